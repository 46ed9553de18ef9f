"""A study has the numbers and not one passage of the articles, and one that was tampered with is refused unread."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import framing
from framing.compare.comparison import Comparison, compare
from framing.errors import InputError, RequestError
from framing.model import Document
from framing.plugins import Plugins
from framing.saved import is_saved
from framing.saved.quoting import LEFT_OUT
from framing.saved.study import freeze, is_study, read_study, tables_of


@pytest.fixture
def study(scored: Callable[..., Comparison], tmp_path: Path) -> Path:
    comparison = scored()
    comparison.run = {
        **comparison.run,
        "notices": ["the line 'Quay' recurs"],
        "skipped": [{"where": "/home/me/x", "reason": "y"}],
    }
    freeze(comparison.results, comparison, tmp_path / "study.zip")
    return tmp_path / "study.zip"


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write(path: Path, content: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return path


def strings_of(path: Path) -> list[str]:
    """Every text in a study, whatever it stands in."""
    return [data.decode() for data in members(path).values()]


def test_no_words_of_an_article_are_in_it(study: Path, articles: Callable[..., list[Document]]) -> None:
    texts = [document.text for document in articles()]
    runs = {
        " ".join(words[at : at + 3]) for text in texts for words in [re.findall(r"\w+", text)] for at in range(len(words) - 2)
    }
    told = strings_of(study)
    assert len(runs) > 50
    assert not [run for run in runs if any(run in " ".join(re.findall(r"\w+", each)) for each in told)]
    names = ("Ada Moss", "harbour office", "R. Quill", "was shut", "/home/me", "blurb")
    assert not [name for name in names if any(name in each for each in told)]


def test_its_numbers_are_those_of_the_run(study: Path, scored: Callable[..., Comparison], plugins: Plugins) -> None:
    assert is_saved(study) and is_study(study)
    results = framing.load_results(study, plugins=plugins)
    assert not results.has_texts
    assert compare(results).table("comparison").equals(scored().table("comparison"))
    ours = scored().results.table("evidence").select("doc_id", "measure", "start", "end")
    assert results.table("evidence").select("doc_id", "measure", "start", "end").equals(ours)


def test_one_run_freezes_to_the_same_bytes(scored: Callable[..., Comparison], tmp_path: Path) -> None:
    made = [freeze(scored().results, scored(), tmp_path / f"{name}.zip") for name in "ab"]
    assert made[0] == made[1] and (made[0].documents, made[0].left_out) == (16, 0)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    assert made[0].fingerprint == read_study(tmp_path / "a.zip").fingerprint


def test_of_the_metadata_only_what_groups_were_made_by_stays(scored: Callable[..., Comparison], tmp_path: Path) -> None:
    comparison = scored(by="desk")
    freeze(comparison.results, comparison, tmp_path / "s.zip")
    assert tables_of(read_study(tmp_path / "s.zip"))["documents"]["meta"].unique().to_list() == ['{"desk": "sea"}']


def test_a_reason_that_quotes_an_article_is_left_out(make: Any, tmp_path: Path) -> None:
    def call(document: Document, layers: Any) -> Any:
        raise ValueError(document.text)

    results = make.scored([make.article("The tide came in at noon and stayed.")], make.fake_measure("bad.measure", call))
    made = freeze(results, compare(results), tmp_path / "s.zip")
    assert made.left_out >= 1
    assert tables_of(read_study(tmp_path / "s.zip"))["scores"]["reason"].to_list() == [LEFT_OUT]
    assert not any("tide came in" in told for told in strings_of(tmp_path / "s.zip"))


def test_groups_called_by_headlines_are_refused(scored: Callable[..., Comparison], tmp_path: Path, make: Any) -> None:
    corpus = [make.article(f"Title {n}\n\nA word.", number=n, title=f"Title {n}") for n in range(2)]
    comparison = scored(corpus, by="title")
    with pytest.raises(RequestError, match="a study holds no headlines; compare by another field"):
        freeze(comparison.results, comparison, tmp_path / "s.zip")
    assert not (tmp_path / "s.zip").exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"scores.jsonl": b"other"}, "scores.jsonl is not what was frozen, its hash is another"),
        ({"run.json": b"{}"}, "run.json is not what was frozen"),
        ({"../evil.jsonl": b""}, "holds '../evil.jsonl', which is in no study; nothing of it was unpacked"),
        ({"/etc/passwd": b""}, "holds '/etc/passwd', which is in no study"),
        ({"datapackage.json": b"{}"}, "does not say that it is a study"),
        ({"datapackage.json": None}, "holds no datapackage.json: it is no study"),
        ({"evidence.jsonl": None}, "evidence.jsonl is missing, which the study lists"),
        ({"codebook.toml": b"0" * (2 << 20)}, "would unfold to 2,097,152 bytes of"),
    ],
)
def test_what_was_tampered_with_is_refused(study: Path, tmp_path: Path, change: dict[str, Any], said: str) -> None:
    content = {name: data for name, data in {**members(study), **change}.items() if data is not None}
    with pytest.raises(InputError, match=re.escape(said)):
        read_study(write(tmp_path / "other.zip", content))
    assert not list(tmp_path.glob("**/evil*"))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_member_that_stands_twice_is_refused(study: Path) -> None:
    with zipfile.ZipFile(study, "a") as archive:
        archive.writestr("run.json", b"{}")
    with pytest.raises(InputError, match=r"holds run\.json twice"):
        read_study(study)


def test_what_is_no_zip_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "s.zip").write_bytes(b"PK no")
    assert not is_study(tmp_path / "s.zip")
    with pytest.raises(InputError, match="is no whole zip file"):
        read_study(tmp_path / "s.zip")


def test_a_cut_file_is_told(study: Path) -> None:
    study.write_bytes(study.read_bytes()[:-200])
    with pytest.raises(InputError, match="is no whole zip file"):
        read_study(study)


def test_a_damaged_stream_is_told(study: Path) -> None:
    with zipfile.ZipFile(study) as archive:
        large = max(archive.infolist(), key=lambda info: info.compress_size)
    content = bytearray(study.read_bytes())
    start = large.header_offset + 30 + len(large.filename)
    content[start : start + 8] = b"\xff" * 8  # no block of deflate begins so
    study.write_bytes(content)
    with pytest.raises(InputError, match="is no whole zip file"):
        read_study(study)


@pytest.mark.parametrize("content", [b"no json", b'{"doc_id": [[["deep"]]]}', b'{"value": "many", "doc_id": "x"}'])
def test_a_table_that_is_none_is_told(study: Path, tmp_path: Path, plugins: Plugins, content: bytes) -> None:
    changed = {**members(study), "scores.jsonl": content}
    manifest = json.loads(changed["datapackage.json"])
    for resource in manifest["resources"]:
        resource["hash"] = f"sha256:{hashlib.sha256(changed[resource['path']]).hexdigest()}"
    changed["datapackage.json"] = json.dumps(manifest).encode()
    with pytest.raises(InputError, match=r"o\.zip: .*(is no table of a study|is no result that framing saved)"):
        framing.load_results(write(tmp_path / "o.zip", changed), plugins=plugins)


def test_a_later_version_asks_for_an_update(study: Path, tmp_path: Path) -> None:
    content = members(study)
    manifest = json.loads(content["datapackage.json"])
    content["datapackage.json"] = json.dumps({**manifest, "framing:results": "7"}).encode()
    with pytest.raises(InputError, match="in version 7 of the format; this framing reads version 1; install a later framing"):
        read_study(write(tmp_path / "o.zip", content))
