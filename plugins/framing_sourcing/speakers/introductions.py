"""How a text introduces a person: the words before and after the name that say who that is."""

from __future__ import annotations

from collections.abc import Iterator

from framing import Span
from framing_sourcing.speakers.names import PROPER, Name, is_body
from framing_sourcing.speakers.roles import load_roles
from framing_sourcing.syntax.reading import Reading
from framing_sourcing.syntax.words import ATTACHING

_LONGEST = 25  # tokens of an apposition
_MOST = 4  # descriptions after a name
_FROM = frozenset({"of", "from", "with", "at"})
_OPENS = frozenset({",", "—", "–", "-"})
_ENDS = frozenset({",", "-", ".", ";", "—", "–", "(", ")", '"', "“", "”", ":"})
_BEING = frozenset(
    (
        "is was serves served works worked runs ran leads led heads headed chairs chaired became represents directs directed "
        "teaches supports supported voted votes plans lives retired attended studies owns founded hosts covers advises advised "
        "edits manages managed oversees oversaw helped produced treats defends defended prosecuted played plays sells sold "
        "counsels counseled coached studied researches commanded survived fled escaped"
    ).split()
)
_DETERMINERS = ("DT", "PRP$")


def introductions(reading: Reading, name: Name) -> Iterator[Span]:
    """The stretches that describe a mention, the nearest first: titles, brackets, appositions, "who is …", "is a …"."""
    opening = _opening(reading, name)
    if opening < name.start:
        yield opening, name.start
    elif (before := _before_comma(reading, name)) is not None:
        yield before
    after = name.end
    if after < len(reading.forms) and reading.forms[after] == "(":
        close = _until(reading, after + 1)
        yield after + 1, close
        after = min(close + 1, len(reading.forms) - 1)
    limit = reading.last[name.start]
    for number in range(_MOST):
        found = _after(reading, name, after, limit) if after < limit else None
        if found is None or found[0] >= found[1] or (number and not _goes_on(reading, found[0])):
            return
        yield found
        after = found[1]
        if reading.forms[min(after, limit - 1)] != ",":
            return


def _goes_on(reading: Reading, opening: int) -> bool:
    """Whether a stretch after a further comma describes the same person: ", 34, | a nurse", ", a nurse, | of Springfield"."""
    return reading.tags[opening] in ("DT", "PRP$", "CD", "WP") or reading.forms[opening - 1] in _FROM


def _opening(reading: Reading, name: Name) -> int:
    """Where the noun phrase of a name begins, with what "of" joins before it: "the secretary of | State Ada Berg"."""
    phrase = reading.phrase(name.start)
    if phrase is None or phrase.end < name.end:
        return name.start
    start = phrase.start
    if start == name.start and start >= 2 and reading.forms[start - 1] in ("of", "for") and (name.titles or name.start > start):
        before = reading.phrase(start - 2)
        start = before.start if before is not None else start
    elif start > 1 and start < name.start and _joins_office(reading, start - 1) and reading.phrase(start - 2) is not None:
        before = reading.phrase(start - 2)
        start = before.start if before is not None and reading.first[start] <= before.start else start
    return start


def _joins_office(reading: Reading, i: int) -> bool:
    """Whether a preposition joins an office to whose or where it is: "secretary | of", "ambassador | to"."""
    return reading.forms[i] == "of" or (reading.forms[i] == "to" and reading.forms[i - 1] in ("ambassador", "envoy"))


def _before_comma(reading: Reading, name: Name) -> Span | None:
    """ "the mayor of the town, Ada Berg": a phrase with an article, a comma, the name."""
    comma = name.start - 1
    if comma < 1 or reading.forms[comma] != "," or reading.first[name.start] > comma - 1:
        return None
    phrase = reading.phrase(comma - 1)
    if phrase is None or phrase.end != comma:
        return None
    start = phrase.start
    for _ in range(3):
        before = reading.phrase(start - 2) if start >= 2 and reading.forms[start - 1] in ATTACHING else None
        if before is None or before.end != start - 1:
            break
        start = before.start
    start -= reading.forms[start - 1] == "one"  # "One local woman"
    owned = "POS" in reading.tags[start:comma]  # "Berg's brother, Bo Lund,"
    opens = reading.tags[start] in _DETERMINERS or reading.forms[start] in ("one", "another")
    if not (owned or opens) or reading.tags[start - 1] in ("IN", "TO"):
        return None
    verb_before, verb_after = reading.group(start - 1), reading.group(name.end)
    if verb_before is not None and verb_after is not None:
        return None  # "having left the port, Ada Berg said"
    closing = reading.forms[name.end] if name.end < len(reading.forms) else "."
    return (start, comma) if closing in _ENDS or verb_after is not None else None


