"""What a concept of the codebook may be tied to: stories, words near by, an actor that does or suffers it, headlines."""

from __future__ import annotations

from dataclasses import dataclass

ROLES = ("agent", "patient")
WITHIN = 30  # words between a mention and the words it must be near


@dataclass(frozen=True)
class Tie:
    """Where a concept's wordings count; empty for anywhere.

    ``stories`` are ids of stories, ``near`` patterns of which one must stand within ``within`` words in the same paragraph,
    ``target`` a target that the mention's sentence must name, as agent or patient of something where ``role`` says so,
    ``headline`` that only headlines count.
    """

    stories: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    within: int = WITHIN
    target: str = ""
    role: str = ""
    headline: bool = False

    @property
    def free(self) -> bool:
        """Whether the wordings count anywhere."""
        return self == FREE

    @property
    def told(self) -> str:
        """As a phrase: "only in the stories …, near …"."""
        parts = [
            f"in the stories {', '.join(self.stories)}" if self.stories else "",
            f"within {self.within} words of {', '.join(self.near)}" if self.near else "",
            f"in sentences on {self.target}{f' as {self.role}' if self.role else ''}" if self.target else "",
            "in headlines" if self.headline else "",
        ]
        return f"only {', '.join(part for part in parts if part)}" if any(parts) else ""


FREE = Tie()
KEYS = ("stories", "near", "within", "target", "role", "headline")
