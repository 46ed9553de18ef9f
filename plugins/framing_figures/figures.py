"""The layer ``figures``: the numeric claims of a document, each with what it counts, when, where, and whom it is credited to.

Numbers are read by rules of this project's own: the packages that read numbers off text give values without what they
count, take dates and names for quantities, and are slower by far than the rest of the pipeline.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Any

from framing import Annotate, Annotation, Document, Layers, LayerUnavailable, Pieces, Settings, Span, Value, Voices
from framing.english import lemma
from framing.text import Tokens
from framing_figures.claim import Claim
from framing_figures.claims import claims_of
from framing_figures.dating import governs, period_of
from framing_figures.nouns import STANDING_IN, Noun, is_past, verb_of
from framing_figures.numbers import is_trigger, triggers_in
from framing_figures.periods import Period, periods_of
from framing_figures.places import Place, places_of
from framing_figures.saying import SPOKE
from framing_figures.sentence import Sentence


def bind(settings: Settings) -> Annotate:
    def annotate(document: Document, layers: Layers) -> list[Annotation]:
        return find_figures(document, layers)

    return annotate


def find_figures(document: Document, layers: Layers) -> list[Annotation]:
    """All numeric claims of a document, in order."""
    tokens = layers.tokens
    triggers = [i for i in triggers_in(tokens.forms) if is_trigger(tokens.forms[i])]
    if not triggers:
        return []
    spans, voices = layers.sentences, _voices(layers)
    starts = [start for start, _ in spans]
    found: list[Annotation] = []
    for number, group in groupby(triggers, lambda i: bisect_right(starts, tokens.starts[i]) - 1):
        begin, end = spans[number] if number >= 0 else (0, len(document.text))
        inside = tokens.within(begin, end)
        sentence = Sentence(tokens, inside.start, inside.stop)
        claims = list(claims_of(sentence, [i for i in group if i < inside.stop]))
        if claims:
            found.extend(_Told(document, sentence, claims, voices).annotations())
    return found


def _voices(layers: Layers) -> Voices | None:
    try:
        return layers.voices
    except LayerUnavailable:
        return None


class _Told:
    """The claims of one sentence with what the sentence says around them."""

    def __init__(self, document: Document, sentence: Sentence, claims: Sequence[Claim], voices: Voices | None) -> None:
        self.text, self.sentence, self.claims, self.voices = document.text, sentence, claims, voices
        self.periods = periods_of(sentence, document.published)
        self.places = places_of(sentence)
        self.wholes: list[int] = []  # for each claim, the one it is part of, or -1
        self.nouns: list[Noun | None] = []

    def annotations(self) -> Iterator[Annotation]:
        for number, claim in enumerate(self.claims):
            self.wholes.append(self._whole(number, claim))
            self.nouns.append(self._noun(number, claim))
            yield self._annotation(number, claim)

    def _annotation(self, number: int, claim: Claim) -> Annotation:
        tokens, noun, whole = self.sentence.tokens, self.nouns[number], self.wholes[number]
        pieces = (_span(tokens, claim.start, claim.end),)
        attributes: dict[str, Value] = {
            "value_low": claim.low,
            "value_high": claim.high,
            "approx": claim.bound,
            "unit": f"{claim.unit} per {claim.rate}" if claim.rate else claim.unit,
            **self._counted(claim, noun),
            "verb": verb_of(self.sentence, claim.start, claim.after),
            "part": whole >= 0 or (noun is not None and noun.of_known),
            "part_of": tokens.starts[self.claims[whole].start] if whole >= 0 else None,
            "other_low": claim.other.low if claim.other else None,
            "other_high": claim.other.high if claim.other else None,
            "other_unit": claim.other.unit if claim.other else "",
        }
        roles: dict[str, Pieces] = {}
        content = self._credit(pieces, attributes)
        period, place = self._period(number, claim, content), self._place(number, claim)
        attributes["period"] = period.value if period else ""
        attributes["place"] = place.name if place else ""
        if noun is not None and noun.start >= claim.end:
            roles["noun"] = (_span(tokens, noun.start, noun.end),)
        for role, named in (("period", period), ("place", place), ("conversion", claim.other)):
            if named is not None:
                roles[role] = (_span(tokens, named.start, named.end),)
        return Annotation(claim.kind, pieces, roles, attributes)

    def _credit(self, pieces: Pieces, attributes: dict[str, Value]) -> Pieces:
        """Note whose words the claim is in; gives what else that source says there."""
        if self.voices is None:
            attributes.update(voice="unknown", source="", source_type="")
            return ()
        reading = self.voices.of(pieces)
        attributes.update(voice=reading.voice, source=reading.source, source_type=reading.source_type)
        attribution = reading.attribution
        return attribution.roles.get("content", attribution.pieces) if attribution is not None else ()

    def _counted(self, claim: Claim, noun: Noun | None) -> dict[str, Value]:
        """What is counted: its head in the dictionary form, the words that describe it, and how it is written."""
        if noun is None:
            return {"noun": "", "modifiers": "", "counted": ""}
        tokens = self.sentence.tokens
        if noun.head < 0:
            glued = tokens.forms[noun.start].partition("-")[2].partition("-")[0]
            return {"noun": lemma(glued), "modifiers": "", "counted": glued}
        start, end = _span(tokens, noun.start, noun.end)
        described = [lemma(tokens.forms[j]) for j in range(noun.start, noun.head) if tokens.forms[j][0].isalpha()]
        written = " ".join(self.text[start:end].split())
        return {"noun": lemma(tokens.forms[noun.head]), "modifiers": " ".join(described), "counted": written}

    def _whole(self, number: int, claim: Claim) -> int:
        """The claim that this one is part of: "33 suspects, including 9 who", "60 ships, of which 12"."""
        if not number or claim.kind not in ("count", "percent", "share"):
            return -1
        sentence, before = self.sentence, self.claims[number - 1]
        words = [sentence.form(j) for j in range(max(before.after, claim.start - 4), claim.start)]
        opens = "including" in words or any(pair in pairwise(words) for pair in _PARTS)
        if opens:
            return number - 1 if self.wholes[number - 1] < 0 else self.wholes[number - 1]
        if claim.noun is not None and self._is_pronoun(claim.noun) and before.kind == "count":
            return number - 1
        if claim.noun is None and sentence.form(before.start - 1) == "of" and not sentence.is_word(before.start - 2):
            return number - 1
        listed = sentence.form(claim.start - 1) in ("and", ",") and claim.noun is None
        return self.wholes[number - 1] if listed else -1

    def _noun(self, number: int, claim: Claim) -> Noun | None:
        """The noun of a claim; one without takes over that of the claim before it in the sentence."""
        if claim.noun is not None and not self._is_pronoun(claim.noun):
            return claim.noun
        if claim.kind not in ("count", "percent", "share") or not number:
            return None
        before = self.nouns[self.wholes[number]] if self.wholes[number] >= 0 else self.nouns[number - 1]
        if before is None or (
            self.wholes[number] < 0 and claim.noun is None and not self._goes_on(self.claims[number - 1], claim)
        ):
            return None
        return before._replace(of_known=claim.noun is not None)

    def _goes_on(self, before: Claim, claim: Claim) -> bool:
        """Whether a claim without a noun goes on with a list: "1,500 troops in Mali and 800 in Niger"."""
        form = self.sentence.form
        listed = form(claim.start - 1) in _LISTING and claim.start - before.after <= _NEAR
        named = self.sentence.continues(claim.end) and not is_past(form(claim.end))  # "the 3,000 mark"
        return listed and before.kind == claim.kind and not named

    def _is_pronoun(self, noun: Noun) -> bool:
        return noun.end - noun.start == 1 and self.sentence.form(noun.start) in STANDING_IN

    def _period(self, number: int, claim: Claim, content: Pieces) -> Period | None:
        """The period of a claim; of a source's claim, one that the source names."""
        starts, near = self.sentence.tokens.starts, _near(self.periods, claim)
        inside = [p for p in near if not content or any(s <= starts[p.start] < e for s, e in content)]
        return period_of(self.sentence, self.claims, number, inside, quoted=bool(content))

    def _place(self, number: int, claim: Claim) -> Place | None:
        """The place after a claim, before the next one; else the nearest before it."""
        limit = self.claims[number + 1].start if number + 1 < len(self.claims) else self.sentence.stop
        reach, near = claim.after + _REACH, _near(self.places, claim)
        following = [p for p in near if claim.end <= p.start < min(limit, reach) and not self._is_told(claim.end, p.start)]
        preceding = [p for p in near if p.end <= claim.start and governs(self.sentence, self.claims, p, claim)]
        return following[0] if following else preceding[-1] if preceding else None

    def _is_told(self, start: int, end: int) -> bool:
        """Whether somebody says something in tokens [start, end), so that what follows is of another clause."""
        return any(self.sentence.form(j) in SPOKE for j in range(start, end))


_LISTING = frozenset("and or at , including but to from plus with whom which about nearly".split())
_NEAR = 6  # words
_REACH = 14  # words from a claim to where it holds
_PARTS = (("of", "whom"), ("of", "which"), ("of", "them"), ("among", "them"), ("of", "these"), ("of", "those"))


def _near(named: list[Any], claim: Claim) -> list[Any]:
    """The periods or places next to a claim; sentences of any length are read in a time that grows with it."""
    at = bisect_right(named, claim.start, key=lambda item: item.start)
    return named[max(0, at - _NEAREST) : at + _NEAREST]


_NEAREST = 6


def _span(tokens: Tokens, start: int, end: int) -> Span:
    return tokens.starts[start], tokens.ends[end - 1]
