"""A passage that is called wrong on the page is written to the corrections, and its number is made again."""

from __future__ import annotations

import html
import http.client
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from framing.cli.options import Shared
from framing.cli.recheck import Recheck as Corrections
from framing.load.corrections import load_corrections
from framing.report.sections import Subject
from framing_html.recheck import Recheck
from framing_html.served import Site
from framing_html.store import Store

Work = Callable[[], object]


class Pages(Recheck):
    """The pages of a subject, and the work that they left for later."""

    def __init__(self, subject: Subject, store: Store) -> None:
        self.work: list[Work] = []
        super().__init__(Site(subject, (), store), lambda made: Site(made, (), store), self.work.append)


@pytest.fixture
def corrections(subject: Subject, tmp_path: Path) -> Corrections:
    measures = frozenset(subject.comparison.measures)
    return Corrections(Shared(paths=[tmp_path]), {"by": "outlet"}, file=tmp_path / "corrections.csv", measures=measures, total=80)


@pytest.fixture
def pages(subject: Subject, store: Store, corrections: Corrections) -> Pages:
    return Pages(replace(subject, recheck=corrections), store)


def form_of(page: str, action: str) -> dict[str, str]:
    """What the first form for an action sends."""
    form = re.search(rf'<form action="{action}(?:#\w+)?".*?</form>', page, re.DOTALL)
    assert form is not None
    return {name: html.unescape(value) for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', form[0])}


def ask(pages: Pages, path: str, **asked: str) -> str:
    page = pages.page(path, asked)
    assert page is not None
    return page


def send(pages: Pages, path: str, sent: dict[str, str] | None = None) -> str:
    page = pages.write(path, sent or {})
    assert page is not None
    return page


def test_a_wrong_passage_is_written_told_and_taken_back(pages: Pages, corrections: Corrections) -> None:
    sent = form_of(ask(pages, "/passages", group="Gazette", page="1"), "wrong")
    page = send(pages, "/wrong", sent)
    (row,) = load_corrections(corrections.file).rows
    assert (row.kind, row.text, row.value) == ("none", "storm", "count.word")
    assert "Called wrong." in page and "1 correction not in the numbers yet" in page
    assert '<option value="Gazette" selected>' in page, "the list is the one that the button stood in"
    assert "stands in your corrections already" in send(pages, "/wrong", sent)
    assert "Called wrong." not in send(pages, "/right", form_of(page, "right"))
    assert load_corrections(corrections.file).rows == () and "was not called wrong" in send(pages, "/right", sent)


def test_what_the_file_says_already_is_told(pages: Pages, corrections: Corrections) -> None:
    send(pages, "/wrong", form_of(ask(pages, "/passages"), "wrong"))
    corrections.written.clear()  # as if an earlier run had written it
    assert "Called wrong in your corrections." in ask(pages, "/passages")


def test_only_passages_that_are_there_are_written(pages: Pages, corrections: Corrections) -> None:
    sent = form_of(ask(pages, "/passages"), "wrong")
    for name, value in (("doc_id", "<other>"), ("start", "9999999"), ("measure", "tone.polarity")):
        page = send(pages, "/wrong", {**sent, name: value})
        assert "no such passage" in page and "<other>" not in page
    for name in ("start", "end"):
        with pytest.raises(ValueError, match="expected a passage"):
            pages.write("/wrong", {**sent, name: "x"})
    assert not corrections.file.exists() and pages.write("/other", {}) is None


def test_a_measure_without_passages_to_take_out_has_no_button(pages: Pages, corrections: Corrections) -> None:
    sent = form_of(ask(pages, "/passages"), "wrong")
    corrections.measures = frozenset()
    page = ask(pages, "/passages")
    assert 'action="wrong' not in page and "no passages that can be taken out" in page
    assert "no such passage" in send(pages, "/wrong", sent) and not corrections.file.exists()


def test_a_file_that_cannot_be_written_is_told_on_the_page(pages: Pages, corrections: Corrections) -> None:
    corrections.file.write_text("a,b\n1,2\n", "utf-8")
    assert "no column correction" in ask(pages, "/passages")
    page = send(pages, "/wrong", form_of(ask(pages, "/passages"), "wrong"))
    assert "Nothing was written: " in page and corrections.file.read_text("utf-8") == "a,b\n1,2\n"


def test_the_numbers_are_as_before_while_they_are_made_and_when_that_fails(
    pages: Pages, corrections: Corrections, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = send(pages, "/again")
    assert "0 of 80 articles" in page and 'action="stop"' in page
    assert "being made again" in ask(pages, "/passages") and len(pages.work) == 1
    send(pages, "/again")
    assert len(pages.work) == 1, "once is enough"

    def fails(subject: Subject) -> Subject:
        raise RuntimeError("<no room>")

    monkeypatch.setattr(corrections, "make", fails)
    pages.work.pop()()
    page = ask(pages, "/corrections")
    assert "could not be made again and are as before: &lt;no room&gt;" in page and 'id="making"' not in page
    assert 'action="again"' in page and "Every number is as it was" in page


def test_making_can_be_stopped(pages: Pages, corrections: Corrections) -> None:
    send(pages, "/again")
    assert "Stopping." in send(pages, "/stop")
    pages.work.pop()()
    assert "stopped; the numbers are as before" in ask(pages, "/corrections")


def test_what_the_numbers_were_and_are(
    pages: Pages, subject: Subject, make: Any, corrections: Corrections, monkeypatch: pytest.MonkeyPatch
) -> None:
    from framing.compare.comparison import compare

    send(pages, "/wrong", form_of(ask(pages, "/passages"), "wrong"))
    ((document, start, end, _),) = corrections.written
    other = make.scored([make.article("A storm storm.", "Gazette", 1)], make.word_measure("storm", main=True))
    other.run = {**other.run, "corrections": {"rows": [[2, "none", document, start, end, "", "x"]], "unmatched": [[2, "<why>"]]}}
    monkeypatch.setattr(corrections, "make", lambda was: replace(was, comparison=compare(other)))
    send(pages, "/again")
    pages.work.pop()()
    page = ask(pages, "/corrections")
    assert "made with your corrections" in page and "Did nothing: &lt;why&gt;" in page
    assert re.search(r"Herald</bdi></th>.*?<td><bdi>[\d.]+</bdi></td><td><bdi>–</bdi></td></tr>", page)
    assert "1 correction not in the numbers yet" in send(pages, "/back", form_of(page, "back"))


def test_a_saved_result_has_nothing_to_correct(subject: Subject, store: Store) -> None:
    pages = Pages(subject, store)
    page = ask(pages, "/passages")
    assert (
        'action="wrong' not in page and "this is a saved result" in page and 'href="corrections"' not in ask(pages, "/articles")
    )
    assert pages.page("/corrections", {}) is None
    assert pages.write("/wrong", {}) is None and pages.write("/again", {}) is None and not pages.work


def test_articles_that_cannot_be_scored_again_say_why(pages: Pages, corrections: Corrections) -> None:
    corrections.why_not = "they came through a <pipe>"
    assert "cannot be called wrong here: <bdi>they came through a &lt;pipe&gt;" in ask(pages, "/passages")
    assert "&lt;pipe&gt;" in ask(pages, "/corrections") and pages.write("/again", {}) is None


def asked(where: str, path: str, sent: dict[str, str] | None = None, **headers: str) -> tuple[int, str]:
    host, token = re.match(r"http://([^/]+)/([^/]+)/", where).groups()  # type: ignore[union-attr]
    connection = http.client.HTTPConnection(host, timeout=30)
    own = {"Origin": f"http://{host}", "Content-Type": "application/x-www-form-urlencoded", **headers}
    body = None if sent is None else urlencode(sent)
    connection.request("GET" if sent is None else "POST", f"/{token}/{path}", body, {} if sent is None else own)
    answer = connection.getresponse()
    found = answer.status, answer.read().decode()
    connection.close()
    return found


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGINT to send to a process on Windows")
def test_from_wrong_to_another_number_in_the_browser(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    for n, said in enumerate(("The mayor said the bridge was safe. It opened on Monday.", "The bridge opened on Monday.")):
        (articles / f"herald-{n}.txt").write_text(f"{said}\n", "utf-8")
    options = (
        "--measures",
        "sourcing.attributed_share",
        "--plugins",
        "sourcing,html",
        "--quiet",
        "--workers",
        "2",
    )
    command = [sys.executable, "-m", "framing", "view", str(articles), *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        request.addfinalizer(process.kill)
        assert process.stdout is not None
        where = process.stdout.readline().split()[0]
        sent = form_of(asked(where, "passages")[1], "wrong")
        assert asked(where, "wrong", sent, Origin="http://other.example")[0] == 403
        assert asked(where.replace(where.split("/")[3], "guessed"), "wrong", sent)[0] == 403
        assert asked(where, "wrong", sent, Host="other.example")[0] == 403
        assert not (articles / "corrections.csv").exists()
        assert asked(where, "wrong", sent)[0] == 200 and (articles / "corrections.csv").is_file()
        assert asked(where, "again", {})[0] == 200
        for _ in range(1200):
            if 'id="making"' not in (page := asked(where, "corrections")[1]):
                break
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
    assert re.search(r"<td><bdi>[1-9]\d*%</bdi></td><td><bdi>0%</bdi></td></tr>", page), page
    assert "Traceback" not in errors and process.returncode in (0, 1)
