"""The names of ``framing`` itself: each imported when asked for, and the calls not hidden by the rooms of their name."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from types import FunctionType

import pytest

import framing

CALLS = ("annotate", "compare", "load", "score")


def test_every_public_name_is_there_and_is_the_one_that_types_are_checked_by() -> None:
    tree = ast.parse(Path(framing.__file__).read_text(encoding="utf-8"))
    typed = {
        alias.name: (node.module or "").removeprefix("framing.")
        for branch in tree.body
        if isinstance(branch, ast.If)
        for node in branch.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert typed == framing._MODULE_OF and typed.keys() | {"__version__"} == set(framing.__all__)
    assert all(getattr(framing, name) is not None for name in framing.__all__)


@pytest.mark.parametrize("first", [f"framing.{name}" for name in CALLS] + ["framing.compare.comparison", "framing.score.worker"])
def test_a_room_does_not_take_the_place_of_its_call(first: str) -> None:
    code = f"import {first}, framing; print(*(type(getattr(framing, name)).__name__ for name in {CALLS}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["function"] * len(CALLS)
    assert all(isinstance(getattr(framing, name), FunctionType) for name in CALLS)


def test_a_name_that_is_not_there() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'skore'"):
        framing.skore  # noqa: B018
