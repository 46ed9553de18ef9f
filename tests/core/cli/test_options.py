"""The values of --set, lists of names, and where the arguments of a command stand."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Annotated, Any

import pytest
import typer

from framing.cli.options import Shared, names, with_shared
from framing.errors import RequestError


def options(*settings: str) -> dict[str, dict[str, Any]]:
    return Shared(paths=[Path("x")], settings=list(settings)).options


def test_values_are_read_as_in_a_codebook() -> None:
    given = options("a.n=3", "a.x=0.5", "a.on=true", 'a.quoted="3"', "b.word=of the house", "b.empty=")
    assert given == {"a": {"n": 3, "x": 0.5, "on": True, "quoted": "3"}, "b": {"word": "of the house", "empty": ""}}


def test_the_last_one_counts() -> None:
    assert options("a.n=1", "a.n=2") == {"a": {"n": 2}}


@pytest.mark.parametrize("setting", ["a", "a.n", "a=1", ".n=1", "a.=1"])
def test_what_is_no_setting_is_refused(setting: str) -> None:
    with pytest.raises(RequestError, match=r"expected PLUGIN\.OPTION=VALUE"):
        options(setting)


def test_arguments_of_a_command_come_before_the_paths_and_its_options_behind() -> None:
    def look(shared: Shared, most: Annotated[int, PLENTY] = 3, pattern: Annotated[str, WHAT] = "") -> int:
        return 0

    assert list(inspect.signature(with_shared(look)).parameters)[:3] == ["pattern", "paths", "most"]


WHAT, PLENTY = typer.Argument(metavar="PATTERN"), typer.Option("--most")


def test_names_in_a_list() -> None:
    assert names(None) is None and names("stance, terms,") == ["stance", "terms"]
    with pytest.raises(RequestError, match="' , ' names nothing"):
        names(" , ")
