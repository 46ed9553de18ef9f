"""What a headline says, read off it as a sentence: who does what, who speaks, what stands in marks, numbers, hedges."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from framing import Document, LayerUnavailable, Span, Voices
from framing.english import CLASSES
from framing.text import QUOTES
from framing_stories.headlines.denying import denial_before, negated, over_denial
from framing_stories.headlines.headline_verbs import HEADLINE_VERBS
from framing_stories.headlines.reading import HEDGES, content, is_ability

if TYPE_CHECKING:
    from framing import Layers

_PRESENT, _PAST = frozenset(("VBZ", "VBP", "VB")), frozenset(("VBD", "VBN"))
_OBJECT = frozenset(("DT", "NNP", "NNPS", "PRP", "PRP$", "CD", "TO", "$"))  # behind a past form: it is no passive
_NOMINAL = _OBJECT | frozenset(("NN", "NNS", "JJ"))  # behind a verb that looks like a noun: "Holm rips plan"
_FINITE = frozenset(("VBZ", "VBP", "VBD", "MD", "BE", "HV", "DO"))
_BEFORE_NAME = frozenset(("NNP", "JJ", "DT", "CD", "RB"))
_NOUNS = frozenset(("NNP", "NNPS", "NN", "NNS"))
_PHRASE = _NOUNS | frozenset("JJ JJR JJS DT CD POS PRP$ IN VBG VBN RB CC -".split())  # what a subject is made of
_BEFORE = 3  # words before a name that are told with it
_BY = 5  # words behind a past form among which stands "by"
_STOPS = frozenset(", ; : . ? ! — – ( )".split())
_LIST = 4  # words behind a comma among which "and" makes it one of a list
_FIRST_PERSON = frozenset("i we our my us me".split())
_EMPTY = frozenset("be have do get will make take go come put let".split())
_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen dozens hundred hundreds thousand thousands million "
    "millions billion billions half".split()
)
_UNDERGOING = frozenset("face suffer undergo endure".split())  # their subject has something done to it
_SAYING = frozenset("say claim warn tell report argue insist suggest show find reveal fear believe predict".split())
_TITLE = 4  # letters of a shortened title
_NOUN = 20  # characters between a number and what it counts, at most
_UNITS = frozenset(("year", "date"))


class Deed(NamedTuple):
    """What an actor does in a headline (or what is done to it): the verb's lemma, and the words from it on."""

    actor: str
    suffers: bool
    verb: str
    span: Span
    lemmas: frozenset[str]


class Clause(NamedTuple):
    """The main clause of a headline: its verb's lemma, where it stands, the words of content before and behind the verb."""

    verb: str
    span: Span
    subject: frozenset[str]
    behind: frozenset[str]


class Speaker(NamedTuple):
    """Who is said to say what: the words that name the speaker, and the lemmas of what is said."""

    name: str
    lemmas: frozenset[str]


class Hedge(NamedTuple):
    """A word that hedges, the lemma of the word of content behind it, and the stretch from the one to the other."""

    form: str
    verb: str
    span: Span


class Said(NamedTuple):
    """What a headline says; all offsets count in the headline."""

    deeds: tuple[Deed, ...]
    clause: Clause | None
    mentions: tuple[tuple[str, bool, Span], ...]  # an actor, whether it acts there, and its name with the words before it
    named: frozenset[str]
    first: str  # the actor whose name the headline begins with
    speakers: tuple[Speaker, ...]
    leads: str  # the actor that the headline begins with, who does something or speaks
    speeches: tuple[tuple[str, Span], ...]  # an actor, and what stands behind its colon
    marked: tuple[Span, ...]
    figures: tuple[tuple[str, Span], ...]  # what it is compared by, where it stands
    hedges: tuple[Hedge, ...]
    gives: bool  # whether anything in it may give it to somebody: a speaker, marks, a colon, a verb of saying at its end
    numbers: bool  # whether it holds a number of any kind
    words: tuple[tuple[str, str, Span], ...]  # lemma, kind, place

    @property
    def lemmas(self) -> frozenset[str]:
        return frozenset(lemma for lemma, _, _ in self.words)


