"""spaCy reads its documents back with every passage."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from framing.errors import RequestError
from framing.tables.results import Results
from framing_exports import docbin
from framing_exports.passages import passages, texts_of


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("of", ["plain", "hostile"])
def test_texts_and_spans_come_back(of: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    spacy: Any = pytest.importorskip("spacy", reason="spaCy comes with the extra 'accurate'")
    tokens: Any = pytest.importorskip("spacy.tokens")
    results: Results = request.getfixturevalue(of)
    docbin.write(results, None, tmp_path / "d.spacy")
    docs = {d.user_data["doc_id"]: d for d in tokens.DocBin().from_disk(tmp_path / "d.spacy").get_docs(spacy.blank("xx").vocab)}
    assert {doc_id: doc.text for doc_id, doc in docs.items()} == texts_of(results)
    number = 0
    for passage in passages(results):
        doc = docs[passage.doc_id]
        for start, end in passage.pieces:
            number += 1
            assert (start, end) in map(tuple, doc.user_data["framing"][passage.of])
            words = doc.text[start:end].rstrip(" ")  # a space behind a word is no token of spaCy's
            last = start + len(words)
            assert not words or any(s.start_char <= start and last <= s.end_char for s in doc.spans[passage.of])
    assert number == sum(len(doc.spans[name]) for doc in docs.values() for name in doc.spans) > 3


def test_without_spacy_the_command_that_helps_is_named(plain: Results, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(docbin, "find_spec", lambda name: None)
    with pytest.raises(RequestError, match=r'python -m pip install "spacy<3\.9,>=3\.8"$'):
        docbin.write(plain, None, tmp_path / "d.spacy")
