"""Frames of the codebook."""

from __future__ import annotations

from framing import score
from framing.codebook import parse_codebook
from framing.testing import sample_document

BOOK = parse_codebook(
    '[targets]\n"tenants" = ["tenant*"]\n'
    '[frames."housing crisis"]\nquestions = ["Does it tell who cannot pay?"]\npatterns = ["<evict>", "rent*"]\n'
    'actors = ["tenants"]\n'
    '[frames."growth"]\nquestions = ["Does it tell of growth?"]\npatterns = ["<grow>"]\n'
)
TEXT = "Tenants fear the rents. Rents have been high. The town grew. It did not grow in May."


def values(text: str) -> dict[str, tuple[float, float]]:
    rows = score([sample_document(text)], measures=["frames.own"], codebook=BOOK, workers=1).table("scores")
    return {row["category"]: (row["numerator"], row["denominator"]) for row in rows.iter_rows(named=True)}


def test_a_sentence_counts_where_a_pattern_is_found_and_its_actor_named() -> None:
    assert values(TEXT)["housing crisis"] == (1, 4)


def test_what_is_denied_does_not_count() -> None:
    assert values(TEXT)["growth"] == (1, 4)


def test_a_codebook_without_frames_gives_a_reason() -> None:
    rows = score([sample_document(TEXT)], measures=["frames.own"], codebook=parse_codebook(""), workers=1).table("scores")
    assert rows.row(0, named=True)["reason"] == "the codebook has no frames"
