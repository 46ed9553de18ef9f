"""Reading and writing dictionary files: which format a file has, and the modules that know the formats."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from framing.dictionaries import lexicoder, liwc, quanteda, spacy, tables, wordstat, yoshikoder
from framing.dictionaries.losses import Losses
from framing.dictionaries.model import Dictionary
from framing.dictionaries.source import Source, open_source
from framing.errors import InputError, unknown
from framing.tables.files import write_text

_INDENTED_TERM = re.compile(r"^[ \t]+\S.* \(-?\d+(\.\d+)?\)$", re.MULTILINE)
_KEY = re.compile(r"""^[ \t]*(?:-[ ]+)?[^\s#][^#\n]*?:(?:\s|$)""", re.MULTILINE)
_HEAD = 65536  # characters that tell a format


class Format(NamedTuple):
    """A format: what it is called, the suffixes of its files, and how to read and write it."""

    called: str
    suffixes: tuple[str, ...]
    read: Callable[[Source], Dictionary]
    write: Callable[[Dictionary, Losses], Iterator[str]]


FORMATS: dict[str, Format] = {
    "quanteda": Format("quanteda YAML", (".yml", ".yaml"), quanteda.read, quanteda.write),
    "liwc": Format("LIWC 2007 or 2015", (".dic",), liwc.read, liwc.write),
    "liwc22": Format("LIWC-22", (".dicx",), tables.read_wide, tables.write_wide),
    "lexicoder": Format("Lexicoder", (".lc3",), lexicoder.read, lexicoder.write),
    "yoshikoder": Format("Yoshikoder", (".ykd", ".lcd"), yoshikoder.read, yoshikoder.write),
    "wordstat": Format("WordStat", (".cat",), wordstat.read, wordstat.write),
    "csv": Format("table", (".csv", ".tsv"), tables.read, tables.write),
    "spacy": Format("spaCy or Prodigy patterns", (".jsonl",), spacy.read, spacy.write),
}


def read_dictionary(path: str | os.PathLike[str], format: str | None = None) -> Dictionary:  # noqa: A002  its name
    """Read a dictionary file in the format named, else in the one that its content shows, else that of its suffix.

    What can be read is; ``problems`` of the dictionary say what could not. Raises InputError for a file that
    cannot be used, RequestError for an unknown format.
    """
    source = open_source(Path(path))
    return _named(format or sniff(source, Path(path).suffix)).read(source)


def write_dictionary(
    dictionary: Dictionary,
    path: str | os.PathLike[str],
    format: str | None = None,  # noqa: A002  its name
    *,
    lossy: bool = False,
) -> list[str]:
    """Write a dictionary whole or not at all, in the format named or that of the suffix; returns what was left out.

    Raises InputError, unless ``lossy``, where the format cannot say all of it; RequestError for an unknown format.
    """
    text, lost = dictionary_text(dictionary, format or format_of_suffix(Path(path).suffix))
    if lost and not lossy:
        more = f"; and {len(lost) - 3} more" if len(lost) > 3 else ""
        raise InputError(f"{os.fspath(path)}: not all of the dictionary can be written: {'; '.join(lost[:3])}{more}")
    write_text(path, text)
    return lost


def dictionary_text(dictionary: Dictionary, format: str) -> tuple[str, list[str]]:  # noqa: A002  its name
    """A dictionary as the text of a file, and what of it the format cannot say."""
    losses = Losses()
    text = "".join(f"{line}\n" for line in _named(format).write(dictionary, losses))
    return text, losses.found


def _named(format: str) -> Format:  # noqa: A002  its name
    if format not in FORMATS:
        raise unknown("dictionary format", format, FORMATS)
    return FORMATS[format]


def format_of_suffix(suffix: str) -> str:
    """The format of files with a suffix; raises InputError where there is none."""
    for name, known in FORMATS.items():
        if suffix.lower() in known.suffixes:
            return name
    listed = ", ".join(f"{suffix} ({known.called})" for known in FORMATS.values() for suffix in known.suffixes)
    raise InputError(f"no dictionary format has the suffix '{suffix}'; known: {listed}")


def sniff(source: Source, suffix: str = "") -> str:
    """The format that a file's content shows, else that of its suffix; raises InputError where neither tells."""
    head = source.text[:_HEAD]
    first = head.lstrip().partition("\n")[0].strip()
    if first.startswith(("<?xml", "<dictionary", "<!")):
        return "yoshikoder"
    if first == "%":
        return "liwc"
    if first.startswith("{") and '"pattern"' in head:
        return "spacy"
    if first.startswith("+") and ":" not in first:
        return "lexicoder"
    if first.casefold().startswith(("dicterm,", "dicterm\t", "dicterm;")):
        return "liwc22"
    delimiter = max(",\t;", key=first.count)
    columns = tables.columns_of(name.strip('"') for name in first.split(delimiter))
    if "category" in columns and {"term", "pattern"} & columns.keys():
        return "csv"
    try:
        return format_of_suffix(suffix)
    except InputError as error:
        if _INDENTED_TERM.search(head):
            return "wordstat"
        if _KEY.search(head):
            return "quanteda"
        raise InputError(f"{source.where}: {error}; or name the format with --from") from None
