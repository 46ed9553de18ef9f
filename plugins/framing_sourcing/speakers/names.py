"""Persons' names in a text: runs of capitals, less the titles before them and less the names of bodies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from framing import Span
from framing.text import QUOTES
from framing_sourcing.speakers.roles import load_roles
from framing_sourcing.speakers.source_types import is_person_word
from framing_sourcing.speakers.wordlists import load_word_lists
from framing_sourcing.syntax.reading import Reading
from framing_sourcing.syntax.words import ABBREVIATIONS, TIMES

_DOUBLE = QUOTES - frozenset("'‘’")  # the marks that are no apostrophe

PROPER = frozenset({"NNP", "NNPS"})
_PLACING = frozenset("in from near across outside throughout within into between".split())
_LONGEST = 6  # words of a name


@dataclass(frozen=True, slots=True)
class Name:
    """One mention: the tokens of the name itself, its words as written, and the titles right before it.

    ``sure``: a given name or a title shows that it is a person's; other runs of capitals may be.
    """

    start: int
    end: int
    words: tuple[str, ...]
    titles: tuple[str, ...]
    sure: bool

    @property
    def text(self) -> str:
        return " ".join(self.words)


def find_names(reading: Reading) -> tuple[list[Name], list[Span]]:
    """All runs of capitals that may name a person, and those that name a body, in the order of the text."""
    names: list[Name] = []
    bodies: list[Span] = []
    for start, end in runs(reading, 0, len(reading.tags)):
        if _is_credit(reading, start, end):
            continue
        name = _name(reading, start, end)
        if name is not None:
            names.append(name)
        if name is None or not name.sure:
            bodies.append((start, end))
    return names, bodies


def places_in(reading: Reading, names: Iterable[Name]) -> frozenset[str]:
    """The folded names of states and capitals that the text has as places: "in Washington", "Israel's army"."""
    alone = ((name, reading.forms[name.start]) for name in names if name.end - name.start == 1 and not name.titles)
    return frozenset(word for name, word in alone if word in load_roles().states and _is_place(reading, name))


def _is_place(reading: Reading, name: Name) -> bool:
    opened = name.start > 0 and reading.forms[name.start - 1] in _PLACING
    owns = [*reading.forms[name.end : name.end + 1]] == ["'s"]
    return opened or owns


def runs(reading: Reading, start: int, end: int) -> Iterator[Span]:
    """Stretches of proper nouns, with full stops and small words inside them: "Gov. Bill de Vries"."""
    tags, forms = reading.tags, reading.forms
    given, written = load_word_lists().given_names, reading.tokens.written
    i = start
    while i < end:
        if tags[i] not in PROPER or (forms[i] in TIMES and not _is_surname(reading, i)):
            i += 1
            continue
        j = _run_end(reading, i + 1, end)
        if j < end and forms[j] == "." and forms[j - 1] in ("jr", "sr") and tags[j] == ".":
            j += 1
        opens = int(i > start and forms[i - 1] in given and written[i - 1][0].isupper() and tags[i - 1] not in PROPER)
        yield i - opens, j  # a given name that also is a word, at the head of a sentence
        i = j


def opens_line(reading: Reading, j: int) -> bool:
    """Whether a token stands first behind a blank line or a line that is none of prose: no name reaches across."""
    between = reading.text[reading.tokens.ends[j - 1] : reading.tokens.starts[j]] if j else ""
    return "\n" in between and (between.count("\n") > 1 or reading.first[j] == j)


def _is_credit(reading: Reading, start: int, end: int) -> bool:
    """Whether a run belongs to the credit of a picture: "REUTERS/Anna Berg", "Anna Berg/Getty Images"."""
    forms, agencies = reading.forms, load_word_lists().credits
    before = start > 1 and forms[start - 1] == "/" and forms[start - 2] in agencies
    after = end + 1 < len(forms) and forms[end] == "/" and forms[end + 1] in agencies
    return before or after


def _run_end(reading: Reading, j: int, end: int) -> int:
    """Where a run ends whose first word stands before j."""
    while j < end and not opens_line(reading, j):
        if reading.tags[j] in PROPER:
            if reading.forms[j] in TIMES and not _is_surname(reading, j):
                break
        elif reading.forms[j] == "a" and _is_initial(reading, j, end):
            j += 1
        elif _is_nickname(reading, j, end):
            j += 2
        elif not _joins(reading, j, end):
            break
        j += 1
    return j


def _joins(reading: Reading, j: int, end: int) -> bool:
    """Whether a name goes on behind a particle, "&" or the full stop of what is shortened: "de | Vries", "J. | Berg"."""
    forms, particles = reading.forms, load_word_lists().particles
    if j + 1 >= end or not (reading.tags[j + 1] in PROPER or forms[j + 1] in particles):
        return False
    if forms[j] == ".":
        return len(forms[j - 1]) == 1 or forms[j - 1] in ABBREVIATIONS
    return forms[j] == "&" or forms[j] in particles


def _is_surname(reading: Reading, i: int) -> bool:
    """Whether the name of a month or day is somebody's: "Theresa May", "Mrs. May", "May said", but "Mary May 4"."""
    forms, words = reading.forms, load_word_lists()
    if [*reading.tags[i + 1 : i + 2]] == ["CD"] or i == 0:
        return False
    before = forms[i - 2] if forms[i - 1] == "." and i > 1 else forms[i - 1]
    named = (before in words.given_names and reading.tags[i - 1] in PROPER) or before in words.titles
    group = reading.group(i + 1)
    return named or (forms[i] == "may" and group is not None and group.start == i + 1 and reading.tags[i - 1] not in ("IN", "CD"))


