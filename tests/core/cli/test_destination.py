"""Where data goes: the reporters of plugins, and what happens to a file when something goes wrong."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from framing import Comparison, Reporter, hookimpl, load_plugins
from framing.cli.destination import deliver, sink, write
from framing.errors import InputError
from framing.plugins import Plugins


class Reporters:
    @hookimpl
    def framing_reporters(self) -> Any:
        def write(results: Any, comparison: Comparison | None, path: Path) -> None:
            path.write_text(f"{len(results.table('documents'))} documents {comparison!r}", encoding="utf-8")

        def fail(results: Any, comparison: Comparison | None, path: Path) -> None:
            path.write_text("half", encoding="utf-8")
            raise ValueError("no ink")

        yield Reporter(name="ink", suffix=".ink", meaning="for tests", write=write)
        yield Reporter(name="dry", suffix=".dry", meaning="for tests", write=fail)


@pytest.fixture
def with_reporters(monkeypatch: pytest.MonkeyPatch) -> None:
    found = load_plugins(only=["terms"], extra={"reporters": Reporters()})
    monkeypatch.setattr("framing.plugins.load_plugins", lambda *arguments, **options: found)


@pytest.mark.usefixtures("with_reporters")
def test_the_suffix_chooses_a_plugins_reporter(framing: Any, story: Path, tmp_path: Path) -> None:
    assert framing("score", story, "--output", tmp_path / "a.ink", "--quiet") == (0, "", "")
    assert (tmp_path / "a.ink").read_text(encoding="utf-8") == "2 documents None"
    assert framing("compare", story, "--output", tmp_path / "a.ink", "--quiet").code == 0
    assert "Comparison by outlet" in (tmp_path / "a.ink").read_text(encoding="utf-8")


@pytest.mark.usefixtures("with_reporters")
def test_a_reporter_that_fails_leaves_nothing_behind(framing: Any, story: Path, tmp_path: Path) -> None:
    outcome = framing("score", story, "--output", tmp_path / "a.dry", "--quiet")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.endswith("ValueError: no ink\n") and outcome.err.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["story"]


def test_a_device_is_no_folder(program: Any, story: Path) -> None:
    with program("score", story, "--measures", "terms", "--format", "csv", "--output", "/dev/stdout", "--quiet") as process:
        out, err = process.communicate()
    assert (process.returncode, err) == (0, "")
    assert out.startswith('"doc_id","measure"')
    with program("score", story, "--output", "/dev/stdout") as process:
        assert "/dev/stdout: no format has that suffix" in process.communicate()[1]
    assert process.returncode == 2


def test_a_file_appears_only_when_all_is_written(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    with pytest.raises(InputError, match="nothing to read"), sink(path) as stream:
        stream.write("half")
        raise InputError("nothing to read")
    assert not list(tmp_path.iterdir())
    with sink(path) as stream:
        stream.write("whole\n")
        assert not path.exists()
    assert path.read_bytes() == b"whole\n"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("kind", ["csv", "jsonl", "json"])
def test_a_terminal_gets_nothing_that_it_would_obey(
    make: Any, kind: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    results = make.scored([make.article("word", "A\x1b[31m\x9b2J\u202e", 1)], make.word_measure("word"))
    monkeypatch.setattr(sys, "stdout", Terminal())
    deliver(results, None, kind, str, Plugins())
    shown = sys.stdout.getvalue()  # type: ignore[attr-defined]
    assert "A[31m2J-1" in shown.replace("\\u001b", "") and not set("\x1b\x9b\u202e") & set(shown)
    deliver(results, tmp_path / f"exact.{kind}", kind, str, Plugins())
    assert "\x9b2J\u202e" in (tmp_path / f"exact.{kind}").read_text("utf-8")


def test_whatever_is_printed_on_a_terminal_is_clean(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal())
    with sink(None) as stream:
        stream.writelines(f"{each}\n" for each in ("one\x7f", "\x1b[1mtwo\x1b[0m", "\x1b[2Jthree\u202e"))
    write(None, "four\x9b\u202e ü".encode())
    assert sys.stdout.getvalue() == "one\n\x1b[1mtwo\x1b[0m\n[2Jthree\nfour ü"  # type: ignore[attr-defined]


def writers(command: Any, name: str = "") -> Iterator[str]:
    """The names of all commands with --output."""
    if hasattr(command, "list_commands"):
        for each in command.list_commands(None):
            yield from writers(command.get_command(None, each), f"{name} {each}".strip())
    elif any("--output" in parameter.opts for parameter in command.params):
        yield name


def commands() -> list[str]:
    from typer.main import get_command

    from framing.cli.app import app

    return sorted(writers(get_command(app)))


NO_FILE = {"view"}  # says which command writes one
GIVEN: dict[str, list[str]] = {  # what a command needs beside the articles, or instead of them
    "annotate": ["story", "--layer", "terms"],
    "codebook check": ["story/codebook.toml"],
    "codebook export": ["story/codebook.toml", "--lossy"],
    "codebook import": ["lexicon:hedges"],
    "codebook lexica": [],
    "diff": ["saved", "saved"],
    "export": ["story", "--to", "csv"],
    "frames train": ["story", "--codes", "gold.csv"],
    "freeze": ["saved"],
    "kwic": ["crews", "story"],
    "collocates": ["crews", "story"],
    "measures": [],
    "plugins check": ["terms"],
    "report": ["story"],
    "sample": ["story", "--measures", "sourcing.attributed_share"],
    "trend": ["dated.csv", "--codebook", "story/codebook.toml", "--measures", "terms.mentions"],
    "validate": ["story", "--gold", "gold.csv"],
}


@pytest.mark.parametrize("name", commands())
def test_a_suffix_is_honoured_or_refused(
    framing: Any, story: Path, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import polars

    monkeypatch.chdir(tmp_path)
    Path("gold.csv").write_text("doc_id,start,end,label,layer,coder\nherald,0,5,walkout,terms,a\n", encoding="utf-8")
    rows = [f"{outlet},20{year}-05-01,The crews walked out. The strike went on." for year in (20, 21, 22) for outlet in "AB"]
    Path("dated.csv").write_text("\n".join(("outlet,published,text", *rows)), encoding="utf-8")
    if "saved" in GIVEN.get(name, ()):
        assert framing("score", "story", "--measures", "terms", "--output", "saved", "--quiet").code == 0
    for suffix in (".odd", ".csv"):
        path = Path(f"out{suffix}")
        code, out, err = framing(*name.split(), *GIVEN.get(name, ["story"]), "--output", path)
        if code == 2:
            assert not path.exists() and (name in NO_FILE or (suffix in err and err.count("\n") == 1)), err
        else:
            assert suffix == ".csv" and code in (0, 1) and out == "", (code, out, err)
            text = path.read_text(encoding="utf-8")
            assert text[:1] not in "[{<#" and len(polars.read_csv(path, infer_schema=False).columns) > 1
