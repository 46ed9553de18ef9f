"""What somebody does, told in several words: "bowed to the lobby", "refuses to admit", "does not care about".

The phrases are data (``words.toml``, ``[doings]`` and ``[undoings]``): a verb in its dictionary form and the words behind it,
with adverbs, adjectives, articles and possessives between
them; a ``*`` stands for up to five words. Undoings count where they are denied: "knows" is nothing, "does not know" is.
"""

from __future__ import annotations

from collections.abc import Iterator

from framing_stance.agency.clause_words import ADVERBS, FINITE, NOUNS, Verb, Words
from framing_stance.evaluation.words import Lists, Phrases

# Verbs of what is wanted: that a loaded word is what somebody wants is said of them, too.
_INTENDING = frozenset("want plan vow threaten intend aim hope promise work move look".split())
# Verbs whose subject does what stands behind "to" further on: "used the speech to smear Holm".
_PURPOSE = frozenset("use deploy wield exploit return rush scramble conspire plot collude team spend".split())
# Acts that are none with these words behind them: "stumbled on a proof", "lied in the grass".
_ELSE: dict[str, frozenset[str]] = {
    "fail": frozenset("to in at on".split()),
    "stumble": frozenset("on upon onto across into".split()),
    "lie": frozenset("in on at ahead beneath between within beyond down behind near".split()),
    "rage": frozenset("on".split()),
    "divide": frozenset("into up its".split()),
    "stall": frozenset("for at".split()),
    "waste": frozenset("no little".split()),
}
# Verbs whose infinitive or participle their subject does, too: "started lying", "continues to lie", "tried to smear".
_LEADING = frozenset(
    "begin start continue keep go proceed choose decide love like insist prefer resort try attempt seek manage dare rush".split()
)
_LETTING_PASS = frozenset(("the", "a", "an", "his", "her", "its", "their", "up", "to"))
_ENDS = frozenset('. ; : ? ! ( ) " “ ” — – that because although though while who which if when'.split())
_GAP = 6  # tokens that "*" in a phrase may stand for
_FAR = 22  # tokens behind its verb in which a participle still has the same subject


def phrase_at(words: Words, at: int, phrases: Phrases) -> tuple[int, tuple[int, ...]] | None:
    """The sign and the words of the phrase that begins with the verb at a token."""
    for rest, sign in phrases.get(words.lemma(at), ()):
        found, i = [at], at + 1
        for wanted in rest:
            if wanted == "*":
                i = _over_gap(words, i, rest[rest.index("*") + 1])
                continue
            while wanted not in (words.form(i), words.lemma(i)) and _lets_pass(words, i):
                i += 1
            if wanted not in (words.form(i), words.lemma(i)):
                break
            found.append(i)
            i += 1
        else:
            return sign, tuple(found)
    return None


def _lets_pass(words: Words, i: int) -> bool:
    return words.tag(i) in ADVERBS or (words.tag(i) == "JJ" and words.tag(i + 1) in NOUNS) or words.form(i) in _LETTING_PASS


def _over_gap(words: Words, start: int, wanted: str) -> int:
    """Where a word stands for which a ``*`` in a phrase leaves room, in the same clause; else where the gap begins."""
    for i in range(start + 1, min(words.high, start + _GAP)):
        if words.form(i) == wanted:
            return i
        if words.tag(i) in FINITE or words.form(i) in _ENDS or words.form(i) == ",":
            return start
    return start


def means_it(words: Words, verb: int) -> bool:
    """Whether the verb at a token has the meaning it is listed for."""
    return words.form(verb) != "lay" and words.form(verb + 1) not in _ELSE.get(words.lemma(verb), ())


def circumstances(words: Words, verb: Verb, lists: Lists) -> tuple[int, tuple[int, ...]] | None:
    """How somebody does something, told in several words: "claimed, without evidence, that", "spoke with dignity"."""
    for i in range(verb.end, min(words.high, verb.end + _FAR)):
        if words.tag(i) in FINITE or words.form(i) in _ENDS or words.tag(i) in ("WP", "WDT"):
            return None
        if words.tag(i) in ("IN", "RP") and (found := phrase_at(words, i, lists.circumstances)):
            return found
    return None


def purposes(words: Words, verb: Verb) -> Iterator[int]:
    """The infinitive of what the subject means to do by its act: "used the speech | to smear Holm"."""
    if words.lemma(verb.head) not in _PURPOSE or verb.passive:
        return
    for i in range(verb.end, min(words.high - 1, verb.end + _FAR)):
        if words.tag(i) in FINITE or words.form(i) in _ENDS or words.form(i) == ",":
            return
        if words.form(i) == "to" and words.tag(i + 1) == "VB":
            yield i + 1
            return


def done(words: Words, verb: Verb, lists: Lists, *, negated: bool) -> Iterator[tuple[int, tuple[int, ...], bool]]:
    """What the subject of a verb does by several words: sign, words, whether that is by being denied."""
    phrases = lists.undoings if negated else lists.doings
    for i in range(verb.start, verb.head + 1):  # "failed | to deliver": the first verb leaves its subject to the next
        if found := phrase_at(words, i, phrases):
            yield found[0], found[1], negated
            return


def led_to(words: Words, verb: Verb) -> int:
    """Where the verb stands to which a verb of beginning, trying, choosing leads; −1 for none."""
    if words.lemma(verb.head) not in _LEADING | _INTENDING:
        return -1
    i = verb.end + (words.form(verb.end) in ("to", "on"))
    while words.tag(i) in ADVERBS:
        i += 1
    infinitive = words.form(verb.end) == "to" and words.tag(i) == "NN"  # "began to abuse": tagged as a noun
    return i if infinitive or words.tag(i) in ("VB", "VBG") else -1


def participles(words: Words, verb: Verb) -> Iterator[int]:
    """The participles behind a comma that go on with the subject: "left, | smearing her rival"."""
    for i in range(verb.end, min(words.high - 1, verb.end + _FAR)):
        if words.form(i) in _ENDS or words.tag(i) in ("PRP", "WP"):
            return
        if words.form(i) == "by" and words.tag(i + 1) == "VBG":
            yield i + 1
        if words.form(i) == ",":
            at = i + 1 + (words.tag(i + 1) in ADVERBS)
            if words.tag(at) == "VBG" and words.form(i + 1) != "not" and words.form(at) not in ("including", "according"):
                yield at
