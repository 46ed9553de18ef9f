"""The researcher's file: targets, concepts with their rival wordings, ties, source types, options."""

from framing.codebook.file import (
    VALENCES,
    Codebook,
    Concept,
    Problem,
    Target,
    Wording,
    check_codebook,
    default_codebook,
    default_text,
    load_codebook,
    parse_codebook,
)
from framing.codebook.finding import find_beside, find_codebook
from framing.codebook.frames import Frame
from framing.codebook.values import key_path

__all__ = [
    "VALENCES",
    "Codebook",
    "Concept",
    "Frame",
    "Problem",
    "Target",
    "Wording",
    "check_codebook",
    "default_codebook",
    "default_text",
    "find_beside",
    "find_codebook",
    "key_path",
    "load_codebook",
    "parse_codebook",
]
