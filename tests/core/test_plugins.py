"""Plugins are found, loaded one by one, and told what is wrong with them; one that is broken costs only itself."""

from __future__ import annotations

import dataclasses
import inspect
import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

import framing
from framing import Annotation, Annotator, Document, Evidence, Measure, Option, Reader, Reporter, Score, Settings
from framing.errors import RequestError
from framing.extension import InArticle, Section
from framing.hookspecs import Hooks
from framing.plugins import HOOKS, load_plugins

ROOT = Path(__file__).parents[2]
ARTICLE = (
    "Ferry strike enters third week\n\nThe ferry crews want better pay.\n\nEvery ferry stays in port, the harbour office said.\n"
)
ECHO = ("annotator echo.echoes", "measure echo.share")


def run(guests: Path, *command: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(guests), "NO_COLOR": "1", "COLUMNS": "200", "FRAMING_PLUGINS": "echo"}
    return subprocess.run([sys.executable, *command], env=environment, cwd=cwd, capture_output=True, text=True, check=False)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    (tmp_path / "Gazette.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "Herald.txt").write_text(ARTICLE.replace("ferry", "boat"), encoding="utf-8")
    return tmp_path


# A third-party plugin, installed by pip


def test_an_installed_plugin_is_listed(guests: Path) -> None:
    done = run(guests, "-m", "framing", "plugins")
    assert done.returncode == 0, done.stderr
    assert "echo.share" in done.stdout and "framing-echo" in done.stdout


def test_its_measure_is_scored(guests: Path, story: Path) -> None:
    done = run(guests, "-m", "framing", "score", str(story))
    assert done.returncode == 0, done.stderr
    assert "echo.share" in done.stdout


def test_its_measure_is_compared(guests: Path, story: Path) -> None:
    done = run(guests, "-m", "framing", "compare", str(story))
    assert done.returncode == 0, done.stderr
    assert "words that echo the headline" in done.stdout
    assert "Gazette" in done.stdout and "Herald" in done.stdout


def test_its_own_tests_pass(guests: Path) -> None:
    test = ROOT / "tests" / "guests" / "echo" / "test_framing_echo.py"
    done = run(guests, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(test), cwd=guests)
    assert done.returncode == 0, done.stdout + done.stderr


def test_an_entry_point_is_loaded_with_its_distribution(with_guests: Path) -> None:
    (info,) = load_plugins(["echo"]).infos
    assert (info.name, info.distribution, info.version, info.module) == ("echo", "framing-echo", "1.0", "framing_echo")
    assert info.provides == ECHO and info.errors == ()


# Broken plugins


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("cannot_import", "No module named 'a_module_that_is_not_installed'"),
        ("exits_on_import", "SystemExit: 3"),
        ("misspelt", "unknown hook 'framing_measure'"),
        ("no_measure", "framing_measures: expected Measure, got builtin_function_or_method"),
        (
            "usurper",
            "'echo.share' is provided by framing-echo 1.0 ('echo') already; framing-broken 1.0 ('usurper') must use another name",
        ),
    ],
)
def test_a_plugin_that_cannot_be_used_says_why_and_costs_nobody_else(with_guests: Path, name: str, error: str) -> None:
    found = load_plugins(["echo", name])
    infos = {info.name: info for info in found.infos}
    assert len(infos[name].errors) == 1 and error in infos[name].errors[0]
    assert infos["echo"].provides == ECHO
    assert [measure.name for measure in found.measures] == ["echo.share"]


def test_names_are_checked_after_a_missing_plugin(with_guests: Path) -> None:
    with pytest.raises(RequestError, match="no plugin 'ehco'; did you mean 'echo'"):
        load_plugins(["ehco"])


