"""Hostile strings in every field of articles and codebooks, through every command in every format, on a pseudo-terminal."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from .harness import Part, call, call_on_terminal, scratch

HOSTILE = Path(__file__).parents[1] / "hostile"
GROUPS = 6  # corpora that they are spread over
FILES = ("parquet", "sqlite")
TABLES = ("text", "json", "jsonl", "csv", "parquet", "sqlite")
LISTINGS = (
    *("copies", "distances", "figures", "furniture", "headlines", "keyness", "omissions", "profile", "sources"),
    *("stories", "targets", "terms", "wordings"),
)
# A command, its arguments, its formats, and those of them that are for files.
READING: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "check": (("corpus.jsonl",), ("text", "json")),
    "convert": (("corpus.jsonl",), ("",)),
    "score": (("corpus.jsonl",), TABLES),
    "annotate": (("corpus.jsonl", "--layer", "attributions"), TABLES),
    "quotes": (("corpus.jsonl",), TABLES),
    "show": (("corpus.jsonl",), ("text", "jsonl")),
    "sample": (("corpus.jsonl", "--measures", "terms"), ("",)),
    "codebook propose": (("corpus.jsonl",), ("",)),
    "codebook check": (("codebook.toml",), ("text", "json")),
    "codebook export": (("codebook.toml", "--to"), ("quanteda", "liwc", "lexicoder", "yoshikoder", "csv")),
    "kwic": (("word*", "corpus.jsonl"), TABLES),
    "collocates": (("word*", "corpus.jsonl"), TABLES),
    "validate": (("corpus.jsonl", "--gold", "gold.jsonl"), ("text", "json")),
    "frames list": (("corpus.jsonl",), ("text", "jsonl")),
    "heard": (("corpus.jsonl",), ("text", "jsonl")),
    **dict.fromkeys(LISTINGS, (("corpus.jsonl",), TABLES)),
}
SAVED: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "compare": (("run",), TABLES),
    "trend": (("run",), TABLES),
    "diff": (("run", "other"), TABLES),
    "report": (("run",), ("html", "md", "svg")),
    "table": (("run",), ("md", "tex", "csv", "html")),
    "methods": (("run",), ("md", "tex", "txt", "bib")),
    "freeze": (("run",), ("",)),
    "verify": (("study.zip",), ("",)),
}
ELSEWHERE = {
    **dict.fromkeys(("view", "code"), "serves pages"),
    "export": "writes files, tested beside each format",
    **dict.fromkeys(("plugins check", "measures", "help", "store info", "store verify", "store compact"), "reads no articles"),
    **dict.fromkeys(("codebook new", "codebook lexica", "plugins new", "cache info", "cache clear"), "reads nothing"),
    "codebook import": "the parts with codebooks",
    "frames train": "needs codes of some two dozen articles",
}
CALLS = [(name, kind) for commands in (READING, SAVED) for name, (_, kinds) in commands.items() for kind in kinds]
CALLS.sort(key=lambda call: call[1] in FILES)  # of these a terminal sees messages alone: once is enough
ON_TERMINAL = sum(kind not in FILES for _, kind in CALLS)


@cache
def strings() -> list[str]:
    """Those that come along and control and direction characters, each within a word."""
    given = [text for name in ("blns", "own") for text in json.loads((HOSTILE / f"{name}.json").read_text("utf-8"))]
    codes = [*range(0x20), *range(0x7F, 0xA0), 0x61C, *range(0x200B, 0x2010), *range(0x2028, 0x202F), *range(0x2060, 0x206A)]
    ways = ("wor{}d", "{}word", "word{}[95mred")
    return [*dict.fromkeys([*given, *(way.format(chr(code)) for code in codes for way in ways)])]


def corpus(texts: list[str]) -> Iterator[dict[str, object]]:
    """Articles with these strings in every field."""
    for number in range(20):
        one, two, three, four, five, six, seven = (texts[(7 * number + each) % len(texts)] for each in range(7))
        yield {
            "id": f"{number} {one}",
            "outlet": (texts[0], "Herald", texts[1])[number % 3] or "empty",
            "title": two,
            "author": three,
            "published": f"2024-0{1 + number % 6}-1{number % 10}",
            "url": f"https://example.org/{four}",
            "genre": five,
            "story": "strike" if number % 2 else one,
            "edition": six,
            "text": f"The word fell. “{six} word,” said {three} of {seven}.\n\nThe {two} union said the word {four} was {one}. "
            f'A so-called "{five}" of the {seven} followed, and {three} Smith told reporters that 12 {one} people came.',
        }


def codebook(texts: list[str]) -> str:
    """A codebook whose names and aliases are such strings, as far as its language takes them."""

    def name(text: str) -> str:
        return json.dumps(re.sub(r"[\x00-\x1f\x7f]", "", text)[:60] or "empty", ensure_ascii=False)

    def alias(text: str) -> str:
        return json.dumps(" ".join(re.findall(r"\w+", text))[:40] or "word", ensure_ascii=False)

    one, two, three, four = texts[:4]
    return (
        f'[targets]\n{name(one + " t")} = [{alias(one)}, "union"]\n[concepts.{name(two + " c")}]\n'
        f'{name(three + " a")} = [{alias(three)}, "word"]\n{name(four + " b")} = [{alias(four)}, "people"]\n'
    )


@cache
def made(group: int) -> Path:
    """A folder with a corpus of this group of strings, its codebook, and two saved results."""
    folder = scratch("strings")
    some = strings()[GROUP * group : GROUP * (group + 1)]
    lines = (json.dumps(each) for each in corpus(some))
    (folder / "corpus.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    (folder / "codebook.toml").write_text(codebook(some), "utf-8", "surrogatepass")
    gold = {"doc_id": f"0 {some[0]}", "coder": some[1], "layer": "attributions", "start": 16, "end": 24, "label": some[2]}
    (folder / "gold.jsonl").write_text(json.dumps(gold) + "\n", "utf-8")
    if call(["codebook", "check", "codebook.toml", "--quiet"], folder).code not in (0, 1):
        (folder / "codebook.toml").unlink()
    for name, measures in (("run", "terms,sourcing,stance,stories"), ("other", "terms")):
        call(["score", "corpus.jsonl", "--output", name, "--quiet", "--measures", measures], folder)
    call(["freeze", "run", "-o", "study.zip"], folder)
    return folder


_OURS = re.compile(r"\r(?!\n)|\x1b\[(?:[0-4](?:;[0-4])*m|3\dm|38;5;\d+m|2K|1A|\?25[lh])")  # emphasis, and the bar of the progress
_MARKED = re.compile("\u200e([^\u200e]*)\u200e|\u2068([^\u2068\u2069]*)\u2069")  # around cells from right to left
_RAW = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def raw(printed: bytes) -> str:
    """What a terminal would obey in what was printed, beside line ends, our emphasis and the bar of the progress."""
    text = _MARKED.sub(r"\1\2", _OURS.sub("", printed.decode("utf-8", "replace")))
    found = _RAW.search(text)
    return f"{found[0]!r} in {text[max(0, found.start() - 40) : found.end() + 20]!r}" if found else ""


def case(number: int, folder: Path) -> str:
    group, place = divmod(number, ON_TERMINAL) if number < GROUPS * ON_TERMINAL else (0, number - (GROUPS - 1) * ON_TERMINAL)
    name, kind = CALLS[place]
    given, _ = READING.get(name) or SAVED.get(name) or ((), ())
    where = made(group)
    arguments = [*name.split(), *given]
    if name == "codebook export":
        arguments += [kind]
    elif kind:
        arguments += ["--format", kind]
    if kind in ("parquet", "sqlite", "svg") or name == "sample":
        arguments += ["--output", str(folder / f"out.{kind or 'csv'}")]
    if name == "freeze":
        arguments += ["--output", str(folder / "study.zip")]
    if name.startswith("codebook ") and not (where / "codebook.toml").exists() and name != "codebook propose":
        return ""
    ran = call_on_terminal(arguments, where)
    problem = ran.fault() or raw(ran.out)
    return f"framing {' '.join(arguments)} (strings {GROUP * group}–{GROUP * (group + 1)}): {problem}" if problem else ""


GROUP = -(-len(strings()) // GROUPS)  # strings in one corpus
CASES = GROUPS * ON_TERMINAL + len(CALLS) - ON_TERMINAL
FEW = (("convert", ""), ("annotate", "jsonl"), ("show", "text"), ("report", "md"))  # those where something was found
_LAST = (GROUPS - 1) * ON_TERMINAL  # control and direction characters
PART = Part(
    "strings",
    "hostile strings × commands × formats on a pseudo-terminal",
    case,
    CASES,
    len(FEW),
    seconds=180,
    few=tuple(_LAST + CALLS.index(each) for each in FEW),
)
