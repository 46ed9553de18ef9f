"""Codebooks and dictionaries made at random out of what their languages have, and of what they do not: checked and used."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

from .harness import Part, call, rng
from .mutations import mutated
from .strings import strings

PIECES = (
    *("word", "union*", "*port", "wait?", "~walk", "(a|b)", "a ... b", "a ..3 b", "[noun]", "-x", "“q”", "'", '"', "\\", "|"),
    *("(", ")", "[", "]", "{", "}", "*", "**", "?", "...", "..99", "=Exact", "ß", "İ", "e\u0301", "\u202e", "𝔘", "漢字", "1990"),
    *("U.S.", "don't", "a" * 300),
)
KEYS = ("aliases", "exclude", "parts", "within", "case", "types", "role", "category", "name", "version", "wordings", "odd")
TEXT = "The union waited at the port. “We walk,” said a docker of the U.S. port. A word of 1990 fell, don't ask."


def pattern(random: Random) -> str:
    return " ".join(random.choice(PIECES) for _ in range(random.randint(1, 4)))


def name(random: Random) -> str:
    return json.dumps(random.choice(("a", "b c", "a.b", "", "port", random.choice(strings())[:40], random.choice(PIECES))))


def value(random: Random, depth: int = 0) -> str:
    way = random.randrange(8 if depth < 3 else 4)
    if way < 3:
        return json.dumps(pattern(random))
    if way == 3:
        return random.choice(("true", "0", "-1", "1e999", "nan", "2024-01-01", "[]", "{}", '""', "9" * 30))
    if way < 6:
        return f"[{', '.join(value(random, depth + 1) for _ in range(random.randint(0, 4)))}]"
    return f"{{ {', '.join(f'{random.choice(KEYS)} = {value(random, depth + 1)}' for _ in range(random.randint(0, 2)))} }}"


def codebook(random: Random) -> str:
    lines = [f"{random.choice(KEYS)} = {value(random)}"] if random.random() < 0.2 else []
    for _ in range(random.randint(1, 4)):
        kind = random.choice(
            ("targets", "concepts", "sources", "options", "layers", f"concepts.{name(random)}", f"targets.{name(random)}")
        )
        lines.append(f"[{kind}]")
        lines += [f"{random.choice((name(random), random.choice(KEYS)))} = {value(random)}" for _ in range(random.randint(0, 5))]
    return "\n".join(lines) + "\n"


DICTIONARIES = {
    "d.yml": "port:\n  ships: [tug*, 'fishing boat*']\n  people: docker\n",
    "d.dic": "%\n1\tport\n2\tpeople\n%\ntug*\t1\ndocker\t2\n",
    "d.lc3": "+port\ntug*\ndocker\n\n+glad\nbeam*\n",
    "d.ykd": '<?xml version="1.0"?><dictionary style="050805" patternengine="substring"><cnode name="P"><cnode name="Q">'
    '<pnode name="tug*"/></cnode></cnode></dictionary>',
    "d.cat": "PORT\n\tTUG* (1)\n\tSHIPS\n\t\tBOAT (1)\n",
    "d.csv": "category,term,weight\nport,tug*,1\npeople,docker,2\n",
    "d.jsonl": '{"label": "PORT", "pattern": [{"LOWER": "tug"}]}\n',
}  # fmt: skip


def case(number: int, folder: Path) -> str:
    random = rng("codebooks", number)
    (folder / "one.txt").write_text(TEXT, "utf-8")
    if number % 4 == 3:
        file = list(DICTIONARIES)[number // 4 % len(DICTIONARIES)]
        (folder / file).write_bytes(mutated(DICTIONARIES[file].encode(), random))
        calls = [
            ["codebook", "import", file, "-o", "made.toml"],
            ["score", "one.txt", "--measures", "terms", "--dictionary", file],
        ]
    else:
        file = "codebook.toml"
        text = codebook(random).encode("utf-8", "replace")
        (folder / file).write_bytes(mutated(text, random) if number % 4 == 2 else text)
        calls = [["codebook", "check", file], ["score", "one.txt", "--codebook", file, "--measures", "terms,stance"]]
        calls += [["codebook", "export", file, "-o", f"out{random.choice(('.yml', '.dic', '.ykd', '.csv', '.cat'))}", "--lossy"]]
    for arguments in calls:
        ran = call(arguments, folder)
        if problem := ran.fault():
            return f"framing {' '.join(arguments)}: {problem}"
    return ""


PART = Part("codebooks", "codebooks and dictionaries made and mutated at random, checked and used", case, 620, 10, seconds=90)
