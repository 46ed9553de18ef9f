"""Which of the times that a sentence names is that of a figure: a time sticks to its own clause."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from framing.english import CLASSES
from framing_figures.claim import Claim
from framing_figures.periods import NO_YEAR, Period
from framing_figures.places import Place
from framing_figures.saying import SPOKE, is_of_speech
from framing_figures.sentence import Sentence


class Dated(NamedTuple):
    """A figure, a time, and the words between them, which stand at [begin, stop)."""

    sentence: Sentence
    claim: Claim
    period: Period
    begin: int
    stop: int

    @property
    def between(self) -> list[str]:
        return [self.sentence.form(k) for k in range(self.begin, self.stop)]

    @property
    def opener(self) -> str:
        return self.sentence.form(self.period.start)

    @property
    def owns(self) -> bool:
        """Whether the time owns what follows: "Friday's fire"."""
        return self.sentence.form(self.period.end) in _OWNING


class Row(NamedTuple):
    """A reason why a time is not a figure's.

    The first figure of ``must`` has no time by this row alone; that of ``must_not`` has one.
    """

    rule: Callable[[Dated], bool]
    must: str
    must_not: str


def period_of(
    sentence: Sentence, claims: Sequence[Claim], number: int, periods: Iterable[Period], quoted: bool = False
) -> Period | None:
    """The period of a claim: the first after it that is its own, else the nearest before it.

    One behind the next claim counts where both are told in one breath: "killed two people and hurt four in May". ``quoted``
    tells that the periods are those in the words of a source, who may say when somebody said something.
    """
    claim = claims[number]
    limit = claims[number + 1].start if number + 1 < len(claims) else sentence.stop
    near = [p for p in periods if not claim.start <= p.start < claim.end and not is_of_speech(sentence, claims, p, quoted)]
    after = [p for p in near if claim.end <= p.start and not _is_refused(AFTER, Dated(sentence, claim, p, claim.end, p.start))]
    following = [p for p in after if p.start < limit]
    if following:
        return following[0]
    before = [p for p in near if p.end <= claim.start and _is_own_before(sentence, claims, p, claim)]
    together = [p for p in after if not _PARTING & {*_between(sentence, claim.end, p.start)}]
    return next(iter(before[-1:] or together), None)


def _is_own_before(sentence: Sentence, claims: Sequence[Claim], period: Period, claim: Claim) -> bool:
    """Whether a period before a claim holds for it, and no reason speaks against that."""
    refused = _is_refused(BEFORE, Dated(sentence, claim, period, period.end, claim.start))
    return governs(sentence, claims, period, claim) and not refused


def _is_refused(rows: Sequence[Row], dated: Dated) -> bool:
    return any(row.rule(dated) for row in rows)


def _between(sentence: Sentence, begin: int, stop: int) -> list[str]:
    return [sentence.form(k) for k in range(begin, stop)]


def governs(sentence: Sentence, claims: Sequence[Claim], named: Period | Place, claim: Claim) -> bool:
    """Whether a period or place before a claim holds for it: it stands right before it, or in no clause of its own."""
    form, j = sentence.form, named.start
    between = _between(sentence, named.end, claim.start)
    if not any(word in _BREAKS for word in between) or [*between] in ([","], [",", "the"], [",", "some"]):
        return True
    while j > sentence.begin and form(j - 1) not in _BREAKS and form(j - 1) not in _RELATIVE:
        j -= 1
    opens = j == named.start or (j == named.start - 1 and form(j) in _LEADS)
    told = not any(word in _CLAUSES for word in between)
    return opens or (told and form(j - 1) not in _RELATIVE and claims[0].end <= named.start)


# Times after a figure.


def _of_other_clause(dated: Dated) -> bool:
    """ "40 boats sank, but nobody noticed until May", "half would go if it opened in May"."""
    for k in range(dated.begin, dated.stop):
        form, following = dated.sentence.form(k), dated.sentence.form(k + 1)
        if (form in _OTHER_CLAUSE or form == "as") and following not in _NO_CLAUSE.get(form, ()):
            return True
        if form == "and" and (following in CLASSES.modals or following in CLASSES.be or following in CLASSES.have):
            return True
    return False


def _behind_comma(dated: Dated) -> bool:
    """ "4 people, a court heard in May"; but "4 people, all guests, in May", "crowds in Oslo, Riga and Turku in May"."""
    commas = [k for k in range(dated.begin, dated.stop) if dated.sentence.form(k) in (",", *_DASHES) or _is_dash(dated, k)]
    if not commas or dated.period.start - 1 == commas[-1]:
        return False
    rest = range(commas[-1] + 1, dated.stop)
    return not all(dated.sentence.is_capital(k) or dated.sentence.form(k) in ("and", "or", ".", "of") for k in rest)


def _is_dash(dated: Dated, k: int) -> bool:
    """Whether a hyphen stands for a dash: between blanks."""
    return dated.sentence.form(k) == "-" and not dated.sentence.touches(k) and not dated.sentence.touches(k + 1)


def _in_bracket(dated: Dated) -> bool:
    between = dated.between
    opened = between.count("(") != between.count(")")
    return opened and dated.sentence.form(dated.period.start - 1) not in ("(", ")")


def _of_relative(dated: Dated) -> bool:
    """ "3 rivals of the man who won in May"; but "3 boats that sank in May"."""
    first = max(dated.claim.after, dated.begin)
    relative = [k for k in range(dated.begin, dated.stop) if dated.sentence.form(k) in CLASSES.relatives]
    return any(k > first or dated.sentence.form(k - 1) == "," for k in relative)


def _of_record(dated: Dated) -> bool:
    """ "5 percent, the lowest since 2001"."""
    if not dated.period.value.endswith("/.."):
        return False
    words = _between(dated.sentence, max(dated.sentence.begin, dated.claim.start - _NEAR), dated.stop)
    return any(word in _RECORDS for word in words)


def _of_base(dated: Dated) -> bool:
    """ "Down 5 points from May", "up 5 percent on the same month last year"."""
    if dated.opener == "from" and "/" not in dated.period.value:
        return True
    form = dated.sentence.form
    changed = dated.claim.kind in ("percent", "points") or any(form(dated.claim.start - k) in _CHANGED for k in (1, 2))
    return changed and ("same" in dated.between or "from" in dated.between[:_CLOSE])


def _is_compared(dated: Dated) -> bool:
    between = dated.between
    return any(word in _COMPARED for word in between) or ("opposed", "to") in pairwise(between)


def _of_event(dated: Dated) -> bool:
    """ "40 runners for next month's race"; but "40 runners in last month's race"."""
    return dated.owns and dated.opener not in _HELD


def _of_next_sentence(dated: Dated) -> bool:
    """ "40 boats for the mill.She left in May": sentences that were not parted."""
    for k in range(dated.begin, dated.period.end):
        form = dated.sentence.form(k)
        if dated.sentence.is_capital(k) and form in _BEGIN_LOWER:
            return True
        if form == "." and len(dated.sentence.form(k - 1)) > 3 and dated.sentence.is_capital(k + 1) and k < dated.period.start:
            return not dated.sentence.is_capital(k - 1)
    return False


def _too_far(dated: Dated) -> bool:
    return dated.stop - dated.begin > _FAR


def _is_outlasted(dated: Dated) -> bool:
    """ "Asked for 6 years of returns on Monday", "the 10-year deal this summer": years fill no day and no summer."""
    claim, days = dated.claim, _days(dated.period.value)
    return claim.kind == "duration" and bool(days) and (claim.low or claim.high or 1.0) * _LENGTHS.get(claim.unit, 0) > days


def _days(value: str) -> int:
    """About how many days a period has; 0 where it is open, or nobody knows."""
    if value in _SHORT_DAYS:
        return 1
    first, _, last = value.partition(" ")
    if last:
        return _LENGTHS.get(last, 0) if first in ("this", "last", "next") else 0
    if "/" in value or not (value[0].isdigit() or value.startswith(NO_YEAR)):
        return 0
    return (366, 31, 1)[value.count("-")]


AFTER = (
    Row(_of_other_clause, "Berg owned 40 boats while he lived here in 2012.", "Berg owned 40 boats here in 2012."),
    Row(
        _behind_comma, "The fire hurt 4 people, and the mill was mended in 2012.", "The fire hurt 4 people, all guests, in 2012."
    ),
    Row(_in_bracket, "The fire hurt 4 people (the mill opened in 2012) there.", "The fire hurt 4 people (in 2012) there."),
    Row(_of_relative, "Berg fed 3 rivals of the man who won in 2012.", "Berg fed 3 men who rowed in 2012."),
    Row(_of_record, "Turnout was 5 percent in the lowest count since 2012.", "Turnout rose by 5 percent since 2012."),
    Row(_of_base, "Turnout fell 5 points from 2012.", "Turnout fell 5 points in 2012."),
    Row(_is_compared, "Berg hired 5 people compared with the crew in 2012.", "Berg hired 5 people for the crew in 2012."),
    Row(_of_event, "Berg hired 5 people for last year's race.", "Berg hired 5 people in last year's race."),
    Row(_of_next_sentence, "Berg hired 5 people for the mill.She left in 2012.", "Berg hired 5 people for the mill in 2012."),
    Row(_is_outlasted, "Berg wanted 6 years of returns on 4 May 2012.", "Berg wanted 6 returns on 4 May 2012."),
    Row(
        _too_far,
        "Berg hired 5 people to mend the old red mill by the long quay near the big bridge over the river north of town in 2012.",
        "Berg hired 5 people to mend the old red mill by the long quay in 2012.",
    ),
)


# Times before a figure.


def _before_relative(dated: Dated) -> bool:
    """ "In May Berg Lines, which has 30 ferries, …"."""
    return any(word in CLASSES.relatives and before in (",", *_DASHES) for before, word in pairwise(dated.between))


def _in_later_clause(dated: Dated) -> bool:
    """ "In May the chain shut, after two men were held": only what begins a clause of its own."""
    return any(word in _CONDITIONS or word in ("after", "before", "when", "while", "since") for word in dated.between[1:])


def _was_record(dated: Dated) -> bool:
    """ "The largest raid in the last 5 years, when 30 men were held"."""
    start = dated.period.start
    words = _between(dated.sentence, max(dated.sentence.begin, start - _NEAR), start)
    return dated.period.value.startswith(("last ", "past ")) and any(word in _RECORDS for word in words)


def _in_sentence_before(dated: Dated) -> bool:
    """ "… until May.Berg hired 30 men": sentences that were not parted."""
    sentence = dated.sentence
    marks = [k for k in range(dated.begin, dated.stop) if sentence.form(k) == "." and sentence.is_capital(k + 1)]
    return any(sentence.touches(k) and sentence.touches(k + 1) and len(sentence.form(k - 1)) > _INITIALS for k in marks)


def _since_inside(dated: Dated) -> bool:
    """ "A man held since May in exchange for 3 others"; but "Since May 3 others …"."""
    at = dated.period.start
    return dated.opener == "since" and at > dated.sentence.begin and dated.sentence.form(at - 1) not in (*_BREAKS, *_LEADS)


def _in_condition(dated: Dated) -> bool:
    """ "If the mill shut tomorrow, 30 people …"."""
    j = dated.period.start
    while j > dated.sentence.begin and dated.sentence.form(j) not in _BREAKS and dated.sentence.form(j) not in _CONDITIONS:
        j -= 1
    return dated.sentence.form(j) in _CONDITIONS and "," in dated.between


def _owns_other(dated: Dated) -> bool:
    """ "In Monday's speech Berg named 30 boats", "Monday's hopes that 30 boats"."""
    if not dated.owns:
        return False
    now = dated.period.end - dated.period.start == 1 and dated.opener in CLASSES.relative_days  # "today's use"
    return now or any(word in _SPEECHES or word == "that" or word in _DASHES for word in dated.between)


def _in_plan(dated: Dated) -> bool:
    """ "On Monday the office found it would cost $3 million", "in May Berg issued an order to save 30 percent"."""
    pairs = pairwise(dated.between)
    told = any(word in SPOKE or word in _FOUND for word in dated.between) and bool(_WOULD & {*dated.between})
    return told or any(before in _PLANS and word in ("to", "for") for before, word in pairs)


def _of_one_before(dated: Dated) -> bool:
    """ "3 boats on Monday and four ferries": the time is of the first."""
    return tuple(dated.between[:1]) in (("and",), ("or",)) and dated.period.start > dated.sentence.begin


def _was_base(dated: Dated) -> bool:
    """ "From 30 in 2012 to 40"."""
    before = dated.sentence.bound_before(dated.claim.start)[0]
    link = dated.sentence.form(before - 1)
    return link in ("to", *_COMPARED) and before - 1 == dated.period.end and dated.opener in ("in", "on")


BEFORE = (
    Row(_before_relative, "In 2012 Berg Lines, which has 30 ferries, sank.", "In 2012 Berg Lines, a firm, had 30 ferries."),
    Row(_in_later_clause, "In 2012 the chain shut after 30 men were held.", "In 2012 the chain shut and held 30 men."),
    Row(_was_record, "In the biggest raid in the last 5 years he held 30 men.", "In raids in the last 5 years he held 30 men."),
    Row(_in_sentence_before, "The mill was shut in 2012.Berg hired 30 men.", "The mill was shut in 2012 by 30 men."),
    Row(_is_outlasted, "On 4 May 2012 Berg got 6 years.", "On 4 May 2012 Berg got 6 boats."),
    Row(_since_inside, "A man held since 2012 was worth 3 others.", "And since 2012 there were 3 others."),
    Row(_in_condition, "If the mill shut in 2012, 30 men would go.", "The mill shut in 2012, 30 men say."),
    Row(_owns_other, "Last year's speech named 30 boats.", "Last year's storm sank 30 boats."),
    Row(_in_plan, "In 2012 Berg issued an order to build 30 boats.", "In 2012 Berg had a crew build 30 boats."),
    Row(_of_one_before, "The man sank some boats in 2012 and four ferries.", "The man in 2012 sank four ferries."),
    Row(_was_base, "Sales went from few in 2012 to 40 boats.", "Sales went up in 2012 by 40 boats."),
)


_NEAR = 8  # words before a figure in which a record is told
_LENGTHS = {
    "day": 1, "night": 1, "weekend": 3, "week": 7, "month": 30, "quarter": 92, "summer": 92, "winter": 92, "spring": 92,
    "autumn": 92, "fall": 92, "season": 200, "year": 365, "decade": 3650, "century": 36500,
}  # fmt: skip
_SHORT_DAYS = frozenset("mon tue wed thu fri sat sun today yesterday tomorrow tonight".split())
_INITIALS = 2  # letters of what a full stop only shortens
_CLOSE = 3  # words in which what something changed from stands after it
_FAR = 20  # words to a period
_BREAKS = frozenset(",;:—–-()")
_DASHES = ("—", "–", "--")
_CLAUSES = frozenset("and but or while as akin with – — ;".split())  # what begins another statement
_LEADS = frozenset('back and but so then yet early late " “'.split())
_RELATIVE = CLASSES.relatives | {"where", "when", "after", "before", "although", "though"}
_OTHER_CLAUSE = frozenset(
    "; : but while whereas although though if when because after before since until unless once where so".split()
)
_PARTING = _RELATIVE | _OTHER_CLAUSE | frozenset(", ( ) up down from than to with compared as said".split()) | {*_DASHES}
_NO_CLAUSE = {"as": frozenset("of early late recently part well much many".split()), "because": frozenset({"of"})}
_CONDITIONS = frozenset("if unless because whether".split())
_COMPARED = frozenset("than compared versus".split())
_CHANGED = frozenset("up down higher lower by".split())
_HELD = frozenset("in during at on".split())
_OWNING = ("'s", "’s", "'", "’")
_BEGIN_LOWER = frozenset("in on last this next earlier since by from during today yesterday tomorrow".split())
_RECORDS = frozenset(
    "first worst best most least record highest lowest biggest largest smallest weakest strongest longest shortest deadliest "
    "fastest slowest steepest sharpest greatest hottest coldest fewest high low".split()
)
_SPEECHES = frozenset(
    "address news hope hopes speech statement report interview briefing testimony announcement conference hearing debate".split()
)
_FOUND = frozenset("found projected predicted concluded ruled".split())
_WOULD = frozenset("would will could".split())
_PLANS = frozenset("order plan proposal bill decision goal agreement deal".split())
