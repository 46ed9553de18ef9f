"""A plugin as one was written against 0.1: every hook, every field of what it gives. It stays as it is, and goes on working."""

from pathlib import Path

from framing import (
    Annotation,
    Annotator,
    Codebook,
    Document,
    Entry,
    Evidence,
    Language,
    Measure,
    Option,
    Proposer,
    Reader,
    Reporter,
    Score,
    Section,
    Target,
    hookimpl,
    load_codebook,
)
from framing.report import blocks

OPTION = Option(name="shortest", default=4, meaning="letters of a word", packages={9: ("pluggy",)})


@hookimpl
def framing_readers():
    yield Reader(name="first", suffixes=(".first",), read=read, recognises=recognises, specific=True, packages=("pluggy",))


def read(path, skip):
    yield Document(id=path.stem, text=path.read_text(encoding="utf-8", errors="replace"))


def recognises(head, path):
    return head.startswith(b"FIRST")


@hookimpl
def framing_languages():
    yield Language(code="xy", name="First", function_words=frozenset({"xa", "xe"}), lemma=str.casefold)


@hookimpl
def framing_codebooks():
    yield Codebook(name="first", sources={"first": ("firstling*",)})
    if (file := Path(__file__).with_name("first.toml")).exists():
        yield load_codebook(file)


@hookimpl
def framing_annotators():
    yield Annotator(
        name="first.words",
        provides="first_words",
        meaning="long words",
        bind=words,
        requires=("tokens",),
        uses=("attributions",),
        languages=("en",),
        options=(OPTION,),
        in_article=None,
        version="2",
        needs=("lemmas",),
        array=False,
        source_types=(),
        one_name=None,
        saved=False,
        infers=None,
    )


def words(settings):
    shortest = settings.options["shortest"]

    def annotate(document, layers):
        tokens = layers.tokens
        for i in tokens.words:
            if len(tokens.forms[i]) >= shortest:
                yield Annotation("word", ((tokens.starts[i], tokens.ends[i]),))

    return annotate


@hookimpl
def framing_measures():
    yield Measure(
        name="first.share",
        meaning="long words",
        unit="share of words",
        range=(0, 1),
        high="longer words",
        bind=lambda settings: share,
        estimand="ratio",
        scale=1.0,
        pool=None,
        source="nobody (1999)",
        requires=("first_words",),
        languages=(),
        options=(OPTION,),
        show="share",
        main=True,
        contrast=False,
        lists="words",
        caution="",
        shown=None,
        together=None,
        names=False,
        version="1",
        needs=(),
        question="How many words are long?",
    )
    yield Measure(
        name="first.order", meaning="place", unit="place", range=(0, None), high="later", bind=lambda s: nothing, together=order
    )


def share(document, layers):
    found = layers.counted("first_words")
    yield Score(len(found), layers.words, evidence=tuple(Evidence(word.pieces, label="long") for word in found))


def nothing(document, layers):
    return []


def order(results):
    for place, name in enumerate(results.table("documents")["doc_id"]):
        yield name, Score(value=float(place))


@hookimpl
def framing_reporters():
    about = {"of": "results", "suffixes": (".1st",), "layers": (), "by_name": True}
    yield Reporter(name="first", suffix=".first", meaning="scores", write=write, **about)


def write(results, comparison, path):
    path.write_text(results.table("scores").write_csv(), encoding="utf-8")


@hookimpl
def framing_sections():
    yield Section(name="first.said", title="First", make=said, place=55, brief=said)


def said(subject):
    yield blocks.Prose(("first",))


@hookimpl
def framing_proposers():
    yield Proposer(name="first.names", meaning="names", propose=propose, usable=10.0, measured="three articles")


def propose(documents, how):
    return [Entry(entry=Target("First", ("first",)), note="found once", passages=(("Gazette", "the first"),))], []


@hookimpl
def framing_commands():
    yield "first", "framing_first:app"
