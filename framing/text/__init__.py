"""The text as arrays of offsets: tokens, sentences, quotation marks, regions. Holds no word of any language."""

from framing.forms import fold, spelling
from framing.text.sentences import sentence_spans
from framing.text.tokens import Tokens, tokenize

__all__ = ["Tokens", "fold", "sentence_spans", "spelling", "tokenize"]
