"""What a corpus says of one name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Known:
    """What is known of one name: in how much it stands, how it is written, what its bearer is called."""

    kinds: Counter[str] = field(default_factory=Counter)
    written: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    outlets: set[str] = field(default_factory=set)
    documents: int = 0
    placed: int = 0
    acting: int = 0  # mentions that do what only somebody does

    @property
    def mentions(self) -> int:
        return self.written.total()

    def add(self, other: Known) -> None:
        """Count another name's mentions as this one's; the two stand in different documents."""
        self.kinds.update(other.kinds)
        self.written.update(other.written)
        self.roles.update(other.roles)
        self.outlets |= other.outlets
        self.documents += other.documents
        self.placed += other.placed
        self.acting += other.acting
