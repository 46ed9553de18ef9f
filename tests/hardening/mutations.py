"""Files of every kind that articles come in, with bytes changed, cut, doubled or moved: read, or refused in one line."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path
from random import Random

from .harness import Part, call, rng

ARTICLES = [
    {"id": f"{number}", "outlet": outlet, "title": f"Head {number}", "published": f"2024-03-0{number + 1}", "text": text}
    for number, (outlet, text) in enumerate([
        ("Herald", "The company said it had no choice. “We waited,” said Jane Roe, a docker.\n\nPolice watched the quay."),
        ("Tribune", "The union called the walkout a success. Families waited at noon, an official said."),
        ("Herald", "Ferries sailed again on Monday. The so-called “deal” was signed, according to the port."),
    ])
]  # fmt: skip


@cache
def seeds() -> dict[str, bytes]:
    """A sound file of each kind, by its name."""
    import polars as pl

    lines = "\n".join(json.dumps(each) for each in ARTICLES)
    frame, made = pl.DataFrame(ARTICLES), {}
    for name, write in {"a.parquet": frame.write_parquet, "a.arrow": frame.write_ipc, "a.csv": frame.write_csv}.items():
        stream = io.BytesIO()
        write(stream)  # type: ignore[operator]
        made[name] = stream.getvalue()
    article = ARTICLES[0]["text"]
    zipped = io.BytesIO()
    with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("one.txt", article)
        archive.writestr("in/two.jsonl", lines)
    made |= {
        "a.jsonl": lines.encode(),
        "a.json": json.dumps(ARTICLES).encode(),
        "a.zip": zipped.getvalue(),
        "a.txt": f'+++\noutlet = "Herald"\npublished = 2024-03-01\n+++\n{article}'.encode(),
        "a.md": f"---\noutlet: Herald\ntags:\n- one\n---\n{article}".encode(),
        "a.html": f"<html><head><title>Head</title></head><body><h1>Head</h1><p>{str(article) * 5}</p></body>".encode(),
        "a.rss": f"<rss><channel><item><title>H</title><description>{article}</description></item></channel>".encode(),
        "a.rtf": ("{\\rtf1\\ansi " + str(article).replace("\n", "\\par ").replace("“", "").replace("”", "") + "}").encode(),
        "a.ris": f"TY  - NEWS\nTI  - Head\nAB  - {article}\nER  - \n".encode(),
        "story.toml": b'outlet = "Herald"\n[[documents]]\nfile = "one.txt"\npublished = 2024-03-01\n',
        "metadata.csv": b"file,outlet,published\none.txt,Herald,2024-03-01\n",
        "corrections.csv": b"doc_id,layer,start,end,field,value,note\na,attributions,0,11,source,nobody,x\n",
        "export.txt": b"1 of 2 DOCUMENTS\n\nHerald\n\nMarch 1, 2024\n\nHead\n\nLENGTH: 20 words\n\nThe company said no.\n\n\n"
        b"2 of 2 DOCUMENTS\n\nHerald\n\nMarch 2, 2024\n\nOther\n\nBODY:\nThe union said yes.\n",
    }  # fmt: skip
    made |= {name: data for name, data in (("a.sqlite", _database()), ("a.docx", _word()), ("a.xlsx", _sheet())) if data}
    return made


def _database() -> bytes:
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE TABLE articles (id TEXT, outlet TEXT, title TEXT, published TEXT, text TEXT)")
        database.executemany("INSERT INTO articles VALUES (:id, :outlet, :title, :published, :text)", ARTICLES)
        database.commit()
        return database.serialize()


def _word() -> bytes:
    import docx

    made, stream = docx.Document(), io.BytesIO()
    for line in str(ARTICLES[0]["text"]).split("\n"):
        made.add_paragraph(line)
    made.save(stream)
    return stream.getvalue()


def _sheet() -> bytes:
    import xlsxwriter

    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet()
        for row, values in enumerate([[*ARTICLES[0]], *([*each.values()] for each in ARTICLES)]):
            sheet.write_row(row, 0, values)
    return stream.getvalue()


ODD = (
    b"\x00",
    b"\xff\xfe",
    b"\x1b[2J",
    b"\n",
    b'"',
    b"{",
    b"<!ENTITY a 'b'>",
    b"9" * 400,
    b"\xf0\x9f\x98\x80",
    b"NaN",
    b"-1",
    b"[" * 300,
)


def mutated(data: bytes, random: Random) -> bytes:
    """The bytes after one to four changes."""
    for _ in range(random.randint(1, 4)):
        at, to = sorted(random.randrange(len(data) + 1) for _ in range(2))
        way = random.randrange(7)
        if way == 0:
            data = data[:at] + bytes([random.randrange(256)]) + data[at + 1 :]
        elif way == 1:
            data = data[:at] + random.choice(ODD) + data[at:]
        elif way == 2:
            data = data[:at] + data[to:]
        elif way == 3:
            data = data[:to] + data[at:to] * random.choice((1, 2, 50)) + data[to:]
        elif way == 4:
            data = data[: max(1, at)]
        elif way == 5:
            data = data[:at] + bytes(random.randrange(256) for _ in range(random.randint(1, 12))) + data[at:]
        else:
            data = data[:at] + bytes(byte ^ (1 << random.randrange(8)) for byte in data[at : at + 3]) + data[at + 3 :]
        data = data[: 1 << 20] or b" "
    return data


COMMANDS: tuple[Callable[[Path], list[str]], ...] = (
    lambda folder: ["check", str(folder)],
    lambda folder: ["convert", str(folder), "--quiet"],
    lambda folder: ["annotate", str(folder), "--layer", "regions", "--quiet"],
    lambda folder: ["check", str(folder), "--format", "json"],
    lambda folder: ["convert", str(folder), "--output", str(folder.parent / "made.parquet"), "--quiet"],
    lambda folder: ["score", str(folder), "--measures", "terms", "--format", "jsonl", "--quiet"],
)


def case(number: int, folder: Path) -> str:
    random = rng("mutations", number)
    name = list(seeds())[number % len(seeds())]
    where = folder / "articles"
    where.mkdir()
    (where / "one.txt").write_text("A sound article. The port said so.", "utf-8")
    (where / name).write_bytes(mutated(seeds()[name], random))
    arguments = COMMANDS[number // len(seeds()) % len(COMMANDS)](where)
    ran = call(arguments, folder)
    if problem := ran.fault():
        return f"{name}, framing {arguments[0]}: {problem}"
    lone = name in ("story.toml", "metadata.csv", "corrections.csv")  # say what is read
    if ran.code == 3 and not lone:
        return f"{name}, framing {arguments[0]}: the sound article beside it was lost: {ran.err[-200:]!r}"
    return ""


PART = Part("mutations", "files of every kind, mutated, through four commands", case, 1_520, 12, seconds=90)
