"""What kind of source it is, by the words that name or describe it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from framing.english import CLASSES
from framing_sourcing.speakers.roles import load_roles
from framing_sourcing.speakers.wordlists import load_word_lists

GOVERNMENT, PARTY, INTERNATIONAL = "government official", "party or campaign", "international body"
TYPES = (
    GOVERNMENT, PARTY, "police", "NGO", INTERNATIONAL, "expert", "company", "media", "victim", "accused", "citizen",
    "document", "other",
)  # fmt: skip

_ENDS_OF_FIRST_PART = frozenset("of for at in to with who from on by and , ( that which whose about under near against".split())
_AUXILIARIES = frozenset("has had have is was now also currently once long recently".split())
_CANDIDATES = frozenset("candidate nominee contender hopeful front-runner frontrunner challenger".split())
_PARTS = frozenset(
    "board committee council commission office department bureau agency panel division delegation team staff leadership".split()
)
_ADJECTIVAL = frozenset(  # of these a noun follows rather than a name
    (
        "public local black white christian muslim catholic evangelical hispanic latino latina asian community student consumer "
        "user adult senior american native independent undecided family child youth"
    ).split()
)
_PRESIDENTS = frozenset({"president", "vice-president", "vp"})
_BEFORE_PRESIDENT = ((CLASSES.articles | CLASSES.possessives) - {"my", "your"}) | frozenset(
    "former vice then u.s. us current acting late new deputy interim state two-term".split()
)
_COMMON = frozenset({"clerk"})  # officers only of courts, counties and towns
_RECORDERS = frozenset("court county city town district chief law parliament house senate municipal township supreme".split())
_ENDINGS = ("er", "or", "ist", "man", "woman", "ian", "ant", "ee", "aire")


class Told(NamedTuple):
    """The type that words tell, and whether firmly: of an office without its body they tell only what is usual."""

    type: str = ""
    firm: bool = False


def type_of(words: Sequence[str]) -> str:
    """The type of whom folded words name or describe ("the former head of the bank"); '' where they do not tell."""
    return tell(words).type


def tell(words: Sequence[str], *, person: bool = False) -> Told:
    """The last noun for a person before "of", "for" … decides; of an office the body that it belongs to.

    ``person``: a person is described, so no word makes it a document.
    """
    return _tell(tuple(word.removeprefix("then-") for word in words), person)


@lru_cache(maxsize=1 << 14)
def _tell(words: tuple[str, ...], person: bool) -> Told:
    cut = _cut(words)
    return next((told for rule in _FIRST if (told := rule(words, cut))), None) or _by_head(words, cut, person)


def _by_head(words: tuple[str, ...], cut: int, person: bool) -> Told:
    """The type by the last noun that tells in the first part of a phrase, which ends at ``cut``; else by what follows."""
    roles = load_roles()
    rest = tell(words[cut + 1 :], person=person) if cut < len(words) else Told(weak_type(words))
    if rest.type and words[cut : cut + 1] == ("of",) and words[cut - 1] in roles.collectives:
        return rest
    for i in range(cut - 1, -1, -1):
        word = singular(words[i])
        serves = word in roles.offices and words[cut : cut + 1] in (("to",), ("for",)) and bool(body_type(words[cut + 1 :]))
        if not serves and (found := _body_ending(words, i, fewest=2)):
            return Told(found, True)  # "prime minister", "defense lawyer"
        if word in roles.offices:
            return _of_office(word, words, i, cut, rest.type)
        if (
            word in roles.people
            and not _within_body(words, i, roles.people[word])
            and (i == cut - 1 or words[i] not in _ADJECTIVAL)
        ):
            return Told(roles.people[word], True)
        if (found := _body_ending(words, i)) and not (person and found == "document"):
            return Told(_whole(words, i, cut) or found, True)
    return rest


def _of_who(words: tuple[str, ...], cut: int) -> Told | None:
    """ "who teaches history"."""
    return _of_clause([word for word in words[1:] if word not in _AUXILIARIES]) if words[:1] == ("who",) else None


def _of_charged(words: tuple[str, ...], cut: int) -> Told | None:
    """ "who was indicted in May", "a former officer charged with fraud": accused, whatever else."""
    active = words[1:2] == ("has",) and words[2:3] != ("been",)
    i = next((i for i, word in enumerate(words) if word in CHARGED), -1)
    with_what = i >= 0 and (words[i] != "charged" or words[i + 1 : i + 2] in (("with",), ("in",), ("over",), ("for",)))
    owns = i == len(words) - 1 or words[i + 1] not in ("people", "voters", "him", "her", "them")
    return Told("accused", True) if with_what and owns and i > 0 and not active and words[i - 1] != "never" else None


def _of_insider(words: tuple[str, ...], cut: int) -> Told | None:
    """ "people familiar with the talks", "a person briefed on it", "party insiders": who stays open."""
    for i, word in enumerate(words[: cut + 1]):
        if word in _INSIDERS:
            return Told(PARTY if PARTY in (weak_type(words[:i]), body_type(words[:i])) else "other", True)
        if word in _OPEN_PERSONS and (words[i + 1 : i + 2] in _KNOWING or _knows(words[i + 1 : i + 4])):
            return Told("other", True)
    return None


def _knows(words: Sequence[str]) -> bool:
    """ "with (direct) knowledge", "close to"."""
    return (words[:1] == ("with",) and "knowledge" in words) or words[:2] == ("close", "to")


def _of_agent(words: tuple[str, ...], cut: int) -> Told | None:
    """ "a lawyer for the defendant", "the bank's attorney": the type of whom somebody speaks for."""
    i = next((i for i in range(cut - 1, -1, -1) if words[i] in AGENTS), -1)
    if i < 0 or _body_ending(words, i, fewest=2):
        return None
    after = words[i + 2 :] if words[i + 1 : i + 2] in (("for",), ("to",), ("representing",), ("defending",)) else ()
    before = tuple(word for word in words[:i] if word not in _MEMBERS_BY_WORD)
    for client in (after, before):
        told = tell(client) if client else Told()
        if told.firm and told.type not in ("document", "expert"):
            return told
    return None


def _of_kin(words: tuple[str, ...], cut: int) -> Told | None:
    """ "The senator's son", "the wife of the sheriff": kin have no office."""
    if not cut or singular(words[cut - 1]) not in _KIN:
        return None
    told = tell(words[: cut - 1]) if cut > 1 else Told()
    told = told if told.type else tell(words[cut + 1 :])
    return Told("other", True) if told.firm and told.type in (GOVERNMENT, "police") else None


CHARGED = frozenset("indicted charged arrested arraigned convicted jailed imprisoned".split())
AGENTS = frozenset(
    (
        "lawyer lawyers attorney attorneys counsel solicitor solicitors barrister barristers litigator spokesman spokeswoman "
        "spokesperson spokespeople"
    ).split()
)
_INSIDERS = frozenset({"insider", "insiders"})
_OPEN_PERSONS = frozenset("people person persons someone somebody anyone those individual individuals man woman".split())
_KNOWING = (("familiar",), ("briefed",), ("privy",))
_MEMBERS_BY_WORD = frozenset("democratic republican conservative liberal progressive socialist democrat".split())
_KIN = frozenset(
    "wife husband daughter son brother sister father mother spouse uncle aunt cousin nephew niece grandson granddaughter".split()
)


def _of_serving(words: tuple[str, ...], cut: int) -> Told | None:
    """ "A commander for the militia", "an NRA representative": of what they serve; a "group" with commanders is armed."""
    i = next((i for i in range(cut - 1, -1, -1) if words[i] in _SERVING), -1)
    if i < 0 or i != cut - 1:
        return None
    found = body_type(words[:i]) or body_type(words[cut + 1 :])
    if found in ("", GOVERNMENT, "document"):
        return None
    return Told("other" if found == "NGO" and singular(words[i]) == "commander" else found, True)


def _of_vice(words: tuple[str, ...], cut: int) -> Told | None:
    """ "A senior vice president", "vice president of marketing for the bank": a firm's, or of the body that is named."""
    i = next((i for i in range(1, cut) if words[i] == "president" and words[i - 1] == "vice"), -1)
    link, rest = words[cut : cut + 1], words[cut + 1 :]
    if i < 0 or (link and (is_state(rest[:2]) or is_state(rest[:3]))) or load_roles().states.intersection(rest):
        return None
    many = words[i - 2 : i - 1] in _RANKS if i > 1 else False
    if not many and (link not in (("of",), ("for",), ("at",)) or i != cut - 1):
        return None
    found = body_type(words[: i - 1]) or body_type(rest)
    return Told(found, True) if found not in ("", "document", GOVERNMENT) else Told("company" if many else "")


