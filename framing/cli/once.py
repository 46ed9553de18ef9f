"""Options given wrongly: one of one value given twice, which would drop the first without a word, and other names of --output."""

from __future__ import annotations

from typing import Any

import typer

USAGE_ERROR: Any = typer.BadParameter.__mro__[1]  # click's, which typer brings along under changing names


def once(command: Any) -> Any:
    """The command, and all under it, which now refuse an option with one value that is given twice."""
    for each in getattr(command, "commands", {}).values():
        once(each)
    if not getattr(command, "_each_option_once", False):
        command._each_option_once = True
        make = command.make_parser
        command.make_parser = lambda ctx: _heeding(make(ctx), ctx)
    return command


def _heeding(parser: Any, ctx: Any) -> Any:
    parse = parser.parse_args

    def parse_args(args: list[str]) -> Any:
        found = parse(args)
        given: list[Any] = []
        for parameter in found[2]:  # in the order given, each as often as it is
            if any(parameter is each for each in given):
                raise USAGE_ERROR(_told(parameter), ctx)
            if parameter.param_type_name == "option" and not (parameter.multiple or parameter.is_flag or parameter.count):
                given.append(parameter)
        return found

    parser.parse_args = parse_args
    return parser


def _told(parameter: Any) -> str:
    name, takes = max(parameter.opts, key=len), parameter.metavar or ""
    hint = f"give it once, with a comma between: {name} {takes}" if "," in takes else "give it once"
    return f"{name} is given twice; {hint}"


OUTPUT = "--output"
_MEANT = frozenset(("--out", "--outfile", "--out-file", "--output-file", "--file", "--save", "--save-as"))  # by those who mean it


def offer_output(error: Any) -> None:
    """Let the error of an unknown option offer --output, where other programs call it what was given."""
    context = getattr(error, "ctx", None)
    if context is None or getattr(error, "option_name", "") not in _MEANT:
        return
    if any(OUTPUT in parameter.opts for parameter in context.command.params):
        error.possibilities = [OUTPUT]
