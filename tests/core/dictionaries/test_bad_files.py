"""Files that are none: each is refused with its name and the reason, and none takes long or much."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.dictionaries import FORMATS, read_dictionary, source
from framing.dictionaries.files import format_of_suffix
from framing.dictionaries.model import DEEPEST
from framing.errors import FramingError, InputError, RequestError

Make = Callable[..., Path]
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize("suffix", [suffix for known in FORMATS.values() for suffix in known.suffixes])
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n \n",
        b"\xef\xbb\xbf",
        b"\x00\x01\x02" * 100,
        b"%PDF-1.7 \n1",
        b"PK\x03\x04rest",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xfe",
    ],
    ids=repr,
)
def test_what_is_no_text_is_refused(file: Make, suffix: str, content: bytes) -> None:
    path = file(f"d{suffix}", content)
    with pytest.raises(InputError, match="^" + re.escape(str(path))):
        read_dictionary(path)


@pytest.mark.parametrize("format", FORMATS)
@given(content=st.binary(max_size=80))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, format: str, content: bytes) -> None:  # noqa: A002
    path = tmp_path_factory.getbasetemp() / "any"
    path.write_bytes(content)
    try:
        assert read_dictionary(path, format).entries
    except InputError as error:
        assert str(error).startswith(str(path))


@pytest.mark.parametrize(
    "text",
    [
        f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY l0 "ha">{LAUGHS}]><dictionary><cnode name="&l9;"/></dictionary>',
        '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><dictionary><cnode name="&x;"/></dictionary>',
        '<!DOCTYPE d SYSTEM "http://127.0.0.1/d.dtd"><dictionary/>',
    ],
    ids=["bomb", "file", "address"],
)
def test_entities_are_not_read(file: Make, text: str) -> None:
    with pytest.raises(InputError, match="document type"):
        read_dictionary(file("d.ykd", text))


@pytest.mark.parametrize(
    "text",
    [
        "<dictionary><cnode name='a'>",
        "<dictionary",
        "<html/>",
        "<?xml version='1.0' encoding='nonsense'?><dictionary/>",
        "<dictionary/>",
    ],
)
def test_broken_or_other_xml_is_refused(file: Make, text: str) -> None:
    with pytest.raises(InputError):
        read_dictionary(file("d.ykd", text))


def test_too_deep_is_refused_in_every_format_that_nests(file: Make) -> None:
    deep = DEEPEST + 2
    texts = {
        "d.yml": "".join(f"{'  ' * n}k{n}:\n" for n in range(deep)) + "  " * deep + "- x\n",
        "e.yml": "a: " + "{a: " * 100_000,
        "d.ykd": "<dictionary>" + '<cnode name="a">' * 100_000,
        "d.cat": "".join(f"{chr(9) * n}k{n}\n" for n in range(deep)) + "\t" * deep + "x (1)\n",
        "d.dic": "%\n" + "".join(f"{chr(9) * n}{n}\tk{n}\n" for n in range(deep)) + "%\nx\t1\n",
        "d.csv": f"term,category\nx,{' > '.join('k' * deep)}\n",
    }
    for name, text in texts.items():
        with pytest.raises(InputError, match="categories in one another"):
            read_dictionary(file(name, text))


def test_an_alias_of_itself_is_refused(file: Make) -> None:
    with pytest.raises(InputError, match="anchors"):
        read_dictionary(file("d.yml", "a: &a\n  b: *a\n"))


def test_too_large_a_file_is_refused(file: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "LARGEST", 1 << 20)
    with pytest.raises(InputError, match="at most 1 MiB"):
        read_dictionary(file("d.lc3", "+a\n" + "word\n" * (1 << 18)))


def test_a_cut_file_gives_what_is_whole(file: Make) -> None:
    found = read_dictionary(file("d.jsonl", '{"label": "a", "pattern": "Sea"}\n{"label": "a", "patt'))
    assert found.entries == 1 and "line 2" in found.problems[0]


def test_a_hundred_thousand_entries_are_read(file: Make) -> None:
    found = read_dictionary(file("d.lc3", "+a\n" + "".join(f"word{n} of*\n" for n in range(100_000))))
    assert found.entries == 100_000


def test_unknown_names_are_refused(file: Make) -> None:
    with pytest.raises(InputError, match="no such dictionary"):
        read_dictionary("nowhere.yml")
    with pytest.raises(InputError, match="known: "):
        read_dictionary(file("d.docx", "words"))
    with pytest.raises(RequestError, match="did you mean 'quanteda'"):
        read_dictionary(file("d.yml", "a: [b]"), "quantda")
    with pytest.raises(FramingError):
        format_of_suffix("")


def test_without_pyyaml_it_says_what_to_install(file: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "yaml", None)
    with pytest.raises(RequestError, match=r'needs PyYAML, .* python -m pip install "PyYAML>=6"$'):
        read_dictionary(file("d.yml", "a: [b]"))


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_dictionary(tmp_path)
