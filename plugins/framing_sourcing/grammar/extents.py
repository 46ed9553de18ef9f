"""Where a content ends: with the sentence, or with its clause."""

from __future__ import annotations

from typing import NamedTuple

from framing.english import CLASSES
from framing.text import QUOTES
from framing_sourcing.grammar.lexicon import load_lexicon
from framing_sourcing.syntax.parsed_clauses import end_in_tree
from framing_sourcing.syntax.phrases import ADVERBS, has_clause, is_contracted, is_time
from framing_sourcing.syntax.reading import Reading
from framing_sourcing.syntax.words import ADDING, OCCASIONS, SUMMING

_INFINITIVAL = frozenset({"inf", "np_inf"})
PHRASAL = frozenset({"np", "prep", "np_inf", "inf", "ing", "adj"})


def clause_end(
    reading: Reading, start: int, kind: str, *, bounded: bool = False, whole: bool = False, like: str = "", within: bool = False
) -> int:
    """Where a content that begins at ``start`` ends: the sentence, or the clause for a phrase or an infinitive.

    ``whole``: what follows a name still tells of it ("showed Holm in the lead"). ``bounded``: the cue itself
    stands in a subordinate clause, which ends at the next comma that begins a main clause. ``like``: the tag of the
    cue, beside which another verb in the same form is another cue. ``within``: the cue stands in a relative clause without
    commas, which ends before the verb of the main clause ("a man who said he was a doctor | was arrested").
    """
    limit = reading.last[start]
    while limit > start + 1 and reading.forms[limit - 1] in (".", ";", ",", ":"):
        limit -= 1
    end = _break(reading, _Extent(start, limit, kind, bounded, like))
    if within:
        end = _before_main_verb(reading, start, end, clausal=kind not in PHRASAL)
    if kind == "np" and not whole:
        end = _after_name(reading, start, end)
    end = end_in_tree(reading, start, end, kind)
    quote = reading.quote_at[end - 1]
    if quote >= 0 and reading.quotes[quote][0] > start:
        end = max(end, reading.quotes[quote][1])
    return end


_CLOSING = CLASSES.subordinators - {"as", "if", "where"}  # "sees it as …", "would welcome it if …" go on
_EXEMPLIFYING = frozenset("including along especially particularly such like from".split())
_ELSEWHERE = frozenset("at on in during after before by this last while".split())


def _after_name(reading: Reading, start: int, end: int) -> int:
    """The end of an object that is a name or pronoun where a time or place follows: "endorsed Holm | at a meeting"."""
    phrase = reading.phrase(start)
    if phrase is not None and phrase.start == start and reading.tags[phrase.head] in ("NNP", "PRP"):
        after = reading.forms[phrase.end] if phrase.end < end else ""
        if after in _ELSEWHERE and (after != "on" or is_time(reading, phrase.end + 1)):
            return phrase.end
    return next((i for i in range(start + 1, end) if reading.quote_at[i] < 0 and _tells_occasion(reading, i)), end)


def _tells_occasion(reading: Reading, i: int) -> bool:
    """Whether an object ends before i with the occasion on which it was said: "praised the crew | in a tweet"."""
    form, phrase = reading.forms[i], reading.phrase(i + 1)
    if form == "during":
        return reading.group_at[i - 1] < 0
    if phrase is None or form not in ("in", "on", "at"):
        return False
    if form == "on":
        return reading.forms[phrase.end - 1] in CLASSES.weekdays or reading.forms[phrase.start] in _ON_AIR
    return reading.forms[phrase.start] in ("a", "an") and reading.forms[phrase.end - 1] in OCCASIONS


_ON_AIR = frozenset("air twitter facebook instagram".split())


class _Extent(NamedTuple):
    """A content in [start, limit) of which it is asked where it ends; the rest as in :func:`clause_end`."""

    start: int
    limit: int
    kind: str
    bounded: bool
    like: str


def _break(reading: Reading, extent: _Extent) -> int:
    """Where the content ends, quotations and brackets in it being whole."""
    depth, i = 0, extent.start
    while i + 1 < extent.limit:
        i += 1
        quote, form = reading.quote_at[i], reading.forms[i]
        if quote >= 0 and reading.quotes[quote][0] >= extent.start and reading.quotes[quote][1] <= extent.limit:
            i = reading.quotes[quote][1] - 1
            if extent.kind == "np" and reading.quotes[quote][0] == extent.start and _is_finite(reading, i + 1):
                return i + 1  # "what he called “a farce” | went on"
            if reading.forms[i - 1] == "," and i + 1 < extent.limit and _ends_at_comma(reading, extent, i):
                return i + 1
        elif form in ("(", "["):
            depth += 1
        elif form in (")", "]"):
            depth -= 1
            if depth < 0:
                return i
        elif _ends_at(reading, extent, i, depth):
            return i
    return extent.limit


