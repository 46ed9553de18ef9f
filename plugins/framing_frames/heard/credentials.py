"""How an article introduces a source: by its name only, or with a role or a reason to know what it says.

A role is a title or noun before the name, in apposition to it, in brackets behind it or after "is a"; or a body it is "of".
A reason to know is what somebody saw, lived through, studied or wrote, or is to those concerned.
"""

from __future__ import annotations

from collections.abc import Iterator

from framing import Layers, Span
from framing_frames.heard.gender import Persons, title_start
from framing_frames.heard.sources import Source
from framing_frames.heard.words import load_words, singular_role

NOTHING, NAMED, ROLE = "neither name nor role", "named only", "with a credential"
CREDENTIALS = (NOTHING, NAMED, ROLE)
_APPOSITION = 14  # tokens after a name in which a role is told
_BEFORE = 12  # tokens before a comma and a name
_CLAUSE = 8  # tokens after "who" or a name, in which a verb tells how somebody knows
_ENDING = frozenset({"VBZ", "VBD", "VBP", "MD", "PRP", "WDT"})
_OPENERS = frozenset({",", "(", "—", "–", "-"})
_DETERMINERS = frozenset({"DT", "PRP$", "POS", "CD"})
_PARTIES = frozenset({"republican", "democratic", "democrat", "conservative", "independent"})  # also as adjectives


