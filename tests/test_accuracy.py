"""How often sourcing is right, on our own annotated articles and, where they are at hand, on other people's.

Each floor is a little under what the version at hand reaches: a change that costs accuracy must be meant. The articles of
PolNeAR (Newell et al. 2018) belong to their publishers and are not part of the project: put them beside the checkout
(``../shared/gold/polnear-train.jsonl``) to run the tests on them.
"""

from __future__ import annotations

import json
import re
import runpy
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import framing

from .agreement import Pair, Tally, b_cubed, link, linked, macro_f1, share_right
from .annotated import ROLES, Article, Attribution, articles, parse

ROOT = Path(__file__).parent.parent
POLNEAR = ROOT.parent / "shared" / "gold" / "polnear-train.jsonl"
SCORER = ROOT.parent / "shared" / "eval" / "score.py"
SLICE = slice(None, None, 14)  # 60 of 840 articles, of every outlet
QUOTED = re.compile(r"[\"“”„«»]|(?<!\w)['‘]")

FLOORS = {"linked F1": 75.5, "act": 86.0, "type, macro-F1": 52.0, "entity, B³": 91.5, "anonymous": 92.0}  # percent
POLNEAR_FLOOR = 69.0

at_hand = pytest.mark.skipif(not POLNEAR.is_file(), reason="the articles of PolNeAR are not at hand (../shared/gold)")


class Read(NamedTuple):
    """An article as marked, the attributions found in it, and which of them were found for which."""

    article: Article
    found: Sequence[framing.Annotation]
    pairs: Sequence[Pair]


@pytest.fixture(scope="module")
def ours() -> list[Read]:
    marked = articles()
    found = find((article.name, article.text) for article in marked)
    return [Read(a, f, link(a.text, spans(a), [x.roles for x in f])) for a, f in zip(marked, found, strict=True)]


def find(texts: Iterator[tuple[str, str]]) -> Iterator[Sequence[framing.Annotation]]:
    documents = (framing.Document(name, text, language="en") for name, text in texts)
    for _, layers, found in framing.annotate(documents, "attributions", codebook=framing.Codebook()):
        assert not layers.failures
        yield found


def spans(article: Article) -> list[dict[str, Any]]:
    return [{role: getattr(attribution, role) for role in ROLES} for attribution in article.attributions]


def both(read: Sequence[Read]) -> Iterator[tuple[Read, Attribution, framing.Annotation, Pair]]:
    for item in read:
        for pair in item.pairs:
            yield item, item.article.attributions[pair.marked], item.found[pair.found], pair


def check(name: str, reached: float, floor: float) -> None:
    assert reached >= floor, f"{name}: {reached:.1f}, floor {floor:.1f}"


def test_linked_f1(ours: list[Read]) -> None:
    each = {r.article.name: linked(r.article.text, spans(r.article), [f.roles for f in r.found]) for r in ours}
    total = sum_of(each.values())
    print("\n".join(f"{name:32} {tally.f1:5.1f}  {tally}" for name, tally in each.items()))
    check(f"linked F1 ({total})", total.f1, FLOORS["linked F1"])


def sum_of(tallies: Any) -> Tally:
    total = Tally()
    for tally in tallies:
        total = total.plus(tally)
    return total


def test_acts(ours: list[Read]) -> None:
    acts = [(marked.act, found.attributes["act"]) for _, marked, found, _ in both(ours)]
    check("act of the linked ones", share_right(acts), FLOORS["act"])


def test_types_of_sources(ours: list[Read]) -> None:
    types = [
        (marked.speaker.type, str(found.attributes["source_type"]))
        for _, marked, found, pair in both(ours)
        if marked.speaker and pair.same_source
    ]
    check("type of source, macro-F1", macro_f1(types), FLOORS["type, macro-F1"])


def test_mentions_of_a_source_are_one_entity(ours: list[Read]) -> None:
    """A source that was left unresolved is an entity of its own."""
    entities = [
        ((read.article.name, marked.speaker.name), (read.article.name, found.attributes["entity"] or pair.found))
        for read, marked, found, pair in both(ours)
        if marked.speaker and pair.same_source
    ]
    check("entity, B³", b_cubed(entities), FLOORS["entity, B³"])


def test_anonymous_sources(ours: list[Read]) -> None:
    anonymous = [
        (str(marked.speaker.anonymous), str(found.attributes["anonymous"]))
        for _, marked, found, pair in both(ours)
        if marked.speaker and pair.same_source
    ]
    check("anonymous, macro-F1", macro_f1(anonymous), FLOORS["anonymous"])


