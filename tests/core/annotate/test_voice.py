"""Whose words a passage is in: own, attributed, distanced, or unknown where what would tell is missing."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import Annotation
from framing.annotate.voice import Intervals, Voices
from framing.corrections.applying import Applied
from framing.corrections.model import Place, Row
from framing.english import CLASSES

TEXT = 'The ministry said the "reform" was ready. It rained.'
CONTENT, SOURCE, SCARE, AFTER = (18, 40), (0, 12), (22, 30), (42, 51)


def attribution(act: str = "speech", content: tuple[int, int] = CONTENT, **attributes: str) -> Annotation:
    roles = {"content": (content,), "source": (SOURCE,)}
    return Annotation("attribution", (content,), roles=roles, attributes={"act": act, **attributes})


def scare(label: str = "distancing") -> Annotation:
    return Annotation(label, (SCARE,))


def of(
    pieces: Sequence[tuple[int, int]], attributions: list[Annotation] | None, scares: list[Annotation] | None = None
) -> tuple[str, str]:
    reading = Voices(attributions, scares, TEXT).of(tuple(pieces))
    return reading.voice, reading.source


def test_what_lies_in_no_attribution_is_the_outlets_own() -> None:
    assert of([AFTER], [attribution()]) == ("own", "")


def test_what_lies_in_an_attribution_is_its_sources() -> None:
    assert of([(35, 40)], [attribution()]) == ("attributed", "The ministry")


def test_the_source_itself_is_named_by_the_outlet() -> None:
    assert of([SOURCE], [attribution()]) == ("own", "")


@pytest.mark.parametrize(
    ("act", "voice"), [("speech", "attributed"), ("belief", "attributed"), ("intention", "own"), ("perception", "own")]
)
def test_only_speech_and_belief_set_voice(act: str, voice: str) -> None:
    assert of([(35, 40)], [attribution(act)])[0] == voice


def test_distancing_wins_and_the_attribution_is_still_recorded() -> None:
    assert of([(23, 29)], [attribution(source_type="government")], [scare()]) == ("distanced", "The ministry")
    assert Voices([attribution(source_type="government")], [scare()], TEXT).of(((23, 29),)).source_type == "government"


def test_distancing_counts_in_any_piece() -> None:
    assert of([(18, 21), (23, 29)], [], [scare()]) == ("distanced", "")
    assert of([(18, 21), (31, 34)], [], [scare()]) == ("own", "")


def test_a_wording_in_the_middle_counts_where_it_is_a_good_part_of_the_passage() -> None:
    assert of([(17, 40)], [], [scare()]) == ("distanced", "")  # 8 of 23 characters
    assert of([(0, 41)], [], [scare()]) == ("own", "")
    assert of([(17, 29)], [], [Annotation("distancing", ((20, 35),))]) == ("distanced", "")  # it ends inside
    assert of([(17, 20)], [], [scare()]) == ("own", "")


def test_what_is_doubted_without_marks_is_distanced() -> None:
    assert of([(23, 29)], [], [scare("doubted")]) == ("distanced", "")


def test_quoted_words_are_somebodys_and_their_speaker_is_named_where_known() -> None:
    known = Annotation("quoted", (SCARE,), attributes={"entity": "Ada Holm", "source_type": "expert"})
    assert of([(23, 29)], [], [known]) == ("attributed", "Ada Holm")
    assert of([(23, 29)], [], [scare("quoted")]) == ("attributed", "")
    assert of([(23, 29)], None, [scare("quoted")]) == ("unknown", "")
    assert of([(23, 29)], [attribution()], [known]) == ("attributed", "The ministry")  # who says it here comes first


def test_quotation_marks_that_do_not_distance_do_not() -> None:
    assert of([(23, 29)], [], [scare("title")]) == ("own", "")


def test_without_attributions_voice_is_unknown_and_not_own() -> None:
    assert of([AFTER], None) == ("unknown", "")
    assert of([AFTER], None, []) == ("unknown", "")


def test_a_scare_quote_is_distanced_even_where_attributions_are_missing() -> None:
    assert of([(23, 29)], None, [scare()]) == ("distanced", "")


def test_the_innermost_attribution_speaks() -> None:
    inner = Annotation(
        "attribution", ((35, 40),), roles={"content": ((35, 40),)}, attributes={"act": "speech", "entity": "Mara Lind"}
    )
    assert of([(36, 38)], [attribution(), inner]) == ("attributed", "Mara Lind")
    assert of([(20, 21)], [attribution(), inner]) == ("attributed", "The ministry")


SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 10)), max_size=8)


@given(SPANS, st.integers(0, 45))
def test_an_offset_is_in_the_shortest_interval_that_contains_it(spans: list[tuple[int, int]], offset: int) -> None:
    intervals = [(start, start + length, Annotation(str(length), ((start, start + length),))) for start, length in spans]
    lengths = [end - start for start, end, _ in intervals if start <= offset < end]
    found = Intervals(intervals).at(offset)
    assert (found is None) == (not lengths)
    if found is not None:
        assert found.end - found.start == min(lengths)


def test_of_equal_intervals_the_one_that_begins_last_counts() -> None:
    first, second = (Annotation(name, ((start, start + 5),)) for name, start in (("first", 0), ("second", 3)))
    for order in ([first, second], [second, first]):
        found = Intervals([(each.start, each.end, each) for each in order])
        assert [found.at(offset) for offset in (2, 3, 4, 7, 8)] == [first, second, second, second, None]


def test_thousands_of_quotations_inside_one_cost_no_more_than_side_by_side() -> None:
    many = 100_000  # asked one by one, walking back to the outermost would take hours
    outer = Annotation("outer", ((0, 10 * many),))
    inner = Annotation("inner", ((0, 5),))
    found = Intervals([(0, 10 * many, outer), *((10 * i, 10 * i + 5, inner) for i in range(many))])
    assert {found.at(10 * i + 7) for i in range(many)} == {outer}
    assert {found.at(10 * i + 3) for i in range(many)} == {inner}


def test_a_voice_that_the_user_has_settled_holds_where_the_passage_begins() -> None:
    said = Annotation("direct", ((10, 30),), {"content": ((10, 30),)}, {"act": "speech", "entity": "Berg"})
    found = Voices([said], [], "x" * 60)
    rows = [
        Row(2, "voice", "a", 12, 20, "", "own"),
        Row(3, "voice", "a", 40, 50, "", "attributed"),
        Row(4, "voice", "a", 0, 5, "", "own"),
    ]
    applied = Applied()
    settled = found.corrected([Place(row, (row.start or 0, row.end or 0)) for row in rows], applied)
    assert [settled.of(((at, at + 2),)).voice for at in (0, 10, 12, 19, 20, 40, 50)] == [
        "own", "attributed", "own", "own", "attributed", "attributed", "own",
    ]  # fmt: skip
    assert settled.of(((12, 14),)).source == "", "the outlet's own words have no source"
    assert found.of(((12, 14),)).voice == "attributed", "the layer as it was stays"
    assert applied.changed == {2: 1, 3: 1, 4: 0}
    assert [a.label for a in settled.corrections] == ["own", "own", "attributed"]
    assert found.corrected([], applied) is found


@pytest.mark.parametrize(("source", "named"), [("It", ""), ("Some of them", ""), ("Many", ""), ("US", "US"), ("Berg", "Berg")])
def test_a_pronoun_or_a_quantity_is_no_name_of_a_source(source: str, named: str) -> None:
    text = f"{source} said the ferry leaks."
    said = Annotation("indirect", ((20, 30),), {"content": ((20, 30),), "source": ((0, len(source)),)}, {"act": "speech"})
    assert Voices([said], [], text, CLASSES).of(((22, 25),))[:2] == ("attributed", named)
    assert Voices([said], [], text).of(((22, 25),)).source == source, "without the classes of a language, the wording"
