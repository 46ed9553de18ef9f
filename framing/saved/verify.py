"""Whether a study that was frozen holds: its files, its numbers from its scores, and, with the articles, its scores."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.codebook import Codebook, parse_codebook
from framing.compare.sample import KEYS
from framing.corrections import NONE
from framing.errors import InputError, RequestError
from framing.saved.changes import Change, changes_of
from framing.saved.differing import close, moved_scores
from framing.saved.study import CODED, Study, coded, read_study, salt_of, without_places

if TYPE_CHECKING:
    import polars as pl

    from framing.compare.comparison import Comparison
    from framing.extension import Measure
    from framing.load.corpus import Corpus
    from framing.model import Document
    from framing.plugins import Plugins
    from framing.tables.results import Results

_DATED = ("published", "words")
NAMED = 5  # of what is not equal
OTHER_TEXT = "has another text"
_UNCODED = "the study was corrected by codes that it does not hold; freeze it again from articles and codes"
_TABLES = {  # numbers of each table that are held against what follows from the scores, and what names a row
    "comparison": (("group", *KEYS), ("estimate", "low", "high", "documents", "passages", "partial")),
    "contrasts": ((*KEYS, "group_a", "group_b"), ("difference", "low", "high", "p", "q")),
    "differences": ((*KEYS, "group_a", "group_b"), ("difference", "low", "high", "effect", "p", "q")),
    "correction": (("group", *KEYS), ("program", "program_low", "program_high", "corrected", "low", "high", "coded", "weight")),
}


@dataclass(frozen=True)
class Check:
    """One thing that was checked: how many of how many are equal, and the first that are not. ``of`` 0: ``why`` it was not."""

    name: str
    meaning: str
    equal: int = 0
    of: int = 0
    unequal: tuple[str, ...] = ()
    why: str = ""

    @property
    def holds(self) -> bool:
        return not self.why and self.equal == self.of


@dataclass(frozen=True)
class Verified:
    """What was checked of a study, and what is another in this installation than in the one it was made with."""

    study: Study
    checks: tuple[Check, ...]
    changes: tuple[Change, ...]

    @property
    def holds(self) -> bool:
        return all(check.holds for check in self.checks)


def verify(
    path: Path,
    plugins: Plugins,
    corpus: Callable[[Mapping[str, str]], Corpus] | None = None,
    *,
    codebook: Codebook | None = None,
    score: Callable[..., Results] | None = None,
) -> Verified:
    """Check a study. ``corpus`` opens the articles, given the story of each; ``codebook`` is given where dictionaries joined it.

    ``score`` is :func:`framing.score` unless told otherwise. Raises InputError for a file that is no study or was changed,
    and for articles of which none is of the study.
    """
    from framing.saved import load_saved

    study = read_study(path)
    _, was = load_saved(path, plugins)
    if was is None:
        raise InputError(f"{path}: holds no table 'comparison'; it is no study, or was changed after it was frozen")
    checks = [_files(study), *_codebook(study, codebook), *_numbers(was)]
    if corpus is None:
        return Verified(study, tuple(checks), ())
    found, run = _again(study, was, plugins, corpus, codebook, score)
    return Verified(study, (*checks, *found), tuple(changes_of({**study.run, "compare": {}}, {**run, "compare": {}})))


def _files(study: Study) -> Check:
    listed = len(study.members) - 1
    return Check("files", "files have the hash that the study lists", listed, listed)


def _codebook(study: Study, joined: Codebook | None) -> Iterator[Check]:
    """Whether the codebook is the one of the run; of one that dictionaries joined, only where they are given."""
    about, meaning = study.run.get("codebook") or {}, "codebook is the one that the run names"
    text = study.members.get("codebook.toml", b"").decode("utf-8", "replace")
    if study.run.get("dictionaries") and joined is None:
        return
    try:
        same = (joined or parse_codebook(text)).sha256 == about.get("sha256") and text == about.get("text")
    except InputError as error:
        yield Check("codebook", meaning, 0, 1, (str(error),))
        return
    yield Check("codebook", meaning, int(same), 1, () if same else ("run.json names a codebook with another hash",))


def _numbers(was: Comparison) -> Iterator[Check]:
    """Whether the tables of the comparison follow from the scores."""
    from framing.compare.comparison import compare

    saved = [name for name in _TABLES if name in was.saved_tables]
    what = "the scores and the codes" if was.codes else "the scores"
    meanings = {name: f"numbers of {name} (estimates, intervals, counts) follow from {what}" for name in saved}
    if was.lacks_codes:
        yield from (Check(name, meanings[name], why=_UNCODED) for name in saved)
        return
    now = compare(was.results, **_how(was))
    yield from (_table(name, meanings[name], was, now) for name in saved)


def _how(was: Comparison) -> dict[str, Any]:
    """How the comparison of a study was made."""
    settings = was.run["compare"]
    return {name: settings[name] for name in ("by", "min_documents", "seed", "copies") if name in settings} | {"coded": was.codes}


def _table(name: str, meaning: str, was: Comparison, now: Comparison) -> Check:
    keys, columns = _TABLES[name]
    one, other = (
        {row[: len(keys)]: row[len(keys) :] for row in c.table(name).select(*keys, *columns).iter_rows()} for c in (was, now)
    )
    equal, of, unequal = 0, 0, list[str]()
    for key in dict.fromkeys([*one, *other]):
        for place, column in enumerate(columns):
            before, after = (found[key][place] if key in found else None for found in (one, other))
            of += before is not None or after is not None
            if close(before, after):
                equal += before is not None
            elif len(unequal) < NAMED:
                unequal.append(f"{' · '.join(part for part in key if part)}: {column} {_shown(before)}, now {_shown(after)}")
    return Check(name, meaning, equal, of, tuple(unequal))


def _shown(value: float | None) -> str:
    return "none" if value is None else f"{value:.6g}"


# With the articles.


def _again(
    study: Study,
    was: Comparison,
    plugins: Plugins,
    corpus: Callable[[Mapping[str, str]], Corpus],
    codebook: Codebook | None,
    score: Callable[..., Results] | None,
) -> tuple[list[Check], Mapping[str, Any]]:
    from framing import pipeline

    run, documents = study.run, was.results.table("documents")
    stories = {row["doc_id"]: row["story"] for row in documents.iter_rows(named=True) if row["story"]}
    hashes = dict(documents.select("doc_id", "sha256").iter_rows())
    given = corpus(stories)
    found, others = _matched(given, hashes)
    if not found:
        return _none_found(study, hashes, others), run
    installed = {measure.name for measure in plugins.measures}
    measures = [name for name in run["measures"] if name in installed]
    if not measures:
        raise RequestError(
            f"{study.path}: none of its measures is installed: {', '.join(run['measures'])}; install their plugins"
        )
    results = (score or pipeline.score)(
        found,
        measures=measures,
        plugins=plugins,
        codebook=codebook or parse_codebook(run["codebook"]["text"]),
        regions=tuple(run["regions"]),
        seed=run["seed"],
        deadline=run["deadline"],
        options=run["options"],
        corrections=NONE if was.codes else getattr(given, "corrections", NONE),  # those beside the articles
    )
    absent = [name for name in run["measures"] if name not in installed]
    whole = len(found) == len(hashes)
    alone = [name for name in measures if whole or not _of_all(results.measures[name])]
    untold = _without(absent, [name for name in measures if name not in alone])
    again = without_places(_coded(results.only(alone), study))
    checks = [_articles(found, hashes, others), _metadata(documents, results), *_scores(was, again, alone, untold)]
    checks.append(_comparison(was, results, whole, absent))
    known: dict[str, Any] = {
        name: run[name] for name in ("dictionaries", "corrections") if name in run
    }  # given beside the articles
    return checks, {**results.run, **known}


def _none_found(study: Study, hashes: Mapping[str, str], others: list[str]) -> list[Check]:
    """The checks where no article has the text that was scored. Raises InputError where none of them is there at all."""
    if not any(line.endswith(OTHER_TEXT) for line in others):
        raise InputError(
            f"{study.path}: none of the {len(hashes)} articles of the study is among those given; name the folder they lie in"
        )
    unscored = Check("scores", "scores of these articles are equal", why="no article has the text that was scored")
    return [_articles([], hashes, others), unscored]


def _of_all(measure: Measure) -> bool:
    """Whether a measure's score of an article rests on the others: on their texts, or on names settled over all of them."""
    return measure.together is not None or measure.names