@at_hand
def test_linked_f1_on_a_slice_of_polnear() -> None:
    tallies = [linked(gold["text"], gold["attributions"], found) for gold, found in polnear()]
    total = sum_of(tallies)
    check(f"linked F1 on {len(tallies)} articles of PolNeAR ({total})", total.f1, POLNEAR_FLOOR)


@at_hand
@pytest.mark.skipif(not SCORER.is_file(), reason="the other scorer is not at hand (../shared/eval)")
def test_linked_f1_is_what_the_other_scorer_says() -> None:
    gold, found = zip(*polnear(), strict=True)
    predicted = [{"id": g["id"], "attributions": f} for g, f in zip(gold, found, strict=True)]
    theirs = runpy.run_path(str(SCORER))["sourcing"](gold, predicted)
    ours = sum_of(linked(g["text"], g["attributions"], f) for g, f in zip(gold, found, strict=True))
    assert ours.f1 == pytest.approx(theirs)


def polnear() -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    gold = [json.loads(line) for line in POLNEAR.read_text(encoding="utf-8").splitlines()[SLICE]]
    for record, found in zip(gold, find((record["id"], record["text"]) for record in gold), strict=True):
        yield record, [dict(annotation.roles) for annotation in found]


def test_the_articles_are_enough_and_of_every_kind() -> None:
    marked = [(article.text, attribution) for article in articles() for attribution in article.attributions]
    quoted = [any(QUOTED.search(text[s:e]) for s, e in attribution.content) for text, attribution in marked]
    table = (ROOT / "tests" / "labels" / "source_types.md").read_text(encoding="utf-8")
    types = set(re.findall(r"^\| ([\w ]+) \|", table, re.MULTILINE)) - {"type"}
    assert len(articles()) >= 14
    assert len(marked) >= 250
    assert sum(quoted) <= len(marked) / 3
    assert {attribution.speaker.type for _, attribution in marked if attribution.speaker} == types
    assert {attribution.act for _, attribution in marked} == {"speech", "belief", "perception", "intention"}


def test_marks_give_exact_offsets() -> None:
    article = parse(
        "style: note\nlind = Mara Lind; company\nshe = a clerk; citizen; anonymous\n---\n"
        "[content 1: It [source 2 she: she] [cue 2 belief: feared] [content 2: leaks]], "
        "[source 1 lind: Lind] [cue 1: said], [content 1: badly]."
    )
    assert article.text == "It she feared leaks, Lind said, badly."
    outer, inner = article.attributions
    assert [article.text[s:e] for s, e in outer.content] == ["It she feared leaks", "badly"]
    assert [article.text[s:e] for s, e in inner.content] == ["leaks"]
    assert (outer.act, inner.act) == ("speech", "belief")
    assert inner.speaker == ("a clerk", "citizen", True)


@pytest.mark.parametrize(
    "wrong", ["[cue 1: said] so", "[content 1: open", "closed]", "[content 1 hope: x]", "[content 1: a [content 1: b]]"]
)
def test_marks_that_do_not_fit_together_are_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        parse(f"style: note\n---\n{wrong}")


def test_linked_f1_by_hand() -> None:
    text = "Lind said the gate leaks. The clerk fears rain. Rain fell."
    lind, gate, clerk, rain = [[0, 4]], [[10, 24]], [[30, 35]], [[42, 46]]
    marked = [{"content": gate, "source": lind}, {"content": rain, "source": clerk}]
    assert linked(text, marked, marked).f1 == 100
    assert linked(text, marked, [{"content": gate, "source": clerk}]) == Tally(0, 1, 2)  # right words, wrong source
    assert linked(text, marked, [{"content": [[10, 13]], "source": lind}]) == Tally(0, 1, 2)  # a third of the words
    assert linked(text, marked, [{"content": [[14, 24]], "source": lind}] * 2) == Tally(1, 2, 2)  # each only once
    assert linked(text, [{"content": gate}], [{"content": gate, "source": []}]) == Tally(1, 1, 1)


def test_b_cubed_by_hand() -> None:
    assert b_cubed([("a", 1), ("a", 1), ("b", 2)]) == 100
    assert b_cubed([("a", 1), ("a", 2)]) == pytest.approx(200 / 3)  # precision 1, recall a half
    assert b_cubed([("a", 1), ("b", 1)]) == pytest.approx(200 / 3)


def test_macro_f1_by_hand() -> None:
    assert macro_f1([("a", "a"), ("a", "b"), ("b", "b")]) == pytest.approx((200 / 3 + 200 / 3) / 2)
    assert macro_f1([("a", "a"), ("a", "c")]) == pytest.approx(200 / 3)  # "c" is nobody's label
