"""``framing frames list``: what speaks for a frame in each article, with voice, region and place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Unpack

from framing import Codebook, Document, How, Layers, LayerUnavailable, Pass
from framing.report import layout, numbers
from framing.tables import DOCUMENT, GROUP, Column, TableSet
from framing_frames.generic.learned import Learned
from framing_frames.generic.measuring import passages
from framing_frames.generic.model import SHORTEST, load_model
from framing_frames.generic.ngrams import as_read
from framing_frames.own import OwnFrames

Row = Mapping[str, Any]
WEAK = "pattern"  # the tier of a frame of the codebook
TABLES = {
    "frames": (
        *DOCUMENT,
        GROUP,
        Column("frame", "String", "a generic frame, one of the codebook, or one that was learned"),
        Column("tier", "String", "A usable, B with correction by people's codes, C for reading only; pattern: of the codebook"),
        Column("probability", "Float64", "that coders tell it in the article, 0 to 1; empty for frames of the codebook"),
        Column("told", "Int64", "1 if the program tells it in the article, else 0"),
        Column("reason", "String", "why there is no probability, where there is none"),
    ),
    "passages": (
        *DOCUMENT,
        GROUP,
        Column("frame", "String", "as in frames"),
        Column("adds", "Float64", "what the sentence adds to the score of the frame; empty for frames of the codebook"),
        Column("region", "String", "headline, lead or body"),
        Column("voice", "String", "whose words it is in: own, attributed, distanced or unknown"),
        Column("source", "String", "to whom it is attributed"),
        Column("start", "Int64", "first code point of the sentence"),
        Column("end", "Int64", "code point after the last"),
        Column("quote", "String", "the sentence"),
    ),
}


def list_frames(corpus: Iterable[Document], own: Codebook, learned: Learned | None = None, **how: Unpack[How]) -> TableSet:
    """The frames of each article and the passages that speak for them; ``own`` is the codebook with the user's frames.

    Takes what :class:`framing.Pass` takes.
    """
    reading = Pass(corpus, how, partial(read, codebook=own, learned=learned), layer="regions")
    rows: dict[str, list[Row]] = {name: [] for name in TABLES}
    for _, _, found in reading:
        for name, row in found or ():
            rows[name].append(row)
    return TableSet(rows, TABLES, reading.run(unread=reading.unread()))


def read(
    document: Document, layers: Layers, group: str, *, codebook: Codebook, learned: Learned | None
) -> list[tuple[str, dict[str, Any]]]:
    """The rows of one article, each with the name of its table."""
    about = {"doc_id": document.id, "outlet": document.outlet, "group": group}
    rows = [*_generic(document, layers), *_of_codebook(document, layers, codebook), *_of_learned(document, layers, learned)]
    return [(table, {**about, **row}) for table, row in rows]


def _generic(document: Document, layers: Layers) -> Iterator[tuple[str, dict[str, Any]]]:
    model, reason = load_model(), _no_ground(layers)
    told = () if reason else model.probabilities(_counted(document, layers))
    for place, frame in enumerate(model.frames):
        row: dict[str, Any] = {"frame": frame.name, "tier": frame.tier, "told": 0}
        if reason:
            yield "frames", {**row, "reason": reason}
            continue
        present = told[place] >= frame.threshold
        yield "frames", {**row, "probability": round(told[place], 4), "told": int(present), "reason": ""}
        for span, adds in passages(document, layers, place) if present else ():
            yield "passages", {"frame": frame.name, "adds": adds, **_place(document, layers, span)}


def _of_codebook(document: Document, layers: Layers, codebook: Codebook) -> Iterator[tuple[str, dict[str, Any]]]:
    own = OwnFrames(codebook)
    reason = own.unread(layers) if own.frames else ""
    found = own.find(document.text, layers) if own.frames and not reason else []
    for frame in own.frames:
        here = [each for each in found if each.frame == frame.name]
        yield "frames", {"frame": frame.name, "tier": WEAK, "told": int(bool(here)), "reason": reason}
        for each in here:
            yield "passages", {"frame": frame.name, **_place(document, layers, each.sentence)}


def _of_learned(document: Document, layers: Layers, learned: Learned | None) -> Iterator[tuple[str, dict[str, Any]]]:
    if learned is None:
        return
    reason = _no_ground(layers)
    told = () if reason else learned.probabilities(_counted(document, layers))
    for place, frame in enumerate(learned.frames):
        row: dict[str, Any] = {"frame": frame.name, "tier": frame.tier, "told": 0}
        if reason:
            yield "frames", {**row, "reason": reason}
        else:
            probability = round(told[place], 4)
            yield "frames", {**row, "probability": probability, "told": int(told[place] >= frame.threshold), "reason": ""}


def _no_ground(layers: Layers) -> str:
    """Why an article gets no probability; '' where it gets one."""
    if layers.language.code != "en":
        return "not English"
    return f"fewer than {SHORTEST} words" if layers.words < SHORTEST else ""


def _counted(document: Document, layers: Layers) -> str:
    return as_read("\n".join(document.text[start:end] for start, end in layers.counted_spans))


def _place(document: Document, layers: Layers, span: tuple[int, int]) -> dict[str, Any]:
    voice, source = _voice(layers, span)
    region = next((a.label for a in layers.annotations("regions") if a.start <= span[0] < a.end), "")
    quote = " ".join(document.text[span[0] : span[1]].split())
    return {
        "region": region,
        "voice": voice,
        "source": source,
        "start": span[0],
        "end": span[1],
        "quote": quote,
    }


def _voice(layers: Layers, span: tuple[int, int]) -> tuple[str, str]:
    try:
        reading = layers.voices.of((span,))
    except LayerUnavailable:
        return "unknown", ""
    return reading.voice, reading.source


def as_text(found: TableSet, width: int, style: layout.Style, most: int) -> str:
    """By group how many articles are told each frame, and passages of each."""
    rows, quotes = (list(found.table(name).iter_rows(named=True)) for name in ("frames", "passages"))
    blocks = [_block(group, rows, quotes, width, style, most) for group in dict.fromkeys(row["group"] for row in rows)]
    return layout.page([*blocks, layout.notes([LEGEND], width, style, hang="")])


LEGEND = (
    "Tier A: as good as one coder for another. B: correct it by people's codes (framing sample, framing code, framing validate) "
    "before you report it. C: for reading only. pattern: a frame of the codebook, as good as its patterns. The model learned its "
    "frames from articles on one topic, climate change. A passage is a sentence that adds most to a frame; it is no proof of it."
)


def _block(group: str, rows: Sequence[Row], quotes: Sequence[Row], width: int, style: layout.Style, most: int) -> list[str]:
    here = [row for row in rows if row["group"] == group]
    names = list(dict.fromkeys(row["frame"] for row in here))
    by_name = {name: [row for row in here if row["frame"] == name] for name in names}
    columns = [
        layout.Column("frame", names, is_text=True),
        layout.Column("tier", [by_name[name][0]["tier"] for name in names], is_text=True),
        layout.Column("articles", [f"{sum(row['told'] for row in by_name[name])} of {len(by_name[name])}" for name in names]),
        layout.Column("mean", [_mean([row["probability"] for row in by_name[name]]) for name in names]),
    ]
    lines = [style.bold(layout.truncate(layout.clean(group), width)), *layout.table(columns, width, style)]
    for name in names:
        shown = [row for row in quotes if row["group"] == group and row["frame"] == name]
        shown = sorted(shown, key=lambda row: (-(row["adds"] or 0), row["doc_id"], row["start"]))[:most]
        for row in shown:
            who = ", ".join(filter(None, (row["voice"], row["source"])))
            text = layout.clean(f"{name}, {row['doc_id']} ({who}): {row['quote']}")
            lines.extend(layout.indented(text, width, layout.PASSAGE, most=4))
    return lines


def _mean(values: Sequence[float | None]) -> str:
    known = [value for value in values if value is not None]
    return numbers.decimal(sum(known) / len(known), 2) if known else "–"
