"""What came of the last whole run of each part, kept beside the parts, and the table in docs/reliability.md made of it."""

from __future__ import annotations

import json
import os
import platform
import re
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from . import parts
from .harness import Outcome

KEPT = Path(__file__).parent / "outcomes.json"
PAGE = Path(__file__).parents[2] / "docs" / "reliability.md"
_TEMPORARY = re.compile(rf"{re.escape(tempfile.gettempdir())}/\S*/")  # says nothing to anybody else
BEGIN, END = "<!-- made by python -m tests.hardening --write -->\n", "<!-- end of what was made -->\n"


def keep(outcomes: list[Outcome]) -> None:
    """Put outcomes beside those of other parts."""
    kept = json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else {}
    for each in outcomes:
        kept[each.part] = {**asdict(each), "where": where()}
    for each in kept.values():
        each["faults"] = [(what, _TEMPORARY.sub("", problem)) for what, problem in each["faults"]]
    KEPT.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", "utf-8")


def where() -> str:
    return f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} processors"


def table() -> str:
    """The table of what was tried, and what did not hold."""
    kept = json.loads(KEPT.read_text("utf-8"))
    rows = ["| part | what a case is | tried | faults | seconds |", "| --- | --- | ---: | ---: | ---: |"]
    for name, part in parts.PARTS.items():
        if name in kept:
            found = kept[name]
            tried = f"{found['tried']:,} of {part.cases:,}"
            rows.append(f"| `{name}` | {part.about} | {tried} | {len(found['faults']):,} | {found['seconds']:,.0f} |")
    ran = "; ".join(sorted({each["where"] for each in kept.values()}))
    faults = [f"- `{what}`: {_short(problem)}" for each in kept.values() for what, problem in each["faults"]]
    told = ["", "What did not hold, and how to try it again:", "", *faults] if faults else []
    return "\n".join([*rows, "", f"Tried with {ran}.", *told, *_growth(kept), ""])


def _short(problem: str) -> str:
    plain = " ".join("".join(c if c.isprintable() else " " for c in problem).replace("|", "/").replace("`", "'").split())
    return f"`{plain[:160]}`"


def _growth(kept: dict[str, Any]) -> list[str]:
    measured = kept.get("growth", {}).get("measured", {})
    if not measured:
        return []
    head = ["", "How CPU time grows with size (1 is proportional to it, 2 to its square), from the smallest to the largest size:"]
    rows = [f"| `{name}` | {sizes} | {exponent:.2f} |" for name, (sizes, exponent) in sorted(measured.items())]
    return [*head, "", "| what | from → to | exponent |", "| --- | --- | ---: |", *rows]


def write() -> None:
    """Put the table into the page."""
    text = PAGE.read_text("utf-8")
    before, after = text.partition(BEGIN)[0], text.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}\n{table()}\n{END}{after}", "utf-8")
