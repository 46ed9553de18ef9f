"""What is written for the time being goes: at the end, and after a kill with the next run; never what somebody uses or owns."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from framing.guard import temporary
from framing.guard.temporary import temporary_file, temporary_folder

KILLED = """
import os, sys
from pathlib import Path
from framing.guard.temporary import temporary_file, temporary_folder

class Owner: pass

owner = Owner()
temporary_folder(owner)
with temporary_file(Path(sys.argv[1])) as path:
    path.write_text("half")
    if sys.argv[2] == "kill":
        os.kill(os.getpid(), 9)
    print("ready", flush=True)
    sys.stdin.read()
"""


class Owner:
    """Whoever a folder belongs to."""


@pytest.fixture(autouse=True)
def own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setattr(temporary, "_swept", set())


def start(folder: Path, how: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", KILLED, str(folder), how]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_goes_when_its_block_ends_unless_it_was_renamed(tmp_path: Path) -> None:
    with temporary_file(tmp_path) as path:
        assert path.parent == tmp_path and path.read_bytes() == b""
    with temporary_file(tmp_path) as path:
        path.replace(tmp_path / "kept")
    assert names(tmp_path) == ["kept", "tmp"]


def test_a_folder_goes_with_its_owner(tmp_path: Path) -> None:
    owner = Owner()
    folder = temporary_folder(owner)
    assert folder.parent == tmp_path / "tmp" and folder.is_dir()
    del owner
    assert names(tmp_path / "tmp") == []


@pytest.mark.skipif(temporary.fcntl is None, reason="there are no such locks here")
def test_what_a_killed_run_left_is_removed_by_the_next(tmp_path: Path) -> None:
    with start(tmp_path, "kill") as process:
        assert process.wait(30) == -9
    assert len(names(tmp_path)) == 2 and len(names(tmp_path / "tmp")) == 1
    owner = Owner()
    folder = temporary_folder(owner)
    with temporary_file(tmp_path) as path:
        assert names(tmp_path) == sorted([path.name, "tmp"])
    assert names(tmp_path / "tmp") == [folder.name]


@pytest.mark.skipif(temporary.fcntl is None, reason="there are no such locks here")
def test_what_another_run_still_uses_stays(tmp_path: Path) -> None:
    with start(tmp_path, "wait") as process:
        assert process.stdout is not None and process.stdout.readline() == "ready\n"
        used = names(tmp_path), names(tmp_path / "tmp")
        owner = Owner()
        folder = temporary_folder(owner)
        with temporary_file(tmp_path) as path:
            assert set(names(tmp_path)) == {*used[0], path.name}
        assert set(names(tmp_path / "tmp")) == {*used[1], folder.name}
        process.communicate("", timeout=30)
    assert names(tmp_path) == ["tmp"]


def test_where_there_are_no_locks_a_file_is_not_kept_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows can neither rename nor remove a file that is open."""
    monkeypatch.setattr(temporary, "fcntl", None)
    opened: list[int] = []
    monkeypatch.setattr(os, "open", lambda *args, real=os.open, **how: opened.append(real(*args, **how)) or opened[-1])
    with temporary_file(tmp_path, ".csv") as path:
        (handle,) = opened
        with pytest.raises(OSError, match="Bad file descriptor"):
            os.fstat(handle)
        path.write_text("whole")
        path.replace(tmp_path / "kept.csv")
    owner = Owner()
    folder = temporary_folder(owner)
    assert folder.is_dir() and names(tmp_path) == ["kept.csv", "tmp"]
    del owner
    assert not folder.exists()


def test_files_and_folders_of_other_people_stay(tmp_path: Path) -> None:
    for place, name in ((tmp_path, ".framing-notes"), (tmp_path, "framing-x.tmp"), (tmp_path, ".other.tmp")):
        (place / name).write_text("mine")
    (tmp_path / "tmp" / "framing-notes").mkdir()
    (tmp_path / "tmp" / "framing-file").write_text("mine")
    (tmp_path / "tmp" / "framing-link").symlink_to(tmp_path, target_is_directory=True)
    before = names(tmp_path), names(tmp_path / "tmp")
    owner = Owner()
    folder = temporary_folder(owner)
    with temporary_file(tmp_path):
        pass
    assert (names(tmp_path), [name for name in names(tmp_path / "tmp") if name != folder.name]) == before


def test_a_copied_process_does_not_remove_the_folder(tmp_path: Path) -> None:
    if not hasattr(os, "fork"):
        pytest.skip("there is no fork here")
    owner = Owner()
    folder = temporary_folder(owner)
    child = f"import os\nfrom framing.guard.temporary import _remove\n_remove(__import__('pathlib').Path({str(folder)!r}), 0, 0)"
    subprocess.run([sys.executable, "-c", child], check=True)
    assert folder.is_dir()
