"""Proposals as a codebook."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from framing.codebook import parse_codebook
from framing.testing import sample_document
from framing_stance.actors.proposing import codebook_text, propose

WORDS = st.lists(
    st.sampled_from(
        "Lind Mara Mr . The Ministry of Health ( MH ) ’s police in Turku , “ ” \u202e \u200b A&B X Æ \x1b[31m \n | < é".split(" ")
    ),
    max_size=40,
)


def test_a_codebook_of_the_proposals_can_be_read_and_finds_them() -> None:
    texts = ["Mayor Mara Lind left. Lind met police.", "Mayor Mara Lind left. Lind paid the A&B Bank of Turku."]
    documents = [sample_document(f"A headline\n\n{text}", id=str(i)) for i, text in enumerate(texts)]
    found, failures = propose(documents, least=1)
    book = parse_codebook(codebook_text(found))
    assert not failures
    assert [target.name for target in book.targets] == [proposal.name for proposal in found.proposals]
    from framing.testing import layers_of

    mentions = layers_of(documents[0], codebook=book).annotations("targets")
    assert [mention.label for mention in mentions] == ["Mara Lind", "Mara Lind", "police"]


@given(WORDS)
def test_hostile_names_make_no_hostile_codebook(words: list[str]) -> None:
    found, _ = propose([sample_document(f"A headline\n\n{' '.join(words)}")], least=1, most=0)
    text = codebook_text(found)
    parse_codebook(text)
    assert all(character.isprintable() or character == "\n" for character in text)
