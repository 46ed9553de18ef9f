"""What the rows of an article hang on: whatever of that changes has another hash, and is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from framing.model import Annotation
from framing.saved.keys import code_hash, reasons


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"text": "The quay is open."}, "text"),
        ({"outlet": "Herald"}, "metadata"),
        ({"published": date(2026, 5, 2)}, "metadata"),
        ({"meta": {"desk": "land"}}, "metadata"),
        ({"title_span": (0, 3)}, "metadata"),
        ({"notes": ("repaired",)}, "metadata"),
        ({"known": {"claims": (Annotation("claim", ((0, 3),)),)}}, "metadata"),
        ({"furniture": ((0, 3),)}, "recurring lines"),
    ],
)
def test_whatever_of_an_article_changes_is_named(make: Any, changed: dict[str, Any], named: str) -> None:
    article = make.article("The quay is shut.", published=date(2026, 5, 1), meta={"desk": "sea"})
    before, after = reasons(article, "settings", False), reasons(replace(article, **changed), "settings", False)
    assert [name for name in before if before[name] != after[name]] == [named]
    assert reasons(replace(article), "settings", False) == before


def test_settings_and_the_size_of_its_outlet_count(make: Any) -> None:
    article = make.article("The quay is shut.")
    before = reasons(article, "settings", False)
    assert {name for name, told in reasons(article, "others", True).items() if told != before[name]} == {
        "settings",
        "size of the outlet",
    }


def test_code_that_changes_is_another_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "guest").mkdir()
    code = tmp_path / "guest" / "__init__.py"
    code.write_text("A = 1\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    before = code_hash(["guest"])
    assert code_hash(["guest"]) == before
    code.write_text("A = 2\n", "utf-8")
    assert code_hash(["guest"]) != before
