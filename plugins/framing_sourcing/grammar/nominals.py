"""Patterns without a verb: "according to …", "the claim that …", "is confident that …", "in her view", "reportedly"."""

from __future__ import annotations

from collections.abc import Collection

from framing import Span
from framing_sourcing.grammar.candidates import Candidate
from framing_sourcing.grammar.complements import complement_of, opens_relative
from framing_sourcing.grammar.extents import clause_end
from framing_sourcing.grammar.lexicon import Cue, Lexicon
from framing_sourcing.syntax.chunks import NounPhrase
from framing_sourcing.syntax.phrases import ADVERBS, aside_start, extended_right, has_clause, named_end
from framing_sourcing.syntax.reading import Reading
from framing_sourcing.syntax.subjects import Subjects, subject_of
from framing_sourcing.syntax.wordtags import NOUNS

_HEARSAY = frozenset("reportedly allegedly supposedly purportedly ostensibly".split())
_OPENING = _HEARSAY | {"according", "in", "by", "to", "from"}


def nominal_candidates(reading: Reading, lexicon: Lexicon, spoken: Collection[int], subjects: Subjects) -> list[Candidate]:
    """Candidates of nouns, adjectives and fixed phrases outside quotations that are speech."""
    found: list[Candidate] = []
    for i, (form, lemma) in enumerate(zip(reading.forms, reading.lemmas, strict=True)):
        if (form in _OPENING or lemma in lexicon.adjectives or form in lexicon.adjectives) and i not in spoken:
            candidate = _of_word(reading, i, lexicon, subjects)
            if candidate is not None:
                found.append(candidate)
    for phrase in reading.phrases:
        if phrase.start in spoken:
            continue
        cue = lexicon.nouns.get(reading.lemmas[phrase.end - 1])
        if cue is not None and reading.tags[phrase.end - 1] in ("NN", "NNS"):
            candidate = _noun(reading, phrase, cue, subjects) or _noun_is(reading, phrase, cue)
            if candidate is not None:
                found.append(candidate)
    return found


def _of_word(reading: Reading, i: int, lexicon: Lexicon, subjects: Subjects) -> Candidate | None:
    """The candidate that begins with the word at i, or has it as its adjective."""
    form = reading.forms[i]
    if form == "according" and i + 2 < len(reading.forms) and reading.forms[i + 1] == "to":
        return _according(reading, i)
    if form in ("in", "by", "to", "from") and reading.phrase_at[i + 1 if i + 1 < len(reading.forms) else i] >= 0:
        return _standpoint(reading, i)
    if form in _HEARSAY:
        return _hearsay(reading, i, subjects)
    cue = lexicon.adjectives.get(form) or lexicon.adjectives.get(reading.lemmas[i])
    return _adjective(reading, i, cue, subjects) if cue is not None and reading.tags[i] != "NNP" else None


def _sentence_body(reading: Reading, i: int) -> Span:
    low, high = reading.first[i], reading.last[i]
    while high > low and reading.forms[high - 1] in (".", ","):
        high -= 1
    return low, high


def _according(reading: Reading, i: int) -> Candidate | None:
    """ "According to the ministry, …", "…, according to the ministry", "…, according to what the ministry told Holm"."""
    low, high = _sentence_body(reading, i)
    told = reading.forms[i + 2] == "what"  # "according to what the mayor told the paper"
    source = extended_right(reading, i + 2 + told)
    if source is None or reading.forms[i + 2] in _MEASURES or (told and reading.group(source[1]) is None):
        return None
    end = _source_end(reading, source[1], high)
    start = i
    while start > low and reading.forms[start - 1] in (",", "and", "but", "(", "—", "-"):
        start -= 1
    bracketed = reading.forms[i - 1] == "("
    low = _bracketed_from(reading, start, low, amid=end + 1 < high) if bracketed else aside_start(reading, start, low)
    content = _beside(reading, (low, start), (end, high), bracketed=bracketed)
    if not content:
        return None
    whom = source if told else (source[0], max(source[1], end))
    return Candidate("according_to", "according to", "speech", i, ((i, i + 2),), whom, content)


