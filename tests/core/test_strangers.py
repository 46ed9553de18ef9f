"""Plugins of strangers, installed: what they raise when imported, what they end, what they print, whose names they take."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import framing
from framing.plugins import RESERVED, load_plugins

from ..strangers import install, measure  # noqa: TID252  tests have no absolute name

ARTICLE = 'A bridge opens\n\nThe "new" bridge opened on Monday, said Mara Lind. It was a great day.'
DIED = "the process died while scoring this document"
Run = Callable[..., subprocess.CompletedProcess[str]]
LAYER = """
from framing import Annotation, Annotator, Measure, Score, hookimpl

@hookimpl
def framing_annotators():
    yield Annotator(name="{name}.{layer}", provides="{layer}", meaning="nothing",
                    bind=lambda settings: lambda document, layers: [Annotation("{name}", ((0, 1),))])

@hookimpl
def framing_measures():
    yield Measure(name="{name}.number", meaning="a number", unit="", range=(None, None), high="more", requires=("{layer}",),
                  bind=lambda settings: lambda document, layers: [Score(value=float(len(layers["{layer}"])))])
"""
COMMAND = """
import typer
from framing import hookimpl

app = typer.Typer()

@app.command()
def call():
    {statement}

@hookimpl
def framing_commands():
    yield "{name}", app
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    folder = tmp_path / "story"
    folder.mkdir()
    for name in ("first", "second", "third"):
        (folder / f"{name}.txt").write_text(ARTICLE, encoding="utf-8")
    return folder


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """The command framing with what was installed in ``site``, and the plugins that are named."""

    def call(*arguments: object, plugins: str = "") -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site"), "NO_COLOR": "1", "COLUMNS": "200"}
        environment.pop("FRAMING_PLUGINS", None)
        if plugins:
            environment["FRAMING_PLUGINS"] = plugins
        command = [sys.executable, "-m", "framing", *map(str, arguments)]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)

    return call


# What ends a process


@pytest.mark.parametrize("workers", [(), ("--workers", "1"), ("--workers", "2")], ids=["default", "one", "two"])
def test_a_process_that_dies_costs_its_document(tmp_path: Path, story: Path, run: Run, workers: tuple[str, ...]) -> None:
    kills = measure("kills", measured="import os; document.id == 'second' and os._exit(0); return [Score(value=1.0)]")
    install(tmp_path / "site", "framing-kills", kills=kills, fine=measure("fine"))
    done = run("score", story, "--format", "csv", *workers, plugins="kills,fine")
    assert done.returncode == 1
    rows = [*csv.reader(done.stdout.splitlines())][1:]
    assert [(row[0], row[1], row[8]) for row in rows] == [
        (name, f"{plugin}.number", "failed" if name == "second" else "ok")
        for name in ("first", "second", "third")
        for plugin in ("fine", "kills")
    ]
    assert f"failed: second: worker: {DIED}" in done.stderr


def test_a_process_that_dies_when_a_plugin_is_bound_costs_that_plugin(tmp_path: Path, story: Path, run: Run) -> None:
    code = measure("kills", bind="import os; os._exit(0)")
    install(tmp_path / "site", "framing-kills", kills=code, fine=measure("fine"))
    done = run("score", story, "--format", "csv", plugins="kills,fine")
    assert done.returncode == 1
    assert done.stdout.count('"fine.number","","","",1.0') == 3
    assert done.stdout.count("bind: the process died") == 3


def test_leaving_the_process_at_once_is_a_failure_in_a_listing_too(tmp_path: Path, story: Path, run: Run) -> None:
    leaving = LAYER.format(name="gone", layer="gone").replace("[Annotation(", "__import__('os')._exit(0) or [Annotation(")
    install(tmp_path / "site", "framing-gone", gone=leaving, bad="import os; os._exit(0)", fine=measure("fine"))
    done = run("annotate", story, "--layer", "gone", plugins="gone,bad,fine")
    assert done.returncode == 1
    assert done.stderr.count(f"worker: {DIED}") == 3 and "plugin bad: SystemExit: 0" in done.stderr


SWALLOWS = """
import time
while True:
    try:
        while True:
            time.sleep(0.01)
    except BaseException:
        continue
"""
DEAF = "import itertools; sum(itertools.repeat(0))"  # hears no signal


@pytest.mark.parametrize("code", [SWALLOWS, DEAF], ids=["swallows", "deaf"])
def test_what_does_not_heed_the_deadline_is_ended_with_its_worker(
    tmp_path: Path, make: Any, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    hangs = measure("hangs", measured=f"exec({code!r}) if document.id == 'second' else None; return [Score(value=1.0)]")
    monkeypatch.syspath_prepend(str(install(tmp_path / "site", "framing-hangs", hangs=hangs)))
    documents = [make.article(ARTICLE, id=name) for name in ("first", "second", "third")]
    results = framing.score(documents, plugins=load_plugins(["hangs"]), deadline=0.5, workers=2)
    found = {row["doc_id"]: (row["status"], row["reason"]) for row in results.table("scores").to_dicts()}
    assert found["first"] == found["third"] == ("ok", "")
    assert found["second"] == ("failed", f"{DIED}: a plugin did not heed the deadline of 0.5 s")


# What is raised, and what is printed


@pytest.mark.parametrize(
    "statement", ["raise SystemExit(3)", "raise KeyboardInterrupt", "raise GeneratorExit", "import sys; 1 / 0"]
)
def test_what_an_import_raises_costs_the_plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, statement: str) -> None:
    monkeypatch.syspath_prepend(str(install(tmp_path / "site", "framing-x", bad=statement, fine=measure("fine"))))
    found = load_plugins(["bad", "fine"])
    assert [info.name for info in found.failed] == ["bad"]
    assert [each.name for each in found.measures] == ["fine.number"]


