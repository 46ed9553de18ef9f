"""What several plugins see, none of them can change."""

from __future__ import annotations

import ast
import copy
import pickle
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import framing
from framing import Annotation, Document, Evidence, Score
from framing.annotate.given import check_array, check_layer
from framing.errors import PluginError
from framing.testing import layers_of

ROOT = Path(__file__).parents[3]
TEXT = 'A town votes\n\nThe town "voted" on Sunday, said Mara Lind, and counted all night.\n\nThe mayor kept her seat.'
CHANGES: dict[str, Callable[[Any], object]] = {
    "pop": lambda layers: layers.annotations("marks").pop(),
    "clear": lambda layers: layers["marks"].clear(),
    "set": lambda layers: layers.annotations("marks").__setitem__(0, None),
    "counted": lambda layers: layers.counted("marks").clear(),
    "role": lambda layers: layers.annotations("marks")[0].roles.clear(),
    "attribute": lambda layers: layers.annotations("marks")[0].attributes.__setitem__("act", "none"),
    "attributes": lambda layers: layers.annotations("marks")[0].attributes.update(act="none"),
    "tokens": lambda layers: layers.tokens.forms.clear(),
    "starts": lambda layers: layers.tokens.starts.append(0),
    "lemmas": lambda layers: layers.lemmas.clear(),
    "sentences": lambda layers: layers.sentences.clear(),
    "quotations": lambda layers: layers.quotations.clear(),
    "regions": lambda layers: layers.annotations("regions").clear(),
    "mapping": lambda layers: layers["lookup"].clear(),
    "failures": lambda layers: layers.failures.append(None),
}


def marks(document: Document, layers: Any) -> list[Annotation]:
    return [Annotation("mark", ((s, e),), {"cue": ((s, e),)}, {"act": "speech"}) for s, e in layers.sentences]


def counted(document: Document, layers: Any) -> Iterator[Score]:
    found = layers.annotations("marks")
    parts = (len(found), len(found[0].roles), found[0].attributes["act"], len(layers.tokens), len(layers["lookup"]))
    yield Score(value=float(len(found)), evidence=(Evidence(((0, 1),), label=repr(parts)),))


@pytest.mark.parametrize("change", CHANGES)
def test_a_measure_cannot_change_what_the_next_one_sees(make: Any, change: str) -> None:
    def changing(document: Document, layers: Any) -> list[Score]:
        CHANGES[change](layers)
        return [Score(value=1.0)]

    needs = ("marks", "lookup")
    results = make.scored(
        [make.article(TEXT)],
        make.fake_annotator("demo.marks", "marks", marks),
        make.fake_annotator("demo.lookup", "lookup", lambda document, layers: {"a": 1}),
        make.fake_measure("a.changing", changing, requires=needs),
        make.fake_measure("b.counted", counted, requires=needs),
    )
    (evidence,) = results.table("evidence").filter(measure="b.counted").to_dicts()
    assert evidence["label"] == "(3, 1, 'speech', 26, 1)"
    (row,) = results.table("scores").filter(measure="a.changing").to_dicts()
    assert row["status"] == "failed" and ("attribute" in row["reason"] or "cannot be changed" in row["reason"])


def test_a_reader_of_documents_cannot_change_their_metadata(make: Any) -> None:
    given = {"desk": "local"}
    document = make.article(TEXT, meta=given)
    given.clear()
    with pytest.raises(TypeError, match="cannot be changed"):
        document.meta["desk"] = "foreign"
    assert document.meta == {"desk": "local"}


@pytest.mark.parametrize("copied", [lambda value: pickle.loads(pickle.dumps(value)), copy.copy, copy.deepcopy])
def test_what_cannot_be_changed_can_be_copied_and_sent(make: Any, copied: Callable[[Any], Any]) -> None:
    annotation = Annotation("a", ((0, 1),), {"cue": ((0, 1),)}, {"act": "speech"})
    document = make.article(TEXT, meta={"desk": "local"})
    for value in (annotation, document):
        assert copied(value) == value
    with pytest.raises(TypeError, match="cannot be changed"):
        copied(annotation).roles.clear()
    assert dict(annotation.roles) == {"cue": ((0, 1),)} and annotation.attributes | {"b": 1} == {"act": "speech", "b": 1}


def test_an_array_is_handed_out_read_only(make: Any) -> None:
    import numpy

    own = numpy.zeros(3)
    given = check_layer(own, make.article(TEXT))
    with pytest.raises(ValueError, match="read-only"):
        given[0] = 1.0
    own[0] = 1.0
    assert given.tolist() == [1.0, 0.0, 0.0]


def test_an_annotation_of_a_class_of_ones_own_is_handed_out_as_a_plain_one(make: Any) -> None:
    class Mine(Annotation):
        pass

    (given,) = check_layer([Mine("a", [(0, 1)])], make.article(TEXT))  # type: ignore[arg-type]
    assert type(given) is Annotation and given.pieces == ((0, 1),)


@pytest.mark.parametrize(("name", "value"), [("tokens", ["a"]), ("lemmas", "text"), ("pos", None), ("sentences", {"a": 1})])
def test_a_text_layer_of_another_kind_is_refused(name: str, value: object) -> None:
    with pytest.raises(PluginError, match="expected"):
        check_array(name, value)


def test_results_are_not_emptied_by_a_measure_that_sees_them_all(make: Any) -> None:
    def emptying(results: Any) -> list[tuple[str, Score]]:
        results.measures.clear()
        results._spool._frames.clear()
        return []

    fine = make.fake_measure("b.fine", lambda document, layers: [Score(value=1.0)])
    empties = make.fake_measure("a.empties", lambda document, layers: [Score(value=1.0)], together=emptying)
    results = make.scored([make.article(TEXT)], empties, fine)
    assert len(results) == 2 and set(results.measures) == {"a.empties", "b.fine"}
    assert results.run["failures"] == []


def test_layers_are_tuples() -> None:
    layers = layers_of(TEXT)
    for layer in (layers.tokens.forms, layers.tokens.starts, layers.lemmas, layers.sentences, layers["regions"]):
        assert type(layer) is tuple
    assert type(layers.counted("regions")) is tuple and type(layers.failures) is tuple


def test_no_slice_of_a_layer_is_held_against_a_list() -> None:
    """A tuple never equals a list: ``tokens.forms[i : i + 1] == ["of"]`` would be False without a word."""
    paths = [*(ROOT / "framing").rglob("*.py"), *(ROOT / "plugins").rglob("*.py")]
    wrong = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in paths
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Compare) and _is_slice(node.left) and _holds_list(node.comparators[0])
    ]
    assert wrong == [], "write [*forms[i : i + 1]] == [...], or compare with a tuple"


def _is_slice(node: ast.expr) -> bool:
    return isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice)


def _holds_list(node: ast.expr) -> bool:
    within = node.elts if isinstance(node, ast.Tuple) else [node]
    return any(isinstance(item, ast.List) for item in within)


def test_annotate_gives_tuples(make: Any) -> None:
    plugins = make.plugins_of(make.fake_annotator("demo.marks", "marks", marks))
    ((_, _, found),) = framing.annotate([make.article(TEXT)], "marks", plugins=plugins)
    assert type(found) is tuple
