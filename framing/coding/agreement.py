"""How far coders agree on a sheet: alpha with its interval, agreement by category, confusions, and what to talk about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import TypeVar

from framing.coding.codes import read_answers
from framing.coding.design import Asked, Design
from framing.coding.passages import CLOSE, OPEN
from framing.coding.questions import NONE, RIGHT, SIGNS, WRONG, Counted, Form, Question, form_of
from framing.coding.sheet import AGREED, Item, Sheet, write_sheet
from framing.errors import InputError
from framing.statistics.reliability import Reliability, reliability

T = TypeVar("T")
Value = float | str
Confusion = Mapping[tuple[Value, Value], int]
NAMES: frozenset[Form] = frozenset({"sign", "shown"})  # the forms whose answers are names and not numbers
MOST_CATEGORIES = 12  # numbers of which there are more are no categories
_WORDS = re.compile(r"\((\d+) words\)\s*$")


@dataclass(frozen=True)
class Category:
    """One answer: how often it was given by coders of items that two or more coded, and how often others gave it there too."""

    name: Value
    given: int
    agreement: float | None


@dataclass(frozen=True)
class Apart:
    """An item on which coders differ: its row, what each answered, and what was agreed on, if anything."""

    item: Item
    row: int
    document: str
    answers: Mapping[str, str]
    agreed: str = ""

    @property
    def passage(self) -> str:
        """The passage in [[ ]]; '' where the whole article is asked about."""
        pieces = re.findall(rf"{re.escape(OPEN)}(.*?){re.escape(CLOSE)}", self.item.context, re.DOTALL)
        return " … ".join(" ".join(piece.split()) for piece in pieces)


@dataclass(frozen=True)
class Agreement:
    """How far the coders of one question agree.

    ``same`` is the share of pairs of answers that are the same, ``distance`` how far two numbers lie apart on average, ``means``
    each coder's mean of the items that all coded. ``unnumbered`` items have an answer that is no number. ``by_article`` says
    whether the interval rests on articles or, where they are unknown, on items. ``confusions`` count pairs of answers by two
    coders.
    """

    name: str
    measure: str
    question: str
    coders: tuple[str, ...]
    numbers: bool
    reliability: Reliability
    by_article: bool
    same: float | None
    distance: float | None
    unnumbered: int = 0
    means: Mapping[str, float] = field(default_factory=dict)
    categories: tuple[Category, ...] = ()
    confusions: Mapping[tuple[str, str], Confusion] = field(default_factory=dict)
    apart: tuple[Apart, ...] = ()


def without_design(sheet: Sheet) -> Design:
    """What can be known of a sheet's questions without its design: enough to read the answers, and nothing of the sample.

    Raises :class:`~framing.errors.InputError` where the columns that say so were changed.
    """
    items, questions = {}, {}
    for name, item in sheet.items.items():
        form = form_of(item.answers)
        if form is None:
            raise InputError(
                f"{sheet.name}, row {sheet.places[name]}: nobody knows how to read the answers: there is no design beside the "
                f"sheet, and the column 'answers' ('{item.answers[:40]}') is not as framing sample wrote it"
            )
        asked, words = _WORDS.sub("", item.question).strip(), _WORDS.search(item.question)
        questions[asked] = Question(asked, form, False, asked)
        items[name] = Asked(name, asked, words=int(words[1]) if words else 0)
    shown = any(question.form == "shown" for question in questions.values())
    return Design(
        kind="shown" if shown else "articles", by="", seed=0, measures={}, questions=questions, population="", documents=0,
        numbers="", probability={}, items=items,
    )  # fmt: skip


def agreements(sheet: Sheet, design: Design, seed: int = 0) -> list[Agreement]:
    """How far the coders of a sheet agree, question by question; empty where one person coded alone.

    Raises :class:`~framing.errors.InputError` for answers that nobody can read.
    """
    answers = read_answers(sheet, design)
    coders = tuple(name for name in answers if name != AGREED)
    by_name: dict[str, list[str]] = {}
    for name, asked in design.items.items():
        if sum(name in answers[coder] for coder in coders) > 1:
            by_name.setdefault(named(asked.key), []).append(name)
    return [_agreement(name, items, sheet, design, {c: answers[c] for c in coders}, seed) for name, items in by_name.items()]


def named(key: Iterable[str]) -> str:
    """A series as people read it."""
    return " · ".join(filter(None, key))


def value_of(form: Form, counted: Counted) -> Value | None:
    """An answer as it is compared: a name, a number (of a part, the share); None where it is no number."""
    if form == "shown":
        return RIGHT if counted.n else WRONG
    if form == "sign":
        return NONE if not counted.d else next(name for name, number in SIGNS.items() if number == counted.n)
    if counted.d == 0:
        return None
    return counted.n / counted.d if form == "part" and counted.d else counted.n


def _agreement(
    name: str,
    items: Sequence[str],
    sheet: Sheet,
    design: Design,
    answers: Mapping[str, Mapping[str, Counted]],
    seed: int,
) -> Agreement:
    form = design.form_of(design.items[items[0]])
    every = {item: {c: value_of(form, given[item]) for c, given in answers.items() if item in given} for item in items}
    values = {item: _known(said) for item, said in every.items()}
    numbers = form not in NAMES
    kinds = _numbered(values.values())
    coders = tuple(coder for coder in answers if any(coder in said for said in every.values()))
    shown = len(kinds) <= MOST_CATEGORIES
    return Agreement(
        name=name,
        measure=design.items[items[0]].measure,
        question=_question(sheet, items[0]),
        coders=coders,
        numbers=numbers,
        reliability=reliability(
            [[float(v) if numbers else kinds[v] for v in said.values()] for said in values.values()],
            [design.items[item].document for item in values],
            numbers=numbers,
            seed=seed,
        ),
        by_article=bool(design.population),
        same=_mean([float(a == b) for a, b in _pairs(every.values())]),
        distance=_mean([abs(float(a) - float(b)) for a, b in _pairs(values.values())]) if numbers else None,
        unnumbered=sum(None in said.values() for said in every.values()),
        means=_means(values, coders) if numbers else {},
        categories=tuple(_categories(values.values())) if shown else (),
        confusions=_confusions(values.values(), coders) if shown else {},
        apart=tuple(_apart(items, sheet, design, answers)),
    )


def _known(said: Mapping[str, Value | None]) -> dict[str, Value]:
    """The answers of an item that are not "none"."""
    return {coder: value for coder, value in said.items() if value is not None}


def _question(sheet: Sheet, name: str) -> str:
    """What an item asks, without the number of words of its passage; '' where the sheet lacks it."""
    return _WORDS.sub("", sheet.items[name].question).strip() if name in sheet.items else ""


def _numbered(values: Iterable[Mapping[str, Value]]) -> dict[Value, float]:
    """The answers that were given, each with a number, in the order in which they first stand."""
    return {value: float(place) for place, value in enumerate(dict.fromkeys(v for said in values for v in said.values()))}


def _pairs(values: Iterable[Mapping[str, T]]) -> Iterator[tuple[T, T]]:
    """The answers of each two coders to each item."""
    return (pair for said in values for pair in combinations(said.values(), 2))


def _mean(numbers: Sequence[float]) -> float | None:
    return sum(numbers) / len(numbers) if numbers else None


def _means(values: Mapping[str, Mapping[str, Value]], coders: Sequence[str]) -> dict[str, float]:
    """Each coder's mean over what all coded."""
    whole = [said for said in values.values() if len(said) == len(coders)]
    return {coder: sum(float(said[coder]) for said in whole) / len(whole) for coder in coders} if whole else {}


