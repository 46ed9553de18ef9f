"""The documentation against the code: commands exist and run, examples run, links lead somewhere, measures are described."""

from __future__ import annotations

import importlib.util
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import framing
from framing.cli import run

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md"), *ROOT.glob("seeds/*.md"), *ROOT.glob("tests/benchmarks/*.md")])
TRIED = [
    ROOT / "README.md",
    *(DOCS / f"{name}.md" for name in ("quickstart", "question-to-table", "quotes", "notebook")),
]  # what stands here is run, not only looked at
_BLOCK = re.compile(r"^```(?P<language>[\w-]+)\n(?P<text>.*?)^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?P<path>[^)#\s]+)(?:#[^)\s]*)?\)")


def blocks(page: Path, *languages: str) -> list[str]:
    """The fenced blocks of a page in these languages."""
    return [match["text"] for match in _BLOCK.finditer(page.read_text(encoding="utf-8")) if match["language"] in languages]


def commands(page: Path) -> Iterator[list[str]]:
    """The calls of framing in the shell blocks of a page, as arguments."""
    for block in blocks(page, "sh", "console", "bash"):
        for line in block.splitlines():
            for call in re.split(r"&&|\s\|\s", re.sub(r"\s[#>]\s.*", "", line.removeprefix("$ "))):
                words = shlex.split(call)
                if words[:1] == ["framing"]:
                    yield words[1:]


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the sample story, as a reader of the documentation has it."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_readme_begins_with_the_two_commands() -> None:
    first, second = blocks(ROOT / "README.md", "sh")[:2]
    assert first.splitlines() == ["python -m pip install . && framing compare seeds"]
    assert second.splitlines() == ["python -m pip install '.[test]' && pytest"]


def test_the_picture_of_the_readme_is_what_its_command_draws(workplace: Path) -> None:
    assert "(docs/persuaded.svg)" in (ROOT / "README.md").read_text("utf-8")
    command = "framing report seeds --figure answer --output docs/persuaded.svg"
    assert f"`{command}`" in (DOCS / "report.md").read_text("utf-8")
    assert run([*shlex.split(command)[1:-1], "drawn.svg", "--quiet"]) == 0
    assert Path("drawn.svg").read_bytes() == (DOCS / "persuaded.svg").read_bytes()


def test_the_readme_tells_the_accuracy_that_was_measured() -> None:
    from framing.compare.shown_precision import shown

    text = " ".join((ROOT / "README.md").read_text("utf-8").split())
    said = text.partition("readers found ")[2].partition("([accuracy]")[0]
    asked = (("sourcing.attributions", ""), ("sourcing.types", ""), ("terms.mentions", "own"), ("terms.mentions", "distanced"))
    found = [shown(name, voice) for name, voice in (*asked, ("stance.toward", ""), ("stance.attributed", ""))]
    assert [float(number) for number in re.findall(r"(\d+) %", said)] == [row.figure for row in found if row]
    attributed = shown("terms.mentions", "attributed")
    assert attributed and found[2] and attributed.figure == found[2].figure, "own and attributed share a number in the README"


def test_the_citation_is_of_this_version() -> None:
    from framing import __version__

    cited = dict(re.findall(r"^([a-z-]+): (.*)$", (ROOT / "CITATION.cff").read_text("utf-8"), re.MULTILINE))
    assert cited["version"] == __version__ and {"cff-version", "title", "license", "message"} <= set(cited)


@pytest.mark.parametrize("page", [page for page in PAGES if list(commands(page))], ids=name)
def test_commands_in_the_documentation_exist(page: Path) -> None:
    for arguments in commands(page):
        problem = wrong_with(arguments)
        assert not problem, f"framing {shlex.join(arguments)}: {problem}"


@pytest.mark.parametrize("page", [ROOT / "README.md", *sorted(DOCS.glob("*.md"))], ids=name)
def test_options_named_in_the_text_exist(page: Path) -> None:
    prose = _BLOCK.sub("", page.read_text(encoding="utf-8"))
    for option in re.findall(r"`(--[a-z][a-z-]*)", prose):
        assert option in all_options(), f"{name(page)} names {option}, which no command has"


def app_command() -> Any:
    from typer.main import get_command

    from framing.cli.app import app

    return get_command(app)


@cache
def all_options() -> frozenset[str]:
    return frozenset(options(app_command()))


def options(command: Any) -> set[str]:
    """The options of a command and of all under it."""
    own = {option for parameter in command.params for option in parameter.opts}
    names = command.list_commands(None) if hasattr(command, "list_commands") else ()
    return own.union(*(options(command.get_command(None, name)) for name in names))


def wrong_with(arguments: list[str]) -> str:
    """What the command line would not understand in a call; '' if nothing."""
    command: Any = app_command()
    rest = list(arguments)
    while rest and hasattr(command, "commands") and not rest[0].startswith("-"):
        found = command.get_command(None, rest[0])
        if found is None:
            return f"no command '{rest[0]}'"
        command = found
        del rest[0]
    known = {option for parameter in command.params for option in parameter.opts} | {"-h", "--help"}
    unknown = [word for word in rest if word.startswith("-") and word != "-" and word.partition("=")[0] not in known]
    return f"no option {unknown[0]}" if unknown else ""


def test_a_command_that_does_not_exist_is_noticed() -> None:
    assert wrong_with(["compose", "seeds"]) == "no command 'compose'"
    assert wrong_with(["compare", "seeds", "--buy", "outlet"]) == "no option --buy"


def on_the_sample_story(page: Path) -> list[list[str]]:
    """The calls of a page that need nothing but the sample story and what earlier calls wrote."""
    return [arguments for arguments in commands(page) if not any("articles/" in word for word in arguments)]


@pytest.mark.parametrize("page", TRIED, ids=name)
def test_commands_for_a_beginner_run(page: Path, workplace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    calls = on_the_sample_story(page)
    assert calls
    for arguments in calls:
        assert run(arguments) == 0, capsys.readouterr().err
        if "--output" in arguments:
            assert Path(arguments[arguments.index("--output") + 1]).stat().st_size


def test_the_excerpt_in_the_readme_is_what_the_first_command_prints(
    workplace: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    assert run(["compare", "seeds"]) == 0
    (excerpt,) = blocks(ROOT / "README.md", "text")
    missing = not_in(excerpt, capsys.readouterr().out)
    assert not missing, f"not in the output as it stands:\n{missing}"


def not_in(excerpt: str, printed: str) -> str:
    """The first part of an excerpt that a text does not have line by line, after the parts before it; a line of … divides."""
    rest = "\n" + squeezed(printed)
    for part in re.split(r"^…\n", squeezed(excerpt), flags=re.MULTILINE):
        _, found, rest = rest.partition(f"\n{part}") if part else ("", "…", rest)
        if not found:
            return part
        rest = f"\n{rest}"
    return ""


def squeezed(text: str) -> str:
    """A text whose lines have single spaces and no indent."""
    return "".join(" ".join(line.split()) + "\n" for line in text.splitlines())


def test_an_excerpt_is_a_block_of_whole_lines_in_their_order() -> None:
    printed = "Title\n\n  a  1\n  b  2\n  c  3\n"
    for held in ("a 1\nb  2\n", "Title\n…\nb 2\n", "a 1\n…\nc 3\n…\n", "…\nc 3\n", "a 1\n…\nb 2\n"):
        assert not_in(held, printed) == "", held
    wrong = ("a 1\nc 3\n", "b 2\n…\na 1\n", "a\n", "1\n", "a 1\n…\na 1\n", "Title\na 1\n")
    for excerpt in wrong:
        assert not_in(excerpt, printed), excerpt


@pytest.mark.parametrize("page", TRIED, ids=name)
def test_python_examples_run(page: Path, workplace: Path) -> None:
    found = blocks(page, "python")
    assert found
    namespace: dict[str, Any] = {}
    for block in found:
        exec(compile(block, name(page), "exec"), namespace)
    assert {"seeds"} == {path.name for path in workplace.iterdir()}, "an example left files behind"


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")
def test_the_page_on_r_runs(workplace: Path) -> None:
    """With the packages DBI and RSQLite of R."""
    asked = ["Rscript", "-e", "quit(status = !requireNamespace('RSQLite', quietly = TRUE))"]
    if subprocess.run(asked, capture_output=True, check=False).returncode:
        pytest.skip("RSQLite is not installed")
    for arguments in commands(DOCS / "r.md"):
        assert run([*arguments, "--quiet"]) == 0
    for block in blocks(DOCS / "r.md", "r"):
        script = workplace / "block.R"
        script.write_text(block, encoding="utf-8")
        told = subprocess.run(["Rscript", "--vanilla", script], capture_output=True, text=True, check=False)
        assert told.returncode == 0, f"{block}\n{told.stderr}"


def test_the_single_article_of_the_quickstart_has_the_result_that_the_text_says(workplace: Path) -> None:
    namespace: dict[str, Any] = {"framing": framing}
    exec(compile(blocks(DOCS / "quickstart.md", "python")[-1], "quickstart", "exec"), namespace)
    attributed, own = namespace["results"].table("scores").sort("measure").iter_rows(named=True)
    assert own["measure"] == "stance.toward" and own["value"] < 0
    assert attributed["value"] is None
    assert attributed["reason"] in " ".join((DOCS / "quickstart.md").read_text(encoding="utf-8").split())


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_to_files(page: Path) -> None:
    for match in _LINK.finditer(page.read_text(encoding="utf-8")):
        path = match["path"]
        if "://" not in path and not path.startswith("mailto:"):
            assert (page.parent / path).exists(), f"{name(page)} links to {path}, which does not exist"


def test_every_room_of_the_core_has_its_line() -> None:
    (tree,) = blocks(DOCS / "pipeline.md", "text")
    listed = {line.split()[0].rstrip("/") for line in tree.splitlines()}
    core = {path.name for path in (ROOT / "framing").iterdir() if path.suffix in ("", ".py") and not path.name.startswith("_")}
    assert listed == core - {"py.typed"}


def test_every_page_is_in_the_table_of_contents() -> None:
    listed = {line for block in blocks_of_contents() for line in block.splitlines() if line and not line.startswith(":")}
    assert listed == {page.stem for page in DOCS.glob("*.md")} - {"index"}


def blocks_of_contents() -> list[str]:
    return re.findall(r"^```\{toctree\}\n(.*?)^```", (DOCS / "index.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def facts() -> ModuleType:
    spec = importlib.util.spec_from_file_location("facts", DOCS / "facts.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_measures_are_described_as_the_code_declares_them(facts: ModuleType) -> None:
    page = facts.PAGE.read_text(encoding="utf-8")
    measures = facts.shipped(framing.load_plugins())
    assert measures
    assert facts.sections(page) == sorted(measure.name for measure in measures)
    assert facts.updated(page, measures) == page, "docs/measures.md is out of date: python docs/facts.py"
    for measure in measures:
        assert measure.unit in facts.facts(measure) and facts.span(measure) in facts.facts(measure)


def test_the_table_of_shown_precision_is_as_the_data_have_it(facts: ModuleType) -> None:
    assert facts.shown_table() in (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8"), "python docs/facts.py"


def test_the_references_are_as_the_data_have_them(facts: ModuleType) -> None:
    written = facts.REFERENCES.read_text(encoding="utf-8")
    assert written == facts.reference_list(facts.shipped(framing.load_plugins())), "python docs/facts.py"


def test_every_measure_has_a_formula_and_limits(facts: ModuleType) -> None:
    page = facts.PAGE.read_text(encoding="utf-8")
    for section in re.split(r"^## ", page, flags=re.MULTILINE)[1:]:
        if section.startswith("`"):
            for part in ("**Formula.**", "**Limits.**"):
                assert re.search(rf"{re.escape(part)}\s+\S", section), f"{section.partition(chr(10))[0]} has no {part}"
