"""Measure ``stance.portrayal``: as what a text shows each target, by voice.

    value = mentions that show the target so ÷ mentions that show it as anything

with the categories harms, fails, suffers, mends and succeeds. It tells roles, not judgements: a text that shows a victim
does not blame it, and one that shows a success need not praise it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from framing import Annotation, Document, Evidence, Score, Voice, no_score
from framing_stance.portrayal.showing import CATEGORIES

if TYPE_CHECKING:
    from framing import Layers, Measuring, Settings

VOICES: tuple[Voice, ...] = ("own", "attributed")


def bind(settings: Settings) -> Measuring:
    names = [target.name for target in settings.codebook.targets]

    def measure(document: Document, layers: Layers) -> Iterator[Score]:
        by_target: dict[str, list[Annotation]] = {name: [] for name in names}
        for mention in layers.counted("portrayals"):
            by_target[mention.label].append(mention)
        for name, found in by_target.items():
            for voice in VOICES:
                yield from portrayal(name, [each for each in found if each.attributes["voice"] == voice], voice, document.text)

    return measure


def portrayal(target: str, found: Sequence[Annotation], voice: Voice, text: str) -> Iterable[Score]:
    """The share of each category among the mentions that show a target as something in a voice."""
    for category in CATEGORIES:
        if not found:
            yield no_score("target not shown in any of the five roles", target=target, category=category, voice=voice)
            continue
        told = [each for each in found if each.attributes["shown"] == category]
        yield Score(
            numerator=float(len(told)),
            denominator=float(len(found)),
            target=target,
            category=category,
            voice=voice,
            evidence=tuple(_passage(each, voice, text) for each in told),
        )


def _passage(found: Annotation, voice: Voice, text: str) -> Evidence:
    mention = " ".join(found.quote(text).split())
    label = f"{mention} {found.attributes['shown']}: {found.attributes['words']}"
    return Evidence(found.roles["passage"], label=label, voice=voice, source=str(found.attributes["source"] or ""))
