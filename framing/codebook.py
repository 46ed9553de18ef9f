"""The researcher's own file: targets with aliases, concepts with rival wordings, source types, options."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from framing.english import FUNCTION_WORDS
from framing.english.lemmas import lemma
from framing.errors import InputError
from framing.forms import fold
from framing.model import Value
from framing.patterns.language import Pattern, PatternSet, finds_much, parse_pattern, sample
from framing.text.tokens import tokenize

FILE_NAME = "codebook.toml"
VALENCES = ("euphemism", "neutral", "dysphemism")
_KEYS = ("name", "version", "targets", "concepts", "sources", "options", "layers")


@dataclass(frozen=True)
class Target:
    """An actor: patterns that name it, patterns that look like it and are not, names of targets that are part of it."""

    name: str
    aliases: tuple[str, ...]
    exclude: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Wording:
    """One of the rival ways to say a concept; ``valence`` is euphemism, neutral, dysphemism or empty."""

    name: str
    patterns: tuple[str, ...]
    valence: str = ""


@dataclass(frozen=True)
class Concept:
    """What the outlets name in different words."""

    name: str
    wordings: tuple[Wording, ...]


@dataclass(frozen=True)
class Codebook:
    """A codebook, checked: ``sources`` are patterns by source type, ``options`` by plugin, ``layers`` annotators by layer."""

    name: str = ""
    version: str = ""
    targets: tuple[Target, ...] = ()
    concepts: tuple[Concept, ...] = ()
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    options: Mapping[str, Mapping[str, Value]] = field(default_factory=dict, hash=False)
    layers: Mapping[str, str] = field(default_factory=dict, hash=False)
    sha256: str = ""


@dataclass(frozen=True)
class Problem:
    """Something wrong with a codebook: an error stops it from being used, a warning does not."""

    level: Literal["error", "warning"]
    where: str
    key: str
    message: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.where, self.key, self.message) if part)


def load_codebook(path: Path | str) -> Codebook:
    """Read a codebook file; raises InputError with the first thing that is wrong."""
    return parse_codebook(_text_of(Path(path)), str(path))


def parse_codebook(text: str, where: str = "codebook") -> Codebook:
    """Read a codebook's text; raises InputError with the first thing that is wrong."""
    reading = _Reading(where)
    codebook = reading.codebook(text)
    for problem in reading.problems:
        raise InputError(str(problem))
    return codebook


def check_codebook(path: Path | str) -> list[Problem]:
    """All errors in a codebook file or, where there are none, all that is doubtful; raises InputError if it cannot be read."""
    reading = _Reading(str(path))
    codebook = reading.codebook(_text_of(Path(path)))
    return reading.problems or [Problem("warning", str(path), key, message) for key, message in _doubts(codebook)]


def find_codebook(paths: Iterable[Path | str]) -> Path | None:
    """The codebook.toml in a folder that was named or beside a file that was; InputError where two are found."""
    folders = [path if path.is_dir() else path.parent for path in map(Path, paths) if path.exists()]
    found = {path.resolve(): path for folder in folders if (path := folder / FILE_NAME).is_file()}
    if len(found) > 1:
        raise InputError(f"two codebooks: {' and '.join(map(str, [*found.values()][:2]))}; name one with --codebook")
    for real, path in found.items():
        if not real.is_relative_to(path.parent.resolve()):
            raise InputError(f"{path}: is a link that leads out of its folder; name the codebook with --codebook")
    return next(iter(found.values()), None)


def default_text() -> str:
    """The commented template that is also the default codebook."""
    return files("framing").joinpath("default_codebook.toml").read_text("utf-8")


@cache
def default_codebook() -> Codebook:
    """What is used where there is no codebook: no targets and no concepts."""
    return parse_codebook(default_text(), "default codebook")


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except FileNotFoundError:
        raise InputError(f"{path}: no such codebook; write one with: framing codebook new") from None
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 text at byte {error.start}; save it as UTF-8") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from None


