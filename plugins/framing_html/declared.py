"""The sections of the core of a report, unopened: what makes them is imported when a report is made."""

from __future__ import annotations

from collections.abc import Iterable

from framing.extension import Section
from framing.report.blocks import Block
from framing.report.sections import Subject


def _answer(subject: Subject) -> Iterable[Block]:
    from framing.report.content.answer import make

    return make(subject)


def _glance(subject: Subject) -> Iterable[Block]:
    from framing.report.content.glance import make

    return make(subject)


def _passages(subject: Subject) -> Iterable[Block]:
    from framing.report.content.strongest import make

    return make(subject)


def _made(subject: Subject) -> Iterable[Block]:
    from framing.report.content.made import make

    return make(subject)


SECTIONS = (
    Section(name="html.answer", title="What sets them apart most", make=_answer, place=10),
    Section(name="html.glance", title="At a glance", make=_glance, place=20),
    Section(name="html.passages", title="Passages", make=_passages, place=80),
    Section(name="html.made", title="How it was made", make=_made, place=90),
)
