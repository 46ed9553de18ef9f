"""Who a corpus speaks of, as targets for a codebook: names with their variants, how often, and in how many outlets.

Names are put together where they surely mean one: written the same, a middle name more or less, a surname that only one
full name has, an acronym that some text explains. Two persons are never one: a surname that two have is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from framing import Annotation, InputError
from framing.patterns import parse_pattern
from framing.text import fold
from framing_stance.actors.actor_words import CALENDAR, ONE_FOR_MANY, PLACED
from framing_stance.actors.actors import suffix, surname
from framing_stance.actors.known import Known
from framing_stance.actors.proposal_words import ANYBODY, CAPITALS, DISPUTED, MEMBERS, ONE_ACTOR, STATES, THINGS

PERSON_SHARE = 0.2  # of the mentions of a person at most, with a word before them that says where
PLACE_SHARE = 0.3  # of the mentions of a place at least
DOMINANT = 0.8  # of the documents with a surname, those of the one person who is called by it alone
BY_FIRST_NAME = 0.25  # of the mentions of a person, those by the first name alone, from which it is an alias
TITLED_SHARE = 0.15  # of the mentions of a person at least, where only a surname is known
INTRODUCED = 0.1  # of the documents with a surname, those with the full name, at least
LEAST_ACTING = 0.04  # of the mentions of an actor at least, with a deed
OFTEN_ACTING = 0.03  # the same of a state that is spoken of as somebody
LEAST_SURNAME = 2  # letters that are no alias yet: few are called by the last word of a Korean name
ROLES = 3  # that are told
EXCLUDED = 20  # longer names that are excluded, at most; those with most mentions


@dataclass(frozen=True)
class Proposal:
    """A target to start from; ``aliases`` and ``exclude`` are patterns."""

    name: str
    kind: str
    documents: int
    outlets: int
    mentions: int
    aliases: tuple[str, ...]
    exclude: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    acts: int = 0  # mentions that do what only somebody does
    passages: tuple[tuple[str, str], ...] = ()  # outlet and sentence


class Gathering:
    """Collects the actors of one document after another; what it holds grows with the names, not with the documents."""

    def __init__(self) -> None:
        self.known: dict[str, Known] = {}
        self.documents = 0

    def add(self, outlet: str, actors: Iterable[Annotation]) -> None:
        """Count the actors of a document."""
        self.documents += 1
        here: set[str] = set()
        for actor in actors:
            known = self.known.setdefault(actor.label, Known())
            about = actor.attributes
            known.kinds[str(about["kind"])] += 1
            known.written[str(about["written"])] += 1
            known.placed += bool(about["placed"])
            known.acting += bool(about["acts"])
            if about["role"]:
                known.roles[str(about["role"])] += 1
            if actor.label not in here:
                here.add(actor.label)
                known.documents += 1
                known.outlets.add(outlet)

    def proposals(self, least: int, places: bool = False) -> list[Proposal]:
        """The actors of at least so many documents, those of the most documents first."""
        merged = together(self.known)
        kinds = {name: kind_of(name, merged) for name in merged}
        kinds.update((name, "name") for name, known in merged.items() if _often_acts(name, known.acting, known.mentions))
        shared = _bearers({name: merged[name].documents for name, kind in kinds.items() if kind == "person"})
        media = tuple({f"{fold(outlet)} " for known in self.known.values() for outlet in known.outlets if outlet})

        def is_wanted(name: str) -> bool:
            shown = merged[name].documents >= least and (places or kinds[name] != "place")
            return shown and _is_actor(name, kinds[name], merged[name])

        actors = list(filter(is_wanted, merged))
        wanted = [name for name in actors if CAPITALS.get(name) not in actors and not f"{fold(name)} ".startswith(media)]
        longer = _longer_names(merged)
        found = [_proposal(name, merged, kinds[name], shared, longer) for name in wanted]
        return sorted((p for p in found if p.aliases), key=in_order)


def in_order(proposal: Proposal) -> tuple[bool, int, int, str]:
    """Somebody before anybody (government, voters), then by documents; a state is somebody where it often acts."""
    acts = _often_acts(proposal.name, proposal.acts, proposal.mentions)
    anybody = proposal.name.casefold().replace(" ", "-") in ANYBODY and not acts
    return anybody, -proposal.documents, -proposal.mentions, proposal.name


def _often_acts(name: str, acting: int, mentions: int) -> bool:
    """Whether a state is spoken of as somebody, not only as a place."""
    return name.casefold().replace(" ", "-") in STATES and acting >= OFTEN_ACTING * mentions


def kind_of(name: str, known_all: Mapping[str, Known]) -> str:
    """What a name most likely names, by all that is said beside it."""
    known = known_all[name]
    kind = known.kinds.most_common(1)[0][0] if known.kinds else "name"
    if kind in ("group", "organisation"):
        return kind
    if not THINGS.isdisjoint(name.casefold().split()):
        return "name"
    if known.placed > 1 and known.placed >= PLACE_SHARE * known.mentions:
        return "place"
    if " " in name:
        alone = known_all.get(surname(name.split()), known)
        told = known.acting or known.roles or (alone.acting and known.documents > 1)
    else:
        told = known.roles.total() >= TITLED_SHARE * known.mentions
    return "person" if known.kinds["person"] and told and known.placed <= PERSON_SHARE * known.mentions else "name"


def _is_actor(name: str, kind: str, known: Known) -> bool:
    """Whether somebody is named, or a law or plan on which one may take a side; the rest is scenery."""
    words = name.casefold().split()
    if len(words) == 1 and (words[0] in THINGS or words[0] in PLACED):
        return False
    alike = any(name in names for names in ONE_ACTOR)
    disputed = not DISPUTED.isdisjoint(words)
    return kind in ("group", "place", "person") or alike or disputed or known.acting >= LEAST_ACTING * known.mentions


def together(known: dict[str, Known]) -> dict[str, Known]:
    """The names with those put together that surely mean one; ``known`` is left as it is."""
    aim = _aims(known)
    merged: dict[str, Known] = {}
    for name, one in known.items():
        merged.setdefault(aim.get(name, name), Known()).add(one)
    return merged


def _aims(known: dict[str, Known]) -> dict[str, str]:
    """For names that are another's: that other one."""
    persons = [name for name, one in known.items() if one.kinds["person"] and " " in name and kind_of(name, known) == "person"]
    aim: dict[str, str] = {}
    plain: dict[tuple[str, str, str], set[str]] = {}
    for name in persons:
        words = name.split()
        plain.setdefault((fold(words[0]), fold(surname(words)), suffix(words)), set()).add(name)
    for names in plain.values():
        middles = {tuple(map(fold, name.split()[1:-1])) for name in names}
        short = [name for name in names if len(name.split()) == 2]
        if len(middles - {()}) <= 1 and short:  # "Ana Q. Lind" is "Ana Lind", unless there is an "Ana P. Lind"
            aim.update((name, short[0]) for name in names if name != short[0])
    aim |= _by_word(known, persons, aim)
    aim |= {**_explained(known), **_headed(known, persons), **_one_actor(known)}
    return {name: _last(aim, name) for name in aim}


