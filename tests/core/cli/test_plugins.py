"""``framing plugins``, and the commands that plugins add."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import typer

from framing import hookimpl, load_plugins

shout = typer.Typer()


@shout.command()
def shouted(word: str) -> None:
    """Say a word aloud."""
    typer.echo(word.upper())


class WithCommands:
    @hookimpl
    def framing_commands(self) -> Any:
        yield "shout", shout
        yield "score", shout


def test_what_is_installed(framing: Any) -> None:
    outcome = framing("plugins")
    assert outcome.code == 0
    assert "terms (media-framing " in outcome.out
    assert "sourcing.attributions" in outcome.out
    assert framing("plugins", "--quiet").out.split() == sorted(
        path.name.removeprefix("framing_") for path in (Path(__file__).parents[3] / "plugins").glob("framing_*")
    )
    found = {info["name"]: info for info in json.loads(framing("plugins", "--format", "json").out)}
    assert "measure terms.mentions" in found["terms"]["provides"]
    assert found["terms"]["errors"] == []


def test_options_are_listed_with_default_and_meaning(framing: Any) -> None:
    shown = " ".join(framing("plugins").out.split())
    assert "option sourcing.nested (false): also attributions inside the content of another" in shown
    assert "option stance.pronouns (true): whether " in shown
    found = {info["name"]: info["options"] for info in json.loads(framing("plugins", "--format", "json").out)}
    nested, parser = found["sourcing"]
    assert (parser["name"], parser["default"]) == ("sourcing.parser", "none")
    meaning = "also attributions inside the content of another"
    assert nested == {"name": "sourcing.nested", "default": False, "meaning": meaning, "packages": {}}
    assert {option["name"] for option in found["stance"]} == {"stance.pronouns", "stance.model"}
    assert found["terms"] == []


def test_only_some(framing: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [info["name"] for info in json.loads(framing("plugins", "--format", "json", "--plugins", "tone").out)] == ["tone"]
    monkeypatch.setenv("FRAMING_PLUGINS", "")
    assert framing("plugins").out == "no plugin is installed\n"


def test_a_broken_plugin_is_named_with_its_reason(framing: Any, with_guests: Path) -> None:
    outcome = framing("plugins", "--plugins", "cannot_import,echo")
    assert outcome.code == 1
    assert "echo (framing-echo" in outcome.out and "measures: echo." in outcome.out
    assert "FAILED: ModuleNotFoundError: " in outcome.out


def test_a_broken_plugin_costs_only_itself(framing: Any, with_guests: Path, story: Path) -> None:
    outcome = framing("score", story, "--plugins", "echo,raises,cannot_import", "--format", "jsonl", "--quiet")
    assert outcome.code == 1
    rows = [json.loads(line) for line in outcome.out.splitlines()]
    assert {row["doc_id"] for row in rows if row["plugin"] == "echo" and row["status"] == "ok"} == {"herald", "tribune"}
    assert "failed: plugin cannot_import: " in outcome.err


def test_plugins_add_commands_but_replace_none(framing: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    found = load_plugins(only=(), extra={"loud": WithCommands()})
    monkeypatch.setattr("framing.plugins.load_plugins", lambda *arguments, **options: found)
    assert "shout" in framing("--help").out
    assert framing("shout", "ahoy") == (0, "AHOY\n", "")
    assert "Score each document" in framing("score", "--help").out


class Slow:
    """Gives one app when asked, and one that cannot be had."""

    @hookimpl
    def framing_commands(self) -> Any:
        yield "shout", lambda: shout
        yield "whisper", self.whisper

    def whisper(self) -> Any:
        raise ImportError("no module named whispering")


def test_an_app_that_fails_costs_itself_alone(framing: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    found = load_plugins(only=(), extra={"slow": Slow()})
    monkeypatch.setattr("framing.plugins.load_plugins", lambda **asked: found)
    outcome = framing("--help")
    assert outcome.code == 0 and "shout" in outcome.out and "whisper" not in outcome.out
    assert outcome.err.splitlines() == ["failed: command whisper: ImportError: no module named whispering"]
    assert framing("shout", "ahoy").out == "AHOY\n"
    assert framing("whisper").code == 2


class Elsewhere:
    """Says where its apps are: one that is there, one in no module, and one that the module does not have."""

    @hookimpl
    def framing_commands(self) -> Any:
        yield "same", "framing_terms.commands.kwic:app"
        yield "lost", "framing_terms.nowhere:app"
        yield "gone", "framing_terms.commands.kwic:nothing"


def test_an_app_is_imported_from_where_it_is_said_to_be(framing: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    found = load_plugins(only=(), extra={"elsewhere": Elsewhere()})
    monkeypatch.setattr("framing.plugins.load_plugins", lambda **asked: found)
    assert "PATTERN" in framing("same", "--help").out
    outcome = framing("--help")
    assert outcome.code == 0 and "same" in outcome.out and "lost" not in outcome.out
    assert outcome.err.splitlines() == [
        "failed: command gone: AttributeError: module 'framing_terms.commands.kwic' has no attribute 'nothing'",
        "failed: command lost: ModuleNotFoundError: No module named 'framing_terms.nowhere'",
    ]


class Costly:
    @hookimpl
    def framing_measures(self) -> Any:
        raise AssertionError("asked for measures")

    @hookimpl
    def framing_commands(self) -> Any:
        yield "shout", shout


def test_help_asks_plugins_for_commands_alone() -> None:
    found = load_plugins(only=(), extra={"costly": Costly()}, hooks=("framing_commands",))
    assert not found.failed and [name for name, _ in found.commands] == ["shout"]


def test_help_survives_a_wrong_list_of_plugins(framing: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRAMING_PLUGINS", "nothing")
    assert framing("--help").code == 0
    outcome = framing("plugins")
    assert outcome.code == 2 and "no plugin 'nothing'" in outcome.err
