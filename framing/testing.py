"""For plugin authors: a sample document, and checks that a plugin keeps its contract."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from framing.annotate.layers import Layers
from framing.codebook import Codebook, default_codebook
from framing.codebook.joined import joined
from framing.conformance import Finding, Report, check_plugin
from framing.conformance.texts import SAMPLE, sample_document
from framing.extension import Annotator, Measure
from framing.model import Annotation, Document, Value
from framing.plugins import Plugins, load_plugins
from framing.score.scorer import bind, plan_of, score_document, settings_of
from framing.score.settings import RunSettings


def plugins_with(**plugins: Any) -> Plugins:
    """The installed plugins and these objects with hook implementations, by name."""
    return load_plugins(extra=plugins)


@lru_cache(maxsize=4)
def _installed(wanted: str | None, path: tuple[str, ...]) -> Plugins:
    """The installed plugins, loaded once for all the sentences that a test tries."""
    return load_plugins()


def annotations_of(
    layer: str, document: Document | str, *, codebook: Codebook | None = None, plugins: Plugins | None = None
) -> Sequence[Annotation]:
    """A layer of a document. Raises :class:`~framing.errors.LayerUnavailable` with the reason where there is none."""
    return layers_of(document, codebook=codebook, plugins=plugins).annotations(layer)


def layers_of(document: Document | str, *, codebook: Codebook | None = None, plugins: Plugins | None = None) -> Layers:
    """All layers of a document, each computed when asked for."""
    found = plugins or _installed(os.environ.get("FRAMING_PLUGINS"), tuple(sys.path))
    request = RunSettings(codebook=joined(codebook or default_codebook(), found.codebooks))
    whole = sample_document(document) if isinstance(document, str) else document
    return Layers(whole, plan_of(request, found, settings_of(request, found)))


def scores(
    measure: str,
    document: Document | str,
    *,
    codebook: Codebook | None = None,
    plugins: Plugins | None = None,
    options: Mapping[str, Mapping[str, Value]] | None = None,
) -> list[dict[str, Any]]:
    """The scores of a measure on a document, as rows of the table ``scores``."""
    found = plugins or _installed(os.environ.get("FRAMING_PLUGINS"), tuple(sys.path))
    whole_codebook = joined(codebook or default_codebook(), found.codebooks)
    request = RunSettings(codebook=whole_codebook, measures=(measure,), options=options or {})
    whole = sample_document(document) if isinstance(document, str) else document
    return score_document(bind(request, found), whole).frames()["scores"].to_dicts()


def check_measure(measure: Measure, documents: Iterable[Document], **settings: Any) -> None:
    """Fail with AssertionError unless a measure gives valid scores, the same twice, within its range.

    ``settings`` are those of :func:`scores` (``codebook``, ``plugins``).
    """
    for document in documents:
        first = scores(measure.name, document, **settings)
        assert first == scores(measure.name, document, **settings), f"{measure.name} gives other scores the second time"
        json.dumps(first, allow_nan=False)
        low, high = measure.range
        for row in first:
            assert row["status"] != "failed", f"{measure.name} fails on '{document.id}': {row['reason']}"
            assert row["status"] == "ok" or row["reason"], f"{measure.name} gives no score and no reason on '{document.id}'"
            value = row["value"]
            assert value is None or low is None or value >= low, f"{measure.name} gives {value}, below its range {low}"
            assert value is None or high is None or value <= high, f"{measure.name} gives {value}, above its range {high}"


def check_annotator(annotator: Annotator, documents: Iterable[Document], **settings: Any) -> None:
    """Fail with AssertionError unless an annotator gives valid annotations, the same twice."""
    for document in documents:
        layers = layers_of(document, **settings)
        first = layers.annotations(annotator.provides)
        again = layers_of(document, **settings).annotations(annotator.provides)
        assert list(first) == list(again), f"{annotator.name} gives other annotations the second time"
        assert all(isinstance(item, Annotation) for item in first), f"{annotator.name} gives something that is no Annotation"


__all__ = [
    "SAMPLE",
    "Finding",
    "Report",
    "annotations_of",
    "check_annotator",
    "check_measure",
    "check_plugin",
    "layers_of",
    "plugins_with",
    "sample_document",
    "scores",
]
