"""Compare how outlets tell the same story: load → annotate → score → compare → report.

    import framing

    corpus = framing.load("seeds")
    results = framing.score(corpus)
    comparison = framing.compare(results)

Everything here is imported when it is first asked for.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from framing.guard import apart as _apart  # noqa: F401  first: what is imported after it is what is installed

if TYPE_CHECKING:
    from framing.annotate.layers import Layers
    from framing.annotate.voice import VoiceReading, Voices
    from framing.codebook import Codebook, Concept, Target, Wording, load_codebook
    from framing.compare.comparison import Comparison, compare
    from framing.copies.clusters import Copies
    from framing.corrections import Corrections
    from framing.errors import FramingError, InputError, LayerUnavailable, PluginError, RequestError, Unreadable, unknown
    from framing.extension import (
        Annotate,
        Annotator,
        Entry,
        InArticle,
        Measure,
        Measuring,
        Option,
        Proposer,
        Reader,
        Reporter,
        Section,
        Settings,
        deferred,
    )
    from framing.hookspecs import hookimpl
    from framing.language import Language
    from framing.load.corpus import Corpus, load
    from framing.load.corrections import load_corrections
    from framing.model import Annotation, Document, Evidence, Failure, Pieces, Score, Span, Value, Voice, no_score
    from framing.passes import How, Pass, Work, copies_among, each
    from framing.pipeline import all_documents, annotate, score
    from framing.plugins import load_plugins
    from framing.quotes import Quote, quotes, quotes_table
    from framing.saved import load_results
    from framing.tables.results import Results

__version__ = "0.1.0"

__all__ = [
    "Annotate",
    "Annotation",
    "Annotator",
    "Codebook",
    "Comparison",
    "Concept",
    "Copies",
    "Corpus",
    "Corrections",
    "Document",
    "Entry",
    "Evidence",
    "Failure",
    "FramingError",
    "How",
    "InArticle",
    "InputError",
    "Language",
    "LayerUnavailable",
    "Layers",
    "Measure",
    "Measuring",
    "Option",
    "Pass",
    "Pieces",
    "PluginError",
    "Proposer",
    "Quote",
    "Reader",
    "Reporter",
    "RequestError",
    "Results",
    "Score",
    "Section",
    "Settings",
    "Span",
    "Target",
    "Unreadable",
    "Value",
    "Voice",
    "VoiceReading",
    "Voices",
    "Wording",
    "Work",
    "__version__",
    "all_documents",
    "annotate",
    "compare",
    "copies_among",
    "deferred",
    "each",
    "hookimpl",
    "load",
    "load_codebook",
    "load_corrections",
    "load_plugins",
    "load_results",
    "no_score",
    "quotes",
    "quotes_table",
    "score",
    "unknown",
]
_WHERE = {  # where each is, by module
    "annotate.layers": "Layers",
    "annotate.voice": "VoiceReading Voices",
    "codebook": "Codebook Concept Target Wording load_codebook",
    "compare.comparison": "Comparison compare",
    "copies.clusters": "Copies",
    "corrections": "Corrections",
    "errors": "FramingError InputError LayerUnavailable PluginError RequestError Unreadable unknown",
    "extension": (
        "Annotate Annotator Entry InArticle Measure Measuring Option Proposer Reader Reporter Section Settings deferred"
    ),
    "hookspecs": "hookimpl",
    "language": "Language",
    "load.corpus": "Corpus load",
    "load.corrections": "load_corrections",
    "model": "Annotation Document Evidence Failure Pieces Score Span Value Voice no_score",
    "passes": "How Pass Work copies_among each",
    "pipeline": "all_documents annotate score",
    "plugins": "load_plugins",
    "quotes": "Quote quotes quotes_table",
    "saved": "load_results",
    "tables.results": "Results",
}
_MODULE_OF = {name: module for module, names in _WHERE.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    if name not in _MODULE_OF:
        raise AttributeError(f"module 'framing' has no attribute '{name}'")
    found = getattr(import_module(f"framing.{_MODULE_OF[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Face(ModuleType):
    """This module. The calls load, annotate, score and compare have the names of rooms: importing a room, here or by
    anybody, does not put it in the place of the call.
    """

    def __setattr__(self, name: str, value: Any) -> None:
        if not (name in _MODULE_OF and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Face
