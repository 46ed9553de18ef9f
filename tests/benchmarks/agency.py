"""How well the part of an actor in its clause is told: macro-F1 over agent, patient, hidden and none.

    python tests/benchmarks/agency.py GOLD.jsonl [GOLD.jsonl …] [--part even|odd] [--wrong]

The files hold the labelled articles (`id` and `text` in each line); the labels lie in `tests/labels/agency.csv`,
how they were made in `tests/labels/agency.md`. `--part` takes the labels at even or odd positions of that file, so that
errors can be read in one half and measured in the other. `--wrong` lists what differs, by article and offset.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from labelled import main as measure

from framing.annotate.layers import Layers
from framing_stance.agency.acting import Clauses

LABELS = Path(__file__).parents[1] / "labels" / "agency.csv"
ROLES = ("agent", "patient", "hidden", "none")


def part(layers: Layers) -> Callable[[int, int], str]:
    """The part that a mention has in its clause."""
    return Clauses(layers).part


def main() -> None:
    measure("Part of labelled mentions in their clauses: macro-F1.", LABELS, ROLES, "mentions", "targets", part)


if __name__ == "__main__":
    main()
