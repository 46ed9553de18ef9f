"""The words that headlines choose: wordings of the codebook, two words for one thing, charged words, what one has alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import combinations

from framing import Span
from framing.english import rival_words
from framing_stories.headlines.persons import Actor
from framing_stories.headlines.sides import (
    Difference,
    Headline,
    Outlets,
    Place,
    beside_none,
    every,
    flat,
    quotable,
    stand_apart,
    told_as,
)

_ABOUT = 2  # words of content that two headlines share before their words for one thing are set side by side
_ALONE = 3  # words of content that one headline has alone before it is told
_STEM = 5  # letters by which two words are taken for one
_LOADED = frozenset(  # words of the lists with a colour of their own, beside those that are charged anywhere
    (
        "abortion-rights accusation alien allegation anti-abortion assassination assault attack austerity bigotry "
        "bombing collusion "
        "crony dictator excuse extremist falsehood far-left far-right fear hard-left hard-right illegal "
        "insurgent invasion islamist "
        "kill leak lie massacre meddling mob murder ouster pro-choice pro-life probe racism radical rampage refugee regime "
        "retaliation retreat riot rioter ruler scheme slay slaying snooping spying strongman terrorist threat traitor "
        "ultraconservative unauthorized undocumented untruth war whistleblower"
    ).split()
)
_BREAKS = frozenset(",;:–—?!.")


def wordings(outlets: Outlets, actors: Sequence[Actor]) -> Iterator[Difference]:
    """Wordings of a concept of the codebook."""
    by_concept: dict[str, dict[str, list[Place]]] = {}
    for headline in every(outlets):
        for wording in headline.read.wordings:
            start = (headline.read.span or (0, 0))[0]
            place = Place(headline, (wording.start - start, wording.end - start))
            by_concept.setdefault(wording.concept, {}).setdefault(wording.name, []).append(place)
    for concept, names in by_concept.items():
        sides = list(names.values())
        if stand_apart(sides):
            yield Difference("wording", f"{concept}: {told_as(sides)}.", flat(sides))


def rivals(outlets: Outlets, actors: Sequence[Actor]) -> Iterator[Difference]:
    """Two words of which news writers choose one, in headlines that are about the same otherwise."""
    told: set[frozenset[str]] = set()
    for one, other in combinations(every(outlets), 2):
        if one.outlet == other.outlet or len(one.said.lemmas & other.said.lemmas) < _ABOUT:
            continue
        for a, b in _pairs(one, other):
            if frozenset((a, b)) not in told:
                told.add(frozenset((a, b)))
                sides = [_with(outlets, a), _with(outlets, b)]
                yield Difference("rivals", f"Two words for one thing: {told_as(sides)}.", flat(sides))


def _pairs(one: Headline, other: Headline) -> Iterator[tuple[str, str]]:
    """Words of two headlines between which writers choose, one of them with a colour.

    The verbs of a deed that both tell of one actor are told as that.
    """
    deeds = {deed.actor: deed for deed in other.said.deeds}
    loaded = charged_words() | _LOADED
    same = {(deed.verb, deeds[deed.actor].verb) for deed in one.said.deeds if deed.actor in deeds}
    for a, a_tag, _ in one.said.words:
        for b, b_tag, _ in other.said.words:
            own = (
                a != b
                and not loaded.isdisjoint((a, b))
                and a not in other.said.lemmas
                and b not in one.said.lemmas
                and (a, b) not in same
            )
            if own and any(_listed(lines, a, b) for lines, tag in _lists() if a_tag.startswith(tag) and b_tag.startswith(tag)):
                yield a, b


def _lists() -> tuple[tuple[Mapping[str, frozenset[int]], str], ...]:
    """The lists of words, each with how the tags of its words begin."""
    lists = rival_words()
    return (lists.nouns, "N"), (lists.headlines, ""), (lists.verbs, "V")


def _listed(lines: Mapping[str, frozenset[int]], a: str, b: str) -> bool:
    return not lines.get(a, frozenset()).isdisjoint(lines.get(b, frozenset()))


def _with(outlets: Outlets, lemma: str) -> list[Place]:
    found = []
    for headline in every(outlets):
        span = next((span for word, _, span in headline.said.words if word == lemma), None)
        if span is not None:
            found.append(Place(headline, span))
    return found


def charges(outlets: Outlets, actors: Sequence[Actor]) -> Iterator[Difference]:
    """Words that heighten or judge, where another outlet has none, as far as no deed is told with them."""
    charged, sides = charged_words() - _told_otherwise(outlets), dict[str, list[Place]]()
    for headline in every(outlets):
        marked = headline.said.marked
        for lemma, _, span in headline.said.words:
            if lemma in charged and not any(start <= span[0] < end for start, end in marked):
                sides.setdefault(lemma, []).append(Place(headline, span))
    yield from beside_none("charge", "Charged words", "none", list(sides.values()), outlets)


def _told_otherwise(outlets: Outlets) -> set[str]:
    """Words that are told as a deed beside another, or as one of two words for one thing."""
    verbs = [(deed.actor, deed.verb) for h in every(outlets) for deed in h.said.deeds]
    deeds = {verb for actor, verb in verbs if any(actor == other and verb != its for other, its in verbs)}
    pairs = (pair for a, b in combinations(every(outlets), 2) for pair in _pairs(a, b))
    return deeds | {word for pair in pairs for word in pair}


@cache
def charged_words() -> frozenset[str]:
    """Words by which a headline heightens or judges, as lemmas."""
    lines = files("framing_stories.headlines").joinpath("charged.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def only(outlets: Outlets, told: Sequence[Difference]) -> Iterator[Difference]:
    """What one headline alone tells: the longest phrase of words of which no other outlet's headline has any."""
    places = [place for difference in told for place in difference.places]
    best: tuple[int, Place] | None = None
    for headline in every(outlets):
        if "?" in headline.text:
            continue  # a piece of a question is no statement
        others = [h for h in every(outlets) if h.outlet != headline.outlet]
        spans = [place.span for place in places if place.headline is headline]
        for run in _runs(headline, others):
            known = sum(any(start <= at < end for start, end in spans) for at, _ in run)
            whole = len(run) == len(headline.said.words)  # which the list of headlines already shows
            if not whole and 2 * known < len(run) and (best is None or len(run) > best[0]):
                best = len(run), Place(headline, (run[0][0], run[-1][1]))
    if best is not None:
        place = best[1]
        yield Difference("only", f"Only in {place.headline.outlet}: “{quotable(place.headline.quote(place.span))}”.", (place,))


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
