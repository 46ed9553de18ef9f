"""How a sample was drawn: the record beside its sheet, without which nothing can be corrected by the codes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal, cast, get_args

from framing.coding.questions import Form, Question
from framing.errors import InputError
from framing.load.sheets import DESIGN

Kind = Literal["articles", "passages", "shown"]
FORMAT = "framing:design"
VERSION = "1"
_LARGEST = 256 << 20  # bytes of a design that is read
_NEXT = "framing sample PATH --measures … --output SHEET.csv writes a sheet and its design"


@dataclass(frozen=True)
class Asked:
    """What one item of the sheet asks: of which document and series, and of which passage with how many words.

    ``start`` and ``end`` are code points of the document's text; both 0 where the whole article is asked about.
    """

    document: str
    measure: str
    target: str = ""
    category: str = ""
    voice: str = ""
    start: int = 0
    end: int = 0
    words: int = 0

    @property
    def key(self) -> tuple[str, str, str, str]:
        """The series: measure, target, category, voice."""
        return self.measure, self.target, self.category, self.voice


@dataclass(frozen=True)
class Design:
    """How a sample was drawn. Frozen, and written as JSON beside the sheet.

    ``kind`` says what was drawn: whole articles, passages out of all sentences, or passages that the program shows.
    ``strata`` has, by group, how many units there were and how many were drawn; ``probability`` by document (of passages by item)
    how likely it was to be drawn. ``population`` is the hash of the documents that it was drawn from (ids and texts),
    ``numbers`` that of what the program said of them by the measures. ``items`` are what the rows of the sheet ask.
    """

    kind: Kind
    by: str
    seed: int
    measures: Mapping[str, str]  # with their versions
    questions: Mapping[str, Question]
    population: str
    documents: int
    numbers: str
    probability: Mapping[str, float]
    items: Mapping[str, Asked]
    strata: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    spread: str = ""  # the field over which the sample was spread within a group
    unsure: bool = False  # whether articles that the program is less sure of were drawn more often
    regions: tuple[str, ...] = ()
    copies: str = "once"
    framing: str = ""

    def form_of(self, asked: Asked) -> Form:
        """In which form an item is answered."""
        return self.questions[asked.measure].form

    def save(self, path: Path) -> None:
        """Write the design as JSON, whole or not at all."""
        from framing.tables.files import write_text

        write_text(path, json.dumps({FORMAT: VERSION, **asdict(self)}, ensure_ascii=False, indent=1) + "\n")


def design_path(sheet: Path) -> Path:
    """Where the design of a sheet lies: ``codes.csv`` has ``codes.design.json`` beside it."""
    return sheet.with_name(sheet.stem + DESIGN)


def load_design(path: Path) -> Design:
    """Read a design. Raises :class:`~framing.errors.InputError` that names the file and what is wrong with it."""
    try:
        if path.stat().st_size > _LARGEST:
            raise InputError(f"{path}: too large for a design; {_NEXT}")
        given = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise InputError(f"{path}: no such file: the design says how the sample was drawn; {_NEXT}") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from None
    except (ValueError, RecursionError):
        raise InputError(f"{path}: not JSON; {_NEXT}") from None
    if not isinstance(given, dict) or given.get(FORMAT) != VERSION:
        raise InputError(f"{path}: not the design of a sample (no '{FORMAT}': '{VERSION}'); {_NEXT}")
    try:
        return design_of({name: value for name, value in given.items() if name != FORMAT})
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(f"{path}: the design is damaged ({type(error).__name__}: {error}); draw the sample again") from None


def design_of(given: Mapping[str, Any]) -> Design:
    """The design that a JSON object holds; raises KeyError, TypeError or ValueError where its parts do not fit."""
    if given["kind"] not in get_args(Kind):
        raise ValueError(f"kind is {given['kind']!r}")
    probability = {str(name): float(p) for name, p in given["probability"].items()}
    if not all(0 < p <= 1 for p in probability.values()):
        raise ValueError("a probability is not above 0 and at most 1")
    questions = {name: Question(**asked) for name, asked in given["questions"].items()}
    if unknown := {q.form for q in questions.values()} - set(get_args(Form)):
        raise ValueError(f"form is {sorted(unknown)[0]!r}")
    items = {name: Asked(**asked) for name, asked in given["items"].items()}
    if strange := {asked.measure for asked in items.values()} - set(questions):
        raise ValueError(f"no question of {sorted(strange)[0]}")
    exact = {
        "measures": {str(name): str(version) for name, version in given["measures"].items()},
        "questions": questions,
        "probability": probability,
        "items": items,
        "strata": {name: (int(all_), int(drawn)) for name, (all_, drawn) in given["strata"].items()},
        "regions": tuple(given["regions"]),
    }
    return Design(**cast("dict[str, Any]", {**given, **exact}))


def population_hash(documents: Iterable[tuple[str, str]]) -> str:
    """The hash of documents as (id, hash of the text), in whatever order."""
    lines = "".join(f"{name}\0{sha256}\n" for name, sha256 in sorted(documents))
    return hashlib.sha256(lines.encode("utf-8", "surrogatepass")).hexdigest()
