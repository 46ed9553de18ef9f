"""What the grammar makes of a sentence and whom it takes for a source, for tests of its rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from framing.codebook import Codebook
from framing.english import ENGLISH
from framing.english.lemmas import lemma
from framing.english.sentences import sentences
from framing.model import Annotation
from framing.testing import annotations_of, sample_document
from framing.text.quotation import find_quotations
from framing.text.tokens import tokenize
from framing_sourcing.grammar.lexicon import load_lexicon
from framing_sourcing.syntax.reading import Reading, read


def reading_of(text: str) -> Reading:
    """The sentences of a text as the grammar sees them, without a parser."""
    tokens = tokenize(text)
    lemmas = [lemma(form) for form in tokens.forms]
    return read(text, tokens, lemmas, sentences(text), load_lexicon().verb_words, find_quotations(text, ENGLISH))


def tag_of(text: str, word: str) -> str:
    """The tag of the first token with this form."""
    reading = reading_of(text)
    return reading.tags[reading.forms.index(word)]


def attributions(text: str, codebook: Codebook | None = None, *, published: date | None = None) -> list[Annotation]:
    """The attributions of a text as the installed plugins find them."""
    document = replace(sample_document(text), published=published)
    return list(annotations_of("attributions", document, codebook=codebook))


def entities(text: str) -> list[str]:
    """Whom each attribution is to; '' for who has no name."""
    return [str(a.attributes["entity"]) for a in attributions(text)]


def types(text: str, published: date | None = None) -> list[str]:
    """The type of the source of each attribution."""
    return [str(a.attributes["source_type"]) for a in attributions(text, published=published)]


def found(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution."""
    return [
        (*(" … ".join(text[start:end] for start, end in a.roles[role]) for role in ("source", "cue", "content")),)
        for a in attributions(text)
    ]


def wording(text: str, annotation: Annotation, role: str) -> str:
    """The pieces of a role, as written."""
    return "|".join(text[start:end] for start, end in annotation.roles[role])
