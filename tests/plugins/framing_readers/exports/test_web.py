"""Pages of archives, and pages that only look like them."""

from __future__ import annotations

import pytest

pytest.importorskip("lxml", reason="lxml comes with the extra readers")
from framing_readers.exports.web import split

from ....exported import STORIES, europresse, factiva_page  # noqa: TID252  tests have no absolute name


def test_a_news_page_is_none() -> None:
    page = "<html><body><div class='article body'><p>It rained.</p></div><footer>Dow Jones: Factiva</footer></body></html>"
    assert split(page) is None


def test_an_article_without_text_is_told() -> None:
    page = europresse().replace("docOcurrContainer", "gone", 1).replace("DocText clearfix", "gone", 1)
    export = split(page)
    assert export is not None
    assert [bool(article.problem) for article in export.articles] == [True, False, False]


def test_a_page_of_factiva_without_numbers_is_refused() -> None:
    page = factiva_page(coded=False).replace("Document GULL", "GULL")
    export = split(page)
    assert export is not None and all(article.problem for article in export.articles)


def test_marks_of_html_are_read() -> None:
    story = STORIES[0]._replace(title="Fish & chips <raw>")
    export = split(factiva_page([story]))
    assert export is not None and export.articles[0].fields["title"] == "Fish & chips <raw>"
