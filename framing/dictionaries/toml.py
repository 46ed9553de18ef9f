"""A codebook.toml written from a codebook's concepts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from framing.codebook import Codebook, Concept, Wording
from framing.dictionaries.model import printable

_WIDTH = 120


def codebook_text(codebook: Codebook, remarks: Iterable[str] = ()) -> str:
    """The text of a codebook with these concepts, with remarks at its head; it reads back as the same concepts."""
    lines = [f"# {printable(remark)}" for remark in remarks]
    lines += [*([""] if lines else []), f"name = {_quoted(codebook.name)}", f"version = {_quoted(codebook.version)}"]
    for concept in codebook.concepts:
        lines += ["", *_concept(concept)]
    return "\n".join(lines) + "\n"


def _concept(concept: Concept) -> Iterator[str]:
    yield f"[concepts.{_quoted(concept.name)}]"
    for wording in concept.wordings:
        yield f"{_quoted(wording.name)} = {_value(wording)}"


def _value(wording: Wording) -> str:
    patterns = [_quoted(pattern) for pattern in wording.patterns]
    if wording.valence:
        return f"{{ patterns = [{', '.join(patterns)}], valence = {_quoted(wording.valence)} }}"
    return "[" + ", ".join(patterns) + "]" if sum(map(len, patterns)) < _WIDTH - 30 else "[\n" + _wrapped(patterns) + "]"


def _wrapped(items: Sequence[str]) -> str:
    lines, line = list[str](), ""
    for item in items:
        if line and len(line) + len(item) + 2 > _WIDTH:
            lines.append(line)
            line = ""
        line += f"{' ' if line else '  '}{item},"
    return "".join(f"{line}\n" for line in [*lines, line])


def _quoted(text: str) -> str:
    """A basic TOML string, which JSON's text is for printable characters."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
