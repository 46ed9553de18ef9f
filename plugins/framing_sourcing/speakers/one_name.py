"""One name and one type for one source over a corpus, found once all its documents are read.

Naming in a document knows no other document: there "Berg" may be all that is said, and "A. J. Cole" elsewhere "Cole".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from unicodedata import combining, normalize

from framing.text import fold
from framing_sourcing.speakers.people import full_key
from framing_sourcing.speakers.roles import load_roles
from framing_sourcing.speakers.wordlists import load_word_lists

_CLEAR = 2 / 3  # of the attributions of a name that agree on a type, for it to be clearly its own
_BODIES = ("company", "document", "international body", "media", "NGO")  # types of sources that are nobody
_STATES = {
    "United States": ("us", "u.s.", "usa", "u.s.a.", "united states", "united states of america", "america"),
    "United Kingdom": ("uk", "u.k.", "united kingdom", "great britain", "britain"),
    "European Union": ("eu", "e.u.", "european union"),
    "United Nations": ("un", "u.n.", "united nations"),
}
_STATE_OF = {spelling: name for name, spellings in _STATES.items() for spelling in spellings}


def one_names(told: Iterable[tuple[str, str, int]]) -> tuple[dict[str, str], dict[str, str]]:
    """By name the name it goes by in the corpus, where another; and by that name the type that is clearly its own.

    ``told`` are a name, its type and how often documents have it so.
    """
    found = [(name, kind, times) for name, kind, times in told if name]
    by_name: dict[str, Counter[str]] = {}
    for name, kind, times in found:
        by_name.setdefault(name, Counter())[kind] += times
    counts = {name: each.total() for name, each in by_name.items()}
    names = _joined(counts, {name for name, each in by_name.items() if _is_body(each)})
    kinds: dict[str, Counter[str]] = {}
    for name, kind, times in found:
        kinds.setdefault(names.get(name, name), Counter())[kind] += times
    return names, {name: kind for name, each in kinds.items() if (kind := _clear(each))}


def _clear(kinds: Mapping[str, int]) -> str:
    """The type of most attributions of a name that have one, "other" being none; '' where they are at odds."""
    told = {kind: count for kind, count in kinds.items() if kind not in ("", "other")}
    most = max(told, key=lambda kind: (told[kind], kind), default="")
    return most if most and told[most] >= _CLEAR * sum(told.values()) else ""


def _is_body(kinds: Counter[str]) -> bool:
    """Whether a name is mostly that of an outlet or a company: "Bloomberg" is then no short form of "Michael Bloomberg"."""
    return sum(kinds[kind] for kind in _BODIES) >= _CLEAR * kinds.total()


def _joined(counts: Mapping[str, int], bodies: Collection[str]) -> dict[str, str]:
    """The names that are another spelling, or the surname, of one that the corpus has: each with that name."""
    keys = {name: _key(name) for name in counts}
    best: dict[tuple[str, ...], str] = {}
    for name in sorted(counts, key=lambda name: (name.isupper(), -counts[name], name)):
        best.setdefault(keys[name], name)
    by_last: dict[str, set[tuple[str, ...]]] = {}
    for key in best:
        if len(key) == _FULL:
            by_last.setdefault(key[-1], set()).add(key)
    joined: dict[str, str] = {}
    for name, key in keys.items():
        bearers = by_last.get(key[0], set()) if name not in bodies and _may_be_surname(name) else set()
        if len(bearers) == 1:  # a surname goes with the only full name that ends in it
            key = next(iter(bearers))
        known = key[1] if len(key) == _STATE else best[key]
        if known != name:
            joined[name] = known
    return joined


def _may_be_surname(name: str) -> bool:
    """Whether a name may be somebody's surname: a capital, and neither a place ("Washington") nor a body ("Church")."""
    folded = fold(name)
    plain = name[:1].isupper() and " " not in name and not (name.isupper() and len(name) < _LETTERS)
    return plain and folded not in load_roles().states and folded not in load_word_lists().bodies


_LETTERS = 4  # a shorter name in capitals is initials: ICE
_STATE, _FULL = 2, 3  # the lengths of the key of a state and of that of a full name; any other has one of 1


def _key(name: str) -> tuple[str, ...]:
    """What two spellings of a name share: accents, initials, titles, articles aside; "Jr." tells one from "Sr."."""
    name = _plain(name)
    bare = " ".join(fold(name).split()).removeprefix("the ")
    if bare in _STATE_OF:
        return ("state", _STATE_OF[bare])
    words = tuple(word for word in name.replace(",", " ").split() if fold(word).rstrip(".") not in load_word_lists().titles)
    person = 1 < len(words) <= 4 and all(word[:1].isupper() or "-" in word for word in (words[0], words[-1]))
    person = person and fold(words[0]) not in _STATE_OF  # "U.S. State Department"
    given = person and (fold(words[0]) in load_word_lists().given_names or words[0].endswith("."))
    return full_key(words) if given else (bare,)


def _plain(name: str) -> str:
    """A name without accents."""
    return name if name.isascii() else "".join(c for c in normalize("NFKD", name) if not combining(c))
