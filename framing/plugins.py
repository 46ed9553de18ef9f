"""Finds plugins, loads them one by one, and keeps who provides what. One plugin's failure costs only itself."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from importlib.metadata import Distribution, EntryPoint, entry_points
from itertools import islice
from typing import Any

import pluggy

from framing.changed import explained
from framing.codebook import Codebook
from framing.declared import declared
from framing.english import BUILT_IN
from framing.errors import DISTRIBUTION, PluginError, unknown
from framing.extension import Annotator, Measure, Of, Proposer, Reader, Reporter, Section
from framing.guard.fence import Fault, fence
from framing.hookspecs import Hooks
from framing.language import Language

GROUP = "framing"
HOOKS: Mapping[str, type] = {
    "framing_readers": Reader,
    "framing_languages": Language,
    "framing_codebooks": Codebook,
    "framing_annotators": Annotator,
    "framing_measures": Measure,
    "framing_reporters": Reporter,
    "framing_sections": Section,
    "framing_proposers": Proposer,
    "framing_commands": tuple,
}
CORE = "core"  # whose annotators need no plugin
MOST = 10_000  # descriptions that a hook may give: one without end is none
RESERVED: Mapping[str, frozenset[str]] = {  # what is framing's own, whether or not the plugin that provides it is loaded
    "framing_commands": frozenset(
        (
            "annotate cache check code codebook collocates compare convert copies diff distances export figures frames freeze "
            "furniture headlines heard help keyness kwic measures methods omissions plugins "
            "profile quotes report sample score show sources store stories table targets terms trend validate verify view "
            "wordings"
        ).split()
    ),
    "framing_reporters": frozenset((".csv", ".db", ".json", ".jsonl", ".md", ".ndjson", ".parquet", ".sqlite", ".txt")),
}
_PREFIXED = (Annotator, Measure, Proposer, Section)  # their names begin with the plugin's, which says whose options apply


@dataclass(frozen=True)
class PluginInfo:
    """A plugin as found: where it comes from, what it provides, and what went wrong."""

    name: str
    distribution: str = ""
    version: str = ""
    module: str = ""
    provides: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    ours: bool = False  # it comes with framing


@dataclass(frozen=True)
class Plugins:
    """Everything that the loaded plugins provide: plugins by name, what each announces in its own order."""

    infos: tuple[PluginInfo, ...] = ()
    readers: tuple[Reader, ...] = ()
    languages: tuple[Language, ...] = BUILT_IN
    codebooks: tuple[Codebook, ...] = ()
    annotators: tuple[Annotator, ...] = ()
    measures: tuple[Measure, ...] = ()
    reporters: tuple[Reporter, ...] = ()
    sections: tuple[Section, ...] = ()
    proposers: tuple[Proposer, ...] = ()
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
    def unasked(self) -> tuple[Measure, ...]:
        """The measures that a run scores where none are named: all but those on request."""
        return tuple(measure for measure in self.measures if not measure.on_request)

    def by_suffix(self, *of: Of) -> dict[str, Reporter]:
        """The reporters of such things by the suffix that asks for them."""
        return {reporter.suffix: reporter for reporter in self.reporters if reporter.of in of and not reporter.by_name}

    @property
    def ours(self) -> frozenset[str]:
        """The names of the plugins that come with framing, and of the core."""
        return frozenset({CORE, *(info.name for info in self.infos if info.ours)})

    @property
    def failed(self) -> tuple[PluginInfo, ...]:
        return tuple(info for info in self.infos if info.errors)


@dataclass
class _Loading:
    hooks: frozenset[str]
    reserved: frozenset[str]
    found: dict[str, list[tuple[str, Any]]] = field(default_factory=lambda: {hook: [] for hook in HOOKS})  # with whose it is
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
    found = [(_named(point), point) for point in entry_points(group=GROUP)]
    found.sort(key=lambda pair: (not pair[0].ours, pair[0].name, pair[1].value))
    wanted = _wanted(only, [info.name for info, _ in found])
    loading = _Loading(frozenset(hooks), frozenset({CORE, *(info.name for info, _ in found if info.ours)}))
    for info, point in found:
        if wanted is None or info.name in wanted:
            _load_one(loading, info, point.load)
    for name, plugin in sorted((extra or {}).items()):
        _load_one(loading, PluginInfo(name), partial(_same, plugin))
    parts = {hook: tuple(v for _, v in sorted(given, key=lambda item: item[0])) for hook, given in loading.found.items()}
    return Plugins(
        infos=tuple(sorted(loading.infos, key=lambda info: info.name)),
        readers=parts["framing_readers"],
        languages=(*BUILT_IN, *parts["framing_languages"]),
        codebooks=parts["framing_codebooks"],
        annotators=parts["framing_annotators"],
        measures=parts["framing_measures"],
        reporters=parts["framing_reporters"],
        sections=parts["framing_sections"],
        proposers=parts["framing_proposers"],
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


def not_loaded(plugins: Plugins) -> list[str]:
    """The names of the plugins that are installed and were not asked for."""
    return sorted({point.name for point in entry_points(group=GROUP)} - {info.name for info in plugins.infos})


def _same(plugin: Any) -> Any:
    return plugin


def _named(point: EntryPoint) -> PluginInfo:
    """What is known of a plugin before it is loaded: it is ours where it comes with framing."""
    name, version = _distribution(point.dist) if point.dist else ("", "")
    ours = re.sub(r"[-_.]+", "-", name).lower() == DISTRIBUTION
    return PluginInfo(point.name, name, version, point.module, ours=ours)


@lru_cache(maxsize=64)  # each of its plugins asks, and each answer is read from a file
def _distribution(distribution: Distribution) -> tuple[str, str]:
    return distribution.name or "", distribution.version or ""


def _load_one(loading: _Loading, info: PluginInfo, load: Callable[[], Any]) -> None:
    errors: list[str] = []
    provided: list[str] = []
    earlier = next((other for other in loading.infos if other.name == info.name), None)
    if info.module and not info.ours and info.name in loading.reserved:
        errors.append(f"'{info.name}' is the name of a plugin that comes with framing; {_origin(info)} must use another name")
    elif earlier:
        errors.append(f"a plugin named '{info.name}' was loaded before, from {_origin(earlier)}")
    else:
        try:
            with fence():
                implementations = _register(load())
        except Fault as fault:
            errors.append(explained(str(fault), HOOKS))
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
    try:
        with fence():
            values: list[Any] = list(islice(call(), MOST + 1))
            if len(values) > MOST:
                raise PluginError(f"gives more than {MOST} descriptions")
    except Fault as fault:
        errors.append(f"{hook}: {explained(str(fault), HOOKS)}")
        return
    for given in values:
        try:
            with fence():
                value = declared(given, HOOKS[hook])
        except Fault as fault:
            errors.append(f"{hook}: {fault}")
            continue
        name = value[0] if isinstance(value, tuple) else value.code if isinstance(value, Language) else value.name
        claims = (name, value.suffix.lower()) if isinstance(value, Reporter) and not value.by_name else (name,)
        if flaw := next((flaw for claim in claims if (flaw := _taken(loading, info, hook, claim))), ""):
            errors.append(f"{hook}: {flaw}")
        elif isinstance(value, _PREFIXED) and not name.startswith(f"{info.name}."):
            errors.append(f"{hook}: '{name}' must begin with '{info.name}.'")
        else:
            loading.owners.update({(hook, claim): info for claim in claims})
            loading.found[hook].append((info.name, value))
            provided.append(f"{hook.removeprefix('framing_').removesuffix('s')} {name}")


def _taken(loading: _Loading, info: PluginInfo, hook: str, claim: str) -> str:
    """Why a plugin cannot have a name or suffix; '' where it can."""
    owner = loading.owners.get((hook, claim))
    if owner is not None:
        return f"'{claim}' is provided by {_origin(owner)} already; {_origin(info)} must use another name"
    reserved = RESERVED.get(hook, frozenset())
    return f"'{claim}' is framing's own; {_origin(info)} must use another name" if claim in reserved and not info.ours else ""


def _origin(info: PluginInfo) -> str:
    return f"{info.distribution} {info.version} ('{info.name}')" if info.distribution else f"'{info.name}'"
