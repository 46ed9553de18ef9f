"""Bad input costs a line that says where, what and what next; everything else is still done and nothing is half-written."""

from __future__ import annotations

import errno
import json
import os
import signal
import sqlite3
import subprocess
import tempfile
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from framing.cli import run
from framing.guard.fence import fence

MEASURES = ("--measures", "terms.mentions")


def scored(outcome: Any) -> set[str]:
    """The documents that JSON lines of scores speak of."""
    return {json.loads(line)["doc_id"] for line in outcome.out.splitlines()}


def score_beside(framing: Any, story: Path, name: str, content: bytes) -> Any:
    """Score the story with one more file in its folder."""
    (story / name).write_bytes(content)
    outcome = framing("score", story, *MEASURES, "--format", "jsonl", "--quiet")
    assert {"herald", "tribune"} <= scored(outcome), "the rest is still scored"
    assert "Traceback" not in outcome.err
    return outcome


def only_line(outcome: Any) -> str:
    assert outcome.err.count("\n") == 1, outcome.err
    return str(outcome.err).rstrip("\n")


def test_an_empty_folder(framing: Any, tmp_path: Path) -> None:
    outcome = framing("score", tmp_path)
    assert (outcome.code, outcome.out) == (3, "")
    told = only_line(outcome)
    assert told.startswith(f"framing: {tmp_path}: ") and ".txt" in told


def test_a_path_that_does_not_exist(framing: Any, tmp_path: Path) -> None:
    outcome = framing("compare", tmp_path / "nowhere")
    assert (outcome.code, outcome.out) == (3, "")
    assert only_line(outcome).startswith(f"framing: {tmp_path / 'nowhere'}: no such file or folder")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("blank.txt", b" \n\t\n", "no text in it"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "a PNG image, not text"),
        ("program.txt", bytes(range(256)) * 20, "a binary file, not text"),
        ("table.csv", b"name,price\nbread,2\n", "no text column; expected a column named text, content"),
        ("list.json", b'[{"text": "The ferry sailed."', "not JSON (line 1, column"),
    ],
)
def test_a_file_that_cannot_be_read_is_skipped(framing: Any, story: Path, name: str, content: bytes, told: str) -> None:
    outcome = score_beside(framing, story, name, content)
    assert outcome.code == 1
    assert only_line(outcome).startswith(f"skipped: {story / name}: {told}")
    alone = framing("score", story / name, *MEASURES)
    assert (alone.code, alone.out) == (3, "")
    assert told in only_line(alone)


def test_invalid_utf_8_is_repaired_and_noted(framing: Any, story: Path) -> None:
    text = "The café by the quay — crowded since dawn — sold “strike breakfasts” to the crews and their families… "
    (story / "bytes.txt").write_bytes(text.encode() + b"\xff\xfe and then it closed.")
    outcome = framing("score", story, *MEASURES, "--format", "jsonl")
    assert outcome.code == 0
    assert {"bytes", "herald", "tribune"} <= scored(outcome)
    assert f"note: {story / 'bytes.txt'}: invalid bytes or half characters replaced by U+FFFD: 2" in outcome.err


def test_nul_bytes_are_replaced_and_noted(framing: Any, story: Path) -> None:
    (story / "nul.txt").write_bytes(b"The dockers went on \x00strike at the old harbour and the crews of the ferries went home.")
    outcome = framing("score", story, *MEASURES, "--format", "jsonl")
    assert outcome.code == 0 and "nul" in scored(outcome)
    assert f"note: {story / 'nul.txt'}: NUL characters replaced by U+FFFD" in outcome.err
    assert "\0" not in framing("show", story / "nul.txt").out


