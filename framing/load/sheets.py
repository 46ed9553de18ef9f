"""Coding sheets, their designs and journals, which hold passages of articles and are none themselves."""

from __future__ import annotations

from pathlib import Path

from framing.errors import InputError
from framing.load.readers.tabular import rows

ITEM = "framing:item"  # the column that tells a coding sheet from a table of articles
DESIGN = ".design.json"  # how the name of a design ends
JOURNAL = ".answers.jsonl"  # how the name of the journal of what was answered ends
_SHEET = "a coding sheet"


def no_articles(path: Path) -> str:
    """What a file is that has the name of an article and holds none: a coding sheet, its design or journal; '' for any other."""
    if path.name.lower().endswith(DESIGN):
        return "the design of a coding sheet"
    if path.name.lower().endswith(JOURNAL):
        return "the answers of a coding sheet"
    if path.suffix.lower() not in (".csv", ".tsv") or not path.is_file():
        return ""
    try:
        header = next(iter(rows(path)), None)
    except (InputError, OSError, UnicodeDecodeError):
        return ""
    return _SHEET if header is not None and ITEM in {name.strip() for name in header[1]} else ""
