"""``framing code`` as a process of its own: what is killed loses nothing, what ends puts the answers into the sheet; a model."""

from __future__ import annotations

import csv
import http.client
import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlencode

import pytest

from framing.cli import run
from framing.coding.sheet import Item, read_sheet, write_sheet

from ...served import served  # noqa: TID252  tests have no absolute name

ITEMS = [Item(f"i{n}", "Ferry", f"The [[crew {n}]] left.", "How many?", "a whole number") for n in range(1, 6)]
needs_signals = pytest.mark.skipif(os.name == "nt", reason="there are no such signals on Windows")


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "codes.csv"
    write_sheet(path, ITEMS)
    return path


class Coding:
    """The command in a process of its own, and what its page would send."""

    def __init__(self, sheet: Path, coder: str) -> None:
        command = [sys.executable, "-m", "framing", "code", str(sheet), "--coder", coder]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        self.told = self.process.stdout.readline()
        found = re.match(r"http://(127\.0\.0\.1:(\d+))(/\S+/) ", self.process.stdout.readline())
        assert found, self.process.communicate(timeout=30)
        self.host, self.port, self.path = found[1], int(found[2]), found[3]

    def answer(self, item: str, answer: str, path: str | None = None) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Origin": f"http://{self.host}", "Content-Type": "application/x-www-form-urlencoded"}
        body = urlencode({"item": item, "answer": answer})
        connection.request("POST", f"{self.path if path is None else path}answer", body, headers)
        status = connection.getresponse().status
        connection.close()
        return status

    def end(self, number: int) -> str:
        self.process.send_signal(number)
        return self.process.communicate(timeout=60)[1]


@needs_signals
def test_a_program_that_is_killed_loses_no_answer(sheet: Path) -> None:
    coding = Coding(sheet, "anna")
    assert "coder anna, 0 of 5 items coded" in coding.told
    for number in (1, 2, 3):
        assert coding.answer(f"i{number}", str(number)) == 200
    assert coding.answer("i4", "many") == 400 and coding.answer("i4", "4", "/guessed/") == 403
    coding.end(signal.SIGKILL)
    assert read_sheet(sheet).answers == {"1": {}}
    again = Coding(sheet, "anna")
    assert "coder anna, 3 of 5 items coded" in again.told
    assert again.answer("i4", "4") == 200
    assert "Traceback" not in again.end(signal.SIGINT) and again.process.returncode == 0
    assert read_sheet(sheet).answers == {"1": {}, "anna": {"i1": "1", "i2": "2", "i3": "3", "i4": "4"}}


@needs_signals
def test_two_coders_at_once_and_a_request_to_end(sheet: Path) -> None:
    anna, ben = Coding(sheet, "anna"), Coding(sheet, "ben")
    assert anna.answer("i1", "1") == 200 and ben.answer("i1", "2") == 200
    anna.end(signal.SIGTERM)
    assert ben.answer("i2", "3") == 200
    ben.end(signal.SIGINT)
    assert read_sheet(sheet).answers == {"1": {}, "anna": {"i1": "1"}, "ben": {"i1": "2", "i2": "3"}}


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--endpoint", "http://127.0.0.1:1/v1"], "for a model; name it"),
        (["--again"], "for a model; name it"),
        (["--coder", "model:x"], "is a model's; name yourself"),
        (["--model", "x"], "where is the model? --endpoint"),
        (["--model", "x", "--endpoint", "http://127.0.0.1:1/v1", "--coder", "anna"], "--coder is for people"),
    ],
)
def test_what_does_not_fit_is_refused(sheet: Path, options: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["code", str(sheet), *options]) == 2
    assert told in capsys.readouterr().err


def test_what_is_no_sheet_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "other.csv").write_text("text,outlet\na,b\n", "utf-8")
    assert run(["code", str(tmp_path / "other.csv")]) == 3
    assert "not a coding sheet" in capsys.readouterr().err
    assert run(["code", str(tmp_path / "none.csv")]) == 3
    assert "no such file" in capsys.readouterr().err
    assert run(["code", str(tmp_path / "codes.ods")]) == 2


