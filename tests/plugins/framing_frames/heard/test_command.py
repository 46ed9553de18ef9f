"""``framing heard``."""

from __future__ import annotations

import json

import pytest


def test_it_lists_who_is_heard(capsys: pytest.CaptureFixture[str]) -> None:
    from framing.cli import run

    assert run(["heard", "seeds", "--format", "json", "--quiet"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {row["source"] for row in found["heard"]} and {row["source_type"] for row in found["groups"]} >= {"all"}
    assert run(["heard", "seeds", "--by", "nonsense"]) == 2
