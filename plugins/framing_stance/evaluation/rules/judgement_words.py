"""The words by which a text reports that somebody judges somebody. Compiled for this project."""

from __future__ import annotations

from collections.abc import Mapping

_PRAISING = frozenset(
    "acclaim admire applaud commend defend respect thank compliment congratulate endorse eulogise eulogize "
    "extol hail laud lionise lionize praise".split()
)
_BLAMING = frozenset(
    "accuse admonish assail attack bash berate blame blast castigate censure chastise chide condemn criticise criticize decry "
    "demonise demonize denounce deride disparage excoriate fault insult lambast lambaste mock oppose pan pillory rebuke "
    "reprimand reproach revile ridicule scold scorn skewer slam vilify belittle bully denigrate detest despise disavow "
    "discredit dislike distrust hate heckle impugn loathe malign mistrust savage smear taunt trash".split()
)
BY_VERB: Mapping[str, int] = {**dict.fromkeys(_PRAISING, 1), **dict.fromkeys(_BLAMING, -1)}

# Verbs with what follows them: "rally behind", "lash out at".
_FOR = "rally behind; rally around; rally round; line up behind; unite behind; root for; cheer for; speak up for"
_AGAINST = (
    "turn against; turn on; lash out at; take aim at; hit back at; fire back at; rail against; tear into; lay into; rip into; "
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
    **dict.fromkeys("praise admiration endorsement applause".split(), 1),
    **dict.fromkeys("criticism condemnation censure denunciation outcry".split(), -1),
}
BY_NOUN_TOWARD: Mapping[str, int] = {
    **dict.fromkeys("sympathy enthusiasm".split(), 1),
    **dict.fromkeys(
        "accusation anger outrage attack contempt hostility opposition dismay disdain antipathy swipe "
        "broadside jab barb tirade".split(),
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
