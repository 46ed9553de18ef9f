"""Plugins of strangers for the tests that need them installed: a folder with modules and the metadata that pip would write."""

from __future__ import annotations

from pathlib import Path

MEASURE = """
from framing import Measure, Score, hookimpl

def measured(document, layers):
    {measured}

def bind(settings):
    {bind}
    return measured

def described():
    return Measure(name="{name}.number", meaning="a number", unit="", range=(None, None), high="more", bind=bind)

@hookimpl
def framing_measures():
    {hook}
    yield described()
"""
FINE = "return [Score(value=1.0)]"


def measure(name: str, *, measured: str = FINE, bind: str = "pass", hook: str = "pass", first: str = "") -> str:
    """The code of a plugin with one measure; each argument is a statement where it says."""
    return first + "\n" + MEASURE.format(name=name, measured=measured, bind=bind, hook=hook)


def install(folder: Path, distribution: str, **plugins: str) -> Path:
    """Install plugins, by the names of their entry points, as one distribution."""
    metadata = folder / f"{distribution.replace('-', '_')}-1.0.dist-info"
    metadata.mkdir(parents=True)
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.0\n", encoding="utf-8")
    points = []
    for name, code in plugins.items():
        module = f"stranger_{distribution.replace('-', '_')}_{name}"
        (folder / f"{module}.py").write_text(code, encoding="utf-8")
        points.append(f"{name} = {module}\n")
    (metadata / "entry_points.txt").write_text("[framing]\n" + "".join(points), encoding="utf-8")
    return folder