def test_what_is_printed_never_gets_into_the_data(tmp_path: Path, story: Path, run: Run) -> None:
    loud = "import os; print('LOUD \\x1b[31m'); os.write(1, b'PAST\\n')"
    code = measure("loud", first=loud, hook=loud, bind=loud, measured=f"exec({loud!r}); return [Score(value=1.0)]")
    install(tmp_path / "site", "framing-loud", loud=code)
    done = run("score", story, "--format", "json", plugins="loud")
    assert done.returncode == 0, done.stderr
    assert "LOUD" not in done.stdout and "PAST" not in done.stdout
    assert done.stderr.count("LOUD") == done.stderr.count("PAST") and "\x1b" not in done.stderr


@pytest.mark.parametrize("statement", ["raise SystemExit(7)", "raise KeyboardInterrupt", "raise GeneratorExit('x')", "1 / 0"])
def test_what_a_command_raises_is_told_as_its_own(tmp_path: Path, run: Run, statement: str) -> None:
    install(tmp_path / "site", "framing-x", bad=COMMAND.format(name="shout", statement=statement))
    done = run("shout", plugins="bad")
    assert done.returncode == 1 and done.stdout == ""
    assert done.stderr.startswith("failed: command shout: ") and done.stderr.count("\n") == 1


# Names


def test_a_stranger_cannot_take_the_name_of_a_plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = measure("tone", measured="return [Score(value=9.0)]").replace("tone.number", "tone.polarity")
    monkeypatch.syspath_prepend(str(install(tmp_path / "site", "aaa-first", tone=taken)))
    for chosen in (["tone"], None):
        found = load_plugins(chosen)
        polarity = found.measure("tone.polarity")
        assert polarity.bind.__module__ != "stranger_aaa_first_tone"
        (told,) = [info for info in found.failed if info.distribution == "aaa-first"]
        assert told.errors == (
            "'tone' is the name of a plugin that comes with framing; aaa-first 1.0 ('tone') must use another name",
        )


def test_a_stranger_cannot_take_the_name_of_a_command(tmp_path: Path, story: Path, run: Run) -> None:
    install(tmp_path / "site", "aaa-first", mine=COMMAND.format(name="kwic", statement="print('MINE')"))
    done = run("kwic", "bridge", story)
    assert done.returncode == 1 and "MINE" not in done.stdout and "bridge" in done.stdout
    assert "MINE" not in run("kwic", "bridge", story, plugins="mine").stdout
    told = run("plugins", plugins="mine").stdout
    assert "framing_commands: 'kwic' is framing's own; aaa-first 1.0 ('mine') must use another name" in " ".join(told.split())


def test_the_reserved_commands_are_those_that_there_are() -> None:
    from framing.cli.app import COMMANDS

    found = load_plugins()
    provided = {name for info in found.infos if info.ours for p in info.provides if (name := p.removeprefix("command ")) != p}
    groups = {"cache", "codebook", "help", "plugins", "store"}
    assert RESERVED["framing_commands"] == provided | {command.__name__ for command, _ in COMMANDS} | groups


def test_a_second_provider_of_a_layer_is_announced_and_the_first_party_one_kept(tmp_path: Path, story: Path, run: Run) -> None:
    install(tmp_path / "site", "aaa-first", aaa=LAYER.format(name="aaa", layer="attributions"))
    told = (
        "note: layer 'attributions' is provided by aaa.attributions and sourcing.attributions: sourcing.attributions is kept; "
        'to choose another: [layers] attributions = "aaa.attributions" in the codebook\n'
    )
    for command in (("score", story), ("annotate", story, "--layer", "attributions"), ("sources", story)):
        done = run(*command, plugins="aaa,sourcing")
        assert done.returncode == 0 and told in done.stderr, done.stderr
        assert "Lind" in done.stdout or command[0] == "score"
    (story / "codebook.toml").write_text('[layers]\nattributions = "aaa.attributions"\n', encoding="utf-8")
    chosen = run("annotate", story, "--layer", "attributions", plugins="aaa,sourcing")
    assert '"label": "aaa"' in chosen.stdout and "is provided by" not in chosen.stderr


def test_of_two_strangers_what_needs_the_layer_is_left_out_and_all_else_runs(tmp_path: Path, story: Path, run: Run) -> None:
    layers = {name: LAYER.format(name=name, layer="moods") for name in ("one", "two")}
    install(tmp_path / "site", "framing-moods", **layers, fine=measure("fine"))
    told = "layer 'moods' is provided by one.moods and two.moods, and what needs it is left out; choose one in the codebook"
    done = run("score", story, "--format", "csv", plugins="one,two,fine")
    assert done.returncode == 0 and f"note: {told}" in done.stderr
    assert done.stdout.count('"fine.number","","","",1.0') == 3
    assert done.stdout.count(f'"skipped","{told[:50]}') == 6
    assert run("annotate", story, "--layer", "sentences", plugins="one,two").returncode == 0
    refused = run("annotate", story, "--layer", "moods", plugins="one,two")
    assert refused.returncode == 2 and told in refused.stderr
