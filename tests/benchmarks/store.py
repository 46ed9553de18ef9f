"""What a store costs, and whether it survives being killed at any moment.

    python tests/benchmarks/store.py kill [--kills N] [--articles N] FILE.jsonl
    python tests/benchmarks/store.py grow [--articles N] [--more N] FILE.jsonl

*kill* scores articles into a store by a process that is killed (SIGKILL) after a random time, again and again, each
time going on with what is there, and beginning anew once a run has ended; whenever one has, every file of the store must be
the same, byte for byte, as in a store that nothing interrupted. *grow* tells the CPU seconds of a first run, of one in which
nothing changed, and of one with so many more articles, beside scoring all of them without a store.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import signal
import sys
import tempfile
from itertools import islice
from pathlib import Path
from time import perf_counter, process_time, sleep
from typing import Any

CODEBOOK = Path(__file__).with_name("codebook.toml")
PARTITION = 8  # articles, so that few of them make many partitions
MEASURES = ("sourcing", "tone")
PLUGINS: list[Any] = []
BOOK: list[Any] = []


def digest(folder: Path) -> dict[str, str]:
    """The hash of every file of a store."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def prepare() -> None:
    """Import and load what every process needs, and leave polars to them: its threads do not survive a fork."""
    import framing

    PLUGINS.append(framing.load_plugins())
    BOOK.append(framing.load_codebook(CODEBOOK))


def started(store: Path, articles: Path) -> int:
    """A process, forked off this one with all that is imported, that scores articles into a store; its number."""
    import framing
    from framing.saved import store as kept
    from framing.saved import stored

    if child := os.fork():
        return child
    kept.ARTICLES = stored.ARTICLES = PARTITION
    code = 1
    try:
        stored.score_into(store, framing.load(articles), workers=1, measures=MEASURES, plugins=PLUGINS[0], codebook=BOOK[0])
        code = 0
    finally:
        os._exit(code)


def ended(child: int, seconds: float | None = None) -> int | None:
    """How a process ended within some time; None where it goes on."""
    until = perf_counter() + (seconds if seconds is not None else float("inf"))
    while True:
        found, status = os.waitpid(child, 0 if seconds is None else os.WNOHANG)
        if found:
            return os.waitstatus_to_exitcode(status)
        if perf_counter() > until:
            return None
        sleep(0.005)


def kill(articles: Path, folder: Path, kills: int, seed: int) -> tuple[int, int, int]:
    """So many kills: how many runs ended well, how many stores were as they should be, and partitions that kills left."""
    began = perf_counter()
    if ended(started(folder / "whole", articles)):
        sys.exit("the run that nothing interrupts failed")
    takes, wanted = perf_counter() - began, digest(folder / "whole")
    chance, done, whole, same, left = random.Random(seed), 0, 0, 0, 0
    store = folder / "store"
    while done < kills:
        child = started(store, articles)
        code = ended(child, chance.uniform(0, 0.8 * takes))
        if code is None:
            os.kill(child, signal.SIGKILL)
            ended(child)
            done += 1
            print(f"kill {done}", file=sys.stderr)
            left += len(list((store / "parts").glob("*-*"))) if (store / "parts").is_dir() else 0
            continue
        if code:
            sys.exit(f"a run failed with {code}")
        whole += 1
        same += digest(store) == wanted
        shutil.rmtree(store)
    if ended(started(store, articles)):
        sys.exit("the last run failed")
    return whole + 1, same + (digest(store) == wanted), left


def grow(articles: Path, folder: Path, first: int, more: int) -> dict[str, float]:
    """CPU seconds of runs on a store, in this process."""
    import framing
    from framing.saved.stored import score_into

    codebook, plugins = framing.load_codebook(CODEBOOK), framing.load_plugins()
    lines = articles.read_text(encoding="utf-8").splitlines(keepends=True)
    few = folder / "few.jsonl"
    few.write_text("".join(lines[:first]), encoding="utf-8")
    framing.score(framing.load(few, plugins=plugins), codebook=codebook, plugins=plugins, workers=1)  # caches are warm
    found = {}
    for name, file in (("first run", few), ("nothing new", few), (f"{more} more", articles)):
        began = process_time()
        _, counts = score_into(
            folder / "store", framing.load(file, plugins=plugins), codebook=codebook, plugins=plugins, workers=1
        )
        found[name] = process_time() - began
    print("\n".join(counts.lines()))
    began = process_time()
    framing.score(framing.load(articles, plugins=plugins), codebook=codebook, plugins=plugins, workers=1)
    return {**found, "all without a store": process_time() - began}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("kill", "grow"))
    parser.add_argument("file", type=Path)
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--more", type=int, default=10)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        articles = folder / "articles.jsonl"
        taken = given.articles + (given.more if given.what == "grow" else 0)
        with given.file.open(encoding="utf-8") as lines:
            articles.write_text("".join(islice(lines, taken)), encoding="utf-8")
        if given.what == "kill":
            prepare()
            whole, same, left = kill(articles, folder, given.kills, given.seed)
            print(f"{given.kills} kills; of {whole} runs that ended, {same} left the same bytes as one that nothing interrupted")
            print(f"partitions that kills left to go on from: {left}")
            sys.exit(whole != same)
        for told, seconds in grow(articles, folder, given.articles, given.more).items():
            print(f"{told:<22}{seconds:8.1f} CPU s")


if __name__ == "__main__":
    main()
