"""Markup that escapes what is not ours."""

from __future__ import annotations

from framing_html.markup import Html, el, join, text


def test_text_is_escaped_once_and_markup_not_again() -> None:
    assert text("<b>&amp;\"'`") == "&lt;b&gt;&amp;amp;&quot;'`"
    assert text(text("<b>")) == "&lt;b&gt;"
    assert join(["<", Html("<br/>")]) == "&lt;<br/>"


def test_what_no_page_can_hold_is_replaced_and_a_carriage_return_kept() -> None:
    assert text("a\x00b\ud800c\rd") == "a\ufffdb\ufffdc&#13;d"
    assert text("a\x1b[31m\x9b\x7f\x07\t\n") == "a\ufffd[31m\ufffd\ufffd\ufffd\t\n"


def test_elements_and_attributes() -> None:
    assert (
        el("a", "<", href='"', class_="x", data_g=3, hidden=True, title=None, id="")
        == '<a href="&quot;" class="x" data-g="3" hidden>&lt;</a>'
    )
    assert el("rect", x=1.5, y=0) == '<rect x="1.5" y="0"/>'
