"""What each tool's own file means."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from framing.dictionaries import Dictionary, read_dictionary, write_dictionary
from framing.dictionaries.files import dictionary_text
from framing.dictionaries.model import Category, Entry
from framing.errors import InputError

Make = Callable[..., Path]


def content(dictionary: Dictionary) -> dict[str, list[str]]:
    """The patterns of each category by its path."""
    return {".".join(path): [entry.pattern for entry in category.entries] for path, category in dictionary.walk()}


def test_quanteda_nests_and_reads_every_value_as_text(file: Make) -> None:
    text = (
        "harbour:\n  ships: [tug*, 'fishing boat*']\n  __: quay\n  people:\n    - docker?\n    - no\n    - 1990\n"
        "weather: {rain: drizzle}\n"
    )
    found = read_dictionary(file("d.yml", text))
    assert found.format == "quanteda" and found.name == "d" and found.depth == 2 and not found.problems
    assert content(found) == {
        "harbour": ["quay"],
        "harbour.ships": ["fishing boat*", "tug*"],
        "harbour.people": ["1990", "docker?", "no"],
        "weather": [],
        "weather.rain": ["drizzle"],
    }


def test_quanteda_takes_categories_in_a_list(file: Make) -> None:
    assert content(read_dictionary(file("d.yml", "a:\n- b: [x]\n- y\n"))) == {"a": ["y"], "a.b": ["x"]}


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("a: &x [b]\nc: *x\n", 1, "anchors"),
        ("a: [b, *c]\n", 1, "anchors"),
        ("a: !!python/name:os.system [b]\n", 1, "tags"),
        ("a: [b]\nc: [d]\na: [e]\n", 3, "stands twice"),
        ("a: [b\nc: d\n", 2, "not YAML"),
        ("- a\n- b\n", 1, "expected categories"),
        ("just words\n", 1, "expected categories"),
        ("a: [[b]]\n", 1, "expected categories"),
        ("? [a]\n: [b]\n", 1, "name must be text"),
        ("a: {__: {b: c}}\n", 1, "holds terms"),
    ],
)
def test_quanteda_refuses_what_could_mean_something_else(file: Make, text: str, line: int, why: str) -> None:
    path = file("d.yml", text)
    with pytest.raises(InputError) as refused:
        read_dictionary(path, "quanteda")
    assert str(refused.value).startswith(f"{path}, line {line}: ") and why in str(refused.value)


def test_liwc_nests_by_tabs_and_tells_each_line_it_cannot_read(file: Make) -> None:
    text = (
        "%\r\n1\tmood\r\n\t2\tglad\r\n\t3\tgloomy\r\n%\r\ncheer*\t1\t2\r\nin the dumps\t1 3\r\n"
        "route 66\t3\r\nhe's\t1\r\n:)\t2\r\n"
        "like (02 134)125/464\t1\r\nkind<of>\t2\r\nsour 3\r\nodd\t9\r\nlost\r\nwhat?\t1\r\n"
    )
    found = read_dictionary(file("d.dic", text))
    assert content(found) == {
        "mood": ["cheer*", "in the dumps", "what"],
        "mood.glad": ["cheer*"],
        "mood.gloomy": ["in the dumps", "route 66", "sour"],
    }
    assert [problem.partition(": ")[0] for problem in found.problems] == [f"line {n}" for n in (9, 10, 11, 12, 14, 15)]
    assert found.notes == ("line 16: 'what?' is read as 'what': marks do not count",)


def test_older_files_are_windows_1252(file: Make) -> None:
    found = read_dictionary(file("d.dic", "%\n1\tcaf\xe9\n%\nna\xefve*\t1\ncan\x92t\t1\n".encode("latin-1")))
    assert content(found) == {"café": ["can’t", "naïve*"]}


@pytest.mark.parametrize("text", ["a\t1\n", "%\n1\ta\nb\t1\n", "%\nx\ta\n%\n", "%\n1\ta\n1\tb\n%\nx\t1\n"])
def test_liwc_without_its_categories_is_refused(file: Make, text: str) -> None:
    with pytest.raises(InputError, match=r"expected|two categories"):
        read_dictionary(file("d.dic", text), "liwc")


def test_liwc_22_has_a_column_a_category(file: Make) -> None:
    found = read_dictionary(file("d.dicx", "DicTerm,warm,cold\nsun*,X,\nice age,,X\nfrost,0,2.5\nfog,,maybe\n"))
    assert content(found) == {"warm": ["sun*"], "cold": ["frost", "ice age"]}
    assert [entry.weight for entry in found.categories[1].entries] == [2.5, 1.0]
    assert content(read_dictionary(file("n.csv", "word;warm\nsun;1\n"), "liwc22")) == {"warm": ["sun"]}
    assert len(found.problems) == 1 and "'maybe' is neither X nor a number" in found.problems[0]


def test_lexicoder_drops_colours(file: Make) -> None:
    found = read_dictionary(file("d.lc3", "+gloomy#AA0000\na damp squib\nsulk**\n\n+glad\nbeam*\n"))
    assert content(found) == {"gloomy": ["a damp squib", "sulk**"], "glad": ["beam*"]}


def test_a_line_before_the_first_category_is_told(file: Make) -> None:
    found = read_dictionary(file("d.lc3", "stray\n+a\nb\n"), "lexicoder")
    assert content(found) == {"a": ["b"]} and "line 1: 'stray'" in found.problems[0]


def test_yoshikoder_keeps_terms_beside_categories(file: Make) -> None:
    text = (
        '<?xml version="1.0"?><dictionary style="050805" patternengine="substring"><cnode name="Ports">'
        '<cnode name="R&amp;D"><pnode name="boat*"/><cnode name="inner"><pnode name="pier" score="-2"/></cnode>'
        '<pnode name="what?"/></cnode><pnode name="stray"/></cnode></dictionary>'
    )
    found = read_dictionary(file("d.ykd", text))
    assert found.name == "Ports" and content(found) == {"R&D": ["boat*", "what"], "R&D.inner": ["pier"]}
    assert found.categories[0].categories[0].entries[0].weight == -2
    assert "'stray' is left out: it lies in no category" in found.problems[0]


def test_what_no_xml_can_hold_does_not_keep_yoshikoder_from_reading(file: Make) -> None:
    entry = Entry("boat")
    made = Dictionary("a\x07\x1b b", (Category("c\x00d\ufffe", (entry,), (Category("e\x1bf", (entry,)),)),))
    text, lost = dictionary_text(made, "yoshikoder")
    found = read_dictionary(file("d.ykd", text))
    assert not lost and found.name == "a b" and content(found) == {"c d": ["boat"], "c d.e f": ["boat"]}


def test_yoshikoders_regular_expressions_are_refused(file: Make) -> None:
    with pytest.raises(InputError, match="regular expressions"):
        read_dictionary(file("d.ykd", '<dictionary patternengine="regexp"><cnode name="a"/></dictionary>'))


def test_wordstat_nests_by_indents_of_any_kind(file: Make) -> None:
    text = (
        "SOUTH\n   \tBW\n   \t\tKgal* (1)\n   \t\tdry_river (3)\n   \tZA\n   \t\tTable Bay (1)\n"
        "\t@RIVER [dry NEAR bed] (1)\nsea (1)\n"
    )
    found = read_dictionary(file("d.cat", text))
    assert content(found) == {"SOUTH": [], "SOUTH.BW": ["Kgal*", "dry river"], "SOUTH.ZA": ["Table Bay"]}
    assert found.categories[0].categories[0].entries[1].weight == 3
    assert [problem[:8] for problem in found.problems] == ["line 7: ", "line 8: "]


def test_a_table_needs_no_order_and_takes_patterns(file: Make) -> None:
    found = read_dictionary(file("d.csv", "label;word;score\ncold > wet;sleet*;1,5\ncold;frost;\n"))
    assert content(found) == {"cold": ["frost"], "cold.wet": ["sleet*"]}
    assert found.categories[0].categories[0].entries[0].weight == 1.5
    rich = read_dictionary(file("p.csv", 'pattern,category\n"<evict> ...5 tenants",out\n(open,out\n'))
    assert content(rich) == {"out": ["<evict> ...5 tenants"]} and "is not closed" in rich.problems[0]
    with pytest.raises(InputError, match="expected columns for term"):
        read_dictionary(file("q.csv", "x,y\na,b\n"))


def test_spacy_patterns_keep_what_patterns_can_say(file: Make) -> None:
    records = [
        {"label": "A", "pattern": "Sea Wall"},
        {"label": "A", "pattern": [{"LOWER": "harbour"}, {"IS_PUNCT": True, "OP": "?"}, {"LEMMA": "strike"}]},
        {"label": "A", "pattern": [{"LOWER": "anti"}, {"ORTH": "-"}, {"LOWER": "war"}]},
        {"label": "A", "pattern": [{"LOWER": "do"}, {"LOWER": "n't"}, {"OP": "{0,4}"}, {"LOWER": {"IN": ["sail", "row"]}}]},
        {"label": "B", "pattern": [{"LOWER": {"REGEX": "^tug.*$"}}, {"LOWER": "boat", "OP": "?"}, {}, {"LOWER": "crew"}]},
        {
            "label": "B",
            "pattern": [{"LEMMA": "land", "POS": "NOUN"}, {"LOWER": "crew", "POS": "PROPN", "OP": "?"}, {"LOWER": "x"}],
        },
        {"label": "B", "pattern": [{"POS": "PRON"}, {"LOWER": "crew"}]},
        {"label": "B", "pattern": [{"LOWER": "two words"}]},
        {"label": "B", "pattern": [{"LOWER": "very", "OP": "+"}, {"LOWER": "wet"}]},
        {"label": "B", "pattern": [{"LOWER": {"REGEX": "(a|aa)+$"}}]},
        {"pattern": "no label"},
    ]
    found = read_dictionary(file("p.jsonl", "\n".join([*map(json.dumps, records), "{broken"])))
    assert content(found) == {
        "A": ["Sea Wall {case}", "anti-war", "don't ...4 (sail|row)", "harbour <strike>"],
        "B": ["<land>/NOUN [crew/NAME] x", "tug* [boat] * crew"],
    }
    assert [problem.partition(":")[0] for problem in found.problems] == [f"line {n}" for n in range(7, 13)]
    copy = file("q.jsonl", "")
    assert write_dictionary(found, copy) == [] and read_dictionary(copy).categories == found.categories


def test_what_a_format_cannot_say_is_named(file: Make) -> None:
    rich = read_dictionary(file("p.csv", "pattern,category,weight\n<evict> them,out > home,2\nmove*,out,1\nwhat?,out,1\n"))
    _, lost = dictionary_text(rich, "lexicoder")
    assert lost[0] == "out.home: lies in another category, which Lexicoder cannot say; only its name would tell"
    _, lost = dictionary_text(rich, "quanteda")
    assert lost[0] == "out.home: '<evict> them' loses its weight 2, which the format cannot say"
    assert lost[1] == "out.home: '<evict> them' has any form of a word, <…>, which the format cannot say"
    assert "has the wildcard ?" in " ".join(dictionary_text(rich, "liwc")[1])
    possessive = read_dictionary(file("s.csv", "pattern,category\nharbour's,a\nharbour,a\n"))
    assert len(dictionary_text(possessive, "lexicoder")[1]) == 1  # to framing it is harbour, to others it is not
    tagged = read_dictionary(file("t.csv", "pattern,category\nleaves/NOUN,tree\n"))
    assert dictionary_text(tagged, "lexicoder")[1] == ["tree: 'leaves/NOUN' asks for a part of speech, which the format cannot"]
    path = file("d.lc3", "kept")
    with pytest.raises(InputError, match="not all of the dictionary can be written"):
        write_dictionary(rich, path)
    assert path.read_text() == "kept"
    assert write_dictionary(rich, path, lossy=True) and content(read_dictionary(path)) == {"out": ["move*", "what?"]}
    nested = read_dictionary(file("n.yml", "out: {home: [attic], sea: [raft]}\n"))
    for name in ("n.lc3", "n.dicx", "n.jsonl"):
        assert len(write_dictionary(nested, file(name, ""), lossy=True)) == 2
        assert list(content(read_dictionary(file(name, (path.parent / name).read_text())))) == ["out.home", "out.sea"]


def test_content_tells_the_format_whatever_the_name(file: Make) -> None:
    assert read_dictionary(file("a.csv", "%\n1\ta\n%\nx\t1\n")).format == "liwc"
    assert read_dictionary(file("a.dic", "+a\nx\n")).format == "lexicoder"
    assert read_dictionary(file("a", "a:\n  - x\n")).format == "quanteda"
    assert read_dictionary(file("a.bin", "A\n\tx (1)\n")).format == "wordstat"
    assert read_dictionary(file("a.txt", "term,category\nx,a\n")).format == "csv"
