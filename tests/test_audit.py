"""The audit of dependencies says what it found, and what it could not ask; never "nothing found" where nothing was asked."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOUND = {"name": "sound", "version": "1.0", "vulns": []}
HOLED = {"name": "holed", "version": "2.0", "vulns": [{"id": "CVE-2026-1", "fix_versions": ["2.1"], "aliases": []}]}
UNKNOWN = {"name": "unknown", "skip_reason": "Dependency not found on PyPI and could not be audited: unknown (3.0)"}
OURS = {"name": "media-framing", "skip_reason": "Dependency not found on PyPI"}


def audit(folder: Path, stdout: str, stderr: str = "", code: int = 0) -> tuple[int, str]:
    """How the audit ends and what it prints, of an auditor that says this."""
    auditor = folder / "auditor.py"
    auditor.write_text(f"import sys\nprint({stdout!r})\nprint({stderr!r}, file=sys.stderr)\nsys.exit({code})\n", "utf-8")
    command = [sys.executable, str(ROOT / ".ci" / "audit"), str(folder), sys.executable, str(auditor)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout


def said(*packages: object) -> str:
    return json.dumps({"dependencies": packages, "fixes": []})


def test_nothing_found_names_how_many_were_audited(tmp_path: Path) -> None:
    assert audit(tmp_path, said(SOUND, OURS)) == (0, "1 packages audited, 0 known vulnerabilities\n")


def test_a_known_vulnerability_fails_and_is_named(tmp_path: Path) -> None:
    code, told = audit(tmp_path, said(SOUND, HOLED, UNKNOWN), "Found 1 known vulnerability in 1 package", 1)
    assert code == 1
    assert "holed 2.0: CVE-2026-1, fixed in 2.1" in told and "2 packages audited, 1 known" in told
    assert "NOT AUDITED, 1 packages that the auditor's data does not know: unknown" in told


def test_what_was_not_audited_is_never_said_to_be_without_fault(tmp_path: Path) -> None:
    """pip-audit itself then ends with 0 and "No known vulnerabilities found"."""
    code, told = audit(tmp_path, said(UNKNOWN, OURS), "No known vulnerabilities found")
    assert (code, told) == (0, "NOT AUDITED: the auditor's data knows none of the 1 packages\n")


def test_an_auditor_that_does_not_reach_its_data_passes_and_says_so(tmp_path: Path) -> None:
    stderr = "Traceback (most recent call last):\nConnectionError: Failed to resolve 'api.osv.dev'"
    code, told = audit(tmp_path, "", stderr, 1)
    assert (code, told) == (0, "NOT AUDITED: ConnectionError: Failed to resolve 'api.osv.dev'\n")
    assert audit(tmp_path, "null")[1].startswith("NOT AUDITED") and audit(tmp_path, said())[1].startswith("NOT AUDITED")
