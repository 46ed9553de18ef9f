"""A worker process: binds plugins of its own and does a job with the documents it is handed, one by one, until there are no more.

It is expendable: a plugin may end it, or be ended with it, and that costs the document it was at. Documents and results go
through the standard streams it was started with, which no plugin sees: what is printed goes to standard error.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from threading import Thread
from time import sleep
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

from framing.errors import FramingError, InputError, PluginError, RequestError, describe, message_of
from framing.extension import Annotator, Measure, Settings
from framing.guard.deadline import end_with_the_process, stop_watching
from framing.guard.fence import Printed
from framing.model import Document
from framing.plugins import Plugins, load_plugins
from framing.score.scorer import Scorer, bind
from framing.score.settings import RunSettings

if TYPE_CHECKING:
    from framing.score.engine import Job

SECONDS_ALONE = 1.0  # between two looks whether the process that started a worker is still there
HOOKS = ("framing_languages", "framing_annotators", "framing_measures")
Component = TypeVar("Component", Annotator, Measure)


@dataclass(frozen=True)
class Order:
    """What a worker is started for; ``broken`` are the annotators and measures whose binding has ended a process."""

    job: Job[Any]
    request: RunSettings
    names: tuple[str, ...]
    broken: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Binding:
    """What a worker says before it binds something: if it is never heard of again, this was why."""

    name: str


@dataclass(frozen=True)
class Ready:
    """What a worker says when it can work."""


@dataclass(frozen=True)
class Done:
    """What a worker says of a document: what the job made of it."""

    made: Any


@dataclass(frozen=True)
class Refused:
    """What a worker says where the run cannot go on: what was asked cannot be met, or what reads the documents is broken."""

    message: str
    kind: type[FramingError]


def serve() -> None:
    """Do what the starting process asks, until it closes the stream."""
    given, answers = _streams()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C reaches every process: workers just end, without a traceback
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})  # which waited while this one was started
    end_with_the_process()
    Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()

    def tell(answer: object) -> None:
        send(answers, answer)

    packed = receive(given.read)
    if not packed:  # whoever started this is gone already
        return
    try:
        order: Order = pickle.loads(packed)
        scorer = bind(order.request, _telling(load_plugins(order.names, hooks=HOOKS), order.broken or {}, tell))
    except Exception as error:
        tell(_refused(error))
        return
    stop_watching()
    tell(Ready())
    while message := receive(given.read):
        document: Document = pickle.loads(message)
        answer = _done(order.job, scorer, document)
        stop_watching()
        try:
            tell(answer)
        except Exception as error:  # a plugin's own kind of text or number, which cannot leave the process
            tell(Done(order.job.lost(document, f"cannot be handed on: {type(error).__name__}")))


def _end_with(parent: int) -> None:
    """End this process soon after the one that started it, which may have been killed while this is at a document."""
    while os.getppid() == parent:
        sleep(SECONDS_ALONE)
    os._exit(0)


def _done(job: Job[Any], scorer: Scorer, document: Document) -> Done | Refused:
    """What the job makes of a document. What it raises, as it would in the starting process, ends the run."""
    try:
        return Done(job.work(scorer, document))
    except Exception as error:
        return _refused(error)


def _refused(error: Exception) -> Refused:
    if not isinstance(error, FramingError):
        return Refused(describe(error), PluginError)
    kinds = (InputError, RequestError, PluginError)
    return Refused(message_of(error), next((kind for kind in kinds if isinstance(error, kind)), FramingError))


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