class Introductions:
    """How each person of one article is introduced."""

    def __init__(self, layers: Layers, persons: Persons) -> None:
        self.layers, self.persons = layers, persons
        self.forms, self.tags = persons.forms, persons.tags
        self.bodies = {
            layers.tokens.within(a.start, a.end).start for a in layers.annotations("persons") if a.attributes["kind"] == "body"
        }

    def role(self, source: Source) -> int | None:
        """The token that tells the first role of a source; None where nothing does."""
        found = (at for start, end in source.mentions for at in self._roles(start, end, source.named))
        return next(found, None)

    def reason(self, source: Source) -> int | None:
        """The token that tells first how a source comes to know; None where nothing does."""
        found = [at for start, end in source.mentions for at in self._reasons(start, end, source.named)]
        found.extend(at for a in source.said for piece in a.pieces for at in self._lived(piece))
        return min(found, default=None)

    # --- roles

    def _roles(self, start: int, end: int, named: bool) -> Iterator[int]:
        if not named:
            yield from (i for i in range(start, end) if singular_role(self.forms[i]))
            return
        opening = title_start(self.persons, start)
        yield from (i for i in range(opening, start) if self._is_role(i))
        yield from self._employer(opening)
        yield from self._before_comma(opening, end)
        yield from self._behind(end)

    def _employer(self, start: int) -> Iterator[int]:
        """ "NPR's Ada Berg", "the Harbour Institute's Ada Berg": a body, or capitals, with a possessive."""
        at = start - 2
        if at >= 0 and self.tags[start - 1] == "POS" and self.tags[at] in ("NNP", "NNPS"):
            run = range(max(0, at - 3), at + 1)
            written = self.layers.tokens.written[at]
            if (written.isupper() and len(written) > 1) or any(i in self.bodies for i in run):
                yield at

    def _is_role(self, i: int) -> bool:
        if self.tags[i + 1 : i + 2] == ("POS",) or (self.tags[i] == "JJ" and self.forms[i] not in _PARTIES):
            return False  # "the governor's office", "the general electorate"
        if self.tags[i] in ("NNS", "NNPS"):  # "senators Ada Berg and Bo Lund", "one of the founders"
            return singular_role(self.forms[i].removesuffix("s"))
        return self.tags[i] in ("NN", "NNP", "JJ") and singular_role(self.forms[i])

    def _before_comma(self, start: int, end: int) -> Iterator[int]:
        """ "the mayor of the town, Ada Berg,": from a determiner to the comma, with a role in it."""
        if start < 2 or self.forms[start - 1] != ",":
            return
        if end < len(self.forms) and self.tags[end] in ("CC", "NNP"):
            return  # a list of names
        first = max(self._sentence(start)[0], start - 1 - _BEFORE)
        for i in range(start - 2, first - 1, -1):
            if self.forms[i] == "," or self.tags[i].startswith("V"):
                return
            if self._is_role(i) and any(self.tags[j] in _DETERMINERS for j in range(max(first, i - 4), i)):
                yield i
                return

    def _behind(self, end: int) -> Iterator[int]:
        """ ", a nurse", ", 34, who runs the port", "(R-Ohio)", "of the Harbour Institute", "is the mayor"."""
        stop = min(self._sentence(max(0, end - 1))[1], end + _APPOSITION, len(self.forms))
        if end >= stop:
            return
        form = self.forms[end]
        if form in _OPENERS:
            yield from self._apposition(end + 1, stop)
        elif form in ("of", "from", "with", "at"):
            yield from (i for i in range(end + 1, min(end + 4, stop)) if i in self.bodies)
        elif form in ("is", "was", "became"):
            yield from self._complement(end + 1, stop)

    def _apposition(self, start: int, stop: int) -> Iterator[int]:
        while start < stop and (self.tags[start] == "CD" or self.forms[start] == ","):  # ", 34, …"
            start += 1
        if start >= stop:
            return
        words = load_words()
        party, _, place = self.forms[start].partition("-")
        if party in words.parties and (place or [*self.forms[start + 1 : start + 2]] in (["-"], ["."], [","])):
            yield start
        elif self.forms[start] == "who":
            yield from (i for i in range(start + 1, min(start + 5, stop)) if self.forms[i] in words.role_verbs)
            yield from self._complement(start + 2, stop)
        elif self.forms[start] in ("of", "from", "with", "at"):
            yield from (i for i in range(start + 1, min(start + 4, stop)) if i in self.bodies)
        else:
            yield from self._complement(start, stop)

    def _complement(self, start: int, stop: int) -> Iterator[int]:
        """The role in a noun phrase that begins here, with its "and"; a verb or a further comma before one ends the search."""
        for i in range(start, stop):
            if self.tags[i] in _ENDING or self.forms[i] in (",", ".", ";", ")", "(") or self._leads_away(i):
                return
            if self._is_role(i):
                yield i
                return

    def _leads_away(self, i: int) -> bool:
        """Whether a preposition ends what describes the person: not "one of the founders", "vice president"."""
        return self.tags[i] in ("IN", "TO") and self.forms[i - 1] not in ("one", "part")

    # --- how somebody knows

    def _reasons(self, start: int, end: int, named: bool) -> Iterator[int]:
        words = load_words()
        if named:
            opening = title_start(self.persons, start)
            around = [*range(opening, start), *self._before_comma(opening, end), *self._behind(end)]
        else:
            around = [*range(start, end)]
        for i in around:
            stands_for = self.forms[i] in words.speaking_for and [*self.forms[i + 1 : i + 2]] == ["for"]
            if stands_for or (self.forms[i] in words.knowing and self._is_relation(i)):
                yield i
        yield from self._did(end)

    def _is_relation(self, i: int) -> bool:
        """Whether a noun is somebody's or anybody's: "his mother", "mother of the boy", "Berg's widow", "a witness"."""
        return self.tags[i - 1] in ("PRP$", "POS", "DT", "NN", "JJ") or [*self.forms[i + 1 : i + 2]] == ["of"]

    def _did(self, end: int) -> Iterator[int]:
        """ "who survived the fire", "Berg, who studies ice,": a verb that says how somebody came to know, soon after the name."""
        stop = min(self._sentence(max(0, end - 1))[1], end + 3)
        for i in range(end, stop):
            if self.forms[i] == "who":
                last = min(i + _CLAUSE, len(self.forms))
                yield from (j for j in range(i + 1, last) if self.forms[j] in load_words().doings)
                return

    def _lived(self, piece: Span) -> Iterator[int]:
        """ "I saw": what somebody quoted says of themselves."""
        inside = self.layers.tokens.within(*piece)
        for i in inside:
            if self.forms[i] == "i" and i + 1 < inside.stop and self.persons.quoted[i]:
                at = i + 1 + (self.tags[i + 1] == "RB")
                if at < inside.stop and self.forms[at] in load_words().lived and self.tags[at] in ("VBD", "VBP", "VB", "VBN"):
                    yield at

    def _sentence(self, token: int) -> Span:
        return self.persons.sentences[self.persons.sentence_of(token)]
