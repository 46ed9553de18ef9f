"""``framing view`` on the command line: how it starts and stops."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from framing.cli import run
from framing.serving import Server

ROOT = Path(__file__).parents[3]


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGINT to send to a process on Windows")
def test_ctrl_c_stops_it_cleanly() -> None:
    command = [sys.executable, "-m", "framing", "view", str(ROOT / "seeds"), "--measures", "terms", "--quiet"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line.startswith("http://127.0.0.1:") and "Ctrl-C" in line
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
    assert process.returncode in (0, 1) and errors.splitlines()[-1] == "stopped" and "Traceback" not in errors


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGTERM to send to a process on Windows")
def test_a_request_to_end_leaves_nothing_behind(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "framing", "view", str(ROOT / "seeds"), "--measures", "terms", "--quiet"]
    where = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=where) as process:
        assert process.stdout is not None and process.stdout.readline().startswith("http://")
        assert list(tmp_path.glob("framing-*/view.sqlite"))
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=30)
    assert "Traceback" not in errors and not list(tmp_path.glob("framing-*"))


def test_a_port_that_is_taken_is_said_before_the_work(
    server: Server, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("framing_html.view_command.opened", lambda *_: pytest.fail("nothing is to be read"))
    assert run(["view", str(ROOT / "seeds"), "--measures", "terms", "--quiet", "--port", str(server.server_port)]) == 2
    assert f"--port {server.server_port}: " in capsys.readouterr().err


def test_view_writes_no_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["view", str(ROOT / "seeds"), "--output", str(tmp_path / "x.html")]) == 2
    assert "view writes no file" in capsys.readouterr().err
