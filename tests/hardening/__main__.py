"""Try everything: ``python -m tests.hardening`` (all parts), ``… NAME --only N`` (one case), ``… --short`` (as in the suite).

``--keep`` keeps the outcomes for the table, ``--write`` puts it into docs/reliability.md; ``--json`` prints them for a program.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from dataclasses import asdict

from . import kept, parts
from .harness import Outcome, prepare, tried


def main() -> int:
    known = parts.PARTS
    parser = argparse.ArgumentParser(prog="python -m tests.hardening", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(known)}")
    parser.add_argument("--only", type=int, metavar="N", help="one case")
    parser.add_argument("--from", type=int, default=0, dest="start", metavar="N", help="only cases from this one on")
    parser.add_argument("--minutes", type=float, default=math.inf, metavar="N", help="no longer than this for each part")
    parser.add_argument("--first", type=int, metavar="N", help="only so many cases of each part")
    for option in ("--short", "--json", "--keep", "--write"):
        parser.add_argument(option, action="store_true")
    asked = parser.parse_args()
    prepare()
    outcomes = []
    for name in asked.names or known:
        part = known[name]
        numbers = [asked.only] if asked.only is not None else part.chosen(asked.short)[asked.start :][: asked.first]
        outcomes.append(tried(part, numbers, minutes=asked.minutes, tell=lambda line: print(line, file=sys.stderr)))
        if asked.keep or asked.write:
            kept.keep(outcomes[-1:])
    told(outcomes, as_json=asked.json)
    if asked.write:
        kept.write()
    return 1 if any(each.faults for each in outcomes) else 0


def told(outcomes: list[Outcome], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps([asdict(each) for each in outcomes]))
        return
    for each in outcomes:
        print(f"{each.part:14} {each.tried:6,} tried {len(each.faults):4,} faults {each.seconds:8.1f} s")


if __name__ == "__main__":
    sys.exit(main())
