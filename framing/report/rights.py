"""What stands near quoted passages: whose they are, and what to think of before a report is passed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.report.sections import Subject

WHOLE = "This page holds whole articles, which belong to their publishers: do not pass it on without their permission."
QUOTED = "Passages are quoted from articles that belong to their publishers, as evidence for what is said about them here."
NAMED = (
    "Some name private citizens: before you pass this report on, consider what that does to them; --pseudonyms replaces "
    "their names."
)
REPLACED = (
    "Names of private persons are replaced by “Person 1”, “Person 2” and so on, the same throughout; public officials, "
    "organizations and outlets keep theirs. Who is private is decided by a program, which errs: read the passages before you "
    "pass the report on. A passage quoted word for word can still be found on the web."
)


def rights(subject: Subject, *, whole: bool = False) -> str:
    """The note on rights and on named citizens; ``whole`` says that whole articles are there too."""
    return " ".join([*([WHOLE] if whole else []), QUOTED, REPLACED if subject.pseudonyms else NAMED])
