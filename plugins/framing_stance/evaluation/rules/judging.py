"""Who is praised or blamed by somebody: "residents praised the police", "criticism of Berg", "Berg drew fire".

Read from where the mention stands in its clause. What "I" or "we" judge so is the writer's own; see
:func:`by_writer`. Approval that is negated is reproach ("refused to endorse Berg"); negated reproach is no judgement.
"""

from __future__ import annotations

from collections.abc import Iterator

from framing_stance.agency.agency import Place
from framing_stance.agency.agency_words import TIMES
from framing_stance.agency.clause_words import ADVERBS, NOUNS, VERBS, Verb, Words, is_passive_at
from framing_stance.evaluation.rules.judgement_words import BY_NOUN, BY_NOUN_TOWARD, BY_PHRASE, BY_VERB, EARNING, TOWARD, UNDER

# Who is somebody else, whosever he is.
OTHERS = frozenset(
    "accuser adversary aide ally attorney backer boss brother colleague critic daughter detractor enemy "
    "father foe friend husband lawyer "
    "mother neighbor neighbour opponent parent predecessor rival son spouse spokesman spokeswoman staff "
    "successor supporter victim voter "
    "wife opposition fan follower sister child kid family base".split()
)
# What by somebody's name is that person's doing: "the Berg plan".
DESCRIBED = frozenset(
    "administration agenda bill budget campaign cabinet decision doctrine government leadership plan "
    "policy presidency proposal regime team "
    "effort strategy".split()
)
Judgement = tuple[int, tuple[int, ...], bool]
_WRITER = frozenset("i we".split())
_NEGATORS = frozenset("not n't never no refuse decline hesitate fail stop without cannot".split())
# What is expected, avoided or possible has not been said.
_UNTOLD = frozenset(
    "avoid expect expected likely might could may would if whether unlikely reluctant want try trying hope".split()
)
_FOR = frozenset("for over as on about after".split())
_ATTACKING = frozenset("attack assail assault hit".split())
_LOST = frozenset("resign quit apologise apologize".split())
_REMOVED = frozenset("impeach fire remove oust replace sack dismiss jail prosecute investigate punish expel".split())
_DEPARTURES = frozenset("resignation ouster removal impeachment firing dismissal".split())
_ASKING = frozenset("want urge demand call press ask tell".split())
_GIVING = frozenset("give heap".split())
# A sentence with these words is of a contest of words.
_WORDY = frozenset(
    "ad advert candidate comment critic debate editorial interview nominee opponent rally remark rhetoric rival speech tweet "
    "tweeted twitter verbally".split()
)
_DOUBTING = frozenset("question doubt challenge dispute".split())
_DOUBTED = frozenset(
    "ability capacity character commitment competence credibility fitness honesty integrity judgment "
    "judgement legitimacy loyalty motive "
    "motivation patriotism qualification sanity sincerity stamina temperament".split()
)
_FEELINGS = {
    **dict.fromkeys("proud fond supportive".split(), ("of", 1)),
    **dict.fromkeys("grateful thankful".split(), ("to", 1)),
    **dict.fromkeys("contemptuous critical dismissive scornful wary ashamed skeptical".split(), ("of", -1)),
    **dict.fromkeys("disgusted fed".split(), ("with", -1)),
    "disappointed": ("in", -1),
}


def judged(words: Words, place: Place, first: int, last: int) -> Iterator[Judgement]:
    """The judgements by somebody of a mention at its place: sign, words, whether negation turned it."""
    if place.kind == "object":
        yield from _object(words, place.at, last)
    elif place.kind == "modifier" and words.lemma(place.governor) in _GIVING:
        yield from _given(words, last)  # "gave Berg loud praise" looks like one phrase
    elif place.kind in ("possessor", "modifier") and place.governor >= 0 and not _of_another(words, place):
        if words.tag(place.governor) in VERBS:
            yield from _object(words, place.governor, last)
        elif words.tag(place.governor) in ("IN", "TO"):
            yield from _behind_preposition(words, place.governor, last)
            asked = words.lemma(place.governor - 1) in _ASKING and words.form(place.governor) == "for"
            if asked and words.lemma(place.at) in _DEPARTURES:
                yield -1, (place.governor - 1, place.at), False
    elif place.kind == "preposition":
        yield from _behind_preposition(words, place.at, last)
    elif place.kind == "subject" and place.verb is not None:
        yield from _of_subject(words, place, place.verb, last)


def _of_subject(words: Words, place: Place, verb: Verb, last: int) -> Iterator[Judgement]:
    """ "Berg was criticised", "Berg drew fire", "Berg came under attack"; "they want Berg to resign"."""
    lemma = words.lemma(verb.head)
    if verb.passive and lemma in BY_VERB:
        yield from _unless_negated(words, BY_VERB[lemma], (verb.head,), last, verb.head)
    if lemma in _LOST and words.form(verb.start) == "to" and words.lemma(place.start - 1) in _ASKING:
        yield -1, (place.start - 1, verb.head), False
    if lemma in EARNING and not verb.passive:
        yield from _earned(words, verb.end, last)
    if lemma in ("be", "come", "remain") and words.form(verb.end) == "under" and words.form(verb.end + 1) in UNDER:
        yield -1, (verb.end, verb.end + 1), False


