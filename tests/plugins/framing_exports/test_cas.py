"""UIMA CAS files, read back by dkpro-cassis: every text exact, every passage where it was."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from framing.tables.results import Results
from framing_exports.passages import passages, texts_of


def read(folder: Path) -> list[Any]:
    cassis: Any = pytest.importorskip("cassis", reason="dkpro-cassis is in the extra 'interop'")
    types = cassis.load_typesystem(folder / "TypeSystem.xml")
    read_one = {
        ".xmi": lambda path: cassis.load_cas_from_xmi(path, typesystem=types),
        ".json": lambda path: cassis.load_cas_from_json(path.read_text("utf-8")),
    }
    return [read_one[path.suffix](path) for path in sorted(folder.iterdir()) if path.suffix in read_one]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("of", ["plain", "hostile"])
def test_texts_and_passages_come_back(of: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    pytest.importorskip("cassis", reason="dkpro-cassis is in the extra 'interop'")
    from framing_exports.cas import write

    results: Results = request.getfixturevalue(of)
    write(results, None, tmp_path)
    texts, found = texts_of(results), read(tmp_path)
    assert [cas.sofa_string for cas in found] == [*texts.values()]
    spans = Counter((n, p.begin, p.end) for n, cas in enumerate(found) for p in cas.select("framing.Passage"))
    order = {doc_id: n for n, doc_id in enumerate(texts)}
    assert spans == Counter((order[p.doc_id], *piece) for p in passages(results) for piece in p.pieces)


@pytest.mark.filterwarnings("ignore")
def test_the_pieces_of_a_passage_share_a_group(plain: Results, tmp_path: Path) -> None:
    pytest.importorskip("cassis", reason="dkpro-cassis is in the extra 'interop'")
    from framing_exports.cas import write

    write(plain, None, tmp_path)
    told = [(p.get("of"), p.category, p.source, p.group) for p in read(tmp_path)[0].select("framing.Passage")]
    groups = {group for *_, group in told if group}
    assert len(groups) == 1 and sum(group in groups for *_, group in told) == 2
    assert ("attributions", "direct", "Ida Holm", None) in told
