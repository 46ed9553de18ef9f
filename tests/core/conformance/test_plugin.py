"""The checks of ``framing plugins check``: our own plugins and the guests pass; each fails on a plugin that deserves it."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from framing import Annotation, Codebook, Document, Evidence, Language, Reader, Reporter, Score, Section, hookimpl, load_plugins
from framing.conformance import RULES, Report, check_plugin
from framing.errors import RequestError
from framing.plugins import HOOKS, Plugins
from framing.report import blocks

HOOKS_PAGE = Path(__file__).parents[3] / "docs" / "hooks.md"
OURS = sorted(path.name.removeprefix("framing_") for path in (Path(__file__).parents[3] / "plugins").glob("framing_*"))
HUGE = 200


@pytest.fixture(scope="module")
def installed() -> Plugins:
    return load_plugins(OURS)


@pytest.mark.parametrize("name", OURS)
def test_each_plugin_that_ships_keeps_its_contract(name: str, installed: Plugins) -> None:
    kinds = [hook.removeprefix("framing_") for hook in HOOKS]
    if name == "html":
        kinds.remove("reporters")  # whole reports in six formats, twice: .ci/run tries them
    report = check_plugin(name, installed, huge=HUGE, parts=kinds)
    assert report.ok, report.text()


@pytest.mark.parametrize("name", ["echo", "german"])
def test_the_guests_keep_it_too(name: str, with_guests: Path) -> None:
    report = check_plugin(name, load_plugins([name, "sourcing"]), huge=HUGE)
    assert report.ok, report.text()
    assert {"contract", "offsets", "determinism"} <= {finding.check for finding in report.findings}


def test_every_rule_stands_in_the_documentation() -> None:
    page = HOOKS_PAGE.read_text("utf-8")
    for check, rule in RULES.items():
        assert f"| {check} | {rule} |" in page


# What a plugin that deserves it is told


def checked(hook: str, *descriptions: Any, **how: Any) -> Report:
    """The report on a plugin ``demo`` whose one hook gives these."""
    given = type("Given", (), {hook: hookimpl(lambda self: descriptions)})
    given.__dict__[hook].__name__ = hook
    return check_plugin("demo", load_plugins(only=(), extra={"demo": given()}), huge=80, **how)


def told(report: Report) -> set[tuple[str, str]]:
    return {(finding.part, finding.check) for finding in report.failed}


def only_in(words: str, call: Callable[[], Any]) -> Any:
    """A measure's function that does something where a text has these words, and else scores."""

    def measure(document: Document, layers: Any) -> Iterator[Score]:
        if words in document.text:
            call()
        yield Score(1, 2)

    return measure


def raising() -> None:
    raise ValueError("not today")


def counting() -> Any:
    seen: list[str] = []

    def measure(document: Document, layers: Any) -> Iterator[Score]:
        seen.append(document.id)
        yield Score(numerator=len(seen), denominator=1000)

    return measure


def editing(document: Document, layers: Any) -> Iterator[Score]:
    object.__setattr__(document, "title", "mine")
    yield Score(1, 2)


@pytest.mark.parametrize(
    ("call", "check"),
    [
        (lambda document, layers: [Score(value=5.0)], "contract"),
        (lambda document, layers: [Score(status="none")], "contract"),
        (lambda document, layers: [Score(1, 2, evidence=(Evidence(((0, 10**6),)),))], "offsets"),
        (lambda document, layers: [Score(value=random.Random().random())], "determinism"),
        (counting(), "determinism"),
        (editing, "immutability"),
        (only_in("<script>", raising), "hostile text"),
        (lambda document, layers: [Score(1, 2 + 0 / len(document.text))], "empty text"),
        (only_in("Montag", raising), "other languages"),
        (only_in("3 fires", raising), "huge text"),
    ],
)
def test_a_measure_that_breaks_a_rule_is_told_which(make: Any, call: Any, check: str) -> None:
    report = checked("framing_measures", make.fake_measure("demo.x", call, range=(0, 1), unit="share"))
    assert ("measure demo.x", check) in told(report)
    assert {found for _, found in told(report)} <= {check, "offsets"}
    assert RULES[check] in report.text() and not report.ok


@pytest.mark.parametrize(
    "change",
    [
        lambda: os.environ.__setitem__("FRAMING_DEMO", "1"),
        lambda: os.chdir("/"),
        lambda: Path("left.txt").write_text("x"),
        lambda: random.random(),
    ],
)
def test_a_plugin_that_changes_what_is_not_its_own_is_told(make: Any, change: Any) -> None:
    before = Path.cwd()
    report = checked("framing_measures", make.fake_measure("demo.x", only_in("Harbour", change), range=(0, 1), unit="share"))
    assert told(report) == {("plugin demo", "isolation")}
    assert Path.cwd() == before and "FRAMING_DEMO" not in os.environ


def test_what_needs_all_documents_is_called(make: Any) -> None:
    def together(results: Any) -> Iterator[tuple[str, Score]]:
        for name in results.table("documents")["doc_id"]:
            yield name, Score(1, 2)

    measure = make.fake_measure("demo.x", lambda document, layers: [], range=(0, 1), unit="share", together=together)
    report = checked("framing_measures", measure)
    assert report.ok and ("measure demo.x", "together") in {(f.part, f.check) for f in report.findings}
    stranger = replace(measure, together=lambda results: [("nobody", Score(1, 2))])
    assert ("measure demo.x", "together") in told(checked("framing_measures", stranger))
    broken = replace(measure, together=lambda results: raising())
    assert ("measure demo.x", "together") in told(checked("framing_measures", broken))


