"""Who a source is: names, surnames, pronouns, bodies and descriptions brought to one name for each speaker.

A source that could be two speakers stays unresolved ('').
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from framing import Span
from framing.english import CLASSES
from framing_sourcing.grammar.candidates import Candidate
from framing_sourcing.speakers.anonymity import is_withheld
from framing_sourcing.speakers.bodies import Bodies
from framing_sourcing.speakers.described import Described
from framing_sourcing.speakers.kinds import Kinds
from framing_sourcing.speakers.named import Named
from framing_sourcing.speakers.names import PROPER, find_names, places_in
from framing_sourcing.speakers.people import People
from framing_sourcing.speakers.pronouns import Mention, Pronouns
from framing_sourcing.speakers.roles import load_roles
from framing_sourcing.speakers.source_types import is_people, is_person_word, is_state, type_of
from framing_sourcing.speakers.wording import PRONOUNS, SPOKESPEOPLE, source_words
from framing_sourcing.speakers.wordlists import load_word_lists
from framing_sourcing.syntax.chunks import NounPhrase
from framing_sourcing.syntax.reading import Reading
from framing_sourcing.syntax.relatives import before_relative
from framing_sourcing.syntax.wordtags import NOUNS

_POSSESSIVES = CLASSES.possessives | {"whose"}
_GROUPS = frozenset({"police", "people", "staff", "public", "troops"})  # plurals without s
_FIELDS = frozenset({"foreign", "interior", "economic", "agricultural"})  # of ministries, beside nouns
_EMPHATIC = CLASSES.reflexives - {"myself", "ourselves", "yourself", "yourselves"}
_DEFINITE = (CLASSES.possessives - {"your"}) | {"the", "these", "those", "both"}
_OF_MANY = frozenset({"company", "media", "NGO"})  # types of bodies that plurals leave unnamed: "corporations"
_OF_REPORTS = frozenset("press news media published local some several early".split())


@dataclass(frozen=True, slots=True)
class Speaker:
    """A resolved source: its name ('' if unresolved), its type ('' if nothing tells), and whether it names nobody."""

    entity: str = ""
    type: str = ""
    anonymous: bool = False


@dataclass(slots=True)
class Speakers:
    """Resolves the sources of one document in the order of the text."""

    reading: Reading
    published: date | None = None
    people: People = field(init=False)
    kinds: Kinds = field(init=False)
    bodies: Bodies = field(init=False)
    pronouns: Pronouns = field(init=False)
    described: Described = field(init=False)
    named: Named = field(init=False)
    types: dict[str, str] = field(default_factory=dict)  # entity → type
    documents: dict[str, str] = field(default_factory=dict)  # "statement" → whose it is
    withheld: set[str] = field(default_factory=set)  # nouns of those who are not to be named: "official"
    unnamed: dict[str, Speaker] = field(default_factory=dict)  # persons whom nothing names ("a lawyer"), under a key of their own

    def __post_init__(self) -> None:
        names, runs = find_names(self.reading)
        self.people = People(names, self.published, places_in(self.reading, names))
        self.bodies = Bodies(self.reading, runs)
        self.kinds = Kinds(self.reading, self.people, self.bodies, self.published)
        self.pronouns = Pronouns(self.reading, self.people)
        self.described = Described(self.reading, self.people, self.kinds, self.pronouns)
        self.named = Named(self.reading, self.people, self.bodies, self.pronouns)

    def resolve(self, candidate: Candidate) -> Speaker:
        """The speaker of an attribution; asks must come in the order of the text."""
        if candidate.source is None:
            return Speaker()
        start, end = candidate.source
        if end - start > 1 and self.reading.tags[end - 1] == "POS":
            end -= 1
        first = self.reading.forms[start].partition("'")[0]
        if (
            first in PRONOUNS
            and self.reading.tags[start] not in PROPER
            and (end - start == 1 or (end - start == 2 and first not in _POSSESSIVES))
        ):
            speaker = self._of_pronoun(start, candidate.content)
        else:
            speaker = self._of_phrase_at(start, end, candidate.at)
        self._note_document(candidate, speaker.entity)
        return speaker

    def _of_phrase_at(self, start: int, end: int, at: int) -> Speaker:
        """The speaker, anonymous where the sentence of the cue says so, or where "the official" was so before."""
        speaker = self._of_phrase(start, end)
        phrase = self._first_phrase(start, end)
        if phrase is None or speaker.entity != speaker.entity.lower() or self.reading.tags[phrase.head] not in ("NN", "NNS"):
            return speaker
        head = self.reading.forms[phrase.head]
        if speaker.anonymous or is_withheld(self.reading, at):
            self.withheld.add(head)
            return replace(speaker, entity="", anonymous=True)
        again = head in self.withheld and self.reading.forms[phrase.start] == "the" and phrase.end - phrase.start == 2
        return replace(speaker, entity="", anonymous=True) if again else speaker

    def _of_pronoun(self, at: int, content: Sequence[Span]) -> Speaker:
        if self.reading.forms[at].partition("'")[0] in ("who", "which", "that", "whom"):
            return self._before_relative(at)
        many = self.reading.forms[at].partition("'")[0] in ("they", "their", "them")
        entity = "" if many and self.pronouns.has_nearer_group(at) else self.pronouns.antecedent(at, content)
        if entity in self.unnamed:
            return self.unnamed[entity]
        if entity:
            self.pronouns.note(Mention(at, entity, entity in self.people.mentions))
        elif many:
            return self._of_many(at)
        return Speaker(entity, self.types.get(entity) or self.kinds.person(entity))

    def _of_many(self, at: int) -> Speaker:
        """The group that "they" goes back to: the only plural subject in reach, or several of one type; else it stays open."""
        tags, forms = self.reading.tags, self.reading.forms
        plural = [p for p in self.pronouns.subjects_before(at) if tags[p.head] in ("NNS", "NNPS") or forms[p.head] in _GROUPS]
        speakers = [s for p in plural if (s := self._of_phrase(p.start, p.end)).type not in ("", "document")]
        return speakers[0] if len({speaker.type for speaker in speakers}) == 1 else Speaker()

    def _before_relative(self, at: int) -> Speaker:
        """Whom "who" goes back to."""
        phrase = before_relative(self.reading, at, self.named.is_person)
        return self._of_phrase_at(phrase.start, phrase.end, at) if phrase is not None else Speaker()

    def _of_phrase(self, start: int, end: int) -> Speaker:
        phrase = self._first_phrase(start, end)
        if phrase is None:
            return Speaker(type=self.kinds.thing(self._words(start, end), ""))
        stop = min(self.named.end_of_name(phrase), end)
        if stop - phrase.start > 1 and self.reading.forms[stop - 1] in _EMPHATIC:
            stop -= 1  # "the mayor herself"
        anonymous = self._names_nobody(phrase, stop)
        entity, person = "", False
        if anonymous != "group":
            entity = self._person(phrase.start, stop, end) or self.named.appositive(phrase) or self.described.person(phrase, stop)
            person = bool(entity)
            entity = entity or self._author(self._thing(phrase, stop, end), phrase.start)
        if not entity and not anonymous:
            entity = self._of_role(phrase, stop)
        speaker = self._speaker(start, end, entity, person, anonymous)
        if not entity and anonymous != "group" and self._is_one_person(stop):
            self._note_unnamed(start, stop, speaker)
        return speaker

    def _is_one_person(self, stop: int) -> bool:
        return self.reading.tags[stop - 1] in ("NN", "NNP") and is_person_word(self.reading.forms[stop - 1])

    def _note_unnamed(self, start: int, stop: int, speaker: Speaker) -> None:
        """Keep "a lawyer" for the pronouns after it: "he" is then not who spoke before."""
        key, gender = f"#{start}", load_word_lists().titles.get(self.reading.forms[stop - 1], "")
        if gender:
            self.people.genders[key] = gender
        self.unnamed[key] = speaker
        self.pronouns.note(Mention(start, key, True))

    def _names_nobody(self, phrase: NounPhrase, stop: int) -> str:
        """ "group" for many whom nothing names ("officials"), "one" for one ("a source"), '' for who may be known."""
        forms, tags = self.reading.forms[phrase.start : stop], self.reading.tags[phrase.start : stop]
        known = load_roles().anonymous
        if forms[-1] in load_roles().collectives and [*self.reading.forms[stop : stop + 1]] == ["of"]:
            of = self.reading.phrase(stop + 1)
            many = of is not None and is_people(self.reading.forms[of.end - 1])
            return "group" if many else "one" if forms[-1] in known else ""
        if forms[-1] == "authorities" and is_state(forms[:-1]):
            return ""  # of a state that is named
        if tags[-1] in ("NNS", "NNPS", "NNP") and forms[-1].endswith("s") and is_people(forms[-1]):
            return "" if forms[0] == "the" and "NNP" in "".join(tags) else "group"
        if forms[-1] in ("reports", "accounts") and _OF_REPORTS.issuperset(forms[:-1]):
            return "group"  # "press reports"
        return self._names_no_one(forms, tags)

    def _names_no_one(self, forms: Sequence[str], tags: Sequence[str]) -> str:
        """The same of a phrase whose last word is no plural of persons."""
        known = load_roles().anonymous
        thing = forms[-1] not in known and tags[-1] in NOUNS and not type_of(forms[-1:])
        if forms[-1] in known or (not thing and any(form in known for form in forms[:2])):
            return "one"
        if tags[-1] == "NNS" and forms[0] not in _DEFINITE and "NNP" not in "".join(tags) and type_of(forms[-1:]) in _OF_MANY:
            return "group"
        return "one" if forms[0] in ("a", "an", "one", "another") and is_person_word(forms[-1]) else ""

    def _speaker(self, start: int, end: int, entity: str, person: bool, anonymous: str) -> Speaker:
        if person:
            kind = next(filter(None, map(self.kinds.person, entity.split(" and "))), "")
        else:
            kind = self.kinds.thing(self._words(start, end), entity, start)
        if entity:
            kind = self.types.setdefault(entity, kind) or kind
            self.types[entity] = kind
        if entity or anonymous == "group":
            plural = anonymous == "group" or self.reading.tags[start] in ("NNS", "NNPS")
            self.pronouns.note(Mention(start, entity, person, plural))
        return Speaker(entity, kind, bool(anonymous) and not entity)

    def _words(self, start: int, end: int) -> list[str]:
        written = self.reading.tokens.written[start:end]
        words = zip(self.reading.forms[start:end], written, strict=True)
        told = [form for form, as_is in words if (form[0].isalnum() or form in ("%", ",")) and as_is != "Un"]  # a given name
        while len(told) > 1 and told[-1] in CLASSES.weekdays:
            told = told[: -2 if len(told) > 2 and told[-2] in ("late", "early") else -1]
        return told

    def _first_phrase(self, start: int, end: int) -> NounPhrase | None:
        reading = self.reading
        return next((reading.phrases[reading.phrase_at[i]] for i in range(start, end) if reading.phrase_at[i] >= 0), None)

    # --- persons

    def _person(self, start: int, stop: int, end: int) -> str:
        """The person whom a phrase names: by its head, or in apposition to it."""
        names = self.named.heads(start, stop, end)
        found = list(dict.fromkeys(entity for _, entity in names))
        if len(found) > 1:
            return " and ".join(found) if all(found) else ""
        return found[0] if found else ""

    # --- bodies and things

    def _thing(self, phrase: NounPhrase, stop: int, end: int) -> str:
        """The body that a phrase names, or that somebody speaks for, or that wrote a document."""
        reading = self.reading
        if reading.tags[stop - 1] in PROPER:
            return self._proper(phrase.start, stop, end)
        head = reading.forms[stop - 1]
        if stop + 1 < end and reading.forms[stop] in ("for", "of", "by", "from", "with", "at", "that", "which"):
            speaks, wrote = head in SPOKESPEOPLE, head in load_word_lists().documents
            if (speaks and reading.forms[stop] in ("for", "of", "with", "at", "from")) or (
                wrote and reading.forms[stop] not in ("of", "for", "at")
            ):
                return self._behind(stop + 1, end, head)
        if is_person_word(head) and reading.forms[phrase.start] == "the":
            return ""  # "the Ohio lawyer"
        nameless = head in load_roles().anonymous and head != "authorities"
        if any(self._is_raised(i) for i in range(phrase.start, stop)) and not nameless:
            words = [i for i in range(phrase.start, stop) if reading.tags[i] not in ("DT", "PRP$")]
            named = self.bodies.name(phrase.start, stop, end)
            return named or (self.bodies.canonical(self._text(words[0], words[-1] + 1)) if words else "")
        return ""

    def _is_raised(self, i: int) -> bool:
        tag = self.reading.tags[i]
        return tag in PROPER or (tag == "JJ" and self.reading.tokens.written[i][0].isupper() and i > self.reading.first[i])

    def _author(self, name: str, at: int) -> str:
        """Whose a paper is that is named by whose it is: "CBP report", "the Transport memo", "NBF's statement"."""
        whose, _, what = name.rpartition(" ")
        if what.lower() not in load_roles().speech:
            return name
        owner = whose.removesuffix("'s").removesuffix("’s")
        if owner != whose or whose.isupper() or whose.lower().endswith("inspector general"):
            return self.bodies.canonical(owner)
        return self.bodies.definite(whose.lower().split(), at) or name

    def _proper(self, start: int, stop: int, end: int) -> str:
        if all(form in load_word_lists().titles for form in self.reading.forms[start + 1 : stop]) and stop - start > 1:
            return ""  # "the CEO"
        body = self.bodies.name(start, stop, end)
        if body and " " not in body and type_of([body.lower()]) and not body.isupper():
            return body.lower()  # "Police" at the head of a sentence
        if body or self.reading.forms[stop - 1] in load_roles().anonymous:
            return body
        first = next(i for i in range(start, stop) if self.reading.tags[i] in PROPER)
        name = self._text(first, stop)
        return self.bodies.canonical(name)

    def _behind(self, start: int, end: int, head: str) -> str:
        """For whom somebody speaks, or whose a document is."""
        phrase = self.reading.phrase(start)
        if phrase is None:
            return ""
        stop = min(phrase.end, end)
        if entity := self._person(phrase.start, stop, end):
            return f"{entity}'s {head}" if head in SPOKESPEOPLE else entity
        named = self._thing(phrase, stop, end) or self.bodies.definite(self._nouns(phrase, stop)[-1:], start)
        one = head in load_word_lists().documents and self.reading.tags[stop - 1] == "NN"
        return named or (self._of_role(phrase, stop) if one else "")

    def _text(self, start: int, end: int) -> str:
        return " ".join(source_words(self.reading, (start, end)).split())

    def _nouns(self, phrase: NounPhrase, stop: int) -> list[str]:
        return [self.reading.forms[i] for i in range(phrase.start, stop) if self.reading.tags[i] in NOUNS]

    def _of_role(self, phrase: NounPhrase, stop: int) -> str:
        """ "the ministry" after "the Ministry of Transport"; "the statement" for whose it was; else the role itself."""
        nouns = self._nouns(phrase, stop)
        if not nouns:
            return ""
        if len(nouns) == 1 and nouns[0] in self.documents:
            return self.documents[nouns[0]]
        if office := self._office(phrase, stop):
            return office
        if (
            len(nouns) == 2
            and nouns[1] in load_word_lists().documents
            and (body := self.bodies.definite(nouns[:1], phrase.start))
        ):
            return body  # "a ministry statement"
        first, kind = self.reading.forms[phrase.start], type_of(nouns)
        entity = ""
        if first in ("the", "its", "this", "that"):
            entity = self.bodies.definite(nouns[-1:], phrase.start) or self._spoken_before(
                nouns[-1], kind if stop - phrase.start == 2 else ""
            )
        if not entity and is_person_word(nouns[-1]) and (first != "the" or stop - phrase.start > 2):
            return ""  # "the veteran harbour lawyer" is somebody whom the text may name
        return entity or (" ".join(nouns) if kind else "")

    def _office(self, phrase: NounPhrase, stop: int) -> str:
        """ "the inspector general" for the office, and the report, of one; "mayor's office", "foreign ministry"; else ''."""
        forms, tags = self.reading.forms, self.reading.tags
        of_what = [forms[i] for i in range(phrase.start, stop) if tags[i] in NOUNS or forms[i] in _FIELDS]
        if forms[stop - 1] in ("ministry", "department") and len(of_what) > 1:
            return self.bodies.definite(of_what, phrase.start) or " ".join(of_what)
        own = next((i for i in range(phrase.start + 1, stop - 1) if forms[i] == "'s"), -1)
        head, first = forms[stop - 1], phrase.start + (forms[phrase.start] in CLASSES.determiners)
        if own <= first or not (head == "office" or head in load_word_lists().documents):
            return ""
        whose = " ".join(forms[first:own])
        return f"{whose}'s office" if head == "office" and not whose.endswith(" general") else whose

    def _spoken_before(self, noun: str, kind: str) -> str:
        """The last source whose name has a noun; else the only body of its type that spoke ("the company")."""
        things = [m.entity for m in reversed(self.pronouns.recent) if m.entity and not m.person]
        named = next((entity for entity in things if noun in entity.lower().split()), "")
        if named or not kind or noun not in load_word_lists().bodies:
            return named
        known = load_word_lists().bodies  # "a surgeon" is no body, whatever his type
        bodies = (entity for entity in things if entity != entity.lower() or entity.rpartition(" ")[2] in known)
        alike = {entity for entity in bodies if self.types.get(entity) == kind}
        return alike.pop() if len(alike) == 1 else ""

    def _note_document(self, candidate: Candidate, entity: str) -> None:
        """Whose "the statement" will be after "the ministry said in a statement"."""
        reading, i = self.reading, candidate.cue[-1][1] if candidate.cue else candidate.at
        source = reading.phrase(candidate.source[0]) if candidate.source else None
        held = reading.phrase(i + 1) if [*reading.forms[i : i + 1]] in (["in"], ["on"]) else None
        for phrase in (source, held):  # "a ministry statement said", "said in a statement"
            if entity and phrase is not None and reading.forms[phrase.end - 1] in load_word_lists().documents:
                self.documents[reading.forms[phrase.end - 1]] = entity
