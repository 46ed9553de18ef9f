"""Who a source is: names, surnames, pronouns and roles brought to one name for each speaker.

A source that could be two speakers stays unresolved ('').
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from framing.model import Span
from framing.text import fold
from framing_sourcing.candidates import Candidate
from framing_sourcing.chunks import NounPhrase
from framing_sourcing.phrases import named_end
from framing_sourcing.reading import Reading
from framing_sourcing.source_types import load_roles, role_of
from framing_sourcing.tagging import NOUNS

_TITLES_BY_GENDER = {
    "male": "mr sir lord chairman congressman king pope spokesman",
    "female": "mrs ms miss lady congresswoman queen spokeswoman",
    "": (
        "dr sen senator rep gov governor president prof professor gen general judge justice secretary minister mayor capt "
        "captain col lt sgt rev premier chancellor detective officer inspector republican democrat democratic moderator "
        "former sheriff attorney prime vice president-elect leader whip speaker counselor counsellor director chair "
        "ambassador envoy spokesperson commissioner superintendent lieutenant deputy sens reps ceo editor columnist "
        "correspondent analyst economist strategist manager adviser advisor head chief aide coach pastor rabbi bishop "
        "cardinal archbishop imam sergeant major commander admiral"
    ),
}
_TITLES = {title: gender for gender, titles in _TITLES_BY_GENDER.items() for title in titles.split()}
_BODIES = frozenset(
    (
        "ministry department office bureau agency commission committee council conference court congress senate parliament "
        "party university institute association federation union bank group company corporation police army authority "
        "organization organisation centre center foundation administration embassy consulate academy college board service "
        "forum alliance coalition league society network fund house defenders watch international press post times news daily "
        "journal tribune gazette herald guardian chamber campaign"
    ).split()
)
_DOCUMENTS = frozenset("statement report study survey paper letter release post interview email memo note message".split())
_GENDERED = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})
_PRONOUNS = _GENDERED | frozenset("i we you it they them their its who which that my our your whom those what me us".split())
_REACH = 4  # paragraphs that a pronoun may look back
_NEAR = 300  # tokens before a pronoun that are searched for other persons


@dataclass(frozen=True, slots=True)
class Speaker:
    """A resolved source: its name ('' if unresolved), the role of ``roles.toml``, and whether it names nobody."""

    entity: str = ""
    role: str = ""
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class _Mention:
    at: int
    entity: str
    person: bool


@dataclass(slots=True)
class Speakers:
    """Resolves the sources of one document in the order of the text."""

    reading: Reading
    full_names: dict[str, set[str]] = field(default_factory=dict)  # last word → full names
    family_first: dict[str, set[str]] = field(default_factory=dict)  # first word → full names, as in Chinese names
    roles: dict[str, str] = field(default_factory=dict)  # entity → role
    genders: dict[str, str] = field(default_factory=dict)
    mentions: list[_Mention] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)  # first tokens
    documents: dict[str, str] = field(default_factory=dict)  # "statement" → whose it is

    def __post_init__(self) -> None:
        text, starts = self.reading.text, self.reading.tokens.starts
        ends = self.reading.tokens.ends
        self.paragraphs.extend(i for i in range(len(starts)) if i == 0 or "\n" in text[ends[i - 1] : starts[i]])
        tags = self.reading.tags
        for phrase in self.reading.phrases:
            if tags[phrase.end - 1] != "NNP" or phrase.end - phrase.start < 2:
                continue
            for name in self._names(phrase.start, self._end_of_body(phrase)):
                words = name.split()
                if len(words) > 1:
                    self.full_names.setdefault(words[-1], set()).add(name)
                    self.family_first.setdefault(words[0], set()).add(name)

    def _end_of_body(self, phrase: NounPhrase) -> int:
        return named_end(self.reading, phrase) if self.reading.forms[phrase.end - 1] in _BODIES else phrase.end

    def resolve(self, candidate: Candidate) -> Speaker:
        """The speaker of an attribution; asks must come in the order of the text."""
        if candidate.source is None:
            return Speaker()
        start, end = candidate.source
        first = self.reading.forms[start]
        if end - start <= 2 and first in _PRONOUNS:
            entity = self._of_pronoun(start, first)
            if entity:
                self.mentions.append(_Mention(start, entity, role_of(entity.lower().split()) == ""))
            speaker = Speaker(entity, self.roles.get(entity, ""))
        else:
            speaker = self._of_phrase(start, end)
        self._note_document(candidate, speaker.entity)
        return speaker

    def _of_phrase(self, start: int, end: int) -> Speaker:
        forms = [form for form in self.reading.forms[start:end] if form[0].isalnum()]
        role = role_of(forms)
        entity, person = self._named(start, end)
        if entity and " " not in entity and end - start == 1 and role_of([entity.lower()]):
            entity = entity.lower()  # "Police" at the head of a sentence
        if entity and self._many_unnamed(start, end):
            entity = ""  # "Norwegian officials"
        anonymous = not entity and any(form in load_roles().anonymous for form in self._heads(start, end))
        if not entity:
            entity = self._author(start, end)
        if not entity and not anonymous:
            entity = self._of_role(start, end)
        if not role and entity.lower() in load_roles().states:
            role = "government official"  # "China says"
        if entity:
            role = self.roles.setdefault(entity, role) or role
            self.roles[entity] = role
            self.mentions.append(_Mention(start, entity, person))
        return Speaker(entity, role, anonymous)

    def _author(self, start: int, end: int) -> str:
        """Whose a document is: "a report by the Ministry of Transport", "a study that the office published"."""
        reading, phrase = self.reading, self.reading.phrase(start)
        if phrase is None or reading.forms[phrase.end - 1] not in _DOCUMENTS or phrase.end + 1 >= end:
            return ""
        if reading.forms[phrase.end] not in ("by", "from", "that", "which"):
            return ""
        return self._named(phrase.end + 1, end)[0]

    def _note_document(self, candidate: Candidate, entity: str) -> None:
        """Whose "the statement" will be after "the ministry said in a statement"."""
        reading, i = self.reading, candidate.cue[-1][1]
        phrase = reading.phrase(i + 1)
        if entity and phrase is not None and reading.forms[i] in ("in", "on") and reading.forms[phrase.end - 1] in _DOCUMENTS:
            self.documents[reading.forms[phrase.end - 1]] = entity

    def _many_unnamed(self, start: int, end: int) -> bool:
        """Whether a phrase ends in a plural that names nobody: "officials", "voters"."""
        phrase = self.reading.phrase(start)
        last = min(phrase.end, end) - 1 if phrase is not None else start
        return (
            self.reading.tags[last] in ("NNS", "NNP", "NNPS")
            and self.reading.forms[last].endswith("s")
            and self.reading.forms[last] in load_roles().anonymous
        )

    def _heads(self, start: int, end: int) -> list[str]:
        phrase = self.reading.phrase(start)
        if phrase is None:
            return [self.reading.forms[start]]
        return [self.reading.forms[i] for i in range(phrase.start, min(phrase.end, end))]

    def _names(self, start: int, end: int) -> list[str]:
        """The runs of proper nouns in a stretch, without titles."""
        reading, names = self.reading, []
        i = start
        while i < end:
            if reading.tags[i] not in ("NNP", "NNPS"):
                i += 1
                continue
            j = i
            while j < end and self._in_name(j, end):
                j += 1
            k = next((t + 1 for t in range(j - 2, i - 1, -1) if reading.forms[t] in _TITLES), i)
            while k < j - 1 and reading.forms[k] == ".":
                k += 1
            if k < j:
                names.append(" ".join(reading.text[reading.tokens.starts[k] : reading.tokens.ends[j - 1]].split()))
                self._note_gender(names[-1], reading.forms[i:k])
            i = j
        return names

    def _in_name(self, i: int, end: int) -> bool:
        """Whether a token belongs to a run of proper nouns: one of them, or a full stop or "of" between two."""
        tags = self.reading.tags
        return tags[i] in ("NNP", "NNPS") or (self.reading.forms[i] in (".", "of") and i + 1 < end and tags[i + 1] == "NNP")

    def _note_gender(self, name: str, titles: Sequence[str]) -> None:
        gender = next((_TITLES[title] for title in titles if _TITLES.get(title)), "")
        gender = gender or load_roles().genders.get(name.split()[0].lower(), "")
        if gender:
            self.genders.setdefault(name, gender)
            self.genders.setdefault(self._full(name), gender)

    def _full(self, name: str) -> str:
        """The one full name that ends in this surname, or the name itself."""
        if " " in name:
            return name
        found = self.full_names.get(name) or self.family_first.get(name) or set()
        return next(iter(found)) if len(found) == 1 else name

    def _named(self, start: int, end: int) -> tuple[str, bool]:
        """The entity that a phrase names, and whether it is a person: its head, or a name in apposition."""
        reading = self.reading
        phrase = reading.phrase(start)
        if phrase is None:
            return "", False
        stop = min(phrase.end, end)
        if reading.tags[stop - 1] in ("NNP", "NNPS") or self._is_raised(stop - 1):
            body = self._organisation(start, stop, end)
            if body:
                return body, False
            extent = stop
            while (
                extent + 1 < end
                and reading.forms[extent] == "of"
                and reading.phrase_at[extent + 1] >= 0
                and role_of(reading.forms[start:stop])
            ):
                extent = reading.phrases[reading.phrase_at[extent + 1]].end
            names = self._names(start, min(extent, end))
            name = self._full(names[-1]) if names else ""
            return name, bool(name) and not role_of(name.lower().split())
        if stop + 1 < end and reading.forms[stop] == "," and reading.tags[stop + 1] == "NNP":
            names = self._names(stop + 1, end)
            if names:
                return self._full(names[0]), True
        if any(reading.tags[i] == "NNP" for i in range(start, stop)):
            words = [i for i in range(start, stop) if reading.tags[i] not in ("DT", "PRP$")]
            span = reading.text[reading.tokens.starts[words[0]] : reading.tokens.ends[words[-1]]]
            return " ".join(span.split()), False
        return "", False

    def _is_raised(self, i: int) -> bool:
        return self.reading.text[self.reading.tokens.starts[i]].isupper() and self.reading.tags[i] in ("NNP", "JJ")

    def _organisation(self, start: int, stop: int, end: int) -> str:
        """The full name of a body whose head is a role ("Ministry of …", "… Work Conference"), without a possessor."""
        reading = self.reading
        if (
            stop + 1 < end
            and reading.forms[stop] == "and"
            and reading.tags[stop + 1] == "NNP"
            and reading.forms[stop - 1] not in _BODIES
        ):
            stop = min(end, reading.phrases[reading.phrase_at[stop + 1]].end) if reading.phrase_at[stop + 1] >= 0 else stop
        first = start
        for i in range(start, stop):
            if reading.tags[i] == "POS":
                first = i + 1
        while first < stop and reading.tags[first] not in ("NNP", "NNPS"):
            first += 1
        if (
            first >= stop
            or reading.tags[stop - 1] != "NNP"
            or reading.forms[first] in _TITLES
            or not (_BODIES & {reading.forms[first], reading.forms[stop - 1]})
        ):
            return ""
        last = stop
        while last + 1 < end and reading.forms[last] in ("of", "for", "on") and reading.phrase_at[last + 1] >= 0:
            phrase = reading.phrases[reading.phrase_at[last + 1]]
            if reading.tags[phrase.end - 1] not in ("NNP", "NNPS"):
                break
            last = min(phrase.end, end)
        return " ".join(reading.text[reading.tokens.starts[first] : reading.tokens.ends[last - 1]].split())

    def _of_role(self, start: int, end: int) -> str:
        """ "the ministry" after "the Ministry of Transport"; else the role itself ("police")."""
        phrase = self.reading.phrase(start)
        if phrase is None:
            return ""
        inside = range(phrase.start, min(phrase.end, end))
        nouns = [self.reading.forms[i] for i in inside if self.reading.tags[i] in NOUNS]
        if not nouns:
            return ""
        people = [i for i in inside if self.reading.tags[i] == "JJ" and self._is_raised(i)]
        if people and role_of(nouns):  # "Cambodian officials" are not any officials
            return " ".join(source_words(self.reading, (people[0], inside.stop)).split())
        if nouns[-1] in self.documents and len(nouns) == 1:
            return self.documents[nouns[-1]]
        for mention in reversed(self.mentions):
            words = mention.entity.lower().split()
            if nouns[-1] in words or (len(nouns) > 1 and nouns[0] in words):
                self.documents[nouns[-1]] = mention.entity
                return mention.entity
        named = [name for names in self.full_names.values() for name in names if nouns[-1] in name.lower().split()]
        if len(named) == 1:
            return named[0]
        return " ".join(nouns) if role_of(nouns) else ""

    def _of_pronoun(self, at: int, form: str) -> str:
        if form in ("who", "which", "that", "whom"):
            return self._antecedent(at)
        if form in ("i", "we", "you", "those", "what", "my", "our", "your", "me", "us"):
            return ""
        gender = load_roles().genders.get(form, "")
        low = self._paragraph_floor(at, _REACH if gender else 1)
        nearby = [m for m in self._candidates(at, low) if not gender or self.genders.get(m.entity, gender) == gender]
        if not nearby:
            return ""
        persons = [mention for mention in nearby if mention.person]
        if not gender:  # "it", "they"
            return "" if nearby[-1].person else nearby[-1].entity
        if not persons:  # "he" of a ministry, as translations have it
            return (
                nearby[-1].entity if self.roles.get(nearby[-1].entity) and not self._other_persons("", nearby[-1].at, at) else ""
            )
        entity = persons[-1].entity
        if entity not in self.genders and self._other_persons(entity, persons[-1].at, at):
            return ""
        self.genders.setdefault(entity, gender)
        return entity

    def _candidates(self, at: int, low: int) -> list[_Mention]:
        return [mention for mention in self.mentions[-12:] if low <= mention.at < at]

    def _other_persons(self, entity: str, start: int, end: int) -> bool:
        """Whether anyone else is named by a full name between two tokens."""
        names = self._names(max(start, end - _NEAR), end)
        return any(" " in name and name != entity and not role_of(name.lower().split()) for name in names)

    def _paragraph_floor(self, at: int, reach: int) -> int:
        """The first token that a pronoun may refer to: that of the paragraph so many before its own."""
        own = bisect_right(self.paragraphs, at) - 1
        return self.paragraphs[max(0, own - reach)] if self.paragraphs else 0

    def _antecedent(self, at: int) -> str:
        i = at - 1
        while i >= 0 and self.reading.forms[i] in (",", "—", "–"):
            i -= 1
        phrase = self.reading.phrase(i)
        if phrase is None:
            return ""
        return self._of_phrase(phrase.start, phrase.end).entity


def source_words(reading: Reading, source: Span | None) -> str:
    """The wording of a source."""
    return "" if source is None else reading.text[reading.tokens.starts[source[0]] : reading.tokens.ends[source[1] - 1]]


def is_pronoun(words: str) -> bool:
    """Whether a source is named by nothing but a pronoun, a contracted verb perhaps with it."""
    return fold(words).partition("'")[0] in _PRONOUNS