def say(document: Document, layers: Layers, group: str) -> Said:
    """What a headline says that is a document of its own."""
    deeds = tuple(_deeds(document, layers, tags := _tags(layers)))
    return Said(
        deeds,
        _clause(document, layers, tags, deeds),
        tuple(_mentions(document, layers)),
        frozenset(a.label for a in layers.try_annotations("targets")),
        next((a.label for a in layers.try_annotations("targets") if not a.start), ""),
        tuple(_speakers(document, layers)),
        _leading(document, layers, tags),
        tuple(_speeches(document, layers, tags)),
        tuple(
            (q.inner_start, q.inner_end) for q in layers.quotations if q.closed and not q.depth and q.inner_end > q.inner_start
        ),
        tuple(_figures(layers)),
        tuple(_hedges(layers)),
        _gives(document, layers, tags),
        any(form[0].isdigit() or form in _NUMBERS for form in layers.tokens.forms),
        tuple(_words(document, layers, tags)),
    )


def _gives(document: Document, layers: Layers, tags: Sequence[str]) -> bool:
    ends = bool(tags) and tags[-1] in _PRESENT | _PAST and layers.lemmas[-1] in _SAYING
    return ends or bool(layers.quotations) or ":" in document.text or any(_speakers(document, layers))


def _tags(layers: Layers) -> Sequence[str]:
    try:
        tags: Sequence[str] = layers["pos"]
    except LayerUnavailable:
        return ()
    return tags


def _words(document: Document, layers: Layers, tags: Sequence[str]) -> Iterator[tuple[str, str, Span]]:
    places = {layers.tokens.starts[i]: tags[i] for i in range(len(layers.tokens.forms))} if tags else {}
    for lemma, span in content(layers, (0, len(document.text))):
        yield lemma, places.get(span[0], ""), span


def _deeds(document: Document, layers: Layers, tags: Sequence[str]) -> Iterator[Deed]:
    """What each actor does or suffers, where the verb stands right beside its name; nothing where that is not sure."""
    parts = {a.pieces: a.attributes.get("part") for a in layers.try_annotations("agency")} if tags else {}
    for mention in layers.try_annotations("targets") if tags and "?" not in document.text else ():
        if mention.attributes.get("kind") == "pronoun":
            continue
        where, part = layers.tokens.within(mention.start, mention.end), parts.get(mention.pieces)
        at = _verb_behind(layers, tags, where) if _begins(layers, tags, where) else 0
        if at and _is_passive(layers, tags, at):
            yield _deed(layers, mention.label, at, suffers=True)
        elif at and (part == "agent" or tags[at] in ("NNS", "VBG")):
            yield _deed(layers, mention.label, at, suffers=layers.lemmas[at] in _UNDERGOING)
        elif not at and part in ("patient", "hidden") and (at := _verb_before(layers, tags, where)):
            yield _deed(layers, mention.label, at, suffers=True)


def _clause(document: Document, layers: Layers, tags: Sequence[str], deeds: Sequence[Deed]) -> Clause | None:
    """The clause that a headline begins with, or that stands behind its first colon, where nothing but a noun phrase stands
    before its verb; nothing of a question.
    """
    forms = layers.tokens.forms
    colon = next((at for at, form in enumerate(forms) if form == ":"), -1)
    verb = 0 if "?" in document.text else _main_verb(layers, tags, 0, {deed.span[0] for deed in deeds})
    first = 0 if verb or colon < 0 else colon + 1
    if not verb and first and "?" not in document.text:
        verb = _main_verb(layers, tags, first, {deed.span[0] for deed in deeds})
    if not verb or verb >= len(tags) or forms[verb] in QUOTES:
        return None
    start, end = layers.tokens.starts[first], _end_of(layers, verb)
    behind = [lemma for lemma, _ in content(layers, (layers.tokens.ends[verb], end))]
    before = frozenset(lemma for lemma, _ in content(layers, (start, layers.tokens.starts[verb])))
    lemma = layers.lemmas[verb]
    told = " ".join((lemma, *behind[:1])) if lemma in _EMPTY else lemma
    return Clause(negated(layers, first, verb) + told, (start, end), before, frozenset(behind))


def _main_verb(layers: Layers, tags: Sequence[str], first: int, verbs: Container[int]) -> int:
    """The verb of the clause that begins with a token, if nothing but a noun phrase stands before it; else 0. ``verbs`` has where
    deeds begin.
    """
    forms, hidden = layers.tokens.forms, _hidden_verb(layers, tags)
    for at in range(first, len(tags)):
        tag, begun = tags[at], at > first
        finite = at == hidden or tag in ("VBZ", "VBP", "MD") or layers.tokens.starts[at] in verbs
        if begun and (finite or _is_passive(layers, tags, at)):
            return _over(tags, over_denial(forms, at), ("MD", "RB"))
        if begun and forms[at] == "to" and tags[at - 1] in _NOUNS and [*tags[at + 1 : at + 2]] in (["VB"], ["VBP"]):
            return at + 1  # what is to come: "ministers to meet"
        if tag not in _PHRASE and forms[at] not in (".", ",") and layers.tokens.written[at] != "US":
            return 0
    return 0


