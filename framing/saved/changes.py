"""What is another in how two runs were made: versions, codebook, options, corrections."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from framing.codebook import Codebook, parse_codebook
from framing.errors import InputError

EVERY = ""  # of a change that may touch every measure


class Change(NamedTuple):
    """Something that is another: its kind, what it is called, and how it was and is; '' where it was not or is not there.

    ``plugin`` is the one whose measures it may touch, :data:`EVERY` for all; ``target`` the target or concept that alone it
    may touch.
    """

    kind: str
    name: str
    before: str
    after: str
    plugin: str = EVERY
    target: str = ""

    def __str__(self) -> str:
        if self.before and self.after:
            return f"{self.name}: {self.before} → {self.after}"
        return f"{self.name}: {self.after or self.before} {'added' if self.after else 'removed'}"


def changes_of(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """What is another in the manifests of two runs, articles and numbers aside."""
    return [*_versions(before, after), *_codebook(before, after), *_settings(before, after)]


def _versions(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    for name in ("framing", "python"):
        yield from _other("version", name, before.get(name), after.get(name))
    for name, was, now in _pairs(before, after, "packages"):
        yield from _other("version", name, was, now)
    for name, was, now in _pairs(before, after, "plugins"):
        was, now = was or {}, now or {}
        yield from _other("version", f"plugin {name}", was.get("version"), now.get("version"), name)
        for file, one, other in _pairs(was, now, "data") if was and now else ():
            yield from _other("data", f"{name}: {file}", _short(one), _short(other), name)
    for name, was, now in _pairs(before, after, "measures"):
        plugin = name.partition(".")[0]
        yield from _other("measure", name, _version(was), _version(now), plugin)
    for layer, was, now in _pairs(before, after, "layers"):
        yield from _other("layer", layer, _json(was), _json(now))


def _codebook(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    was, now = before.get("codebook") or {}, after.get("codebook") or {}
    if was.get("sha256") == now.get("sha256"):
        return
    one, other = _parsed(was), _parsed(now)
    if one is None or other is None:
        yield from _other("codebook", "codebook", _short(was.get("sha256")), _short(now.get("sha256")))
        return
    found = [*_of_codebooks(one, other)]
    yield from found or [Change("codebook", "codebook", _short(was.get("sha256")), _short(now.get("sha256")))]


def _of_codebooks(one: Codebook, other: Codebook) -> Iterator[Change]:
    """What is another, down to the patterns."""
    for name in ("name", "version"):
        yield from _other("codebook", f"codebook {name}", getattr(one, name), getattr(other, name))
    targets = [{t.name: {"aliases": t.aliases, "exclude": t.exclude, "parts": t.parts} for t in c.targets} for c in (one, other)]
    concepts = [{c.name: {w.name: w.patterns for w in c.wordings} for c in book.concepts} for book in (one, other)]
    for kind, (was, now) in (("target", targets), ("concept", concepts)):
        for name in dict.fromkeys([*was, *now]):
            for key in dict.fromkeys([*was.get(name, {}), *now.get(name, {})]):
                yield from _patterns(
                    f"{kind} {name}, {key}", was.get(name, {}).get(key, ()), now.get(name, {}).get(key, ()), name
                )
    valences = [{(c.name, w.name): w.valence for c in book.concepts for w in c.wordings} for book in (one, other)]
    for concept, wording in valences[0].keys() & valences[1].keys():
        was_valence, now_valence = (found[concept, wording] for found in valences)
        yield from _other("codebook", f"concept {concept}, {wording}: valence", was_valence, now_valence, target=concept)
    ties = [{c.name: c.tie for c in book.concepts} for book in (one, other)]
    for name in ties[0].keys() & ties[1].keys():
        yield from _other("codebook", f"concept {name}: tie", str(ties[0][name]), str(ties[1][name]), target=name)
    for kind in dict.fromkeys([*one.sources, *other.sources]):
        yield from _patterns(f"sources {kind}", one.sources.get(kind, ()), other.sources.get(kind, ()))


def _patterns(name: str, was: Iterable[str], now: Iterable[str], target: str = "") -> Iterator[Change]:
    was, now = list(was), list(now)
    removed, added = [p for p in was if p not in now], [p for p in now if p not in was]
    if removed or added:
        yield Change("codebook", name, ", ".join(removed), ", ".join(added), target=target)


def _settings(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    for plugin, was, now in _pairs(before, after, "options"):
        for option, one, other in _pairs({"of": was or {}}, {"of": now or {}}, "of"):
            yield from _other("option", f"{plugin}.{option}", _json(one), _json(other), plugin)
    yield from _other("option", "regions that count", ", ".join(before.get("regions", ())), ", ".join(after.get("regions", ())))
    yield from _other("option", "seed", _json(before.get("seed")), _json(after.get("seed")))
    told = [{d["name"]: _short(d["sha256"]) for d in run.get("dictionaries", ())} for run in (before, after)]
    for name, was, now in _pairs({"of": told[0]}, {"of": told[1]}, "of"):
        yield from _other("dictionary", f"dictionary {name}", was, now)
    hashes = [_short((run.get("corrections") or {}).get("sha256")) for run in (before, after)]
    yield from _other("corrections", "corrections", *hashes)
    for name, was, now in _pairs(before, after, "compare"):
        shown = _sheet if name == "coded" else _json
        yield from _other("comparison", f"compared with {name}", shown(was), shown(now))


def _other(kind: str, name: str, was: Any, now: Any, plugin: str = EVERY, target: str = "") -> Iterator[Change]:
    if (was or "") != (now or ""):
        yield Change(kind, name, str(was or ""), str(now or ""), plugin, target)


def _pairs(before: Mapping[str, Any], after: Mapping[str, Any], name: str) -> Iterator[tuple[str, Any, Any]]:
    """Each name of a mapping that either run has, with what it is in each."""
    was, now = before.get(name) or {}, after.get(name) or {}
    for each in dict.fromkeys([*was, *now]):
        yield each, was.get(each), now.get(each)


def _version(about: Mapping[str, Any] | None) -> str:
    return "" if about is None else f"version {about.get('version', '')}"


def _json(value: Any) -> str:
    return "" if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)


def _sheet(coded: Any) -> str:
    """A coded sheet by its name and what is in it."""
    return f"{coded.get('file', '')} {_short(coded.get('sha256'))}".strip() if isinstance(coded, dict) else _json(coded)


def _short(sha256: object) -> str:
    return str(sha256 or "")[:12]


def _parsed(about: Mapping[str, Any]) -> Codebook | None:
    try:
        return parse_codebook(str(about["text"])) if about.get("text") else None
    except InputError:
        return None
