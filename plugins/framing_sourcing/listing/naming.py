"""Which sources stand in a list by name: persons, bodies and documents that the text names, not "many" or "people who …"."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from framing import Annotation, Document
from framing.english import CLASSES
from framing_sourcing.counting import source_of
from framing_sourcing.speakers.source_types import is_people, is_person_word
from framing_sourcing.speakers.wording import PRONOUNS, SPOKESPEOPLE
from framing_sourcing.speakers.wordlists import load_word_lists

_LONGEST = 14  # words
_INNER = frozenset("of the and for on in at to & 's".split())
_NAMELESS = (
    PRONOUNS
    | CLASSES.pronouns
    | CLASSES.relatives
    | CLASSES.demonstratives
    | CLASSES.possessives
    | CLASSES.quantifiers
    | {"people"}
)
_COLLECTIVES = frozenset({"government", "police", "authorities"})
_SEATS = frozenset({"ministry", "department"})  # of which a country has one of a kind: "the health ministry"
_GENERAL = frozenset(  # before a collective they name none: "local police"
    (
        "state federal local national regional provincial municipal military riot traffic border city county town village "
        "district rural retired former new foreign central senior one same"
    ).split()
)
_BOUND = frozenset({"jr", "sr", "inc", "ltd", "llc", "iii", "ii"})  # behind a comma
_FUNCTION = CLASSES.determiners | CLASSES.prepositions | CLASSES.coordinators | CLASSES.quantifiers | CLASSES.relatives
_INSIDE = 3  # words
_MARKS = ".,'’\"“”"


def name_of(attribution: Annotation, document: Document) -> str:
    """The name of a source, '' where the text gives it none; a name that the user gave it always stands."""
    source = source_of(attribution, document)
    about = attribution.attributes
    if "name" in str(about.get("corrected", "")):
        return source
    if about["anonymous"] or not is_name(source):
        return ""
    return "" if " " not in source and _is_common(source, document.text) else source


def is_name(source: str) -> bool:
    """Whether words are a proper name: capitals but for small words inside and the kind of body or document at the end."""
    words = source.split()
    words = words[1:] if len(words) > 1 and words[0].lower() == "the" else words
    if not words or any(row.holds(source, words) for row in NO_NAMES):
        return False
    if len(words) == 1 or (_opens(words[0]) and _closes(words[-1]) and all(map(_stands_inside, words[1:-1]))):
        return True
    return _is_collective(words) or _is_seat(words)


def _is_collective(words: list[str]) -> bool:
    """ "UN human rights office", "Norbo police": a body behind whose or what it is, nothing but nouns between."""
    last, inner = _bare(words[-1]), [_bare(word) for word in words[1:-1]]
    plain = all(word.isalpha() and word not in _FUNCTION and not _is_kind(word) for word in inner)
    first = _is_raised(words[0]) and _bare(words[0]) not in _GENERAL | _FUNCTION and not _is_kind(_bare(words[0]))
    return first and plain and len(inner) <= _INSIDE and (last in _COLLECTIVES or last in load_word_lists().bodies)


def _is_seat(words: list[str]) -> bool:
    """ "health ministry", "inspector general's office": one of a kind, though in small letters."""
    whose, last = words[:-1], _bare(words[-1])
    told = all(_bare(word).replace("-", "").isalpha() and _bare(word) not in _FUNCTION | _GENERAL for word in whose[:-1])
    if last == "office":
        return told and whose[-1].lower().endswith(("'s", "’s")) and len(whose) <= _INSIDE
    return told and last in _SEATS and _bare(whose[-1]) not in _FUNCTION | _GENERAL and len(whose) <= _INSIDE


def _begins_nameless(source: str, words: list[str]) -> bool:
    """ "Many" and "some people", but "All Saints' Church" and "One Nation"."""
    first, last = _bare(words[0]), _bare(words[-1])
    return first in _NAMELESS and (len(words) == 1 or last.endswith("s") or not words[1][0].isupper())


def _is_no_single_name(source: str, words: list[str]) -> bool:
    """One word that has no capital, or says what somebody or something is: "officials", "Report"; but "CIA"."""
    (word, *more) = words
    if more:
        return False
    return not _is_raised(word) or not word[0].isalpha() or (_is_kind(_bare(word)) and not _is_short(word))


class Row(NamedTuple):
    """A reason why words are no name: the condition, and a source for which it alone holds."""

    holds: Callable[[str, list[str]], bool]
    example: str


NO_NAMES = (
    Row(lambda source, words: _bare(words[0]) in _GENERAL and not any(map(_is_raised, words[1:])), "Local police"),
    Row(lambda source, words: len(words) > _LONGEST, "Anna Lund of the " + "Port " * _LONGEST + "Office"),
    Row(lambda source, words: source.count("(") != source.count(")"), "Ada Berg (Norbo"),
    Row(lambda source, words: not _are_bound(words), "Anna Lund, Ben Aster"),
    Row(_begins_nameless, "Several Norbo Democrats"),
    Row(_is_no_single_name, "Officials"),
    Row(lambda source, words: not any(map(_is_raised, words)) and not _is_seat(words), "van government"),
)


def _opens(word: str) -> bool:
    return _is_raised(word) or _bare(word) in load_word_lists().particles


def _closes(word: str) -> bool:
    last, kinds = _bare(word), load_word_lists()
    return _is_raised(word) or last in kinds.bodies or last in kinds.documents or last in SPOKESPEOPLE or last in _COLLECTIVES


def _stands_inside(word: str) -> bool:
    kinds = load_word_lists()
    return _is_raised(word) or _bare(word) in _INNER or _bare(word) in kinds.particles or _bare(word) in kinds.bodies


def _is_kind(word: str) -> bool:
    """Whether a word says what somebody or something is and names nobody: "Senator", "Report", "Critics"."""
    return word in load_word_lists().documents or is_person_word(word) or is_people(word)


def _are_bound(words: list[str]) -> bool:
    """Whether no comma or other mark parts the words, save that before "Jr."."""
    parted = [i for i, word in enumerate(words[:-1]) if word[-1] in ",;:"]
    return all(_bare(words[i + 1]) in _BOUND for i in parted)


def _bare(word: str) -> str:
    return word.strip(_MARKS).lower()


def _is_raised(word: str) -> bool:
    """Whether a word has a capital, or is of a script that has none: "Norbo", "al-Norbo", "eNorbo"."""
    return any(letter.isalpha() and not letter.islower() for letter in word)


def _is_short(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _is_common(word: str, text: str) -> bool:
    """Whether the text has a single word in small letters too, so that it only opened a sentence: "Decisions"."""
    small = word.lower()
    return not _is_short(word) and any(part.strip(_MARKS + "?!:;()") == small for part in text.split())
