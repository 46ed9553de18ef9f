"""Files are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from framing.errors import InputError
from framing.tables.files import write_text, write_whole, write_whole_folder


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_with_ordinary_permissions_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write_text(tmp_path / "a.txt", "One.\n")
    (tmp_path / "plain").touch()
    assert (tmp_path / "a.txt").read_bytes() == b"One.\n"
    assert (tmp_path / "a.txt").stat().st_mode == (tmp_path / "plain").stat().st_mode
    assert names_in(tmp_path) == ["a.txt", "plain"]


@pytest.mark.parametrize("stop", [RuntimeError, KeyboardInterrupt])
def test_what_stops_halfway_leaves_the_earlier_file(tmp_path: Path, stop: type[BaseException]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("before")
    with pytest.raises(stop), write_whole(path) as temporary:
        temporary.write_text("half")
        raise stop
    assert path.read_text() == "before"
    assert names_in(tmp_path) == ["a.txt"]


def test_a_full_disk_is_told_in_one_line_and_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with pytest.raises(InputError) as caught, write_whole(path) as temporary:
        temporary.write_text("half")
        raise OSError(28, "No space left on device")
    assert str(caught.value) == f"{path}: cannot be written: No space left on device"
    assert names_in(tmp_path) == []


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        write_text(tmp_path, "One.")
    assert str(caught.value) == f"{tmp_path}: is a folder; name a file in it, such as {tmp_path / 'scores.csv'}"


def test_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        write_text(tmp_path / "no" / "a.txt", "One.")
    assert str(caught.value) == f"{tmp_path / 'no' / 'a.txt'}: its folder {tmp_path / 'no'} does not exist; create it first"


def test_a_file_taken_for_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    with pytest.raises(InputError, match=r"its folder .* is no folder"):
        write_text(tmp_path / "a" / "b.txt", "One.")


def test_a_place_that_is_not_writable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # the tests may run as root, who may write anywhere
    with pytest.raises(InputError, match=r"a\.txt: cannot be written: permission denied; name another place with --output"):
        write_text(tmp_path / "a.txt", "One.")
    assert names_in(tmp_path) == []


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("before")
    (tmp_path / "link.txt").symlink_to("real.txt")
    write_text(tmp_path / "link.txt", "after")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "after"


@pytest.mark.skipif(not os.path.exists("/dev/null"), reason="needs devices")  # noqa: PTH110
def test_a_device_is_written_to_and_stays_a_device() -> None:
    write_text("/dev/null", "One.")
    assert Path("/dev/null").is_char_device()


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
@pytest.mark.parametrize("mode", [0o640, 0o600, 0o664])
def test_a_file_that_is_replaced_keeps_its_permissions_and_is_never_open_to_more(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "scores.csv"
    path.write_text("before", encoding="utf-8")
    path.chmod(mode)
    with write_whole(path) as temporary:
        assert temporary.stat().st_mode & 0o777 == mode
        temporary.write_text("after", encoding="utf-8")
    assert (path.read_text(encoding="utf-8"), path.stat().st_mode & 0o777) == ("after", mode)


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
def test_a_new_file_is_as_the_umask_says(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_text(tmp_path / "new.csv", "a")
    finally:
        os.umask(before)
    assert (tmp_path / "new.csv").stat().st_mode & 0o777 == 0o640


def test_a_folder_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    with write_whole_folder(tmp_path / "a") as temporary:
        (temporary / "one.txt").write_text("1")
    with pytest.raises(RuntimeError), write_whole_folder(tmp_path / "b") as temporary:
        (temporary / "one.txt").write_text("1")
        raise RuntimeError
    assert names_in(tmp_path) == ["a"] and names_in(tmp_path / "a") == ["one.txt"]


@pytest.mark.parametrize(("name", "told"), [("full", "holds files already"), ("file", "is a file"), ("no/a", "create it first")])
def test_a_folder_never_takes_the_place_of_anything(tmp_path: Path, name: str, told: str) -> None:
    (tmp_path / "full").mkdir()
    for path in ("full/x", "file"):
        (tmp_path / path).touch()
    with pytest.raises(InputError, match=told), write_whole_folder(tmp_path / name):
        pass
    assert names_in(tmp_path) == ["file", "full"]


def test_the_temporary_file_ends_as_the_file_will(tmp_path: Path) -> None:
    with write_whole(tmp_path / "a.xlsx") as temporary:
        assert temporary.suffix == ".xlsx"


@pytest.mark.parametrize("error", [RuntimeError("parquet: No space left on device (os error 28)"), ValueError("disk is full")])
def test_a_full_disk_is_told_whichever_library_meets_it(tmp_path: Path, error: Exception) -> None:
    for whole in (write_whole, write_whole_folder):
        with pytest.raises(InputError, match=r"run: cannot be written: No space left on device"), whole(tmp_path / "run"):
            raise error
    with pytest.raises(ValueError, match="something else"), write_whole(tmp_path / "run"):
        raise ValueError("something else")
    with pytest.raises(InputError, match="articles: disk is full"), write_whole(tmp_path / "run"):
        raise InputError("articles: disk is full")
    assert not list(tmp_path.iterdir())
