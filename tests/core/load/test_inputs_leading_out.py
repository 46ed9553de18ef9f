"""A folder of articles may be a stranger's: nothing in it leads out of it, and nothing in it is waited for."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from framing.codebook import find_codebook
from framing.errors import InputError
from framing.load import streams
from framing.load.corpus import load

from ...corpora import ARTICLE, NO_PLUGINS, read, reasons, write  # noqa: TID252  tests have no absolute name

SECRET = "The key to the harbour gate lies under the third stone, and nobody but the keeper may know."
PIPES = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A folder with one article, beside a file and a folder that are not in it."""
    write(tmp_path, story__a_DOT_txt=ARTICLE, secret_DOT_txt=SECRET, elsewhere__b_DOT_txt=SECRET)
    return tmp_path / "story"


def test_a_link_that_leaves_the_folder_is_left_out_with_a_note(story: Path) -> None:
    (story / "b.txt").symlink_to(story.parent / "secret.txt")
    (story / "more").symlink_to(story.parent / "elsewhere")
    documents, corpus = read(story)
    assert [d.id for d in documents] == ["a"]
    assert corpus.notices[0] == f"{story}: left out as a link that leads out of the folder: more, b.txt"


def test_a_link_within_the_folder_is_followed(story: Path) -> None:
    write(story, deep__c_DOT_txt=ARTICLE + " More.")
    (story / "b.txt").symlink_to(story / "deep" / "c.txt")
    (story / "gone.txt").symlink_to(story / "nowhere.txt")
    documents, corpus = read(story)
    assert len(documents) == 2 and not any("leads out" in notice for notice in corpus.notices)
    assert reasons(corpus) == [f"{story / 'gone.txt'}: cannot be read: No such file or directory"]


def test_a_folder_that_is_named_by_a_link_is_read(story: Path) -> None:
    (story.parent / "short").symlink_to(story)
    assert [d.id for d in read(story.parent / "short")[0]] == ["a"]


@PIPES
def test_pipes_sockets_and_devices_are_left_out_with_a_note(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(story / "p.txt")
    (story / "d.txt").symlink_to("/dev/zero")
    monkeypatch.chdir(story)  # the path of a socket must be short
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind("s.txt")
        documents, corpus = read(story)
    assert [d.id for d in documents] == ["a"]
    assert [notice for notice in corpus.notices if "left out as" in notice] == [
        f"{story}: left out as a link that leads out of the folder: d.txt",
        f"{story}: left out as a named pipe: p.txt",
        f"{story}: left out as a socket: s.txt",
    ]


@PIPES
def test_a_pattern_finds_no_pipe(story: Path) -> None:
    os.mkfifo(story / "p.txt")
    documents, corpus = read(str(story / "*.txt"))
    assert len(documents) == 1
    assert f"{story / '*.txt'}: left out as a named pipe: {story / 'p.txt'}" in corpus.notices


@PIPES
def test_a_named_pipe_that_nobody_writes_to_is_given_up(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "PATIENCE", 0.05)
    pipe = story.parent / "pipe"
    os.mkfifo(pipe)
    documents, corpus = read(story, pipe)
    assert len(documents) == 1
    assert reasons(corpus) == [f"{pipe}: cannot be read: nobody wrote to this pipe for 0.05 s"]


@PIPES
@pytest.mark.parametrize("manifest", ["story.toml", "metadata.csv"])
def test_a_manifest_leads_nowhere_else(story: Path, manifest: str) -> None:
    (story / "b.txt").symlink_to(story.parent / "secret.txt")
    (story / "more").symlink_to(story.parent / "elsewhere")
    os.mkfifo(story / "p.txt")
    named = ("a.txt", "b.txt", "more/b.txt", "p.txt")
    toml = "".join(f'[[documents]]\nfile = "{name}"\noutlet = "Post"\n' for name in named)
    (story / manifest).write_text(toml if manifest == "story.toml" else "\n".join(["file,outlet", *(f"{n},Post" for n in named)]))
    documents, corpus = read(story)
    assert [d.id for d in documents] == ["a"]
    assert [reason.partition(": file ")[2] for reason in reasons(corpus)] == [
        "'b.txt' is a link that leads out of the folder",
        "'more/b.txt' is a link that leads out of the folder",
        "'p.txt' is a named pipe",
    ]


@PIPES
def test_an_id_in_a_manifest_finds_no_pipe_and_nothing_outside(story: Path) -> None:
    (story / "b.txt").symlink_to(story.parent / "secret.txt")
    os.mkfifo(story / "p.txt")
    (story / "metadata.csv").write_text("id,outlet\na,Post\nb,Post\np,Post\n", encoding="utf-8")
    documents, corpus = read(story)
    assert [d.id for d in documents] == ["a"] and len(reasons(corpus)) == 2


@PIPES
def test_a_manifest_that_is_a_pipe_or_leads_out_is_none(story: Path) -> None:
    (story / "metadata.csv").symlink_to(story.parent / "secret.txt")
    os.mkfifo(story / "story.toml")
    for named in (story, story / "a.txt"):
        documents, corpus = read(named)
        assert [d.id for d in documents] == ["a"]
        assert corpus.notices[:2] == [
            f"{story}: left out as a named pipe: story.toml",
            f"{story}: left out as a link that leads out of the folder: metadata.csv",
        ]


def test_a_codebook_that_leads_out_is_to_be_named(story: Path) -> None:
    (story / "codebook.toml").symlink_to(story.parent / "secret.txt")
    with pytest.raises(InputError, match="leads out of its folder; name the codebook with --codebook"):
        find_codebook([story])


def test_a_path_that_is_named_is_read_wherever_it_leads(story: Path) -> None:
    (story.parent / "b.txt").symlink_to(story / "a.txt")
    assert [d.text for d in load(story.parent / "b.txt", plugins=NO_PLUGINS)] == [ARTICLE]
