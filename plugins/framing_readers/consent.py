"""Whether a saved page shows its article, or only what stands before it: a notice on cookies, a paywall, a check for robots."""

from __future__ import annotations

import re

_COOKIES = re.compile(
    r"(?:we|our|partners?|site|website) (?:and our partners )?(?:use|uses|store|process)s? (?:\w+ ){0,3}cookies|"
    r"accept (?:all )?(?:cookies|and continue)|reject all|manage (?:my )?(?:cookies|preferences|choices|settings)|"
    r"cookie (?:policy|settings|preferences|notice)|your (?:privacy|consent|choices)|personal data|legitimate interest|"
    r"store (?:and/or|or|and) access information on a device|withdraw (?:your )?consent|privacy policy|advertising partners",
    re.IGNORECASE,
)
_PAYWALL = re.compile(
    r"subscribe (?:now|today|to (?:continue|read|unlock))|already a (?:subscriber|member)|(?:sign|log) in to (?:continue|read)|"
    r"to (?:continue|keep) reading|"
    r"this (?:article|content|story) is (?:for|only for|reserved for|available to) (?:our )?(?:subscribers|members)|"
    r"you have (?:reached|read) your (?:free )?(?:article )?limit|start your (?:free )?trial|unlock this (?:article|story)|"
    r"create (?:a )?free account|cancel any ?time|register to (?:continue|read)",
    re.IGNORECASE,
)
_ROBOTS = re.compile(
    r"enable javascript|are you a robot|verify (?:that )?you are (?:a )?human|unusual (?:traffic|activity)|access denied|"
    r"checking your browser|complete the captcha|disable your ad ?blocker",
    re.IGNORECASE,
)
_KINDS = ((_COOKIES, "a notice on cookies"), (_PAYWALL, "a paywall"), (_ROBOTS, "a check for robots"))
_SHORT = 250  # words up to which a page may be nothing else
_PHRASES = 2  # different phrases that tell it
_PER_PHRASE = 15  # words a phrase may stand for
_ARTICLE = 30  # words in sentences without such a phrase that may be an article's
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_TAIL = 600  # characters at the end in which a paywall stands


def wall(text: str) -> str:
    """What a page shows instead of an article; '' where it shows one."""
    words = len(text.split())
    if words > _SHORT:
        return ""
    for pattern, kind in _KINDS:
        found = {match.casefold() for match in pattern.findall(text)}
        left = sum(len(sentence.split()) for sentence in _SENTENCE.split(text) if not pattern.search(sentence))
        if len(found) >= _PHRASES and (left < _ARTICLE or (pattern is _COOKIES and words <= _PER_PHRASE * len(found))):
            return kind
    return ""


def cut_by_paywall(text: str) -> bool:
    """Whether a text ends in what a paywall says."""
    return len({match.casefold() for match in _PAYWALL.findall(text[-_TAIL:])}) >= _PHRASES