def _by_word(known: dict[str, Known], persons: Sequence[str], aim: Mapping[str, str]) -> dict[str, str]:
    """First and last names by themselves that are one person's, or one's in nearly all documents."""
    found: dict[str, str] = {}
    by_word: dict[str, Counter[str]] = {}
    for name in persons:
        whole = aim.get(name, name)
        for word in {name.split()[0], surname(name.split())}:
            by_word.setdefault(word, Counter())[whole] += known[name].documents
    for name, one in known.items():
        bearers = by_word.get(name, Counter())
        if bearers and " " not in name and kind_of(name, known) in ("name", "person"):
            whole, documents = min(bearers.items(), key=lambda each: (-each[1], each[0]))
            if documents >= DOMINANT * bearers.total() and documents >= INTRODUCED * one.documents:
                found[name] = whole
    return found


def _last(aim: dict[str, str], name: str) -> str:
    """Where the aims of a name lead in the end."""
    seen = {name}
    while name in aim and aim[name] not in seen:
        name = aim[name]
        seen.add(name)
    return name


def _headed(known: dict[str, Known], persons: Sequence[str]) -> dict[str, str]:
    """Names that are a person's with something before: "Front-runner Ana Lind"."""
    whole = {name for name in persons if len(name.split()) == 2}
    found = {}
    for name, one in known.items():
        words = name.split()
        end = " ".join(words[-2:])
        if len(words) > 2 and not suffix(words) and end in whole and known[end].documents > one.documents:
            found[name] = end
    return found


def _one_actor(known: dict[str, Known]) -> dict[str, str]:
    """Names of one party, state or body, and of its members in a house."""
    found: dict[str, str] = {}
    for names in ONE_ACTOR:
        present = [name for name in names if name in known]
        found.update((name, present[0]) for name in present[1:])
    for name in known:
        for party in MEMBERS:
            if name.endswith(f" {party}") and party in known:
                found[name] = party
    return found


def _explained(known: dict[str, Known]) -> dict[str, str]:
    """Acronyms that are used somewhere as the name of just one body."""
    found: dict[str, set[str]] = {}
    for name, one in known.items():
        for written in one.written:
            if written != name and written.isupper() and " " not in written and " " in name:
                found.setdefault(written, set()).add(name)
    return {acronym: next(iter(names)) for acronym, names in found.items() if len(names) == 1 and acronym in known}


