"""Fixtures of pytest for the tests of a plugin, found by the entry point; what they need is imported when asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from framing.conformance import Report
    from framing.model import Document

HUGE = 2_000  # words of the longest text in a test; framing plugins check takes a longer one


@pytest.fixture(scope="session")
def framing_check() -> Callable[..., Report]:
    """Try a plugin by its name: ``assert framing_check("shouting").ok``; what it takes is what ``check_plugin`` takes."""

    def check(name: str, *arguments: Any, **how: Any) -> Report:
        from framing.testing import check_plugin

        return check_plugin(name, *arguments, **{"huge": HUGE, **how})

    return check


@pytest.fixture(scope="session")
def framing_article() -> Callable[..., Document]:
    """Make an article of a text: ``framing_article("Head\\n\\nBody.", outlet="Gazette")``; without one, a sample."""

    def article(*text: str, **fields: Any) -> Document:
        from framing.testing import sample_document

        return sample_document(*text, **fields)

    return article
