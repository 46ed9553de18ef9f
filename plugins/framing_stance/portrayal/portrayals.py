"""The layer ``portrayals``: every mention of a target that is shown as something, with its passage and voice.

The label is the target; ``shown`` is harms, fails, suffers, mends or succeeds, ``words`` what shows it so.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from framing import Annotation, Document
from framing_stance.agency.clause_words import REACH, Words
from framing_stance.evaluation.rules.asserted import asserted
from framing_stance.evaluation.rules.judging import by_writer
from framing_stance.portrayal.showing import shown, vocabulary
from framing_stance.portrayal.words import load

if TYPE_CHECKING:
    from framing import Annotate, Layers, Settings


def bind(settings: Settings) -> Annotate:
    kinds = load()
    known = vocabulary(kinds)

    def annotate(document: Document, layers: Layers) -> list[Annotation]:
        mentions = layers.annotations("targets")
        if not mentions:
            return []
        tokens, lemmas, sentences = layers.tokens, layers.lemmas, layers.sentences
        starts = [start for start, _ in sentences]
        telling = [i for i, lemma in enumerate(lemmas) if lemma in known or tokens.forms[i] in known]
        found = []
        for mention in mentions:
            where = tokens.within(mention.start, mention.end)
            if not where:
                continue
            inside = tokens.within(*sentences[max(0, bisect_right(starts, mention.start) - 1)])
            low, high = max(inside.start, where.start - REACH), max(where.stop, min(inside.stop, where.stop + REACH))
            at = bisect_left(telling, low)
            if at == len(telling) or telling[at] >= high or tokens.forms[high - 1] == "?":
                continue
            words = Words(tokens.forms, lemmas, layers["pos"], low, high)
            told = shown(words, where.start, where.stop, kinds)
            if told is None or not asserted(words, where.start, told.at[0]):
                continue
            voice = layers.voices.of(((tokens.starts[told.at[0]], tokens.ends[told.at[0]]),))
            others = told.others and voice.voice == "own" and not by_writer(words, told.at[0])
            attributes = {
                "shown": told.category,
                "words": ", ".join(tokens.forms[i] for i in told.at),
                "voice": "attributed" if others else voice.voice,
                "source": voice.source,
            }
            roles = {
                "passage": ((tokens.starts[low], tokens.ends[high - 1]),),
                "words": tuple((tokens.starts[i], tokens.ends[i]) for i in told.at),
            }
            found.append(Annotation(mention.label, mention.pieces, roles, attributes))
        return found

    return annotate
