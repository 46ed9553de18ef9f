"""The Methods section says what the record holds, and nothing else."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import polars as pl
import pytest

from framing.compare.comparison import Comparison, compare
from framing.errors import RequestError
from framing.paper import Methods, methods


def told(made: Methods, name: str) -> str:
    return dict(made.paragraphs)[name]


def with_run(comparison: Comparison, **changed: Any) -> Comparison:
    own = comparison.view()
    own.run = {**own.run, **changed}
    return own


def test_the_corpus_is_the_one_that_was_compared(ferries: Comparison) -> None:
    corpus = told(methods(ferries), "Corpus")
    assert "We compared 18 articles from 3 outlets (Gazette, n = 8; Herald, n = 8; Post, n = 2)." in corpus
    assert "published between 2024-03-01 and 2024-03-08 (date unknown: n = 2)" in corpus
    assert "skipped" not in corpus and "not counted" not in corpus
    assert "In addition, 1 file or record was skipped" in told(methods(with_run(ferries, skipped=[{}])), "Corpus")


def test_other_fields_are_groups_and_not_outlets(ferries: Comparison) -> None:
    assert "in 1 group by language (en, n = 18)." in told(methods(compare(ferries.results, "language")), "Corpus")


def test_the_coding_has_the_settings_of_the_record(ferries: Comparison) -> None:
    plain = told(methods(ferries), "Coding")
    assert "No codebook was used." in plain and "All options had their default values." in plain and "by hand" not in plain
    run = {
        "codebook": {"name": "Ferries", "version": "2", "sha256": "a" * 64},
        "options": {"stance": {"model": "encoder"}},
        "corrections": {"changed": {"name": 2, "type": 1}},
        "dictionaries": [{"name": "hedges"}],
    }
    full = told(methods(with_run(ferries, **run)), "Coding")
    assert "by the codebook “Ferries” (version 2, SHA-256 aaaaaaaaaaaa…)." in full
    assert "Options that were set: stance.model = encoder." in full and "by hand in 3 places" in full
    assert "Dictionaries that were added to it: hedges." in full


def test_a_record_that_holds_little_claims_little(ferries: Comparison) -> None:
    bare = ferries.view()
    bare.run = {}
    made = methods(bare)
    assert "version" not in told(made, "Coding") and "seed" not in told(made, "Coding")
    assert "We compared 18 articles" in told(made, "Corpus")


def test_statistics_are_told_where_they_were_used(ferries: Comparison, weather: Any) -> None:
    made = methods(ferries)
    assert "at least 6 articles have 95% confidence intervals" in told(made, "Statistics")
    assert "false discovery rate (Benjamini & Hochberg, 1995)" in told(made, "Statistics")
    few = methods(weather.comparison)
    assert "No number has a confidence interval, which takes at least 6 articles" in told(few, "Statistics")
    assert "Benjamini" not in few.text() and "Wilson" not in few.text()
    lead, others = (
        ferries.table("differences").filter(pl.col("q").is_not_null(), which).height
        for which in (pl.col("measure") == "words.storm", pl.col("measure") != "words.storm")
    )
    assert f"over the {lead} differences between two groups that were tested of measures that may be ranked first" in told(
        made, "Statistics"
    )
    assert f"apart from these, the {others} of all others" in told(made, "Statistics") and lead and others


def test_what_is_cited_is_in_the_list_and_nothing_else(ferries: Comparison) -> None:
    made = methods(ferries)
    body = " ".join(text for _, text in made.paragraphs)
    assert {each.cited for each in made.references} == {
        "Benjamini & Hochberg 1995", "Benjamini & Yekutieli 2005", "MacKinnon & White 1985", "Stone et al. 1966", "Wilson 1927",
        "Zou & Donner 2008",
    }  # fmt: skip
    assert all(each.in_text in body for each in made.references)
    keys = [key for group in re.findall(r"\\citep\{([^}]*)\}", made.text("tex")) for key in group.split(",")]
    assert set(keys) == {each.key for each in made.references}
    assert set(re.findall(r"@\w+\{(\w+),", made.bibtex)) == set(keys) and made.text("bib") == made.bibtex


def test_only_the_measures_that_are_reported_are_named(ferries: Comparison) -> None:
    made = methods(ferries, measures=["words.share"])
    assert "share of a word among the two" in told(made, "Measures") and "storms" not in told(made, "Measures")
    with pytest.raises(RequestError, match="tone was not computed in this run"):
        methods(ferries, measures=["tone"])


def test_no_validation_is_claimed_that_there_was_not(ferries: Comparison) -> None:
    assert "holds no validation of the program on these articles" in told(methods(ferries), "Validation")
    task = {
        "task": "words", "layer": "", "field": "", "measure": "words.storm", "label": "", "coders": 2, "documents": 9, "f1": 0.8,
        "overlap_f1": None, "alpha": 0.7, "alpha_coders": 0.75, "reason": "",
    }  # fmt: skip
    run = {"validation": {"gold": {"name": "coded.csv"}, "made_with": {}, "tasks": [task]}}
    checked = told(methods(with_run(ferries, **run)), "Validation")
    assert "compared with that of other coders (coded.csv)" in checked and "F1 0.80" in checked and "no validation" not in checked


def test_limits_name_cautions_failures_and_outlets_without_a_number(make: Any) -> None:
    measure = make.fake_measure(
        "w.share", make.naming, main=True, meaning="share of a word", caution="it errs. Checked against people, x"
    )
    documents = [make.article("storm", "Gazette"), make.article("Nothing.", "Post")]
    comparison = with_run(compare(make.scored(documents, measure)), failures=[{}, {}])
    limits = told(methods(comparison), "Limits")
    assert "it errs." in limits and "Checked" not in limits and "2 steps of the coding failed" in limits
    assert "For Post there is no ground for any share of a word." in limits


def test_markdown_and_text_have_the_same_sentences(ferries: Comparison) -> None:
    made = methods(ferries)
    for _, text in made.paragraphs:
        assert text in made.text("md") and text in made.text("txt")
    assert repr(made) == made.text("txt")
    assert replace(made, references=()).text("md").count("##") == 1
