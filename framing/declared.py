"""Whether what a plugin declares can be used, field by field; nothing of a plugin's own classes is kept of it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import Any, get_args

from framing.codebook import Codebook
from framing.english import BUILT_IN
from framing.errors import InputError, PluginError
from framing.extension import Estimand, Measure, Of, Option, Reader, Reporter, Show
from framing.language import CAPABILITIES, Language, by_code
from framing.patterns.language import parse_pattern

SEQUENCES = ("requires", "uses", "languages", "suffixes", "needs", "source_types", "packages", "layers")
TEXTS = (
    "provides",
    "meaning",
    "unit",
    "high",
    "source",
    "lists",
    "caution",
    "version",
    "suffix",
    "title",
    "measured",
    "question",
)
CALLED = ("bind", "read", "write")
FETCHED = ("make", "in_article", "propose", "one_name", "brief", "infers")  # a function, or where it is
MOST_AT_ONCE = 10_000  # documents of a batch
PLACE = "package.module:name"
_CODE = re.compile("[a-z]{2,3}")
_AT = re.compile(r"\w+(\.\w+)*:\w+")
CALLED_IF_GIVEN = ("pool", "together", "recognises")


def declared(value: Any, kind: type) -> Any:
    """The description as the core uses it. Raises :class:`~framing.errors.PluginError` that says what does not fit."""
    if not isinstance(value, kind):
        raise PluginError(f"expected {kind.__name__}, got {type(value).__name__}")
    if isinstance(value, tuple):
        return _command(value)
    if isinstance(value, Language):
        _check_language(value)
        return value
    if isinstance(value, Codebook):
        _check_codebook(value)
        return value
    fields: Mapping[str, Any] = kind.__dataclass_fields__  # type: ignore[attr-defined]
    given = {name: getattr(value, name) for name in fields}
    _check_fields(given, kind)
    if kind is Measure:
        _check_measure(given)
    if kind is Reader and given["specific"] and given["recognises"] is None:
        raise PluginError(f"'{given['name']}' is specific and has no recognises")
    if kind is Reporter:
        _check_suffixes(given)
    exact = {name: tuple(found) if isinstance(found, list) else found for name, found in given.items()}
    if "options" in exact:
        exact["options"] = tuple(_option(given["name"], option) for option in exact["options"])
    return kind(**exact)


def _check_suffixes(given: Mapping[str, Any]) -> None:
    """A dot begins each; only a reporter that is asked for by name may write a folder, which has none."""
    if not given["suffix"].startswith(".") and not (given["by_name"] and given["suffix"] == ""):
        raise PluginError(f"'{given['name']}' has suffix={given['suffix']!r}; expected one with a dot")
    if wrong := [suffix for suffix in given["suffixes"] if suffix and not suffix.startswith(".")]:
        raise PluginError(f"'{given['name']}' has suffixes={wrong}; expected each with a dot")


def _command(value: tuple[Any, ...]) -> tuple[str, Any]:
    """The name of a command and its app."""
    if len(value) != 2 or not isinstance(value[0], str) or not value[0] or not _is_function(value[1]):
        raise PluginError(f"expected a name and a Typer app, or where it is: {PLACE}")
    return str(value[0]), value[1]


def _check_fields(given: Mapping[str, Any], kind: type) -> None:
    if not isinstance(given["name"], str) or not given["name"] or not given["name"].isprintable():
        raise PluginError(f"the name of a {kind.__name__} is {given['name']!r}; expected text")
    for name, found in given.items():
        if expected := _expected(name, found):
            raise PluginError(f"'{given['name']}' has {name}={found!r}; expected {expected}")
    if lacking := [need for need in given.get("needs", ()) if need not in CAPABILITIES]:
        known = ", ".join(CAPABILITIES)
        raise PluginError(f"'{given['name']}' needs '{lacking[0]}', which no language can have; there are {known}")


def _expected(name: str, found: Any) -> str:
    """What a field should have been; '' where it is."""
    for names, fits, expected in _RULES:
        if name in names:
            return "" if fits(found) else expected
    return ""


def _is_function(found: Any) -> bool:
    return _AT.fullmatch(found) is not None if isinstance(found, str) else callable(found)


def _are_texts(found: Any) -> bool:
    return all(isinstance(item, str) for item in found)


def _is_number(found: Any) -> bool:
    return isinstance(found, int | float) and not isinstance(found, bool) and math.isfinite(found)


def _is_range(found: Any) -> bool:
    return isinstance(found, tuple | list) and len(found) == 2 and all(end is None or _is_number(end) for end in found)


_RULES: tuple[tuple[tuple[str, ...], Callable[[Any], bool], str], ...] = (
    (SEQUENCES, lambda found: isinstance(found, tuple | list) and _are_texts(found), "a tuple of texts"),
    (("options",), lambda found: isinstance(found, tuple | list), "a tuple of options"),
    (TEXTS, lambda found: isinstance(found, str), "text"),
    (CALLED, callable, "a function"),
    (FETCHED, lambda found: found is None or _is_function(found), f"a function, or where it is: {PLACE}"),
    (CALLED_IF_GIVEN, lambda found: found is None or callable(found), "a function or None"),
    (("main", "contrast", "array", "names", "specific", "by_name"), lambda found: isinstance(found, bool), "True or False"),
    (("scale",), _is_number, "a number"),
    (("usable",), lambda found: found is None or _is_number(found), "a number or None"),
    (("place",), lambda found: isinstance(found, int) and not isinstance(found, bool), "a whole number"),
    (("batch",), lambda found: type(found) is int and 0 <= found <= MOST_AT_ONCE, f"a whole number up to {MOST_AT_ONCE}"),
    (("range",), _is_range, "the lowest and the highest value, or None for no bound"),
    (("of",), lambda found: isinstance(found, str) and found in get_args(Of), f"one of {', '.join(get_args(Of))}"),
    (("show",), lambda found: isinstance(found, str) and found in get_args(Show), f"one of {', '.join(get_args(Show))}"),
)


def _check_measure(given: Mapping[str, Any]) -> None:
    if not isinstance(given["estimand"], str) or given["estimand"] not in get_args(Estimand):
        known = ", ".join(get_args(Estimand))
        raise PluginError(f"'{given['name']}' has the estimand '{given['estimand']}', which is none of {known}")
    if given["estimand"] == "pooled" and given["pool"] is None:
        raise PluginError(f"'{given['name']}' is pooled and has no pool")


def _check_language(value: Language) -> None:
    if not (isinstance(value.code, str) and _CODE.fullmatch(value.code)):
        raise PluginError(f"the language {value.name!r} has the code {value.code!r}; expected an ISO 639-1 code such as 'de'")
    if value.code in by_code(BUILT_IN):
        raise PluginError(f"'{value.code}' comes with the core; a plugin brings another language")
    if value.resembles is None and not value.function_words:
        raise PluginError(
            f"the language '{value.code}' has neither resembles nor function_words; no text can be recognized as being in it"
        )
    for part in ("resembles", "tokens", "sentences", "lemma", "other_lemma", "units", "whole_words"):
        if (call := getattr(value, part)) is not None and not callable(call):
            raise PluginError(f"the language '{value.code}' has {part}={call!r}; expected a function")


def _check_codebook(value: Codebook) -> None:
    """What a plugin adds to every codebook: named, without options and layers, with valid patterns."""
    if not isinstance(value.name, str) or not value.name or not value.name.isprintable():
        raise PluginError(f"the name of a Codebook is {value.name!r}; expected text")
    if held := [part for part in ("options", "layers") if getattr(value, part)]:
        raise PluginError(f"the codebook '{value.name}' sets {held[0]}, which are the researcher's to choose")
    lists = [("cues", value.cues), ("furniture", value.furniture)]
    lists += [*((f"sources.{name}", patterns) for name, patterns in value.sources.items())]
    lists += [(f"targets.{target.name}", (*target.aliases, *target.exclude)) for target in value.targets]
    lists += [(f"concepts.{c.name}.{w.name}", w.patterns) for c in value.concepts for w in c.wordings]
    for where, patterns in lists:
        if isinstance(patterns, str) or not _are_texts(patterns):
            raise PluginError(f"the codebook '{value.name}' has {where}={patterns!r}; expected a tuple of texts")
        for pattern in () if where == "furniture" else patterns:
            try:
                parse_pattern(pattern)
            except InputError as error:
                raise PluginError(f"the codebook '{value.name}' has {where}: {error}") from None


def _option(owner: str, option: Any) -> Option:
    if not isinstance(option, Option):
        raise PluginError(f"'{owner}' has options={option!r}; expected an Option, got {type(option).__name__}")
    if not isinstance(option.name, str) or not option.name:
        raise PluginError(f"'{owner}' has an option with the name {option.name!r}; expected text")
    what = f"the option '{option.name}' of '{owner}' has"
    if not isinstance(option.meaning, str):
        raise PluginError(f"{what} meaning={option.meaning!r}; expected text")
    if option.default is not None and type(option.default) not in (str, int, float, bool):
        raise PluginError(f"{what} default={option.default!r}; expected a text, a number, or True or False")
    packages = option.packages
    if not isinstance(packages, Mapping) or not all(isinstance(p, tuple | list) and _are_texts(p) for p in packages.values()):
        raise PluginError(f"{what} packages={packages!r}; expected texts by value")
    return Option(
        name=option.name,
        default=option.default,
        meaning=option.meaning,
        packages={value: tuple(names) for value, names in packages.items()},
    )
