"""Figures: what is a numeric claim and what is not, what it counts, when and where, and whom it is credited to."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.model import Annotation, Document
from framing.plugins import load_plugins
from framing.testing import annotations_of, check_annotator, check_measure, sample_document, scores
from framing_figures.numbers import is_trigger, read_number
from framing_figures.vocabulary import ONES, TENS

from ...examples_figures import FIGURES  # noqa: TID252  tests have no absolute name
from ...examples_no_figures import NO_FIGURES  # noqa: TID252

PLUGINS = load_plugins()
WORDS = (
    "5 2.3 69,000 5-7 7-5 million dozen dozens of half a two-thirds one in five $ yuan ( ) % percent points to and or between "
    "more than nearly people suspects , . “ ” including whom July 2016 last year Ohio said 34-year-old 20th ½ é \u200b \n"
)
BITS = st.lists(
    st.sampled_from(WORDS.split(" ")),
    max_size=40,
)


def figures(text: str | Document) -> list[Annotation]:
    return list(annotations_of("figures", text, plugins=PLUGINS))


def about(text: str, *names: str) -> list[tuple[Any, ...]]:
    return [tuple(figure.attributes[name] for name in names) for figure in figures(text)]


def number(value: Any) -> str:
    return "" if value is None else f"{value:.12g}"


def told(text: str, figure: Annotation) -> str:
    values = figure.attributes
    low, high = number(values["value_low"]), number(values["value_high"])
    value = low if low == high else f"{low}..{high}"
    rest = (str(values[name]) for name in ("approx", "unit", "counted"))
    return " | ".join((figure.quote(text), f"{figure.label} {value}", *rest))


# ── What is a figure ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("text", FIGURES)
def test_figures_are_found_with_value_unit_and_what_is_counted(text: str) -> None:
    assert tuple(told(text, figure) for figure in figures(text)) == FIGURES[text]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_names_dates_ages_and_items_of_lists_are_no_figures(text: str) -> None:
    assert [told(text, figure) for figure in figures(text)] == []


def test_there_are_two_hundred_sentences() -> None:
    assert len(FIGURES) + len(NO_FIGURES) >= 200


def test_an_amount_and_its_conversion_are_one_claim() -> None:
    text = "The bridge cost 10 million yuan ($1.4 million) and a ferry."
    (figure,) = figures(text)
    assert figure.quote(text) == "10 million yuan"
    assert [text[start:end] for start, end in figure.roles["conversion"]] == ["$1.4 million"]
    assert figure.attributes["other_low"] == 1.4e6
    assert figure.attributes["other_unit"] == "dollar"


def test_a_range_is_converted_with_both_ends() -> None:
    ((low, high),) = about("It weighs 60 to 70 pounds (27 to 32 kilograms).", "other_low", "other_high")
    assert (low, high) == (27, 32)


def test_a_range_may_share_its_scale() -> None:
    assert about("It sold 5 to 7 million tickets.", "value_low", "value_high") == [(5e6, 7e6)]
    assert about("It sold 500,000 to 1 million tickets.", "value_low", "value_high") == [(5e5, 1e6)]


def test_a_change_is_two_claims() -> None:
    assert about("Profit fell from $7 million to $5 million.", "value_low") == [(7e6,), (5e6,)]


def test_bounds_leave_an_end_open() -> None:
    assert about("More than 400 nurses came.", "value_low", "value_high", "approx") == [(400, None, "more than")]
    assert about("Up to 400 nurses came.", "value_low", "value_high", "approx") == [(None, 400, "at most")]
    assert about("Nearly 400 nurses came.", "value_low", "value_high", "approx") == [(400, 400, "nearly")]


# ── What it counts, when, where, by whom ────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("In 2022 the island had 14 doctors.", ["2022"]),
        ("From April 2021 to July 2022, 310 shops closed.", ["2021-04/2022-07"]),
        ("The agency closed 310 shops between May and October of 2019.", ["2019-05/2019-10"]),
        ("Since 2015 the city has planted 8,000 trees.", ["2015/.."]),
        ("By 2030 some 40 mines will close.", ["../2030"]),
        ("Last year 22 wolves were counted.", ["last year"]),
        ("Sales hit 3 million in 2018 and 4 million in 2019.", ["2018", "2019"]),
        ("The club, which was founded in 1901, has 300 members.", [""]),
        ("Berg said on Monday that 40 people drowned.", [""]),
        ("On 4 July 1990 the ferry carried 120 guests.", ["1990-07-04"]),
        ("A June 24 vote cost $3 million.", [""]),
        ("Deaths were 12 percent higher than in 2015.", [""]),
    ],
)
def test_periods(text: str, periods: list[str]) -> None:
    assert [period for (period,) in about(text, "period")] == periods


@pytest.mark.parametrize(
    ("wording", "period"),
    [
        ("last year", "2015"),
        ("this month", "2016-06"),
        ("in May", "2016-05"),
        ("in December", "2015-12"),
        ("on Monday", "2016-06-13"),
        ("yesterday", "2016-06-14"),
    ],
)
def test_periods_are_told_by_the_date_of_publication(wording: str, period: str) -> None:
    document = sample_document(f"The mill burned 300 tonnes {wording}.", published=date(2016, 6, 15))
    assert [figure.attributes["period"] for figure in figures(document)] == [period]


@pytest.mark.parametrize(
    ("sentence", "published", "period"),
    [
        # looking ahead
        ("The mill will burn 300 tonnes until 15 February.", date(2016, 1, 25), "../2016-02-15"),
        ("The mill will burn 300 tonnes through Jan. 31.", date(2015, 10, 12), "../2016-01-31"),
        ("The mill will burn 300 tonnes on March 1.", date(2016, 2, 24), "2016-03-01"),
        ("The mill will burn 300 tonnes on Friday.", date(2016, 6, 15), "2016-06-17"),
        ("The mill must burn 300 tonnes by Friday.", date(2016, 6, 15), "2016-06-17"),
        ("The strike threatens 300 jobs in March.", date(2016, 2, 8), "2016-03"),
        # looking back
        ("The mill had burnt 300 tonnes as of 5 September.", date(2016, 1, 25), "2015-09-05"),
        ("The mill has burnt 300 tonnes since November.", date(2016, 1, 25), "2015-11/.."),
        ("The mill was to burn 300 tonnes by Feb. 9.", date(2016, 2, 16), "../2016-02-09"),
        ("The mill burned 300 tonnes on June 26.", date(2016, 4, 6), "2015-06-26"),
        ("The mill burned 300 tonnes on Friday.", date(2016, 6, 15), "2016-06-10"),
    ],
)
def test_a_date_without_a_year_lies_where_the_words_say(sentence: str, published: date, period: str) -> None:
    found = figures(sample_document(sentence, published=published))
    assert [figure.attributes["period"] for figure in found] == [period]


@pytest.mark.parametrize(
    ("sentence", "periods"),
    [
        ("The mill raised prices by 5 percent in May, and it will raise them to 25 percent if nobody pays.", ["2016-05", ""]),
        ("In a report released Monday the office said that the fire killed 12 people.", [""]),
        ("The lender paid 80 million crowns, as Harbour Tonight has learned.", [""]),
    ],
)
def test_a_date_sticks_to_its_own_clause(sentence: str, periods: list[str]) -> None:
    found = figures(sample_document(sentence, published=date(2016, 6, 15)))
    assert [figure.attributes["period"] for figure in found] == periods


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Some 120,000 people in Myanmar and 100,000 in Laos may be held.", ["Myanmar", "Laos"]),
        ("In Ghana, 40 mines closed.", ["Ghana"]),
        ("The army has 800 troops across the United States.", ["United States"]),
        ("Across the U.S. 800 towns were flooded.", ["United States"]),
        ("In May 40 mines closed.", [""]),
        ("In Berg's words, 40 mines closed.", [""]),
        ("At least 40 mines were in West African hands.", [""]),
    ],
)
def test_places(text: str, places: list[str]) -> None:
    assert [place for (place,) in about(text, "place")] == places


def test_a_figure_is_credited_to_who_says_it() -> None:
    assert about("According to the union, 4,000 drivers walked out.", "voice", "source") == [("attributed", "union")]
    assert about("Some 4,000 drivers walked out.", "voice", "source") == [("own", "")]


@pytest.mark.parametrize("text", ["Reportedly, 4,000 drivers walked out.", "The men are accused of stealing 4,000 coats."])
def test_what_nobody_is_named_for_is_credited_to_nobody(text: str) -> None:
    document = sample_document(text)
    (score,) = scores("figures.credited_share", document, plugins=PLUGINS)
    assert (score["numerator"], score["denominator"]) == (0, 1)


def test_points_of_polls_are_percentage_points_and_emergency_numbers_are_no_figures() -> None:
    assert [f.label for f in figures(sample_document("Support rose around 4 points in the poll."))] == ["points"]
    assert [f.label for f in figures(sample_document("The index rose around 4 points."))] == ["count"]
    assert figures(sample_document("Two 911 calls came that night, and 911 dispatchers heard them."))[1:] == []
    assert [f.attributes["value_low"] for f in figures(sample_document("She read 1,911 calls of 911 pages."))] == [1911, 911]


def test_without_the_plugin_that_knows_voices_they_are_unknown() -> None:
    alone = load_plugins(["figures"])
    (figure,) = annotations_of("figures", "Some 4,000 drivers walked out.", plugins=alone)
    assert figure.attributes["voice"] == "unknown"
    document = sample_document("A calm lead.\n\nSome 4,000 drivers walked out.")
    (score,) = scores("figures.credited_share", document, plugins=alone)
    assert (score["status"], score["reason"]) == ("none", "the voice of the figures is unknown")


def test_parts_know_their_whole() -> None:
    text = "Police arrested 340 protesters, including 28 minors and 9 who had knives."
    whole, *parts = figures(text)
    assert [part.attributes["part_of"] for part in parts] == [whole.start, whole.start]
    text = "Some 60 boats sailed, of which 12 sank."
    whole, part = figures(text)
    assert part.attributes["part_of"] == whole.start
    assert part.attributes["noun"] == "boat"


def test_a_part_of_something_known_without_number() -> None:
    assert about("Fifty of these members have left.", "noun", "part", "part_of") == [("member", True, None)]


def test_the_verb_tells_what_is_done() -> None:
    assert about("Police arrested 340 protesters.", "verb") == [("arrest",)]
    assert about("Twelve miners were badly hurt.", "verb") == [("hurt",)]
    assert about("Some 400 people who wanted to leave were stopped.", "verb") == [("stop",)]


# ── Numbers ─────────────────────────────────────────────────────────────────────────────────


def spelled(value: int) -> str:
    """A number below a million in words."""
    ones = {number: word for word, number in ONES.items()}
    tens = {number: word for word, number in TENS.items()}
    if value >= 1000:
        rest = f" {spelled(value % 1000)}" if value % 1000 else ""
        return f"{spelled(value // 1000)} thousand{rest}"
    if value >= 100:
        rest = f" and {spelled(value % 100)}" if value % 100 else ""
        return f"{spelled(value // 100)} hundred{rest}"
    if value >= 20:
        return tens[value - value % 10] + (f"-{ones[value % 10]}" if value % 10 else "")
    return ones[value]


@given(st.integers(2, 999_999))
def test_numbers_in_words_have_their_value(value: int) -> None:
    from framing.text.tokens import tokenize

    tokens = tokenize(f"{spelled(value)} cows")
    found = read_number(tokens, 0, 0, len(tokens))
    assert found is not None
    assert (found.low, found.high) == (value, value)
    assert tokens.forms[found.end] == "cows"


@given(st.integers(2200, 10**12))
def test_grouped_digits_have_their_value(value: int) -> None:
    assert about(f"They keep {value:,} cows.", "value_low", "value_high", "noun") == [(value, value, "cow")]


@pytest.mark.parametrize("form", ["the", "people", "seven-up", "-", "a", "of", "second"])
def test_other_words_are_no_numbers(form: str) -> None:
    from framing.text.tokens import tokenize

    tokens = tokenize(form)
    assert not is_trigger(form) or read_number(tokens, 0, 0, len(tokens)) is None or form == "seven-up"


# ── The contract ────────────────────────────────────────────────────────────────────────────


@given(BITS)
def test_any_text_gives_valid_figures_in_order(bits: list[str]) -> None:
    text = " ".join(bits)
    found = figures(text)
    ends = 0
    for figure in found:
        assert 0 <= ends <= figure.start < figure.end <= len(text)
        ends = figure.end
        low, high = figure.attributes["value_low"], figure.attributes["value_high"]
        assert low is not None or high is not None
        assert low is None or high is None or low <= high  # type: ignore[operator]
        assert any(character.isalnum() for character in figure.quote(text))
        assert all(0 <= start < end <= len(text) for pieces in figure.roles.values() for start, end in pieces)


@given(BITS, st.integers(1, 3))
def test_what_stands_before_does_not_move_figures(bits: list[str], lines: int) -> None:
    text, before = " ".join(bits), "Calm seas lay ahead.\n\n" * lines
    if text.strip():
        moved = [(figure.start - len(before), figure.label) for figure in figures(before + text)]
        assert moved == [(figure.start, figure.label) for figure in figures(text)]


@pytest.mark.parametrize(
    "text", ["", "   \n", "1", "$", "%", "half", "(", "5-", "-5", "½", "1/2", "٣٤ people", "５００ people", "1" * 400]
)
def test_odd_texts_do_no_harm(text: str) -> None:
    figures(text)


@pytest.mark.parametrize("part", ["1 ", "5 to ", "million ", "one in ", "more than ", "1,2", "two and a half ", "a few "])
def test_long_texts_are_read_to_the_end(part: str) -> None:
    assert isinstance(figures(part * 10_000), list)


def test_twice_the_text_has_twice_the_figures() -> None:
    once = "Police arrested 340 protesters. Berg spent $3 million in 2019.\n\n"
    assert len(figures(once * 40)) == 20 * len(figures(once * 2))


DOCUMENTS = [
    sample_document(),
    sample_document("Nothing is counted here. Nothing at all."),
    sample_document("A calm lead.\n\nSome 40 boats sailed, of which 12 sank. The mayor said 300 people saw it in 2019."),
]


def test_annotator_and_measures_keep_the_contract() -> None:
    from framing_figures.declared import FIGURES as ANNOTATOR
    from framing_figures.declared import MEASURES

    check_annotator(ANNOTATOR, DOCUMENTS, plugins=PLUGINS)
    for measure in MEASURES:
        check_measure(measure, DOCUMENTS, plugins=PLUGINS)


def test_density_counts_figures_in_words() -> None:
    (score,) = scores("figures.density", DOCUMENTS[2], plugins=PLUGINS)
    assert score["numerator"] == 3
    (score,) = scores("figures.density", DOCUMENTS[1], plugins=PLUGINS)
    assert (score["value"], score["status"]) == (0, "ok")


def test_shares_are_of_the_figures() -> None:
    (credited,) = scores("figures.credited_share", DOCUMENTS[2], plugins=PLUGINS)
    assert (credited["numerator"], credited["denominator"]) == (1, 3)
    (rough,) = scores("figures.approximate_share", DOCUMENTS[2], plugins=PLUGINS)
    assert (rough["numerator"], rough["denominator"]) == (1, 3)
    for measure in ("figures.credited_share", "figures.approximate_share"):
        (score,) = scores(measure, DOCUMENTS[1], plugins=PLUGINS)
        assert (score["value"], score["status"], score["reason"]) == (None, "none", "no figures")


# ── Signs and zeros ─────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Sales changed by -5 percent in May.", [(-5.0, -5.0)]),
        ("Sales fell (-5 percent).", [(-5.0, -5.0)]),
        ("The firm made −$3 million.", [(-3e6, -3e6)]),
        ("It fell to −5 degrees at night.", [(-5.0, -5.0)]),
        ("It fell to minus 5 degrees.", [(-5.0, -5.0)]),
        ("Some 3-5 percent of people left.", [(3.0, 5.0)]),
        ("A rise of 3–5 percent came.", [(3.0, 5.0)]),
        ("- 5 percent of farms were hit.", [(5.0, 5.0)]),
        ("There were 0 deaths.", [(0.0, 0.0)]),
        ("The town had zero new cases.", [(0.0, 0.0)]),
        ("They started from zero and lost 0-3.", []),
        ("Zero tolerance holds at Ground Zero.", []),
    ],
)
def test_minus_signs_and_zeros_are_read(text: str, values: list[tuple[float, float]]) -> None:
    assert about(text, "value_low", "value_high") == values
