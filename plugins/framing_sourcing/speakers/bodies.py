"""Names of bodies: "the Ministry of Rural Affairs (MRA)", then "the ministry" and "the MRA"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from framing import Span
from framing_sourcing.speakers.names import PROPER, is_body
from framing_sourcing.speakers.wordlists import load_word_lists
from framing_sourcing.syntax.reading import Reading

_JOINING = frozenset({"of", "for", "on", "and", "the", "&", "in"})
# Words that end bodies' names, and open them: "House Energy and Commerce Committee".
FIELDS = frozenset("energy research justice times park beach county state city house international action street".split())
_MOST = 100  # mentions of bodies with one word that are told apart
_SMALL = frozenset({"of", "the", "for", "and", "on", "in", "&", "a"})


@dataclass(slots=True)
class Bodies:
    """The bodies that a text names, each under the first of its names that is no mere run of initials."""

    reading: Reading
    runs: Sequence[Span]
    _named: list[tuple[int, str]] | None = None  # (first token, name), in the order of the text
    _by_word: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    _canonical: dict[frozenset[str], str] = field(default_factory=dict)
    _acronyms: dict[str, str] = field(default_factory=dict)

    def name(self, start: int, stop: int, end: int) -> str:
        """The full name of the body that the phrase [start, stop) names, without article and possessor; '' for none."""
        reading, bodies = self.reading, load_word_lists().bodies
        first = max((i + 1 for i in range(start, stop) if reading.forms[i] == "'s"), default=start)  # but "Workers' Union"
        while first < stop and not (reading.tags[first] in PROPER or self._is_raised(first)):
            first += 1
        if first >= stop or not (reading.tags[stop - 1] in PROPER or self._is_raised(stop - 1)):
            return ""
        last = self._extended(first, stop, end)
        if last == stop and reading.tags[stop - 1] not in PROPER:
            return ""  # but "Central Rural and Legal Work Conference"
        if last == stop and reading.forms[stop - 1] not in bodies and not reading.tokens.written[stop - 1].isupper():
            return self.canonical(self._text(first, last)) if "&" in reading.forms[first:stop] else ""
        return self.canonical(self._text(first, last))

    def _is_raised(self, i: int) -> bool:
        """Whether an adjective is written as a name: "Democratic"."""
        return self.reading.tags[i] == "JJ" and self.reading.tokens.written[i][0].isupper()

    def _extended(self, first: int, stop: int, end: int) -> int:
        """The end of a name with the phrases that "of", "for", "on" and "and" join to the head of a body."""
        reading, bodies = self.reading, load_word_lists().bodies
        last = stop
        while last + 1 < end and reading.forms[last] in ("of", "for", "on", "and") and reading.phrase_at[last + 1] >= 0:
            joined = reading.forms[last] == "and"
            if reading.forms[last - 1] not in bodies and not (joined or last > stop):
                break
            if joined and reading.forms[last - 1] in bodies and reading.forms[last - 1] not in FIELDS:
                break
            phrase = reading.phrases[reading.phrase_at[last + 1]]
            if reading.tags[phrase.end - 1] not in PROPER or (joined and not self._goes_on(phrase.end, last > stop)):
                break
            last = min(phrase.end, end)
        if last > stop and not (bodies & {*reading.forms[first:last]}):
            return stop
        return last

    def _goes_on(self, end: int, inside: bool) -> bool:
        """Whether "and" joins the words of one name: "Land and Legal Aid Office", "Ministry of Fish and Boats"."""
        return inside or self.reading.forms[end - 1] in load_word_lists().bodies

    def _text(self, first: int, last: int) -> str:
        reading = self.reading
        return " ".join(reading.text[reading.tokens.starts[first] : reading.tokens.ends[last - 1]].split())

    def canonical(self, name: str) -> str:
        """The name that the text used first for this body; its full name for initials."""
        self._read()
        return self._acronyms.get(name.lower().replace(".", "")) or self._canonical.setdefault(_words(name), name)

    def short_for(self, initials: str) -> str:
        """The body whose initials, folded, a word is; '' if none."""
        self._read()
        return self._acronyms.get(initials.replace(".", ""), "") if len(initials) > 2 else ""

    def definite(self, nouns: Sequence[str], at: int) -> str:
        """Which body "the ministry" is: the only one, or the last before, whose name has these words; '' if open."""
        self._read()
        if not nouns:
            return ""
        known = [item for item in self._by_word.get("".join(nouns[-1:]), ())[-_MOST:] if set(nouns) <= _words(item[1])]
        distinct = {name for _, name in known}
        if len(distinct) == 1:
            return distinct.pop()
        before = bisect_left(known, (at, ""))
        near = {name for i, name in known[max(0, before - 2) : before]}
        return near.pop() if len(near) == 1 else ""

    def _read(self) -> list[tuple[int, str]]:
        if self._named is None:
            self._named = []
            for start, stop in self.runs:
                if not is_body(self.reading, start, stop) and not self._is_shortened(start, stop):
                    continue
                while start > self.reading.first[stop - 1] and self._is_raised(start - 1):
                    start -= 1
                last = self._extended(start, stop, self.reading.last[start])
                text = self._text(start, last)
                name = self._canonical.setdefault(_words(text), text)
                self._named.append((start, name))
                for word in _words(name):
                    self._by_word.setdefault(word, []).append((start, name))
                self._note_initials(start, last)
        return self._named

    def _is_shortened(self, start: int, stop: int) -> bool:
        """Whether its initials in brackets follow a run of capitals: "Harbour Rescue Forces (HRF)"."""
        forms = self.reading.forms
        initials = "".join(form[0] for form in forms[start:stop])
        return len(initials) > 2 and tuple(forms[stop : stop + 3]) == ("(", initials, ")")

    def _note_initials(self, start: int, end: int) -> None:
        """What "(MRA)" after a name, or MRA anywhere, is short for."""
        reading = self.reading
        words = [reading.tokens.written[i] for i in range(start, end)]
        if len(words) < 2:
            return
        full = self._canonical[_words(" ".join(words))] if _words(" ".join(words)) in self._canonical else " ".join(words)
        self._acronyms.setdefault("".join(w[0] for w in words if w.lower() not in _SMALL).lower(), full)
        self._acronyms.setdefault("".join(w[0] for w in words).lower(), full)
        if end + 2 < len(reading.forms) and reading.forms[end] == "(" and reading.forms[end + 2] == ")":
            self._acronyms[reading.forms[end + 1].replace(".", "")] = full


def _words(name: str) -> frozenset[str]:
    """What tells a body from others, in whatever order: "Department of Justice", "Justice Department"."""
    return frozenset(name.lower().split()) - _SMALL
