"""What differs between the headlines of a story, each as one sentence about what stands in them, or nothing.

Only what is there is told: words, marks, numbers, names, verbs behind a name. That a headline lacks something is told of an outlet
only where none of its headlines on the story has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import combinations
from typing import NamedTuple

from framing.english import rival_words
from framing.forms import fold
from framing.model import Document, Span
from framing_stories.headlines.persons import Actor
from framing_stories.headlines.reading import TELLING, Read
from framing_stories.headlines.saying import Deed, Said

KINDS = ("wording", "part", "deed", "clause", "actor", "charge", "voice", "rivals", "marks", "hedge", "question", "only", "name", "figure")
_PERSONS = 2  # told of a story whom an outlet does not name
_ABOUT = 2  # words of content that two headlines share before their words for one thing are set side by side
_SAYS_SO = 3  # words that a headline shares with what another gives to a speaker
_ALONE = 2  # words of content that one headline has alone before it is told
_STEM = 5  # letters by which two words are taken for one
_BREAKS = frozenset(",;:–—?!.")
_ALIKE = 0.5  # share of words by which two deeds with one verb are the same
_SAYING = frozenset("say tell state note add announce".split())


@dataclass(frozen=True)
class Headline:
    """A headline of a story: its article, the line, what its prose tells, what the headline says."""

    document: Document
    text: str
    read: Read
    said: Said

    @property
    def outlet(self) -> str:
        return self.document.outlet

    def quote(self, span: Span) -> str:
        """A stretch of the headline as it is written."""
        return " ".join(self.text[slice(*span)].split())


class Place(NamedTuple):
    """Where a difference shows in a headline: offsets count in the headline, (0, 0) where it lacks what others have."""

    headline: Headline
    span: Span


class Difference(NamedTuple):
    """A sentence on what differs, of which kind, and where it shows."""

    kind: str
    claim: str
    places: tuple[Place, ...]


Outlets = Mapping[str, Sequence[Headline]]


def differences(headlines: Sequence[Headline], actors: Sequence[Actor]) -> list[Difference]:
    """What differs between the headlines of different outlets on a story, what tells most first."""
    outlets: dict[str, list[Headline]] = {}
    for headline in headlines:
        outlets.setdefault(headline.outlet, []).append(headline)
    if len(outlets) < 2:
        return []
    found = [difference for look in _LOOKS for difference in look(outlets, actors)]
    found.extend(_only(outlets, found))
    return sorted(found, key=lambda difference: KINDS.index(difference.kind))


def _wordings(outlets: Outlets, actors: Sequence[Actor]) -> Iterator[Difference]:
    """Wordings of a concept of the codebook."""
    by_concept: dict[str, dict[str, list[Place]]] = {}
    for headline in _every(outlets):
        for wording in headline.read.wordings:
            start = (headline.read.span or (0, 0))[0]
            place = Place(headline, (wording.start - start, wording.end - start))
            by_concept.setdefault(wording.concept, {}).setdefault(wording.name, []).append(place)
    for concept, names in by_concept.items():
        sides = [places for places in names.values()]
        if _apart(sides):
            yield Difference("wording", f"{concept}: {_told(sides)}.", _flat(sides))


def _deeds(outlets: Outlets, actors: Sequence[Actor]) -> Iterator[Difference]:
    """What an actor does, or what is done to it, in different words."""
    by_actor: dict[str, list[tuple[Headline, Deed]]] = {}
    for headline in _every(outlets):
        for deed in headline.said.deeds:
            by_actor.setdefault(deed.actor, []).append((headline, deed))
    told: set[tuple[str, Span]] = set()
    for actor, found in by_actor.items():
        sides: list[list[tuple[Headline, Deed]]] = []
        for headline, deed in found:
            same = next((side for side in sides if _same(side[0][1], deed)), None)
            if same is None:
                sides.append([(headline, deed)])
            else:
                same.append((headline, deed))
        places = [[Place(headline, deed.span) for headline, deed in side] for side in sides]
        spans = [(place.headline.document.id, place.span) for side in places for place in side]
        if _apart(places) and not all(any(_inside(span, other) for other in told) for span in spans):
            told.update(spans)
            parts = {deed.suffers for _, deed in found}
            kind, about = ("part", f"{actor} acts or is acted upon:") if len(parts) > 1 else ("deed", actor)
            about = f"Done to {actor}:" if parts == {True} else about
            yield Difference(kind, f"{about} {_told(places)}.", _flat(places))


def _inside(span: tuple[str, Span], other: tuple[str, Span]) -> bool:
    return span[0] == other[0] and other[1][0] <= span[1][0] and (span[1][0] < other[1][1])


def _clauses(outlets: Outlets, actors: Sequence[Actor]) -> Iterator[Difference]:
    """Who does what, by the first clauses of the headlines, where not all of them are told as the deeds of one actor."""
    sides: dict[str, list[Place]] = {}
    deeds: list[set[str]] = []
    for headline in _every(outlets):
        if headline.said.clause is not None:
            sides.setdefault(headline.said.clause.verb, []).append(Place(headline, headline.said.clause.span))
            deeds.append({deed.actor for deed in headline.said.deeds})
    of_one = bool(deeds) and set.intersection(*deeds)
    if _apart(list(sides.values())) and not of_one and not sides.keys() <= _SAYING:
        yield Difference("clause", f"Who does what: {_told(list(sides.values()))}.", _flat(sides.values()))


def _roles(outlets: Outlets, actors: Sequence[Actor]) -> Iterator[Difference]:
    """Somebody who acts in one headline and is only spoken of in another."""
    for actor in actors:
        acting = [(h, d) for h in _every(outlets) for d in h.said.deeds if d.actor == actor.name and not d.suffers]
        suffering = any(d.actor == actor.name and d.suffers for h in _every(outlets) for d in h.said.deeds)
        spoken = [
            Place(h, span)
            for h in _every(outlets)
            for name, agent, span in h.said.mentions
            if name == actor.name and not agent and name not in (h.said.first, h.said.leads)
        ]
        spoken = [place for place in spoken if place.headline.outlet not in {h.outlet for h, _ in acting}]
        if acting and spoken and not suffering:
            does = [[Place(h, deed.span)] for h, deed in acting]
            claim = f"{actor.name} acts: {_told(does)}; is spoken of: {_told([[place] for place in spoken])}."
            yield Difference("part", claim, (*_flat(does), *spoken))
            return


def _charges(outlets: Outlets, actors: Sequence[Actor]) -> Iterator[Difference]:
    """Words that heighten or judge, where another outlet has none, as far as no deed is told with them."""
    charged, sides = charged_words() - _told_otherwise(outlets), dict[str, list[Place]]()
    for headline in _every(outlets):
        marked = headline.said.marked
        for lemma, _, span in headline.said.words:
            if lemma in charged and not any(start <= span[0] < end for start, end in marked):
                sides.setdefault(lemma, []).append(Place(headline, span))
    having = {place.headline.outlet for places in sides.values() for place in places}
    without = [outlet for outlet in outlets if outlet not in having]
    if sides and (without or _apart(list(sides.values()))):
        none = f"; none ({', '.join(without)})" if without else ""
        places = (*_flat(sides.values()), *(Place(outlets[outlet][0], (0, 0)) for outlet in without))
        yield Difference("charge", f"Charged words: {_told(list(sides.values()))}{none}.", places)


def _told_otherwise(outlets: Outlets) -> set[str]:
    """Words that are told as a deed beside another, or as one of two words for one thing."""
    verbs = [(deed.actor, deed.verb) for h in _every(outlets) for deed in h.said.deeds]
    deeds = {verb for actor, verb in verbs if any(actor == other and verb != its for other, its in verbs)}
    pairs = (pair for a, b in combinations(_every(outlets), 2) for pair in _pairs(a, b))
    return deeds | {word for pair in pairs for word in pair}


@cache
def charged_words() -> frozenset[str]:
    """Words by which a headline heightens or judges, as lemmas."""
    lines = files("framing_stories.headlines").joinpath("charged.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _questions(outlets: Outlets, actors: Sequence[Actor]) -> Iterator[Difference]:
    """A headline that asks where others state."""
    asking = [outlet for outlet, own in outlets.items() if all(h.text.rstrip("\"'”’ ").endswith("?") for h in own)]
    stating = [outlet for outlet, own in outlets.items() if not any("?" in h.text for h in own)]
    if asking and stating:
        places = tuple(Place(outlets[outlet][0], (0, 0)) for outlet in (*asking, *stating))
        yield Difference("question", f"{_names(asking)} asks; {_names(stating)} states.", places)


def _leading(outlets: Outlets, actors: Sequence[Actor]) -> Iterator[Difference]:
    """Who acts or speaks first, where that is somebody else at another outlet."""
    leads: dict[str, list[Headline]] = {}
    for headline in _every(outlets):
        if headline.said.leads:
            leads.setdefault(headline.said.leads, []).append(headline)
    sides = [[Place(headline, (0, 0)) for headline in own] for own in leads.values()]
    words = [set(fold(name).split()) for name in leads]
    if _apart(sides) and not any(a & b for a, b in combinations(words, 2)):
        told = ", ".join(f"{name} ({', '.join(dict.fromkeys(h.outlet for h in own))})" for name, own in leads.items())
        yield Difference("actor", f"Who acts or speaks: {told}.", _flat(sides))


def _same(a: Deed, b: Deed) -> bool:
    """Whether two deeds are one in the same words, or in words that tell nothing apart."""
    if a.suffers != b.suffers:
        return False
    if a.verb != b.verb:
        return {a.verb, b.verb} <= _SAYING
    shared, every = len(a.lemmas & b.lemmas) - 1, min(len(a.lemmas), len(b.lemmas)) - 1
    return every < 1 or shared > _ALIKE * every


def _rivals(outlets: Outlets, actors: Sequence[Actor]) -> Iterator[Difference]:
    """Two words of which news writers choose one, in headlines that are about the same otherwise."""
    told: set[frozenset[str]] = set()
    for one, other in combinations(_every(outlets), 2):
        if one.outlet == other.outlet or len(one.said.lemmas & other.said.lemmas) < _ABOUT:
            continue
        for a, b in _pairs(one, other):
            if frozenset((a, b)) not in told:
                told.add(frozenset((a, b)))
                sides = [_with(outlets, a), _with(outlets, b)]
                yield Difference("rivals", f"Two words for one thing: {_told(sides)}.", _flat(sides))


def _pairs(one: Headline, other: Headline) -> Iterator[tuple[str, str]]:
    """Words of two headlines between which writers choose; the verbs of a deed that both tell of one actor are told as that."""
    deeds = {deed.actor: deed for deed in other.said.deeds}
    same = {(deed.verb, deeds[deed.actor].verb) for deed in one.said.deeds if deed.actor in deeds}
    for a, a_tag, _ in one.said.words:
        for b, b_tag, _ in other.said.words:
            if a != b and a not in other.said.lemmas and b not in one.said.lemmas and (a, b) not in same:
                if any(_listed(lines, a, b) for lines, tag in _lists() if a_tag.startswith(tag) and b_tag.startswith(tag)):
                    yield a, b


def _lists() -> tuple[tuple[Mapping[str, frozenset[int]], str], ...]:
    """The lists of words, each with how the tags of its words begin."""
    lists = rival_words()
    return (lists.nouns, "N"), (lists.headlines, ""), (lists.verbs, "V")


def _listed(lines: Mapping[str, frozenset[int]], a: str, b: str) -> bool:
    return not lines.get(a, frozenset()).isdisjoint(lines.get(b, frozenset()))


def _with(outlets: Outlets, lemma: str) -> list[Place]:
    found = []
    for headline in _every(outlets):
        span = next((span for word, _, span in headline.said.words if word == lemma), None)
        if span is not None:
            found.append(Place(headline, span))
    return found


def _voices(outlets: Outlets, actors: Sequence[Actor]) -> Iterator[Difference]:
    """Whose words it is: a speaker here, none there, of headlines that share some of what is said."""
    for first in _every(outlets):
        for speaker in first.said.speakers:
            lacking = [
                outlet
                for outlet, own in outlets.items()
                if outlet != first.outlet
                and not any(h.said.gives or _names_any(h, speaker.name) for h in own)
                and any(len(h.said.lemmas & speaker.lemmas) >= _SAYS_SO for h in own)
            ]
            if lacking:
                claim = f"{first.outlet} gives it as the words of “{speaker.name}”; {_names(lacking)} names no speaker."
                places = (Place(first, (0, len(first.text))), *(Place(outlets[outlet][0], (0, 0)) for outlet in lacking))
                yield Difference("voice", claim, places)
                return


def _speeches(outlets: Outlets, actors: Sequence[Actor]) -> Iterator[Difference]:
    """Somebody who speaks in one headline, and of whom another tells what he or she does."""
    for headline in _every(outlets):
        for actor, span in headline.said.speeches:
            told = [
                Place(h, deed.span)
                for h in _every(outlets)
                for deed in h.said.deeds
                if deed.actor == actor and not deed.suffers and h.outlet != headline.outlet
            ]
            if told:
                claim = f"{actor} speaks in {headline.outlet} (“{headline.quote(span)}”); told as a deed: {_told([[p] for p in told])}."
                yield Difference("voice", claim, (Place(headline, span), *told))
                return


def _names_any(headline: Headline, name: str) -> bool:
    """Whether a headline has a word of a name."""
    words = fold(headline.text).split()
    return any(fold(word) in words for word in name.split() if word[:1].isupper())


def _marks(outlets: Outlets, actors: Sequence[Actor]) -> Iterator[Difference]:
    """What stands in quotation marks, where an outlet has other words in them or none."""
    sides: dict[str, list[Place]] = {}
    for headline in _every(outlets):
        for span in headline.said.marked:
            sides.setdefault(fold(headline.quote(span)).replace("-", " "), []).append(Place(headline, span))
    marked = {place.headline.outlet for places in sides.values() for place in places}
    without = [outlet for outlet in outlets if outlet not in marked]
    if not sides or not (without or _apart(list(sides.values()))):
        return
    same = [words for words in sides if any(words in fold(h.text) for outlet in without for h in outlets[outlet])]
    told = _told(list(sides.values()))
    none = f"; nothing ({', '.join(without)})" if without else ""
    if same and without:
        bare_in = [o for o in without if any(words in fold(h.text) for words in same for h in outlets[o])]
        none += f", though {_names(bare_in)} has the same words"
    places = (*_flat(list(sides.values())), *(Place(outlets[outlet][0], (0, 0)) for outlet in without))
    yield Difference("marks", f"In quotation marks: {told}{none}.", places)


def _figures(outlets: Outlets, actors: Sequence[Actor]) -> Iterator[Difference]:
    """Numbers that one outlet gives and another does not."""
    sides: dict[str, list[Place]] = {}
    for headline in _every(outlets):
        for key, span in headline.said.figures:
            sides.setdefault(key, []).append(Place(headline, span))
    having = {place.headline.outlet for places in sides.values() for place in places}
    without = [outlet for outlet, own in outlets.items() if outlet not in having]
    if any(h.said.numbers for outlet in without for h in outlets[outlet]):
        return  # a number that is no figure, or is one that was not read
    if sides and (without or _apart(list(sides.values()))):
        none = f"; none ({', '.join(without)})" if without else ""
        places = (*_flat(list(sides.values())), *(Place(outlets[outlet][0], (0, 0)) for outlet in without))
        yield Difference("figure", f"Numbers: {_told(list(sides.values()))}{none}.", places)


def _hedges(outlets: Outlets, actors: Sequence[Actor]) -> Iterator[Difference]:
    """A headline that hedges a verb which another tells flatly."""
    for headline in _every(outlets):
        for hedge in headline.said.hedges:
            flat = [
                h
                for h in _every(outlets)
                if hedge.form in TELLING
                and h.outlet != headline.outlet and hedge.verb in h.said.lemmas and not h.said.hedges and "?" not in h.text
            ]
            if hedge.verb and flat:
                claim = f"{headline.outlet} hedges (“{hedge.form} … {hedge.verb}”); {_names(h.outlet for h in flat)} does not."
                yield Difference("hedge", claim, (Place(headline, (0, len(headline.text))), *(Place(h, (0, 0)) for h in flat)))
                return


def _naming(outlets: Outlets, actors: Sequence[Actor]) -> Iterator[Difference]:
    """Persons and bodies whom some headlines name and others do not, though their articles do."""
    told = 0
    for actor in actors:
        if (actor.kind == "person" and not actor.sure) or actor.kind == "group" or not _matters(outlets, actor.name):
            continue
        words = [actor.surname] if actor.kind == "person" else actor.name.split()
        with_name = [o for o, own in outlets.items() if any(actor.name in h.said.named for h in own)]
        without = [
            outlet
            for outlet, own in outlets.items()
            if outlet not in with_name and all(h.read.names.issuperset(words) and not _hints(h, actor) for h in own)
        ]
        if with_name and without and told < _PERSONS:
            told += 1
            claim = f"{actor.name}: named ({', '.join(with_name)}), named in the article alone ({', '.join(without)})."
            places = [Place(outlets[o][0], (0, 0)) for o in (*with_name, *without)]
            yield Difference("name", claim, tuple(places))


def _hints(headline: Headline, actor: Actor) -> bool:
    """Whether a headline has a word of a name, or its initials."""
    initials = "".join(word[0] for word in actor.name.split()).casefold()
    words = {fold(word).strip(".,:;?!'\"") for word in headline.text.replace("'s", "").replace("’s", "").split()}
    words |= {word.replace(".", "") for word in words}
    return not words.isdisjoint({*(fold(word) for word in actor.name.split()), initials})


def _matters(outlets: Outlets, name: str) -> bool:
    """Whether a headline tells what somebody does, suffers or says, or begins with the name."""
    return any(
        name in (h.said.first, h.said.leads, *(deed.actor for deed in h.said.deeds), *(speaker for speaker, _ in h.said.speeches))
        for h in _every(outlets)
    )


def _only(outlets: Outlets, told: Sequence[Difference]) -> Iterator[Difference]:
    """What one headline alone tells: the longest phrase of words of which no other outlet's headline has any."""
    places = [place for difference in told for place in difference.places]
    best: tuple[int, Place] | None = None
    for headline in _every(outlets):
        others = [h for h in _every(outlets) if h.outlet != headline.outlet]
        spans = [place.span for place in places if place.headline is headline]
        for run in _runs(headline, others):
            known = sum(any(start <= at < end for start, end in spans) for at, _ in run)
            if 2 * known < len(run) and (best is None or len(run) > best[0]):
                best = len(run), Place(headline, (run[0][0], run[-1][1]))
    if best is not None:
        place = best[1]
        yield Difference("only", f"Only in {place.headline.outlet}: “{place.headline.quote(place.span)}”.", (place,))


