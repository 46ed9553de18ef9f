"""Nouns that outlets use for the same: "nationals" and "suspects", "firms" and "companies"."""

from __future__ import annotations

# Words for people, of whom any two name the same only if one of them is general: members and senators, but not guards and nurses.
_PEOPLE = frozenset(
    (
        "people person individual national suspect citizen resident man woman human inhabitant civilian worker employee "
        "member other victim official participant adult detainee prisoner patient"
    ).split()
)
_SPECIAL_PEOPLE = frozenset(
    (
        "immigrant migrant refugee inmate defendant passenger protester demonstrator marcher rioter voter student pupil "
        "child teenager youth soldier troop serviceman marine fighter militant rebel terrorist gunman insurgent officer "
        "policeman police cop scammer fraudster criminal offender perpetrator attendee user customer client consumer tourist "
        "visitor evacuee survivor casualty farmer miner teacher doctor nurse journalist reporter american chinese "
        "palestinian israeli russian ukrainian syrian muslim christian jew hostage captive escapee deportee returnee caller "
        "applicant asylum-seeker seeker homeowner taxpayer parent mother father family-member guest crowd crew sailor "
        "fisherman firefighter responder manager professor lecturer administrator republican democrat senator lawmaker "
        "legislator congressman representative leader supporter volunteer guard delegate plaintiff actor singer player "
        "executive lawyer judge mayor minister politician activist engineer scientist researcher expert aide staffer plumber "
        "cook waiter cashier clerk owner tenant renter buyer seller investor shareholder fan viewer reader listener "
        "subscriber retiree veteran pensioner senior infant baby toddler boy girl son daughter brother sister wife husband "
        "relative neighbor neighbour friend colleague"
    ).split()
)
_GROUPS = (
    "death fatality casualty victim life body killing murder homicide",
    "company firm business corporation employer manufacturer",
    "home house dwelling residence property unit apartment household family",
    "country nation state government",
    "case infection instance incident patient",
    "vehicle car truck automobile",
    "job position post role",
    "gang group ring network syndicate organization organisation cell",
    "plane aircraft jet airplane",
    "ship vessel boat",
    "strike raid attack bombing airstrike assault",
    "gun firearm weapon rifle pistol",
    "bullet shot round",
    "page",
    "vote ballot",
    "school campus",
    "town city village community municipality",
    "demonstration protest rally march",
)
_KIN: dict[str, set[int]] = {}
for _number, _words in enumerate(_GROUPS):
    for _word in _words.split():
        _KIN.setdefault(_word, set()).add(_number)


def are_kin(one: str, other: str) -> bool:
    """Whether two nouns in their dictionary form may name the same things."""
    if one == other or _KIN.get(one, set()) & _KIN.get(other, set()):
        return True
    people = _PEOPLE | _SPECIAL_PEOPLE
    return one in people and other in people and bool({one, other} & _PEOPLE)


def are_people(noun: str) -> bool:
    """Whether a noun in its dictionary form is one for people."""
    return noun in _PEOPLE or noun in _SPECIAL_PEOPLE
