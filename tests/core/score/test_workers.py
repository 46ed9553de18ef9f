"""Several processes give what one gives, in the same order; one that dies takes only the document that killed it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

import framing
from framing import load_plugins
from framing.errors import RequestError

TEXT = "A town votes\n\nThe town voted on Sunday and counted all night.\n\nThe mayor of the town kept her seat."


def documents(make: Any, *names: str) -> list[framing.Document]:
    return [make.article(f"{TEXT} {'Votes count. ' * i}", id=name) for i, name in enumerate(names)]


@pytest.mark.filterwarnings("default")  # a worker that dies may leave a warning about its pipe
def test_a_document_that_kills_its_process_is_the_only_one_lost(make: Any, with_guests: object) -> None:
    corpus = documents(make, "first", "second", "third", "fourth", "fifth")
    alone = framing.score(corpus, plugins=load_plugins(["echo"]))
    results = framing.score(corpus, plugins=load_plugins(["echo", "kills"]), workers=2)
    status = {(r["doc_id"], r["measure"]): (r["status"], r["reason"]) for r in results.table("scores").to_dicts()}
    died = "the process died while scoring this document"
    assert {document for (document, _), (_, reason) in status.items() if reason == died} == {"second"}
    assert status["second", "echo.share"] == status["second", "kills.share"] == ("failed", died)
    assert results.table("documents")["doc_id"].to_list() == [document.id for document in corpus]
    others = (
        results.table("scores").filter(plugin="echo").filter(results.table("scores").filter(plugin="echo")["doc_id"] != "second")
    )
    assert others.equals(alone.table("scores").filter(alone.table("scores")["doc_id"] != "second"))
    assert results.run["failures"] == [{"document_id": "second", "component": "worker", "reason": died}]


def test_workers_need_plugins_that_they_can_find(make: Any) -> None:
    with pytest.raises(RequestError, match="several workers need installed plugins, which count is not; use workers=1"):
        make.scored(documents(make, "first"), make.word_measure("town"), workers=2)


SAID = """

"We will not count again," said Mara Lind, who leads the council. According to a spokesman, the "recount" was a disaster
for the town. Officials who asked not to be named called the mayor a liar; critics praised the police.
"""
SCRIPT = """
import hashlib, json, sys
import framing

texts = [TEXT + " Votes count." * (i % 7) for i in range(70)]
documents = [framing.Document(id=str(i), outlet="AB"[i % 2], language="en", text=text) for i, text in enumerate(texts)]
results = framing.score(documents, workers=int(sys.argv[1]))
comparison = framing.compare(results)
everything = {**results.to_dict(), **comparison.to_dict()}
print(len(results), hashlib.sha256(json.dumps(everything).encode()).hexdigest())
"""


def test_same_bytes_whatever_the_hash_seed_and_the_number_of_workers(guests: Path, tmp_path: Path) -> None:
    script = tmp_path / "script.py"  # has no guard for __main__, as many scripts have none
    script.write_text(f"TEXT = {TEXT + SAID!r}\n{SCRIPT}", encoding="utf-8")

    def out(workers: str, seed: str) -> str:
        environment = {
            **os.environ,
            "PYTHONPATH": str(guests),
            "FRAMING_PLUGINS": "echo,sourcing,stance,terms,tone",
            "PYTHONHASHSEED": seed,
        }
        done = subprocess.run(
            [sys.executable, str(script), workers], env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    given = out("1", "0")
    assert int(given.split()[0]) > 600
    assert out("2", "0") == out("1", "1") == given


ORPHANED = """
import os, sys, threading, time
import framing
from framing import load_plugins

def kill_when_there_are_workers():
    path = f"/proc/self/task/{os.getpid()}/children"
    while True:
        children = open(path).read().split()
        if len(children) >= 2:
            print(*children, flush=True)
            time.sleep(2)
            os.kill(os.getpid(), 9)
        time.sleep(0.05)

threading.Thread(target=kill_when_there_are_workers, daemon=True).start()
text = "The mayor said that votes count. " * 20000
documents = [framing.Document(id=str(i), outlet="A", language="en", text=text) for i in range(8)]
framing.score(documents, workers=2)
"""


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc to see the children of a process")
def test_workers_end_when_whoever_started_them_was_killed() -> None:
    killed = subprocess.run([sys.executable, "-c", ORPHANED], capture_output=True, text=True, timeout=60)
    assert killed.returncode == -9, killed.stderr
    workers = killed.stdout.split()
    assert len(workers) == 2
    for _ in range(100):
        alive = [worker for worker in workers if Path("/proc", worker).exists()]
        if not alive:
            break
        time.sleep(0.1)
    assert not alive, "within seconds"
