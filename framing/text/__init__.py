"""The text as arrays of offsets: tokens, sentences, quotation marks, regions. Holds no word of any language."""

from framing.forms import fold, spelling
from framing.text.quotation import QUOTES, Quotation
from framing.text.sentences import sentence_spans
from framing.text.tokens import Tokens, tokenize, words_of

__all__ = ["QUOTES", "Quotation", "Tokens", "fold", "sentence_spans", "spelling", "tokenize", "words_of"]
