"""Whatever a plugin does, wherever it does it, costs that plugin or that document; Ctrl-C still ends the run."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import framing
from framing import Option, Reader, Score, load_plugins
from framing.extension import Reporter, Section
from framing.guard.fence import fence
from framing.load.corpus import load
from framing.plugins import Plugins
from framing.report.sections import Subject, make_sections

TEXT = "A town votes\n\nThe town voted on Sunday.\n\nThe mayor kept her seat.\n\nNobody was surprised."


class PanicException(BaseException):
    """As pyo3 raises it where Rust code panics."""


class Mute(Exception):
    def __str__(self) -> str:
        raise RuntimeError("no words")


class Leaving(Exception):
    def __str__(self) -> str:
        sys.exit(3)


def raising(error: BaseException) -> Callable[..., Any]:
    def call(*given: Any, **named: Any) -> Any:
        raise error

    return call


RAISED = {
    "exception": (ValueError("no"), "ValueError: no"),
    "exit": (SystemExit(3), "SystemExit: 3"),
    "interrupt": (KeyboardInterrupt(), "KeyboardInterrupt"),
    "generator": (GeneratorExit(), "GeneratorExit"),
    "panic": (PanicException("index out of bounds"), "PanicException: index out of bounds"),
    "mute": (Mute(), "Mute: its message cannot be had (RuntimeError)"),
    "leaving": (Leaving(), "Leaving: its message cannot be had (SystemExit)"),
}
EACH = pytest.mark.parametrize(("error", "reason"), RAISED.values(), ids=RAISED)


@EACH
def test_in_a_measure(make: Any, error: BaseException, reason: str) -> None:
    fine = make.fake_measure("b.fine", lambda document, layers: [Score(value=1.0)])
    results = make.scored([make.article(TEXT)], make.fake_measure("a.raises", raising(error)), fine)
    rows = {row["measure"]: (row["status"], row["reason"]) for row in results.table("scores").to_dicts()}
    assert rows == {"a.raises": ("failed", reason), "b.fine": ("ok", "")}


@EACH
def test_in_an_annotator(make: Any, error: BaseException, reason: str) -> None:
    needs = make.fake_measure("b.needs", lambda document, layers: [Score(value=1.0)], requires=("a",))
    results = make.scored([make.article(TEXT)], make.fake_annotator("a.raises", "a", raising(error)), needs)
    assert results.table("scores")["reason"].to_list() == [f"a.raises failed: {reason}"]


@EACH
def test_in_bind(make: Any, error: BaseException, reason: str) -> None:
    results = make.scored([make.article(TEXT)], make.fake_measure("a.raises", len, bind=raising(error)))
    assert results.table("scores")["reason"].to_list() == [f"bind: {reason}"]


@EACH
def test_in_together(make: Any, error: BaseException, reason: str) -> None:
    one = [Score(value=1.0)]
    results = make.scored([make.article(TEXT)], make.fake_measure("a.raises", lambda d, layers: one, together=raising(error)))
    assert len(results) == 1
    assert [failure["reason"] for failure in results.run["failures"]] == [reason]


@EACH
def test_in_a_hook(error: BaseException, reason: str) -> None:
    class Given:
        framing_measures = framing.hookimpl(lambda self: raising(error)())
        framing_annotators = framing.hookimpl(lambda self: [])

    (info,) = load_plugins(only=(), extra={"demo": Given()}).infos
    assert info.errors == (f"framing_measures: {reason}",)


@EACH
def test_in_a_reader(tmp_path: Path, error: BaseException, reason: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.x").write_text(TEXT, encoding="utf-8")

    def read(path: Path, skip: object) -> Iterator[framing.Document]:
        yield framing.Document(id="before", text=TEXT)
        raise error

    corpus = load(tmp_path, plugins=Plugins(), readers=[Reader(name="mine", suffixes=(".x",), read=read)])
    assert [document.id for document in corpus] == ["a", "before"]
    assert [item.reason for item in corpus.skipped] == [f"reader mine failed: {reason}"]


@EACH
def test_in_a_section(make: Any, error: BaseException, reason: str) -> None:
    subject = Subject(framing.compare(make.scored([make.article(TEXT)], make.word_measure("town"))), Plugins())
    (made,) = make_sections(subject, [Section(name="demo.a", title="A", make=raising(error))])
    assert made.error == reason


@EACH
def test_in_a_pool(make: Any, error: BaseException, reason: str) -> None:
    def kinds(document: object, layers: object) -> Iterator[Score]:
        yield Score(numerator=9.0, category="one")

    pooled = make.fake_measure("a.pooled", kinds, estimand="pooled", pool=raising(error))
    comparison = framing.compare(make.scored([make.article(TEXT)], pooled))
    assert [cell.reason for cell in comparison.cells] == [f"pool: {reason}"]


@pytest.mark.parametrize("value", ["many", None, [1]])
def test_a_pool_that_gives_no_number(make: Any, value: object) -> None:
    def kinds(document: object, layers: object) -> Iterator[Score]:
        yield Score(numerator=9.0, category="one")

    pooled = make.fake_measure("a.pooled", kinds, estimand="pooled", pool=lambda counts: value)
    (cell,) = framing.compare(make.scored([make.article(TEXT)], pooled)).cells
    assert cell.status == "failed"


MALFORMED: dict[str, tuple[dict[str, Any], str]] = {
    "options": ({"options": (5,)}, "'demo.x' has options=5; expected an Option, got int"),
    "option": ({"options": (Option(name=3, default=1, meaning=""),)}, "'demo.x' has an option with the name 3; expected text"),  # type: ignore[arg-type]
    "default": (
        {"options": (Option(name="n", default=[1], meaning=""),)},  # type: ignore[arg-type]
        "the option 'n' of 'demo.x' has default=[1]; expected a text, a number, or True or False",
    ),
    "options at all": ({"options": 5}, "'demo.x' has options=5; expected a tuple of options"),
    "requires": ({"requires": (5,)}, "'demo.x' has requires=(5,); expected a tuple of texts"),
    "meaning": ({"meaning": None}, "'demo.x' has meaning=None; expected text"),
    "range": ({"range": 5}, "'demo.x' has range=5; expected the lowest and the highest value, or None for no bound"),
    "scale": ({"scale": "much"}, "'demo.x' has scale='much'; expected a number"),
    "show": ({"show": "big"}, "'demo.x' has show='big'; expected one of number, share, signed, count"),
    "estimand": ({"estimand": ["ratio"]}, "'demo.x' has the estimand '['ratio']', which is none of ratio, mean, pooled"),
    "main": ({"main": "yes"}, "'demo.x' has main='yes'; expected True or False"),
    "bind": ({"bind": 5}, "'demo.x' has bind=5; expected a function"),
    "together": ({"together": 5}, "'demo.x' has together=5; expected a function or None"),
    "version": ({"version": 2}, "'demo.x' has version=2; expected text"),
}


@pytest.mark.parametrize(("fields", "error"), MALFORMED.values(), ids=MALFORMED)
def test_a_malformed_declaration_costs_itself(make: Any, fields: dict[str, Any], error: str) -> None:
    class Given:
        @framing.hookimpl
        def framing_measures(self) -> list[object]:
            return [make.fake_measure("demo.x", len, **fields), make.fake_measure("demo.y", len)]

    found = load_plugins(only=(), extra={"demo": Given()})
    assert found.infos[0].errors == (f"framing_measures: {error}",)
    assert [measure.name for measure in found.measures] == ["demo.y"]


def test_a_hook_without_end_is_ended() -> None:
    class Given:
        @framing.hookimpl
        def framing_measures(self) -> Iterator[object]:
            while True:
                yield 5

    (info,) = load_plugins(only=(), extra={"demo": Given()}).infos
    assert info.errors == ("framing_measures: gives more than 10000 descriptions",)


def test_bind_that_gives_no_function(make: Any) -> None:
    results = make.scored([make.article(TEXT)], make.fake_measure("a.x", len, bind=lambda settings: 5))
    assert results.table("scores")["reason"].to_list() == ["bind: expected a function of a document and its layers, got int"]


def test_a_changed_interpreter_is_put_back(make: Any) -> None:
    before = sys.getrecursionlimit(), signal.getsignal(signal.SIGINT), sys.stdout, sys.stderr

    def changing(document: Any, layers: Any) -> list[Score]:
        sys.setrecursionlimit(80)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        sys.stdout.close()
        sys.stdout = sys.stderr = None  # type: ignore[assignment]
        return [Score(value=1.0)]

    make.scored([make.article(TEXT)], make.fake_measure("a.changing", changing))
    assert (sys.getrecursionlimit(), signal.getsignal(signal.SIGINT), sys.stdout, sys.stderr) == before


def test_a_call_that_leaves_no_room_takes_no_layer_from_others(make: Any) -> None:
    def deep(document: Any, layers: Any) -> Any:
        def down(n: int) -> Any:
            return layers.lemmas if n == 0 else down(n - 1)

        for n in range(300, 2000):
            down(n)

    lemmas = make.fake_measure("b.lemmas", lambda document, layers: [Score(value=float(len(layers.lemmas)))])
    rows = make.scored([make.article(TEXT)], make.fake_measure("a.deep", deep), lemmas).table("scores").to_dicts()
    assert [row["status"] for row in rows] == ["failed", "ok"] and rows[0]["reason"].startswith("RecursionError")


def test_what_a_plugin_prints_goes_to_standard_error_cleaned(make: Any, capsys: pytest.CaptureFixture[str]) -> None:
    def printing(document: Any, layers: Any) -> list[Score]:
        print("loud \x1b[31mred\x1b[0m")
        sys.stdout.buffer.write(b"bytes\n")
        return [Score(value=1.0)]

    make.scored([make.article(TEXT)], make.fake_measure("a.printing", printing))
    out, err = capsys.readouterr()
    assert out == "" and "loud [31mred" in err and "\x1b" not in err and "bytes" in err


# Ctrl-C


def test_ctrl_c_in_a_plugin_ends_the_run(make: Any) -> None:
    def pressed(document: Any, layers: Any) -> list[Score]:
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(5)
        return []

    with pytest.raises(KeyboardInterrupt):
        make.scored([make.article(TEXT)], make.fake_measure("a.pressed", pressed))


def test_ctrl_c_that_a_plugin_swallows_ends_the_run(make: Any) -> None:
    def swallowing(document: Any, layers: Any) -> list[Score]:
        try:
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(5)
        except BaseException:
            pass
        return [Score(value=1.0)]

    with pytest.raises(KeyboardInterrupt):
        make.scored([make.article(TEXT)], make.fake_measure("a.swallowing", swallowing))
    with fence():
        pass  # and not the next


def test_ctrl_c_that_is_somebody_elses_is_left_to_them() -> None:
    before = signal.signal(signal.SIGINT, lambda signum, frame: None)
    try:
        with pytest.raises(KeyboardInterrupt), fence():
            raise KeyboardInterrupt
    finally:
        signal.signal(signal.SIGINT, before)


def test_a_reporter_that_raises_leaves_no_file(make: Any, tmp_path: Path) -> None:
    from framing.cli.destination import deliver
    from framing.errors import PluginError

    results = make.scored([make.article(TEXT)], make.word_measure("town"))
    reporter = Reporter(name="xml", suffix=".xml", meaning="nothing", write=raising(SystemExit(3)))
    with pytest.raises(PluginError, match=r"reporter xml could not write .*: SystemExit: 3"):
        deliver(results, tmp_path / "a.xml", None, str, Plugins(reporters=(reporter,)))
    assert [*tmp_path.iterdir()] == []
