"""How well the voice of a wording is told: macro-F1 over own, attributed and distanced against labels by careful reading.

    python tests/benchmarks/voices.py GOLD.jsonl [GOLD.jsonl …] [--part even|odd] [--wrong]

The files hold the labelled articles (`id` and `text` in each line); the labels lie in `tests/labels/voices.csv`,
how they were made in `tests/labels/voices.md`. `--part` takes the labels at even or odd positions of that file, so that
errors can be read in one half and measured in the other. `--wrong` lists what differs, by article and offset.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from labelled import main as measure

from framing.annotate.layers import Layers

LABELS = Path(__file__).parents[1] / "labels" / "voices.csv"
VOICES = ("own", "attributed", "distanced")


def voice(layers: Layers) -> Callable[[int, int], str]:
    """The voice that a wording is in."""
    return lambda start, end: layers.voices.of(((start, end),)).voice


def main() -> None:
    measure("Voice of labelled wordings: macro-F1.", LABELS, VOICES, "wordings", "attributions", voice)


if __name__ == "__main__":
    main()
