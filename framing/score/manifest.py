"""``run.json``: everything needed to say how a number came about, and to get it again."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from importlib.util import find_spec
from typing import Any

from framing.annotate.plan import Provider
from framing.extension import Annotator, Measure, plugin_of
from framing.model import Failure, Value
from framing.plugins import Plugins
from framing.score.scorer import Scorer
from framing.score.settings import RunSettings
from framing.tables.contract import TABLES_VERSION

DESCRIBED = ("meaning", "unit", "high", "estimand", "scale", "show", "main", "contrast", "lists", "caution", "shown", "source")
PARTS = ("nltk", "numpy", "nupunkt", "pluggy", "polars", "simplemma", "textblob", "typer")


def manifest(
    scorer: Scorer, plugins: Plugins, *, inputs: Sequence[tuple[str, str]], failures: Sequence[Failure]
) -> dict[str, Any]:
    """The manifest of a run. ``inputs`` are (document id, sha256). It holds no time and no path, so it is reproducible."""
    request = scorer.request
    used = {plugin_of(measure.name) for measure, _ in scorer.measures}
    used |= {plugin_of(annotator.name) for annotator in scorer.plan.annotators()}
    used |= {info.name for info in plugins.infos if any(part.startswith("codebook ") for part in info.provides)}
    return {
        "framing": version("media-framing"),
        "tables": TABLES_VERSION,
        "python": platform.python_version(),
        "packages": {name: found for name in (*PARTS, *_of_options(request, scorer)) if (found := _version(name))},
        "plugins": {
            info.name: {"distribution": info.distribution, "version": info.version, "data": data_hashes(info.module)}
            for info in plugins.infos
            if info.name in used
        },
        "plugin_errors": {info.name: list(info.errors) for info in plugins.failed},
        "layers": {layer: _makers(made) for layer, made in sorted(scorer.plan.providers.items())},
        "measures": {measure.name: {**_component(measure), **described(measure)} for measure, _ in scorer.measures},
        "codebook": {name: getattr(request.codebook, name) for name in ("name", "version", "sha256", "text")},
        "options": {plugin: dict(values) for plugin, values in sorted(_options(request).items())},
        "regions": list(request.regions),
        "seed": request.seed,
        "deadline": request.deadline,
        "documents": len(inputs),
        "inputs": {"sha256": hashlib.sha256("\n".join(f"{i}\t{h}" for i, h in sorted(inputs)).encode()).hexdigest()},
        "failures": [asdict(failure) for failure in failures],
    }


def _makers(made: Mapping[str, Provider]) -> Any:
    """The annotator of a layer; by language where several make it."""
    names = {provider.annotator.name for provider in made.values()}
    if len(names) == 1:
        return _component(next(iter(made.values())).annotator)
    return {code: _component(provider.annotator) for code, provider in sorted(made.items())}


def described(measure: Measure) -> dict[str, Any]:
    """What a comparison has to know of a measure, so that scores can be compared where its plugin is not installed."""
    return {name: getattr(measure, name) for name in DESCRIBED} | {"range": list(measure.range)}


def _component(component: Any) -> dict[str, str]:
    return {"name": component.name, "version": component.version}


def _options(request: RunSettings) -> dict[str, dict[str, Value]]:
    merged: dict[str, dict[str, Value]] = {}
    for source in (request.codebook.options, request.options):
        for plugin, values in source.items():
            merged.setdefault(plugin, {}).update(values)
    return merged


def _of_options(request: RunSettings, scorer: Scorer) -> list[str]:
    """The distributions that the options' values make the run use (see :class:`~framing.extension.Option`)."""
    given = _options(request)
    components: list[Annotator | Measure] = [
        *(measure for measure, _ in scorer.measures),
        *scorer.plan.annotators(),
    ]
    return sorted({
        package
        for component in components
        for option in component.options
        for package in option.packages.get(given.get(plugin_of(component.name), {}).get(option.name, option.default), ())
    })  # fmt: skip


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return ""


def data_hashes(module: str) -> dict[str, str]:
    """SHA-256 of each file of a plugin's package that is not code: its lexica and models, by name."""
    spec = find_spec(module) if module else None
    if spec is None or spec.submodule_search_locations is None:
        return {}  # a plugin of one file; files() would give the folder it lies in
    root = files(module)
    return {name: hashlib.sha256(item.read_bytes()).hexdigest() for name, item in sorted(_data_files(root, ""))}


def _data_files(folder: Traversable, prefix: str) -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    if not folder.is_dir():
        return found
    for item in folder.iterdir():
        if item.name.startswith((".", "__pycache__")):
            continue  # what tools leave behind
        if item.is_dir():
            found.extend(_data_files(item, f"{prefix}{item.name}/"))
        elif item.is_file() and not item.name.endswith((".py", ".pyc", ".md", ".typed")):
            found.append((prefix + item.name, item))
    return found
