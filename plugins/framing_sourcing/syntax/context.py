"""The tag of a noun, verb or adjective after what stands beside it: an ordered table; the first rule that speaks decides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from framing_sourcing.syntax.beside import Beside
from framing_sourcing.syntax.past import is_participle
from framing_sourcing.syntax.verbal import finite_form, is_finite
from framing_sourcing.syntax.words import ALSO_VERBS, CLAUSAL, QUANTIFIERS
from framing_sourcing.syntax.wordtags import AUXILIARY, FINITE, NOUNS, VERBS, verb_form, word_list

SUBJECTS = NOUNS | {"PRP", "WP", "WDT", ")", "CC", ","}
_FINITE_OR_AUXILIARY = FINITE | AUXILIARY
_BEFORE_INFINITIVE = frozenset({"TO", "MD", "DO"})
_ASKS_VERB = _BEFORE_INFINITIVE | {"PRP", "BE"}
_BEFORE_NOUN = frozenset({"DT", "PRP$", "POS", "JJ", "CD", "WP$"})
_BARE = frozenset({"VB", "VBP"})
_BEFORE_TO = frozenset("according due thanks contrary prior owing".split())
_MODAL = ("'ll", "'d")
_ONE = frozenset("this that each another".split())
_SEVERAL = frozenset("some these those many others".split())
_EACH = frozenset("each another either neither none both all".split())
_SHARES = frozenset("third half quarter fifth percent".split())
_ONLY_IN_FULL = frozenset("say tell believe think know seem agree argue".split())
_ONLY_VERBS = frozenset("says tells asks wants believes thinks knows".split())
_WITH_INFINITIVE = frozenset("decline hope intend pledge refuse seek threaten try vow want".split())
_SUFFIXES = frozenset({"jr", "sr", "inc", "co", "corp", "ltd"})
_ALSO_PARTICIPLES = frozenset("run put cut set hit read cast beat led".split())
_OPENS_OBJECT = frozenset({"DT", "PRP", "PRP$", "WP", "WRB", "EX"})
_OPENS_NUMBERED = _OPENS_OBJECT | {"CD"}
_AFTER_NAME = NOUNS | {",", ")"}
_CLAUSE_SUBJECTS = frozenset({"PRP", "WP", "WDT", "WRB", "EX", "NNP", "NNPS", "RB", "BE", "VBZ", "VBD"})


def in_context(i: int, tags: Sequence[str], forms: Sequence[str], lemmas: Sequence[str], verbs: frozenset[str]) -> str:
    """The tag of token i, those before it tagged already; ``verbs`` are lemmas that may be verbs."""
    current, cue = tags[i], lemmas[i] in verbs
    p = _before_adverbs(i - 1, tags, forms)
    before = tags[p] if p >= 0 else ""
    verbal = current if current in VERBS else verb_form(forms[i], lemmas[i]) if cue and current != "NNP" else ""
    after = tags[i + 1] if i + 1 < len(tags) else ""
    if not verbal and before not in _ASKS_VERB:
        return "VBN" if _is_perfect(current, before, forms[i], after) else current
    left = forms[p] if p >= 0 else ""
    before = _read_anew(before, left, current, forms[p - 1] if p > 0 else "")
    word = Beside(current, verbal, before, after, forms[i], left, p == i - 1, cue, i, p, forms, lemmas, tags)
    return next((found for row in ROWS if (found := row.rule(word))), current)


def _is_perfect(current: str, before: str, form: str, after: str) -> bool:
    """ "have busted 40 rings": a word that was taken for an adjective is the participle of "have"."""
    return current == "JJ" and before == "HV" and form.endswith("ed") and after in _OPENS_NUMBERED


def _read_anew(before: str, left: str, current: str, further: str) -> str:
    """The tag before, where the word there stands for another kind: "many believe", "according to exit polls"."""
    if current in VERBS and left in QUANTIFIERS and before.startswith("JJ"):
        return "NNS"
    return "IN" if before == "TO" and further in _BEFORE_TO else before


def _before_adverbs(p: int, tags: Sequence[str], forms: Sequence[str]) -> int:
    """The token before the adverbs that end at p, and before the stop of "Jr."; -1 where there is none."""
    while p >= 0 and tags[p] in ("RB", "RBR"):
        p -= 1
    return p - 1 if p > 0 and forms[p] == "." and forms[p - 1] in _SUFFIXES else p


def _infinitive(word: Beside) -> str:
    """After "to", a modal or "do"."""
    if word.before not in _BEFORE_INFINITIVE and not (
        word.before == "PRP" and word.left.endswith(_MODAL) and word.verbal not in ("VBD", "VBN")
    ):
        return ""
    current, verbal = word.current, word.verbal
    if verbal in _BARE or (verbal == "VBD" and word.form == word.lemmas[word.i]):
        return "VB"
    if current in ("NN", "JJ") and word.before == "TO" and (word.form not in word_list() or _wants_verb(word)):
        return "VB"
    return "VB" if current == "NN" and (word.after in ("DT", "PRP", "PRP$") or word.form in ALSO_VERBS) else current


def _wants_verb(word: Beside) -> bool:
    """Whether the verb before "to" takes no other complement with it: "vowed to soldier on"."""
    return word.current == "NN" and word.p > 0 and word.lemmas[word.p - 1] in _WITH_INFINITIVE and word.tags[word.p - 1] in VERBS


def _predicate(word: Beside) -> str:
    """After a word that stands for a noun of its own: "this seems", "some say", "one in five say"."""
    verbal = word.verbal
    if not word.adjacent or not (word.cue or verbal == "VBZ") or not _is_predicate(word):
        return ""
    return "VBP" if verbal == "VB" else "VBD" if verbal == "VBN" else verbal


def _is_predicate(word: Beside) -> bool:
    left, before, after = word.left, word.before, word.after
    several = left in _SEVERAL
    if word.verbal == "VBZ":
        alone = left in _ONE and (word.current == "VBZ" or after in _OPENS_OBJECT or after == "TO")
        return alone or (word.form in _ONLY_VERBS and before in ("JJ", "CD"))
    if word.verbal in _BARE:
        many = several or left == "both" or before == "CD" or left in _SHARES
        return many and (word.form in _ONLY_IN_FULL or (several and after == "TO"))
    named = after == "NNP" and several  # "some accused Holm", but not "all united Holms"
    return word.verbal in ("VBD", "VBN") and (named or ((several or left in _EACH) and after in _OPENS_OBJECT))


def _nominal(word: Beside) -> str:
    """After a determiner, an adjective or a number."""
    if word.before not in _BEFORE_NOUN or not word.adjacent:
        return ""
    noun = {"VB": "NN", "VBP": "NN", "VBZ": "NNS", "VBG": "VBG" if word.after in NOUNS else "NN"}
    if word.current == "VBD":
        return "VBN" if word.after in NOUNS or word.after == "JJ" else "VBD"
    return noun.get(word.current, word.current)


def _participle(word: Beside) -> str:
    """After "have" or "be"."""
    verbal = word.verbal
    if word.before == "HV":
        return "VBN" if verbal in ("VBD", "VBN") else ""
    if word.before != "BE":
        return ""
    if word.current == "NN" and word.form.endswith("ing") and word.adjacent and len(word.form) > 5:
        return "VBG"
    return "VBG" if verbal == "VBG" else "VBN" if verbal in ("VBD", "VBN") else ""


def _before_by(word: Beside) -> str:
    bare = word.current in _BARE and word.form in _ALSO_PARTICIPLES
    return "VBN" if bare and word.next_form() == "by" and word.before in _AFTER_NAME else ""


def _past(word: Beside) -> str:
    """Past tense or participle."""
    if word.current not in ("VBN", "VBD"):
        return ""
    return "VBN" if is_participle(word) else "VBD" if word.before in SUBJECTS else word.current


def _after_preposition(word: Beside) -> str:
    return "NN" if word.current in _BARE and word.before == "IN" and word.left not in CLAUSAL else ""


def _in_compound(word: Beside) -> str:
    """Between two nouns, but "around the country say"."""
    between = word.current in _BARE and word.before == "NN" and word.adjacent and word.after in NOUNS
    return "NN" if between and word.form not in _ONLY_IN_FULL else ""


def _plural_noun(word: Beside) -> str:
    """A form in s is a noun where another verb or an auxiliary follows, or a preposition stands before it."""
    if word.current != "VBZ" or word.form in _ONLY_VERBS:
        return ""
    if word.after in _FINITE_OR_AUXILIARY:
        return "" if word.before in _CLAUSE_SUBJECTS else "NNS"
    return "NNS" if word.before == "IN" and word.left not in CLAUSAL else ""


def _bare_subject(word: Beside) -> str:
    """A noun without an article that opens the clause of a verb of saying or thinking: "said pay was low"."""
    opens = word.before in FINITE and word.adjacent and word.lemmas[word.p] in _ONLY_IN_FULL
    return "NN" if opens and word.current in _BARE and word.after in _FINITE_OR_AUXILIARY else ""


def _under(word: Beside) -> str:
    return "NN" if word.current == "VBG" and word.adjacent and word.left == "under" else ""


def _after_subject(word: Beside) -> str:
    if word.current not in ("VB", "VBP", "VBZ"):
        return ""
    follows = word.before in SUBJECTS or word.before == "RBS" or word.left == "that"
    return "VBP" if word.current == "VB" and follows else word.current


def _finite(word: Beside) -> str:
    """A noun of the word list that is a verb here (:mod:`framing_sourcing.syntax.verbal`)."""
    if word.verbal not in ("VB", "VBZ"):
        return ""
    return finite_form(word.verbal) if is_finite(word) else word.current


def _other_form(word: Beside) -> str:
    """A form in -ing or of the past that the word list holds for something else."""
    if word.verbal == "VBD":
        return "VBD" if word.current in ("NN", "JJ", "NNS") else ""
    return "VBG" if word.verbal == "VBG" and word.current in ("NN", "JJ") else ""


class Row(NamedTuple):
    """A rule, and a sentence in which it alone gives ``word`` this tag."""

    rule: Callable[[Beside], str]
    sentence: str
    word: str
    tag: str


ROWS = (
    Row(_infinitive, "They came to harbour a fugitive.", "harbour", "VB"),
    Row(_predicate, "Some say the pier leaks.", "say", "VBP"),
    Row(_nominal, "The say of the crew was small.", "say", "NN"),
    Row(_participle, "The crew had praised Holm.", "praised", "VBN"),
    Row(_before_by, "The ferry, run by Holm, was late.", "run", "VBN"),
    Row(_past, "Asked about the pier, Holm shrugged.", "asked", "VBN"),
    Row(_after_preposition, "They went without say in it.", "say", "NN"),
    Row(_in_compound, "The harbour keep walls fell.", "keep", "NN"),
    Row(_plural_noun, "They tired of boasts.", "boasts", "NNS"),
    Row(_bare_subject, "Holm said pay was low.", "pay", "NN"),
    Row(_under, "The crew wept under questioning.", "questioning", "NN"),
    Row(_after_subject, "The crews sail and mend.", "mend", "VBP"),
    Row(_finite, "They demand better boats.", "demand", "VBP"),
    Row(_other_form, "The crew croaking at dusk left.", "croaking", "VBG"),
)
