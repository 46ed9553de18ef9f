"""The words by which a text reports that somebody judges somebody. Compiled for this project."""

from __future__ import annotations

from collections.abc import Mapping

_PRAISING = frozenset(
    "acclaim admire applaud commend defend respect thank compliment congratulate endorse eulogise eulogize "
    "champion cheer cherish extol hail idolise idolize laud salute revere toast welcome lionise lionize praise".split()
)
_BLAMING = frozenset(
    "accuse admonish assail attack bash berate blame blast castigate censure chastise chide condemn criticise criticize decry "
    "blister clobber dis hammer knock needle pummel rap rip roast scorch shame smack torch bemoan lament resent ding "
    "demonise demonize denounce deride disparage excoriate fault insult lambast lambaste mock oppose pan pillory rebuke "
    "reprimand reproach revile ridicule scold scorn skewer slam vilify belittle bully denigrate detest despise disavow "
    "discredit dislike distrust hate heckle impugn loathe malign mistrust savage smear taunt trash".split()
)
BY_VERB: Mapping[str, int] = {**dict.fromkeys(_PRAISING, 1), **dict.fromkeys(_BLAMING, -1)}

# Verbs with what follows them: "rally behind", "lash out at".
_FOR = (
    "rally to; side with; stand by; stick by; stand up for; have confidence in; have faith in; vouch "
    "for; give credit to; pay tribute to; "
    "throw support behind; speak highly of; come to defense of; rally behind; rally around; rally round; "
    "line up behind; unite behind; root for; cheer for; speak up for"
)
_AGAINST = (
    "turn against; turn on; lash out at; take aim at; hit back at; fire back at; rail against; tear into; lay into; rip into; "
    "roll eyes at; go after; unload on; push back against; pounce on; seize on; lash into; rage against; "
    "fume at; fume about; hit out at; "
    "swipe at; express concern about; express frustration with; express anger at; lose confidence in; "
    "lose faith in; lose trust in; "
    "lose patience with; blame on; "
    "complain about; complain of; speak out against; poke fun at; take issue with; take a swipe at; take "
    "swipes at; take a shot at; take shots at; cast doubt on; raise questions about; raise doubts about; pile on; heap "
    "scorn on; pour scorn on; call out; jeer at; sneer at; fed up with"
)


def _by_first(texts: Mapping[str, int]) -> Mapping[str, tuple[tuple[tuple[str, ...], int], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for text, sign in texts.items():
        for phrase in text.split("; "):
            first, *rest = phrase.split()
            found.setdefault(first, []).append((tuple(rest), sign))
    return {first: tuple(phrases) for first, phrases in found.items()}


BY_PHRASE = _by_first({_FOR: 1, _AGAINST: -1})

# Nouns of judgement: those that count wherever "of", "for", "on" leads to the target, and those it must follow at once.
BY_NOUN: Mapping[str, int] = {
    **dict.fromkeys("praise admiration endorsement applause gratitude affection".split(), 1),
    **dict.fromkeys(
        "criticism condemnation censure denunciation outcry critique rebuke disgust frustration dissatisfaction "
        "distrust mistrust discontent".split(),
        -1,
    ),
}
BY_NOUN_TOWARD: Mapping[str, int] = {
    **dict.fromkeys("sympathy enthusiasm confidence faith trust respect".split(), 1),
    **dict.fromkeys(
        "accusation anger outrage attack contempt hostility opposition dismay disdain antipathy swipe "
        "broadside jab barb tirade".split(),
        -1,
    ),
}
TOWARD = frozenset("of for on against at toward towards about over with in".split())
EARNING = frozenset("earn win draw receive get attract face spark prompt provoke".split())
UNDER = frozenset("fire attack".split())
ANSWERING = frozenset(
    "face deny dismiss reject dispute rebut refute respond answer address shrug survive weather counter fend confront".split()
)
REPROACHES = frozenset(
    "accusation allegation charge criticism attack backlash outcry condemnation outrage ridicule complaint rebuke suspicion "
    "insult scandal".split()
)
