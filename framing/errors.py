"""What can go wrong, in three kinds: the user's input, the user's request, a plugin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Self

DISTRIBUTION = "media-framing"  # no package index has it: what framing says must never tell anybody to get it from one


class FramingError(Exception):
    """Base of every error that framing raises on purpose; its message is one line for the user."""

    @classmethod
    def lacking(cls, what: str, *packages: str, instead: str = "") -> Self:
        """The error for what needs packages that are not installed: names them, the command that installs them, a way round."""
        also = f", or {instead}" if instead else ""
        return cls(f"{what} needs {' and '.join(packages)}, not installed here; install: {installing(packages)}{also}")


class InputError(FramingError):
    """A file, record or codebook that cannot be used; names it, what was expected and the next step."""


class RequestError(FramingError):
    """An unknown name or an option that does not fit; says what exists."""


class PluginError(FramingError):
    """A plugin that cannot be loaded, or that broke its contract."""


class LayerUnavailable(FramingError):
    """A layer that could not be computed for a document; the message is the reason."""


class Unreadable(LayerUnavailable):
    """Raised by an annotator for a text that it cannot read: no failure, but a reason why there is no layer."""


def unknown(kind: str, name: str, known: Iterable[str]) -> RequestError:
    """The error for a name that does not exist: says what was asked, the nearest name, and what there is."""
    names = sorted(known)
    near = get_close_matches(name, names, n=1, cutoff=0.5)
    hint = f"; did you mean '{near[0]}'?" if near else "."
    listing = f" Available: {', '.join(names)}." if names else f" There is no {kind} at all."
    return RequestError(f"no {kind} '{name}'{hint}{listing}")


def installing(packages: Iterable[str]) -> str:
    """The command that installs packages, in the versions that the extras of framing ask for, in any shell."""
    known = dict(_requirements())
    wanted = (f"{name}{known.get(name.casefold(), '')}" for name in packages)
    return " ".join(("python -m pip install", *(f'"{each}"' if re.search("[<>=!~]", each) else each for each in wanted)))


def _requirements() -> Iterator[tuple[str, str]]:
    """The packages that framing and its extras ask for, in lower case, each with its versions."""
    from importlib.metadata import PackageNotFoundError, requires

    try:
        listed = requires(DISTRIBUTION) or []
    except PackageNotFoundError:  # run from its folder
        return
    for each in listed:
        if found := re.match(r"([\w.-]+)(?:\[[^]]*\])?\s*([^;]*)", each):
            yield found[1].casefold(), found[2].strip()


def describe(error: BaseException) -> str:
    """An error as one line: its kind and message."""
    message, kind = message_of(error), type(error).__name__
    return message if isinstance(error, PluginError) else f"{kind}: {message}" if message else kind


def message_of(error: BaseException) -> str:
    """The message of an error on one line; an error may be a plugin's, and fail to say what it is."""
    try:
        return " ".join(str(error).split())
    except (Exception, SystemExit, GeneratorExit) as worse:
        return f"its message cannot be had ({type(worse).__name__})"
