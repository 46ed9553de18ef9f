"""The report as a Word file."""

from __future__ import annotations

import importlib.util
import io
import zipfile

import pytest

from framing.report.blocks import Prose
from framing.report.content import sections_of
from framing.report.sections import Made, Subject


@pytest.mark.skipif(importlib.util.find_spec("docx") is None, reason="python-docx comes with the extra 'report'")
def test_a_word_file_holds_the_tables_and_no_character_it_cannot(weather: Subject) -> None:
    from framing_html.word import word

    made = [*sections_of(weather), Made("a.b", "odd \x00\x0b\ud800", (Prose(("<w:p/>",)),))]
    with zipfile.ZipFile(io.BytesIO(word(weather, made))) as archive:
        inside = archive.read("word/document.xml").decode()
    assert "2 own, 2 attributed" in inside and "odd \ufffd\ufffd\ufffd" in inside and "&lt;w:p/&gt;" in inside
