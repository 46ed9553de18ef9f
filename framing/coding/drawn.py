"""A sample drawn for coding: from results to the items of a sheet and the design that says how likely each was."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from framing.coding.design import Asked, Design, Kind, population_hash
from framing.coding.passages import Sentence, headline, in_context
from framing.coding.questions import Question, question_of, shown_question
from framing.coding.sheet import Item
from framing.errors import InputError, RequestError
from framing.extension import Measure
from framing.tables.contract import read_pieces
from framing.tables.results import Results

if TYPE_CHECKING:
    import polars as pl

    from framing.statistics.basics import Floats

KEYS = ("measure", "target", "category", "voice")


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How to draw: what, how many of each group, spread over which field, and whether more where the program is unsure."""

    kind: Kind = "articles"
    by: str = "outlet"
    sizes: Mapping[str, int]
    spread: str = ""
    unsure: bool = False
    seed: int = 0
    targets: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    copies: str = "once"


def questions_for(measures: Iterable[Measure], kind: Kind) -> dict[str, Question]:
    """What is asked of each measure. Raises :class:`~framing.errors.RequestError` for those that cannot be coded so."""
    found = {}
    for measure in measures:
        try:
            asked = shown_question(measure) if kind == "shown" else question_of(measure)
        except InputError as error:
            raise RequestError(str(error)) from None
        if kind == "passages" and not asked.by_sentence:
            raise RequestError(f"{measure.name} is asked of whole articles, and not of sentences; draw articles")
        found[measure.name] = asked
    return found


@dataclass(frozen=True)
class Unit:
    """Something that may be drawn: an article, a sentence, or a passage that is shown."""

    document: str
    spread: str = ""
    unsure: float = 1.0
    sentence: Sentence | None = None
    key: tuple[str, ...] = ()


def draw(
    results: Results,
    members: pl.DataFrame,
    plan: Plan,
    sentences: Mapping[str, Sequence[Sentence]],
    framing: str = "",
) -> tuple[Design, list[Item]]:
    """Draw a sample of the ``members`` (doc_id, group, and a column ``spread``), and make its design and the items of its sheet.

    ``sentences`` are those that count, by document: of passages of all, else of those that a question is asked of.
    """
    measures = list(results.measures.values())
    questions = questions_for(measures, plan.kind)
    documents = results.lazy("documents").select("doc_id", "title", "text", "sha256").collect().join(members, on="doc_id")
    texts = {name: (title, text) for name, title, text in documents.select("doc_id", "title", "text").iter_rows()}
    strata = _strata(results, members, plan, sentences)
    drawn = {group: _drawn(group, units, plan) for group, units in strata.items()}
    asked = list(_asked(results, plan, questions, drawn, sentences))
    order = _shuffled(sorted({one.document for one, _ in asked}), plan.seed)
    asked.sort(key=lambda pair: (order[pair[0].document], pair[0].start))
    items = {f"i{number:05d}": pair for number, pair in enumerate(asked, 1)}
    by_item = {name: chance for name, (_, chance) in items.items()}
    by_document = {one.document: chance for one, chance in items.values()}
    design = Design(
        kind=plan.kind,
        by=plan.by,
        seed=plan.seed,
        measures={measure.name: measure.version for measure in measures},
        questions=questions,
        population=population_hash(documents.select("doc_id", "sha256").iter_rows()),
        documents=len(documents),
        numbers=numbers_hash(results),
        probability=by_document if plan.kind == "articles" else by_item,
        items={name: one for name, (one, _) in items.items()},
        strata={group: (len(strata[group]), len(found)) for group, found in drawn.items()},
        spread=plan.spread,
        unsure=plan.unsure,
        regions=plan.regions,
        copies=plan.copies,
        framing=framing,
    )
    return design, [_item(name, one, questions[one.measure], texts[one.document], results) for name, (one, _) in items.items()]


def _strata(
    results: Results, members: pl.DataFrame, plan: Plan, sentences: Mapping[str, Sequence[Sentence]]
) -> dict[str, list[Unit]]:
    """What may be drawn, by group."""
    unsure = unsureness(results) if plan.unsure else {}
    found: dict[str, list[Unit]] = {group: [] for group in plan.sizes}
    shown = _shown(results) if plan.kind == "shown" else {}
    for name, group, spread in members.select("doc_id", "group", "spread").sort("doc_id").iter_rows():
        if group not in found:
            continue
        if plan.kind == "articles":
            found[group].append(Unit(name, spread, unsure.get(name, 0.0) if plan.unsure else 1.0))
        elif plan.kind == "passages":
            found[group] += [Unit(name, spread, 1.0, sentence) for sentence in sentences.get(name, ())]
        else:
            found[group] += [Unit(name, spread, 1.0, sentence, key) for sentence, key in shown.get(name, ())]
    return found


def _shown(results: Results) -> dict[str, list[tuple[Sentence, tuple[str, ...]]]]:
    """The passages that the program shows, by document: each once a series."""
    found: dict[str, list[tuple[Sentence, tuple[str, ...]]]] = {}
    rows = results.lazy("evidence").select("doc_id", "start", "end", *KEYS).unique(maintain_order=True).collect()
    for name, start, end, *key in rows.iter_rows():
        found.setdefault(name, []).append((Sentence(start, end, 0), tuple(key)))
    return found


