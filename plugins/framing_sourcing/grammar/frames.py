"""Frames beside an indirect content: "…, he said", "…, said Ada Holm", "as she put it, …"."""

from __future__ import annotations

from framing import Span
from framing.english import CLASSES
from framing.text import QUOTES
from framing_sourcing.grammar.candidates import Candidate, attribution, pieces_of
from framing_sourcing.grammar.lexicon import Cue
from framing_sourcing.syntax.chunks import VerbGroup
from framing_sourcing.syntax.phrases import aside_start, extended_right, has_clause, is_time
from framing_sourcing.syntax.reading import Reading

ADDRESSING = frozenset({"tell", "remind", "assure", "inform", "warn"})

_NOT_RESUMING = frozenset("according as while after before when during at since although though citing referring in on".split())


def as_said(reading: Reading, group: VerbGroup, cue: Cue, subject: Span | None, kind: str) -> Candidate | None:
    """ "As the mayor said, the pier is safe", "the pier, as she put it, is safe"."""
    low, high = reading.first[group.head], reading.last[group.head]
    idiom = [*reading.forms[group.start : group.end + 1]] == ["put", "it"]
    if subject is None or subject[0] - 1 < low or reading.forms[subject[0] - 1] != "as" or subject[1] > group.start:
        return None
    if not (idiom or (cue.takes("paren") and _stands_alone(reading, group, cue, kind))):
        return None
    opening = subject[0] - 1
    opens = opening == low or (opening == low + 1 and reading.tags[low] == "CC")  # "But as the mayor said, …"
    second = _opens_second(reading, opening, low)
    apart = opens or second or reading.forms[opening - 1] in (",", "(", "—", "–", "-")
    close = next((i for i in range(group.end, min(high, group.end + 12)) if reading.forms[i] in (",", ")", "—", ".")), high)
    if not apart or has_clause(reading, group.end, close):
        return None
    before = None if second else (low, opening - 1)
    after = (close + 1, _final(reading, high))
    return attribution("as_said", cue, group, subject, pieces_of(before, after))


def _opens_second(reading: Reading, i: int, low: int) -> bool:
    """Whether the second main clause of a sentence begins at i: "…, and | as she said, …"."""
    return i > low + 1 and reading.tags[i - 1] == "CC" and reading.forms[i - 2] == ","


def parenthetical(reading: Reading, group: VerbGroup, cue: Cue, subject: Span | None, kind: str) -> Candidate | None:
    """ "The bridge is safe, the engineer said", "the bridge, she said, is safe"."""
    low, high = reading.first[group.head], reading.last[group.head]
    if not cue.takes("paren") or subject is None or subject[0] <= low or group.form != "finite":
        return None
    before, closed = _close(reading, subject[0] - 1, low)
    if not closed or reading.tags[subject[0]] in ("WP", "WDT") or not _stands_alone(reading, group, cue, kind):
        return None
    rest, follows = _after_frame(reading, group.end, high)
    if reading.tags[subject[0] - 1] == "CC" and rest is None and has_clause(reading, group.end, high):
        return None  # "…, but he said in May most were closed"
    if not has_clause(reading, low, before) and not (cue.takes("clausal") and follows == "." and before - low > 4):
        return attribution("parenthetical", cue, group, subject, pieces_of((low, before), rest)) if rest else None
    opening = reading.forms[low] in CLASSES.subordinators
    resumed = rest if rest and (_resumes(reading, rest[0], high) or opening) else None
    content = pieces_of((_content_start(reading, low, before), _with_mark(reading, before)), resumed)
    return attribution("parenthetical", cue, group, subject, content)


def _close(reading: Reading, before: int, low: int) -> tuple[int, bool]:
    """The token before the conjunction and adverbs of a frame, and whether a mark there closes the content."""
    while before > low and reading.tags[before] in ("CC", "RB"):
        before -= 1
    mark = _before_quotes(reading, before, low)
    return before, reading.forms[mark] == "," or (mark < before and reading.forms[mark] in ("?", "!"))


