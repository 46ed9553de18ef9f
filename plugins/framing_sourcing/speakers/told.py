"""The speaker of each attribution of a document, with one type for one speaker; the codebook's types come first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from framing.english import CLASSES
from framing_sourcing.grammar.candidates import Candidate
from framing_sourcing.speakers.naming import Speaker, Speakers
from framing_sourcing.speakers.own_types import OwnTypes
from framing_sourcing.speakers.wording import is_pronoun, source_words
from framing_sourcing.syntax.reading import Reading


def tell_speakers(
    reading: Reading, candidates: Sequence[Candidate], own: OwnTypes, published: date | None = None
) -> list[Speaker]:
    """The speaker of each candidate, which stand in the order of their sources; each entity has one type."""
    speakers = Speakers(reading, published)
    found = [speakers.resolve(candidate) for candidate in candidates]
    types: dict[str, str] = {}
    for speaker in found:
        if speaker.entity and speaker.type:
            types.setdefault(speaker.entity, speaker.type)
    told = [replace(s, type=types.get(s.entity, s.type)) for s in found]
    words = [source_words(reading, candidate.source) for candidate in candidates]
    owned = _own_types(speakers, found, words, own) if own else {}
    return [replace(s, type=owned.get(s.entity) or _type(w, s, own)) for s, w in zip(told, words, strict=True)]


def _own_types(speakers: Speakers, found: Sequence[Speaker], words: Sequence[str], own: OwnTypes) -> dict[str, str]:
    """The codebook's type of each entity, by its name, else by any of its mentions, else by how the text introduces it."""
    mentions: dict[str, dict[str, None]] = {}
    for speaker, wording in zip(found, words, strict=True):
        if speaker.entity:
            mentions.setdefault(speaker.entity, {})[wording] = None
    types: dict[str, str] = {}
    for entity, wordings in mentions.items():
        about = (" ".join(description) for description in speakers.kinds.descriptions(entity))
        types[entity] = next(filter(None, map(own.of, (entity, *wordings, *about))), "")
    return types


def _type(words: str, speaker: Speaker, own: OwnTypes) -> str:
    """The codebook's type, else what was found; '' where no source is named, or but "many"; "other" where nothing tells."""
    if not words or (not speaker.entity and not speaker.type and not speaker.anonymous and is_pronoun(words)):
        return ""
    open_to_all = not speaker.entity and not is_pronoun(words) and CLASSES.names_nobody(words)
    return own.of(words) or speaker.type or ("" if open_to_all else "other")
