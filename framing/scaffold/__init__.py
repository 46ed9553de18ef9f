"""A plugin to start from: a package with a license, types, tests and a file for continuous integration, of examples to change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from string import Template

from framing.errors import RequestError

NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")


@dataclass(frozen=True)
class Kind:
    """A kind of hook that a plugin can be started with: its hook, the type it gives, the value of its module, further files."""

    hook: str
    gives: str
    value: str
    also: tuple[str, ...] = ()


KINDS: Mapping[str, Kind] = {
    "reader": Kind("framing_readers", "Reader", "READER"),
    "language": Kind("framing_languages", "Language", "LANGUAGE"),
    "dictionary": Kind("framing_codebooks", "Codebook", "CODEBOOK", ("dictionary.toml",)),
    "annotator": Kind("framing_annotators", "Annotator", "ANNOTATOR"),
    "measure": Kind("framing_measures", "Measure", "MEASURE"),
    "reporter": Kind("framing_reporters", "Reporter", "REPORTER"),
    "section": Kind("framing_sections", "Section", "SECTION"),
    "command": Kind("framing_commands", "tuple[str, str]", ""),
}
"""By name, in the order of the pipeline."""


def write_plugin(name: str, kinds: Sequence[str], folder: Path | None = None) -> Path:
    """Write a plugin with these kinds of hooks into a new folder, and give the folder.

    Raises :class:`~framing.errors.RequestError` for a name that no plugin can have, and a folder that is there.
    """
    _check(name, kinds)
    target = folder or Path(f"framing-{name.replace('_', '-')}")
    if target.exists():
        raise RequestError(f"{target}: exists already; name another folder with --folder")
    if not target.absolute().parent.is_dir():
        raise RequestError(f"{target}: there is no folder to write it in; name another with --folder")
    made = dict(_files(name, kinds))  # all of it before anything is written
    for path, text in made.items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_text(text, encoding="utf-8")
    return target


def _check(name: str, kinds: Sequence[str]) -> None:
    from framing.plugins import RESERVED, load_plugins

    if not NAME.fullmatch(name):
        raise RequestError(f"{name!r} cannot be the name of a plugin; expected lower-case letters, digits and _: shouting")
    if name in load_plugins(hooks=()).ours:
        raise RequestError(f"'{name}' is the name of a plugin that comes with framing; choose another")
    if "command" in kinds and name in RESERVED["framing_commands"]:
        raise RequestError(f"'framing {name}' is a command of framing; choose another name")


def _files(name: str, kinds: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each file of the plugin by its path in the folder, with its text."""
    package = f"framing_{name}"
    distribution = package.replace("_", "-")
    words = {"name": name, "package": package, "distribution": distribution, "kinds": ", ".join(kinds)}
    for path, template in {
        "pyproject.toml": "pyproject.toml",
        "README.md": "README.md",
        "LICENSE": "LICENSE",
        ".github/workflows/tests.yml": "tests.yml",
        "tests/test_contract.py": "test_contract.py",
    }.items():
        yield path, _filled(template, words)
    yield f"{package}/__init__.py", _front_door(name, package, kinds)
    yield f"{package}/py.typed", ""
    for kind in kinds:
        yield f"{package}/{kind}.py", _filled(f"{kind}.py", words)
        yield f"tests/test_{kind}.py", _filled(f"test_{kind}.py", words)
        for further in KINDS[kind].also:
            yield f"{package}/{further}", _filled(further, words)


def _filled(template: str, words: Mapping[str, str]) -> str:
    text = files("framing.scaffold").joinpath("templates", f"{template}.txt").read_text("utf-8")
    return Template(text).substitute(words)


def _front_door(name: str, package: str, kinds: Sequence[str]) -> str:
    """The module that holds the hooks, and nothing else."""
    types = sorted({KINDS[kind].gives for kind in kinds if KINDS[kind].value})
    lines = [
        f'"""{name.replace("_", " ").capitalize()}: say here what the plugin is for."""',
        "",
        "from __future__ import annotations",
        "",
        "from collections.abc import Iterable",
        "",
        f"from framing import {', '.join([*types, 'hookimpl'])}",
        "",
        *(f"from {package}.{kind} import {KINDS[kind].value}" for kind in sorted(kinds) if KINDS[kind].value),
    ]
    for kind in kinds:
        given = KINDS[kind].value or f'("{name}", "{package}.{kind}:app")'
        lines += ["", "", "@hookimpl", f"def {KINDS[kind].hook}() -> Iterable[{KINDS[kind].gives}]:", f"    yield {given}"]
    return "\n".join(lines) + "\n"
