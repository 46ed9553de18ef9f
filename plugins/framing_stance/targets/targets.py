"""The layer ``targets``: where the codebook's targets are mentioned.

A mention is the longest match of one of the target's aliases that does not lie inside a match of ``exclude``.
Of two targets whose mentions overlap, the longer mention stands ("local police" is not "police"); mentions
of equal length both stand, as do those of a group and its parts. A group's mentions are its own and its parts'.
Pronouns and definite nouns ("the mayor") that surely refer to a person among the targets are mentions too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from framing import Annotation, Document, Pieces, Span
from framing.patterns import PatternsByLanguage, parse_pattern
from framing.text import Tokens
from framing_stance.targets.definite import refer_back
from framing_stance.targets.pronoun_words import GIVEN
from framing_stance.targets.pronouns import BODIES, PERSONS, PRONOUNS, TITLES, People, is_person, resolve

if TYPE_CHECKING:
    from framing import Annotate, Codebook, Layers, Settings, Target

_BEFORE_NAMES = GIVEN.keys() | TITLES | PERSONS
_NAME_SUFFIXES = frozenset(("jr", "sr", "ii", "iii"))


class Mention(NamedTuple):
    """A target's name and where it is mentioned."""

    target: str
    pieces: Pieces

    @property
    def start(self) -> int:
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        return self.pieces[-1][1]


def bind(settings: Settings) -> Annotate:
    by_language = target_patterns(settings.codebook)
    groups = owners(settings.codebook.targets)

    wanted = settings.options.get("pronouns", True)
    persons = persons_of(settings.codebook.targets) if wanted else frozenset()
    surnames = surnames_of(settings.codebook.targets) - persons if wanted else frozenset()
    given = given_names(settings.codebook.targets)

    def annotate(document: Document, layers: Layers) -> list[Annotation]:
        patterns = by_language.of(layers.language)
        lemmas = layers.lemmas if patterns.needs_lemmas else []
        matches = patterns.find(layers.units, lemmas, layers.sentences, document.text)
        aliases = [Mention(match.key[0], match.pieces) for match in matches if match.key[1] == "alias"]
        excluded = [Mention(match.key[0], match.pieces) for match in matches if match.key[1] == "exclude"]
        mentions = [each for each in longest(without(aliases, excluded)) if not is_namesake(each, given, layers)]
        beside = named_as_persons(mentions, surnames, layers)
        people = persons | set(beside.values())
        starts = {start for start, _ in layers.sentences}
        kinds = [(mention, kind_of(mention, document.text, starts)) for mention in mentions]
        nouns = list(_nouns(mentions, people, layers))
        kinds += [(mention, "role") for mention in nouns]
        kinds += [(mention, "pronoun") for mention in _pronouns([*mentions, *nouns], people, beside, document, layers)]
        return [
            Annotation(group, mention.pieces, attributes={"kind": kind})
            for mention, kind in kinds
            for group in groups[mention.target]
        ]

    return annotate


def persons_of(targets: Iterable[Target]) -> frozenset[str]:
    """The targets that are single persons: an alias is written like a full name, and they have no parts."""
    return frozenset(target.name for target in targets if not target.parts and any(map(is_person, target.aliases)))


def surnames_of(targets: Iterable[Target]) -> frozenset[str]:
    """The targets that may be persons known by one capitalised word: a text has to say that they are."""
    return frozenset(target.name for target in targets if not target.parts and any(map(_is_surname, target.aliases)))


def given_names(targets: Iterable[Target]) -> Mapping[str, frozenset[str]]:
    """The words, in small letters, of the aliases of each target that has one written like a full name."""
    return {
        target.name: frozenset(word for alias in target.aliases for word in alias.lower().split())
        for target in targets
        if not target.parts and any(map(is_person, target.aliases))
    }


def is_namesake(mention: Mention, given: Mapping[str, frozenset[str]], layers: Layers) -> bool:
    """Whether a given name before a surname says that somebody else is meant: "Eva Lind" is not the target Anna Lind."""
    if mention.target not in given:
        return False
    tokens = layers.tokens
    where = tokens.within(mention.start, mention.end)
    before = where.start - 1
    if len(where) != 1 or before < 0 or tokens.starts[where.start] - tokens.ends[before] != 1:
        return False
    name = tokens.forms[before]
    return name in GIVEN and tokens.written[before][0].isupper() and name not in given[mention.target]


def _is_surname(alias: str) -> bool:
    word = alias.removesuffix("{case}").strip()
    return word.isalpha() and word[:1].isupper() and not word.isupper() and word.lower() not in BODIES


def named_as_persons(mentions: Sequence[Mention], surnames: frozenset[str], layers: Layers) -> dict[int, str]:
    """Given names and titles before mentions of ``surnames``, which say that these are persons: "Mayor Lind"."""
    tokens = layers.tokens
    found: dict[int, str] = {}
    for mention in mentions:
        if mention.target in surnames:
            before = _before(tokens, tokens.within(mention.start, mention.end).start)
            if before >= 0 and tokens.written[before][:1].isupper() and tokens.forms[before] in _BEFORE_NAMES:
                found[before] = mention.target
    return found


