"""The report as a page, in Markdown and Word, as single figures; its sentences, its marks, its passages."""

from __future__ import annotations

import importlib.util
import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from framing.compare.comparison import compare
from framing.errors import RequestError
from framing.extension import Section
from framing.model import Evidence, Score
from framing.plugins import Plugins
from framing.report.blocks import Cell, Interval, Prose, Ref, Row, Table
from framing.report.content import answer
from framing.report.content.answer import sentence
from framing.report.sections import Made, Subject, make_sections
from framing.report.signs import signs
from framing_html.markdown import markdown, plain
from framing_html.page import page as page_of
from framing_html.page import title_of
from framing_html.picture import figure_of
from framing_html.sectioning import html, sections_of

ROOT = Path(__file__).parents[3]
WORDS = ("calm", "storm")


def choosing(document: Any, layers: Any) -> Any:
    """Which of two words an article has, in which voice: an outlet's own or, after a dash, attributed."""
    for word in WORDS:
        found = [m.span() for m in re.finditer(word, document.text)]
        for voice in ("own", "attributed"):
            here = [span for span in found if (document.text[span[0] - 1] == "-") == (voice == "attributed")]
            evidence = tuple(Evidence((span,), label=word) for span in here)
            yield Score(len(here), 10, target="weather", category=word, voice=voice, evidence=evidence)  # type: ignore[arg-type]


def naming(document: Any, layers: Any) -> Any:
    total = sum(document.text.count(word) for word in WORDS)
    for word in WORDS:
        spans = [m.span() for m in re.finditer(word, document.text)]
        evidence = tuple(Evidence((span,), label=f"{word} office", voice="attributed") for span in spans)
        yield Score(len(spans), total, category=word, evidence=evidence)


@pytest.fixture(scope="module")
def subject(make: Any) -> Subject:
    texts = {"Gazette": "The calm, -calm and storm of it.", "Herald": "A storm, a storm, -storm.", "Post": "Nothing here."}
    corpus = [
        make.article(f"{word} head\n\n{told}", outlet, number)
        for outlet, told in texts.items()
        for number, word in enumerate("ab")
    ]
    measures = (
        make.fake_measure(
            "words.voiced", choosing, meaning="mentions of a word", unit="per 1,000 words", scale=1000, show="count", main=True
        ),
        make.fake_measure(
            "words.share",
            naming,
            meaning="share of the words",
            unit="share of words",
            show="share",
            main=True,
            contrast=True,
            lists="offices",
        ),
        make.word_measure("storm", "words.storm", meaning="storms", unit="per 1,000 words", scale=1000),
    )
    return Subject(compare(make.scored(corpus, *measures)), Plugins(sections=tuple(_sections())))


def _sections() -> list[Section]:
    import framing_html

    return list(framing_html.framing_sections())


@pytest.fixture(scope="module")
def page(subject: Subject) -> str:
    return html(subject)


# Sentences.


def row(
    measure: str, target: str, category: str, voice: str, low: float | None = None, high: float | None = None
) -> dict[str, Any]:
    groups = {"group_a": "Gazette", "group_b": "Herald", "low": low, "high": high, "difference": 0.25, "reason": ""}
    return {"measure": measure, "target": target, "category": category, "voice": voice, **groups}


def told(subject: Subject, about: dict[str, Any]) -> str:
    cells = {(cell.group, cell.key): cell for cell in subject.comparison.cells}
    said = sentence(about, cells, subject.comparison.measures[about["measure"]])
    return "".join(part.text if isinstance(part, Cell) else part for part in said.parts)


def test_a_sentence_says_what_its_numbers_rest_on(subject: Subject) -> None:
    assert told(subject, row("words.share", "", "calm", "")) == (
        "“calm” makes up 67% of the words in Gazette (4 of 6 words, 2 articles) and 0% in Herald (0 of 6 words, 2 articles)."
    )


@pytest.fixture(scope="module")
def narrower(make: Any) -> Subject:
    measure = make.fake_measure(
        "words.known", naming, meaning="share of the words of a known office, by office", unit="share of words", show="share"
    )
    named = replace(measure, main=True, contrast=True)
    return Subject(compare(make.scored([make.article("calm, calm, storm"), make.article("storm", "Herald")], named)), Plugins())


def test_a_share_of_a_part_says_of_which(narrower: Subject) -> None:
    assert told(narrower, row("words.known", "", "calm", "")) == (
        "“calm” makes up 67% of the words of a known office in Gazette (2 of 3 such words, 1 article) "
        "and 0% in Herald (0 of 1 such word, 1 article)."
    )
    (table,) = [block for section in sections_of(narrower) for block in section.blocks if isinstance(block, Table)]
    assert table.columns[0] == "words of a known office"


