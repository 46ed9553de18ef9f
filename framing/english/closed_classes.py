"""The closed classes of English words, each once, for whoever reads English; all folded."""

from __future__ import annotations

FUNCTION_WORDS = frozenset(
    "the of and to in a is that for on with as it was by be are at from this have has had not they he she his her their "
    "its an or but were which who will would been more one all we you i there what when if can said about into than so "
    "no out up do after over only also".split()
)  # the commonest ones, whose share tells that a text is in English
