"""Layers are made when asked for, checked, and kept; one that cannot be made says why, and takes only what needs it along."""

from __future__ import annotations

import pickle
import time
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import framing
from framing import Annotation, Document
from framing.annotate.given import check_layer, check_pieces
from framing.annotate.plan import plan
from framing.codebook import Codebook
from framing.errors import LayerUnavailable, PluginError, RequestError
from framing.guard.deadline import OutOfTime, limit
from framing.testing import layers_of

TEXT = "A town votes\n\nThe town voted on Sunday and counted all night.\n\nThe mayor kept her seat."


def nothing(document: Document, layers: Any) -> list[Annotation]:
    return []


def words_like(shape: Callable[[str], bool]) -> Callable[..., Any]:
    def call(document: Document, layers: Any) -> Any:
        tokens = layers.tokens
        for i in tokens.words:
            start, end = tokens.starts[i], tokens.ends[i]
            if shape(document.text[start:end]):
                yield Annotation("word", ((start, end),))

    return call


def test_a_layer_is_made_once_and_only_when_asked_for(make: Any) -> None:
    calls = []

    def call(document: Document, layers: Any) -> list[Annotation]:
        calls.append(document.id)
        return []

    layers = layers_of(TEXT, plugins=make.plugins_of(make.fake_annotator("demo.a", "a", call)))
    assert layers.words == 14 and calls == []
    layers["a"], layers["a"]
    assert calls == ["sample"]


def test_annotations_come_in_the_order_of_the_text(make: Any) -> None:
    call = lambda document, layers: [Annotation("late", ((20, 25),)), Annotation("early", ((0, 4),))]  # noqa: E731
    layers = layers_of(TEXT, plugins=make.plugins_of(make.fake_annotator("demo.a", "a", call)))
    assert [a.label for a in layers.annotations("a")] == ["early", "late"]


def test_counted_keeps_what_lies_in_regions_that_count(make: Any) -> None:
    annotator = make.fake_annotator("demo.capitals", "capitals", words_like(str.istitle))
    layers = layers_of(TEXT, plugins=make.plugins_of(annotator))
    assert [a.quote(TEXT) for a in layers.annotations("capitals")] == ["A", "The", "Sunday", "The"]
    assert [a.quote(TEXT) for a in layers.counted("capitals")] == ["The", "Sunday", "The"]
    assert not layers.counts(0) and layers.counts(TEXT.index("The")) and not layers.counts(len(TEXT))


def test_narrowed_layers_count_less_and_share_the_rest() -> None:
    layers = layers_of(TEXT)
    start = TEXT.index("The mayor")
    part = layers.narrowed([(start, len(TEXT))])
    assert (layers.words, part.words) == (14, 5)
    assert part.tokens is layers.tokens


def test_a_layer_that_was_not_declared_cannot_be_asked_for(make: Any) -> None:
    annotators = (
        make.fake_annotator("demo.a", "a", nothing),
        make.fake_annotator("demo.b", "b", lambda document, layers: layers.annotations("a")),
    )
    layers = layers_of(TEXT, plugins=make.plugins_of(*annotators))
    with pytest.raises(LayerUnavailable, match=r"demo.b failed: LayerUnavailable: layer 'a' was not declared in requires"):
        layers["b"]


def test_what_needs_a_missing_layer_says_which(make: Any) -> None:
    layers = layers_of(TEXT, plugins=make.plugins_of(make.fake_annotator("demo.a", "a", nothing, requires=("regoins",))))
    with pytest.raises(LayerUnavailable, match=r"demo.a needs layer 'regoins': no layer 'regoins'; did you mean 'regions'"):
        layers["a"]


def test_a_language_that_an_annotator_does_not_know(make: Any) -> None:
    plugins = make.plugins_of(make.fake_annotator("demo.a", "a", nothing, languages=("de",)))
    with pytest.raises(LayerUnavailable, match=r"no annotator makes layer 'a' for language 'en', only demo.a for 'de'"):
        layers_of(TEXT, plugins=plugins)["a"]
    assert layers_of(make.article(TEXT, language="de"), plugins=plugins)["a"] == ()


