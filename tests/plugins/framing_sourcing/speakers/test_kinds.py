"""The type of a source in its text."""

from __future__ import annotations

from framing.codebook import Codebook, parse_codebook
from framing.testing import annotations_of

from ....readings import attributions, types  # noqa: TID252  tests have no absolute name


def test_a_type_is_remembered() -> None:
    text = "Anna Lund, a professor, said that it was late.\n\nLund said that it rained."
    assert [a.attributes["source_type"] for a in attributions(text)] == ["expert", "expert"]


def test_types_of_the_codebook_win() -> None:
    codebook = parse_codebook('name = "t"\n[sources]\nunion = ["shop <steward>"]\n')
    text = "A shop steward said that the plant would close. The minister said that it would not."
    assert [a.attributes["source_type"] for a in attributions(text, codebook)] == ["union", "government official"]


def test_a_first_mention_elsewhere_tells_the_type() -> None:
    text = "Prof. Anna Berg of the college crossed the bridge on Monday.\n\nBerg said that it was safe. She said it would last."
    assert types(text) == ["expert", "expert"]


def test_a_candidate_who_holds_an_office_speaks_as_a_candidate() -> None:
    text = "Gov. Anna Berg spoke first. Berg said that it was safe. The Republican nominee, Anna Berg, then left."
    assert types(text) == ["party or campaign"]


def test_an_aide_has_the_type_of_whom_the_aide_serves() -> None:
    text = "Anna Berg is a candidate for mayor. Peter Lund, a spokesman for Berg, said that it was safe."
    assert types(text) == ["party or campaign"]


def test_words_of_a_name_tell_nothing() -> None:
    assert types("Bill Sheriff-Holm said that it was safe.") == ["other"]
    assert types("Bill Lund said that it was safe.") == ["other"]  # no bill


def test_the_committee_is_the_one_that_the_text_named() -> None:
    text = "The Democratic National Committee met. Anna Berg, the committee's director, said that it was safe."
    assert types(text) == ["party or campaign"]


def test_the_types_of_a_codebook_hold_for_all_mentions_of_a_source() -> None:
    own = Codebook(sources={"road people": ("Ministry of Roads",)})
    text = "Anna Berg, a deputy director at the Ministry of Roads, said that it was safe. She said that it would last."
    found = annotations_of("attributions", text, codebook=own)
    assert [a.attributes["source_type"] for a in found] == ["road people"] * 2


def test_who_was_a_political_adviser_or_strategist_is_no_official() -> None:
    assert types("Anna Berg, a former Republican Senate strategist, said that it was safe.") == ["party or campaign"]
    adviser = "Anna Berg, the former political adviser to President George W. Bush, said that it was safe."
    assert types(adviser) == ["party or campaign"]
    assert types("Anna Berg, a former national security adviser, said that it was safe.") == ["government official"]