def _after(reading: Reading, name: Name, after: int, limit: int) -> Span | None:
    """What follows a name: ", the mayor of …,", ", who runs …", "of the …", "is a …"."""
    form = reading.forms[after]
    if form in ("of", "from") or (form == "with" and _is_of_body(reading, after + 1)):
        return _phrase_at(reading, after + 1)
    if form in ("is", "was"):
        says = after + 1 < limit and reading.forms[after + 1] in ("a", "an", "the")
        runs = [*reading.forms[after + 1 : after + 3]] == ["running", "for"]
        return (after + 1, _until(reading, after + 1)) if says or runs else None
    if form not in _OPENS or after + 1 >= limit:
        return None
    opening = after + 1 + ([*reading.forms[after : after + 2]] == ["-", "-"])
    if opening >= limit:
        return None
    if reading.forms[opening] in _FROM and opening + 1 < limit:  # "Ada Berg, of the Harbour Institute,"
        return _phrase_at(reading, opening + 1)
    if reading.tags[opening] == "WP":
        return (opening, _until(reading, opening + 1)) if _says_who(reading, opening) else None
    return (opening, _until(reading, opening)) if _is_apposition(reading, name, opening) else None


def _is_of_body(reading: Reading, start: int) -> bool:
    """Whether "with" joins a person to a body: "with the port", "Lt. Ada Berg with Springfield Police"."""
    phrase = reading.phrase(start)
    named = phrase is not None and phrase.start == start and reading.tags[phrase.head] in PROPER
    return reading.forms[start] == "the" or (named and phrase is not None and is_body(reading, start, phrase.end))


def _phrase_at(reading: Reading, start: int) -> Span | None:
    phrase = reading.phrase(start)
    return (start, phrase.end) if phrase is not None and phrase.start == start else None


def _is_apposition(reading: Reading, name: Name, opening: int) -> bool:
    """Whether the phrase behind a mark describes the name: it has no verb of its own and is no name of a list."""
    phrase = reading.phrase(opening)
    if phrase is None or phrase.start != opening or reading.tags[phrase.head] == "PRP":
        return False
    inverted = name.start > 0 and reading.group(name.start - 1) is not None  # "said Ada Berg, a donor involved in …"
    if reading.group(phrase.end) is not None and not inverted:
        return False
    named = reading.tags[opening] in PROPER and reading.tags[phrase.end - 1] in PROPER
    return not (named and _in_list(reading, phrase.end))


def _says_who(reading: Reading, who: int) -> bool:
    group = reading.group(who + 1)
    verbs = load_roles().verbs
    return group is not None and any(form in _BEING or form in verbs for form in reading.forms[group.start : group.end])


def _in_list(reading: Reading, end: int) -> bool:
    """Whether a name after a comma is the next of a list: "Ada Berg, Bo Lund and Eva Dahl"."""
    return (
        end < len(reading.forms)
        and reading.forms[end] in (",", "and")
        and reading.tags[min(end + 1, len(reading.tags) - 1)] == "NNP"
    )


def _until(reading: Reading, start: int) -> int:
    """The end of an apposition: at the next mark, or after the longest length."""
    limit = min(reading.last[start], start + _LONGEST)
    i = start
    while i < limit:
        form = reading.forms[i]
        if (
            form in _ENDS
            and not (form == "." and i + 1 < reading.last[start])
            and not (form == "," and _is_place(reading, start, i))
        ):
            break
        i += 1
    return i


def _is_place(reading: Reading, start: int, comma: int) -> bool:
    """Whether only a place stands between an article and a comma: "a Springfield, Ill., | lawyer"."""
    inside = reading.tags[start + 1 : comma]
    return reading.tags[start] == "DT" and 0 < len(inside) <= 6 and all(tag in ("NNP", ",", ".") for tag in inside)
