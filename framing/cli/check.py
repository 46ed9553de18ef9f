"""``framing check``: what is read as what, before anything is measured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from framing.cli.options import Shared, format_option, with_shared

if TYPE_CHECKING:
    from framing.load.inventory import Inventory

Listing = Literal["text", "json"]
LISTINGS: tuple[Listing, ...] = ("text", "json")
_LISTED = 20  # lines of what was left out, in text; JSON has all


@with_shared
def check(
    shared: Shared,
    format: Annotated[Listing | None, format_option(Listing, "A short table, or everything as JSON.")] = None,  # noqa: A002
) -> int:
    """Example: framing check exports.zip news

    Read all articles and say what was made of them: the files by kind with the reader of each, how many articles they gave,
    outlets, dates and languages, what has no date or no outlet, ids and texts that occur twice, and everything that was
    left out, with its place and the reason. Nothing is measured. The exit code is 1 if anything was left out.
    """
    from framing.cli.destination import check_output, dumps, format_of, sink
    from framing.cli.exits import DONE, PARTLY
    from framing.cli.options import names
    from framing.cli.session import open_corpus
    from framing.load.inventory import take
    from framing.plugins import load_plugins

    kind = format_of(shared.output, format, LISTINGS)
    check_output(shared.output, kind=kind, read=shared.paths)
    corpus = open_corpus(shared, load_plugins(names(shared.plugins)))
    found = take(corpus)
    with sink(shared.output) as stream:
        stream.write(f"{dumps(found.record, indent=1)}\n" if kind == "json" else "\n".join(_lines(found)) + "\n")
    return PARTLY if found.left_out else DONE


def _lines(found: Inventory) -> Iterator[str]:
    from framing.report.layout import aligned

    if found.kinds:
        kinds = [(suffix, reader, str(files), str(articles)) for suffix, reader, files, articles in found.kinds]
        yield aligned(("ending", "reader", "files", "articles"), kinds, numbers=frozenset((2, 3))).rstrip("\n")
        yield ""
    dated = sorted(day for day in found.days if day)
    facts = [
        ("articles", str(found.articles)),
        ("outlets", f"{len(found.outlets)}: {_most(found.outlets.most_common())}" if found.outlets else "none"),
        ("languages", _most(found.languages.most_common()) or "none"),
        ("dates", f"{dated[0]} to {dated[-1]}" if dated else "none"),
        ("without a date", str(found.days[""])),
        ("without an outlet", f"{found.no_outlet} (called after their file)" if found.no_outlet else "0"),
        ("ids that another has", str(found.renamed)),
        ("texts that occur twice", f"{len(found.same_text)}{_examples(found.same_text)}"),
        ("left out", str(len(found.left_out))),
    ]
    yield aligned(("checked", "found"), facts).rstrip("\n")
    if found.left_out:
        yield ""
        yield from map(_clean, found.left_out[:_LISTED])
        if len(found.left_out) > _LISTED:
            yield f"and {len(found.left_out) - _LISTED} more; all: framing check --format json"
    if found.notices:
        yield ""
        yield from (f"note: {_clean(notice)}" for notice in found.notices)


def _most(counted: Iterable[tuple[str, int]]) -> str:
    listed = list(counted)
    more = f" and {len(listed) - 6} more" if len(listed) > 6 else ""
    return _clean(", ".join(f"{name} ({count})" for name, count in listed[:6]) + more)


def _examples(groups: list[list[str]]) -> str:
    return f": {_clean('; '.join(', '.join(ids[:3]) for ids in groups[:3]))}" if groups else ""


def _clean(line: object) -> str:
    from framing.report.terminal import one_line

    return one_line(str(line))
