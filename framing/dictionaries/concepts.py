"""From the categories of a dictionary to the concepts of a codebook, and back.

A category with categories in it is a concept, and each of those is a wording that also holds all below it; a
category alone is a concept with one wording. Within a concept a mention counts once, so where two categories side
by side share a term, as in LIWC, each is a concept of its own, and the one above them a concept with one wording.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from framing.codebook import Codebook, Concept, Wording
from framing.dictionaries.model import SEPARATOR, Builder, Category, Dictionary
from framing.errors import InputError
from framing.forms import fold


def concepts_of(dictionary: Dictionary) -> tuple[list[Concept], list[str]]:
    """The concepts of a dictionary, named by the paths of their categories, and what a codebook cannot say.

    Raises InputError for two labels that differ only in capitals.
    """
    concepts: list[Concept] = []
    losses: list[str] = []
    for category in dictionary.categories:
        _add(category, "", concepts, losses)
    _check_labels((concept.name for concept in concepts), dictionary.name)
    weighted = [entry.pattern for _, category in dictionary.walk() for entry in category.entries if entry.weight != 1]
    return concepts, losses + _counted("weights are left out, since mentions are counted", weighted)


def _counted(what: str, names: Sequence[str]) -> list[str]:
    """One line for what many things lose; none for nothing."""
    return [f"{what}: of '{names[0]}'{f' and {len(names) - 1} more' if len(names) > 1 else ''}"] if names else []


def _add(category: Category, above: str, concepts: list[Concept], losses: list[str]) -> None:
    """Add the concepts of a category: its own, and those of the categories in it that have rivals or are none."""
    name = f"{above}{category.name}"
    wordings = _wordings(category)
    _check_labels((wording.name for wording in wordings), name)
    shared = _shared(wordings) if len(wordings) > 1 else ""
    if shared:
        losses.append(f"{name}: '{shared}' lies in several of its categories, so each is a concept of its own")
        wordings = [Wording(category.name, _patterns(category))]
    concepts.append(Concept(name, tuple(wordings)))
    for inside in category.categories:
        if shared or inside.categories:
            _add(inside, f"{name}{SEPARATOR}", concepts, losses)


def _wordings(category: Category) -> list[Wording]:
    """A wording for each category inside, with all below it, and one for what lies only in the category itself."""
    wordings = [Wording(inside.name, _patterns(inside)) for inside in category.categories]
    below = {_key(pattern) for wording in wordings for pattern in wording.patterns}
    own = tuple(entry.pattern for entry in category.entries if _key(entry.pattern) not in below)
    if own:
        taken = {fold(wording.name) for wording in wordings}
        name = f"{category.name} (itself)" if fold(category.name) in taken else category.name
        wordings.insert(0, Wording(name, own))
    return wordings


def _patterns(category: Category) -> tuple[str, ...]:
    """The patterns of a category and of all below it, each once."""
    found = {_key(entry.pattern): entry.pattern for _, inside in category.walk() for entry in inside.entries}
    return tuple(sorted(found.values()))


def _key(pattern: str) -> str:
    return pattern if pattern.endswith("}") else fold(pattern)


def _shared(wordings: Sequence[Wording]) -> str:
    """A pattern that one wording has and another has or, by a ``*`` at its end, finds; empty where there is none."""
    terms = [(fold(text), number, text) for number, wording in enumerate(wordings) for text in wording.patterns]
    before, owner = "", -1
    begun: list[tuple[str, int]] = []  # the stems with * that begin the term before, each the beginning of the next
    for term, number, text in sorted(terms, key=lambda found: (found[0].rstrip("*"), not found[0].endswith("*"))):
        stem = term.rstrip("*")
        while begun and not stem.startswith(begun[-1][0]):
            begun.pop()
        if (term == before and owner != number) or any(n != number and " " not in stem[len(start) :] for start, n in begun):
            return text
        if stem != term:
            begun.append((stem, number))
        before, owner = term, number
    return ""


def _check_labels(labels: Iterable[str], where: str) -> None:
    seen: dict[str, str] = {}
    for label in labels:
        key = " ".join(fold(label).split())
        if key in seen:
            raise InputError(f"{where}: the categories '{seen[key]}' and '{label}' differ only in capitals; rename one")
        seen[key] = label


def with_dictionaries(codebook: Codebook, dictionaries: Iterable[Dictionary | Codebook]) -> tuple[Codebook, list[str]]:
    """A codebook with the categories of dictionaries, or the concepts of other codebooks, as further concepts.

    A label that is there already gets the dictionary's name after it. The hash covers all that was joined. Also gives
    what a codebook cannot say of them. Raises InputError for what is given twice.
    """
    concepts = {fold(concept.name): concept for concept in codebook.concepts}
    losses: list[str] = []
    hashes = [codebook.sha256]
    for given in dictionaries:
        found, lost = (list(given.concepts), _left(given)) if isinstance(given, Codebook) else concepts_of(given)
        losses += [f"{given.name}: {loss}" for loss in lost]
        hashes.append(given.sha256)
        for concept in found:
            label = concept.name if fold(concept.name) not in concepts else f"{concept.name} ({given.name})"
            if fold(label) in concepts:
                raise InputError(f"{given.name}: the concept '{concept.name}' is there twice; was the dictionary given twice?")
            concepts[fold(label)] = replace(concept, name=label)
    sha256 = hashlib.sha256("\n".join(hashes).encode()).hexdigest() if len(hashes) > 1 else codebook.sha256
    return replace(codebook, concepts=tuple(concepts.values()), sha256=sha256), losses


def _left(codebook: Codebook) -> list[str]:
    """What of a codebook is not taken where only its concepts are."""
    names = ("targets", "sources", "cues", "furniture", "options", "layers")
    parts = {name: getattr(codebook, name) for name in names}
    return [f"only its concepts are taken, not its {', '.join(name for name, held in parts.items() if held)}"] * any(
        parts.values()
    )


def dictionary_of(codebook: Codebook, name: str) -> tuple[Dictionary, list[str]]:
    """The concepts of a codebook as a dictionary, a category each with its wordings inside, and what that cannot say."""
    builder = Builder(name)
    losses = _counted("targets are left out", [target.name for target in codebook.targets])
    for concept in codebook.concepts:
        for wording in concept.wordings:
            alone = len(concept.wordings) == 1 and fold(wording.name) == fold(concept.name)
            path = builder.category([concept.name] if alone else [concept.name, wording.name])
            for pattern in wording.patterns:
                builder.add(path, " ".join(pattern.split()))
    valued = [wording.name for concept in codebook.concepts for wording in concept.wordings if wording.valence]
    losses += _counted("valences are left out", valued)
    return builder.dictionary(codebook.name or name, "codebook", codebook.sha256), losses
