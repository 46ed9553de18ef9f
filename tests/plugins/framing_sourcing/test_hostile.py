"""Bad input: texts that no journalist wrote are read in linear time, without a crash, and give reasons rather than numbers."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from itertools import count
from typing import Any

import pytest

from framing.model import Document
from framing.plugins import Plugins, load_plugins
from framing.testing import layers_of, sample_document, scores
from framing.text.tokens import tokenize
from framing_sourcing.declared import MEASURES
from framing_sourcing.unpunctuated import is_unpunctuated, unpunctuated_share

SIZE = 4_000  # characters
GROWTH = 4.6  # times the calls for four times the text


@cache
def installed() -> Plugins:
    return load_plugins()


def filled(piece: str) -> Callable[[int], str]:
    """A text of a length made of one piece again and again."""
    return lambda size: (piece * (size // len(piece) + 1))[:size]


def clauses(piece: str) -> Callable[[int], str]:
    """The same with a comma now and then, so that the text is not taken for one without punctuation."""
    return filled(f"{piece * 6}, ")


def numbered(pattern: str) -> Callable[[int], str]:
    """A text of a length made of a pattern with another word each time."""

    def build(size: int) -> str:
        words = ("".join(chr(ord("a") + int(digit)) for digit in str(i)) for i in count(1000))
        return " ".join(pattern.replace("NAME", next(words).title()) for _ in range(size // len(pattern)))

    return build


HOSTILE: dict[str, Callable[[int], str]] = {
    "capitals": filled("THE MAYOR SAID THE HARBOUR WOULD CLOSE. THE CREWS DENIED IT. "),
    "no punctuation": filled("the mayor said the harbour would close and the crews said that they had been told nothing "),
    "one paragraph": filled('The mayor said the harbour was old. "It leaks," said Ada Holm. According to Lund, it is late. '),
    "control characters": filled("\x00\x01\x0b\x0c\x1b\x85\u2028 he said so. "),
    "mixed scripts": filled("мэр said 市长 he عمدة told them. "),
    "marks": filled("\"“”'‘’«».,;:!?()[]—…"),
    "straight marks": filled('"'),
    "apostrophes": filled("'"),
    "opening marks": filled("“"),
    "closing marks": filled("”"),
    "alternating marks": filled("“”"),
    "all marks": filled("\"'“”„‟«»「」『』‹›‘’‚``''"),
    "spaced marks": filled('" '),
    "possessives": filled("'boats' sail "),
    "words between marks": filled('“a ”b "c ‘d ’'),
    "nested marks": lambda size: "“a ‘b " * (size // 16) + "’ ”" * (size // 16),
    "scare quotes": filled('The “office” was a "shed". '),
    "scare quotes in one sentence": filled('the “office” was a "shed" '),
    "names in marks": filled('The “Grey Harbour” and "Salt Road" '),
    "inches": filled("5'10\" "),
    "attributes": filled('="'),
    "quotations without a speaker": filled("“It leaks.” “We know.” "),
    "quotations in one sentence": filled('"It leaks," said Ada Holm, '),
    "paragraphs of one quotation": filled("“It leaks and it is late.\n\n"),
    "said": clauses("said "),
    "said that": clauses("said that "),
    "he said": clauses("he said "),
    "he told him that": clauses("he told him that "),
    "wants to want": clauses("he wants to want to "),
    "according to": clauses("according to "),
    "as he put it": filled("as he put it, "),
    "the claim that": clauses("the claim that the fact that "),
    "the head of": clauses("the head of the head of "),
    "who said": filled("Holm, who said "),
    "commas": filled(","),
    "commas and names": filled("Holm, "),
    "brackets": filled("("),
    "brackets and speech": filled("(said "),
    "balanced brackets": lambda size: "he said (" * (size // 18) + ")" * (size // 2),
    "colons": filled("Holm: "),
    "dashes": filled("— said "),
    "semicolons": filled("he said; "),
    "full stops": filled(". "),
    "speakers' lines": filled("Holm: we all stay here now\n"),
    "quoted lines": filled(">\n"),
    "one word": filled("a"),
    "invisible": filled("\u200b"),
    "spaces": filled(" "),
    "line breaks": filled("\n"),
    "many names": numbered("Mr. NAME said it was old."),
    "many ministers": numbered("Ada NAME, a minister, said it was old. He said so."),
    "many of one surname": numbered("NAME Holm met us. Holm said it was old. He said so."),
    "one surname": filled("Holm met us. Holm said it was old. "),
    "many offices": numbered("The Ministry of NAME met. The ministry said it was old."),
    "one office": filled("The Ministry of Fish met. The ministry said it was old. "),
    "many lawyers": numbered("Ada NAME, a lawyer, met us. The lawyer said it was old."),
    "documents": filled("A statement said so. The statement said it was old. "),
    "pronouns": filled("The boats left. They said it was old. He said so. "),
}
HARMLESS = [
    "",
    " ",
    "\n\n",
    "said",
    "“",
    "”",
    "'",
    '"…"',
    "?!",
    "\x00",
    "\ufeff",
    "\u200b",
    "a" * 5_000,
    "said:",
    ":",
    "said “",
    "> ",
    ">",
    "—",
]


def calls(text: str) -> int:
    """How many functions are called to annotate a text."""
    layers, called = layers_of(Document("d", text, language="en"), plugins=installed()), 0

    def counting(*_: Any) -> None:
        nonlocal called
        called += 1

    for name in ("tokens", "lemmas", "sentences"):
        assert layers[name] is not None
    before = sys.getprofile()
    sys.setprofile(counting)
    try:
        layers.try_annotations("scare_quotes")
    finally:
        sys.setprofile(before)
    return called


@pytest.mark.parametrize("build", HOSTILE.values(), ids=HOSTILE.keys())
def test_work_grows_with_the_text_and_not_with_its_square(build: Callable[[int], str]) -> None:
    short, long = calls(build(SIZE)), calls(build(4 * SIZE))
    assert long <= GROWTH * short + 2_000


@pytest.mark.parametrize("build", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_gives_scores_or_reasons(build: Callable[[int], str]) -> None:
    check_scores(build(1_500))


@pytest.mark.parametrize("text", HARMLESS)
def test_tiny_text_gives_reasons(text: str) -> None:
    check_scores(text)


def check_scores(text: str) -> None:
    document = sample_document(text, language="en")
    for measure in MEASURES:
        for score in scores(measure.name, document, plugins=installed()):
            assert score["status"] in ("ok", "none", "skipped"), score
            assert (score["status"] == "ok") == (score["value"] is not None) == (score["reason"] == ""), score


def test_a_language_nobody_declared_gives_reasons_only() -> None:
    document = sample_document("Der Bürgermeister sagte: „Der Hafen bleibt offen.“ Die Fischer glauben ihm nicht.", language="de")
    for measure in MEASURES:
        for score in scores(measure.name, document, plugins=installed()):
            assert (score["value"], score["status"]) == (None, "skipped")
            assert "'de'" in score["reason"]


def test_text_in_capitals_is_read_like_any_other() -> None:
    text = "THE MAYOR SAID THE HARBOUR WOULD CLOSE. “WE STAY,” SAID ADA HOLM. THE SO-CALLED “OFFICE” IS A SHED."
    layers = layers_of(sample_document(text), plugins=installed())
    found = [(a.label, [text[start:end] for start, end in a.roles["source"]]) for a in layers.annotations("attributions")]
    assert found == [("indirect", ["THE MAYOR"]), ("direct", ["ADA HOLM"])]
    assert [(a.label, a.quote(text)) for a in layers.annotations("scare_quotes")] == [("so-called", "OFFICE")]


def test_unpunctuated_text_is_told_from_a_long_sentence() -> None:
    spoken = "the mayor said the harbour would close and the crews denied it and holm said that it was old and nobody told them "
    assert is_unpunctuated(spoken * 4, tokenize(spoken * 4))
    assert not is_unpunctuated(spoken, tokenize(spoken)), "too short to tell"
    report = "The mayor said, after a night of talks, that the harbour would close.\n" * 9
    assert unpunctuated_share(report, tokenize(report)) == 0.0
    mixed = report * 3 + spoken * 4
    assert 0.0 < unpunctuated_share(mixed, tokenize(mixed)) < 0.5
    assert unpunctuated_share("", tokenize("")) == 0.0
