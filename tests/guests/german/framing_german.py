"""A small German: how it is told and reduced to dictionary forms, who speaks („…“, sagte X; laut X), and what is called so."""

import re

from framing import Annotation, Annotator, Language, hookimpl

FUNCTION_WORDS = frozenset(
    "der die das den dem des ein eine einen einem einer und oder nicht ist sind war waren hat haben wird werden wurde wurden "
    "sich mit von zu auf für an in im bei nach aus dass es sie er ich wir wie als auch nur noch so um am vor über".split()
)
ABBREVIATED = re.compile(r"\b(?:bzw|z\. ?B|d\. ?h|Dr|Prof|Nr|ca|usw)\.$")
SENTENCE = re.compile(r"[^\s].*?(?:[.!?…]+[“”\"]?(?=\s+[„“\"A-ZÄÖÜ0-9])|$)", re.MULTILINE)
SAID = r"(?:sagte|sagt|erklärte|erklärt|betonte|schrieb|meinte|kritisierte)"
NAME = r"(?:(?:Der|Die|Das|der|die|das) )?[A-ZÄÖÜ][\wäöüß-]*(?: [A-ZÄÖÜ][\wäöüß-]*){0,3}"
DIRECT = re.compile(rf"„(?P<content>[^„“]+)“,? (?P<cue>{SAID}) (?P<source>{NAME})")
LAUT = re.compile(rf"\b(?P<cue>[Ll]aut) (?P<source>{NAME}) (?P<content>[^.!?\n]+)")
SO_CALLED = re.compile(r"\bsogenannte[nrms]? „(?P<content>[^„“]+)“")


@hookimpl
def framing_languages():
    yield Language(code="de", name="German", function_words=FUNCTION_WORDS, sentences=sentences, lemma=lemma)


@hookimpl
def framing_annotators():
    yield Annotator(
        name="german.attributions",
        provides="attributions",
        meaning="direct quotations, and what is given to a source by laut",
        languages=("de",),
        bind=lambda settings: attributions,
    )
    yield Annotator(
        name="german.scare_quotes",
        provides="scare_quotes",
        meaning="what is called so",
        languages=("de",),
        bind=lambda settings: scare_quotes,
    )


def lemma(form):
    from simplemma import lemmatize

    return lemmatize(form, lang="de").lower()


def sentences(text):
    """Sentences end at a mark before a capital, unless the mark ends an abbreviation."""
    spans = []
    for found in SENTENCE.finditer(text):
        if spans and ABBREVIATED.search(text[spans[-1][0] : spans[-1][1]]) and "\n" not in text[spans[-1][1] : found.start()]:
            spans[-1] = (spans[-1][0], found.end())
        else:
            spans.append(found.span())
    return spans


def attributions(document, layers):
    for pattern in (DIRECT, LAUT):
        for found in pattern.finditer(document.text):
            roles = {role: (found.span(role),) for role in ("content", "cue", "source")}
            attributes = {"act": "speech", "entity": found["source"], "source_type": ""}
            yield Annotation("direct" if pattern is DIRECT else "indirect", (found.span(),), roles, attributes)


def scare_quotes(document, layers):
    for found in SO_CALLED.finditer(document.text):
        yield Annotation("so-called", (found.span("content"),))