_SERVING = frozenset({"commander", "commanders", "representative", "representatives"})
_RANKS = (("senior",), ("executive",), ("associate",), ("assistant",))


def _of_united(words: tuple[str, ...], cut: int) -> Told | None:
    """ "The UN human rights office", "the EU border agency": an office of the body that it is named with."""
    first = 1 if CLASSES.articles.issuperset(words[:1]) else 0
    if cut - first < 2 or words[cut - 1] not in _PARTS:
        return None
    whole = (_body_ending(words, i, reaching=first) for i in (first, first + 1) if i < cut - 1)
    return Told(INTERNATIONAL, True) if INTERNATIONAL in whole else None


_FIRST = (_of_charged, _of_who, _of_insider, _of_agent, _of_kin, _of_serving, _of_vice, _of_united)


def _whole(words: Sequence[str], i: int, cut: int) -> str:
    """The type of the body whose part word i is: "the board of the bank", "the union's council"."""
    if words[i] not in _PARTS or cut != i + 1:
        return ""
    rest = words[cut + 1 :]
    after = body_type(rest[: _cut(rest)]) if words[cut : cut + 1] in (("of",), ("at",), ("for",)) else ""
    return next((found for found in (after, body_type(words[:i])) if found not in ("", "document", "citizen", GOVERNMENT)), "")


