"""What a plugin must leave as it was: folder, environment, import path, random numbers."""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from framing.cache import FOLDER
from framing.conformance.report import Report

_CACHE = "cache of what is tried"
_OF_OTHERS = ("PYTEST_", "KMP_")  # set by pytest, and by the OpenMP that comes with scikit-learn, when they are first needed


@contextmanager
def watched(report: Report, part: str) -> Iterator[Path]:
    """A new folder to work in for the block; what has changed after it is noted as a failure, and put back."""
    import_module("polars")  # which sets a variable of its own when it is first imported
    before, outside, paths = Path.cwd(), dict(os.environ), list(sys.path)
    with TemporaryDirectory(prefix="framing-check-") as name:
        folder = Path(name).resolve()
        os.chdir(folder)
        os.environ[FOLDER] = str(folder / _CACHE)  # what is tried leaves nothing in the user's
        environment = dict(os.environ)
        try:
            yield folder
        finally:
            changed = _changed(folder, environment, paths)
            os.chdir(before)
            os.environ.clear()
            os.environ.update(outside)
            sys.path[:] = paths
        for told in changed:
            report.fail(part, "isolation", told)
        report.settle(part, "isolation")


@contextmanager
def steady(report: Report, part: str) -> Iterator[None]:
    """Note as a failure that the shared random numbers were used in the block, and put them back."""
    numbers = random.getstate()
    yield
    told = "the shared random numbers were used; draw from random.Random(settings.seed)"
    report.require(random.getstate() == numbers, part, "isolation", told)
    random.setstate(numbers)


def _changed(folder: Path, environment: dict[str, str], paths: list[str]) -> list[str]:
    """What has changed, a sentence each."""
    differing = sorted(name for name in {*environment, *os.environ} if environment.get(name) != os.environ.get(name))
    differing = [name for name in differing if not name.startswith(_OF_OTHERS)]
    left = sorted(path.name for path in folder.iterdir() if path.name != _CACHE)
    found = {
        "the working folder was changed": Path.cwd() != folder,
        f"the environment was changed: {', '.join(differing)}": bool(differing),
        "sys.path was changed": sys.path != paths,
        f"files were left in the working folder: {', '.join(left[:5])}": bool(left),
    }
    return [told for told, has in found.items() if has]
