"""Words that may be noun or verb, past tense or participle: what the grammar takes them for, and whose verb they are."""

from __future__ import annotations

from functools import cache

import pytest

from framing.english import ENGLISH
from framing.english.lemmas import lemma
from framing.english.sentences import sentences as sentence_spans
from framing.plugins import Plugins, load_plugins
from framing.testing import annotations_of, sample_document
from framing.text.quotation import find_quotations
from framing.text.tokens import tokenize
from framing_sourcing.grammar.lexicon import load_lexicon
from framing_sourcing.syntax import verbal
from framing_sourcing.syntax.reading import Reading, read


@cache
def installed() -> Plugins:
    return load_plugins()


def reading_of(text: str) -> Reading:
    tokens = tokenize(text)
    lemmas = [lemma(form) for form in tokens.forms]
    return read(text, tokens, lemmas, sentence_spans(text), load_lexicon().verb_words, find_quotations(text, ENGLISH))


def tag_of(text: str, word: str) -> str:
    reading = reading_of(text)
    return reading.tags[reading.forms.index(word)]


def found(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution."""
    return [
        (*(" … ".join(text[start:end] for start, end in a.roles[role]) for role in ("source", "cue", "content")),)
        for a in annotations_of("attributions", sample_document(text), plugins=installed())
    ]


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        # A sentence wants a verb
        ("Lund derides harbour plan", "derides", "VBZ"),
        ("Amid fog, Holm claims victory", "claims", "VBZ"),
        ("Rivals mock bids for the pier", "mock", "VBP"),
        ("The claims of Lund were old.", "claims", "NNS"),
        ("Their hope for the pier was gone.", "hope", "NN"),
        # Words that stand for a noun of their own
        ("Some say the pier leaks.", "say", "VBP"),
        ("One in five say the pier leaks.", "say", "VBP"),
        ("Some accused Holm of theft.", "accused", "VBD"),
        ("Each recognized the danger.", "recognized", "VBD"),
        ("This seems a fair price.", "seems", "VBZ"),
        ("Some miffed sailors left.", "miffed", "VBN"),
        ("The crew had its say.", "say", "NN"),
        # Past tense or participle
        ("Asked about the pier, Holm shrugged.", "asked", "VBN"),
        ("She shrugged when asked about the pier.", "asked", "VBN"),
        ("Holm, the owner of two boats, also declined to comment.", "declined", "VBD"),
        ("He mocked the crew, declined to pay, and left.", "declined", "VBD"),
        ("A captain known for his temper left.", "known", "VBN"),
        ("Nobody asked about the pier.", "asked", "VBD"),
        # After a modal, and after "to" that is a preposition
        ("She'll share the boat.", "share", "VB"),
        ("They want to back Holm.", "back", "VB"),
        ("They came back to Holm.", "back", "RB"),
        ("We'd like to sail.", "like", "VB"),
        ("They did not like the pier.", "like", "VB"),
        ("Ports like Aven and Tarn were shut.", "like", "IN"),
        ("According to exit polls, Holm won.", "exit", "NN"),
        # Nouns and verbs in s
        ("The boat was sold in May, records show.", "show", "VBP"),
        ("They watched the shows.", "shows", "NNS"),
        ("The ad claims “the pier is safe.”", "claims", "VBZ"),
        ("Lund, the owner, claims that rents will fall.", "claims", "VBZ"),
        ("He dismissed it - claims that were new to him.", "claims", "NNS"),
        ("Members of the crew hope it will rain.", "hope", "VBP"),
    ],
)
def test_what_a_word_is_taken_for(text: str, word: str, tag: str) -> None:
    assert tag_of(text, word) == tag


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The boat was sold in May, records show.", ("records", "show", "The boat was sold in May")),
        ("According to exit polls, Holm won.", ("exit polls", "According to", "Holm won")),
        ("Some seek to sell the pier.", ("Some", "seek", "to sell the pier")),
        # Whose participle or infinitive it is
        ("They met a group of voters saying they trust Holm.", ("voters", "saying", "they trust Holm")),
        (
            "The two were friends, with Lund repeatedly calling Holm a hero.",
            ("Lund", "calling", "Holm a hero"),
        ),
        (
            "The storm led owners and captains to demand that the pier be shut.",
            ("owners and captains", "to demand", "that the pier be shut"),
        ),
        # Whose noun it is
        (
            "Lund roused the crew with criticism of the owners.",
            ("Lund", "criticism", "the owners"),
        ),
        ("The pier was shut after Tory claims that it leaked.", ("Tory", "claims", "that it leaked")),
        (
            "Lund sent the Gazette a letter calling the plan a farce.",
            ("Lund", "calling", "the plan a farce"),
        ),
        ("Lund quickly played down the idea that the pier was lost.", ("Lund", "idea", "that the pier was lost")),
        # Around what stands between subject and verb
        (
            "Lund, as she always does in May, said that the pier was safe.",
            ("Lund, as she always does in May", "said", "that the pier was safe"),
        ),
    ],
)
def test_who_is_the_source(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "According to plan, the boat left.",
        "The boat left according to schedule.",
        "People like him.",
        "It is hard to praise Holm.",
    ],
)
def test_what_gives_nothing_to_a_source(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The boat took the lead. Though late, it won.", 2),
        ("They made it so. Maybe it lasts.", 2),
        ("The plan is shown in fig. A of the report.", 1),
        ("They met Dr. Holm at noon.", 1),
        ("Prices rose by 3.5 points in all.", 1),
    ],
)
def test_where_sentences_end(text: str, sentences: int) -> None:
    reading = reading_of(text)
    assert len(set(reading.first)) == sentences


@pytest.mark.parametrize("number", range(len(verbal.ROWS)), ids=[row.holds.__name__ for row in verbal.ROWS])
def test_every_row_of_the_table_is_needed(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    row = verbal.ROWS[number]
    assert tag_of(row.sentence, row.word) in ("VBP", "VBZ")
    monkeypatch.setattr(verbal, "ROWS", verbal.ROWS[:number] + verbal.ROWS[number + 1 :])
    assert tag_of(row.sentence, row.word) not in ("VBP", "VBZ")
