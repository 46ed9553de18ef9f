"""The lexicon of cues."""

from __future__ import annotations

from pathlib import Path

from framing_sourcing.grammar.lexicon import ACTS, load_lexicon


def test_lexicon() -> None:
    lexicon = load_lexicon()
    assert {cue.act for table in (lexicon.verbs, lexicon.nouns, lexicon.adjectives) for cue in table.values()} <= set(ACTS)
    assert "say" in lexicon.speaking
    slants = {lemma: lexicon.verbs[lemma].slant for lemma in ("claim", "reveal", "say")}
    assert slants == {"claim": "against", "reveal": "for", "say": "neutral"}


def test_lexicon_has_its_source_beside_it() -> None:
    import framing_sourcing

    folder = Path(str(framing_sourcing.__file__)).parent
    assert "Pareti" in (folder / "README.md").read_text("utf-8")
