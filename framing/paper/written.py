"""A comparison written from Python: a report, or a figure of it, by the reporters of the plugins."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.errors import RequestError
from framing.paper.limits import limited
from framing.paper.model import Sort, checked_title

if TYPE_CHECKING:
    from framing.compare.comparison import Comparison
    from framing.extension import Reporter


def report(comparison: Comparison, path: Path, title: str, articles: str) -> None:
    """The whole report; the suffix of the path says the format."""
    reporter = _reporter(path, figure=False)
    _write(reporter, comparison, path, title=checked_title(title), articles=articles)


def figure(
    comparison: Comparison,
    name: str,
    path: Path,
    *,
    outlets: Sequence[str],
    targets: Sequence[str],
    concepts: Sequence[str],
    sort: Sort,
    width: float | None,
    title: str,
) -> None:
    """One figure of the report, of a part of the comparison."""
    reporter = _reporter(path, figure=True)
    part = limited(comparison, outlets, targets, concepts)
    by_value = () if sort == "name" or outlets else part.groups
    _write(reporter, part, path, figure=name, title=checked_title(title), width=width, by_value=by_value)


def _reporter(path: Path, *, figure: bool) -> Reporter:
    """The reporter for a suffix. Raises RequestError that says which there are."""
    from framing.plugins import load_plugins

    plugins = load_plugins(hooks=("framing_reporters",))
    known = plugins.by_suffix("figure") if figure else plugins.by_suffix("results", "comparison")
    if path.suffix.lower() not in known:
        what = "figure" if figure else "report"
        raise RequestError(f"{path}: no {what} has that suffix; there are {', '.join(sorted(known)) or 'none'}")
    return known[path.suffix.lower()]


def _write(reporter: Reporter, comparison: Comparison, path: Path, **how: Any) -> None:
    from framing.tables.files import write_whole

    with write_whole(path) as temporary:
        reporter.write(comparison.results.view(), comparison.view(), temporary, **how)
