"""``framing measures``."""

from __future__ import annotations

import json
from typing import Any


def test_each_measure_is_explained(framing: Any) -> None:
    outcome = framing("measures", "tone")
    assert outcome.code == 0
    assert "tone.polarity" in outcome.out and "terms.mentions" not in outcome.out
    for word in ("unit: ", "range: ", "high: ", "outlet: "):
        assert word in outcome.out
    assert framing("measures", "tone", "--quiet").out.split() == ["tone.polarity", "tone.subjectivity", "tone.vader"]
    assert max(map(len, outcome.out.splitlines())) <= 80


def test_json(framing: Any) -> None:
    found = json.loads(framing("measures", "--format", "json").out)
    assert {"name", "meaning", "unit", "range", "high", "source", "estimand"} <= set(found[0])
    plugins = [measure["name"].partition(".")[0] for measure in found]
    assert plugins == sorted(plugins)


def test_an_unknown_measure(framing: Any) -> None:
    outcome = framing("measures", "stance.towards")
    assert outcome.code == 2 and "did you mean 'stance.toward'?" in outcome.err
