"""What a message tells to install: a command that works where no package index has framing."""

from __future__ import annotations

import importlib.metadata

import pytest

from framing import InputError, RequestError
from framing.errors import installing


def test_packages_come_in_the_versions_that_the_extras_ask_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ["numpy>=1.26", "PyYAML>=6; extra == 'a'", "frictionless[json]<6,>=5.18; extra == 'b'", "plain; extra == 'a'"]
    monkeypatch.setattr(importlib.metadata, "requires", lambda name: asked if name == "media-framing" else None)
    assert installing(["pyyaml", "plain"]) == 'python -m pip install "pyyaml>=6" plain'
    assert installing(["frictionless"]) == 'python -m pip install "frictionless<6,>=5.18"'
    assert installing(["a-strangers-package"]) == "python -m pip install a-strangers-package"


def test_a_command_is_told_where_framing_is_run_from_its_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(name: str) -> None:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "requires", nowhere)
    assert installing(["typst"]) == "python -m pip install typst"


def test_what_is_lacking_is_an_error_of_its_kind_in_one_line() -> None:
    error = InputError.lacking("reading .odd", "odd-files", "odder-files", instead="save it as .csv")
    assert type(error) is InputError
    assert str(error) == (
        "reading .odd needs odd-files and odder-files, not installed here; "
        "install: python -m pip install odd-files odder-files, or save it as .csv"
    )
    assert type(RequestError.lacking("x", "y")) is RequestError
