"""The same corpus in another process: hash seed, workers, locale, time zone, order and place of files change nothing."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from .harness import Part, rng
from .mutations import ARTICLES

SEEDS, WORKERS, ENGINES = ("0", "1", "42", "random"), ("1", "2"), ("isolated", "here")
LOCALES, ZONES = ("C", "C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8"), ("UTC", "Asia/Kathmandu", "America/St_Johns", "Pacific/Apia")
WRITTEN = ("run.json", "page.html")
CODE = """
import sys, framing.cli.scoring as scoring
from framing.cli import run
scoring.ISOLATED = sys.argv[1] == "isolated"
sys.exit(max(run([*command.split("\\x1f")]) for command in sys.argv[2:]))
"""


def digest(
    folder: Path, place: str, seed: str, workers: str, engine: str, locale: str, zone: str, backwards: bool
) -> dict[str, str]:
    """The hashes of what two commands write of a corpus."""
    corpus = folder / place / "articles"
    corpus.mkdir(parents=True)
    articles = [{**each, "id": f"{number}-{each['id']}"} for number in range(2) for each in ARTICLES]
    for each in reversed(articles) if backwards else articles:
        (corpus / f"{each['id']}.json").write_text(json.dumps([each]), "utf-8")
    measures = ["--measures", "terms,sourcing", "--quiet", "--workers", workers]
    commands = [
        [("report" if name.startswith("page") else "score"), str(corpus), "--output", str(folder / name), *measures]
        for name in WRITTEN
    ]
    where = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone}
    given = [sys.executable, "-c", CODE, engine, *("\x1f".join(command) for command in commands)]
    done = subprocess.run(given, cwd=folder / place, env=where, capture_output=True, text=True, check=False)
    if done.returncode:
        return {"failed": done.stderr[-300:]}
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in WRITTEN}


@cache
def expected() -> dict[str, str]:
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix="hardening-determinism-first-"))
    try:
        return digest(folder, "first", "0", "1", "here", "C.UTF-8", "UTC", False)
    finally:
        shutil.rmtree(folder)


def case(number: int, folder: Path) -> str:
    random = rng("determinism", number)
    how = (random.choice(SEEDS), WORKERS[number % 2], ENGINES[number // 2 % 2], LOCALES[number % 4], ZONES[number // 4 % 4])
    place = random.choice(("a", "one/two three", "ünï/çode", "x" * 60))
    found = digest(folder, place, *how, bool(number % 3))
    other = [name for name in expected() if found.get(name) != expected()[name]]
    return f"{how}, in {place}: {other} differ {found.get('failed', '')}" if other else ""


PART = Part(
    "determinism", "hash seed × workers × engine × locale × time zone × order × path, against the first", case, 24, 1, seconds=240
)
