"""Words that the article quotes from someone: what stands in marks again, in the headline or later, is still theirs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from framing import Annotation

LONGEST = 5  # words looked for inside a longer quotation
Wanted = tuple[tuple[str, ...], bool]  # words, and whether a single one may also stand among others


def heard(wanted: Iterable[Wanted], spoken: Iterable[tuple[Sequence[str], Annotation]]) -> dict[Wanted, Annotation]:
    """The first who is quoted with each of the wanted words; ``spoken`` are quotations (as folded tokens) and who says them."""
    asked = {want for want in wanted if 0 < len(want[0]) <= LONGEST}
    found: dict[Wanted, Annotation] = {}
    if not asked:
        return found
    opening = frozenset(words[0] for words, _ in asked)
    sizes = sorted({len(words) for words, _ in asked})
    for forms, attribution in spoken:
        if opening.isdisjoint(forms):
            continue
        words = [form for form in forms if form[0].isalnum()]
        for i in [i for i, word in enumerate(words) if word in opening]:
            for size in sizes:
                part = tuple(words[i : i + size])
                for anywhere in (False, True):
                    if (part, anywhere) in asked and (anywhere or size > 1 or len(words) == 1):
                        found.setdefault((part, anywhere), attribution)
    return found
