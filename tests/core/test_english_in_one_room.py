"""English stands in ``framing/english``: elsewhere the core holds no text of an article against English words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import framing
from framing import english

CORE = Path(framing.__file__).parent
WORDS: frozenset[str] = frozenset().union(  # quantities ("all", "two") name settings everywhere
    *(words for name, words in vars(english.CLASSES).items() if name != "quantifiers")
)
# Whom the core's English words elsewhere are for, by module: never the text of an article.
ALLOWED: dict[str, dict[str, str]] = {
    "names of fields, settings and choices": {
        "cache.py": "off",
        "cli/codebook.py": "where",
        "cli/diff.py": "by",
        "cli/quotes.py": "all",
        "cli/export.py": "by",
        "cli/opening.py": "by",
        "cli/reopened.py": "by",
        "declared.py": "of",
        "cli/sample.py": "by",
        "cli/score.py": "of",
        "cli/session.py": "by",
        "cli/compare.py": "all",
        "codebook/file.py": "within near",
        "coding/journal.py": "about",
        "coding/drawn.py": "none",
        "coding/questions.py": "all none of out",
        "codebook/ties.py": "within near",
        "compare/comparison.py": "all by none",
        "compare/effect.py": "by of",
        "paper/coded.py": "by",
        "validation/people.py": "all",
        "validation/sheet_text.py": "by of one what",
        "compare/restored.py": "by",
        "compare/dates.py": "since",
        "compare/trend.py": "by",
        "copies/clusters.py": "all",
        "corrections/applying.py": "none",
        "corrections/model.py": "none",
        "corrections/tally.py": "none",
        "load/correcting.py": "none",
        "load/corrections.py": "none",
        "saved/changes.py": "of",
        "saved/checked_run.py": "by",
        "saved/differing.py": "after before",
        "saved/verify.py": "by",
        "score/correcting.py": "none",
        "model.py": "none",
        "passes.py": "all by",
        "patterns/language.py": "not before after near",
        "pipeline.py": "where",
        "quotes/reading.py": "by",
        "report/content/made.py": "where",
        "score/rows.py": "none",
        "serving.py": "none",
        "validation/gold.py": "from",
        "validation/tell.py": "one",
    },
    "what Python says in errors, of which the rest is read": {
        "changed.py": "an cannot from",
    },
    "elements, separators, missing values and dates of file formats": {
        "load/readers/archives.py": "of",
        "load/readers/tabular.py": "sep",
        "load/readers/dates.py": "of",
        "load/readers/looking.py": "none",
        "load/readers/markup.py": "a i",
    },
    "names of outlets and sources, as tables write them": {
        "compare/groups.py": "the",
        "corrections/model.py": "the",
        "load/spellings.py": "the",
    },
    "what reports say": {
        "compare/groups.py": "are has have is",
        "paper/methods.py": "per",
        "report/content/answer.py": "the",
        "report/content/families.py": "the",
        "report/content/names.py": "nobody",
        "report/described.py": "no one",
    },
}
# What a room may take from English itself: the language as a value, and what the author of a codebook is told about words.
TAKEN = {"BUILT_IN", "ENGLISH", "built_in"}
OF_DATES = {"load/readers/dates.py"}  # the months of a date in the metadata
OF_CODEBOOKS = {"patterns/language.py", "codebook/doubts.py"}  # a pattern of "the" alone would find everything
TEXT_METHODS = ("startswith", "endswith", "removeprefix", "removesuffix", "get", "count", "find", "index", "partition")
SPECIAL = re.compile(r"\\[bswdW]|\(\?|\[\^|^\w+(?:\|\w+)+$")  # tells a regular expression
NO_LITERAL = re.compile(r"\(\?P?[<=]\w*>?|\\[a-zA-Z]|(?<!\\)#.*$|\[[^]]*\]", re.MULTILINE)  # groups, classes, comments
MODULES = sorted(path for path in CORE.rglob("*.py") if "english" not in path.relative_to(CORE).parts)


def _texts(node: ast.AST | None) -> Iterator[str]:
    """The texts of a literal: a constant, what a tuple, list or set holds, the keys of a dictionary."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.Tuple | ast.List | ast.Set | ast.Dict):
        for item in node.keys if isinstance(node, ast.Dict) else node.elts:
            yield from _texts(item)


def _held(node: ast.AST) -> Iterator[str]:
    """The words of a collection, a literal that is split, a regular expression or a comparison."""
    if isinstance(node, ast.Tuple | ast.List | ast.Set | ast.Dict):
        yield from _texts(node)
    elif isinstance(node, ast.Compare):
        for side in (node.left, *node.comparators):
            yield from _texts(side)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        if node.func.attr == "split":
            for text in _texts(node.func.value):
                yield from re.split(r"[\s|,;:]+", text)
        elif node.func.attr in TEXT_METHODS:
            for argument in node.args:
                yield from _texts(argument)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and SPECIAL.search(node.value):
        yield from re.findall(r"(?<![\w-])[a-z]+(?![\w-])", NO_LITERAL.sub(" ", node.value))


def english_words(source: str) -> set[str]:
    """The closed-class words that a module holds; tags in capitals aside."""
    texts = (text.strip() for node in ast.walk(ast.parse(source)) for text in _held(node))
    return {text.casefold() for text in texts if not text.isupper()} & WORDS


@pytest.mark.parametrize(
    "source",
    [
        'STOPS = frozenset("the harbour of".split())',
        'STOPS = {"harbour", "the"}',
        'WHO = re.compile(r"\\b(?:who|captain)\\b")',
        'MONTH = "january|february"',
        'found = word in ("he", "harbour")',
        'found = word == "not"',
        'found = text.startswith("The ")',
    ],
)
def test_english_words_are_found(source: str) -> None:
    assert english_words(source)


def test_what_is_no_english_word_is_not_found() -> None:
    source = 'TAGS = ("BE", "IN")\nraise ValueError("none of the words is there")\nWORD = re.compile(r"[a-z]\\w+  # of a word")'
    assert not english_words(source)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(CORE).as_posix())
def test_the_core_holds_no_english_outside_its_room(path: Path) -> None:
    name = path.relative_to(CORE).as_posix()
    allowed = {word for places in ALLOWED.values() for word in places.get(name, "").split()}
    assert english_words(path.read_text(encoding="utf-8")) == allowed, "English belongs into framing/english: ask the Language"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(CORE).as_posix())
def test_the_core_asks_the_language_for_english(path: Path) -> None:
    name = path.relative_to(CORE).as_posix()
    imports = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.ImportFrom)]
    taken = {alias.name for node in imports if (node.module or "").startswith("framing.english") for alias in node.names}
    assert taken <= TAKEN or name in OF_CODEBOOKS or (name in OF_DATES and taken == {"MONTH_NAMES"})
