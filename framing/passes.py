"""A corpus on its way through a listing: its documents one by one with their layers and groups, what was read, what failed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

from framing.annotate.layers import Layers
from framing.codebook import Codebook
from framing.errors import InputError, LayerUnavailable, unknown
from framing.model import Document, Failure, Pieces, Value
from framing.plugins import Plugins, load_plugins
from framing.tables.contract import Column, frame
from framing.text.regions import COUNTED

if TYPE_CHECKING:
    import polars as pl

EVERYTHING, BY_DOCUMENT = "all", "document"  # groupings that need no metadata


class How(TypedDict, total=False):
    """How to read a corpus; ``by`` is what groups it, ``outlet`` leaves all others out, the rest is as in framing.score."""

    by: str
    outlet: str | None
    codebook: Codebook | str | Path | None
    plugins: Plugins | None
    regions: Sequence[str]
    seed: int
    deadline: float
    options: Mapping[str, Mapping[str, Value]] | None
    progress: Callable[[int], None]


@dataclass
class Reading:
    """The documents of a corpus one by one with their layers and group; what was read is known at the end."""

    corpus: Iterable[Document]
    how: How
    layer: str = "regions"
    inputs: list[tuple[str, str]] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    amounts: dict[str, list[int]] = field(default_factory=dict)  # group → articles, words

    def __post_init__(self) -> None:
        from framing.pipeline import request_for

        self.plugins = self.how.get("plugins") or load_plugins()
        self.by = self.how.get("by", "outlet")
        self._settings: dict[str, Any] = {
            "codebook": self.how.get("codebook"),
            "regions": self.how.get("regions", COUNTED),
            "seed": self.how.get("seed", 0),
            "deadline": self.how.get("deadline", 60.0),
            "options": self.how.get("options"),
        }
        self._request = request_for(self.corpus, self.plugins, measures=(), **self._settings)
        self.codebook = self._settings["codebook"] = self._request.codebook

    def __iter__(self) -> Iterator[tuple[Document, Layers, str]]:
        """Raises InputError where there is no document, RequestError where none has the field or the outlet asked for."""
        from framing.compare.groups import has_field, no_such_field
        from framing.pipeline import annotate

        known, tell = self.by in (EVERYTHING, BY_DOCUMENT), self.how.get("progress")
        for document, layers, _ in annotate(self._of_outlet(), self.layer, plugins=self.plugins, **self._settings):
            known = known or has_field(document, self.by)
            self.inputs.append((document.id, document.sha256))
            group = group_of(document, self.by)
            self._add(group, layers)
            yield document, layers, group
            self.failures.extend(layers.failures)
            if tell is not None:
                tell(len(self.inputs))
        if not self.inputs:
            raise InputError(_nothing_read(self.corpus))
        if not known:
            raise no_such_field(self.by)

    def _add(self, group: str, layers: Layers) -> None:
        amount = self.amounts.setdefault(group, [0, 0])
        amount[0] += 1
        try:
            amount[1] += layers.words
        except LayerUnavailable:
            return

    def _of_outlet(self) -> Iterator[Document]:
        wanted, outlets = self.how.get("outlet"), set[str]()
        for document in self.corpus:
            if wanted is not None and isinstance(document, Document):
                outlets.add(document.outlet)
            if wanted is None or not isinstance(document, Document) or document.outlet.casefold() == wanted.casefold():
                yield document
        if wanted is not None and outlets and wanted.casefold() not in {name.casefold() for name in outlets}:
            raise unknown("outlet", wanted, outlets)

    def run(self, **more: Any) -> dict[str, Any]:
        """The manifest, with what else there is to say of the run."""
        from framing.score.manifest import manifest
        from framing.score.scorer import bind

        made = bind(self._request, self.plugins)
        return {**manifest(self._request, made, self.plugins, inputs=self.inputs, failures=self.failures), **more}


def group_of(document: Document, by: str) -> str:
    """The group that a document falls in."""
    from framing.compare.groups import document_group

    return EVERYTHING if by == EVERYTHING else document.id if by == BY_DOCUMENT else document_group(document, by)


def made(table: str, rows: Sequence[tuple[Any, ...]], tables: Mapping[str, tuple[Column, ...]]) -> pl.DataFrame:
    """A table, described among ``tables``, from its rows."""
    names = [column.name for column in tables[table]]
    columns: list[Sequence[Any]] = list(zip(*rows, strict=True)) or [()] * len(names)
    try:
        return frame(table, dict(zip(names, columns, strict=True)), tables)
    except UnicodeEncodeError:  # half a surrogate pair, which no table can hold
        whole = [[re.sub("[\ud800-\udfff]", "\ufffd", v) if isinstance(v, str) else v for v in column] for column in columns]
        return frame(table, dict(zip(names, whole, strict=True)), tables)


def pieces_of(pieces: Pieces) -> str:
    """The column ``pieces``: JSON where there are several."""
    return json.dumps([list(piece) for piece in pieces]) if len(pieces) > 1 else ""


def _nothing_read(corpus: Iterable[Document]) -> str:
    why = "; ".join(f"{item.where}: {item.reason}" for item in list(getattr(corpus, "skipped", ()))[:5])
    return f"no document to read{': ' + why if why else ''}; name files or folders with articles"
