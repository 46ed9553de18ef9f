"""The documents that plugins are tried on: an article, hostile and empty texts, a huge one, and other languages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from framing.codebook import Codebook, parse_codebook
from framing.model import Document

SAMPLE = """Harbour town closes its night market

The council closed the night market on Monday after two fires. "We had no choice," said Mara Lind, who leads the fire service.

Stallholders called the "safety measure" a pretext. According to their association, 140 families lost their income."""

HOSTILE = {
    "control": "A\x00line\x1b[31m red\x07 and\x7f more.\n\n\u202eRight to left\u202c, \u200bnothing\u200b between.",
    "scripts": "Наводнение затронуло город. 市場は閉鎖された。 السوق مغلق. \U0001f525\U0001f525 e\u0301\u0301 ﬁre.",
    "markup": '<script>alert("x")</script> & <b>said</b> {{x}} %s %(a)s $x `rm` [a](b) </td> "" "\n\n\'" “ ” « ‹',
    "long word": "x" * 5000 + " " + "ha" * 2000 + "\n\n" + "." * 3000,
    "marks": "“““ said ” ” said “ ’ ’ ’\n\n“\n\n”” — – - … ?! ?! ((( ]]]",
    "lines": "\n\n\n \t \u2028 \u2029 \x0b \x0c a\n\n\n\nb\u00a0c\u3000d",
}
EMPTY = {"zero": "", "spaces": " \n\t\n ", "mark": "."}
FOREIGN = {
    "de": "Der Markt am Hafen ist zu\n\nDie Stadt hat den Markt am Montag geschlossen. „Wir hatten keine Wahl“, sagte Mara Lind.",
    "und": "Lorem ipsum dolor\n\nSit amet, consectetur adipiscing elit.",
    "xx": "Kala maja vesi\n\nTuli puu kivi.",
}
CODEBOOK = """name = "tried"
version = "1"
[targets]
"Council" = ["the council"]
"Stallholders" = ["stallholder*"]
[concepts."closing"]
"closure" = ["closed", "closes"]
"safety measure" = ["safety measure"]
[sources]
"trade" = ["association"]
"""


def codebook() -> Codebook:
    """A codebook for the texts."""
    return parse_codebook(CODEBOOK)


def sample_document(text: str = SAMPLE, **fields: object) -> Document:
    """A short article of our own, or any text, as a document in English."""
    return Document(**{"id": "sample", "outlet": "Sample Gazette", "language": "en", **fields, "text": text})  # type: ignore[arg-type]


def documents(huge: int) -> list[Document]:
    """All texts, each with the check that it is for before the colon of its id; ``huge`` are the words of the longest."""
    of_kind = {"hostile text": HOSTILE, "empty text": EMPTY}
    made = [sample_document(id="contract:sample"), sample_document(SAMPLE.replace("Monday", "Friday"), id="contract:again")]
    for check, texts in of_kind.items():
        made += [sample_document(text, id=f"{check}:{name}") for name, text in texts.items()]
    made += [Document(id=f"other languages:{code}", text=text, language=code, outlet="Blatt") for code, text in FOREIGN.items()]
    return [*made, sample_document(huge_text(huge), id="huge text:long")]


def story() -> list[Document]:
    """A few articles of three outlets, two of them the same: what a comparison can be made of."""
    told = [SAMPLE, SAMPLE.replace("two fires", "a fire"), SAMPLE, HOSTILE["markup"] + "\n\n" + SAMPLE]
    outlets = ("Gazette", "Herald", "Post <b>", "Gazette")
    return [
        sample_document(text, id=f"story:{n}", outlet=outlet, published=date(2024, 5, n), story="market", title="")
        for n, (text, outlet) in enumerate(zip(told, outlets, strict=True), 1)
    ]


def huge_text(words: int) -> str:
    """A text of about so many words, no paragraph of which stands there twice."""
    return "\n\n".join(_paragraphs(words))


def _paragraphs(words: int) -> Iterator[str]:
    body, count, number = SAMPLE.split("\n\n")[1:], 0, 0
    while count < words:
        paragraph = body[number % len(body)]
        number += 1
        count += len(paragraph.split())
        yield paragraph.replace("two fires", f"{number} fires").replace("140", str(number))
