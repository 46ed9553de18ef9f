"""Factiva (RTF, HTML, TXT, DOCX): articles that end in "Document HRLD000020240105ek1500001", with or without codes of fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from framing_readers.exports.paragraphs import clean_lines, date_in, is_copyright, without_by
from framing_readers.exports.split import Article, Export

END = re.compile(r"[|\s]*(?:Document|Dokument) ([A-Z0-9]{2,12}0{2}\d{4}\w{6,16})[|\s]*")
_SIGNS = ("Document ", "Dokument ", "LP")
# In the order in which Factiva prints them.
_CODES = (
    *("CLM", "SE", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "NGC", "GC", "ED", "PG", "VOL", "LA", "CY", "LP", "TD"),
    *("CT", "RF", "ART", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN"),
)
_CODED = re.compile(rf"[|\t ]*({'|'.join(_CODES)})(?:\s*[|\t]+\s*|\s{{2,}}|\s*$)(.*)")
_WORDS = re.compile(r"([\d.,]+) (?:words?|mots|Wörter|palabras|parole|palavras|woorden)", re.IGNORECASE)
_TIME = re.compile(r"\d{1,2}:\d{2}(?: (?:GMT|AM|PM))?")
_SHORT_CODE = re.compile(r"[A-Z0-9]{2,10}")
_PAGE = re.compile(r"(?:[A-Z]{0,3}-?\d{1,4}[A-Z]?)(?:[,;] ?[A-Z]{0,3}-?\d{1,4})*")
_LANGUAGES = frozenset("english french german spanish italian portuguese dutch swedish danish norwegian polish russian".split())
_SUMMARY = ("Search Summary", "Suchzusammenfassung")
_FIELDS = {"HD": "title", "BY": "author", "SE": "section", "PG": "page", "ED": "edition", "SN": "outlet", "LA": "language"}
_LEAST = 5  # different codes that tell an export
_HEAD = 16  # lines in which a head is over
_REST = 40  # words behind the last article that are more than a summary of the search


def split(text: str) -> Export | None:
    """The articles of a text that Factiva exported; None for any other text."""
    if not any(sign in text for sign in _SIGNS):
        return None
    lines = clean_lines(text)
    ends = [(at, match) for at, line in enumerate(lines) if (match := END.fullmatch(line))]
    if not ends:
        codes = {match[1] for line in lines if (match := _CODED.fullmatch(line))}
        broken = len(codes) >= _LEAST and {"HD", "LP"} <= codes
        return Export("Factiva", [Article(1, problem="no line with its number ends it")]) if broken else None
    starts = [0, *(at + 1 for at, _ in ends)]
    articles = [
        _article(number, lines[start:end], match[1])
        for number, (start, (end, match)) in enumerate(zip(starts, ends, strict=False), 1)
    ]
    rest = [line for line in lines[ends[-1][0] + 1 :] if line.strip()]
    if sum(len(line.split()) for line in rest) > _REST and not any(line.strip(" |\t") in _SUMMARY for line in rest):
        articles.append(Article(len(articles) + 1, problem="no line with its number ends it; export it again"))
    return Export("Factiva", articles)


def _article(number: int, block: Sequence[str], accession: str) -> Article:
    values = coded(block)
    fields = of_codes(values) if {"HD", "SN"} & set(values) else _of_lines(block)
    return checked(number, fields, accession)


def checked(number: int, fields: dict[str, str], accession: str) -> Article:
    """An article by its fields, or why it is none."""
    if not fields.get("text"):
        return Article(number, problem=f"no text in it (Factiva's number {accession})")
    if not fields.get("outlet"):
        return Article(number, problem=f"no outlet in its head (Factiva's number {accession})")
    return Article(number, {**fields, "factiva_id": accession})


def coded(lines: Sequence[str]) -> dict[str, list[str]]:
    """The lines below each code. A code stands once, and below those that Factiva prints before it."""
    values: dict[str, list[str]] = {}
    last = -1
    for line in lines:
        match = _CODED.fullmatch(line)
        if match and _CODES.index(match[1]) > last and (last >= 0 or match[1] in _CODES[:6]):
            last = _CODES.index(match[1])
            values[match[1]] = [match[2]]
        elif values:
            values[_CODES[last]].append(line)
    return values


def of_codes(values: dict[str, list[str]]) -> dict[str, str]:
    """The fields of an article out of its codes: lead paragraph and the rest are its text."""
    flat = {code: " ".join(" ".join(lines).replace("|", " ").split()) for code, lines in values.items()}
    text = [line for code in ("LP", "TD") for line in _texts(values.get(code, ()))]
    words = _WORDS.search(flat.get("WC", ""))
    return {
        **{name: flat[code] for code, name in _FIELDS.items() if code in flat},
        "author": without_by(flat.get("BY", "")),
        "date": date_in(flat.get("PD", "")) or flat.get("PD", ""),
        "words": words[1] if words else "",
        "text": "\n".join(text),
    }


def _texts(lines: Sequence[str]) -> Iterator[str]:
    return (text for line in lines if (text := line.strip(" |\t")))


def _of_lines(block: Sequence[str]) -> dict[str, str]:
    """The fields of an article without codes: title, author, words, date, outlet, its code, edition, page, language, rights."""
    lines = [line.strip(" |\t") for line in block if line.strip(" |\t")]
    at = next((i for i, line in enumerate(lines) if _WORDS.fullmatch(line)), None)
    if at is None or at == 0:
        return {}
    fields = _of_head(lines[max(0, at - 4) : at])
    fields["words"] = lines[at].partition(" ")[0]
    date = next((i for i in range(at + 1, min(at + 4, len(lines))) if date_in(lines[i])), None)
    if date is None:
        return fields
    fields["date"] = date_in(lines[date])
    begin = date + 1
    if begin < len(lines) and _TIME.fullmatch(lines[begin]):
        begin += 1
    if begin < len(lines):
        fields["outlet"] = lines[begin]
    begin = _below_outlet(lines, begin + 1, fields)
    fields["text"] = "\n".join(lines[begin:])
    return fields


def _of_head(lines: Sequence[str]) -> dict[str, str]:
    """Section, title and author out of the lines above the count of words, of which only the title is always there."""
    left = list(lines)
    author = left.pop() if len(left) > 1 and (left[-1].casefold().startswith("by ") or len(left) > 2) else ""
    if len(left) > 1 and not author and len(left[-1].split()) < len(left[-2].split()):
        author = left.pop()
    title = left.pop() if left else ""
    return {"section": left[-1] if left else "", "title": title, "author": without_by(author)}


def _below_outlet(lines: Sequence[str], at: int, fields: dict[str, str]) -> int:
    """Reads what stands between the outlet and the text, and gives the line at which the text begins."""
    end = next((i for i in range(at, min(at + _HEAD, len(lines))) if lines[i].casefold() in _LANGUAGES), None)
    if end is None:
        while at < len(lines) and (_SHORT_CODE.fullmatch(lines[at]) or is_copyright(lines[at])):
            at += 1
        return at
    for i in range(at, end):
        if i > at and _PAGE.fullmatch(lines[i]):
            fields["page"] = lines[i]
        elif not _SHORT_CODE.fullmatch(lines[i]):
            fields["edition"] = lines[i]
    fields["language"] = lines[end]
    begin = end + 1
    while begin < len(lines) and is_copyright(lines[begin]):
        begin += 1
    return begin
