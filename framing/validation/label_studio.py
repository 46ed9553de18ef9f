"""An export of Label Studio (JSON): one task → marks. The name of a tag (``from_name``) says what was coded.

Regions that a relation called "piece" ties together are one passage in several pieces.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from framing.validation.gold import ANYONE, GoldError, Mark, Task, code_points, task_of

PIECE = "piece"  # the relation between the pieces of one passage
_LABELS = ("labels", "hypertextlabels", "choices", "taxonomy", "rating", "number")


def marks_of_task(where: str, task: Mapping[str, Any], layer: str) -> list[Mark]:
    """What every annotator said of one text; who found nothing in it has read it all the same."""
    data = task["data"]
    text = data.get("text")
    doc_id = str(data.get("doc_id") or data.get("id") or "")
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() if isinstance(text, str) else ""
    if not doc_id and not sha256:
        raise GoldError(f"{where}: its data has neither doc_id nor text")
    found: list[Mark] = []
    for number, annotation in enumerate(_annotations(where, task), 1):
        if not isinstance(annotation, Mapping):
            raise GoldError(f"{where}, annotation {number}: expected an object, got {type(annotation).__name__}")
        if annotation.get("was_cancelled"):
            continue
        empty = Mark(where, doc_id, _coder(annotation), Task(layer=layer), sha256=sha256)
        marks = _said(empty, _list(where, annotation.get("result")), text if isinstance(text, str) else "", layer)
        found.extend(marks or ([empty] if layer else []))
    return found


def _annotations(where: str, task: Mapping[str, Any]) -> list[Any]:
    """What people said. Raises GoldError for a task that holds what a program proposes, and nothing else."""
    if "predictions" in task and not {"annotations", "completions"} & {*task}:
        raise GoldError(
            f"{where}: has predictions and no annotations; predictions are what a program proposes: import them into Label "
            "Studio, have people accept or correct them, and export the project as JSON"
        )
    return _list(where, task.get("annotations") or task.get("completions"))


def _list(where: str, given: Any) -> list[Any]:
    if not isinstance(given or [], list):
        raise GoldError(f"{where}: expected a list of annotations and of results, got {type(given).__name__}")
    return given or []


def _coder(annotation: Mapping[str, Any]) -> str:
    by = annotation.get("completed_by", ANYONE)
    if isinstance(by, Mapping):
        by = by.get("email") or by.get("id") or ANYONE
    return str(by)


def _said(empty: Mark, results: Any, text: str, layer: str) -> list[Mark]:
    """What an annotation says, with the pieces of a passage together."""
    found = [*_each(empty, results, text, layer)]
    tied = _tied(empty.where, results, {own for own, _ in found if own})
    passages: dict[str, list[Mark]] = {}
    for own, mark in found:
        if own in tied:
            passages.setdefault(tied[own], []).append(mark)
    said: list[Mark] = []
    for own, mark in found:
        if own not in tied:
            said.append(mark)
        elif marks := passages.pop(tied[own], []):
            said.extend(_joined(marks))
    return said


def _tied(where: str, results: Any, known: set[str]) -> dict[str, str]:
    """Of each region that a relation makes a piece of a passage: one that stands for the passage."""
    first: dict[str, str] = {}

    def leading(own: str) -> str:
        while own in first:
            own = first[own]
        return own

    for number, result in enumerate(results, 1):
        if not isinstance(result, Mapping) or result.get("type") != "relation" or PIECE not in (result.get("labels") or ()):
            continue
        ends = [str(result.get(name)) for name in ("from_id", "to_id")]
        if lacking := [end for end in ends if end not in known]:
            raise GoldError(f"{where}, result {number}: ties the piece '{lacking[0]}', which is no labeled region")
        one, other = map(leading, ends)
        if one != other:
            first[other] = one
    tied = {*first, *first.values()}
    return {own: leading(own) for own in known if own in tied}


def _joined(marks: list[Mark]) -> Iterator[Mark]:
    """What was said of the pieces of one passage, as said of the passage. Raises GoldError where pieces contradict each other."""
    quotes = {mark.pieces: mark.quote for mark in marks}
    pieces = tuple(sorted(piece for each in quotes for piece in each))
    quote = " … ".join(quotes[(piece,)] for piece in pieces) if all(quotes.values()) else ""
    said: dict[Task, Mark] = {}
    for mark in marks:
        first = said.setdefault(mark.task, replace(mark, pieces=pieces, quote=quote))
        if first.label != mark.label:
            told = f"'{mark.label}' and '{first.label}'"
            raise GoldError(f"{mark.where}: the pieces of one passage are {told} as {mark.task}; give them one label")
    layers = [str(task) for task in said if task.kind == "spans"]
    if len(layers) > 1:
        raise GoldError(f"{marks[0].where}: the pieces of one passage are in {' and '.join(layers)}; a passage is in one layer")
    yield from said.values()


def _each(empty: Mark, results: Any, text: str, layer: str) -> Iterator[tuple[str, Mark]]:
    """Each thing that an annotation says, with the name of its region."""
    for number, result in enumerate(results, 1):
        where = f"{empty.where}, result {number}"
        if not isinstance(result, Mapping):
            raise GoldError(f"{where}: expected an object, got {type(result).__name__}")
        value, kind = result.get("value"), result.get("type")
        label = _label(where, value) if isinstance(value, Mapping) else ""
        if not isinstance(value, Mapping) or not label:
            if kind in _LABELS or (kind is None and isinstance(value, Mapping)):
                raise GoldError(f'{where}: has no label; expected one, such as "labels": ["direct"]')
            continue  # a relation, or a tag that is no label
        name = str(result.get("from_name") or "")
        spanned = "start" in value and "end" in value
        if not spanned:
            measure, _, target = name.partition("/")
            yield "", replace(empty, where=where, task=Task(measure=measure), target=target, label=label)
            continue
        span = _span(where, value, text)
        task = task_of(where, layer if name in ("label", "labels") and layer else name or layer)
        quote = str(value.get("text") or "")
        own = str(result.get("id") or "")
        yield own, replace(empty, where=where, task=task, pieces=(span,), label=label, quote=quote, utf16=not text)


def _label(where: str, value: Mapping[str, Any]) -> str:
    """The one label of a result, '' where it has none; of a taxonomy's path the first."""
    for name in _LABELS:
        given = value.get(name)
        if given is None or given == []:
            continue
        if isinstance(given, list):
            if len(given) > 1:
                raise GoldError(f"{where}: has {len(given)} {name}; expected one label for each passage")
            given = given[0]
            if name == "taxonomy" and isinstance(given, list) and given:
                given = given[0]
        if not isinstance(given, str | int | float) or isinstance(given, bool):
            raise GoldError(f'{where}: {name} must be a list of one text, such as ["direct"], got {str(value[name])[:60]}')
        return str(given)
    return ""


def _span(where: str, value: Mapping[str, Any], text: str) -> tuple[int, int]:
    """Offsets in code points; Label Studio counts UTF-16 units, which differ after an emoji."""
    start, end = value["start"], value["end"]
    if type(start) is not int or type(end) is not int:
        raise GoldError(f"{where}: start and end must be whole numbers, got {start!r} and {end!r}")
    quote = value.get("text")
    if not text or (isinstance(quote, str) and quote and text[start:end] == quote):
        return start, end  # without the text it is the corpus's text that tells
    return code_points(text, start), code_points(text, end)