@pytest.fixture
def model() -> Iterator[ThreadingHTTPServer]:
    """A model that says how many letters a question has, after two of which it is out of order until it is mended."""
    pytest.importorskip("openai", reason="openai comes with the extra 'model'")

    class Talking(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            made.asked.append(sent)  # type: ignore[attr-defined]
            number = re.findall(r"crew (\d)", sent["messages"][1]["content"])[0]
            broken = made.broken and number > "2"  # type: ignore[attr-defined]
            if number == "3" and made.slow is not None:  # type: ignore[attr-defined]
                made.waiting.set()  # type: ignore[attr-defined]
                made.slow.wait(60)  # type: ignore[attr-defined]
                return
            told = {
                "choices": [{"index": 0, "finish_reason": "stop", "message": {"content": "a few" if number == "2" else number}}]
            }
            data = json.dumps({"error": "out of order"} if broken else told).encode()
            self.send_response(404 if broken else 200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    made = ThreadingHTTPServer(("127.0.0.1", 0), Talking)
    made.asked, made.broken = [], True  # type: ignore[attr-defined]
    made.slow, made.waiting = None, threading.Event()  # type: ignore[attr-defined]
    yield from served(made)


@pytest.fixture
def by_model(sheet: Path, model: ThreadingHTTPServer) -> Callable[..., int]:
    where = f"http://127.0.0.1:{model.server_port}/v1"
    return lambda *options: run(["code", str(sheet), "--model", "small", "--endpoint", where, *options])


def test_a_model_codes_what_it_can_and_goes_on_later(
    sheet: Path,
    model: ThreadingHTTPServer,
    by_model: Callable[..., int],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-a-secret-of-ours")
    assert by_model("--yes") == 1
    out, err = capsys.readouterr()
    assert "to send: 5 questions" in err and "characters in all" in err and "on this machine" in err
    assert "of 5 questions 1 answered, 1 with no usable answer" in out
    assert "failed: item i3: " in err and "404" in err and "stopped: 2 questions were not asked" in err
    assert read_sheet(sheet).answers["model:small"] == {"i1": "1"}
    model.broken = False  # type: ignore[attr-defined]
    assert by_model("--yes") == 0
    assert "to send: 3 questions" in capsys.readouterr().err
    assert read_sheet(sheet).answers["model:small"] == {"i1": "1", "i3": "3", "i4": "4", "i5": "5"}
    asked = len(model.asked)  # type: ignore[attr-defined]
    assert by_model() == 0 and len(model.asked) == asked, "nothing is left to ask, or to confirm"  # type: ignore[attr-defined]
    assert by_model("--yes", "--again") == 0
    assert "asked twice: the same answer to 4 of 4 questions" in capsys.readouterr().out
    for path in sheet.parent.iterdir():
        assert "sk-a-secret" not in path.read_text("utf-8"), path


@needs_signals
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_model_that_is_stopped_leaves_its_answers_in_the_sheet(
    sheet: Path, model: ThreadingHTTPServer, number: signal.Signals, code: int
) -> None:
    model.broken, model.slow = False, threading.Event()  # type: ignore[attr-defined]
    where = f"http://127.0.0.1:{model.server_port}/v1"
    command = [sys.executable, "-m", "framing", "code", str(sheet), "--model", "small", "--endpoint", where, "--yes"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert model.waiting.wait(60)  # type: ignore[attr-defined]
        process.send_signal(number)
        out, told = process.communicate(timeout=60)
    model.slow.set()  # type: ignore[attr-defined]
    assert process.returncode == code
    assert "of 5 questions 1 answered, 1 with no usable answer" in out and "stopped: 3 questions were not asked" in told
    assert "no file was written" not in told and "Traceback" not in told
    assert read_sheet(sheet).answers["model:small"] == {"i1": "1"}


def test_nothing_is_sent_that_was_not_confirmed(
    sheet: Path, model: ThreadingHTTPServer, by_model: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert by_model() == 2
    assert "in a script, confirm with --yes" in capsys.readouterr().err
    assert model.asked == [] and [path.name for path in sheet.parent.iterdir()] == ["codes.csv"]  # type: ignore[attr-defined]


@needs_signals
@pytest.mark.parametrize(("said", "sent"), [("n", 0), ("", 0), ("y", 5)])
def test_it_is_confirmed_on_a_terminal(sheet: Path, model: ThreadingHTTPServer, said: str, sent: int) -> None:
    import pty

    model.broken = False  # type: ignore[attr-defined]
    ours, theirs = pty.openpty()
    where = f"http://127.0.0.1:{model.server_port}/v1"
    command = [sys.executable, "-m", "framing", "code", str(sheet), "--model", "small", "--endpoint", where]
    with subprocess.Popen(command, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        os.write(ours, f"{said}\n".encode())
        _, errors = process.communicate(timeout=120)
    os.close(ours)
    os.close(theirs)
    assert len(model.asked) == sent and "Send it?" in errors  # type: ignore[attr-defined]
    assert process.returncode == (0 if sent else 2) and ("nothing was sent" in errors) is not bool(sent)


def test_the_sheet_stays_a_sheet_for_spreadsheets(sheet: Path, model: ThreadingHTTPServer, by_model: Callable[..., int]) -> None:
    by_model("--yes")
    rows = list(csv.reader(sheet.read_text("utf-8-sig").splitlines()))
    assert rows[0][-2:] == ["coder 1", "coder model:small"] and len(rows) == 6
