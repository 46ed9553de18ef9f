"""Words before an opening mark that tell whose wording it holds: he championed "free ports", her promise of a "dry quay"."""

from __future__ import annotations

from framing.english import lemma

REACH = 4  # words from the verb or noun to the mark
_VERBS = frozenset(  # whose object, or what they urge, is somebody's wording
    (
        "champion promise pledge vow demand urge threaten encourage praise lament condemn denounce decry criticize criticise "
        "blast slam mock cite stress emphasize emphasise preach mention invoke coin utter repeat propose express shout chant "
        "tweet predict"
    ).split()
)
_TOLD = frozenset(("of", "about"))
_AGAINST = frozenset(("against", "at"))
_NOUN = frozenset("of for about against to as".split())
_WITH = {  # verbs and nouns by what must follow them
    **dict.fromkeys(("speak", "complain", "boast"), _TOLD),
    **dict.fromkeys(("refer", "allude"), frozenset(("to",))),
    **dict.fromkeys(("argue", "push", "campaign", "apologize", "apologise"), frozenset(("for",))),
    **dict.fromkeys(("rail", "inveigh"), _AGAINST),
    "warn": _TOLD | _AGAINST,
    "insist": frozenset(("on",)),
    **dict.fromkeys(
        (
            "call threat accusation charge complaint criticism statement remark comment argument assertion assurance "
            "description declaration denunciation suggestion cry plea appeal talk advice prediction admission apology message "
            "insistence warning"
        ).split(),
        _NOUN,
    ),
}
_BREAKS = frozenset("and but who which while that".split())


def is_voiced(before: str) -> bool:
    """Whether a quotation is the object of a verb or noun of saying that stands near enough before it."""
    words = before.split()
    if words and words[-1] in (",", ":"):
        words.pop()
    following = ""
    for word in reversed(words[-REACH - 1 :]):
        if word in _BREAKS or not word[0].isalnum():
            return False
        base = lemma(word)
        if base in _VERBS or following in _WITH.get(base, ()):
            return True
        following = word
    return False
