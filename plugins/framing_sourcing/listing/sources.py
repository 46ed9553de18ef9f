"""Who speaks where: every source of a group of documents, with how much it says and how it is introduced."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Unpack

from framing import Annotation, Document, How, Layers, Pass, Span, Voices
from framing.tables import Spool, TableSet
from framing_sourcing.counting import counted, given_once, mention_of, overlaps, source_of, words_in
from framing_sourcing.grammar.judging import judgement_of
from framing_sourcing.listing.correcting import to_correct
from framing_sourcing.listing.source_tables import ATTRIBUTIONS, TABLES
from framing_sourcing.listing.summing import KEY, keyed, retyped, summary_of, types_of, with_one_name

if TYPE_CHECKING:
    import polars as pl


class Sources(TableSet):
    """Who speaks in which group, with the attributions that show it; ``run`` is the manifest."""

    def __init__(
        self,
        spool: Spool,
        groups: pl.DataFrame,
        by: str,
        run: Mapping[str, Any],
        corrections: Any,
        kept: pl.DataFrame | None = None,
    ) -> None:
        self._spool, self._groups, self.by, self._corrections = spool, groups, by, corrections
        self._rows = rows = with_one_name(spool.lazy("attributions"), corrections.over)
        self._kept = summary_of(rows, groups) if kept is None else kept
        tables: dict[str, Any] = {
            "sources": self._kept.drop("key"),
            "types": lambda: types_of(rows, groups),
            "attributions": self._attributions,
            "groups": groups,
        }
        super().__init__(tables, TABLES, run)

    def only(self, *, source: str = "", source_type: str = "", least: int = 1) -> Sources:
        """Those whose name holds ``source``, of one type, with ``least`` attributions. Shares stay those of all sources."""
        import polars as pl

        wanted = pl.col("attributions") >= least
        if source:
            wanted &= pl.col("source").str.to_lowercase().str.contains(source.lower(), literal=True)
        if source_type:
            wanted &= pl.col("source_type") == source_type
        return Sources(self._spool, self._groups, self.by, self.run, self._corrections, self._kept.filter(wanted))

    def to_correct(self) -> TableSet:
        """Every source of the corpus as a table of corrections to start from."""
        return to_correct(self._spool.lazy("attributions"), self._corrections.rows, self._corrections.over)

    def _attributions(self) -> pl.DataFrame:
        names = self._kept.lazy().select(*KEY, name="source")
        rows = keyed(self._rows).join(names, on=KEY, maintain_order="left")
        return rows.with_columns(source="name").select(column.name for column in ATTRIBUTIONS).collect()

    def __repr__(self) -> str:
        return f"<Sources by {self.by}: {len(self)} sources in {len(self._groups)} groups>"


def list_sources(corpus: Iterable[Document], *, acts: Iterable[str] = Voices.ACTS, **how: Unpack[How]) -> Sources:
    """The sources of a corpus, ``by`` outlet, "document", "all", or what :func:`framing.compare` compares by.

    ``acts`` are those whose attributions count. The other arguments are those of :func:`framing.score`. Raises
    :class:`~framing.errors.RequestError` for unknown names and :class:`~framing.errors.InputError` for an empty corpus.
    """
    acts = frozenset(acts)
    reading, spool = Pass(corpus, how, partial(rows_of, acts=acts), layer="attributions"), Spool(TABLES)
    said: dict[str, list[int]] = {}  # group → attributions, attributed words
    for _, group, given in reading:
        found = given or []
        amount = said.setdefault(group, [0, 0])
        amount[0] += len(found)
        amount[1] += sum(row[_WORDS] for row in found)
        spool.extend("attributions", found)
    unread = reading.unread()
    amounts = [(group, *reading.amounts[group], *amount) for group, amount in sorted(said.items())]
    spool.extend("groups", amounts)
    corrections = reading.settings.corrections
    if corrections:
        reading.tally.applied.reach(corrections, retyped(spool.lazy("attributions"), corrections.over))
    run = reading.run(sources={"by": reading.by, "acts": sorted(acts)}, unread=unread)
    return Sources(spool, spool.frame("groups"), reading.by, run, corrections)


def rows_of(document: Document, layers: Layers, group: str, acts: frozenset[str] = Voices.ACTS) -> list[tuple[Any, ...]]:
    """The attributions of a document as rows of the table ``attributions``, in the order of the text."""
    scare_quotes = [piece for a in layers.annotations("scare_quotes") if a.label in Voices.DISTANCING for piece in a.pieces]
    found = counted(layers, acts)
    given = given_once([a.pieces for a in found])
    return [_row(document, layers, group, a, own, scare_quotes) for a, own in zip(found, given, strict=True)]


_WORDS = [column.name for column in ATTRIBUTIONS].index("words")


def _row(
    document: Document,
    layers: Layers,
    group: str,
    attribution: Annotation,
    given: Sequence[Span],
    scare_quotes: Sequence[Span],
) -> tuple[Any, ...]:
    about, pieces = attribution.attributes, attribution.pieces
    cue = f"not {about['cue_lemma']}" if about.get("negated") else str(about["cue_lemma"])
    judgement = judgement_of(cue)
    distanced = words_in(layers, overlaps(given, scare_quotes)) if scare_quotes else 0
    return (
        document.id,
        document.outlet,
        group,
        source_of(attribution, document),
        str(about["source_type"]),
        int(bool(about["anonymous"])),
        str(about.get("corrected", "")),
        mention_of(attribution, document),
        attribution.label,
        str(about["act"]),
        "distanced" if distanced else "attributed",
        cue,
        *judgement,
        words_in(layers, given),
        distanced,
        attribution.start,
        attribution.end,
        attribution.quote(document.text),
        pieces,
    )
