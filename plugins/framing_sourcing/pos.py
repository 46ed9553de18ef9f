"""The layer ``pos``: the part of speech of each token, as a Penn Treebank tag, for patterns that ask for one."""

from __future__ import annotations

from framing.annotate import Layers
from framing.extension import Annotate, Annotator, Settings
from framing.model import Document
from framing_sourcing.grammar.lexicon import load_lexicon
from framing_sourcing.syntax.tagging import tag


def bind(settings: Settings) -> Annotate:
    def annotate(document: Document, layers: Layers) -> list[str]:
        return tag(layers.tokens, layers.lemmas, layers.sentences, load_lexicon().verb_words)

    return annotate


POS = Annotator(
    name="sourcing.pos",
    provides="pos",
    meaning="part of speech of each token (after Brill 1992)",
    requires=("tokens", "lemmas", "sentences"),
    bind=bind,
    languages=("en",),
)
