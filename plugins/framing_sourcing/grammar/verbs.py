"""Patterns around a verb: "the minister said that …", "…, he said", "she was accused of …", "it seems to …"."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from framing import Span
from framing.text import QUOTES
from framing_sourcing.grammar.candidates import Candidate, attribution, pieces_of
from framing_sourcing.grammar.clauses import CLAUSAL, SUBORDINATING, is_subordinate, is_within
from framing_sourcing.grammar.complements import complement_of, opens_relative
from framing_sourcing.grammar.extents import clause_end
from framing_sourcing.grammar.frames import ADDRESSING, as_said, colon, inverted, parenthetical
from framing_sourcing.grammar.lexicon import Cue, Lexicon
from framing_sourcing.grammar.passives import passive
from framing_sourcing.speakers.anonymity import speaks_of_naming
from framing_sourcing.speakers.source_types import is_people
from framing_sourcing.syntax.chunks import VerbGroup
from framing_sourcing.syntax.parsed_clauses import clause_in_tree
from framing_sourcing.syntax.phrases import ADVERBS, extended_left, has_clause, is_aside, is_time
from framing_sourcing.syntax.reading import Reading
from framing_sourcing.syntax.subjects import Subjects, subject_of

_OBJECT_CONTROL = frozenset(
    (
        "ask urge tell want lead allow force press push call encourage invite order persuade convince expect prompt cause "
        "require leave"
    ).split()
)


def verb_candidates(
    reading: Reading,
    lexicon: Lexicon,
    frames: Mapping[int, Span | None],
    spoken: Collection[int],
    subjects: Subjects,
) -> list[Candidate]:
    """Candidates of all verb groups outside quotations that are speech.

    ``frames`` gives the source of the groups that frame direct speech, by start; ``spoken`` the tokens in speech.
    """
    found: list[Candidate] = []
    subjects.update(frames)
    recent: list[Candidate] = []
    for group in reading.groups:
        if group.start in spoken or group.start in frames:
            continue
        if recent and recent[-1].at < reading.first[group.start]:
            recent = []
        cue = lexicon.verb(reading.lemmas[group.head], reading.forms[group.end] if group.end < len(reading.forms) else "")
        if cue is None or (cue.lemma == "mention" and reading.forms[group.start - 1] == "not"):
            continue
        subject = _subject(reading, group, subjects, recent)
        candidate = _of_verb(reading, group, cue, subject, lexicon)
        if candidate is not None:
            found.append(candidate)
            recent.append(candidate)
    return found


def _subject(reading: Reading, group: VerbGroup, known: Subjects, recent: list[Candidate]) -> Span | None:
    """Whose verb it is: the phrase a participle or infinitive hangs on, the source reported last before it, or its subject."""
    low, p = reading.first[group.start], group.start - 1
    while p > low and group.form == "ing" and reading.tags[p] in ADVERBS:
        p -= 1
    if p >= low and reading.phrase_at[p] >= 0:
        phrase = _participle_owner(reading, group, p, low) if group.form == "ing" else _infinitive_owner(reading, group, low)
        if phrase is not None:
            return phrase
    subject = subject_of(reading, group, known)
    joined = p >= low and (reading.tags[p] in (",", "CC", "RB") or reading.forms[p] in QUOTES)
    adjacent = subject is not None and p - 1 <= subject[1] <= group.start
    if joined and not adjacent and group.form in ("ing", "finite"):
        outer = next((c for c in reversed(recent) if c.source is not None and _goes_on(reading, c, group, recent)), None)
        if outer is not None:
            known[group.start] = outer.source
            return outer.source
    return subject


def _goes_on(reading: Reading, candidate: Candidate, group: VerbGroup, recent: Sequence[Candidate]) -> bool:
    """Whether all of an attribution stands before a verb, and neither in an aside nor in another's content."""
    if any(end > group.start for _, end in candidate.content) or is_aside(reading, candidate.at, group.start):
        return False
    return not any(start <= candidate.at < end for other in recent for start, end in other.content)


