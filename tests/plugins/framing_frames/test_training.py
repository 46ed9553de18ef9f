"""From coded articles to a saved model."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from framing import Document, InputError
from framing_frames.training import groups_of, trained

WITH = "Tenants of the block in {} cannot pay the rent that landlords ask, and families are evicted."
WITHOUT = "The orchestra of {} played a symphony by a young composer, and the hall gave it applause."
TOWNS = (
    "Lund Ystad Malmo Visby Kalmar Falun Boras Umea Lulea Kiruna Mora Gavle Vaxjo Skara Arvika Motala Eslov Habo Nora Sala"
).split()
DOCUMENTS = [
    Document(
        str(i), " ".join((WITH if i % 2 else WITHOUT).format(town) for town in (TOWNS[i % 20], TOWNS[i // 2])), language="en"
    )
    for i in range(28)
]


def test_it_saves_what_it_learned_and_says_how_well(tmp_path: Path) -> None:
    codes, model = tmp_path / "codes.csv", tmp_path / "model.json"
    codes.write_text("doc_id,housing\n" + "".join(f"{i},{i % 2}\n" for i in range(28)), encoding="utf-8")
    told = trained(DOCUMENTS, codes, None, model)
    assert told.startswith("housing: learned from 28 articles, 14 of them with the frame.") and "always yes" in told
    assert list(json.loads(model.read_text("utf-8"))["frames"]) == ["housing"]


def test_one_of_several_frames_must_be_named(tmp_path: Path) -> None:
    codes = tmp_path / "codes.csv"
    codes.write_text("doc_id,a,b\n1,1,0\n", encoding="utf-8")
    with pytest.raises(InputError, match="name one with --frame"):
        trained(DOCUMENTS, codes, None, None)


def test_copies_share_a_number() -> None:
    text = " ".join(
        f"Pier {n} of {town} was shut by the harbor office when divers found crack {n}." for n, town in enumerate(TOWNS)
    )
    prints = [Document(name, text, outlet=name, language="en") for name in ("Post", "Mail")]
    groups = groups_of([*prints, DOCUMENTS[0]])
    assert groups[0] == groups[1] != groups[2]
