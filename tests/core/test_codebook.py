"""Codebooks: what is read, and what is refused and why."""

from __future__ import annotations

import dataclasses
import json
import pickle
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.codebook import (
    Codebook,
    Concept,
    Problem,
    Target,
    Wording,
    check_codebook,
    default_codebook,
    default_text,
    find_codebook,
    load_codebook,
    parse_codebook,
)
from framing.errors import InputError

FULL = """
name = "Camp"
version = 2
[targets]
"police" = ["police", "<officer>"]
city = { aliases = ["city council"], exclude = ["council estate"], parts = ["police"] }
everybody = { parts = ["city"] }
[concepts."clearing of the camp"]
"evicted" = { patterns = ["<evict>"], valence = "dysphemism" }
"cleared" = ["<clear> ...3 camp", "clearance*"]
[sources]
union = ["union"]
[options.stance]
window = 5
weight = 0.5
strict = true
[layers]
attributions = "sourcing.attributions"
"""


def test_reads_everything() -> None:
    book = parse_codebook(FULL)
    assert (book.name, book.version) == ("Camp", "2")
    assert book.targets == (
        Target("police", ("police", "<officer>")),
        Target("city", ("city council",), ("council estate",), ("police",)),
        Target("everybody", (), (), ("city",)),
    )
    evicted = Wording("evicted", ("<evict>",), "dysphemism")
    assert book.concepts == (Concept("clearing of the camp", (evicted, Wording("cleared", ("<clear> ...3 camp", "clearance*")))),)
    assert book.sources == {"union": ("union",)}
    assert book.options == {"stance": {"window": 5, "weight": 0.5, "strict": True}}
    assert book.layers == {"attributions": "sourcing.attributions"}


def test_is_frozen_hashable_and_picklable() -> None:
    book = parse_codebook(FULL)
    assert pickle.loads(pickle.dumps(book)) == book
    assert hash(book) == hash(parse_codebook(FULL))
    with pytest.raises(dataclasses.FrozenInstanceError):
        book.name = "other"  # type: ignore[misc]


def test_hash_is_of_the_content() -> None:
    one = parse_codebook('name = "a"\nversion = "1"').sha256
    assert one == parse_codebook('# comment\r\nversion="1"\r\nname =   "a"').sha256
    assert one != parse_codebook('name = "a"\nversion = "2"').sha256
    assert len(one) == 64


# What is written, the key that the message names, what it says.
WRONG = [
    ("targtes = 1", "targtes", "unknown key, did you mean 'targets'?"),
    ('colour = "red"', "colour", "unknown key; known: name, version, targets"),
    ("name = 3", "name", "expected text in quotation marks, got a number"),
    ("targets = 3", "targets", "expected a table, got a number"),
    ('[targets]\npolice = "police"', "targets.police.aliases", "expected a list of texts"),
    ('[targets]\npolice = ["a", 1]', "targets.police.aliases", "got a list that holds a number"),
    ("[targets]\npolice = []", "targets.police.aliases", "needs at least one pattern"),
    ("[targets]\npolice = {}", "targets.police.aliases", "needs at least one pattern"),
    ('[targets]\npolice = { alias = ["a"] }', "targets.police.alias", "did you mean 'aliases'?"),
    ('[targets]\npolice = ["<officer"]', "targets.police.aliases", "pattern '<officer' column 1: '<' is not closed"),
    ('[targets]\npolice = { aliases = ["a"], exclude = ["*"] }', "targets.police.exclude", "pattern '*' column 1"),
    ('[targets]\npolice = ["a"]\nPolice = ["b"]', "targets.Police", "the same label as 'police'"),
    ('[targets]\n"" = ["a"]', 'targets.""', "a label cannot be empty"),
    ('[targets]\ncity = { parts = ["polise"] }\npolice = ["a"]', "targets.city.parts", "did you mean 'police'?"),
    ('[targets]\na = { parts = ["b"] }\nb = { parts = ["a"] }', "targets.a.parts", "'a' would be part of itself"),
    ('[concepts]\nreturn = ["a"]', "concepts.return", "expected a table, got a list"),
    ("[concepts.return]", "concepts.return", "needs at least one wording"),
    ('[concepts."a b"]\nx = []', 'concepts."a b".x', "needs at least one pattern"),
    ('[concepts.a]\nx = { patterns = ["y"], valence = "euphemistic" }', "concepts.a.x.valence", "did you mean 'euphemism'?"),
    ('[concepts.a]\nx = { patterns = ["y"], valance = "neutral" }', "concepts.a.x.valance", "did you mean 'valence'?"),
    ('[concepts.a]\nx = ["..."]', "concepts.a.x", "could match nothing"),
    ('[concepts.a]\nx = ["y"]\n"X " = ["z"]', 'concepts.a."X "', "the same label as 'x'"),
    ("[sources]\nunion = 4", "sources.union", "expected a list of texts"),
    ("[options]\nstance = 4", "options.stance", "expected a table"),
    ("[options.stance]\nx = [1]", "options.stance.x", "expected a text, number or true/false, got a list"),
    ("[layers]\nterms = 1", "layers.terms", "expected text"),
]


