"""``framing freeze`` and ``framing verify``: a study handed on without its texts, and whether it holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli.options import COLUMNS, WORKERS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framing.saved.verify import Check, Verified

PLUGINS = typer.Option("--plugins", metavar="A,B", help="Load only these plugins.")


def freeze(
    saved: Annotated[Path, typer.Argument(metavar="SAVED", help="A saved result.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The zip file to write.")] = Path("study.zip"),
    by: Annotated[str | None, typer.Option("--by", metavar="FIELD", help="Compare by this; default: as it was saved.")] = None,
    plugins: Annotated[str | None, PLUGINS] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite a study that exists.")] = False,
) -> int:
    """Example: framing freeze run -o study.zip

    Write a study that others can check without your articles: how it was made, the codebook, the numbers, and where every
    passage stands, but no text, no headline and no quotation. It prints the fingerprint of the study, for your paper.
    framing verify checks it.
    """
    from framing.cli.exits import DONE
    from framing.cli.options import Shared
    from framing.cli.reopened import reopen
    from framing.cli.session import as_usage_error
    from framing.errors import RequestError
    from framing.saved import is_saved
    from framing.saved.study import freeze as frozen

    if output.suffix.lower() != ".zip":
        raise RequestError(f"{output}: a study is a zip file; name one, such as {output.with_suffix('.zip')}")
    if output.exists() and not force:
        raise RequestError(f"{output}: exists already; name another file with --output, or overwrite it with --force")
    if not is_saved(saved):
        raise RequestError(f"{saved}: is no saved result; save one first: framing compare ARTICLES --output NAME")
    known = reopen(Shared(paths=[saved], plugins=plugins), saved)
    if not known.results.has_texts:
        raise RequestError(f"{saved}: is a study that was frozen already; hand on the file as it is")
    if not (known.results.run.get("codebook") or {}).get("text"):
        raise RequestError(f"{saved}: was saved without the text of its codebook; score the articles again to freeze them")
    comparison = known.compared(None, by=by, min_documents=None)
    with as_usage_error():
        made = frozen(comparison.results, comparison, output)
    print(f"{output}: {made.documents:,} articles, {made.numbers:,} estimates, no text")
    if made.left_out:
        print(f"left out: {made.left_out} sentences of the run that quote an article")
    print(f"fingerprint {made.fingerprint}")
    print(f"others check it with: framing verify {output.name}")
    return DONE


def verify(
    study: Annotated[Path, typer.Argument(metavar="STUDY", help="The zip file that framing freeze wrote.")],
    paths: Annotated[list[Path] | None, typer.Argument(metavar="[PATH]...", help="The articles, to score them again.")] = None,
    dictionary: Annotated[
        list[str] | None,
        typer.Option("--dictionary", metavar="FILE", help="A dictionary that the study was scored with; repeatable."),
    ] = None,
    corrections: Annotated[
        Path | None,
        typer.Option("--corrections", metavar="FILE", help="Corrections of the study; else those beside the articles."),
    ] = None,
    columns: Annotated[str | None, COLUMNS] = None,
    plugins: Annotated[str | None, PLUGINS] = None,
    workers: Annotated[int | None, WORKERS] = None,
) -> int:
    """Example: framing verify study.zip articles

    Check a study that somebody froze: every file against its hash, and every number of the comparison against the scores.
    With the articles, whose texts are held against their hashes, they are scored again with the codebook and options of
    the study, and what is equal and what is not is said. Exit code 1 means that something is not equal.
    """
    from framing.cli.exits import DONE, PARTLY
    from framing.cli.options import names
    from framing.cli.session import as_usage_error
    from framing.plugins import load_plugins
    from framing.saved.study import read_study
    from framing.saved.verify import verify as verified

    known = load_plugins(names(plugins))
    with as_usage_error():
        codebook = _codebook(read_study(study).run, study, dictionary or [], bool(paths))

    def corpus(stories: object) -> object:
        from framing.load.corpus import load

        given = list(paths or ())
        return load(given, plugins=known, stories=stories, corrections=corrections, columns=columns)  # type: ignore[arg-type]

    def score(documents: object, **asked: object) -> object:
        from framing import pipeline
        from framing.cli import scoring

        return pipeline.score(documents, workers=workers, isolated=scoring.ISOLATED, **asked)  # type: ignore[arg-type]

    found = verified(study, known, corpus if paths else None, codebook=codebook, score=score)  # type: ignore[arg-type]
    print("\n".join(_lines(found, bool(paths))))
    return DONE if found.holds else PARTLY


def _codebook(run: dict[str, object], study: Path, dictionaries: list[str], wanted: bool) -> object:
    """The codebook of a study with the dictionaries that were given; None where the study says all.

    Raises RequestError for one that is missing or another.
    """
    from framing.codebook import parse_codebook
    from framing.dictionaries.concepts import with_dictionaries
    from framing.dictionaries.lexica import open_dictionary
    from framing.errors import RequestError

    needed = {each["name"]: each["sha256"] for each in run.get("dictionaries", ())}  # type: ignore[attr-defined]
    if not needed or not wanted:
        return None
    given = [open_dictionary(name) for name in dictionaries]
    for name, sha256 in needed.items():
        if sha256 not in {each.sha256 for each in given}:
            raise RequestError(
                f"{study}: was scored with the dictionary {name}; give it: --dictionary FILE (SHA-256 {sha256[:12]}…)"
            )
    return with_dictionaries(parse_codebook(run["codebook"]["text"]), given)[0]  # type: ignore[index]


def _lines(found: Verified, scored: bool) -> Iterable[str]:
    from framing.report.terminal import clean

    run = found.study.run
    about = run.get("codebook", {}).get("name") or "default codebook"
    scale = f"{run.get('documents', 0):,} articles, {len(run['measures'])} measures, {about}"
    yield f"{found.study.path}: framing {run.get('framing', '')}, {scale}"
    yield f"fingerprint {found.study.fingerprint}"
    yield "(If the authors have printed theirs, compare: a study that was made up would hold, with another fingerprint.)"
    yield ""
    for check in found.checks:
        yield from map(clean, _check(check))
    if not scored:
        yield ""
        yield f"To score the articles again: framing verify {found.study.path} ARTICLES"
    elif found.changes and not found.holds:
        yield ""
        yield "Another here than where the study was made:"
        yield from (f"  {clean(str(change))}" for change in found.changes)
    yield ""
    yield "All of it holds." if found.holds else "Not all of it holds."


def _check(check: Check) -> Iterable[str]:
    if check.why:
        yield f"?  not checked whether {check.meaning}: {check.why}"
        return
    yield f"{'✓' if check.holds else '✗'}  {check.equal:,} of {check.of:,} {check.meaning}"
    yield from (f"     {line}" for line in check.unequal)
    if not check.holds and check.of - check.equal > len(check.unequal) and check.unequal:
        yield f"     and {check.of - check.equal - len(check.unequal):,} more"
