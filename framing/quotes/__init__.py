"""Quotes as a product of their own: who says what in a text, as records, as a table, in pandas, polars and spaCy."""

from framing.quotes.frames import quotes_table
from framing.quotes.model import Quote
from framing.quotes.reading import quotes

__all__ = ["Quote", "quotes", "quotes_table"]
