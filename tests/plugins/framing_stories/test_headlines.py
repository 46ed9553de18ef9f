"""Headlines side by side: what is told to differ, what is not, and how a headline stands to its article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

import framing
from framing.cli import run
from framing.codebook import Codebook, parse_codebook
from framing.errors import InputError
from framing.model import Document
from framing.report.terminal import Style, cell_len
from framing_stories.headlines.listing import HeadlineListing
from framing_stories.headlines.tables import Headlines, find_headlines
from framing_stories.headlines.telling import excerpt

PROSE = (
    "Mayor Anna Holm spoke to the city council about the harbour on Monday. The council heard Holm for an hour. "
    "Dockers from the Harbour Union stood outside. The Harbour Union has 300 members, and Anna Holm knows many of them. "
    "Carl Berg, who owns the ferries, watched from a window. Berg said nothing. Later Anna Holm met Carl Berg."
)


def article(outlet: str, headline: str, body: str = PROSE, story: str = "harbour", day: int = 3) -> Document:
    text = f"{headline}\n\n{body}" if headline else body
    span = (0, len(headline)) if headline else None
    name = f"{outlet}-{story}-{day}"
    return Document(
        name, text, outlet=outlet, title=headline, title_span=span, story=story, language="en", published=date(2024, 5, day)
    )


def found(*headlines: tuple[str, str], body: str = PROSE, codebook: Codebook | None = None) -> Headlines:
    corpus = [article(outlet, headline, body, day=day) for day, (outlet, headline) in enumerate(headlines, 1)]
    return find_headlines(corpus, codebook=codebook or Codebook())


def claims(*headlines: tuple[str, str], kind: str = "", body: str = PROSE, codebook: Codebook | None = None) -> list[str]:
    table = found(*headlines, body=body, codebook=codebook).table("differences")
    return [row["claim"] for row in table.iter_rows(named=True) if not kind or row["kind"] == kind]


@pytest.mark.parametrize(
    ("post", "mail", "kind", "told"),
    [
        ("Holm Scolds Dockers Over Delay", "Holm thanks dockers for patience", "deed", "“Scolds Dockers Over Delay” (Post)"),
        ("Anna Holm rips ferry plan", "Holm backs the ferry plan", "deed", "Anna Holm “rips ferry plan” (Post)"),
        ("Berg to close ferry line", "Berg keeps ferry line", "deed", "Carl Berg “close ferry line” (Post)"),
        ("Holm blasted by dockers over fees", "Dockers accuse Holm of theft", "deed", "Done to Anna Holm"),
        ("Holm blasted by dockers", "Holm meets the dockers", "part", "Anna Holm acts or is acted upon"),
        ("Holm meets the dockers", "A hard week for Holm", "part", "is only mentioned: “A hard week for Holm” (Mail)"),
        ("Council closes old pier", "Harbour office lowers ferry fees", "clause", "“Council closes old pier” (Post)"),
        (
            "Holm: 'We will not pay'",
            "Holm refuses ferry money",
            "voice",
            "Anna Holm speaks: “We will not pay” (Post); acts: “refuses",
        ),
        ("Ferry fees must fall, Berg says", "Ferry fees must fall", "voice", "as the words of Berg; Mail names no speaker"),
        ("Holm: fees will stay", "Berg: fees must fall", "actor", "Who acts or speaks: Anna Holm (Post), Carl Berg (Mail)"),
        (
            "Harbour illegal workers leave",
            "Harbour undocumented workers leave",
            "rivals",
            "“illegal” (Post), “undocumented” (Mail)",
        ),
        (
            "Council calls ferry 'a gift' to all",
            "Council opens ferry",
            "marks",
            "Post puts “a gift” in quotation marks; Mail quotes nothing.",
        ),
        ("The 'free' ferry is here", "The free ferry is here", "marks", "quotation marks; Mail has the same words without them."),
        ("A brazen ferry plan", "The new ferry plan", "charge", "“brazen” (Post); none (Mail)"),
        ("Ferry may close in June", "Ferry to close in June", "hedge", "Post hedges (“may close”); Mail does not"),
        ("Will the ferry survive?", "The ferry survives", "question", "Post asks a question; Mail does not"),
        ("Anna Holm is heard on fees", "Mayor is heard on fees", "name", "(Post), named only in the article (Mail)"),
        ("Ferry takes 450 passengers", "Ferry takes many passengers", "figure", "“450 passengers” (Post); none (Mail)"),
        ("Ferry opens after a bitter winter strike", "Ferry opens", "only", "Only in Post: “bitter winter strike”"),
        (
            "Holm Vows to Sell Every Ferry and Both Piers by 'First of May'",
            "Holm buys a ferry",
            "deed",
            "by 'First of May'” (Post)",
        ),
        ("Holm sacks Berg, Lind and Moe over fees", "Holm praises Berg", "deed", "“sacks Berg, Lind and Moe over fees” (Post)"),
        (
            "Council fires ferry captain",
            "Coast guard vessel fires warning shots",
            "clause",
            "“Council fires ferry captain” (Post)",
        ),
        ("Holm: fees must stay in place", "Council closes old pier", "clause", "“fees must stay in place” (Post)"),
    ],
)
def test_what_differs_is_told(post: str, mail: str, kind: str, told: str) -> None:
    found = claims(("Post", post), ("Mail", mail), kind=kind)
    assert any(told in claim for claim in found), found


@pytest.mark.parametrize(
    ("post", "mail", "kind"),
    [
        ("Holm Meets Dockers", "Holm meets dockers", ""),  # only the style of headlines
        ("Holm meets dockers", "Anna Holm meets dockers", "name"),
        ("Ferry takes 450 passengers", "Ferry takes 450 riders", "figure"),
        ("Ferry costs $3 million", "Ferry costs three million", "figure"),  # a number in other words
        ("Holm 'not sorry' for fees", "Mayor “not sorry” for fees", "marks"),
        ("Ferry may close in June", "Will ferry close in June?", "hedge"),
        ("Holm says fees rise", "Holm tells council fees rise", "deed"),  # both say
        ("Deal on ferry", "Rain at weekend with a pact among bakers", "rivals"),  # about other things
        ("Ferry deal divides harbour", "Ferry accord divides harbour", "rivals"),  # no other colour
        ("Holm picks a harbour master", "Holm names a harbour master", "deed"),  # the same in other words
        ("Holm: the harbour at night", "Holm opens harbour", "voice"),  # what it is about, and nobody's words
        ("Ferry fees must fall, Berg says", "Ferry crew will strike over fees", "voice"),
        ("Harbour reopens", "Ferry crew wins regatta", "name"),
        ("Holm: the mayor is a rising star", "Berg opens pier", "actor"),  # what it is about, and the copula
        ("Holm reads from 'The Long Pier' to dockers", "Holm reads to dockers", "marks"),  # a title
        ("Ferry opens in bitter winter", "Ferry opens", "only"),  # two words
        ("Why would old captains leave warm harbours?", "Ferry opens", "only"),  # a piece of a question
        ("Ferry could not close in June", "Ferry to close in June", "hedge"),  # what nobody was able to do
        ("The mayor's aides defend fees", "Aides of the mayor defend fees", "deed"),
        ("Storm sinks 12 ferries", "Storm sinks twelve ferries", "figure"),
    ],
)
def test_what_does_not_differ_is_not_told(post: str, mail: str, kind: str) -> None:
    assert claims(("Post", post), ("Mail", mail), kind=kind) == []


def test_words_are_quoted_for_an_outlet_only_as_they_stand_in_its_headline() -> None:
    told = claims(("Post", "Holm rips ferry plan"), ("Mail", "Holm rips the ferry plan"), ("Echo", "Holm backs ferry plan"))
    assert "Anna Holm “rips ferry plan” (Post), “rips the ferry plan” (Mail), “backs ferry plan” (Echo)." in told
    told = claims(("Post", "Holm rips plan"), ("Mail", "Holm rips plan"), ("Echo", "Holm backs plan"))
    assert "Anna Holm “rips plan” (Post, Mail), “backs plan” (Echo)." in told


def test_an_article_without_a_date_is_not_headed_by_the_date_of_another() -> None:
    corpus = [article("Post", "Holm closes pier"), replace(article("Mail", "Holm opens pier"), published=None)]
    text = HeadlineListing(90, Style()).render(find_headlines(corpus, codebook=Codebook()))
    assert "2 outlets, 2024-05-03; 1 article with date unknown" in text and "Mail (date unknown): Holm opens pier" in text


def test_nothing_is_said_where_nothing_is_found_to_differ() -> None:
    text = HeadlineListing(90, Style()).render(found(("Post", "Holm meets dockers"), ("Mail", "Anna Holm meets dockers")))
    assert "–" not in text and "told apart" not in text


def test_a_person_of_whom_two_are_called_alike_is_not_said_to_be_missing() -> None:
    body = PROSE + " Erik Holm, her brother, was there. Erik Holm left early. Erik Holm and Anna Holm had quarrelled."
    assert not claims(("Post", "Anna Holm closes pier"), ("Mail", "Pier closes"), kind="name", body=body)


def test_a_name_that_the_article_does_not_have_is_not_missed() -> None:
    corpus = [
        article("Post", "Anna Holm closes pier"),
        article("Mail", "Pier closes", "The pier closes. It is old, and it leaks."),
    ]
    differences = find_headlines(corpus, codebook=Codebook()).table("differences")
    assert "name" not in differences["kind"].to_list()


def test_wordings_of_the_codebook_lead() -> None:
    book = parse_codebook('[concepts.fee]\ncharge = ["ferry charge"]\nrobbery = ["ferry robbery"]\n')
    told = claims(("Post", "Council defends ferry charge"), ("Mail", "Council defends ferry robbery"), codebook=book)
    assert told[0] == "fee: “ferry charge” (Post), “ferry robbery” (Mail)."


def test_a_target_of_the_codebook_acts_under_its_own_name() -> None:
    book = parse_codebook('[targets]\n"the mayor" = ["Holm"]\n')
    told = claims(("Post", "Holm closes pier"), ("Mail", "Holm opens pier"), kind="deed", codebook=book)
    assert told == ["the mayor “closes pier” (Post), “opens pier” (Mail)."]


def test_places_count_in_the_article() -> None:
    corpus = {d.id: d for d in (article("Post", "A brazen ferry plan"), article("Mail", "The new ferry plan"))}
    places = find_headlines(corpus.values(), codebook=Codebook()).table("places")
    shown = [row for row in places.iter_rows(named=True) if row["start"] is not None]
    assert shown and all(corpus[row["doc_id"]].text[row["start"] : row["end"]] == row["quote"] for row in shown)
    assert any(row["start"] is None and row["quote"] == "" for row in places.iter_rows(named=True))


def test_an_article_without_a_headline_is_counted_and_compared_with_none() -> None:
    result = found(("Post", "Holm closes pier"), ("Mail", "Holm opens pier"), ("Echo", ""))
    (echo,) = result.table("bodies").filter(pl.col("outlet") == "Echo").to_dicts()
    assert (echo["articles"], echo["headlines"], echo["compared"]) == (1, 0, 0)
    assert "Echo" not in result.table("places")["outlet"].to_list()
    assert "1 article of 3 has no headline." in HeadlineListing(90, Style()).render(result)


def test_one_outlet_alone_has_nothing_beside_it() -> None:
    result = find_headlines([article("Post", "Holm closes pier"), article("Post", "Holm opens pier", day=4)], codebook=Codebook())
    assert len(result.table("differences")) == 0 and len(result.table("headlines")) == 2


def test_no_article_is_an_error() -> None:
    with pytest.raises(InputError):
        find_headlines([])


BODY = (
    "The harbour bridge will collapse within a year, engineer Carl Berg said on Monday. "
    "The city may sell the old ferry terminal to a bank in the autumn. Nobody else was asked about the matter that day. "
    "Engineers flew a small drone over the pier for an hour and the drone might crash there, one said. "
    "Anna Holm may buy an island with two lighthouses in spring. Divers could not reach the sunken barge off the pier."
)


def against(headline: str) -> dict[str, Any]:
    corpus = [article("Post", headline, BODY), article("Mail", "Something else", PROSE)]
    (row,) = find_headlines(corpus, codebook=Codebook()).table("headlines").filter(pl.col("outlet") == "Post").to_dicts()
    return row


@pytest.mark.parametrize(
    ("headline", "own", "drops", "flat"),
    [
        ("Harbour bridge will collapse within a year", 1, 1, None),
        ("Harbour bridge will collapse within a year, Berg says", 0, 0, None),
        ("Engineer: harbour bridge will collapse within a year", 0, 0, None),
        ("'Harbour bridge will collapse within a year'", 0, 1, None),
        ("Will the harbour bridge collapse within a year?", 0, None, None),
        ("City will sell old ferry terminal to bank", None, None, 1),
        ("City may sell old ferry terminal to bank", None, None, 0),
        ("Rain spoils regatta", None, None, None),
        ("Holm buys island with two lighthouses", None, None, 1),  # its verb and its actor
        ("Two lighthouses on an island in spring", None, None, None),  # neither, and not at the top
        ("Small drone hums over pier", None, None, None),
        ("Divers reach sunken barge off the pier", None, None, None),
    ],
)
def test_a_headline_against_its_article(headline: str, own: int | None, drops: int | None, flat: int | None) -> None:
    row = against(headline)
    assert (row["own_voice"], row["drops_source"], row["no_hedge"]) == (own, drops, flat)


def test_outlets_are_told_in_numbers_and_not_ranked() -> None:
    corpus = [
        article("Post", "Harbour bridge will collapse within a year", BODY),
        article("Mail", "Regatta spoilt by rain", BODY),
    ]
    text = HeadlineListing(90, Style()).render(find_headlines(corpus, codebook=Codebook()))
    told = "Post 2024-05-03: “Harbour bridge will collapse within a year” states as fact what the article gives to Carl Berg:"
    assert f"{told} “The harbour bridge will collapse within a year, engineer" in " ".join(text.split())
    assert "%" not in text and "more" not in text and "1 of 1" not in text


def test_an_outlet_has_numbers_from_three_headlines_on() -> None:
    lines = ("Harbour bridge will collapse within a year", "Harbour bridge will collapse within a year, Berg says")
    corpus = [article("Post", lines[day == 2], BODY, day=day) for day in (1, 2, 3)]
    text = " ".join(HeadlineListing(90, Style()).render(find_headlines(corpus, codebook=Codebook())).split())
    assert "Post: 2 of 3 headlines state as fact what the article gives to a source;" in text


def test_a_long_sentence_is_not_cut_before_its_source_or_inside_a_quotation() -> None:
    long = "Divers found the barge, " + "which had lain there since the storm of the second winter, " * 5
    assert excerpt(long + "Carl Berg said.", "Carl Berg").endswith("Carl Berg said.")
    assert excerpt("Berg said: “" + long + "and it leaked.”", "Carl Berg") == "Berg said …"
    assert excerpt("Berg said that divers, " + long, "Carl Berg").endswith("winter …")


def listing(width: int, stories: Sequence[str] = ("a", "b")) -> str:
    lines = (
        ("Post", "Holm Scolds Dockers Over Delay in the Harbour of the Old Town This Morning"),
        ("Mail", "Holm thanks dockers"),
    )
    corpus = [article(o, h, story=story) for story in stories for o, h in lines]
    return HeadlineListing(width, Style(), shown=1).render(find_headlines(corpus, codebook=Codebook()))


@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_listing_keeps_to_its_width(width: int) -> None:
    text = listing(width)
    assert max(map(cell_len, text.splitlines())) <= width
    assert "and 1 more story" in text and "Post 2024-05-03: Holm Scolds" in text


def test_the_command_lists_and_saves(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = ["title,text,outlet,story,published"]
    rows += [f'{h},"{PROSE}",{o},harbour,2024-05-03' for o, h in (("Post", "Holm closes pier"), ("Mail", "Holm opens pier"))]
    (tmp_path / "news.csv").write_text("\n".join(rows), encoding="utf-8")
    assert run(["headlines", str(tmp_path / "news.csv")]) == 0
    assert "“closes pier” (Post)" in capsys.readouterr().out
    assert run(["headlines", str(tmp_path / "news.csv"), "--output", str(tmp_path / "told"), "-q"]) == 0
    assert {path.stem for path in (tmp_path / "told").iterdir()} >= {"headlines", "differences", "places", "bodies"}
    assert run(["compare", str(tmp_path / "news.csv"), "-q"]) == 0
    text = capsys.readouterr().out
    assert text.index("\nHeadlines\n") < text.index("“closes pier” (Post)") < text.index("At a glance")


def test_a_comparison_tells_of_headlines_what_the_command_tells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from framing_stories.headlines.telling import AGAINST

    lines = (("Post", "Bridge will collapse within a year"), ("Mail", "Holm opens pier"))
    rows = ["title,text,outlet,story,published", *(f'{h},"{BODY} {PROSE}",{o},harbour,2024-05-03' for o, h in lines)]
    (tmp_path / "news.csv").write_text("\n".join(rows), encoding="utf-8")
    said = []
    for command in ("headlines", "compare"):
        assert run([command, str(tmp_path / "news.csv"), "-q"]) == 0
        text = capsys.readouterr().out
        said.append({line.strip() for line in text.splitlines() if line.strip().startswith("– ")})
        assert f"\n{'  ' if command == 'compare' else ''}{AGAINST}\n" in text
        assert "states as fact what the article gives to Carl Berg" in " ".join(text.split())
    assert said[0] == said[1] and said[0]


def test_the_same_whatever_the_order_of_the_articles() -> None:
    corpus = [article("Post", "Holm closes pier"), article("Mail", "Holm opens pier"), article("Echo", "Pier 'doomed'")]
    first, second = (find_headlines(c, codebook=Codebook()) for c in (corpus, corpus[::-1]))
    assert all(first.table(name).equals(second.table(name)) for name in first.names)


def test_the_section_of_a_report() -> None:
    from framing.report.blocks import Prose, Table
    from framing.report.sections import Subject, make_brief, make_sections

    plugins = framing.load_plugins()
    corpus = [article("Post", "Holm closes pier"), article("Mail", "Holm opens pier")]
    results = framing.score(corpus, measures=["sourcing.attributed_share"], plugins=plugins, codebook=Codebook())
    subject = Subject(framing.compare(results), plugins, Codebook())
    own = [section for section in plugins.sections if section.name == "stories.headlines"]
    (full,), (brief,) = make_sections(subject, own), make_brief(subject, own)
    assert not full.error and not brief.error
    table = next(block for block in full.blocks if isinstance(block, Table))
    assert [cell.text for row in table.rows for cell in row.cells] == [
        "2024-05-03",
        "Holm opens pier",
        "2024-05-03",
        "Holm closes pier",
    ]
    assert any(isinstance(block, Prose) and "“closes pier” (Post)" in str(block.parts) for block in brief.blocks)
