"""What a few words in quotation marks are when nobody is saying them, told from the words around them.

Each kind has expressions for the words before the opening mark, and for those after the closing mark; the
first kind of :data:`READINGS` that fits is the reading, and what fits none is held at arm's length.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import NamedTuple

from framing import Span
from framing.english import CLASSES
from framing.text import QUOTES, Quotation, Tokens
from framing_sourcing.marks.called import (
    CALLED,
    CALLER,
    is_called_otherwise,
    is_called_so,
    is_glossed,
    is_known_as,
    is_passed_off,
)
from framing_sourcing.marks.distance import FELT, fitting, is_compound, is_distanced, is_mocked
from framing_sourcing.marks.loaded_words import STANDING, WORTH
from framing_sourcing.marks.voicing import is_voiced
from framing_sourcing.syntax.wordtags import likely_tag

CONTEXT = 8  # tokens on either side, within the sentence
_STOPS = frozenset(".!?:;")
_AROUND = 100  # characters on either side that tell a headline
_LONGEST_MENTION = 5  # words of a term or of a wording held at arm's length

_SMALL = frozenset(
    "a an the of and or for in on to with at by from as vs de la le les du des del der die das von van di da y et und".split()
)
_SPEAKING = frozenset("i we you me us my our your i'm we're i've we've i'll we'll you're let's don't can't won't".split())
_OPENING = CLASSES.modals | frozenset(
    ("a an not is are was were it he she they there that because if so too cannot can't won't has have had does did").split()
)

_WORK = "|".join(
    (
        "book film movie show sitcom drama comedy documentary series serial trilogy episode season broadcast programme program "
        "podcast song single album anthem hymn ballad soundtrack novel novella thriller memoir autobiography biography play "
        "musical opera poem essay article column chapter magazine newspaper newsletter blog painting exhibition exhibit "
        "sculpture cartoon comic headline sequel trailer sketch paperback bestseller aria symphony videogame ad classic"
    ).split()
)
_MAKING = (
    "wrote|written|writes|directs|directed|stars|starred|starring|hosts|hosted|edits|narrated|sang|sings|recorded|penned|"
    "self-published|entitled|titled|headlined|(?:star|host|author|writer|director|creator|editor|cast|producer|lyrics|page|season|"
    "episode|adaptation|performance|rendition|copy|copies|tune|version|screening|scene)s? (?:of|from|to)"
)
_MAKER = (
    "star|host|co-host|co-star|anchor|actor|actress|creator|author|director|producer|writer|fan|trailer|premiere|finale|reboot|"
    "remake|cast|theme|alum|singer|presenter|episode"
)
_BEARER = (
    "movement|party|group|initiative|uprising|revolution|banner|sign|hat|cap|shirt|t-shirt|pin|badge|button|rally|campaign|"
    "coalition|bloc|pac|committee|act|bill|law|amendment|scheme|fund|award|prize|medal|operation|project|league|club|union|"
    "society|association|doctrine|march|festival|cocktail|ship|boat"
)
_WORD = (
    "word|term|phrase|expression|acronym|abbreviation|initial|adjective|noun|pronoun|verb|label|hashtag|slogan|motto|concept|"
    "definition|meaning|translation|category|heading|rubric|keyword|answer|option"
)
_GLOSS = (  # nouns that say of what kind a thing is
    "notion|idea|practice|process|belief|theory|view|name|word|term|act|art|habit|method|ability|point|amount|rate|share|lowest|"
    "highest|smallest|largest|technical|official|local|industry|time|period|stage|part|place|rule"
)

_FALSELY = re.compile(r"\b(?:falsely|erroneously|wrongly|absurdly|dubiously|bizarrely|implausibly) (?:[\w'-]+ ){1,7}$")
_CALLING = re.compile(r"\b(?:call|dub|label|brand)(?:s|ed|ing|bed|bing|led|ling)?(?: [\w'-]+){1,4} $")

_TITLE_BEFORE = re.compile(rf"\b(?:(?:{_WORK})s?|{_MAKING})(?: (?!and |or |said |that )[\w']+){{0,2}}(?: [,(])? $")
_TITLE_AFTER = re.compile(rf"^,? ?(?:(?:{_WORK}) |(?:{_MAKER})s? |part \d|\( (?:1[5-9]|20)\d\d )")
_BY_AUTHOR = re.compile("^,? ?by ")
_TITLE_PLACE = frozenset("in on to for from with about like than after before during and or watch see read , (".split())
_PEOPLE_AFTER = re.compile(r"^(?:crowd|camp|wing|faction|brigade|crew|mob|set|type|diehard|supporter|follower|folk|voter)s? ")
_NAME_AFTER = re.compile(rf"^(?:{_BEARER})s? ")

_SAYING = (
    "says?|said|saying|replie[sd]|answer(?:s|ed)|ask(?:s|ed)|shout(?:s|ed|ing)|chant(?:s|ed|ing)|warn(?:s|ed)|add(?:s|ed)|"
    "tweet(?:s|ed)|declare[sd]?|announce[sd]?|reads?|ran|went"
)
_SPEECH_BEFORE = re.compile(rf"\b(?:{_SAYING}|(?:him|her|it|them|himself|herself) as) (?:, )?$")
_SPEECH_AFTER = re.compile(
    rf"^,? ?(?:(?:{_SAYING}) |(?:remark|comment|line|quip|joke|statement|reply|chant|tweet|speech|pledge|promise|mantra|taunt|"
    r"message|refrain|insult|rhetoric|talk)s? |(?:in|to use) the words of |"
    r"as (?:\w+ )+(?:put|puts|called|calls|says|said) )"
)

_TERM_BEFORE = re.compile(
    rf"\b(?:(?:{_WORD})s?|(?:clicks?|clicked|clicking|press|pressing|tap|tapping|tick|ticking)|(?:spelled|spelt|pronounced|rated|"
    "stamped|marked)|(?:classified|defined) as|filed under|answered|search(?:ed|ing) for|means?|meant|translates? (?:as|to)|"
    "stands? for|such as|(?:[a-z]+(?:ish|ese|ian)|is [a-z]+|short|slang|jargon) for) "
    "(?:(?:of|as|for|like|such|the|a|an|is|was|on|:) )*$"
)
_TERM_AFTER = re.compile(
    r"^(?:(?:\w+ly )?(?:means?|meant|meaning|refers? to|denotes?|stands? for) |"
    r"is (?:defined|short|slang|jargon|(?:the|a) (?:term|word)) |"
    r"(?:button|phrase|label|hashtag|category|tag|icon|tab|key|menu|effect|scenario)s? |in which |\( |(?:\w+ )?, meaning |"
    rf", (?:an? \w+ (?:\w+ )?(?:for|of|in|that|who|which|where|used|by|with|to) |the (?:{_GLOSS}) |or (?!the )|"
    r"which (?:means|refers) |that is |i\.e\. |meaning |defined as |where |in which |when )|"
    "[-–—]+ (?:an?|the|normally|usually|that is|or|with|in which|where|when|literally) )"
)
_NEW = re.compile(r"\ban? (?:[\w-]+ )?$")
_NEW_AFTER = re.compile(r"^(?:,? ?(?:who|that|where|whose) |(?:\w+ ){0,3}[-–—]+ (?:an?|the|with|where) )")
_INSERTED = re.compile(r"[-–—(] $")
_INSERTED_AFTER = re.compile(r"^,? ?[-–—)] ")
_SUBJECT_AFTER = re.compile(r"^(?:is|was|has|became|remains|once) ")


class Marked(NamedTuple):
    """Words in quotation marks with what stands around them in their sentence."""

    forms: tuple[str, ...]
    written: tuple[str, ...]
    before: str  # folded tokens, each followed by a space
    after: str
    owner: str  # whose it is: "CNN" in "CNN's"
    ends: str  # the last character inside the marks
    opens: bool  # nothing of the sentence stands before
    line: tuple[str, str]  # what of the line stands before and after
    bound: bool  # a hyphen ties it to the next word
    heading: bool  # it stands in the article's title
    previous: str  # the word right before, as written
    told: bool  # somebody is said to speak in its sentence
    commentary: float  # what the article as a whole says for scare quotes in it, in points

    @property
    def named(self) -> bool:
        """Whether its words are written as a name: all but the small ones raised."""
        return _all_raised(self.written, self.forms)

    @property
    def headline(self) -> bool:
        """Whether capitals tell nothing: the words of the line are raised as in a title, or all in capitals."""
        words = [word for word in re.findall(r"[^\W\d_][\w'’]*", " ".join(self.line)) if word.lower() not in _SMALL]
        return len(words) >= 3 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)

    @property
    def sentence(self) -> bool:
        """Whether it is a sentence of its own."""
        return self.opens and self.ends in ".!?"

    @property
    def last_before(self) -> str:
        return self.before.rpartition(" ")[0].rpartition(" ")[2]


def _all_raised(written: Sequence[str], forms: Sequence[str]) -> bool:
    capitals = 0
    for word, form in zip(written, forms, strict=True):
        if form not in _SMALL:
            if not (word[0].isupper() or word[0].isdigit()):
                return False
            capitals += word[0].isupper()
    return capitals > 0


def raised(tokens: Tokens, inside: Sequence[int]) -> bool:
    """Whether the words at these places are written as a name."""
    last = tokens.written[inside[-1]]
    if last[0].islower() and last not in _SMALL:
        return False
    return _all_raised([tokens.written[i] for i in inside], [tokens.forms[i] for i in inside])


def marked(
    text: str, quotation: Quotation, tokens: Tokens, inside: Sequence[int], told: bool = False, commentary: float = 0
) -> Marked:
    """A quotation with its context; ``inside`` are the places of its words, ``told`` whether somebody speaks in its sentence."""
    first, after = bisect_left(tokens.starts, quotation.start), bisect_left(tokens.starts, quotation.end)
    begin, stop = _line(text, quotation)
    low = max(first - CONTEXT, bisect_left(tokens.starts, begin))
    for i in range(low, first):
        if tokens.forms[i] in _STOPS and tokens.ends[i] < quotation.start and text[tokens.ends[i]].isspace():
            low = i + 1
    high = min(after + CONTEXT, bisect_left(tokens.starts, stop))
    ends = text[quotation.inner_end - 1]
    tail = ", " if ends == "," else ""
    owned = first - low >= 2 and tokens.forms[first - 1] == "'s"
    return Marked(
        forms=tuple([tokens.forms[i] for i in inside]),
        written=tuple([tokens.written[i] for i in inside]),
        before="".join([f"{form} " for form in tokens.forms[low:first] if form not in QUOTES]),
        after="" if ends == "." else tail + "".join([f"{form} " for form in tokens.forms[after:high]]),
        owner=tokens.written[first - 2] if owned else "",
        ends=ends,
        opens=low == first,
        line=(text[begin : quotation.start], text[quotation.end : stop]),
        bound=text[quotation.end : quotation.end + 1] == "-",
        previous=tokens.written[first - 1] if first > low else "",
        told=told,
        commentary=commentary,
        heading=begin == 0 and text[stop : stop + 1] == "\n" and text[stop - 1] not in ".!?",
    )


def _line(text: str, quotation: Quotation) -> Span:
    """The line around a quotation, no further than a headline would reach."""
    low, high = max(0, quotation.start - _AROUND), quotation.end + _AROUND
    begin = text.rfind("\n", low, quotation.start) + 1 or low
    end = text.find("\n", quotation.end, high)
    return begin, end if end >= 0 else min(high, len(text))


def is_so_called(words: Marked) -> bool:
    """What is called so or passed off so, whoever else speaks in the article; but what is glossed at once is a term.

    The so-called "runners", the boys who carry the papers, are introduced, not doubted.
    """
    if is_glossed(words):
        return False
    return is_called_so(words) or is_called_otherwise(words) or (is_passed_off(words) and not has_title(words))


def is_claimed(words: Marked) -> bool:
    """Whether the marks stand on the act that is claimed: that all were "persuaded to return"; or the claim is said to be false.

    Not so in a claim that crews were "corrupt", that the quay was "shut": the marks say whose words these are, not loaded ones.
    """
    falsely = bool(_FALSELY.search(words.before))
    if falsely or (STANDING | WORTH).isdisjoint(words.forms):
        return falsely
    first = likely_tag(words.forms[0], False)
    done = first in ("VBD", "VBN") and not (len(words.forms) == 1 and bool(fitting(words, FELT)))
    return done or (first == "VBG" and len(words.forms) == 1)


def has_title(words: Marked) -> bool:
    """The novel "Grey Harbour"; "Harbour Nights" star Ada Holm; the RTK's "Harbour Nights"; "Grey harbour," by Ada Holm."""
    several = len(words.forms) > 1
    if several and _BY_AUTHOR.search(words.after) and (words.named or words.ends == ","):
        return True
    if not words.named or (several and _SPEECH_AFTER.search(words.after) and not _TITLE_BEFORE.search(words.before)):
        return False
    if _TITLE_BEFORE.search(words.before) or _TITLE_AFTER.search(words.after):
        return True
    return words.owner.isupper() and len(words.owner) > 1 and not words.headline  # a broadcaster's


