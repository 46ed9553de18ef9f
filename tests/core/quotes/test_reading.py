"""``framing.quotes``: one text, many, what cannot be read, and that plugins are loaded once."""

from __future__ import annotations

from typing import Any

import pytest

import framing
from framing.quotes import reading

ONE = "“The lock is broken,” said Mira Tann. The canal office said that boats have to wait."
TWO = "Nothing was said of it in the long report that came out on Tuesday."
OTHER = "„Die Schleuse ist kaputt“, sagte die Sprecherin. Das Amt sagte, dass die Boote warten müssen und nicht fahren."


def test_a_text_gives_a_list_and_several_give_a_list_for_each() -> None:
    alone = framing.quotes(ONE)
    assert [quote.entity for quote in alone][:1] == ["Mira Tann"]
    assert framing.quotes([ONE, TWO, ""]) == [alone, [], []]
    assert framing.quotes(text for text in (ONE,)) == [alone]
    assert framing.quotes([]) == []


def test_documents_are_read_too() -> None:
    document = framing.Document("a", ONE, outlet="Canal Post")
    assert framing.quotes(document) == framing.quotes(ONE)
    assert framing.quotes([document, framing.Document("b", TWO)]) == [framing.quotes(ONE), []]


@pytest.mark.parametrize("text", ["", " \n\n", "12 — 34 …"])
def test_a_text_without_a_letter_quotes_nobody(text: str) -> None:
    assert framing.quotes(text) == []


def test_what_cannot_be_read_is_no_empty_list() -> None:
    with pytest.raises(framing.LayerUnavailable, match="language"):
        framing.quotes(OTHER)
    with pytest.warns(UserWarning, match=r"1 of 2 could not be read; the first is text 2: .*language"):
        assert framing.quotes([ONE, OTHER]) == [framing.quotes(ONE), None]


def test_the_language_may_be_told() -> None:
    assert framing.quotes(ONE, language="en") == framing.quotes(ONE)
    with pytest.raises(framing.LayerUnavailable, match="'de'"):
        framing.quotes(ONE, language="de")


@pytest.mark.parametrize("wrong", [None, 3, b"bytes"])
def test_what_is_no_text_is_refused_with_its_place(wrong: Any) -> None:
    with pytest.raises(framing.InputError, match=f"text 2: expected a str or a Document, got {type(wrong).__name__}"):
        framing.quotes([ONE, wrong])


def test_plugins_are_loaded_and_bound_once(monkeypatch: pytest.MonkeyPatch) -> None:
    reading._plugins.cache_clear()
    framing.quotes(ONE)
    monkeypatch.setattr(reading, "load_plugins", lambda: pytest.fail("loaded again"))
    monkeypatch.setattr(reading, "plan_of", lambda *given: pytest.fail("bound again"))
    assert framing.quotes(ONE) and framing.quotes(TWO) == []


def test_other_settings_are_heeded() -> None:
    inner = "Jon Vale claimed that Mira Tann said the lock was broken."
    plain, nested = framing.quotes(inner), framing.quotes(inner, options={"sourcing": {"nested": True}})
    assert len(nested) > len(plain) and framing.quotes(inner) == plain
    with pytest.raises(framing.RequestError, match="no option"):
        framing.quotes(ONE, options={"sourcing": {"nestd": True}})


def test_without_a_plugin_for_attributions_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRAMING_PLUGINS", "terms")
    with pytest.raises(framing.RequestError, match="attributions"):
        framing.quotes(ONE)
