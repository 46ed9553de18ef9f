"""The layer ``persons``: the names of persons, and of bodies, so that whoever passes a report on can leave private persons out.

The label is the name in full as the text has it. ``kind`` is person or body, ``first`` and ``last`` are the folded words that
tell a person from others ('' for a name of one word), ``sure`` says that a given name or a title shows that it is a person,
``type`` is the type of source that the text or the list of well-known figures makes of the person, and ``public`` whether that is
a public office: a government official, or somebody who held or sought one of the offices in the list.
"""

from __future__ import annotations

from collections.abc import Iterator

from framing import Annotate, Annotation, Document, Layers, Settings, Span, Value
from framing.text import fold
from framing_sourcing.grammar.lexicon import load_lexicon
from framing_sourcing.speakers.figures import figure_type
from framing_sourcing.speakers.names import Name, find_names, is_body
from framing_sourcing.speakers.naming import Speakers
from framing_sourcing.speakers.people import full_key
from framing_sourcing.speakers.source_types import GOVERNMENT, PARTY
from framing_sourcing.speakers.wordlists import load_word_lists
from framing_sourcing.syntax.reading import Reading, read


def bind(settings: Settings) -> Annotate:
    return annotate


def annotate(document: Document, layers: Layers) -> list[Annotation]:
    text = document.text
    reading = read(text, layers.tokens, layers.lemmas, layers.sentences, load_lexicon().verb_words, layers.quotations, None)
    speakers = Speakers(reading, document.published)
    persons = [
        _person(speakers, name, entity)
        for name, entity in zip(speakers.people.names, speakers.people.entities, strict=True)
        if _may_be_a_person(speakers, name, entity or name.text)
    ]
    return sorted([*persons, *_bodies(reading, find_names(reading)[1])], key=lambda found: (found.start, found.end))


def _may_be_a_person(speakers: Speakers, name: Name, entity: str) -> bool:
    """Whether a run of capitals is taken for a person: all of two words and more, of one word those that something shows."""
    if len(name.words) > 1 or name.sure or entity in speakers.people.persons:
        return True
    return " " in entity or fold(name.words[0]) in load_word_lists().given_names


def _person(speakers: Speakers, name: Name, entity: str) -> Annotation:
    """One mention; where two persons share the name, it stands for itself."""
    known = entity or name.text
    words = (*known.split(),)
    first, _, last = full_key(words) if len(words) > 1 else ("", "", fold(known))
    kind = speakers.kinds.person(entity) if entity else ""
    figure, _ = figure_type(known, speakers.published) if len(words) > 1 else ("", False)
    about: dict[str, Value] = {
        "kind": "person",
        "first": first,
        "last": last,
        "written": name.text,
        "sure": name.sure or known in speakers.people.persons,
        "type": kind,
        "public": kind == GOVERNMENT or figure in (GOVERNMENT, PARTY),
    }
    return Annotation(known, (speakers.reading.span((name.start, name.end)),), attributes=about)


def _bodies(reading: Reading, runs: list[Span]) -> Iterator[Annotation]:
    """The names of bodies that have two words or more."""
    for start, end in runs:
        if end - start > 1 and is_body(reading, start, end):
            place = reading.span((start, end))
            label = " ".join(reading.text[place[0] : place[1]].split())
            about: dict[str, Value] = {"kind": "body", "first": "", "last": "", "written": label, "sure": True, "type": ""}
            yield Annotation(label, (place,), attributes={**about, "public": False})