def _drawn(group: str, units: Sequence[Unit], plan: Plan) -> list[tuple[Unit, float]]:
    """The units of a group that are drawn, each with its chance; the same whatever other groups there are."""
    import numpy as np

    from framing.statistics.planning import chances, systematic

    own = int.from_bytes(hashlib.sha256(group.encode("utf-8", "surrogatepass")).digest()[:8], "big")
    chance = chances(plan.sizes[group], np.array([unit.unsure for unit in units], dtype=np.float64))
    places = systematic(chance, [unit.spread for unit in units], np.random.default_rng([plan.seed, own]))
    return [(units[place], float(chance[place])) for place in places]


def _asked(
    results: Results,
    plan: Plan,
    questions: Mapping[str, Question],
    drawn: Mapping[str, Sequence[tuple[Unit, float]]],
    sentences: Mapping[str, Sequence[Sentence]],
) -> Iterator[tuple[Asked, float]]:
    """What is asked of each unit that was drawn."""
    series = _series(results, plan.targets)
    for unit, chance in (pair for found in drawn.values() for pair in found):
        at = unit.sentence
        if plan.kind == "shown" and at is not None:
            measure, target, category, voice = unit.key
            yield Asked(unit.document, measure, target, category, voice, at.start, at.end), chance
            continue
        for measure, target, category, voice in series:
            if at is not None:
                spans: Sequence[Sentence] = (at,)
            else:
                spans = sentences.get(unit.document, ()) if questions[measure].by_sentence else (Sentence(0, 0, 0),)
            for start, end, words in spans:
                yield Asked(unit.document, measure, target, category, voice, start, end, words), chance


def _series(results: Results, targets: Sequence[str]) -> list[tuple[str, str, str, str]]:
    """The series that are asked about, in the order in which documents have them."""
    import polars as pl

    rows = results.lazy("scores").filter(pl.col("status").is_in(["ok", "none"])).select(KEYS)
    every: list[Any] = list(rows.unique(maintain_order=True).collect().iter_rows())
    named = {key[:2] for key in every if key[2]}  # where there are categories, a row without one only says that there is nothing
    kept = [key for key in every if key[2] or key[:2] not in named]
    if targets and (unknown := sorted(set(targets) - {key[1] for key in kept})):
        raise RequestError(f"no target '{unknown[0]}' in what these measures score")
    return [key for key in kept if not targets or not key[1] or key[1] in targets]


def _shuffled(names: Sequence[str], seed: int) -> dict[str, int]:
    """The documents in an order that tells nothing of their outlets."""
    import numpy as np

    places = np.random.default_rng([seed, len(names)]).permutation(len(names))
    return {name: int(place) for name, place in zip(names, places, strict=True)}


def _item(name: str, asked: Asked, question: Question, article: tuple[str, str], results: Results) -> Item:
    title, text = article
    told = question.asked(asked.target, asked.category, asked.voice)
    if asked.words:
        told += f" ({asked.words} words)" if question.form == "words" else ""
    pieces = _pieces(results, asked) if question.form == "shown" else ((asked.start, asked.end),)
    context = in_context(text, pieces) if asked.end else text
    return Item(name, headline(title, text), context, told, question.answers)


def _pieces(results: Results, asked: Asked) -> tuple[tuple[int, int], ...]:
    """The pieces of a passage that is shown."""
    import polars as pl

    at = dict(zip(KEYS, asked.key, strict=True)) | {"doc_id": asked.document, "start": asked.start, "end": asked.end}
    rows = results.lazy("evidence").filter(*(pl.col(column) == value for column, value in at.items()))
    return read_pieces(rows.head(1).collect().row(0, named=True))


def numbers_hash(results: Results) -> str:
    """The hash of what the program says of the documents."""
    rows = results.lazy("scores").select("doc_id", *KEYS, "status", "value", "numerator", "denominator").sort("doc_id", *KEYS)
    return hashlib.sha256(rows.collect().write_csv().encode("utf-8", "surrogatepass")).hexdigest()


def unsureness(results: Results) -> dict[str, float]:
    """How far off the program may be in each document, over its measures; 1 on average.

    Of ratios as much as there is to count, since a long article moves the outlet's number most; of other scores more near 0.
    """
    import numpy as np
    import polars as pl

    found: dict[str, float] = {}
    scores = (
        results.lazy("scores").filter(pl.col("status") == "ok").select("doc_id", "measure", "value", "numerator", "denominator")
    )
    for (name,), rows in scores.collect().group_by("measure", maintain_order=True):
        unsure = _off(results.measures[str(name)], rows)
        mean = float(np.mean(unsure)) or 1.0
        for document, value in zip(rows["doc_id"], unsure / mean, strict=True):
            found[document] = found.get(document, 0.0) + float(value)
    return found


def _off(measure: Measure, rows: pl.DataFrame) -> Floats:
    import numpy as np

    if measure.estimand == "ratio":
        return rows["denominator"].fill_null(0.0).to_numpy().astype(np.float64)
    value = rows["value"].fill_null(0.0).to_numpy().astype(np.float64)
    return np.asarray(1 - 0.5 * np.abs(value) / max(float(np.abs(value).max(initial=0.0)), 1.0))
