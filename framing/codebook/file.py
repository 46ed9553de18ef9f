"""The researcher's own file: targets with aliases, concepts with rival wordings, source types, options."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from framing.codebook.frames import KEYS as FRAME_KEYS
from framing.codebook.frames import Frame
from framing.codebook.ties import FREE, ROLES, WITHIN, Tie
from framing.codebook.ties import KEYS as TIE_KEYS
from framing.codebook.values import hint, key_path, kind, within
from framing.errors import InputError
from framing.forms import fold
from framing.model import Value
from framing.patterns.language import parse_pattern
from framing.untrusted import toml

FILE_NAME = "codebook.toml"
VALENCES = ("euphemism", "neutral", "dysphemism")
_KEYS = ("name", "version", "targets", "concepts", "ties", "sources", "cues", "furniture", "frames", "options", "layers")


@dataclass(frozen=True)
class Target:
    """An actor: patterns that name it, patterns that look like it and are not, names of targets that are part of it."""

    name: str
    aliases: tuple[str, ...]
    exclude: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


SHOWN = 4  # names of targets, and of concepts, in the repr of a codebook


@dataclass(frozen=True)
class Wording:
    """One of the rival ways to say a concept; ``valence`` is euphemism, neutral, dysphemism or empty."""

    name: str
    patterns: tuple[str, ...]
    valence: str = ""


@dataclass(frozen=True)
class Concept:
    """What the outlets name in different words, and where these words count."""

    name: str
    wordings: tuple[Wording, ...]
    tie: Tie = FREE


@dataclass(frozen=True)
class Codebook:
    """A codebook, checked: ``sources`` are patterns by source type, ``options`` by plugin, ``layers`` annotators by layer.

    ``cues`` are verbs that give words to a source as "say" does, ``furniture`` lines that belong to the page (``*`` is anything).
    ``text`` is the file as it was written.
    """

    name: str = ""
    version: str = ""
    targets: tuple[Target, ...] = ()
    concepts: tuple[Concept, ...] = ()
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    options: Mapping[str, Mapping[str, Value]] = field(default_factory=dict, hash=False)
    layers: Mapping[str, str] = field(default_factory=dict, hash=False)
    cues: tuple[str, ...] = ()
    furniture: tuple[str, ...] = ()
    frames: tuple[Frame, ...] = ()
    sha256: str = ""
    text: str = field(default="", compare=False, repr=False)

    def __repr__(self) -> str:
        parts = {"target": [each.name for each in self.targets], "concept": [each.name for each in self.concepts]}
        held = [f"{len(names)} {kind}{'s'[: len(names) != 1]} ({_few(names)})" for kind, names in parts.items() if names]
        return f"<Codebook {self.name or 'without a name'} {self.version}".rstrip() + f": {', '.join(held) or 'empty'}>"


def _few(names: Sequence[str]) -> str:
    return ", ".join([*names[:SHOWN], *["…"][: len(names) > SHOWN]])


@dataclass(frozen=True)
class Problem:
    """What is to be said of a codebook: an error stops it from being used, a warning does not; a note says what is inferred."""

    level: Literal["error", "warning", "note"]
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
    return replace(codebook, text=text)


def check_codebook(path: Path | str) -> list[Problem]:
    """All errors in a codebook file or, where there are none, all that is doubtful; raises InputError if it cannot be read."""
    from framing.codebook.doubts import doubts

    reading = _Reading(str(path))
    codebook = reading.codebook(_text_of(Path(path)))
    return reading.problems or [Problem("warning", str(path), key, message) for key, message in doubts(codebook)]


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
            data = toml(text)
        except ValueError as error:
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
            concepts=self._tied(tuple(self._concept(n, value) for n, value in self._labels(data, "concepts")), targets, data),
            sources={name: self._patterns(value, key_path("sources", name)) for name, value in self._labels(data, "sources")},
            options={name: self._options(value, key_path("options", name)) for name, value in self._entries(data, "options")},
            layers={name: self._text(value, key_path("layers", name)) for name, value in self._entries(data, "layers")},
            cues=self._texts(data.get("cues", []), "cues"),
            furniture=self._texts(data.get("furniture", []), "furniture"),
            frames=tuple(self._frame(name, value, targets) for name, value in self._labels(data, "frames")),
            sha256=hashlib.sha256(json.dumps(data, sort_keys=True, default=str).encode()).hexdigest(),
        )

    def _wrong(self, key: str, message: str) -> None:
        self.problems.append(Problem("error", self.where, key, message))

    def _known(self, table: Mapping[str, Any], known: tuple[str, ...], path: str) -> None:
        for key in table:
            if key not in known:
                self._wrong(key_path(path, key), f"unknown key{hint(key, known) or ';'} known: {', '.join(known)}")

    def _entries(self, data: Mapping[str, Any], key: str) -> list[tuple[str, Any]]:
        return self._table(data.get(key, {}), key)

    def _table(self, value: Any, path: str) -> list[tuple[str, Any]]:
        if isinstance(value, dict):
            return list(value.items())
        self._wrong(path, f"expected a table, got {kind(value)}")
        return []

    def _labels(self, data: Mapping[str, Any], key: str) -> Iterator[tuple[str, Any]]:
        """The entries of a table whose keys are the researcher's labels, which must differ in more than case."""
        seen: dict[str, str] = {}
        for name, value in self._entries(data, key):
            folded = " ".join(fold(name).split())
            if not folded:
                self._wrong(key_path(key, name), "a label cannot be empty")
            elif folded in seen:
                self._wrong(key_path(key, name), f"the same label as '{seen[folded]}'")
            else:
                seen[folded] = name
                yield name, value

    def _text(self, value: Any, path: str) -> str:
        if not isinstance(value, str):
            self._wrong(path, f"expected text in quotation marks, got {kind(value)}")
            return ""
        return value

    def _texts(self, value: Any, path: str) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self._wrong(path, f'expected a list of texts such as ["one", "two"], got {kind(value)}')
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
        path = key_path("targets", name)
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
            path = f"{key_path('targets', target.name)}.parts"
            for part in target.parts:
                if part not in names:
                    self._wrong(path, f"no target '{part}'{hint(part, names)}")
            if target.name in within(names, target.name):
                self._wrong(path, f"'{target.name}' would be part of itself")

    def _concept(self, name: str, value: Any) -> Concept:
        path = key_path("concepts", name)
        if value == {}:
            self._wrong(path, 'needs at least one wording: "wording" = ["pattern"]')
        return Concept(name, tuple(self._wording(wording, given, path) for wording, given in self._labels({path: value}, path)))

    def _tied(self, concepts: tuple[Concept, ...], targets: tuple[Target, ...], data: Mapping[str, Any]) -> tuple[Concept, ...]:
        ties = dict(self._labels(data, "ties"))
        known, actors = [concept.name for concept in concepts], [target.name for target in targets]
        for name in ties:
            if name not in known:
                self._wrong(key_path("ties", name), f"no concept '{name}'{hint(name, known)}")
        tied = {name: self._tie(value, key_path("ties", name), actors) for name, value in ties.items()}
        return tuple(replace(concept, tie=tied.get(concept.name, FREE)) for concept in concepts)

    def _tie(self, value: Any, path: str, actors: list[str]) -> Tie:
        table = dict(self._table(value, path))
        self._known(table, TIE_KEYS, path)
        target, role = (self._text(table.get(key, ""), f"{path}.{key}") for key in ("target", "role"))
        within, headline = table.get("within", WITHIN), table.get("headline", False)
        if target and target not in actors:
            self._wrong(f"{path}.target", f"no target '{target}'{hint(target, actors)}")
        if role and (role not in ROLES or not target):
            self._wrong(f"{path}.role", f"'{role}' must be one of {', '.join(ROLES)}, and of a target")
        if not isinstance(within, int) or isinstance(within, bool) or within < 1:
            self._wrong(f"{path}.within", f"expected a number of words, got {kind(within)}")
            within = WITHIN
        if not isinstance(headline, bool):
            self._wrong(f"{path}.headline", f"expected true or false, got {kind(headline)}")
        stories = self._texts(table.get("stories", []), f"{path}.stories")
        near = self._patterns(table.get("near", []), f"{path}.near", needed=False)
        return Tie(stories, near, within, target, role, headline is True)

    def _wording(self, name: str, value: Any, path: str) -> Wording:
        path = key_path(path, name)
        table = value if isinstance(value, dict) else {"patterns": value}
        self._known(table, ("patterns", "valence"), path)
        valence = self._text(table.get("valence", ""), f"{path}.valence")
        if valence and valence not in VALENCES:
            self._wrong(f"{path}.valence", f"'{valence}' is none of {', '.join(VALENCES)}{hint(valence, VALENCES)}")
        return Wording(name, self._patterns(table.get("patterns", []), path, tags=True), valence)

    def _frame(self, name: str, value: Any, targets: tuple[Target, ...]) -> Frame:
        path, actors = key_path("frames", name), [target.name for target in targets]
        table = dict(self._table(value, path))
        self._known(table, FRAME_KEYS, path)
        questions = self._texts(table.get("questions", []), f"{path}.questions")
        if not any(question.strip() for question in questions):
            self._wrong(f"{path}.questions", 'a frame needs a question that a coder would ask: ["Does the article say …?"]')
        named = self._texts(table.get("actors", []), f"{path}.actors")
        for actor in named:
            if actor not in actors:
                self._wrong(f"{path}.actors", f"no target '{actor}'{hint(actor, actors)}")
        return Frame(name, questions, self._patterns(table.get("patterns", []), f"{path}.patterns"), named)

    def _options(self, value: Any, path: str) -> dict[str, Value]:
        options: dict[str, Value] = {}
        for name, option in self._table(value, path):
            if isinstance(option, str | int | float | bool):
                options[name] = option
            else:
                self._wrong(key_path(path, name), f"expected a text, number or true/false, got {kind(option)}")
        return options
