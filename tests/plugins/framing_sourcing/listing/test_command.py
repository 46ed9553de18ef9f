"""``framing sources`` as a command."""

from __future__ import annotations

import subprocess
import sys


def test_the_command_is_not_imported_until_the_command_line_asks() -> None:
    code = "import framing, sys; framing.load_plugins(); print('typer' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False"]
