"""Who words what how: the mentions of each wording of the codebook by group and voice, and to whom they are attributed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Unpack, get_args

from framing import (
    Annotation,
    Codebook,
    Document,
    How,
    Layers,
    LayerUnavailable,
    Pass,
    RequestError,
    Voice,
    VoiceReading,
    unknown,
)
from framing.tables import Spool, TableSet
from framing.text import fold
from framing_terms.kwic import sentence_at
from framing_terms.term_tables import TABLES

if TYPE_CHECKING:
    import polars as pl


def list_terms(
    corpus: Iterable[Document], *, concept: str | None = None, voice: str | None = None, **how: Unpack[How]
) -> TableSet:
    """How often each group uses each wording of the codebook, in which voice, and to whom it attributes it.

    ``concept`` and ``voice`` leave out all others; shares stay those of all voices. Raises
    :class:`~framing.errors.RequestError` for a codebook without concepts and for unknown names.
    """
    reading, spool = Pass(corpus, how, _mentions, layer="terms"), Spool(TABLES)
    _check(reading.codebook, concept, voice)
    for _, _, found in reading:
        spool.extend("mentions", (row for row in found or () if concept in (None, row[3])))
    mentions = spool.frame("mentions")
    amounts = {group: (articles, words) for group, (articles, words) in sorted(reading.amounts.items())}
    every = list(_summed(reading.codebook, mentions, amounts))
    tables: dict[str, Any] = {
        "terms": [r for r in every if concept in (None, r[1]) and voice in (None, r[4])],
        "mentions": mentions,
        "amounts": [(group, *amount) for group, amount in amounts.items()],
    }
    return TableSet(tables, TABLES, reading.run(terms={"by": reading.by, "concept": concept or "", "voice": voice or ""}))


def _check(codebook: Codebook, concept: str | None, voice: str | None) -> None:
    if not codebook.concepts:
        raise RequestError("the codebook has no concepts; write rival wordings under [concepts], and name it with --codebook")
    if concept is not None and concept not in (names := [known.name for known in codebook.concepts]):
        raise unknown("concept", concept, names)
    if voice is not None and voice not in get_args(Voice):
        raise unknown("voice", voice, get_args(Voice))


def _mentions(document: Document, layers: Layers, group: str) -> list[tuple[Any, ...]]:
    """The mentions of a document as rows."""
    return [_mention(document, layers, group, term) for term in layers.counted("terms")]


def _mention(document: Document, layers: Layers, group: str, term: Annotation) -> tuple[Any, ...]:
    voice = _voice_of(term, layers)
    return (
        document.id,
        document.outlet,
        group,
        str(term.attributes["concept"]),
        term.label,
        voice.voice,
        voice.source,
        voice.source_type,
        int(bool(term.attributes["negated"])),
        " ".join(term.quote(document.text).split()),
        term.start,
        term.end,
        term.pieces,
        " ".join(document.text[slice(*sentence_at(term.start, layers))].split()),
    )


def _voice_of(term: Annotation, layers: Layers) -> VoiceReading:
    try:
        return layers.voices.of(term.pieces)
    except LayerUnavailable:
        return VoiceReading("unknown")


def _summed(codebook: Codebook, mentions: pl.DataFrame, amounts: Mapping[str, tuple[int, int]]) -> Iterator[tuple[Any, ...]]:
    """The table ``terms``: every concept, wording and group, with a row for each voice, zeros only where the wording has none."""
    cells: dict[tuple[str, str, str, str], list[Mapping[str, Any]]] = {}
    totals = Counter[tuple[str, str]]()
    for row in mentions.iter_rows(named=True):
        cells.setdefault((row["group"], row["concept"], row["wording"], row["voice"]), []).append(row)
        totals[row["group"], row["concept"]] += 1
    for concept in codebook.concepts:
        for wording in concept.wordings:
            for group, (_, words) in amounts.items():
                for voice in get_args(Voice):
                    found = cells.get((group, concept.name, wording.name, voice), [])
                    if found or voice != "unknown":
                        total = totals[group, concept.name]
                        yield (
                            *(group, concept.name, wording.name, wording.valence, voice, len(found)),
                            1000 * len(found) / words if words else None,
                            len(found) / total if total else None,
                            len({row["doc_id"] for row in found}),
                            sum(row["negated"] for row in found),
                            counted(row["source"] for row in found if row["source"]),
                            counted(_folded(row["quote"]) for row in found),
                        )


def _folded(quote: str) -> str:
    """A quote as it is compared, the sign between its pieces as it is."""
    return " … ".join(map(fold, quote.split(" … ")))


def counted(texts: Iterable[str]) -> str:
    """ "ministry 3, police 1": texts with their counts, most frequent first."""
    return ", ".join(f"{text} {count}" for text, count in sorted(Counter(texts).items(), key=lambda item: (-item[1], item[0])))
