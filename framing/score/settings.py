"""The settings of a run: once as a program may give them, and once as they are settled, with every name checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypedDict

from framing.codebook import Codebook
from framing.corrections import NONE, Corrections
from framing.model import Value
from framing.text.regions import COUNTED

if TYPE_CHECKING:
    from pathlib import Path


class Asked(TypedDict, total=False):
    """What a program may ask of a run, all of it optional; ``codebook`` may be a file, else it is the one beside the corpus.

    ``regions`` are what counts; ``deadline`` is in seconds for each call of a plugin on a document; ``options`` are by
    plugin and name; ``seed`` is that of everything random; ``corrections`` are the user's, or the file with them, else those of
    the corpus.
    """

    codebook: Codebook | str | Path | None
    regions: str | Sequence[str]
    seed: int
    deadline: float
    options: Mapping[str, Mapping[str, Value]] | None
    corrections: Corrections | str | Path | None


@dataclass(frozen=True, kw_only=True)
class RunSettings:
    """What a run is asked for, settled: nothing in it is looked up again. Picklable, so that workers bind plugins of their own.

    ``measures`` are the names of those that are scored; a listing has none.
    """

    codebook: Codebook
    measures: tuple[str, ...] = ()
    regions: tuple[str, ...] = COUNTED
    seed: int = 0
    deadline: float = 60.0
    options: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    corrections: Corrections = NONE
