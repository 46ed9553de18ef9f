"""docs/cli.md is what the commands say of themselves."""

from __future__ import annotations

from pathlib import Path

from framing.cli.docs import page

COMMANDS = (
    *("compare", "score", "annotate", "show", "validate", "plugins", "measures", "sources", "targets"),
    *("codebook new", "codebook check", "codebook import", "codebook export", "codebook lexica"),
    *("terms", "kwic", "keyness", "collocates", "wordings"),
)
PAGE = Path(__file__).parents[3] / "docs" / "cli.md"


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "docs/cli.md is out of date: python -m framing.cli.docs > docs/cli.md"


def test_every_command_and_shared_option_is_on_the_page() -> None:
    text = page()
    for command in COMMANDS:
        assert f"\n## framing {command}\n" in text
    shared = text.partition("## Shared options")[2].partition("## framing")[0]
    for option in ("--codebook FILE", "--output FILE", "--quiet", "--plugins A,B", "--set PLUGIN.OPTION=VALUE", "--region NAME"):
        assert shared.count(f"| `{option}`") == 1 and text.count(f"`{option.partition(' ')[0]}`") >= 8
