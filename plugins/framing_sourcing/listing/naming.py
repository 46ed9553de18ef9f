"""Which sources stand in a list by name: persons, bodies and documents that the text names, not "many" or "people who …"."""

from __future__ import annotations

from framing import Annotation, Document
from framing.english import CLASSES
from framing_sourcing.counting import source_of
from framing_sourcing.speakers.source_types import is_people, is_person_word
from framing_sourcing.speakers.wording import PRONOUNS
from framing_sourcing.speakers.wordlists import load_word_lists

_LONGEST = 14  # words
_INNER = frozenset("of the and for on in at to & 's".split())
_QUANTIFIERS = frozenset(
    (
        "all another any anybody anyone both each either every everybody everyone few half many more most much neither nobody "
        "none no one other others several some somebody someone such two three four five six seven eight nine ten dozens "
        "hundreds thousands millions people"
    ).split()
)
_NAMELESS = PRONOUNS | CLASSES.pronouns | CLASSES.relatives | CLASSES.demonstratives | CLASSES.possessives | _QUANTIFIERS
_SPOKEN = frozenset("spokesman spokeswoman spokesperson spokespeople spokesmen".split())
_BOUND = frozenset({"jr", "sr", "inc", "ltd", "llc", "iii", "ii"})  # behind a comma
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
    if not 0 < len(words) <= _LONGEST or source.count("(") != source.count(")") or not _are_bound(words):
        return False
    first, last = (_bare(word) for word in (words[0], words[-1]))
    if first in _NAMELESS and (len(words) == 1 or last.endswith("s") or not words[1][0].isupper()):
        return False
    if len(words) == 1:
        return _is_raised(words[0]) and words[0][0].isalpha() and (_is_short(words[0]) or not _is_kind(first))
    kinds = load_word_lists()
    opened = _is_raised(words[0]) or first in kinds.particles
    closed = _is_raised(words[-1]) or last in kinds.bodies or last in kinds.documents or last in _SPOKEN or last == "government"
    inner = all(_is_raised(word) or _bare(word) in _INNER | kinds.particles | kinds.bodies for word in words[1:-1])
    return opened and closed and inner and any(map(_is_raised, words))


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
