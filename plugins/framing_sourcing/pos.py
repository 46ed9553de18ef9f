"""The layer ``pos``: the part of speech of each token, as a Penn Treebank tag, for patterns that ask for one."""

from __future__ import annotations

from framing import Annotate, Document, Layers, Settings
from framing_sourcing.grammar.lexicon import load_lexicon
from framing_sourcing.syntax.tagging import tag


def bind(settings: Settings) -> Annotate:
    def annotate(document: Document, layers: Layers) -> list[str]:
        return tag(layers.tokens, layers.lemmas, layers.sentences, load_lexicon().verb_words)

    return annotate
