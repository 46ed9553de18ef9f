"""All checks of one plugin, by what it provides."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from framing.conformance import texts
from framing.conformance.files import check_reader, check_reporter
from framing.conformance.languages import check_language
from framing.conformance.report import Report
from framing.conformance.scoring import check_scoring
from framing.conformance.shown import check_command, check_proposer, check_section, comparison_for
from framing.conformance.surroundings import watched
from framing.errors import RequestError, unknown
from framing.extension import Annotator, Measure
from framing.plugins import HOOKS, PluginInfo, Plugins, load_plugins

HUGE = 20_000  # words
_NEEDED = ("meaning", "unit", "high", "title")  # texts that readers see, and that must not be empty


def check_plugin(
    name: str, plugins: Plugins | None = None, *, samples: Sequence[Path] = (), huge: int = HUGE, parts: Sequence[str] = ()
) -> Report:
    """Try all that an installed plugin provides, or one of ``plugins``, and say what does not keep the contract.

    ``samples`` are files that its readers can read, ``huge`` the words of the longest text. ``parts`` are the hooks to try
    ("measures", "readers"), by default all. Raises :class:`~framing.errors.RequestError` for a plugin that does not exist.
    """
    found = plugins or load_plugins()
    names = [info.name for info in found.infos]
    if name not in names:
        raise unknown("plugin", name, names)
    kinds = [hook.removeprefix("framing_") for hook in HOOKS]
    if strange := [part for part in parts if part not in kinds]:
        raise unknown("part", strange[0], kinds)
    info = next(info for info in found.infos if info.name == name)
    report = Report(name)
    _check_loaded(report, info)
    own = _own(found, info, parts or kinds)
    _check_documented(report, info, own)
    samples = [path.resolve() for path in samples]
    if missing := [path for path in samples if not path.is_file()]:
        raise RequestError(f"{missing[0]}: no such file; name one that the plugin reads")
    with watched(report, f"plugin {name}") as folder:
        check_scoring(report, found, own, huge)
        for language in own.languages:
            check_language(report, language)
        for reader in own.readers:
            scratch = folder / "read"
            scratch.mkdir()
            check_reader(report, reader, scratch, samples)
            scratch.rmdir()
        _check_shown(report, found, own, folder)
        for command, given in own.commands:
            check_command(report, command, given)
    return report


def _check_loaded(report: Report, info: PluginInfo) -> None:
    for error in info.errors:
        report.fail(f"plugin {info.name}", "loads", error)
    report.settle(f"plugin {info.name}", "loads")


def _own(plugins: Plugins, info: PluginInfo, parts: Sequence[str]) -> Plugins:
    """What a plugin provides of these parts, and nothing of others."""
    given = {tuple(each.split(" ", 1)) for each in info.provides}

    def kept(kind: str) -> bool:
        return kind in parts

    def of(kind: str) -> tuple[object, ...]:
        return tuple(each for each in getattr(plugins, kind) if kept(kind) and (kind.removesuffix("s"), _name(each)) in given)

    return replace(Plugins(), **{each.name: of(each.name) for each in fields(Plugins) if each.name != "infos"})  # type: ignore[arg-type]


def _name(given: object) -> str:
    return str(given[0] if isinstance(given, tuple) else getattr(given, "code", None) or getattr(given, "name", ""))


def _check_documented(report: Report, info: PluginInfo, own: Plugins) -> None:
    part = f"plugin {info.name}"
    module = sys.modules.get(info.module)
    if module is not None:
        report.require((module.__doc__ or "").strip(), part, "documented", f"the module {info.module} has no docstring")
    everything: list[Any] = [*own.annotators, *own.measures, *own.reporters, *own.sections, *own.proposers]
    for described in everything:
        of = f"{type(described).__name__.lower()} {described.name}"
        for field in _NEEDED:
            told = getattr(described, field, "told")
            report.require(told.strip(), of, "documented", f"{field} is empty")
        if isinstance(described, Annotator | Measure):
            for option in described.options:
                report.require(option.meaning.strip(), of, "documented", f"the option {option.name} has no meaning")
        report.settle(of, "documented")
    report.settle(part, "documented")


def _check_shown(report: Report, plugins: Plugins, own: Plugins, folder: Path) -> None:
    """What shows results: reporters and sections need a comparison, proposers only articles."""
    if own.reporters or own.sections:
        comparison = comparison_for(plugins, own.measures, texts.story())
        hostile = comparison_for(plugins, own.measures, [document for document in texts.documents(0) if document.text.strip()])
        for number, reporter in enumerate(own.reporters):
            scratch = folder / f"written{number}"
            check_reporter(report, reporter, comparison, scratch)
            _emptied(scratch)
        for section in own.sections:
            check_section(report, section, plugins, comparison, hostile)
    for proposer in own.proposers:
        check_proposer(report, proposer, plugins)


def _emptied(folder: Path) -> None:
    from shutil import rmtree

    rmtree(folder, ignore_errors=True)
