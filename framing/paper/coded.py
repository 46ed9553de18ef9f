"""What the Methods section says of coding by hand: how far coders agree, what it corrects, and how far off the program was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from framing.report.content.corrected import coded_by, settled, undefined
from framing.report.content.numbers import count, p_told, short
from framing.report.references import cite

if TYPE_CHECKING:
    from framing.compare.comparison import Comparison
    from framing.extension import Measure


def corrected_by_coding(comparison: Comparison, measures: Sequence[Measure]) -> list[str]:
    """How numbers were corrected by coding, how far the coders agree, and what that changed."""
    record = comparison.run.get("compare", {}).get("coded")
    named = [short(m.meaning) for m in measures if record and m.name in record["measures"]]
    if not record or not named:
        return []
    coders = coded_by(record["coders"])
    effect = f" With the correction, {record['effect']}." if record["effect"] else ""
    return [
        f"For the {', '.join(named)}, {record['documents']:,} of {record['of']:,} articles, drawn with known probabilities"
        f"{_drawn(record)}, were coded{coders or ' by hand'}, from a sheet that names neither "
        "the outlet nor what the program found.",
        *_agreed(record),
        "The numbers reported are those of the program over all articles, corrected by the weighted mean of its errors in the "
        f"coded ones {cite('Egami et al. 2023', 'Angelopoulos et al. 2023')}; their intervals allow for sampling and for "
        f"measurement error, and take what was coded as right.{effect}",
    ]


def _drawn(record: Mapping[str, Any]) -> str:
    """How many were drawn of each group."""
    sizes = {int(some) for _, some in record.get("drawn", {}).values()}
    if not sizes:
        return ""
    told = f"{min(sizes)}" if len(sizes) == 1 else f"{min(sizes)} to {max(sizes)}"
    return f" ({told} of each {record.get('by', 'outlet')})"


def _agreed(record: Mapping[str, Any]) -> list[str]:
    """How far the coders agree, question by question, and how disagreements were settled."""
    told = []
    for found in record.get("agreement", ()):
        named = f" of {found['question']}" if len(record["agreement"]) > 1 else ""
        same = f"{found['same']:.0%} of answers the same"
        if found["alpha"] is None:
            told.append(f"{count(found['items'], 'item')}{named}, {undefined(found)}, with {same}")
            continue
        level = f"{found['level']} data" if found["level"] == "nominal" else "an interval scale"
        ends = f", 95% CI [{found['low']:.2f}, {found['high']:.2f}]" if found["low"] is not None else ""
        alpha = f"Krippendorff’s α = {found['alpha']:.2f} for {level}{ends}"
        told.append(f"{count(found['items'], 'item')}{named} with {alpha} and {same}")
    if not told:
        return ["Nothing was coded by two people, so the reliability of the coding was not measured."] if record["coders"] else []
    after = settled(record)
    most = max(found["coders"] for found in record["agreement"])
    return [
        f"{most} coders coded {'; '.join(told)} {cite('Krippendorff 2018', 'Zapf et al. 2016')}.",
        *([f"{after[:1].upper()}{after[1:]}."] if after else []),
    ]


def off_by(comparison: Comparison, measures: Sequence[Measure]) -> str:
    """How far the program was off in the coded articles, outlet by outlet; '' where nothing was coded."""
    record = comparison.run.get("compare", {}).get("coded") or {}
    by_name = {measure.name: measure for measure in measures}
    told = [
        line
        for found in record.get("errors", ())
        if found["measure"] in by_name and (line := _series_off(found, by_name[found["measure"]]))
    ]
    if not told:
        return ""
    return f"By {record.get('by', 'outlet')}, the program’s number of the coded articles less the coded one: {'. '.join(told)}."


def _series_off(found: Mapping[str, Any], measure: Measure) -> str:
    """The smallest and the largest error of one series, and whether errors differ; '' where there is none."""
    known = {group: each for group, each in found["groups"].items() if each["error"] is not None}
    if not known:
        return ""
    named = " · ".join([short(measure.meaning), *(found[key] for key in ("target", "category", "voice") if found[key])])
    order = sorted(known, key=lambda group: float(known[group]["error"]))
    ends = " to ".join(f"{_off(known[group], measure)} ({group})" for group in dict.fromkeys((order[0], order[-1])))
    if found["p"] is None:
        return f"{named}, {ends}"
    return f"{named}, {ends}; {p_told(found['p'])} for the same error everywhere {cite('Krishnamoorthy et al. 2007')}"


def _off(found: Mapping[str, Any], measure: Measure) -> str:
    factor, places, unit = (100, 1, " points") if measure.show == "share" else (1, 2, "")
    known = [found[name] for name in ("error", "low", "high") if found[name] is not None]
    values = [f"{factor * value:+.{places}f}".replace("-", "−") for value in known]
    return f"{values[0]}{unit}" if len(values) < 3 else f"{values[0]}{unit}, 95% CI [{values[1]}, {values[2]}]"
