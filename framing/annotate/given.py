"""What an annotator gave, checked against the text and as nobody can change it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

from framing.errors import PluginError
from framing.model import Annotation, Document, Frozen, Pieces
from framing.text.tokens import Tokens

_MOST = 1_000_000  # annotations of one document


def check_array(name: str, value: Any) -> Any:
    """A layer that is no list of annotations, as nobody can change it: the tokens, or a tuple of what stands for each."""
    if name == "tokens":
        if not isinstance(value, Tokens):
            raise PluginError(f"expected Tokens, got {type(value).__name__}")
        return Tokens(tuple(value.starts), tuple(value.ends), tuple(value.forms), tuple(value.words), tuple(value.written))
    if isinstance(value, str | bytes | Mapping) or not isinstance(value, Iterable):
        raise PluginError(f"expected a list, got {type(value).__name__}")
    return tuple(_ending(value))


def check_layer(value: Any, document: Document) -> Any:
    """A layer as its annotator gave it, for nobody to change, after every span of its annotations was checked against the text.

    A layer that is no iterable of annotations (tokens, voices …) is left to its owner; an array is handed out read-only.
    """
    if value is None or isinstance(value, str | bytes):
        raise PluginError(f"expected a list of annotations, got {type(value).__name__}")
    if isinstance(value, dict):
        return Frozen(value)
    if isinstance(value, Mapping) or not isinstance(value, Iterable):
        return value
    if hasattr(value, "setflags"):
        return _read_only(value)
    checked = tuple(map(_plain, sorted(_ending(value), key=_position)))
    for annotation in checked:
        check_pieces(annotation.pieces, document, annotation.label)
        for role, pieces in annotation.roles.items():
            if pieces:
                check_pieces(pieces, document, f"{annotation.label}.{role}")
    return checked


def _ending(value: Iterable[Any]) -> Sequence[Any]:
    """What an annotator gave, which may be an iterator without an end, and no signal reaches a loop that is not Python's."""
    if isinstance(value, Sequence):
        return value
    found = list(islice(value, _MOST + 1))
    if len(found) > _MOST:
        raise PluginError(f"gives more than {_MOST:,} annotations of one document")
    return found


def _read_only(array: Any) -> Any:
    """A view of a numpy array that cannot be written to."""
    view = array.view()
    view.setflags(write=False)
    return view


def _plain(annotation: Annotation) -> Annotation:
    """The annotation, without what a class or a list of the plugin's own might do later."""
    if type(annotation) is Annotation and type(annotation.pieces) is tuple:
        return annotation
    return Annotation(annotation.label, tuple(annotation.pieces), annotation.roles, annotation.attributes)


def _position(annotation: object) -> tuple[int, int, str]:
    if not isinstance(annotation, Annotation):
        raise PluginError(f"expected an Annotation, got {type(annotation).__name__}")
    if not annotation.pieces:
        raise PluginError(f"annotation '{annotation.label}' has no pieces")
    return annotation.start, annotation.end, annotation.label


def check_pieces(pieces: Pieces, document: Document, what: str) -> None:
    """Refuse spans that are not in the text, are empty, overlap or are out of order. The one place offsets are checked."""
    if not pieces:
        raise PluginError(f"'{what}' has no span")
    before, length = 0, len(document.text)
    for piece in pieces:
        if not (isinstance(piece, tuple) and len(piece) == 2 and type(piece[0]) is int and type(piece[1]) is int):
            raise PluginError(f"'{what}' has the span {piece!r}; expected (start, end) in code points")
        start, end = piece
        if not before <= start < end <= length:
            raise PluginError(f"'{what}' has the span {piece!r}, not inside the text (0 to {length}) or out of order")
        before = end