def _before_main_verb(reading: Reading, start: int, end: int, *, clausal: bool) -> int:
    """``end``, or the finite verb after ``start`` that no clause of the content has, where nothing joins them.

    A ``clausal`` content has the first of them, if that takes no clause itself; an object has none.
    """
    first = clausal
    i = start
    while i < end:
        group = reading.group(i)
        if group is None:
            if reading.tags[i] in _JOINING or reading.forms[i] in CLASSES.subordinators or reading.forms[i] == "that":
                return end
            i += 1
            continue
        if group.form == "finite" and not first:
            return group.start
        cue = load_lexicon().verbs.get(reading.lemmas[group.head])
        if cue is not None and (cue.takes("zero") or cue.takes("that")):
            return end
        first = False if group.form in ("finite", "to") else first
        i = group.end
    return end


_JOINING = frozenset({"CC", ",", ":", "WP", "WDT", "WRB"})


def _is_finite(reading: Reading, i: int) -> bool:
    group = reading.group(i)
    return group is not None and group.form == "finite"


def _ends_at(reading: Reading, extent: _Extent, i: int, depth: int) -> bool:
    """Whether a mark or word at i, ``depth`` brackets deep, ends the content."""
    form, kind = reading.forms[i], extent.kind
    if form == ";":
        return depth == 0
    if form in ("—", "–", "-"):
        return depth == 0 and i > extent.start + 2 and _ends_at_dash(reading, i, kind)
    if form == ",":
        return i + 1 < extent.limit and _ends_at_comma(reading, extent, i)
    if form in ("and", "but", "or"):
        return _ends_at_conjunction(reading, extent, i, depth)
    if kind in _OPEN_ENDED and form in _CLOSING and reading.tags[i] in ("IN", "WRB"):
        return _opens_clause(reading, i)
    return False


def _ends_at_dash(reading: Reading, i: int, kind: str) -> bool:
    """Whether a dash leads back to the outlet: after an object, or before what it objects to a clause ("– though …")."""
    while i + 1 < reading.last[i] and reading.forms[i] in ("—", "–", "-"):
        i += 1
    return reading.forms[i] != "including" if kind in PHRASAL else reading.forms[i] in _OBJECTING


_OBJECTING = frozenset("though although despite even but".split())


def _ends_at_comma(reading: Reading, extent: _Extent, i: int) -> bool:
    if reading.forms[i + 1] == "but" and _not_only(reading, extent.start, i):
        return False
    return _breaks(reading, i, extent.kind, extent.bounded) and _complete(reading, extent.start, i, extent.kind)


_FURTHEST = 40  # tokens between "not only" and "but"


def _not_only(reading: Reading, start: int, end: int) -> bool:
    """Whether "not only" stands before a "but" that then goes on with the content."""
    return any([*reading.forms[i : i + 2]] == ["not", "only"] for i in range(max(start, end - _FURTHEST), end))


def _ends_at_conjunction(reading: Reading, extent: _Extent, i: int, depth: int) -> bool:
    """Whether "and" leads on to another verb than those of the content."""
    another = depth == 0 and _another_cue(reading, i + 1, extent.like, extent.kind)
    if reading.forms[i] != "or" and (another or _leads_to_quotation(reading, i + 1)):
        return True
    if extent.kind not in PHRASAL or i + 1 >= extent.limit:
        return False
    bare = extent.kind in _INFINITIVAL and reading.tags[i + 1] in ("VB", "VBP")
    return not bare and _new_predicate(reading, i + 1)


_OPEN_ENDED = frozenset({"np", "prep", "adj", "ing"})


def _another_cue(reading: Reading, i: int, like: str, kind: str) -> bool:
    """Whether a verb in the form of the cue goes on after "and": "calling it … and urging …", "said that … and asked …"."""
    while i < len(reading.tags) and reading.tags[i] in ADVERBS:
        i += 1
    group = reading.group(i)
    if group is None or group.head != i or reading.tags[i] != like:
        return False
    if like == "VBG":
        return True
    cue = load_lexicon().verbs.get(reading.lemmas[i])
    return kind not in PHRASAL and group.form == "finite" and cue is not None and cue.act == "speech"


