"""Compare how outlets tell the same story: load → annotate → score → compare → report.

    import framing

    corpus = framing.load("seeds")
    results = framing.score(corpus)
    comparison = framing.compare(results)

Everything imported here is light; numpy, polars, nltk and textblob come in when first needed.
"""

from framing.guard import apart as _apart  # noqa: F401  first: what is imported after it is what is installed

# isort: split
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
    "score",
    "unknown",
]
