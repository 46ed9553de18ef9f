"""What the user corrects of what the program finds: names, types, stories, passages, voices."""

from framing.corrections.model import KINDS, NONE, Corrections, Row

__all__ = ["KINDS", "NONE", "Corrections", "Row"]