def _coded(results: Results, study: Study) -> Results:
    """The results with the codes for names that the study has."""
    frames = {name: results.lazy(name).collect() for name in CODED}
    codes = coded(frames, results.run, salt_of(study.run))
    return results.mapped(lambda name, table: codes.get(name, table))


def _matched(corpus: Iterable[Document], hashes: Mapping[str, str]) -> tuple[list[Document], list[str]]:
    """The articles of the study among those given, and what is wrong with others: by id, or, called otherwise, by their text."""
    by_hash: dict[str, list[str]] = {}
    for doc_id, sha256 in hashes.items():
        by_hash.setdefault(sha256, []).append(doc_id)
    found: dict[str, Document] = {}
    other: dict[str, str] = {}
    waiting: list[Document] = []
    for document in corpus:
        if hashes.get(document.id) == document.sha256:
            found[document.id] = document
        elif document.sha256 in by_hash:
            waiting.append(document)
        elif document.id in hashes:
            other[document.id] = f"{document.id}: {OTHER_TEXT}"
    for document in waiting:
        free = [doc_id for doc_id in by_hash[document.sha256] if doc_id not in found]
        if free:
            found[free[0]] = replace(document, id=free[0])
    missing = [f"{doc_id}: is not there" for doc_id in hashes if doc_id not in found and doc_id not in other]
    return [found[doc_id] for doc_id in hashes if doc_id in found], [*(t for i, t in other.items() if i not in found), *missing]


