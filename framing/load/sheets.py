"""Tables that were written here beside articles and hold passages of them: coding sheets with their designs, and quotes."""

from __future__ import annotations

from pathlib import Path

from framing.errors import InputError
from framing.load.readers.tabular import rows

ITEM = "framing:item"  # the column that tells a coding sheet from a table of articles
DESIGN = ".design.json"  # how the name of a design ends
_SHEET = "a coding sheet"
_DESIGN = "the design of a coding sheet"
_QUOTES = "a table that framing quotes wrote"
_OF_QUOTES = frozenset(("doc_id", "content", "cue", "voice", "cue_start", "source_start"))  # its columns, among others

TAKEN = dict.fromkeys((_SHEET, _DESIGN), "; compare takes it by --coded")  # what is to be done with each instead


def no_articles(path: Path) -> str:
    """What a file is that has the name of an article and holds none: a coding sheet, its design, quotes; '' for any other."""
    if path.name.lower().endswith(DESIGN):
        return _DESIGN
    if path.suffix.lower() not in (".csv", ".tsv") or not path.is_file():
        return ""
    try:
        header = next(iter(rows(path)), None)
    except (InputError, OSError, UnicodeDecodeError):
        return ""
    names = {name.strip() for name in header[1]} if header is not None else set()
    if ITEM in names:
        return _SHEET
    return _QUOTES if names >= _OF_QUOTES else ""
