"""What is doubtful in a codebook that can be read: words found everywhere, wordings that hide or hold each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from framing.codebook.file import Codebook, Concept
from framing.codebook.values import key_path
from framing.english import FUNCTION_WORDS
from framing.english.lemmas import lemma
from framing.forms import fold
from framing.patterns.language import Pattern, PatternSet, finds_much, parse_pattern, sample
from framing.text.tokens import tokenize


def doubts(codebook: Codebook) -> Iterator[tuple[str, str]]:
    """What is doubtful, by key: (key, message)."""
    if not codebook.targets and not codebook.concepts:
        yield "", "no targets and no concepts: stance and wordings will not be compared"
    owner: dict[str, str] = {}
    for target in codebook.targets:
        for alias in target.aliases:
            key, path = " ".join(fold(alias).split()), f"{key_path('targets', target.name)}.aliases"
            if key in FUNCTION_WORDS and "{case}" not in key:
                yield path, f"'{alias}' is a common function word and will be found everywhere"
            if owner.setdefault(key, target.name) != target.name:
                yield path, f"'{alias}' is an alias of '{owner[key]}' too; each mention counts for both"
    for concept in codebook.concepts:
        yield from _rivals(concept)


def _rivals(concept: Concept) -> Iterator[tuple[str, str]]:
    """Wordings of which another wording of the concept finds all that they find."""
    path = key_path("concepts", concept.name)
    parsed = {wording.name: [parse_pattern(text) for text in wording.patterns] for wording in concept.wordings}
    found = PatternSet((name, pattern) for name, patterns in parsed.items() for pattern in patterns)
    some_valence = any(wording.valence for wording in concept.wordings)
    for wording in concept.wordings:
        if some_valence and not wording.valence:
            yield key_path(path, wording.name), "has no valence, as others of the concept do, and is left out of terms.valence"
        for text, pattern in zip(wording.patterns, parsed[wording.name], strict=True):
            if broad := finds_much(pattern):
                yield key_path(path, wording.name), f"'{text}': {broad}"
        covering = set.intersection(*(_covering(found, pattern) for pattern in parsed[wording.name])) - {wording.name}
        for other in sorted(covering):
            message = f"all that it finds, '{other}' finds too; the wording that stands first gets it"
            yield key_path(path, wording.name), message
    yield from _inside(concept, parsed)


def _inside(concept: Concept, parsed: Mapping[str, Sequence[Pattern]]) -> Iterator[tuple[str, str]]:
    """Wordings whose own words stand inside what another finds: both count there."""
    path = key_path("concepts", concept.name)
    for inner in concept.wordings:
        words = f" {' '.join(fold(inner.name).split())} "
        for name, patterns in parsed.items():
            longer = [f" {' '.join(fold(sample(pattern)).split())} " for pattern in patterns]
            label = f" {' '.join(fold(name).split())} "
            if name != inner.name and any(words in text and words != text and label in text for text in longer):
                yield key_path(path, inner.name), f"stands inside what '{name}' finds; there both are found"


def _covering(found: PatternSet[str], pattern: Pattern) -> set[str]:
    """The wordings that find the whole of what a pattern describes at its shortest."""
    text = sample(pattern)
    tokens = tokenize(text)
    lemmas = [lemma(form) for form in tokens.forms] if found.needs_lemmas else []
    matches = found.find(tokens, lemmas, [(0, len(text))], text)
    return {match.key for match in matches if (match.start, match.end) == (0, len(text))}
