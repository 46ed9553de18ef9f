"""The layers of the text itself that every measure shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.errors import Unreadable
from framing.model import Document, Span
from framing.text.sentences import sentence_spans
from framing.text.tokens import Tokens, tokenize

if TYPE_CHECKING:
    from framing.annotate.layers import Layers


def tokens_layer(document: Document, layers: Layers) -> Tokens:
    return (layers.language.tokens or tokenize)(document.text)


def lemmas_layer(document: Document, layers: Layers) -> list[str]:
    lemma = layers.language.lemma
    if lemma is None:
        raise Unreadable("the language has no dictionary forms")
    return list(map(lemma, layers.tokens.forms))


def sentences_layer(document: Document, layers: Layers) -> list[Span]:
    return (layers.language.sentences or sentence_spans)(document.text)