def is_title(words: Marked) -> bool:
    """Also what stands as a title does, without an article: in "Grey Harbour," a boy finds a boat."""
    if has_title(words):
        return True
    if (
        not words.named
        or words.headline
        or words.sentence
        or _NAME_AFTER.search(words.after)
        or _SPEECH_AFTER.search(words.after)
    ):
        return False
    if len(words.forms) == 1:
        return words.opens and words.ends == ","
    return words.opens or words.last_before in _TITLE_PLACE


def is_name(words: Marked) -> bool:
    """The "Friends of the Harbour"; "Grey Harbour" hats; her brother "Bo"."""
    if not words.named or words.sentence or (len(words.forms) == 1 and (words.opens or len(words.forms[0]) == 1)):
        return False
    if _PEOPLE_AFTER.search(words.after) or (len(words.forms) > 1 and _SPEECH_AFTER.search(words.after)):
        return False
    return bool(_NAME_AFTER.search(words.after) or CALLED.search(words.before)) or not words.headline


def is_speech(words: Marked) -> bool:
    """Someone's words whose speaker the grammar did not find."""
    several = len(words.forms) > 1
    if len(words.forms) > _LONGEST_MENTION or (several and words.sentence):
        return True
    if several and (words.forms[0] in _OPENING or any(form in _SPEAKING for form in words.forms)):
        return True
    if is_voiced(words.before) or _SPEECH_AFTER.search(words.after) or _SPEECH_BEFORE.search(words.before):
        return True
    if _CALLING.search(words.before) or (several and words.headline):
        return True
    called = CALLED.search(words.before)
    return called is not None and CALLER.search(words.before[: called.start("verb")]) is not None


