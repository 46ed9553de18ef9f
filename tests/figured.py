"""What the plugin of figures finds, in a sentence and over articles on one story, for its tests."""

from __future__ import annotations

from typing import Any

from framing.model import Annotation, Document
from framing.plugins import load_plugins
from framing.testing import annotations_of
from framing_figures.corpus import Figures, list_figures

PLUGINS = load_plugins()
LEAD = "The river rose again on the third night, and nobody slept."


def figures(text: str | Document) -> list[Annotation]:
    return list(annotations_of("figures", text, plugins=PLUGINS))


def about(text: str, *names: str) -> list[tuple[Any, ...]]:
    return [tuple(figure.attributes[name] for name in names) for figure in figures(text)]


def document(name: str, text: str, **fields: Any) -> Document:
    body = f"{LEAD}\n\n{text}"
    return Document(**{"id": name, "outlet": name.title(), "language": "en", **fields, "text": body})


def listed(*texts: str, **fields: Any) -> Figures:
    return list_figures([document(name, text, **fields) for name, text in zip("abcdef", texts, strict=False)])


def facts(found: Figures) -> list[dict[str, Any]]:
    return found.table("facts").to_dicts()
