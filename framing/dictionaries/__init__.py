"""Dictionaries of other tools, read and written: quanteda, LIWC, Lexicoder, Yoshikoder, WordStat, tables, spaCy."""

from __future__ import annotations

from framing.dictionaries.files import FORMATS, read_dictionary, write_dictionary
from framing.dictionaries.model import Category, Dictionary, Entry, flatten

__all__ = ["FORMATS", "Category", "Dictionary", "Entry", "flatten", "read_dictionary", "write_dictionary"]
