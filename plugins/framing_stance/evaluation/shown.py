"""How evaluations of a target look in an article: mentions and words are marked, and each that a score rests on has a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from framing import Annotation, Document, InArticle
from framing_stance.evaluation.toward import value

LEAST = 0.1  # what a passage adds to the score at least that is told to be one it rests on


def in_article(evaluations: Sequence[Annotation], document: Document) -> InArticle:
    """The mentions of a target with what evaluates them; a line for each that its score rests on, the strongest first."""
    told = sorted((each for each in evaluations if _weight(each)), key=lambda each: (-abs(_weight(each)), each.start))
    return InArticle(
        meaning="what evaluates it",
        marked=_marks(evaluations),
        lines=[(each.start, _reading(each, document.text)) for each in told],
        records=[_record(each, document.text) for each in evaluations],
    )


def _marks(evaluations: Sequence[Annotation]) -> list[Annotation]:
    """The mentions, and the words that evaluate them, each as an annotation of its own."""
    evaluating = [each for each in evaluations if each.roles.get("words")]
    return [*evaluations, *(Annotation("−" if _weight(each) < 0 else "+", each.roles["words"]) for each in evaluating)]


def _weight(evaluation: Annotation) -> float:
    """What the mention adds to the score; 0 for one that it does not rest on."""
    found = value(evaluation)
    return found if abs(found) >= LEAST else 0.0


def _reading(evaluation: Annotation, text: str) -> str:
    """One passage as a line: "−0.82 {the council}: corrupt · own voice"."""
    about = evaluation.attributes
    turned = f"turned by {about['turned']}" if about.get("turned") else ""
    voice = (
        f"{about['voice']}{f' to {source}' if (source := about.get('source')) else ' voice' if about['voice'] == 'own' else ''}"
    )
    sign, size = "−" if _weight(evaluation) < 0 else "+", abs(_weight(evaluation))
    parts = (f"{sign}{size:.2f} {{{evaluation.quote(text)}}}: {about['words']}", turned, voice)
    return " · ".join(filter(None, parts))


def _record(evaluation: Annotation, text: str) -> Mapping[str, Any]:
    """A mention as one JSON-ready object."""
    fields = ("value", "words", "turned", "link", "voice", "source")
    return {
        "start": evaluation.start,
        "end": evaluation.end,
        "mention": evaluation.quote(text),
        "passage": [list(piece) for piece in evaluation.roles["passage"]],
        "evaluating": [list(piece) for piece in evaluation.roles.get("words", ())],
        **{field: evaluation.attributes.get(field) for field in fields},
    }
