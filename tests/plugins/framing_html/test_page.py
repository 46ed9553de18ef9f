"""How many pages a report prints on: ten articles on eight, a brief report on one, the appendix only where it is open."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from framing.cli import run

PLACES = ("Bridgeton", "Ashford", "Millbrook", "Carville", "Lowton")
WORDS = ("bridge", "harbor", "budget", "strike", "school", "hospital", "railway", "market", "reservoir", "festival")


def article(number: int) -> str:
    """A report of its own: nothing in it stands in another."""
    place, word = PLACES[number % len(PLACES)], WORDS[number]
    told = [
        f"Mayor Ann Dale{number} said the {word} of {place} would cost {number + 3} million dollars.",
        f"“Nobody asked us about the {word},” said Tom Reed{number}, a resident.",
        f"The council of {place} approved {number + 12} of {number + 20} plans, according to a report.",
        f"Critics call the {word} a disgrace; the ministry rejected the claim on Monday.",
    ]
    return f"Council of {place} votes on {word}\n\n" + "\n\n".join(" ".join(told[i:] + told[:i]) for i in range(4)) + "\n"


def pages(browser: Any, file: Path, *, opened: bool = False) -> int:
    tab = browser.new_page()
    tab.goto(file.as_uri())
    if opened:
        tab.evaluate("document.querySelector('#appendix').open = true")
    drawn = tab.pdf(format="Letter", margin=dict.fromkeys(("top", "bottom", "left", "right"), "15mm"))
    tab.close()
    return len(re.findall(rb"/Type\s*/Page\b", drawn))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ten")
    for number in range(10):
        paper = folder / f"paper{number % 7}"
        paper.mkdir(exist_ok=True)
        (paper / f"{number}.txt").write_text(article(number), "utf-8")
    return folder


def test_ten_articles_print_on_eight_pages_without_the_appendix(browser: Any, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    assert run(["report", str(folder), "--quiet", "--output", str(file)]) == 0
    shut = pages(browser, file)
    assert 2 <= shut <= 8 and pages(browser, file, opened=True) > shut


def test_a_brief_report_prints_on_one_page(browser: Any, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "brief.html"
    assert run(["report", str(folder), "--brief", "--quiet", "--output", str(file)]) == 0
    assert pages(browser, file) == 1
    made = file.read_text("utf-8")
    assert made.count("<section") == 1 and 'id="appendix"' not in made and 'class="menu"' not in made
