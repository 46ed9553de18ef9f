"""What every test may ask for: plugins made of descriptions, articles, a measure that counts a word, and the guests."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from framing import Annotator, Document, Evidence, Measure, Results, Score, hookimpl, load_plugins, score
from framing.cli import scoring
from framing.plugins import Plugins

# A slow machine is no failure, and a failure stays one. `--hypothesis-profile long` tries more.
settings.register_profile("framing", deadline=None, derandomize=True, max_examples=40)
settings.register_profile("long", deadline=None, max_examples=500)
settings.load_profile("framing")

scoring.ISOLATED = False  # commands that are called here score in this process; `in_processes` is for tests of the others
collect_ignore = ["guests"]  # distributions of their own; the fixture `guests` installs them
GUESTS = Path(__file__).parent / "guests"


@pytest.fixture(scope="session", autouse=True)
def ctrl_c_is_heeded() -> None:
    """What runs in the background of a shell ignores Ctrl-C, and so would its children; several tests send it."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The long form of the hardening runs where it is asked for."""
    if "hardening" not in config.getoption("markexpr"):
        left = [item for item in items if item.get_closest_marker("hardening")]
        items[:] = [item for item in items if item not in left]
        config.hook.pytest_deselected(items=left)


class FakePlugin:
    """A plugin that provides what it was given."""

    def __init__(self, descriptions: Iterable[Any]) -> None:
        self.descriptions = list(descriptions)

    def of(self, kind: type) -> list[Any]:
        return [description for description in self.descriptions if isinstance(description, kind)]

    @hookimpl
    def framing_annotators(self) -> list[Annotator]:
        return self.of(Annotator)

    @hookimpl
    def framing_measures(self) -> list[Measure]:
        return self.of(Measure)


def plugins_of(*descriptions: Annotator | Measure) -> Plugins:
    """Plugins that provide these descriptions, each under the name its prefix says, and no others."""
    by_plugin: dict[str, list[Any]] = {}
    for description in descriptions:
        by_plugin.setdefault(description.name.partition(".")[0], []).append(description)
    found = load_plugins(only=(), extra={name: FakePlugin(given) for name, given in by_plugin.items()})
    assert not found.failed, found.failed
    return found


def fake_measure(name: str, call: Callable[..., Any], **fields: Any) -> Measure:
    """A measure whose function is ``call(document, layers)``."""
    described = {"meaning": "nothing", "unit": "", "range": (None, None), "high": "nothing", "shown": 100.0}
    described["bind"] = lambda settings: call
    return Measure(name=name, **{**described, **fields})


def fake_annotator(name: str, provides: str, call: Callable[..., Any], **fields: Any) -> Annotator:
    """An annotator whose function is ``call(document, layers)``."""
    return Annotator(name=name, provides=provides, meaning="nothing", **{"bind": lambda settings: call, **fields})


def word_measure(word: str, name: str = "count.word", **fields: Any) -> Measure:
    """How often a word stands among the words that count, with each as evidence."""

    def call(document: Document, layers: Any) -> Iterator[Score]:
        tokens = layers.tokens
        found = [i for i in tokens.words if tokens.forms[i] == word and layers.counts(tokens.starts[i])]
        evidence = tuple(Evidence(((tokens.starts[i], tokens.ends[i]),), label=word) for i in found)
        yield Score(numerator=len(found), denominator=layers.words, evidence=evidence)

    return fake_measure(name, call, **fields)


def article(text: str, outlet: str = "Gazette", number: int = 1, **fields: Any) -> Document:
    """A document in English."""
    return Document(**{"id": f"{outlet}-{number}", "outlet": outlet, "language": "en", "text": text, **fields})


def choosing(document: Document, layers: Any) -> Iterator[Score]:
    """Which of two words an article has, in which voice: an outlet's own or, after a dash, attributed."""
    for word in ("calm", "storm"):
        found = [m.span() for m in re.finditer(word, document.text)]
        for voice in ("own", "attributed"):
            here = [span for span in found if (document.text[span[0] - 1] == "-") == (voice == "attributed")]
            evidence = tuple(Evidence((span,), label=word) for span in here)
            yield Score(len(here), 10, target="weather", category=word, voice=voice, evidence=evidence)  # type: ignore[arg-type]


def naming(document: Document, layers: Any) -> Iterator[Score]:
    """The share of each of two words among both, each an office that is named."""
    words = ("calm", "storm")
    total = sum(document.text.count(word) for word in words)
    for word in words:
        spans = [m.span() for m in re.finditer(word, document.text)]
        evidence = tuple(Evidence((span,), label=f"{word} office", voice="attributed") for span in spans)
        yield Score(len(spans), total, category=word, evidence=evidence)


def scored(documents: Iterable[Document], *descriptions: Annotator | Measure, **asked: Any) -> Results:
    """The results of a run with these descriptions and no other plugin."""
    return score(documents, plugins=plugins_of(*descriptions), **asked)


@pytest.fixture(scope="session")
def make() -> Any:
    """The helpers above, since test modules cannot import this file."""
    from types import SimpleNamespace

    helpers = (plugins_of, fake_measure, fake_annotator, word_measure, choosing, naming, article, scored, FakePlugin)
    return SimpleNamespace(**{helper.__name__: helper for helper in helpers})


@pytest.fixture(scope="session")
def weather() -> Any:
    """What a report is about: three outlets, two words by voice, their shares with the offices that are named, and one alone."""
    from framing.compare.comparison import compare
    from framing.report.sections import Subject

    texts = {"Gazette": "The calm, -calm and storm of it.", "Herald": "A storm, a storm, -storm.", "Post": "Nothing here."}
    corpus = [
        article(f"{word} head\n\n{told}", outlet, number) for outlet, told in texts.items() for number, word in enumerate("ab")
    ]
    by_1000 = {"unit": "per 1,000 words", "scale": 1000.0}
    share = {"meaning": "share of the words", "unit": "share of words", "show": "share", "contrast": True, "lists": "offices"}
    measures = (
        fake_measure("words.voiced", choosing, meaning="mentions of a word", show="count", main=True, **by_1000),
        fake_measure("words.share", naming, main=True, **share),
        word_measure("storm", "words.storm", meaning="storms", **by_1000),
    )
    return Subject(compare(scored(corpus, *measures)), Plugins())


@pytest.fixture(scope="session")
def guests(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which pip has installed the third-party plugins of tests/guests."""
    target = tmp_path_factory.mktemp("guests")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index", "--no-deps"]
    options = ["--no-build-isolation", "--target", str(target), *(str(GUESTS / name) for name in ("echo", "broken", "german"))]
    done = subprocess.run([*command, *options], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return target


@pytest.fixture
def in_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands score in processes of their own, as they do outside the tests."""
    monkeypatch.setattr(scoring, "ISOLATED", True)


@pytest.fixture
def with_guests(guests: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The guests are installed, for this process too."""
    monkeypatch.syspath_prepend(str(guests))
    return guests


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A headless Chromium: the system's, or the one FRAMING_BROWSER names; without one the tests that ask for it are skipped."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright comes with the extra 'browser'")
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    path = os.environ.get("FRAMING_BROWSER") or next((found for name in names if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("no Chromium: install one (Debian: apt-get install chromium), or name it in FRAMING_BROWSER")
    options = (
        "no-sandbox disable-gpu disable-quic no-first-run disable-background-networking disable-component-update disable-sync"
    )
    with playwright.sync_playwright() as started:
        launched = started.chromium.launch(executable_path=path, args=[f"--{option}" for option in options.split()])
        yield launched
        launched.close()