def is_term(words: Marked) -> bool:
    """The word "harbour"; a "dry port", a place where …; a "fixer" who …; "harbour" means …"""
    if words.bound:
        return False
    if _TERM_BEFORE.search(words.before) or len(words.forms[0]) == len(words.forms) == 1:
        return True
    if _INSERTED.search(words.before) and _INSERTED_AFTER.search(words.after) and not words.forms[-1].endswith("ly"):
        return True  # a translation or another name
    new = _NEW.search(words.before) and _NEW_AFTER.search(words.after)
    mentioned = words.opens and _SUBJECT_AFTER.search(words.after)
    return bool(new or mentioned or _TERM_AFTER.search(words.after))


READINGS: tuple[tuple[str, Callable[[Marked], bool]], ...] = (
    ("so-called", is_so_called),
    ("title", is_title),
    ("name", is_name),
    ("distancing", is_mocked),
    ("term", is_known_as),
    ("quoted", is_speech),
    ("term", is_term),
)


def reading_of(words: Marked) -> str:
    """The kind of a quotation that nobody is said to say; without evidence of distance it is a term or somebody's words."""
    if label := next((label for label, fits in READINGS if fits(words)), ""):
        return label
    if is_distanced(words) and not words.heading and not words.headline:
        return "distancing"
    return "term" if is_compound(words) else "quoted"
