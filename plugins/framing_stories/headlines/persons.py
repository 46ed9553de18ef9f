"""Who the articles of a story name, each once, as targets to look for in its headlines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

_PLAIN = re.compile(r"[^\W\d_][\w.'’-]*")
_ENDS = frozenset(("jr", "sr", "ii", "iii", "iv"))
_ACRONYM = 6  # letters
_FEWEST = 2  # articles of a story that name somebody
_SAME = {"gop": "Republicans", "republicans": "Republicans", "dems": "Democrats", "democrats": "Democrats"}  # by its letters
_ALSO = {"Republicans": ("Republicans", "G.O.P. {case}", "GOP {case}"), "Democrats": ("Democrats", "Dems {case}")}
_TITLES = frozenset(  # words that a name begins with and that are none
    "representative senator congressman congresswoman governor president secretary state staff whip leader speaker mayor judge "
    "justice republican democrat democratic minister attorney general chairman assistant former candidate rep sen gov".split()
)


class Actor(NamedTuple):
    """Somebody whom the articles of a story name; ``sure`` says that nobody else in it has the surname."""

    name: str
    kind: str
    aliases: tuple[str, ...]
    sure: bool

    @property
    def surname(self) -> str:
        return surname(self.name)


def actors_of(articles: Sequence[Iterable[tuple[str, str]]]) -> list[Actor]:
    """The persons, bodies and groups that two articles of a story name or more."""
    where: Counter[tuple[str, str]] = Counter()
    for named in articles:
        where.update({known for name, kind in named if (known := _known(name, kind)) is not None})
    persons: dict[str, Counter[str]] = {}
    others: dict[str, Actor] = {}
    often = Counter[str]()
    for (name, kind), number in sorted(where.items()):
        if kind == "person":
            persons.setdefault(surname(name), Counter())[name] += number
        else:
            key = name.replace(".", "").casefold()
            other = others.get(key, Actor(name, kind, (), False))
            others[key] = other._replace(aliases=tuple(dict.fromkeys((*other.aliases, *_aliases(name, kind)))))
            often[key] += number
    return [*_persons(persons), *(actor for key, actor in others.items() if often[key] >= _FEWEST)]


def _known(name: str, kind: str) -> tuple[str, str] | None:
    """A name without titles and initials, and what it is of; None for what is no actor."""
    if same := _SAME.get(name.replace(".", "").casefold()):
        return same, "group"
    words = name.split()
    while len(words) > 1 and kind == "person" and words[0].casefold() in _TITLES:
        words = words[1:]
    if kind == "person":
        words = [words[0], *(word for word in words[1:] if len(word.rstrip(".")) > 1)]
    if kind not in ("person", "organisation", "group") or not all(_PLAIN.fullmatch(word) for word in words):
        return None
    return " ".join(words), "body" if kind == "organisation" else kind


def _persons(by_surname: Mapping[str, Counter[str]]) -> Iterable[Actor]:
    """The persons of each surname. It stands alone for one of them where the others are hardly named."""
    for last, names in sorted(by_surname.items()):
        by_first: dict[str, list[str]] = {}
        for name in sorted(names):
            if " " in name:
                by_first.setdefault(name.split()[0], []).append(name)
        if not by_first and names[last] >= _FEWEST:
            yield Actor(last, "person", (f"{last} {{case}}",), True)
        if not by_first:
            continue
        often = {first: sum(names[name] for name in own) for first, own in by_first.items()}
        main = max(sorted(often), key=lambda first: often[first])
        alone = often[main] >= _FEWEST * max((n for first, n in often.items() if first != main), default=1)
        for first, own in by_first.items():
            if often[first] + names[last] * (len(by_first) == 1) >= _FEWEST:
                name = max(own, key=lambda name: (names[name], -len(name)))
                short = (f"{last} {{case}}",) if first == main and (alone or len(by_first) == 1) else ()
                yield Actor(name, "person", (*(f"{each} {{case}}" for each in own), *short), len(by_first) == 1)


def _aliases(name: str, kind: str) -> tuple[str, ...]:
    """A name as patterns; an acronym with and without its stops."""
    letters = name.replace(".", "")
    if kind == "body" and letters.isupper() and letters.isalpha() and 1 < len(letters) <= _ACRONYM:
        return f"{letters} {{case}}", f"{'.'.join(letters)}. {{case}}"
    return _ALSO.get(name) or (name if kind == "group" else f"{name} {{case}}",)


def _key(name: str) -> str:
    return name.replace(".", "").casefold()


def written(pattern: str) -> str:
    """A plain alias as it is written, without its condition, in small letters."""
    return pattern.partition(" {")[0].casefold()


def surname(name: str) -> str:
    """The last word of a name that is no "Jr."."""
    words = name.split()
    return next((word for word in reversed(words) if word.lower().rstrip(".") not in _ENDS), words[-1])
