"""A component of spaCy, found by its entry point: ``nlp.add_pipe("framing_quotes")``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from warnings import warn

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from framing.errors import LayerUnavailable
from framing.model import Document, Value
from framing.quotes.model import Quote
from framing.quotes.reading import quotes, reader

NAME = "framing_quotes"


class Quotes:
    """Sets ``doc._.quotes``, a tuple of :class:`framing.Quote`, and ``doc.spans["quotes"]``, a span for each piece.

    The spans have the form as label (direct, mixed or indirect), the place of the quote in ``doc._.quotes`` as ``id_``, and
    reach to the ends of the tokens they touch. Where a text could not be read, ``doc._.quotes`` is None, and a warning says why.
    """

    def __init__(self, language: str, options: Mapping[str, Mapping[str, Value]]) -> None:
        """Raises :class:`~framing.errors.RequestError` for options that no plugin has."""
        self._language, self._options = language, options
        reader(options=options)

    def __call__(self, doc: Doc) -> Doc:
        try:
            found = tuple(quotes(Document("doc", doc.text, language=self._language), options=self._options))
        except LayerUnavailable as missing:
            warn(f"quotes of a text could not be read: {missing}", stacklevel=2)
            doc.user_data[NAME], doc.spans["quotes"] = None, SpanGroup(doc, name="quotes")
            return doc
        spans = [
            doc.char_span(start, end, label=quote.form, span_id=str(place), alignment_mode="expand")
            for place, quote in enumerate(found)
            for start, end in quote.pieces
        ]
        doc.user_data[NAME], doc.spans["quotes"] = [*map(asdict, found)], SpanGroup(doc, name="quotes", spans=spans)
        return doc


def framing_quotes(nlp: Language, name: str, options: Mapping[str, Mapping[str, Value]]) -> Quotes:
    """The component for a pipeline in its language; ``options`` are those of plugins, by plugin and name."""
    return Quotes(nlp.lang, options)


def quotes_of(doc: Doc) -> tuple[Quote, ...] | None:
    """The quotes of a document, which holds plain values, so that it can be stored; None where they are not known."""
    found = doc.user_data.get(NAME)
    return None if found is None else tuple(_quote(record) for record in found)


def _quote(record: Mapping[str, Any]) -> Quote:
    """A quote from its values; what a file had stored as lists becomes spans again."""
    spans = {name: tuple((int(start), int(end)) for start, end in record[name]) for name in _SPANS}
    return Quote(**{**record, **spans})


_SPANS = ("pieces", "cue_pieces", "source_pieces")
if not Doc.has_extension("quotes"):
    Doc.set_extension("quotes", getter=quotes_of)
Language.factory(NAME, func=framing_quotes, default_config={"options": {}}, assigns=["doc._.quotes", "doc.spans"])
