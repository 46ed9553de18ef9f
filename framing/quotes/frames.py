"""Quotes as tables: the columns, and the table of a column of texts in pandas or polars."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Unpack

from framing.errors import InputError
from framing.quotes.model import Quote
from framing.quotes.reading import quotes
from framing.tables.contract import DOCUMENT, Column, frame_of, pieces_of

if TYPE_CHECKING:
    import polars

    from framing.score.settings import Asked

OF_A_QUOTE = (
    Column("content", "String", "what is given to the source; several pieces are joined by ' … '"),
    Column("cue", "String", "the words that give it to the source, as the text has them"),
    Column("source", "String", "the source as the text names it here; empty where it does not"),
    Column("entity", "String", "name of the source as far as the document gives it, else empty"),
    Column("type", "String", "type of the source; empty where it could not be typed"),
    Column("voice", "String", "attributed, or distanced where the author holds it at arm's length"),
    Column("form", "String", "direct (all in quotation marks), mixed (partly) or indirect"),
    Column("act", "String", "speech, belief, perception or intention"),
    Column("region", "String", "what the paragraph is: headline, subhead, lead, body, furniture or repeat"),
    Column("start", "Int64", "where the first piece begins: code points from 0 into the text"),
    Column("end", "Int64", "where the last piece ends, exclusive"),
    Column("pieces", "String", "JSON list of [start, end], only where there are several; else empty"),
    Column("cue_start", "Int64", "where the cue begins; empty where there is none"),
    Column("cue_end", "Int64", "where the cue ends, exclusive"),
    Column("source_start", "Int64", "where the source begins; empty where the text does not name it here"),
    Column("source_end", "Int64", "where the source ends, exclusive"),
)
TABLES = {
    "quotes": (*DOCUMENT, *OF_A_QUOTE),
    "rows": (Column("row", "Int64", "the row of the text, from 0"), *OF_A_QUOTE),
}


def cells_of(quote: Quote) -> tuple[Any, ...]:
    """A quote as a row of the columns ``OF_A_QUOTE``."""
    cue, source = quote.cue_pieces, quote.source_pieces
    return (
        quote.content,
        quote.cue,
        quote.source,
        quote.entity,
        quote.type,
        quote.voice,
        quote.form,
        quote.act,
        quote.region,
        quote.start,
        quote.end,
        pieces_of(quote.pieces),
        *((cue[0][0], cue[-1][1]) if cue else (None, None)),
        *((source[0][0], source[-1][1]) if source else (None, None)),
    )


def quotes_table(column: Any, *, language: str = "", workers: int | None = None, **asked: Unpack[Asked]) -> Any:
    """The quotes of a pandas or polars column of texts as a DataFrame of the same library, a row a quote.

    In pandas the index of a quote is that of its text, so that ``articles.join(quotes)`` works; in polars a column ``row``
    holds it, as ``with_row_index("row")`` gives it. A text without quotes, or a missing one, has no row. A text that could not
    be read has none either, and a warning says how many there are and why. The other arguments are those of
    :func:`framing.quotes`. Raises :class:`~framing.errors.InputError` for what is no such column.
    """
    library = type(column).__module__.partition(".")[0]
    if type(column).__name__ != "Series" or library not in _OF:
        raise InputError(f'expected a Series of pandas or polars, got {type(column).__name__}; give a column: frame["text"]')
    return _OF[library](column, {"language": language, "workers": workers, **asked})


def _of_polars(column: Any, how: Any) -> polars.DataFrame:
    import polars

    return _rows(column.to_list(), how).with_columns(polars.col("row").cast(polars.get_index_type()))


def _of_pandas(column: Any, how: Any) -> Any:
    import pandas

    if not column.index.is_unique:
        raise InputError("two texts have one index, so quotes could not be joined to them; call reset_index(drop=True) first")
    missing = column.isna()
    texts = [None if gone else text for text, gone in zip(column, missing, strict=True)]
    found = _rows(texts, how)
    index = column.index.take(found["row"].to_list())
    cells = found.drop("row").to_dict(as_series=False)
    numbers = {column.name: "Int64" for column in OF_A_QUOTE if column.dtype == "Int64"}
    return pandas.DataFrame(cells, index=index).astype(numbers)


_OF = {"pandas": _of_pandas, "polars": _of_polars}


def _rows(texts: Sequence[Any], how: Any) -> polars.DataFrame:
    """The quotes of the texts that are there, with the row of each."""
    for row, text in enumerate(texts):
        if text is not None and not isinstance(text, str):
            raise InputError(f"row {row}: expected text, got {type(text).__name__}; name the column that holds the articles")
    given = [(row, text) for row, text in enumerate(texts) if text is not None]
    found = quotes([text for _, text in given], **how)
    rows = [(row, *cells_of(quote)) for (row, _), listed in zip(given, found, strict=True) for quote in listed or ()]
    return frame_of("rows", rows, TABLES)
