"""What a run says of its corrections."""

from __future__ import annotations

from framing import Document
from framing.corrections.applying import Applied
from framing.corrections.model import Corrections, Problem, Row
from framing.corrections.tally import Tally, left_out, told

ROWS = (
    Row(2, "name", text="Berg", value="Anna Berg"),
    Row(3, "type", text="Anna Berg", value="expert"),
    Row(4, "none", "a", 0, 4, "", "terms"),
    Row(5, "story", "a", value="strike"),
    Row(6, "voice", "a", 0, 400, "", "own"),
    Row(7, "story", "abbb", value="strike"),
    Row(8, "name", text="Falk", value="Ines Falk"),
)
GIVEN = Corrections(ROWS, (Problem(9, "no kind"),), "c.csv", "ab")


def tally() -> Tally:
    found = Tally(GIVEN)
    assert found.see(Document("a", "A short text.")).story == "strike"
    found.applied.add(Applied({2: 3, 3: 1}, {2: 3, 3: 0}, {"attributions"}))
    found.applied.add(Applied({2: 1, 4: 1}, {2: 0, 4: 1}, {"attributions", "terms"}))
    return found


def test_what_changed_stands_in_one_line_and_what_matched_nothing_in_others() -> None:
    record = tally().record({"a"})
    assert told(record) == [
        "c.csv: changed 3 names, 1 story; removed 1 passage",
        "c.csv, row 8: matches nothing: no source is called 'Falk'",
    ]
    assert record["sha256"] == "ab" and record["changed"] == {"name": 3, "none": 1, "story": 1}


def test_rows_that_cannot_be_used_are_told_in_order() -> None:
    lines = left_out(tally().record({"a", "abb"}))
    assert [line.split(":")[0] for line in lines] == ["c.csv, row 6", "c.csv, row 7", "c.csv, row 9"]
    assert "0 to 400 are not in document 'a'" in lines[0] and "did you mean 'abb'?" in lines[1]


def test_what_only_a_part_of_the_corpus_shows_is_not_said() -> None:
    assert told(tally().record({"a"}, whole=False))[1:] == []
    record = tally().record(None)
    assert record["unmatched"] == [] and [number for number, _ in record["problems"]] == [6, 9]


def test_a_row_on_a_layer_that_was_not_made_is_not_said_to_match_nothing() -> None:
    found = Tally(GIVEN)
    found.see(Document("a", "A short text."))
    assert told(found.record({"a"})) == ["c.csv: changed 1 story"]
    assert told(Tally(Corrections(sha256="ab")).record(())) == ["corrections: changed nothing"]
