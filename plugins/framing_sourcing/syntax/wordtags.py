"""The part of speech of a word by itself: closed classes, Brill's word list, endings.

Tags are the Penn Treebank's, but for the auxiliaries: BE, HV, DO. Marks are tagged with themselves.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

_CLOSED_CLASSES = {
    "DT": "the a an this these those every each no any some another all both either neither",
    "PRP": (
        "i you he she it we they him them me us himself herself itself themselves myself ourselves everyone everybody "
        "anyone anybody someone somebody nobody one"
    ),
    "PRP$": "my your his her its our their",
    "MD": "will would can could may might must shall should cannot can't won't wouldn't couldn't shouldn't 'll 'd ought",
    "IN": (
        "of in at on for with from by about against between into through during before after above below under over "
        "without within among amid despite toward towards upon as because although though while if since until unless "
        "like than per via whether except behind beyond across along around outside inside near onto beside besides"
    ),
    "CC": "and or but nor yet",
    "TO": "to",
    "WP": "who whom what whoever whatever",
    "WDT": "which",
    "WP$": "whose",
    "WRB": "when where why how",
    "EX": "there",
    "RB": (
        "not never also now then once still even just only already always often again too so very here later ever soon "
        "instead n't together away yesterday today tonight tomorrow however nevertheless meanwhile moreover indeed "
        "perhaps rather further"
    ),
    "RP": "up out off down",
    "BE": "be is are was were been being am isn't aren't wasn't weren't",
    "HV": "have has had having haven't hasn't hadn't",
    "DO": "do does did doing done don't doesn't didn't",
}
CLOSED = {word: tag for tag, words in _CLOSED_CLASSES.items() for word in words.split()}
AUXILIARY = frozenset({"BE", "HV", "DO", "MD"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_CONTRACTED = re.compile(r"(?:i|he|she|it|we|they|you|who|that|there)'(?:s|re|m|ve|d|ll)$")
_SUFFIXES = (
    ("ly", "RB"), ("ing", "VBG"), ("ed", "VBD"), ("ous", "JJ"), ("ful", "JJ"), ("ive", "JJ"), ("able", "JJ"), ("ible", "JJ"),
    ("less", "JJ"), ("ish", "JJ"), ("ic", "JJ"), ("al", "JJ"), ("ss", "NN"), ("s", "NNS"),
)  # fmt: skip
_PARTICLES = frozenset({"al", "el", "ad", "as", "ar", "ul", "ed"})


@lru_cache(maxsize=1)
def word_list() -> dict[str, str]:
    """Brill's list of words with their most frequent tag (MIT licence), as the installed TextBlob carries it."""
    spec = find_spec("textblob")
    assert spec is not None and spec.submodule_search_locations
    path = Path(spec.submodule_search_locations[0]) / "en" / "en-lexicon.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return dict(pair for line in lines if line and not line.startswith(";;;") and len(pair := line.rsplit(" ", 1)) == 2)


@lru_cache(maxsize=1 << 17)
def likely_tag(word: str, initial: bool) -> str:
    """The tag of a word by itself; ``initial``: its capital may be due to its place."""
    lower = word.lower().replace("’", "'")
    return _closed(word, lower, initial) or _by_its_writing(word, lower) or _listed(word, lower, initial)


def _closed(word: str, lower: str, initial: bool) -> str:
    """The tag of a word of a closed class; '' for others, for "May" as a name and for "US"."""
    if word == "May":
        return "MD" if initial else "NNP"
    if word == "US" and not initial:
        return ""
    return CLOSED.get(lower) or {"that": "IN", "'s": "POS"}.get(lower, "")


def _by_its_writing(word: str, lower: str) -> str:
    """The tag of marks, digits, contractions, and names with a particle; '' for other words."""
    if not lower[0].isalnum():
        return lower
    if word[2:3] == "-" and word[3:4].isupper() and lower[:2] in _PARTICLES:
        return "NNP"  # "al-Tamimi"
    if lower[0].isdigit():
        return "CD"
    if _CONTRACTED.match(lower):
        return "WP" if lower.startswith("who") else "EX" if lower.startswith("there") else "PRP"
    return ""


def _listed(word: str, lower: str, initial: bool) -> str:
    """The tag of a word after the list, or after its ending."""
    words = word_list()
    if word[0].isupper() and not initial:
        return "JJ" if words.get(word, "").startswith("JJ") else "NNP"
    known = words.get(lower)
    if word[0].isupper() and (known is None or words.get(word) == "NNP"):
        return "NNP"
    if known and known[0].isalpha():
        return "NN" if known in ("FW", "UH", "LS", "SYM") else known
    return next((tag for suffix, tag in _SUFFIXES if lower.endswith(suffix)), "NN")


def verb_form(form: str, lemma: str) -> str:
    """The tag of a word if it is a form of the verb ``lemma``."""
    if form == lemma:
        return "VB"
    if form.endswith("ing"):
        return "VBG"
    if form.endswith("s") and not form.endswith("ss"):
        return "VBZ"
    return "VBD"
