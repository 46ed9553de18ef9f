"""What ``framing plugins new`` writes: a package that is found, passes its own tests and keeps its contract."""

from __future__ import annotations

import inspect
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from framing import load_plugins
from framing.errors import RequestError
from framing.plugins import HOOKS
from framing.scaffold import KINDS, write_plugin
from framing.testing import check_plugin

NAME = "whistling"


def announce(folder: Path) -> None:
    """What an installer adds beside a package, so that its entry points are found: read off its pyproject.toml."""
    project = tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))["project"]
    about = folder / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n")
    points = "".join(f"{name} = {value}\n" for name, value in project["entry-points"]["framing"].items())
    (about / "entry_points.txt").write_text(f"[framing]\n{points}")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A plugin with every kind of hook, on the path as an installed one is."""
    folder = write_plugin(NAME, list(KINDS), tmp_path_factory.mktemp("new") / "plugin")
    announce(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(folder))
        yield folder
    for name in [name for name in sys.modules if name.partition(".")[0] == f"framing_{NAME}"]:
        del sys.modules[name]


def opened(path: Path) -> ModuleType:
    spec = spec_from_file_location(f"written_{path.stem}", path)
    assert spec and spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_it_has_all_that_a_package_needs(written: Path) -> None:
    files = {str(path.relative_to(written)) for path in written.rglob("*") if path.is_file() and "dist-info" not in str(path)}
    package = f"framing_{NAME}"
    assert {"LICENSE", "README.md", "pyproject.toml", ".github/workflows/tests.yml", f"{package}/py.typed"} <= files
    assert {f"{package}/{kind}.py" for kind in KINDS} | {f"tests/test_{kind}.py" for kind in KINDS} <= files
    assert not [path for path in files if "$" in (written / path).read_text("utf-8").replace("${{", "")]


def test_every_kind_of_it_is_announced(written: Path) -> None:
    (info,) = load_plugins([NAME]).infos
    assert info.errors == () and info.distribution == f"framing-{NAME}"
    assert {f"framing_{provided.split()[0]}s" for provided in info.provides} == {kind.hook for kind in KINDS.values()}
    assert {kind.hook for kind in KINDS.values()} <= set(HOOKS)


@pytest.mark.parametrize("kind", KINDS)
def test_its_own_tests_pass(written: Path, kind: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    module = opened(written / "tests" / f"test_{kind}.py")
    tests: list[Callable[..., None]] = [made for name, made in vars(module).items() if name.startswith("test_")]
    assert tests
    for test in tests:
        needed = {name: tmp_path_factory.mktemp("own") for name in inspect.signature(test).parameters if name == "tmp_path"}
        test(**needed)


def test_it_keeps_its_contract(written: Path) -> None:
    def check(name: str) -> Any:
        return check_plugin(name, load_plugins([name, "sourcing"]), huge=200)

    opened(written / "tests" / "test_contract.py").test_it_keeps_its_contract(check)


def test_its_command_is_a_command(written: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from framing.cli.app import _command_of

    places = dict(load_plugins([NAME], hooks=("framing_commands",)).commands)
    command = _command_of(NAME, places[NAME])
    assert command is not None and f"framing {NAME} seeds" in command.help


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_alone_is_whole(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = f"only_{kind}"
    folder = write_plugin(name, [kind], tmp_path / "plugin")
    monkeypatch.syspath_prepend(str(folder))
    assert [hook for hook in HOOKS if hasattr(import_module(f"framing_{name}"), hook)] == [KINDS[kind].hook]


@pytest.mark.parametrize(
    ("name", "kinds", "told"),
    [
        ("Shouting", ["measure"], "'Shouting' cannot be the name of a plugin"),
        ("../up", ["measure"], "cannot be the name of a plugin"),
        ("terms", ["measure"], "'terms' is the name of a plugin that comes with framing"),
        ("core", ["measure"], "comes with framing"),
        ("compare", ["command"], "'framing compare' is a command of framing"),
    ],
)
def test_a_name_that_no_plugin_can_have_is_refused(name: str, kinds: list[str], told: str, tmp_path: Path) -> None:
    with pytest.raises(RequestError, match=told):
        write_plugin(name, kinds, tmp_path / "plugin")
    assert not (tmp_path / "plugin").exists()


def test_nothing_that_is_there_is_written_over(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="exists already; name another folder with --folder"):
        write_plugin(NAME, ["measure"], tmp_path)
    with pytest.raises(RequestError, match="there is no folder to write it in"):
        write_plugin(NAME, ["measure"], tmp_path / "no" / "plugin")


@pytest.mark.slow
def test_it_installs_with_pip_and_its_tests_pass_there(tmp_path: Path) -> None:
    folder, target = write_plugin(NAME, list(KINDS), tmp_path / "plugin"), tmp_path / "installed"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation"]
    done = subprocess.run([*pip, "--target", str(target), str(folder)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    start = f"import sys; sys.path.insert(0, {str(target)!r}); import pytest; sys.exit(pytest.main())"
    tests = [
        sys.executable,
        "-P",
        "-c",
        start,
        "-q",
        "-p",
        "framing.fixtures",
        "-p",
        "no:cacheprovider",
        "--import-mode=importlib",
    ]
    done = subprocess.run([*tests, "tests"], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
