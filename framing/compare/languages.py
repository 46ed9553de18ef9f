"""What to know where articles in several languages stand in one comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

UNDETERMINED = "und"


def across_languages(documents: pl.DataFrame) -> list[str]:
    """A caution where the documents are in more than one known language; nothing else."""
    counted = dict(documents.group_by("language").len().sort("language").iter_rows())
    known = {language: number for language, number in counted.items() if language not in ("", UNDETERMINED)}
    if len(known) < 2:
        return []
    told = ", ".join(f"{language} {number}" for language, number in known.items())
    return [
        f"the articles are in {len(known)} languages ({told}): a language divides its text into words in its own way, and its "
        "rules find more or less, so between languages compare wordings, sources and figures by their passages, not small "
        "differences of rates and shares"
    ]