def _articles(found: list[Document], hashes: Mapping[str, str], others: list[str]) -> Check:
    return Check("articles", "articles are there, with the same text", len(found), len(hashes), tuple(others[:NAMED]))


def _metadata(documents: pl.DataFrame, results: Results) -> Check:
    """Whether the articles that are there have the dates and the numbers of words that the study has."""
    now = {row[0]: row[1:] for row in results.table("documents").select("doc_id", *_DATED).iter_rows()}
    equal, unequal = 0, list[str]()
    for doc_id, *told in documents.select("doc_id", *_DATED).iter_rows():
        for name, before, after in zip(_DATED, told, now.get(doc_id, ()), strict=False):
            equal += before == after
            if before != after:
                unequal.append(f"{doc_id}: {name} {before or 'none'}, now {after or 'none'}")
    meaning = "dates and word counts of these articles are equal"
    return Check("metadata", meaning, equal, equal + len(unequal), tuple(unequal[:NAMED]))


def _scores(was: Comparison, now: Results, measures: list[str], untold: str) -> Iterator[Check]:
    """Whether the scores of the articles that are there are equal, and the passages where they were."""
    import polars as pl

    from framing.compare.comparison import compare

    ids = now.lazy("documents").select("doc_id")
    before = without_places(was.results)
    theirs = before.lazy("scores").filter(pl.col("measure").is_in(measures)).join(ids, on="doc_id", how="semi")
    meaning = f"scores of these articles are equal{untold}"
    apart = moved_scores(compare(before.only(measures), "doc_id", copies="all"), compare(now, "doc_id", copies="all"), ())
    of = int(theirs.select(pl.len()).collect().item())
    told = [
        f"{' · '.join(part for part in row[:5] if part)}: {_shown(row[5])}, now {_shown(row[6])}"
        for row in apart.head(NAMED).iter_rows()
    ]
    yield Check("scores", meaning, max(0, of - len(apart)), max(of, len(apart)), tuple(told))
    columns = ["doc_id", *KEYS[:3], "start", "end", "pieces"]
    sides = []
    for results in (before, now):
        rows = results.lazy("evidence").filter(pl.col("measure").is_in(measures)).join(ids, on="doc_id", how="semi")
        sides.append(rows.group_by(columns).len().collect())
    joined = sides[0].join(sides[1], on=columns, how="full", coalesce=True, suffix="_now").fill_null(0)
    total = int(joined.select(pl.max_horizontal("len", "len_now").sum()).item() or 0)
    shared = int(joined.select(pl.min_horizontal("len", "len_now").sum()).item() or 0)
    first = joined.filter(pl.col("len") != pl.col("len_now")).sort(columns).head(NAMED)
    moved = [f"{_place(row)} {'no longer' if row['len'] > row['len_now'] else 'only now'}" for row in first.iter_rows(named=True)]
    yield Check("passages", f"passages stand at the same offsets{untold}", shared, total, tuple(moved))


def _place(row: Mapping[str, Any]) -> str:
    return f"{row['doc_id']} · {row['measure']}: {row['start']}–{row['end']}"


def _comparison(was: Comparison, results: Results, whole: bool, absent: list[str]) -> Check:
    from framing.compare.comparison import compare

    meaning = "numbers of the comparison come out again"
    if not whole:
        return Check("again", meaning, why="articles are missing or have another text")
    if was.lacks_codes:
        return Check("again", meaning, why=_UNCODED)
    how = _how(was)
    if was.codes and (lost := [name for name in was.codes.design.measures if name in absent]):
        return Check("again", meaning, why=f"it was corrected by codes of {', '.join(lost)}: not installed")
    now = compare(results, **how)
    if absent:
        was = compare(was.results.only(list(results.measures)), **how)
    return replace(_table("comparison", meaning + _without(absent), was, now), name="again")


def _without(absent: Iterable[str], together: Iterable[str] = ()) -> str:
    """What could not be checked, and why."""
    told = [f"{', '.join(names)}: {why}" for names, why in ((absent, "not installed"), (together, "takes all articles")) if names]
    return f" (without {'; '.join(told)})" if told else ""
