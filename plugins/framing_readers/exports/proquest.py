"""ProQuest (TXT): articles below "Document 1 of 500", with named fields and the text among them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from framing_readers.exports.paragraphs import clean_lines, date_in, joined, paragraphs
from framing_readers.exports.split import Article, Export

_NUMBER = re.compile(r"Document (\d{1,6}) of (\d{1,6})", re.IGNORECASE)
_RULE = re.compile(r"_{20,}")
_FIELD = re.compile(
    r"(Abstract|Author|Authors|Links|Full text|Subject|Business indexing term|Location|People|Company ?/ ?organization|"
    r"Classification|Identifier ?/ ?keyword|Title|Alternate title|Publication title|Publication info|Publication year|"
    r"Publication date|First page|Pages|Page count|Section|Volume|Issue|Column|Dateline|Publisher|Place of publication|"
    r"Country of publication|Publication subject|ISSN|e-ISSN|Source type|Language of publication|Document type|"
    r"Document feature|ProQuest document ID|Document URL|Copyright|Last updated|Database|Credit|Number of pages):(?:\s+(.*)|$)"
)
_INFO_PAGE = re.compile(r":\s*([A-Z]{0,3}\.?\s?\d[\w.-]*)\s*$")  # "The Herald; Hull [Hull]. 11 Jan 2010: A.4."
_TEXT = "Full text"
_FOOT = "Database: "  # stands below every article
_NOTHING = ("none available", "not available", "none", "no full text available")
_FIELDS = {
    "Section": "section",
    "Document URL": "url",
    "Language of publication": "language",
    "Dateline": "dateline",
    "Document type": "genre",
    "ProQuest document ID": "proquest_id",
}
_LEAST = 4  # different fields that tell an export


def split(text: str) -> Export | None:
    """The articles of a text that ProQuest exported; None for any other text."""
    if "ProQuest" not in text and "Publication title:" not in text:
        return None
    lines = clean_lines(text)
    names = {match[1] for line in lines if (match := _FIELD.fullmatch(line))}
    if len(names) < _LEAST:
        return None
    heads = [(at, match) for at, line in enumerate(lines) if (match := _NUMBER.fullmatch(line.strip()))]
    if heads:
        ends = [*(at for at, _ in heads[1:]), len(lines)]
        articles = [_article(int(match[1]), lines[at + 1 : end]) for (at, match), end in zip(heads, ends, strict=True)]
        return Export("ProQuest", articles, max(int(match[2]) for _, match in heads))
    blocks = [block for block in _between_rules(lines) if sum(bool(_FIELD.fullmatch(line)) for line in block) >= _LEAST]
    return Export("ProQuest", [_article(number, block) for number, block in enumerate(blocks, 1)])


def _between_rules(lines: Sequence[str]) -> list[list[str]]:
    blocks: list[list[str]] = [[]]
    for line in lines:
        if _RULE.fullmatch(line.strip()):
            blocks.append([])
        else:
            blocks[-1].append(line)
    return blocks


def _article(number: int, lines: Sequence[str]) -> Article:
    values: dict[str, list[str]] = {}
    head: list[str] = []
    inside = False  # the full text, which alone has several paragraphs
    found = [paragraph for paragraph in paragraphs(lines) if not _RULE.fullmatch(paragraph[0].strip())]
    for paragraph, following in zip(found, [*found[1:], [_FOOT]], strict=True):
        match = _FIELD.fullmatch(paragraph[0])
        if match and match[1] not in values and (not inside or _FIELD.fullmatch(following[0])):
            inside = match[1] == _TEXT
            values[match[1]] = [match[2] or "", *paragraph[1:]]
        elif inside:
            values[_TEXT] += paragraph
        elif not values:
            head.append(joined(paragraph))
    return _checked(number, head, {name: "\n".join(value).strip() for name, value in values.items()})


def _checked(number: int, head: Sequence[str], values: dict[str, str]) -> Article:
    text = values.get(_TEXT, "")
    if not text or text.casefold().strip(" .") in _NOTHING:
        return Article(number, problem="no full text in it; export it with the full text")
    fields = {field: values[name] for name, field in _FIELDS.items() if values.get(name)}
    info = values.get("Publication info", "").strip(" .")
    outlet = (values.get("Publication title", "") or info.partition("[")[0]).partition(";")[0]
    page = _INFO_PAGE.search(info)
    if not outlet:
        return Article(number, problem="no title of a publication in it")
    date = values.get("Publication date", "")
    fields |= {
        "text": text,
        "outlet": outlet.strip(),
        "title": values.get("Title", "") or (head[0] if head else ""),
        "author": values.get("Author", "") or values.get("Authors", ""),
        "date": date_in(date) or date or _date_of(info),
        "page": values.get("First page", "") or values.get("Pages", "") or (page[1] if page else ""),
    }
    return Article(number, fields)


def _date_of(info: str) -> str:
    """The date behind the place: "The Herald; Hull [Hull]. 11 Jan 2010: A.4"."""
    return next((date for part in re.split(r"[.\]]\s+", info) if (date := date_in(part))), "")
