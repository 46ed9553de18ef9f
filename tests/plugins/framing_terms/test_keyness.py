"""Key terms of groups, tested by chance, and house style among them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from framing import load_plugins
from framing.errors import InputError, RequestError
from framing.model import Document
from framing.report.terminal import Style, cell_len
from framing.tables.results import TableSet
from framing_terms.keyness import keyness
from framing_terms.keyness_listing import Terms, without_parts
from framing_terms.style_words import is_style, words_of_names

TERMS_ALONE = load_plugins(["terms"])


FILLER = "the boats came back to the harbour in the evening and the crews went home through the rain to rest"


def articles(outlet: str, number: int, *words: str) -> list[Document]:
    """So many articles that say the words three times each."""
    text = " ".join([f"{FILLER} {' '.join(words)} {FILLER}."] * 3)
    return [Document(f"{outlet}{i}", text, outlet=outlet) for i in range(number)]


def found(*documents: Document, **asked: Any) -> TableSet:
    return keyness(documents, plugins=TERMS_ALONE, **asked)


def terms(result: TableSet, group: str, sign: int = 1) -> list[str]:
    return [row["term"] for row in result.to_polars().to_dicts() if row["group"] == group and sign * row["z"] > 0]


def test_what_every_article_of_one_outlet_has_is_key() -> None:
    result = found(*articles("Sun", 12, "stoppage"), *articles("Post", 12, "strike"), *articles("Times", 12, "walkout"))
    assert [terms(result, name) for name in ("Sun", "Post", "Times")] == [["stoppage"], ["strike"], ["walkout"]]
    assert set(terms(result, "Sun", -1)) == {"strike", "walkout"}
    (row,) = [row for row in result.to_polars().to_dicts() if row["group"] == "Sun" and row["z"] > 0]
    assert (row["count"], row["articles"], row["other_count"], row["other_articles"]) == (36, 12, 0, 0)
    assert row["p"] <= 1e-4 and row["q"] < 0.01 and row["largest"] == pytest.approx(1 / 12)


def test_one_article_makes_no_keyword_however_often_it_says_a_word() -> None:
    loud = [Document("loud", f"{FILLER} {'stoppage ' * 60} {FILLER}.", outlet="Sun")]
    quiet = [Document(f"q{i}", f"{FILLER} stoppage {FILLER}.", outlet="Sun") for i in range(2)]
    result = found(*loud, *quiet, *articles("Sun", 9), *articles("Post", 12), q=1.0)
    (row,) = [row for row in result.to_polars().to_dicts() if row["term"] == "stoppage" and row["group"] == "Sun"]
    assert row["g2"] > 15, "counted as words it would be a keyword"
    assert row["p"] is None and row["q"] is None and row["largest"] > 0.9
    more = [Document(f"m{i}", f"{FILLER} stoppage {FILLER}.", outlet="Sun") for i in range(4)]
    (row,) = [
        row
        for row in found(*loud, *quiet, *more, *articles("Sun", 9), *articles("Post", 12), q=1.0, group="Sun")
        .to_polars()
        .to_dicts()
        if row["term"] == "stoppage"
    ]
    assert row["p"] > 0.05, "enough articles hold it, but one of them holds nearly all of it"
    assert terms(found(*loud, *quiet, *articles("Sun", 9), *articles("Post", 12)), "Sun") == []


def test_by_chance_p_is_small_as_seldom_as_it_says() -> None:
    random = np.random.default_rng(5)
    words = [a + b for a in ("ba", "de", "fi", "go", "lu", "ma") for b in ("ckle", "rry", "stow", "ndel", "lt")]
    texts = []
    for _ in range(60):  # in bursts: an article has few of the words, and repeats them
        some = random.choice(words, 8, replace=False)
        texts.append(" ".join(random.choice(some, random.integers(30, 120))))
    documents = [Document(f"d{i}", f"{text}.", outlet="Sun" if random.random() < 0.4 else "Post") for i, text in enumerate(texts)]
    rows = found(*documents, q=1.0).to_polars().filter(group="Sun")
    assert len(rows) == len(words)
    assert (rows["p"] <= 0.1).mean() <= 0.25 and (rows["q"].drop_nulls() > 0.05).all()
    assert (rows["g2"].abs() > 3.84).mean() > 0.3, "counted as words, many differ"


def test_longer_articles_alone_make_no_keyword() -> None:
    long = [Document(f"l{i}", f"{' '.join([FILLER] * 9)} {'tide' if i < 9 else ''}.", outlet="Sun") for i in range(12)]
    short = [Document(f"s{i}", f"{' '.join([FILLER] * 3)} {'tide' if i < 1 else ''}.", outlet="Post") for i in range(12)]
    rows = found(*long, *short, q=1.0, least_articles=1).to_polars().to_dicts()
    assert [row["p"] > 0.25 for row in rows if row["term"] == "tide"] == [True, True]
    assert terms(found(*long, *short), "Sun") == []


def test_with_few_articles_nothing_is_tested() -> None:
    result = found(*articles("Sun", 1, "stoppage"), *articles("Post", 1, "strike"))
    assert {row["p"] for row in result.to_polars().to_dicts()} == {None}
    assert "stoppage" in terms(result, "Sun")
    assert [row["key"] for row in result.table("compared").to_dicts()] == [None, None]
    text = Terms(80, Style()).render(result)
    assert "too few articles for a test" in " ".join(text.split()) and "less often" not in text


def test_a_pair_on_request() -> None:
    documents = [*articles("Sun", 8, "stoppage"), *articles("Post", 8, "strike"), *articles("Times", 8, "stoppage")]
    assert terms(found(*documents, against="Times"), "Sun") == []
    assert terms(found(*documents, against="Times"), "Post") == ["strike"]
    only = found(*documents, group="Sun", against="Post")
    assert set(only.to_polars()["group"]) == {"Sun"} and terms(only, "Sun") == ["stoppage"]


def test_phrases_end_at_marks_and_lines_and_begin_with_content() -> None:
    documents = [*articles("Sun", 8, "wild strike, dock gate"), *articles("Post", 8, "port")]
    listed = terms(found(*documents, longest=3), "Sun")
    assert {"wild", "strike", "wild strike", "dock gate"} <= set(listed)
    assert not any("strike dock" in term or term.startswith("the ") for term in listed)
    everything = terms(found(*documents, longest=2, content=False), "Sun")
    assert "rest wild" in everything


def test_quotation_marks_and_possessives_do_not_break_phrases() -> None:
    documents = [*articles("Sun", 8, "wild “strike” port's gate"), *articles("Post", 8)]
    assert {"wild strike", "port gate"} <= set(terms(found(*documents, longest=2), "Sun"))


def test_lemmas() -> None:
    documents = [*articles("Sun", 4, "persuaded"), *articles("Sunday", 4, "persuades"), *articles("Post", 8)]
    documents = [Document(d.id, d.text, outlet="Sun" if d.outlet.startswith("Sun") else "Post") for d in documents]
    assert terms(found(*documents, lemmas=True), "Sun") == ["persuade"]


def test_furniture_and_repeats_do_not_count() -> None:
    body = f"{FILLER} and then nobody on the quay knew what to do about it.\n\n"
    documents = [Document(f"s{i}", f"{body}Photo: Stoppage Agency", outlet="Sun") for i in range(8)]
    assert terms(found(*documents, *articles("Post", 8), q=1.0), "Sun").count("agency") == 0


@pytest.mark.parametrize(
    "asked", [{"longest": 4}, {"group": "Sum"}, {"against": "Sum"}, {"group": "Sun", "against": "Sun"}, {"by": "desk"}]
)
def test_what_does_not_exist_is_refused(asked: dict[str, Any]) -> None:
    with pytest.raises(RequestError):
        found(*articles("Sun", 2), *articles("Post", 2), **asked)


def test_one_group_is_refused_and_nothing_to_read() -> None:
    with pytest.raises(RequestError, match="only one outlet"):
        found(*articles("Sun", 3))
    with pytest.raises(InputError):
        found()


def test_a_term_inside_a_longer_one_is_listed_once() -> None:
    rows = [
        {"term": term, "count": count, "other_count": 0} for term, count in (("watch", 10), ("rights watch", 9), ("rights", 30))
    ]
    assert [row["term"] for row in without_parts(rows)] == ["rights watch", "rights"]


def test_the_text_fits_and_tells_when_nothing_passes() -> None:
    result = found(*articles("Sun", 8, "stoppage", "\x1b[2Jquay"), *articles("Post", 8, "strike"), *articles("Mail", 8))
    text = Terms(60, Style()).render(result)
    assert all(cell_len(line) <= 60 for line in text.splitlines()) and "\x1b" not in text
    same = Terms(80, Style()).render(found(*articles("Sun", 8), *articles("Post", 8)))
    assert "--q 1 lists the strongest" in " ".join(same.split())


@pytest.mark.parametrize(
    ("term", "style"),
    [
        ("mr", True),
        ("u.s", True),
        ("f.b.i", True),
        ("fbi", True),  # others write f.b.i
        ("organisation", True),  # others write organization
        ("labour", True),
        ("don't", True),
        ("gazette", True),  # an outlet's name
        ("mr said", True),
        ("bread", False),
        ("mr bread", False),
        ("realise", False),  # nobody writes realize
        ("water", False),
    ],
)
def test_what_is_house_style(term: str, style: bool) -> None:
    known = {"f.b.i", "organization", "labor", "bread", "water"}
    assert is_style(term, words_of_names(["Harbour Gazette"]), known) is style


def test_style_is_set_apart_and_said_where_there_is_nothing_else() -> None:
    herald = [
        Document(f"h{i}", f"Mr Lund ate bread number {i} and Mr Falk drank.", outlet="Herald", language="en") for i in range(8)
    ]
    post = [Document(f"p{i}", f"Dr Lund ate bread number {i} and Dr Falk drank.", outlet="Post", language="en") for i in range(8)]
    found = keyness([*herald, *post])
    assert {row["term"]: row["style"] for row in found.to_polars().iter_rows(named=True)} == {"mr": 1, "dr": 1}
    page = Terms(100, Style(False)).render(found)
    assert "nothing but house style" in page and "house style: mr (16:0)" in page
