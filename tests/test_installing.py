"""What is installed, and what users are told to install."""

from __future__ import annotations

import re
import tomllib
import zipfile
from email import message_from_bytes
from email.message import Message
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
WRITTEN = ("*.py", "*.md", "*.txt", "*.toml", "Containerfile")
FOLDERS = (ROOT / "framing", ROOT / "plugins", ROOT / "docs", ROOT / "tests" / "benchmarks")
TOLD = [
    *(path for folder in FOLDERS for kind in WRITTEN for path in sorted(folder.rglob(kind))),
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "Containerfile")),
]
FROM_AN_INDEX = re.compile(r"media-framing\[|(?:pip install|pipx install|pipx run|uv tool|uvx)\s[^\n`\"]*\bmedia-framing\b")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    builder = pytest.importorskip("hatchling.builders.wheel", reason="hatchling is in the extra 'test'")
    (made,) = builder.WheelBuilder(str(ROOT)).build(directory=str(tmp_path_factory.mktemp("dist")), versions=["standard"])
    return zipfile.ZipFile(made)


def metadata(wheel: zipfile.ZipFile) -> Message:
    (name,) = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    return message_from_bytes(wheel.read(name))


@pytest.mark.parametrize(
    "told", ["pip install 'media-framing[report]'", "it needs media-framing[vader]", "pip install --upgrade media-framing"]
)
def test_advice_to_ask_an_index_for_framing_is_found(told: str) -> None:
    assert FROM_AN_INDEX.search(told)


def test_nobody_is_told_to_get_framing_from_an_index() -> None:
    """Whoever registered the name there would be run."""
    told = [path.relative_to(ROOT).as_posix() for path in TOLD if FROM_AN_INDEX.search(path.read_text("utf-8"))]
    assert not told and len(TOLD) > 300


def test_the_metadata_names_every_licence_of_what_ships(wheel: zipfile.ZipFile) -> None:
    told = metadata(wheel)
    assert told["License-Expression"] == "MIT AND Apache-2.0 AND PDDL-1.0 AND LicenseRef-WordNet-3.0"
    files = told.get_all("License-File") or []
    assert files == [
        "LICENSE",
        "plugins/framing_chinese/licences.txt",
        "plugins/framing_frames/generic/licences.txt",
        "plugins/framing_stance/model/licences.txt",
    ]
    (folder,) = {name.partition("/")[0] for name in wheel.namelist() if ".dist-info/" in name}
    for file in files:
        assert wheel.read(f"{folder}/licenses/{file}") == (ROOT / file).read_bytes()


def test_every_notice_has_its_licence_in_the_expression() -> None:
    notices = (ROOT / "plugins" / "framing_stance" / "model" / "licences.txt").read_text("utf-8")
    heads = re.findall(r"^== (\S+)", notices, re.MULTILINE)
    expected = {"VADER": "MIT", "WordNet": "LicenseRef-WordNet-3.0", "Pattern": "PDDL-1.0", "Word": "Apache-2.0"}
    assert {expected[head] for head in heads} == set(PROJECT["license"].split(" AND "))


def test_the_wheel_holds_the_packages_with_their_data_and_no_tests(wheel: zipfile.ZipFile) -> None:
    shipped = {name for name in wheel.namelist() if ".dist-info/" not in name}
    packages = [ROOT / "framing", *(path for path in (ROOT / "plugins").iterdir() if (path / "__init__.py").is_file())]
    files = {path for package in packages for path in package.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert shipped == {(path.relative_to(path.parents[_depth(path)])).as_posix() for path in files}


def _depth(path: Path) -> int:
    """How many folders below ``plugins``, or the copy, a file lies."""
    return path.parents.index(ROOT / "plugins") if ROOT / "plugins" in path.parents else path.parents.index(ROOT)


def test_the_metadata_say_name_version_and_extras(wheel: zipfile.ZipFile) -> None:
    told = metadata(wheel)
    assert told["Name"] == PROJECT["name"] and told["Version"] == PROJECT["version"]
    assert set(told.get_all("Provides-Extra") or ()) == set(PROJECT["optional-dependencies"])


def test_a_container_is_built_of_what_the_wheel_needs() -> None:
    told = (ROOT / "Containerfile").read_text("utf-8")
    copied = {word for line in re.findall(r"^COPY ([^-\n].*) \S+$", told, re.MULTILINE) for word in line.split()}
    needed = {"pyproject.toml", PROJECT["readme"], "LICENSE", "framing", "plugins"}
    assert copied == needed
    extras = re.findall(r"'\.\[([\w,]+)\]'", told)
    assert extras and set(extras[0].split(",")) <= set(PROJECT["optional-dependencies"])
    assert told.index("\nUSER framing") < told.index("\nENTRYPOINT") and "--no-index" in told


def test_every_extra_is_described() -> None:
    page = (ROOT / "docs" / "installing.md").read_text("utf-8")
    rows = re.findall(r"^\| (`.*`) \|", page, re.MULTILINE)
    assert {name for row in rows for name in re.findall(r"`(\w+)`", row)} == {*PROJECT["optional-dependencies"]}
