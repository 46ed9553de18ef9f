"""Ready-made lexica: codebooks that come with framing, each with its licence, citation and version."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from framing.codebook import Codebook, load_codebook, parse_codebook
from framing.dictionaries.files import read_dictionary
from framing.dictionaries.model import Dictionary
from framing.errors import unknown

PREFIX = "lexicon:"


@dataclass(frozen=True)
class Lexicon:
    """What is known of a lexicon: its version is that of its file."""

    name: str
    about: str
    language: str
    licence: str
    citation: str

    def codebook(self) -> Codebook:
        """The lexicon, read."""
        text = _folder().joinpath(f"{self.name}.toml").read_text("utf-8")
        return replace(parse_codebook(text, f"{PREFIX}{self.name}"), name=self.name)


def _folder() -> Traversable:
    return files("framing").joinpath("lexica")


@cache
def lexica() -> dict[str, Lexicon]:
    """All lexica by name."""
    index = tomllib.loads(_folder().joinpath("index.toml").read_text("utf-8"))
    return {name: Lexicon(name, **known) for name, known in sorted(index.items())}


def open_dictionary(named: str, format: str | None = None) -> Dictionary | Codebook:  # noqa: A002  its name
    """What ``--dictionary`` names: ``lexicon:NAME``, a codebook (.toml), or the dictionary file of another tool.

    Raises InputError for a file that cannot be used, RequestError for an unknown lexicon or format.
    """
    if named.startswith(PREFIX):
        name = named.removeprefix(PREFIX)
        if name not in lexica():
            raise unknown("lexicon", name, lexica())
        return lexica()[name].codebook()
    if format is None and Path(named).suffix.lower() == ".toml":
        codebook = load_codebook(named)
        return replace(codebook, name=codebook.name or Path(named).stem)
    return read_dictionary(named, format)
