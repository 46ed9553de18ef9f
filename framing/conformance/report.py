"""What was found of a plugin: each check with its outcome, and the rule of docs/hooks.md that it is of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

from framing.guard.fence import DEADLINE, Fault, fence

Outcome = Literal["passed", "failed", "skipped"]
PAGE = "docs/hooks.md"
RULES: Mapping[str, str] = {
    "loads": "the module is imported, its hooks exist, and each description fits",
    "documented": "the module has a docstring, and no meaning, unit or help is empty",
    "contract": "what a function gives is of the declared kind, within the declared range, and a missing score has a reason",
    "offsets": "every span lies in the text, is not empty, and is in order",
    "determinism": "the same texts give the same in a second run and in another order",
    "immutability": "documents, layers, codebook and results are as they were",
    "hostile text": "control characters, other scripts, markup and broken files cost no error",
    "empty text": "a text without words gives a reason or an empty layer",
    "huge text": "a long text is done within the deadline",
    "other languages": "a text in a language without the means is skipped with a reason",
    "isolation": "folder, environment, import path and the shared random numbers are as they were, and no file is left behind",
    "together": "a function of all documents is called and gives scores of documents that exist",
    "speed": "the plugin's own time per 1,000 words, without the layers of others",
}
"""Each check and its rule, word for word as docs/hooks.md has it."""


@dataclass(frozen=True)
class Finding:
    """One check of one part of a plugin ("measure demo.share"), and what was found."""

    part: str
    check: str
    outcome: Outcome
    message: str = ""


@dataclass
class Report:
    """All findings of a plugin, in the order in which they were made."""

    plugin: str
    findings: list[Finding] = field(default_factory=list)

    @property
    def failed(self) -> list[Finding]:
        """The checks that failed."""
        return [finding for finding in self.findings if finding.outcome == "failed"]

    @property
    def ok(self) -> bool:
        """Whether the plugin keeps its contract, as far as was tried."""
        return not self.failed

    def passed(self, part: str, check: str, message: str = "") -> None:
        """Note a check that a part has passed."""
        self.findings.append(Finding(part, check, "passed", message))

    def fail(self, part: str, check: str, message: str) -> None:
        """Note a check that a part has failed, once for each message."""
        if (finding := Finding(part, check, "failed", message)) not in self.findings:
            self.findings.append(finding)

    def skip(self, part: str, check: str, message: str) -> None:
        """Note a check that could not be tried, and why."""
        self.findings.append(Finding(part, check, "skipped", message))

    def settle(self, part: str, *checks: str) -> None:
        """Note as passed what was tried of a part and has not failed."""
        done = {finding.check for finding in self.findings if finding.part == part}
        for check in checks:
            if check not in done:
                self.passed(part, check)

    def require(self, held: object, part: str, check: str, message: str) -> None:
        """Note a failure unless something holds."""
        if not held:
            self.fail(part, check, message)

    @contextmanager
    def trying(self, part: str, check: str, seconds: float = DEADLINE) -> Iterator[None]:
        """Note as a failure whatever is raised in the block, or takes longer."""
        try:
            with fence(seconds):
                yield
        except Fault as fault:
            self.fail(part, check, str(fault))

    def text(self, *, everything: bool = False) -> str:
        """What failed with its rule, and a line on the rest; or every check, with ``everything``."""
        counts = {outcome: sum(f.outcome == outcome for f in self.findings) for outcome in ("passed", "failed", "skipped")}
        lines = [f"{self.plugin}: {', '.join(f'{count} {outcome}' for outcome, count in counts.items() if count)}"]
        for finding in self.findings:
            if everything or finding.outcome == "failed":
                told = f": {finding.message}" if finding.message else ""
                lines.append(f"  {finding.outcome}  {finding.part}: {finding.check}{told}")
            if finding.outcome == "failed":
                lines.append(f"          rule ({PAGE}, What is checked): {RULES[finding.check]}")
        return "\n".join(lines) + "\n"
