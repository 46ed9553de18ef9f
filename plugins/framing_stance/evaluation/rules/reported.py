"""Whether somebody else thinks or says what a clause says, though no rule of attribution took it for speech.

| the clause stands | example |
| --- | --- |
| behind "that", "why" | "many fear that Berg is a liar", "accusations from Holm that Berg lied", "explains why Berg lied" |
| behind a verb | "a memo argues Berg is a liar", "one in four think he lied" |
| behind a noun | "claims the Berg camp lied", "the court's ruling: Berg lied", "the charge is that Berg lied" |
| behind "what" | "what Holm sees as Berg's bigotry", "what she called Berg's lies" |
| as a matter | "Holm tired of Berg's lies", "a screed on Berg's lies", "examples of ministers who lied" |

What "I", "we" or a bare "this" say or show is the writer's: "we think that Berg is a liar", "this shows Berg is a liar".
"""

from __future__ import annotations

from framing_stance.agency.clause_words import ADVERBS, NOUNS, VERBS, Words

_THOUGHT = frozenset(
    "accusation accuse add admonition affirm agree allegation allege analysis argue argument assert assertion assessment "
    "assume assumption belief believe case charge claim complain complaint concern conclude confirm consensus contend "
    "contention conviction convince convinced criticism decide declare demonstrate deny detail estimate evidence excuse "
    "explain fear feel feeling find finding guess hint hypothesis idea implication imply indicate indication insist "
    "insistence intimate judgment maintain meme memo message narrative notion opinion perception possibility premise proof "
    "proposition prove realize recall reckon remind report reveal rule ruling rumor say sense show speculate speculation "
    "state story stress suggest suggestion suspect suspicion talk tell testify theme theory think verdict view warn warning "
    "worry write".split()
)
_WRITERS = frozenset("i we my our us me".split())
_TAKING_UP = frozenset(
    "rail complain talk speak tire tired weary fume rage warn boast worry screed article report book ad column speech "
    "editorial question joke attention hearing alarm concern fury anger conversation "
    "criticize blame fault condemn assail mock praise laud hail applaud".split()
)
_LINKING = frozenset("about around at of against for on over by with".split())
_NO_CLAIM = frozenset("case show state message view".split())
_TAKING = frozenset("see view regard describe consider call perceive denounce".split())
_BACK = 26  # tokens back in which "that" opens the clause of a mention
_SHOWING = frozenset(("this", "that", "it", "which"))  # "this shows": whose reading it is, the writer's
_FROM = frozenset("from by of among in against within".split())
_CALLING = _TAKING | frozenset("brand decry deem deride dismiss dub label term".split())
_EXAMPLES = frozenset("case example instance list".split())
_NAMING = 6  # tokens between a noun of thought and "that", or between "what" and the verb of calling
_LABEL = 3  # tokens that the name of a speaker before a colon has at most
_STOPS = frozenset('; : ( ) " “ ” . ? !'.split())


def reported(words: Words, first: int, start: int) -> bool:
    """Whether the clause of the mention at ``first``, whose phrase begins at ``start``, hangs on another's thought or speech."""
    return _behind_that(words, first) or _behind_verb(words, start) or _behind_colon(words, start)


def _behind_that(words: Words, first: int) -> bool:
    for i in range(first - 1, max(words.low, first - _BACK), -1):
        if words.form(i) == "that" and (thought := _thought_before(words, i)) >= 0:
            return not _by_writer(words, thought)
        if words.form(i) in ("why", "how") and words.tag(i - 1) in VERBS and _is_thought(words, i - 1):
            return not _by_writer(words, i - 1)
        if words.form(i) in _STOPS:
            return False
    return False


def _thought_before(words: Words, that: int) -> int:
    """The word of thought that "that" goes with, over a colon, "is", or whose it is; −1 for none."""
    at = that - 1
    while words.form(at) in (":", ",") or words.tag(at) == "BE" or words.tag(at) in ADVERBS:
        at -= 1
    if _is_thought(words, at):
        return at
    for i in range(at, max(words.low, at - _NAMING), -1):
        if words.form(i) in _FROM and words.tag(i - 1) in NOUNS and _is_thought(words, i - 1):
            return i - 1
        if words.tag(i) in VERBS:
            return -1
    return -1


def _is_thought(words: Words, at: int) -> bool:
    return words.lemma(at) in _THOUGHT or words.form(at) in _THOUGHT


def _by_writer(words: Words, thought: int) -> bool:
    """Whether "I", "we" or a bare "this" think or say so."""
    bare = words.form(thought - 1) in _SHOWING and words.tag(thought) in VERBS
    return bare or any(words.form(i) in _WRITERS for i in range(max(words.low, thought - 5), thought))


def _behind_verb(words: Words, start: int) -> bool:
    """ "A memo argues | Berg is a liar"."""
    verb = start - 1
    return words.tag(verb) in VERBS and words.lemma(verb) in _THOUGHT and not _by_writer(words, verb)


def _behind_colon(words: Words, start: int) -> bool:
    """ "The court's ruling: | Berg lied", "Holm: | Berg lied"; not a line's own label: "Analysis: Berg lied"."""
    noun = start - 2
    if words.form(start - 1) != ":" or words.tag(noun) not in NOUNS:
        return False
    return (noun > words.low and _is_thought(words, noun)) or (words.tag(noun) == "NNP" and noun < words.low + _LABEL)


def claimed(words: Words, start: int) -> bool:
    """Whether the clause whose subject begins at ``start`` is what a claim says: "claims | the Berg camp colluded"."""
    noun = start - 1
    return words.tag(noun) in ("NN", "NNS") and words.lemma(noun) in _THOUGHT and words.form(noun) not in _NO_CLAIM


def seen_as(words: Words, start: int) -> bool:
    """Whether a phrase is what somebody takes something for: "what it sees as | Berg's lies", "what he called | Berg's lies"."""
    if words.form(start - 1) == "as" and words.lemma(start - 2) in _TAKING:
        return True
    back = range(start - 2, max(words.low - 1, start - 2 - _NAMING), -1)
    return words.lemma(start - 1) in _CALLING and any(words.form(i) == "what" for i in back)


def exemplified(words: Words, start: int) -> bool:
    """Whether a phrase is what somebody gives examples of: "examples of | ministers who lied"."""
    return words.form(start - 1) == "of" and words.lemma(start - 2) in _EXAMPLES


def taken_up(words: Words, start: int) -> bool:
    """Whether the phrase that begins at ``start`` is what somebody talks or complains about."""
    before = start - 1
    return words.form(before) in _LINKING and not _TAKING_UP.isdisjoint((words.lemma(before - 1), words.form(before - 1)))
