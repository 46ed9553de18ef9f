"""The house keeps its plan: plugins announced, packaged and shaped alike, and nobody importing whom they must not."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PLUGINS = sorted(path for path in (ROOT / "plugins").iterdir() if (path / "__init__.py").is_file())
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LONGEST_FRONT_DOOR = 40  # lines
LONGEST_FILE = 350
TESTS = ROOT / "tests" / "plugins"
# Tests of a plugin that are of no single module; beside them each plugin has one file of its own name, for all of it.
OF_NO_MODULE = {
    "browser": "pages as a reader uses them, in a browser",
    "hostile": "input that nobody meant well",
    "originals": "the documents that the project was asked to compare",
    "phrases": "what somebody does in several words, in the tables of several modules",
    "properties": "what holds for any text",
    "rows": "the rows of all tables, each taken out in turn",
}


def test_every_plugin_folder_is_announced_and_packaged() -> None:
    names = [path.name for path in PLUGINS]
    announced = PROJECT["project"]["entry-points"]["framing"]
    assert announced == {name.removeprefix("framing_"): name for name in names}
    assert PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"] == [
        "framing",
        *(f"plugins/{name}" for name in names),
    ]


def test_the_tools_know_every_plugin() -> None:
    names = [path.name for path in PLUGINS]
    contracts = {contract["type"]: contract for contract in PROJECT["tool"]["importlinter"]["contracts"]}
    assert PROJECT["tool"]["importlinter"]["root_packages"] == ["framing", *names]
    assert contracts["forbidden"]["forbidden_modules"] == contracts["independence"]["modules"] == names
    assert PROJECT["tool"]["coverage"]["run"]["source_pkgs"] == ["framing", *names]


@pytest.mark.parametrize("plugin", PLUGINS, ids=lambda path: path.name)
def test_a_plugins_front_door_holds_hooks_and_nothing_else(plugin: Path) -> None:
    text = (plugin / "__init__.py").read_text(encoding="utf-8")
    body = ast.parse(text).body
    assert ast.get_docstring(ast.parse(text))
    assert len(text.splitlines()) <= LONGEST_FRONT_DOOR
    for node in body[1:]:
        if isinstance(node, ast.FunctionDef):
            assert [ast.unparse(decorator) for decorator in node.decorator_list] == ["hookimpl"]
            assert node.name.startswith("framing_")
        else:
            assert isinstance(node, ast.Import | ast.ImportFrom), ast.unparse(node)
    assert (plugin / "py.typed").is_file()


@pytest.mark.parametrize("plugin", PLUGINS, ids=lambda path: path.name)
def test_a_plugin_has_tests_of_its_own(plugin: Path) -> None:
    assert (ROOT / "tests" / "plugins" / plugin.name / f"test_{plugin.name.removeprefix('framing_')}.py").is_file()


@pytest.mark.parametrize("path", sorted(TESTS.rglob("*.py")), ids=lambda path: str(path.relative_to(TESTS)))
def test_tests_of_plugins_mirror_their_modules(path: Path) -> None:
    """A test file has the name of a module or room, and lies where that lies."""
    plugin, name = path.relative_to(TESTS).parts[0], path.stem.removeprefix("test_")
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE
    module = ROOT / "plugins" / path.parent.relative_to(TESTS) / name
    whole = path.parent == TESTS / plugin and (name in OF_NO_MODULE or name == plugin.removeprefix("framing_"))
    assert path.name == "conftest.py" or whole or module.with_suffix(".py").is_file() or (module / "__init__.py").is_file()


@pytest.mark.parametrize(
    "path", sorted([*(ROOT / "framing").rglob("*.py"), *(ROOT / "plugins").rglob("*.py")]), ids=lambda p: p.name
)
def test_files_stay_short_and_say_what_they_are(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_FILE
    assert ast.get_docstring(ast.parse(text)), f"{path.relative_to(ROOT)} has no docstring"


def test_importing_framing_is_light() -> None:
    heavy = {"numpy", "polars", "nltk", "textblob", "simplemma", "nupunkt", "pandas", "typer", "scipy"}
    code = "import framing, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert heavy & set(done.stdout.split()) == set()


def test_loading_plugins_is_light() -> None:
    heavy = {"numpy", "polars", "nltk", "textblob", "simplemma", "nupunkt", "pandas", "scipy"}
    code = "import framing, sys; framing.load_plugins(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert heavy & set(done.stdout.split()) == set()


def test_import_contracts_are_kept() -> None:
    linter = pytest.importorskip("importlinter.cli", reason="import-linter comes with the extra 'lint'")
    code = f"import sys; from {linter.__name__} import lint_imports; sys.exit(lint_imports(no_cache=True))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
