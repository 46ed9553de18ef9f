"""Stance: where targets are mentioned, whose evaluation counts, and what a sentence says of a target."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.codebook import Codebook, Target, parse_codebook
from framing.model import Annotation
from framing.plugins import load_plugins
from framing.testing import check_measure, layers_of, sample_document, scores
from framing_stance import model, toward
from framing_stance.bystanders import without_bystanders
from framing_stance.features import sentence
from framing_stance.judgements import others_judgement
from framing_stance.verdicts import compared, denied

from ..examples_stance import EXAMPLES, KNOWN_WRONG  # noqa: TID252  tests have no absolute name

BOOK = parse_codebook(
    """
[targets]
"council" = ["council", "councillors"]
"local police" = ["local police"]
"smugglers" = ["<smuggler>", "smuggling ring"]
"police" = { aliases = ["police", "<officer>"], exclude = ["police [dog] handlers", "police station*"] }
"authorities" = { aliases = ["the authorities"], parts = ["council", "police"] }
"""
)
SENTENCES = st.lists(
    st.sampled_from("police said corrupt “ ” , not the never praised arrested é 7 n't \u200b".split(" ")),
    min_size=1,
    max_size=30,
)


def evaluations(text: str, target: str) -> tuple[str, list[Annotation]]:
    document = sample_document(f"Nothing else happened here.\n\n{text}")
    book = Codebook(targets=(Target(target, (target,)),))
    return document.text, layers_of(document, codebook=book).counted("evaluations")


def sign(text: str, target: str, voice: Any) -> str:
    whole, found = evaluations(text, target)
    score = toward.stance(target, found, voice, whole)
    if score.status != "ok" or score.numerator is None:
        return "none"
    return "positive" if score.numerator > 0 else "negative"


# ── The sentence model ──────────────────────────────────────────────────────────────────────


def test_probabilities() -> None:
    text = "The council is corrupt and incompetent."
    found = model.classify(text, 4, 11)
    assert sum(found) == pytest.approx(1)
    assert model.label(found) == -1
    assert model.label((0.2, 0.5, 0.3)) == 0
    assert model.label((0.2, 0.3, 0.5)) == 1


def test_the_same_sentence_may_evaluate_two_targets_differently() -> None:
    text = "Brave nurses defied a corrupt and brutal minister."
    nurses, minister = model.classify(text, 6, 12), model.classify(text, 41, 49)
    assert nurses[2] - nurses[0] > minister[2] - minister[0]


def test_the_name_of_the_target_does_not_matter() -> None:
    texts = ["The anti-fraud campaign began in April.", "The reading campaign began in April."]
    one, two = (model.classify(text, 4, text.index(" began")) for text in texts)
    assert one == two


def test_the_model_file_holds_plain_numbers_and_no_sentences() -> None:
    with np.load(model.MODEL, allow_pickle=False) as arrays:
        assert not any(array.dtype.hasobject for array in arrays.values())
        names = arrays["names"].tobytes().decode().split("\n")
    assert model.MODEL.stat().st_size < 5_000_000
    assert max(len(name.partition(":")[2].split()) for name in names) <= 3


@given(SENTENCES, st.data())
def test_any_sentence_can_be_read(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = model.classify(text, start, end)
    assert all(0 <= p <= 1 for p in found)
    assert sum(found) == pytest.approx(1)


def foreign(text: str, target: str) -> set[str]:
    words = text.split()
    read = model.sentence_of(text, text.index(target), text.index(target) + len(target))
    assert len(words) >= len(read.forms) - 3
    return {form for form, is_foreign in zip(read.forms, read.foreign, strict=True) if is_foreign}


@pytest.mark.parametrize(
    ("text", "target", "yes", "no"),
    [
        ("Police arrested a violent thief.", "Police", {"arrested", "violent", "thief"}, set()),
        ("Police arrested a violent thief.", "thief", set(), {"violent"}),
        ("Violent police arrested a thief.", "police", {"thief"}, {"violent"}),
        ("A vile thief was arrested by police.", "police", {"vile", "thief"}, set()),
        ("The lying mayor was arrested.", "mayor", set(), {"lying", "arrested"}),
        ("A mayor arrested in May for theft fled.", "mayor", set(), {"theft", "arrested"}),
        ("The war on crime is a disgrace.", "war", {"crime"}, {"disgrace"}),
        ("A brutal gang tortured the migrants.", "migrants", {"brutal", "tortured"}, set()),
        ("Migrants were tortured by a brutal gang.", "Migrants", {"brutal", "tortured"}, set()),
        ("Police met the mayor, who is corrupt.", "Police", {"who", "corrupt"}, set()),
        ("Police met the mayor, who is corrupt.", "mayor", set(), {"who", "corrupt"}),
        ("The clerk who praised the corrupt mayor left.", "mayor", set(), {"corrupt"}),
        ("Migrants trapped in a brutal camp left.", "Migrants", {"trapped", "brutal"}, set()),
        ("A brutal gang tortured the migrants.", "gang", set(), {"brutal", "tortured"}),
    ],
)
def test_who_acts_against_an_evil_or_suffers_it_is_not_evil(text: str, target: str, yes: set[str], no: set[str]) -> None:
    found = foreign(text, target)
    assert yes <= found
    assert not no & found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("critics condemned the <t> sharply", -1),
        ("the <t> was widely praised", 1),
        ("the <t> drew wide praise", 1),
        ("they voted against the <t>", -1),
        ("praise for the <t> grew", 1),
        ("I applaud the <t> today", 0),
        ("the <t> praised critics", 0),
        ("the <t> is corrupt", 0),
        ("critics were condemned by the <t>", 0),
        ("they rallied behind the <t>", 1),
        ("they lashed out at the <t>", -1),
        ("they refused to endorse the <t>", -1),
        ("they did not criticise the <t>", 0),
        ("the <t> was not praised", -1),
        ("the <t> , accused of theft , left", -1),
        ("the <t> came under fire", -1),
        ("the <t> denied the accusations", -1),
        ("a charge that the <t> denied .", -1),
        ("the <t> denied the request", 0),
        ("voters want the <t> to resign", -1),
        ("I want the <t> to resign", 0),
        ("voters want the <t> to sing", 0),
    ],
)
def test_judgements_of_others(text: str, expected: int) -> None:
    from framing.text import lemma

    words = text.lower().split()
    at = words.index("<t>")
    read = sentence(words, [lemma(word) for word in words], at, at + 1)
    found = others_judgement(read.forms, read.lemmas, read.target)
    assert (found.sign if found else 0) == expected


@pytest.mark.parametrize(
    ("text", "compared_as", "denied_as"),
    [
        ("a better mayor than <t> came", -1, 0),
        ("a worse mayor than <t> came", 1, 0),
        ("a more honest mayor than <t> came", -1, 0),
        ("a taller mayor than <t> came", 0, 0),
        ("<t> is not a liar", 0, 1),
        ("<t> made the town less safe", 0, -1),
        ("<t> is a liar", 0, 0),
        ("<t> could not be honest without help", 0, 0),
    ],
)
def test_what_a_source_compares_or_denies(text: str, compared_as: int, denied_as: int) -> None:
    from framing.text import lemma

    words = text.split()
    at = words.index("<t>")
    read = sentence(words, [lemma(word) for word in words], at, at + 1)
    lexicon = model.load().lexicon
    assert [found.sign if found else 0 for found in (compared(read, lexicon), denied(read, lexicon))] == [compared_as, denied_as]


# ── Documents ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("marked", "voice", "expected"), EXAMPLES)
def test_examples(marked: str, voice: str, expected: str) -> None:
    target = marked[marked.index("[") + 1 : marked.index("]")]
    assert sign(marked.replace("[", "").replace("]", ""), target, voice) == expected


@pytest.mark.parametrize(("marked", "voice", "expected"), KNOWN_WRONG)
def test_what_is_known_to_be_wrong_is_still_wrong(marked: str, voice: str, expected: str) -> None:
    """An example that comes right belongs among the others."""
    target = marked[marked.index("[") + 1 : marked.index("]")]
    assert sign(marked.replace("[", "").replace("]", ""), target, voice) != expected


def test_the_reasons_for_no_score() -> None:
    rows = {row["target"]: row for row in scores("stance.toward", "A headline\n\nThe council meets on Tuesday.", codebook=BOOK)}
    assert rows["council"]["reason"] == "mentioned once in own voice, never evaluated"
    assert rows["smugglers"]["reason"] == "target not mentioned in own voice"
    assert all(row["value"] is None and row["status"] == "none" for row in rows.values())


def test_without_sourcing_the_voice_is_unknown_not_own() -> None:
    alone = load_plugins(only=("stance",))
    rows = scores("stance.toward", "A headline\n\nThe council is corrupt.", codebook=BOOK, plugins=alone)
    (row,) = (row for row in rows if row["target"] == "council")
    assert row["reason"] == "whose words the mentions stand in is unknown"


def test_the_value_is_the_mean_over_sentences_with_evidence_ranked() -> None:
    told = "The council is corrupt and brutal. A council sat. It rains. The council shamed its honest and lazy council."
    text, found = evaluations(f"The council meets on Tuesday. {told}", "council")
    score = toward.stance("council", found, "own", text)
    assert score.denominator == 4  # sentences that mention it, once each
    sizes = [abs(evidence.value or 0) for evidence in score.evidence]
    assert sizes == sorted(sizes, reverse=True)
    assert sum(evidence.value or 0 for evidence in score.evidence) == pytest.approx(score.numerator, abs=0.1)
    passages = [text[evidence.start : evidence.end] for evidence in score.evidence]
    assert "The council is corrupt and brutal." in passages
    label = score.evidence[passages.index("The council is corrupt and brutal.")].label
    assert label.startswith("council: ") and "corrupt" in label


def test_sentences_that_no_word_bears_out_count_half() -> None:
    _, (found,) = evaluations("The council won the harbour vote in May.", "council")
    leaning = float(found.attributes["positive"]) - float(found.attributes["negative"])
    assert toward.value(found) == 0.0 and leaning > 0.1
    assert toward.weight(found) == pytest.approx(leaning / 2)


def test_a_sentence_that_tells_what_the_target_suffers_adds_nothing() -> None:
    _, (found,) = evaluations("The council's critics made a shameful mistake.", "council")
    assert toward.weight(found) == 0.0
    _, (found,) = evaluations("Wicked and reckless attackers retaliated against the council.", "council")
    assert toward.weight(found) == 0.0


def test_leanings_alone_make_a_score_only_where_they_add_up() -> None:
    def leaning(sentence: int, positive: float) -> Annotation:
        attributes = {
            "positive": positive,
            "negative": 0.1,
            "value": 0.0,
            "voice": "own",
            "source": "",
            "words": "",
            "turned": "",
            "leaning": (positive - 0.1) / 2,
        }
        return Annotation("x", ((0, 1),), {"passage": ((0, 1),)}, attributes | {"sentence": sentence})

    one = toward.stance("x", [leaning(0, 0.8)], "own", "text")
    assert (one.status, one.reason) == ("none", "mentioned once in own voice, never evaluated")
    two = toward.stance("x", [leaning(0, 0.8), leaning(1, 0.7)], "own", "text")
    assert two.status == "ok"
    assert two.numerator == pytest.approx(0.65)
    assert [evidence.label for evidence in two.evidence] == ["t: leans, no word says so"] * 2


def test_what_turned_the_words_is_told() -> None:
    def turned(text: str, target: str, voice: Any = "own") -> str:
        whole, found = evaluations(text, target)
        (evidence,) = toward.stance(target, found, voice, whole).evidence
        return evidence.label

    assert turned("The council was never honest.", "council") == "council: honest, turned by negation"
    assert turned("The hall was beautiful, but the council was dreadful.", "council") == "council: dreadful, turned by contrast"
    assert turned("The council is dreadful.", "council") == "council: dreadful"
    assert turned("Unions refused to endorse the council.", "council", "attributed") == "council: endorse, turned by negation"


def test_paragraphs_add_up_to_the_text() -> None:
    paragraphs = ["The council is corrupt.", "The council met on Monday.", "A ferry left.", "The council lied and lied."]
    whole = evaluations("\n\n".join(paragraphs), "council")
    parts = [evaluations(paragraph, "council") for paragraph in paragraphs]
    score, *each = [toward.stance("council", found, "own", text) for text, found in (whole, *parts)]
    for name in ("numerator", "denominator"):
        assert sum(getattr(part, name) or 0 for part in each) == pytest.approx(getattr(score, name))


def test_a_source_s_words_are_read_alone() -> None:
    text, (own,) = evaluations("The brave council spoke; a clerk said the murders were horrible.", "council")
    assert text[slice(*own.roles["passage"][0])].startswith("The brave council spoke")
    assert own.attributes["value"] > 0  # type: ignore[operator]
    assert own.attributes["words"] == "brave"


def test_names_of_other_targets_are_no_verdict() -> None:
    book = Codebook(targets=(Target("council", ("council",)), Target("crooks", ("<crook>", "criminal gang"))))
    text = "Nothing happened.\n\nThe council and the crooks met a criminal gang."
    found = [e for e in layers_of(text, codebook=book).counted("evaluations") if e.label == "council"]
    assert [evaluation.attributes["value"] for evaluation in found] == [0.0]


def test_a_topic_of_the_text_is_no_verdict_on_an_actor() -> None:
    topic = "The fraud cost 40 million. Fraud is old here. Nobody knew of the fraud. Fraud pays."
    assert sign(f"{topic} The council and fraud are in the news.", "council", "own") == "none"
    assert sign("The council committed fraud.", "council", "own") == "negative"


def test_who_only_speaks_is_not_evaluated() -> None:
    _, (mention,) = evaluations("The council said the vile murders were horrible.", "council")
    assert toward.value(mention) == 0.0


def test_where_the_evaluating_words_stand() -> None:
    text, (found,) = evaluations("The old council is corrupt and lazy.", "council")
    assert {text[start:end] for start, end in found.roles["words"]} == {"corrupt", "lazy"}
    text, (found,) = evaluations("Residents praised the old council.", "council")
    assert [text[start:end] for start, end in found.roles["words"]] == ["praised"]


@pytest.mark.parametrize(
    ("text", "target", "foreign"),
    [
        ("Jobless men, after being cheated by rich gangs, left.", "men", {"cheated", "rich", "gangs"}),
        ("The men have fallen prey to a vile gang.", "men", {"fallen", "prey", "vile", "gang"}),
        ("They deprived the men of good schools.", "men", {"deprived", "good", "schools"}),
        ("The anger of the men grew.", "men", {"anger"}),
        ("The raid cut off the criminal chain.", "raid", {"criminal", "chain"}),
        ("The union named six towns as corrupt.", "union", {"corrupt"}),
        ("It violates the rights of the men.", "men", {"violates"}),
        ("The men cheated their rich friends.", "men", set()),
        ("The men are corrupt.", "men", set()),
        ("The raid was called corrupt.", "raid", set()),
    ],
)
def test_what_is_said_of_others(text: str, target: str, foreign: set[str]) -> None:
    read = model.sentence_of(text, text.index(target), text.index(target) + len(target))
    found = without_bystanders(read)
    assert foreign <= {form for form, new in zip(read.forms, found.foreign, strict=True) if new}
    if not foreign:
        assert found == read


# ── Bad input ───────────────────────────────────────────────────────────────────────────────


def reason(text: str, book: Codebook, **about: Any) -> str:
    (row,) = scores("stance.toward", sample_document(text, **about), codebook=book)
    assert row["value"] is None
    return str(row["reason"])


COUNCIL = Codebook(targets=(Target("council", ("council",)),))


def test_a_target_without_an_alias_is_never_mentioned() -> None:
    assert reason("The council is corrupt.", Codebook(targets=(Target("council", ()),))) == "target not mentioned in own voice"


def test_an_empty_document_and_one_without_the_target() -> None:
    assert reason("", COUNCIL) == "target not mentioned in own voice"
    assert reason("A head\n\nThe ferry is a disgrace.", COUNCIL) == "target not mentioned in own voice"


def test_a_language_without_a_model_gets_a_reason() -> None:
    assert "'de'" in reason("Der council ist korrupt.", COUNCIL, language="de")


def test_a_common_word_as_alias_is_read_like_any_other() -> None:
    book = Codebook(targets=(Target("it", ("it", "the")),))
    (row,) = scores(
        "stance.toward", sample_document("A head\n\nIt rained on the town, and the ferry left at dawn."), codebook=book
    )
    assert row["status"] == "none"


def test_ten_thousand_mentions() -> None:
    text = (
        "A head\n\n"
        + "The council is corrupt. " * 2_000
        + "The council met the council and a council, said the council. " * 2_000
    )
    (row,) = scores("stance.toward", sample_document(text), codebook=COUNCIL)
    assert row["status"] == "ok"
    assert -1 <= row["value"] < 0
    assert row["denominator"] == 4_000


def test_headlines_do_not_count_unless_asked() -> None:
    text = "Corrupt council shames us all\n\nIt met on Tuesday to talk about the budget for May."
    rows = scores("stance.toward", text, codebook=BOOK)
    assert {row["reason"] for row in rows} == {"target not mentioned in own voice"}


@pytest.mark.parametrize("name", ["stance.toward", "stance.attributed"])
def test_measures_keep_their_contract(name: str) -> None:
    (measure,) = (measure for measure in load_plugins().measures if measure.name == name)
    texts = ["", "council", "The council is corrupt.", 'Head\n\n"Councillors lied," said police.', "council " * 400]
    check_measure(measure, [sample_document(text, id=str(i)) for i, text in enumerate(texts)], codebook=BOOK)