def _of_another(words: Words, place: Place) -> bool:
    """Whether what is owned or described is somebody or something else: "Berg's critics", "the Berg investigation"."""
    at = place.at
    while words.tag(at) in ("JJ", "CD", "VBN", *NOUNS) and words.tag(at + 1) in NOUNS:
        at += 1
    if place.kind == "modifier":
        return words.lemma(at) not in DESCRIBED
    return words.lemma(at) in OTHERS or words.tag(at) not in NOUNS


def _object(words: Words, verb: int, last: int) -> Iterator[Judgement]:
    verb -= words.tag(verb) == "RP"
    lemma = words.lemma(verb)
    if is_passive_at(words, verb):
        return
    if lemma in _ATTACKING and not (_with_reason(words, last) or _in_words(words)):
        return
    if lemma in _GIVING:
        yield from _given(words, last)
    if lemma in BY_VERB:
        yield from _unless_negated(words, BY_VERB[lemma], (verb,), max(words.low, verb - 4), verb)
    if lemma in _DOUBTING and any(words.lemma(i) in _DOUBTED for i in range(last, min(words.high, last + 5))):
        yield -1, (verb,), False
    if lemma in _ASKING and (leaving := _told_to_leave(words, last)) >= 0:
        yield -1, (verb, leaving), False


def _with_reason(words: Words, last: int) -> bool:
    return any(words.form(i) in _FOR and words.form(i + 1) not in TIMES for i in range(last, min(words.high, last + 8)))


def _in_words(words: Words) -> bool:
    """Whether the sentence is of a contest of words, where "attacked" means no blow."""
    return any(words.lemma(i) in _WORDY for i in range(words.low, words.high))


def _given(words: Words, last: int) -> Iterator[Judgement]:
    """ "Gave Berg heartfelt praise"."""
    for i in range(last, min(words.high, last + 4)):
        if words.tag(i) in NOUNS:
            sign = 1 if words.lemma(i) == "credit" else BY_NOUN.get(words.lemma(i), 0)
            if sign:
                yield sign, (i,), False
            return
        if words.tag(i) not in ("JJ", "DT", "RB"):
            return


def _told_to_leave(words: Words, last: int) -> int:
    """Where "resign" or "be impeached" stands behind "to"; −1 for nowhere."""
    if words.form(last) != "to":
        return -1
    at = last + 1 + (words.lemma(last + 1) == "be")
    return at if words.lemma(at) in (_REMOVED if words.lemma(last + 1) == "be" else _LOST) else -1


def _behind_preposition(words: Words, at: int, last: int) -> Iterator[Judgement]:
    """ "Lash out at Berg", "criticism of Berg", "proud of Berg"."""
    form = words.form(at)
    for verb in range(at - 1, max(words.low - 1, at - 5), -1):
        for phrase, sign in BY_PHRASE.get(words.lemma(verb), ()):
            if words.tag(verb) in VERBS | NOUNS and tuple(words.form(i) for i in range(verb + 1, at + 1)) == phrase:
                yield from _unless_negated(words, sign, tuple(range(verb, at + 1)), max(words.low, verb - 4), verb)
                return
    noun = at - 1
    while words.tag(noun) in ADVERBS or words.form(noun) in ("up",):
        noun -= 1
    feeling = _FEELINGS.get(words.form(noun))
    if feeling and feeling[0] == form:
        yield from _unless_negated(words, feeling[1], (noun,), max(words.low, noun - 4), noun)
    toward = BY_NOUN.get(words.lemma(noun)) or BY_NOUN_TOWARD.get(words.lemma(noun))
    if toward and form in TOWARD and words.tag(noun) in NOUNS and not (form == "of" and words.lemma(noun) not in BY_NOUN):
        yield from _unless_negated(words, toward, (noun,), max(words.low, noun - 3), noun)
    if words.lemma(at - 1) in _ASKING and form in ("on", "for") and (leaving := _told_to_leave(words, last)) >= 0:
        yield -1, (at - 1, leaving), False


def _earned(words: Words, start: int, last: int) -> Iterator[Judgement]:
    """ "Drew wide praise", "faced a backlash"."""
    for i in range(start, min(words.high, start + 5)):
        lemma = words.lemma(i)
        earned = BY_NOUN.get(lemma) or BY_NOUN_TOWARD.get(lemma) or (-1 if lemma in ("fire", "backlash") else 0)
        if earned and words.tag(i) in NOUNS:
            yield from _unless_negated(words, earned, (i,), last, start)
            return
        if words.tag(i) in VERBS or words.form(i) in (",", "for"):
            return


def _unless_negated(words: Words, sign: int, at: tuple[int, ...], low: int, high: int) -> Iterator[Judgement]:
    if any(words.form(i) in _UNTOLD or words.lemma(i) in _UNTOLD for i in range(low, high)):
        return
    before = {words.form(i) for i in range(low, high)} | {words.lemma(i) for i in range(low, high)}
    if _NEGATORS.isdisjoint(before) and not any(form.endswith("n't") for form in before):
        yield sign, at, False
    elif sign > 0:
        yield -1, at, True


def by_writer(words: Words, at: int) -> bool:
    """Whether "I" or "we" stand as subject closely before the judging word."""
    return any(words.form(i) in _WRITER for i in range(max(words.low, at - 4), at))


JUDGING = frozenset(
    (
        *BY_VERB,
        *BY_PHRASE,
        *BY_NOUN,
        *BY_NOUN_TOWARD,
        *_ASKING,
        *_FEELINGS,
        *UNDER,
        *_DOUBTING,
        "deserve",
        "merit",
        "resign",
        "quit",
        "should",  # "should have asked"
        "stop",
    )
)
