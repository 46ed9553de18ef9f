"""What measures and statistics cite: found by how a measure names it, written as a reference list or as BibTeX."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from framing.extension import Measure

_BRACKETS = re.compile(r"[()]")
_FIELDS = ("title", "journal", "booktitle", "school", "publisher", "volume", "number", "pages", "note")


@dataclass(frozen=True)
class Reference:
    """A work that is cited, by the fields of BibTeX; ``cited`` is its short name, "Cole & Shaw 1974"."""

    cited: str
    type: str
    author: tuple[str, ...]
    year: int
    fields: Mapping[str, str]

    @property
    def key(self) -> str:
        """Its key in BibTeX: cole1974."""
        name = unicodedata.normalize("NFKD", self.author[0].partition(",")[0]).lower()
        return f"{''.join(c for c in name if c.isascii() and c.isalpha())}{self.year}"

    @property
    def in_text(self) -> str:
        """As a sentence cites it in brackets: Cole & Shaw, 1974."""
        return f"{self.cited.removesuffix(f' {self.year}')}, {self.year}"

    @property
    def text(self) -> str:
        """Its line in a list of references, in APA style without italics."""
        given = self.fields
        authors = self.author[0] if len(self.author) == 1 else f"{', '.join(self.author[:-1])}, & {self.author[-1]}"
        title = given["title"]
        end = "" if title.endswith(("?", "!")) else "."
        if self.type == "article":
            volume = given.get("volume", "") + (f"({given['number']})" if "number" in given else "")
            where = f"{title}{end} {', '.join(part for part in (given['journal'], volume, given.get('pages', '')) if part)}."
        elif self.type == "inproceedings":
            pages = f" (pp. {given['pages']})" if "pages" in given else ""
            where = f"{title}{end} In {given['booktitle']}{pages}."
        elif self.type == "phdthesis":
            where = f"{title} [Doctoral dissertation, {given['school']}]."
        else:
            note = f" [{given['note']}]" if "note" in given else ""
            where = f"{title}{note}{end}" + (f" {given['publisher']}." if "publisher" in given else "")
        return f"{authors} ({self.year}). {where}"

    @property
    def bibtex(self) -> str:
        """Its entry in BibTeX."""
        told = {"author": " and ".join(self.author), "year": str(self.year), **self.fields}
        lines = "".join(f"  {name} = {{{_bibtex(value, name)}}},\n" for name, value in told.items())
        return f"@{self.type}{{{self.key},\n{lines}}}\n"


_AS_BIBTEX = {"–": "--", "“": "``", "”": "''", "’": "'", "&": r"\&", "%": r"\%", "_": r"\_", "#": r"\#"}


def _bibtex(value: str, name: str) -> str:
    told = "".join(_AS_BIBTEX.get(c, c) for c in value)
    return f"{{{told}}}" if name == "title" else told  # braces keep a style from changing its case


@cache
def references() -> tuple[Reference, ...]:
    """Every work that is cited, by author and year."""
    text = (files("framing.report") / "references.toml").read_text(encoding="utf-8")
    found = []
    for entry in tomllib.loads(text)["reference"]:
        fields = {name: str(entry[name]) for name in _FIELDS if name in entry}
        found.append(Reference(entry["cited"], entry["type"], tuple(entry["author"]), entry["year"], fields))
    return tuple(sorted(found, key=lambda reference: (reference.author, reference.year)))


def cited_in(text: str) -> list[Reference]:
    """The works that a text names by author and year, with the year in brackets or without."""
    plain = _BRACKETS.sub("", text).replace(", ", " ").replace(",", " ")
    return [reference for reference in references() if reference.cited in plain]


def cited_by(measures: Iterable[Measure]) -> list[Reference]:
    """The works that these measures rest on."""
    sources = [measure.source for measure in measures]
    wanted = {reference.cited for source in sources for reference in cited_in(source)}
    return [reference for reference in references() if reference.cited in wanted]


def reference(cited: str) -> Reference:
    """The work of that short name. Raises KeyError for one that is not in the list."""
    return {each.cited: each for each in references()}[cited]


def cite(*cited: str) -> str:
    """Works as a text cites them, in brackets."""
    return f"({'; '.join(reference(name).in_text for name in cited)})"
