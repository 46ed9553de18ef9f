"""What may be imported: what is installed, and nothing that only lies in the folder where framing was started or reads.

Imported before anything else of framing, so it imports nothing itself but what every Python has loaded already.
"""

import os
import sys

TYPE_CHECKING = False  # typing would be an import
if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def leave_the_working_folder() -> None:
    """``python -m framing`` puts the working folder first among the places to import from: take it off again."""
    started = [*getattr(sys, "orig_argv", []), ""]
    module = started[started.index("-m") + 1] if "-m" in started else ""
    named = "-mframing" in started or module.partition(".")[0] == "framing"
    starting = bool(sys.argv) and sys.argv[0] == "-m"  # later it is the path of the module
    if named and starting and not sys.flags.safe_path and sys.path and sys.path[0] in ("", os.getcwd()):
        del sys.path[0]


def importable(folders: "Iterable[Path]" = ()) -> list[str]:
    """Where a worker may import from: as here, but for the working folder, that of the script and those of the articles.

    Such a folder stays where it is installed: named by a .pth file, as an editable install does, or holding the metadata
    of installed distributions.
    """
    here = {os.path.realpath(folder) for folder in (os.curdir, *map(os.fspath, folders), *_script())}
    named = None
    found: list[str] = []
    for path in sys.path:
        if not isinstance(path, str) or not os.path.isabs(path):
            continue
        if os.path.realpath(path) in here:
            named = _named() if named is None else named
            if os.path.realpath(path) not in named and not _holds_metadata(path):
                continue
        found.append(path)
    return found


def environment(folders: "Iterable[Path]" = ()) -> dict[str, str]:
    """The environment of a worker, which looks for nothing to import in the working folder, nor do its own children."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONINSPECT"}
    if "PYTHONPATH" in kept:
        allowed = set(importable(folders))
        paths = [path for path in kept.pop("PYTHONPATH").split(os.pathsep) if path in allowed]
        if paths:
            kept["PYTHONPATH"] = os.pathsep.join(paths)
    return {**kept, "PYTHONSAFEPATH": "1"}


def _script() -> list[str]:
    """The folder of the script that was started, if one was."""
    file = getattr(sys.modules.get("__main__"), "__file__", None)
    return [os.path.dirname(os.path.abspath(file))] if isinstance(file, str) else []


def _holds_metadata(path: str) -> bool:
    try:
        return any(name.endswith((".dist-info", ".egg-info")) for name in os.listdir(path))
    except OSError:
        return False


def _named() -> set[str]:
    """The folders that .pth files of the installed packages name."""
    found: set[str] = set()
    for folder in (path for path in sys.path if os.path.basename(path) in ("site-packages", "dist-packages")):
        for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else ():
            if name.endswith(".pth"):
                with open(os.path.join(folder, name), encoding="utf-8", errors="replace") as lines:
                    found.update(os.path.realpath(os.path.join(folder, line.strip())) for line in lines if line.strip())
    return found


leave_the_working_folder()
