"""What people coded beside what the program says, outlet by outlet: an error that differs ruins a comparison."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framing.coding.agreement import named
from framing.coding.codes import Codes
from framing.coding.design import Asked, Kind
from framing.compare.corrected import check_population, paired
from framing.compare.groups import grouped
from framing.compare.sample import Sample, sample
from framing.errors import InputError
from framing.statistics import FEWEST
from framing.tables.contract import read_pieces
from framing.tables.results import Results
from framing.validation.readings import SIGN

if TYPE_CHECKING:
    from framing.extension import Measure
    from framing.statistics.differential import Error, Share
    from framing.statistics.reliability import Reliability

SURE = 0.05
ALL = "(all)"


@dataclass(frozen=True)
class Errors:
    """How far the program's number of one series is off in each outlet, and how likely such differences of errors are by chance.

    ``alpha`` is that of program and people, article by article.
    """

    name: str
    measure: str
    by_group: Mapping[str, Error]
    p: float | None
    alpha: Reliability


@dataclass(frozen=True)
class Shares:
    """Precision, or recall, of passages of one series in each outlet and over all, these weighted by the design."""

    name: str
    measure: str
    what: str
    by_group: Mapping[str, Share]
    whole: Share
    p: float | None


@dataclass(frozen=True)
class Checked:
    """The program against people: errors of articles, or shares of passages; and what to say of it."""

    codes: Codes
    by: str
    errors: tuple[Errors, ...] = ()
    shares: tuple[Shares, ...] = ()
    groups: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def kind(self) -> Kind:
        """What was drawn."""
        return self.codes.design.kind


def check(results: Results, codes: Codes, seed: int = 0) -> Checked:
    """Hold the program's results against what people coded of a sample of them, by the groups that it was drawn by.

    Raises :class:`~framing.errors.InputError` for codes of other texts than these.
    """
    design = codes.design
    members = grouped(results, design.by, "all" if design.copies == "all" else "once")
    drawn = sample(results, design.by, members, FEWEST)
    check_population(drawn, results, codes)
    groups = dict(drawn.members.select("doc_id", "group").iter_rows())
    if design.kind == "articles":
        found, notes = _errors(drawn, results, codes, seed)
        return Checked(codes, design.by, errors=found, groups=groups, notes=(*codes.notes, *notes))
    return Checked(codes, design.by, shares=tuple(_shares(drawn, results, codes, seed)), groups=groups, notes=codes.notes)


def _errors(drawn: Sample, results: Results, codes: Codes, seed: int) -> tuple[tuple[Errors, ...], list[str]]:
    from framing.statistics.differential import errors, same_errors
    from framing.statistics.reliability import reliability

    found, notes = [], []
    for pair in paired(drawn, results, codes):
        name = named(pair.key)
        notes += [f"{name}: {pair.note}"] if pair.note else []
        told = dict(zip(pair.groups, errors([*pair.groups.values()]), strict=True))
        measure = results.measures[pair.key[0]]
        said = [(value, other) for given in pair.groups.values() for value, other in _values(given, measure)]
        alpha = reliability(said, range(len(said)), numbers=measure.show != "signed", seed=seed)
        if told:
            found.append(Errors(name, measure.name, told, same_errors([*told.values()], seed), alpha))
    return tuple(found), notes


def _values(given: object, measure: Measure) -> Iterator[tuple[float, float]]:
    """Of each coded article the program's number and people's; a stance by its sign, 9 where the target is not evaluated."""
    from framing.statistics.rectified import Coded

    assert isinstance(given, Coded)
    signed = measure.show == "signed"
    for place, n, d in zip(given.at, given.human_n, given.human_d, strict=True):
        own_n, own_d = float(given.n[place]), float(given.d[place])
        if signed:
            yield _sign(own_n, own_d), _sign(float(n), float(d))
        elif own_d and d:
            yield own_n / own_d, float(n) / float(d)


def _sign(n: float, d: float) -> float:
    if not d:
        return 9.0
    return float((n / d > SIGN) - (n / d < -SIGN))


def _shares(drawn: Sample, results: Results, codes: Codes, seed: int) -> Iterator[Shares]:
    """Precision, and of passages out of all recall too, of each series."""
    units = {name: (group, unit) for name, group, unit in drawn.members.select("doc_id", "group", "unit").iter_rows()}
    by_name: dict[str, list[tuple[str, Asked]]] = {}
    for item, asked in codes.design.items.items():
        if item in codes.items:
            by_name.setdefault(named(asked.key), []).append((item, asked))
    evidence = _evidence(results) if codes.design.kind == "passages" else {}
    for name, items in by_name.items():
        rows = []
        for item, asked in items:
            if asked.document not in units:
                raise InputError(f"{codes.name}: {item} is of article {asked.document}, which is not among these")
            people = codes.items[item].n
            found = 1.0 if codes.design.kind == "shown" else float(_found(asked, evidence, codes))
            marked = people if codes.design.kind == "shown" else float(people > 0)
            rows.append((*units[asked.document], found, marked, 1 / codes.design.probability[item]))
        yield _share(name, items[0][1].measure, "precision", rows, seed)
        if codes.design.kind == "passages":
            yield _share(name, items[0][1].measure, "recall", rows, seed)


Row = tuple[str, int, float, float, float]  # group, unit, found, marked, weight


def _share(name: str, measure: str, what: str, rows: Sequence[Row], seed: int) -> Shares:
    import numpy as np

    from framing.statistics.differential import same_shares, shares

    groups = {}
    for group in sorted({row[0] for row in rows}):
        own = np.array([(found * marked, found if what == "precision" else marked, unit, weight)
                        for name_, unit, found, marked, weight in rows if name_ == group])  # fmt: skip
        groups[group] = own
    sides = [(own[:, 0], own[:, 1], own[:, 2].astype(np.int64)) for own in groups.values()]
    every = np.concatenate([*groups.values()])
    weight = every[:, 3] / every[:, 3].mean()
    whole = shares([(every[:, 0] * weight, every[:, 1] * weight, every[:, 2].astype(np.int64))])[0]
    told = dict(zip(groups, shares(sides), strict=True))
    return Shares(name, measure, what, told, whole, same_shares(sides, seed))


Places = list[tuple[str, tuple[tuple[int, int], ...]]]  # the voice and the pieces of passages


def _evidence(results: Results) -> dict[tuple[str, ...], Places]:
    """Where the program's passages stand, by document, measure, target and category."""
    found: dict[tuple[str, ...], Places] = {}
    columns = ("doc_id", "measure", "target", "category", "voice", "start", "end", "pieces")
    for row in results.lazy("evidence").select(columns).collect().iter_rows(named=True):
        at = tuple(row[name] for name in columns[:4])
        found.setdefault(at, []).append((row["voice"], read_pieces(row)))
    return found


def _found(asked: Asked, evidence: Mapping[tuple[str, ...], Places], codes: Codes) -> bool:
    """Whether the program finds anything of a series in a sentence; what is counted, where it begins. No voice means any."""
    passages = evidence.get((asked.document, *asked.key[:3]), ())
    own = [pieces for voice, pieces in passages if asked.voice in ("", voice)]
    if codes.design.form_of(asked) == "count":
        return any(asked.start <= pieces[0][0] < asked.end for pieces in own)
    return any(start < asked.end and end > asked.start for pieces in own for start, end in pieces)
