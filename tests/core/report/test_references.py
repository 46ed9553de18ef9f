"""Works that are cited: found by how a measure names them, written as a list and as BibTeX."""

from __future__ import annotations

import re

import framing
from framing.report.references import cited_by, cited_in, reference, references


def test_every_year_that_a_measure_names_leads_to_a_work() -> None:
    for measure in framing.load_plugins().measures:
        found = {each.year for each in cited_in(measure.source)}
        assert {int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", measure.source)} == found, measure.name


def test_brackets_and_commas_do_not_matter() -> None:
    wanted = ["Cole & Shaw 1974", "Geis 1987"]
    for text in ("Cole & Shaw (1974), Geis (1987)", "as in (Cole & Shaw, 1974; Geis, 1987)", "Cole & Shaw 1974 and Geis 1987"):
        assert [each.cited for each in cited_in(text)] == wanted
    assert cited_in("Coleman & Shaw (1974), Geis (1986)") == []


def test_keys_are_unique_and_entries_whole() -> None:
    found = references()
    assert len({each.key for each in found}) == len(found)
    for each in found:
        assert each.text.startswith(each.author[0]) and f"({each.year})" in each.text and ".." not in each.text
        assert each.bibtex.count("{") == each.bibtex.count("}") and f"year = {{{each.year}}}" in each.bibtex


def test_a_line_of_the_list_and_an_entry() -> None:
    work = reference("Cole & Shaw 1974")
    assert work.text == (
        "Cole, R. R., & Shaw, D. L. (1974). “Powerful” verbs and “body language”: Does the reader notice? "
        "Journalism Quarterly, 51(1), 62–66."
    )
    assert "author = {Cole, R. R. and Shaw, D. L.}" in work.bibtex and "pages = {62--66}" in work.bibtex
    assert work.key == "cole1974" and work.in_text == "Cole & Shaw, 1974"


def test_measures_without_a_source_cite_nothing() -> None:
    measures = [measure for measure in framing.load_plugins().measures if not measure.source]
    assert measures and cited_by(measures) == []