@dataclass
class _Reading:
    """Reads a codebook and notes every problem on the way."""

    where: str
    problems: list[Problem] = field(default_factory=list)

    def codebook(self, text: str) -> Codebook:
        try:
            data = tomllib.loads(text.replace("\r\n", "\n"))
        except (ValueError, RecursionError) as error:  # also a number too long to be one
            self._wrong("", f"not TOML: {error}")
            return Codebook()
        self._known(data, _KEYS, "")
        name = self._text(data.get("name", ""), "name")
        version = data.get("version", "")
        targets = tuple(self._target(name, value) for name, value in self._labels(data, "targets"))
        self._check_parts(targets)
        return Codebook(
            name=name,
            version=self._text(str(version) if isinstance(version, int | float) else version, "version"),
            targets=targets,
            concepts=tuple(self._concept(name, value) for name, value in self._labels(data, "concepts")),
            sources={name: self._patterns(value, _path("sources", name)) for name, value in self._labels(data, "sources")},
            options={name: self._options(value, _path("options", name)) for name, value in self._entries(data, "options")},
            layers={name: self._text(value, _path("layers", name)) for name, value in self._entries(data, "layers")},
            sha256=hashlib.sha256(json.dumps(data, sort_keys=True, default=str).encode()).hexdigest(),
        )

    def _wrong(self, key: str, message: str) -> None:
        self.problems.append(Problem("error", self.where, key, message))

    def _known(self, table: Mapping[str, Any], known: tuple[str, ...], path: str) -> None:
        for key in table:
            if key not in known:
                self._wrong(_path(path, key), f"unknown key{_hint(key, known) or ';'} known: {', '.join(known)}")

    def _entries(self, data: Mapping[str, Any], key: str) -> list[tuple[str, Any]]:
        return self._table(data.get(key, {}), key)

    def _table(self, value: Any, path: str) -> list[tuple[str, Any]]:
        if isinstance(value, dict):
            return list(value.items())
        self._wrong(path, f"expected a table, got {_kind(value)}")
        return []

    def _labels(self, data: Mapping[str, Any], key: str) -> Iterator[tuple[str, Any]]:
        """The entries of a table whose keys are the researcher's labels, which must differ in more than case."""
        seen: dict[str, str] = {}
        for name, value in self._entries(data, key):
            folded = " ".join(fold(name).split())
            if not folded:
                self._wrong(_path(key, name), "a label cannot be empty")
            elif folded in seen:
                self._wrong(_path(key, name), f"the same label as '{seen[folded]}'")
            else:
                seen[folded] = name
                yield name, value

    def _text(self, value: Any, path: str) -> str:
        if not isinstance(value, str):
            self._wrong(path, f"expected text in quotation marks, got {_kind(value)}")
            return ""
        return value

    def _texts(self, value: Any, path: str) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self._wrong(path, f'expected a list of texts such as ["one", "two"], got {_kind(value)}')
            return ()
        return tuple(value)

    def _patterns(self, value: Any, path: str, *, needed: bool = True, tags: bool = False) -> tuple[str, ...]:
        found = self._texts(value, path)
        if needed and value == []:
            self._wrong(path, "needs at least one pattern")
        for pattern in found:
            try:
                parsed = parse_pattern(pattern)
            except InputError as error:
                self._wrong(path, str(error))
                continue
            if parsed.has_tags and not tags:
                self._wrong(path, f"'{pattern}': only wordings of a concept can ask for a part of speech")
        return found

    def _target(self, name: str, value: Any) -> Target:
        path = _path("targets", name)
        table = value if isinstance(value, dict) else {"aliases": value}
        self._known(table, ("aliases", "exclude", "parts"), path)
        parts = self._texts(table.get("parts", []), f"{path}.parts")
        aliases = table.get("aliases", [] if not parts else None)
        return Target(
            name,
            self._patterns(aliases, f"{path}.aliases") if aliases is not None else (),
            self._patterns(table.get("exclude", []), f"{path}.exclude", needed=False),
            parts,
        )

    def _check_parts(self, targets: tuple[Target, ...]) -> None:
        names = {target.name: target.parts for target in targets}
        for target in targets:
            path = f"{_path('targets', target.name)}.parts"
            for part in target.parts:
                if part not in names:
                    self._wrong(path, f"no target '{part}'{_hint(part, names)}")
            if target.name in _within(names, target.name):
                self._wrong(path, f"'{target.name}' would be part of itself")

    def _concept(self, name: str, value: Any) -> Concept:
        path = _path("concepts", name)
        if value == {}:
            self._wrong(path, 'needs at least one wording: "wording" = ["pattern"]')
        return Concept(name, tuple(self._wording(wording, given, path) for wording, given in self._labels({path: value}, path)))

    def _wording(self, name: str, value: Any, path: str) -> Wording:
        path = _path(path, name)
        table = value if isinstance(value, dict) else {"patterns": value}
        self._known(table, ("patterns", "valence"), path)
        valence = self._text(table.get("valence", ""), f"{path}.valence")
        if valence and valence not in VALENCES:
            self._wrong(f"{path}.valence", f"'{valence}' is none of {', '.join(VALENCES)}{_hint(valence, VALENCES)}")
        return Wording(name, self._patterns(table.get("patterns", []), path, tags=True), valence)

    def _options(self, value: Any, path: str) -> dict[str, Value]:
        options: dict[str, Value] = {}
        for name, option in self._table(value, path):
            if isinstance(option, str | int | float | bool):
                options[name] = option
            else:
                self._wrong(_path(path, name), f"expected a text, number or true/false, got {_kind(option)}")
        return options


