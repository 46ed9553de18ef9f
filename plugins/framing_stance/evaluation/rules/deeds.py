"""What somebody does, told in several words: "bowed to the lobby", "refuses to admit", "does not care about".

The phrases are data (``words.toml``, ``[doings]`` and ``[undoings]``): a verb in its dictionary form and the words behind it,
with adverbs, articles and possessives between them. Undoings count where they are denied: "knows" is nothing, "does not know" is.
"""

from __future__ import annotations

from collections.abc import Iterator

from framing_stance.agency.clause_words import ADVERBS, Verb, Words
from framing_stance.evaluation.words import Lists, Phrases

# Verbs whose infinitive or participle their subject does, too: "started lying", "continues to lie", "tried to smear".
_LEADING = frozenset(
    "begin start continue keep go proceed choose decide love like insist prefer resort try attempt seek manage dare rush".split()
)
_LETTING_PASS = frozenset(("the", "a", "an", "his", "her", "its", "their", "up", "to"))
_ENDS = frozenset('. ; : ? ! ( ) " “ ” — – that because although though while who which if when'.split())
_FAR = 22  # tokens behind its verb in which a participle still has the same subject


def phrase_at(words: Words, at: int, phrases: Phrases) -> tuple[int, tuple[int, ...]] | None:
    """The sign and the words of the phrase that begins with the verb at a token."""
    for rest, sign in phrases.get(words.lemma(at), ()):
        found, i = [at], at + 1
        for wanted in rest:
            while (words.tag(i) in ADVERBS or words.form(i) in _LETTING_PASS) and wanted not in (words.form(i), words.lemma(i)):
                i += 1
            if wanted not in (words.form(i), words.lemma(i)):
                break
            found.append(i)
            i += 1
        else:
            return sign, tuple(found)
    return None


def done(words: Words, verb: Verb, lists: Lists, *, negated: bool) -> Iterator[tuple[int, tuple[int, ...], bool]]:
    """What the subject of a verb does by several words: sign, words, whether that is by being denied."""
    found = phrase_at(words, verb.head, lists.undoings if negated else lists.doings)
    if found:
        yield found[0], found[1], negated


def led_to(words: Words, verb: Verb) -> int:
    """Where the verb stands to which a verb of beginning, trying, choosing leads; −1 for none."""
    if words.lemma(verb.head) not in _LEADING:
        return -1
    i = verb.end + (words.form(verb.end) in ("to", "on"))
    while words.tag(i) in ADVERBS:
        i += 1
    return i if words.tag(i) in ("VB", "VBG") else -1


def participles(words: Words, verb: Verb) -> Iterator[int]:
    """The participles behind a comma that go on with the subject: "left, | smearing her rival"."""
    for i in range(verb.end, min(words.high - 1, verb.end + _FAR)):
        if words.form(i) in _ENDS or words.tag(i) in ("PRP", "WP"):
            return
        if words.form(i) == ",":
            at = i + 1 + (words.tag(i + 1) in ADVERBS)
            if words.tag(at) == "VBG" and words.form(at) not in ("including", "according"):
                yield at
