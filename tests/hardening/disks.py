"""Disks that are really full: a small file system in memory where the system lets us mount one, else a limit on a file's size."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from .harness import Part, call, rng
from .mutations import ARTICLES

OUTPUTS = ("run.csv", "run.jsonl", "run.json", "run.sqlite", "run.parquet", "run", "page.html", "page.md")
OLD = b"what was there before\n"


def mounted(folder: Path, size: int) -> bool:
    """Whether a file system of so many bytes could be mounted there; it takes root."""
    if shutil.which("mount") is None or os.geteuid():
        return False
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def case(number: int, folder: Path) -> str:
    random = rng("disks", number)
    disk, output = folder / "disk", OUTPUTS[number % len(OUTPUTS)]
    disk.mkdir()
    corpus = [{**each, "id": f"{place}-{each['id']}", "text": f"{each['text']} " * 20} for place in range(4) for each in ARTICLES]
    (folder / "corpus.jsonl").write_text("\n".join(map(json.dumps, corpus)), "utf-8")
    size = random.choice((8, 16, 32, 64)) * 1024
    if not mounted(disk, size):
        return _limited(output, folder, size)
    try:
        return _written(output, disk, folder, temporary=number % 3 == 2)
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], capture_output=True, check=False)


def _written(output: str, disk: Path, folder: Path, *, temporary: bool) -> str:
    target = disk / output
    if target.suffix:
        target.write_bytes(OLD)
    room = os.statvfs(disk)
    (disk / "full").write_bytes(b"x" * max(0, room.f_bavail * room.f_frsize - 4096))  # what is left is a page
    if temporary:
        tempfile.tempdir = str(disk)
    command = "report" if output.startswith("page") else "score"
    try:
        ran = call([command, "corpus.jsonl", "--output", str(target), "--measures", "terms,sourcing", "--quiet"], folder)
    finally:
        tempfile.tempdir = None
    what = f"framing {command} --output {output} on a full disk"
    if problem := ran.fault(codes=(1, 2, 3)):  # all of these are larger than a page
        return f"{what}: {problem}"
    if b"No space left" not in ran.err and b"full" not in ran.err:
        return f"{what}: does not say that the disk is full: {ran.err[-300:]!r}"
    if target.suffix and target.read_bytes() != OLD:
        return f"{what}: the old file is no longer there"
    left = sorted(path.name for path in disk.iterdir() if path.name not in ("full", output))
    return f"{what}: left {left}" if left or (not target.suffix and target.exists()) else ""


def _limited(output: str, folder: Path, size: int) -> str:
    """The same with a limit on the size of a file, which tells of itself in other words."""
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        target = folder / output
        ran = call(["report" if output.startswith("page") else "score", "corpus.jsonl", "--output", str(target)], folder)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    left = list(folder.glob(".framing-*"))
    problem = ran.fault(codes=(1, 2, 3)) or (f"left {left}" if left or target.exists() else "")
    return f"--output {output}, files of {size} bytes at most: {problem}" if problem else ""


PART = Part("disks", "outputs on a full disk (a tmpfs of 8–64 KiB; without root a limit on file sizes)", case, 24, 2)
