"""The reports and tables that are written here and look like articles: each bears a mark, by which it is not read as one."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from framing.load.zips import BROKEN_ZIP

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
    if suffix in _PACKED:
        return f">{COMMENT}<".encode() in _properties(path)
    if suffix in _PAGES:
        return bool(_PAGE.search(_head(path)))
    return suffix in _TEXTS and _head(path).startswith(MARKDOWN_MARK.strip().encode())


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(_HEAD)
    except OSError:
        return b""


def _properties(path: Path) -> bytes:
    """The beginning of a document's properties; nothing where it has none, or is broken."""
    try:
        with zipfile.ZipFile(path) as packed:
            if _PROPERTIES not in packed.namelist():
                return b""
            with packed.open(_PROPERTIES) as member:
                return member.read(_MOST)
    except (OSError, *BROKEN_ZIP):
        return b""
