"""``framing`` itself: help, version, usage errors, and that the shell's start is not weighed down."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from framing import __version__

HEAVY = ("numpy", "polars", "nltk", "textblob", "simplemma", "nupunkt", "rich.console", "charset_normalizer", "sqlite3")
COMMANDS = ("compare", "score", "annotate", "show", "plugins", "measures", "codebook new", "codebook check")


def test_help_lists_the_commands_and_the_exit_codes(framing: Any) -> None:
    outcome = framing("--help")
    assert outcome.code == 0 and not outcome.err
    for name in COMMANDS:
        assert f"\n  {name.split()[0]} " in outcome.out
    assert "130  interrupted" in outcome.out
    assert "--install-completion" in outcome.out
    assert framing("-h").out == outcome.out


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_leads_with_an_example(framing: Any, command: str) -> None:
    outcome = framing(*command.split(), "--help")
    assert outcome.code == 0
    assert outcome.out.split("\n")[2].startswith(f"  Example: framing {command}")


def test_without_a_command_the_help_is_shown(framing: Any) -> None:
    outcome = framing()
    assert outcome.code == 2 and "Start here:\n  compare " in outcome.out


def test_version(framing: Any) -> None:
    assert framing("--version") == (0, f"framing {__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["compose"], "framing: no such command 'compose'. Did you mean 'compare'"),
        (["score"], "framing: missing argument 'PATH'; see: framing score --help"),
        (["score", ".", "--mesures", "x"], "framing: no such option: --mesures"),
        (["score", ".", "--format", "pdf"], "'pdf' is not one of 'text', 'json', 'jsonl', 'csv', 'parquet', 'sqlite'"),
        (["annotate", "."], "framing: missing option '--layer'"),
        (["compare", ".", "--min-documents", "1"], "framing: invalid value for '--min-documents'"),
        (["compare", ".", "--seed", "-1"], "framing: invalid value for '--seed'"),
        (["score", ".", "--measures", ","], "framing: ',' names nothing; give names such as stance,terms"),
        (["score", ".", "--plugins", ""], "framing: '' names nothing"),
        (["codebook", "write"], "framing: no such command 'write'"),
    ],
)
def test_wrong_usage_is_one_line_and_2(framing: Any, arguments: list[str], told: str) -> None:
    outcome = framing(*arguments)
    assert outcome.code == 2 and not outcome.out
    assert told in outcome.err
    assert outcome.err.count("\n") == 1


def test_help_imports_nothing_heavy() -> None:
    code = f"""
import sys
from framing.cli import run
run(["--help"])
print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


@pytest.mark.parametrize("command", ["compare", "annotate"])
def test_a_standard_output_that_is_closed_is_no_mistake(story: Path, command: str) -> None:
    called = f"{shlex.quote(sys.executable)} -m framing {command} {shlex.quote(str(story))} --quiet"
    layer = " --layer sentences" if command == "annotate" else ""
    done = subprocess.run(["sh", "-c", f"{called}{layer} >&-"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize(
    "arguments", [["compare"], ["score", "--format", "csv"], ["score", "--format", "csv", "-o", "/dev/full"]]
)
def test_a_full_disk_is_one_line(program: Any, story: Path, arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full, program(*arguments, story, "--quiet", stdout=full) as process:
        told = process.communicate()[1]
    assert process.returncode in (1, 2) and told.count("\n") == 1
    assert "No space left on device" in told and "mistake" not in told


def test_python_dash_m(program: Any) -> None:
    with program("--version") as process:
        assert process.communicate()[0] == f"framing {__version__}\n"
    assert process.returncode == 0


def test_a_mistake_in_framing_itself_is_one_line(framing: Any, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*arguments: object) -> None:
        raise ZeroDivisionError("wrong sum")

    monkeypatch.setattr("framing.cli.scoring.scored", broken)
    outcome = framing("score", story)
    assert outcome.code == 1 and "ZeroDivisionError: wrong sum" in outcome.err and "Traceback" not in outcome.err


def test_help_is_a_command_too(framing: Any) -> None:
    for words in (["compare"], ["codebook", "check"], ["sources"]):
        assert framing("help", *words) == framing(*words, "--help") and framing("help", *words).code == 0
    assert framing("help").out == framing("--help").out
    code, out, err = framing("help", "cmpare")
    assert (code, out) == (2, "") and "no command 'cmpare'; did you mean 'compare'?" in err
    assert framing("help", "compare", "seeds").code == 2


def test_the_version_has_a_short_option(framing: Any) -> None:
    assert framing("-V") == framing("--version") == (0, f"framing {__version__}\n", "")


@pytest.mark.parametrize("line", [["--debug", "compare", "nowhere"], ["compare", "nowhere", "--debug"]])
def test_debug_says_where_an_error_arose(framing: Any, line: list[str]) -> None:
    code, out, err = framing(*line)
    assert (code, out) == (3, "") and err.startswith("Traceback") and "InputError" in err
    assert err.splitlines()[-1].startswith("framing: nowhere: no such file")
    assert framing("compare", "nowhere").err.count("\n") == 1  # the next run is as before


def test_debug_by_the_environment_and_not_behind_two_dashes(framing: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert framing("compare", "--", "--debug").err == framing("compare", "--", "--debug").err.splitlines()[0] + "\n"
    assert "--debug: no such file" in framing("compare", "--", "--debug").err
    monkeypatch.setenv("FRAMING_DEBUG", "1")
    assert framing("compare", "nowhere").err.startswith("Traceback")


@pytest.mark.skipif(os.name == "nt", reason="pipes end otherwise on Windows")
@pytest.mark.parametrize("arguments", [["--help"], ["compare", "--help"]])
def test_a_reader_that_went_away_is_told_by_the_code_alone(arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    code = f"import sys; from framing.cli import main; main({arguments!r})"
    done = subprocess.run([sys.executable, "-c", code], stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")
