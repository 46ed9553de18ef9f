"""A record of a run that somebody changed is an error that names the file, the field and what is expected."""

from __future__ import annotations

from typing import Any

import pytest

from framing.errors import InputError
from framing.saved.checked_run import check_run


def run(**changed: Any) -> dict[str, Any]:
    measures = {"m.x": {"meaning": "words", "unit": "words", "range": [0, None]}}
    compared = {"by": "outlet", "min_documents": 6, "seed": 0, "copies": "once"}
    return {
        "seed": 0,
        "regions": ["body"],
        "measures": measures,
        "compare": compared,
        "codebook": None,
        "deadline": 60.0,
        **changed,
    }


def test_what_framing_writes_passes() -> None:
    check_run("run.json", run())


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"seed": "0"}, "seed"),
        ({"seed": True}, "seed"),
        ({"regions": "body"}, "regions"),
        ({"regions": [1]}, "regions"),
        ({"options": {"stance": 3}}, "options"),
        ({"failures": [3]}, "failures"),
        ({"deadline": "long"}, "deadline"),
        ({"codebook": {"text": 5}}, "codebook.text"),
        ({"compare": {"min_documents": "six"}}, "compare.min_documents"),
        ({"compare": {"copies": "twice"}}, "compare.copies"),
        ({"measures": {"m.x": {"range": 3}}}, "measures.m.x.range"),
        ({"measures": {"m.x": 3}}, "measures"),
    ],
)
def test_a_wrong_value_is_named_with_its_file(changed: dict[str, Any], field: str) -> None:
    with pytest.raises(InputError, match=r"run\.json: the field") as caught:
        check_run("run.json", run(**changed))
    assert f"'{field}'" in str(caught.value) and "expected" in str(caught.value)
