"""The reports and tables that are written here and look like articles: each bears a mark, by which it is not read as one."""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path

GENERATOR = "framing"
COMMENT = f"Written by {GENERATOR}"  # in the properties of a document or a spreadsheet
HTML_MARK = f'<meta name="generator" content="{GENERATOR}">\n'
MARKDOWN_MARK = f"<!-- generator: {GENERATOR} -->\n"
_MARKS = {"html": HTML_MARK, "md": MARKDOWN_MARK}
_PAGE = re.compile(rb'<meta\s+name="generator"\s+content="framing["\s]', re.IGNORECASE)
_PAGES = (".html", ".htm", ".xhtml")
_TEXTS = (".md", ".markdown", ".txt")
_PACKED = (".docx", ".docm", ".xlsx", ".xlsm")  # zip files whose properties have a comment
_PROPERTIES = "docProps/core.xml"
_HEAD = 4096  # bytes of a page or a text that may hold the mark
_MOST = 1 << 16  # bytes of the properties that are looked through


def marked(content: bytes, kind: str) -> bytes:
    """The content of a file of text with its mark, where the format has room for one: "html" and "md"."""
    return _MARKS.get(kind, "").encode() + content


def is_report(path: Path) -> bool:
    """Whether a file bears the mark of what is written here. A file that cannot be read is left to its reader."""
    suffix = path.suffix.lower()
    try:
        if suffix in _PACKED:
            return f">{COMMENT}<".encode() in _properties(path)
        if suffix not in _PAGES + _TEXTS:
            return False
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, KeyError, zlib.error):
        return False
    return bool(_PAGE.search(head)) if suffix in _PAGES else head.startswith(MARKDOWN_MARK.strip().encode())


def _properties(path: Path) -> bytes:
    with zipfile.ZipFile(path) as packed, packed.open(_PROPERTIES) as member:
        return member.read(_MOST)
