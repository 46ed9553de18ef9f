"""Codes that are kept with the comparison that they corrected: its table ``codes`` and record, made codes again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from framing.coding.codes import Codes
from framing.coding.design import design_of
from framing.coding.questions import Counted
from framing.errors import describe

TABLE = "codes"
_APART = ("items", "probability")  # of the design: what the table has, a row an item


def record_of(codes: Codes) -> dict[str, Any]:
    """What the run says of codes: their file and its hash, who coded, and the design but for what the table has."""
    design = {name: value for name, value in asdict(codes.design).items() if name not in _APART}
    return {
        "file": codes.name,
        "sha256": codes.sha256,
        "coders": list(codes.coders),
        "design": design,
        "notes": list(codes.notes),
    }


def rows_of(codes: Codes) -> list[dict[str, Any]]:
    """The rows of the table ``codes``: each item, what it asks, how likely it was to be drawn, and what it counts."""
    design = codes.design
    found = []
    for name, asked in design.items.items():
        counted = codes.items.get(name)
        told = {"doc_id" if field == "document" else field: value for field, value in asdict(asked).items()}
        chance = design.probability[asked.document if design.kind == "articles" else name]
        numbers = {"numerator": counted.n, "denominator": counted.d} if counted else {}
        found.append({"item": name, **told, "probability": chance, "coded": int(counted is not None), **numbers})
    return found


def codes_of_rows(rows: Iterable[Mapping[str, Any]], record: Mapping[str, Any]) -> Codes:
    """The codes that were kept. Raises ValueError for what :func:`rows_of` and :func:`record_of` have not written."""
    try:
        items, probability, counted = dict[str, Any](), dict[str, float](), dict[str, Counted]()
        for row in rows:
            name = str(row["item"])
            own = {field: row[field] for field in ("measure", "target", "category", "voice", "start", "end", "words")}
            items[name] = {"document": row["doc_id"], **own}
            drawn = row["doc_id"] if record["design"]["kind"] == "articles" else name
            if probability.setdefault(drawn, row["probability"]) != row["probability"]:
                raise ValueError(f"{drawn} has two probabilities")
            if row["coded"]:
                d = row["denominator"]
                counted[name] = Counted(float(row["numerator"]), None if d is None else float(d))
        design = design_of({**record["design"], "items": items, "probability": probability})
        coders, notes = (tuple(map(str, record[name])) for name in ("coders", "notes"))
        return Codes(str(record["file"]), str(record["sha256"]), design, counted, coders, notes=notes)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ValueError(f"its codes are damaged ({describe(error)})") from None
