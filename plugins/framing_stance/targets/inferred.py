"""What is read into the targets of a codebook: which are persons, whom "he", "she" and "the mayor" may mean."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from framing_stance.targets.targets import persons_of, surnames_of

if TYPE_CHECKING:
    from framing import Settings

_ALWAYS = "taken for persons, who get he, she and offices as mentions"
_WHERE_NAMED = "taken for persons only in articles that put a given name or a title before the name"


def inferred(settings: Settings) -> Iterator[str]:
    """Sentences for ``framing codebook check``; none where pronouns are switched off."""
    if not settings.options.get("pronouns", True):
        return
    targets = settings.codebook.targets
    persons = persons_of(targets)
    surnames = surnames_of(targets) - persons
    for found, as_what in ((persons, _ALWAYS), (surnames, _WHERE_NAMED)):
        if found:
            yield f"{as_what}: {'; '.join(target.name for target in targets if target.name in found)}"
