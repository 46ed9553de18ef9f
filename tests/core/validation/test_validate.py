"""Plugins against coders: what is compared, what is refused, and never a number where there is none."""

from __future__ import annotations

import json
from collections.abc import Sequence
from math import isfinite
from typing import Any

import pytest

import framing
from framing.codebook import parse_codebook
from framing.extension import Measure
from framing.model import Document
from framing.validation import Gold, GoldError, Mark, Task, Validation, validate
from framing.validation.tell import dict_of, text_of
from framing.validation.trust import load_validation, summary, trust_of, trusted
from framing.validation.validate import CODERS, PROGRAM, Agreement

PIER = Document(
    id="pier",
    outlet="Herald",
    language="en",
    text=(
        'The pier closed\n\n"We had no choice," said Ines Falk. The brave crews saved two families.'
        '\n\nThe so-called "rescue" was late.'
    ),
)
QUAY = Document(id="quay", outlet="Tribune", language="en", text="Rain\n\nThe quay was wet on Monday, and nobody spoke.")
CODEBOOK = parse_codebook('[targets]\ncrews = ["crews"]\n[concepts.help]\nrescue = ["rescue"]', "test")
ATTRIBUTIONS, VOICE, STANCE = Task(layer="attributions"), Task(layer="terms", field="voice"), Task(measure="stance.toward")
SPEECH = (PIER.text.index('"We'), PIER.text.index(" said"))


def mark(document: Document, task: Task, quote: str = "", label: str = "", coder: str = "ida", **more: Any) -> Mark:
    start = document.text.index(quote) if quote else 0
    pieces = ((start, start + len(quote)),) if quote else ()
    return Mark(f"gold.csv, row {start}", document.id, coder, task, pieces, label, quote, **more)


def run(*marks: Mark, **more: Any) -> Validation:
    gold = Gold("gold.csv", "0" * 64, marks)
    return validate([PIER, QUAY], gold, codebook=CODEBOOK, plugins=framing.load_plugins(), **more)


def row(found: Validation, one: str = PROGRAM, other: str = "ida", label: str = "") -> Agreement:
    return next(row for row in found.rows if (row.one, row.other, row.label) == (one, other, label))


def test_spans_of_a_layer() -> None:
    found = run(mark(PIER, ATTRIBUTIONS, '"We had no choice,"', "direct"), mark(QUAY, ATTRIBUTIONS))
    whole, direct = row(found), row(found, label="direct")
    assert whole.documents == 2, "who found nothing in a document has read it"
    assert whole.exact == whole.overlap == direct.exact == (1, 1, 1)
    assert whole.alpha == 1 and found.disagreements == ()


def test_a_span_may_overlap_without_being_exact() -> None:
    found = run(mark(PIER, ATTRIBUTIONS, '"We had no choice," said', "direct"))
    assert row(found).exact == (0, 1, 1) and row(found).overlap == (1, 1, 1)
    assert 0 < (row(found).alpha or 0) < 1
    (told,) = found.disagreements
    assert told.coded == "direct" and told.found.startswith("direct at ")


def test_what_an_article_repeats_is_left_out() -> None:
    line = '"We had no choice, for the storm was upon us," said Ines Falk of the port office on Sunday.'
    twice = Document(id="twice", outlet="Herald", language="en", text=f"{line}\n\n{line}\n")
    gold = Gold("gold.csv", "0" * 64, (mark(twice, ATTRIBUTIONS, line.partition(" said")[0], "direct"),))

    def exact(**more: Any) -> Any:
        return row(validate([twice], gold, codebook=CODEBOOK, plugins=framing.load_plugins(), **more)).exact

    assert exact() == (1, 1, 1)
    assert exact(regions=("repeat",)) == (0, 1, 0), "neither what was coded nor what was found before it"


def test_without_labels_only_places_count() -> None:
    found = run(mark(PIER, ATTRIBUTIONS, '"We had no choice,"'))
    assert row(found).exact == (1, 1, 1) and row(found).alpha == 1
    assert {row.label for row in found.rows} == {""}


def test_labels_of_given_passages() -> None:
    found = run(
        mark(PIER, VOICE, "rescue", "distanced"), mark(PIER, VOICE, "brave", "attributed"), mark(QUAY, VOICE, "wet", "own")
    )
    assert row(found).exact == (2, 3, 3)
    assert row(found, label="attributed").exact == (0, 0, 1) and row(found, label="own").exact == (1, 2, 1)
    assert [(told.coded, told.found) for told in found.disagreements] == [("attributed", "own")]


