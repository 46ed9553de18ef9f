"""The listing of sources as text."""

from __future__ import annotations

import pytest

from framing.report.terminal import Style, cell_len
from framing.testing import sample_document
from framing_sourcing.listing.sources import list_sources
from framing_sourcing.listing.text import Listing

from ....two_articles import articles, rows  # noqa: TID252  tests have no absolute name


def test_half_a_surrogate_pair_is_no_trouble() -> None:
    document = sample_document('"It \ud83d leaks," said Anna Lund.', outlet="Her\ud83dald")
    (row,) = rows(list_sources([document]))
    assert row["source"] == "Anna Lund" and "\ud83d" not in row["group"]


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120])
def test_no_line_is_wider_than_asked(width: int) -> None:
    text = '王小明 said that the quay would hold. "It leaks," said 国家国际发展合作署发言人办公室 officials.'
    wide = sample_document(text, id="w", outlet="大" * 70)
    for documents in (articles(), [*articles(), wide]):
        text = Listing(width, Style(), shown=2, passages=2).render(list_sources(documents))
        assert max(cell_len(line) for line in text.splitlines()) <= width
