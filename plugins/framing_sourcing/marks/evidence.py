"""When words in quotation marks are held at arm's length: rows of evidence that the author doubts or mocks what stands in them.

What nobody is said to say is more often a term or somebody's words than a scare quote, so nothing is distanced for want of
another reading: the points of all rows that fit are added to those of the article (:mod:`commentary`), and words are distanced
from :data:`ENOUGH` on. Ten points are one unit of log odds: they are the rounded weights of a logistic regression on 1,099 short
quotations of articles that were read for it (308 of them the half *tune* of ``tests/labels/marks.csv``).

A row has expressions for the words before the opening mark, for those inside and for those after the closing mark (folded
tokens, each followed by a space; '' asks nothing), the parts of speech of the first word inside, what the last word
may be, and the most words inside. With each stand a sentence whose marked words it decides and one that it must leave.
"""

from __future__ import annotations

from typing import NamedTuple

from framing_sourcing.marks.loaded_words import EVENTS, STANDING, WORTH

_NOUN = frozenset({"NN", "NNS"})
_ADJECTIVE = frozenset({"JJ", "JJR", "JJS"})
_PARTICIPLE = frozenset({"VBD", "VBN"})
_ANY: frozenset[str] = frozenset()
_OPENER = (
    "(?:the|a|an|this|that|these|those|such|some|any|no|every|his|her|its|their|our|your|my|'s|own|most|many|all|two|three|four)"
)


class Row(NamedTuple):
    """One kind of evidence."""

    name: str
    points: int
    before: str = ""
    inside: str = ""
    after: str = ""
    tags: frozenset[str] = _ANY
    last: frozenset[str] = _ANY
    most: int = 5
    decisive: bool = False  # it says by more than the marks that the author mocks
    must: str = ""
    must_not: str = ""


AGAINST: tuple[Row, ...] = (
    Row(
        "word for a thing",
        -5,
        before=r"(?:\b(?:renamed|(?<!-)called|definition of|meaning of|(?:kinds?|sorts?|types?|forms?|numbers?) of"
        r"|e\.g\.|i\.e\.|such as|known as|terms?|words?|labels?|for example ,) (?:(?:the|a|an) )?|\bas )$",
        must="This kind of “ghost” is new.",
        must_not="This wave of “ghost” is new.",
    ),
    Row(
        "kind of a thing",
        -5,
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
        -5,
        inside=r"(?<!ly) $",
        after=r"^(?:, (?:the|a|an|or|meaning) |[-–—(]+ |by (?:any|every)|(?:is|was|would be) an? (?:understatement|euphemism))",
        must="Each crew has its “pilot,” a boy from the village.",
        must_not="Each crew has its “pilot” from the village.",
    ),
    Row(
        "voiced",
        -5,
        before=r"\b(?<!-)(?:laud|prais|back|grous|grip|taunt|accus|acknowledg|defend|reject|insist|argu|boast|brag|tout|hail"
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
        -5,
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
        -10,
        inside=r"^(?:we|us|them|they|i|me|you|he|him|she|her|it|if|but|yes|no|not|and|or|both|so|why|how|what|when"
        r"|thing|things|stuff) $",
        must="We drew the line around our “stuff” again.",
        must_not="We drew the line around our “club” again.",
    ),
    Row(
        "mentioned",
        -12,
        before=r"\b(?:synonyms?|antonyms?|conceptions?|definitions?|occupation|category|issues|subjects?|topics?|answers?) "
        r"(?:of|for|like|to|with) $|\b(?:means?|meant|mean by|meant by|perceived as|as in|constitutes?|between|by"
        r"|what makes (?:a|an)|(?:term|word)s \() $",
        must="He gave us a synonym for “bank” again.",
        must_not="He gave us a mattress for “bank” again.",
    ),
    Row(
        "coined",
        -5,
        inside=r"\w-\w",
        must="She paid a “quay-fee” in cash.",
        must_not="She paid a “fee” in cash.",
    ),
    Row(
        "phrase",
        -7,
        inside=r"^\S+ \S+ ",
        tags=frozenset({"DT", "IN", "TO"}),
        must="He came with “the reform” and a saw.",
        must_not="He came with “harbour reform” and a saw.",
    ),
)

