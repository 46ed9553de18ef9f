"""What Windows has otherwise, as far as it can be tried elsewhere: no locks and alarms, code pages, CRLF, backslashes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from framing import load
from framing.cli import run

# In each process, workers too: what the modules of Windows lack. (A worker finds it by PYTHONPATH, as sitecustomize.)
WITHOUT = """
import os, select, signal, sys
sys.modules["fcntl"] = sys.modules["resource"] = sys.modules["pwd"] = sys.modules["grp"] = None
for module, names in {
    signal: "SIGHUP SIGALRM SIGPIPE SIGKILL SIGUSR1 setitimer ITIMER_REAL alarm pthread_sigmask pthread_kill",
    os: "getuid geteuid O_NONBLOCK O_NOFOLLOW mkfifo getpgid setsid killpg sched_getaffinity",
    select: "poll",
}.items():
    for name in names.split():
        if hasattr(module, name):
            delattr(module, name)
"""
HERALD = "Ferry workers walk out\n\n“The quay is ours,” said the union’s leader – a café owner. The company had no choice.\n"
TRIBUNE = "Strike strands families\n\nPolice said the crews walked out at noon. “We wait,” said a mother of two.\n"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in (("herald", HERALD), ("tribune", TRIBUNE)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def started(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "framing", *arguments],
        cwd=folder,
        env={**os.environ, **variables},
        capture_output=True,
        check=False,
        timeout=300,
    )


@pytest.fixture
def windows(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(WITHOUT, encoding="utf-8")
    return {"PYTHONPATH": str(tmp_path / "site")}


def test_what_windows_lacks_is_lacking_here(windows: dict[str, str], tmp_path: Path) -> None:
    code = "import signal, os; assert not hasattr(signal, 'SIGALRM') and not hasattr(os, 'getuid'); import fcntl"
    there = {**os.environ, **windows}
    done = subprocess.run([sys.executable, "-c", code], env=there, capture_output=True, text=True, check=False)
    assert done.stderr.splitlines()[-1].startswith("ModuleNotFoundError: import of fcntl halted")


@pytest.mark.parametrize("name", ["scores.csv", "run.sqlite", "run", "page.html"])
def test_files_are_written_without_locks_and_alarms(articles: Path, windows: dict[str, str], name: str) -> None:
    command = "report" if name == "page.html" else "score"
    (articles.parent / "run").mkdir()  # an empty folder may stand there
    done = started(articles.parent, command, "articles", "--output", name, "--quiet", **windows)
    assert done.returncode == 0 and done.stderr == b"", done.stderr.decode()
    assert run([command, str(articles), "--output", str(articles.parent / f"here-{name}"), "--quiet"]) == 0
    for path in (articles.parent / name, articles.parent / f"here-{name}"):
        assert path.exists()
    if name.endswith(".csv"):
        assert (articles.parent / name).read_bytes() == (articles.parent / f"here-{name}").read_bytes()


@pytest.mark.parametrize("command", ["compare", "sources", "check"])
def test_a_pipe_gets_utf_8_in_any_code_page(articles: Path, command: str) -> None:
    (articles / "herald.txt").write_text(HERALD + "\nŁódź – 東京 said “no”.\n", encoding="utf-8")
    done = started(articles.parent, command, "articles", PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert done.returncode == 0 and b"Traceback" not in done.stderr, done.stderr
    told = done.stdout.decode("utf-8")
    assert "“" in told if command == "compare" else "erald" in told


def test_line_ends_of_windows_change_nothing(articles: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    for path in articles.iterdir():
        (there / path.name).write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    table = "outlet,text\r\nHerald,The crews walked out.\r\n"
    (there / "table.csv").write_bytes(table.encode())
    (articles / "table.csv").write_bytes(table.replace("\r\n", "\n").encode())
    assert [(d.outlet, d.title, d.text) for d in load(there)] == [(d.outlet, d.title, d.text) for d in load(articles)]


def test_a_manifest_may_write_paths_with_backslashes(tmp_path: Path) -> None:
    (tmp_path / "news" / "may").mkdir(parents=True)
    (tmp_path / "news" / "may" / "a.txt").write_text("The crews walked out.", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("No article.", encoding="utf-8")
    named = (r"may\a.txt,Herald", r"..\secret.txt,Tribune", r"C:\secret.txt,Post", r"\secret.txt,Sun", r"may\b.txt,Star")
    (tmp_path / "news" / "metadata.csv").write_text("\r\n".join(("file,outlet", *named)), encoding="utf-8")
    corpus = load(tmp_path / "news")
    assert [document.outlet for document in corpus] == ["Herald"]
    told = [item.reason for item in corpus.skipped]
    assert [reason.partition(" lies ")[2] for reason in told[:3]] == ["outside the folder"] * 3
    assert told[3].startswith(r"no file 'may\b.txt'") and len(told) == 4


@pytest.mark.skipif(os.sep == "\\", reason="no file of Windows has such a name")
@pytest.mark.parametrize("name", ["CON", "aux", "a:b", r"a\b", "nul.2024", "end "])
def test_articles_with_names_that_windows_reserves_are_read(tmp_path: Path, name: str) -> None:
    (tmp_path / f"{name}.txt").write_text("The crews walked out.", encoding="utf-8")
    (tmp_path / "metadata.csv").write_text(f'file,outlet\n"{name}.txt",Herald\n', encoding="utf-8")
    assert [document.outlet for document in load(tmp_path)] == ["Herald"]