def test_the_environment_names_the_plugins(with_guests: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRAMING_PLUGINS", "echo, raises")
    assert [info.name for info in load_plugins().infos] == ["echo", "raises"]
    monkeypatch.setenv("FRAMING_PLUGINS", "")
    assert load_plugins().infos == ()


def test_without_a_choice_all_are_loaded(with_guests: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FRAMING_PLUGINS", raising=False)
    names = [info.name for info in load_plugins().infos]
    assert {"echo", "raises", "sourcing", "stance", "terms", "tone"} <= set(names)
    assert names == sorted(names)


# Descriptions that do not fit


def described(make: Any, *descriptions: object) -> tuple[str, ...]:
    class Given:
        @framing.hookimpl
        def framing_measures(self) -> tuple[object, ...]:
            return descriptions

    return load_plugins(only=(), extra={"demo": Given()}).infos[0].errors


def test_a_measure_must_bear_its_plugins_name(make: Any) -> None:
    errors = described(make, make.fake_measure("other.share", len))
    assert errors == ("framing_measures: 'other.share' must begin with 'demo.'",)


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"estimand": "sum"}, "'demo.x' has the estimand 'sum', which is none of ratio, mean, pooled"),
        ({"estimand": "pooled"}, "'demo.x' is pooled and has no pool"),
        ({"requires": "tokens"}, "'demo.x' has requires='tokens'; expected a tuple of texts"),
    ],
)
def test_a_measure_that_does_not_fit_is_refused_and_the_next_is_not(make: Any, fields: dict[str, Any], error: str) -> None:
    class Given:
        @framing.hookimpl
        def framing_measures(self) -> list[object]:
            return [make.fake_measure("demo.x", len, **fields), make.fake_measure("demo.y", len)]

    found = load_plugins(only=(), extra={"demo": Given()})
    assert found.infos[0].errors == (f"framing_measures: {error}",)
    assert [measure.name for measure in found.measures] == ["demo.y"]


def test_a_nameless_measure_is_refused(make: Any) -> None:
    assert described(make, make.fake_measure(None, len)) == ("framing_measures: the name of a Measure is None; expected text",)


def test_a_command_is_a_name_and_an_app() -> None:
    class Given:
        @framing.hookimpl
        def framing_commands(self) -> list[object]:
            return [("shout",)]

    assert load_plugins(only=(), extra={"demo": Given()}).infos[0].errors == (
        "framing_commands: expected a name and a Typer app, or where it is: package.module:name",
    )


@pytest.mark.parametrize("place", ["shouting", "shouting.command", "shouting command:app", ":app", "shouting:app.run", ""])
def test_a_place_is_a_module_and_a_name(place: str) -> None:
    class Given:
        @framing.hookimpl
        def framing_commands(self) -> list[object]:
            return [("shout", place)]

        @framing.hookimpl
        def framing_sections(self) -> list[object]:
            return [framing.Section(name="demo.x", title="x", make=place)]

    found = load_plugins(only=(), extra={"demo": Given()})
    assert found.infos[0].errors == (
        f"framing_sections: 'demo.x' has make={place!r}; expected a function, or where it is: package.module:name",
        "framing_commands: expected a name and a Typer app, or where it is: package.module:name",
    )
    assert not found.commands and not found.sections


def test_a_hook_that_raises_leaves_the_plugins_other_hooks() -> None:
    class Given:
        @framing.hookimpl
        def framing_measures(self) -> object:
            raise RuntimeError("not today")

        @framing.hookimpl
        def framing_annotators(self) -> list[framing.Annotator]:
            return [framing.Annotator(name="demo.a", provides="a", meaning="nothing", bind=lambda settings: lambda d, layers: [])]

    (info,) = load_plugins(only=(), extra={"demo": Given()}).infos
    assert info.errors == ("framing_measures: RuntimeError: not today",)
    assert info.provides == ("annotator demo.a",)


def test_a_hook_with_an_argument_that_no_hook_has_is_refused() -> None:
    class Given:
        @framing.hookimpl
        def framing_measures(self, config: object) -> list[object]:
            return []

    assert "config" in load_plugins(only=(), extra={"demo": Given()}).infos[0].errors[0]