def _participle_owner(reading: Reading, group: VerbGroup, p: int, low: int) -> Span | None:
    """ "With critics calling …", "to a group backing …": the phrase that a preposition governs."""
    whole = extended_left(reading, p + 1, low)
    for start in (whole[0] if whole else p, reading.phrases[reading.phrase_at[p]].start):
        before = start - 1
        if before < low:
            continue
        owns = (is_people(reading.forms[p]) and p == group.start - 1) or _takes_object(reading, group)
        if reading.forms[before] == "with" or (reading.tags[before] in ("IN", "TO") and owns):
            return start, p + 1
    return None


def _infinitive_owner(reading: Reading, group: VerbGroup, low: int) -> Span | None:
    """ "Urged the mayor to say …", "for the mayor to say …": the phrase before."""
    if group.form != "to":
        return None
    phrase = reading.phrases[reading.phrase_at[group.start - 1]]
    whole = _series(reading, extended_left(reading, phrase.end, low) or (phrase.start, phrase.end), low)
    before = reading.group(whole[0] - 1)
    for_whom = phrase.start > low and reading.forms[phrase.start - 1] == "for"
    controlled = before is not None and reading.lemmas[before.head] in _OBJECT_CONTROL
    return whole if controlled else (phrase.start, phrase.end) if for_whom else None


def _series(reading: Reading, last: Span, low: int) -> Span:
    """The phrases that "and", a comma or "like" joins to the last of them: "teachers, parents and | pupils"."""
    start = last[0]
    while start - 2 >= low and reading.forms[start - 1] in ("and", "or", ",", "like") and reading.phrase_at[start - 2] >= 0:
        start = reading.phrases[reading.phrase_at[start - 2]].start
    return start, last[1]


def _takes_object(reading: Reading, group: VerbGroup) -> bool:
    """Whether a phrase rather than a clause follows: then a participle belongs to the phrase before it ("a group backing …")."""
    return complement_of(reading, group.end)[0] in ("np", "np_inf", "ing")


def _tells_nothing(reading: Reading, group: VerbGroup, cue: Cue, kind: str, start: int, lexicon: Lexicon) -> bool:
    """Whether what follows a cue shows that it says or names nothing here."""
    if kind == "that" and cue.lemma in lexicon.nouns and start == group.end and opens_relative(reading, start):
        return True  # "the claims that were approved"
    if cue.takes("uncounted") and kind == "np" and is_people(reading.forms[reading.phrases[reading.phrase_at[start]].end - 1]):
        return True  # "admitted pupils"
    if kind == "zero" and cue.takes("np") and cue.lemma != "say" and _is_participle(reading, group, start):
        return True  # "the refugees admitted last year were children"
    named = cue.lemma == "know" and group.form == "ed"
    return named and reading.forms[group.head - 1] in ("better", "best", "also")  # "Holm, better known as Ox"


def _is_participle(reading: Reading, group: VerbGroup, start: int) -> bool:
    """Whether a verb in -ed right behind a noun only says which: nothing but a time stands before the verb of the sentence."""
    if group.end - group.start > 1 or not reading.forms[group.head].endswith("ed") or not is_time(reading, start):
        return False
    behind = reading.group(reading.phrases[reading.phrase_at[start]].end)
    noun = reading.phrase(group.start - 1)
    return behind is not None and behind.form == "finite" and noun is not None and reading.tags[noun.head] in ("NNS", "NN")


def _of_verb(reading: Reading, group: VerbGroup, cue: Cue, subject: Span | None, lexicon: Lexicon) -> Candidate | None:
    kind, start = complement_of(reading, group.end)
    if _tells_nothing(reading, group, cue, kind, start, lexicon):
        return None
    if kind == "zero" and cue.lemma in ADDRESSING:
        start = _after_addressee(reading, start)
    if group.passive or group.form == "ed" or _names(reading, group, subject):
        return passive(reading, group, cue, subject, kind, start)
    if cue.takes("raising") and kind == "inf":
        return _raised(reading, group, cue, subject, start, lexicon)
    for pattern in (as_said, _relative, parenthetical, inverted, colon):
        candidate = pattern(reading, group, cue, subject, kind)
        if candidate is not None:
            return candidate
    kind, start = _as_taken(reading, group, cue, kind, start)
    if cue.takes("estimate") and kind in ("np", "zero") and _is_estimate(reading, start):
        return attribution("np", cue, group, subject, ((start, clause_end(reading, start, "clause")),))
    kind, start = _in_tree(reading, group, cue, kind, start)
    if not kind or not cue.takes(kind) or start >= reading.last[group.head]:
        return None
    return _with_complement(reading, group, cue, subject, kind.partition(":")[0], start)


