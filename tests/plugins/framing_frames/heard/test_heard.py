"""The layer ``heard``: each source once, with order, words, and what the article tells of it."""

from __future__ import annotations

from framing.testing import annotations_of, sample_document


def test_each_source_stands_once_with_all_that_is_given_to_it() -> None:
    text = "Ada Berg, the mayor, said the port was safe. The ministry said it was not. “We will see,” Berg said."
    found = {a.label: a.attributes for a in annotations_of("heard", sample_document(text))}
    assert list(found) == ["Ada Berg", "ministry"]
    berg = found["Ada Berg"]
    assert (berg["order"], berg["attributions"], berg["words"]) == (1, 2, 7)
    assert berg["first"] is True and berg["last"] is True and found["ministry"]["last"] is False


def test_a_body_a_group_and_a_document_have_no_gender() -> None:
    for text in ("The ministry said it would act.", "Officials said they would act.", "The report said he was late."):
        for found in annotations_of("heard", sample_document(text)):
            assert found.attributes["person"] is False and found.attributes["gender"] == ""


def test_pronouns_that_nothing_resolves_are_no_source() -> None:
    assert [*annotations_of("heard", sample_document("She said it would rain."))] == []


def test_the_words_that_tell_are_kept() -> None:
    text = "Council spokeswoman Ada Berg said the port was shut."
    found = annotations_of("heard", sample_document(text))[0]
    assert {name: [text[start:end] for start, end in found.roles[name]] for name in ("gender", "credential")} == {
        "gender": ["spokeswoman"],
        "credential": ["spokeswoman"],
    }
