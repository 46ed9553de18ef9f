"""Stage 2: a document → its layers."""

from framing.annotate.layers import Layers

__all__ = ["Layers"]
