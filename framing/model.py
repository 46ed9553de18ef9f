"""The frozen values that everything else is made of: documents, annotations, scores, evidence.

Offsets are Unicode code points into ``Document.text``, 0-based, end exclusive.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, Literal

Span = tuple[int, int]
Pieces = tuple[Span, ...]
Voice = Literal["own", "attributed", "distanced", "unknown"]
VOICES: tuple[Voice, ...] = ("own", "attributed", "distanced", "unknown")
Status = Literal["ok", "none", "skipped", "failed"]
STATUSES: tuple[Status, ...] = ("ok", "none", "skipped", "failed")
Value = str | int | float | bool | None


class Frozen(dict[Any, Any]):
    """A dictionary that does not change, as several plugins see it. Equal to a plain one, and picklable."""

    __slots__ = ()

    def _refuse(self, *given: Any, **named: Any) -> Any:
        raise TypeError("this is shared and cannot be changed; make a copy with dict(…)")

    __setitem__ = __delitem__ = __ior__ = clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> Any:
        return Frozen, (dict(self),)


_NOTHING = Frozen()
_SHOWN_TITLE = 60  # characters of a title in the repr of a document


@dataclass(frozen=True)
class Document:
    """One article.

    ``text`` is the decoded source with the byte order mark stripped and CRLF and CR made LF; a title
    given apart from the text stands before it, which ``title_span`` records. HTML has become text, and what was
    once decoded wrongly is repaired; both are in ``notes``. Nothing else is changed.
    ``furniture`` holds the lines that recur over its outlet's articles, which a pass over the corpus has found.
    ``story`` ties articles on one event. ``notes`` says what reading it had to repair or guess. ``known`` has layers that were
    saved with its scores, and are not made again.
    """

    id: str
    text: str
    outlet: str = ""
    title: str = ""
    author: str = ""
    published: date | None = None
    url: str = ""
    language: str = ""
    genre: str = ""
    story: str = ""
    meta: Mapping[str, Value] = field(default_factory=dict, hash=False)
    title_span: Span | None = None
    furniture: Pieces = ()
    notes: tuple[str, ...] = ()
    known: Mapping[str, tuple[Annotation, ...]] = field(default_factory=dict, hash=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        _freeze(self, "meta")
        _freeze(self, "known")

    def __repr__(self) -> str:
        told = [self.outlet, self.published.isoformat() if self.published else "", f"{len(self.text):,} characters"]
        title = self.title if len(self.title) <= _SHOWN_TITLE else f"{self.title[: _SHOWN_TITLE - 1].rstrip()}…"
        return f"<Document {self.id!r}: {', '.join(part for part in told if part)}{f', “{title}”' if title else ''}>"

    @cached_property
    def sha256(self) -> str:
        """Hash of the text, hexadecimal: two documents with the same one are annotated alike."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def field(self, name: str) -> str:
        """Any metadata as text, for grouping: a field of the document or a key of ``meta``; '' where there is none."""
        value = getattr(self, name) if name in GROUPABLE else self.meta.get(name)
        return "" if value is None else str(value)


def wrong_field(document: object) -> str:
    """What keeps a value from being used as a document; '' where nothing does."""
    if not isinstance(document, Document):
        return f"expected a Document, got {type(document).__name__}"
    kinds: tuple[tuple[str, Any], ...] = (*((name, str) for name in _TEXTS), ("published", date | None), ("meta", Mapping))
    for name, kind in kinds:
        if not isinstance(value := getattr(document, name), kind):
            return f"document {document.id!r}: {name} is {value!r}, a {type(value).__name__}"
    return ""


_TEXTS = ("id", "text", "outlet", "title", "author", "url", "language", "genre", "story")
PUBLISHED_TIME = "published_time"  # in ``meta``: when it was published, ISO 8601 in UTC, where the source says time and zone
GROUPABLE = frozenset({"id", "outlet", "title", "author", "published", "url", "language", "genre", "story"})


def _freeze(value: object, name: str) -> None:
    """Let a field of a frozen value hold a mapping that is frozen, too."""
    given = getattr(value, name)
    if type(given) is not Frozen:
        object.__setattr__(value, name, Frozen(given) if given else _NOTHING)


class Spanned:
    """What has pieces begins where the first one does and ends where the last one ends."""

    pieces: Pieces

    @property
    def start(self) -> int:
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        return self.pieces[-1][1]


@dataclass(frozen=True)
class Annotation(Spanned):
    """A labelled stretch of a document, in one or more pieces, in the order of the text.

    ``roles`` holds further named pieces (an attribution has ``content``, ``cue`` and ``source``);
    ``attributes`` further values (``source_type``, ``act``).
    """

    label: str
    pieces: Pieces
    roles: Mapping[str, Pieces] = field(default_factory=dict, hash=False)
    attributes: Mapping[str, Value] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        _freeze(self, "roles")
        _freeze(self, "attributes")

    def quote(self, text: str) -> str:
        """The wording, pieces joined by an ellipsis."""
        return " … ".join(text[start:end] for start, end in self.pieces)


@dataclass(frozen=True)
class Evidence(Spanned):
    """A passage that a score rests on: where it is, what it shows, and what it adds to the score.

    ``pieces`` are its exact spans (a split wording has several). ``voice`` may be left empty: the core
    then fills it in wherever the run knows voices.
    """

    pieces: Pieces
    label: str = ""
    value: float | None = None
    voice: Voice | Literal[""] = ""
    source: str = ""


@dataclass(frozen=True)
class Score:
    """What a measure says of one document: one number, what it is made of, and its evidence.

    A measure gives ``numerator`` and ``denominator`` (the core divides and scales as the measure's
    estimand says) or a ready ``value``. *No evidence is not zero*: a score that cannot be given has
    ``status`` "none" and a ``reason``; a category that could have occurred and did not is a zero.
    ``target`` is an actor or a concept of the codebook, ``category`` a wording or a source type.
    """

    numerator: float | None = None
    denominator: float | None = None
    value: float | None = None
    target: str = ""
    category: str = ""
    voice: Voice | Literal[""] = ""
    status: Status = "ok"
    reason: str = ""
    evidence: tuple[Evidence, ...] = ()


def no_score(reason: str, *, target: str = "", category: str = "", voice: Voice | Literal[""] = "") -> Score:
    """The score of a document that gives no ground for one, with the reason."""
    return _no_score(reason, target, category, voice)


@lru_cache(1 << 12)  # a measure says this of every paragraph in which it finds nothing, and a score never changes
def _no_score(reason: str, target: str, category: str, voice: Voice | Literal[""]) -> Score:
    return Score(target=target, category=category, voice=voice, status="none", reason=reason)


@dataclass(frozen=True)
class Failure:
    """Something that went wrong without stopping the run: where, in what, and why."""

    document_id: str
    component: str
    reason: str
