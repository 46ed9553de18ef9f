"""What reading a ZIP file of a stranger raises besides OSError."""

from __future__ import annotations

import zipfile
import zlib

# No ZIP file, or one cut short; packed in a way that is not known; encrypted; ending early; a header or a stream that is damaged.
BROKEN_ZIP = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, zlib.error)
