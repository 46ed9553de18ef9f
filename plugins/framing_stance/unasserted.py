"""What a sentence does not say of the target, although it stands there: asked, supposed, denied, or said of somebody else.

"Is Berg a liar?", "if Berg were a liar", "it is not true that Berg is a liar" and "far from corrupt" say nothing against
Berg; nor does "Berg is honest, but Lind is a liar". "Berg is a better mayor than Lind" says nothing for Lind, and "Berg
visited the honest firefighters" nothing for Berg.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from framing_stance.features import Sentence

_ASKING = frozenset("is are was were am do does did has have had will would can could shall should may might must".split())
_UNTRUE = frozenset("true untrue false wrong so".split())
_CLAIMS = frozenset("allegation accusation charge claim idea notion rumour rumor suggestion assertion story".split())
_BASELESS = frozenset("false untrue wrong baseless unfounded groundless nonsense absurd ridiculous".split())
_TURNS = frozenset("but whereas while ;".split())
_ARTICLES = frozenset("the a an".split())
_MEETING = frozenset("address greet host join meet visit welcome".split())
_PRAISING = frozenset("applaud commend congratulate hail honour honor laud praise thank".split())
_BE = frozenset(("be", "get"))
_ENDS = frozenset('. ; : ( ) " “ ” , but although though while who which that'.split())
_AFTER_OBJECT = _ENDS | frozenset("and as at because by for from in on to when with".split())


def unasserted(s: Sentence) -> Iterator[int]:
    """The positions of words that say nothing of the target for one of these reasons."""
    yield from _asked(s)
    yield from _supposed(s)
    yield from _untrue(s)
    yield from _far_from(s)
    yield from _said_of_another(s)
    yield from _unlike(s)
    yield from _better_than(s)
    yield from _met(s)


def _but_target(s: Sentence, positions: Iterable[int]) -> Iterator[int]:
    return (i for i in positions if i != s.target)


def _asked(s: Sentence) -> Iterator[int]:
    """ "Is Berg a liar?", but not "isn't Berg a liar?" """
    start = 1 if s.forms[0] in ('"', "“") else 0
    if "?" in s.forms[-2:] and s.forms[start] in _ASKING and not {"n't", "not"}.intersection(s.forms):
        yield from _but_target(s, range(len(s.forms)))


def _supposed(s: Sentence) -> Iterator[int]:
    """ "If Berg were a liar, …": up to the comma, where the target stands in it."""
    for i in range(s.target - 1, max(-1, s.target - 5), -1):
        if s.forms[i] in _ENDS:
            return
        if s.forms[i] == "if" and [*s.forms[i - 1 : i]] not in (["as"], ["even"]):
            end = next((j for j in range(s.target, len(s.forms)) if s.forms[j] in (",", ";")), len(s.forms))
            yield from _but_target(s, range(i, end))
            return


def _untrue(s: Sentence) -> Iterator[int]:
    """ "It is not true that …", "the claim that … is false": the whole of it."""
    for i in range(max(0, s.target - 4), s.target):
        if s.forms[i] != "that":
            continue
        before = s.forms[max(0, i - 5) : i]
        said = before[-1:] and before[-1] in _UNTRUE and "it" in before
        if said and (before[-1] not in ("true", "so")) != s.negated[i - 1]:
            yield from _but_target(s, range(i - len(before), len(s.forms)))
        ends = (j for j in range(s.target + 1, len(s.forms)) if s.forms[j] in _BASELESS and "be" in s.lemmas[j - 2 : j])
        if s.lemmas[i - 1] in _CLAIMS and next(ends, None) is not None:
            yield from _but_target(s, range(i - 1, len(s.forms)))


def _far_from(s: Sentence) -> Iterator[int]:
    """ "Berg is far from corrupt", "anything but corrupt"."""
    for i in range(s.target + 1, min(len(s.forms) - 1, s.target + 6)):
        if s.forms[i] in _ENDS:
            return
        if [*s.forms[i : i + 2]] in (["far", "from"], ["anything", "but"]):
            yield from _to_end(s, i + 2, _ENDS)
            return


def _said_of_another(s: Sentence) -> Iterator[int]:
    """What stands behind a turn from the target to another subject: "Berg is honest, but Lind is a liar"."""
    for i in range(s.target + 2, len(s.forms) - 2):
        an_article = s.forms[i + 1] in _ARTICLES and "be" in s.lemmas[i + 2 : i + 5]
        turns = s.forms[i] in _TURNS and (s.foreign[i + 1] or an_article)
        goes_on = s.forms[i] == "and" and s.foreign[i + 1] and s.lemmas[i + 2] == "be" and "be" in s.lemmas[s.target + 1 : i]
        if turns or goes_on:
            yield from range(i, len(s.forms))
            return


def _unlike(s: Sentence) -> Iterator[int]:
    """What stands behind the phrase that the target is in: "unlike the corrupt Lind, Berg is honest"."""
    if s.forms[0] == "unlike" and "," in s.forms[s.target : s.target + 3]:
        yield from range(s.forms.index(",", s.target), len(s.forms))


def _better_than(s: Sentence) -> Iterator[int]:
    """What stands before "than", where the target stands behind it: "a better mayor than Lind"."""
    before = s.forms[max(0, s.target - 3) : s.target]
    if "than" in before:
        yield from range(s.target - before[::-1].index("than"))


def _met(s: Sentence) -> Iterator[int]:
    """What is said of whom the target meets or praises: "Berg visited the honest firefighters"."""
    for i in range(s.target + 1, min(len(s.forms) - 1, s.target + 4)):
        if s.forms[i] in _ENDS:
            return
        verb = {s.lemmas[i], s.forms[i].removesuffix("ed")}
        if verb & (_MEETING | _PRAISING) and _BE.isdisjoint(s.lemmas[s.target + 1 : i]):
            yield from _to_end(s, i if verb & _PRAISING else i + 1, _AFTER_OBJECT)
            return


def _to_end(s: Sentence, start: int, ends: frozenset[str]) -> Iterator[int]:
    for i in range(start, len(s.forms)):
        if s.forms[i] in ends:
            return
        yield i
