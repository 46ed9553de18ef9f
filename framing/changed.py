"""What has changed in the contract of plugins, and what to write instead: for plugins built against an earlier version."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from difflib import get_close_matches

CHANGED: Mapping[str, str] = {}
"""What is gone or renamed, by its name ("Measure.scale", "framing.text fold", "framing_measures"): since when, and what to write.

Whoever takes something away writes it here in the same commit: "since 0.3: write factor=…".
"""
_IMPORT = re.compile(r"cannot import name '(?P<name>\w+)' from '(?P<module>framing[\w.]*)'")
_FIELD = re.compile(r"(?P<kind>\w+)\.__init__\(\) got an unexpected keyword argument '(?P<name>\w+)'")
_HOOK = re.compile(r"unknown hook '(?P<name>\w+)'")
DOOR, HOOKS_PAGE = "docs/door.md", "docs/hooks.md"


def explained(told: str, hooks: Mapping[str, type], changed: Mapping[str, str] = CHANGED) -> str:
    """An error of a plugin's, with what has changed or what there is instead, where it asks for what does not exist."""
    hint = _of_import(told, changed) or _of_field(told, hooks, changed) or _of_hook(told, hooks, changed)
    return f"{told}; {hint}" if hint else told


def _of_import(told: str, changed: Mapping[str, str]) -> str:
    if not (found := _IMPORT.search(told)):
        return ""
    name = f"{found['module']} {found['name']}"
    return changed.get(name) or f"what a plugin may take from {found['module']} is in {DOOR}"


def _of_field(told: str, hooks: Mapping[str, type], changed: Mapping[str, str]) -> str:
    if not (found := _FIELD.search(told)):
        return ""
    if hint := changed.get(f"{found['kind']}.{found['name']}"):
        return hint
    kind = next((kind for kind in hooks.values() if kind.__name__ == found["kind"]), None)
    if kind is None:
        return ""
    return _nearest(found["name"], [field.name for field in fields(kind)]) + f"the fields of {found['kind']} are in {HOOKS_PAGE}"


def _of_hook(told: str, hooks: Mapping[str, type], changed: Mapping[str, str]) -> str:
    if not (found := _HOOK.search(told)):
        return ""
    return changed.get(found["name"]) or f"{_nearest(found['name'], list(hooks))}the hooks are in {HOOKS_PAGE}"


def _nearest(name: str, known: list[str]) -> str:
    near = get_close_matches(name, known, n=1, cutoff=0.5)
    return f"did you mean '{near[0]}'? " if near else ""
