"""Whether words are too mild to be the outlet's own judgement: "downplayed the leak", "a rocky start", "gave in".

The words are data (``words.toml``, ``[mild]``). A reader takes them for a verdict where somebody is quoted with them; in a
reporter's own sentence they tell what was done. One word that is not mild makes the judgement: "a rocky and corrupt rule".
"""

from __future__ import annotations

from framing_stance.agency.clause_words import NOUNS, Words
from framing_stance.evaluation.rules.deeds import phrase_at
from framing_stance.evaluation.rules.link import Link
from framing_stance.evaluation.words import Phrases


def is_mild(words: Words, link: Link, mild: Phrases) -> bool:
    """Whether all the words that make a link are mild: of an act its verb with its phrase, else each word for itself."""
    if link.kind == "act":
        phrases = (phrase_at(words, i, mild) for i in link.at)
        return {i for each in phrases if each for i in each[1]}.issuperset(link.at)
    return all(_is_row(words.form(i), mild) or (words.tag(i) in NOUNS and _is_row(words.lemma(i), mild)) for i in link.at)


def _is_row(word: str, mild: Phrases) -> bool:
    return any(not rest for rest, _ in mild.get(word, ()))
