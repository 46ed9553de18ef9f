"""The report in Markdown."""

from __future__ import annotations

import re

import pytest

from framing.report.content import sections_of
from framing.report.sections import Subject
from framing_html.markdown import markdown, plain


def test_markdown_has_the_sentences_the_tables_and_the_passages(weather: Subject) -> None:
    made = markdown(weather, sections_of(weather), title="The *weather*")
    assert made.startswith("<!-- generator: framing -->\n\n# The \\*weather\\*\n")
    assert "| calm | 2 own, 2 attributed | 0 | 0 |" in made
    assert re.search(r"^> A storm, a storm, -storm\. \(Herald\)", made, re.MULTILINE)


@pytest.mark.parametrize(
    "string",
    ["<b>x</b>", "| a |", "[x](javascript:y)", "# head", "* item", "> said", "`code`", "http://x.example", "@name", "&lt;"],
)
def test_markdown_of_others_is_text(string: str) -> None:
    assert not re.search(r"(?<!\\)[<>|`*\[\]@&]|^[#>*+-]|(?<!\\):(?=//)", plain(string))
