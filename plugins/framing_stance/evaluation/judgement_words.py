"""The words by which a text reports that somebody judges somebody. Compiled for this project."""

from __future__ import annotations

from collections.abc import Mapping

_PRAISING = frozenset(
    "acclaim admire applaud back celebrate champion cheer commend compliment congratulate defend endorse eulogise eulogize extol "
    "hail laud lionise lionize praise promote salute support thank trust prefer".split()
)
_BLAMING = frozenset(
    "accuse admonish assail attack bash berate blame blast castigate censure chastise chide condemn criticise criticize decry "
    "demonise demonize denounce deride disparage excoriate fault insult lambast lambaste mock oppose pan pillory rebuke "
    "reprimand reproach revile ridicule scold scorn skewer slam slate vilify belittle bully denigrate detest despise disavow "
    "discredit dislike distrust hammer hate heckle impugn knock loathe malign mistrust needle pummel rap savage smear "
    "taunt trash undermine".split()
)
BY_VERB: Mapping[str, int] = {**dict.fromkeys(_PRAISING, 1), **dict.fromkeys(_BLAMING, -1)}

# Verbs with what follows them: "rally behind", "lash out at".
_FOR = (
    "get behind; rally behind; rally around; rally round; line up behind; unite behind; stand by; stand with; stick with; "
    "stick by; side with; vote for; root for; campaign for; stump for; cheer for; cheer on; warm to; believe in; speak up for"
)
_AGAINST = (
    "vote against; root against; turn against; turn on; lash out at; go after; take aim at; hit back at; fire back at; rail "
    "against; campaign against; protest against; march against; run against; break with; tear into; lay into; rip into; "
    "warn against; complain about; complain of; speak out against; poke fun at; take issue with; take a swipe at; take "
    "swipes at; take a shot at; take shots at; cast doubt on; raise questions about; raise doubts about; pile on; heap "
    "scorn on; pour scorn on; file suit against; call out; jeer at; sneer at; fed up with"
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
    **dict.fromkeys("praise admiration endorsement applause".split(), 1),
    **dict.fromkeys("criticism condemnation censure denunciation outcry".split(), -1),
}
BY_NOUN_TOWARD: Mapping[str, int] = {
    **dict.fromkeys("support backing sympathy enthusiasm".split(), 1),
    **dict.fromkeys(
        "complaint accusation allegation anger outrage attack contempt hostility opposition dismay disdain antipathy swipe "
        "broadside jab barb tirade lawsuit grievance".split(),
        -1,
    ),
}
TOWARD = frozenset("of for on against at toward towards about over".split())
EARNING = frozenset("earn win draw receive get attract face spark prompt provoke".split())
UNDER = frozenset("fire attack".split())
ANSWERING = frozenset(
    "face deny dismiss reject dispute rebut refute respond answer address shrug survive weather counter fend confront".split()
)
REPROACHES = frozenset(
    "accusation allegation charge criticism attack backlash outcry condemnation outrage ridicule complaint rebuke suspicion "
    "insult scandal".split()
)
