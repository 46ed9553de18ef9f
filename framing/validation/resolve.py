"""Marks → the documents they are about, after everything that could be wrong about them was checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches

from framing.model import Document
from framing.validation.gold import Gold, GoldError, Mark, Task, code_points
from framing.validation.readings import CODERS, PROGRAM, number

_TOLD = 3  # problems that an error names


def resolve(gold: Gold, corpus: Iterable[Document], known: Callable[[Task], str]) -> tuple[dict[str, Document], list[Mark]]:
    """The documents that were coded, by id, and the marks with that id.

    ``known(task)`` says what is wrong with a task, '' if nothing. Raises :class:`~framing.validation.gold.GoldError`, which
    names file and line, for an unknown document, a text that is not the one coded, a span outside it, or coders'
    words that contradict each other.
    """
    wanted, hashes = {mark.doc_id for mark in gold.marks}, {mark.sha256 for mark in gold.marks if not mark.doc_id}
    ids: list[str] = []
    documents: dict[str, Document] = {}
    by_hash: dict[str, str] = {}
    for document in corpus:
        ids.append(document.id)
        if document.id in wanted or (hashes and document.sha256 in hashes):
            documents[document.id] = document
            by_hash.setdefault(document.sha256, document.id)
    marks = [_placed(replace(mark, doc_id=mark.doc_id or by_hash.get(mark.sha256, "")), documents) for mark in gold.marks]
    problems = [f"{mark.where}: {what}" for mark in marks if (what := known(mark.task) or _wrong(mark, documents, ids))]
    problems.extend(_contradictions(marks))
    if problems:
        more = f"; and {len(problems) - _TOLD} more such problems" if len(problems) > _TOLD else ""
        raise GoldError("; ".join(problems[:_TOLD]) + more)
    return {name: documents[name] for name in sorted({mark.doc_id for mark in marks})}, marks


def _placed(mark: Mark, documents: Mapping[str, Document]) -> Mark:
    """The mark with its pieces in code points of the text that was read."""
    if not mark.utf16 or mark.doc_id not in documents:
        return mark
    text = documents[mark.doc_id].text
    if mark.quote and len(mark.pieces) == 1 and text[slice(*mark.pieces[0])] == mark.quote:
        return replace(mark, utf16=False)
    pieces = tuple((code_points(text, start), code_points(text, end)) for start, end in mark.pieces)
    return replace(mark, pieces=pieces, utf16=False)


def _wrong(mark: Mark, documents: Mapping[str, Document], ids: list[str]) -> str:
    if mark.coder in (PROGRAM, CODERS):
        return f"a coder cannot be called '{mark.coder}', which names {'the program' if mark.coder == PROGRAM else 'all coders'}"
    document = documents.get(mark.doc_id)
    if document is None:
        if not mark.doc_id:
            return "no document that was read has the text that was coded; name its doc_id, or read the same files"
        near = get_close_matches(mark.doc_id, ids, n=1, cutoff=0.5)
        return f"no document '{mark.doc_id}' was read" + (f"; did you mean '{near[0]}'?" if near else f"; read: {_few(ids)}")
    if mark.sha256 and mark.sha256 != document.sha256:
        given = mark.sha256[:12]
        return f"the text of '{mark.doc_id}' is not the one that was coded (sha256 {document.sha256[:12]}…, coded {given}…)"
    if mark.task.measure and number(mark.label) is None:
        return f"label '{_short(mark.label)}' is no number; expected −1, 0 or 1"
    return _wrong_span(mark, document.text)


def _wrong_span(mark: Mark, text: str) -> str:
    before = 0
    for start, end in mark.pieces:
        if not 0 <= start < end <= len(text):
            return f"the span {start}–{end} is empty or lies outside the text of '{mark.doc_id}' (0–{len(text)})"
        if start < before:
            return f"the pieces of the span overlap at {start}"
        before = end
    quote = " … ".join(text[start:end] for start, end in mark.pieces)
    if mark.quote and mark.pieces and mark.quote.split() != quote.split():
        return f"'{mark.doc_id}' has '{_short(quote)}' at {mark.pieces[0][0]}–{before}, not the quote '{_short(mark.quote)}'"
    return ""


def _contradictions(marks: Iterable[Mark]) -> Iterable[str]:
    """What one coder said twice and differently of one thing."""
    said: dict[tuple[object, ...], Mark] = {}
    for mark in marks:
        if mark.task.kind == "spans":
            continue
        first = said.setdefault((mark.coder, mark.task, mark.doc_id, mark.target, mark.pieces), mark)
        if first.label != mark.label:
            yield f"{mark.where}: {mark.coder} says '{mark.label}' of what is '{first.label}' in {first.where}"


def _few(names: list[str]) -> str:
    return ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "") or "nothing"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 40 else f"{text[:40]}…"
