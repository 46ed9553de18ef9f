"""The door of the core: what a plugin may take, listed, documented, and no more than a person can learn.

python tests/test_door.py --pin    # write door.txt as the plugins have it now; the diff belongs into the same commit
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).parents[1]
DOOR = Path(__file__).with_name("door.txt")
PAGE = ROOT / "docs" / "door.md"
MODULES, NAMES = 8, 84  # at most
NAMESPACES = {  # of which every attribute is listed too: "module name.attribute"
    "framing.compare dates",
    "framing.cli options",
    "framing.compare contrasts",
    "framing.english CLASSES",
    "framing.report blocks",
    "framing.report layout",
    "framing.report numbers",
}
FOR_TESTS = "framing.testing"


def taken(source: str) -> Iterator[str]:
    """ "module name" for everything that a module imports from the core, and "module name.attribute" of namespaces."""
    tree = ast.parse(source)
    namespaces: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "framing":
            for alias in node.names:
                yield (name := f"{node.module} {alias.name}")
                if name in NAMESPACES:
                    namespaces[alias.asname or alias.name] = name
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.partition(".")[0] == "framing")
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in namespaces:
            yield f"{namespaces[node.value.id]}.{node.attr}"


def taken_by(paths: Iterable[Path]) -> set[str]:
    return {name for path in paths for name in taken(path.read_text(encoding="utf-8"))}


def by_plugins() -> list[str]:
    """What the plugins that come with the program take, and guests, sorted."""
    guests = (path for path in (ROOT / "tests" / "guests").rglob("*.py") if not path.name.startswith("test_"))
    return sorted(taken_by((ROOT / "plugins").rglob("*.py")) | taken_by(guests))


def listed() -> list[str]:
    return DOOR.read_text(encoding="utf-8").splitlines()


def documented(page: str) -> Iterator[str]:
    """ "module name" of every row of a table under a module's heading; of one under a namespace's, "module name.attribute"."""
    within = ""
    for line in page.splitlines():
        if heading := re.match(r"#+ `([\w.]+)`(?: of `([\w.]+)`)?", line):
            within = f"{heading[2]} {heading[1]}." if heading[2] else f"{heading[1]} "
        elif line.startswith("#"):
            within = ""
        elif within and line.startswith("| `"):
            cells = [cell.strip() for cell in line.strip("|").split(" | ")]
            assert len(cells) == 3 and cells[1] and re.fullmatch(r"\d+\.\d+", cells[2].strip(" |")), line
            yield from (within + name for name in re.findall(r"`(\w+)[^`]*`", cells[0]))


def test_what_is_taken_is_found() -> None:
    source = (
        "from framing import Document\nfrom framing.report import layout as text\nimport framing.guard.fence\n"
        "def show():\n    from framing.tables import Spool\n    return text.page([]), other.page\n"
    )
    assert set(taken(source)) == {
        "framing Document",
        "framing.report layout",
        "framing.report layout.page",
        "framing.guard.fence",
        "framing.tables Spool",
    }


def test_plugins_take_from_the_core_what_the_list_has_and_nothing_else() -> None:
    known, found = listed(), by_plugins()
    assert [name for name in found if name not in known] == [], "not in door.txt: is there a way through what is?"
    assert [name for name in known if name not in found] == [], "in door.txt, and no plugin takes it any more"


def test_the_door_is_narrow() -> None:
    names = [name for name in listed() if "." not in name.partition(" ")[2]]
    assert len({name.partition(" ")[0] for name in names}) <= MODULES
    assert len(names) <= NAMES


def test_every_name_is_documented_with_since_when_and_nothing_else_is() -> None:
    found = list(documented(PAGE.read_text(encoding="utf-8")))
    assert sorted(found) == listed()


def test_every_name_is_public_where_it_is_listed() -> None:
    for entry in listed():
        module, _, name = entry.partition(" ")
        name, _, attribute = name.partition(".")
        value = getattr(import_module(module), name)
        assert name in import_module(module).__all__, entry
        assert not attribute or hasattr(value, attribute), entry


def test_what_the_docs_tell_authors_of_plugins_is_at_the_door() -> None:
    for page in ("hooks.md", "writing-a-plugin.md", "patterns.md"):
        text = (ROOT / "docs" / page).read_text(encoding="utf-8")
        imports = re.findall(r"^ *(from framing\b[\w.]* import .+)$", text, re.MULTILINE)
        strange = {name for name in taken("\n".join(imports)) if name not in listed() and not name.startswith(FOR_TESTS)}
        assert strange == set(), page


if __name__ == "__main__" and "--pin" in sys.argv:
    DOOR.write_text("".join(f"{name}\n" for name in by_plugins()), encoding="utf-8")
