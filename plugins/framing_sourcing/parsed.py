"""Subjects and complements as the dependency tree has them, for readings that were parsed."""

from __future__ import annotations

from framing.model import Span
from framing_sourcing.chunks import VerbGroup
from framing_sourcing.parser import Tree
from framing_sourcing.phrases import is_contracted
from framing_sourcing.reading import Reading

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_FURTHEST = 12  # steps up the tree
_TEXTS = frozenset("statement article letter note message email e-mail post memo tweet speech report".split())
OBJECT_CONTROL = frozenset(
    (
        "ask urge tell want lead allow force press push call encourage invite order persuade convince expect prompt cause require "
        "permit enable get help let make see hear watch find catch leave keep have show remind advise implore beg instruct "
        "compel oblige motivate inspire warn forbid like need beseech challenge pressure free pay hire empower teach record"
    ).split()
)


def subject_in_tree(reading: Reading, group: VerbGroup) -> Span | None:
    tree = reading.tree
    if tree is None or (group.form == "ing" and reading.forms[group.start - 1] == ","):
        return None
    verb = group.head
    found = _subject(reading, tree, verb, 0)
    if found is None:
        return None
    if reading.forms[found] == "that" and tree.labels[verb] == "relcl" and own_subject(reading, tree, verb) == found:
        found = tree.heads[verb]
    return phrase_of(reading, tree, found, group)


def phrase_of(reading: Reading, tree: Tree, head: int, group: VerbGroup) -> Span | None:
    """The phrase around a noun, on its side of the verb."""
    start, end = tree.left[head], tree.right[head] + 1
    if head < group.start:
        end = min(end, group.start)
    else:
        start = max(start, group.end)
    while end > start and not reading.forms[end - 1][0].isalnum():
        end -= 1
    while end > start and not reading.forms[start][0].isalnum():
        start += 1
    return (start, end) if start <= head < end else None


def _subject(reading: Reading, tree: Tree, verb: int, depth: int) -> int | None:
    """The head of a verb's subject: its own, or that of the verb or noun it hangs on."""
    if depth > _FURTHEST:
        return None
    own = own_subject(reading, tree, verb)
    if own is not None:
        return own
    head, label = tree.heads[verb], tree.labels[verb]
    if head == verb:
        return None
    tag = tree.tags[head]
    if tag.startswith("V") or tag == "MD":
        if label in ("xcomp", "ccomp") and reading.lemmas[head] in OBJECT_CONTROL:
            controller = child(tree, head, ("dobj", "dative"))
            if controller is not None and controller < verb:
                return controller
        if label in ("conj", "xcomp", "advcl", "ccomp", "dep", "aux", "auxpass", "parataxis"):
            return _subject(reading, tree, head, depth + 1)
        return None
    if label in ("acl", "relcl", "amod"):
        if reading.tags[verb] == "VBG" or tree.tags[verb] in ("VBG", "VBN", "VBD", "VBZ", "VBP"):
            if reading.lemmas[head] in _TEXTS and label == "acl":
                return _of_noun(reading, tree, head, depth + 1) or head
            return head
        return _of_noun(reading, tree, head, depth + 1)
    if label == "pcomp":
        return _of_noun(reading, tree, head, depth + 1)
    if label in ("xcomp", "advcl", "ccomp", "conj"):
        return _of_noun(reading, tree, head, depth + 1)
    return None


def _of_noun(reading: Reading, tree: Tree, word: int, depth: int) -> int | None:
    """Who is behind a noun, adjective or preposition: its possessor, or the subject of the verb above it."""
    for _ in range(_FURTHEST):
        owner = child(tree, word, ("poss",))
        if owner is not None:
            return owner
        if tree.tags[word].startswith("V") or tree.tags[word] == "MD":
            return _subject(reading, tree, word, depth + 1)
        own = own_subject(reading, tree, word)
        if own is not None:
            return own
        if tree.heads[word] == word:
            return None
        word = tree.heads[word]
    return None


def child(tree: Tree, head: int, labels: tuple[str, ...]) -> int | None:
    return next((i for i in tree.children[head] if tree.labels[i] in labels), None)