@pytest.mark.parametrize(("text", "key", "message"), WRONG)
def test_names_file_key_and_what_was_expected(text: str, key: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        parse_codebook(text, "my.toml")
    assert str(error.value).startswith(f"my.toml: {key}: ")
    assert message in str(error.value)
    assert "\n" not in str(error.value)


NOT_TOML = ["name = ", "a b", '[targets]\na = ["x"]\na = ["y"]', "x = " + "[" * 5000, "version = " + "9" * 5000]


@pytest.mark.parametrize("text", NOT_TOML)
def test_what_is_not_toml_names_the_place(text: str) -> None:
    with pytest.raises(InputError, match=r"my\.toml: not TOML"):
        parse_codebook(text, "my.toml")


def test_not_toml_names_the_line() -> None:
    with pytest.raises(InputError, match=re.escape("(at line 2, column 3)")):
        parse_codebook('name = "a"\nb c')


KEYS = st.sampled_from(["targets", "concepts", "sources", "options", "layers", "aliases", "parts", "patterns", "a", ""])
VALUES = st.recursive(
    st.one_of(st.integers(-9, 9), st.booleans(), st.floats(), st.sampled_from(["a", "<b", "", "neutral"])),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=12,
)


def as_toml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {as_toml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(as_toml, value)) + "]"
    return str(value) if isinstance(value, float) else json.dumps(value)


@given(st.dictionaries(KEYS, VALUES, max_size=5))
def test_never_crashes_whatever_the_kinds_of_values(data: dict[str, object]) -> None:
    text = "\n".join(f"{json.dumps(key)} = {as_toml(value)}" for key, value in data.items())
    try:
        assert isinstance(parse_codebook(text), Codebook)
    except InputError as error:
        assert "not TOML" not in str(error)


def test_check_collects_everything(tmp_path: Path) -> None:
    path = tmp_path / "codebook.toml"
    path.write_text("\n".join(["name = 3", "[targets]", "a = []", 'b = ["("]', "[concepts.x]", "y = 1"]))
    problems = check_codebook(path)
    assert [problem.key for problem in problems] == ["name", "targets.a.aliases", "targets.b.aliases", "concepts.x.y"]
    assert {problem.level for problem in problems} == {"error"}
    assert str(problems[0]).startswith(f"{path}: name: expected text")


def test_check_warns_of_what_is_doubtful(tmp_path: Path) -> None:
    path = tmp_path / "codebook.toml"
    path.write_text("""
[targets]
a = ["The", "town hall", "US {case}"]
b = ["town  Hall", "port"]
[concepts.eviction]
one = { patterns = ["evicted [at dawn]", "evicting"], valence = "dysphemism" }
two = { patterns = ["<evict>"], valence = "neutral" }
three = ["evicted by night"]
""")
    problems = check_codebook(path)
    assert [(problem.level, problem.key) for problem in problems] == [
        ("warning", "targets.a.aliases"),
        ("warning", "targets.b.aliases"),
        ("warning", "concepts.eviction.one"),
        ("warning", "concepts.eviction.three"),
    ]
    assert "'The' is a common function word" in problems[0].message
    assert "alias of 'a' too" in problems[1].message
    assert "'two' finds too" in problems[2].message
    assert "no valence" in problems[3].message


@pytest.mark.parametrize(
    ("pattern", "warning"),
    [
        ("e*", "it finds every word with 'e' in that place"),
        ("*e?*", "it finds every word with 'e' in that place"),
        ("the", "common function word"),
        ("<be>", "common function word"),
    ],
)
def test_check_warns_of_patterns_that_find_nearly_everything(pattern: str, warning: str, tmp_path: Path) -> None:
    path = tmp_path / "codebook.toml"
    path.write_text(f'[concepts.a]\nb = ["{pattern}"]')
    (problem,) = check_codebook(path)
    assert problem.level == "warning" and problem.key == "concepts.a.b" and warning in problem.message
    path.write_text('[concepts.a]\nb = ["evi*", "US {case}", "the e* camp"]')
    assert check_codebook(path) == []


def test_only_wordings_ask_for_a_part_of_speech(tmp_path: Path) -> None:
    path = tmp_path / "codebook.toml"
    path.write_text('[concepts.a]\nb = ["rise/NOUN"]\n[targets]\nc = ["rise/NOUN"]\n[sources]\nd = ["fall {not after: */ADJ}"]')
    assert [problem.key for problem in check_codebook(path)] == ["targets.c.aliases", "sources.d"]


def test_check_warns_of_a_codebook_that_looks_for_nothing(tmp_path: Path) -> None:
    path = tmp_path / "codebook.toml"
    path.write_text(default_text())
    (problem,) = check_codebook(path)
    assert str(problem) == f"{path}: no targets and no concepts: stance and wordings will not be compared"
    assert problem.level == "warning"
    for enough in ('[targets]\na = ["port"]', '[concepts.a]\nb = ["port"]'):
        path.write_text(enough)
        assert check_codebook(path) == []


def test_a_good_codebook_has_no_problems(tmp_path: Path) -> None:
    path = tmp_path / "codebook.toml"
    path.write_text(FULL.replace('"cleared" = [', '# "cleared" = ['))
    assert check_codebook(path) == []
    assert load_codebook(path).name == "Camp"


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such codebook"):
        load_codebook(tmp_path / "none.toml")
    with pytest.raises(InputError, match="cannot be read"):
        load_codebook(tmp_path)
    (tmp_path / "latin.toml").write_bytes('name = "é"'.encode("latin-1"))
    with pytest.raises(InputError, match="not UTF-8 text at byte 8"):
        load_codebook(tmp_path / "latin.toml")
    with pytest.raises(InputError, match="no such codebook"):
        check_codebook(tmp_path / "none.toml")
    (tmp_path / "bom.toml").write_bytes(b'\xef\xbb\xbfname = "a"')
    assert load_codebook(tmp_path / "bom.toml").name == "a"


def test_finds_the_codebook_beside_the_corpus(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    assert find_codebook([tmp_path, tmp_path / "a.txt", "-", tmp_path / "missing"]) is None
    book = tmp_path / "codebook.toml"
    book.write_text("")
    assert find_codebook([tmp_path]) == book
    assert find_codebook([str(tmp_path / "a.txt"), tmp_path]) == book
    other = tmp_path / "other"
    other.mkdir()
    (other / "codebook.toml").write_text("")
    with pytest.raises(InputError, match="two codebooks"):
        find_codebook([tmp_path, other])


def test_default_has_no_story_of_its_own() -> None:
    book = default_codebook()
    assert (book.targets, book.concepts, book.options) == ((), (), {})
    assert book == dataclasses.replace(Codebook(), name="default", version="1", sha256=book.sha256)


def test_template_reads_when_its_comments_are_taken_off() -> None:
    book = parse_codebook(re.sub(r'(?m)^# (?=["\[]|nested = |attributions)', "", default_text()))
    assert [target.name for target in book.targets] == ["police", "residents", "city"]
    assert [wording.valence for wording in book.concepts[0].wordings] == ["dysphemism", "neutral", "euphemism"]
    assert book.options == {"sourcing": {"nested": True}}


def test_example_in_the_documentation_reads() -> None:
    page = (Path(__file__).parents[2] / "docs" / "codebook.md").read_text("utf-8")
    example = re.search(r"```toml\n(.*?)```", page, re.DOTALL)
    assert example
    assert len(parse_codebook(example[1]).concepts[0].wordings) == 3


def test_problem_without_a_key_reads_well() -> None:
    assert str(Problem("error", "a.toml", "", "not TOML")) == "a.toml: not TOML"


def test_codebook_of_the_sample_story_has_one_rival_inside_another_and_no_other_doubt() -> None:
    (doubt,) = check_codebook(Path(__file__).parents[2] / "seeds" / "codebook.toml")
    assert (doubt.level, doubt.message) == ("warning", "stands inside what 'long-arm policing' finds; there both are found")


def test_a_codebook_shows_its_name_and_the_first_of_what_it_holds() -> None:
    targets = tuple(Target(name, (name,)) for name in "abcdef")
    assert repr(Codebook("Ferries", "2", targets[:1])) == "<Codebook Ferries 2: 1 target (a)>"
    assert repr(Codebook(targets=targets)) == "<Codebook without a name: 6 targets (a, b, c, d, …)>"
    assert repr(Codebook()) == "<Codebook without a name: empty>"
