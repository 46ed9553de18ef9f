"""The page “Ten plugins in ten minutes”: each is short, whole, keeps its contract, and finds what it says."""

from __future__ import annotations

import json
import re
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import framing
from framing import Document, load_plugins
from framing.plugins import Plugins
from framing.testing import annotations_of, check_plugin, scores

PAGE = Path(__file__).parents[2] / "docs" / "ten-plugins.md"
CODE = dict(re.findall(r"^`framing_(\w+)\.py`:\n\n```python\n(.*?)^```", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL))
NEEDS_SHORT = ("alarm", "asked")  # the two that show batches and models
LINES = {**dict.fromkeys(CODE, 60), **dict.fromkeys(NEEDS_SHORT, 40)}


@pytest.fixture(scope="module")
def plugins(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Plugins]]:
    """Each plugin of the page as a module of its own, loaded beside the one that some of them ask for layers."""
    folder, loaded = tmp_path_factory.mktemp("ten"), {}
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(folder))
        for name, code in CODE.items():
            (folder / f"framing_{name}.py").write_text(code, encoding="utf-8")
            loaded[name] = load_plugins(["sourcing"], extra={name: import_module(f"framing_{name}")})
            assert not loaded[name].failed, loaded[name].failed
        yield loaded
    for name in CODE:
        del sys.modules[f"framing_{name}"]


def article(text: str, **fields: Any) -> Document:
    return Document(**{"id": "a", "outlet": "Gazette", "language": "en", **fields, "text": text})


def test_there_are_ten_and_none_is_long() -> None:
    assert len(CODE) == 10
    assert {name: len(code.splitlines()) for name, code in CODE.items() if len(code.splitlines()) > LINES[name]} == {}


@pytest.mark.parametrize("name", sorted(set(CODE) - set(NEEDS_SHORT)))
def test_each_keeps_its_contract(name: str, plugins: dict[str, Plugins]) -> None:
    report = check_plugin(name, plugins[name], huge=200)
    assert report.ok, report.text()


def test_passive_headlines(plugins: dict[str, Plugins]) -> None:
    body = "\n\nThe crews want better pay, the port said on Monday. Ferries stay in port."
    found = {
        "Three protesters were arrested at the bridge": 1,
        "Protesters arrested by police at the bridge": 1,
        "Police arrest three protesters at the bridge": 0,
        "Minister has promised help to the islands": 0,
    }
    for headline, passive in found.items():
        (score,) = scores("passive.headlines", article(headline + body), plugins=plugins["passive"])
        assert score["value"] == passive, headline
    (score,) = scores("passive.headlines", article("The crews want better pay. Ferries stay."), plugins=plugins["passive"])
    assert (score["value"], score["reason"]) == (None, "no headline")


def test_source_types(plugins: dict[str, Plugins]) -> None:
    text = "Ferries stop\n\n“We are tired,” a deckhand said. “It is late,” the mayor said."
    ((_, _, found),) = framing.annotate([article(text)], "attributions", plugins=plugins["sea"])
    assert [a.attributes["source_type"] for a in found] == ["crew", "government official"]
    assert annotations_of("attributions", article(text), plugins=plugins["sea"]) == found


MAIL = b"""From: The Harbor Letter <letter@example.org>\r
Subject: =?utf-8?q?Ferries_stop_=E2=80=93_for_now?=\r
Date: Tue, 07 May 2024 08:00:00 +0000\r
Content-Type: multipart/alternative; boundary="x"\r
\r
--x\r
Content-Type: text/plain; charset=iso-8859-1\r
\r
The caf\xe9 at the port is closed.\r
--x\r
Content-Type: text/html\r
\r
<p>The cafe</p>\r
--x--\r
"""


def test_mail(plugins: dict[str, Plugins], tmp_path: Path) -> None:
    (tmp_path / "one.eml").write_bytes(MAIL)
    (tmp_path / "two.eml").write_bytes(MAIL.replace(b"text/plain", b"image/png"))
    corpus = framing.load(tmp_path, plugins=plugins["mail"])
    (document,) = corpus
    assert (document.title, document.outlet) == ("Ferries stop – for now", "The Harbor Letter")
    assert str(document.published) == "2024-05-07" and document.text.endswith("The café at the port is closed.")
    assert [skipped.reason for skipped in corpus.skipped] == ["no plain text in the message"]
    assert check_plugin("mail", plugins["mail"], samples=[tmp_path / "one.eml"], huge=20).ok


def test_the_model(plugins: dict[str, Plugins]) -> None:
    pytest.importorskip("sklearn", reason="scikit-learn comes with the extra 'test'")
    text = "The town\n\nPanic spreads as experts warn of disaster. The bridge opened at noon on Monday."
    results = framing.score([article(text)], measures=["alarm"], plugins=plugins["alarm"])
    (score,) = results.table("scores").to_dicts()
    assert (score["numerator"], score["denominator"]) == (1, 2)
    assert results.table("evidence")["quote"].to_list() == ["Panic spreads as experts warn of disaster."]
    report = check_plugin("alarm", plugins["alarm"], huge=200)
    assert report.ok, report.text()