def _of_clause(words: Sequence[str]) -> Told:
    """ "who teaches history", "who has sold fish": by what else it says, or by the verb."""
    told = tell(words[1:], person=True)
    usual = load_roles().verbs.get(words[0], "") if words else ""
    return told if told.firm or not usual else Told(told.type or usual)


def _of_office(office: str, words: Sequence[str], i: int, cut: int, else_type: str) -> Told:
    """The type of who has an office: "press" before "secretary" is no body."""
    before = words[: i - 1] if i and words[i - 1] == "press" else words[:i]
    rest = words[cut + 1 :]
    near = rest[: _cut(rest, _ENDS_OF_FIRST_PART - {"of"})]
    if near[-1:] and rest[len(near) : len(near) + 1] in (("at",), ("with",)) and (found := body_type(rest[len(near) + 1 :])):
        return Told(found, True)  # "director of campaigns at the institute"
    link = words[cut] if cut < len(words) else ""
    served = link in ("to", "for")  # "a national security adviser to the campaign"
    found = (served and body_type(near)) or body_type(before) or body_type(near)
    if found and found != "document":
        return Told(found, True)
    return _of_bare_office(office, before, link, near, else_type)


def _of_bare_office(office: str, before: Sequence[str], link: str, near: Sequence[str], else_type: str) -> Told:
    """The type of who has an office of which no body is named."""
    weak = weak_type([*before, *near])
    if office in _PRESIDENTS and _presides_unknown(before, link, near):
        return Told(weak)  # of something that no list knows
    if office in _COMMON and before and before[-1] not in _RECORDERS:
        return Told("citizen")  # "a gas station clerk"
    if office == "leader" and (is_state(before[-2:]) or (link == "of" and is_state(near[:2]))):
        return Told(GOVERNMENT, True)  # "the Norwegian leader"
    return Told(weak or load_roles().offices[office] or else_type)