def _raised(reading: Reading, group: VerbGroup, cue: Cue, subject: Span | None, start: int, lexicon: Lexicon) -> Candidate | None:
    """ "It seems to leak", but in "seemed to urge" the infinitive is the cue."""
    inner = reading.group(start)
    if inner is not None and reading.lemmas[inner.head] in lexicon.verbs:
        return None
    return attribution("raising", cue, group, None, pieces_of(subject, (start, clause_end(reading, start, "inf"))))


def _as_taken(reading: Reading, group: VerbGroup, cue: Cue, kind: str, start: int) -> tuple[str, int]:
    """The complement as the verb takes it: a clause behind a phrase, or the phrase alone where it takes no clause."""
    open_kind = kind not in ("", "inf") and (kind == "np" or not cue.takes(kind))
    if cue.takes("clausal") and open_kind and _may_be_clause(reading, start):
        kind, start = _hidden_clause(reading, kind, start)
    if not cue.takes(kind) and kind in ("that", "zero", "np_inf"):
        return complement_of(reading, group.end, clause=False)
    return kind, start


def _in_tree(reading: Reading, group: VerbGroup, cue: Cue, kind: str, start: int) -> tuple[str, int]:
    """The complement, or that of the parser's tree where the verb takes it and not the other, or a clause further on."""
    clause = clause_in_tree(reading, group)
    if clause is None or not cue.takes(clause[0]):
        return kind, start
    return clause if not (kind and cue.takes(kind)) or (kind == "zero" and start < clause[1]) else (kind, start)


def _with_complement(
    reading: Reading, group: VerbGroup, cue: Cue, subject: Span | None, kind: str, start: int
) -> Candidate | None:
    """What a verb reports that has a complement of this kind at ``start``."""
    if kind in ("np", "prep", "adj") and _is_imagined(reading, group, subject):
        return None
    if kind == "np" and cue.takes("clausal") and subject and [*reading.forms[subject[0] - 1 : subject[0]]] == ["what"]:
        return None  # "What a mayor says matters"
    end = clause_end(
        reading, start, "clause" if kind in CLAUSAL else kind,
        bounded=is_subordinate(reading, group, subject), whole=cue.takes("asserts"), like=reading.tags[group.head],
        within=is_within(reading, subject),
    )  # fmt: skip
    if end <= start or speaks_of_naming(reading, start, end):
        return None
    if kind == "np" and cue.act == "perception" and _quotes(reading, start, end):
        return None
    if kind == "np" and cue.takes("uncounted") and _is_amount(reading, start):
        return None  # "admitted fewer than 90 sailors"
    impersonal = cue.takes("impersonal") and kind in CLAUSAL and subject is not None and reading.forms[subject[0]] == "it"
    return attribution(kind, cue, group, None if impersonal else subject, ((start, end),))


def _is_amount(reading: Reading, start: int) -> bool:
    return reading.tags[start] == "CD" or [*reading.forms[start + 1 : start + 2]] == ["than"]


def _after_addressee(reading: Reading, start: int) -> int:
    """Where the clause begins behind who is told, and when: "told Radio Harbour | she hoped …", "told Lund on Monday | the …"."""
    phrase = reading.phrase(start)
    if phrase is not None and [*reading.forms[phrase.end : phrase.end + 1]] == ["on"] and is_time(reading, phrase.end + 1):
        time = reading.phrases[reading.phrase_at[phrase.end + 1]]
        return time.end if _may_be_clause(reading, time.end) and reading.phrase_at[time.end] >= 0 else start
    after = reading.phrase(phrase.end) if phrase is not None and phrase.end < reading.last[start] else None
    if phrase is None or after is None or phrase.start != start or after.start != phrase.end:
        return start
    group = reading.group(after.end)
    return phrase.end if group is not None and group.form == "finite" else start


