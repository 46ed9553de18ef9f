"""Text files and their front matter."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.errors import InputError
from framing.load.readers.texts import front_matter, read_text


def split(text: str) -> tuple[dict[str, Any], str]:
    record, begin = front_matter(text)
    return record, text[begin:]


def test_toml() -> None:
    text = '+++\noutlet = "Herald"\npages = 2\n+++\n\nCars crossed it.\n+++\n'
    assert split(text) == ({"outlet": "Herald", "pages": 2}, "Cars crossed it.\n+++\n")


def test_yaml() -> None:
    text = (
        "---\n# a comment\noutlet: Herald # another\ntitle: 'Bridge: it opens'\nurl: https://a.example/x#y\n"
        'authors:\n  - R. Quay\n  - S. Pier\ntags: [bridge, "cars"]\n---\nCars crossed it.'
    )
    assert split(text) == (
        {
            "outlet": "Herald",
            "title": "Bridge: it opens",
            "url": "https://a.example/x#y",
            "authors": ["R. Quay", "S. Pier"],
            "tags": ["bridge", "cars"],
        },
        "Cars crossed it.",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Cars crossed it.",
        "---\nA scene.\n---\nAnother scene.",  # rules between paragraphs
        "---\noutlet: Herald\nCars crossed it.",  # never closed
        "---\nauthor:\n  name: R. Quay\n---\nCars crossed it.",  # nested
        "---\n---\nCars crossed it.",
        "Cars.\n---\noutlet: Herald\n---\n",
    ],
)
def test_what_is_no_front_matter_stays_in_the_text(text: str) -> None:
    assert split(text) == ({}, text)


def test_front_matter_that_is_not_toml_is_told_with_its_line() -> None:
    with pytest.raises(InputError, match=r"the front matter between \+\+\+ lines is not TOML: .*line 2"):
        split("+++\na = 1\nb = x\n+++\nCars crossed it.")


@given(st.text())
def test_any_text_has_front_matter_or_not(text: str) -> None:
    record, rest = split("---\n" + text)
    assert text.endswith(rest) if record else rest == "---\n" + text


def test_a_file_with_windows_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf---\r\noutlet: Herald\r\n---\r\nCars\r\ncrossed it.\r\n")
    (document,) = read_text(path, lambda where, reason: None)
    assert (document.outlet, document.text, document.notes) == ("Herald", "Cars\ncrossed it.\n", ())
