"""LexisNexis (TXT): articles below "1 of 10 DOCUMENTS", with a centred head and fields in capitals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from framing_readers.exports.paragraphs import (
    clean_lines,
    date_in,
    is_centred,
    is_copyright,
    joined,
    paragraphs,
    section_and_page,
    without_by,
)
from framing_readers.exports.split import Article, Export

_NUMBER = re.compile(r"\s*(\d{1,5}) of (\d{1,5}) (?:DOCUMENT|RESULT)S?\s*")
_NEAR = 12  # lines below the number of an article within which its date stands
_SIGNS = (" DOCUMENT", " RESULT")
_FIELD = re.compile(
    r"(BYLINE|SECTION|LENGTH|HEADLINE|DATELINE|HIGHLIGHT|EDITION|SERIES|BODY|"
    r"LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|DOCUMENT-TYPE|JOURNAL-CODE|GRAPHIC|SUBJECT|ORGANIZATION|COMPANY|INDUSTRY|PERSON|"
    r"GEOGRAPHIC|TICKER|CORRECTION-DATE|CORRECTION|URL|NOTES|NAME|CITY|STATE|COUNTRY):\s*(.*)",
    re.DOTALL,
)
_HEAD = frozenset("BYLINE SECTION LENGTH HEADLINE DATELINE HIGHLIGHT EDITION SERIES BODY".split())
_NAMES = {"BYLINE": "author", "HEADLINE": "title", "LENGTH": "words", "BODY": "text"}
_CORRECTED = re.compile(r"correction appended", re.IGNORECASE)


def split(text: str) -> Export | None:
    """The articles of a text that LexisNexis exported; None for any other text."""
    if not any(sign in text for sign in _SIGNS):
        return None
    lines = clean_lines(text)
    heads = _heads([(at, match) for at, line in enumerate(lines) if (match := _NUMBER.fullmatch(line))], lines)
    if not heads:
        return None
    ends = [*(at for at, _ in heads[1:]), len(lines)]
    articles = [_article(int(match[1]), lines[at + 1 : end]) for (at, match), end in zip(heads, ends, strict=True)]
    return Export("LexisNexis", articles, max(int(match[2]) for _, match in heads))


def _heads(found: Sequence[tuple[int, re.Match[str]]], lines: Sequence[str]) -> list[tuple[int, re.Match[str]]]:
    """The numbers that stand above an article: of those that an article only cites, the export's own count says nothing.

    A number with a total of its own, and no outlet and date below it, is a line of a text.
    """
    totals = Counter(match[2] for _, match in found)
    return [
        (at, match)
        for at, match in found
        if totals[match[2]] == max(totals.values()) or any(date_in(line) for line in lines[at + 1 : at + 1 + _NEAR])
    ]


def _article(number: int, lines: Sequence[str]) -> Article:
    fields: dict[str, str] = {}
    text: list[str] = []
    below = False  # below the fields of the head
    for paragraph in _without_foot(paragraphs(lines)):
        line = joined(paragraph)
        match = _FIELD.fullmatch(line)
        if match and match[1] in _HEAD and not text:
            fields[_NAMES.get(match[1], match[1].casefold())] = match[2].strip()
            below = True
        elif not text and (is_copyright(line) or _CORRECTED.fullmatch(line)):
            continue
        elif below:
            text.append(line)
        else:
            _read_head(paragraph, line, fields)
    if first := fields.pop("text", ""):
        text.insert(0, first)
    return _checked(number, fields, text)


def _without_foot(found: Sequence[list[str]]) -> Sequence[list[str]]:
    """The paragraphs without the fields and rights that the archive prints below the text."""
    lines = [joined(paragraph) for paragraph in found]
    end = next((at for at, line in enumerate(lines) if line.startswith("LOAD-DATE:")), len(lines))
    while end > 0 and (_is_foot(lines[end - 1]) or is_copyright(lines[end - 1])):
        end -= 1
    return found[:end]


def _is_foot(line: str) -> bool:
    match = _FIELD.fullmatch(line)
    return match is not None and match[1] not in _HEAD


def _read_head(paragraph: Sequence[str], line: str, fields: dict[str, str]) -> None:
    """The outlet, then the date with the edition below it, both centred; then the title."""
    if "outlet" not in fields and is_centred(paragraph):
        fields["outlet"] = line
    elif "date" not in fields and (date := date_in(line)):
        fields["date"] = date
        if edition := joined(paragraph[1:]):
            fields["edition"] = edition.strip(" ;")
    elif not is_centred(paragraph):
        fields["subtitle" if "title" in fields else "title"] = line


def _checked(number: int, fields: dict[str, str], text: Sequence[str]) -> Article:
    if not text:
        return Article(number, problem="no text below its head")
    if "outlet" not in fields or "date" not in fields:
        return Article(number, problem="no outlet and date above it")
    if "section" in fields:
        fields["section"], fields["page"] = section_and_page(fields["section"])
    if "author" in fields:
        fields["author"] = without_by(fields["author"])
    return Article(number, {**fields, "text": "\n\n".join(text)})