def _beside(reading: Reading, ahead: Span, behind: Span, *, bracketed: bool) -> tuple[Span, ...]:
    """What is told on either side of "according to …", or on one of them."""
    (low, start), (end, high) = ahead, behind
    opens = reading.forms[start - 1] == "that"  # "Holm wrote that, according to the port, …"
    before = (low, start) if start > low and not opens else None
    after = (end + 1, high) if not bracketed and end + 1 < high and reading.forms[end] in (",", ")", "—", "-") else None
    if before is not None and after is not None and has_clause(reading, *before) and not _resumes(reading, after[0]):
        after = None
    return tuple(piece for piece in (before, after) if piece is not None)


def _bracketed_from(reading: Reading, end: int, low: int, *, amid: bool) -> int:
    """Where the clause begins that a bracket at ``end`` speaks of; ``amid`` a sentence it is the object before it."""
    for j in range(end - 2, low, -1):
        group = reading.group(j) if amid else None
        if group is not None and group.form in ("finite", "ing"):
            return group.end + (reading.tags[group.end] == "RP")
        if reading.forms[j] in (";", "—") or (reading.forms[j] == "," and reading.tags[j + 1] == "CC"):
            return j + 1 + (reading.tags[j + 1] == "CC")
    return low


_MEASURES = frozenset("plan plans schedule size need type age taste".split())  # bare after "according to" they say nothing

_STANDPOINTS = frozenset(
    "view opinion words eyes telling estimation account perspective standpoint viewpoint poll survey".split()
)
_POLLS = frozenset("poll survey".split())
_ALSO_THINGS = frozenset({"account", "eyes"})


def _standpoint(reading: Reading, i: int) -> Candidate | None:
    """ "In her view, …", "…, in the words of the judge", "in a recent poll, …", "to many, …"."""
    low, high = _sentence_body(reading, i)
    phrase = reading.phrases[reading.phrase_at[i + 1]]
    head = "view" if [*reading.forms[phrase.end : phrase.end + 2]] == ["of", "view"] else reading.forms[phrase.end - 1]
    if reading.forms[i] == "to":
        if (
            i != low
            or head not in ("many", "some", "critics", "supporters", "them", "him", "her")
            or reading.forms[phrase.end] != ","
        ):
            return None
        source: Span | None = (phrase.start, phrase.end)
    elif head not in _STANDPOINTS or not _is_standpoint(reading, i, phrase, head, low):
        return None
    elif head in _POLLS:
        if i != low:
            return None
        source = extended_right(reading, phrase.start)
    else:
        source = _possessor(reading, phrase) or _of(reading, phrase)
    if source is None:
        return None
    content = _viewed(reading, i, low, high, max(phrase.end, source[1]), head in _POLLS)
    if content is None or content[0] >= content[1]:
        return None
    act = "speech" if head in _POLLS | {"words"} else "belief"
    return Candidate("standpoint", head, act, i, ((i, i + 1),), source, (content,))


def _is_standpoint(reading: Reading, i: int, phrase: NounPhrase, head: str, low: int) -> bool:
    """Not the reader's own, nor what "account" and "eyes" mean elsewhere: "in his bank account", "with sand in her eyes"."""
    apart = i == low or reading.forms[i - 1] == ","
    compound = reading.tags[phrase.end - 2] in NOUNS and phrase.end - 2 >= phrase.start
    return reading.forms[phrase.start] != "your" and (head not in _ALSO_THINGS or (apart and not compound))


def _viewed(reading: Reading, i: int, low: int, high: int, end: int, poll: bool) -> Span | None:
    """What is seen from a standpoint that stands in [i, end): the sentence after it, or the clause before."""
    if i == low and end < high:
        return next((j + 1 for j in range(end, min(high, end + 15)) if reading.forms[j] == ","), end), high
    if reading.forms[i - 1] == "," and end < high and reading.forms[end] == ",":
        return end + 1, high
    return (_clause_start(reading, i, low), i) if end >= high and not poll else None


def _clause_start(reading: Reading, i: int, low: int) -> int:
    for j in range(i - 1, low, -1):
        if reading.forms[j] in (",", ";", "—"):
            return j + 1
    return low


