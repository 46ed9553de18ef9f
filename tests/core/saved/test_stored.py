"""A store: only new and changed articles are scored, and it holds what scoring all anew gives, whatever interrupted it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import framing
from framing.compare.comparison import compare
from framing.errors import InputError, RequestError
from framing.model import Document, Score
from framing.pipeline import score
from framing.plugins import Plugins, load_plugins
from framing.saved.store import open_store
from framing.saved.stored import Counts, score_into
from framing.tables.results import Results

Into = Callable[..., tuple[Results, Counts]]
TABLES = ("documents", "scores", "evidence", "parts", "layers")


@pytest.fixture
def read() -> list[str]:
    """The articles that were scored, in order."""
    return []


@pytest.fixture
def plugins(make: Any, read: list[str]) -> Plugins:
    def words(document: Document, layers: Any) -> Iterator[Score]:
        read.append(document.id)
        yield Score(numerator=document.text.count("word"), denominator=len(document.text.split()))

    found: Plugins = make.plugins_of(make.fake_measure("count.words", words, main=True))
    return found


@pytest.fixture
def into(plugins: Plugins, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Into:
    """A corpus scored into a store whose partitions hold four articles."""
    monkeypatch.setattr("framing.saved.stored.ARTICLES", 4)
    monkeypatch.setattr("framing.saved.store.ARTICLES", 4)
    return lambda corpus, name="store", **asked: score_into(tmp_path / name, corpus, plugins=plugins, workers=1, **asked)


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {f"{path.relative_to(folder)}": path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def same(one: Results, other: Results) -> None:
    for name in TABLES:
        a, b = (each.lazy(name).collect() for each in (one, other))
        assert a.sort(a.columns).equals(b.sort(b.columns)), name
    assert one.run == other.run


def test_only_what_is_new_or_changed_is_scored(into: Into, articles: Any, read: list[str], plugins: Plugins) -> None:
    corpus = articles()
    into(corpus[:12])
    assert {*read} == {document.id for document in corpus[:12]}
    read.clear()
    other = [replace(corpus[2], text=corpus[2].text + " A word."), replace(corpus[3], author="B. Fisk")]
    changed = [*corpus[:2], *other, *corpus[6:]]
    results, counts = into(changed)
    assert {*read} == {document.id for document in (*changed[2:4], *corpus[12:])}
    assert (counts.new, counts.changed, counts.removed, counts.kept) == (4, 2, 2, 8)
    assert counts.why == {"text": 1, "metadata": 1}
    fresh = score(changed, plugins=plugins, workers=1)
    same(results, fresh)
    for table in ("comparison", "contrasts", "differences"):
        assert compare(results).table(table).equals(compare(fresh).table(table))


def test_nothing_new_changes_no_byte(into: Into, articles: Any, read: list[str], tmp_path: Path) -> None:
    into(articles())
    before = bytes_of(tmp_path / "store")
    read.clear()
    _, counts = into(articles())
    assert (read, counts.kept, bytes_of(tmp_path / "store")) == ([], 16, before)


@pytest.mark.parametrize(("asked", "told"), [({"seed": 5}, "settings"), ({"regions": ("headline", "lead", "body")}, "settings")])
def test_other_settings_score_everything_again(into: Into, articles: Any, asked: Any, told: str) -> None:
    into(articles())
    _, counts = into(articles(), **asked)
    assert (counts.changed, counts.kept, counts.why) == (16, 0, {told: 16})


def test_lines_that_recur_over_the_outlet_are_part_of_what_is_scored(into: Into, articles: Any) -> None:
    corpus = articles()
    into(corpus)
    _, counts = into([replace(corpus[0], furniture=((0, 4),)), *corpus[1:]])
    assert (counts.changed, counts.why) == (1, {"recurring lines": 1})


def test_an_outlet_that_grows_out_of_few_articles_is_scored_again(into: Into, articles: Any) -> None:
    into(articles()[:10])  # five an outlet
    _, counts = into(articles()[:12])
    assert counts.why == {"size of the outlet": 10}


def test_what_interrupts_a_run_costs_what_was_not_finished_and_the_store_ends_up_the_same(
    into: Into, articles: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: list[str]
) -> None:
    into(articles()[:12], "whole")
    into(articles("Late."), "whole")
    whole, stops = bytes_of(tmp_path / "whole"), 0
    while True:
        name, calls, renamed = f"store{stops}", 0, Path.rename

        def stopped(path: Path, target: Any, renamed: Any = renamed, at: int = stops) -> Path:
            nonlocal calls
            calls += 1
            if calls > at:
                raise OSError(28, "No space left on device")
            found: Path = renamed(path, target)
            return found

        into(articles()[:12], name)
        with monkeypatch.context() as patch:
            patch.setattr(Path, "rename", stopped)
            try:
                into(articles("Late."), name)
            except InputError as error:
                assert "No space left on device" in str(error)
                assert len(framing.load_results(tmp_path / name)) == 12, "a reader no longer finds what the last run left"
            else:
                break
        read.clear()
        into(articles("Late."), name)
        assert len({*read}) == (5, 1, 0)[min(stops, 2)]
        assert bytes_of(tmp_path / name) == whole
        stops += 1
    assert stops >= 2


def test_what_is_damaged_or_deleted_is_made_again(into: Into, articles: Any, tmp_path: Path, read: list[str]) -> None:
    into(articles())
    store = tmp_path / "store"
    before = bytes_of(store)
    parts = sorted((store / "parts").glob("scored-*"))
    (parts[0] / "scores.parquet").write_bytes((parts[0] / "scores.parquet").read_bytes()[:-9])
    (parts[1] / "part.json").unlink()
    shutil.rmtree(parts[2])
    with pytest.raises(InputError, match=r"(is missing|is not the file).*go on with: framing score ARTICLES --store"):
        framing.load_results(store)
    read.clear()
    _, counts = into(articles())
    assert len({*read}) == 12
    assert (len(counts.damaged), bytes_of(store)) == (2, before)
    for lost in ("datapackage.json", "store.json"):
        (store / lost).unlink()
        into(articles())
        assert bytes_of(store) == before


def test_a_store_without_an_end_is_no_folder_of_articles(into: Into, articles: Any, tmp_path: Path) -> None:
    into(articles())
    (tmp_path / "store" / "datapackage.json").unlink()
    with pytest.raises(InputError, match="no run has ended well yet; go on with: framing score ARTICLES --store"):
        framing.load_results(tmp_path / "store")


def test_what_cannot_be_used_is_refused(into: Into, articles: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    into(articles())
    with open_store(tmp_path / "store"), pytest.raises(RequestError, match="another run is writing to this store"):
        into(articles())
    with pytest.raises(InputError, match="reads the articles twice"):
        into(iter(articles()))
    (tmp_path / "store" / "store.json").write_text('{"framing:store": "9"}', "utf-8")
    with pytest.raises(RequestError, match="store of version 9; this framing writes version 1"):
        into(articles())
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.txt").write_text("Mine.", "utf-8")
    with pytest.raises(RequestError, match="holds other files than a store"):
        into(articles(), "notes")

    def refused(*_: Any) -> Any:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("framing.saved.store.held_alone", refused)
    with pytest.raises(InputError, match="cannot be written: Permission denied"):
        into(articles(), "new")


def test_names_of_new_articles_reach_the_old_ones(make: Any, tmp_path: Path) -> None:
    plugins = load_plugins(["sourcing"])
    texts = ["The port shut.\n\nThe mayor, Ines Falk, said the port would open.", "The port shut.\n\n“We wait,” Falk said."]
    corpus = [make.article(text, outlet, n) for n, text in enumerate(texts) for outlet in ("Gazette",)]
    corpus += [make.article("The port shut.\n\nInes Falk, a union leader, said it was late.", "Herald", n) for n in range(4, 8)]
    score_into(tmp_path / "store", corpus[:2], plugins=plugins, workers=1)
    results, counts = score_into(tmp_path / "store", corpus, plugins=plugins, workers=1)
    same(results, score(corpus, plugins=plugins, workers=1))
    assert (counts.new, counts.kept, counts.named) == (4, 2, 2)
    assert any("names or types of their sources" in line for line in counts.lines())


def test_failures_and_a_poisoned_article_stay_known(make: Any, articles: Any, tmp_path: Path) -> None:
    def broken(document: Document, layers: Any) -> Iterator[Score]:
        if "Quay 3 " in document.text:
            raise ValueError("poisoned")
        yield Score(numerator=1, denominator=1)

    plugins = make.plugins_of(make.fake_measure("count.broken", broken))
    for _ in range(2):
        results, _ = score_into(tmp_path / "store", articles(), plugins=plugins, workers=1)
        same(results, score(articles(), plugins=plugins, workers=1))
        assert [failure["component"] for failure in results.run["failures"]] == ["count.broken"]