def _runs(headline: Headline, others: Sequence[Headline]) -> Iterator[list[Span]]:
    """Phrases that no other headline has a word of, in any form; no names alone, and nothing cut out of a longer phrase."""
    known = {lemma[:_STEM] for h in others for lemma in h.said.lemmas}
    words = headline.said.words
    begin = 0
    for place in range(len(words) + 1):
        over = place == len(words)
        apart = over or place == begin or any(m in headline.text[words[place - 1][2][1] : words[place][2][0]] for m in _BREAKS)
        shared = not over and words[place][0][:_STEM] in known
        if not (over or shared or (apart and place > begin)):
            continue
        run = words[begin:place]
        names = all(tag.startswith("NNP") for _, tag, _ in run)
        if len(run) >= _ALONE and not names and not _cut(headline, begin) and not _cut(headline, place):
            yield [span for _, _, span in run]
        begin = place + shared


def _cut(headline: Headline, place: int) -> bool:
    """Whether nothing stands between a word of content and the one before it, so that a phrase is cut there."""
    words = headline.said.words
    return 0 < place < len(words) and words[place][2][0] - words[place - 1][2][1] <= 1


_LOOKS: Sequence[Callable[[Outlets, Sequence[Actor]], Iterable[Difference]]] = (
    _wordings,
    _deeds,
    _clauses,
    _roles,
    _charges,
    _questions,
    _leading,
    _voices,
    _speeches,
    _rivals,
    _marks,
    _hedges,
    _naming,
    _figures,
)


# How sides are told.


def _every(outlets: Outlets) -> list[Headline]:
    return [headline for own in outlets.values() for headline in own]


def _apart(sides: Sequence[Sequence[Place]]) -> bool:
    """Whether some outlet has one side, and another outlet another that the first has not."""
    having = [{place.headline.outlet for place in side} for side in sides]
    return any(a - b and b - a for a, b in combinations(having, 2))


def _told(sides: Sequence[Sequence[Place]]) -> str:
    """ "“slams” (Post), “criticizes” (Herald, Mail)" """
    parts = []
    for side in sides:
        words = side[0].headline.quote(side[0].span).strip("\"'“”‘’ ")
        parts.append(f"“{words}” ({', '.join(dict.fromkeys(place.headline.outlet for place in side))})")
    return ", ".join(parts)


def _names(outlets: Iterable[str]) -> str:
    names = list(dict.fromkeys(outlets))
    return names[0] if len(names) == 1 else f"each of {', '.join(names)}"


def _flat(sides: Iterable[Iterable[Place]]) -> tuple[Place, ...]:
    return tuple(place for side in sides for place in side)
