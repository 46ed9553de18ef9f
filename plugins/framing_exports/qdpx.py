"""A REFI-QDA project (.qdpx): the exchange format of programs for qualitative data analysis (REFI 2019, version 1.5).

Measures and layers are codes, with a code below for each target and category; voices and sources are codes below
"voice" and "source". A passage is a selection with all of these that hold of it, and one in several pieces is as many
selections, which say so. Positions are Unicode code points from 0, the end exclusive. Articles are files in UTF-8 without a
byte order mark, exact to the character; names in the project file have U+FFFD for what XML cannot hold.

What programs trip over: QualCoder needs ``origin`` and texts in files of their own, and loses the second of two codes with
one name; ATLAS.ti wants the folder called ``sources``.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

from framing import Comparison, Pieces, Results
from framing_exports.exchange import guid, legal
from framing_exports.passages import Passage, by_document, documents_of, passages, quoted

NAMESPACE = "urn:QDA-XML:project:1.0"
THEN = (1980, 1, 1, 0, 0, 0)  # of every file within, so that the same result gives the same bytes
VARIABLES = ("doc_id", "outlet", "title", "author", "published", "url", "language", "genre", "story")
LONGEST = 80  # characters of a name
COLOURS = ("#4E79A7", "#F28E2B", "#59A14F", "#B07AA1", "#E15759", "#76B7B2", "#9C755F", "#EDC948")
_IN_NAMES = re.compile(r"""[/\\:*?"<>|\s]+""")  # what the name of a file should not have


def write(results: Results, comparison: Comparison | None, path: Path) -> None:
    """Write the project. Raises InputError where there is nothing in it."""
    project = _Project(str(results.run.get("framing", "")))
    found = by_document(passages(results))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        sources = Xml.Element("Sources")
        for row in documents_of(results):
            sources.append(project.source(row, found.get(row["doc_id"], ())))
            _add(archive, f"sources/{guid('source', row['doc_id'])}.txt", row["text"].encode())
        _add(archive, "project.qde", project.file(sources))


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    about = zipfile.ZipInfo(name, THEN)
    about.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(about, content)


@dataclass
class _Code:
    name: str
    guid: str
    below: dict[str, _Code] = field(default_factory=dict)


class _Project:
    """The codes that were used, and the sources in which they were."""

    def __init__(self, version: str) -> None:
        self.user = guid("user")
        self.origin = f"framing {version}".strip()
        self.codes: dict[str, _Code] = {}
        self._names: set[str] = set()
        self._files: set[str] = set()

    def source(self, row: Mapping[str, Any], found: Iterable[Passage]) -> Xml.Element:
        """An article with its passages and what is known of it."""
        doc_id, text = row["doc_id"], row["text"]
        own = guid("source", doc_id)
        name = _unique(_IN_NAMES.sub(" ", legal(doc_id)).strip(" .")[:LONGEST] or "article", self._files)
        element = Xml.Element("TextSource", guid=own, name=name, plainTextPath=f"internal://{own}.txt", creatingUser=self.user)
        codes: dict[Pieces, dict[str, None]] = {}
        for passage in found:
            codes.setdefault(passage.pieces, {}).update(dict.fromkeys(self.codes_of(passage)))
        for pieces in sorted(codes):
            self._select(element, doc_id, text, pieces, codes[pieces])
        for variable in VARIABLES:
            if value := legal(str(row[variable] or "")):
                _value(element, variable, value)
        return element

    def _select(self, element: Xml.Element, doc_id: str, text: str, pieces: Pieces, codes: Iterable[str]) -> None:
        for number, (start, end) in enumerate(pieces, 1):
            own = guid("selection", doc_id, pieces, number)
            selection = Xml.SubElement(
                element,
                "PlainTextSelection",
                guid=own,
                name=legal(" ".join(text[start:end].split()))[:LONGEST],
                startPosition=str(start),
                endPosition=str(end),
                creatingUser=self.user,
            )
            if len(pieces) > 1:
                whole = legal(quoted(text, pieces))
                Xml.SubElement(selection, "Description").text = f"piece {number} of {len(pieces)}: {whole}"
            for code in codes:
                coding = Xml.SubElement(selection, "Coding", guid=guid("coding", own, code), creatingUser=self.user)
                Xml.SubElement(coding, "CodeRef", targetGUID=code)

    def codes_of(self, passage: Passage) -> Iterable[str]:
        """The codes of a passage: what it was found for, in whose voice, from whom."""
        yield self._code(passage.of, passage.target, passage.category)
        if passage.voice:
            yield self._code("voice", passage.voice)
        if passage.source:
            yield self._code("source", passage.source)

    def _code(self, *parts: str) -> str:
        """The code at a place of the tree, made where there was none; its name begins with those of the codes above."""
        codes, place, found = self.codes, list[str](), ""
        for part in filter(None, parts):
            place.append(part)
            if part not in codes:
                told = legal(": ".join(filter(None, (place[0], ", ".join(place[1:])))))
                codes[part] = _Code(_unique(" ".join(told.split()), self._names), guid("code", *place))
            found, codes = codes[part].guid, codes[part].below
        return found

    def file(self, sources: Xml.Element) -> bytes:
        """The project file."""
        project = Xml.Element("Project", xmlns=NAMESPACE, name="framing", origin=self.origin, creatingUserGUID=self.user)
        Xml.SubElement(Xml.SubElement(project, "Users"), "User", guid=self.user, name="framing")
        if self.codes:
            tree = Xml.SubElement(Xml.SubElement(project, "CodeBook"), "Codes")
            for number, code in enumerate(self.codes.values()):
                _draw(tree, code, COLOURS[number % len(COLOURS)])
        variables = Xml.SubElement(project, "Variables")
        for name in VARIABLES:
            kind = "Date" if name == "published" else "Text"
            Xml.SubElement(variables, "Variable", guid=guid("variable", name), name=name, typeOfVariable=kind)
        project.append(sources)
        text = Xml.tostring(project, encoding="unicode")
        return f'<?xml version="1.0" encoding="utf-8"?>\n{text}'.replace("\r", "&#13;").encode()


def _draw(above: Xml.Element, code: _Code, colour: str) -> None:
    element = Xml.SubElement(above, "Code", guid=code.guid, name=code.name, isCodable="true", color=colour)
    for below in code.below.values():
        _draw(element, below, colour)


def _value(element: Xml.Element, variable: str, value: str) -> None:
    given = Xml.SubElement(element, "VariableValue")
    Xml.SubElement(given, "VariableRef", targetGUID=guid("variable", variable))
    Xml.SubElement(given, "DateValue" if variable == "published" else "TextValue").text = value


def _unique(name: str, taken: set[str]) -> str:
    """The name, with a number behind it where another has it already, whatever its case."""
    found, number = name, 1
    while found.casefold() in taken:
        number += 1
        found = f"{name} ({number})"
    taken.add(found.casefold())
    return found
