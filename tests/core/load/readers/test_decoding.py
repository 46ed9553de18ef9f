"""Bytes become text: encodings are told apart, repairs are counted, binary files are refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.errors import InputError
from framing.load.readers.decoding import clean, clean_line, decode, listing

ENGLISH = "The mayor’s office said that it was “not ready” to open the café on the quay, as had been hoped. "
CHINESE = "市长办公室表示，码头上的咖啡馆尚未准备好开放，这与此前的期望不同。居民对此感到失望，并要求给出新的日期。" * 3


def decoded(raw: bytes) -> tuple[str, list[str]]:
    text, notes = decode(raw)
    text, repairs = clean(text)
    return text, [*notes, *repairs]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\ufeff\0")))
def test_utf8_comes_back_exactly(text: str) -> None:
    assert decoded(text.encode()) == (text, []) or text.startswith(("%PDF-", "PK\x03\x04", "GIF8", "SQLite format 3", "PAR1"))


def test_a_byte_order_mark_is_dropped_once() -> None:
    assert decoded(b"\xef\xbb\xbfA.") == ("A.", [])
    assert decoded("A\ufeffB".encode()) == ("A\ufeffB", [])


def test_line_ends_become_lf() -> None:
    assert decoded(b"a\r\nb\rc\n\r\nd") == ("a\nb\nc\n\nd", [])


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (ENGLISH, "cp1252", "windows-1252"),
        (ENGLISH, "utf-16", "utf-16"),
        (ENGLISH, "utf-16-le", "utf-16-le"),
        (ENGLISH, "utf-16-be", "utf-16-be"),
        (ENGLISH, "utf-32", "utf-32"),
        (CHINESE, "gb18030", "gb18030"),
    ],
)
def test_other_encodings_are_detected_and_noted(text: str, codec: str, name: str) -> None:
    assert decoded(text.encode(codec)) == (text, [f"decoded as {name}: detected, the file is not UTF-8"])


def test_bad_bytes_in_utf8_are_replaced_and_counted() -> None:
    text, notes = decoded("Ein Café, zwei Cafés, drei Cafés: ".encode() + b"\xff\xfe!")
    assert text == "Ein Café, zwei Cafés, drei Cafés: \ufffd\ufffd!"
    assert notes == ["invalid bytes or half characters replaced by U+FFFD: 2"]


def test_bytes_that_are_no_western_letters_make_no_windows_text() -> None:
    assert (
        decoded(b"The office said \xff\xfe\x81 that it was not ready.")[0]
        == "The office said \ufffd\ufffd\ufffd that it was not ready."
    )


def test_nul_characters_are_replaced_and_noted() -> None:
    assert decoded(b"One\0two.") == ("One\ufffdtwo.", ["NUL characters replaced by U+FFFD: 1"])


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF file"),
        (b"PK\x03\x04\x14\0", "a ZIP, DOCX or EPUB file"),
        (b"\x7fELF\x02\x01\x01" + b"\0" * 9 + b"\xff\xfe\x80", "a binary file"),
        (bytes(range(256)) * 8, "a binary file"),
        (b"\0" * 100, "a binary file"),
    ],
)
def test_binary_files_are_refused_by_kind(raw: bytes, kind: str) -> None:
    with pytest.raises(InputError, match=f"{kind}, not text"):
        decode(raw)


@given(st.text(st.characters()))
def test_clean_text_can_be_written_as_utf8_and_stays_clean(text: str) -> None:
    cleaned, _ = clean(text)
    cleaned.encode()
    assert "\r" not in cleaned
    assert clean(cleaned)[0] == cleaned.removeprefix("\ufeff")


def test_half_a_surrogate_pair_is_replaced_and_noted() -> None:
    assert clean("a\ud83d") == ("a\ufffd", ("invalid bytes or half characters replaced by U+FFFD: 1",))


def test_a_short_value_is_one_line() -> None:
    assert clean_line(" The\r\nbridge \ud800 opens\t") == "The bridge \ufffd opens"


@given(st.binary())
def test_any_bytes_become_text_or_a_one_line_error(raw: bytes) -> None:
    try:
        decoded(raw)[0].encode()
    except InputError as error:
        assert "\n" not in str(error)


def test_a_list_in_a_message_has_its_first_names_and_how_many_more() -> None:
    assert listing([]) == ""
    assert listing(["a\nb", "c"]) == "a b, c"
    assert listing(map(str, range(10)), most=3) == "0, 1, 2 and 7 more"
    assert listing(["abcdef"], longest=3) == "abc"
