"""Every command that lists something gives the same wherever the work is done: what goes there and comes back is picklable."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from framing import passes
from framing.model import Document
from framing.score.engine import InThisProcess, Job

COMMANDS = (
    *("kwic walk* {}", "keyness {}", "collocates the {} --min 1", "terms {}", "wordings {}", "sources {}", "targets {} --min 1"),
    *("figures {}", "copies {}", "omissions {} --one-story --min 1", "stories {}", "annotate {} --layer terms", "show {}"),
    *("show {} --target crews --format jsonl", "wordings {} --pattern walkout", "keyness {} --lemmas --by all"),
)


class Elsewhere:
    """Does the work here, but as if it went to another process and came back."""

    def map(self, job: Job[Any], scorer: Any, plugins: Any, documents: Iterable[Document]) -> Iterator[Any]:
        there = pickle.loads(pickle.dumps(job))
        for document in documents:
            yield pickle.loads(pickle.dumps(there.work(scorer, pickle.loads(pickle.dumps(document)))))


@pytest.mark.parametrize("command", COMMANDS)
def test_a_listing_is_the_same_wherever_the_work_is_done(
    framing: Any, story: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def engine_for(workers: int | None, *rest: object, **more: object) -> Any:
        asked.append(workers)
        return InThisProcess() if workers == 1 else Elsewhere()

    monkeypatch.setattr(passes, "engine_for", engine_for)
    words = command.format(story).split()
    here, there = (framing(*words, "--workers", workers) for workers in (1, 2))
    assert here == there and asked in ([1, 2], [1, 1, 2, 2])  # targets reads twice
    assert here.out or here.code


def test_several_processes_list_the_same(framing: Any, story: Path) -> None:
    one, two = (framing("figures", story, "--workers", workers, "--format", "json") for workers in (1, 2))
    assert one == two and one.code == 0


def test_figures_of_one_outlet(framing: Any, story: Path) -> None:
    text = "The quay has 12 cranes."
    (story / "rows.jsonl").write_text(f'{{"id": "post", "outlet": "Post", "text": "{text}"}}\n', encoding="utf-8")
    outcome = framing("figures", story, "--outlet", "post", "--format", "csv")
    assert '"Post"' in outcome.out and "400 passengers" not in outcome.out
    assert framing("figures", story, "--outlet", "Pst").code == 2
