"""Proposals of targets for a corpus, as tables and as a codebook to start from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack

from framing.model import Annotation, Document, Failure
from framing.passes import How, Pass
from framing.tables.contract import Column, frame_of_rows
from framing.tables.results import TableSet
from framing_stance.proposals import Gathering, Proposal

if TYPE_CHECKING:
    from framing.annotate.layers import Layers

COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "targets": (
        Column("name", "String", "name in full, or the word for a group"),
        Column("kind", "String", "person, organisation, group, place or name"),
        Column("documents", "Int64", "documents that mention it"),
        Column("outlets", "Int64", "outlets that mention it"),
        Column("mentions", "Int64", "how often it is mentioned"),
        Column("aliases", "String", "patterns that find it, as a JSON list"),
        Column("exclude", "String", "patterns of longer names that are not it, as a JSON list"),
        Column("roles", "String", "what its bearer is called, as a JSON list"),
    )
}
_WIDTH = 118


class Targets(TableSet):
    """Proposed targets, those of the most documents first; ``run`` is the manifest."""

    def __init__(self, proposals: Sequence[Proposal], documents: int, run: Mapping[str, Any]) -> None:
        super().__init__({"targets": frame_of_rows("targets", list(map(_row, proposals)), COLUMNS)}, COLUMNS, run)
        self.proposals, self.documents = proposals, documents


def _row(proposal: Proposal) -> dict[str, Any]:
    values = {column.name: getattr(proposal, column.name) for column in COLUMNS["targets"]}
    return {name: value if isinstance(value, str | int) else _json(value) for name, value in values.items()}


def propose(
    corpus: Iterable[Document], *, least: int = 2, most: int = 20, kinds: Iterable[str] = (), **how: Unpack[How]
) -> tuple[Targets, list[Failure]]:
    """The actors that at least ``least`` documents mention (a single document: that it mentions), ``most`` of them.

    ``kinds`` are those wanted, places only where they are named. ``most`` 0 gives all. The other arguments are those of
    :func:`framing.score`. Raises :class:`~framing.errors.InputError` for an empty corpus.
    """
    wanted, gathering = frozenset(kinds), Gathering()
    reading = Pass(corpus, how, _counted, layer="actors")
    for document, _, actors in reading:
        gathering.add(document.outlet, actors or ())
    found = gathering.proposals(min(least, len(reading.inputs)), places="place" in wanted)
    chosen = [proposal for proposal in found if not wanted or proposal.kind in wanted]
    return Targets(chosen[: most or None], len(reading.inputs), reading.run()), reading.failures


def _counted(document: Document, layers: Layers, group: str) -> Sequence[Annotation]:
    return layers.counted("actors")


# ── As a codebook ───────────────────────────────────────────────────────────────────────────


def codebook_text(targets: Targets) -> str:
    """The proposals as the text of a codebook, each with how often it occurs as a comment."""
    lines = [
        f"# The actors that {targets.documents:,} {_plural(targets.documents, 'document')} speak of, by how many do.",
        "# A place to start from: read some matches of each, delete those that do not matter, join those that are one,",
        "# and add what else they are called.",
    ]
    for proposal in targets.proposals:
        lines += ["", *_target(proposal)]
    return "\n".join(lines if targets.proposals else [*lines, "", "[targets]"]) + "\n"


def _target(proposal: Proposal) -> Iterator[str]:
    counts = ((proposal.documents, "document"), (proposal.outlets, "outlet"), (proposal.mentions, "mention"))
    told = ", ".join(f"{count:,} {_plural(count, noun)}" for count, noun in counts)
    roles = f"; {', '.join(proposal.roles)}" if proposal.roles else ""
    yield f"# {proposal.kind}: {told}{_shown(roles)}"
    yield f"[targets.{_quoted(proposal.name)}]"
    yield f"aliases = {_list(proposal.aliases)}"
    if proposal.exclude:
        yield f"exclude = {_list(proposal.exclude)}"


def _list(patterns: Sequence[str]) -> str:
    items = [_quoted(pattern) for pattern in patterns]
    line = f"[{', '.join(items)}]"
    return line if len(line) < _WIDTH - 10 else "[\n" + "".join(f"  {item},\n" for item in items) + "]"


def _quoted(text: str) -> str:
    return json.dumps(_shown(text), ensure_ascii=False)


def _shown(text: str) -> str:
    """Untrusted text without what cannot be seen."""
    return "".join(character for character in text if character.isprintable())


def _json(texts: Sequence[str]) -> str:
    return json.dumps([_shown(text) for text in texts], ensure_ascii=False)


def _plural(count: int, noun: str) -> str:
    return noun if count == 1 else f"{noun}s"
