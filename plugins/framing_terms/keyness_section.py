"""Key terms in a report: what each group writes more often than the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from framing.compare import contrasts
from framing.report import Subject, blocks

LISTED = 12  # terms a group
MOST_ARTICLES = 5000  # to read again for a report
FEW = (
    f"With fewer than {contrasts.MIN_DOCUMENTS} articles on a side nothing is tested: the order shows which words to read, "
    "not that outlets differ."
)
COUNTED = (
    "How often each appears here compared with all the others together, and in how many articles here; house style (titles, "
    "spellings, names of outlets) is left out."
)
TOPIC = "A key term may be due to the topic: compare articles on the same story, and read it in its contexts (framing kwic)."


def make(subject: Subject) -> Iterable[blocks.Block]:
    """A line a group, the most telling term first, with how often it and the others have it."""
    from framing_terms.keyness import keyness
    from framing_terms.keyness_listing import without_parts

    articles = subject.comparison.results.lazy("documents").select("doc_id").collect().height
    if len(subject.comparison.groups) < 2:
        return
    if articles > MOST_ARTICLES:
        yield blocks.Prose(
            (f"{articles:,} articles are too many to count their words here: framing keyness lists the key terms.",)
        )
        return
    found = keyness(list(subject.documents()), by=subject.comparison.by, **subject.settings())
    rows: dict[str, list[Mapping[str, Any]]] = {}
    style: set[str] = set()
    for row in found.to_polars().iter_rows(named=True):
        if row["style"]:
            style.add(row["group"])
        elif row["z"] > 0:
            rows.setdefault(row["group"], []).append(row)
    for group in found.table("compared").iter_rows(named=True):
        terms = list(without_parts(rows.get(group["group"], [])))[:LISTED]
        parts: list[str | blocks.Cell] = []
        for term in terms:
            parts += [
                blocks.Cell(str(term["term"]), note=f"z {term['z']:.1f}"),
                f" {term['count']} against {term['other_count']} ({_articles(term['articles'])}), ",
            ]
        nothing = "nothing but house style" if group["group"] in style else "no term that passes the test"
        last = str(parts.pop()).removesuffix(", ") if parts else nothing
        yield blocks.Prose((*parts, last), lead=group["group"])
    tested = any(group["key"] is not None for group in found.table("compared").iter_rows(named=True))
    yield blocks.Prose((f"{COUNTED} {'' if tested else f'{FEW} '}{TOPIC}",))


def _articles(number: int) -> str:
    return f"{number:,} article{'' if number == 1 else 's'}"