def test_layers_that_need_each_other_in_a_circle_are_unavailable_and_no_others(make: Any) -> None:
    first = make.fake_annotator("demo.a", "a", nothing, requires=("b",))
    second = make.fake_annotator("demo.b", "b", nothing, uses=("a",))
    layers = layers_of(TEXT, plugins=make.plugins_of(first, second, make.fake_annotator("demo.c", "c", nothing)))
    for name in ("a", "b"):
        with pytest.raises(LayerUnavailable, match="layers need each other in a circle: a → b → a"):
            layers[name]
    assert layers["c"] == ()


def test_two_providers_of_a_layer_are_named_until_the_codebook_chooses(make: Any) -> None:
    early = make.fake_annotator("one.a", "a", lambda document, layers: [Annotation("one", ((0, 1),))])
    late = make.fake_annotator("two.a", "a", lambda document, layers: [Annotation("two", ((0, 1),))])
    plugins = make.plugins_of(early, late)
    told = r"layer 'a' is provided by one.a and two.a, and what needs it is left out; choose one in the codebook"
    with pytest.raises(LayerUnavailable, match=told):
        layers_of(TEXT, plugins=plugins)["a"]
    with pytest.raises(RequestError, match=told):
        framing.annotate([make.article(TEXT)], "a", plugins=plugins)
    chosen = layers_of(TEXT, plugins=plugins, codebook=Codebook(layers={"a": "two.a"}))
    assert [a.label for a in chosen.annotations("a")] == ["two"]
    with pytest.raises(RequestError, match=r"no annotator for layer 'a' 'three.a'"):
        layers_of(TEXT, plugins=plugins, codebook=Codebook(layers={"a": "three.a"}))


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (None, "expected a list of annotations, got NoneType"),
        ("a town", "expected a list of annotations, got str"),
        ([(0, 4)], "expected an Annotation, got tuple"),
        ([Annotation("town", ())], "annotation 'town' has no pieces"),
        ([Annotation("town", ((0, 999),))], "'town' has the span \\(0, 999\\), not inside the text"),
        ([Annotation("town", ((0, 1),), roles={"cue": ((5, 5),)})], "'town.cue' has the span \\(5, 5\\)"),
    ],
)
def test_a_layer_that_breaks_the_contract_is_refused(make: Any, given: object, reason: str) -> None:
    layers = layers_of(TEXT, plugins=make.plugins_of(make.fake_annotator("demo.a", "a", lambda document, layers: given)))
    with pytest.raises(LayerUnavailable, match=f"demo.a failed: {reason}"):
        layers["a"]
    assert [(failure.document_id, failure.component) for failure in layers.failures] == [("sample", "demo.a")]


@pytest.mark.parametrize("given", [{"a": 1}, 3.5, object()])
def test_a_layer_of_another_kind_is_left_to_its_owner(make: Any, given: object) -> None:
    assert check_layer(given, make.article(TEXT)) == given


def test_regions_of_a_plugin_are_checked_too(make: Any) -> None:
    wrong = make.fake_annotator("demo.regions", "regions", lambda document, layers: [Annotation("body", ((0, 10_000),))])
    layers = layers_of(TEXT, plugins=make.plugins_of(wrong), codebook=Codebook(layers={"regions": "demo.regions"}))
    with pytest.raises(LayerUnavailable, match="not inside the text"):
        layers.words  # noqa: B018


def test_an_annotator_that_hangs_is_stopped(make: Any) -> None:
    def hang(document: Document, layers: Any) -> object:
        while True:
            pass

    plugins = make.plugins_of(make.fake_annotator("demo.a", "a", hang))
    ((_, layers, found),) = framing.annotate([make.article(TEXT)], "a", plugins=plugins, deadline=0.05)
    assert list(found) == []
    assert layers.failures[0].reason == "OutOfTime: took longer than 0.05 s"


