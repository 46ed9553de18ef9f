"""The annotator of the layer ``attributions`` for Chinese: every passage that the text gives to a source."""

from __future__ import annotations

from collections.abc import Sequence

from framing import Annotate, Annotation, Document, Layers, Pieces, Settings, Span, Value
from framing.text import Quotation
from framing_chinese.masks import Paragraph, paragraphs_of
from framing_chinese.said import Said, said_in
from framing_chinese.speakers import OwnTypes, Speaker, is_pronoun, resolved, told_of


def bind(settings: Settings) -> Annotate:
    own = OwnTypes(settings.codebook)

    def annotate(document: Document, layers: Layers) -> list[Annotation]:
        return attributions(document.text, layers.quotations, own)

    return annotate


def attributions(text: str, quotations: Sequence[Quotation], own: OwnTypes) -> list[Annotation]:
    """All attributions of a text, in order."""
    found: list[Annotation] = []
    speakers: list[Speaker] = []
    last: Speaker | None = None
    for paragraph in paragraphs_of(text, quotations):
        said, begun = said_in(paragraph), len(speakers)
        for each in said:
            source = _span(paragraph, each.source)
            written = text[slice(*source)] if source else ""
            speaker = _speaker(
                written, own, speakers, speakers[begun:], last if each.pattern == "quoted" and not written else None
            )
            speakers.append(speaker)
            found.append(_annotation(text, paragraph, each, source, speaker, quotations))
        last = speakers[-1] if said and found[-1].label != "indirect" else None
    return found


def _speaker(written: str, own: OwnTypes, earlier: Sequence[Speaker], near: Sequence[Speaker], last: Speaker | None) -> Speaker:
    if not written:
        return last or Speaker("", "", False)
    return resolved(written, earlier, near) if is_pronoun(written) else told_of(written, own)


def _annotation(
    text: str, paragraph: Paragraph, said: Said, source: Span | None, speaker: Speaker, quotations: Sequence[Quotation]
) -> Annotation:
    content = tuple(span for piece in said.content if (span := _span(paragraph, piece)))
    cue = _span(paragraph, said.cue)
    roles: dict[str, Pieces] = {"content": content, "cue": (cue,) if cue else (), "source": (source,) if source else ()}
    attributes: dict[str, Value] = {
        "act": "perception" if speaker.own else said.act,
        "cue_lemma": said.verb,
        "source_type": speaker.type,
        "entity": speaker.entity,
        "anonymous": speaker.anonymous or not source,
        "pattern": said.pattern,
    }
    return Annotation(_label(content, quotations), content, roles, attributes)


def _label(content: Pieces, quotations: Sequence[Quotation]) -> str:
    if all(any(q.inner_start <= start and end <= q.inner_end for q in quotations) for start, end in content):
        return "direct"
    inside = any(start <= q.start and q.end <= end for start, end in content for q in quotations)
    return "mixed" if inside else "indirect"


def _span(paragraph: Paragraph, place: Span | None) -> Span | None:
    return (paragraph.start + place[0], paragraph.start + place[1]) if place else None
