"""The measures of sourcing."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from framing.plugins import Plugins, load_plugins
from framing.testing import check_measure, sample_document, scores
from framing_sourcing.declared import MEASURES
from framing_sourcing.measures import effective_number
from framing_sourcing.source_types import TYPES


@cache
def installed() -> Plugins:
    return load_plugins()


def values(measure: str, text: str) -> dict[str, Any]:
    return {row["category"]: row["value"] for row in scores(measure, sample_document(text), plugins=installed())}


STORY = """Harbour closes

The harbour closed on Monday. "It leaks," said Anna Lund, a professor. Police said that two boats sank.

Critics claim the "safety fee" was never spent. Lund believes that the port will open in May."""


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.name)
def test_measures_keep_the_contract(measure: Any) -> None:
    documents = [sample_document(text) for text in (STORY, "Rain fell on the town for three days.", "")]
    check_measure(measure, documents, plugins=installed())


def test_attributed_share_and_count() -> None:
    assert values("sourcing.attributions", STORY)[""] == pytest.approx(1000 * 4 / 34, rel=0.2)
    assert 0.4 < values("sourcing.attributed_share", STORY)[""] < 0.8
    assert values("sourcing.attributed_share", "Rain fell on the town for three days.") == {"": 0.0}


def test_types_have_explicit_zeros() -> None:
    found = values("sourcing.types", STORY)
    assert set(found) == set(TYPES)
    assert found["expert"] == 0.5 and found["police"] == 0.25 and found["victim"] == 0.0
    assert sum(found.values()) == pytest.approx(1)


def test_shares() -> None:
    assert values("sourcing.anonymous_share", STORY)[""] == 0.25
    assert values("sourcing.unresolved_share", STORY)[""] == 0.0
    assert values("sourcing.direct_share", STORY)[""] == 0.5
    assert values("sourcing.slant", STORY)[""] == pytest.approx(1 / 3)
    assert values("sourcing.sources", STORY)[""] == 2
    assert values("sourcing.concentration", STORY)[""] == pytest.approx(2 / 3)


def test_no_attributions_is_not_zero() -> None:
    (row,) = scores("sourcing.types", sample_document("Rain fell on the town for three days."), plugins=installed())
    assert row["status"] == "none" and row["reason"]


def test_diversity_gives_the_document_and_its_sources() -> None:
    found = scores("sourcing.diversity", sample_document(STORY), plugins=installed())
    assert {row["category"]: row["numerator"] for row in found if row["category"]} == {"Anna Lund": 2.0, "police": 1.0}
    (whole,) = [row["value"] for row in found if not row["category"]]
    assert whole == pytest.approx(effective_number([2, 1]))


def test_effective_number() -> None:
    assert effective_number([1, 1, 1]) == pytest.approx(3)
    assert effective_number([5]) == pytest.approx(1)
    assert effective_number([]) == 0


def test_scare_quotes_are_counted() -> None:
    document = sample_document('The "office" was a shed. The boats "sank" in dry dock.')
    found = scores("sourcing.scare_quotes", document, plugins=installed())
    assert [row["numerator"] for row in found] == [2.0]


def test_intentions_do_not_count() -> None:
    assert values("sourcing.attributed_share", "The town plans to build a second tunnel under the river.") == {"": 0.0}
