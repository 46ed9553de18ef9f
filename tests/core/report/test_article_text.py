"""Cutting an article where its voice changes."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from framing.annotate.voice import Voices
from framing.english import ENGLISH
from framing.model import Annotation, Document
from framing.report.article_text import Segment, bracketed, passages_of, small
from framing.text.regions import regions_layer

TEXT = "Critics say the “rescue” failed, though nobody measured it."


def layers(text: str, **given: list[Annotation]) -> Any:
    """Layers as a document has them, of which only these annotations are there."""
    document = Document(id="d", text=text)
    given = {"attributions": [], "scare_quotes": [], **given}
    all_layers = {"regions": regions_layer(document, SimpleNamespace(language=ENGLISH)), **given}  # type: ignore[arg-type]
    voices = Voices(all_layers["attributions"], all_layers["scare_quotes"], text)
    return SimpleNamespace(annotations=all_layers.__getitem__, voices=voices)


def at(text: str, part: str) -> tuple[tuple[int, int]]:
    start = text.index(part)
    return ((start, start + len(part)),)


def attribution(text: str, source: str, cue: str, content: str) -> Annotation:
    roles = {"source": at(text, source), "cue": at(text, cue), "content": at(text, content)}
    return Annotation("indirect", roles["content"], roles, {"act": "speech", "source_type": "other"})


def test_marks_nest_and_the_number_follows_the_content() -> None:
    said = attribution(TEXT, "Critics", "say", "the “rescue” failed")
    scare = Annotation("distancing", at(TEXT, "rescue"))
    (passage,) = passages_of(Document(id="d", text=TEXT), layers(TEXT, attributions=[said], scare_quotes=[scare]))
    assert bracketed(TEXT, passage.segments) == "*Critics* _say_ ⟦the “⟨rescue⟩” failed⟧¹, though nobody measured it."
    assert [str(note) for note in passage.notes] == ["¹ Critics · other · say"]


def test_plans_are_the_reporter_talking() -> None:
    text = "The ministry plans to close the port."
    plan = Annotation("indirect", at(text, "to close"), {"content": at(text, "to close")}, {"act": "intention"})
    (passage,) = passages_of(Document(id="d", text=text), layers(text, attributions=[plan]))
    assert bracketed(text, passage.segments) == text and not passage.notes


def test_neighbours_of_two_sources_are_kept_apart() -> None:
    text = "one two"
    segments = [Segment(0, 3, "attributed", 1), Segment(3, 7, "attributed", 12)]
    assert bracketed(text, segments) == "⟦one⟧¹⟦ two⟧¹²"


def test_small_numbers() -> None:
    assert (small(0), small(10)) == ("", "¹⁰")


@given(st.lists(st.tuples(st.integers(0, 58), st.integers(1, 20)), max_size=6), st.booleans())
def test_segments_are_the_paragraph_whole_and_in_order(spans: list[tuple[int, int]], scare: bool) -> None:
    found = [Annotation("distancing", ((start, min(start + length, len(TEXT))),)) for start, length in spans]
    given = {"scare_quotes": found} if scare else {}
    (passage,) = passages_of(Document(id="d", text=TEXT), layers(TEXT, **given), found)
    assert "".join(TEXT[segment.start : segment.end] for segment in passage.segments) == TEXT
    kept = bracketed(TEXT, passage.segments)
    assert kept.translate(dict.fromkeys(map(ord, "⟨⟩{}"))) == TEXT
