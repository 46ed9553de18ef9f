"""Readers of further kinds of files: spreadsheets, web pages, documents, feeds, and exports of newspaper archives."""

from collections.abc import Iterable

from framing import Reader, hookimpl
from framing_readers.declared import READERS


@hookimpl
def framing_readers() -> Iterable[Reader]:
    yield from READERS
