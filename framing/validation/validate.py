"""Plugins and coders side by side: how far each agrees with each, and where they do not."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, Any

from framing.errors import unknown
from framing.model import Document, Value
from framing.validation.agreement import Ratings, Span, Tally, alpha, exact_pairs, overlap_pairs, per_label
from framing.validation.gold import Gold, GoldError, Task
from framing.validation.readings import CODERS as CODERS
from framing.validation.readings import NOTHING, Program, Reading, as_numbers, coders_readings, inside
from framing.validation.readings import PROGRAM as PROGRAM
from framing.validation.resolve import resolve

if TYPE_CHECKING:
    from framing.codebook import Codebook
    from framing.model import Failure
    from framing.plugins import Plugins


@dataclass(frozen=True)
class Agreement:
    """How far one reader agrees with another for a task and a label ('' for all).

    ``exact`` and ``overlap`` count what ``one`` found of what ``other`` marked; ``overlap`` is None where labels of
    given items were compared. ``alpha`` rests on ``units``: words for spans, else items.
    """

    task: Task
    one: str
    other: str
    label: str
    documents: int
    exact: Tally | None
    overlap: Tally | None
    units: int
    alpha: float | None
    reason: str = ""


@dataclass(frozen=True)
class Disagreement:
    """A passage of which a coder says one thing and the program another."""

    task: Task
    doc_id: str
    target: str
    pieces: tuple[tuple[int, int], ...]
    coder: str
    coded: str
    found: str


@dataclass(frozen=True)
class Validation:
    """What came out, with everything needed to say of what it is true."""

    gold: Gold
    rows: tuple[Agreement, ...]
    disagreements: tuple[Disagreement, ...]
    texts: Mapping[str, str]
    failures: tuple[Failure, ...]
    made_with: Mapping[str, Any] = field(default_factory=dict)


def validate(
    corpus: Iterable[Document],
    gold: Gold,
    *,
    codebook: Codebook,
    plugins: Plugins,
    regions: Sequence[str] | None = None,
    where: Mapping[str, Collection[str]] | None = None,
    seed: int = 0,
    options: Mapping[str, Mapping[str, Value]] | None = None,
) -> Validation:
    """Compare what plugins find with what coders marked, in the documents that were coded.

    ``where`` names values that a field of an annotation must have to be compared, such as the act of an attribution.
    ``regions`` are what counts; by default lead and body for measures, and for spans all but text that is repeated. Raises
    :class:`~framing.validation.gold.GoldError` for coding that does not fit the documents.
    """
    from framing.text.regions import COUNTED, REGIONS

    documents, marks = resolve(gold, corpus, _Known(plugins))
    tasks = coders_readings(marks)
    wheres = {(mark.task.measure, mark.target): mark.where for mark in reversed(marks)}
    program = Program(tasks, labelled={t: _has_labels(c) for t, c in tasks.items()}, where=where or {})
    settings: dict[str, Any] = {"codebook": codebook, "plugins": plugins, "seed": seed, "options": options}
    settings["regions"] = tuple(regions or COUNTED)
    starts: dict[str, Sequence[int]] = {}
    if layers := sorted({task.layer for task in tasks if task.layer}):
        from framing.pipeline import annotate

        compared = regions or [region for region in REGIONS if region != "repeat"]
        for document, found, _ in annotate(documents.values(), "tokens", **settings):
            places = [(a.start, a.end) for a in found.annotations("regions") if a.label in compared]
            words = (found.tokens.starts[i] for i in found.tokens.words)
            starts[document.id] = [start for start in words if inside(start, places)]
            program.read(document, found)
            for task, coders in tasks.items():
                for reading in (program.readings[task], *coders.values()):
                    reading.keep(document.id, places)
        program.check_fields()
    if any(task.measure for task in tasks):
        _score(program, tasks, wheres, settings, documents)
    rows = [row for task in sorted(tasks) for row in _rows(task, tasks[task], program.readings[task], starts)]
    disagreements = [found for task in sorted(tasks) for found in _disagreements(task, tasks[task], program.readings[task])]
    texts = {name: document.text for name, document in documents.items()}
    made_with = _made_with(codebook, plugins, layers, tasks)
    made_with["where"] = {name: sorted(values) for name, values in sorted((where or {}).items())}
    return Validation(gold, tuple(rows), tuple(disagreements), texts, tuple(program.failures), made_with)


class _Known:
    """Says what is wrong with a task, once for each."""

    def __init__(self, plugins: Plugins) -> None:
        from framing.annotate.layers import TEXT_LAYERS

        self._layers = {annotator.provides for annotator in plugins.annotators if not annotator.array} | TEXT_LAYERS - {"lemmas"}
        self._measures = {measure.name for measure in plugins.measures}

    def __call__(self, task: Task) -> str:
        if task.measure:
            return "" if task.measure in self._measures else str(unknown("measure", task.measure, self._measures))
        return "" if task.layer in self._layers else str(unknown("layer", task.layer, self._layers))


def _has_labels(coders: Mapping[str, Reading]) -> bool:
    return any(span.label for reading in coders.values() for spans in reading.spans.values() for span in spans)


def _score(
    program: Program,
    tasks: Mapping[Task, Mapping[str, Reading]],
    wheres: Mapping[tuple[str, str], str],
    settings: Mapping[str, Any],
    documents: Mapping[str, Document],
) -> None:
    """The program's scores of the documents that were judged; of all voices together, else of the outlet's own."""
    from framing.model import Failure
    from framing.pipeline import score

    wanted = [task for task in program.readings if task.measure]
    measures = sorted({task.measure for task in wanted})
    results = score(documents.values(), measures=measures, workers=1, **settings)
    program.failures.extend(Failure(**failure) for failure in results.run["failures"])
    table = results.table("scores").filter(category="").sort("doc_id")
    scores = {(row["measure"], row["target"], row["doc_id"], row["voice"]): row["value"] for row in table.iter_rows(named=True)}
    for task in wanted:
        targets = {key[1] for key in scores if key[0] == task.measure}
        for item in sorted({item for reading in tasks[task].values() for item in reading.labels}):
            name, target, _ = item
            if target not in targets:
                problem = unknown(f"target of {task.measure}", target, targets)
                raise GoldError(f"{wheres[task.measure, target]}: {problem}")
            values = (scores.get((task.measure, target, name, voice)) for voice in ("", "own"))
            value = next((value for value in values if value is not None), None)
            program.readings[task].documents.add(name)
            program.readings[task].labels[item] = NOTHING if value is None else f"{value:g}"


def _rows(
    task: Task, coders: Mapping[str, Reading], program: Reading, starts: Mapping[str, Sequence[int]]
) -> Iterator[Agreement]:
    numbers = task.kind != "spans" and as_numbers(coders, program)
    readers = {PROGRAM: program, **dict(sorted(coders.items()))}
    for other in coders:
        yield from _pair(task, PROGRAM, other, readers, starts, numbers)
    for other, one in combinations(sorted(coders), 2):
        yield from _pair(task, one, other, readers, starts, numbers)
    if len(coders) > 1:
        among, units, reason = _alpha(task, {name: readers[name] for name in coders}, starts, numbers)
        documents = len(set.union(*(reading.documents for reading in coders.values())))
        yield Agreement(task, CODERS, CODERS, "", documents, None, None, units, among, reason)


def _pair(
    task: Task, one: str, other: str, readers: Mapping[str, Reading], starts: Mapping[str, Sequence[int]], numbers: bool
) -> Iterator[Agreement]:
    both = readers[one].documents & readers[other].documents
    found, units, reason = _alpha(task, {name: readers[name] for name in (one, other)}, starts, numbers)
    if not both:
        yield Agreement(task, one, other, "", 0, None, None, 0, None, f"no document was read by both {one} and {other}")
        return
    count = _spans if task.kind == "spans" else _labels
    for label, exact, overlap in count(readers[one], readers[other], sorted(both)):
        agreed, why = (found, reason) if not label else (None, "")
        yield Agreement(task, one, other, label, len(both), exact, overlap, units, agreed, why)


Counted = Iterator[tuple[str, Tally, Tally | None]]


def _spans(one: Reading, other: Reading, documents: Sequence[str]) -> Counted:
    """Tallies of spans whatever their label (''), then of each label."""
    tallies: dict[str, list[Tally]] = {}

    def add(label: str, how: int, tally: Tally) -> None:
        held = tallies.setdefault(label, [Tally(), Tally()])
        held[how] = held[how].plus(tally)

    for name in documents:
        found, marked = one.spans.get(name, []), other.spans.get(name, [])
        for how, pairs in enumerate((exact_pairs(marked, found), overlap_pairs(marked, found))):
            add("", how, Tally(len(pairs), len(found), len(marked)))
            for label in {span.label for span in (*found, *marked)} - {""}:
                right = sum(marked[i].label == found[j].label == label for i, j in pairs.items())
                add(label, how, Tally(right, _having(label, found), _having(label, marked)))
    for label, (exact, overlap) in sorted(tallies.items()):
        yield label, exact, overlap


def _having(label: str, spans: Sequence[Span]) -> int:
    return sum(span.label == label for span in spans)


def _labels(one: Reading, other: Reading, documents: Sequence[str]) -> Counted:
    pairs = [(other.labels[item], one.labels[item]) for item in sorted(set(one.labels) & set(other.labels))]
    right = sum(marked == found for marked, found in pairs)
    yield "", Tally(right, len(pairs), len(pairs)), None
    for label, tally in per_label(pairs).items():
        yield label, tally, None


def _alpha(
    task: Task, readers: Mapping[str, Reading], starts: Mapping[str, Sequence[int]], numbers: bool
) -> tuple[float | None, int, str]:
    """Alpha of some readers, of how many units that two of them read, and why there is none."""
    ratings = list(_words(readers, starts) if task.kind == "spans" else _items(readers))
    seen: dict[object, int] = {}
    for _, item, _ in ratings:
        seen[item] = seen.get(item, 0) + 1
    found, reason = alpha(ratings, numbers=numbers)
    return found, sum(times > 1 for times in seen.values()), reason


def _items(readers: Mapping[str, Reading]) -> Ratings:
    return ((name, item, label) for name, reading in readers.items() for item, label in sorted(reading.labels.items()))


def _words(readers: Mapping[str, Reading], starts: Mapping[str, Sequence[int]]) -> Ratings:
    """Each word with the labels of the spans that it begins in, or none: passages as units of one length."""
    for name, reading in readers.items():
        for document in sorted(reading.documents):
            words = starts.get(document, ())
            labels: list[str] = ["(none)"] * len(words)
            for span in sorted(reading.spans.get(document, ()), key=lambda span: span.label):
                for start, end in span.pieces:
                    for word in range(bisect_left(words, start), bisect_left(words, end)):
                        said, label = labels[word], span.label or "marked"
                        labels[word] = label if said == "(none)" else said if label in said.split(" + ") else f"{said} + {label}"
            yield from ((name, (document, word), label) for word, label in enumerate(labels))


def _disagreements(task: Task, coders: Mapping[str, Reading], program: Reading) -> Iterator[Disagreement]:
    """In the order of the documents: what a coder marked otherwise than the program found it, and what it found alone."""
    for coder, reading in sorted(coders.items()):
        for item in sorted(set(reading.labels) & set(program.labels)):
            if reading.labels[item] != program.labels[item]:
                yield Disagreement(task, *item, coder, reading.labels[item], program.labels[item])
        for name in sorted(reading.documents & program.documents) if task.kind == "spans" else ():
            yield from _unlike(task, name, coder, reading.spans.get(name, []), program.spans.get(name, []))


def _unlike(task: Task, name: str, coder: str, marked: Sequence[Span], found: Sequence[Span]) -> Iterator[Disagreement]:
    pairs = overlap_pairs(marked, found)
    paired = set(pairs.values())
    unlike: list[Disagreement] = []
    for i, span in enumerate(marked):
        other = found[pairs[i]] if i in pairs else None
        if other is None or other != span:
            told = "nothing" if other is None else f"{other.label or 'marked'} at {other.pieces[0][0]}–{other.pieces[-1][1]}"
            unlike.append(Disagreement(task, name, "", span.pieces, coder, span.label or "marked", told))
    alone = (span for j, span in enumerate(found) if j not in paired)
    unlike.extend(Disagreement(task, name, "", span.pieces, coder, "nothing", span.label or "marked") for span in alone)
    yield from sorted(unlike, key=lambda each: each.pieces)


def _made_with(codebook: Codebook, plugins: Plugins, layers: Sequence[str], tasks: Iterable[Task]) -> dict[str, Any]:
    from framing import __version__

    providers = {a.provides: f"{a.name} {a.version}" for a in plugins.annotators if a.provides in layers}
    measures = {m.name: f"{m.name} {m.version}" for m in plugins.measures if m.name in {task.measure for task in tasks}}
    return {"framing": __version__, "codebook": codebook.sha256, "components": {**providers, **measures}}
