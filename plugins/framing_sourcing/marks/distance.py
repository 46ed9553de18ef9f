"""When words in quotation marks are held at arm's length: rows of evidence that the author doubts or mocks what stands in them.

What nobody is said to say is more often a term or somebody's words than a scare quote, so nothing is distanced for want of
another reading. A row has expressions for the words before the opening mark, for those inside and for those after the closing
mark (folded tokens, each followed by a space; '' asks nothing), the parts of speech of the first word inside and of the next
word after, and the most words inside. With each stand a sentence whose marked words it decides and one that it must leave.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple, Protocol

from framing_sourcing.syntax.wordtags import likely_tag

_NOUN = frozenset({"NN", "NNS"})
_ADJECTIVE = frozenset({"JJ", "JJR", "JJS"})
_PARTICIPLE = frozenset({"VBD", "VBN"})
_ANY: frozenset[str] = frozenset()
_OPENER = (
    "(?:the|a|an|this|that|these|those|such|some|any|no|every|his|her|its|their|our|your|my|'s|own|most|many|all|two|three|four)"
)


class Words(Protocol):
    """What a row asks of words in quotation marks (:class:`marked_words.Marked`)."""

    @property
    def forms(self) -> tuple[str, ...]: ...
    @property
    def before(self) -> str: ...
    @property
    def after(self) -> str: ...
    @property
    def previous(self) -> str: ...


class Row(NamedTuple):
    """One kind of evidence."""

    name: str
    before: str = ""
    inside: str = ""
    after: str = ""
    tags: frozenset[str] = _ANY
    following: frozenset[str] = _ANY
    most: int = 5
    must: str = ""
    must_not: str = ""


AGAINST: tuple[Row, ...] = (
    Row(
        "word for a thing",
        before=r"(?:\b(?:renamed|definition of|meaning of|(?:kinds?|sorts?|types?|forms?|numbers?) of|e\.g\.|i\.e\.|such as|"
        r"known as|called|terms?|words?|labels?|for example ,) (?:(?:the|a|an) )?|\bas )$",
        must="This kind of “ghosting” is new.",
        must_not="This wave of “ghosting” is new.",
    ),
    Row(
        "kind of a thing",
        after=r"^(?:rule|thesis|story|stories|theory|agreement|department|effect|model|doctrine|pledge|button|uniform|test|"
        r"standard|clause|hypothesis|community|wing|vote|option|list|tax|taxes|status|protocol|system|index|market|mode"
        r"|stage|phase|"
        r"case|cases|syndrome|method|approach|mentality|mantra|language|narrative|argument|claim|label|line|remark"
        r"|comment|speech)s? ",
        must="The town lives by a “salt” rule.",
        must_not="The town lives by a “salt” bank.",
    ),
    Row(
        "glossed",
        inside=r"(?<!ly) $",
        after=r"^(?:, (?:the|a|an|or|meaning) |[-–—(]+ |by (?:any|every)|(?:is|was|would be) an? (?:understatement|euphemism))",
        must="Each crew has its “pilot,” a boy from the village.",
        must_not="Each crew has its “pilot” from the village.",
    ),
    Row(
        "voiced",
        before=r"\b(?:laud|prais|back|grous|grip|taunt|accus|acknowledg|defend|reject|insist|argu|boast|brag|tout|hail"
        r"|attack|vow|pledg|"
        r"promis|warn|refer|inform|seiz|cr|implor|want|hop|fear|demand|call|describ|say|assert|believ|deem|consider"
        r"|declar|announc|"
        r"urg|predict|express|cit|quot|denounc|condemn|criticiz|criticis|complain|characteriz|characteris|portray|depict|speak)"
        r"(?:e?s|e?d|ing|y|ying|ies|ied|e|red|ring)?(?<! cr) (?:[\w'-]+ ){0,3}$|"
        r"\b(?:said|told|tells?|thought|spoke|wrote|writes?|writing|evidence|proof) (?:[\w'-]+ ){0,3}$",
        must="She lauded him for his “harvest” at sea.",
        must_not="She thanked him for his “harvest” at sea.",
    ),
    Row(
        "felt",
        before=r"\b(?:is|are|was|were|be|been|being|'s|'re|am|'m|seems?|seemed|looks?|looked|sounds?|sounded|feels?"
        r"|felt|becomes?|became|"
        r"becoming|remains?|appears?) (?:(?:so|too|very|more|just|really|quite|rather|as|all) )*$",
        inside=r"^(?:\w+ly )?(?:\w+(?:ous|ful|ic|ive|able|ible|ent|ant|al|less|ish|y)|stunned|thrilled|humbled"
        r"|surprised|shocked|worried|"
        r"concerned|disappointed|saddened|disturbed|troubled|encouraged|pleased|excited|honou?red|outraged|appalled|frustrated|"
        r"confused|convinced|committed|determined|prepared|qualified|soft|strong|tough|fair|unfair|sad|bad|good|great"
        r"|wrong|right) $",
        must="In the hall the crews were “humbled” all night.",
        must_not="In the hall the crews were “invited” all night.",
    ),
    Row(
        "no wording",
        inside=r"^(?:we|us|them|they|i|me|you|he|him|she|her|it|if|but|yes|no|not|and|or|both|so|why|how|what|when"
        r"|thing|things|stuff) $",
        must="We drew the line around our “us” again.",
        must_not="We drew the line around our “club” again.",
    ),
)
FELT = tuple(row for row in AGAINST if row.name == "felt")

FOR: tuple[Row, ...] = (
    Row(
        "pretext",
        before=r"(?:(?:'s|his|its|their) (?:way|idea|version|brand) of|(?:cover|guise|pretext|fig leaf|name|banner"
        r"|notion|standards) of|(?:disguised|masquerading|dressed up) as|"
        r"pass(?:es|ed|ing)? (?:\w+ ){0,2}for|nominal|supposedly|ostensibly|allegedly|er ,|ahem ,) (?:(?:the|a|an|its"
        r"|their|his|her) )?$",
        must="Under the guise of “harbour renewal” the yard was sold.",
        must_not="Under the roof of “harbour renewal” the yard was sold.",
    ),
    Row(
        "belied",
        after=r"^(?:that |which |who |[\w-]+ )?(?:purports?|purportedly|actually|in fact|really|somehow|supposedly"
        r"|perpetuates?) ",
        most=3,
        must="They drafted “harbour rights” that actually closed the quay.",
        must_not="They drafted “harbour rights” that slowly closed the quay.",
    ),
    Row(
        "pointing",
        before=r"\b(?:these|those|such|their) (?:\w+ )?$",
        tags=_NOUN | _ADJECTIVE,
        most=3,
        must="These “quay boys” burned two boats.",
        must_not="The “quay boys” burned two boats.",
    ),
    Row(
        "joined",
        before=r"[/] $",
        most=3,
        must="The guards harass/“talk to” the families.",
        must_not="The guards “talk to” the families.",
    ),
    Row(
        "forced",
        after=r"^(?:\w+ ){0,2}(?:by force|at gunpoint|at knifepoint|under guard|in chains|against their will) ",
        must="They were “gently taken home” by force.",
        must_not="They were “gently taken home” by bus.",
    ),
    Row(
        "measure",
        before=r"\bthe (?:\w+ )?$",
        inside=r"^\w+ \w+ ",
        after=r"^(?:strategy|strategies|campaign|campaigns|program|programme|drive|scheme|operation|operations) ",
        tags=_PARTICIPLE,
        must="The “invited to leave” campaign began.",
        must_not="The “invited to leave” ferry came.",
    ),
    Row(
        "got",
        before=r"\b(?:get|gets|got|getting) (?:to be )?$",
        tags=_PARTICIPLE,
        most=4,
        must="Some of them got “invited to leave” at night.",
        must_not="Some of them had “invited to leave” on a list.",
    ),
    Row(
        "superlative",
        before=r"\bthe (?:very )?(?:most|least|best|worst) $",
        most=2,
        must="He may be the most “honest merchant” of all.",
        must_not="He may be the other “honest merchant” of all.",
    ),
    Row(
        "compound",
        before=r"[a-z] $",
        tags=_NOUN | _ADJECTIVE,
        most=2,
        must="They run police “service points” by the sea.",
        must_not="They run some “service points” by the sea.",
    ),
    Row(
        "ideal",
        before=r"[a-z'] $",
        inside=r"^(?:\w+ )?(?:progress|reforms?|freedoms?|justice|fairness|tolerance|compassion|honou?r|principles?"
        r"|science|experts?|leaders?|"
        r"facts?|truths?|help|peace|democracy|patriots?|choices?|values|experience|solutions?|protection|safety|aid|civility|"
        r"scholars?|journalis[mt]s?|moderates?|elites?|guests|volunteers|friends) $",
        most=2,
        must="They preach “hard choices” and hoard.",
        must_not="They preach “hard winters” and hoard.",
    ),
    Row(
        "epithet",
        before=rf"(?:(?<![\w']){_OPENER}|of|for|with|on|in|by|against|about|from|to|than|and|or|[a-z]+(?:ed|s|ous|al|ic"
        rf"|ive|eme)) $",
        tags=_ADJECTIVE,
        following=_NOUN | _ADJECTIVE | {"NNP", "NNPS"},
        most=1,
        must="A “free” school costs two months of pay.",
        must_not="A “free and open” school costs two months of pay.",
    ),
    Row(
        "thing",
        before=rf"(?:(?<![\w']){_OPENER}(?: \w+)?|\b(?:of|for|with|in|by|against|about|from|to)"
        r"|\b(?!was|is|has|does)[a-z]{2,}s) $",
        tags=_NOUN,
        most=1,
        must="She paid a “fee” in cash.",
        must_not="She paid, and “fees” rose.",
    ),
    Row(
        "doing",
        before=r"\b(?:is|are|was|were|be|been|being|the|this|that|such|more|of the) (?:then )?$",
        tags=frozenset({"VBG"}),
        most=1,
        must="There was “meddling” in the yard.",
        must_not="By “meddling” in the yard they lost a day.",
    ),
    Row(
        "done",
        before=r"\b(?:is|are|was|were|be|been|being|get|got|gets) (?:then |being |soon |finally )?$",
        tags=_PARTICIPLE,
        most=1,
        must="The village was “cleansed” in a week.",
        must_not="The village “cleansed” him in a week.",
    ),
    Row(
        "manner",
        before=r"[-–—,(] $",
        inside=r"^\w+ly $",
        after=r"^[-–—,)(]? ?(?:at|by|in|under|to|on|from)? ?",
        most=1,
        must="He left – “voluntarily” – at gunpoint.",
        must_not="He left – “voluntary” – at gunpoint.",
    ),
)

MOCKING = tuple(
    row for row in FOR if row.name in ("pretext", "belied", "pointing", "joined", "forced", "measure", "got", "superlative")
)


@lru_cache(maxsize=4)
def _compiled(rows: tuple[Row, ...]) -> tuple[tuple[Row, tuple[re.Pattern[str] | None, ...]], ...]:
    return tuple((row, tuple(re.compile(side) if side else None for side in (row.before, row.inside, row.after))) for row in rows)


def fitting(words: Words, rows: tuple[Row, ...]) -> str:
    """The name of the first row that fits; '' where none does."""
    inside = "".join(f"{form} " for form in words.forms)
    first = likely_tag(words.forms[0], False)
    following = words.after.partition(" ")[0]
    sides = (words.before, inside, words.after)
    for row, patterns in _compiled(rows):
        if len(words.forms) > row.most or (row.tags and first not in row.tags):
            continue
        if row.following and not (following and likely_tag(following, False) in row.following):
            continue
        fits = all(pattern is None or pattern.search(side) for pattern, side in zip(patterns, sides, strict=True))
        if fits and (row.name != "compound" or _is_common(words)):
            return row.name
    return ""


def _is_common(words: Words) -> bool:
    """Whether a common noun stands right before and the words are one too: "police “service points”"."""
    before, last = words.previous, words.forms[-1]
    return (
        before.islower()
        and not before.endswith("ing")
        and likely_tag(before, False) in _NOUN
        and likely_tag(last, False) in _NOUN
    )


def is_mocked(words: Words) -> bool:
    """Whether a row speaks for distance that says so by more than the marks."""
    return bool(fitting(words, MOCKING)) and not fitting(words, AGAINST)


def is_distanced(words: Words) -> bool:
    """Whether a row speaks for the author's distance and none against it."""
    return bool(fitting(words, FOR)) and not fitting(words, AGAINST)


def is_compound(words: Words) -> bool:
    """Whether words nobody says are a word or two that name a thing, as a term does: "heavy water", "fiscal cliff"."""
    if len(words.forms) == 1:
        return True
    tags = [likely_tag(form, False) for form in words.forms]
    return len(tags) == 2 and tags[1] in ("NN", "NNS") and tags[0] in ("NN", "NNS", "JJ")
