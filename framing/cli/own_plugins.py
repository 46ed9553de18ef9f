"""``framing plugins new`` and ``check``: a plugin to start from, and whether one keeps its contract."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing.cli.exits import DONE, PARTLY
from framing.cli.options import OUTPUT

NAME = typer.Argument(metavar="NAME", help="The plugin's name: lower-case letters, digits and _.")


def _kind(name: str, what: str) -> bool:
    made: bool = typer.Option(False, f"--{name}", help=what)
    return made


def new(
    name: Annotated[str, NAME],
    folder: Annotated[
        Path | None, typer.Option("--folder", metavar="FOLDER", help="A new folder to write; default: framing-NAME.")
    ] = None,
    measure: bool = _kind("measure", "With a measure; this is what is written unless told."),
    annotator: bool = _kind("annotator", "With an annotator, which makes a layer."),
    reader: bool = _kind("reader", "With a reader of a kind of files."),
    reporter: bool = _kind("reporter", "With a format for framing export."),
    section: bool = _kind("section", "With a section of the report."),
    command: bool = _kind("command", "With a command of the plugin's name."),
    language: bool = _kind("language", "With a language."),
    dictionary: bool = _kind("dictionary", "With a dictionary: concepts and types of source."),
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing when it is done.")] = False,
) -> int:
    """Example: framing plugins new shouting --measure

    Write a plugin to start from: a package that installs, with tests that pass, types, a license, a README and a file for
    continuous integration. Name as many kinds as it should have; each is an example to be changed.
    """
    from framing.scaffold import KINDS, write_plugin

    asked = {
        "measure": measure,
        "annotator": annotator,
        "reader": reader,
        "reporter": reporter,
        "section": section,
        "command": command,
        "language": language,
        "dictionary": dictionary,
    }
    written = write_plugin(name, [kind for kind in KINDS if asked[kind]] or ["measure"], folder)
    if not quiet:
        place = written if written.is_absolute() else f"./{written.as_posix()}"  # else pip would ask an index for the name
        install = f"python -m pip install --no-deps -e {place}"
        typer.echo(f"wrote {written}; then: {install} && framing plugins check {name}", err=True)
    return DONE


def check(
    name: Annotated[str, typer.Argument(metavar="NAME", help="An installed plugin; framing plugins lists them.")],
    sample: Annotated[
        list[Path] | None, typer.Option("--sample", metavar="FILE", help="A file that its reader reads; repeatable.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="List every check, those that passed too.")] = False,
    output: Annotated[Path | None, OUTPUT] = None,
) -> int:
    """Example: framing plugins check terms

    Try all that a plugin provides on ordinary, hostile, empty and huge texts and in other languages, twice: does it keep its
    contract, are spans exact, is the same found again, is nothing changed that is not its own? Says what failed, by which rule
    of docs/hooks.md, and the plugin's speed. The exit code is 1 where something failed.
    """
    from framing.cli.destination import check_output, format_of, sink
    from framing.conformance import check_plugin
    from framing.report.terminal import clean

    check_output(output, kind=format_of(output, None, ("text",), option=False))
    report = check_plugin(name, samples=sample or ())
    with sink(output) as stream:
        stream.write(clean(report.text(everything=everything)))
    return DONE if report.ok else PARTLY
