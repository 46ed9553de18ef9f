"""The commands by what one wants to do, for ``framing --help`` and docs/cli.md; what others add comes last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

FIRST = "Start here"
OTHERS = "From other plugins"
GROUPS: dict[str, tuple[str, ...]] = {
    FIRST: ("compare", "report", "codebook", "kwic", "sources", "show"),
    "Look closer": (
        "quotes",
        "headlines",
        "frames",
        "heard",
        "terms",
        "wordings",
        "keyness",
        "collocates",
        "stories",
        "omissions",
        "figures",
        "copies",
        "furniture",
        "profile",
        "distances",
        "trend",
        "view",
    ),
    "Code and validate": ("targets", "annotate", "sample", "code", "validate"),
    "Save and share": ("score", "store", "table", "methods", "export", "diff", "freeze", "verify"),
    "Read articles": ("check", "convert"),
    "Extend": ("plugins", "measures", "cache", "help"),
}


def grouped(names: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """The groups that hold some of these commands, each with its own in order; those in no group, sorted, come last."""
    left = set(names)
    for title, listed in GROUPS.items():
        if found := [name for name in listed if name in left]:
            left.difference_update(found)
            yield title, found
    if left:
        yield OTHERS, sorted(left)
