"""Who speaks where: what ``framing sources`` gives out."""

from __future__ import annotations

from datetime import date

import pytest

import framing
from framing.errors import InputError, RequestError
from framing.report.terminal import Style
from framing.testing import sample_document
from framing_sourcing.listing.source_tables import TABLES
from framing_sourcing.listing.sources import list_sources
from framing_sourcing.listing.text import Listing

from ....two_articles import ONE, TWO, articles, listed, rows  # noqa: TID252  tests have no absolute name


def test_a_source_is_one_row_with_what_it_says_in_all_articles() -> None:
    (lund,) = rows(listed(), group="Herald", source="Anna Lund")
    assert (lund["articles"], lund["attributions"], lund["direct"]) == (2, 4, 1)
    assert lund["cues"] == "say 3, believe 1"
    assert lund["direct"] + lund["mixed"] + lund["indirect"] == lund["attributions"]
    assert lund["anonymous"] == 0 and lund["loaded"] == 0


def test_the_cue_takes_sides() -> None:
    (critics,) = rows(listed(), group="Tribune", anonymous=1)
    assert critics["source"].lower() == "critics"
    assert (critics["against"], critics["in_favour"], critics["loaded"], critics["cues"]) == (1, 0, 1.0, "claim 1")


def test_amounts_add_up_in_every_table() -> None:
    for by in ("outlet", "document", "all", "doc_id"):
        found = listed(by)
        for group in rows(found, "groups"):
            name = group["group"]
            for table in ("sources", "types", "attributions"):
                of_group = rows(found, table, group=name)
                assert sum(row["words"] for row in of_group) == group["attributed"]
                assert sum(row.get("attributions", 1) for row in of_group) == group["attributions"]
            for table in ("sources", "types"):
                if group["attributed"]:
                    assert sum(row["share"] for row in rows(found, table, group=name)) == pytest.approx(1)
            assert group["attributed"] <= group["words"]


def test_the_words_are_those_of_the_measure() -> None:
    results = framing.score(articles(), measures=["sourcing.attributed_share", "sourcing.slant"])
    scores = results.table("scores")
    share = scores.filter(measure="sourcing.attributed_share")
    assert dict(zip(share["doc_id"], share["numerator"], strict=True)) == {
        row["group"]: row["attributed"] for row in rows(listed("document"), "groups")
    }
    against = scores.filter(measure="sourcing.slant", category="against")["numerator"].sum()
    assert against == listed().table("types")["against"].sum()


def test_an_outlet_without_attributions_is_not_forgotten() -> None:
    (post,) = rows(listed(), "groups", group="Empty Post")
    assert (post["articles"], post["words"], post["attributions"]) == (1, 5, 0)
    assert not rows(listed(), group="Empty Post")


def test_what_could_not_be_told_stays_so() -> None:
    (untold,) = rows(listed("document"), group="b", source="")
    assert untold["source_type"] == "" and untold["anonymous"] == 0


def test_scare_quotes_are_another_voice() -> None:
    found = rows(listed("document"), "attributions", doc_id="b")
    assert {row["voice"] for row in found} == {"attributed", "distanced"}
    assert all((row["distanced"] > 0) == (row["voice"] == "distanced") and row["distanced"] <= row["words"] for row in found)


def test_passages_have_exact_spans_and_the_name_of_their_source() -> None:
    texts = {document.id: document.text for document in articles()}
    names = {(row["group"], row["source"]) for row in rows(listed())}
    found = rows(listed(), "attributions")
    for row in found:
        assert row["pieces"] or texts[row["doc_id"]][row["start"] : row["end"]] == row["quote"]
        assert (row["group"], row["source"]) in names
    assert [(row["doc_id"], row["start"]) for row in found] == sorted((row["doc_id"], row["start"]) for row in found)


def test_two_spellings_of_a_name_are_one_source() -> None:
    texts = ("The Port Office said that ships wait.", "According to Port Office, ships wait.", "The Port Office said no.")
    documents = [sample_document(text, id=str(i), outlet="Herald") for i, text in enumerate(texts)]
    found = [row["source"].lower().removeprefix("the ") for row in rows(list_sources(documents))]
    assert found.count("port office") == 1


def test_most_words_come_first() -> None:
    for group in ("Herald", "Tribune"):
        words = [row["words"] for row in rows(listed(), group=group)]
        assert words == sorted(words, reverse=True) and len(words) > 1


def test_only_some_sources_keep_the_shares_of_all() -> None:
    some = listed().only(source="lund")
    assert {row["source"] for row in rows(some)} == {"Anna Lund"}
    assert rows(some) == rows(listed(), source="Anna Lund")
    assert {row["source"] for row in rows(some, "attributions")} == {"Anna Lund"}
    assert len(rows(listed().only(least=4))) == 1
    assert {row["source_type"] for row in rows(listed().only(source_type="police"))} == {"police"}
    assert not rows(listed().only(source=".*"))


def test_acts() -> None:
    belief = list_sources(articles(), acts=("belief",))
    assert {row["act"] for row in rows(belief, "attributions")} == {"belief"}
    assert {row["act"] for row in rows(listed(), "attributions")} == {"speech", "belief"}


def test_grouping_by_what_no_document_has() -> None:
    with pytest.raises(RequestError, match="no document has a field 'desk'"):
        list_sources(articles(), by="desk")
    with pytest.raises(InputError, match="no document"):
        list_sources([])


def test_by_metadata_and_month() -> None:
    documents = [sample_document(ONE, id="a", meta={"desk": "city"}, published=date(2024, 3, 5)), sample_document(ONE, id="b")]
    assert list_sources(documents, by="desk").table("groups")["group"].to_list() == ["(none)", "city"]
    assert list_sources(documents, by="month").table("groups")["group"].to_list() == ["(none)", "2024-03"]


@pytest.mark.parametrize("by", ["outlet", "doc_id", "month", "year", "desk", "genre"])
def test_groups_are_those_of_a_comparison(by: str) -> None:
    fields = {"meta": {"desk": 3}, "published": date(2024, 3, 5), "genre": "report"}
    documents = [sample_document(ONE, id="a", outlet="Herald", **fields), sample_document(TWO, id="b")]
    compared = framing.compare(framing.score(documents, measures=["sourcing.attributions"]), by)
    assert list_sources(documents, by=by).table("groups")["group"].to_list() == list(compared.groups)


def test_a_language_that_nobody_knows_is_told_and_no_failure() -> None:
    found = list_sources([sample_document(ONE, id="a"), sample_document(ONE, id="b", language="fr")])
    assert found.run["unread"] == ["b"] and found.run["failures"] == []


def test_the_same_articles_give_the_same_bytes() -> None:
    again = list_sources(articles())
    for name in TABLES:
        assert again.table(name).equals(listed().table(name))
    assert Listing(90, Style()).render(again) == Listing(90, Style()).render(listed())