def _hint(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f", did you mean '{near[0]}'?" if near else ""


def _path(table: str, key: str) -> str:
    """A key path as it would stand in the file."""
    bare = key.isascii() and key.replace("_", "a").replace("-", "a").isalnum()
    shown = key if bare else json.dumps(key, ensure_ascii=False)
    return f"{table}.{shown}" if table else shown


def _kind(value: Any) -> str:
    if isinstance(value, list):
        other = next((item for item in value if not isinstance(item, str)), None)
        return "a list" if other is None else f"a list that holds {_kind(other)}"
    names = {str: "text", bool: "true/false", int: "a number", float: "a number", dict: "a table", type(None): "nothing"}
    return names.get(type(value), f"a {type(value).__name__}")


def _within(parts: Mapping[str, tuple[str, ...]], name: str) -> set[str]:
    """The names of everything that is part of a target, directly or through others."""
    found: set[str] = set()
    stack = list(parts.get(name, ()))
    while stack:
        part = stack.pop()
        if part not in found:
            found.add(part)
            stack.extend(parts.get(part, ()))
    return found


def _doubts(codebook: Codebook) -> Iterator[tuple[str, str]]:
    if not codebook.targets and not codebook.concepts:
        yield "", "no targets and no concepts: stance and wordings will not be compared"
    owner: dict[str, str] = {}
    for target in codebook.targets:
        for alias in target.aliases:
            key, path = " ".join(fold(alias).split()), f"{_path('targets', target.name)}.aliases"
            if key in FUNCTION_WORDS and "{case}" not in key:
                yield path, f"'{alias}' is a common function word and will be found everywhere"
            if owner.setdefault(key, target.name) != target.name:
                yield path, f"'{alias}' is an alias of '{owner[key]}' too; each mention counts for both"
    for concept in codebook.concepts:
        yield from _rivals(concept)


def _rivals(concept: Concept) -> Iterator[tuple[str, str]]:
    """Wordings of which another wording of the concept finds all that they find."""
    path = _path("concepts", concept.name)
    parsed = {wording.name: [parse_pattern(text) for text in wording.patterns] for wording in concept.wordings}
    found = PatternSet((name, pattern) for name, patterns in parsed.items() for pattern in patterns)
    some_valence = any(wording.valence for wording in concept.wordings)
    for wording in concept.wordings:
        if some_valence and not wording.valence:
            yield _path(path, wording.name), "has no valence, as others of the concept do, and is left out of terms.valence"
        for text, pattern in zip(wording.patterns, parsed[wording.name], strict=True):
            if broad := finds_much(pattern):
                yield _path(path, wording.name), f"'{text}': {broad}"
        covering = set.intersection(*(_covering(found, pattern) for pattern in parsed[wording.name])) - {wording.name}
        for other in sorted(covering):
            message = f"all that it finds, '{other}' finds too; the wording that stands first gets it"
            yield _path(path, wording.name), message


def _covering(found: PatternSet[str], pattern: Pattern) -> set[str]:
    """The wordings that find the whole of what a pattern describes at its shortest."""
    text = sample(pattern)
    tokens = tokenize(text)
    lemmas = [lemma(form) for form in tokens.forms] if found.needs_lemmas else []
    matches = found.find(tokens, lemmas, [(0, len(text))], text)
    return {match.key for match in matches if (match.start, match.end) == (0, len(text))}
