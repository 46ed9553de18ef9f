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
from framing.codebook import Codebook, load_codebook
from framing.compare.comparison import Comparison, compare
from framing.errors import FramingError, InputError, LayerUnavailable, PluginError, RequestError
from framing.extension import Annotator, Measure, Option, Reader, Reporter, Section, Settings
from framing.hookspecs import hookimpl
from framing.language import Language
from framing.load.corpus import Corpus, load
from framing.model import Annotation, Document, Evidence, Score, no_score
from framing.pipeline import annotate, score
from framing.plugins import load_plugins
from framing.tables.results import Results

__version__ = "0.1.0"

__all__ = [
    "Annotation",
    "Annotator",
    "Codebook",
    "Comparison",
    "Corpus",
    "Document",
    "Evidence",
    "FramingError",
    "InputError",
    "Language",
    "LayerUnavailable",
    "Layers",
    "Measure",
    "Option",
    "PluginError",
    "Reader",
    "Reporter",
    "RequestError",
    "Results",
    "Score",
    "Section",
    "Settings",
    "__version__",
    "annotate",
    "compare",
    "hookimpl",
    "load",
    "load_codebook",
    "load_plugins",
    "no_score",
    "score",
]
