"""What a story is called in a report: the headline of its first article, since an id says nothing to a reader."""

from __future__ import annotations

from collections.abc import Iterable

LONGEST = 90  # characters of a headline
UNDATED = "~"  # sorts behind every date


def heading(articles: Iterable[tuple[str, str]], name: str) -> str:
    """The first headline by date, of articles as pairs of date and headline; the ``name`` of the story where none has one."""
    dated = sorted((day or UNDATED, " ".join(headline.split())) for day, headline in articles if headline and headline.strip())
    if not dated:
        return name
    said = dated[0][1]
    return said if len(said) <= LONGEST else f"{said[:LONGEST].rpartition(' ')[0] or said[:LONGEST]} …"
