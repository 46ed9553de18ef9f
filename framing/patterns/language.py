"""The pattern language of codebooks: words, ``<lemma>``, ``*`` and ``?``, ``(a|b)``, ``[optional]``, ``...`` gaps, conditions.

docs/patterns.md describes it for those who write patterns; :mod:`framing.patterns.matching` finds them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple, NoReturn

from framing.english import FUNCTION_WORDS
from framing.errors import InputError
from framing.forms import fold, spelling
from framing.patterns.automaton import TAGS, Atom, Machine, Node
from framing.patterns.matching import Match, PatternSet, longest
from framing.patterns.pattern import Pattern
from framing.text.tokens import tokenize

__all__ = ["LONGEST_GAP", "Match", "Pattern", "PatternSet", "longest", "parse_pattern", "sample"]

DEFAULT_GAP = 10  # words
LONGEST_GAP = 50
LONGEST_PATTERN = 2000  # characters
FEWEST_LETTERS = 3  # beside a * in a word of a pattern that is to find a term
DEEPEST = 20  # brackets in brackets
_CONDITIONS = "{case}, {not before: …}, {not after: …}, {not near 5: …}"

_LEXEME = re.compile(
    r"""(?P<space>\s+) | (?P<gap>(?:\.\.\.|…)(?P<width>\d*)) | <(?P<lemma>[^<>()\[\]{}|]*)>(?:/[A-Za-z]+(?![\w*?]))?
      | \{\s*(?P<condition>[^:{}]*?)\s*(?P<colon>[:}]) | (?P<mark>[()\[\]|{}<>]) | (?P<word>(?:(?!\.\.\.|…)[^\s<>()\[\]{}|])+)""",
    re.VERBOSE,
)
_OTHER_TAGS = frozenset("NN NNS NNP NNPS VB VBD VBG VBN VBP VBZ JJ JJR JJS RB RBR RBS PROPN AUX N V A ADJECTIVE ADVERB".split())
_CLOSING = {"(": ")", "[": "]"}


class _Sequence(NamedTuple):
    items: tuple[_Tree, ...]


class _Choice(NamedTuple):
    options: tuple[_Tree, ...]
    optional: bool


_Tree = Atom | _Sequence | _Choice | int  # an int is a gap of up to so many words


class _Lexeme(NamedTuple):
    kind: str
    text: str
    column: int


class _RefusedError(Exception):
    def __init__(self, column: int, message: str) -> None:
        super().__init__(message)
        self.column = column


def parse_pattern(text: str, where: str = "") -> Pattern:
    """Read a pattern; raises InputError naming the column (from 1) and what to write instead."""
    try:
        if len(text) > LONGEST_PATTERN:
            raise _RefusedError(LONGEST_PATTERN + 1, f"a pattern has at most {LONGEST_PATTERN} characters")
        return _Parser(text).pattern()
    except _RefusedError as refused:
        shown = text if len(text) <= 60 else text[:59] + "…"
        message = f"{where}{': ' if where else ''}pattern '{shown}' column {refused.column}: {refused}"
        raise InputError("".join(c if c.isprintable() else " " for c in message)) from None


@dataclass
class _Parser:
    text: str
    lexemes: list[_Lexeme] = field(default_factory=list)
    here: int = 0
    gap_words: int = 0

    def pattern(self) -> Pattern:
        self.lexemes = list(_lex(self.text))
        body = self._sequence("", 0)
        conditions = self._conditions()
        cased = any(name == "case" for name, _ in conditions)
        machine = _machine(body, cased)
        _check_ends(machine, _machine(_reversed(body), cased), len(self.text.rstrip()))
        near = [(int(name.removeprefix("near ")), tree) for name, tree in conditions if name.startswith("near ")]
        return Pattern(
            self.text,
            machine,
            tuple(_machine(tree, cased) for name, tree in conditions if name == "before"),
            tuple(_machine(_reversed(tree), cased) for name, tree in conditions if name == "after"),
            tuple((words, _machine(tree, cased), _machine(_reversed(tree), cased)) for words, tree in near),
        )

    def _peek(self) -> _Lexeme:
        return self.lexemes[self.here]

    def _take(self) -> _Lexeme:
        self.here += 1
        return self.lexemes[self.here - 1]

    def _alternatives(self, opening: _Lexeme, closing: str, depth: int) -> tuple[_Tree, ...]:
        """What stands in brackets, up to and with the closing one."""
        if depth > DEEPEST:
            raise _RefusedError(opening.column, f"more than {DEEPEST} brackets in one another")
        options = [self._sequence(closing, depth)]
        while self._peek().kind == "|":
            self._take()
            options.append(self._sequence(closing, depth))
        if self._peek().kind != closing:
            raise _RefusedError(opening.column, f"'{opening.text}' is not closed; expected '{closing}' after it")
        self._take()
        return tuple(options)

    def _sequence(self, closing: str, depth: int) -> _Tree:
        begin, items = self._peek(), list[_Tree]()
        while True:
            lexeme = self._peek()
            if lexeme.kind in ("end", closing) or lexeme.kind in "{}" or (lexeme.kind == "|" and closing):
                break
            self._take()
            items.extend(self._item(lexeme, depth))
        if not items:
            empty = "an alternative is empty; an optional word is written [word]"
            raise _RefusedError(begin.column, empty if closing else "a pattern needs at least one word")
        return _Sequence(tuple(items))

    def _item(self, lexeme: _Lexeme, depth: int) -> list[_Tree]:
        if lexeme.kind == "word":
            return list(_words(lexeme))
        if lexeme.kind == "lemma":
            return [_lemma(lexeme)]
        if lexeme.kind == "gap":
            return [self._gap(lexeme)]
        if lexeme.kind in _CLOSING:
            return [_Choice(self._alternatives(lexeme, _CLOSING[lexeme.kind], depth + 1), lexeme.kind == "[")]
        return _stray(lexeme, self._peek())

    def _gap(self, lexeme: _Lexeme) -> int:
        digits = lexeme.text.lstrip(".…")
        words = int(digits[:6]) if digits else DEFAULT_GAP
        self.gap_words += words
        if not 1 <= words <= LONGEST_GAP or self.gap_words > LONGEST_GAP:
            raise _RefusedError(lexeme.column, f"a pattern's gaps span 1 to {LONGEST_GAP} words together; write ...5 for up to 5")
        return words

    def _conditions(self) -> list[tuple[str, _Tree]]:
        found: list[tuple[str, _Tree]] = []
        while (opening := self._take()).kind == "{":
            name = " ".join(opening.text.strip("{:} ").lower().split())
            kind = re.fullmatch(r"not (before|after|near ([1-9]|[1-4]\d|50))|case", name)
            if kind is None or (name == "case") != opening.text.endswith("}"):
                raise _RefusedError(opening.column, f"no such condition; there are {_CONDITIONS}")
            tree: _Tree = 0
            if name != "case":
                gaps = self.gap_words
                tree = _Choice(self._alternatives(_Lexeme("{", "{", opening.column), "}", 1), False)
                _check_condition(tree, opening.column, self.gap_words > gaps)
            found.append((kind.group(1) or name, tree))
        if opening.kind != "end":
            late = found and opening.kind != "}"
            raise _RefusedError(opening.column, "conditions come last" if late else f"'{opening.text}' has nothing to close")
        return found


def _lex(text: str) -> list[_Lexeme]:
    found: list[_Lexeme] = []
    for match in _LEXEME.finditer(text):
        kind = match.lastgroup or ""
        column = match.start() + 1
        if kind in ("gap", "width"):
            found.append(_Lexeme("gap", match.group(), column))
        elif kind in ("condition", "colon"):
            found.append(_Lexeme("{", match.group(), column))
        elif kind == "mark":
            found.append(_Lexeme(match.group(), match.group(), column))
        elif kind != "space":
            found.append(_Lexeme(kind, match.group(), column))
    return [*found, _Lexeme("end", "", len(text) + 1)]


def _words(lexeme: _Lexeme) -> list[Atom]:
    """The words of a stretch of characters, as the tokenizer splits it; marks are left out."""
    text, tag = _part_of_speech(lexeme)
    tokens = tokenize(re.sub(r"[*?]", "x", text))
    if not tokens.words:
        raise _RefusedError(lexeme.column, f"'{text}' is no word; marks between words are ignored, leave it out")
    if tag and len(tokens.words) > 1:
        raise _RefusedError(lexeme.column, f"/{tag} is asked of one word, and '{text}' is {len(tokens.words)}")
    found: list[Atom] = []
    for position in tokens.words:
        word = text[tokens.starts[position] : tokens.ends[position]]
        if not word.strip("*") and not tag:
            found.append(Atom("any"))
        else:
            found.append(Atom("glob" if re.search(r"[*?]", word) else "form", fold(word), spelling(word), tag))
    return found


def _lemma(lexeme: _Lexeme) -> Atom:
    text, tag = _part_of_speech(lexeme)
    word = text.strip("<> \t")
    tokens = tokenize(word)
    if "*" in word or "?" in word:
        raise _RefusedError(lexeme.column, "no * or ? in <>; write the word without <>")
    if len(tokens) != 1 or not tokens.words:
        each = " ".join(f"<{part}>" for part in word.split()) or "<persuade>"
        raise _RefusedError(lexeme.column, f"<> holds one word; write {each}")
    return Atom("lemma", fold(word), tag=tag)


def _part_of_speech(lexeme: _Lexeme) -> tuple[str, str]:
    """A word and the part of speech that is asked of it; '' where none is: "and/or" are two words."""
    text, slash, tag = lexeme.text.rpartition("/")
    if slash and text and tag in TAGS:
        return text, tag
    if slash and text and (lexeme.kind == "lemma" or tag.upper() in TAGS or tag.upper() in _OTHER_TAGS):
        known = ", ".join(f"/{name}" for name in TAGS)
        raise _RefusedError(lexeme.column + len(text), f"no part of speech '{tag}'; there are {known}")
    return lexeme.text, ""


def _stray(lexeme: _Lexeme, following: _Lexeme) -> NoReturn:
    if lexeme.kind == "<":
        word = following.text if following.kind == "word" else "persuade"
        raise _RefusedError(lexeme.column, f"'<' is not closed; write <{word}>")
    if lexeme.kind == "|":
        raise _RefusedError(lexeme.column, "alternatives stand in brackets; write (a|b)")
    raise _RefusedError(lexeme.column, f"'{lexeme.text}' has nothing to close")


def _reversed(tree: _Tree) -> _Tree:
    if isinstance(tree, _Sequence):
        return _Sequence(tuple(_reversed(item) for item in reversed(tree.items)))
    if isinstance(tree, _Choice):
        return _Choice(tuple(_reversed(option) for option in tree.options), tree.optional)
    return tree


def _machine(tree: _Tree, cased: bool) -> Machine:
    """Compile from the last word to the first, so that every node leads to nodes made before it."""
    nodes = [Node(None, ())]
    known: dict[Node, int] = {}

    def add(node: Node) -> int:
        if node not in known:
            known[node] = len(nodes)
            nodes.append(node)
        return known[node]

    def build(tree: _Tree, after: int) -> int:
        if isinstance(tree, _Sequence):
            for item in reversed(tree.items):
                after = build(item, after)
            return after
        if isinstance(tree, _Choice):
            options = [*(build(option, after) for option in tree.options), *([after] if tree.optional else [])]
            return add(Node(None, tuple(dict.fromkeys(options))))
        if isinstance(tree, int):
            inner = after
            for _ in range(tree):
                inner = add(Node(None, (after, add(Node(Atom("gap"), (inner,))))))
            return inner
        keeps_case = cased and tree.kind in ("form", "glob")
        return add(Node(tree if keeps_case else tree._replace(exact=""), (after,)))

    root = build(tree, 0)
    if root != len(nodes) - 1:
        add(Node(None, (root,)))
    return Machine(tuple(nodes))


def _check_ends(machine: Machine, backwards: Machine, end: int) -> None:
    if 0 in machine.closure(len(machine.nodes) - 1):
        raise _RefusedError(1, "everything in it is optional, so it could match nothing; take one word out of its [ ]")
    for read, column, verb in ((machine, 1, "begin"), (backwards, end, "end")):
        if not all(atom.text.strip("*?") for atom in read.first()):
            raise _RefusedError(column, f"it could {verb} with any word at all; let it {verb} with a word")


def _check_condition(tree: _Tree, column: int, has_gap: bool) -> None:
    if has_gap:
        raise _RefusedError(column, "a condition has no gaps; use {not near 5: …}")
    machine = _machine(tree, False)
    if 0 in machine.closure(len(machine.nodes) - 1):
        raise _RefusedError(column, "everything in the condition is optional; take one word out of its [ ]")
    if _reads_anything(machine):
        raise _RefusedError(column, "it forbids every word, so the pattern finds next to nothing; name a word")


def _reads_anything(machine: Machine) -> bool:
    """Whether some way through a machine has no word but such as any word satisfies."""
    free = {0}
    for number, node in enumerate(machine.nodes):
        if (node.atom is None or not (node.atom.text.strip("*?") or node.atom.tag)) and free.intersection(node.next):
            free.add(number)
    return len(machine.nodes) - 1 in free


def finds_much(pattern: Pattern) -> str:
    """Why a pattern of one word finds far more than a term; '' where it does not."""
    for atom in pattern.body.first():
        letters = atom.text.replace("*", "").replace("?", "")
        if len(pattern.body.nodes) <= 2 and atom.kind == "glob" and "*" in atom.text and len(letters) < FEWEST_LETTERS:
            return f"it finds every word with '{letters}' in that place; give * at least {FEWEST_LETTERS} letters beside it"
        if len(pattern.body.nodes) <= 2 and atom.kind != "glob" and atom.text in FUNCTION_WORDS and not atom.exact:
            return "it is a common function word and will be found everywhere"
    return ""


def sample(pattern: Pattern) -> str:
    """The shortest text that a pattern's words describe; wildcards are left out."""
    texts: list[tuple[str, ...]] = []
    for number, node in enumerate(pattern.body.nodes):
        if node.atom is None:
            texts.append(min((texts[option] for option in node.next), key=len) if number else ())
        else:
            word = (node.atom.exact or node.atom.text).replace("*", "").replace("?", "x") or "x"
            texts.append((word, *texts[node.next[0]]))
    return " ".join(texts[-1])
