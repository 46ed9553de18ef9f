"""Which part of a comparison is meant: outlets, targets and concepts, measures; each name checked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from framing.compare.effect import is_shown
from framing.errors import RequestError, unknown

if TYPE_CHECKING:
    from framing.compare.comparison import Comparison


def chosen_measures(comparison: Comparison, names: Iterable[str] | None) -> list[str]:
    """The measures that names mean ("stance.toward", or "stance" for all of a plugin), in the order of the names.

    Without names, those that a comparison shows by default: the main ones, and those that people coded. Raises
    :class:`~framing.errors.RequestError` for one that was not computed.
    """
    computed = comparison.measures
    if names is None:
        return [name for name, measure in computed.items() if is_shown(measure, comparison)]
    wanted: dict[str, None] = {}
    for name in names:
        found = [each for each in computed if name in (each, each.partition(".")[0])]
        if not found:
            raise RequestError(
                f"{name} was not computed in this run, which has {', '.join(computed) or 'no measure'}; "
                f"compute it: framing compare ARTICLES --measures {name} --output NAME"
            )
        wanted.update(dict.fromkeys(found))
    return list(wanted)


def chosen_groups(comparison: Comparison, names: Sequence[str]) -> list[str]:
    """The groups that names mean, in the order of the names; all where there are none. Upper and lower case may differ.

    Raises :class:`~framing.errors.RequestError` for a name that no group has, or several have.
    """
    if not names:
        return list(comparison.groups)
    return list(dict.fromkeys(_meant(comparison.by, name, comparison.groups) for name in names))


def chosen_targets(comparison: Comparison, kind: str, names: Sequence[str]) -> list[str]:
    """The targets or concepts (``kind``) that names mean. Raises :class:`~framing.errors.RequestError` like groups do."""
    known = list(dict.fromkeys(cell.key[1] for cell in comparison.cells if cell.key[1]))
    return list(dict.fromkeys(_meant(kind, name, known) for name in names))


def chosen_categories(comparison: Comparison, names: Sequence[str]) -> list[str]:
    """The wordings or other categories that names mean. Raises :class:`~framing.errors.RequestError` like groups do."""
    known = list(dict.fromkeys(cell.key[2] for cell in comparison.cells if cell.key[2]))
    return list(dict.fromkeys(_meant("wording", name, known) for name in names))


def _meant(kind: str, name: str, known: Sequence[str]) -> str:
    if name in known:
        return name
    alike = [each for each in known if each.casefold() == name.casefold()]
    if len(alike) > 1:
        raise RequestError(f"'{name}' may be {' or '.join(repr(each) for each in alike)}; write it as one of these is written")
    if not alike:
        raise unknown(kind, name, known)
    return alike[0]


def limited(
    comparison: Comparison, outlets: Sequence[str] = (), targets: Sequence[str] = (), concepts: Sequence[str] = ()
) -> Comparison:
    """The comparison as if it had only these groups, targets and concepts; every number stays as it is."""
    groups = chosen_groups(comparison, outlets)
    kept = {*chosen_targets(comparison, "target", targets), *chosen_targets(comparison, "concept", concepts)}
    return comparison.only(groups, kept or None)
