"""The layers of the text itself that every measure shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.english.lemmas import lemma
from framing.model import Document, Span
from framing.text.sentences import sentence_spans
from framing.text.tokens import Tokens, tokenize

if TYPE_CHECKING:
    from framing.annotate.layers import Layers


def tokens_layer(document: Document, layers: Layers) -> Tokens:
    return tokenize(document.text)


def lemmas_layer(document: Document, layers: Layers) -> list[str]:
    return list(map(lemma, layers.tokens.forms))


def sentences_layer(document: Document, layers: Layers) -> list[Span]:
    return sentence_spans(document.text)