def test_a_row_without_an_id_gets_one(framing: Any, tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("id,text\na,The crews went on strike.\n,The port stayed shut.\n", encoding="utf-8")
    outcome = framing("score", path, "--measures", "tone.polarity", "--format", "jsonl")
    assert outcome.code == 0 and scored(outcome) == {"a", "rows:3"}
    assert f"note: {path}: no id: row 3 is called 'rows:3'" in outcome.err


def test_two_documents_with_one_id(framing: Any, tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    rows = [{"id": "a", "text": "The crews went on strike."}, {"id": "a", "text": "The port stayed shut."}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    outcome = framing("score", path, "--measures", "tone.polarity", "--format", "jsonl")
    assert outcome.code == 0 and scored(outcome) == {"a", "a#2"}
    assert "two documents with one id: 'a'" in outcome.err


def test_a_date_that_is_none(framing: Any, tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("id,text,published\na,The crews went on strike.,the day before yesterday\n", encoding="utf-8")
    outcome = framing("score", path, "--measures", "tone.polarity", "--format", "jsonl")
    assert outcome.code == 0 and scored(outcome) == {"a"}
    assert "date" in outcome.err and "the day before yesterday" in outcome.err


def test_an_article_of_20_megabytes(framing: Any, story: Path) -> None:
    filling = "The port authority counted the ships that lay before the harbour and waited for news of the talks. " * 200
    paragraphs = (f"On day {day} the crews went on strike. {filling}\n\n" for day in range(1001))
    (story / "long.txt").write_text("".join(paragraphs), encoding="utf-8")
    outcome = framing("score", story, *MEASURES, "--plugins", "terms", "--format", "jsonl", "--quiet")
    assert (outcome.code, outcome.err) == (0, "")
    rows = [json.loads(line) for line in outcome.out.splitlines()]
    assert scored(outcome) == {"herald", "long", "tribune"}
    assert sum(row["numerator"] or 0 for row in rows if row["doc_id"] == "long" and row["category"] == "strike") == 1001


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('[tragets]\nx = ["y"]\n', "tragets: unknown key"),
        ('[targets]\ncrews = ["(ferry"]\n', "targets.crews"),
        ("[targets\n", "line 1"),
        ('[targets]\ncrews = "ferry"\n', "targets.crews"),
    ],
)
def test_a_codebook_that_cannot_be_used(framing: Any, story: Path, content: str, told: str) -> None:
    path = story / "codebook.toml"
    path.write_text(content, encoding="utf-8")
    for arguments in (("score", story), ("score", story / "herald.txt", "--codebook", path), ("show", story)):
        outcome = framing(*arguments)
        assert (outcome.code, outcome.out) == (2, "")
        assert only_line(outcome).startswith(f"framing: {path}: ") and told in outcome.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--measures", "stance.towards"), "no measure 'stance.towards', did you mean 'stance.toward'?"),
        (("--plugins", "trems"), "no plugin 'trems', did you mean 'terms'?"),
        (("--region", "haedline"), "no region 'haedline', did you mean 'headline'?"),
        (("--codebook", "nowhere.toml"), "nowhere.toml: no such codebook"),
    ],
)
def test_names_that_do_not_exist(framing: Any, story: Path, arguments: tuple[str, ...], told: str) -> None:
    outcome = framing("score", story, *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert told in only_line(outcome).replace("; did", ", did")


def test_outputs_that_cannot_be_written(framing: Any, story: Path, tmp_path: Path) -> None:
    (tmp_path / "a.csv").mkdir()
    (tmp_path / "file").write_text("x", encoding="utf-8")
    refused = [
        (("annotate", "--layer", "terms"), tmp_path, "is a folder"),
        (("show",), tmp_path, "is a folder"),
        (("plugins",), tmp_path, "is a folder"),
        (("score", "--format", "sqlite"), tmp_path / "a.csv", "is a folder"),
        (("score",), tmp_path / "none" / "x.csv", "does not exist"),
        (("compare",), tmp_path / "file" / "x.csv", "is no folder"),
        (("score",), tmp_path / "x.docx", "no format"),
    ]
    before = sorted(tmp_path.rglob("*"))
    for (command, *options), path, told in refused:
        paths = [] if command == "plugins" else [story]
        outcome = framing(command, *paths, *options, "--output", path)
        assert (outcome.code, outcome.out) == (2, ""), command
        assert only_line(outcome).startswith(f"framing: {path}: ") and told in outcome.err
    assert sorted(tmp_path.rglob("*")) == before, "nothing was left behind"


@pytest.mark.parametrize("command", ["score", "compare", "sources"])
def test_what_is_read_is_not_written_over(framing: Any, tmp_path: Path, command: str) -> None:
    article = tmp_path / "article.jsonl"
    article.write_text('{"text": "The mayor said that the pier leaks.", "outlet": "Gazette"}\n', encoding="utf-8")
    before = article.read_bytes()
    for named in (article, tmp_path):  # itself, or the folder that holds it
        outcome = framing(command, named, "--output", article)
        assert outcome.code == 2 and "is one of the files that are read" in only_line(outcome)
        assert article.read_bytes() == before


@pytest.mark.parametrize("option", ["--stories", "--dictionary", "--codebook", "--validation"])
def test_what_an_option_names_is_not_written_over(framing: Any, story: Path, tmp_path: Path, option: str) -> None:
    given = {
        "--stories": ("own.csv", "doc_id,story\none,pier\n"),
        "--dictionary": ("own.csv", "term,category\npier,places\n"),
        "--codebook": ("own.jsonl", '[concepts."pier"]\npier = ["pier"]\n'),
        "--validation": ("own.csv", "anything"),
    }
    name, content = given[option]
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    outcome = framing("compare", story, option, path, "--output", path)
    assert outcome.code == 2 and path.read_text(encoding="utf-8") == content


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_an_output_without_permission(framing: Any, story: Path, tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    outcome = framing("score", story, "--output", locked / "x.csv")
    assert outcome.code == 2 and "permission denied" in only_line(outcome)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk(framing: Any, story: Path) -> None:
    outcome = framing("annotate", story, "--layer", "terms", "--output", "/dev/full", "--quiet")
    assert outcome.code == 2 and only_line(outcome).startswith("framing: /dev/full: cannot be written: ")


def test_a_reader_that_goes_away(program: Any, story: Path) -> None:
    (story / "many.txt").write_text("The crews went on strike again. " * 4000, encoding="utf-8")
    with program("annotate", story, "--layer", "tokens") as process:
        first = process.stdout.readline()
        process.stdout.close()
        told = process.stderr.read()
    assert json.loads(first)["doc_id"] == "herald", told
    assert (process.returncode, told) == (141, "")


def open_when_read(pipe: Path, process: subprocess.Popen[str]) -> int:
    """The writing end of a named pipe, once a process reads it."""
    while process.poll() is None:
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError as error:
            assert error.errno == errno.ENXIO, error
            time.sleep(0.01)
    raise AssertionError(process.communicate()[1])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_ctrl_c(program: Any, story: Path, tmp_path: Path) -> None:
    pipe, output = tmp_path / "pipe", tmp_path / "out.csv"
    os.mkfifo(pipe)
    with program("score", story, pipe, "--output", output) as process:
        writing = open_when_read(pipe, process)
        process.send_signal(signal.SIGINT)
        out, told = process.communicate(timeout=60)
        os.close(writing)
    assert process.returncode == 130
    assert (out, told) == ("", "framing: interrupted; no file was written\n")
    assert not output.exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_request_to_end(program: Any, story: Path, tmp_path: Path, number: signal.Signals, code: int) -> None:
    if signal.getsignal(number) is signal.SIG_IGN:
        pytest.skip("the signal is ignored here, as under nohup")
    pipe, output = tmp_path / "pipe", tmp_path / "out.csv"
    os.mkfifo(pipe)
    output.write_text("old", encoding="utf-8")
    with program("score", story, pipe, "--output", output) as process:
        writing = open_when_read(pipe, process)
        process.send_signal(number)
        out, told = process.communicate(timeout=60)
        os.close(writing)
    assert (process.returncode, out, told) == (code, "", f"framing: ended by {number.name}; no file was written\n")
    assert output.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.csv", "pipe", "story"]


def test_ctrl_c_while_writing(framing: Any, story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from framing.cli.annotate import reading_of

    def interrupted(*asked: Any) -> Any:
        yield next(iter(reading_of(*asked)))
        raise KeyboardInterrupt

    monkeypatch.setattr("framing.cli.annotate.reading_of", interrupted)
    outcome = framing("annotate", story, "--layer", "terms", "--output", tmp_path / "out.jsonl")
    assert outcome == (130, "", "framing: interrupted; no file was written\n")
    assert [path.name for path in tmp_path.iterdir()] == ["story"]


def test_a_command_in_this_process_leaves_ctrl_c_as_it_was(framing: Any) -> None:
    before = signal.getsignal(signal.SIGINT)
    assert framing("measures")[0] == 0
    assert signal.getsignal(signal.SIGINT) is before
    with pytest.raises(KeyboardInterrupt), fence():
        os.kill(os.getpid(), signal.SIGINT)
    with fence():
        pass  # and not the next


def test_many_failures_are_counted(framing: Any, tmp_path: Path) -> None:
    lines = ["{", *['{"text": ""}'] * 30, '{"text": "The crews went on strike.", "id": "good"}']
    (tmp_path / "rows.jsonl").write_text("\n".join(lines), encoding="utf-8")
    outcome = framing("score", tmp_path / "rows.jsonl", "--measures", "tone.polarity", "--format", "jsonl", "--quiet")
    assert outcome.code == 1 and scored(outcome) == {"good"}
    told = outcome.err.splitlines()
    assert told[0].startswith("skipped: ") and "line 1" in told[0]
    assert told[-1] == "skipped: and 21 more"


def test_names_cannot_steer_the_terminal(framing: Any, story: Path) -> None:
    (story / "evil\x1b[31m\u202e.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    outcome = framing("score", story, *MEASURES)
    assert outcome.code == 1
    assert not set("\x1b\u202e") & set(outcome.out + outcome.err)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc to see that workers start")
@pytest.mark.parametrize("after", [0.0, 0.2, 0.5])
def test_ctrl_c_while_workers_start(program: Any, story: Path, after: float) -> None:
    """As a terminal sends it: to the program and all its processes."""
    for number in range(120):
        (story / f"more{number}.txt").write_text(f"Crew {number} said the ferry would not sail again. " * 40, encoding="utf-8")
    with program("score", story, "--workers", "3", "--format", "csv", start_new_session=True) as process:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        while process.poll() is None and not children.read_text().split():
            time.sleep(0.01)
        time.sleep(after)
        os.killpg(process.pid, signal.SIGINT)
        out, told = process.communicate(timeout=60)
    assert (process.returncode, told) == (130, "framing: interrupted; no file was written\n") and out == ""


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), sqlite3.OperationalError("database or disk is full")])
def test_a_full_folder_for_temporary_files_is_said_as_such(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], story: Path, tmp_path: Path
) -> None:
    def full(*given: object, **how: object) -> object:
        raise error

    monkeypatch.setattr("framing.cli._let_go", lambda stream: None)  # of a test, which has no number
    monkeypatch.setattr("framing.tables.export.save", full)
    monkeypatch.setattr("framing_html.store.fill", full)
    command = ["view", str(story)] if isinstance(error, sqlite3.Error) else ["score", str(story), "--format", "csv"]
    assert run([*command, "--plugins", "html,terms", "--quiet"]) == 1
    assert "temporary files" not in capsys.readouterr().err  # there is room
    monkeypatch.setattr("shutil.disk_usage", lambda folder: SimpleNamespace(free=4096))
    assert run([*command, "--plugins", "html,terms", "--quiet"]) == 1
    told = capsys.readouterr().err
    assert f"the folder for temporary files, {tempfile.gettempdir()}, is full" in told and "standard output" not in told
