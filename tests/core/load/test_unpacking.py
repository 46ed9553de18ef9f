"""Articles in ``.zip`` and ``.gz`` files: read like a folder, and nothing of a stranger's file gets out of ours."""

from __future__ import annotations

import gzip
import io
import json
import sqlite3
import stat
import tarfile
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from framing.errors import InputError
from framing.load import unpacking

from ...corpora import ARTICLE, read, reasons, write  # noqa: TID252  tests have no absolute name

OTHER = "The ferry was late again. Nobody on the quay was told when the next one would leave."
ROWS = "".join(
    json.dumps({"id": name, "outlet": name.title(), "text": text}) + "\n" for name, text in (("post", ARTICLE), ("herald", OTHER))
)


def zipped(path: Path, **files: str | bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_DOT_", "."), content)
    return path


def gzipped(path: Path, content: str | bytes) -> Path:
    path.write_bytes(gzip.compress(content.encode() if isinstance(content, str) else content))
    return path


def test_what_is_told_of_files_in_a_file_names_no_place_of_ours(tmp_path: Path) -> None:
    database = tmp_path / "run.sqlite"
    with closing(sqlite3.connect(database)) as made:
        made.executescript("CREATE TABLE run (value); CREATE TABLE scores (doc_id)")
    manifest = "".join(f'[[documents]]\nfile = "{name}"\n' for name in ("a.txt", "missing.txt", "run.sqlite"))
    path = zipped(tmp_path / "news.zip", story_DOT_toml=manifest, a_DOT_txt=ARTICLE, run_DOT_sqlite=database.read_bytes())
    _, corpus = read(path)
    assert sorted(reasons(corpus)) == [
        f"{path}/run.sqlite: is a saved result, no articles; look at it with: framing report FILE",
        f"{path}/story.toml, [[documents]] 2: no file 'missing.txt'; correct the name or remove the entry",
    ]


class TestGzip:
    def test_a_file_is_read_as_what_it_is_called_without_gz(self, tmp_path: Path) -> None:
        documents, corpus = read(gzipped(tmp_path / "corpus.jsonl.gz", ROWS))
        assert [(d.id, d.outlet, d.text) for d in documents] == [("post", "Post", ARTICLE), ("herald", "Herald", OTHER)]
        assert corpus.files == (tmp_path / "corpus.jsonl.gz",)
        assert not corpus.skipped

    @pytest.mark.parametrize(("content", "count"), [(ROWS, 2), (ARTICLE, 1), (f"id,text,outlet\n1,{OTHER},Post\n", 1)])
    def test_a_name_that_does_not_say_what_it_is_costs_nothing(self, tmp_path: Path, content: str, count: int) -> None:
        documents, _ = read(gzipped(tmp_path / "corpus.gz", content))
        assert len(documents) == count
        assert all(document.text in (ARTICLE, OTHER) for document in documents)

    def test_it_is_read_in_a_folder_with_the_id_and_outlet_of_its_place(self, tmp_path: Path) -> None:
        folder = tmp_path / "post"
        write(folder, b_DOT_txt=OTHER)
        gzipped(folder / "a.txt.gz", ARTICLE)
        documents, _ = read(tmp_path, outlet_of="folder")
        assert [(d.id, d.outlet, d.text) for d in documents] == [("post/a", "post", ARTICLE), ("post/b", "post", OTHER)]

    def test_of_one_that_is_cut_off_what_stands_before_is_read_and_it_is_told(self, tmp_path: Path) -> None:
        path = gzipped(tmp_path / "a.jsonl.gz", ROWS * 500)
        path.write_bytes(path.read_bytes()[:-40])
        documents, corpus = read(path)
        assert 2 <= len(documents) <= 1000
        assert any("broken or cut off" in reason and str(path) in reason for reason in reasons(corpus))

    def test_a_tar_archive_is_refused_with_the_command_that_unpacks_it(self, tmp_path: Path) -> None:
        raw = io.BytesIO()
        with tarfile.open(fileobj=raw, mode="w") as archive:
            archive.addfile(tarfile.TarInfo("a.txt"), io.BytesIO(b""))
        for name in ("a.tar.gz", "b.gz"):
            gzipped(tmp_path / name, raw.getvalue())
            with pytest.raises(InputError, match="a tar archive; unpack it"):
                read(tmp_path / name)

    def test_what_is_no_gzip_file_is_refused(self, tmp_path: Path) -> None:
        write(tmp_path, a_DOT_txt_DOT_gz=ARTICLE)
        with pytest.raises(InputError, match="a gzip file that cannot be unpacked"):
            read(tmp_path / "a.txt.gz")


class TestZip:
    def test_it_is_read_like_a_folder(self, tmp_path: Path) -> None:
        path = zipped(
            tmp_path / "news.zip", herald__b_DOT_txt=OTHER, a_DOT_txt=ARTICLE, picture_DOT_png=b"x", _DOT_hidden_DOT_txt="x"
        )
        documents, corpus = read(path)
        assert [(d.id, d.text) for d in documents] == [("a", ARTICLE), ("herald/b", OTHER)]
        assert corpus.files == (path,)
        assert corpus.notices[0].startswith(f"{path}: no story.toml") and corpus.notices[0].endswith("left out: picture.png")

    def test_a_manifest_in_it_holds(self, tmp_path: Path) -> None:
        manifest = '[[documents]]\nfile = "a.txt"\noutlet = "Quay Post"\n'
        (document,), _ = read(zipped(tmp_path / "news.zip", story_DOT_toml=manifest, a_DOT_txt=ARTICLE, b_DOT_txt=OTHER))
        assert (document.outlet, document.text) == ("Quay Post", ARTICLE)

    def test_in_a_folder_its_name_stands_before_the_ids(self, tmp_path: Path) -> None:
        zipped(tmp_path / "news.zip", a_DOT_txt=ARTICLE)
        write(tmp_path, a_DOT_txt=OTHER)
        documents, _ = read(tmp_path)
        assert {d.id: d.text for d in documents} == {"a": OTHER, "news/a": ARTICLE}

    def test_files_in_files_are_read_to_a_depth(self, tmp_path: Path) -> None:
        inner = zipped(tmp_path / "one.zip", a_DOT_txt=ARTICLE)
        (document,), _ = read(zipped(tmp_path / "two.zip", one_DOT_zip=inner.read_bytes()))
        assert document.id == "one/a"
        for _ in range(unpacking.DEPTH):
            inner.write_bytes(zipped(tmp_path / "outer.zip", x_DOT_zip=inner.read_bytes(), b_DOT_txt=OTHER).read_bytes())
        documents, corpus = read(inner)
        assert {document.text for document in documents} == {OTHER}
        assert "unpack the outer ones" in reasons(corpus)[0]

    def test_two_files_of_one_name_are_both_read(self, tmp_path: Path) -> None:
        path = tmp_path / "news.zip"
        with zipfile.ZipFile(path, "w") as archive, pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a.txt", ARTICLE)
            archive.writestr("a.txt", OTHER)
        assert {document.text for document in read(path)[0]} == {ARTICLE, OTHER}

    @pytest.mark.parametrize("name", ["../evil.txt", "/evil.txt", "a/../../evil.txt", "..\\evil.txt", "C:\\evil.txt"])
    def test_a_name_that_leads_out_is_refused_and_the_rest_is_read(self, tmp_path: Path, name: str) -> None:
        path = tmp_path / "in" / "news.zip"
        path.parent.mkdir()
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(name, OTHER)
            archive.writestr("a.txt", ARTICLE)
        documents, corpus = read(path)
        assert [document.text for document in documents] == [ARTICLE]
        assert "leads out of the ZIP file" in reasons(corpus)[0]
        assert not list(tmp_path.rglob("*evil*"))

    def test_a_link_in_it_is_not_followed(self, tmp_path: Path) -> None:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        path = tmp_path / "news.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(link, "/etc/passwd")
            archive.writestr("a.txt", ARTICLE)
        documents, corpus = read(path)
        assert [document.text for document in documents] == [ARTICLE]
        assert reasons(corpus) == [f"{path}/link.txt: a link or a device, no file; not unpacked"]

    def test_a_member_that_grows_as_no_text_does_is_refused(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(unpacking, "UNSUSPECTED", 1 << 20)
        path = zipped(tmp_path / "news.zip", bomb_DOT_txt=b" " * (4 << 20), a_DOT_txt=ARTICLE)
        documents, corpus = read(path)
        assert [document.text for document in documents] == [ARTICLE]
        assert reasons(corpus) == [f"{path}/bomb.txt: grows to more than 200 times its size, as no text does; not unpacked"]
        with pytest.raises(InputError, match="grows to more than 200 times"):
            read(gzipped(tmp_path / "bomb.txt.gz", b" " * (4 << 20)))

    def test_no_more_is_unpacked_than_there_is_room_for(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(unpacking, "LARGEST", 150)
        path = zipped(tmp_path / "news.zip", a_DOT_txt=ARTICLE, b_DOT_txt=OTHER, c_DOT_txt=OTHER)
        documents, corpus = read(path)
        assert [document.text for document in documents] == [ARTICLE]
        told = reasons(corpus)
        assert "b.txt: holds more than there is room for" in told[1] or "b.txt: holds more than there is room for" in told[0]
        assert any("1 files behind it are not read" in reason for reason in told)

    def test_too_many_members_are_refused(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(unpacking, "MEMBERS", 1)
        with pytest.raises(InputError, match="a ZIP file with 2 files; the most that is read is 1"):
            read(zipped(tmp_path / "news.zip", a_DOT_txt=ARTICLE, b_DOT_txt=OTHER))

    def test_a_broken_member_costs_only_itself(self, tmp_path: Path) -> None:
        path = tmp_path / "news.zip"
        with zipfile.ZipFile(path, "w") as archive:  # stored, so that a byte of the text can be changed
            archive.writestr("a.txt", ARTICLE)
            archive.writestr("b.txt", OTHER)
        path.write_bytes(path.read_bytes().replace(b"The ferry", b"The wherry"[:9]))
        documents, corpus = read(path)
        assert [document.text for document in documents] == [ARTICLE]
        assert reasons(corpus)[0].startswith(f"{path}/b.txt: cannot be unpacked: Bad CRC-32")

    def test_an_encrypted_member_is_refused_with_what_to_do(self, tmp_path: Path) -> None:
        path = zipped(tmp_path / "news.zip", a_DOT_txt=ARTICLE)
        raw = bytearray(path.read_bytes())
        raw[raw.index(b"PK\x03\x04") + 6] |= 1
        raw[raw.index(b"PK\x01\x02") + 8] |= 1
        path.write_bytes(bytes(raw))
        with pytest.raises(InputError, match=r"a\.txt: is encrypted; unpack the ZIP file with its password"):
            read(path)

    def test_one_that_is_cut_off_is_refused(self, tmp_path: Path) -> None:
        path = zipped(tmp_path / "news.zip", a_DOT_txt=ARTICLE)
        path.write_bytes(path.read_bytes()[:-30])
        with pytest.raises(InputError, match="a ZIP file that cannot be unpacked"):
            read(path)

    def test_one_without_an_article_says_what_is_in_it(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match=r"no article in it; expected .*; left out: picture\.png"):
            read(zipped(tmp_path / "news.zip", picture_DOT_png=b"x"))
