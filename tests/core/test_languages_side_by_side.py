"""A second language joins a run: its texts are scored by its own annotators, and English rows stay as they are."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from framing import Document, Language, RequestError, compare, load_plugins, score
from framing.codebook import parse_codebook
from framing.language import detect
from framing.plugins import Plugins

GUEST = Path(__file__).parents[1] / "guests" / "german" / "framing_german.py"
BOOK = parse_codebook('[concepts."return"]\npersuaded = ["persuaded", "überredet*"]\ndeported = ["<deport>", "<abschieben>"]\n')
GERMAN = (
    "Der Minister kam am Freitag in die Stadt. „Wir haben die Familien überredet“, sagte Anna Berg. "
    "Laut Innenministerium wurden zwölf Menschen abgeschoben. Es war nicht die sogenannte „Überredung“, die das Land braucht."
)
ENGLISH = (
    "The minister came to the town on Friday. Officials persuaded the families to leave, said Anna Berg. "
    "Twelve people were deported, according to the ministry."
)
FRENCH = "Le ministre est venu dans la ville. Les familles ont été persuadées de partir, a dit Anna Berg. Il y en avait douze."


@pytest.fixture(scope="module")
def german() -> Plugins:
    spec = importlib.util.spec_from_file_location("framing_german", GUEST)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found = load_plugins(extra={"german": module})
    assert not found.failed, found.failed
    return found


def rows(plugins: Plugins | None, *documents: Document) -> list[dict[str, Any]]:
    measures = ["terms", "sourcing"]
    return score(documents, codebook=BOOK, plugins=plugins, measures=measures, workers=1).table("scores").to_dicts()


def value(found: list[dict[str, Any]], **wanted: str) -> tuple[Any, str]:
    (row,) = (row for row in found if all(row[key] == text for key, text in wanted.items()))
    return row["numerator"], row["status"]


def test_a_german_text_is_told_and_scored_by_german_annotators(german: Plugins) -> None:
    found = rows(german, Document("g", GERMAN, outlet="Blatt"))
    mentions = {"measure": "terms.mentions", "target": "return"}
    assert value(found, **mentions, category="persuaded", voice="attributed") == (1, "ok")
    assert value(found, **mentions, category="deported", voice="attributed") == (1, "ok")
    assert value(found, **mentions, category="deported", voice="own") == (0, "ok")


def test_english_rows_are_the_same_with_and_without_german_beside_them(german: Plugins) -> None:
    english = Document("e", ENGLISH, outlet="Gazette")
    alone = rows(None, english)
    mixed = [row for row in rows(german, english, Document("g", GERMAN, outlet="Blatt")) if row["doc_id"] == "e"]
    assert mixed == alone and any(row["status"] == "ok" for row in alone)


def test_a_pattern_of_dictionary_forms_is_unscored_in_a_language_without_them_and_plain_ones_go_on() -> None:
    found = rows(None, Document("g", GERMAN, outlet="Blatt"))
    mentions = {"measure": "terms.mentions", "target": "return"}
    assert value(found, **mentions, category="deported", voice="own") == (None, "none")
    assert value(found, measure="terms.choice", target="return", category="persuaded") == (None, "none")
    (row,) = (r for r in found if r["measure"] == "terms.choice" and r["category"] == "deported")
    assert "dictionary forms" in row["reason"] and "und" in row["reason"]


def test_whose_words_they_are_is_unknown_where_nobody_can_tell() -> None:
    book = parse_codebook('[concepts."return"]\npersuaded = ["persuadées"]\nforced = ["forcées"]\n')
    found = (
        score([Document("f", FRENCH, outlet="Journal")], codebook=book, measures=["terms"], workers=1).table("scores").to_dicts()
    )
    for voice in ("own", "attributed", "distanced"):
        assert value(found, measure="terms.mentions", category="persuaded", voice=voice) == (None, "none")
    assert value(found, measure="terms.choice", category="persuaded") == (1, "ok")


def test_a_document_made_in_python_without_a_language_is_told_as_in_load() -> None:
    results = score([Document("e", ENGLISH, outlet="Gazette")], measures=["sourcing"], workers=1)
    assert results.table("documents")["language"].to_list() == ["en"]
    assert "skipped" not in set(results.table("scores")["status"])


def test_the_language_a_text_resembles_most_is_told(german: Plugins) -> None:
    assert [detect(text, german.languages) for text in (ENGLISH, GERMAN, FRENCH, "", "漢字だけの文章")] == [
        "en",
        "de",
        "und",
        "und",
        "und",
    ]


class _Bringing:
    def __init__(self, hook: str, *values: Any) -> None:
        from framing import hookimpl

        def announce() -> Any:
            return list(values)

        setattr(self, hook, hookimpl(announce))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language(code="German", name="German", function_words=frozenset({"der"})), "expected an ISO 639-1 code such as 'de'"),
        (Language(code="de", name="German"), "neither resembles nor function_words"),
        (Language(code="en", name="English", function_words=frozenset({"the"})), "comes with the core"),
        (Language(code="de", name="German", function_words=frozenset({"der"}), lemma="no"), "expected a function"),  # type: ignore[arg-type]
    ],
)
def test_a_language_without_what_it_needs_is_refused_with_the_reason(language: Language, said: str) -> None:
    found = load_plugins(only=(), extra={"odd": _Bringing("framing_languages", language)})
    assert said in found.infos[0].errors[0]
    assert [known.code for known in found.languages] == ["en"]


def test_a_capability_nobody_has_is_refused_with_those_that_exist(make: Any) -> None:
    annotator = make.fake_annotator("odd.layer", "layer", lambda document, layers: [], needs=("declensions",))
    found = load_plugins(only=(), extra={"odd": _Bringing("framing_annotators", annotator)})
    assert "'declensions'" in found.infos[0].errors[0] and "lemmas" in found.infos[0].errors[0]


def test_an_annotator_for_another_language_only_says_for_which(make: Any) -> None:
    french = make.fake_annotator("french.attributions", "attributions", lambda document, layers: [], languages=("fr",))
    measure = make.fake_measure("french.m", lambda document, layers: [], requires=("attributions",))
    found = score([Document("e", ENGLISH)], plugins=make.plugins_of(french, measure), workers=1).table("scores").to_dicts()
    assert [row["status"] for row in found] == ["skipped"]
    assert "french.attributions for 'fr'" in found[0]["reason"] and "'en'" in found[0]["reason"]


def test_a_name_in_the_codebook_that_makes_no_such_layer_is_refused() -> None:
    book = parse_codebook('[layers]\nattributions = "german.attribution"\n')
    with pytest.raises(RequestError, match=r"german\.attribution"):
        score([Document("e", ENGLISH)], codebook=book, measures=["sourcing"], workers=1)


def test_both_languages_stand_in_one_comparison(german: Plugins) -> None:
    documents = [Document("e", ENGLISH, outlet="Gazette"), Document("g", GERMAN, outlet="Blatt")]
    made = compare(score(documents, codebook=BOOK, plugins=german, measures=["terms"], workers=1))
    assert {row["group"] for row in made.to_polars().to_dicts() if row["passages"]} == {"Blatt", "Gazette"}
