"""What the plugin proposes for a codebook, announced without what works it out."""

from __future__ import annotations

from framing import Proposer

PROPOSER = Proposer(
    name="terms.rivals",
    meaning="what outlets call differently in one story, as rival wordings",
    propose="framing_terms.rival_tables:entries",
    usable=45.0,
    measured="9 of 20, read by one reader",
)
