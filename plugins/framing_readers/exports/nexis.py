"""Nexis Uni (DOCX, RTF, PDF): articles that end in "End of Document", below a cover with the list of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from framing_readers.exports.paragraphs import clean_lines, date_in, is_copyright, section_and_page, without_by
from framing_readers.exports.split import Article, Export

_END = "End of Document"
_ENDS_ELSEWHERE = ("Ende des Dokuments", "Fin du document", "Fin del documento", "Einde van document", "Fine del documento")
_HEAD = re.compile(r"(Section|Length|Byline|Dateline|Highlight|Edition):\s*(.*)", re.IGNORECASE)
_FOOT = re.compile(
    r"(?:Load-Date|Publication-Type|Journal Code|Language|Subject|Company|Organization|Industry|Person|Geographic|Ticker|"
    r"Correction-Date|Document-Type):.*|Classification|Graphic|Notes|References",
    re.IGNORECASE,
)
_SURE_FOOT = re.compile(r"(?:Load-Date|Publication-Type|Journal Code):.*|Classification", re.IGNORECASE)
_ANNOUNCED = re.compile(r"^\s*Documents?\s*\((\d{1,5})\)\s*$", re.MULTILINE | re.IGNORECASE)
_LINK = re.compile(r"Link to (?:image|PDF|original|article|document)s?", re.IGNORECASE)
_BODY = "body"
_LONGEST_DATE = 80  # characters of a line with a date, an hour and an edition
_REACH = 14  # lines below a date in which a head says that it is one
_NAMES = {"length": "words", "byline": "author"}


def split(text: str) -> Export | None:
    """The articles of a text that Nexis Uni exported; None for any other text."""
    if any(end in text and end in map(str.strip, text.split("\n")) for end in _ENDS_ELSEWHERE):
        return Export("Nexis", [Article(1, problem="its language is not English")])
    lines = clean_lines(text) if _END in text else []
    ends = [number for number, line in enumerate(lines) if line.strip() == _END]
    if not ends:
        return None
    if not any(_HEAD.match(line.strip()) or line.strip().casefold() == _BODY for line in lines):
        return None
    blocks = [lines[start:end] for start, end in zip([0, *(end + 1 for end in ends)], ends, strict=False)]
    announced = _ANNOUNCED.search("\n".join(blocks[0]))
    articles = [_article(number, block) for number, block in enumerate(blocks, 1)]
    if any(line.strip() for line in lines[ends[-1] + 1 :]) and _looks_begun(lines[ends[-1] + 1 :]):
        articles.append(Article(len(articles) + 1, problem="it breaks off before its end; export it again"))
    return Export("Nexis", articles, int(announced[1]) if announced else 0)


def _looks_begun(lines: Sequence[str]) -> bool:
    return _date_at([line.strip() for line in lines if line.strip()]) is not None


def _date_at(lines: Sequence[str]) -> int | None:
    """Where the date of the head stands: below a title and an outlet, and nearest above the fields or the body."""
    date = None
    for at, line in enumerate(lines):
        if at >= 1 and len(line) < _LONGEST_DATE and date_in(line):
            date = at
        elif date is not None and at - date <= _REACH and (_HEAD.match(line) or line.casefold() == _BODY or is_copyright(line)):
            return date
    return None


def _article(number: int, block: Sequence[str]) -> Article:
    lines = [line.strip() for line in block if line.strip()]
    at = _date_at(lines)
    if at is None:
        return Article(number, problem="no outlet and date above it")
    fields = {"title": lines[at - 2] if at > 1 else "", "outlet": lines[at - 1], "date": date_in(lines[at])}
    body = _read_head(lines, at + 1, fields)
    text = _without_foot(lines[body:])
    if not text:
        return Article(number, problem="no text below its head")
    return Article(number, {**fields, "text": "\n".join(text)})


def _read_head(lines: Sequence[str], at: int, fields: dict[str, str]) -> int:
    """Reads the fields below the date, and gives the line at which the text begins."""
    begin = next((i for i, line in enumerate(lines[at : at + _REACH + 6], at) if line.casefold() == _BODY), None)
    last = at
    for i in range(at, len(lines) if begin is None else begin):
        if match := _HEAD.match(lines[i]):
            name = match[1].casefold()
            fields[_NAMES.get(name, name)] = match[2].strip()
        elif not is_copyright(lines[i]) and (begin is None and i >= at + 2):
            break
        last = i + 1
    if "section" in fields:
        fields["section"], fields["page"] = section_and_page(fields["section"])
    if "author" in fields:
        fields["author"] = without_by(fields["author"])
    return last if begin is None else begin + 1


def _without_foot(lines: Sequence[str]) -> list[str]:
    """The text without what the archive prints below it."""
    sure = next((i for i, line in enumerate(lines) if _SURE_FOOT.fullmatch(line)), len(lines))
    while sure > 0 and (_FOOT.fullmatch(lines[sure - 1]) or is_copyright(lines[sure - 1])):
        sure -= 1
    kept = list(lines[:sure])
    for back in range(1, min(6, len(kept)) + 1):
        if kept[-back].casefold() == "graphic":
            kept = kept[:-back]
            break
    return [line for line in kept if not _LINK.fullmatch(line)]
