"""``framing heard``: each source of each article, and for each group who is heard, as tables and as text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Unpack

from framing import Document, How, Layers, Pass
from framing.report import layout, numbers
from framing.tables import DOCUMENT, GROUP, Column, TableSet
from framing_frames.heard.credentials import NOTHING, ROLE
from framing_frames.heard.gender import UNTOLD
from framing_frames.heard.words import FEMALE, MALE

Row = Mapping[str, Any]
ALL = "all"
TABLES = {
    "heard": (
        *DOCUMENT,
        GROUP,
        Column("source", "String", "its name, else its first wording"),
        Column("source_type", "String", "type of source, as framing sources has it; empty where nothing tells"),
        Column("side", "String", "elite or non-elite by its type; empty for documents, media and what has no type"),
        Column("person", "Int64", "1 if it is one person, else 0"),
        Column("gender", "String", "female, male or untold, by pronouns, titles and nouns of the article; empty if no person"),
        Column("gender_told_by", "String", "the words that tell it, three at most"),
        Column("credential", "String", "how it is introduced: neither name nor role, named only, with a credential"),
        Column("credential_told_by", "String", "the word that tells its role"),
        Column("reason_told_by", "String", "the word that tells how it comes to know; most such words are missed"),
        Column("order", "Int64", "1 for the source that speaks first in the article"),
        Column("first", "Int64", "1 if it has the first word in the article, else 0"),
        Column("last", "Int64", "1 if it has the last word in the article, else 0"),
        Column("attributions", "Int64", "how often it is made to speak"),
        Column("words", "Int64", "words given to it"),
        Column("start", "Int64", "first code point of what is given to it"),
        Column("end", "Int64", "code point after the last"),
    ),
    "groups": (
        GROUP,
        Column("source_type", "String", "all, or only the sources of this type"),
        Column("articles", "Int64", "articles in which they speak"),
        Column("sources", "Int64", "sources, counted once an article"),
        Column("persons", "Int64", "of these, one person each"),
        Column("women", "Int64", "persons whom the article tells to be women"),
        Column("men", "Int64", "persons whom the article tells to be men"),
        Column("untold", "Int64", "persons whose gender the article does not tell"),
        Column("women_share", "Float64", "women of women and men, 0 to 1; empty where no gender is told"),
        Column("women_words", "Float64", "of the words given to women and men, those given to women, 0 to 1"),
        Column("credentialed", "Int64", "persons introduced with a role, a body that they are of, or a reason to know"),
        Column("unnamed", "Int64", "persons with neither a name nor a role"),
        Column("elite", "Int64", "sources of the elite"),
        Column("non_elite", "Int64", "sources not of the elite"),
        Column("speak_first", "Int64", "articles in which one of them speaks first"),
        Column("speak_last", "Int64", "articles in which one of them speaks last"),
    ),
}
_SHOWN_WORDS = 3


def list_heard(corpus: Iterable[Document], **how: Unpack[How]) -> TableSet:
    """The sources of each article, and who is heard by group; takes what :class:`framing.Pass` takes."""
    reading = Pass(corpus, how, rows_of, layer="heard")
    rows = [row for _, _, found in reading for row in found or ()]
    return TableSet({"heard": rows, "groups": summed(rows, reading.amounts)}, TABLES, reading.run(unread=reading.unread()))


def rows_of(document: Document, layers: Layers, group: str) -> list[dict[str, Any]]:
    """The sources of one article as rows of the table ``heard``, in the order in which they first speak."""
    found = sorted(layers.counted("heard"), key=lambda a: int(a.attributes["order"] or 0))
    return [
        {
            "doc_id": document.id,
            "outlet": document.outlet,
            "group": group,
            "source": a.label,
            **{name: str(a.attributes[name] or "") for name in ("source_type", "side", "gender", "credential")},
            **{name: int(a.attributes[name] or 0) for name in ("person", "order", "first", "last", "attributions", "words")},
            "gender_told_by": _words(document, a.roles.get("gender", ())),
            "credential_told_by": _words(document, a.roles.get("credential", ())),
            "reason_told_by": _words(document, a.roles.get("reason", ())),
            "start": a.start,
            "end": a.end,
        }
        for a in found
    ]


def _words(document: Document, pieces: Sequence[tuple[int, int]]) -> str:
    return ", ".join(document.text[start:end] for start, end in pieces[:_SHOWN_WORDS])


def summed(rows: Sequence[Row], groups: Iterable[str]) -> list[dict[str, Any]]:
    """Who is heard in each group: all sources, then each type, the commonest first."""
    return [line for group in sorted(groups) for line in _of_group(group, [row for row in rows if row["group"] == group])]


def _of_group(group: str, rows: Sequence[Row]) -> Iterator[dict[str, Any]]:
    yield _sums(group, ALL, rows)
    by_type: dict[str, list[Row]] = {}
    for row in rows:
        if row["source_type"]:
            by_type.setdefault(row["source_type"], []).append(row)
    for kind in sorted(by_type, key=lambda kind: (-len(by_type[kind]), kind)):
        yield _sums(group, kind, by_type[kind])


def _sums(group: str, kind: str, rows: Sequence[Row]) -> dict[str, Any]:
    people = [row for row in rows if row["person"]]

    def count(**wanted: str | int) -> int:
        return sum(all(row[name] == value for name, value in wanted.items()) for row in rows)

    women, men = count(gender=FEMALE), count(gender=MALE)
    words = {gender: sum(row["words"] for row in rows if row["gender"] == gender) for gender in (FEMALE, MALE)}
    given = sum(words.values())
    return {
        "group": group,
        "source_type": kind,
        "articles": len({row["doc_id"] for row in rows}),
        "sources": len(rows),
        "persons": len(people),
        "women": women,
        "men": men,
        "untold": count(gender=UNTOLD),
        "women_share": women / (women + men) if women + men else None,
        "women_words": words[FEMALE] / given if given else None,
        "credentialed": count(credential=ROLE),
        "unnamed": count(credential=NOTHING),
        "elite": count(side="elite"),
        "non_elite": count(side="non-elite"),
        "speak_first": count(first=1),
        "speak_last": count(last=1),
    }


# As text.

_LEGEND = (
    "persons: sources that are one person, counted once an article. women: of those whose gender the article tells by a pronoun, "
    "a title or a noun, with how many; a first name tells nothing. untold: persons of whom it tells none. of words: the share of "
    "women in the words given to both. credential: introduced with a role, a body, or how they come to know. elite: officials, "
    "parties, police, companies, experts and international bodies, of these and citizens, victims, accused and NGOs; sources of "
    "the codebook's own types are neither."
)


def as_text(found: TableSet, width: int, style: layout.Style, types: int) -> str:
    """The groups side by side, then the commonest types of each, then what the columns mean."""
    rows = list(found.table("groups").iter_rows(named=True))
    blocks = [["Who is heard", *layout.table(_columns([r for r in rows if r["source_type"] == ALL], "group"), width, style)]]
    for group in dict.fromkeys(row["group"] for row in rows):
        kinds = [row for row in rows if row["group"] == group and row["source_type"] != ALL][:types]
        if kinds:
            head = style.bold(layout.truncate(f"{layout.clean(group)}, by type of source", width))
            blocks.append([head, *layout.table(_columns(kinds, "source_type"), width, style)])
    return layout.page([*blocks, layout.notes([_LEGEND], width, style, hang="")])


def _columns(rows: Sequence[Row], label: str) -> list[layout.Column]:
    def column(title: str, cell: Callable[[Row], str]) -> layout.Column:
        return layout.Column(title, [cell(row) for row in rows])

    return [
        layout.Column("" if label == "group" else "type", [str(row[label]) or "(none)" for row in rows], is_text=True),
        column("sources", lambda row: str(row["sources"])),
        column("persons", lambda row: str(row["persons"])),
        column("women", lambda row: _of(row["women"], row["women"] + row["men"])),
        column("untold", lambda row: str(row["untold"])),
        column("of words", lambda row: _percent(row["women_words"])),
        column("credential", lambda row: _of(row["credentialed"], row["persons"])),
        column("elite", lambda row: _of(row["elite"], row["elite"] + row["non_elite"])),
        column("first", lambda row: str(row["speak_first"])),
        column("last", lambda row: str(row["speak_last"])),
    ]


def _of(part: int, whole: int) -> str:
    return f"{numbers.percent(part / whole)} of {whole}" if whole else "–"


def _percent(share: float | None) -> str:
    return "–" if share is None else numbers.percent(share)
