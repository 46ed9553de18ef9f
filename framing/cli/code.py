"""``framing code``: the questions of a coding sheet, answered by a person on a page, or by a model."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli.options import OPEN, PORT
from framing.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.coding.asking import Asked, Prompt
    from framing.coding.desk import Desk

CODER = typer.Option("--coder", metavar="NAME", help="Whose column the answers go to; needed where the sheet has several.")
MODEL = typer.Option("--model", metavar="NAME", help="Ask this model instead of a person; its answers are a column of their own.")
ENDPOINT = typer.Option("--endpoint", metavar="URL", help="Where the model is, such as http://127.0.0.1:11434/v1.")
AGAIN = typer.Option("--again", help="Ask the model a second time, in another column, to see how far it repeats itself.")
YES = typer.Option("--yes", help="Send to the model without asking first, for scripts.")


def code(
    sheet: Annotated[Path, typer.Argument(metavar="SHEET", help="A coding sheet (.csv or .xlsx) of framing sample.")],
    coder: Annotated[str | None, CODER] = None,
    port: Annotated[int, PORT] = 0,
    open_browser: Annotated[bool, OPEN] = False,
    model: Annotated[str, MODEL] = "",
    endpoint: Annotated[str, ENDPOINT] = "",
    again: Annotated[bool, AGAIN] = False,
    yes: Annotated[bool, YES] = False,
) -> int:
    """Example: framing code codes.csv --coder anna

    Code a sheet in the browser, one question at a time, with the keyboard alone. Neither the outlet nor what the program or
    another coder found is shown. Every answer is saved at once, in a journal beside the sheet; when you stop with Ctrl-C,
    and when you start again, the answers go into your column. With --model a language model answers the same questions.
    """
    from framing.cli.exits import DONE
    from framing.cli.loopback import serving
    from framing.cli.session import tell
    from framing.coding.desk import merge, open_desk
    from framing.coding.page import Page
    from framing.coding.sheet import MODEL as PREFIX

    if model:
        return _by_model(sheet, model, endpoint, coder, again, yes)
    if endpoint or again or yes:
        raise RequestError("--endpoint, --again and --yes are for a model; name it: --model NAME")
    if (coder or "").startswith(PREFIX):
        raise RequestError(f"--coder {coder}: a name that begins with '{PREFIX}' is a model's; name yourself")
    with serving(port) as server:
        desk = open_desk(sheet, coder)
        tell("note", desk.notes)
        page = Page(desk)
        server.pages, server.writes = page.read, page.write
        print(f"{sheet}: {_so_far(desk)}")
        server.show(open_browser)
    tell("note", merge(sheet))
    print(f"{sheet}: {_so_far(desk)}")
    return DONE


def _so_far(desk: Desk) -> str:
    return f"coder {desk.coder}, {len(desk.answers.keys() & desk.items.keys()):,} of {len(desk.items):,} items coded"


def _by_model(sheet: Path, model: str, endpoint: str, coder: str | None, again: bool, yes: bool) -> int:
    """Ask a model what it has not been asked yet."""
    from framing.cli.session import tell
    from framing.coding.asking import ask_all, coder_name, prompts
    from framing.coding.desk import merge, open_desk
    from framing.coding.endpoint import check_endpoint, connected

    if coder is not None:
        raise RequestError("--coder is for people; a model's answers go to a column with its name")
    if not endpoint:
        raise RequestError("where is the model? --endpoint URL, such as http://127.0.0.1:11434/v1 for Ollama on this machine")
    check_endpoint(endpoint)
    desk = open_desk(sheet, coder_name(model, again))
    tell("note", desk.notes)
    todo = list(prompts(desk, model))
    print(_to_send(desk, todo, model, endpoint), file=sys.stderr)
    if todo:
        _confirm(yes)
    try:
        with connected(endpoint, model) as complete:
            found = ask_all(desk, todo, model, complete, lambda number: _progress(number, len(todo)))
    finally:
        tell("note", merge(sheet))
    return _told(sheet, desk, found, len(todo), model, again)


def _to_send(desk: Desk, todo: Sequence[Prompt], model: str, endpoint: str) -> str:
    """What will be sent, how much of it, and where to."""
    from framing.coding.endpoint import is_here, is_open

    where = "on this machine" if is_here(endpoint) else "ANOTHER MACHINE: the texts leave this one"
    if is_open(endpoint):
        where += ", and anybody on the way can read them (http)"
    size = sum(prompt.characters for prompt in todo)
    known = len(desk.items) - len(todo)
    more = f"; {known:,} were asked before and are not sent again" if known else ""
    return (
        f"to send: {len(todo):,} questions with the passages or articles they ask of, {size:,} characters in all\n"
        f"to: {endpoint} ({where}), model {model}{more}"
    )


def _confirm(yes: bool) -> None:
    if yes:
        return
    if not sys.stdin.isatty():
        raise RequestError("nothing was sent: there is no terminal to confirm it on; in a script, confirm with --yes")
    if not typer.confirm("Send it?", default=False, err=True):
        raise RequestError("nothing was sent")


def _progress(number: int, total: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{number:,} of {total:,}", end="\n" if number == total else "", file=sys.stderr, flush=True)


def _told(sheet: Path, desk: Desk, found: Asked, asked: int, model: str, again: bool) -> int:
    """Say how it went; the exit code."""
    from framing.cli.exits import DONE, PARTLY, Stopped
    from framing.cli.session import tell
    from framing.coding.asking import agreement, coder_name
    from framing.coding.sheet import read_sheet

    print(
        f"{sheet}: {_so_far(desk)}; of {asked:,} questions {found.answered:,} answered, {found.unusable:,} with no usable answer"
    )
    if again:
        first = read_sheet(sheet).answers.get(coder_name(model), {})
        same, both = agreement(first, desk.answers)
        print(f"asked twice: the same answer to {same:,} of {both:,} questions that both runs answered")
    tell("failed", [f"item {item}: {why}" for item, why in found.failed.items()])
    if left := asked - found.answered - found.unusable - len(found.failed) if found.stopped else 0:
        print(
            f"stopped: {left:,} questions were not asked; what was answered is kept, and the same command goes on",
            file=sys.stderr,
        )
    if found.interrupted:
        raise Stopped
    return PARTLY if found.failed else DONE
