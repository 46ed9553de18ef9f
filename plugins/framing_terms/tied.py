"""Which mentions of a concept count: those where its tie in the codebook holds, and rivals that stand inside each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from framing import Codebook, Concept, Document, Layers, Span
from framing.patterns import Match, PatternsByLanguage, PatternSet, parse_pattern
from framing.text import fold

Key = tuple[int, int]  # concept and wording, by their places in the codebook
Holds = Callable[[Match[Key]], bool]
_PARTS = {"agent": ("agent",), "patient": ("patient", "hidden")}


def told(concept: Concept, found: Sequence[Match[Key]], text: str) -> list[Match[Key]]:
    """Of overlapping mentions the longest, and inside it those of another wording, where each is its label's own words.

    "Night traders" counts inside "night traders without a licence", if these are two wordings. Inside another pattern of a
    rival it does not: that pattern was written to tell them apart.
    """
    kept = PatternSet.longest(found)
    names = [wording.name for wording in concept.wordings]
    own = [match for match in found if match not in kept and _words(names[match.key[1]]) == _words_of(match, text)]
    longer = [match for match in kept if _within(_words(names[match.key[1]]), _words_of(match, text))] if own else []
    inside = [match for match in own if any(_holds(other, match) for other in longer if other.key[1] != match.key[1])]
    return sorted([*kept, *PatternSet.longest(inside)], key=lambda match: match.pieces)


def _words(text: str) -> list[str]:
    return [word.rstrip("s") for word in fold(text).split()]


def _words_of(match: Match[Key], text: str) -> list[str]:
    return _words(" ".join(text[start:end] for start, end in match.pieces))


def _within(words: Sequence[str], all_words: Sequence[str]) -> bool:
    return any(all_words[i : i + len(words)] == words for i in range(len(all_words) - len(words) + 1))


def _holds(longer: Match[Key], match: Match[Key]) -> bool:
    return all(any(a <= start and end <= b for a, b in longer.pieces) for start, end in match.pieces)


def near_patterns(codebook: Codebook) -> PatternsByLanguage[int]:
    """What mentions must be near, by the place of the concept."""
    return PatternsByLanguage(
        (place, parse_pattern(near)) for place, concept in enumerate(codebook.concepts) for near in concept.tie.near
    )


def counting(concept: Concept, document: Document, layers: Layers, near: Sequence[Span]) -> Holds:
    """Whether a mention of a concept counts in a document; ``near`` is where the words are that it must be near."""
    tie = concept.tie
    if tie.stories and document.story not in tie.stories:
        return lambda match: False
    rules: list[Callable[[Span], bool]] = []
    if tie.headline:
        headlines = [(a.start, a.end) for a in layers.annotations("regions") if a.label == "headline"]
        rules.append(lambda span: any(start <= span[0] < end for start, end in headlines))
    if tie.near:
        rules.append(lambda span: any(_words_between(layers, span, other) <= tie.within for other in near))
    if tie.target:
        actors = _actors(layers, tie.target, tie.role)
        rules.append(lambda span: _sentence(layers, span) in actors)
    return lambda match: all(rule((match.start, match.end)) for rule in rules)


def _words_between(layers: Layers, one: Span, other: Span) -> int:
    first, second = sorted((one, other))
    return len(layers.units.within(first[1], second[0])) if second[0] > first[1] else 0


def _actors(layers: Layers, target: str, role: str) -> frozenset[Span]:
    """The sentences that name a target, in a role if one is asked for."""
    mentions = [mention for mention in layers.annotations("agency" if role else "targets") if mention.label == target]
    parts = _PARTS.get(role, ())
    kept = [mention for mention in mentions if not role or mention.attributes["part"] in parts]
    return frozenset(_sentence(layers, (mention.start, mention.end)) for mention in kept)


def _sentence(layers: Layers, span: Span) -> Span:
    return next((sentence for sentence in layers.sentences if sentence[0] <= span[0] < sentence[1]), span)
