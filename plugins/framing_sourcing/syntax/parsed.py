"""Whose verb it is, as the dependency tree has it, for readings that were parsed."""

from __future__ import annotations

from framing import Span
from framing_sourcing.syntax.chunks import VerbGroup
from framing_sourcing.syntax.phrases import is_contracted
from framing_sourcing.syntax.reading import Reading
from framing_sourcing.syntax.tree import SUBJECTS, Tree
from framing_sourcing.syntax.words import TEXTS

_FURTHEST = 12  # steps up the tree
_INHERITING = ("conj", "xcomp", "advcl", "ccomp", "dep", "aux", "auxpass", "parataxis")
_OBJECT_CONTROL = frozenset(
    (
        "ask urge tell want lead allow force press push call encourage invite order persuade convince expect prompt cause "
        "require permit enable get help let make see hear watch find catch leave keep have show remind advise implore beg "
        "instruct compel oblige motivate inspire warn forbid like need beseech challenge pressure free pay hire empower teach "
        "record"
    ).split()
)


def subject_in_tree(reading: Reading, group: VerbGroup) -> Span | None:
    """The phrase that is the subject of a verb; the flat grammar knows better whose a participle after a comma is."""
    tree = reading.tree
    if tree is None or (group.form == "ing" and reading.forms[group.start - 1] == ","):
        return None
    found = _subject(reading, tree, group.head, 0)
    if found is None:
        return None
    relative = reading.forms[found] == "that" and tree.labels[group.head] == "relcl" and tree.heads[found] == group.head
    return _phrase(reading, tree, tree.heads[group.head] if relative else found, group)


def own_phrase(reading: Reading, group: VerbGroup, found: Span) -> Span | None:
    """The phrase of a finite verb's own subject, if its head lies in what the flat grammar ``found``."""
    tree = reading.tree
    subject = tree.child(group.head, "nsubj", "nsubjpass") if tree is not None and group.form == "finite" else None
    if tree is None or subject is None or not found[0] <= subject < found[1] or reading.tags[subject] in ("WP", "WDT", "IN"):
        return None
    return _phrase(reading, tree, subject, group)


def is_no_subject(reading: Reading, phrase: Span) -> bool:
    """Whether what stands before a verb is no subject: several on "it", the mayor "last week", the clerks "both" said so."""
    tree, last = reading.tree, phrase[1] - 1
    if tree is None:
        return False
    governed = tree.labels[last] == "pobj" and not phrase[0] <= tree.heads[last] <= last
    return governed or tree.labels[last] in ("appos", "npadvmod")


def own_subject(reading: Reading, tree: Tree, verb: int) -> int | None:
    """The head of the subject that a verb has itself: "she", also in "she'll"."""
    if is_contracted(reading, verb):
        return verb
    for i in tree.children[verb]:
        if tree.labels[i] in SUBJECTS or (i < verb and is_contracted(reading, i)):
            return i
    return None


def _phrase(reading: Reading, tree: Tree, head: int, group: VerbGroup) -> Span | None:
    """The phrase around a noun, on its side of the verb, without marks at its ends."""
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
    own = own_subject(reading, tree, verb)
    head, label = tree.heads[verb], tree.labels[verb]
    if own is not None or head == verb or depth > _FURTHEST:
        return own
    if tree.is_verb(head):
        if label in ("xcomp", "ccomp") and reading.lemmas[head] in _OBJECT_CONTROL:
            controller = tree.child(head, "dobj", "dative")
            if controller is not None and controller < verb:
                return controller
        return _subject(reading, tree, head, depth + 1) if label in _INHERITING else None
    if label in ("acl", "relcl", "amod") and tree.tags[verb] not in ("VB", "NN"):
        author = _above(reading, tree, head, depth + 1) if label == "acl" and reading.lemmas[head] in TEXTS else None
        return head if author is None else author
    if label in ("acl", "relcl", "amod", "pcomp", "xcomp", "advcl", "ccomp", "conj"):
        return _above(reading, tree, head, depth + 1)
    return None


def _above(reading: Reading, tree: Tree, word: int, depth: int) -> int | None:
    """Who is behind a noun, adjective or preposition: its possessor, or the subject of the verb above it."""
    for _ in range(_FURTHEST):
        owner = tree.child(word, "poss")
        if owner is not None:
            return owner
        if tree.is_verb(word):
            return _subject(reading, tree, word, depth + 1)
        own = own_subject(reading, tree, word)
        if own is not None or tree.heads[word] == word:
            return own
        word = tree.heads[word]
    return None