def test_what_takes_many_documents_must_give_the_same_alone(make: Any) -> None:
    def among(batch: list[tuple[Document, Any]]) -> list[Any]:
        return [[Score(1, len(batch) + 1)] for _ in batch]

    def alone(batch: list[tuple[Document, Any]]) -> list[Any]:
        return [[Score(1, 2)] for _ in batch]

    for many, ok in ((alone, True), (among, False)):
        measure = make.fake_measure("demo.x", None, bind=lambda s, many=many: many, batch=8, range=(0, 1), unit="share")
        report = checked("framing_measures", measure)
        assert report.ok is ok and told(report) <= {("measure demo.x", "determinism")}


def test_an_annotator_is_tried_like_a_measure(make: Any) -> None:
    good = make.fake_annotator("demo.a", "a", lambda document, layers: [Annotation("x", ((0, 1),))] if document.text else [])
    assert checked("framing_annotators", good).ok
    outside = make.fake_annotator("demo.a", "a", lambda document, layers: [Annotation("x", ((0, len(document.text) + 1),))])
    assert ("annotator demo.a", "offsets") in told(checked("framing_annotators", outside))
    fickle = make.fake_annotator("demo.a", "a", lambda d, layers: [Annotation(str(random.Random().random()), ((0, 1),))])
    assert ("annotator demo.a", "determinism") in told(checked("framing_annotators", fickle))


def test_a_reader_is_given_broken_files(tmp_path: Path) -> None:
    def read(path: Path, skip: Any) -> Iterator[Document]:
        yield Document(id="a", text=path.read_bytes().decode("utf-8"))

    report = checked("framing_readers", Reader(name="demo", suffixes=(".demo",), read=read))
    assert told(report) == {("reader demo", "hostile text")} and "UnicodeDecodeError" in report.text()

    def careful(path: Path, skip: Any) -> Iterator[Document]:
        yield Document(id="a", text=path.read_bytes().decode("utf-8", "replace"))

    sample = tmp_path / "good.demo"
    sample.write_text("Head\n\nText.", encoding="utf-8")
    reader = Reader(name="demo", suffixes=(".demo",), read=careful)
    assert checked("framing_readers", reader, samples=[sample]).ok
    silent = replace(reader, read=lambda path, skip: ())
    assert ("reader demo", "contract") in told(checked("framing_readers", silent, samples=[sample]))


def test_a_reporter_writes_what_it_was_told_and_the_same_again() -> None:
    def write(results: Any, comparison: Any, path: Path) -> None:
        path.write_text(results.table("scores").write_csv())

    reporter = Reporter(name="demo", suffix=".demo", meaning="scores", write=write)
    assert checked("framing_reporters", reporter).ok
    stray = replace(reporter, write=lambda r, c, path: path.with_name("other.demo").write_text("x"))
    assert told(checked("framing_reporters", stray)) == {("reporter demo", "contract")}
    fickle = replace(reporter, write=lambda r, c, path: path.write_text(str(random.Random().random())))
    assert told(checked("framing_reporters", fickle)) == {("reporter demo", "determinism")}


def test_a_section_is_made_of_hostile_articles_too() -> None:
    good = Section(name="demo.s", title="Some", make=lambda subject: [blocks.Prose(("text",))])
    assert checked("framing_sections", good).ok
    markup = replace(good, make=lambda subject: ["<b>text</b>"])
    assert ("section demo.s", "contract") in told(checked("framing_sections", markup))


def test_languages_and_descriptions_are_looked_at(make: Any) -> None:
    spans = Language(code="xx", name="X", function_words=frozenset({"tuli"}), sentences=lambda text: [(0, len(text) + 5)])
    assert ("language xx", "offsets") in told(checked("framing_languages", spans))
    empty = make.fake_measure("demo.x", lambda document, layers: [Score(1, 2)], unit="", range=(0, 1))
    assert told(checked("framing_measures", empty)) == {("measure demo.x", "documented")}
    broken = checked("framing_codebooks", Codebook(name="demo", sources={"union": ("(x",)}))
    assert told(broken) == {("plugin demo", "loads")}


def test_a_command_is_asked_for_help() -> None:
    import typer

    app, silent = typer.Typer(), typer.Typer()

    @app.command()
    def shout(word: str) -> None:
        """Say a word aloud."""

    @silent.command()
    def mute(word: str) -> None: ...

    assert checked("framing_commands", ("shout", app)).ok
    assert told(checked("framing_commands", ("mute", silent))) == {("command mute", "documented")}
    assert ("command gone", "contract") in told(checked("framing_commands", ("gone", "framing_nowhere:app")))


def test_an_unknown_plugin_or_part_is_told_with_what_there_is(make: Any) -> None:
    plugins = make.plugins_of(make.word_measure("night"))
    with pytest.raises(RequestError, match="no plugin 'cuont'; did you mean 'count'"):
        check_plugin("cuont", plugins)
    with pytest.raises(RequestError, match="no part 'measure'"):
        check_plugin("count", plugins, parts=["measure"])