def inverted(reading: Reading, group: VerbGroup, cue: Cue, subject: Span | None, kind: str) -> Candidate | None:
    """ "The bridge is safe, said Ada Holm." """
    low, high = reading.first[group.head], reading.last[group.head]
    bare = group.form == "finite" and group.end - group.start == 1
    if not cue.takes("paren") or kind not in ("np", "np_inf") or not bare or group.start - 1 <= low:
        return None
    before = _before_quotes(reading, group.start - 1, low)
    source = extended_right(reading, group.end)
    if subject is not None and group.start - 1 <= subject[1] <= group.start and not has_clause(reading, low, subject[0]):
        return None  # "The poll, published in May, shows …"
    if reading.forms[before] != "," or source is None or (reading.tags[source[0]] == "PRP" and reading.forms[source[0]] != "one"):
        return None
    if not has_clause(reading, low, before):
        after = source[1] + 1
        if after < high and reading.forms[source[1]] == "," and reading.group(after) is not None:
            return attribution("inverted", cue, group, source, pieces_of((low, before), (after, _final(reading, high))))
        return None
    after_source = reading.group(source[1])
    if after_source is not None and after_source.form == "finite":
        return None
    return attribution(
        "inverted", cue, group, source, pieces_of((_content_start(reading, low, before), _with_mark(reading, before)))
    )


def colon(reading: Reading, group: VerbGroup, cue: Cue, subject: Span | None, kind: str) -> Candidate | None:
    """ "The engineer said: the bridge is safe", without quotation marks."""
    high, mark = reading.last[group.head], group.end
    if not cue.takes("quote") or subject is None or group.form != "finite" or group.passive or group.negated:
        return None
    if mark + 2 >= high or reading.forms[mark] != ":" or reading.forms[mark + 1] in QUOTES:
        return None
    if not has_clause(reading, mark + 1, high):
        return None
    return attribution("zero", cue, group, subject, ((mark + 1, _final(reading, high)),))


def _stands_alone(reading: Reading, group: VerbGroup, cue: Cue, kind: str) -> bool:
    """Whether nothing follows the verb but a time, an adverbial or who is told."""
    if kind in ("np", "np_inf", "zero"):
        return cue.lemma in ADDRESSING or is_time(reading, group.end)
    follows = reading.forms[group.end] if group.end < reading.last[group.head] else "."
    return kind == "" or kind.startswith("prep") or follows in (",", ".")


def _after_frame(reading: Reading, end: int, high: int) -> tuple[Span | None, str]:
    """What stands after the comma that closes a frame ("she said in a note, …"), and the mark that follows its verb."""
    follows = reading.forms[end] if end < high else "."
    for i in range(end, min(high - 1, end + 8)):
        if reading.forms[i] == ",":
            return (i + 1, _final(reading, high)), follows
        if reading.group_at[i] >= 0:
            break
    return None, follows


def _before_quotes(reading: Reading, i: int, low: int) -> int:
    """The last token up to i that is no quotation mark."""
    while i > low and reading.forms[i] in QUOTES:
        i -= 1
    return i


def _with_mark(reading: Reading, end: int) -> int:
    """``end``, or the end of the quotation that closes right there."""
    quote = reading.quote_at[end]
    return reading.quotes[quote][1] if quote >= 0 and reading.quotes[quote][1] - end <= 3 else end


def _content_start(reading: Reading, low: int, before: int) -> int:
    low = aside_start(reading, before, low)
    return low + 1 if reading.forms[low] in ("but", "and") and before > low + 1 else low


def _resumes(reading: Reading, i: int, high: int) -> bool:
    """Whether the content goes on after "he said,": not with a participle or a new frame."""
    return i < high and reading.tags[i] not in ("VBG", "WP", "WDT", "VBN") and reading.forms[i] not in _NOT_RESUMING


def _final(reading: Reading, high: int) -> int:
    while high > 1 and reading.forms[high - 1] in (".", ",", ";"):
        high -= 1
    return high