def _categories(values: Iterable[Mapping[str, Value]]) -> Iterator[Category]:
    """Specific agreement (Cicchetti & Feinstein 1990): of each answer the share of other coders of the item who gave it too."""
    given, shared = Counter[Value](), Counter[Value]()
    for said in values:
        if len(said) < 2:
            continue
        for name, times in Counter(said.values()).items():
            given[name] += times
            shared[name] += times * (times - 1) / (len(said) - 1)  # type: ignore[assignment]
    for name in sorted(given, key=lambda value: (isinstance(value, str), value)):
        yield Category(name, given[name], shared[name] / given[name])


def _confusions(values: Collection[Mapping[str, Value]], coders: Sequence[str]) -> dict[tuple[str, str], Confusion]:
    """How often each two coders gave each two answers."""
    return {
        (one, other): Counter((said[one], said[other]) for said in values if one in said and other in said)
        for one, other in combinations(coders, 2)
    }


def _apart(items: Sequence[str], sheet: Sheet, design: Design, answers: Mapping[str, Mapping[str, Counted]]) -> Iterator[Apart]:
    """The items on which coders differ, in the order of the sheet."""
    for name in sorted(items, key=lambda name: sheet.places[name]):
        said = {coder: given[name] for coder, given in answers.items() if name in given}
        if len({*said.values()}) > 1:
            told = {coder: sheet.answers[coder][name] for coder in said}
            agreed = sheet.answers.get(AGREED, {}).get(name, "")
            yield Apart(sheet.items[name], sheet.places[name], design.items[name].document, told, agreed)


def write_adjudication(path: Path, sheet: Sheet, found: Iterable[Agreement]) -> int:
    """Write a sheet of the items on which coders differ and nothing is agreed on, with their answers and an empty column
    :data:`~framing.coding.sheet.AGREED`; says how many. Raises :class:`~framing.errors.RequestError` for another format.
    """
    open_ = [each.item for agreement in found for each in agreement.apart if not each.agreed]
    write_sheet(path, open_, (*sheet.coders, AGREED), sheet.answers)
    return len(open_)
