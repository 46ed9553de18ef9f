"""Which clause a verb governs and where contents end, as the dependency tree has it, for readings that were parsed."""

from __future__ import annotations

from framing_sourcing.syntax.chunks import VerbGroup
from framing_sourcing.syntax.parsed import own_subject
from framing_sourcing.syntax.phrases import has_clause
from framing_sourcing.syntax.reading import Reading
from framing_sourcing.syntax.tree import Tree

_PARTING = ("conj", "parataxis", "advcl")
_ELSEWHERE = frozenset("in on at during after before since by this until through while when".split())
_BOUNDS = frozenset({",", ";", ":", ".", "—", "–", "-", "and", "but", "or"})


def end_in_tree(reading: Reading, start: int, end: int, kind: str) -> int:
    """Where a content ends by the tree; ``end`` is where the flat grammar has it end.

    A clause ends with what the verb governs, so that a further verb, joined by "and", is no part of it. An object is
    taken as far as the tree goes ("called it, among other things, a farce"), but for times, places and additions after it.
    """
    tree = reading.tree
    top = _top(tree, start) if tree is not None and kind in ("clause", "np", "inf") else None
    if tree is None or top is None:
        return end
    found, whole = _governed_end(reading, tree, top, kind)
    addition = _addition(reading, tree, top, found) if kind == "np" else None
    if addition is not None:
        found, whole = addition, True
    while found > start and not reading.forms[found - 1][0].isalnum() and reading.forms[found - 1] in ".;,:—–-":
        found -= 1
    if found <= start:
        return end
    if found >= end:
        return found if kind == "np" else end
    return found if whole and _may_end(reading, start, found, kind) else end


def _may_end(reading: Reading, start: int, end: int, kind: str) -> bool:
    """Whether a content may end ahead of the token ``end``: a clause with its verb only ahead of a mark or conjunction."""
    if kind == "clause" and end - start < 2:
        return False  # "that, because …"
    return kind != "clause" or reading.forms[end] in _BOUNDS or not has_clause(reading, start, end)


def _top(tree: Tree, start: int) -> int | None:
    """The token that hangs on what stands before ``start``, among those that hold it; None where there is none."""
    top = start
    while tree.heads[top] >= start:
        if tree.heads[top] == top:
            return None
        top = tree.heads[top]
    return top


def _governed_end(reading: Reading, tree: Tree, top: int, kind: str) -> tuple[int, bool]:
    """The end of ``top`` and of what follows it under the same verb, and whether that is all that belongs to it."""
    end = tree.right[top] + 1
    for sister in tree.children[tree.heads[top]]:
        label = tree.labels[sister]
        if sister <= top or label in ("punct", "cc"):
            continue
        if label in _PARTING:
            break
        apart = label in ("npadvmod", "advmod") or (label == "prep" and reading.forms[sister] in _ELSEWHERE)
        if kind == "np" and apart:
            return end, False
        end = tree.right[sister] + 1
    return end, True


def _addition(reading: Reading, tree: Tree, top: int, end: int) -> int | None:
    """Where an apposition or relative clause after a comma begins that ends at ``end``: "praised Kay | , who left"."""
    node: int | None = top
    while node is not None:
        node = next((i for i in tree.children[node] if i > node and tree.right[i] + 1 == end), None)
        if node is not None and tree.labels[node] in ("relcl", "appos") and reading.forms[tree.left[node] - 1] == ",":
            return tree.left[node] - 1
    return None


def clause_in_tree(reading: Reading, group: VerbGroup) -> tuple[str, int] | None:
    """Kind and start of the clause that a verb governs, wherever it stands after it."""
    tree = reading.tree
    for clause in tree.children[group.head] if tree is not None else ():
        if tree is None or clause < group.end or tree.labels[clause] != "ccomp":
            continue
        start = max(tree.left[clause], group.end)
        while start < clause and reading.forms[start] in (",", ":"):
            start += 1
        if reading.forms[start] == "that":
            return "that", start
        if reading.tags[start] in ("WP", "WRB", "WDT") or reading.forms[start] in ("if", "whether"):
            return "wh", start
        if own_subject(reading, tree, clause) is not None and not _is_infinitive(reading, tree, clause):
            return "zero", start
    return None


def _is_infinitive(reading: Reading, tree: Tree, verb: int) -> bool:
    return any(reading.tags[i] == "TO" for i in tree.children[verb])