def test_a_plugin_without_a_marked_hook_is_told_so() -> None:
    class Given:
        def framing_measures(self) -> list[object]:
            return []

    (error,) = load_plugins(only=(), extra={"demo": Given()}).infos[0].errors
    assert error == "implements no hook; mark its hooks with @framing.hookimpl"


# Choosing measures


def test_measures_are_chosen_by_name_or_by_plugin(make: Any) -> None:
    found = make.plugins_of(*(make.fake_measure(name, len) for name in ("b.one", "a.two", "a.one")))
    assert [m.name for m in found.choose_measures(["a"])] == ["a.two", "a.one"]  # as announced
    assert [m.name for m in found.choose_measures(["b.one", "a.two", "b.one"])] == ["a.two", "b.one"]
    with pytest.raises(RequestError, match=r"no measure 'a\.tow'; did you mean 'a\.two'\? Available: a\.one, a\.two, b\.one"):
        found.choose_measures(["a.tow"])


def test_every_hook_has_a_kind_of_description() -> None:
    assert set(HOOKS) == {name for name in vars(Hooks) if name.startswith("framing_")}


# The documentation for plugin authors

PAGE = ROOT / "docs" / "writing-a-plugin.md"
HOOKS_PAGE = ROOT / "docs" / "hooks.md"
DESCRIPTIONS = (Reader, Annotator, InArticle, Measure, Reporter, Section, Option, Settings, Annotation, Score, Evidence, Document)


@pytest.mark.parametrize("file", ["framing_echo.py", "pyproject.toml", "test_framing_echo.py"])
def test_the_plugin_in_the_documentation_is_the_one_that_is_tested(file: str) -> None:
    code = (ROOT / "tests" / "guests" / "echo" / file).read_text(encoding="utf-8")
    assert f"```{'toml' if file.endswith('.toml') else 'python'}\n{code}```" in PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("hook", sorted(HOOKS))
def test_every_hook_is_documented_with_its_signature_and_example(hook: str) -> None:
    page = HOOKS_PAGE.read_text(encoding="utf-8")
    specification = getattr(Hooks, hook)
    returned = inspect.signature(specification).return_annotation
    example = textwrap.dedent(inspect.getdoc(specification).partition("Example::")[2]).strip()
    assert f"## {hook}\n\n```python\n{hook}() -> {returned}\n```" in page
    assert f"```python\n{example}\n```" in page


def test_the_page_says_which_hook_is_for_what_and_what_it_gives() -> None:
    table = HOOKS_PAGE.read_text(encoding="utf-8").partition("| what you bring |")[2].partition("\n\n")[0]
    rows = re.findall(r"^\| .+ \| `(framing_\w+)` \| `(.+)` \|$", table, re.MULTILINE)
    assert {hook for hook, _ in rows} == set(HOOKS)
    assert [hook for hook, given in rows if inspect.signature(getattr(Hooks, hook)).return_annotation != given] == []


def test_no_hook_is_documented_that_does_not_exist() -> None:
    assert set(re.findall(r"framing_[a-z]+", HOOKS_PAGE.read_text(encoding="utf-8"))) == set(HOOKS)


@pytest.mark.parametrize("kind", DESCRIPTIONS, ids=lambda kind: kind.__name__)
def test_every_field_is_documented_with_its_type_and_default(kind: Any) -> None:
    section = HOOKS_PAGE.read_text(encoding="utf-8").partition(f"### {kind.__name__}\n")[2].partition("\n#")[0]
    documented = [
        [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:5]] for line in section.splitlines() if line.startswith("| `")
    ]
    declared = [[f"`{field.name}`", f"`{field.type}`".replace("|", "\\|"), default(field)] for field in dataclasses.fields(kind)]
    assert [row[:3] for row in documented] == declared
    assert all(meaning for *_, meaning in documented)


def default(field: Any) -> str:
    """The default of a field as the page writes it."""
    if field.default_factory is not dataclasses.MISSING:
        return f"`{field.default_factory()!r}`"
    return "" if field.default is dataclasses.MISSING else f"`{field.default!r}`"