class Scoring(BaseHTTPRequestHandler):
    """Says of each text the share of its letters that are e, and knows how many it was sent at once."""

    batches: list[int] = []  # noqa: RUF012  of the server that a test starts

    def do_POST(self) -> None:
        texts = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["texts"]
        self.batches.append(len(texts))
        answer = json.dumps({"scores": [text.count("e") / len(text) for text in texts]}).encode()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *told: Any) -> None:
        """Says nothing."""


@pytest.fixture
def port() -> Iterator[int]:
    """Of a scoring server on loopback."""
    Scoring.batches.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Scoring) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


def test_the_server_is_asked_once_for_each_text(
    plugins: dict[str, Plugins], port: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path))
    documents = [article(f"Head\n\nThe sea has come {n}.", id=str(n)) for n in range(20)]
    how: Any = {"measures": ["asked"], "plugins": plugins["asked"], "options": {"asked": {"port": port}}}
    first = framing.score(documents, **how)
    assert Scoring.batches == [16, 4]
    second = framing.score([*documents, article("Head\n\nA new one.", id="new")], **how)
    assert Scoring.batches == [16, 4, 1]
    values = first.table("scores")["value"].to_list()
    assert min(values) > 0
    assert second.table("scores")["value"].to_list()[:20] == values


def test_the_server_plugin_keeps_its_contract(plugins: dict[str, Plugins], port: int) -> None:
    (measure,) = plugins["asked"].choose_measures(["asked"])
    here = replace(measure, options=tuple(replace(option, default=port) for option in measure.options))
    report = check_plugin("asked", replace(plugins["asked"], measures=(here,)), huge=200)
    assert report.ok, report.text()


def test_without_its_server_the_articles_fail_with_a_reason(plugins: dict[str, Plugins], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRAMING_CACHE", "off")
    how: Any = {"measures": ["asked"], "plugins": plugins["asked"], "options": {"asked": {"port": 9}}}
    (row,) = framing.score([article("Head\n\nText.")], **how).table("scores").to_dicts()
    assert row["status"] == "failed" and "URLError" in row["reason"]


def test_the_section_lists_headlines_by_day(plugins: dict[str, Plugins], make: Any) -> None:
    from datetime import date

    from framing.report import Subject

    documents = [article("Late head\n\nText.", id="b", published=date(2024, 5, 2)), article("Early head\n\nText.", id="c")]
    comparison = framing.compare(make.scored(documents, make.word_measure("text")))
    (table,) = plugins["heads"].sections[0].make(Subject(comparison, plugins["heads"]))  # type: ignore[operator]
    assert [(row.label, row.cells[1].text) for row in table.rows] == [("no date", "Early head"), ("2024-05-02", "Late head")]


def test_the_command_lists_exclamations(plugins: dict[str, Plugins], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import typer

    app = dict(plugins["exclaim"].commands)["exclaim"]
    (tmp_path / "Gazette.txt").write_text("Ferries stop\n\nStop now! We wait for the boats. Go!", encoding="utf-8")
    asked = [str(tmp_path), "--plugins", "terms", "--workers", "1", "--format", "jsonl"]
    assert typer.main.get_command(app).main(asked, standalone_mode=False) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["group"], row["sentence"]) for row in rows] == [("Gazette", "Stop now!"), ("Gazette", "Go!")]


def test_hedges_are_a_layer_and_a_rate(plugins: dict[str, Plugins]) -> None:
    document = article("Perhaps\n\nThe port may close, perhaps, and it will probably stay closed.")
    (score,) = scores("hedges.rate", document, plugins=plugins["hedges"])
    assert (score["numerator"], score["denominator"]) == (2, 11)
    assert len(annotations_of("hedges", document, plugins=plugins["hedges"])) == 3


def test_references_hold_one_line_a_field(plugins: dict[str, Plugins], make: Any, tmp_path: Path) -> None:
    results = make.scored([article("Head\n\nText.", title="A\nER  - ", author="Lind")], make.word_measure("text"))
    plugins["references"].reporters[0].write(results, None, tmp_path / "articles.ris")
    lines = (tmp_path / "articles.ris").read_text("utf-8").splitlines()
    assert lines == ["TY  - NEWS", "ID  - a", "TI  - A ER -", "AU  - Lind", "T2  - Gazette", "LA  - en", "ER  - "]


def test_spanish_is_told(plugins: dict[str, Plugins]) -> None:
    from framing.language import detect

    languages = plugins["spanish"].languages
    assert detect("El alcalde dijo que la ciudad no abre los mercados por la noche.", languages) == "es"
    assert detect("The mayor said that the city would not open its markets at night.", languages) == "en"
