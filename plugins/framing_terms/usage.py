"""Who words what how: the mentions of each wording of the codebook by group and voice, and to whom they are attributed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Unpack

from framing.annotate.layers import Layers
from framing.annotate.voice import VoiceReading
from framing.codebook import Codebook
from framing.errors import LayerUnavailable, RequestError, unknown
from framing.forms import fold
from framing.model import VOICES, Annotation, Document
from framing.passes import How, Reading, made, pieces_of
from framing.tables.results import Tables
from framing.tables.spool import Spool
from framing_terms.kwic import sentence_at
from framing_terms.readings import named
from framing_terms.term_tables import TABLES

if TYPE_CHECKING:
    import polars as pl

ROWS = 4000  # kept as Python values before they become a frame


class Usage(Tables):
    """The mentions of each wording by group and voice, one by one too; ``run`` is the manifest."""

    main = "terms"
    names = ("terms", "mentions", "amounts")
    columns = {name: TABLES[name] for name in names}  # noqa: RUF012  as in Tables

    def __init__(self, terms: pl.DataFrame, spool: Spool, amounts: pl.DataFrame, run: Mapping[str, Any]) -> None:
        self._terms, self._spool, self._amounts, self.run = terms, spool, amounts, run

    def table(self, name: str) -> pl.DataFrame:
        if name not in self.names:
            raise unknown("table", name, self.names)
        return self._spool.frame("mentions") if name == "mentions" else self._terms if name == "terms" else self._amounts

    def with_mentions_first(self) -> Usage:
        """The same with the mentions as the main table."""
        turned = Usage(self._terms, self._spool, self._amounts, self.run)
        turned.main = "mentions"
        return turned

    def __repr__(self) -> str:
        return f"<Usage by {self.run['terms']['by']}: {self._terms['mentions'].sum()} mentions>"


def list_terms(corpus: Iterable[Document], *, concept: str | None = None, voice: str | None = None, **how: Unpack[How]) -> Usage:
    """How often each group uses each wording of the codebook, in which voice, and to whom it attributes it.

    ``concept`` and ``voice`` leave out all others; shares stay those of all voices. Raises
    :class:`~framing.errors.RequestError` for a codebook without concepts and for unknown names.
    """
    reading, spool, rows = Reading(corpus, how, layer="terms"), Spool(), list[tuple[Any, ...]]()
    _check(reading.codebook, concept, voice)
    for document, layers, group in reading:
        rows.extend(row for row in _mentions(document, layers, group) if concept in (None, row[3]))
        if len(rows) >= ROWS:
            spool.add("mentions", made("mentions", rows, TABLES))
            rows = []
    spool.add("mentions", made("mentions", rows, TABLES))
    amounts = {group: (articles, words) for group, (articles, words) in sorted(reading.amounts.items())}
    every = list(_summed(reading.codebook, spool.frame("mentions"), amounts))
    terms = made("terms", [row for row in every if concept in (None, row[1]) and voice in (None, row[4])], TABLES)
    run = reading.run(terms={"by": reading.by, "concept": concept or "", "voice": voice or ""})
    return Usage(terms, spool, made("amounts", [(group, *amount) for group, amount in amounts.items()], TABLES), run)


def _check(codebook: Codebook, concept: str | None, voice: str | None) -> None:
    if not codebook.concepts:
        raise RequestError("the codebook has no concepts; write rival wordings under [concepts], and name it with --codebook")
    if concept is not None and concept not in (names := [known.name for known in codebook.concepts]):
        raise unknown("concept", concept, names)
    if voice is not None and voice not in VOICES:
        raise unknown("voice", voice, VOICES)


def _mentions(document: Document, layers: Layers, group: str) -> Iterator[tuple[Any, ...]]:
    """The mentions of a document as rows; none where a layer is missing, which ``layers.failures`` tells."""
    try:
        terms = layers.counted("terms")
    except LayerUnavailable:
        return
    for term in terms:
        voice = _voice_of(term, layers)
        yield (
            document.id,
            document.outlet,
            group,
            str(term.attributes["concept"]),
            term.label,
            voice.voice,
            named(voice),
            voice.source_type,
            int(bool(term.attributes["negated"])),
            " ".join(term.quote(document.text).split()),
            term.start,
            term.end,
            pieces_of(term.pieces),
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
                for voice in VOICES:
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
