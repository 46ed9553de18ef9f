"""What changed between two runs is told with its reason: articles, their scores and why these moved, or how they are compared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from framing.codebook import parse_codebook
from framing.compare.comparison import Comparison, compare
from framing.saved.changes import changes_of
from framing.saved.differing import COLUMNS, differing


def numbers(found: Any, measure: str = "count.word") -> dict[str, dict[str, Any]]:
    return {row["group"]: row for row in found.numbers if row["measure"] == measure}


def test_the_same_run_twice_changed_nothing(scored: Callable[..., Comparison]) -> None:
    found = differing(scored(), scored())
    assert found.nothing and found.same > 3 and found.documents == (16, 16)


def test_articles_that_came_went_and_changed(scored: Callable[..., Comparison], articles: Callable[..., Any]) -> None:
    later = articles("A word more.")[1:]
    later[5] = replace(later[5], author="Else")
    found = differing(scored(), scored(later))
    told = {row["doc_id"]: (row["change"], row["fields"]) for row in found.articles}
    assert told == {"Gazette-0": ("removed", ""), "Herald-3": ("changed", "text"), "Gazette-6": ("changed", "author")}
    assert numbers(found)["Herald"]["reason"] == "1 article changed"
    assert numbers(found)["Gazette"]["reason"] == "1 article changed, 1 article removed"
    assert numbers(found)["Herald"]["change"] > 0


def test_scores_that_moved_name_what_may_have_moved_them(make: Any, articles: Callable[..., Any]) -> None:
    before = compare(make.scored(articles(), make.word_measure("word")))
    after = compare(make.scored(articles(), make.word_measure("tide", version="2")))
    found = differing(before, after)
    assert not found.articles
    assert [str(change) for change in found.made] == ["count.word: version 1 → version 2"]
    assert numbers(found)["Herald"]["reason"] == "5 unchanged articles score otherwise (count.word)"


def test_scores_that_moved_for_nothing_that_is_told(make: Any, articles: Callable[..., Any]) -> None:
    found = differing(*(compare(make.scored(articles(), make.word_measure(word))) for word in ("word", "tide")))
    assert "nothing in how the runs were made says why" in numbers(found)["Herald"]["reason"]


def test_a_measure_that_only_one_run_has(make: Any, articles: Callable[..., Any]) -> None:
    one, two = make.word_measure("word"), make.word_measure("tide", "count.tide")
    found = differing(compare(make.scored(articles(), one)), compare(make.scored(articles(), one, two)))
    assert numbers(found, "count.tide")["Herald"]["reason"] == "not scored in the first run"
    assert not numbers(found)


def test_as_tables(scored: Callable[..., Comparison], articles: Callable[..., Any]) -> None:
    tables = differing(scored(), scored(articles()[2:])).tables()
    assert tables.names == ("numbers", "articles", "made")
    assert tables.table("articles")["change"].to_list() == ["removed", "removed"]


CODEBOOK = """
name = "sea"
[targets.Harbour]
aliases = ["harbour"]
[concepts.rise]
"more" = ["rise"]
"""


def test_a_codebook_is_told_apart_down_to_the_pattern() -> None:
    later = CODEBOOK.replace('["harbour"]', '["port"]').replace('["rise"]', '["rise", "surge"]') + '"less" = ["drop"]\n'
    runs = [{"codebook": {"sha256": parse_codebook(text).sha256, "text": text}} for text in (CODEBOOK, later)]
    told = {str(change): change.target for change in changes_of(*runs)}
    assert told == {
        "target Harbour, aliases: harbour → port": "Harbour",
        "concept rise, more: surge added": "rise",
        "concept rise, less: drop added": "rise",
    }


def test_versions_options_corrections_and_dictionaries() -> None:
    before = {
        "framing": "0.1.0",
        "plugins": {"tone": {"version": "1", "data": {"a.txt": "x" * 64}}},
        "options": {"tone": {"n": 1}},
    }
    after = {
        "framing": "0.2.0",
        "plugins": {"tone": {"version": "1", "data": {"a.txt": "y" * 64}}},
        "options": {"tone": {"n": 2}},
        "corrections": {"sha256": "c" * 64},
        "dictionaries": [{"name": "d", "sha256": "e" * 64}],
    }
    told = [(change.kind, str(change)) for change in changes_of(before, after)]
    assert told == [
        ("version", "framing: 0.1.0 → 0.2.0"),
        ("data", f"tone: a.txt: {'x' * 12} → {'y' * 12}"),
        ("option", "tone.n: 1 → 2"),
        ("dictionary", f"dictionary d: {'e' * 12} added"),
        ("corrections", f"corrections: {'c' * 12} added"),
    ]
    assert all(not changes_of(run, run) for run in (before, after))


def test_the_documentation_has_the_columns() -> None:
    page = (Path(__file__).parents[3] / "docs" / "saved.md").read_text("utf-8")
    kinds = {"String": "text", "Float64": "number"}
    for name, columns in COLUMNS.items():
        rows = "\n".join(f"| `{column.name}` | {kinds[column.dtype]} | {column.meaning} |" for column in columns)
        assert f"### {name}\n\n| column | type | meaning |\n| --- | --- | --- |\n{rows}\n" in page


def test_another_coded_sheet_is_told_by_its_name_and_hash(scored: Callable[..., Comparison]) -> None:
    run = scored().run
    coded = {**run, "compare": {**run["compare"], "coded": {"file": "codes.csv", "sha256": "a" * 64, "design": {"by": "outlet"}}}}
    (change,) = changes_of(run, coded)
    assert str(change) == "compared with coded: codes.csv aaaaaaaaaaaa added"