def test_the_field_of_an_annotation() -> None:
    act = Task(layer="attributions", field="act")
    found = run(mark(PIER, act, "no choice", "speech"), mark(PIER, act, "brave crews", "speech"))
    assert [(told.coded, told.found) for told in found.disagreements] == [("speech", "(nothing)")]
    with pytest.raises(GoldError, match=r"no annotation of layer 'attributions' has a field 'tone'; they have: .*act"):
        run(mark(PIER, Task(layer="attributions", field="tone"), "no choice", "loud"))


def test_only_annotations_with_certain_values() -> None:
    assert row(run(mark(PIER, ATTRIBUTIONS), where={"act": {"belief"}})).exact == (0, 0, 0)
    assert row(run(mark(PIER, ATTRIBUTIONS), where={"act": {"speech"}})).exact == (0, 1, 0)


def test_stance_of_documents_by_sign() -> None:
    found = run(mark(PIER, STANCE, label="+1", target="crews"), mark(QUAY, STANCE, label="−1", target="crews"))
    assert row(found).exact == (1, 2, 2)
    assert [(told.doc_id, told.target, told.coded, told.found) for told in found.disagreements] == [("quay", "crews", "-1", "0")]


def test_several_coders() -> None:
    both = [
        mark(PIER, VOICE, quote, label, who) for who in ("ida", "jo") for quote, label in (("rescue", "own"), ("brave", "own"))
    ]
    both[0] = mark(PIER, VOICE, "rescue", "distanced", "ida")
    found = run(*both)
    assert {(row.one, row.other) for row in found.rows} == {(PROGRAM, "ida"), (PROGRAM, "jo"), ("jo", "ida"), (CODERS, CODERS)}
    assert row(found).alpha == 1 and row(found, "jo").exact == (1, 2, 2)
    assert row(found, CODERS, CODERS).alpha == pytest.approx(0)


@pytest.mark.parametrize(
    "marks",
    [
        [mark(PIER, VOICE, "rescue", "distanced")],
        [mark(PIER, VOICE, "rescue", "own"), mark(QUAY, VOICE, "wet", "own", "jo")],
        [mark(QUAY, ATTRIBUTIONS)],
        [mark(PIER, STANCE, label="1", target="crews")],
    ],
)
def test_what_cannot_be_given_is_empty_and_has_a_reason(marks: Sequence[Mark]) -> None:
    found = run(*marks)
    assert any(row.alpha is None and row.reason for row in found.rows)
    told = json.dumps(dict_of(found), allow_nan=False)
    assert all(isfinite(value) for task in json.loads(told)["tasks"] for value in task.values() if isinstance(value, float))
    assert "nan" not in text_of(found, most=5, width=80).casefold()


def test_coders_without_a_common_document() -> None:
    found = run(mark(PIER, VOICE, "rescue", "own"), mark(QUAY, VOICE, "wet", "own", "jo"))
    assert row(found, "jo").reason == "no document was read by both jo and ida"


@pytest.mark.parametrize(
    ("bad", "problem"),
    [
        (Mark("g, row 2", "pear", "ida", ATTRIBUTIONS), "g, row 2: no document 'pear' was read; did you mean 'pier'"),
        (Mark("g, row 2", "zzz", "ida", ATTRIBUTIONS), "no document 'zzz' was read; read: pier, quay"),
        (Mark("g, row 2", "", "ida", ATTRIBUTIONS, sha256="f" * 64), "no document that was read has the text that was coded"),
        (Mark("g, row 2", "pier", "ida", ATTRIBUTIONS, sha256="f" * 64), "the text of 'pier' is not the one that was coded"),
        (
            Mark("g, row 2", "pier", "ida", ATTRIBUTIONS, ((5, 9999),)),
            "the span 5–9999 is empty or lies outside the text of 'pier'",
        ),
        (Mark("g, row 2", "pier", "ida", ATTRIBUTIONS, ((9, 9),)), "the span 9–9 is empty or lies outside"),
        (Mark("g, row 2", "pier", "ida", ATTRIBUTIONS, ((0, 5), (3, 9))), "the pieces of the span overlap at 3"),
        (
            Mark("g, row 2", "pier", "ida", ATTRIBUTIONS, ((0, 8),), quote="The quay"),
            "'pier' has 'The pier' at 0–8, not the quote 'The quay'",
        ),
        (Mark("g, row 2", "pier", "ida", STANCE, label="good", target="crews"), "label 'good' is no number; expected −1, 0 or 1"),
        (Mark("g, row 2", "pier", "ida", Task(layer="lemmas")), "no layer 'lemmas'"),
        (Mark("g, row 2", "pier", "ida", Task(layer="atributions")), "no layer 'atributions'; did you mean 'attributions'"),
        (Mark("g, row 2", "pier", "ida", Task(measure="stance.tward"), label="1"), "no measure 'stance.tward'; did you mean"),
    ],
)
def test_what_does_not_fit_is_refused_with_file_and_line(bad: Mark, problem: str) -> None:
    with pytest.raises(GoldError) as caught:
        run(bad)
    assert str(caught.value).startswith("g, row 2: ") and problem in str(caught.value)