FOR: tuple[Row, ...] = (
    Row(
        "pretext",
        20,
        before=r"(?:(?:'s|his|its|their) (?:way|idea|version|brand) of|(?:cover|guise|pretext|fig leaf|name|banner"
        r"|notion|standards) of|(?:disguised|masquerading|dressed up) as|"
        r"pass(?:es|ed|ing)? (?:\w+ ){0,2}(?:for|off as)|posing as|nominal|supposedly|ostensibly|allegedly|er ,|ahem ,) "
        r"(?:(?:the|a|an|its|their|his|her) )?$",
        decisive=True,
        must="Under the guise of “harbour renewal” the yard was sold.",
        must_not="Under the roof of “harbour renewal” the yard was sold.",
    ),
    Row(
        "belied",
        20,
        after=r"^(?:that |which |who |[\w-]+ )?(?:purports?|purportedly|actually|in fact|really|somehow|supposedly"
        r"|perpetuates?) ",
        most=3,
        decisive=True,
        must="They drafted “harbour lines” that actually closed the quay.",
        must_not="They drafted “harbour lines” that slowly closed the quay.",
    ),
    Row(
        "pointing",
        20,
        before=r"\b(?:these|those|such|their) (?:\w+ )?$",
        tags=_NOUN | _ADJECTIVE,
        most=1,
        decisive=True,
        must="These “noisy” men burned two boats.",
        must_not="Both “noisy” men burned two boats.",
    ),
    Row(
        "joined",
        20,
        before=r"[/] $",
        most=3,
        decisive=True,
        must="The guards harass/“talk to” the families.",
        must_not="The guards “talk to” the families.",
    ),
    Row(
        "forced",
        20,
        after=r"^(?:\w+ ){0,2}(?:by force|at gunpoint|at knifepoint|under guard|in chains|against their will) ",
        decisive=True,
        must="They were “gently taken home” by force.",
        must_not="They were “gently taken home” by bus.",
    ),
    Row(
        "measure",
        20,
        before=r"\bthe (?:\w+ )?$",
        inside=r"^\w+ \w+ ",
        after=r"^(?:strategy|strategies|campaign|campaigns|program|programme|drive|scheme|operation|operations) ",
        tags=_PARTICIPLE,
        decisive=True,
        must="The “invited to leave” campaign began.",
        must_not="The “invited to leave” ferry came.",
    ),
    Row(
        "got",
        20,
        before=r"\b(?:get|gets|got|getting) (?:to be )?$",
        tags=_PARTICIPLE,
        most=4,
        decisive=True,
        must="Some of them got “invited to leave” at night.",
        must_not="Some of them had “invited to leave” on a list.",
    ),
    Row(
        "superlative",
        20,
        before=r"\bthe (?:very )?(?:most|least|best|worst) $",
        most=2,
        decisive=True,
        must="He may be the most “honest merchant” of all.",
        must_not="He may be the other “honest merchant” of all.",
    ),
    Row(
        "so-called",
        22,
        before=r"\b(?:so-called|self-styled|supposed|supposedly|alleged|purported|ostensible|would-be) (?:\w+ )?$|"
        r"\b(?:euphemistically|sometimes) (?:called|dubbed|termed|labell?ed|known as|referred to as) (?:(?:the|a|an) )?$|"
        r"\b(?:touted|billed) as (?:(?:the|a|an) )?$",
        after=r"^(?!(?:,|[-–—(]+) (?:the|a|an|or|who|which|meaning) )",
        must="The so-called “quay office” was a shed.",
        must_not="The low “quay office” was a shed.",
    ),
    Row(
        "standing",
        18,
        last=STANDING,
        most=2,
        must="He listens to “harbour experts” on the radio.",
        must_not="He listens to “harbour crews” on the radio.",
    ),
    Row(
        "worth",
        18,
        last=WORTH,
        most=2,
        must="He came with “harbour reform” and a saw.",
        must_not="He came with “harbour wood” and a saw.",
    ),
    Row(
        "event",
        18,
        last=EVENTS,
        most=2,
        must="He slept through “harbour riots” at home.",
        must_not="He slept through “harbour winds” at home.",
    ),
    Row(
        "one word",
        10,
        most=1,
        must="She paid a “fee” in cash.",
        must_not="She paid a “yard fee” in cash.",
    ),
    Row(
        "crime",
        12,
        before=r"\b(?:fraud|scam|crime|prison|slave|slavery|labou?r camp|torture|propaganda|trafficking|smuggling|censorship"
        r"|spy) $",
        must="They put up prison “trade schools” by name.",
        must_not="They put up village “trade schools” by name.",
    ),
    Row(
        "act",
        5,
        tags=frozenset({"VB", "VBP", "VBZ"}),
        most=1,
        must="The guards will “take” us to the sea.",
        must_not="The guards will “take kindly” to the sea.",
    ),
    Row(
        "compound",
        8,
        before=r"[a-z] $",
        tags=_NOUN | _ADJECTIVE,
        most=2,
        must="They run police “kiosks” by the sea.",
        must_not="They run cold “kiosks” by the sea.",
    ),
    Row(
        "thing",
        5,
        before=rf"(?:(?<![\w']){_OPENER}(?: \w+)?|\b(?:of|for|with|in|by|against|about|from|to)"
        r"|\b(?!was|is|has|does)[a-z]{2,}s) $",
        tags=_NOUN,
        most=1,
        must="She paid a “fee” in cash.",
        must_not="She paid, and “fees” rose.",
    ),
    Row(
        "doing",
        5,
        before=r"\b(?:is|are|was|were|be|been|being|the|this|that|such|more|of the) (?:then )?$",
        tags=frozenset({"VBG"}),
        most=1,
        must="There was “tidying” in the yard.",
        must_not="By “tidying” in the yard they lost a day.",
    ),
    Row(
        "done",
        5,
        before=r"\b(?:is|are|was|were|be|been|being|get|got|gets) (?:then |being |soon |finally )?$",
        tags=_PARTICIPLE,
        most=1,
        must="The village was “swept” in a week.",
        must_not="The village “swept” him in a week.",
    ),
    Row(
        "manner",
        5,
        before=r"[-–—,(] $",
        inside=r"^\w+ly $",
        after=r"^[-–—,)(]? ?(?:at|by|in|under|to|on|from)? ?",
        most=1,
        must="He left – “quietly” – at gunpoint.",
        must_not="He left – “quiet” – at gunpoint.",
    ),
)
