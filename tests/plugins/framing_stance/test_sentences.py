"""The sentence model: what it reads, and what a sentence says of a target."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing_stance import model
from framing_stance.features import sentence
from framing_stance.judgements import others_judgement
from framing_stance.verdicts import compared, denied

SENTENCES = st.lists(
    st.sampled_from("police said corrupt “ ” , not the never praised arrested é 7 n't \u200b".split(" ")),
    min_size=1,
    max_size=30,
)


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
    from framing.english.lemmas import lemma

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
    from framing.english.lemmas import lemma

    words = text.split()
    at = words.index("<t>")
    read = sentence(words, [lemma(word) for word in words], at, at + 1)
    lexicon = model.load().lexicon
    assert [found.sign if found else 0 for found in (compared(read, lexicon), denied(read, lexicon))] == [compared_as, denied_as]