def _of(reading: Reading, phrase: NounPhrase) -> Span | None:
    """ "the judge" in "the words of the judge"."""
    i = phrase.end
    if i + 1 < len(reading.forms) and reading.forms[i] == "of" and reading.phrase_at[i + 1] >= 0:
        of = reading.phrases[reading.phrase_at[i + 1]]
        return of.start, named_end(reading, of)
    return None


def _resumes(reading: Reading, i: int) -> bool:
    return reading.group_at[i] >= 0 and reading.groups[reading.group_at[i]].form == "finite"


def _source_end(reading: Reading, end: int, high: int) -> int:
    """Where the source of "according to" ends: at the next comma after what modifies it."""
    for i in range(end, min(high, end + 25)):
        if reading.forms[i] in (",", ")", ";", "—", ":", '"', "“", "?", "!"):
            return i
    return high


def _hearsay(reading: Reading, i: int, subjects: Subjects) -> Candidate | None:
    """ "The firm reportedly sold …": the clause around the adverb, without a source."""
    group = reading.group(i) or reading.group(i + 1)
    if group is None:
        return None
    subject = subject_of(reading, group, subjects)
    relative = subject is not None and reading.tags[subject[0]] in ("WP", "WDT")
    rest = clause_end(reading, group.head, "clause", bounded=relative)
    start = i + 1
    pieces = [(subject[0], subject[1])] if subject is not None else []
    if group.start < i:
        pieces.append((group.start, i))
    if start < rest:
        pieces.append((start, rest))
    return Candidate("hearsay", reading.forms[i], "speech", i, ((i, i + 1),), None, tuple(pieces)) if pieces else None


def _adjective(reading: Reading, i: int, cue: Cue, subjects: Subjects) -> Candidate | None:
    """ "She is confident that …", "he was critical of …"."""
    group = reading.group(i - 1) or reading.group(i - 2) or reading.group(i)
    kind, start = complement_of(reading, i + 1)
    if group is None or not cue.takes(kind) or start >= reading.last[i]:
        return None
    subject = subject_of(reading, group, subjects)
    simple = kind.partition(":")[0]
    end = clause_end(reading, start, "clause" if simple in ("that", "zero", "wh") else simple)
    if cue.takes("raising") and simple == "inf":
        pieces = tuple(p for p in (subject, (start, end)) if p is not None)
        return Candidate("raising", cue.lemma, cue.act, i, ((group.start, i + 1),), None, pieces)
    act = cue.act_in("prep" if simple == "prep" else "that")
    return Candidate("adjective", cue.lemma, act, i, ((min(group.start, i), i + 1),), subject, ((start, end),))


def _noun(reading: Reading, phrase: NounPhrase, cue: Cue, subjects: Subjects) -> Candidate | None:
    """ "Her claim that …", "the mayor's plans to …", "criticism of … by …"."""
    at = phrase.end - 1
    if reading.group(phrase.end) is not None and reading.groups[reading.group_at[phrase.end]].form == "finite":
        return None
    author, after = _author(reading, phrase.end)
    kind, start = complement_of(reading, after)
    start = _found(reading, kind, start)
    simple = kind.partition(":")[0]
    if (
        not cue.takes(kind)
        or start >= reading.last[at]
        or opens_relative(reading, start)
        or simple not in ("that", "wh", "inf", "prep")
    ):
        return None
    opening = reading.tags[reading.first[at]] == "IN"  # "Despite her claim that …, the …"
    end = clause_end(reading, start, "clause" if simple in ("that", "wh") else simple, bounded=opening)
    end = _before_predicate(reading, start, end, simple)
    source = author or _possessor(reading, phrase)
    if source is not None and reading.tags[source[0]] == "PRP$":  # "the mayor repeated his claim that …"
        source = _owner(reading, phrase, subjects) or source
    if source is None and simple == "prep":
        source, end = _author_after(reading, start, end)
    source = source or _owner(reading, phrase, subjects) or _modifier(reading, phrase)
    if end <= start:
        return None
    if source is None and simple == "that" and cue.takes("unsourced"):
        return Candidate("rumour", cue.lemma, cue.act, at, ((at, at + 1),), None, ((start, end),))
    return Candidate("noun", cue.lemma, cue.act_in(simple), at, ((at, at + 1),), source, ((start, end),))


