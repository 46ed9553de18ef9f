"""Whether somebody else thinks or says what a clause says, though no rule of attribution took it for speech.

"Many fear that Berg is a liar", "the theme that Berg is a liar", "Holm tired of Berg's lies", "a screed on Berg's lies".
"""

from __future__ import annotations

from framing_stance.agency.clause_words import Words

_THOUGHT = frozenset(
    "accusation allege allegation argue argument assert assertion assume assumption believe belief case charge claim complain "
    "complaint conclude consensus contend contention conviction declare fear feel feeling hint imply insist insistence message "
    "meme memo narrative opinion perception premise realize rumor say sense show state suggest suggestion suspect "
    "suspicion tell testify theme theory think view warn warning worry convince convinced".split()
)
_WRITERS = frozenset("i we my our us me".split())
_TAKING_UP = frozenset(
    "rail complain talk speak tire tired weary fume rage warn boast worry screed article report book ad column speech "
    "editorial question joke attention hearing alarm concern fury anger".split()
)
_LINKING = frozenset("about at of against on over by with".split())
_NO_CLAIM = frozenset("case show state message view".split())
_TAKING = frozenset("see view regard describe consider call perceive denounce".split())
_BACK = 14  # tokens back in which "that" opens the clause of a mention
_STOPS = frozenset('; : ( ) " “ ” . ? !'.split())


def reported(words: Words, first: int) -> bool:
    """Whether the clause of the mention at ``first`` hangs on somebody else's thought or speech."""
    for i in range(first - 1, max(words.low, first - _BACK), -1):
        if words.form(i) in _STOPS:
            return False
        if words.form(i) == "that" and (words.lemma(i - 1) in _THOUGHT or words.form(i - 1) in _THOUGHT):
            return not any(words.form(j) in _WRITERS for j in range(max(words.low, i - 6), i))
    return False


def claimed(words: Words, start: int) -> bool:
    """Whether the clause whose subject begins at ``start`` is what a claim says: "claims | the Berg camp colluded"."""
    noun = start - 1
    return words.tag(noun) in ("NN", "NNS") and words.lemma(noun) in _THOUGHT and words.form(noun) not in _NO_CLAIM


def seen_as(words: Words, start: int) -> bool:
    """Whether a phrase is what somebody takes something for: "what it sees as | Berg's meddling"."""
    return words.form(start - 1) == "as" and words.lemma(start - 2) in _TAKING


def taken_up(words: Words, start: int) -> bool:
    """Whether the phrase that begins at ``start`` is what somebody talks or complains about."""
    before = start - 1
    return words.form(before) in _LINKING and not _TAKING_UP.isdisjoint((words.lemma(before - 1), words.form(before - 1)))
