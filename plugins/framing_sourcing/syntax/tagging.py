"""Parts of speech, lightly: Brill's word list, then a few rules on the neighbours (after Brill 1992).

Tags are the Penn Treebank's. Marks are tagged with themselves.
"""

from __future__ import annotations

from collections.abc import Sequence

from framing import Span
from framing.text import Tokens
from framing_sourcing.syntax.verbal import Beside, finite_form, is_finite
from framing_sourcing.syntax.words import ABBREVIATIONS, ADVERBIAL, ALSO_VERBS, CLAUSAL, QUANTIFIERS
from framing_sourcing.syntax.wordtags import AUXILIARY, CLOSED, FINITE, NOUNS, VERBS, likely_tag, verb_form, word_list

_HEADS = NOUNS | {"CD", "PRP", "$"}
_OPEN_CLASS = NOUNS | VERBS | {"JJ", "RP"}
_FINITE_OR_AUXILIARY = FINITE | AUXILIARY


def tag(tokens: Tokens, lemmas: Sequence[str], sentences: Sequence[Span], verbs: frozenset[str]) -> list[str]:
    """Tag every token; ``verbs`` are lemmas that may be verbs even where the word list knows a noun."""
    forms = tokens.forms
    alphabetic = [form[0].isalpha() for form in forms]
    raised = [letter and word[0].isupper() for letter, word in zip(alphabetic, tokens.written, strict=True)]
    initial = _initials(tokens, sentences, alphabetic, raised)
    names = _names(tokens, initial, raised)
    tags = list(map(likely_tag, tokens.written, initial))
    for i, current in enumerate(tags):
        if raised[i] and (forms[i] in names or _is_may(i, tags, forms) if initial[i] else _is_name(i, current, tags, forms)):
            tags[i] = "NNP"
        elif current == "NNP":
            continue
        elif (
            current in VERBS and i + 1 < len(tags) and forms[i + 1] in ("'", "’") and _is_plural_possessive(i + 1, tokens, forms)
        ):
            tags[i] = "NNS"
        elif (
            forms[i] in ADVERBIAL and i + 1 < len(tags) and i and tags[i + 1] in ("VBN", "VBD") and tags[i - 1] in _BEFORE_ADVERB
        ):
            tags[i] = "RB"  # "have long called", "as first reported"
        elif current in _OPEN_CLASS:
            tags[i] = _in_context(i, current, tags, forms, lemmas, verbs)
        elif current in ("'", "’") and i and tags[i - 1] in ("NNS", "NNPS", "NNP") and _is_plural_possessive(i, tokens, forms):
            tags[i] = "POS"
        elif current == "POS" and i and tags[i - 1] in ("PRP", "WP", "EX", "WRB", "DT"):
            tags[i] = "BE"
        elif forms[i] == "that":
            tags[i] = _that(i, tags, forms)
        elif forms[i] == "a" and raised[i] and _is_initial(i, tags, forms):
            tags[i] = "NNP"
        elif forms[i] == "her" and (
            i + 1 >= len(tags) or tags[i + 1] not in _AFTER_POSSESSIVE or tags[i + 1 : i + 3] in _BEFORE_PREDICATE
        ):
            tags[i] = "PRP"
        elif forms[i] == "like" and i and _is_verb_like(i, tags, forms):
            bare = tags[i - 1] in ("MD", "DO", "TO") or forms[i - 1] in _NEGATIVE or forms[i - 1].endswith("'d")
            tags[i] = "VB" if bare else "VBP"
        elif forms[i] == "back" and i and (tags[i - 1] in ("TO", "MD") or forms[i - 1].endswith(_MODAL)):
            tags[i] = "VB" if [*forms[i - 2 : i - 1]] != ["back"] else current  # "to back the plan", but "back to back"
    return tags


_NEGATIVE = frozenset({"n't", "not", "never"})
_LIKES = frozenset("i you we they who i'd you'd we'd they'd he'd she'd".split())


def _is_verb_like(i: int, tags: Sequence[str], forms: Sequence[str]) -> bool:
    """Whether "like" is the verb: "they like", "did n't like", "would like"."""
    if tags[i - 1] in ("MD", "DO", "TO") or (i > 1 and forms[i - 1] in _NEGATIVE and tags[i - 2] in ("DO", "MD")):
        return True
    if forms[i - 1].endswith(("n't", "'d")) and tags[i - 1] in ("DO", "MD", "PRP"):
        return True
    after = tags[i + 1] if i + 1 < len(tags) else ""
    return forms[i - 1] in _LIKES and after in ("DT", "PRP", "PRP$", "TO", "NNP")


