"""Lists under a frame: "The mayor said:" above lines that begin with a bullet or a number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing import Span
from framing_sourcing.grammar.candidates import Candidate
from framing_sourcing.grammar.lexicon import Lexicon
from framing_sourcing.syntax.reading import Reading
from framing_sourcing.syntax.subjects import Subjects, subject_of

_ITEM = re.compile(r"[ \t]*(?:[-•*·–—]|\(?\d{1,2}[.)])[ \t]+(?=\S)")
_LONGEST_OBJECT = 10  # tokens between the verb and the colon


def listed(reading: Reading, lexicon: Lexicon, subjects: Subjects) -> list[Candidate]:
    """The lists of a document that a verb of speech leads up to, each item a piece of the content."""
    found: list[Candidate] = []
    for colon, items in _lists(reading):
        for i in range(colon - 1, max(reading.first[colon], colon - _LONGEST_OBJECT) - 1, -1):
            group = reading.group(i)
            if group is None:
                continue
            lemma = reading.lemmas[group.head]
            if lemma in lexicon.speaking and group.form == "finite":
                cue = ((group.start, group.end),)
                source = None if group.passive else subject_of(reading, group, subjects)
                found.append(Candidate("list", lemma, "speech", group.head, cue, source, tuple(items)))
            break
    return found


def _lists(reading: Reading) -> Iterator[tuple[int, list[Span]]]:
    """Each colon that ends a line above a list, and the items of the list."""
    colon, items, offset = -1, list[Span](), 0
    for line in reading.text.splitlines(keepends=True):
        end = offset + len(line)
        marker = _ITEM.match(line)
        if marker is not None:
            inside = reading.tokens.within(offset + marker.end(), end)
            if inside and colon >= 0:
                items.append((inside.start, inside.stop))
        elif line.strip():
            if items:
                yield colon, items
            inside = reading.tokens.within(offset, end)
            colon, items = inside.stop - 1 if inside and reading.forms[inside.stop - 1] == ":" else -1, []
        offset = end
    if items:
        yield colon, items
