"""Proposals of targets for a corpus, as tables and as a codebook to start from."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Unpack

from framing import Annotation, Codebook, Document, Entry, Failure, How, Pass, Target
from framing.report import layout
from framing.tables import Column, TableSet
from framing_stance.actors.proposals import Gathering, Proposal, in_order

if TYPE_CHECKING:
    from framing import Layers

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
MOST_ENTRIES = 10  # that are proposed for a codebook; on so many readers judged
PASSAGES = 2  # outlets from which a sentence is shown
_SPARE = 10  # more than are asked for, as some are found in fewer documents than their names stood in


class Targets(TableSet):
    """Proposed targets, those of the most documents first; ``run`` is the manifest."""

    def __init__(self, proposals: Sequence[Proposal], documents: int, run: Mapping[str, Any]) -> None:
        super().__init__({"targets": list(map(_row, proposals))}, COLUMNS, run)
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
    documents = list(corpus) if isinstance(corpus, Iterator) else corpus  # which are read twice
    reading = Pass(documents, how, partial(_counted, layer="actors"), layer="actors")
    for document, _, actors in reading:
        gathering.add(document.outlet, actors or ())
    found = gathering.proposals(min(least, len(reading.inputs)), places="place" in wanted)
    chosen = [proposal for proposal in found if not wanted or proposal.kind in wanted]
    spared = chosen[: most + _SPARE if most else None]
    counted = [p for p in _as_found(spared, documents, how) if p.documents >= min(least, len(reading.inputs))][: most or None]
    return Targets(counted, len(reading.inputs), reading.run()), reading.failures


def _as_found(proposals: Sequence[Proposal], documents: Iterable[Document], how: How) -> list[Proposal]:
    """The proposals with the numbers that their entries find in the articles, in a codebook that holds them all."""
    targets = tuple(Target(proposal.name, proposal.aliases, proposal.exclude) for proposal in proposals)
    quiet: How = {**how, "codebook": Codebook(targets=targets), "progress": lambda read: None}
    mentions, where, outlets = Counter[str](), dict[str, int](), dict[str, set[str]]()
    passages: dict[str, list[tuple[str, str]]] = {}
    for document, _, named in Pass(documents, quiet, partial(_counted, layer="targets"), layer="targets") if targets else ():
        found = Counter(annotation.label for annotation in named or ())
        mentions.update(found)
        for name in found:
            where[name] = where.get(name, 0) + 1
            if document.outlet not in outlets.setdefault(name, set()) and len(outlets[name]) < PASSAGES:
                first = next(annotation for annotation in named or () if annotation.label == name)
                passages.setdefault(name, []).append((document.outlet, _sentence(document, first)))
            outlets[name].add(document.outlet)
    counted = [
        replace(
            p, documents=where[p.name], outlets=len(outlets[p.name]), mentions=mentions[p.name], passages=(*passages[p.name],)
        )
        for p in proposals
        if p.name in where
    ]
    return sorted(counted, key=in_order)


def _sentence(document: Document, mention: Annotation) -> str:
    return layout.excerpt(document.text, {"pieces": "", "start": mention.start, "end": mention.end}, most=_WIDTH)


def entries(documents: Iterable[Document], how: How) -> tuple[list[Entry], list[Failure]]:
    """The most mentioned actors as entries for a codebook."""
    found, failures = propose(documents, most=MOST_ENTRIES, **how)
    targets = (Target(proposal.name, proposal.aliases, proposal.exclude) for proposal in found.proposals)
    told = zip(targets, found.proposals, strict=True)
    return [Entry(entry=target, note=_note(proposal), passages=proposal.passages) for target, proposal in told], failures


def _counted(document: Document, layers: Layers, group: str, *, layer: str) -> Sequence[Annotation]:
    return layers.counted(layer)


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


def _note(proposal: Proposal) -> str:
    """What it is and how often it occurs."""
    counts = ((proposal.documents, "document"), (proposal.outlets, "outlet"), (proposal.mentions, "mention"))
    told = ", ".join(f"{count:,} {_plural(count, noun)}" for count, noun in counts)
    roles = f"; {', '.join(proposal.roles)}" if proposal.roles else ""
    return f"{proposal.kind}: {told}{_shown(roles)}"


def _target(proposal: Proposal) -> Iterator[str]:
    yield f"# {_note(proposal)}"
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
