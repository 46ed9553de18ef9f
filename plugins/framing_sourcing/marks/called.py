"""What the text says that something is called: the so-called "office", a shed billed as an "office", what she calls "order"."""

from __future__ import annotations

import re

from framing_sourcing.marks.distance import Words, names_one_of

_HEDGE = "sometimes|often|also|now|widely|popularly|officially|euphemistically|commonly|variously|previously|formerly|once"
SO_CALLED = frozenset(
    "so-called self-styled self-proclaimed self-described supposed supposedly alleged purported ostensible would-be".split()
)
CALLED = re.compile(
    rf"\b(?P<hedge>(?:{_HEDGE}) )?(?P<verb>called|calls|call|dubbed|dubs|termed|nicknamed|named|labell?ed|branded|styled|"
    "christened|codenamed|code-named|known as|described as|referred to as|touted as|billed as|hailed as|passed off as|posing as) "
    "(?:(?:the|a|an|(?:its|his|her|their)(?! an? )|simply|merely|just) )*$"
)
_NOT_BE = r"(?!(?:is|are|was|were|been|be|being|became) )[\w'-]+"
CALLER = re.compile(rf"\b(?:(?:what|whom|which|as|who|that)(?: {_NOT_BE}){{0,4}}|(?:he|she|they|it|i|we|you)(?: {_NOT_BE})?) $")
_HABIT = frozenset(("calls", "call", "known as"))
_KNOWN = frozenset(("known as", "nicknamed", "codenamed", "code-named", "christened", "styled", "termed"))
_POSING = frozenset(("touted as", "billed as", "hailed as", "passed off as", "posing as"))
_GLOSSED = re.compile(r"^(?:,|[-–—(]+) (?:the|a|an|or|who|which|meaning) ")
_OTHERWISE = re.compile(
    r"^,? ?(?:euphemistically|sometimes) (?:called|dubbed|termed|labell?ed|known as|referred to as) (?:the )?[\"“‘'«„]"
)
_OCCASION = frozenset(
    ("called", "dubbed", "termed", "labelled", "labeled", "branded", "described as", "referred to as", "hailed as")
)


def is_called_so(words: Words) -> bool:
    """The so-called "office", the self-styled "mayor"."""
    return not SO_CALLED.isdisjoint(words.before.rsplit(None, 2)[-2:])


def is_glossed(words: Words) -> bool:
    """Whether what the words mean follows at once: the "runners", the boys who carry the papers."""
    return bool(_GLOSSED.match(words.after))


def is_called_otherwise(words: Words) -> bool:
    """Guard "kiosks", sometimes called "tea rooms": the guards have names for what is theirs."""
    return bool(_OTHERWISE.match(words.after)) and names_one_of(words)


def is_passed_off(words: Words) -> bool:
    """What is described, billed or passed off as an "office", but by nobody on one occasion."""
    called = CALLED.search(words.before)
    if called is None or (called["verb"] not in _POSING and not (called["hedge"] or "").startswith(("euphem", "some"))):
        return False
    return called["verb"] not in _OCCASION or CALLER.search(words.before[: called.start("verb")]) is None


def is_named_so(words: Words) -> bool:
    """A boat called "Northern Light", what she calls "order": where no one does so on one occasion."""
    called = CALLED.search(words.before)
    if called is None:
        return False
    return called["verb"] in _HABIT or CALLER.search(words.before[: called.start("verb")]) is None


def is_known_as(words: Words) -> bool:
    """What a thing is called by nobody on one occasion: the ditch known as the "canal"."""
    called = CALLED.search(words.before)
    return called is not None and called["verb"] in _KNOWN
