"""A benchmark script run in this process, as ``python SCRIPT ARGUMENTS`` runs it in its own."""

from __future__ import annotations

import io
import runpy
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from subprocess import CompletedProcess
from unittest.mock import patch

HERE = Path(__file__).parent


def run_script(name: str, *arguments: str | Path) -> CompletedProcess[str]:
    """What the script printed, and its exit code; whatever it raises beside SystemExit is raised here."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    argv = [str(HERE / name), *map(str, arguments)]
    with (
        patch.object(sys, "argv", argv),
        patch.object(sys, "path", [str(HERE), *sys.path]),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            runpy.run_path(argv[0], run_name="__main__")
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
            if isinstance(end.code, str):
                err.write(end.code)
    return CompletedProcess(argv, code, out.getvalue(), err.getvalue())
