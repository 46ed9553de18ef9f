"""The measures of sourcing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import framing
from framing.testing import check_measure, layers_of, sample_document, scores
from framing_sourcing.counting import words_in
from framing_sourcing.declared import MEASURES
from framing_sourcing.measures import effective_number
from framing_sourcing.speakers.source_types import TYPES


def values(measure: str, text: str) -> dict[str, Any]:
    return {row["category"]: row["value"] for row in scores(measure, sample_document(text))}


STORY = """Harbour closes

The harbour closed on Monday. "It leaks," said Anna Lund, a professor. Police said that two boats sank.

Critics claim the "safety fee" was never spent. Lund believes that the port will open in May."""


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.name)
def test_measures_keep_the_contract(measure: Any) -> None:
    documents = [sample_document(text) for text in (STORY, "Rain fell on the town for three days.", "")]
    check_measure(measure, documents)


def test_attributed_share_and_count() -> None:
    assert values("sourcing.attributions", STORY)[""] == pytest.approx(1000 * 4 / 34, rel=0.2)
    assert 0.4 < values("sourcing.attributed_share", STORY)[""] < 0.8
    assert values("sourcing.attributed_share", "Rain fell on the town for three days.") == {"": 0.0}


def test_types_have_explicit_zeros() -> None:
    found = values("sourcing.types", STORY)
    assert set(found) == set(TYPES)
    assert found["expert"] == 0.5 and found["police"] == 0.25 and found["victim"] == 0.0
    assert sum(found.values()) == pytest.approx(1)


def test_the_documentation_lists_the_types() -> None:
    page = (Path(__file__).parents[3] / "docs" / "measures.md").read_text(encoding="utf-8")
    section = " ".join(page.partition("\n## `sourcing.types`\n")[2].partition("\n## ")[0].split())
    assert f"The types are {', '.join(TYPES[:-1])} and {TYPES[-1]}, and those your codebook adds." in section


def test_shares() -> None:
    assert values("sourcing.anonymous_share", STORY)[""] == 0.25
    assert values("sourcing.unresolved_share", STORY)[""] == 0.0
    assert values("sourcing.direct_share", STORY)[""] == 0.5
    assert values("sourcing.sources", STORY)[""] == 2
    assert values("sourcing.concentration", STORY)[""] == pytest.approx(2 / 3)


def test_types_and_what_is_not_told_make_up_all_attributions() -> None:
    text = (
        "The notices of several towns say the pier is safe. Peter Lund and Carl Dahl met. He said that it was lost. "
        '"It leaks." The mayor said that it would be sold.'
    )
    types = [row for row in scores("sourcing.types", sample_document(text)) if row["numerator"]]
    (untold,) = scores("sourcing.unresolved_share", sample_document(text))
    assert untold["denominator"] - untold["numerator"] == types[0]["denominator"] == sum(row["numerator"] for row in types)
    assert untold["numerator"] > 0


def test_words_by_type_go_with_the_attributions_by_type() -> None:
    found = values("sourcing.type_words", STORY)
    assert set(found) == set(TYPES)
    assert sum(found.values()) == pytest.approx(1)
    assert found["expert"] > found["police"] > 0 == found["victim"]


def test_words_by_type_weigh_what_attributions_count() -> None:
    text = 'Police said that the two old boats had sunk in the harbour after the storm. "No," said Anna Lund, a professor.'
    words, times = values("sourcing.type_words", text), values("sourcing.types", text)
    assert times["police"] == times["expert"] == 0.5
    assert words["police"] > 0.8 and words["expert"] < 0.2


def test_slant_has_a_direction() -> None:
    found = scores("sourcing.slant", sample_document(STORY))
    assert {row["category"]: row["value"] for row in found} == {"against": 0.25, "for": 0.0}
    assert values("sourcing.slant", "Police said that the boats sank. Lund added that the port was shut.") == {
        "against": 0,
        "for": 0,
    }


@pytest.mark.parametrize("measure", [measure.name for measure in MEASURES if measure.name != "sourcing.scare_quotes"])
def test_no_attributions_is_not_zero(measure: str) -> None:
    rows = scores(measure, sample_document("Rain fell on the town for three days."))
    counts = ("sourcing.attributed_share", "sourcing.attributions", "sourcing.sources")
    if measure in counts:
        assert [row["value"] for row in rows] == [0.0]
    else:
        assert [(row["status"], bool(row["reason"])) for row in rows] == [("none", True)]


def test_every_number_above_zero_has_its_evidence() -> None:
    results = framing.score([sample_document(STORY)], measures=["sourcing"])
    shown = {(row["measure"], row["category"]) for row in results.table("evidence").iter_rows(named=True)}
    for row in results.table("scores").iter_rows(named=True):
        if row["numerator"]:
            assert (row["measure"], row["category"]) in shown


def test_shares_of_types_rest_on_sources_that_can_be_typed() -> None:
    text = STORY + " It was also said that the mayor had left."
    assert sum(values("sourcing.types", text).values()) == pytest.approx(1)


def test_words_outside_the_regions_that_count_do_not_count() -> None:
    text = "The harbour closed.\n\nThe boats sank."
    layers = layers_of(text).narrowed([(0, 19)])
    assert words_in(layers, [(0, len(text))]) == 3
    assert words_in(layers, [(21, len(text))]) == 0


def test_diversity_gives_the_document_and_its_sources() -> None:
    found = scores("sourcing.diversity", sample_document(STORY))
    assert {row["category"]: row["numerator"] for row in found if row["category"]} == {"Anna Lund": 2.0, "police": 1.0}
    (whole,) = [row["value"] for row in found if not row["category"]]
    assert whole == pytest.approx(effective_number([2, 1]))


def test_effective_number() -> None:
    assert effective_number([1, 1, 1]) == pytest.approx(3)
    assert effective_number([5]) == pytest.approx(1)
    assert effective_number([]) == 0


def test_scare_quotes_are_counted() -> None:
    document = sample_document('The "office" was a shed. The boats were "rescued" in dry dock.')
    found = scores("sourcing.scare_quotes", document)
    assert [row["numerator"] for row in found] == [2.0]


def test_intentions_do_not_count() -> None:
    assert values("sourcing.attributed_share", "The town plans to build a second tunnel under the river.") == {"": 0.0}


def test_types_name_only_who_has_a_name() -> None:
    text = "Anna Lund, a professor, said that it leaks. Many said that it was late. People who left early said that it rained."
    results = framing.score([sample_document(text)], measures=["sourcing.types"])
    labels = [row["label"] for row in results.table("evidence").iter_rows(named=True)]
    assert [label for label in labels if label] == ["Anna Lund"]
    assert len(labels) > 1
