"""What a run gives, pinned: the hash of every table and of the terminal output, over texts that hold still.

    python tests/golden.py          # what differs from the pinned run
    python tests/golden.py --pin    # pin the run as it is now; the diff of golden.json belongs into the same commit

Run from the repository's root. The part on articles of the web is left out where ``../shared/corpus`` is not at hand.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).parents[1]
PINNED = Path(__file__).with_name("golden.json")
ARTICLES = ROOT.parent / "shared" / "corpus" / "allsides-3000.jsonl"
CODEBOOK = "tests/benchmarks/codebook.toml"
COMMANDS = ("compare", "terms", "sources", "figures", "kwic persua*", "profile", "stories", "copies")
TABLES = ("documents", "scores", "evidence", "comparison", "differences")


def corpora() -> list[str]:
    """The corpora that are at hand: the sample story, our annotated articles, 300 articles of the web."""
    return ["seeds", "annotated", *(["articles"] if ARTICLES.is_file() else [])]


def hashes(corpus: str) -> dict[str, str]:
    """Name of an output → sha256 of its bytes, for one corpus."""
    with tempfile.TemporaryDirectory() as folder:
        return dict(_outputs(corpus, Path(folder)))


def _outputs(corpus: str, folder: Path) -> Iterator[tuple[str, str]]:
    named = {"seeds": "seeds", "annotated": "tests/annotated", "articles": str(folder / "articles.jsonl")}[corpus]
    if corpus == "articles":
        with ARTICLES.open(encoding="utf-8") as lines:
            Path(named).write_text("".join(islice(lines, 0, 3000, 10)), encoding="utf-8")
    book = [] if corpus == "seeds" else ["--codebook", CODEBOOK]
    _run("compare", named, *book, "--output", str(folder / "tables"), "--format", "csv")
    for table in sorted((folder / "tables").glob("*.csv")):
        yield table.name, hashlib.sha256(table.read_bytes()).hexdigest()
    for command in COMMANDS if corpus != "articles" else COMMANDS[:1]:
        words = command.split()
        takes = [] if words[0] in ("stories", "copies") else book
        yield command, hashlib.sha256(_run(*words, named, *takes)).hexdigest()


def _run(*arguments: str) -> bytes:
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "120", "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-m", "framing", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    if done.returncode > 1:
        raise SystemExit(f"{' '.join(arguments)}: {done.stderr.decode()}")
    return done.stdout


def differing(corpus: str) -> list[str]:
    """The outputs of a corpus that are not as pinned."""
    pinned, now = json.loads(PINNED.read_text(encoding="utf-8"))[corpus], hashes(corpus)
    return sorted(name for name in pinned.keys() | now.keys() if pinned.get(name) != now.get(name))


if __name__ == "__main__":
    if "--pin" in sys.argv:
        PINNED.write_text(json.dumps({corpus: hashes(corpus) for corpus in corpora()}, indent=1) + "\n", encoding="utf-8")
    else:
        found = {corpus: differing(corpus) for corpus in corpora()}
        print("\n".join(f"{corpus}: {', '.join(names) or 'as pinned'}" for corpus, names in found.items()))
        sys.exit(any(found.values()))