def _found(reading: Reading, kind: str, start: int) -> int:
    """ "A report that found | that …": where what is reported begins."""
    group = reading.group(start + 1) if kind == "that" and reading.forms[start] == "that" else None
    if group is None or group.start != start + 1 or group.form != "finite":
        return start
    inner, after = complement_of(reading, group.end)
    return after if inner == "that" else start


def _noun_is(reading: Reading, phrase: NounPhrase, cue: Cue) -> Candidate | None:
    """ "Her answer was that …", "the plan is to …"."""
    group = reading.group(phrase.end)
    if group is None or group.form != "finite" or reading.tags[group.head] != "BE":
        return None
    kind, start = complement_of(reading, group.end)
    source = _possessor(reading, phrase)
    if kind not in ("that", "inf", "wh") or start != group.end or source is None:
        return None
    end = clause_end(reading, start, "clause" if kind != "inf" else "inf")
    at = phrase.end - 1
    return Candidate("noun_is", cue.lemma, cue.act, at, ((at, group.end),), source, ((start, end),))


def _author(reading: Reading, i: int) -> tuple[Span | None, int]:
    """ "by the inspector" after a noun, and where its complement may begin."""
    if i + 1 < len(reading.forms) and reading.forms[i] in ("by", "from") and reading.phrase_at[i + 1] >= 0:
        phrase = reading.phrases[reading.phrase_at[i + 1]]
        end = named_end(reading, phrase)
        return (phrase.start, end), end
    return None, i


def _author_after(reading: Reading, start: int, end: int) -> tuple[Span | None, int]:
    """ "Warnings of a flood | from the coast guard": who stands at the end of what is warned of, and where that ends."""
    for i in range(start + 1, end - 1):
        if reading.forms[i] in ("by", "from") and reading.phrase_at[i + 1] >= 0:
            author, after = _author(reading, i)
            return (author, i) if after == end else (None, end)
    return None, end


def _before_predicate(reading: Reading, start: int, end: int, kind: str) -> int:
    """Where the main verb of the sentence begins after a noun's complement ("her critique of the plan | has …")."""
    verbs = 0
    for i in range(start + 1, end):
        group = reading.group(i)
        if group is None or group.form != "finite" or group.start != i:
            continue
        verbs += 1
        if kind in ("that", "wh"):
            if verbs > 1 and (reading.group_at[i - 1] >= 0 or reading.tags[i - 1] in ("JJ", "RB", "RP")):
                return i
        elif reading.phrase_at[i - 1] >= 0:
            phrase = reading.phrases[reading.phrase_at[i - 1]]
            if (
                reading.tags[phrase.start - 1] in ("IN", "TO", "CC")
                or phrase.start == start
                or (kind == "inf" and reading.group_at[phrase.start - 1] >= 0)
            ):
                return i
    return end


def _possessor(reading: Reading, phrase: NounPhrase) -> Span | None:
    for i in range(phrase.end - 2, phrase.start - 1, -1):
        if reading.tags[i] == "POS":
            named = any(tag in NOUNS for tag in reading.tags[phrase.start : i])
            return (phrase.start, i) if named else None
        if reading.tags[i] == "PRP$":
            return i, i + 1
    return None


def _modifier(reading: Reading, phrase: NounPhrase) -> Span | None:
    """Who is named right before a noun: "Republican | claims that …"."""
    i = phrase.end - 2
    if i <= reading.first[i] or i < phrase.start or reading.tags[i] not in ("NNP", "NNPS", "JJ"):
        return None
    return (i, i + 1) if reading.tokens.written[i][0].isupper() else None


def _owner(reading: Reading, phrase: NounPhrase, subjects: Subjects) -> Span | None:
    """Whoever makes the claim in "the mayor repeated a claim that …"."""
    low, p = reading.first[phrase.start], phrase.start - 1
    while p > low and (reading.tags[p] in ADVERBS or reading.forms[p] == ","):
        p -= 1
    if p > low and reading.forms[p] == "with" and reading.tags[phrase.start] != "PRP$":
        p = next((i for i in range(p - 1, max(low, p - 12), -1) if reading.group_at[i] >= 0), p)
    group = reading.group(p)
    if group is None or group.passive:
        return None
    subject = subject_of(reading, group, subjects)
    return subject if subject is None or reading.tags[subject[0]] != "EX" else None
