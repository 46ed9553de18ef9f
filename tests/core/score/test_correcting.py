"""Which corrections a run can use."""

from __future__ import annotations

from typing import Any

from framing.codebook import parse_codebook
from framing.corrections.model import Corrections, Row
from framing.score.correcting import usable

CODEBOOK = parse_codebook('[sources]\nunion = ["steward"]\n')


def plugins(make: Any) -> Any:
    return make.plugins_of(
        make.fake_annotator("say.attributions", "attributions", list, source_types=("expert", "government official")),
        make.fake_annotator("say.words", "words", list, array=True),
        make.fake_measure("say.types", list, requires=("attributions", "tokens")),
        make.fake_measure("say.length", list),
    )


def test_what_a_run_knows_is_taken_as_it_calls_it(make: Any) -> None:
    values = [("type", "Government_Official"), ("type", "union"), ("none", "Attributions"), ("none", "say.types")]
    rows = tuple(Row(n, kind, value=value) for n, (kind, value) in enumerate(values, 2))
    found = usable(Corrections(rows, (), "c.csv", "ab"), plugins(make), CODEBOOK)
    assert [row.value for row in found.rows] == ["government official", "union", "attributions", "attributions"]
    assert not found.problems and (found.name, found.sha256) == ("c.csv", "ab")


def test_what_it_does_not_know_says_what_there_is(make: Any) -> None:
    values = [("type", "exprt"), ("none", "words"), ("none", "say.length"), ("name", "exprt")]
    rows = tuple(Row(n, kind, value=value) for n, (kind, value) in enumerate(values, 2))
    found = usable(Corrections(rows), plugins(make), CODEBOOK)
    assert [row.number for row in found.rows] == [5]
    reasons = [reason for _, reason in found.problems]
    assert reasons[0] == "no type of source 'exprt'; did you mean 'expert'? There are expert, government official, union"
    assert all(reason.startswith("no layer or measure") and reason.endswith("There are attributions") for reason in reasons[1:])


def test_any_type_is_taken_where_no_plugin_says_which_there_are(make: Any) -> None:
    found = usable(Corrections((Row(2, "type", text="Berg", value="sailor"),)), make.plugins_of(), CODEBOOK)
    assert [row.value for row in found.rows] == ["sailor"]
