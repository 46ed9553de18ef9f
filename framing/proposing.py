"""A codebook that the articles propose: what plugins find in them, to be edited, and used where readers could use it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from textwrap import wrap
from typing import Unpack

from framing.codebook import Codebook, Target, parse_codebook
from framing.errors import InputError
from framing.extension import Entry, Proposer, fetched
from framing.guard.fence import Fault, fence
from framing.load.corpus import Corpus
from framing.model import Document, Failure
from framing.passes import How
from framing.plugins import Plugins, load_plugins

USABLE = 60.0  # per cent of a proposer's proposals that readers could use, from which a comparison uses them unasked
NAME = "proposed"  # of a codebook that nobody has looked at
KEPT = "edited proposals"  # of one that was written down to be edited
ENOUGH = 200  # documents from which a comparison takes its proposals
DEADLINE_EACH = 24 * 3600.0  # seconds: a proposer reads all articles, each behind a deadline of its own
_WIDTH = 118


@dataclass(frozen=True)
class Proposals:
    """What each proposer gives, those whose proposals are used first; what failed."""

    found: Sequence[tuple[Proposer, Sequence[Entry]]]
    documents: int
    failures: Sequence[Failure] = ()

    @property
    def used(self) -> Codebook | None:
        """A codebook of the proposals that are good enough to be used unasked; None where there are none."""
        entries = [entry for proposer, found in self.found if is_used(proposer) for entry in found]
        return parse_codebook(self._text(only_used=True), NAME) if entries else None

    @property
    def text(self) -> str:
        """The codebook as text: what is good enough as entries, everything else as comments, with counts and passages."""
        return self._text(only_used=False)

    def _text(self, *, only_used: bool) -> str:
        lines = [
            f"# Proposed from {self.documents:,} documents. Read the passages, delete what does not matter, join what is one,",
            "# and add what else it is called. Lines that begin with # are comments; take the # away to use them.",
            "",
            f'name = "{NAME if only_used else KEPT}"',
            'version = "1"',
        ]
        for proposer, entries in self.found:
            if is_used(proposer) or not only_used:
                lines += ["", *_part(proposer, entries)]
        return "\n".join(lines) + "\n"


def is_used(proposer: Proposer) -> bool:
    """Whether readers could use enough of its proposals for a comparison to use them unasked."""
    return proposer.usable is not None and proposer.usable >= USABLE


def propose(corpus: Iterable[Document], *, used: bool = False, most: int | None = None, **how: Unpack[How]) -> Proposals:
    """What the plugins propose for a codebook of these documents; ``used`` leaves out what no comparison would use.

    The corpus is read more than once; ``most`` takes so many documents of it, chosen by the hash of their text. The other
    arguments are those of :func:`framing.score`. A proposer that fails is among the failures, and costs its own proposals.
    """
    if most is not None:
        documents: Iterable[Document] = nsmallest(most, corpus, key=lambda document: (document.sha256, document.id))
    else:
        documents = corpus if isinstance(corpus, Corpus | Sequence) else list(corpus)
    plugins: Plugins = how.get("plugins") or load_plugins()
    how["plugins"] = plugins
    found: list[tuple[Proposer, Sequence[Entry]]] = []
    failures: list[Failure] = []
    read = [0]
    how["progress"] = _counting(read, how.get("progress"))
    for proposer in sorted(plugins.proposers, key=lambda each: not is_used(each)):
        if used and not is_used(proposer):
            continue
        try:
            with fence(DEADLINE_EACH):
                entries, failed = fetched(proposer.propose)(documents, how)
                found.append((proposer, [_checked(entry) for entry in entries]))
                failures += failed
        except Fault as fault:
            failures.append(Failure("", f"proposer {proposer.name}", str(fault)))
    return Proposals(found, read[0], failures)


def _counting(read: list[int], tell: Callable[[int], None] | None) -> Callable[[int], None]:
    """Notes how many documents were read, and tells it on."""

    def told(documents: int) -> None:
        read[0] = max(read[0], documents)
        if tell is not None:
            tell(documents)

    return told


def _checked(entry: Entry) -> Entry:
    """An entry that a codebook can hold. Raises :class:`~framing.errors.InputError`."""
    if not isinstance(entry, Entry):
        raise InputError(f"expected Entry, got {type(entry).__name__}")
    parse_codebook("\n".join(_lines(entry)), NAME)
    return entry


def _part(proposer: Proposer, entries: Sequence[Entry]) -> Iterator[str]:
    held = is_used(proposer)
    about = f"{proposer.meaning[:1].upper()}{proposer.meaning[1:]}: {_told(proposer)}."
    yield from wrap(about, width=_WIDTH, initial_indent="# ", subsequent_indent="# ")
    if not entries:
        yield "# None were found."
    for entry in entries:
        yield ""
        yield f"# {_plain(entry.note)}"
        yield from (f"#   {_plain(outlet)}: {_plain(text)}" for outlet, text in entry.passages)
        written = "\n".join(_lines(entry)).split("\n")
        yield from written if held else (f"# {line}" for line in written)


def _told(proposer: Proposer) -> str:
    """How good the proposals are, as far as that is known."""
    if proposer.usable is None:
        return "how many of these proposals can be used has not been measured"
    rest = "" if is_used(proposer) else ", too few to be used unread, so they stand here as comments"
    return f"readers could use {proposer.usable:.0f}% of such proposals ({proposer.measured}){rest}"


def _lines(entry: Entry) -> Iterator[str]:
    """An entry as the lines of a codebook."""
    what = entry.entry
    if isinstance(what, Target):
        yield f"[targets.{_quoted(what.name)}]"
        yield f"aliases = {_list(what.aliases)}"
        if what.exclude:
            yield f"exclude = {_list(what.exclude)}"
        return
    yield f"[concepts.{_quoted(what.name)}]"
    yield from (f"{_quoted(wording.name)} = {_list(wording.patterns)}" for wording in what.wordings)


def _list(patterns: Iterable[str]) -> str:
    items = [_quoted(pattern) for pattern in patterns]
    line = f"[{', '.join(items)}]"
    return line if len(line) < _WIDTH - 10 else "[" + "".join(f"\n  {item}," for item in items) + "\n]"


def _plain(text: str) -> str:
    """Untrusted text as one line without what cannot be seen."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _quoted(text: str) -> str:
    return json.dumps(_plain(text), ensure_ascii=False)
