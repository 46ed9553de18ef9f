"""Addresses in place of articles: refused with the way to the texts, and never fetched."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.errors import InputError
from framing.load.readers.addresses import is_address

from ....corpora import read, write  # noqa: TID252


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("https://paper.example/a", "https://paper.example/a: an address, .* trafilatura -u https://paper.example/a "),
        ("http://paper.example/a;rm", "trafilatura -u 'http://paper.example/a;rm' --json --with-metadata > article.json"),
        ("s3://bucket/news.jsonl", "s3://bucket/news.jsonl: an address, .* copy the files to this computer"),
    ],
)
def test_an_address_as_a_path(named: str, told: str) -> None:
    assert is_address(named)
    with pytest.raises(InputError, match=told):
        read(named)


def test_a_path_as_the_command_line_gives_it_has_lost_a_slash() -> None:
    with pytest.raises(InputError, match=r"https://paper\.example/a: an address, and nothing is fetched"):
        read(Path("https://paper.example/a"))


def test_a_file_that_is_called_like_an_address_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "https:").mkdir()
    write(tmp_path / "https:", a_DOT_txt="The council met on Monday, and all were in the room.")
    assert len(read("https:/a.txt")[0]) == 1


def test_a_text_of_addresses(tmp_path: Path) -> None:
    write(tmp_path, links_DOT_txt="https://paper.example/a\nhttps://paper.example/b\n")
    with pytest.raises(InputError, match=r"addresses and no article; nothing is fetched here: .* trafilatura -i FILE"):
        read(tmp_path / "links.txt")
