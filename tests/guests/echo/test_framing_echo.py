"""What the author of a plugin tests: that it keeps its contract, and what it finds."""

import framing_echo

from framing.testing import annotations_of, check_annotator, check_measure, plugins_with, sample_document, scores

PLUGINS = plugins_with()  # the installed plugins, this one among them
ECHOED = sample_document(
    "Ferry strike enters third week\n\nThe ferry crews want better pay.\n\nEvery ferry stays in port. Talks go on."
)
PLAIN = sample_document("The ferry crews want better pay. Talks go on.")


def test_it_keeps_the_contract_of_annotators_and_measures():
    (annotator,) = framing_echo.framing_annotators()
    (measure,) = framing_echo.framing_measures()
    check_annotator(annotator, [ECHOED, PLAIN, sample_document()], plugins=PLUGINS)
    check_measure(measure, [ECHOED, PLAIN, sample_document()], plugins=PLUGINS)


def test_echoes_are_the_headlines_words_in_the_text_and_not_the_headline_itself():
    echoes = annotations_of("echoes", ECHOED, plugins=PLUGINS)
    assert [echo.quote(ECHOED.text) for echo in echoes] == ["ferry", "ferry"]


def test_the_share_is_of_all_words_that_count():
    (score,) = scores("echo.share", ECHOED, plugins=PLUGINS)
    assert (score["numerator"], score["denominator"]) == (2, 14)


def test_a_text_without_headline_has_no_score_rather_than_zero():
    (score,) = scores("echo.share", PLAIN, plugins=PLUGINS)
    assert (score["value"], score["status"], score["reason"]) == (None, "none", "no headline")


def test_the_option_sets_how_long_a_word_must_be():
    (score,) = scores("echo.share", ECHOED, plugins=PLUGINS, options={"echo": {"shortest": 6}})
    assert score["value"] == 0