def _leads_to_quotation(reading: Reading, i: int) -> bool:
    """Whether the frame of a quotation begins at i: "and added, '…'"."""
    while i < len(reading.tags) and reading.tags[i] in ADVERBS:
        i += 1
    group = reading.group(i)
    if group is None or group.form != "finite" or group.end + 1 >= len(reading.forms):
        return False
    return reading.forms[group.end] in (",", ":") and reading.forms[group.end + 1] in QUOTES


def _complete(reading: Reading, start: int, end: int, kind: str) -> bool:
    """Whether a content may end at ``end``: a clause needs its verb."""
    return kind in PHRASAL or has_clause(reading, start, end)


def _breaks(reading: Reading, comma: int, kind: str, bounded: bool) -> bool:
    """Whether a comma ends the content."""
    tags, forms = reading.tags, reading.forms
    i = comma + 1
    if bounded and (
        (reading.group(i) is not None and reading.groups[reading.group_at[i]].form == "finite") or _new_predicate(reading, i)
    ):
        return True
    if _sums_up(reading, i):
        return True
    if kind in PHRASAL:
        return _breaks_phrase(reading, i, kind)
    if tags[i] == "VBG" and forms[i] in ADDING:
        return True
    if forms[i] == "and" and _speaks_next(reading, i + 1):
        return True
    return forms[i] in _LEAVING and [*forms[i : i + 2]] != ["but", "that"]


def _breaks_phrase(reading: Reading, i: int, kind: str) -> bool:
    """Whether a comma before i ends an object or an infinitive."""
    tags, forms = reading.tags, reading.forms
    if forms[i] in _EXEMPLIFYING or tags[i] == "JJ" or (kind in _INFINITIVAL and _goes_on_bare(reading, i)):
        return False
    if kind == "ing" and tags[i] in ("VBN", "VBD") and [*forms[i + 1 : i + 2]] in ([","], ["and"], ["or"]):
        return False  # "being held, beaten or robbed"
    if tags[i] == "CC":
        return forms[i] == "but" or _new_predicate(reading, i + 1) or reading.phrase_at[i + 1] < 0
    return not (reading.phrase_at[i] >= 0 and _listed(reading, i))


def _sums_up(reading: Reading, i: int) -> bool:
    """Whether the outlet names at i what was said before: "…, a charge | that the mayor denies"."""
    phrase = reading.phrase(i)
    if phrase is None or reading.forms[i] not in ("a", "an"):
        return False
    return reading.forms[phrase.end - 1] in SUMMING and not _is_finite(reading, phrase.end)


def _speaks_next(reading: Reading, i: int) -> bool:
    """Whether the outlet goes on at i with somebody who says something: ", and | he added"."""
    phrase = reading.phrase(i)
    group = reading.group(phrase.end if phrase is not None else i)
    if group is None or group.form != "finite":
        return False
    cue = load_lexicon().verbs.get(reading.lemmas[group.head])
    return cue is not None and (phrase is None or cue.takes("quote"))


_LEAVING = frozenset("but which who whom while whereas where although though despite as compared according".split())


def _goes_on_bare(reading: Reading, i: int) -> bool:
    """Whether another infinitive of a row begins at i: "to work, learn and wait"."""
    group = reading.group(i)
    return reading.tags[i] in ("VB", "VBP") or (group is not None and group.form in ("to", "base"))


def _listed(reading: Reading, i: int) -> bool:
    """Whether the phrase at i goes on a list: it is followed by a comma or "and" """
    end = reading.phrases[reading.phrase_at[i]].end
    return (end < reading.last[i] and reading.forms[end] in ("and", "or")) or (
        end + 1 < reading.last[i] and reading.forms[end] == ","
    )


_ONE_ADVERB = (["RB"], ["RBR"], ["JJR"])


def _new_predicate(reading: Reading, i: int) -> bool:
    """Whether a finite verb, or a subject with one, begins at i."""
    while i < len(reading.tags) and reading.tags[i] in ADVERBS:
        i += 1
    group = reading.group(i)
    if group is not None:
        return group.form == "finite"
    phrase = reading.phrase(i)
    if phrase is None:
        return False
    if is_contracted(reading, i):
        return True
    after = reading.group(phrase.end) or (
        reading.group(phrase.end + 1) if reading.tags[phrase.end : phrase.end + 1] in _ONE_ADVERB else None
    )
    return after is not None and after.form == "finite"


def _opens_clause(reading: Reading, i: int) -> bool:
    """Whether a verb, finite or in -ing, follows a conjunction soon."""
    for j in range(i + 1, min(i + 8, reading.last[i])):
        group = reading.group(j)
        if group is not None:
            return group.form in ("finite", "ing")
        if reading.forms[j] in (",", "."):
            return False
    return False
