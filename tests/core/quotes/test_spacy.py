"""The component of spaCy, found by its entry point. It needs spaCy, which comes with the extra ``accurate``."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import framing

spacy = pytest.importorskip("spacy", reason="spaCy comes with the extra 'accurate'")

TEXT = "“The ice is thin,” said Pia Holm. The  rescue crew said they would not go out 🧊 before noon."


def test_it_is_found_by_its_name_and_gives_what_the_call_gives() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("framing_quotes")
    doc = nlp(TEXT)
    assert doc.text == TEXT and [*doc._.quotes] == framing.quotes(TEXT) and doc._.quotes
    for span in doc.spans["quotes"]:
        quote = doc._.quotes[int(span.id_)]
        assert span.label_ == quote.form
        assert any(span.start_char <= start and end <= span.end_char for start, end in quote.pieces)
    assert len(doc.spans["quotes"]) == sum(len(quote.pieces) for quote in doc._.quotes)


def test_options_go_to_the_plugins_and_the_pipeline_says_what_it_holds() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("framing_quotes", config={"options": {"sourcing": {"nested": True}}})
    inner = "Jon Vale claimed that Pia Holm said the ice was thin."
    assert [*nlp(inner)._.quotes] == framing.quotes(inner, options={"sourcing": {"nested": True}})
    assert nlp.get_pipe_meta("framing_quotes").assigns == ["doc._.quotes", "doc.spans"]


def test_a_text_that_cannot_be_read_has_no_quotes_and_not_none_of_them() -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("framing_quotes")
    with pytest.warns(UserWarning, match="could not be read: .*'de'"):
        doc = nlp("Pia Holm sagte, das Eis sei dünn.")
    assert doc._.quotes is None and len(doc.spans["quotes"]) == 0
    assert nlp("")._.quotes == ()


def test_a_document_keeps_its_quotes_when_it_is_stored_and_in_processes() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("framing_quotes")
    doc = nlp(TEXT)
    again = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.quotes == doc._.quotes and again._.quotes[0].pieces == doc._.quotes[0].pieces
    assert [each._.quotes for each in nlp.pipe([TEXT, TEXT], n_process=2)] == [doc._.quotes] * 2
    assert nlp.make_doc(TEXT)._.quotes is None


def test_the_example_of_the_docs_runs(capsys: pytest.CaptureFixture[str]) -> None:
    page = (Path(__file__).parents[3] / "docs" / "quotes.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^```py\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    exec(compile(block, "docs/quotes.md", "exec"), {})
    assert capsys.readouterr().out == "Mira Tann said “The lock is broken,”\ndirect “The lock is broken,” 0 21\n"
