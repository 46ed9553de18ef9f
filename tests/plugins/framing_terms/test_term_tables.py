"""The tables of the commands, as the documentation tells them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from framing import Document
from framing.codebook import parse_codebook
from framing_terms.collocates import collocates
from framing_terms.keyness import keyness
from framing_terms.kwic import kwic
from framing_terms.rival_tables import propose_rivals
from framing_terms.term_tables import TABLES
from framing_terms.usage import list_terms
from framing_terms.wordings import propose_wordings

KINDS = {"Date": "date", "String": "text", "Int64": "whole number", "Float64": "number"}


CORPUS = [Document(name, "The wall fell.", outlet=name, language="en") for name in ("Sun", "Post")]


CODEBOOK = parse_codebook('[concepts.wall]\nwall = ["wall"]\n')


@pytest.mark.parametrize("name", TABLES)
def test_the_documentation_describes_every_column(name: str) -> None:
    page = (Path(__file__).parents[3] / "docs" / "tables.md").read_text(encoding="utf-8")
    own = page.partition("\n## Tables of `framing kwic`")[2].partition("\n## ")[0]
    section = own.partition(f"\n### {name}\n")[2].partition("\n### ")[0]
    listed = [line for line in section.splitlines() if line.startswith("| `")]
    assert listed == [f"| `{column.name}` | {KINDS[column.dtype]} | {column.meaning} |" for column in TABLES[name]]


def test_every_table_has_one_owner() -> None:
    owners = (
        *(list_terms(CORPUS, codebook=CODEBOOK), propose_wordings(CORPUS, codebook=CODEBOOK)),
        *(kwic(CORPUS, "wall"), keyness(CORPUS), collocates(CORPUS, "wall"), propose_rivals(CORPUS)),
    )
    assert sorted(name for owner in owners for name in owner.names) == sorted(TABLES)
    assert all(owner.main in owner.names and set(owner.columns) == set(owner.names) for owner in owners)


def test_the_commands_are_not_imported_until_the_command_line_asks() -> None:
    code = "import framing, sys; framing.load_plugins(); print('typer' in sys.modules, 'numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
