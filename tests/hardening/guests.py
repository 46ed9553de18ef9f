"""Hostile plugins: every bad thing in every place where a plugin is called. It costs the plugin its own, and nobody else."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from itertools import repeat
from pathlib import Path
from typing import Any

from .harness import Part

DEADLINE = 0.4  # seconds; those that hang take it


class Panic(BaseException):
    """As pyo3 raises it."""


class Mute(Exception):
    def __str__(self) -> str:
        raise SystemExit(3)


def raising(error: BaseException) -> Callable[..., Any]:
    def call(*given: Any, **named: Any) -> Any:
        raise error

    return call


def hanging(*given: Any, **named: Any) -> Any:
    while True:
        time.sleep(0.05)


def deaf(*given: Any, **named: Any) -> Any:
    until = time.monotonic() + 1.5
    while time.monotonic() < until:
        try:
            time.sleep(0.05)
        except BaseException:
            continue


def printing(*given: Any, **named: Any) -> Any:
    print("\x1b[2J\x1b]0;owned\x07 hello")
    sys.stderr.write("\u202eevil\n")
    return []


def meddling(*given: Any, **named: Any) -> Any:
    sys.setrecursionlimit(60)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.stdout = None  # type: ignore[assignment]
    os.environ["HOME"] = "/nowhere"
    raise RuntimeError("meddled")


def recursing(*given: Any, **named: Any) -> Any:
    return recursing(*given, **named)


DEEDS: dict[str, Callable[..., Any]] = {
    **{type(error).__name__: raising(error) for error in (
        ValueError("\x1b[31mred\u202e"), SystemExit(0), KeyboardInterrupt(), GeneratorExit(), StopIteration(),
        MemoryError(), Panic("index"), Mute(), RecursionError(), BrokenPipeError(), AssertionError(),
        UnicodeDecodeError("utf-8", b"\xff", 0, 1, "x"),
    )},
    "hangs": hanging, "deaf": deaf, "prints": printing, "meddles": meddling, "recurses": recursing,
    "endless": lambda *given, **named: repeat("x"), "none": lambda *given, **named: None, "number": lambda *given, **named: 7,
    "text": lambda *given, **named: "<b>", "huge": lambda *given, **named: [10**400],
    "objects": lambda *given, **named: [object()] * 50,
    "strange": lambda *given, **named: {"a": float("nan")},
}  # fmt: skip
PLACES = ("measure", "bind", "annotator", "annotator's bind", "section")


def case(number: int, folder: Path) -> str:
    name, place = list(DEEDS)[number % len(DEEDS)], PLACES[number // len(DEEDS) % len(PLACES)]
    deed = DEEDS[name]
    what = f"{name} in a {place}"
    try:
        fault = in_a_section(deed) if place == "section" else in_a_run(deed, place)
    except BaseException as error:
        return (
            f"{what}: ended the run with {type(error).__name__}: {str(error)[:200]}"
            if name != "Mute"
            else f"{what}: ended the run"
        )
    return f"{what}: {fault}" if fault else ""


def in_a_run(deed: Callable[..., Any], place: str) -> str:
    """What a run with the plugin and a sound one lacks of the sound one's."""
    from framing import Annotator, Document, Measure, Score, score

    def sound(document: Document, layers: Any) -> list[Score]:
        return [Score(value=1.0)]

    def asking(document: Document, layers: Any) -> list[Score]:
        return [Score(value=float(len(layers.of("odd"))))] if hasattr(layers, "of") else [Score(value=1.0)]

    about: dict[str, Any] = {"meaning": "nothing", "unit": "", "range": (None, None), "high": "nothing", "shown": 100.0}
    fine = Measure(name="fine.one", bind=lambda settings: sound, **about)
    if place.startswith("annotator"):
        bind = deed if place.endswith("bind") else lambda settings: deed
        bad: list[Any] = [
            Annotator(name="bad.layer", provides="odd", meaning="nothing", bind=bind),
            Measure(name="bad.one", bind=lambda settings: asking, requires=("odd",), **about),
        ]
    else:
        bad = [Measure(name="bad.one", bind=deed if place == "bind" else lambda settings: deed, **about)]
    documents = [Document(id=f"d{n}", outlet="A", language="en", text="A town. It voted.") for n in range(2)]
    kept = sys.stdout, sys.getrecursionlimit(), signal.getsignal(signal.SIGINT)
    results = score(documents, plugins=_plugins(fine=[fine], bad=bad), deadline=DEADLINE)
    if (sys.stdout, sys.getrecursionlimit(), signal.getsignal(signal.SIGINT)) != kept:
        return "the interpreter is not as it was"
    table = results.table("scores")
    values = table.filter(measure="fine.one")["value"].to_list()
    told = table.filter(measure="bad.one")["status"].to_list()
    if values != [1.0, 1.0]:
        return f"the sound plugin has {values}"
    return "" if "ok" not in told or place.startswith("annotator") else f"the hostile one has {told}"


def _plugins(**given: list[Any]) -> Any:
    from framing import Annotator, Measure, hookimpl, load_plugins

    class Plugin:
        def __init__(self, descriptions: list[Any]) -> None:
            self.descriptions = descriptions

        @hookimpl
        def framing_annotators(self) -> list[Any]:
            return [each for each in self.descriptions if isinstance(each, Annotator)]

        @hookimpl
        def framing_measures(self) -> list[Any]:
            return [each for each in self.descriptions if isinstance(each, Measure)]

    return load_plugins(only=(), extra={name: Plugin(descriptions) for name, descriptions in given.items()})


def in_a_section(deed: Callable[..., Any]) -> str:
    """What a report with the section lacks of a sound one."""
    import framing.report.sections as sections
    from framing import Document, Measure, Score, compare, score
    from framing.extension import Section
    from framing.plugins import Plugins
    from framing.report.blocks import Heading

    about: dict[str, Any] = {"meaning": "nothing", "unit": "", "range": (None, None), "high": "nothing", "shown": 100.0}
    fine = Measure(name="fine.one", bind=lambda settings: lambda document, layers: [Score(value=1.0)], **about)
    documents = [Document(id=f"d{n}", outlet="AB"[n], language="en", text="A town. It voted.") for n in range(2)]
    subject = sections.Subject(compare(score(documents, plugins=_plugins(fine=[fine]))), Plugins())
    sections.for_all = lambda documents: DEADLINE  # type: ignore[assignment]
    given = [Section(name="a.bad", title="bad", make=deed), Section(name="z.good", title="good", make=lambda own: [Heading("x")])]
    made = {each.name: each for each in sections.make_sections(subject, given)}
    return "" if "z.good" in made and made["z.good"].blocks else f"the sound section is not there: {list(made)}"


PART = Part("plugins", "hostile plugins: 24 deeds in 5 places, some of which hang", case, len(DEEDS) * len(PLACES), 8)
