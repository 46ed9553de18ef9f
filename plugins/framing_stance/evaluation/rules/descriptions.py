"""What a stretch of words calls somebody: "a corrupt mayor", "dishonest and cruel", "no friend of the truth".

Read from one place to where the phrase ends; of each evaluating word in it where it is, its sign, and whether it is turned
by negation.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import NamedTuple

from framing.english import CLASSES
from framing.text import QUOTES
from framing_stance.agency.clause_words import ADVERBS, NOUNS, PREMODIFIERS, Words
from framing_stance.evaluation.words import Lists

TURNING = ((CLASSES.negators | CLASSES.nearly_negators) - {"none", "nowhere"}) | {"n't", "less"}
_NOT_ONLY = frozenset("only merely just simply".split())  # "not merely corrupt" is corrupt, and more
# Words that only together with the next mean something else: "a lame duck", "a steady diet", "failure to win".
_FIXED = frozenset(
    (
        ("lame", "duck"),
        ("lame", "-"),
        ("steady", "diet"),
        ("steady", "stream"),
        ("failure", "to"),
        ("obstruction", "of"),
        ("inability", "to"),
        ("popular", "vote"),
        ("false", "start"),
        ("fair", "share"),
        ("fair", "trade"),
        ("moving", "forward"),
        ("illegal", "immigration"),
        ("illegal", "immigrants"),
        ("illegal", "aliens"),
        ("violent", "crime"),
    )
)
_GOES_ON = PREMODIFIERS | ADVERBS | {"VBN", "VBG", "CC"}
_FAR_FROM = frozenset((("far", "from"), ("anything", "but")))
_PARTS = frozenset(
    "one kind sort piece bunch bit string series pattern litany blizzard torrent stream barrage record history pack web".split()
)
_NEW_CLAUSE = frozenset("VBD VBZ VBP PRP MD BE HV DO IN".split())
_AS_IT_WERE = frozenset(
    "so too very such quite rather pretty utterly simply just both as more most kind sort one of than".split()
)
# Heads of phrases whose adjectives say nothing of whose they are: "bad news", "good friends with", "the right wing".
OTHER_HEADS = frozenset(
    "bet case chance chunk company day deal dose example faith feeling fortune friend guess health idea "
    "luck majority many month news number "
    "place portion position reason side sign spirit standing start term terms thing time turn way week "
    "wing year morning evening night "
    "monday tuesday wednesday thursday friday saturday sunday weekend admirer fan believer supporter critic "
    "percent share question part scenario case power change".split()
)
ALLEGEDLY = frozenset("supposedly allegedly reportedly purportedly seemingly ostensibly apparently".split())
_ALLEGED = ALLEGEDLY | frozenset(
    "alleged supposed perceived claimed so-called potential possible apparent purported reported suspected "
    "accused reputed".split()
)
# Adjectives that in a phrase with these words mean something else: "good at", "right to", "worse off", "mad at".
_ELSE: dict[str, frozenset[str]] = {
    "responsible": frozenset("for".split()),
    "tough": frozenset("to on for".split()),
    "notorious": frozenset("for".split()),
    "right": frozenset("now after before away behind next here there wing in on up to at of out down".split()),
    "good": frozenset("for to with on about friends as enough".split()),
    "worse": frozenset("off than for".split()),
    "bad": frozenset("for enough".split()),
    "mad": frozenset("at about that".split()),
    "sharp": frozenset("with on".split()),
    "kind": frozenset("of".split()),
    "patient": frozenset("with".split()),
    "poised": frozenset("to for on".split()),
    "determined": frozenset("to by".split()),
    "adept": frozenset("at in".split()),
    "masterful": frozenset("at in".split()),
    "vague": frozenset("about on".split()),
    "defensive": frozenset("about on over".split()),
}
# That what was tried ended well or badly is its result.
_RESULTS = frozenset("failed failing successful fruitless futile".split())
_TRIED = frozenset("attempt bid campaign candidacy effort nomination run push".split())
_ALL_OF_US = frozenset("country nation america democracy world people republic economy town city".split())
# Adjectives that praise whom they are said of, but not whose they are: "his good friend", "her best chance".
WEAK = frozenset(
    "best better worse good great right fine sharp clear fair bright effective qualified calm genuine "
    "moral patient devoted strong tough bold experienced determined confident friendly solid consistent "
    "committed serious robust focused modest pragmatic".split()
)


class Described(NamedTuple):
    """An evaluating word: its position, its sign there, and whether a negation before it turned it."""

    at: int
    sign: int
    turned: bool
    noun: bool = False


def described(
    words: Words, lists: Lists, start: int, names: Container[int] = (), *, negated: bool = False, owned: bool = False
) -> list[Described]:
    """The evaluating words of the phrase that begins at ``start``, none of them part of a name.

    ``owned`` phrases are what somebody has or shows, others what somebody is.
    """
    end, found = phrase_end(words, start), []
    head = head_of(words, start, end)
    if words.form(start) == "either" or any(words.form(i) in _ALLEGED for i in range(start, end)):
        return []
    for i in range(start, end):
        form, lemma = words.form(i), words.lemma(i)
        if form in TURNING or (form, words.form(i + 1)) in _FAR_FROM:
            negated = negated if _is_no_negation(words, i, negated=negated) else not negated
        elif i in names or is_fixed(words, i, start):
            continue
        elif form in lists.adjectives and _describes(words, i, head, negated=negated) and not (owned and form in WEAK):
            found.append(Described(i, lists.adjectives[form] * (-1 if negated else 1), negated))
        elif _is_noun(words, i, owned=owned):
            told = lists.possessions if owned else lists.nouns
            sign = told.get(lemma) or told.get(form)
            if sign:
                found.append(Described(i, sign * (-1 if negated else 1), negated, noun=True))
    return found


# What may stand between "is" and what somebody is: "is without question a liar".
_ASIDES = tuple(
    tuple(text.split())
    for text in (
        "without question; without doubt; without a doubt; in fact; in truth; by far; at heart; by nature; at best; "
        "of course; at times; in many ways; in other words; after all"
    ).split("; ")
)


def over_aside(words: Words, start: int) -> int:
    """Behind an aside that begins at a token, with or without commas around it."""
    at = start + (words.form(start) == ",")
    for aside in _ASIDES:
        if tuple(words.form(at + k) for k in range(len(aside))) == aside:
            end = at + len(aside)
            return end + (words.form(end) == ",")
    return start


# What somebody does before others: that it was good is praise of whose it is, though "her good friend" is none.
_PERFORMANCES = frozenset("answer argument campaign interview job leadership performance point record show speech work".split())


def performed(words: Words, start: int) -> bool:
    """Whether the phrase at a token is a performance of its subject: "gave a very good speech"."""
    head = head_of(words, start, phrase_end(words, start))
    return head >= 0 and words.lemma(head) in _PERFORMANCES and words.tag(start) in ("DT", "PRP$")


def _is_no_negation(words: Words, i: int, *, negated: bool) -> bool:
    """ "Not merely corrupt", "not the first blunder", the second half of "neither honest nor kind"."""
    first = (words.form(i + 1), words.form(i + 2)) in (("the", "first"), ("the", "only"))
    return (words.form(i) == "not" and (first or words.form(i + 1) in _NOT_ONLY)) or (words.form(i) == "nor" and negated)


def is_fixed(words: Words, i: int, start: int) -> bool:
    """Whether a word has its meaning only with its neighbour: "lame duck", "popular vote loser"."""
    return (words.form(i), words.form(i + 1)) in _FIXED or (i > start and words.form(i - 1) == "vote")


def _is_noun(words: Words, i: int, *, owned: bool) -> bool:
    """Whether a word is a noun; of what is owned also a participle: "his bungling of the repair"."""
    if words.tag(i + 1) in NOUNS | {"POS"} or words.tag(i - 1) == "VBG":
        return False
    return words.tag(i) in NOUNS or (owned and words.tag(i) == "VBG" and words.tag(i + 1) in ("IN", ".", ","))


def phrase_end(words: Words, start: int) -> int:
    """Where the phrase ends that begins at ``start``: before a verb, a mark, a preposition but for "one of", "far from"."""
    i = start
    while i < words.high and _goes_on(words, i, start):
        i += 1
    return i


def _goes_on(words: Words, i: int, start: int) -> bool:
    """Whether the token at i still belongs to the phrase."""
    tag, form = words.tag(i), words.form(i)
    if tag in ("VBG", "VBN", "DT", "PRP$") and words.tag(i - 1) in NOUNS and i > start:
        return False
    if form == ",":
        return words.tag(i + 1) in ("JJ", "RB") and words.tag(i - 1) in ("JJ", "RB", "VBN")
    if form in ("of", "from"):
        return words.form(i - 1) in _PARTS or words.form(i - 1) == "far"
    if form in ("far", "anything") or (form == "but" and words.form(i - 1) == "anything"):
        return True
    if form in ("as", "than") and any(words.tag(j) in NOUNS for j in range(start, i)):
        return False
    if tag == "CC":
        return words.tag(i + 1) not in _NEW_CLAUSE
    return form in TURNING or form in _AS_IT_WERE or form in QUOTES or tag in _GOES_ON


def head_of(words: Words, start: int, end: int) -> int:
    """The last noun of the phrase; −1 where it is a mere adjective."""
    for i in range(end - 1, start - 1, -1):
        if words.tag(i) in NOUNS:
            return i
    return -1


def _describes(words: Words, i: int, head: int, *, negated: bool) -> bool:
    """Whether an adjective says what it is listed for: not "right now", "good news", "bad for", nor "not the worst"."""
    behind = words.form(i + 1)
    if negated and words.tag(i) == "JJS":
        return False  # praise only in irony
    if (
        behind == "for"
        and words.form(i) in ("bad", "good")
        and words.form(i + 2 + (words.tag(i + 2) in ("DT", "PRP$"))) in _ALL_OF_US
    ):
        return True
    if words.form(i).endswith("ing") and words.tag(i + 1) in ("DT", "PRP$", "PRP", "NNP"):
        return False
    if behind in _ELSE.get(words.form(i), ()) or (words.tag(i) in NOUNS and words.tag(i + 1) in NOUNS):
        return False
    return not (i < head and words.lemma(head) in (_TRIED if words.form(i) in _RESULTS else OTHER_HEADS))


def signs(found: list[Described]) -> int:
    """The sign of a phrase: the noun's, else that of all adjectives; 0 where they differ."""
    nouns = {each.sign for each in found if each.noun}
    kinds = nouns or {each.sign for each in found}
    return next(iter(kinds)) if len(kinds) == 1 else 0


def negators(words: Words, start: int, stop: int) -> Iterator[int]:
    """The negating words in [start, stop)."""
    return (i for i in range(start, stop) if words.form(i) in TURNING or words.form(i).endswith("n't"))
