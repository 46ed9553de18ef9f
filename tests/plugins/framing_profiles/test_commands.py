"""``framing distance`` and ``framing profile`` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest


@pytest.mark.parametrize("command", ["profile", "distances"])
def test_the_commands_write_their_tables(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from framing.cli import run

    assert run([command, "seeds", "--format", "json", "--quiet"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert len(found[command]) >= 10
    assert run([command, "seeds", "--output", str(tmp_path / "out.sqlite"), "--quiet"]) == 0
    assert run([command, "seeds", "--by", "nonsense"]) == 2


def test_a_group_that_no_document_has_is_refused_before_the_work(capsys: pytest.CaptureFixture[str]) -> None:
    from framing.cli import run

    assert run(["profile", "seeds", "--group", "Eastern Dayly"]) == 2
    assert "did you mean 'Eastern Daily'" in capsys.readouterr().err
