"""A passage that is called wrong on the page is written to the corrections, and its number is made again."""

from __future__ import annotations

import html
import http.client
import os
import re
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import pytest

from framing.load.corrections import load_corrections
from framing.report.sections import Subject
from framing_html.recheck import Recheck
from framing_html.served import Site
from framing_html.store import Store

ROOT = Path(__file__).parents[3]


def ask(where: str, path: str, sent: dict[str, str] | None = None, **headers: str) -> tuple[int, str]:
    host, token = re.match(r"http://([^/]+)/([^/]+)/", where).groups()  # type: ignore[union-attr]
    connection = http.client.HTTPConnection(host, timeout=120)
    own = {"Origin": f"http://{host}", "Content-Type": "application/x-www-form-urlencoded", **headers}
    body = None if sent is None else urlencode(sent)
    connection.request("GET" if sent is None else "POST", f"/{token}/{path}", body, {} if sent is None else own)
    answer = connection.getresponse()
    found = answer.status, html.unescape(answer.read().decode())
    connection.close()
    return found


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGINT to send to a process on Windows")
def test_a_wrong_passage_is_written_and_the_number_made_again(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    articles = tmp_path / "seeds"
    shutil.copytree(ROOT / "seeds", articles)
    command = [sys.executable, "-m", "framing", "view", str(articles), "--measures", "sourcing.attributed_share", "--quiet"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        request.addfinalizer(process.kill)
        assert process.stdout is not None
        where = process.stdout.readline().split()[0]
        page = ask(where, "passages")[1]
        number = re.findall(r'name="passage" value="(\d+)"', page)[0]
        assert ask(where, "wrong", {"passage": number}, Origin="http://other.example")[0] == 403
        assert not (articles / "corrections.csv").exists()
        assert ask(where, "wrong", {"passage": "0"})[0] == 404
        status, told = ask(where, "wrong", {"passage": number})
        assert status == 200 and "Written to your corrections: none," in told
        assert "already" in ask(where, "wrong", {"passage": number})[1]
        (row,) = load_corrections(articles / "corrections.csv").rows
        assert row.kind == "none" and row.value == "sourcing.attributed_share" and row.text
        assert "scored again" in ask(where, "again", {})[1]
        for _ in range(200):
            told = ask(where, "changed")[1]
            if "was" in told:
                break
        before, now = map(float, re.findall(r"was ([\d.]+), is ([\d.]+)", told)[0])
        assert now < before
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert "Traceback" not in errors and process.returncode in (0, 1)


def test_a_saved_result_has_nothing_to_correct(subject: Subject, store: Store) -> None:
    site = Site(subject, (), store)
    recheck = Recheck(lambda: pytest.fail("nothing is to be made again"))
    recheck.begin(site)
    assert "Wrong" not in site.passages({}) and recheck.write("/wrong", {"passage": "1"}) is None
    assert recheck.write("/again", {}) is None


def test_what_is_written_is_the_passage_itself(subject: Subject, store: Store) -> None:
    written: list[tuple[object, ...]] = []

    def wrong(*told: object) -> str:
        written.append(told)
        return "<row>"

    recheck = Recheck(lambda: None)
    recheck.begin(Site(replace(subject, wrong=wrong), (), store))
    page = recheck.write("/wrong", {"passage": "1"})
    assert page is not None and "&lt;row&gt;" in page and "<row>" not in page
    ((document, start, end, text, measure),) = written
    row = store.passage("1")
    assert row is not None and (document, measure) == (row["doc_id"], "count.word") and row["text"][start:end] == text == "storm"
    assert recheck.write("/wrong", {"passage": "x"}) is None and recheck.write("/other", {}) is None
