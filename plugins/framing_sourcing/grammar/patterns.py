"""The patterns of the grammar by name: what each finds, an example, and how candidates of it are treated.

Verb patterns are in :mod:`grammar.verbs`, nouns, adjectives and fixed phrases in :mod:`grammar.nominals`, direct speech in
:mod:`grammar.quotes`, lines in :mod:`grammar.lines`; :mod:`grammar.search` chooses among what they find.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pattern:
    """A construction.

    ``needs_source``: without a source it is no attribution; ``reports``: a quotation after it continues it;
    ``frames``: its content is all that stands beside it, so that it goes before what lies in that content.
    """

    example: str
    needs_source: bool = False
    reports: bool = False
    frames: bool = False


PATTERNS = {
    "direct": Pattern('"The pier leaks," said Ada Holm.', reports=True, frames=True),
    "that": Pattern("The mayor said that the pier leaks.", needs_source=True, reports=True),
    "zero": Pattern("The mayor said the pier was leaking.", needs_source=True, reports=True),
    "wh": Pattern("The mayor asked whether the pier leaks."),
    "parenthetical": Pattern("The pier is safe, the mayor said.", reports=True, frames=True),
    "inverted": Pattern("The pier is safe, said Ada Holm.", reports=True, frames=True),
    "as_said": Pattern("As the mayor said, the pier is safe.", reports=True, frames=True),
    "inf": Pattern("The mayor vowed to repair the pier.", needs_source=True),
    "np": Pattern("The mayor praised the crew.", needs_source=True),
    "np_inf": Pattern("The mayor urged the crew to leave.", needs_source=True),
    "ing": Pattern("The mayor proposed closing the pier.", needs_source=True),
    "adj": Pattern("The mayor made clear that the pier was lost.", needs_source=True),
    "prep": Pattern("The mayor called for calm.", needs_source=True),
    "passive": Pattern("The mayor was accused of lying."),
    "quoted": Pattern("The mayor was quoted as saying that the pier leaks.", needs_source=True, reports=True),
    "passive_by": Pattern("The plan was criticized by local teachers."),
    "raising": Pattern("The pier seems to be leaking."),
    "noun": Pattern("The mayor's claim that the pier leaks was false.", needs_source=True),
    "rumour": Pattern("The rumour that the pier was sold was false."),
    "noun_is": Pattern("The mayor's answer was that nobody knew.", needs_source=True),
    "adjective": Pattern("The mayor is confident that the pier will hold.", needs_source=True),
    "according_to": Pattern("According to the mayor, the pier is safe.", reports=True, frames=True),
    "standpoint": Pattern("In her view, the pier is safe.", needs_source=True),
    "hearsay": Pattern("The owner reportedly sold the pier."),
    "speaker_line": Pattern("HOLM: We will never sell the pier.", needs_source=True),
    "signature": Pattern("The pier leaks. — Ada Holm (@holm) May 4, 2019", needs_source=True, frames=True),
    "list": Pattern("The mayor said:\n- the pier leaks\n- the roof is old", needs_source=True, frames=True),
    "quoted_line": Pattern("> the pier was never safe"),
}