def _before(tokens: Tokens, first: int) -> int:
    """The word before a name, behind the full stop of a title and initials: "Gov. Lind", "Anna B. Lind"."""
    before = first - 1
    while before > 0 and (tokens.forms[before] == "." or len(tokens.forms[before]) == 1):
        before -= 1
    return before


def _nouns(mentions: Sequence[Mention], persons: frozenset[str], layers: Layers) -> Iterable[Mention]:
    tokens = layers.tokens
    taken = {i: m.target for m in mentions for piece in m.pieces for i in tokens.within(*piece)}
    named = {i: target for i, target in taken.items() if target in persons}
    if named:
        for position, target in refer_back(tokens, named, taken, layers.quotations):
            yield Mention(target, ((tokens.starts[position], tokens.ends[position]),))


def _pronouns(
    mentions: Sequence[Mention], persons: frozenset[str], beside: Mapping[int, str], document: Document, layers: Layers
) -> Iterable[Mention]:
    tokens = layers.tokens
    named = dict(beside) | {
        i: m.target for m in mentions if m.target in persons for piece in m.pieces for i in tokens.within(*piece)
    }
    if not named or PRONOUNS.keys().isdisjoint(tokens.forms):
        return
    people = People(document.text, tokens, layers.lemmas)
    for position, target in resolve(people, layers.sentences, layers.quotations, named):
        yield Mention(target, ((tokens.starts[position], tokens.ends[position]),))


def target_patterns(codebook: Codebook) -> PatternsByLanguage[tuple[str, str]]:
    """All aliases and exclusions, keyed by target and kind."""
    return PatternsByLanguage(
        ((target.name, kind), parse_pattern(text, target.name))
        for target in codebook.targets
        for kind, texts in (("alias", target.aliases), ("exclude", target.exclude))
        for text in texts
    )


def aliases_of_name(name: str) -> tuple[str, ...]:
    """Patterns for a person or body known by name only: the full name, and its last word where that is a name.

    "Jane Q. Doe" is also found as "Doe"; "Bank of Ruritania" only whole, and "Ruritania" is somebody else.
    """
    words = [word for word in re.findall(r"[^\W_](?:[\w'’.-]*[^\W_])?", name) if word.lower() not in _NAME_SUFFIXES]
    person = 2 <= len(words) <= 4 and all(word[0].isupper() for word in words)
    whole = " ".join(words)
    return (whole, f"{words[-1]} {{case}}") if person else (whole,) if whole else ()


def owners(targets: Iterable[Target]) -> Mapping[str, tuple[str, ...]]:
    """For each target itself and the groups that it is part of, directly or through others."""
    targets = list(targets)
    found = {target.name: [target.name] for target in targets}
    for names in found.values():
        for name in names:  # grows while it is walked
            names.extend(target.name for target in targets if name in target.parts and target.name not in names)
    return {name: tuple(names) for name, names in found.items()}


def without(mentions: Sequence[Mention], excluded: Sequence[Mention]) -> list[Mention]:
    """The mentions that lie inside no excluded wording of their target."""
    reach: dict[str, list[Span]] = {}
    for item in excluded:
        reach.setdefault(item.target, []).append((item.start, item.end))
    kept: list[Mention] = []
    for mention in mentions:
        spans = reach.get(mention.target, [])
        while spans and spans[0][1] <= mention.start:
            spans.pop(0)
        if not any(start <= mention.start and mention.end <= end for start, end in _until(spans, mention.end)):
            kept.append(mention)
    return kept


def _until(spans: Sequence[Span], end: int) -> Iterable[Span]:
    for span in spans:
        if span[0] >= end:
            return
        yield span


def longest(mentions: Sequence[Mention]) -> list[Mention]:
    """Of mentions that overlap, the longest; of one target at most one, of several targets those of equal span."""
    kept: list[Mention] = []
    for mention in sorted(set(mentions), key=lambda m: (m.start, -m.end, m.target)):
        while kept and kept[-1].end > mention.start and _length(kept[-1]) < _length(mention):
            kept.pop()
        if not kept or kept[-1].end <= mention.start or (kept[-1].pieces == mention.pieces and kept[-1].target != mention.target):
            kept.append(mention)
    return kept


def _length(mention: Mention) -> int:
    return mention.end - mention.start


def kind_of(mention: Mention, text: str, sentence_starts: set[int]) -> str:
    """ "name" where a capital stands in it that begins no sentence, else "role"."""
    capital = any(
        character.isupper() and offset not in sentence_starts
        for start, end in mention.pieces
        for offset, character in enumerate(text[start:end], start)
    )
    return "name" if capital else "role"
