"""The numbers of articles made again by a process of its own: what it is told, and what stays when it fails or is stopped."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path
from threading import Timer
from typing import Any

import pytest

from framing import FramingError, InputError
from framing.cli import recheck as rechecking
from framing.cli.opening import subject_of
from framing.cli.options import Shared, as_arguments
from framing.cli.recheck import Recheck
from framing.load.correcting import wrong_in

PLACE = ("herald-1", 3, 9, "sourcing.attributed_share")


@pytest.fixture
def recheck(tmp_path: Path) -> Recheck:
    return Recheck(Shared(paths=[tmp_path]), {"by": "outlet"}, file=tmp_path / "corrections.csv")


def instead(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    monkeypatch.setattr(Recheck, "_command", lambda *_: [sys.executable, "-c", code])


def test_a_passage_is_written_once_and_taken_back_once(recheck: Recheck) -> None:
    assert recheck.wrong(*PLACE, "said") and not recheck.wrong(*PLACE, "said")
    assert recheck.marked() == {PLACE} and recheck.written == {PLACE: "said"}
    assert recheck.take_back(*PLACE) and not recheck.take_back(*PLACE)
    assert recheck.marked() == set() and recheck.written == {}


def test_a_row_of_the_users_own_is_not_taken_out(recheck: Recheck) -> None:
    recheck.wrong(*PLACE, "said")
    other = replace(recheck)
    other.written = {}
    assert not other.take_back(*PLACE) and wrong_in(recheck.file) == {PLACE}


def test_a_row_that_has_gone_meanwhile_is_told(recheck: Recheck) -> None:
    recheck.wrong(*PLACE, "said")
    recheck.file.unlink()
    with pytest.raises(InputError, match="cannot be read"):
        recheck.take_back(*PLACE)
    assert recheck.marked() == set()


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("import sys; print(3, file=sys.stderr); sys.exit('framing: the disk is full')", "exit code 1: the disk is full$"),
        ("import os; os.kill(os.getpid(), 9)", "was ended by SIGKILL$"),
        ("", "ended with exit code 0$"),
    ],
)
def test_a_process_that_fails_is_told(recheck: Recheck, monkeypatch: pytest.MonkeyPatch, code: str, why: str) -> None:
    instead(monkeypatch, code)
    recheck.begin()
    with pytest.raises(FramingError, match=why):
        recheck._scored(["a"])


def test_a_process_that_never_ends_is_stopped_though_it_will_not_hear(recheck: Recheck, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rechecking, "LAST_SECONDS", 0.2)
    instead(
        monkeypatch,
        "import signal, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
        "print(7, file=sys.stderr, flush=True); time.sleep(600)",
    )
    recheck.begin()

    def stop() -> None:
        while recheck.done != 7:
            time.sleep(0.02)
        recheck.stop()

    Timer(0, stop).start()
    assert recheck._scored(["a"]) is None
    recheck.begin()
    assert recheck.done == 0, "what is made next begins at nothing"


def test_a_process_is_ended_by_ctrl_c(recheck: Recheck, monkeypatch: pytest.MonkeyPatch) -> None:
    instead(monkeypatch, "import time; time.sleep(600)")
    begun: list[Any] = []

    def interrupted(process: Any) -> None:
        begun.append(process)
        raise KeyboardInterrupt

    monkeypatch.setattr(rechecking, "_ended", interrupted)
    with pytest.raises(KeyboardInterrupt):
        recheck._scored(["a"])
    assert begun[0].poll() is not None


def test_options_are_handed_on_as_they_were_given(tmp_path: Path) -> None:
    given = Shared(
        paths=[tmp_path],
        dictionary=["lexicon:afinn", "b.dic"],
        output=Path("x"),
        quiet=True,
        no_color=True,
        settings=["a.b=1"],
        stories=Path("s.csv"),
        region=["lead"],
        seed=7,
        columns="text=Body",
    )
    told = " ".join(as_arguments(given))
    assert (
        told
        == "--dictionary lexicon:afinn --dictionary b.dic --set a.b=1 --stories s.csv --columns text=Body --region lead --seed 7"
    )
    recheck = Recheck(given, {}, 2, codebook="name = 'mine'", file=tmp_path / "mine.csv")
    command = recheck._command(["a.b", "c"], tmp_path / "run")
    assert "--corrections" not in command and command[-2:] == ["--", str(tmp_path)]
    assert command[command.index("--workers") + 1] == "2" and command[command.index("--measures") + 1] == "a.b,c"
    assert Path(command[command.index("--codebook") + 1]).read_text("utf-8") == "name = 'mine'"
    recheck.wrong(*PLACE, "said")
    again = recheck._command(["a"], tmp_path / "run")
    assert again[again.index("--corrections") + 1] == str(tmp_path / "mine.csv")


def article(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "herald-1.txt").write_text("The mayor said the bridge was safe.\nIt opened on Monday.\n", "utf-8")
    return folder


def subject(monkeypatch: pytest.MonkeyPatch, *paths: Path, **options: Any) -> Any:
    monkeypatch.setattr("framing.cli.scoring.ISOLATED", False)
    shared = Shared(paths=[*paths], quiet=True, plugins="sourcing", **options)
    return subject_of(shared, measures="sourcing.attributed_share")[0]


def test_where_corrections_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles, other = article(tmp_path / "articles"), tmp_path / "mine.csv"
    about = subject(monkeypatch, articles).recheck
    assert about.file == articles / "corrections.csv" and about.why_not == "" and about.total == 1
    assert about.measures >= {"sourcing.attributed_share"} and "stories.copied" not in about.measures
    about.wrong(*PLACE, "The ma")
    monkeypatch.chdir(articles)
    assert subject(monkeypatch, Path("herald-1.txt")).recheck.file == Path("corrections.csv")
    other.write_bytes(about.file.read_bytes())
    assert subject(monkeypatch, articles, corrections=other).recheck.file == other


def test_articles_that_cannot_be_scored_again_say_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"The mayor said the bridge was safe.\n")))
    assert "through a pipe" in subject(monkeypatch, Path("-")).recheck.why_not
    articles = article(tmp_path / "articles")
    monkeypatch.setattr("os.access", lambda path, mode: False)
    assert "cannot be written; name a file that can be" in subject(monkeypatch, articles).recheck.why_not


def test_the_numbers_shown_outlive_those_that_were_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = article(tmp_path / "articles")
    about = subject(monkeypatch, articles)
    recheck = about.recheck
    recheck.begin()

    def scored(measures: Any) -> Path:
        recheck._made += 1
        folder = recheck._folder / f"run{recheck._made}"
        about.comparison.results.save(folder)
        return folder

    monkeypatch.setattr(recheck, "_scored", scored)
    first = recheck.make(about)
    home = first.comparison.results.home
    assert home.is_dir() and not recheck.changed
    (recheck._folder / "run9").mkdir()  # of one that was stopped
    second = recheck.make(first)
    assert home.is_dir() and second.comparison.results.home.is_dir() and not (recheck._folder / "run9").exists()
    assert first.comparison.table("comparison").equals(about.comparison.table("comparison"))