def _is_name(i: int, current: str, tags: Sequence[str], forms: Sequence[str]) -> bool:
    """Whether a word with a capital is a name for all that the word list says: "Will Holm", "Small said"."""
    after = tags[i + 1] if i + 1 < len(tags) else ""
    return forms[i] == "will" or (current == "JJ" and after not in _AFTER_ADJECTIVE)


def _is_may(i: int, tags: Sequence[str], forms: Sequence[str]) -> bool:
    """Whether "May" at the head of a sentence is somebody: "May said", but "May she rest"."""
    return forms[i] in ("may", "us") and [*tags[i + 1 : i + 2]] in (["VBD"], ["VBZ"], ["VBN"])


def _is_initial(i: int, tags: Sequence[str], forms: Sequence[str]) -> bool:
    """Whether "A" is the first of two initials, or one after a title: "A. J. Berg", "Sen. A. Berg"."""
    titled = i > 1 and forms[i - 1] == "." and forms[i - 2] in ABBREVIATIONS
    second = len(forms[i + 2 : i + 3]) == 1 and len(forms[i + 2]) == 1 and [*forms[i + 3 : i + 4]] == ["."]
    return [*forms[i + 1 : i + 2]] == ["."] and [*tags[i + 2 : i + 3]] == ["NNP"] and (titled or second)


_AFTER_ADJECTIVE = NOUNS | {"JJ", "CD", "VBG", "CC", "-"}


def _is_plural_possessive(i: int, tokens: Tokens, forms: Sequence[str]) -> bool:
    """Whether an apostrophe closes a word in s and a word follows after a space: "the teachers' strike"."""
    glued = tokens.ends[i - 1] == tokens.starts[i] and forms[i - 1].endswith("s")
    return glued and i + 1 < len(forms) and tokens.starts[i + 1] > tokens.ends[i] and forms[i + 1][0].isalpha()


_BEFORE_PREDICATE = (['"', "JJ"], ["“", "JJ"], ['"', "DT"], ["“", "DT"])  # called her "weak"
_AFTER_POSSESSIVE = NOUNS | {"JJ", "JJR", "JJS", "CD", "VBN", "VBG", "RB", "VB", "VBD", "VBP", '"', "“", "RBS", "RBR"}


def _initials(tokens: Tokens, sentences: Sequence[Span], alphabetic: Sequence[bool], raised: Sequence[bool]) -> list[bool]:
    """For each token whether its capital says nothing: first in a sentence or quotation, or in a line of capitals."""
    forms = tokens.forms
    initial = [False] * len(tokens)
    for start, end in sentences:
        inside = tokens.within(start, end)
        words = sum(alphabetic[inside.start : inside.stop])
        headline = words >= 4 and sum(raised[inside.start : inside.stop]) >= 0.7 * words
        opening = True
        for i in inside:
            initial[i] = opening or headline
            opening = (opening and not forms[i][0].isalnum()) or forms[i] in _OPENING
    return initial


_OPENING = frozenset({'"', "“", "‘", ":", "—", "–"})


def _names(tokens: Tokens, initial: Sequence[bool], raised: Sequence[bool]) -> frozenset[str]:
    """Words that the text writes with a capital where their place does not ask for one, and never without."""
    inside = [(form, capital) for form, opening, capital in zip(tokens.forms, initial, raised, strict=True) if not opening]
    capitals = {form for form, capital in inside if capital}
    return frozenset(capitals.difference((form for form, capital in inside if not capital), CLOSED))


def _that(i: int, tags: list[str], forms: Sequence[str]) -> str:
    following = tags[i + 1] if i + 1 < len(tags) else ""
    previous = tags[i - 1] if i else ""
    if following in FINITE or following in AUXILIARY or following in ("RB", "VBN"):
        return "WDT" if previous in NOUNS else "DT" if previous in ("", "IN", ".", ",") else "WDT"
    return "DT" if previous in ("IN", "TO") and forms[i - 1] != "so" else "IN"


def _previous(i: int, tags: list[str]) -> int:
    """Position of the token before i that is no adverb."""
    i -= 1
    while i >= 0 and tags[i] in ("RB", "RBR"):
        i -= 1
    return i


