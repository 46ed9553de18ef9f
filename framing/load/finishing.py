"""A document as a reader gave it → as the pipeline needs it: looked at, named, with its title in place and its language."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from framing.english import BUILT_IN
from framing.language import Language, detect
from framing.load.as_read import restored
from framing.load.inputs import Source
from framing.load.readers.columns import describe, host, those_in
from framing.load.readers.looking import look, look_at_line
from framing.load.readers.mapping import NONE, Columns
from framing.model import Document, Span

OutletOf = Literal["file", "folder"]
NO_OUTLET = "no metadata names the outlet"
_SPARE = 40  # characters by which a headline may be longer than the title it repeats


def finish(
    document: Document,
    source: Source,
    outlet_of: OutletOf = "file",
    languages: Iterable[Language] = BUILT_IN,
    columns: Columns = NONE,
) -> Document:
    """A document as a reader gave it → as the pipeline needs it: clean text, id, outlet, title in place, language."""
    document = restored(document) or _looked_at(document)
    if source.entry:
        document = describe(document, source.entry, those_in(source.entry, columns))
    notes = list(document.notes)
    text, outlet = document.text, document.outlet or host(document.url)
    if not outlet:
        outlet = source.id.rpartition("/")[2] if outlet_of == "file" else source.path.absolute().parent.name
        notes.append(f"{NO_OUTLET}: '{outlet}' is the name of its {outlet_of}")
    text, title_span = with_title(text, document.title)
    language = document.language
    if not language:
        language = detect(text, languages)
        notes.append("language not recognized: und (undetermined)" if language == "und" else f"language detected: {language}")
    return replace(
        document,
        id=document.id or source.id,
        outlet=outlet,
        text=text,
        title_span=title_span,
        language=language,
        notes=tuple(notes),
    )


def _looked_at(document: Document) -> Document:
    text, repairs = look(document.text)
    title, outlet, author = map(look_at_line, (document.title, document.outlet, document.author))
    return replace(document, text=text, title=title, outlet=outlet, author=author, notes=(*document.notes, *repairs))


def with_title(text: str, title: str) -> tuple[str, Span | None]:
    """The text with the title before it unless it begins with it already, and where the title stands.

    A text begins with its title if one of its first three lines is the title, or starts with a title
    of four words or more.
    """
    if not title or not text.strip():
        return text, None
    wanted = _comparable(title)
    offset = lines = 0
    while lines < 3 and offset < len(text):
        end = text.find("\n", offset)
        end = len(text) if end < 0 else end
        line = text[offset : min(end, offset + len(title) + _SPARE)]
        if line.strip():
            start = offset + len(line) - len(line.lstrip())
            if _comparable(line) == wanted:
                return text, (start, offset + len(line.rstrip()))
            if len(wanted.split()) >= 4 and _comparable(line).startswith(wanted):
                return text, None
            lines += 1
        offset = end + 1
    return f"{title}\n\n{text}", (0, len(title))


_STRAIGHT = str.maketrans("“”„’‘–—‑", '"""\'\'---')


def _comparable(line: str) -> str:
    folded = unicodedata.normalize("NFKC", line).translate(_STRAIGHT).casefold()
    return " ".join(folded.split()).lstrip("# ").rstrip(".")