def _bearers(persons: Mapping[str, int]) -> dict[str, str]:
    """For each first or last word of persons' names: who is meant by it alone, '' where that is nobody."""
    bearers: dict[str, Counter[str]] = {}
    for name, documents in persons.items():
        for word in {name.split()[0], surname(name.split())}:
            bearers.setdefault(word, Counter())[name] += documents
    found = {}
    for word, names in bearers.items():
        name, documents = min(names.items(), key=lambda each: (-each[1], each[0]))
        found[word] = name if documents >= DOMINANT * names.total() else ""
    return found


def _longer_names(known: dict[str, Known]) -> dict[str, list[str]]:
    """For each word: the names of more than one word that it stands in."""
    found: dict[str, list[str]] = {}
    for name in known:
        words = name.replace("'s", "").split()
        if len(words) > 1:
            for word in set(words):
                found.setdefault(word, []).append(name)
    return found


def _proposal(
    name: str, known_all: dict[str, Known], kind: str, bearer: dict[str, str], longer: dict[str, list[str]]
) -> Proposal:
    known = known_all[name]
    written = _most_common(known.written)
    alike = next((names for names in ONE_ACTOR if name in names), ())
    if kind == "group":
        forms = dict.fromkeys((name, *(w.lower() for w in written if w.lower() in alike)))
        aliases: Sequence[str] = [w if w in ("police", "military") or w not in ONE_FOR_MANY else f"<{w}>" for w in forms]
    elif kind == "person":
        aliases = _aliases_of_person(name, known, bearer)
    else:
        wanted = [name, *(w for w in written if w != name and (w in alike or not _is_part(w, name)))]
        aliases = [w if " " in w else f"{w} {{case}}" for w in dict.fromkeys(wanted)]
    exclude = _excluded(name, kind, aliases, known_all, longer)
    return Proposal(
        name,
        kind,
        known.documents,
        len(known.outlets),
        known.mentions,
        tuple(filter(_is_pattern, aliases)),
        tuple(filter(_is_pattern, exclude)) if kind != "group" else (),
        _most_common(known.roles)[:ROLES] if kind == "person" else (),
        known.acting,
    )


def _excluded(
    name: str, kind: str, aliases: Sequence[str], known_all: dict[str, Known], longer: dict[str, list[str]]
) -> list[str]:
    """Longer names with a word that is an alias by itself, of which somebody else is meant; those with most mentions."""
    single = [alias.partition(" {")[0] for alias in aliases if " " not in alias.partition(" {")[0]]
    own = {name, *known_all[name].written}
    longer_ones = {other for word in single for other in longer.get(word, ())} - own
    others = [
        other
        for other in longer_ones
        if (known_all[other].mentions > 1 or known_all[other].kinds["person"]) and not _is_longer_form(other, name, kind)
    ]
    return sorted(sorted(others, key=lambda other: (-known_all[other].mentions, other))[:EXCLUDED])


def _aliases_of_person(name: str, known: Known, bearer: dict[str, str]) -> list[str]:
    """The full names, the surname if it is nobody else's, and the first name if the person is called by it."""
    words = name.split()
    longer = (w for w in _most_common(known.written) if w != name and " " in w)
    found = [name, *(w for w in longer if w.split()[0] == words[0] and suffix(w.split()) == suffix(words))]
    last = surname(words)
    if (bearer.get(last) == name and len(last) > LEAST_SURNAME) or len(words) == 1:
        found.append(f"{last} {{case}}")
    first = words[0]
    if len(words) > 1 and bearer.get(first) == name and known.written[first] >= BY_FIRST_NAME * known.mentions:
        found.append(f"{first} {{case}}")
    return [alias for alias in dict.fromkeys(found) if alias != last or len(words) > 1 or " " in alias]


def _is_longer_form(other: str, name: str, kind: str) -> bool:
    """Whether a longer name is the actor all the same: "Ana Q. Lind"; a party's member with a state before."""
    words, own = other.split(), name.split()
    if kind == "person" and len(own) > 1:
        return words[0] == own[0] and words[-1] == own[-1]
    return name in MEMBERS and words[-1] in (name, name.removesuffix("s"))


def _is_part(written: str, name: str) -> bool:
    """Whether a word is only one of a longer name's: "Act" of "Clean Air Act"."""
    return " " not in written and written in name.split()


def _most_common(counts: Counter[str]) -> tuple[str, ...]:
    return tuple(text for text, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _is_pattern(text: str) -> bool:
    """Whether an alias can be read as a pattern, and is no name of a day."""
    try:
        parse_pattern(text)
    except InputError:
        return False
    return text.lower() not in CALENDAR
