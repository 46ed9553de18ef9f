"""Factiva and Europresse (HTML): a page with many articles, each in an element of its own."""

from __future__ import annotations

import re
from typing import Any

from framing_readers.exports import factiva
from framing_readers.exports.paragraphs import date_in, without_by
from framing_readers.exports.split import Article, Export

_EUROPRESSE = re.compile(r"DocPublicationName|titreArticle|publiC-lblNodoc|docOcurrContainer")
_FACTIVA = re.compile(r"class=[\"'](?:article(?: |[\"'])|articleParagraph)")
_SURE = re.compile(r"class=[\"'](?:article [a-z]{2}Article|articleParagraph [a-z]{2}articleParagraph)[\"' ]")
_NUMBERED = re.compile(r"Document [A-Z0-9]{2,12}0{2}\d{4}\w{6,16}\b")
_ACCESSION = re.compile(r"[·•]\s*(\d{8})\s*[·•]")
_PAGE = re.compile(r"\bpp?\.\s*([A-Z]{0,3}\d[\w-]*)")
_BLOCKS = frozenset("p div br tr td li h1 h2 h3 h4 h5 h6 blockquote section article header footer table ul ol".split())


def split(page: str) -> Export | None:
    """The articles of a page that Factiva or Europresse exported; None for any other page."""
    if len(_EUROPRESSE.findall(page)) > 1:
        return Export("Europresse", _articles(page, "//article", _europresse))
    if _SURE.search(page) or (_NUMBERED.search(page) and _FACTIVA.search(page)):
        return Export("Factiva", _articles(page, _with_class("article"), _factiva))
    return None


def _articles(page: str, path: str, read: Any) -> list[Article]:
    from lxml import html

    tree = html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8", no_network=True))
    return [read(number, element) for number, element in enumerate(tree.xpath(path), 1)]


def _with_class(name: str) -> str:
    return f"//div[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"


def lines_of(element: Any) -> list[str]:
    """The lines that an element shows, each with single spaces."""
    from lxml import etree

    pieces: list[str] = []
    for event, node in etree.iterwalk(element, events=("start", "end")):
        pieces.append("\n" if node.tag in _BLOCKS else "")
        if event == "start":
            pieces.append((node.text or "").replace("\n", " "))
        elif node is not element:
            pieces.append((node.tail or "").replace("\n", " "))
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return [line for line in lines if line]


def _text(element: Any, *classes: str) -> str:
    """What the first element with one of the classes shows, on one line."""
    for name in classes:
        found = element.xpath(f".//*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]")
        if found and (shown := " ".join(lines_of(found[0]))):
            return shown
    return ""


def _europresse(number: int, element: Any) -> Article:
    bodies = element.xpath(".//*[contains(@class, 'docOcurrContainer')]") or element.xpath(".//*[contains(@class, 'DocText')]")
    text = "\n".join(line for body in bodies[:1] for line in lines_of(body))
    outlet = re.split(r",\s*(?:no|n°|vol)\.?\s|\s\(site web\)|\n", _text(element, "DocPublicationName"))[0].strip(" ,")
    if not text or not outlet:
        return Article(number, problem="no text in it" if outlet else "no outlet in its head")
    head, code = _text(element, "DocHeader"), _text(element, "publiC-lblNodoc")
    dated, page = _ACCESSION.search(code), _PAGE.search(head)
    fields = {
        "text": text,
        "outlet": outlet,
        "title": _text(element, "titreArticle", "titreArticleVisu"),
        "author": without_by(_text(element, "docAuthors", "sm-margin-bottomNews")),
        "date": dated[1] if dated else date_in(head),
        "section": head.partition(",")[0] if "," in head else "",
        "page": page[1] if page else "",
        "europresse_id": code,
    }
    return Article(number, fields)


def _factiva(number: int, element: Any) -> Article:
    rows = [row for row in element.xpath(".//tr") if len(row.xpath("./td")) > 1]
    values: dict[str, list[str]] = {}
    for row in rows:
        cells = row.xpath("./td")
        values.setdefault(" ".join(cells[0].text_content().split()), lines_of(cells[1]))
    if {"HD", "SN"} <= set(values):
        accession = factiva.END.fullmatch(" ".join(values.get("AN", ())))
        return factiva.checked(number, factiva.of_codes(values), accession[1] if accession else "not given")
    export = factiva.split("\n".join(lines_of(element)))
    if export is None:
        return Article(number, problem="no line with its number ends it")
    first = export.articles[0]
    return Article(number, first.fields, first.problem)
