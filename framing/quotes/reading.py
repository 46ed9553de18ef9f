"""``framing.quotes``: the quotes of a text or of many, with plugins that are loaded once."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple, Unpack, overload
from warnings import warn

from framing.annotate.layers import Layers
from framing.annotate.plan import Plan
from framing.errors import InputError
from framing.language import detect
from framing.model import Document
from framing.passes import Pass
from framing.pipeline import check_layer, settings_for
from framing.plugins import Plugins, load_plugins
from framing.quotes.model import LAYER, Quote, quotes_in
from framing.score.scorer import plan_of, settings_of
from framing.score.settings import Asked, RunSettings


@overload
def quotes(texts: str | Document, *, language: str = "", **asked: Unpack[Asked]) -> list[Quote]: ...  # type: ignore[overload-overlap]
@overload
def quotes(
    texts: Iterable[str | Document], *, language: str = "", workers: int | None = None, **asked: Unpack[Asked]
) -> list[list[Quote] | None]: ...
def quotes(
    texts: str | Document | Iterable[str | Document],
    *,
    language: str = "",
    workers: int | None = None,
    **asked: Unpack[Asked],
) -> list[Quote] | list[list[Quote] | None]:
    """The quotes of a text, direct and indirect, in its order; of several texts, a list for each.

    A text without quotes gives an empty list. One that could not be read, such as one in a language that no plugin knows,
    raises :class:`~framing.errors.LayerUnavailable`; among several its place holds None, and a warning says why.
    ``language`` is the code of all texts ("en"); without it, it is told from each. ``workers`` are processes for many texts.
    ``asked`` are the settings of a run, as in :func:`framing.score`: codebook, options of plugins, corrections. What stands
    in headlines and captions is listed too; ``region`` says where each stands. Plugins are loaded at the first call.
    """
    if isinstance(texts, str | Document):
        return _of_one(_document(texts, 1, language), asked)
    documents = [_document(text, number, language) for number, text in enumerate(texts, start=1)]
    if not documents:
        return []
    how: Any = {**asked, "workers": workers, "by": "all", "plugins": _plugins(os.environ.get("FRAMING_PLUGINS"))}
    reading = Pass(documents, how, _read, LAYER)
    found = [[] if _is_blank(document.text) else quoted for document, _, quoted in reading]
    if unread := [document.id for document, quoted in zip(documents, found, strict=True) if quoted is None]:
        why = next(failure.reason for failure in reading.failures if failure.document_id == unread[0])
        warn(f"{len(unread)} of {len(documents)} could not be read; the first is {unread[0]}: {why}", stacklevel=2)
    return found


class Reader(NamedTuple):
    """What reads a text: who makes which layer, in which settings."""

    plugins: Plugins
    settings: RunSettings
    plan: Plan

    def read(self, document: Document) -> list[Quote]:
        """The quotes of a document. Raises :class:`~framing.errors.LayerUnavailable`."""
        language = document.language or detect(document.text, self.plugins.languages)
        known = replace(document, language=language)
        return quotes_in(known, Layers(known, self.plan))


def reader(**asked: Unpack[Asked]) -> Reader:
    """What reads texts in these settings; the one before where they are the same.

    Raises :class:`~framing.errors.RequestError` where no plugin makes attributions.
    """
    plugins = _plugins(os.environ.get("FRAMING_PLUGINS"))
    settings = settings_for((), plugins, **asked)
    known = _kept[-1] if _kept else None
    if known is None or known.plugins is not plugins or known.settings != settings:
        plan = plan_of(settings, plugins, settings_of(settings, plugins))
        check_layer(LAYER, plan)
        known = Reader(plugins, settings, plan)
        _kept[:] = [known]
    return known


_kept: list[Reader] = []  # the one that was used last


@lru_cache(maxsize=1)
def _plugins(named: str | None) -> Plugins:
    """The plugins that FRAMING_PLUGINS names, or all."""
    return load_plugins()


def _of_one(document: Document, asked: Any) -> list[Quote]:
    return [] if _is_blank(document.text) else reader(**asked).read(document)


def _read(document: Document, layers: Layers, group: str) -> list[Quote]:
    return quotes_in(document, layers)


def _is_blank(text: str) -> bool:
    """Whether a text has no letter, so that it is in no language and quotes nobody."""
    return not any(character.isalpha() for character in text)


def _document(text: object, number: int, language: str) -> Document:
    if isinstance(text, Document):
        return text
    if not isinstance(text, str):
        raise InputError(f"text {number}: expected a str or a Document, got {type(text).__name__}; leave out what has no text")
    return Document(id=f"text {number}", text=text, language=language)
