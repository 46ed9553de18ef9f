"""The pages of ``framing view``: what is found under which address."""

from __future__ import annotations

import http.client

from framing.serving import Server
from framing_html.served import address


def ask(server: Server, path: str = "", method: str = "GET") -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.request(method, f"/{server.token}/{path}")
    answer = connection.getresponse()
    found = answer.status, answer.read().decode()
    connection.close()
    return found


def test_a_page_that_does_not_exist(server: Server) -> None:
    for path in (
        "nothing",
        "article",
        "article?number=0",
        "article?number=1%20OR%201",
        "article?number=%C2%B2",
        "../etc/passwd",
    ):
        assert ask(server, path)[0] == 404, path
    assert ask(server, "", "HEAD") == (200, "")


def test_an_address_holds_any_value() -> None:
    assert address("passages", {"group": "A & B", "target": "", "q": "\ud800"}) == "passages?group=A+%26+B&q=%3F"


def test_what_is_asked_for_is_shown_as_text(server: Server) -> None:
    status, page = ask(server, "passages?q=%3Cscript%3Ealert(1)%3C/script%3E&group=%22%3E%3Cb%3E")
    assert status == 200 and "&lt;script&gt;alert(1)" in page and page.count("<script>") == 1 and "<b>" not in page


def test_the_report_leads_to_all_passages_of_a_number(server: Server) -> None:
    page = ask(server)[1]
    assert "passages?group=Gazette&amp;measure=count.word" in page and "article?number=" in page
    assert 'href="/' not in page, "the secret stands before every address"
