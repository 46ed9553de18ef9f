"""What is told of an export: what is missing, where, and where a text is shorter than the archive counts."""

from __future__ import annotations

import pytest

from framing import InputError
from framing_readers.exports.split import Article, Export, rows


def read(export: Export) -> tuple[list[str], list[str], list[tuple[str, str]]]:
    skipped: list[tuple[str, str]] = []
    found = list(rows(export, lambda where, reason: skipped.append((where, reason))))
    return [where for where, _, _ in found], [note for _, _, notes in found for note in notes], skipped


def article(number: int, text: str = "It rained.", words: str = "") -> Article:
    return Article(number, {"text": text, "outlet": "The Gull", "words": words})


def test_500_of_501_articles_are_read_and_the_other_is_named() -> None:
    articles = [article(number) for number in range(1, 502)]
    articles[311] = Article(312, problem="no text below its head")
    read_, _, skipped = read(Export("Nexis", articles, 501))
    assert len(read_) == 500
    assert skipped == [("article 312 of 501", "no text below its head")]


def test_articles_that_are_not_there_are_told_by_their_numbers() -> None:
    _, _, skipped = read(Export("Nexis", [article(1), article(4)], 9))
    assert skipped == [("", "2 of 9 articles that Nexis announces; not in the file: 2 to 3, 5 to 9")]


def test_nothing_is_told_of_an_export_that_is_whole() -> None:
    assert read(Export("Factiva", [article(1), article(2)])) == (["article 1", "article 2"], [], [])


def test_a_text_much_shorter_than_the_archive_counts_says_so() -> None:
    _, notes, _ = read(
        Export("Nexis", [article(1, "It rained. " * 50, "1,204 words"), article(2, "It rained. " * 50, "120 words")])
    )
    assert notes == ["text shorter than the archive counts: 100 of 1204 words"]


@pytest.mark.parametrize("articles", [[], [Article(1, problem="no outlet and date above it")]])
def test_an_export_without_an_article_is_refused(articles: list[Article]) -> None:
    with pytest.raises(InputError, match="an export of Nexis that cannot be split"):
        read(Export("Nexis", articles))


def test_of_two_exports_in_one_file_nothing_is_missing() -> None:
    told: list[str] = []
    articles = [Article(number, {"text": "A text."}) for number in (1, 2, 1, 2)]
    found = list(rows(Export("LexisNexis", articles, 2), lambda where, reason: told.append(reason)))
    assert len(found) == 4
    assert told == []
