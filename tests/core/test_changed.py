"""A plugin built against an earlier version goes on working, or is told what has changed.

python tests/core/test_changed.py --pin    # adds new hooks and fields to tests/hooks.txt, under the version as it is now
"""

from __future__ import annotations

import dataclasses
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from framing import Annotation, Document, Evidence, Score, Settings, __version__, hookimpl, load_plugins
from framing.changed import CHANGED, explained
from framing.conformance import check_plugin
from framing.extension import InArticle, Option
from framing.plugins import HOOKS

TESTS = Path(__file__).parents[1]
PINNED = TESTS / "hooks.txt"
PAGE = TESTS.parent / "docs" / "hooks.md"
FURTHER = (Option, InArticle, Settings, Document, Annotation, Score, Evidence)


def present() -> list[str]:
    """Every hook, and every field of what hooks give and get."""
    kinds = [kind for kind in (*HOOKS.values(), *FURTHER) if dataclasses.is_dataclass(kind)]
    return [*HOOKS, *(f"{kind.__name__}.{field.name}" for kind in kinds for field in dataclasses.fields(kind))]


def pinned() -> dict[str, str]:
    """Since when each is there, by name."""
    return {name: since for since, name in (line.split() for line in PINNED.read_text("utf-8").splitlines())}


@pytest.fixture
def first() -> ModuleType:
    spec = spec_from_file_location("framing_first", TESTS / "guests" / "first" / "framing_first.py")
    assert spec and spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_plugin_of_the_first_version_goes_on_working(first: ModuleType) -> None:
    plugins = load_plugins(["sourcing"], extra={"first": first})
    (info,) = [info for info in plugins.infos if info.name == "first"]
    assert info.errors == () and {f"framing_{part.split()[0]}s" for part in info.provides} == set(HOOKS)
    kinds = [hook.removeprefix("framing_") for hook in HOOKS if hook != "framing_commands"]  # its app is in no module here
    report = check_plugin("first", plugins, huge=50, parts=kinds)
    assert report.ok, report.text()


def test_nothing_that_was_there_is_gone_without_a_word() -> None:
    gone = [name for name in pinned() if name not in present()]
    assert [name for name in gone if name not in CHANGED] == [], "say in framing/changed.py what to write instead"


def test_what_is_new_says_since_when() -> None:
    assert [name for name in present() if name not in pinned()] == [], "python tests/core/test_changed.py --pin"
    page = PAGE.read_text("utf-8")
    for name, since in pinned().items():
        assert since == "0.1" or f"`{name.partition('.')[2] or name}` (since {since})" in page


@pytest.mark.parametrize(
    ("told", "hint"),
    [
        ("ImportError: cannot import name 'folded' from 'framing.text' (x.py)", "since 0.9: take fold"),
        ("ImportError: cannot import name 'gone' from 'framing.text' (x.py)", "what a plugin may take from framing.text is in"),
        ("TypeError: Measure.__init__() got an unexpected keyword argument 'factor'", "since 0.9: write scale"),
        ("TypeError: Measure.__init__() got an unexpected keyword argument 'estimant'", "did you mean 'estimand'?"),
        ("PluginError: unknown hook 'framing_measure' in plugin", "did you mean 'framing_measures'?"),
        ("PluginError: unknown hook 'framing_scores' in plugin", "since 0.9: framing_measures"),
    ],
)
def test_what_has_changed_is_told_with_what_to_write(told: str, hint: str) -> None:
    changed = {
        "framing.text folded": "since 0.9: take fold",
        "Measure.factor": "since 0.9: write scale",
        "framing_scores": "since 0.9: framing_measures",
    }
    assert hint in explained(told, HOOKS, changed)


def test_other_errors_stay_as_they_are() -> None:
    for told in (
        "ValueError: no",
        "ImportError: cannot import name 'x' from 'numpy'",
        "f() got an unexpected keyword argument 'x'",
    ):
        assert explained(told, HOOKS) == told


def test_the_list_of_plugins_says_it() -> None:
    class Older:
        @hookimpl
        def framing_measures(self) -> Any:
            from framing import Measure

            yield Measure(name="older.x", explains="nothing")  # type: ignore[call-arg]

    (info,) = load_plugins(only=(), extra={"older": Older()}).infos
    assert len(info.errors) == 1 and "the fields of Measure are in docs/hooks.md" in info.errors[0]


if __name__ == "__main__" and "--pin" in sys.argv:
    known, now = (pinned() if PINNED.exists() else {}), ".".join(__version__.split(".")[:2])
    PINNED.write_text("".join(f"{known.get(name, now)} {name}\n" for name in [*known, *(n for n in present() if n not in known)]))
