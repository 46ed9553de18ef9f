"""Who the persons of a corpus are, and whose names stay: what the layers of names say, over all articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framing.errors import LayerUnavailable, RequestError
from framing.report.pseudonyms import Key, Known, Pseudonyms
from framing.report.replacing import words_of

if TYPE_CHECKING:
    from framing.annotate.layers import Layers
    from framing.model import Annotation, Document
    from framing.report.sections import Subject

LAYER, SEEN = "persons", "actors"  # the names of persons; who does what only somebody does, and what stands for a place
_PLACED = 1 / 3  # of the mentions of a name that stand where that of a place would, from which on it is one


@dataclass
class _Names:
    """All that the articles say of names."""

    people: dict[Key, Known] = field(default_factory=dict)
    bodies: dict[str, None] = field(default_factory=dict)
    lower: set[str] = field(default_factory=set)
    raised: dict[str, set[str]] = field(default_factory=dict)  # folded word → articles that have it with a capital
    acting: set[str] = field(default_factory=set)  # names whose bearers do what only somebody does
    seen: Counter[str] = field(default_factory=Counter)
    placed: Counter[str] = field(default_factory=Counter)
    others: set[str] = field(default_factory=set)  # words that by themselves name a place, a body, a group
    unreadable: set[str] = field(default_factory=set)

    def read(self, document: Document, layers: Layers) -> None:
        """Add an article."""
        for word in words_of(f"{document.title} {document.text}"):
            if word.raised:
                self.raised.setdefault(word.form, set()).add(document.id)
            else:
                self.lower.add(word.form)
        for byline in filter(None, (part.strip() for part in document.author.split(","))):
            self._of_byline(document.id, byline)
        try:
            persons = layers[LAYER]
        except LayerUnavailable:
            self.unreadable.add(document.id)
            return
        self._of_article(document.id, persons)
        for actor in _actors(layers):
            if actor.attributes["kind"] == "person":
                self.seen[actor.label] += 1
                self.placed[actor.label] += bool(actor.attributes["placed"])
                if actor.attributes["acts"] or actor.attributes["role"]:
                    self.acting.add(actor.label)
            elif " " not in actor.label:
                self.others.update(word.form for word in words_of(actor.label))

    def _of_byline(self, doc_id: str, byline: str) -> None:
        words = [word.form for word in words_of(byline)]
        if len(words) > 1:
            self._known((words[0], words[-1]), byline, doc_id).sure = True

    def _known(self, key: Key, spelling: str, doc_id: str) -> Known:
        known = self.people.setdefault(key, Known(key))
        known.spellings.setdefault(spelling)
        known.articles.setdefault(doc_id)
        return known

    def _of_article(self, doc_id: str, persons: Sequence[Annotation]) -> None:
        offices: dict[Key, list[bool]] = {}
        for person in persons:
            if person.attributes["kind"] == "body":
                self.bodies.setdefault(person.label)
                continue
            key = str(person.attributes["first"]), str(person.attributes["last"])
            known = self._known(key, person.label, doc_id)
            known.sure = known.sure or bool(person.attributes["sure"])
            if " " in str(person.attributes["written"]):
                known.spellings.setdefault(str(person.attributes["written"]))
            if person.attributes["type"] or person.attributes["public"]:
                offices.setdefault(key, []).append(bool(person.attributes["public"]))
        for key, told in offices.items():
            self.people[key].told += 1
            self.people[key].offices += any(told)

    def persons(self) -> list[Known]:
        """Those who are persons or may be, in the order of the articles; a surname alone is the only one's who has it."""
        full: dict[str, list[Known]] = {}
        for known in self.people.values():
            if known.key[0] and self._may_be(known):
                full.setdefault(known.key[1], []).append(known)
        alone = [known for known in self.people.values() if not known.key[0] and self._may_be(known)]
        for known in alone:
            for bearer in full.get(known.key[1], ())[:1] if len(full.get(known.key[1], ())) == 1 else ():
                for doc_id in known.articles:
                    bearer.articles.setdefault(doc_id)
        chosen = {id(known) for known in (*(each for of in full.values() for each in of), *alone)}
        return [k for k in self.people.values() if id(k) in chosen and (k.key[0] or k.key[1] not in full)]

    def _may_be(self, known: Known) -> bool:
        """Whether a name is a person's: surely, or unless it is a place's, or holds that of another, or is of common words."""
        words = {part for word in known.key if word for part in word.split("-")}
        if not known.key[0]:
            return known.sure and not words & self.lower and not any(each.isupper() for each in known.spellings)
        if known.sure:
            return True
        seen = sum(self.seen[each] for each in known.spellings)
        placed = sum(self.placed[each] for each in known.spellings)
        if placed >= _PLACED * seen or words & self.others:
            return False
        return not self.acting.isdisjoint(known.spellings) or not words <= self.lower


def _actors(layers: Layers) -> Sequence[Annotation]:
    """Who is spoken of, where a plugin tells."""
    try:
        found: Sequence[Annotation] = layers[SEEN]
    except (LayerUnavailable, KeyError, RequestError):
        return ()
    return found


def pseudonyms_of(subject: Subject) -> Pseudonyms:
    """Read the names of all articles, and settle who keeps a name. Raises RequestError without a plugin that knows them."""
    if LAYER not in {annotator.provides for annotator in subject.plugins.annotators}:
        raise RequestError(
            "--pseudonyms needs the plugin sourcing, which recognizes the names of persons; load it with --plugins"
        )
    names = _Names()
    outlets: dict[str, None] = {}
    for document, layers, _ in subject.annotated(LAYER):
        names.read(document, layers)
        outlets.setdefault(document.outlet)
    people = [known for known in names.persons() if not _is_outlet(known, outlets)]
    return Pseudonyms(
        replaced=tuple(known for known in people if not known.is_public),
        kept=tuple(known for known in people if known.is_public),
        phrases=tuple(names.bodies),
        outlets=tuple(filter(None, outlets)),
        lower=frozenset(names.lower),
        having={known.key[1]: frozenset(names.raised.get(known.key[1], ())) for known in people},
        unreadable=frozenset(names.unreadable),
    )


def _is_outlet(known: Known, outlets: Mapping[str, None]) -> bool:
    """Whether a name is that of an outlet, which stays."""
    return any(spelling in outlets for spelling in known.spellings)