def _in_context(i: int, current: str, tags: list[str], forms: Sequence[str], lemmas: Sequence[str], verbs: frozenset[str]) -> str:
    """The tag of a noun, verb or adjective after what stands beside it."""
    p = _previous(i, tags)
    before = tags[p] if p >= 0 else ""
    if p >= 0 and before.startswith("JJ") and forms[p] in QUANTIFIERS and current in VERBS:
        before = "NNS"  # "many believe"
    after = tags[i + 1] if i + 1 < len(tags) else ""
    verbal = current if current in VERBS else verb_form(forms[i], lemmas[i]) if lemmas[i] in verbs and current != "NNP" else ""
    if before == "TO" and p and forms[p - 1] in _BEFORE_TO:
        before = "IN"  # "according to exit polls"
    if before in ("TO", "MD", "DO") or (before == "PRP" and forms[p].endswith(_MODAL) and verbal not in ("VBD", "VBN")):
        return _infinitive(current, verbal, before, after, forms[i], lemmas[i])
    cue = verbal == "VBZ" or lemmas[i] in verbs
    if cue and p == i - 1 and _is_predicate(forms[p], before, verbal, current, after, forms[i]):
        return "VBP" if verbal == "VB" else "VBD" if verbal == "VBN" else verbal
    if before in ("DT", "PRP$", "POS", "JJ", "CD", "WP$") and p == i - 1:
        return _nominal(current, after)
    if before in ("HV", "BE") and (participle := _participle(current, verbal, before, forms[i], p == i - 1)):
        return participle
    if current in ("VB", "VBP") and forms[i] in _ALSO_PARTICIPLES and [*forms[i + 1 : i + 2]] == ["by"] and before in _AFTER_NAME:
        return "VBN"  # "the site, run by Holm"
    if current in ("VBN", "VBD"):
        return _past(i, current, before, after, tags, forms)
    if current in ("VB", "VBP") and (
        (before == "IN" and forms[p] not in CLAUSAL)
        or (before == "NN" and p == i - 1 and after in NOUNS and forms[i] not in _ONLY_IN_FULL)  # "around the country say"
    ):
        return "NN"
    if current == "VBZ" and _is_plural_noun(before, after, forms[p] if p >= 0 else "", forms[i]):
        return "NNS"
    if current == "VBG" and p == i - 1 and p >= 0 and forms[p] == "under":
        return "NN"  # "under questioning"
    if current in ("VB", "VBP", "VBZ"):
        follows = before in _SUBJECTS or before == "RBS" or (p >= 0 and forms[p] == "that")
        return "VBP" if current == "VB" and follows else current
    if verbal in ("VB", "VBZ"):
        return finite_form(verbal) if is_finite(Beside(current, verbal, before, after, forms, i, p, tags)) else current
    if current in ("NN", "JJ", "NNS") and verbal in ("VBG", "VBD"):
        return verbal if current != "NNS" or verbal == "VBD" else current
    return current


def _is_predicate(left: str, before: str, verbal: str, current: str, after: str, form: str) -> bool:
    """Whether a verb follows a word that stands for a noun of its own: "this seems", "some say", "one in five say"."""
    several = left in _SEVERAL
    if verbal == "VBZ":
        alone = left in _ONE and (current == "VBZ" or after in _OPENS_OBJECT or after == "TO")
        return alone or (form in _ONLY_VERBS and before in ("JJ", "CD"))
    if verbal in ("VB", "VBP"):
        many = several or left == "both" or before == "CD" or left in _SHARES
        return many and (form in _ONLY_IN_FULL or (several and after == "TO"))
    named = after == "NNP" and several  # "some accused Holm", but not "all united Holms"
    return verbal in ("VBD", "VBN") and (named or ((several or left in _EACH) and after in _OPENS_OBJECT))


_BEFORE_TO = frozenset("according due thanks contrary prior owing".split())
_MODAL = ("'ll", "'d")
_ONE = frozenset("this that each another".split())
_SEVERAL = frozenset("some these those many others".split())
_EACH = frozenset("each another either neither none both all".split())
_SHARES = frozenset("third half quarter fifth percent".split())
_ONLY_IN_FULL = frozenset("say tell believe think know seem agree argue".split())
_OPENS_OBJECT = frozenset({"DT", "PRP", "PRP$", "WP", "WRB", "EX"})


def _is_plural_noun(before: str, after: str, left: str, form: str) -> bool:
    """Whether a form in s is a noun: another verb or an auxiliary follows, or a preposition stands before it."""
    if form in _ONLY_VERBS:
        return False
    if after in _FINITE_OR_AUXILIARY:
        return before not in _CLAUSE_SUBJECTS
    return before == "IN" and left not in CLAUSAL


def _infinitive(current: str, verbal: str, before: str, after: str, form: str, lemma: str) -> str:
    """After "to", a modal or "do"."""
    if verbal in ("VB", "VBP") or (verbal == "VBD" and form == lemma):
        return "VB"
    if current in ("NN", "JJ") and before == "TO" and form not in word_list():
        return "VB"
    return "VB" if current == "NN" and (after in ("DT", "PRP", "PRP$") or form in ALSO_VERBS) else current