def test_the_signs_are_explained_in_every_format(make: Any) -> None:
    measure = replace(make.word_measure("storm", main=True), show="signed")
    subject = Subject(compare(make.scored([make.article("storm")], measure)), Plugins(sections=tuple(_sections())))
    for sign in signs(subject.comparison):
        assert plain(sign[1:]) in markdown(subject, sections_of(subject))
    assert "passages it rests on" in html(subject)


@pytest.mark.parametrize(
    ("ends", "sampled", "named"),
    [((None, None), False, ["dot"]), ((0.0, 1.0), True, ["dot", "bar"]), ((0.0, 1.0), False, ["dot", "line"])],
)
def test_the_marks_that_are_drawn_are_explained_and_no_others(
    subject: Subject, ends: tuple[float | None, float | None], sampled: bool, named: list[str]
) -> None:
    table = Table("t", "", ("a",), (Row("b", (Cell("1", Interval(0.5, *ends, 0.0, 1.0, sampled)),)),))
    key = page_of(subject, [Made("own.t", "T", (table,))]).partition('class="key"')[2].partition("</p>")[0]
    assert re.findall("<b>(dot|bar|line)</b>", key) == named


def test_a_difference_that_may_be_none_is_not_told_as_one(subject: Subject) -> None:
    assert told(subject, row("words.share", "", "calm", "", -0.1, 0.6)).endswith(
        "; the difference is 25 points, 95% interval −10 to 60, so it could be the choice of articles."
    )
    assert "could be" not in told(subject, row("words.share", "", "calm", "", 0.1, 0.6))


def test_one_group_is_compared_with_nothing(make: Any) -> None:
    alone = Subject(compare(make.scored([make.article("storm")], make.word_measure("storm", caution="it errs"))), Plugins())
    said = "".join(str(block.parts) for block in answer.make(alone) if isinstance(block, Prose))
    assert "There is one outlet, and nothing to compare it with." in said and "No difference" not in said


def test_a_section_with_nothing_to_draw_does_not_stand(make: Any) -> None:
    silent = make.fake_measure("words.silent", lambda document, layers: [], main=True, caution="it errs")
    made = sections_of(Subject(compare(make.scored([make.article("storm")], silent, make.word_measure("storm"))), Plugins()))
    assert [section.name for section in made] == []


# The page.


def test_the_page_is_one_file_that_asks_for_nothing(page: str) -> None:
    assert not re.findall(r'(?:src|href)="(?!#)', page)
    assert "@import" not in page and "url(" not in page and page.count("<script>") == 1
    assert "default-src 'none'" in text_of_policy(page) and "unsafe" not in text_of_policy(page)


def text_of_policy(page: str) -> str:
    import html as library

    found = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert found
    return library.unescape(found[1])


def test_every_number_leads_to_its_passages_and_these_lead_back(page: str) -> None:
    ids = set(re.findall(r' id="([^"]+)"', page))
    links = set(re.findall(r' href="#([^"]+)"', page))
    assert links <= ids
    assert {link for link in links if link.startswith("p")} and {link for link in links if link.startswith("n")}
    assert len(re.findall(r' id="([^"]+)"', page)) == len(ids), "an id stands twice"


def test_voices_are_apart_and_rows_are_what_was_counted(page: str) -> None:
    assert "2 own, 2 attributed" in page and "4 own, 2 attributed" in page


def test_names_stand_with_their_counts(page: str) -> None:
    assert "The offices by name" in page and re.search(r"storm office \(storm\)</bdi></a><bdi> 6</bdi>", page)


def test_the_same_articles_give_the_same_page(subject: Subject, page: str) -> None:
    assert html(subject) == page


def test_articles_are_those_that_are_asked_for(subject: Subject) -> None:
    assert html(subject, articles="none").count("<article") == 0
    assert html(subject, articles="cited").count("<article") == 4
    assert html(subject, articles="all").count("<article") == 6


def test_a_section_that_fails_says_so_in_its_place(subject: Subject) -> None:
    def fail(of: Subject) -> Any:
        raise ValueError("no ground")

    sections = (Section(name="own.bad", title="Bad", make=fail), *subject.plugins.sections)
    made = html(Subject(subject.comparison, Plugins(sections=sections)))
    assert "This part could not be made" in made and "ValueError: no ground" in made and "What sets them apart" in made


