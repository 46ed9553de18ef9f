"""What first-party plugins take from the core is a list: nothing is added to it without being seen, nothing stays unused.

python tests/test_door.py --pin    # write door.txt as the plugins have it now; the diff belongs into the same commit
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
DOOR = Path(__file__).with_name("door.txt")


def taken() -> list[str]:
    """ "module name" for everything that a plugin imports from the core, sorted."""
    found: set[str] = set()
    for path in (ROOT / "plugins").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "framing":
                found.update(f"{node.module} {alias.name}" for alias in node.names)
            if isinstance(node, ast.Import):
                found.update(alias.name for alias in node.names if alias.name.partition(".")[0] == "framing")
    return sorted(found)


def test_plugins_take_from_the_core_what_the_list_has_and_nothing_else() -> None:
    known, found = DOOR.read_text(encoding="utf-8").splitlines(), taken()
    assert [name for name in found if name not in known] == [], "not in door.txt: is there a way through what is?"
    assert [name for name in known if name not in found] == [], "in door.txt, and no plugin takes it any more"


if __name__ == "__main__" and "--pin" in sys.argv:
    DOOR.write_text("".join(f"{name}\n" for name in taken()), encoding="utf-8")
