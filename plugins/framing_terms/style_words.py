"""What an outlet writes by its house style, and not by what it tells: titles, dots, spellings, reporting verbs, its own name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from framing.english import CLASSES

# Titles, reporting verbs, days and words of the page; compiled for this project.
STYLE = (
    (CLASSES.weekdays | CLASSES.short_weekdays | CLASSES.relative_days | CLASSES.months | CLASSES.short_months)
    - {"may", "thur", "thurs", "tues"}
) | frozenset(
    (
        "mr mrs ms miss dr sir sen sens rep reps gov prof jr sr said says say saying told tells adding added adds wrote "
        "writes according per cent percent pct photo photos image images video videos getty copyright caption click "
        "editor editors newsletter subscribe read story stories article articles reporter reporters report reports "
        "reported reporting contributed correspondent edt est gmt bst pst p.m a.m pm am u.s us usa uk u.k eu e.u un u.n "
        "d.c ok okay towards toward whilst while amid amidst among amongst"
    ).split()
)
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\.?")
_SHORTENED = re.compile(r".*[’'](?:s|t|re|ve|ll|d|m)")
# Spellings of one word: a pattern for an end and what the other spelling has there.
_SPELLINGS = (
    *(("isation", "ization"), ("ise", "ize"), ("ised", "ized"), ("ising", "izing"), ("our", "or"), ("ours", "ors"), ("re", "er")),
    *(("ence", "ense"), ("elled", "eled"), ("elling", "eling"), ("ogue", "og"), ("aemia", "emia")),
)


def is_style(term: str, outlets: Collection[str], known: Collection[str]) -> bool:
    """Whether every word of a term is house style; ``known`` are all words compared, among them other spellings."""
    return all(_word(word, outlets, known) for word in term.split())


def words_of_names(names: Iterable[str]) -> frozenset[str]:
    """The words of outlets' names, and the names without spaces."""
    words = [word for name in names for word in (*re.findall(r"[^\W_]+", name.casefold()), re.sub(r"\W", "", name.casefold()))]
    return frozenset(word for word in words if len(word) > 2)


def _word(word: str, outlets: Collection[str], known: Collection[str]) -> bool:
    bare = word.rstrip(".")
    if bare in STYLE or bare in outlets or _DOTTED.fullmatch(word) or _SHORTENED.fullmatch(word):
        return True
    if ".".join(bare) in known or f"{'.'.join(bare)}." in known:  # fbi where others write f.b.i
        return True
    ends = ((a, b) for pair in _SPELLINGS for a, b in (pair, pair[::-1]))
    return any(len(bare) > len(a) + 2 and bare.endswith(a) and bare[: -len(a)] + b in known for a, b in ends)
