"""Readers and reporters: broken and hostile files are read, and files are written twice."""

from __future__ import annotations

from collections.abc import Sequence
from inspect import Parameter, signature
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.conformance import texts
from framing.conformance.report import Report
from framing.errors import FramingError, InputError
from framing.extension import HEAD, Reader, Reporter
from framing.guard.fence import Fault, fence
from framing.load.readers.chosen import documents_in
from framing.model import Document, wrong_field

if TYPE_CHECKING:
    from framing.compare.comparison import Comparison

READ = ("contract", "determinism", "immutability", "hostile text", "empty text")
WRITTEN = ("contract", "determinism", "immutability")
_ENTITIES = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
CONTENTS = {
    "empty text:zero": b"",
    "empty text:mark": b"\xef\xbb\xbf",
    "hostile text:text": texts.SAMPLE.encode(),
    "hostile text:bytes": bytes(range(256)) * 40,
    "hostile text:archive": b"PK\x03\x04" + bytes(60),
    "hostile text:half a page": b"<html><body><p>Half a page <b",
    "hostile text:entities": f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aa">{_ENTITIES}]><a>&j;</a>'.encode(),
    "hostile text:deep": b"[" * 5000 + b"{" * 5000,
    "hostile text:way out": b'../../etc/passwd\n\nContent-Disposition: attachment; filename="../../x"\n',
}


def check_reader(report: Report, reader: Reader, folder: Path, samples: Sequence[Path]) -> None:
    """Read broken files with each suffix of a reader, and ``samples`` that it should be able to read."""
    part = f"reader {reader.name}"
    for suffix in reader.suffixes or (".x",):
        for name, content in CONTENTS.items():
            path = folder / f"tried{suffix}"
            path.write_bytes(content)
            _read(report, part, name.partition(":")[0], reader, path, name)
            _recognised(report, part, reader, content, path)
            report.require(path.read_bytes() == content, part, "immutability", f"{name}: the file was changed")
            path.unlink()
    fitting = [path for path in samples if path.suffix.lower() in reader.suffixes]
    for path in fitting:
        found = _read(report, part, "contract", reader, path, path.name)
        report.require(found, part, "contract", f"{path.name}: no document with a text in it")
        same = found == _read(report, part, "contract", reader, path, path.name)
        report.require(same, part, "determinism", f"{path.name}: other documents the second time")
    if not fitting:
        report.skip(part, "determinism", "no file of its kind was given; name one with --sample")
    report.settle(part, *READ)


def _read(report: Report, part: str, check: str, reader: Reader, path: Path, name: str) -> list[Document]:
    found: list[Document] = []
    skipped: list[tuple[str, str]] = []
    try:
        found = list(documents_in(path, reader, lambda where, reason: skipped.append((where, reason))))
    except (InputError, OSError):  # as a reader may say
        return []
    except (Fault, FramingError) as fault:
        report.fail(part, check, f"{name}: {fault}")
    for document in found:
        if wrong := wrong_field(document):
            report.fail(part, "contract", f"{name}: {wrong}")
    for told in skipped:
        fits = len(told) == 2 and all(isinstance(each, str) for each in told)
        report.require(fits, part, "contract", f"{name}: skip was called with {told!r}; expected two texts")
    return [document for document in found if document.text.strip()]


def _recognised(report: Report, part: str, reader: Reader, content: bytes, path: Path) -> None:
    if reader.recognises is None:
        return
    try:
        with fence(passing=(InputError,)):
            reader.recognises(content[:HEAD], path)
    except InputError:
        return
    except Fault as fault:
        report.fail(part, "hostile text", f"recognises: {fault}")


def check_reporter(report: Report, reporter: Reporter, comparison: Comparison, folder: Path) -> None:
    """Let a reporter write a small comparison twice, and see that results are as they were."""
    part = f"reporter {reporter.name}"
    before = comparison.results.table("scores").write_json()
    given = comparison.view() if reporter.of != "results" else None
    results = _with_layers(comparison, reporter)
    how: dict[str, Any] = {"figure": next(iter(comparison.measures))} if reporter.of == "figure" else {}
    if reporter.of == "comparison" and not _takes(reporter, "title", "articles"):
        report.fail(part, "contract", "does not take title and articles by keyword, which Comparison.report adds")
    written: list[dict[str, bytes]] = []
    for number in (1, 2):
        path = folder / str(number) / f"written{reporter.suffix}"
        (path.parent if reporter.suffix else path).mkdir(parents=True)  # a folder is there already, as in a run
        try:
            with fence(passing=(FramingError,)):
                reporter.write(results.view(), given, path, **how)
        except Fault as fault:
            report.fail(part, "contract", str(fault))
            return
        except FramingError as refused:  # a library that is missing, mostly
            report.skip(part, "contract", str(refused))
            return
        written.append(_files(path.parent))
    report.require(written[0] and all(written[0].values()), part, "contract", "no file was written, or an empty one")
    stray = [name for name in written[0] if not name.startswith("written")]
    report.require(not stray, part, "contract", f"wrote beside the file it was told: {', '.join(stray[:3])}")
    report.require(written[0] == written[1], part, "determinism", "the second file differs from the first")
    after = comparison.results.table("scores").write_json()
    report.require(before == after, part, "immutability", "the results were changed")
    report.settle(part, *WRITTEN)


def _with_layers(comparison: Comparison, reporter: Reporter) -> Any:
    """The results, with empty annotations for a reporter that writes layers."""
    results = comparison.results
    return results.with_annotations(()) if reporter.layers else results


def _takes(reporter: Reporter, *names: str) -> bool:
    try:
        known = signature(reporter.write).parameters
    except (TypeError, ValueError):
        return True
    return set(names) <= set(known) or any(p.kind is Parameter.VAR_KEYWORD for p in known.values())


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
