"""The record of a run as somebody may have changed it: every field that later work rests on, held to its kind when it is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, get_args

from framing.copies.clusters import Choice
from framing.errors import InputError
from framing.saved.folder import AGAIN

Kind = tuple[str, Callable[[Any], bool]]


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value > 0


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _are_records(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, dict) for each in value)


def _is_record(value: Any) -> bool:
    return isinstance(value, dict)


def _has_records(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(each, dict) for each in value.values())


def _is_range(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(each is None or isinstance(each, int | float) for each in value)


COUNT: Kind = ("a whole number, 0 or more", _is_count)
TEXT: Kind = ("a text", _is_text)
TEXTS: Kind = ("a list of texts", _are_texts)
RECORDS: Kind = ("a list of objects", _are_records)
RECORD: Kind = ("an object", _is_record)
NAMED: Kind = ("an object of objects", _has_records)
_FIELDS: dict[str, Kind] = {
    "framing": TEXT,
    "documents": COUNT,
    "seed": COUNT,
    "deadline": ("a number above 0", _is_number),
    "regions": TEXTS,
    "options": NAMED,
    "plugins": NAMED,
    "layers": RECORD,
    "measures": NAMED,
    "failures": RECORDS,
    "dictionaries": RECORDS,
    "corrections": RECORD,
    "codebook": RECORD,
    "compare": RECORD,
}
_CODEBOOK: dict[str, Kind] = {"name": TEXT, "text": TEXT, "sha256": TEXT}
_COMPARE: dict[str, Kind] = {
    "by": TEXT,
    "min_documents": COUNT,
    "seed": COUNT,
    "copies": (f"one of {', '.join(get_args(Choice))}", lambda value: value in get_args(Choice)),
}
_MEASURE: dict[str, Kind] = {
    "meaning": TEXT,
    "unit": TEXT,
    "high": TEXT,
    "show": TEXT,
    "estimand": TEXT,
    "range": ("two numbers or nulls", _is_range),
}
_MAY_BE_NULL = ("corrections", "codebook", "deadline")


def check_run(file: str, run: Mapping[str, Any]) -> None:
    """Raise InputError for the first field of another kind than framing writes; the error names it and what is expected."""
    _check(file, "", run, _FIELDS)
    _check(file, "codebook.", run.get("codebook") or {}, _CODEBOOK)
    _check(file, "compare.", run.get("compare") or {}, _COMPARE)
    for name, about in (run.get("measures") or {}).items():
        _check(file, f"measures.{name}.", about, _MEASURE)


def _check(file: str, within: str, fields: Mapping[str, Any], kinds: Mapping[str, Kind]) -> None:
    for name, (expected, fits) in kinds.items():
        if name not in fields or (fields[name] is None and (name in _MAY_BE_NULL or within)):
            continue
        if not fits(fields[name]):
            told = repr(fields[name])
            shown = told if len(told) <= 40 else f"{told[:39]}…"
            raise InputError(f"{file}: the field '{within}{name}' is {shown}; expected {expected}; {AGAIN}")
