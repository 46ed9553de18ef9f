"""What coding corrects: each number beside the program's own, what it rests on, and which differences no longer hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from framing.coding.sheet import MODEL
from framing.compare.contrasts import FALSE
from framing.compare.corrected import TABLE
from framing.report.blocks import Block, Cell, Prose, Row, Table
from framing.report.content.numbers import CORRECTED_SIGN, chance, count, short, show_number

if TYPE_CHECKING:
    from framing.compare.comparison import Comparison
    from framing.extension import Measure
    from framing.report.sections import Subject

Found = Mapping[str, Any]
_SERIES = ("measure", "target", "category", "voice")


def make(subject: Subject) -> Iterable[Block]:
    """What was coded, the effect on the conclusions, and a table a measure; nothing where nothing was coded."""
    return blocks(subject.comparison)


def blocks(comparison: Comparison) -> Iterator[Block]:
    """The same of a comparison."""
    record = comparison.run.get("compare", {}).get("coded")
    if not record:
        return
    rows = comparison.table(TABLE).to_dicts()
    yield Prose((said(record),))
    for measure in comparison.measures.values():
        own = [row for row in rows if row["measure"] == measure.name]
        if any(row["corrected"] is not None for row in own):
            yield _table(measure, own)
    if changes := [change for change in record.get("changes", ()) if change["measure"] in comparison.measures]:
        yield _changes(changes, comparison.measures)
    yield from (Prose((why,)) for why in _refused(rows))


def said(record: Found) -> str:
    """What the correction rests on, and what it does to the conclusions."""
    people = coded_by(record["coders"])
    effect = str(record.get("effect", ""))
    rests = (
        f"{record['documents']:,} of {record['of']:,} articles, drawn at random, were coded{people} ({record['file']})"
        f"{agreed(record)}. "
        f"Numbers with {CORRECTED_SIGN} are the program's of all articles, corrected by what it got wrong in these; their "
        "intervals cover the sampling of articles and the errors of the program."
    )
    return f"{rests} With the correction, {effect}." if effect else rests


def coded_by(coders: Sequence[str]) -> str:
    """By how many people, and by which language models; '' where nobody is named."""
    models = [name.removeprefix(MODEL) for name in coders if name.startswith(MODEL)]
    people = len(coders) - len(models)
    told = [count(people, "person", "people")] if people else []
    told += [f"the language model {name}" for name in models]
    return f" by {' and '.join(told)}" if told else ""


def settled(record: Found, mark: str = "") -> str:
    """How many disagreements were settled by agreement, as a sentence without its end; '' where none was."""
    apart = sum(found["apart"] for found in record["agreement"])
    by_agreement = sum(found["agreed"] for found in record["agreement"])
    if not by_agreement:
        return ""
    if apart == by_agreement:
        which = "the one disagreement was" if apart == 1 else f"all {apart} disagreements were"
        return f"{mark}{which} settled by agreement"
    return f"{mark}{by_agreement} of {apart} disagreements were settled by agreement"


def agreed(record: Found) -> str:
    """How far the coders agree, as clauses; '' where nothing was coded by two."""
    known, unknown = [], []
    for found in record.get("agreement", ()):
        named = f" of {found['question']}" if len(record["agreement"]) > 1 else ""
        items = f"{count(found['items'], 'item')}{named}"
        if found["alpha"] is None:
            unknown.append(f"; two or more coded {items}, {undefined(found)}")
        else:
            known.append(f"{alpha(found)} on {items}")
    lead = f"; the coders agree with {', '.join(known)}" if known else ""
    return f"{lead}{''.join(unknown)}{settled(record, '; ')}" if known or unknown else ""


def undefined(found: Found) -> str:
    """That there is no alpha, as a clause on its items, and why, which older records do not say."""
    why = str(found.get("reason", "")).partition(":")[0]
    return f"on which alpha is not defined{f' ({why})' if why else ''}"


def alpha(found: Found) -> str:
    """Krippendorff's alpha with its interval."""
    if found["low"] is None:
        return f"Krippendorff's alpha {found['alpha']:.2f}"
    return f"Krippendorff's alpha {found['alpha']:.2f} [{found['low']:.2f}, {found['high']:.2f}]"


def _changes(changes: Sequence[Found], measures: Mapping[str, Measure]) -> Table:
    """Each difference that the program alone found, or that is newly significant."""
    several = len({tuple(change[name] for name in _SERIES) for change in changes}) > 1
    drawn = []
    for change in changes:
        measure = measures[change["measure"]]
        named = [short(measure.meaning), *(change[name] for name in _SERIES[1:] if change[name])] if several else []
        cells = [
            _difference(change["program"], None, None, measure),
            _q(change["q_program"]),
            _difference(change["corrected"], change["low"], change["high"], measure),
            _q(change["q"]),
            str(change["now"]),
        ]
        drawn.append(Row(" · ".join([f"{change['group_a']} − {change['group_b']}", *named]), tuple(map(Cell, cells))))
    columns = ("program alone", "q", "corrected", "q now", f"q of at most {FALSE}")
    return Table("corrected.changes", "What becomes of each difference", columns, tuple(drawn))


def _q(value: float | None) -> str:
    return "–" if value is None else chance(value)


def _difference(value: float | None, low: float | None, high: float | None, measure: Measure) -> str:
    """A difference with its sign, in points of a share."""
    if value is None:
        return "–"
    factor, places = (100, 0) if measure.show == "share" else (1, 2)
    told = [f"{factor * each:+.{places}f}".replace("-", "−") for each in (value, low, high) if each is not None]
    text = told[0] if len(told) < 3 else f"{told[0]} [{told[1]}, {told[2]}]"
    return f"{text} points" if measure.show == "share" else text


def _table(measure: Measure, rows: Sequence[Found]) -> Table:
    several = len({tuple(row[name] for name in _SERIES) for row in rows}) > 1
    drawn = tuple(Row(_label(row, several), tuple(map(Cell, _cells(row, measure)))) for row in rows)
    columns = ("corrected", "program alone", "coded", "weight of the program")
    return Table(f"corrected.{measure.name}", f"Corrected by coding: {short(measure.meaning)}", columns, drawn)


def _label(row: Found, several: bool) -> str:
    named = [row[name] for name in _SERIES[1:] if row[name]] if several else []
    return " · ".join([row["group"], *named])


def _cells(row: Found, measure: Measure) -> Iterator[str]:
    yield _ranged(row["corrected"], row["low"], row["high"], measure)
    yield _ranged(row["program"], row["program_low"], row["program_high"], measure)
    yield f"{row['coded']} of {row['documents']}"
    yield "–" if row["weight"] is None else f"{row['weight']:.2g}"


def _ranged(value: float | None, low: float | None, high: float | None, measure: Measure) -> str:
    text = show_number(value, measure)
    return text if low is None else f"{text} [{show_number(low, measure)}, {show_number(high, measure)}]"


def _refused(rows: Iterable[Found]) -> Iterator[str]:
    """Whose numbers stay as they were, with the reason, each once."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        if row["reason"]:
            found.setdefault((row["measure"], row["reason"]), []).append(row["group"])
    for (measure, reason), groups in found.items():
        yield f"{measure}, {', '.join(dict.fromkeys(groups))}: {reason}."
