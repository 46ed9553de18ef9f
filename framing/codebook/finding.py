"""Where the codebook of some articles lies."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from framing.codebook.file import FILE_NAME
from framing.errors import InputError


def find_codebook(paths: Iterable[Path | str]) -> Path | None:
    """The codebook.toml in a folder that was named or beside a file that was; InputError where two are found."""
    folders = [path if path.is_dir() else path.parent for path in map(Path, paths) if path.exists()]
    return find_beside(folders, FILE_NAME, "codebook", "--codebook")


def find_beside(folders: Iterable[Path], name: str, what: str, option: str) -> Path | None:
    """The file of a name that lies in one of the folders of articles; InputError where two do, or a link leads elsewhere."""
    found = {path.resolve(): path for folder in folders if (path := folder / name).is_file()}
    if len(found) > 1:
        raise InputError(f"two {what}s: {' and '.join(map(str, [*found.values()][:2]))}; name one with {option}")
    for real, path in found.items():
        if not real.is_relative_to(path.parent.resolve()):
            raise InputError(f"{path}: is a link that leads out of its folder; name the {what} with {option}")
    return next(iter(found.values()), None)
