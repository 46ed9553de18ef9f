"""Exports of newspaper archives as these write them, made of invented articles, for the tests of readers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple


class Story(NamedTuple):
    """An invented article."""

    title: str
    outlet: str
    date: str
    author: str
    section: str
    page: str
    text: tuple[str, ...]


STORIES = (
    Story(
        "Lighthouse to be painted",
        "The Quay Courier",
        "January 5, 2024",
        "Ada Pell",
        "NEWS",
        "4",
        (
            "The keeper said the tower would be painted blue before Easter.",
            "Residents of the harbour called the colour a mistake. “We like it white,” said Tom Reed.",
        ),
    ),
    Story(
        "Anger over the new colour of the tower",
        "Evening Lantern (Port Ellis)",
        "January 6, 2024",
        "",
        "FEATURES",
        "A12",
        (
            "The council voted for blue by five votes to four.",
            "In a letter to this newspaper a fisherman wrote that the boats would no longer find home.",
        ),
    ),
    Story(
        "Painters begin with their work",
        "The Daily Gull",
        "January 9, 2024",
        "Ben Orr and Cy Lund",
        "REGION",
        "1",
        ("Scaffolding rose around the lighthouse on Monday.", "The works will last for six weeks, the painters said."),
    ),
)


def words(story: Story) -> int:
    return sum(len(paragraph.split()) for paragraph in story.text)


def nexis(stories: Sequence[Story] = STORIES, announced: int = 0) -> list[str]:
    """The paragraphs of what Nexis Uni exports as DOCX or RTF."""
    lines = ["User Name: = ", "Date and Time: = Friday, March 1, 2024 4:12:00 PM GMT", "Job Number: = 217"]
    lines += ["", f"Documents ({announced or len(stories)})", ""]
    for number, story in enumerate(stories, 1):
        lines += [f" {number}. {story.title}", "Client/Matter: -None-", "Search Terms: lighthouse", ""]
    for story in stories:
        lines += ["", story.title, story.outlet, f"{story.date} Friday", "", f"Copyright 2024 {story.outlet} All Rights Reserved"]
        lines += [f"Section:\xa0{story.section}; Pg. {story.page}", f"Length:\xa0{words(story)} words"]
        lines += [f"Byline:\xa0By {story.author}"] if story.author else []
        lines += ["", "Body", "", *story.text, "", "Graphic", "", "The tower in the fog.", "", f"Load-Date:\xa0{story.date}", ""]
        lines += ["End of Document", ""]
    return lines


def lexis(stories: Sequence[Story] = STORIES, announced: int = 0) -> str:
    """What LexisNexis exported as TXT: lines of at most 79 characters, heads that are centred."""
    pieces = ["\ufeff\n\nDownload Request: Selected Items: 1-3\nTime Of Request: Friday, March 1, 2024  16:12:00\n\n"]
    for number, story in enumerate(stories, 1):
        pieces.append(f"{f'{number} of {announced or len(stories)} DOCUMENTS':>49}\n\n\n\n{story.outlet:>49}\n\n")
        pieces.append(f"{f'{story.date} Friday':>51}\n{'Edition 1;':>45}\n{'Scotland':>44}\n\n{story.title}\n\n")
        pieces.append(f"BYLINE: {story.author}\n\n" if story.author else "")
        pieces.append(f"SECTION: {story.section}; Pg. {story.page}\n\nLENGTH: {words(story)} words\n\n")
        pieces += [f"{wrapped(paragraph)}\n\n" for paragraph in story.text]
        pieces.append(f"LOAD-DATE: {story.date}\n\nLANGUAGE: ENGLISH\n\nPUBLICATION-TYPE: Newspaper\n\n\n")
        pieces.append(f"{f'Copyright 2024 {story.outlet}':>60}\n{'All Rights Reserved':>49}\n\n")
    return "".join(pieces)


def wrapped(text: str, width: int = 79) -> str:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def proquest(stories: Sequence[Story] = STORIES, announced: int = 0) -> str:
    """What ProQuest exports as TXT."""
    rule = "_" * 60
    pieces = []
    for number, story in enumerate(stories, 1):
        month, day, year = story.date.replace(",", "").split()
        pieces.append(
            f"{rule}\n\nDocument {number} of {announced or len(stories)}\n\n{story.title}\n\n"
            f"Author: {story.author or 'Anonymous'}\n\n"
        )
        pieces.append(
            f"https://example.org/docview/{number}\n\nAbstract: None available.\n\n"
            f"Links: https://example.org/openurl?{number}\n\n"
        )
        pieces.append("Full text: " + "\n".join(story.text) + "\nCREDIT: Staff\n\nSubject: Lighthouses; Colour\n\n")
        pieces.append(f"Title: {story.title}\n\nPublication title: {story.outlet}; Port Ellis\n\nFirst page: {story.page}\n\n")
        pieces.append(f"Publication year: {year}\n\nPublication date: {month[:3]} {day}, {year}\n\nSection: {story.section}\n\n")
        pieces.append(f"Language of publication: English\n\nProQuest document ID: {1000 + number}\n\n")
        pieces.append(f"Document URL: https://example.org/docview/{number}\n\nDatabase: Coast Newsstream\n\n")
    return "".join(pieces) + rule


def accession(number: int) -> str:
    return f"GULL000020240105ek15{number:05d}"


def _day_first(story: Story) -> str:
    month, day, year = story.date.replace(",", "").split()
    return f"{day} {month} {year}"


def factiva_coded(stories: Sequence[Story] = STORIES, between: str = "\t") -> list[str]:
    """The lines of what Factiva exports with the codes of its fields."""
    lines = []
    for number, story in enumerate(stories, 1):
        fields = [("SE", story.section), ("HD", story.title), *([("BY", f"By {story.author}")] if story.author else [])]
        fields += [
            ("WC", f"{words(story)} words"),
            ("PD", _day_first(story)),
            ("SN", story.outlet),
            ("SC", "GULL"),
            ("PG", story.page),
        ]
        fields += [("LA", "English"), ("CY", "© 2024 The Coast Press"), ("LP", story.text[0])]
        lines += [f"{code}{between}{value}" for code, value in fields] + ["", "TD", *story.text[1:], ""]
        lines += [
            "IN  ilight : Lighthouses",
            "NS  gpaint : Painting",
            "PUB The Coast Press",
            "",
            "AN",
            f"Document {accession(number)}",
            "",
        ]
    return lines


def factiva_plain(stories: Sequence[Story] = STORIES) -> list[str]:
    """The lines of what Factiva exports as full articles, without codes."""
    lines = []
    for number, story in enumerate(stories, 1):
        lines += [story.section, story.title, *([f"By {story.author}"] if story.author else []), f"{words(story)} words"]
        lines += [_day_first(story), "05:30 GMT", story.outlet, "GULL", "Late Edition - Final", story.page, "English"]
        lines += ["© 2024 The Coast Press. All rights reserved.", "", *story.text, "", f"Document {accession(number)}", ""]
    return [*lines, "Search Summary", "Text", "lighthouse", "Results Found", "3,214"]


def factiva_page(stories: Sequence[Story] = STORIES, coded: bool = True) -> str:
    """What Factiva exports as HTML."""
    articles = []
    for number, story in enumerate(stories, 1):
        if coded:
            cells = [("HD", story.title), ("BY", story.author), ("WC", f"{words(story)} words"), ("PD", _day_first(story))]
            cells += [
                ("SN", story.outlet),
                ("PG", story.page),
                ("LA", "English"),
                ("LP", story.text[0]),
                ("TD", "\0".join(story.text[1:])),
            ]
            cells += [("AN", f"Document {accession(number)}")]
            rows = "".join(
                f"<tr><td class='index'><b>{code}</b>&nbsp;</td><td>{_html(value.split(chr(0)))}</td></tr>"
                for code, value in cells
            )
            articles.append(f'<div class="article enArticle"><table>{rows}</table></div>')
        else:
            paragraphs = "".join(f'<p class="articleParagraph enarticleParagraph">{escape(part)}</p>' for part in story.text)
            head = [f"{words(story)} words", _day_first(story), story.outlet, "GULL", "English", "© 2024 The Coast Press"]
            articles.append(
                f'<div class="article enArticle"><div id="hd"><span class="enHeadline">{escape(story.title)}</span></div>'
                f'<div class="author">By {escape(story.author)}</div>{"".join(f"<div>{escape(line)}</div>" for line in head)}'
                f"{paragraphs}<p>Document {accession(number)}</p></div>"
            )
    return f"<html><head><title>Factiva</title></head><body>{''.join(articles)}<p>© 2024 Factiva, Inc.</p></body></html>"


def _html(parts: Iterable[str]) -> str:
    return "".join(f"<p>{escape(part)}</p>" for part in parts)


def europresse(stories: Sequence[Story] = STORIES) -> str:
    """What Europresse exports as HTML."""
    articles = []
    for number, story in enumerate(stories, 1):
        _, day, year = story.date.replace(",", "").split()
        articles.append(
            "<article><header><div class='rdp__DocPublicationName'>"
            f"<span class='DocPublicationName'>{story.outlet}, no. 21{number}</span></div>"
            f"<span class='DocHeader'>{story.section.title()}, vendredi {day} janvier {year}, p. {story.page}</span>"
            f"<div class='titreArticle'><p class='sm-margin-TopNews titreArticleVisu rdp__articletitle'>{story.title}</p></div>"
            f"<div class='docAuthors'>{story.author}</div></header><section><div class='DocText clearfix'>"
            f"<div class='docOcurrContainer'>{_html(story.text)}</div></div></section><footer><div class='publiC-lblNodoc'>"
            f"news·{year}01{int(day):02d}·QC·00{number}</div></footer></article>"
        )
    return f"<html><body><div class='base'>{''.join(articles)}</div></body></html>"


def as_docx(lines: Iterable[str], path: Path) -> Path:
    import docx

    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))
    return path


def as_rtf(lines: Iterable[str]) -> bytes:
    """The lines as RTF, with code points as Word writes them."""
    pieces = []
    for line in lines:
        for character in line:
            code = ord(character)
            pieces.append(f"\\{character}" if character in "\\{}" else character if code < 128 else f"\\u{code}?")
        pieces.append("\\par\n")
    return ("{\\rtf1\\ansi\\ansicpg1252\\uc1 " + "".join(pieces) + "}").encode("ascii")
