"""What reading a ZIP file of a stranger raises besides OSError."""

from __future__ import annotations

import zipfile
import zlib

try:
    from lzma import LZMAError
except ImportError:  # a Python without that library, whose zipfile says so by a RuntimeError
    LZMAError = RuntimeError  # type: ignore[assignment, misc]

BROKEN_ZIP = (
    zipfile.BadZipFile,  # no ZIP file, or one whose parts do not fit each other
    RuntimeError,  # encrypted, or packed in a way that is not known (NotImplementedError)
    EOFError,  # cut short
    ValueError,  # a place before the beginning of the file, a name that is no text
    zlib.error,  # a damaged stream
    LZMAError,
)
