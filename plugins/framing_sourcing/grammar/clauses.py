"""Where the clause of a cue stands in its sentence."""

from __future__ import annotations

from framing import Span
from framing.english import CLASSES
from framing_sourcing.syntax.chunks import VerbGroup
from framing_sourcing.syntax.reading import Reading

CLAUSAL = frozenset({"that", "zero", "wh"})  # kinds of a complement that is a clause
SUBORDINATING = (CLASSES.subordinators - {"where"}) | {"once"}


def is_subordinate(reading: Reading, group: VerbGroup, subject: Span | None) -> bool:
    """Whether the cue's clause is one of its own: "Although she says …, the …", "…, who says …, is …", "Saying …, she …"."""
    if group.start == reading.first[group.start] and group.form != "to":
        return True
    if group.start > reading.first[group.start] and reading.forms[group.start - 1] in SUBORDINATING:
        return True
    if subject is None:
        return False
    if reading.tags[subject[0]] in ("WP", "WDT"):
        return subject[0] > 0 and reading.forms[subject[0] - 1] == ","
    before = subject[0] - 1
    return before >= reading.first[subject[0]] and reading.forms[before] in SUBORDINATING


def is_within(reading: Reading, subject: Span | None) -> bool:
    """Whether a cue stands in a relative clause that no comma sets off: "a man who says …"."""
    return subject is not None and reading.tags[subject[0]] == "WP" and subject[0] > 0 and reading.phrase_at[subject[0] - 1] >= 0