def _hidden_verb(layers: Layers, tags: Sequence[str]) -> int:
    """The first verb that is read as a plural, between two noun phrases and before any other verb: "navy fires warning shots"; 0
    where there is none.
    """
    for at in range(1, len(tags) - 1):
        if tags[at] in _FINITE:
            return 0
        if tags[at] == "NNS" and layers.lemmas[at] in HEADLINE_VERBS and tags[at - 1] in _NOUNS and tags[at + 1] in _NOMINAL:
            return at
    return 0


def _over(tags: Sequence[str], at: int, passed: Sequence[str]) -> int:
    while at < len(tags) and tags[at] in passed:
        at += 1
    return at


def _mentions(document: Document, layers: Layers) -> Iterator[tuple[str, bool, Span]]:
    tokens = layers.tokens
    for mention in layers.try_annotations("agency"):
        where = tokens.within(mention.start, mention.end)
        first = max(0, where.start - _BEFORE)
        while first < where.start and (tokens.forms[first] in _STOPS or tokens.forms[first] in QUOTES):
            first += 1
        yield mention.label, mention.attributes.get("part") == "agent", (tokens.starts[first], mention.end)


def _verb_behind(layers: Layers, tags: Sequence[str], where: range) -> int:
    """The token of the verb right behind a name, over adverbs and the "to" of what is to come; 0 where there is none."""
    forms, at = layers.tokens.forms, where.stop
    at = _over(tags, over_denial(forms, at), ("RB", "MD"))
    at += at + 1 < len(tags) and forms[at] == "to" and tags[at + 1] in _PRESENT
    if at >= len(tags) or layers.lemmas[at] in _EMPTY or forms[at] in QUOTES:
        return 0
    following = tags[at + 1] if at + 1 < len(tags) else ""
    if tags[at] in _PRESENT or (tags[at] in _PAST and (following in _OBJECT or _is_passive(layers, tags, at))):
        return at
    hidden = tags[at] == "VBG" or (tags[at] == "NNS" and tags[where.stop - 1] in ("NNP", "NN") and following in _NOMINAL)
    stop = next((i for i in range(at, len(tags)) if forms[i] == ":"), len(tags))
    return at if hidden and not _FINITE & set(tags[where.start : stop]) else 0


def _begins(layers: Layers, tags: Sequence[str], where: range) -> bool:
    """Whether a clause begins with a name, or with what describes its bearer: "Iowa Gov. | Holm", "Facing protest, | Holm"."""
    at = where.start - 1
    while at >= 0 and (tags[at] in _BEFORE_NAME or layers.tokens.forms[at] == "."):
        at -= 1
    return at < 0 or layers.tokens.forms[at] in (":", ",", ";", "—", "–")


def _is_passive(layers: Layers, tags: Sequence[str], at: int) -> bool:
    """Whether a past form is a passive without its "is": "Holm blasted by ally"."""
    return tags[at] in _PAST and "by" in layers.tokens.forms[at + 1 : at + _BY]


def _verb_before(layers: Layers, tags: Sequence[str], where: range) -> int:
    """The token of the verb that governs a name right behind it, over its preposition and titles; 0 where there is none."""
    at = where.start - 1
    while at > 0 and (tags[at] in ("IN", "RP", "DT") or layers.tokens.forms[at] == "." or tags[at] == "NNP"):
        at -= 1
    return at if at > 0 and tags[at] in _PRESENT | _PAST and layers.lemmas[at] not in _EMPTY else 0


def _deed(layers: Layers, actor: str, at: int, *, suffers: bool) -> Deed:
    """The deed whose verb is the token at ``at``, with the words behind it as far as they are told."""
    denied, first = denial_before(layers, at, _STOPS)
    span = layers.tokens.starts[first], _end_of(layers, at)
    return Deed(actor, suffers, denied + layers.lemmas[at], span, frozenset(lemma for lemma, _ in content(layers, span)))


def _end_of(layers: Layers, at: int) -> int:
    """Where the clause ends whose verb is the token at ``at``: never inside a quotation, a list or a number."""
    tokens, quoted = layers.tokens, [(q.inner_start, q.inner_end) for q in layers.quotations if q.closed]
    end = at + 1
    while end < len(tokens.forms):
        inside = any(start <= tokens.starts[end] < stop for start, stop in quoted)
        if tokens.forms[end] in _STOPS and not (inside or _shortens(layers, end) or _goes_on(tokens.forms, end)):
            break
        end += 1
    return tokens.ends[end - 1]


