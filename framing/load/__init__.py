"""Stage 1: files → documents."""

from framing.load.corpus import Corpus, load

__all__ = ["Corpus", "load"]
