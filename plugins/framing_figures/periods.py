"""The times that a sentence names: "in 2022", "between April 2021 and July 2022", "last year", "since May"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from framing.english import CLASSES
from framing_figures.sentence import Sentence
from framing_figures.vocabulary import DAYS, DURATIONS, MONTHS, ONES

YEARS = range(1500, 2101)
NO_YEAR = "XXXX"  # as ISO 8601-2 writes a year that is not told


class Period(NamedTuple):
    """The tokens [start, end) that name a time; ``value`` is ISO 8601 (2022, 2021-04/2022-07) where known, else words."""

    start: int
    end: int
    value: str


class _When(NamedTuple):
    """A point in time as far as it is told; 0 for what is not."""

    end: int
    year: int = 0
    month: int = 0
    day: int = 0
    words: str = ""

    def iso(self) -> str:
        if self.words:
            return self.words
        if not self.year:
            return f"{NO_YEAR}-{self.month:02}" + (f"-{self.day:02}" if self.day else "")
        return "-".join(
            part for part in (f"{self.year}", f"{self.month:02}" * bool(self.month), f"{self.day:02}" * bool(self.day)) if part
        )


_OPENERS = frozenset(
    "in on during since by from between until through of at for over within as after before to until till around".split()
)
_ENDS = frozenset("end close start beginning".split())
_LINKS = frozenset("and to through until till – - —".split())
_SPANS = frozenset(
    {*DURATIONS, "quarter", "summer", "winter", "spring", "autumn", "fall", "weekend", "season", "morning", "evening"}
)


def periods_of(sentence: Sentence, published: date | None) -> list[Period]:
    """The periods of a sentence in order."""
    return list(_periods(sentence, published))


def _periods(sentence: Sentence, published: date | None) -> Iterator[Period]:
    done = sentence.begin
    forms = sentence.tokens.forms[sentence.begin : sentence.stop]
    for i, form in enumerate(forms, sentence.begin):
        if i >= done and (form in _BEGINNINGS or form[0].isdigit() or form.startswith(("mid-", "early-", "late-"))):
            found = _period_at(sentence, i, published)
            if found is not None:
                yield found
                done = found.end


_BEGINNINGS = frozenset((*MONTHS, *DAYS, *CLASSES.relative_days, "last", "this", "next", "past", "early", "late", "mid"))


def _period_at(sentence: Sentence, i: int, published: date | None) -> Period | None:
    first = _when(sentence, i, published)
    if first is None:
        return None
    at = _opens_at(sentence, i)
    opener = sentence.form(at)
    start = at if opener in _OPENERS else i
    if sentence.form(first.end) in _LINKS:
        last = _when(sentence, first.end + 1, published)
        if last is not None and (first.month or first.year) and (last.month or last.year) and not last.words:
            return _spanning(sentence, start, first, last, published)
    if first.year in YEARS and not first.month and opener not in _OPENERS and not _dated(sentence, i):
        return None  # a bare number that may be a year, but that nothing says to be one
    if not first.words and opener not in _OPENERS and opener not in (",", "(", "") and not _dated(sentence, i):
        return None  # "a June 24 vote"
    return Period(
        start, first.end, _directed(_dated_value(first, published, _look(sentence, i)), _direction(sentence, at, first))
    )


def _opens_at(sentence: Sentence, i: int) -> int:
    """Where the word that opens a time stands: "in" before it; "by" of "by the end of 2012"."""
    before = tuple(sentence.form(i - k) for k in (1, 2, 3))
    ended = before[0] == "of" and before[1] in _ENDS and before[2] == "the" and sentence.form(i - 4) in _OPENERS
    return i - 4 if ended else i - 1


def _direction(sentence: Sentence, at: int, when: _When) -> str:
    """The word that says from or up to when, if any; "beginning in 2012" is since then. Words such as "last summer" have none."""
    if when.words and not when.words[0].isdigit():
        return ""
    begins = sentence.form(at) in ("in", "on", "with") and sentence.form(at - 1) in ("beginning", "starting")
    return "since" if begins else sentence.form(at)


def _directed(value: str, opener: str) -> str:
    """A date from or up to which something holds, as an open interval."""
    if opener in ("since", "after"):
        return f"{value}/.."
    return f"../{value}" if opener in _AHEAD else value


def _spanning(sentence: Sentence, start: int, first: _When, last: _When, published: date | None) -> Period:
    """ "From May to October", with the year that follows: "of 2019", "last year"."""
    at = last.end + 1 if sentence.form(last.end) in ("of", "in") else last.end
    year = None if last.year or at >= sentence.stop else _when(sentence, at, published)
    if year is not None and not year.month:
        told = year.year or _integer(year.words) or 0
        return Period(start, year.end, _interval(first, last._replace(year=told), published if told else None))
    return Period(start, last.end, _interval(first, last, published))


def _dated(sentence: Sentence, i: int) -> bool:
    """Whether words such as "early" or "fiscal" say that a number is a year, or it stands in brackets."""
    return sentence.form(i - 1) in ("fiscal", "early", "late", "mid", "(", "fy")


def _interval(first: _When, last: _When, published: date | None) -> str:
    if not last.year and not last.month and last.day and first.month:
        last = last._replace(month=first.month)
    if not first.month and not first.year and last.month:
        first = first._replace(month=last.month)
    if not last.year and published is not None and last.month:
        last = last._replace(year=_nearest_year(last, published, ""))
    if not first.year and last.year and first.month:
        first = first._replace(year=last.year - (first.month > last.month))
    return f"{first.iso()}/{last.iso()}"


def _look(sentence: Sentence, i: int) -> str:
    """Where a date without a year lies by the words before it: ahead, back, or either."""
    opener, before = sentence.form(_opens_at(sentence, i)), sentence.form(i - 2)
    if sentence.form(i) == "last" or opener in ("since", "last") or (opener == "of" and before == "as"):
        return "back"
    if sentence.form(i) == "next" or opener in _AHEAD or (opener not in _BACKWARD and _is_to_come(sentence, i)):
        return "ahead"
    return ""


def _is_to_come(sentence: Sentence, i: int) -> bool:
    """Whether something is to come at i: "will vote on", "is due in"; who said so on that day has said it."""
    if any(sentence.form(k) in _TOLD for k in (i - 1, i - 2)):
        return False
    for k in range(i - 1, max(sentence.begin, i - _CLAUSE) - 1, -1):
        if sentence.form(k) in _TO_COME:
            return True
        if sentence.form(k) in (";", "that", "which", "who"):
            return False
    return any(sentence.form(k) in ("will", "shall") for k in range(i + 1, i + _CLAUSE // 2) if sentence.form(k) not in (";", ""))


def _dated_value(when: _When, published: date | None, look: str = "") -> str:
    """A month or day without year in the year in which it lies nearest to publication; what is to come may be farther away."""
    if when.words or when.year or published is None or not when.month:
        return when.iso()
    return when._replace(year=_nearest_year(when, published, look)).iso()


def _nearest_year(when: _When, published: date, look: str) -> int:
    """The year of a date without one: the day nearest to publication, one ahead counting as farther away, unless words say so."""
    at = published.timetuple().tm_yday if when.day else 30.4 * (published.month - 1)
    days = 30.4 * (when.month - 1) + when.day - at if when.day else 30.4 * (when.month - 1) - at

    def far(year: int) -> float:
        off = days + 365 * (year - published.year)
        weight = _FARTHER[look]
        return off * weight[0] if off > 0 else -off * weight[1]

    return min((published.year, published.year - 1, published.year + 1), key=far)


# How far a day ahead and a day back count, by what the words say.
_FARTHER = {"": (4.0, 1.0), "ahead": (1.0, 4.0), "back": (1000.0, 1.0)}
_AHEAD = frozenset("until till before by through".split())
_BACKWARD = frozenset("since after".split())
_CLAUSE = 12  # words in which what is to come is said
_TO_COME = frozenset(
    "will shall ’ll 'll due scheduled expected plan plans planned planning set upcoming begins expires takes".split()
)
_TOLD = frozenset("said says told announced reported tweeted wrote stated added confirmed acknowledged warned".split())


def _when(sentence: Sentence, i: int, published: date | None) -> _When | None:
    """The point in time that begins at i."""
    form = sentence.form(i)
    if form in ("early", "late", "mid") and i + 1 < sentence.stop:
        return _when(sentence, i + 1, published)
    if form in ("the", "about", "around"):
        return _when(sentence, i + 1, published) if sentence.form(i + 1)[:1].isdigit() else None
    if form in MONTHS and sentence.is_capital(i):
        return _month(sentence, i)
    if form.partition("-")[2] in MONTHS and form.partition("-")[0] in ("early", "late", "mid"):
        return _month(sentence, i)
    if form.isdigit():
        return _day_or_year(sentence, i)
    if form in CLASSES.relative_days:
        if sentence.is_capital(i) and i > sentence.begin and sentence.is_capital(i - 1):
            return None  # part of a name: "Coast Tonight"
        return _When(i + 1, words=_relative_day(form, published))
    if form in DAYS and sentence.is_capital(i):
        return _weekday(sentence, i, published)
    if form in ("last", "this", "next", "past"):
        return _relative(sentence, i, published)
    return None


def _month(sentence: Sentence, i: int) -> _When:
    """ "May", "May 2022", "May 5", "May 5, 2022"."""
    month, j = MONTHS[sentence.form(i).rpartition("-")[2]], i + 1
    if sentence.form(j) == "." and sentence.touches(j):
        j += 1
    day, year = 0, 0
    if (number := _integer(sentence.form(j))) and 1 <= number <= 31:
        day, j = number, j + 1
    comma = j + 1 if sentence.form(j) in (",", "of") else j
    if (number := _integer(sentence.form(comma))) and number in YEARS:
        year, j = number, comma + 1
    return _When(j, year, month, day)


def _day_or_year(sentence: Sentence, i: int) -> _When | None:
    number = _integer(sentence.form(i)) or 0
    if number in YEARS and len(sentence.form(i)) == 4 and not sentence.counts_people(i + 1) and not _is_whole(sentence, i):
        return _When(i + 1, number)
    if 1 <= number <= 31 and sentence.form(i + 1) in MONTHS and sentence.is_capital(i + 1):
        return _month(sentence, i + 1)._replace(day=number)
    return None


def _is_whole(sentence: Sentence, i: int) -> bool:
    """Whether a number is what another is a part of: "1 in 1850 young adults"."""
    return sentence.form(i - 1) == "in" and sentence.form(i - 2) in ("1", "one") and sentence.is_plural(i + 1)


def _integer(form: str) -> int | None:
    digits = form[:-2] if form[-2:] in ("st", "nd", "rd", "th") else form
    return int(digits) if digits.isdecimal() and len(digits) <= 4 else None


def _relative_day(form: str, published: date | None) -> str:
    shift = {"yesterday": -1, "tomorrow": 1}.get(form, 0)
    return (published + timedelta(days=shift)).isoformat() if published is not None else form


def _weekday(sentence: Sentence, i: int, published: date | None, which: str = "") -> _When:
    """A day of the week: the last one up to the day of publication, unless words look ahead."""
    end = i + 1
    if sentence.form(end) == "," and (sentence.form(end + 1) in MONTHS):
        return _month(sentence, end + 1)
    if sentence.form(end) in ("morning", "evening", "night", "afternoon"):
        end += 1
    name = sentence.form(i)[:3]
    if published is None:
        return _When(end, words=name)
    back = (published.weekday() - "mon tue wed thu fri sat sun".split().index(name)) % 7
    ahead = which == "this" or sentence.form(i - 1) in ("until", "till", "by") or _is_to_come(sentence, i)
    if which == "next" or (back and ahead):
        back -= 7
    elif which == "last" and not back:
        back = 7
    return _When(end, words=(published - timedelta(days=back)).isoformat())


def _relative(sentence: Sentence, i: int, published: date | None) -> _When | None:
    """ "Last year", "this month", "the past five years"."""
    which, j = sentence.form(i), i + 1
    if sentence.form(j)[:1].isdigit() or sentence.form(j) in ONES or sentence.form(j) in ("few", "several", "two", "fiscal"):
        j += 1
    unit = sentence.form(j)
    if unit in MONTHS and sentence.is_capital(j):
        return _When(j + 1, month=MONTHS[unit])
    if unit in DAYS:
        return _weekday(sentence, j, published, which)
    if unit not in _SPANS:
        return None
    rolling = which in ("last", "next") and j == i + 1 and unit in ("year", "month")
    if rolling and sentence.form(i - 1) == "the":  # "in the last year": up to now
        return _When(j + 1, words=f"{'past' if which == 'last' else 'following'} {unit}")
    if j == i + 1 and published is not None and unit in ("year", "month") and which in ("last", "this", "next"):
        shift = {"last": -1, "this": 0, "next": 1}[which]
        if unit == "year":
            return _When(j + 1, words=str(published.year + shift))
        months = published.year * 12 + published.month - 1 + shift
        return _When(j + 1, words=f"{months // 12}-{months % 12 + 1:02}")
    words = " ".join(sentence.form(k) for k in range(i, j + 1))
    return _When(j + 1, words=words)
