"""A worker process: binds plugins of its own and scores the documents it is handed, one by one, until there are no more.

It is expendable: a plugin may end it, or be ended with it, and that costs the document it was at. Requests and rows go
through the standard streams it was started with, which no plugin sees: what is printed goes to standard error.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, BinaryIO, TypeVar

from framing.errors import FramingError, InputError, PluginError, message_of
from framing.extension import Annotator, Measure, Settings
from framing.guard.deadline import end_with_the_process, stop_watching
from framing.guard.fence import Printed
from framing.model import Document, Failure
from framing.plugins import Plugins, load_plugins
from framing.score.rows import Rows
from framing.score.scorer import Request, Scorer, bind, score_documents

HOOKS = ("framing_annotators", "framing_measures")
Component = TypeVar("Component", Annotator, Measure)


@dataclass(frozen=True)
class Job:
    """What a worker is started for; ``broken`` are the annotators and measures whose binding has ended a process."""

    request: Request
    names: tuple[str, ...]
    by_part: frozenset[str] = frozenset()
    broken: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Binding:
    """What a worker says before it binds something: if it is never heard of again, this was why."""

    name: str


@dataclass(frozen=True)
class Ready:
    """What a worker says when it can score."""


@dataclass(frozen=True)
class Refused:
    """What a worker says where the request cannot be met, which is the user's to mend."""

    message: str
    is_input: bool


def serve() -> None:
    """Do what the starting process asks, until it closes the stream."""
    given, answers = _streams()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C reaches every process: workers just end, without a traceback
    end_with_the_process()

    def tell(answer: object) -> None:
        send(answers, answer)

    job: Job = pickle.loads(receive(given.read))
    try:
        scorer = bind(job.request, _telling(load_plugins(job.names, hooks=HOOKS), job.broken or {}, tell))
    except FramingError as refused:
        tell(Refused(message_of(refused), isinstance(refused, InputError)))
        return
    stop_watching()
    tell(Ready())
    while message := receive(given.read):
        document: Document = pickle.loads(message)
        rows = score_documents(scorer, [document], job.by_part)
        stop_watching()
        _answer(tell, rows, document, scorer)


def _answer(tell: Callable[[object], None], rows: Rows, document: Document, scorer: Scorer) -> None:
    try:
        tell(rows)
    except Exception as error:  # a plugin's own kind of text or number, which cannot leave the process
        tell(unscored(document, scorer.request.measures, f"cannot be handed on: {type(error).__name__}"))


def unscored(document: Document, measures: Iterable[str], reason: str) -> Rows:
    """The rows of a document that could not be scored."""
    rows = Rows(failures=[Failure(document.id, "worker", reason)])
    rows.add_unscored(document, measures, reason)
    return rows


def _streams() -> tuple[BinaryIO, BinaryIO]:
    """The streams to the starting process, put aside where nothing that is read or printed reaches them."""
    given, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    try:
        os.dup2(2, 1)
    except OSError:  # standard error is closed
        os.dup2(nowhere, 1)
    sys.stdin = open(0, closefd=False)  # noqa: SIM115
    sys.stdout = sys.stderr = Printed(sys.stderr)
    return given, answers


def send(stream: BinaryIO, message: object) -> None:
    """Send a message whole, or not at all."""
    packed = pickle.dumps(message)
    stream.write(len(packed).to_bytes(8, "big") + packed)
    stream.flush()


def receive(read: Callable[[int], bytes]) -> bytes:
    """The next message as it was packed; nothing where the stream ends."""
    head = read(8)
    return read(int.from_bytes(head, "big")) if len(head) == 8 else b""


def _telling(plugins: Plugins, broken: Mapping[str, str], tell: Callable[[object], None]) -> Plugins:
    """The plugins, each of which is announced before it is bound, and not bound where that has ended a process."""

    def told(component: Component) -> Component:
        def bind(settings: Settings) -> Any:
            if component.name in broken:
                raise PluginError(broken[component.name])
            tell(Binding(component.name))
            return component.bind(settings)

        return replace(component, bind=bind)

    annotators = tuple(told(annotator) for annotator in plugins.annotators)
    return replace(plugins, annotators=annotators, measures=tuple(told(measure) for measure in plugins.measures))