def test_limits_nest() -> None:
    with pytest.raises(OutOfTime), limit(0.05):
        with limit(30):
            pass
        time.sleep(30)


def test_an_inner_limit_is_no_longer_than_what_is_left() -> None:
    with pytest.raises(OutOfTime), limit(0.05), limit(30):
        time.sleep(30)


def test_no_limit_stays_behind() -> None:
    with limit(0.01):
        pass
    time.sleep(0.03)


def test_annotate_gives_documents_with_the_annotations_of_a_layer(make: Any) -> None:
    plugins = make.plugins_of(make.fake_annotator("demo.capitals", "capitals", words_like(str.istitle)))
    ((document, _, found),) = framing.annotate([make.article(TEXT)], "capitals", plugins=plugins)
    assert [annotation.quote(document.text) for annotation in found] == ["A", "The", "Sunday", "The"]
    with pytest.raises(RequestError, match="no layer 'capitlas'; did you mean 'capitals'"):
        list(framing.annotate([make.article(TEXT)], "capitlas", plugins=plugins))
    with pytest.raises(RequestError, match="layer 'voices' holds no annotations"):
        list(framing.annotate([make.article(TEXT)], "voices", plugins=plugins))


def test_the_layers_of_the_core_can_be_listed_too(make: Any) -> None:
    ((document, _, found),) = framing.annotate([make.article(TEXT)], "sentences", plugins=make.plugins_of())
    assert [a.quote(document.text) for a in found] == TEXT.split("\n\n")


def test_a_plan_binds_annotators_to_their_plugins_settings(make: Any) -> None:
    seen = []

    def bind(settings: Any) -> Any:
        seen.append(settings)
        return nothing

    plan([make.fake_annotator("demo.a", "a", nothing, bind=bind)], lambda plugin: f"settings of {plugin}")  # type: ignore[arg-type,return-value]
    assert seen == ["settings of demo"]


# Spans


@given(st.lists(st.tuples(st.integers(-3, 12), st.integers(-3, 12)), max_size=4))
def test_pieces_are_accepted_exactly_when_they_lie_in_the_text_in_order(pieces: list[tuple[int, int]]) -> None:
    document = Document(id="ten", text="0123456789")
    offsets = [offset for piece in pieces for offset in piece]
    within = bool(pieces) and all(0 <= offset <= 10 for offset in offsets)
    filled = all(start < end for start, end in pieces)
    apart = all(a[1] <= b[0] for a, b in pairwise(pieces))
    if within and filled and apart:
        check_pieces(tuple(pieces), document, "digits")
    else:
        with pytest.raises(PluginError, match="'digits' has"):
            check_pieces(tuple(pieces), document, "digits")


@pytest.mark.parametrize("piece", [[0, 3], (0, 3, 4), (0,), (0.0, 3.0), (True, 3), "03", 3, None])
def test_pieces_are_pairs_of_integers(piece: Any) -> None:
    with pytest.raises(PluginError, match=r"expected \(start, end\) in code points"):
        check_pieces((piece,), Document(id="ten", text="0123456789"), "digits")


def test_layers_that_are_kept_travel_as_they_are(make: Any) -> None:
    def fails(document: Document, layers: Any) -> list[Annotation]:
        raise ValueError("no")

    made = [make.fake_annotator("demo.caps", "caps", words_like(str.isupper)), make.fake_annotator("demo.b", "b", fails)]
    layers = layers_of(TEXT, plugins=make.plugins_of(*made))
    kept = pickle.loads(pickle.dumps(layers.kept(["caps", "b", "tokens", "regions"])))
    assert kept.annotations("caps") == layers.annotations("caps") and kept.words == layers.words
    with pytest.raises(LayerUnavailable, match=r"demo\.b failed: ValueError: no"):
        kept["b"]
    with pytest.raises(LayerUnavailable, match="no layer 'lemmas'"):
        kept["lemmas"]
