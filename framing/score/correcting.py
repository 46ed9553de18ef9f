"""Which of the user's corrections a run can use: those on types of sources and on layers that it knows."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from difflib import get_close_matches

from framing.codebook import Codebook
from framing.corrections.model import Corrections, Problem, Row
from framing.plugins import Plugins


def usable(corrections: Corrections, plugins: Plugins, codebook: Codebook) -> Corrections:
    """The corrections with what they say as the run calls it; rows on what it does not know are among the problems.

    A measure stands for the layer that it rests on. Where no plugin says which types of sources there are, any is taken.
    """
    types = {kind for annotator in plugins.annotators for kind in annotator.source_types}
    known = {"type": _by_key([*types, *codebook.sources]) if types else {}, "none": _layers(plugins)}
    rows, problems = list[Row](), list[Problem]()
    for row in corrections.rows:
        names = known.get(row.kind, {})
        meant = names.get(_key(row.value)) if names else row.value
        if meant is None:
            problems.append(Problem(row.number, _unknown(row, names)))
        else:
            rows.append(row._replace(value=meant))
    kept = Corrections(tuple(rows), corrections.problems, corrections.name, corrections.sha256)
    return kept.without(problems)


def correctable(plugins: Plugins) -> frozenset[str]:
    """The measures whose passages can be taken out: they rest on one layer that corrections know."""
    layers = _layers(plugins)
    return frozenset(measure.name for measure in plugins.measures if _key(measure.name) in layers)


def _layers(plugins: Plugins) -> Mapping[str, str]:
    """The layers whose passages can be taken out, by their names and by those of the measures that rest on them."""
    layers = {annotator.provides for annotator in plugins.annotators if not annotator.array}
    resting = {measure.name: layers.intersection(measure.requires) for measure in plugins.measures}
    return _by_key(layers) | {_key(name): next(iter(on)) for name, on in resting.items() if len(on) == 1}


def _by_key(names: Collection[str]) -> dict[str, str]:
    return {_key(name): name for name in names}


def _key(name: str) -> str:
    return " ".join(name.casefold().replace("_", " ").split())


def _unknown(row: Row, names: Mapping[str, str]) -> str:
    near = get_close_matches(_key(row.value), names, n=1, cutoff=0.5)
    hint = f"; did you mean '{names[near[0]]}'?" if near else ""
    what = "type of source" if row.kind == "type" else "layer or measure"
    return f"no {what} '{row.value}'{hint or '.'} There are {', '.join(dict.fromkeys(sorted(names.values())))}"
