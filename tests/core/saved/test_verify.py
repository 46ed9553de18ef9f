"""Verifying says what is equal and what is not: files, numbers, and with the articles their scores."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from framing.compare.comparison import Comparison
from framing.errors import InputError
from framing.model import Document
from framing.plugins import Plugins
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
