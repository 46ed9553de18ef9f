"""Verifying says what is equal and what is not: files, numbers, and with the articles their scores."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl
import pytest

from framing.coding.codes import Codes
from framing.coding.drawn import Plan, draw
from framing.coding.questions import Counted
from framing.compare.comparison import Comparison, compare
from framing.compare.groups import grouped
from framing.errors import InputError
from framing.model import Document, Score
from framing.plugins import Plugins
from framing.saved import load_saved
from framing.saved.study import freeze
from framing.saved.verify import Check, Verified, verify


@pytest.fixture
def study(scored: Callable[..., Comparison], tmp_path: Path) -> Path:
    freeze(scored().results, scored(), tmp_path / "study.zip")
    return tmp_path / "study.zip"


def checks(found: Verified) -> dict[str, Check]:
    return {check.name: check for check in found.checks}


def forged(study: Path, table: str, column: str, value: float) -> Path:
    """The study with one number changed, and every hash made to fit."""
    with zipfile.ZipFile(study) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    rows = [json.loads(line) for line in content[f"{table}.jsonl"].splitlines()]
    next(row for row in rows if row[column] is not None)[column] = value
    content[f"{table}.jsonl"] = "".join(json.dumps(row) + "\n" for row in rows).encode()
    manifest = json.loads(content["datapackage.json"])
    for resource in manifest["resources"]:
        resource["hash"] = f"sha256:{hashlib.sha256(content[resource['path']]).hexdigest()}"
    content["datapackage.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(study, "w") as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return study


def test_without_articles_its_files_and_numbers_are_checked(study: Path, plugins: Plugins) -> None:
    found = verify(study, plugins)
    assert found.holds
    assert [*checks(found)] == ["files", "codebook", "comparison", "contrasts", "differences"]
    assert checks(found)["comparison"].of > 8


def test_a_number_that_does_not_follow_from_the_scores_is_found(study: Path, plugins: Plugins) -> None:
    found = checks(verify(forged(study, "comparison", "estimate", 0.5), plugins))["comparison"]
    assert (found.of - found.equal, found.holds) == (1, False)
    assert "estimate 0.5, now" in found.unequal[0]


def test_with_the_articles_all_of_it_comes_out_again(study: Path, plugins: Plugins, articles: Callable[..., Any]) -> None:
    found = verify(study, plugins, lambda stories: articles())
    assert found.holds and not found.changes
    told = checks(found)
    assert (told["articles"].equal, told["scores"].equal, told["passages"].equal) == (16, told["scores"].of, told["passages"].of)
    assert told["scores"].of == 16 * 4 and told["passages"].of > 40 and told["again"].of > 8


def test_a_score_that_was_made_up_is_found_with_the_articles(study: Path, plugins: Plugins, articles: Callable[..., Any]) -> None:
    found = checks(verify(forged(study, "scores", "numerator", 77.0), plugins, lambda stories: articles()))
    assert (found["scores"].of - found["scores"].equal, found["passages"].holds) == (1, True)
    assert not found["comparison"].holds


def test_articles_that_are_missing_or_another_are_named(study: Path, plugins: Plugins, articles: Callable[..., Any]) -> None:
    given: list[Document] = articles("And so on.")[:15]
    found = checks(verify(study, plugins, lambda stories: given))
    assert (found["articles"].equal, found["articles"].of) == (14, 16)
    assert found["articles"].unequal == ("Herald-3: has another text", "Herald-15: is not there")
    assert found["scores"].holds and found["again"].why == "articles are missing or have another text"


def test_articles_are_known_by_their_text_where_they_are_called_otherwise(
    study: Path, plugins: Plugins, articles: Callable[..., Any]
) -> None:
    given = [replace(document, id=f"file-{n}") for n, document in enumerate(articles())]
    assert verify(study, plugins, lambda stories: given).holds


def test_none_of_the_articles_is_told(study: Path, plugins: Plugins, make: Any) -> None:
    with pytest.raises(InputError, match="none of the 16 articles of the study is among those given"):
        verify(study, plugins, lambda stories: [make.article("Else.")])


def test_a_measure_that_is_not_installed_is_left_out_and_told(study: Path, make: Any, articles: Callable[..., Any]) -> None:
    only = make.plugins_of(make.word_measure("word", main=True, unit="per word"))
    found = verify(study, only, lambda stories: articles())
    told = checks(found)["scores"]
    assert (told.equal, told.of) == (16, 16) and told.meaning.endswith("(without who.kinds: not installed)")
    assert any(change.name == "who.kinds" for change in found.changes)


class Coded(NamedTuple):
    """A comparison that codes correct, what scored it, and its articles."""

    comparison: Comparison
    plugins: Plugins
    documents: list[Document]


@pytest.fixture
def coded(make: Any) -> Coded:
    documents = [make.article(f"Article {n} of {outlet}.", outlet, n) for outlet in ("Gazette", "Herald") for n in range(14)]

    def call(document: Document, layers: Any) -> list[Score]:
        return [Score(numerator=int(document.id.partition("-")[2]) % 4, denominator=10)]

    share: Any = {"show": "share", "range": (0, 1), "question": "How many, of how many?", "main": True}
    measure = make.fake_measure("demo.share", call, **share)
    results = make.scored(documents, measure)
    members = grouped(results, "outlet", "once").select("doc_id", "group").with_columns(pl.lit("").alias("spread"))
    design, _ = draw(results, members, Plan(sizes={"Gazette": 12, "Herald": 12}), {})
    items = {name: Counted(float(3 * number % 8), 10.0) for number, name in enumerate(design.items)}
    codes = Codes("codes.csv", "f" * 64, design, items, ("anna",))
    return Coded(compare(results, coded=codes), make.plugins_of(measure), documents)


def test_corrected_numbers_are_made_again_from_the_codes(coded: Coded, tmp_path: Path) -> None:
    freeze(coded.comparison.results, coded.comparison, tmp_path / "study.zip")
    found = verify(tmp_path / "study.zip", coded.plugins, lambda stories: coded.documents)  # type: ignore[arg-type,return-value]
    assert found.holds
    told = checks(found)
    assert told["correction"].of > 10 and told["again"].of > 8
    assert told["comparison"].meaning.endswith("follow from the scores and the codes")


def test_a_code_that_was_changed_is_found(coded: Coded, tmp_path: Path) -> None:
    freeze(coded.comparison.results, coded.comparison, tmp_path / "study.zip")
    told = checks(verify(forged(tmp_path / "study.zip", "codes", "numerator", 9.0), coded.plugins))
    assert not told["correction"].holds and not told["comparison"].holds


def test_a_study_that_lost_its_codes_is_not_said_to_hold(coded: Coded, tmp_path: Path) -> None:
    coded.comparison.names = tuple(name for name in coded.comparison.names if name != "codes")
    freeze(coded.comparison.results, coded.comparison, tmp_path / "study.zip")
    found = verify(tmp_path / "study.zip", coded.plugins)
    assert not found.holds
    assert "codes that it does not hold" in checks(found)["comparison"].why


def test_what_is_saved_can_be_compared_otherwise_with_the_codes_that_are_in_it(coded: Coded, tmp_path: Path) -> None:
    coded.comparison.save(tmp_path / "run")
    _, again = load_saved(tmp_path / "run", coded.plugins)
    assert again is not None and not again.lacks_codes
    twos = [("Gazette", "Herald")]
    assert again.differences(twos).equals(coded.comparison.differences(twos))
    assert not again.differences(twos).equals(compare(coded.comparison.results).differences(twos))
    assert compare(again.results, coded=again.codes).table("correction").equals(coded.comparison.table("correction"))


def test_damaged_codes_are_told_with_the_file(coded: Coded, tmp_path: Path) -> None:
    freeze(coded.comparison.results, coded.comparison, tmp_path / "study.zip")
    with pytest.raises(InputError, match=r"study\.zip: .*its codes are damaged"):
        load_saved(forged(tmp_path / "study.zip", "codes", "probability", 7.0), coded.plugins)
