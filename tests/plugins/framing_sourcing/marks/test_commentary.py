"""How far an article reads as commentary: what counts for it, what against it, and what does not count."""

from __future__ import annotations

from framing.testing import annotations_of, layers_of, sample_document
from framing_sourcing.marks.commentary import commentary

PLAIN = "The quay is long and the water is cold. " * 20


def points(text: str) -> float:
    document = sample_document(text)
    layers = layers_of(document)
    return commentary(layers.tokens, layers.quotations, annotations_of("attributions", document))


def test_contractions_and_the_first_person_speak_for_commentary() -> None:
    plain = points(PLAIN)
    assert points(PLAIN + "They're cold and we don't mind. ") > plain + 2
    assert points(PLAIN + "My view of it is ours and mine is not. We see me. ") > plain + 2


def test_those_who_speak_speak_against_it() -> None:
    plain = points(PLAIN)
    one = points(PLAIN + "The yard is shut, said Ada Holm. ")
    two = points(PLAIN + "The yard is shut, said Ada Holm. The sea is high, said Ben Lund. ")
    assert plain > 0 > one > two


def test_what_others_say_in_quotation_marks_is_not_the_authors_talk() -> None:
    spoken = PLAIN + "“I'm here and I don't mind, they're mine,” said Ada Holm. "
    written = PLAIN + "I'm here and I don't mind, they're mine, said Ada Holm. "
    assert points(spoken) < points(written)


def test_a_short_article_says_little() -> None:
    assert points("They're cold.") < points("They're cold. " * 50)


def test_there_is_a_most_that_an_article_can_say() -> None:
    assert points("They're cold. " * 50) == points("They're cold. " * 100) > 0


def test_an_article_without_words() -> None:
    assert points(" ") == 5
