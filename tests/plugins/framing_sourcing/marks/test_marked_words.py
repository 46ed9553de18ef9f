"""Each row of the tables of quotation marks decides a sentence; without the row it is read otherwise."""

from __future__ import annotations

import pytest

from framing.english import lemma
from framing.testing import annotations_of, sample_document
from framing_sourcing.marks import marked_words, voicing

READINGS = {
    ("so-called", "is_so_called"): 'The so-called "palace" was a shed.',
    ("title", "is_title"): 'Her book, "Harbour Lights," is out.',
    ("name", "is_name"): 'William "Bill" Holm left the hall.',
    ("distancing", "is_mocked"): "> They were “invited home” by force.\n\nThat is not so.",
    ("term", "is_known_as"): 'The deal came to be known as "the swap" by all.',
    ("quoted", "is_speech"): 'Her promise of a "dry quay" was kept.',
    ("term", "is_term"): 'The word "at sea" is old.',
}


def readings(text: str) -> list[str]:
    return [found.label for found in annotations_of("scare_quotes", sample_document(text))]


def test_a_reading_decides_its_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    table = marked_words.READINGS
    assert [(label, fits.__name__) for label, fits in table] == list(READINGS)
    for row, sentence in READINGS.items():
        monkeypatch.setattr(marked_words, "READINGS", table)
        assert readings(sentence) == [row[0]], row
        less = tuple((label, fits) for label, fits in table if (label, fits.__name__) != row)
        monkeypatch.setattr(marked_words, "READINGS", less)
        assert readings(sentence) != [row[0]], row


def test_a_word_of_saying_gives_voice_only_with_what_follows_it(monkeypatch: pytest.MonkeyPatch) -> None:
    table = voicing._WITH
    for word, following in table.items():
        for preposition in sorted(following):
            monkeypatch.setattr(voicing, "_WITH", table)
            assert voicing.is_voiced(f"they {word} {preposition} a"), word
            assert not voicing.is_voiced(f"they {word} near a"), word
            monkeypatch.setattr(voicing, "_WITH", {key: told for key, told in table.items() if key != word})
            assert not voicing.is_voiced(f"they {word} {preposition} a"), word


def test_verbs_that_give_voice_are_dictionary_forms() -> None:
    for verb in voicing._VERBS:
        assert lemma(verb) == verb
        assert voicing.is_voiced(f"they {verb} a")
    assert not voicing.is_voiced("they carry a")
