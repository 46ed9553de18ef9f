"""``framing codebook import``, ``export`` and ``lexica``: the dictionaries of other tools, and those that come along."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from framing.cli.exits import DONE, PARTLY
from framing.cli.options import OUTPUT
from framing.cli.plugins import FORMAT, LISTINGS, Listing

FORMATS = "quanteda, liwc, liwc22, lexicoder, yoshikoder, wordstat, csv, spacy"
FROM = typer.Option("--from", metavar="FORMAT", help=f"One of {FORMATS}; default: what its content shows.")
TO = typer.Option("--to", metavar="FORMAT", help=f"One of {FORMATS}; default: what the suffix of --output says.")
FORCE = typer.Option("--force", help="Overwrite a file that exists.")
QUIET = typer.Option("--quiet", "-q", help="Do not report what was left out or changed.")


def import_dictionary(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The dictionary, or lexicon:NAME.")],
    output: Annotated[Path | None, OUTPUT] = None,
    format: Annotated[str | None, FROM] = None,  # noqa: A002  its name
    force: Annotated[bool, FORCE] = False,
    quiet: Annotated[bool, QUIET] = False,
) -> int:
    """Example: framing codebook import populism.yml --output codebook.toml

    Make a codebook of a dictionary: a concept of each category, with the categories in it as its wordings. What a
    codebook cannot say, or is not as it was written, is told line by line.
    """
    from framing.cli.destination import check_output, format_of, sink
    from framing.cli.session import as_usage_error
    from framing.codebook import Codebook
    from framing.dictionaries.concepts import with_dictionaries
    from framing.dictionaries.lexica import open_dictionary
    from framing.dictionaries.toml import codebook_text

    check_output(output, kind=format_of(output, None, ("toml",), option=False))
    _may_overwrite(output, force)
    with as_usage_error():
        given = open_dictionary(file, format)
        codebook, losses = with_dictionaries(Codebook(name=given.name), [given])
    problems = [] if isinstance(given, Codebook) else [*given.problems]
    notes = losses if isinstance(given, Codebook) else [*given.notes, *losses]
    kind = "codebook" if isinstance(given, Codebook) else given.format
    with sink(output) as stream:
        stream.write(codebook_text(codebook, [f"Made from {Path(file).name} ({kind}), SHA-256 {given.sha256}"]))
    if not quiet:
        _tell("left out", problems)
        _tell("note", notes)
    return PARTLY if problems else DONE


def export(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The codebook, or a dictionary, or lexicon:NAME.")],
    output: Annotated[Path | None, OUTPUT] = None,
    format: Annotated[str | None, TO] = None,  # noqa: A002  its name
    lossy: Annotated[bool, typer.Option("--lossy", help="Leave out what the format cannot say, and say so.")] = False,
    force: Annotated[bool, FORCE] = False,
    quiet: Annotated[bool, QUIET] = False,
) -> int:
    """Example: framing codebook export codebook.toml --output mine.yml --lossy

    Write the concepts of a codebook, or a dictionary of another tool, as a dictionary: .yml (quanteda), .dic and .dicx
    (LIWC), .lc3 (Lexicoder), .ykd (Yoshikoder), .cat (WordStat), .csv or .jsonl (spaCy, Prodigy).
    """
    from framing.cli.destination import check_output, sink
    from framing.cli.session import as_usage_error
    from framing.codebook import Codebook
    from framing.dictionaries.concepts import dictionary_of
    from framing.dictionaries.files import dictionary_text, format_of_suffix
    from framing.dictionaries.lexica import open_dictionary
    from framing.errors import RequestError

    check_output(output)
    _may_overwrite(output, force)
    with as_usage_error():
        given = open_dictionary(file)
        dictionary, lost = dictionary_of(given, given.name) if isinstance(given, Codebook) else (given, [*given.problems])
        text, losses = dictionary_text(dictionary, format or format_of_suffix(output.suffix if output else ""))
    lost = [*lost, *losses]
    if lost and not lossy:
        more = f"; and {len(lost) - 3} more" if len(lost) > 3 else ""
        raise RequestError(f"{file}: not all of it can be written: {'; '.join(lost[:3])}{more}. To leave this out: --lossy")
    with sink(output) as stream:
        stream.write(text)
    if not quiet:
        _tell("left out", lost)
    return DONE


def lexica(
    format: Annotated[Listing | None, FORMAT] = None,  # noqa: A002  its name
    output: Annotated[Path | None, OUTPUT] = None,
) -> int:
    """Example: framing codebook lexica

    List the lexica that come along, for --dictionary lexicon:NAME, each with its version, licence and what to cite.
    """
    from dataclasses import asdict

    from framing.cli.destination import check_output, dumps, format_of, sink
    from framing.dictionaries.lexica import PREFIX
    from framing.dictionaries.lexica import lexica as known
    from framing.report.terminal import width, wrap

    kind = format_of(output, format, LISTINGS)
    check_output(output, kind=kind)
    found = [{**asdict(lexicon), "version": lexicon.codebook().version} for lexicon in known().values()]
    with sink(output) as stream:
        if kind == "json":
            stream.write(dumps(found, indent=1) + "\n")
            return DONE
        for record in found:
            stream.write(f"{PREFIX}{record['name']}  (version {record['version']}, {record['language']}, {record['licence']})\n")
            for text in (record["about"], record["citation"]):
                stream.writelines(f"  {line}\n" for line in wrap(text, width() - 2))
    return DONE


def _may_overwrite(output: Path | None, force: bool) -> None:
    from framing.errors import RequestError

    if output is not None and output.is_file() and not force:
        raise RequestError(f"{output}: exists already; name another file, or overwrite it with --force")


def _tell(kind: str, lines: Iterable[str]) -> None:
    from framing.report.terminal import one_line

    for line in lines:
        print(f"{kind}: {one_line(line)}", file=sys.stderr)
