"""Exports of newspaper archives: many articles and their fields in one text, which is not to be read as one article."""

from __future__ import annotations

import re
from typing import NamedTuple


class Archive(NamedTuple):
    """How an archive's export is told: a line that heads each article, or some of its fields."""

    name: str
    signs: tuple[str, ...]  # one of these is in it, which is quickly seen
    head: re.Pattern[str]  # once for each article
    fields: re.Pattern[str]
    least: int  # different fields that tell it, without a head


_LINE = re.MULTILINE
ARCHIVES = (
    Archive(
        "Nexis",
        (" DOCUMENTS", " RESULTS", "End of Document", "LOAD-DATE:", "Load-Date:", "LENGTH:", "Length:", "BYLINE:", "Byline:"),
        re.compile(r"^[^\S\n]*\d{1,5} of \d{1,5} (?:DOCUMENTS|RESULTS)[^\S\n]*$|^[^\S\n]*End of Document[^\S\n]*$", _LINE),
        re.compile(
            r"^(LOAD-DATE|PUBLICATION-TYPE|DOCUMENT-TYPE|JOURNAL-CODE|CORRECTION-DATE|LENGTH|BYLINE|SECTION|HIGHLIGHT|DATELINE|"
            r"LANGUAGE|GRAPHIC|Load-Date|Publication-Type|Journal Code|Length|Byline|Section|Highlight|Dateline|Language):",
            _LINE,
        ),
        3,
    ),
    Archive(
        "Factiva",
        ("\nHD", "\nLP", "\nTD", "\n HD", "\n LP", "\nDocument "),
        re.compile(r"^Document [A-Z]{2,10}0{2}\d{4}[0-9a-z]{8,14}[^\S\n]*$", _LINE),
        re.compile(
            r"^[^\S\n]*(SE|HD|BY|CR|WC|PD|ET|SN|SC|NGC|GC|ED|PG|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|IPD|IPC|PUB|AN)"
            r"(?:[^\S\n]{2,}|\t|[^\S\n]*$)",
            _LINE,
        ),
        5,
    ),
    Archive(
        "ProQuest",
        ("ProQuest", "Publication title:", "Publication info:", "Document URL:"),
        re.compile(r"^(?:ProQuest document ID|Dokument-ID von ProQuest):", _LINE),
        re.compile(
            r"^(Publication title|Publication info|Publication year|Publication date|Publisher|Place of publication|Source type|"
            r"Country of publication|Language of publication|Document type|Document URL|Full text|Last updated|Database|"
            r"Publication subject|ISSN|Links|Abstract|Subject|Copyright|Company / organization):",
            _LINE,
        ),
        4,
    ),
)  # fmt: skip


def exported(text: str) -> str:
    """Why a text is an archive's export and no article; '' where it is none."""
    for archive in ARCHIVES:
        if not any(sign in text for sign in archive.signs):
            continue
        heads = len(archive.head.findall(text))
        fields = archive.fields.findall(text)
        most = max((fields.count(name) for name in set(fields)), default=0)
        if heads or len(set(fields)) >= archive.least:
            count = max(heads, most if len(set(fields)) >= archive.least else 0)
            what = f"{count} articles" if count > 1 else "an article among its fields"
            return f"an export of {archive.name} with {what}; save each article as a text of its own, or as a row of a table"
    return ""