def test_many_groups_become_rows(make: Any) -> None:
    corpus = [make.article("calm and storm", f"Paper {number}", number) for number in range(9)]
    measure = make.fake_measure("words.voiced", choosing, show="count", main=True)
    made = sections_of(Subject(compare(make.scored(corpus, measure)), Plugins()))
    (table,) = [block for section in made for block in section.blocks if isinstance(block, Table)]
    assert table.columns == ("weather: calm", "weather: storm") and len(table.rows) == 9


def test_passages_of_many_numbers_are_cut_and_say_so(make: Any) -> None:
    corpus = [make.article("storm " * 40, "Gazette", 1), make.article("calm", "Herald", 2)]
    made = html(
        Subject(compare(make.scored(corpus, make.word_measure("storm", main=True))), Plugins(sections=tuple(_sections())))
    )
    assert "20 of 40" in made


def test_a_report_without_a_codebook_is_called_what_it_is(subject: Subject, page: str) -> None:
    assert "<title>Comparison by outlet</title>" in page
    assert markdown(subject, []).startswith("# Comparison by outlet\n")
    assert title_of(subject, "The weather") == "The weather"


# Other formats.


def test_markdown_has_the_sentences_the_tables_and_the_passages(subject: Subject) -> None:
    made = markdown(subject, sections_of(subject), title="The *weather*")
    assert made.startswith("# The \\*weather\\*\n")
    assert "| calm | 2 own, 2 attributed | 0 | 0 |" in made
    assert re.search(r"^> A storm, a storm, -storm\. \(Herald-0\)", made, re.MULTILINE)


@pytest.mark.parametrize(
    "string",
    ["<b>x</b>", "| a |", "[x](javascript:y)", "# head", "* item", "> said", "`code`", "http://x.example", "@name", "&lt;"],
)
def test_markdown_of_others_is_text(string: str) -> None:
    assert not re.search(r"(?<!\\)[<>|`*\[\]@&]|^[#>*+-]|(?<!\\):(?=//)", plain(string))


def test_a_list_is_no_list(subject: Subject) -> None:
    assert plain("1. first") == "1\\. first" and plain("- dash") == "\\- dash" and plain("a-b 1.5") == "a-b 1.5"


def test_a_figure_stands_alone(subject: Subject) -> None:
    made = figure_of(sections_of(subject), "words.voiced", "svg").decode()
    assert made.startswith("<svg ") and "xmlns=" in made and "var(" not in made and "2 own, 2 attributed" in made


def test_a_figure_that_does_not_exist_says_which_there_are(subject: Subject) -> None:
    with pytest.raises(RequestError, match=r"no figure 'words.voice'; did you mean 'words.voiced'\?"):
        figure_of(sections_of(subject), "words.voice", "svg")


@pytest.mark.skipif(importlib.util.find_spec("typst") is None, reason="typst comes with the extra 'report'")
@pytest.mark.parametrize(("kind", "begins"), [("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_a_figure_as_picture_and_pdf(subject: Subject, kind: str, begins: bytes) -> None:
    assert figure_of(sections_of(subject), "words.share", kind).startswith(begins)


def test_a_hostile_label_in_a_figure_is_text() -> None:
    table = Table("t", "<script>", ("</svg>",), (Row("\x1b[31m<b>", (Cell("&", Interval(1, None, None, 0, 2)),)),))
    made = figure_of([Made("a.b", "x", (table,))], "t", "svg").decode()
    assert "<script>" not in made and made.count("</svg>") == 1 and "\x1b" not in made


@pytest.mark.skipif(importlib.util.find_spec("docx") is None, reason="python-docx comes with the extra 'report'")
def test_a_word_file_holds_the_tables_and_no_character_it_cannot(subject: Subject) -> None:
    from framing_html.word import word

    made = [*sections_of(subject), Made("a.b", "odd \x00\x0b\ud800", (Prose(("<w:p/>",)),))]
    with zipfile.ZipFile(io.BytesIO(word(subject, made))) as archive:
        inside = archive.read("word/document.xml").decode()
    assert "2 own, 2 attributed" in inside and "odd \ufffd\ufffd\ufffd" in inside and "&lt;w:p/&gt;" in inside


def test_make_sections_gives_what_the_page_shows(subject: Subject) -> None:
    names = [section.name for section in make_sections(subject, subject.plugins.sections)]
    assert names == ["html.answer", "html.glance", "html.passages", "html.made"]


def test_a_number_points_to_the_passages_of_its_own_series(subject: Subject) -> None:
    refs = {block.to for section in sections_of(subject) for block in section.blocks if hasattr(block, "to")}
    assert (
        Ref("Herald", "words.voiced", "weather", "storm") in refs and Ref("Post", "words.voiced", "weather", "storm") not in refs
    )
