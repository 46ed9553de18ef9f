"""A folder of Parquet is told from articles, is whole or says what is missing, and compares again as the articles would."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest

import framing
from framing.compare.comparison import Comparison, compare
from framing.errors import InputError
from framing.plugins import Plugins
from framing.saved import is_saved, load_saved
from framing.saved.folder import is_results


def manifest(folder: Path) -> Any:
    return json.loads((folder / "datapackage.json").read_bytes())


def rewrite(folder: Path, change: Callable[[Any], None]) -> None:
    told = manifest(folder)
    change(told)
    (folder / "datapackage.json").write_text(json.dumps(told), "utf-8")


def test_the_manifest_marks_it_and_has_the_hash_of_every_file(saved: Path) -> None:
    told = manifest(saved)
    assert (told["framing:results"], told["framing:corrections"], len(told["framing:settings"])) == ("1", None, 64)
    names = {resource["name"] for resource in told["resources"]}
    assert names == {"documents", "scores", "evidence", "parts", "layers", "comparison", "contrasts", "differences", "run"}
    for resource in told["resources"]:
        content = (saved / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_compared_anew_it_is_what_the_articles_give(saved: Path, scored: Callable[..., Comparison], plugins: Plugins) -> None:
    again = compare(framing.load_results(saved, plugins=plugins), "desk,outlet")
    fresh = scored(by="desk,outlet")
    for name in ("comparison", "contrasts", "differences"):
        assert again.table(name).equals(fresh.table(name)), name


def test_small_outlets_keep_the_range_without_any_one_paragraph(make: Any, tmp_path: Path) -> None:
    measure = make.word_measure("word", main=True)
    texts = ["A word here.\n\nNone there.\n\nA word, a word.", "Nothing.\n\nOne word.\n\nNothing more of it."]
    results = make.scored([make.article(text, "Gazette", n) for n, text in enumerate(texts)], measure)
    results.save(tmp_path / "run")
    again = compare(framing.load_results(tmp_path / "run", plugins=make.plugins_of(measure)))
    assert [cell.interval for cell in again.cells] == ["if any one paragraph is left out"]
    assert again.table("comparison").equals(compare(results).table("comparison"))


def test_copies_are_as_they_were_found(make: Any, tmp_path: Path) -> None:
    measure = make.word_measure("word")
    wire = " ".join(f"word{n} of the long wire report on quay {n}" for n in range(12))
    results = make.scored([make.article(wire, "Gazette", 1), make.article(wire, "Gazette", 2)], measure)
    results.save(tmp_path / "run")
    again = framing.load_results(tmp_path / "run", plugins=make.plugins_of(measure))
    assert again.table("documents")["counted"].to_list() == results.table("documents")["counted"].to_list() == [1, 0]


def test_a_measure_that_no_plugin_has_is_compared_as_it_was_described(saved: Path, plugins: Plugins) -> None:
    there, gone = (framing.load_results(saved, plugins=each) for each in (plugins, Plugins()))
    assert gone.measures["count.word"].unit == "per word"
    assert gone.measures["who.kinds"].estimand == "pooled"
    one, other = (compare(each.only(["count.word"])).table("comparison") for each in (there, gone))
    assert one.equals(other)


def test_a_table_may_be_in_several_parts(saved: Path, plugins: Plugins) -> None:
    whole = framing.load_results(saved, plugins=plugins).table("scores")
    names = []
    for part, rows in enumerate((whole[:5], whole[5:])):
        names.append(f"scores-{part}.parquet")
        rows.write_parquet(saved / names[-1])
    (saved / "scores.parquet").unlink()

    def change(told: Any) -> None:
        (scores,) = [each for each in told["resources"] if each["name"] == "scores"]
        scores["path"] = names
        scores["hash"] = [f"sha256:{hashlib.sha256((saved / name).read_bytes()).hexdigest()}" for name in names]

    rewrite(saved, change)
    assert framing.load_results(saved, plugins=plugins).table("scores").equals(whole)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda folder: (folder / "evidence.parquet").unlink(), r"evidence\.parquet: is missing, it was deleted or changed"),
        (lambda folder: (folder / "scores.parquet").write_bytes(b"x"), r"scores\.parquet: is not the file that was saved"),
        (lambda folder: (folder / "run.json").write_text("{}", "utf-8"), r"run\.json: is not the file that was saved"),
        (lambda folder: rewrite(folder, lambda told: told.update({"framing:results": "2"})), "in version 2 of the format; this"),
        (
            lambda folder: rewrite(folder, lambda told: told["resources"].pop(2)),
            "holds no table 'evidence'; score the articles again: framing score ARTICLES --output NAME",
        ),
        (lambda folder: rewrite(folder, lambda told: told.update(resources="x")), "lists no tables"),
        (
            lambda folder: rewrite(folder, lambda told: told["resources"][0].update(path="../documents.parquet")),
            "names a file outside the folder",
        ),
    ],
)
def test_what_is_not_whole_says_what_and_the_next_step(saved: Path, plugins: Plugins, damage: Any, said: str) -> None:
    damage(saved)
    assert is_saved(saved)
    with pytest.raises(InputError, match=said):
        load_saved(saved, plugins)


def test_a_column_of_another_kind_is_told(saved: Path, plugins: Plugins) -> None:
    frame = pl.read_parquet(saved / "scores.parquet").with_columns(pl.col("value").cast(pl.String))
    frame.write_parquet(saved / "scores.parquet")
    digest = hashlib.sha256((saved / "scores.parquet").read_bytes()).hexdigest()
    rewrite(saved, lambda told: told["resources"][1].update(hash=f"sha256:{digest}"))
    with pytest.raises(InputError, match="the column 'value' of the table 'scores' is String"):
        load_saved(saved, plugins)


def test_tables_of_a_later_version_ask_for_an_update(scored: Callable[..., Comparison], plugins: Plugins, tmp_path: Path) -> None:
    comparison = scored()
    comparison.run = {**comparison.run, "tables": "99", "framing": "9.0"}
    comparison.save(tmp_path / "run")
    with pytest.raises(InputError, match=r"saved by framing 9\.0 with tables of version 99; .* install a later framing"):
        load_saved(tmp_path / "run", plugins)


def test_articles_with_a_file_run_json_are_articles(tmp_path: Path) -> None:
    (tmp_path / "run.json").write_text('{"headline": "Run"}', "utf-8")
    (tmp_path / "datapackage.json").write_text("[]", "utf-8")
    assert not is_results(tmp_path) and not is_saved(tmp_path)


def test_nothing_there_is_told(tmp_path: Path, plugins: Plugins) -> None:
    with pytest.raises(InputError, match="no such file or folder; name a saved result"):
        framing.load_results(tmp_path / "nothing", plugins=plugins)


def test_numbers_of_groups_that_no_document_is_in_are_refused(make: Any, tmp_path: Path) -> None:
    import polars as pl

    from framing.compare.comparison import compare
    from framing.compare.restored import restored

    made = compare(make.scored([make.article("word", "A"), make.article("word", "B")], make.word_measure("word", main=True)))
    frames = {name: made.table(name) for name in made.names}
    assert [cell.group for cell in restored(made.results, frames, made.run).cells] == [cell.group for cell in made.cells]
    frames["comparison"] = frames["comparison"].with_columns(pl.lit("Z").alias("group"))
    with pytest.raises(ValueError, match=r"groups \(Z\) that no document is in, compared by outlet"):
        restored(made.results, frames, made.run)