def _is_initial(reading: Reading, i: int, end: int) -> bool:
    """Whether a token is the initial "A" of a name, which by itself is an article."""
    return i + 2 < end and reading.tokens.written[i] == "A" and reading.forms[i + 1] == "." and reading.tags[i + 2] in PROPER


def _is_nickname(reading: Reading, i: int, end: int) -> bool:
    """Whether a name goes on behind a nickname in quotation marks: 'Ada "Bee" Berg'."""
    tags, forms = reading.tags, reading.forms
    if i + 3 >= end or forms[i] not in _DOUBLE or forms[i + 2] not in _DOUBLE or reading.first[i] == i:
        return False
    return tags[i + 1] in PROPER and tags[i + 3] in PROPER


def is_body(reading: Reading, start: int, end: int) -> bool:
    """Whether a run of capitals names a body: its last word is the head of one, or its first with "of" after the run."""
    bodies, forms = load_word_lists().bodies, reading.forms
    return forms[end - 1 - (forms[end - 1] == ".")] in bodies or (
        forms[start] in bodies and end < len(forms) and forms[end] in ("of", "for", "on")
    )


def _name(reading: Reading, start: int, end: int) -> Name | None:
    """The person's name in a run; None for a body, or titles alone."""
    forms, words = reading.forms, load_word_lists()
    if end - start == 1 and not (start > 0 and forms[start - 1] in words.titles):
        return None if is_body(reading, start, end) else Name(start, end, (reading.tokens.written[start],), (), False)
    first = _after_titles(reading, start, end)
    if first == end:
        if end - start > 1 and forms[start] not in words.given_names:
            return None  # "Attorney General"
        first = start
    titled = first > start or (start > 0 and _is_title(reading, start - 1))
    if "&" in forms[start:end]:
        return None
    if is_body(reading, first, end) and not (titled and end - first < 3 and forms[first] in words.given_names):
        return None
    return _named(reading, start, first, end, titled=titled)


def _is_title(reading: Reading, i: int) -> bool:
    """Whether the word before a name says that somebody's follows: "Mrs.", "co-host | Ada Berg"."""
    return reading.forms[i] in load_word_lists().titles or (reading.tags[i] == "NN" and is_person_word(reading.forms[i]))


def _named(reading: Reading, start: int, first: int, end: int, *, titled: bool) -> Name | None:
    """The name of a run from ``first`` on; None where it is too long for one."""
    forms, words = reading.forms, load_word_lists()
    first = _at_given_name(reading, first, end)
    written = _written(reading, first, end)
    if not 0 < len(written) <= _LONGEST:
        return None
    titles = tuple(form for form in forms[start:first] if form != ".")
    if first == start and titled:
        titles = (forms[start - 1],)
    given = len(written) > 1 and forms[first] in words.given_names
    return Name(first, end, written, titles, given or (titled and not written[-1].endswith("s")) or (len(written) > 1 and titled))


def _written(reading: Reading, start: int, end: int) -> tuple[str, ...]:
    """The words of a name, full stops joined to what they shorten: "J.", "Jr."."""
    if end - start == 1:
        return (reading.tokens.written[start],)
    words: list[str] = []
    quoted = False
    for form in reading.tokens.written[start:end]:
        if form in _DOUBLE:
            quoted = not quoted
        elif form == "." and words:
            words[-1] += "."
        elif not quoted:
            words.append(form)
    return tuple(words)


def _after_titles(reading: Reading, start: int, end: int) -> int:
    """The token after the last title of a run: a title at its very end may be a surname ("Steve King")."""
    forms, titles = reading.forms, load_word_lists().titles
    if end - start == 1 and forms[start] not in titles:
        return start
    last = end - 1 - _is_surname_at_end(reading, start, end)
    first = next((i + 1 for i in range(last, start - 1, -1) if forms[i] in titles), start)
    if first == start and first > 1 and forms[start - 1] == "of" and forms[start - 2] in (*titles, "chief") and end - start > 2:
        first += 1  # "Secretary of State John Berg"
    while first < end and forms[first] == ".":
        first += 1
    if first > start and first < end and forms[first - 1] in load_word_lists().kings and end - first == 1:
        first -= 1  # "Pope Leo"
    return first


def _is_surname_at_end(reading: Reading, start: int, end: int) -> bool:
    """Whether a title that ends a run is a surname: "Steve King", "Peter T. King", but "Lt. Gov."."""
    forms, words, last = reading.forms, load_word_lists(), end - 1
    if forms[last] not in words.titles or end - start < 2:
        return False
    return len(forms[last - 2]) == 1 if forms[last - 1] == "." else forms[last - 1] in words.given_names


def _at_given_name(reading: Reading, start: int, end: int) -> int:
    """The first given name of a long run, past what stands before it: "House Aide | Thomas Berg Lund"."""
    given, forms = load_word_lists().given_names, reading.forms
    if end - start < 3 or forms[start] in given:
        return start
    return next((i for i in range(start + 1, end - 1) if forms[i] in given and forms[i + 1] != "."), start)
