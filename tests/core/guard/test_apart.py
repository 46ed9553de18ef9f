"""Nothing that only lies in the working folder, or beside the articles, is executed: workers start apart."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from framing.guard.apart import environment, importable

from ...strangers import install, measure  # noqa: TID252  tests have no absolute name

ARTICLE = "A bridge opens\n\nThe bridge opened on Monday, and the mayor crossed it first."
NAMES = ("multiprocessing", "signal", "encodings", "pickle", "framing_tone", "statistics", "csv")
HOSTILE = "import os\nopen(os.path.join({where!r}, {name!r} + '.executed'), 'w').close()\nraise ImportError('not yours')\n"
SCRIPT = """
import framing
results = framing.score(framing.load("."), workers=2, measures=["looks"])
print(*sorted(set(results.table("evidence")["label"])), sep="\\n")
"""
LOOKS = """
def looks(document):
    import os, sys
    from framing import Evidence
    told = (f"safe_path={sys.flags.safe_path}", *(f"path={path}" for path in sys.path))
    return [Score(value=1.0, evidence=tuple(Evidence(((0, 1),), label=label) for label in told))]
"""


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder of 100 short articles in which a stranger has left modules with the names of common ones."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for i in range(100):
        (folder / f"{i:03}.txt").write_text(f"{ARTICLE} It was number {i}.", encoding="utf-8")
    for name in NAMES:
        (folder / f"{name}.py").write_text(HOSTILE.format(where=str(tmp_path), name=name), encoding="utf-8")
    return folder


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    code = measure("looks", measured="return looks(document)", first=LOOKS)
    return install(tmp_path / "installed", "framing-looks", looks=code)


def run(articles: Path, installed: Path, *command: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(installed), "FRAMING_PLUGINS": "looks"}
    done = subprocess.run([*command], cwd=articles, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert not [*articles.parent.glob("*.executed")], done.stderr
    return done.stdout


@pytest.mark.parametrize("workers", [(), ("--workers", "1")])
def test_workers_of_the_command_import_nothing_from_the_folder(articles: Path, installed: Path, workers: tuple[str, ...]) -> None:
    program = Path(sys.executable).with_name("framing")
    out = run(articles, installed, str(program), "score", ".", *workers)
    assert out.count("looks.number") == 100


def test_neither_does_the_module_that_is_the_command(articles: Path, installed: Path) -> None:
    out = run(articles, installed, sys.executable, "-m", "framing", "score", ".")
    assert out.count("looks.number") == 100


def test_workers_of_a_script_import_nothing_from_its_folder_or_the_working_folder(articles: Path, installed: Path) -> None:
    script = articles.parent / "script" / "script.py"
    script.parent.mkdir()
    script.write_text(SCRIPT, encoding="utf-8")
    told = run(articles, installed, sys.executable, str(script)).splitlines()
    assert "safe_path=True" in told
    paths = [line.removeprefix("path=") for line in told if line.startswith("path=")]
    assert str(installed) in paths and "" not in paths
    assert {str(script.parent), str(articles), "."}.isdisjoint(paths)


def test_what_is_installed_in_the_folder_stays_importable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, here, plain = tmp_path / "site-packages", tmp_path / "here", tmp_path / "plain"
    for folder in (site, here, plain):
        folder.mkdir()
    (site / "_here.pth").write_text(f"{here}\n", encoding="utf-8")
    monkeypatch.setattr(sys, "path", ["", str(here), str(plain), str(site), "relative"])
    monkeypatch.chdir(here)
    assert importable() == [str(here), str(plain), str(site)]
    assert importable([plain]) == [str(here), str(site)]
    monkeypatch.chdir(plain)
    assert importable() == [str(here), str(site)]
    install(plain, "framing-plain")
    assert importable() == [str(here), str(plain), str(site)]


def test_the_environment_of_a_worker_names_no_folder_that_lies_where_it_is_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = tmp_path / "library"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [*sys.path, str(library), str(tmp_path)])
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(["", ".", "relative", str(tmp_path), str(library)]))
    assert environment()["PYTHONPATH"] == str(library)
    assert environment()["PYTHONSAFEPATH"] == "1"
    monkeypatch.setenv("PYTHONPATH", ".")
    assert "PYTHONPATH" not in environment()