def is_state(words: Sequence[str]) -> bool:
    """Whether one or two words end in the name of a state, or in its adjective: "North Korea", "Norwegian"."""
    roles = load_roles()
    words = [word for word in words if word != "the"]
    for some in (" ".join(words), *words[-1:]):
        if some in roles.states or {some, some + "s"} & roles.peoples or some in roles.adjectives:
            return True
    return False


def _presides_unknown(before: Sequence[str], link: str, near: Sequence[str]) -> bool:
    """Whether a president is that of a body that no list knows: "president of Norbro", "the Norbro president"."""
    of_unknown = (
        link == "of" and bool(near) and not (is_state(near[:2]) or is_state(near[:3]) or load_roles().states.intersection(near))
    )
    return of_unknown or (bool(before) and not is_state(before[-2:]) and _is_unknown(before[-1]))


def _is_unknown(word: str) -> bool:
    """Whether a word before "president" rather names a body than a state or a time: "the Norbro president"."""
    plural = word if word.endswith("s") else word + "s"
    adjective = word.endswith(("an", "ish", "ese", "ed", "ing", "ic", "er", "st"))
    return word not in _BEFORE_PRESIDENT and not adjective and not load_roles().peoples.intersection((word, plural))


def head(words: Sequence[str]) -> str:
    """The last word before "of", "for" …."""
    cut = _cut(words)
    return words[cut - 1] if cut else ""


def _cut(words: Sequence[str], ends: frozenset[str] = _ENDS_OF_FIRST_PART) -> int:
    return next((i for i, word in enumerate(words) if word in ends and i), len(words))


def is_candidate(words: Sequence[str]) -> bool:
    """Whether words describe somebody who stands for election."""
    if any(word in _CANDIDATES for word in words[: _cut(words)]):
        return True
    return "running" in words and [*words[words.index("running") + 1 :][:1]] == ["for"]


def is_people(word: str) -> bool:
    """Whether a plural is one of persons: "officials", "voters"."""
    roles, one = load_roles(), singular(word)
    return one != word and (one in roles.people or one in roles.offices)


def is_person_word(word: str) -> bool:
    """Whether a noun in the singular is one for a person: "lawyer", "senator", "activist", "chairwoman"."""
    return word in load_word_lists().titles or (word.endswith(_ENDINGS) and type_of([word]) not in ("", "document"))


def body_type(words: Sequence[str]) -> str:
    """The type of the last body among folded words; '' if there is none."""
    return next((found for i in range(len(words) - 1, -1, -1) if (found := _body_ending(words, i))), "")


def singular(word: str) -> str:
    """The singular of a noun for persons, as far as the lists know it: "women", "secretaries", "judges"."""
    roles = load_roles()
    if word in roles.people or word in roles.offices or len(word) < 4:
        return word
    if word.endswith(("ologist", "ologists")):
        return "scientist"
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") else word


def _within_body(words: Sequence[str], i: int, kind: str) -> bool:
    """Whether a word belongs to the name of a body of another type that ends after it: "Democratic National Committee"."""
    return any(_body_ending(words, j, reaching=i) not in ("", kind) for j in range(i + 1, min(i + 4, len(words))))


def _body_ending(words: Sequence[str], i: int, reaching: int | None = None, fewest: int = 1) -> str:
    """The type of the longest body whose name ends at word i, and begins no later than at ``reaching``."""
    for phrase, name in load_roles().bodies.get(words[i], ()):
        start = i + 1 - len(phrase)
        if len(phrase) < fewest:
            break
        if start >= 0 and tuple(words[start : i + 1]) == phrase and (reaching is None or start <= reaching):
            return name
    return ""


def weak_type(words: Sequence[str]) -> str:
    """The type that an adjective of a party gives."""
    return next((name for word in words if (name := load_roles().weak.get(word))), "")
