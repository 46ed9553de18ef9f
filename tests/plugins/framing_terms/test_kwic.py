"""The concordance: lines, windows, order, voices, and the text that shows them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import load_plugins
from framing.errors import InputError, RequestError
from framing.model import Document
from framing.report.terminal import Style, cell_len
from framing_terms.kwic import Concordance, kwic
from framing_terms.kwic_listing import Lines, ending, isolated

QUAY = 'The harbour board persuaded the two skippers, after a long night, to leave. Nobody left.\n\nThe board "persuaded" them.'
PIER = "Skippers left the pier. No skipper was ever persuaded by the board to pay."
TERMS_ALONE = load_plugins(["terms"])


def documents(*texts: str, **fields: Any) -> list[Document]:
    return [Document(f"d{i}", text, outlet=f"outlet{i}", language="en", **fields) for i, text in enumerate(texts)]


def lines(*texts: str, pattern: str = "<persuade>", **asked: Any) -> list[dict[str, Any]]:
    return kwic(documents(*texts), pattern, plugins=TERMS_ALONE, **asked).to_polars().to_dicts()


def test_a_line_holds_what_stands_around_the_match_and_where_it_is() -> None:
    (line,) = lines("Rain fell. The board persuaded the crew to wait. Then it stopped.")
    assert (line["left"], line["match"], line["right"]) == ("The board ", "persuaded", " the crew to wait.")
    assert "Rain fell. The board persuaded the"[line["start"] : line["end"]] == "persuaded"
    assert (line["doc_id"], line["outlet"], line["published"], line["pieces"], line["negated"]) == ("d0", "outlet0", "", "", 0)


def test_the_pieces_of_a_split_match_and_what_stands_between() -> None:
    (line,) = lines(QUAY, pattern="<persuade> ...12 to leave")
    assert line["match"] == "persuaded … to leave"
    assert line["gap"] == "the two skippers, after a long night,"
    assert line["right"] == "."
    assert line["pieces"] == "[[18, 27], [66, 74]]"


def test_context_is_counted_in_words_and_stays_in_the_sentence_unless_asked() -> None:
    text = "The tide turned late. They persuaded him at once. He went home by bus."
    (line,) = lines(text)
    assert (line["left"], line["right"]) == ("They ", " him at once.")
    (line,) = lines(text, context=2, cross=True)
    assert (line["left"], line["right"]) == ("late. They ", " him at ".rstrip())
    (line,) = lines(text, context=4, cross=True)
    assert line["right"].strip() == "him at once. He"


def test_negation_is_told() -> None:
    assert [line["negated"] for line in lines(PIER)] == [1]


def test_left_and_right_sort_by_the_nearest_word() -> None:
    texts = ("A brave crew waited.", "An angry crew arrived.", "The old crew zigzagged.")
    assert [line["left"] for line in lines(*texts, pattern="crew", sort="left")] == ["An angry ", "A brave ", "The old "]
    assert [line["right"] for line in lines(*texts, pattern="crew", sort="right")] == [" arrived.", " waited.", " zigzagged."]
    assert [line["doc_id"] for line in lines(*texts, pattern="crew", sort="text")] == ["d0", "d1", "d2"]


def test_several_keys_sort_one_after_the_other() -> None:
    days = {"d0": date(2024, 2, 1), "d1": date(2024, 1, 1), "d2": date(2024, 2, 1)}
    corpus = [
        Document(i, f"The crew {verb}.", outlet="Sun", published=day) for (i, day), verb in zip(days.items(), "zab", strict=True)
    ]
    found = kwic(corpus, "crew", sort=["date", "right"], plugins=TERMS_ALONE).to_polars()
    assert found["doc_id"].to_list() == ["d1", "d2", "d0"]


def test_what_does_not_count_is_counted_elsewhere() -> None:
    text = "Board persuaded crew\n\nThe board persuaded the crew to wait for the tide on Monday, as it had before."
    found = kwic(documents(text), "<persuade>", plugins=TERMS_ALONE)
    assert len(found) == 1 and found.run["kwic"]["elsewhere"] == {"headline": 1}
    assert len(kwic(documents(text), "<persuade>", plugins=TERMS_ALONE, regions=["headline"])) == 1


def test_voice_is_unknown_where_nobody_tells_it_and_told_where_somebody_does() -> None:
    assert {line["voice"] for line in lines(QUAY, PIER)} == {"unknown"}
    text = 'The board persuaded the crew. "They persuaded nobody at all on that quay last night," said Ada Lund, a docker.'
    found = kwic(documents(text), "<persuade>")
    told = [(line["voice"], line["source"]) for line in found.to_polars().iter_rows(named=True)]
    assert told == [("own", ""), ("attributed", "Ada Lund")]
    only = kwic(documents(text), "<persuade>", voice="attributed")
    assert len(only) == 1 and only.table("groups")["matches"].to_list() == [1]


def test_groups_count_documents_without_a_match_too() -> None:
    found = kwic(documents(QUAY, "Rain fell on the quay."), "<persuade>", plugins=TERMS_ALONE).table("groups").to_dicts()
    assert [(row["group"], row["articles"], row["matches"], row["found_in"]) for row in found] == [
        ("outlet0", 1, 2, 1),
        ("outlet1", 1, 0, 0),
    ]
    assert found[0]["rate"] == pytest.approx(1000 * 2 / found[0]["words"])


@pytest.mark.parametrize("asked", [{"sort": "sideways"}, {"voice": "loud"}, {"context": 0}, {"by": "desk"}, {"outlet": "nobody"}])
def test_what_does_not_exist_is_refused(asked: dict[str, Any]) -> None:
    with pytest.raises(RequestError):
        lines(QUAY, **asked)


def test_a_bad_pattern_and_an_empty_corpus_are_refused() -> None:
    with pytest.raises(InputError, match="column"):
        lines(QUAY, pattern="(board")
    with pytest.raises(InputError, match="no document"):
        kwic([], "board", plugins=TERMS_ALONE)


@given(st.text(alphabet="ab .,\n'\"é\u0301中\u200b-", max_size=60), st.integers(1, 4), st.booleans())
def test_left_match_and_right_are_the_text(text: str, context: int, cross: bool) -> None:
    corpus = [Document("d", f"{text} crew {text}", outlet="o")]
    for line in kwic(corpus, "crew", context=context, cross=cross, plugins=TERMS_ALONE, regions=list(ALL)).to_polars().to_dicts():
        whole = " ".join(corpus[0].text.split())
        assert " ".join((line["left"] + line["match"] + line["right"]).split()) in whole
        assert corpus[0].text[line["start"] : line["end"]] == "crew"


ALL = ("headline", "subhead", "lead", "body", "furniture", "repeat")


def shown(found: Concordance, width: int = 80, **asked: Any) -> list[str]:
    return Lines(width, Style(), **asked).render(found).splitlines()


def test_matches_stand_in_one_column_wide_letters_or_not() -> None:
    texts = (
        "The board persuaded us.",
        "港口 委員會 昨天 persuaded 船員 們.",
        "Long before the tide they all persuaded one another to go.",
    )
    found = kwic(documents(*texts), "<persuade>", plugins=TERMS_ALONE)
    rows = [line for line in shown(found) if "persuaded" in line and "match" not in line][:3]
    assert len({cell_len(row[: row.index("persuaded")]) for row in rows}) == 1
    assert all(cell_len(row) <= 80 for row in rows)


def test_a_cell_from_right_to_left_is_kept_apart() -> None:
    assert isolated("שלום crew") == "\u2068שלום crew\u2069"
    assert isolated("crew") == "crew" and isolated("équipe") == "équipe"


def test_the_left_side_is_cut_at_words() -> None:
    assert ending("one two three", 20) == "       one two three"
    assert ending("one two three", 10) == "…two three"
    assert ending("one two three", 9) == "   …three"
    assert cell_len(ending("港口委員會昨天說服", 9)) == 9


def test_a_short_gap_is_shown_and_a_long_one_elided() -> None:
    texts = ("They persuaded her to leave.", QUAY)
    text = "\n".join(shown(kwic(documents(*texts), "<persuade> ...12 to leave", plugins=TERMS_ALONE), width=110))
    assert "persuaded her to leave" in text and "persuaded … to leave" in text


def test_hostile_text_and_few_lines() -> None:
    found = kwic(documents("The \x1b[31m crew \u202e left.", "The crew left."), "crew", plugins=TERMS_ALONE)
    text = "\n".join(shown(found, shown=1))
    assert not {"\x1b", "\u202e"} & set(text) and "and 1 more" in text
