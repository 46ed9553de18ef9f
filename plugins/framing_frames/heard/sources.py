"""The sources of an article: whose attributions belong together, and which of them are one person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from framing import Annotation, Document, Layers, Span, Voices
from framing.english import CLASSES
from framing.text import fold
from framing_frames.heard.words import load_words, singular_role

_PRONOUNS = CLASSES.pronouns | CLASSES.relatives | frozenset({"that", "which", "those", "what", "this", "these"})
_BODIES = frozenset({"company", "document", "international body", "media", "NGO"})  # types of sources that are mostly nobody
_ONE = CLASSES.possessives | frozenset({"a", "an", "the", "one", "another", "this", "that"})
_SOMEBODY = frozenset({"man", "woman", "boy", "girl", "person", "someone", "somebody", "source", "insider"})
_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_CUTS = frozenset({"who", "which", "that", "of", "for", "at", "in", "from", "with", "on", "by", "to", ",", "(", "—", "–"})


@dataclass
class Source:
    """Somebody who is given words: its name ('' for none), attributions, and where the text names it, as stretches of tokens."""

    name: str
    said: list[Annotation] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)  # in tokens, pronouns left out
    person: bool = False
    named: bool = False  # whether that is the name of a person, rather than "White House official"

    @property
    def type(self) -> str:
        return next((kind for a in self.said if (kind := str(a.attributes["source_type"]))), "")

    @property
    def anonymous(self) -> bool:
        return all(bool(a.attributes["anonymous"]) for a in self.said)


def sources_of(document: Document, layers: Layers) -> list[Source]:
    """The sources that speak or believe in what counts, in the order in which they first do; one for each name.

    Whoever has no name is a source of its own each time, with the pronouns that follow it. Pronouns and quantities that nothing
    resolves are no source.
    """
    persons = _persons(layers)
    found: dict[str, Source] = {}
    last = ""
    for attribution in layers.counted("attributions"):
        if attribution.attributes["act"] not in Voices.ACTS or not attribution.roles["source"]:
            continue
        wording = " ".join(" ".join(document.text[start:end].split()) for start, end in attribution.roles["source"])
        key = str(attribution.attributes["entity"])
        pronoun = _is_pronoun(wording)
        if not key:
            key = last if pronoun and last.startswith("#") else "" if pronoun else f"#{attribution.roles['source'][0][0]}"
        last = key
        if not key:
            continue
        source = found.setdefault(key, Source("" if key.startswith("#") else key))
        source.said.append(attribution)
        if not pronoun:
            source.mentions.append(_tokens_of(layers, attribution.roles["source"]))
    for source in found.values():
        named = persons.get(source.name, ())
        source.person = _is_person(source, named, layers)
        source.named = bool(named) and source.person and not singular_role(fold(source.name))
        if source.named:
            source.mentions = [_tokens_of(layers, a.pieces) for a in named]
    return list(found.values())


def _persons(layers: Layers) -> Mapping[str, list[Annotation]]:
    found: dict[str, list[Annotation]] = {}
    for annotation in layers.annotations("persons"):
        found.setdefault(annotation.label, []).append(annotation)
    return found


def _is_person(source: Source, named: Sequence[Annotation], layers: Layers) -> bool:
    """Whether a source is one person: a name of a person, or "a nurse"."""
    if " and " in source.name or fold(source.name) in CLASSES.weekdays | CLASSES.months:
        return False
    if named:
        if any(a.attributes["kind"] == "body" for a in named):
            return False
        sure = any(a.attributes["sure"] for a in named)
        return sure or (source.type not in _BODIES and len(source.name.split()) > 1 and _is_told_person(source, layers))
    return any(_describes_one(layers, span) for span in source.mentions)


def _is_told_person(source: Source, layers: Layers) -> bool:
    """Whether a pronoun of a person stands for a source: "she said"."""
    pronouns = load_words().pronouns
    starts = (a.roles["source"][0][0] for a in source.said)
    return any(layers.tokens.forms[i] in pronouns for at in starts for i in layers.tokens.within(at, at + 1))


def _describes_one(layers: Layers, span: Span) -> bool:
    """Whether a phrase without a name is one person: "a spokeswoman for the port", "the officer"; not "the officers"."""
    forms = layers.tokens.forms
    at = head_of(layers, span)
    if at is None or layers["pos"][at] not in ("NN", "NNP"):
        return False
    if not (singular_role(forms[at]) or (forms[at] in _SOMEBODY and layers["pos"][at] == "NN")):
        return False
    first = span[0]
    return forms[first] in _ONE or singular_role(forms[first]) or layers.tokens.written[first][0].isupper()


def head_of(layers: Layers, span: Span) -> int | None:
    """The last noun of the first nouns in a phrase: "spokeswoman" of "a port spokeswoman close to him"; None for no noun."""
    tags, i = layers["pos"], span[0]
    while i < span[1] and tags[i] not in _NOUNS:
        if layers.tokens.forms[i] in _CUTS:
            return None
        i += 1
    while i < span[1] and tags[i] in (*_NOUNS, "POS"):
        i += 1
    return i - 1 if i > span[0] and tags[i - 1] in _NOUNS else None


def _tokens_of(layers: Layers, pieces: Sequence[Span]) -> Span:
    found = layers.tokens.within(pieces[0][0], pieces[-1][1])
    return (found.start, found.stop)


def _is_pronoun(wording: str) -> bool:
    first, _, rest = fold(wording).partition(" ")
    return first.partition("'")[0] in _PRONOUNS and rest in ("", "all", "both", "also", "each")
