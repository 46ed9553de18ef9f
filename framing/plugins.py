"""Finds plugins, loads them one by one, and keeps who provides what. One plugin's failure costs only itself."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from importlib.metadata import EntryPoint, entry_points
from typing import Any, get_args

import pluggy

from framing.errors import CAUGHT, describe, unknown
from framing.extension import Annotator, Estimand, Measure, Reader, Reporter, Section
from framing.hookspecs import Hooks

GROUP = "framing"
HOOKS: Mapping[str, type] = {
    "framing_readers": Reader,
    "framing_annotators": Annotator,
    "framing_measures": Measure,
    "framing_reporters": Reporter,
    "framing_sections": Section,
    "framing_commands": tuple,
}
_PREFIXED = (Annotator, Measure, Section)  # their names begin with the plugin's, which says whose options apply
_PLACE = re.compile(r"\w+(\.\w+)*:\w+")  # where something is that is imported when it is needed


@dataclass(frozen=True)
class PluginInfo:
    """A plugin as found: where it comes from, what it provides, and what went wrong."""

    name: str
    distribution: str = ""
    version: str = ""
    module: str = ""
    provides: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plugins:
    """Everything that the loaded plugins provide: plugins by name, what each announces in its own order."""

    infos: tuple[PluginInfo, ...] = ()
    readers: tuple[Reader, ...] = ()
    annotators: tuple[Annotator, ...] = ()
    measures: tuple[Measure, ...] = ()
    reporters: tuple[Reporter, ...] = ()
    sections: tuple[Section, ...] = ()
    commands: tuple[tuple[str, Any], ...] = ()

    def measure(self, name: str) -> Measure:
        """A measure by name. Raises :class:`~framing.errors.RequestError` that says what exists."""
        found = {measure.name: measure for measure in self.measures}
        if name not in found:
            raise unknown("measure", name, found)
        return found[name]

    def choose_measures(self, names: Iterable[str]) -> tuple[Measure, ...]:
        """Measures by name or by plugin ("terms" is all of terms.*), in the order of the plugins and of what each announces."""
        chosen: set[str] = set()
        for name in names:
            family = [measure for measure in self.measures if measure.name.partition(".")[0] == name]
            for measure in family or [self.measure(name)]:
                chosen.add(measure.name)
        return tuple(measure for measure in self.measures if measure.name in chosen)

    @property
    def failed(self) -> tuple[PluginInfo, ...]:
        return tuple(info for info in self.infos if info.errors)


@dataclass
class _Loading:
    hooks: frozenset[str]
    found: dict[str, list[tuple[str, Any]]] = field(default_factory=lambda: {hook: [] for hook in HOOKS})
    owners: dict[tuple[str, str], PluginInfo] = field(default_factory=dict)
    infos: list[PluginInfo] = field(default_factory=list)


def load_plugins(
    only: Iterable[str] | None = None, *, extra: Mapping[str, Any] | None = None, hooks: Iterable[str] = tuple(HOOKS)
) -> Plugins:
    """Load the plugins of the entry-point group ``framing``, by name, one at a time.

    ``only`` names those to load (default: the comma list in FRAMING_PLUGINS, else all); ``extra`` are
    modules or objects with hook implementations that no distribution announces, by name. Other ``hooks``
    than these are not called, which saves importing what they describe.
    Raises :class:`~framing.errors.RequestError` for a name in ``only`` that does not exist.
    """
    points = sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value))
    wanted = _wanted(only, [point.name for point in points])
    loading = _Loading(frozenset(hooks))
    for point in points:
        if wanted is None or point.name in wanted:
            _load_one(loading, point.name, point.load, point)
    for name, plugin in sorted((extra or {}).items()):
        _load_one(loading, name, partial(_same, plugin), None)
    parts = {hook: tuple(value for _, value in found) for hook, found in loading.found.items()}
    return Plugins(
        infos=tuple(loading.infos),
        readers=parts["framing_readers"],
        annotators=parts["framing_annotators"],
        measures=parts["framing_measures"],
        reporters=parts["framing_reporters"],
        sections=parts["framing_sections"],
        commands=parts["framing_commands"],
    )


def _wanted(only: Iterable[str] | None, names: list[str]) -> frozenset[str] | None:
    if only is None:
        listed = os.environ.get("FRAMING_PLUGINS")
        if listed is None:
            return None
        only = [name.strip() for name in listed.split(",") if name.strip()]
    chosen = frozenset(only)
    for name in sorted(chosen):
        if name not in names:
            raise unknown("plugin", name, names)
    return chosen


def _same(plugin: Any) -> Any:
    return plugin


def _load_one(loading: _Loading, name: str, load: Callable[[], Any], point: EntryPoint | None) -> None:
    distribution = point.dist.name if point and point.dist else ""
    version = point.dist.version if point and point.dist else ""
    info = PluginInfo(name, distribution, version, point.module if point else "")
    errors: list[str] = []
    provided: list[str] = []
    if earlier := next((other for other in loading.infos if other.name == name), None):
        errors.append(f"a plugin named '{name}' was loaded before, from {_origin(earlier)}")
    else:
        try:
            implementations = _register(load())
        except CAUGHT as error:
            errors.append(describe(error))
        else:
            if not implementations:
                errors.append("implements no hook; mark its hooks with @framing.hookimpl")
            for hook, call in implementations:
                if hook in loading.hooks:
                    _collect(loading, info, hook, call, provided, errors)
    loading.infos.append(replace(info, provides=tuple(sorted(provided)), errors=tuple(errors)))


def _register(plugin: Any) -> list[tuple[str, Callable[[], Any]]]:
    """The hooks that a plugin implements, after pluggy has checked their names and arguments."""
    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(Hooks)
    manager.register(plugin)
    manager.check_pending()
    return [(hook, found[0].function) for hook in HOOKS if (found := getattr(manager.hook, hook).get_hookimpls())]


def _collect(
    loading: _Loading, info: PluginInfo, hook: str, call: Callable[[], Any], provided: list[str], errors: list[str]
) -> None:
    kind = HOOKS[hook]
    try:
        values: list[Any] = list(call())
    except CAUGHT as error:
        errors.append(f"{hook}: {describe(error)}")
        return
    for value in values:
        if flaw := _flaw(value, kind):
            errors.append(f"{hook}: {flaw}")
            continue
        name = value[0] if isinstance(value, tuple) else value.name
        owner = loading.owners.get((hook, name))
        if owner is not None:
            errors.append(f"{hook}: '{name}' is provided by {_origin(owner)} already; {_origin(info)} must use another name")
        elif isinstance(value, _PREFIXED) and not name.startswith(f"{info.name}."):
            errors.append(f"{hook}: '{name}' must begin with '{info.name}.'")
        else:
            loading.owners[hook, name] = info
            loading.found[hook].append((name, value))
            provided.append(f"{hook.removeprefix('framing_').removesuffix('s')} {name}")


def _flaw(value: Any, kind: Any) -> str:
    """What keeps a description from being used; '' where nothing does."""
    if not isinstance(value, kind):
        return f"expected {kind.__name__}, got {type(value).__name__}"
    if isinstance(value, tuple):
        if len(value) != 2 or not isinstance(value[0], str):
            return "expected a name and a Typer app"
        return _misplaced(value[0], value[1])
    if not isinstance(value.name, str) or not value.name:
        return f"the name of a {kind.__name__} is {value.name!r}; expected text"
    for name in ("requires", "uses", "languages", "suffixes"):
        if not isinstance(getattr(value, name, ()), tuple | list):
            return f"'{value.name}' has {name}={getattr(value, name)!r}; expected a tuple"
    if isinstance(value, Section | Annotator):
        return _misplaced(value.name, value.make if isinstance(value, Section) else value.in_article)
    if isinstance(value, Measure) and value.estimand not in get_args(Estimand):
        return f"'{value.name}' has the estimand '{value.estimand}', which is none of {', '.join(get_args(Estimand))}"
    if isinstance(value, Measure) and value.estimand == "pooled" and value.pool is None:
        return f"'{value.name}' is pooled and has no pool"
    return ""


def _misplaced(name: str, place: Any) -> str:
    """What is wrong with a place to import something from; '' where nothing is, and for what is no text."""
    if isinstance(place, str) and not _PLACE.fullmatch(place):
        return f"'{name}' is said to be at '{place}'; expected package.module:name"
    return ""


def _origin(info: PluginInfo) -> str:
    return f"{info.distribution} {info.version} ('{info.name}')" if info.distribution else f"'{info.name}'"