def own_subject(reading: Reading, tree: Tree, verb: int) -> int | None:
    """The head of the subject that a verb has itself: "she", also in "she'll"."""
    if is_contracted(reading, verb):
        return verb
    for i in tree.children[verb]:
        if tree.labels[i] in _SUBJECTS or (i < verb and is_contracted(reading, i)):
            return i
    return None


_PARTING = ("conj", "parataxis", "advcl")
_ELSEWHERE = frozenset("in on at during after before since by this until through while when".split())


def end_in_tree(reading: Reading, start: int, end: int, kind: str) -> int:
    """Where a content ends by the tree; ``end`` is where the flat grammar has it end.

    A clause ends with what the verb governs, so that a further verb, joined by "and", is not part of it. An object is
    taken as far as the tree goes ("called him, among other things, a farce"), but for times and places after it.
    """
    tree = reading.tree
    if tree is None:
        return end
    top = start
    while tree.heads[top] > start or (tree.heads[top] == start and top != start):
        if tree.heads[top] == top:
            return end
        top = tree.heads[top]
    governor = tree.heads[top]
    if governor >= start or kind not in ("clause", "np", "inf", "noun"):
        return end
    found, parted = tree.right[top] + 1, True
    for sister in tree.children[governor]:
        label = tree.labels[sister]
        if sister <= top or label in ("punct", "cc"):
            continue
        if label in _PARTING:
            break
        if kind == "np" and (label in ("npadvmod", "advmod") or (label == "prep" and reading.forms[sister] in _ELSEWHERE)):
            parted = False
            break
        found = tree.right[sister] + 1
    while found > start + 1 and reading.forms[found - 1] in (".", ";", ",", ":", "—", "–", "-"):
        found -= 1
    if found <= start:
        return end
    if found > end:
        return found if kind == "np" else end
    return found if parted else end


_RELATIVE = frozenset("who whom which that what".split())


def clause_in_tree(reading: Reading, group: VerbGroup) -> tuple[str, int] | None:
    """Kind and start of the clause that a verb governs, wherever it stands after it."""
    tree = reading.tree
    if tree is None:
        return None
    for clause in tree.children[group.head]:
        if clause < group.end or tree.labels[clause] != "ccomp":
            continue
        start = max(tree.left[clause], group.end)
        while start < clause and reading.forms[start] in (",", ":"):
            start += 1
        if reading.forms[start] == "that":
            return "that", start
        if reading.tags[start] in ("WP", "WRB", "WDT") or reading.forms[start] in ("if", "whether"):
            return "wh", start
        infinitive = any(reading.tags[i] == "TO" for i in tree.children[clause])
        if own_subject(reading, tree, clause) is not None and not infinitive:
            return "zero", start
    return None


def parted_clause(reading: Reading, group: VerbGroup) -> tuple[Span, ...]:
    """The content of a verb within a relative clause: "which | she said | was a farce"."""
    tree = reading.tree
    if tree is None or (subject := own_subject(reading, tree, group.head)) is None or subject >= group.start:
        return ()
    clause = next((c for c in tree.children[group.head] if c >= group.end and tree.labels[c] in ("ccomp", "xcomp")), None)
    if clause is None or reading.tags[clause] not in ("BE", "VBD", "VBZ", "VBP", "VB", "VBN"):
        return ()
    inner = own_subject(reading, tree, clause)
    if inner is not None and inner >= group.end or any(reading.tags[i] == "TO" for i in tree.children[clause]):
        return ()
    for i in range(subject - 1, max(reading.first[subject], subject - 20) - 1, -1):
        if reading.forms[i] in _RELATIVE and reading.tags[i] in ("WP", "WDT", "IN"):
            above = tree.heads[i]
            if above in (group.head, clause) or tree.heads[above] in (group.head, clause):
                return (i, i + 1), (max(tree.left[clause], group.end), tree.right[clause] + 1)
            break
    return ()


def owner_in_tree(reading: Reading, noun: int) -> Span | None:
    """The subject of the verb whose object a noun is, also within a preposition: "the mayor | renewed his claim that …"."""
    tree = reading.tree
    if tree is None:
        return None
    word = noun
    while tree.labels[word] in ("dobj", "attr", "pobj", "prep", "conj") and tree.heads[word] != word:
        word = tree.heads[word]
        group = reading.group(word)
        if group is not None:
            return None if group.passive or word > noun else subject_in_tree(reading, group)
    return None
