"""Terms: mentions of rival wordings, and the measures made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import hookimpl
from framing.annotate.layers import Layers
from framing.codebook import Codebook, default_codebook, parse_codebook
from framing.english import ENGLISH
from framing.english.lemmas import lemma
from framing.english.sentences import sentences as sentence_spans
from framing.extension import Annotator
from framing.model import Annotation, Document
from framing.patterns.language import longest
from framing.plugins import Plugins
from framing.testing import check_measure, layers_of, plugins_with, sample_document, scores
from framing.text.tokens import tokenize
from framing_terms.readings import mentions_by_concept
from framing_terms.terms import patterns_of

BOOK = """
[concepts."clearing of the camp"]
"evicted" = { patterns = ["<evict>", "eviction*", "<throw> ...6 out"], valence = "dysphemism" }
"cleared" = { patterns = ["<clear> ...3 camp"], valence = "neutral" }
"persuaded to move" = { patterns = ["<persuade> ...25 to move", "<persuade>", "persuasion"], valence = "euphemism" }
"moved on" = ["moved on", "to move"]
[concepts."the people"]
"campers" = ["<camper>"]
"evictees" = ["evicted campers"]
[layers]
attributions = "marks.attributions"
scare_quotes = "marks.scare_quotes"
"""

# Voices by marks of our own, so that nothing here hangs on how well attributions are found.
ATTRIBUTED = re.compile(r"(?P<source>\w+) said (?P<content>[^.]*)\.")
SCARE = re.compile(r"“[^”]*”")


def attributions(document: Document, layers: Layers) -> Iterator[Annotation]:
    for match in ATTRIBUTED.finditer(document.text):
        roles = {"source": (match.span("source"),), "content": (match.span("content"),)}
        yield Annotation("attribution", (match.span(),), roles, {"act": "speech", "source_type": "police"})


def scare_quotes(document: Document, layers: Layers) -> Iterator[Annotation]:
    for match in SCARE.finditer(document.text):
        yield Annotation("distancing", (match.span(),))


class Marks:
    @hookimpl
    def framing_annotators(self) -> Iterator[Annotator]:
        yield Annotator(name="marks.attributions", provides="attributions", meaning="said", bind=lambda settings: attributions)
        yield Annotator(name="marks.scare_quotes", provides="scare_quotes", meaning="“”", bind=lambda settings: scare_quotes)


class Broken:
    """Provides the layers and fails at them."""

    @hookimpl
    def framing_annotators(self) -> Iterator[Annotator]:
        def fail(document: Document, layers: Layers) -> list[Annotation]:
            raise RuntimeError("no attributions today")

        yield Annotator(name="marks.attributions", provides="attributions", meaning="fails", bind=lambda settings: fail)
        yield Annotator(name="marks.scare_quotes", provides="scare_quotes", meaning="“”", bind=lambda settings: scare_quotes)


@pytest.fixture(scope="module")
def book() -> Codebook:
    return parse_codebook(BOOK)


@pytest.fixture(scope="module")
def plugins() -> Plugins:
    return plugins_with(marks=Marks())


@pytest.fixture(scope="module")
def run(book: Codebook, plugins: Plugins) -> Any:
    def terms(text: str) -> list[tuple[str, str]]:
        document = sample_document(text)
        found = layers_of(document, codebook=book, plugins=plugins).annotations("terms")
        return [(term.label, term.quote(document.text)) for term in found]

    def score(measure: str, text: str) -> list[dict[str, Any]]:
        return scores(measure, text, codebook=book, plugins=plugins)

    return SimpleNamespace(terms=terms, score=score)


def value(rows: list[dict[str, Any]], category: str = "", voice: str = "", target: str = "clearing of the camp") -> Any:
    (row,) = (r for r in rows if (r["target"], r["category"] or "", r["voice"] or "") == (target, category, voice))
    return row["value"] if row["status"] == "ok" else row["reason"]


def test_finds_split_quoted_and_nominal_wordings(run: Any) -> None:
    text = (
        "Guards persuaded 300 families, who had wintered by the river without heating, to move to a school. "
        "They went to scold/“persuade” the rest. The “persuasion” round failed."
    )
    assert run.terms(text) == [
        ("persuaded to move", "persuaded … to move"),
        ("persuaded to move", "persuade"),
        ("persuaded to move", "persuasion"),
    ]


def test_inside_a_concept_the_longest_wins(run: Any) -> None:
    assert run.terms("They persuaded her to move.") == [("persuaded to move", "persuaded … to move")]
    assert run.terms("They asked her to move.") == [("moved on", "to move")]


def test_concepts_do_not_hide_each_other(run: Any) -> None:
    assert run.terms("The evicted campers left.") == [("evicted", "evicted"), ("evictees", "evicted campers")]


def test_a_mention_in_a_gap_stays(run: Any) -> None:
    assert run.terms("They persuaded those evicted in May to move.") == [
        ("persuaded to move", "persuaded … to move"),
        ("evicted", "evicted"),
    ]


def test_mentions_carry_concept_valence_and_negation(book: Codebook, plugins: Plugins) -> None:
    layers = layers_of("Nobody was evicted. Some moved on.", codebook=book, plugins=plugins)
    assert [dict(term.attributes) for term in layers.annotations("terms")] == [
        {"concept": "clearing of the camp", "valence": "dysphemism", "negated": True, "disguised": False},
        {"concept": "clearing of the camp", "valence": "", "negated": False, "disguised": False},
    ]


def test_a_disguised_mention_says_so(book: Codebook, plugins: Plugins) -> None:
    layers = layers_of("Ten were not еvicted.", codebook=book, plugins=plugins)  # a Cyrillic е
    ((_, (mention,)), _) = mentions_by_concept(book, layers)
    assert mention.term.attributes["disguised"] is True
    assert mention.evidence(1).label == "evicted (negated, disguised)"


def test_parts_of_speech_come_from_a_layer_that_a_plugin_makes(plugins: Plugins) -> None:
    class Tags:
        @hookimpl
        def framing_annotators(self) -> Iterator[Annotator]:
            def tags(document: Document, layers: Layers) -> list[str]:
                return ["VB" if before == "to" else "NN" for before in ["", *layers.tokens.forms[:-1]]]

            yield Annotator(name="tags.pos", provides="pos", array=True, meaning="verbs after to", bind=lambda settings: tags)

    asking = parse_codebook('[concepts.going]\nback = ["return/VERB"]\n[layers]\npos = "tags.pos"')
    found = layers_of("A return. They want to return.", codebook=asking, plugins=plugins_with(tags=Tags()))
    assert [term.pieces for term in found.annotations("terms")] == [((23, 29),)]


TEXT = "They evicted ten. Lind said the town evicted nobody. It was “evicted” again."  # 13 words


def test_mentions_by_voice_with_explicit_zeros(run: Any) -> None:
    rows = run.score("terms.mentions", TEXT)
    assert len(rows) == 6 * 3
    assert {row["denominator"] for row in rows} == {13}
    assert [value(rows, "evicted", voice) for voice in ("own", "attributed", "distanced")] == pytest.approx([1000 / 13] * 3)
    assert value(rows, "cleared", "own") == 0
    assert value(rows, "campers", "distanced", "the people") == 0


def test_choice_is_the_share_among_rivals(run: Any) -> None:
    rows = run.score("terms.choice", "They evicted ten and cleared the camp. Evictions followed, and six moved on.")
    assert [value(rows, wording) for wording in ("evicted", "cleared", "persuaded to move", "moved on")] == [0.5, 0.25, 0, 0.25]
    assert value(rows, "campers", target="the people") == "concept not mentioned"


def test_voice_is_the_share_in_each(run: Any) -> None:
    rows = run.score("terms.voice", "Ten were evicted. Lind said six were evicted. Two were “evicted”. Others were evicted.")
    assert [value(rows, "evicted", voice=voice) for voice in ("own", "attributed", "distanced")] == [0.5, 0.25, 0.25]
    assert value(rows, voice="own", target="the people") == "concept not mentioned"


def test_valence_is_the_mean_outside_scare_quotes(run: Any) -> None:
    mixed = "They evicted ten. Lind said five were persuaded to move. They cleared the camp. Six were “evicted”. Some moved on."
    rows = run.score("terms.valence", mixed)
    assert (value(rows), rows[0]["numerator"], rows[0]["denominator"]) == (0, 0, 3)
    assert value(run.score("terms.valence", "They evicted ten and six.")) == -1
    assert value(run.score("terms.valence", "They persuaded ten to move.")) == 1
    assert "distanced" in value(run.score("terms.valence", "They “persuaded” ten."))
    assert [row["target"] for row in rows] == ["clearing of the camp"]  # "the people" has no valences


def test_voice_that_is_not_known_is_never_own(book: Codebook) -> None:
    broken = plugins_with(marks=Broken())
    rows = scores("terms.voice", "They evicted ten and “evicted” six.", codebook=book, plugins=broken)
    assert [value(rows, "evicted", voice=voice) for voice in ("own", "attributed")] == ["whose words they are is not known"] * 2
    assert [value(rows, "evicted", voice=voice) for voice in ("distanced", "unknown")] == [0.5, 0.5]
    (valence,) = scores("terms.valence", "They evicted ten.", codebook=book, plugins=broken)
    assert (valence["status"], valence["reason"]) == ("none", "whose words they are is not known")


def test_evidence_names_wording_voice_source_and_negation(book: Codebook, plugins: Plugins) -> None:
    layers = layers_of("Lind said nobody was evicted.", codebook=book, plugins=plugins)
    ((_, (mention,)), _) = mentions_by_concept(book, layers)
    evidence = mention.evidence(1)
    assert (evidence.label, evidence.voice, evidence.source, evidence.value) == ("evicted (negated)", "attributed", "Lind", 1)


def test_only_regions_that_count(run: Any) -> None:
    text = "Camp evicted at dawn\n\nThe town evicted ten families on Monday, the mayor wrote. Nothing was left of it."
    assert len(run.terms(text)) == 2
    assert sum(row["numerator"] for row in run.score("terms.mentions", text)) == 1


def test_without_concepts_there_is_nothing(plugins: Plugins) -> None:
    for measure in ("terms.mentions", "terms.choice", "terms.voice", "terms.valence"):
        assert scores(measure, TEXT, codebook=default_codebook()) == []


def test_keeps_the_contract(book: Codebook, plugins: Plugins) -> None:
    documents = [sample_document(text) for text in (TEXT, "", "…", "They evicted.", "— “”\n\n“evicted", "evicted " * 50)]
    for measure in plugins.measures:
        if measure.name.startswith("terms."):
            check_measure(measure, documents, codebook=book, plugins=plugins)


WORDINGS = ["evicted", "persuaded", "to move", "moved on", "campers", "threw", "out"]
PARTS = st.sampled_from([*WORDINGS, "they", "not", "said", "“", "”", ".", ",", "\n\n"])


@given(st.lists(PARTS, max_size=30))
def test_mentions_of_a_concept_share_no_word(parts: list[str]) -> None:
    text = " ".join(parts)
    tokens = tokenize(text)
    patterns = patterns_of(parse_codebook(BOOK)).of(ENGLISH)
    found = patterns.find(tokens, [lemma(f) for f in tokens.forms], sentence_spans(text), text)
    kept = longest([match for match in found if match.key[0] == 0])
    pieces = sorted(piece for match in kept for piece in match.pieces)
    assert all(before[1] <= after[0] for before, after in pairwise(pieces))
    assert bool(kept) == any(match.key[0] == 0 for match in found)


def test_voice_is_told_of_each_wording_that_occurs(run: Any) -> None:
    rows = run.score(
        "terms.voice", "They evicted ten. Lind said six were evicted. The “eviction” went on. They cleared the camp."
    )
    assert {row["category"] for row in rows if row["target"] == "clearing of the camp"} == {"evicted", "cleared"}
    assert value(rows, "cleared", voice="own") == 1
    assert value(rows, "evicted", voice="distanced") == value(rows, "evicted", voice="attributed")
