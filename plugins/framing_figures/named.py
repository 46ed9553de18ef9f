"""Numbers that are part of a name: an ordered table of rules."""

from __future__ import annotations

from framing.english import CLASSES
from framing_figures.beside import Beside, Row, decided
from framing_figures.nouns import is_past
from framing_figures.numbers import Number
from framing_figures.sentence import Sentence
from framing_figures.vocabulary import DAYS, MONTHS, NUMBERED, STOPS, STREETS, TITLE_BEFORE

_EMERGENCY = frozenset("911 999 112 988".split())
_CALLED = frozenset("call calls caller callers dispatcher dispatchers operator operators tape tapes hotline".split())
_BEFORE_CAPITAL = frozenset("\"“‘'”’:;.!?…—–-(•*>[")
_ABBREVIATED = frozenset("no nos vol p pp sec ch".split())
_ALSO_WORDS = frozenset("no type class number numbers area form".split())
_PLACING = frozenset("in at on near across".split())


def is_name(place: Beside) -> bool:
    """ "Boeing 737", "Article 12", "Windows 10", "page 4", "top 20", "10 Downing Street", "“110 Overseas”"."""
    return decided(NAMES, place)


def _plural(place: Beside) -> bool:
    return place.sentence.is_plural(place.number.end)


def _bare(place: Beside) -> bool:
    """Whether digits stand without separators or scale, and no plural follows that they may count."""
    return place.digits and not place.number.grouped and not _plural(place)


def _emergency(place: Beside) -> bool | None:
    return True if place.sentence.tokens.written[place.number.start] in _EMERGENCY and place.after in _CALLED else None


def _dialed(place: Beside) -> bool | None:
    return True if place.before in ("dial", "dialed", "dialled") else None


def _top(place: Beside) -> bool | None:
    return True if place.before == "top" else None


def _owning(place: Beside) -> bool | None:
    return True if place.digits and place.after in ("'s", "’s") and not place.number.grouped else None


def _model(place: Beside) -> bool | None:
    return True if place.digits and _is_model(place.sentence, place.number) else None


def _version(place: Beside) -> bool | None:
    return True if place.digits and place.before in ("version", "no") and place.number.low < 1000 else None


def _numbered(place: Beside) -> bool | None:
    return True if place.before in NUMBERED and not place.number.paired and _bare(place) else None


def _abbreviated(place: Beside) -> bool | None:
    return True if place.before == "." and place.left(2) in _ABBREVIATED and _bare(place) else None


def _after_name(place: Beside) -> bool | None:
    if not _bare(place) or place.number.paired or not _follows_name(place.sentence, place.number):
        return None
    return None if place.sentence.counts_people(place.number.end) else True


def _titled(place: Beside) -> bool | None:
    inside = place.number.kind == "words" and place.number.start > place.sentence.begin
    return True if inside and _is_titled(place.sentence, place.number) else None


def _gang_of(place: Beside) -> bool | None:
    return True if place.before == "of" and place.capital(2) and place.number.low < 20 and not _plural(place) else None


def _numbered_in_words(place: Beside) -> bool | None:
    return not _plural(place) if place.number.kind == "words" and place.before in NUMBERED - _ALSO_WORDS else None


def _number(place: Beside) -> bool | None:
    return True if place.before == "number" and not _plural(place) else None


def _before_name(place: Beside) -> bool | None:
    return True if place.number.kind != "vague" and _precedes_name(place.sentence, place.number) else None


def _is_titled(sentence: Sentence, number: Number) -> bool:
    """Whether a number in words is part of a name: "Four Directions", "Big Ten", but not after a quotation mark or colon."""
    capital = sentence.is_capital(number.start) and sentence.form(number.start - 1) not in _BEFORE_CAPITAL
    return capital and (sentence.is_capital(number.end) or sentence.is_capital(number.start - 1))


def _is_model(sentence: Sentence, number: Number) -> bool:
    """Whether a name and three bare digits stand before a plural: "Boeing 737 jets", but "in Ohio 400 people"."""
    i = number.start - 1
    form = sentence.form(i)
    if not 100 <= number.low < 2000 or number.grouped or number.tail or not sentence.is_capital(i):
        return False
    if form in TITLE_BEFORE or form in DAYS or form in MONTHS or (i == sentence.begin and _opens(form)):
        return False
    first = i
    while sentence.is_capital(first - 1):
        first -= 1
    first -= sentence.form(first - 1) == "the"
    return not any(sentence.form(j) in _PLACING for j in (first - 1, first))


def _opens(form: str) -> bool:
    """Whether a sentence may open with a word of this form right before a number that counts."""
    return form in STOPS or form.endswith(("ly", "ing")) or is_past(form) or form in CLASSES.relative_days or form in DAYS


def _follows_name(sentence: Sentence, number: Number) -> bool:
    """Whether a word with a capital, that is not merely the first of its sentence, stands before a number: "Apollo 11"."""
    i = number.start - 1
    if not sentence.is_capital(i) or sentence.form(i) in TITLE_BEFORE or sentence.form(i) in MONTHS:
        return False
    ends = sentence.form(number.end) in (",", ".", "'s", "") or not sentence.continues(number.end)
    return i > sentence.begin or not _opens(sentence.form(i)) or ends


def _precedes_name(sentence: Sentence, number: Number) -> bool:
    """Whether a name without a plural follows: "110 Overseas" in quotation marks, "1600 Penn Avenue", "50 Cent"."""
    if not sentence.is_capital(number.end) or number.grouped:
        return False
    j, quoted = number.end, sentence.form(number.start - 1) in "\"“‘'"
    while j < min(sentence.stop, number.end + 5) and sentence.is_capital(j):
        j += 1
    if any(sentence.form(k) in STREETS for k in range(number.end + 1, j)) or sentence.form(number.end) in STREETS:
        return number.kind == "digits"
    if quoted and sentence.form(j) in "\"”’'":
        return True
    return number.kind == "digits" and not any(sentence.is_plural(k) for k in range(number.end, min(sentence.stop, j + 3)))


NAMES = (
    Row(_emergency, "A 911 call came.", "A crew of 911 came."),
    Row(_dialed, "They dialed 420 twice.", "They sold 420 twice."),
    Row(_top, "The top 20 crews met.", "The best 20 crews met."),
    Row(_owning, "The pier is 30's best.", "The pier has 30 boats."),
    Row(_model, "Norbo 420 jets left.", "In Norbo 420 crews left."),
    Row(_version, "They sold version 4 boats.", "They sold 4 boats."),
    Row(_numbered, "They read page 4 there.", "They read 4 there."),
    Row(_abbreviated, "They read vol. 4 there.", "They read 4 there."),
    Row(_after_name, "They flew Tern 11 there.", "They flew 11 there."),
    Row(_titled, "They met Four Winds there.", "They met four winds there."),
    Row(_gang_of, "The Gang of eight met.", "The crew of eight met."),
    Row(_numbered_in_words, "They read page four there.", "They read four pages there."),
    Row(_number, "He is number four there.", "They are four there."),
    Row(_before_name, "They live at 42 Norbo Street there.", "They live with 42 crews there."),
)