def _goes_on(forms: Sequence[str], at: int) -> bool:
    """Whether a comma stands in a list or before a participle: "Holm, Berg and Lind", "flips, backing the plan"."""
    behind = forms[at + 1 : at + 1 + _LIST]
    participle = any(form.endswith("ing") for form in behind[:1])
    return forms[at] == "," and (participle or any(form in ("and", "or", "&") for form in behind[1:]))


def _shortens(layers: Layers, at: int) -> bool:
    """Whether a full stop belongs to a title before a name: "Rep. Holm"."""
    forms, written = layers.tokens.forms, layers.tokens.written
    title = forms[at] == "." and 1 < len(written[at - 1]) <= _TITLE and written[at - 1][0].isupper()
    return title and at + 1 < len(forms) and written[at + 1][0].isupper()


def _leading(document: Document, layers: Layers, tags: Sequence[str]) -> str:
    """The actor that the headline begins with and that does something there, or speaks; '' where that is not sure."""
    for mention in layers.try_annotations("targets") if tags else ():
        where = layers.tokens.within(mention.start, mention.end)
        begins = all(tags[i] in _BEFORE_NAME or layers.tokens.forms[i] == "." for i in range(where.start))
        colon = not where.start and [*layers.tokens.forms[where.stop : where.stop + 1]] == [":"]
        behind = _is_speech(layers, tags, where.stop) if colon else _acts(tags, where.stop)
        if begins and behind and mention.attributes.get("kind") != "pronoun":
            return mention.label
    return ""


def _acts(tags: Sequence[str], at: int) -> bool:
    """Whether a verb other than the copula follows: "Holm opens", "Holm has opened", not "Holm is ready"."""
    tag, following = (*tags[at : at + 2], "", "")[:2]
    return tag in ("VBZ", "VBP") or (tag == "MD" and following != "BE") or (tag == "HV" and following in _PAST)


def _is_speech(layers: Layers, tags: Sequence[str], at: int) -> bool:
    """Whether what stands behind a colon is said: in quotation marks, in the first person, or with "must", "will"."""
    behind = range(at, len(tags))
    return bool(layers.quotations) or any(tags[i] == "MD" or layers.tokens.forms[i] in _FIRST_PERSON for i in behind)


def _speeches(document: Document, layers: Layers, tags: Sequence[str]) -> Iterator[tuple[str, Span]]:
    """Who speaks before a colon that the headline begins with, and what is said behind it.

    There are quotation marks, a first person or a modal verb: else what stands before the colon may be what it is about.
    """
    for mention in layers.try_annotations("targets") if tags else ():
        behind = layers.tokens.within(mention.end, len(document.text))
        speaks = _is_speech(layers, tags, behind.start)
        if not mention.start and document.text[mention.end : mention.end + 2] == ": " and speaks:
            yield mention.label, (mention.end + 2, len(document.text))


def _speakers(document: Document, layers: Layers) -> Iterator[Speaker]:
    for found in layers.try_annotations("attributions"):
        source, told = found.roles.get("source", ()), found.roles.get("content", found.pieces)
        if found.attributes.get("act") in Voices.ACTS and source:
            name = " ".join(document.text[start:end] for start, end in source)
            yield Speaker(name, frozenset(lemma for span in told for lemma, _ in content(layers, span)))


def _figures(layers: Layers) -> Iterator[tuple[str, Span]]:
    for found in layers.try_annotations("figures"):
        low, high = (found.attributes.get(name) for name in ("value_low", "value_high"))
        if found.attributes.get("unit") not in _UNITS:
            noun = next((end for start, end in found.roles.get("noun", ()) if found.end <= start <= found.end + _NOUN), found.end)
            yield f"{low}–{high}", (found.start, noun)


def _hedges(layers: Layers) -> Iterator[Hedge]:
    forms, lemmas = layers.tokens.forms, layers.lemmas
    for i, form in enumerate(forms):
        if (form in HEDGES or lemmas[i] in HEDGES) and i and not is_ability(forms, i):
            behind = next((j for j in range(i + 1, min(i + 5, len(forms))) if lemmas[j] not in CLASSES.function_words), i)
            span = layers.tokens.starts[i], layers.tokens.ends[behind]
            yield Hedge(form, lemmas[behind] if behind > i else "", span)
