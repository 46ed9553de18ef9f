"""Categories become concepts and wordings; what a codebook cannot say is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.codebook import Codebook, Concept, Wording, parse_codebook
from framing.dictionaries import Category, Dictionary, Entry
from framing.dictionaries.concepts import concepts_of, dictionary_of, with_dictionaries
from framing.dictionaries.toml import codebook_text
from framing.errors import InputError


def category(name: str, *inside: str | Category) -> Category:
    entries = tuple(Entry(item) for item in inside if isinstance(item, str))
    return Category(name, entries, tuple(item for item in inside if isinstance(item, Category)))


def dictionary(*categories: Category, name: str = "d") -> Dictionary:
    return Dictionary(name, categories, sha256=name)


def shown(concepts: list[Concept] | tuple[Concept, ...]) -> dict[str, dict[str, tuple[str, ...]]]:
    return {concept.name: {wording.name: wording.patterns for wording in concept.wordings} for concept in concepts}


def test_a_category_alone_is_a_concept_with_one_wording() -> None:
    concepts, losses = concepts_of(dictionary(category("rain", "drizzle*"), category("sun", "glare")))
    assert shown(concepts) == {"rain": {"rain": ("drizzle*",)}, "sun": {"sun": ("glare",)}} and losses == []


def test_categories_inside_are_the_wordings_with_all_below_them() -> None:
    deep = category("weather", "sky", category("wet", "rain", category("cold", "sleet")), category("dry", "dust"))
    concepts, losses = concepts_of(dictionary(deep))
    assert shown(concepts) == {
        "weather": {"weather": ("sky",), "wet": ("rain", "sleet"), "dry": ("dust",)},
        "weather.wet": {"wet": ("rain",), "cold": ("sleet",)},
    }
    assert losses == []


def test_what_lies_below_is_not_counted_again_above() -> None:
    liwc = category("mood", "glee", "gloom", category("up", "glee"), category("down", "gloom"))
    assert shown(concepts_of(dictionary(liwc))[0]) == {"mood": {"up": ("glee",), "down": ("gloom",)}}


def test_a_category_inside_that_has_the_same_name_is_told_apart() -> None:
    concepts, _ = concepts_of(dictionary(category("sea", "wave", category("Sea", "tide"))))
    assert shown(concepts) == {"sea": {"sea (itself)": ("wave",), "Sea": ("tide",)}}


@pytest.mark.parametrize(
    ("one", "other"), [("haze", "haze"), ("ha*", "haze"), ("haze", "HA*"), ("ha*", "haz*"), ("big ha*", "big haz*")]
)
def test_categories_that_share_a_term_do_not_hide_each_other(one: str, other: str) -> None:
    concepts, losses = concepts_of(dictionary(category("sky", category("a", one, "x"), category("b", other))))
    assert set(shown(concepts)) == {"sky", "sky.a", "sky.b"}
    assert set(shown(concepts)["sky"]["sky"]) >= {"x", one} and len(losses) == 1 and "each is a concept of its own" in losses[0]


@pytest.mark.parametrize(("one", "other"), [("ha*", "ha zone"), ("haze", "haz"), ("haz", "haze crime*"), ("ha*", "zha")])
def test_other_terms_are_rivals(one: str, other: str) -> None:
    concepts, losses = concepts_of(dictionary(category("sky", category("a", one), category("b", other))))
    assert set(shown(concepts)) == {"sky"} and losses == []


def test_labels_that_differ_only_in_capitals_are_refused() -> None:
    with pytest.raises(InputError, match="differ only in capitals"):
        concepts_of(dictionary(category("Rain", "a"), category("rain", "b")))


def test_lost_weights_are_told_once() -> None:
    weighted = Category("c", (Entry("a", 2.0), Entry("b", 0.5), Entry("c")))
    assert concepts_of(dictionary(weighted))[1] == ["weights are left out, since mentions are counted: of 'a' and 1 more"]


def test_dictionaries_join_a_codebook_and_its_hash() -> None:
    codebook = parse_codebook('[concepts.rain]\nrain = ["downpour"]\n')
    first, second = dictionary(category("Rain", "drizzle"), name="met"), dictionary(category("sun", "glare"), name="sky")
    joined, _ = with_dictionaries(codebook, [first, second])
    assert [concept.name for concept in joined.concepts] == ["rain", "Rain (met)", "sun"]
    assert len({joined.sha256, codebook.sha256, with_dictionaries(codebook, [first])[0].sha256}) == 3
    assert with_dictionaries(codebook, [])[0] == codebook
    other = parse_codebook('[targets]\na = ["a"]\n[concepts.sun]\nsun = ["glare"]\n')
    assert with_dictionaries(codebook, [other])[1] == [": only its concepts are taken, not its targets"]
    assert Entry("big wave").phrase and not Entry("Wave {case}").phrase
    with pytest.raises(InputError, match="given twice"):
        with_dictionaries(codebook, [second, second, second])


def test_a_codebook_becomes_a_dictionary_and_says_what_it_loses() -> None:
    wordings = (Wording("mist", ("mist*",), "euphemism"), Wording("smog", ("smog",)))
    codebook = parse_codebook(
        codebook_text(Codebook(name="air", concepts=(Concept("haze", wordings), Concept("sun", (Wording("sun", ("sun",)),)))))
    )
    found, losses = dictionary_of(codebook, "air")
    assert found.categories == (category("haze", category("mist", "mist*"), category("smog", "smog")), category("sun", "sun"))
    assert losses == ["valences are left out: of 'mist'"]


labels = st.text(min_size=1, max_size=8).filter(lambda text: bool(text.strip()) and text.isprintable())


@given(
    st.lists(
        st.tuples(labels, st.sampled_from(["", "neutral"])), min_size=1, max_size=4, unique_by=lambda pair: pair[0].casefold()
    )
)
def test_a_codebook_that_was_written_is_read_as_the_same(named: list[tuple[str, str]]) -> None:
    patterns = tuple(f"word{n}* {{case}}" for n in range(40))
    concept = Concept('a "b" \\ é', tuple(Wording(name, patterns, valence) for name, valence in named))
    try:
        found = parse_codebook(codebook_text(Codebook(name="n", version="2", concepts=(concept,)), ["a\nremark"]))
    except InputError as error:
        assert "label" in str(error)  # two that are one when folded, or nothing
        return
    assert found.concepts == (concept,) and found.name == "n"
