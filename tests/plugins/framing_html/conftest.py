"""A comparison of eighty articles, what the served pages look up in it, and a server of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from framing.compare.comparison import compare
from framing.plugins import Plugins
from framing.report.content import sections_of
from framing.report.sections import Subject
from framing.serving import Server
from framing_html.served import Site
from framing_html.store import Store, fill

from ...served import served  # noqa: TID252  tests have no absolute name


@pytest.fixture(scope="module")
def subject(make: Any) -> Subject:
    corpus = [
        make.article(f"A storm in {town}.", "Gazette" if n % 2 else "Herald", n)
        for n, town in enumerate(["Öst'hafen", "100% Rain_"] * 40)
    ]
    return Subject(compare(make.scored(corpus, make.word_measure("storm", main=True))), Plugins())


@pytest.fixture(scope="module")
def store(subject: Subject, tmp_path_factory: pytest.TempPathFactory) -> Store:
    return fill(tmp_path_factory.mktemp("view") / "view.sqlite", subject.comparison)


@pytest.fixture(scope="module")
def server(subject: Subject, store: Store) -> Iterator[Server]:
    yield from served(Server(Site(subject, sections_of(subject), store).page))
