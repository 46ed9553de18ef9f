"""Scoring: what a measure gives becomes a checked row, and what one plugin does costs no other its scores."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

import framing
from framing import Annotation, Codebook, Evidence, Option, Score, load_plugins, no_score
from framing.errors import InputError, RequestError
from framing.score.scorer import MOST_PARTS

TEXT = "A town votes\n\nThe town voted on Sunday and counted all night.\n\nThe mayor kept her seat."
FIELDS = ("value", "numerator", "denominator", "status", "reason")


def row(make: Any, given: object, **fields: Any) -> dict[str, Any]:
    """The one row that a measure gives for these scores."""
    measure = make.fake_measure("demo.x", lambda document, layers: given, **fields)
    (found,) = make.scored([make.article(TEXT)], measure).table("scores").to_dicts()
    return dict(found)


# Numbers


@pytest.mark.parametrize(
    ("score", "value"),
    [
        (Score(value=0.25), 0.25),
        (Score(numerator=3, denominator=12), 250.0),
        (Score(numerator=3), 3000.0),
        (Score(numerator=0, denominator=12), 0.0),
        (Score(value=7, numerator=3, denominator=12), 7.0),
    ],
)
def test_a_value_is_given_or_made_of_numerator_and_denominator_and_scaled(make: Any, score: Score, value: float) -> None:
    found = row(make, [score], scale=1000)
    assert (found["value"], found["status"], found["reason"]) == (value, "ok", "")


def test_nothing_to_count_in_is_none_and_not_zero(make: Any) -> None:
    found = row(make, [Score(numerator=0, denominator=0)])
    assert (found["value"], found["status"], found["reason"]) == (None, "none", "nothing to count it in")


def test_no_score_carries_its_reason(make: Any) -> None:
    found = row(make, [no_score("target not mentioned", target="mayor", voice="own")])
    assert (found["target"], found["voice"], found["value"]) == ("mayor", "own", None)
    assert (found["status"], found["reason"]) == ("none", "target not mentioned")


def test_a_measure_that_gives_nothing_leaves_no_row(make: Any) -> None:
    silent = make.fake_measure("demo.x", lambda document, layers: [])
    assert len(make.scored([make.article(TEXT)], silent)) == 0


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ([0.5], "expected a Score, got float"),
        (0.5, "TypeError: 'float' object is not iterable"),
        (None, "TypeError: 'NoneType' object is not iterable"),
        ([Score(value=float("nan"))], "score of 'demo.x' holds nan, which is no finite number"),
        ([Score(numerator=1e300, denominator=1)], "score of 'demo.x' holds 1e+300; expected a number up to 1e+30"),
        ([Score(numerator=1, denominator=1e-320)], "has the denominator 1e-320, which is too small to divide by"),
        ([Score(numerator=float("inf"), denominator=1)], "holds inf"),
        ([Score(value=True)], "holds True"),
        ([Score(value="much")], "holds 'much'"),
        ([Score()], "needs a value, or a numerator and a denominator, or a status other than ok"),
        ([Score(numerator=1, denominator=-2)], "has the denominator -2, below 0"),
        ([Score(value=1, voice="loud")], "has voice 'loud', which is none of own, attributed, distanced, unknown"),
        ([Score(value=1, status="fine")], "has status 'fine', which is none of ok, none, skipped, failed"),
        ([Score(value=1, target=None)], "holds None as target; expected text"),
        ([Score(value=1, evidence=(Evidence(()),))], "'demo.x' has no span"),
        ([Score(value=1, evidence=(Evidence((0, 4)),))], "has the span 0; expected (start, end) in code points"),
        ([Score(value=1, evidence=(Evidence(((4, 2),)),))], "has the span (4, 2)"),
        ([Score(value=1, evidence=(Evidence(((0, 1),), value=float("nan")),))], "holds nan"),
        ([Score(value=1, evidence=(Evidence(((0, 1),), voice="loud"),))], "voice 'loud'"),
        ([Score(value=1, evidence=(Annotation("town", ((0, 1),)),))], "expected Evidence, got Annotation"),
    ],
)
def test_what_breaks_the_contract_fails_and_says_how(make: Any, given: object, reason: str) -> None:
    wrong = make.fake_measure("demo.x", lambda document, layers: given)
    results = make.scored([make.article(TEXT)], wrong, make.word_measure("town", "fine.town"))
    failed, fine = results.table("scores").to_dicts()
    assert failed["status"] == "failed" and reason in failed["reason"] and failed["value"] is None
    assert (fine["measure"], fine["numerator"], fine["status"]) == ("fine.town", 1, "ok")
    assert len(results.table("evidence")) == 1
    assert [(f["document_id"], f["component"]) for f in results.run["failures"]] == [("Gazette-1", "demo.x")]


def test_a_measure_loses_all_its_scores_of_a_document_when_one_is_wrong(make: Any) -> None:
    found = row(make, [Score(value=1), Score(value=float("nan"))])
    assert found["status"] == "failed"


# Layers, languages, regions


def test_what_needs_a_layer_that_failed_is_skipped_with_the_reason(make: Any) -> None:
    def fails(document: Any, layers: Any) -> object:
        raise ValueError("no model")

    annotator = make.fake_annotator("demo.a", "a", fails)
    first = make.fake_measure("demo.x", lambda document, layers: [Score(value=1)], requires=("a",))
    second = make.fake_measure("demo.y", lambda document, layers: [Score(value=1)])
    results = make.scored([make.article(TEXT)], annotator, first, second)
    skipped, scored = results.table("scores").to_dicts()
    assert (skipped["status"], skipped["value"]) == ("skipped", None)
    assert skipped["reason"] == "demo.a failed: ValueError: no model"
    assert scored["status"] == "ok"
    assert [failure["component"] for failure in results.run["failures"]] == ["demo.a"]


def test_what_needs_a_layer_that_nobody_provides_is_skipped(make: Any) -> None:
    found = row(make, [Score(value=1)], requires=("terns",))
    assert found["status"] == "skipped" and found["reason"].startswith("no layer 'terns'")


def test_a_language_that_a_measure_does_not_know_is_skipped(make: Any) -> None:
    found = row(make, [Score(value=1)], languages=("fr",))
    assert (found["status"], found["reason"]) == ("skipped", "demo.x does not know language 'en'")


def test_regions_that_count_are_chosen(make: Any) -> None:
    measure = make.word_measure("town", "demo.town")
    body = make.scored([make.article(TEXT)], measure).table("scores").to_dicts()[0]
    all_of_it = make.scored([make.article(TEXT)], measure, regions=("headline", "lead", "body")).table("scores").to_dicts()[0]
    assert (body["numerator"], body["denominator"]) == (1, 14)
    assert (all_of_it["numerator"], all_of_it["denominator"]) == (2, 17)
    with pytest.raises(RequestError, match="no region 'foot'"):
        make.scored([make.article(TEXT)], measure, regions=("foot",))


def test_evidence_has_its_wording_and_all_its_pieces(make: Any) -> None:
    def call(document: Any, layers: Any) -> list[Score]:
        pieces = ((18, 22), (23, 28))
        return [Score(value=1, target="town", evidence=(Evidence(pieces, label="split", value=2), Evidence(((0, 1),))))]

    first, second = make.scored([make.article(TEXT)], make.fake_measure("demo.x", call)).table("evidence").to_dicts()
    assert (first["quote"], first["start"], first["end"]) == ("town … voted", 18, 28)
    assert json.loads(first["pieces"]) == [[18, 22], [23, 28]]
    assert (first["label"], first["value"], first["target"]) == ("split", 2, "town")
    assert (second["quote"], second["pieces"], second["voice"]) == ("A", "", "")


# Voice


def voiced(make: Any, attributions: Callable[..., Any]) -> dict[str, Any]:
    annotator = make.fake_annotator("demo.attributions", "attributions", attributions)
    call = lambda document, layers: [Score(value=1, evidence=(Evidence(((14, 17),)),))]  # noqa: E731
    measure = make.fake_measure("demo.x", call, requires=("voices",))
    return dict(make.scored([make.article(TEXT)], annotator, measure).table("evidence").to_dicts()[0])


def test_evidence_is_told_whose_words_it_is(make: Any) -> None:
    attribution = Annotation(
        "speech", ((14, 61),), roles={"content": ((14, 61),), "source": ((63, 72),)}, attributes={"act": "speech"}
    )
    found = voiced(make, lambda document, layers: [attribution])
    assert (found["voice"], found["source"]) == ("attributed", TEXT[63:72])
    assert voiced(make, lambda document, layers: [])["voice"] == "own"


def test_voice_is_unknown_and_not_own_when_attributions_fail(make: Any) -> None:
    def fails(document: Any, layers: Any) -> object:
        raise ValueError("no model")

    assert voiced(make, fails)["voice"] == "unknown"


# Settings


def test_options_come_from_the_codebook_and_the_call_and_are_checked(make: Any) -> None:
    def bind(settings: Any) -> Callable[..., Any]:
        return lambda document, layers: [Score(value=settings.options["depth"] + settings.options["share"])]

    options = (Option(name="depth", default=1, meaning="how deep"), Option(name="share", default=0.5, meaning="how much"))
    measure = make.fake_measure("demo.x", len, bind=bind, options=options)

    def value(codebook: Codebook, **options: Any) -> object:
        return make.scored([make.article(TEXT)], measure, codebook=codebook, options={"demo": options}).table("scores")["value"][
            0
        ]

    assert value(Codebook()) == 1.5
    assert value(Codebook(options={"demo": {"depth": 3, "share": 1}})) == 4
    assert value(Codebook(options={"demo": {"depth": 3}}), depth=5) == 5.5
    with pytest.raises(RequestError, match=r"option 'demo.depth' is '2'; expected int, as in 1"):
        value(Codebook(), depth="2")
    with pytest.raises(RequestError, match=r"option 'demo.share' is True; expected float"):
        value(Codebook(), share=True)
    with pytest.raises(RequestError, match="no option of plugin 'demo' 'dept'; did you mean 'depth'"):
        value(Codebook(), dept=2)
    with pytest.raises(RequestError, match="no plugin with options 'other'"):
        value(Codebook(options={"other": {"depth": 3}}))


def test_the_manifest_says_how_the_numbers_came_about(make: Any) -> None:
    measure = make.word_measure("town", "demo.town", version="7", options=(Option(name="depth", default=1, meaning="how deep"),))
    run = make.scored([make.article(TEXT)], measure, seed=3, options={"demo": {"depth": 2}}).run
    about = run["measures"]["demo.town"]
    assert (about["name"], about["version"], about["meaning"]) == ("demo.town", "7", "nothing")
    assert (about["estimand"], about["scale"], about["range"]) == (
        "ratio",
        1.0,
        [None, None],
    )  # to be compared without its plugin
    assert run["options"] == {"demo": {"depth": 2}}
    assert (run["seed"], run["documents"], run["regions"], run["failures"]) == (3, 1, ["lead", "body"], [])
    assert run["layers"]["tokens"] == {"name": "core.tokens", "version": "1"}
    json.dumps(run, allow_nan=False)


def test_the_input_hash_depends_on_the_texts_and_not_on_their_order(make: Any) -> None:
    measure = make.word_measure("town", "demo.town")
    one, two = make.article(TEXT), make.article(TEXT + " Again.", number=2)

    def hashed(*documents: Any) -> object:
        return make.scored(documents, measure).run["inputs"]

    assert hashed(one, two) == hashed(two, one) != hashed(one)


def test_no_document_is_an_error(make: Any) -> None:
    with pytest.raises(InputError, match="no document to score"):
        make.scored([], make.word_measure("town", "demo.town"))


def test_a_text_with_half_a_surrogate_pair_is_scored(make: Any) -> None:
    results = make.scored([make.article("The town \ud83d voted.")], make.word_measure("voted", "demo.voted"))
    text, evidence = results.table("documents")["text"][0], results.table("evidence").to_dicts()[0]
    assert text[evidence["start"] : evidence["end"]] == "voted"


def test_an_empty_text_is_scored(make: Any) -> None:
    (found,) = make.scored([make.article("")], make.word_measure("town", "demo.town")).table("scores").to_dicts()
    assert (found["value"], found["status"]) == (None, "none")


def test_documents_keep_their_metadata(make: Any) -> None:
    document = make.article(TEXT, title="A town votes", story="vote", meta={"desk": "politics", "page": 3}, notes=("guessed",))
    (found,) = make.scored([document], make.word_measure("town", "demo.town")).table("documents").to_dicts()
    assert (found["doc_id"], found["outlet"], found["story"], found["words"]) == ("Gazette-1", "Gazette", "vote", 14)
    assert json.loads(found["meta"]) == {"desk": "politics", "page": 3} and json.loads(found["notes"]) == ["guessed"]
    assert found["sha256"] == document.sha256


# Guests that are broken on purpose

BROKEN = {
    "cannot_bind": ("failed", "bind: OSError: the lexicon is gone"),
    "exits": ("failed", "SystemExit: 3"),
    "hangs": ("failed", "OutOfTime: took longer than 0.2 s"),
    "not_a_number": ("failed", "score of 'not_a_number.share' holds nan, which is no finite number"),
    "outside": ("failed", "'outside.share' has the span"),
    "raises": ("failed", "KeyError: 'no such thing'"),
    "wrong_type": ("failed", "expected a Score, got float"),
    "no_layer": ("skipped", "no_layer.attributions failed: ValueError: the model is missing"),
}
ON_EVERY_DOCUMENT = {"cannot_bind", "not_a_number", "outside", "wrong_type", "no_layer"}


def test_broken_plugins_lose_their_own_scores_and_nobody_elses(make: Any, with_guests: object) -> None:
    documents = [make.article(TEXT, id=name) for name in ("first", "second", "third")]
    alone = framing.score(documents, plugins=load_plugins(["echo"]))
    results = framing.score(documents, plugins=load_plugins(["echo", *BROKEN]), deadline=0.2)
    scores = {(r["doc_id"], r["measure"]): r for r in results.table("scores").to_dicts()}
    for name, (status, reason) in BROKEN.items():
        found = scores["second", f"{name}.share"]
        assert found["status"] == status and found["reason"].startswith(reason) and found["value"] is None
        assert (scores["first", f"{name}.share"]["status"] == "ok") == (name not in ON_EVERY_DOCUMENT)
    assert results.table("scores").filter(plugin="echo").equals(alone.table("scores"))
    assert results.table("evidence").filter(measure="echo.share").equals(alone.table("evidence"))
    assert results.table("evidence").filter(measure="no_layer.voiced")["voice"].unique().to_list() == ["unknown"]
    failed = {failure["component"].partition(".")[0] for failure in results.run["failures"]}
    assert failed == set(BROKEN)


def test_a_text_of_very_many_paragraphs_is_only_scored_whole(make: Any) -> None:
    calls: list[str] = []

    def call(document: framing.Document, layers: Any) -> list[Score]:
        calls.append(document.id)
        return [Score(numerator=1, denominator=layers.words)]

    def text(paragraphs: int) -> str:
        return "\n\n".join(f"The crew of ferry {i} went home." for i in range(paragraphs))

    documents = [make.article(text(MOST_PARTS), number=4), make.article(text(MOST_PARTS + 1), number=5)]
    results = make.scored(documents, make.fake_measure("demo.x", call))
    assert (calls.count("Gazette-4"), calls.count("Gazette-5")) == (1 + MOST_PARTS, 1)
    assert results.lazy("parts").collect()["doc_id"].unique().to_list() == ["Gazette-4"]
