"""Yoshikoder's XML, ``.ykd`` and ``.lcd``: ``cnode`` in one another, ``pnode`` for each term, ``*`` as only wildcard."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from framing.dictionaries.globs import term_of
from framing.dictionaries.losses import Losses
from framing.dictionaries.model import Builder, Category, Dictionary, printable
from framing.dictionaries.source import Source, add_term
from framing.errors import InputError

WILDCARDS = "*"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<dictionary style="050805" patternengine="substring">'


def read(source: Source) -> Dictionary:
    """Read a Yoshikoder dictionary; one that declares a document type, entities or regular expressions is refused."""
    reading = _Reading(Builder(source.where), source.name)
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, attributes: reading.start(tag, attributes, parser.CurrentLineNumber)
    parser.EndElementHandler = reading.end
    parser.StartDoctypeDeclHandler = reading.refuse
    try:
        parser.Parse(source.raw, True)
    except expat.ExpatError as error:
        raise InputError(f"{source.where}, line {error.lineno}: not XML: {expat.ErrorString(error.code)}") from None
    except (LookupError, ValueError) as error:  # an encoding that does not exist
        raise InputError(f"{source.where}: not XML: {error}") from None
    return reading.builder.dictionary(reading.name, "yoshikoder", source.sha256)


class _Reading:
    def __init__(self, builder: Builder, name: str) -> None:
        self.builder, self.name = builder, name
        self.open: list[str] = []  # the categories that are open; the first is the dictionary itself
        self.is_dictionary = False

    def refuse(self, *declared: object) -> None:
        raise self.builder.error("declares a document type; such XML is not read, since it can hold anything")

    def start(self, tag: str, attributes: Mapping[str, str], line: int) -> None:
        if not self.is_dictionary and tag != "dictionary":
            raise self.builder.error(f"expected <dictionary>, got <{tag[:40]}>", line)
        self.is_dictionary = True
        name = attributes.get("name", "")
        if attributes.get("patternengine", "substring") != "substring":
            raise self.builder.error("holds regular expressions (patternengine); only words with * are read", line)
        if tag == "cnode":
            if self.open:
                self.builder.category([*self.open[1:], name], line)
            else:
                self.name = printable(name) or self.name
            self.open.append(name)
        elif tag == "pnode" and len(self.open) < 2:
            self.builder.lose(name, "is left out: it lies in no category", line)
        elif tag == "pnode":
            weight = _number(attributes.get("score", "1"))
            path = self.builder.category(self.open[1:], line)
            add_term(self.builder, path, name, weight=weight, line=line, wildcards=WILDCARDS)

    def end(self, tag: str) -> None:
        if tag == "cnode":
            self.open.pop()


def _number(text: str) -> float:
    try:
        weight = float(text)
    except ValueError:
        return 1.0
    return weight if abs(weight) < float("inf") else 1.0


def write(dictionary: Dictionary, losses: Losses) -> Iterator[str]:
    """The lines of a Yoshikoder dictionary; its name is that of the outermost category."""
    yield _HEAD
    root = Category(dictionary.name, (), dictionary.categories)
    yield from _lines(root, (), losses)
    yield "</dictionary>"


def _lines(category: Category, above: tuple[str, ...], losses: Losses) -> Iterator[str]:
    path = (*above, category.name)
    yield "  " * len(path) + f"<cnode name={_attribute(category.name)}>"
    for entry in category.entries:
        with losses.noting(path[1:], entry):
            score = f' score="{entry.weight!r}"' if entry.weight != 1 else ""
            yield "  " * len(path) + f"  <pnode name={_attribute(term_of(entry.pattern, wildcards=WILDCARDS))}{score}/>"
    for inside in category.categories:
        yield from _lines(inside, path, losses)
    yield "  " * len(path) + "</cnode>"


def _attribute(text: str) -> str:
    """A text as an attribute, without the characters that no XML can hold."""
    return quoteattr(printable(text))
