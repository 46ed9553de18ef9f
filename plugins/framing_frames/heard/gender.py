"""The gender of a source as the article itself tells it: by titles and nouns, and by pronouns that surely mean it.

A first name tells nothing here. Where two persons stand near a pronoun it tells nothing either, unless what is known of one
of them leaves only the other.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from framing import Layers, Span
from framing_frames.heard.sources import Source, head_of
from framing_frames.heard.words import load_words

UNTOLD = "untold"
_TITLE, _SAID, _NEAR = 4, 2, 1  # how much a title, "she said", and a pronoun nearby count
_AGREE = 0.75  # of what speaks for a gender, beside what speaks for another
_APPOSITION = 6  # words after a comma in which a noun says what somebody is
_BACK = 2  # sentences before its own in which a pronoun may find somebody
_SETTLED = 2
_TITLES = ("NN", "NNP", "NNS", "NNPS", "JJ")  # tags of what stands before a name
_ABBREVIATION = 5  # letters, at most
_LONGEST_TITLE = 12  # tokens
_FAR = 80  # tokens before a pronoun in which somebody can be meant


@dataclass
class Told:
    """What speaks for each gender of one person, and the tokens that do."""

    votes: Counter[str] = field(default_factory=Counter)
    at: dict[str, list[int]] = field(default_factory=dict)

    def add(self, gender: str, weight: int, at: int) -> None:
        self.votes[gender] += weight
        self.at.setdefault(gender, []).append(at)

    @property
    def gender(self) -> str:
        most = self.votes.most_common(1)
        return most[0][0] if most and most[0][1] >= _AGREE * self.votes.total() else UNTOLD


class Persons:
    """The persons of a text by name, sources or not, and where each is named."""

    def __init__(self, layers: Layers, sources: Sequence[Source]) -> None:
        self.layers = layers
        self.forms = [form.partition("'")[0] or form for form in layers.tokens.forms]
        self.tags = layers["pos"]
        self.sentences = _in_tokens(layers)
        self._first = [start for start, _ in self.sentences]
        self.names: list[tuple[int, int, str]] = sorted(self._named(sources))
        self._starts = [start for start, _, _ in self.names]
        self.quoted = _quoted(layers)
        self.told: dict[str, Told] = {}

    def _named(self, sources: Sequence[Source]) -> Iterator[tuple[int, int, str]]:
        for annotation in self.layers.annotations("persons"):
            if annotation.attributes["kind"] == "person":
                found = self.layers.tokens.within(annotation.start, annotation.end)
                yield found.start, found.stop, annotation.label
        for number, source in enumerate(sources):
            if source.person and not source.named:
                yield from ((start, end, key_of(source, number)) for start, end in source.mentions)

    def sentence_of(self, token: int) -> int:
        return max(0, bisect_right(self._first, token) - 1)

    def within(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """Who is named between two tokens."""
        yield from self.names[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def of(self, name: str) -> Told:
        return self.told.setdefault(name, Told())


def key_of(source: Source, number: int) -> str:
    """What a source goes by among the persons of its text."""
    return source.name if source.named else f"#{number}"


def genders(layers: Layers, sources: Sequence[Source]) -> Mapping[str, Told]:
    """What the article tells of the gender of each person in it, by :func:`key_of`."""
    persons = Persons(layers, sources)
    _by_nouns(persons)
    _by_speaking(persons, sources)
    settled = {name: told.gender for name, told in persons.told.items() if told.votes.total() >= _SETTLED}
    _by_pronouns(persons, {name: gender for name, gender in settled.items() if gender != UNTOLD})
    return persons.told


def _by_nouns(persons: Persons) -> None:
    for start, end, name in persons.names:
        for at in _describing(persons, start, end, name):
            if gender := load_words().gendered.get(persons.forms[at]):
                persons.of(name).add(gender, _TITLE, at)


def _describing(persons: Persons, start: int, end: int, name: str) -> Iterator[int]:
    """The tokens that say what a person is: titles before the name, the noun before or after a comma, the head of "a nurse"."""
    forms, tags = persons.forms, persons.tags
    if name.startswith("#"):
        head = head_of(persons.layers, (start, end))
        yield from () if head is None else (head,)
        return
    yield from range(title_start(persons, start), start)
    if start > 1 and forms[start - 1] == "," and _closes(forms, end):
        yield from _noun_before(persons, start - 1)
    if end < len(forms) and forms[end] == ",":
        yield from _noun_after(forms, tags, end + 1)


def _closes(forms: Sequence[str], end: int) -> bool:
    return end >= len(forms) or forms[end] in (",", ".", ";", ":", "—", "–")


def _noun_before(persons: Persons, comma: int) -> Iterator[int]:
    """The noun of "his wife, Ada Berg,": one word before the comma, after a possessive or an article."""
    if comma >= 2 and (persons.tags[comma - 2] in ("DT", "PRP$", "POS") or persons.forms[comma - 2] in ("'s", "’s", "s")):
        yield comma - 1


def _noun_after(forms: Sequence[str], tags: Sequence[str], start: int) -> Iterator[int]:
    """The head of ", a spokeswoman for the port": the last noun before anything else, after an article or at once."""
    stop = min(start + _APPOSITION, len(forms))
    i = start
    while i < stop and (tags[i] in ("DT", "PRP$", "JJ", "NN", "NNP", "CD", "POS") or forms[i] == "-"):
        i += 1
    if i > start and tags[i - 1] in ("NN", "NNP") and (i >= len(forms) or tags[i] != "VBZ"):
        yield i - 1


def title_start(persons: Persons, start: int) -> int:
    """Where the run of nouns and adjectives begins that stands before a name: "council spokeswoman | Ada Berg"."""
    first = max(persons.sentences[persons.sentence_of(start)][0], start - _LONGEST_TITLE)
    i = start
    while i > first:
        before = persons.forms[i - 1]
        of = before == "of" and i - 2 >= first and i < start and persons.tags[i - 2] in _TITLES  # "secretary of state"
        abbreviation = before == "." and i - 2 >= first and len(persons.forms[i - 2]) <= _ABBREVIATION
        if not (persons.tags[i - 1] in _TITLES or of or abbreviation):
            break
        i -= 1
    return i


def _by_speaking(persons: Persons, sources: Sequence[Source]) -> None:
    """ "She said", where the run has found who she is; and "Berg said she …"."""
    pronouns = load_words().pronouns
    for number, source in enumerate(sources):
        if not source.person:
            continue
        for attribution in source.said:
            named = persons.layers.tokens.within(*attribution.roles["source"][0])
            at, alone = named.start, len(named) == 1  # "his wife" is no "he"
            if alone and (gender := pronouns.get(persons.forms[at])) and not persons.quoted[at]:
                persons.of(key_of(source, number)).add(gender, _SAID, at)
            elif (first := _opening_pronoun(persons, attribution.pieces[0], at)) is not None:
                persons.of(key_of(source, number)).add(pronouns[persons.forms[first]], _SAID, first)


def _opening_pronoun(persons: Persons, piece: Span, source: int) -> int | None:
    """ "She" in "Berg said that she would …"; None where somebody else is named in between, or before the source."""
    inside = persons.layers.tokens.within(*piece)
    first = next((i for i in inside if persons.forms[i] != "that"), inside.start)
    if first >= len(persons.forms) or first < source or persons.quoted[first] or persons.forms[first] not in ("he", "she"):
        return None
    opening = max(persons.sentences[persons.sentence_of(source)][0], first - _FAR)
    others = {name for _, _, name in persons.within(opening, first)}
    return first if len(others) <= 1 else None


def _by_pronouns(persons: Persons, settled: Mapping[str, str]) -> None:
    """Each "he" and "she" outside quotation marks counts for the one person it can mean."""
    pronouns = load_words().pronouns
    for at, form in enumerate(persons.forms):
        gender = pronouns.get(form)
        if gender and not persons.quoted[at] and (name := _meant(persons, at, gender, settled)):
            persons.of(name).add(gender, _NEAR, at)


def _meant(persons: Persons, at: int, gender: str, settled: Mapping[str, str]) -> str:
    """The only person whom a pronoun can mean, in its sentence or else in those just before; '' for none, or several."""
    sentence = persons.sentence_of(at)
    start, end = persons.sentences[sentence][0], at
    for back in range(_BACK + 1):
        fitting = {name for _, _, name in persons.within(max(start, end - _FAR), end) if settled.get(name, gender) == gender}
        if fitting:
            return fitting.pop() if len(fitting) == 1 else ""
        if sentence - back <= 0:
            return ""
        start, end = persons.sentences[sentence - back - 1]
    return ""


def _in_tokens(layers: Layers) -> list[Span]:
    spans = (layers.tokens.within(start, end) for start, end in layers.sentences)
    return [(span.start, span.stop) for span in spans if span] or [(0, len(layers.tokens))]


def _quoted(layers: Layers) -> list[bool]:
    """For each token whether it stands in quotation marks."""
    inside = [False] * len(layers.tokens)
    for quotation in layers.quotations:
        for i in layers.tokens.within(quotation[0], quotation[1]):
            inside[i] = True
    return inside