def _participle(current: str, verbal: str, before: str, form: str, adjacent: bool) -> str:
    """After "have" or "be"; '' where it is none."""
    if before == "HV":
        return "VBN" if verbal in ("VBD", "VBN") else ""
    if current == "NN" and form.endswith("ing") and adjacent and len(form) > 5:
        return "VBG"
    return "VBG" if verbal == "VBG" else "VBN" if verbal in ("VBD", "VBN") else ""


def _past(i: int, current: str, before: str, after: str, tags: list[str], forms: Sequence[str]) -> str:
    """Past tense or participle."""
    if before in ("RP", *_TRANSITIVE) and after in NOUNS:
        return "VBN"  # "carry out ordered repairs", "called unpaid bills"
    if forms[i] in _PARTICIPLES or (current == "VBN" and forms[i].endswith("en")):
        return "VBN"
    if forms[i] == "briefed" and after == "IN":
        return "VBN"  # "a person briefed on the talks"
    if _opens_participle(i, before, after, tags, forms):
        return "VBN"  # "Asked about …, she", "when asked whether"
    by_whom = after == "IN" and forms[i + 1] == "by" and forms[i] != "said" and not (i + 2 < len(tags) and tags[i + 2] == "VBG")
    named = after in _MARKS and forms[i] in _NAMED
    participle = (named or current == "VBN" or after == "TO") and not (after == "TO" and forms[i] in _NEVER_PASSIVE)
    reduced = before == "," and participle and after in ("IN", "TO", *_MARKS) and not _closes_apposition(i, tags, forms)
    return "VBN" if by_whom or reduced else "VBD" if before in _SUBJECTS else current


_TRANSITIVE = frozenset({"VB", "VBP", "VBG", "VBZ", "VBD"})
_PARTICIPLES = frozenset("known seen given taken written shown spoken chosen driven drawn grown thrown begun".split())
_NEVER_PASSIVE = frozenset("declined refused vowed agreed hoped wanted tried decided pledged threatened failed managed".split())
_OPENS_PARTICIPLE = frozenset("when if while once unless until although though whether".split())


def _opens_participle(i: int, before: str, after: str, tags: Sequence[str], forms: Sequence[str]) -> bool:
    """Whether a past form without a subject stands at the head of a sentence or after "when"."""
    if not forms[i].endswith("ed") or after not in ("IN", "TO", "WRB", "WP"):
        return False
    return before in ("", ".", "?", "!") or forms[i - 1] in _OPENS_PARTICIPLE


def _closes_apposition(i: int, tags: list[str], forms: Sequence[str]) -> bool:
    """Whether the comma before i is the second after a name and no verb stood before: "Holm, a farmer, called for …".

    A relative clause between the commas has a verb of its own: "Holm, who runs the port, stuck to …".
    """
    commas, verb = 0, False
    for j in range(i - 1, max(-1, i - 40), -1):
        if tags[j] in ("WP", "WDT"):
            return commas == 1 and [*tags[j - 1 : j]] == [","]
        if tags[j] == "." and forms[j - 1] not in ABBREVIATIONS:
            return False
        verb = verb or tags[j] in _FINITE_OR_AUXILIARY
        commas += tags[j] == ","
        if commas == 2:
            return not verb and j > 0 and tags[j - 1] in ("NNP", "NNPS", "NN", "NNS")
    return False


_CLAUSE_SUBJECTS = frozenset({"PRP", "WP", "WDT", "WRB", "EX", "NNP", "NNPS", "RB", "BE", "VBZ", "VBD"})
_ONLY_VERBS = frozenset("says tells asks wants believes thinks knows".split())
_ALSO_PARTICIPLES = frozenset("run put cut set hit read cast beat led".split())
_BEFORE_ADVERB = NOUNS | AUXILIARY | {"PRP", "IN", "WP"}
_AFTER_NAME = NOUNS | {",", ")"}
_MARKS = ('"', "“", "'", "‘")
_NAMED = frozenset("called dubbed named termed labelled labeled titled entitled".split())
_SUBJECTS = NOUNS | {"PRP", "WP", "WDT", ")", "CC", ","}


def _nominal(current: str, after: str) -> str:
    """After a determiner, an adjective or a number."""
    if current in ("VB", "VBP"):
        return "NN"
    if current == "VBZ":
        return "NNS"
    if current == "VBG":
        return "VBG" if after in NOUNS else "NN"
    if current == "VBD":
        return "VBN" if after in NOUNS or after == "JJ" else "VBD"
    return current
