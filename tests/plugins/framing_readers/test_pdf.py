"""PDF: the text of its pages as paragraphs; what holds none is refused."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

import framing
from framing_readers.pdf import flowing

from ...exported import STORIES, nexis, wrapped  # noqa: TID252  tests have no absolute name

pypdf = pytest.importorskip("pypdf", reason="pypdf comes with the extra readers")


def pdf(path: Path, pages: Sequence[Sequence[str]], pictures: bool = True) -> Path:
    """A PDF with these lines on its pages; a page without any is a picture."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    grey = "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1"
    objects.append(f"<<{grey}>>\nstream\n0\nendstream")
    kids = []
    for lines in pages:
        escaped = (line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") for line in lines)
        stream = "BT /F1 11 Tf 14 TL 50 800 Td " + " ".join(f"({line}) Tj T*" for line in escaped) + " ET"
        objects.append(f"<</Length {len(stream)}>>\nstream\n{stream}\nendstream")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {len(objects)} 0 R"
            f"/Resources<</Font<</F1 3 0 R>>{'' if lines or not pictures else '/XObject<</I 4 0 R>>'}>>>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    data, offsets = "%PDF-1.4\n", []
    for number, value in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{value}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    trailer = f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(data)}\n%%EOF"
    path.write_bytes(f"{data}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode("latin-1"))
    return path


LINES = [
    "The harbour master said on Monday that the old ferry would sail for ano-",
    "ther year, although its engine had failed twice in the autumn of last year,",
    "and nobody knew why.",
    "Residents of the island called the decision careless and asked the minis-",
    "try for a new boat.",
]
PARAGRAPHS = [
    "The harbour master said on Monday that the old ferry would sail for another year, although its engine had failed twice "
    "in the autumn of last year, and nobody knew why.",
    "Residents of the island called the decision careless and asked the ministry for a new boat.",
]


@pytest.mark.parametrize("name", ["a.pdf", "a.txt"])
def test_the_lines_of_a_page_become_paragraphs(tmp_path: Path, name: str) -> None:
    (document,) = framing.load(pdf(tmp_path / name, [LINES]))
    assert document.text.split("\n") == PARAGRAPHS
    assert "lines of the PDF joined to paragraphs" in document.notes


def test_a_short_line_ends_a_paragraph() -> None:
    assert flowing(
        iter(["A headline", "", "The text below it is longer than", "that.", "And so is this one by some words."])
    ) == [
        "A headline",
        "The text below it is longer than that.",
        "And so is this one by some words.",
    ]


def test_what_recurs_on_every_page_is_no_text(tmp_path: Path) -> None:
    pages = [[f"The Quay Courier, page {number}", *LINES, f"{number} of 3"] for number in (1, 2, 3)]
    (document,) = framing.load(pdf(tmp_path / "a.pdf", pages))
    assert document.text.split("\n") == PARAGRAPHS * 3


def test_a_scan_is_refused(tmp_path: Path) -> None:
    with pytest.raises(framing.InputError, match=r"a scan without text .2 pages of pictures.; .*ocrmypdf"):
        list(framing.load(pdf(tmp_path / "scan.pdf", [[], []])))


def test_a_page_without_text_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    corpus = framing.load(pdf(tmp_path / "a.pdf", [LINES, []]))
    assert len(list(corpus)) == 1
    assert [str(item) for item in corpus.skipped] == [
        f"{tmp_path / 'a.pdf'}, page 2: a picture without text; recognize its text first: ocrmypdf in.pdf out.pdf"
    ]


def test_an_encrypted_one_is_refused(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=pdf(tmp_path / "open.pdf", [LINES]))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(tmp_path / "closed.pdf")
    with pytest.raises(framing.InputError, match="encrypted; open it with its password"):
        list(framing.load(tmp_path / "closed.pdf"))


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"%PDF-1.4\n1 0 obj\n<<", b"nothing of that kind"])
def test_a_broken_one_costs_only_itself(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "bad.pdf").write_bytes(content)
    pdf(tmp_path / "good.pdf", [LINES])
    corpus = framing.load(tmp_path)
    assert len(list(corpus)) == 1
    assert [item.where for item in corpus.skipped] == [str(tmp_path / "bad.pdf")]
    assert "print it as a PDF again" in corpus.skipped[0].reason


def test_an_empty_page_is_no_picture(tmp_path: Path) -> None:
    corpus = framing.load(pdf(tmp_path / "a.pdf", [LINES, []], pictures=False))
    assert len(list(corpus)) == 1
    assert corpus.skipped == []
    with pytest.raises(framing.InputError, match="no text in it"):
        list(framing.load(pdf(tmp_path / "empty.pdf", [[]], pictures=False)))


def test_an_export_is_split_though_each_page_ends_alike(tmp_path: Path) -> None:
    lines = [line.replace("\xa0", " ").replace("“", '"').replace("”", '"') for line in nexis()]
    pages: list[list[str]] = [[]]
    for line in lines:
        pages[-1] += wrapped(line, 70).split("\n")
        if line == "End of Document":
            pages.append([])
    documents = list(framing.load(pdf(tmp_path / "nexis.pdf", pages, pictures=False)))
    assert [document.outlet for document in documents] == [story.outlet for story in STORIES]
    assert documents[0].text.endswith(" ".join(STORIES[0].text).replace("“", '"').replace("”", '"'))