_NAMING = frozenset({"call", "dub", "name", "nickname", "term"})


def _names(reading: Reading, group: VerbGroup, subject: Span | None) -> bool:
    """Whether a verb says the name of the thing before it, which is not its subject: "on a boat | called “Northern Light”"."""
    before = reading.phrase(group.start - 1)
    if before is None or reading.lemmas[group.head] not in _NAMING or reading.quote_at[group.end % len(reading.forms)] < 0:
        return False
    governed = before.start > reading.first[group.start] and reading.group_at[before.start - 1] >= 0
    return reading.tags[group.start] == "VBD" and (governed or (subject is not None and subject[1] <= before.start))


def _is_imagined(reading: Reading, group: VerbGroup, subject: Span | None) -> bool:
    """Whether nobody is said to have done it: "if she attacks the plan", "a chance to attack it"."""
    if subject is not None and subject[0] > reading.first[group.head] and reading.forms[subject[0] - 1] in _CONDITIONAL:
        return True
    return reading.tree is not None and group.form == "to" and reading.tree.labels[group.head] in ("acl", "relcl")


_CONDITIONAL = frozenset({"if", "unless", "whether"})


def _relative(reading: Reading, group: VerbGroup, cue: Cue, subject: Span | None, kind: str) -> Candidate | None:
    """ "The law, which | he says | will fail", "a law | they say | will fail": what it hangs on is the subject of the content."""
    inner = reading.group(group.end) if group.end < reading.last[group.head] else None
    if subject is None or inner is None or inner.form not in ("finite", "ed") or not (cue.takes("zero") or cue.takes("that")):
        return None
    before = _antecedent(reading, subject[0], reading.first[group.head])
    if subject[1] > group.start or before is None:
        return None
    end = clause_end(reading, group.end, "clause", bounded=True)
    for i in range(group.end, end):
        if reading.forms[i] == ",":
            end = i
            break
    return attribution("zero", cue, group, subject, ((before, subject[0]), (group.end, end)))


def _antecedent(reading: Reading, start: int, low: int) -> int | None:
    """Where the relative word, or without one the phrase, begins that a clause with a subject at ``start`` hangs on."""
    before = start - 1
    if before < low:
        return None
    if reading.tags[before] in ("WDT", "WP"):
        return before
    phrase = reading.phrase(before if reading.forms[before] != "that" else before - 1)
    if phrase is None or phrase.end not in (before, before + 1) or phrase.start < low:
        return None
    return phrase.start if reading.forms[before] != "that" else before


def _is_estimate(reading: Reading, start: int) -> bool:
    """Whether "at" with an amount follows an object: "put the cost | at $9 million"."""
    tags, forms, high = reading.tags, reading.forms, reading.last[start]
    return any(
        forms[i] == "at" and any(tag in ("CD", "$") for tag in tags[i + 1 : min(high, i + 4)]) for i in range(start + 1, high - 1)
    )


def _quotes(reading: Reading, start: int, end: int) -> bool:
    """Whether a quotation stands in an object: after a verb that is not of saying ("show a “good reason”") nobody speaks."""
    return any(reading.quote_at[i] >= 0 for i in range(start, end))


def _may_be_clause(reading: Reading, start: int) -> bool:
    """Whether a verb, or wording in quotation marks that may hide one, follows in the sentence."""
    limit = reading.last[start - 1]
    return has_clause(reading, start, limit) or any(reading.quote_at[i] >= 0 for i in range(start, limit))


def _hidden_clause(reading: Reading, kind: str, start: int) -> tuple[str, int]:
    """The clause of a verb that takes one: after a phrase ("said in May the bridge …") or behind its own adverbial."""
    if not kind.startswith("prep"):
        return "zero", start
    if reading.forms[start - 1] in SUBORDINATING or reading.forms[start - 1] in ("despite", "under", "without"):
        return "zero", start - 1
    phrase = reading.phrase(start)
    return complement_of(reading, phrase.end) if phrase is not None and phrase.start == start else (kind, start)