def test_contradictions_and_unknown_targets_are_refused() -> None:
    with pytest.raises(GoldError, match=r"ida says 'own' of what is 'distanced' in gold\.csv, row"):
        run(mark(PIER, VOICE, "rescue", "distanced"), mark(PIER, VOICE, "rescue", "own"))
    with pytest.raises(GoldError, match=r"gold\.csv, row 0: no target of stance\.toward 'crew'; did you mean 'crews'"):
        run(mark(PIER, STANCE, label="1", target="crew"))


def test_of_many_problems_three_are_told() -> None:
    with pytest.raises(GoldError, match="and 2 more such problems"):
        run(*(Mark(f"g, row {i}", "zzz", "ida", ATTRIBUTIONS) for i in range(5)))


def of_run(found: Validation) -> dict[str, Any]:
    return {"framing": framing.__version__, "codebook": {"sha256": CODEBOOK.sha256}, "validation": summary(found)}


def measure(name: str) -> Measure:
    (found,) = framing.load_plugins().choose_measures([name])
    return found


def test_a_measure_is_told_how_far_it_can_be_trusted(tmp_path: Any) -> None:
    found = run(mark(PIER, ATTRIBUTIONS, '"We had no choice,"', "direct"), mark(QUAY, ATTRIBUTIONS))
    path = tmp_path / "validation.json"
    path.write_text(json.dumps(summary(found)), encoding="utf-8")
    told = of_run(found) | {"validation": load_validation(path)}
    line = "attributions: F1 1.00 exact, 1.00 overlapping, alpha 1.00; 1 coder, 2 documents"
    assert trust_of(told, measure("sourcing.attributed_share")) == [line]
    assert trust_of(told, measure("tone.polarity")) == []
    assert trust_of({}, measure("sourcing.attributed_share")) == []
    old = told | {"framing": "0.0.1", "codebook": {"sha256": "0"}}
    assert trust_of(old, measure("sourcing.attributed_share")) == [
        f"{line} (measured with framing {framing.__version__} and another codebook)"
    ]


def test_what_a_comparison_prints_of_it() -> None:
    from framing.report.comparison_text import render

    saved = summary(run(mark(PIER, ATTRIBUTIONS, '"We had no choice,"', "direct"), mark(QUAY, ATTRIBUTIONS)))
    results = framing.score([PIER, QUAY], codebook=CODEBOOK, measures=["sourcing.attributed_share", "tone.polarity"])
    compared = framing.compare(trusted(results, saved))
    assert compared.run["validation"] == saved
    told = " ".join(render(compared, everything=True).split())
    assert told.count("Checked against people, attributions: F1 1.00 exact, 1.00 overlapping, alpha 1.00") == 1
    assert compared.measures["tone.polarity"].caution == ""


def test_what_is_no_validation_is_refused(tmp_path: Any) -> None:
    path = tmp_path / "validation.json"
    for content, problem in (
        ("{}", "no validation; framing validate"),
        ("[", "no validation"),
        ('{"framing:validation": 9, "tasks": []}', "of version 9"),
    ):
        path.write_text(content, encoding="utf-8")
        with pytest.raises(framing.errors.InputError, match=problem):
            load_validation(path)
    with pytest.raises(framing.errors.InputError, match="cannot be read"):
        load_validation(tmp_path / "absent.json")


@pytest.mark.parametrize("name", [PROGRAM, CODERS])
def test_a_coder_cannot_have_the_name_of_the_program_or_of_all_coders(name: str) -> None:
    with pytest.raises(GoldError, match=f"gold.csv, row .*: a coder cannot be called '{name}'"):
        run(mark(PIER, ATTRIBUTIONS, "The brave crews", "direct", coder=name))
