"""Results that were saved, opened again for a command: compared as they were, or as is asked for now, without the articles."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.cli.options import Shared
from framing.copies.clusters import Choice
from framing.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from framing.codebook import Codebook
    from framing.coding.codes import Codes
    from framing.compare.comparison import Comparison
    from framing.plugins import Plugins
    from framing.tables.results import Results

OUTLET, FEWEST, COPIES = "outlet", 6, "once"  # how to compare where nothing is said


@dataclass(frozen=True)
class Reopened:
    """A saved result: its scores, the comparison that was saved with them, and what it was read with."""

    path: Path
    results: Results
    saved: Comparison | None
    plugins: Plugins
    codebook: Codebook | None

    def compared(
        self,
        measures: Collection[str] | None,
        *,
        by: str | None,
        min_documents: int | None,
        copies: Choice | None = None,
        seed: int = 0,
        coded: Codes | None = None,
    ) -> Comparison:
        """The comparison as it is asked for; None is as it was saved. The one that was saved stands if it is just that.

        Raises :class:`~framing.errors.RequestError` where it would lose the codes that corrected what was saved.
        """
        from framing.compare.comparison import compare

        was = self.saved.run["compare"] if self.saved else {}
        how: dict[str, Any] = {
            "by": by or was.get("by", OUTLET),
            "min_documents": min_documents or was.get("min_documents", FEWEST),
            "copies": copies or was.get("copies", COPIES),
        }
        codes = coded or (self.saved.codes if self.saved else None)
        wanted = measures if measures is None or codes is None else {*measures, *codes.design.measures}
        results = self.of(wanted)
        alike = all(was.get(name) == value for name, value in how.items())
        if self.saved and alike and coded is None and (results is self.results or was.get("coded")):
            return self.saved
        if was.get("coded") and codes is None:
            raise RequestError(
                f"it was corrected by {was['coded'].get('file', 'codes')}, which is not kept in it; to compare it otherwise, "
                "name the coded sheet with --coded"
            )
        return compare(results, seed=was.get("seed", seed), coded=codes, **how)

    def of(self, measures: Collection[str] | None) -> Results:
        """The results of some of the measures, None for all."""
        every = measures is None or set(measures) == set(self.results.measures)
        return self.results if every else self.results.only(measures or ())

    def named(self, listed: str | None) -> list[str] | None:
        """The measures of a comma list of measures and plugins. Raises RequestError for one that was not scored."""
        from framing.cli.options import names

        wanted, scored = names(listed), self.results.measures
        if wanted is None:
            return None
        for name in wanted:
            if name not in scored and name not in {each.partition(".")[0] for each in scored}:
                raise RequestError(
                    f"{self.path}: {name} was not scored; it has {', '.join(scored)}; "
                    f"score the articles again with it: framing score ARTICLES --measures {name} --output NAME"
                )
        return [name for name in scored if name in wanted or name.partition(".")[0] in wanted]

    @property
    def notes(self) -> list[str]:
        """What to bear in mind: plugins that have another version than those that scored."""
        installed: Mapping[str, str] = {info.name: info.version for info in self.plugins.infos}
        was = {name: str(about.get("version", "")) for name, about in self.results.run.get("plugins", {}).items()}
        return [
            f"{self.path}: was scored with {name} {version}; {installed[name]} is installed, and the scores stand as they were"
            for name, version in was.items()
            if name in installed and version and installed[name] != version
        ]


def saved_path(shared: Shared) -> Path | None:
    """The saved result among the paths, which then is alone; None where they are articles. Raises RequestError."""
    from framing.saved import is_saved

    saved = [path for path in shared.paths if is_saved(path)]
    if saved and len(shared.paths) > 1:
        raise RequestError(f"{saved[0]}: is a saved result; name it alone, or the articles instead")
    return saved[0] if saved else None


def reopen(shared: Shared, path: Path) -> Reopened:
    """Open a saved result. Raises RequestError for options that say how articles are read, and for what cannot be read."""
    from framing.cli.options import names
    from framing.cli.session import as_usage_error
    from framing.plugins import load_plugins
    from framing.saved import load_saved
    from framing.validation.trust import trusted

    given = {
        "--columns": shared.columns,
        "--corrections": shared.corrections,
        "--dictionary": shared.dictionary,
        "--region": shared.region,
        "--set": shared.settings,
        "--stories": shared.stories,
    }
    for option, value in given.items():
        if value:
            raise RequestError(
                f"{option} says how articles are read, and those of {path} have been read; leave it out, or score them again: "
                f"framing score ARTICLES {option} … --output NAME"
            )
    if shared.output is not None and shared.output.exists() and shared.output.samefile(path):
        raise RequestError(f"{shared.output}: is the saved result that is read; name another place with --output")
    plugins = load_plugins(names(shared.plugins))
    with as_usage_error():
        results, saved = load_saved(path, plugins)
        if validation := results.run.get("validation"):
            trusted(results, validation)
        return Reopened(path, results, saved, plugins, _codebook(shared, path, results))


def _codebook(shared: Shared, path: Path, results: Results) -> Codebook | None:
    """The codebook that was used: the one saved, or the one given, if it is the same."""
    from framing.codebook import load_codebook, parse_codebook

    was = results.run.get("codebook") or {}
    own = parse_codebook(str(was["text"]), f"{path}: codebook") if was.get("text") else None
    if shared.codebook is not None:
        given = load_codebook(shared.codebook)
        if was.get("sha256") and given.sha256 not in (was["sha256"], own and own.sha256):
            raise RequestError(
                f"{shared.codebook}: is not the codebook that {path} was scored with; leave it out, or score the articles again: "
                f"framing score ARTICLES --codebook {shared.codebook} --output NAME"
            )
        return given
    return own if own and own.sha256 == was.get("sha256") else None  # dictionaries that joined it are not saved
