"""The plugin as a whole: it is off unless asked for, and says so of what it cannot do."""

from __future__ import annotations

from framing import Document, compare, load_plugins, score
from framing.testing import sample_document

TEXT = (
    "The bridge stays shut\n\nMayor Ada Berg said she would close the bridge. “I saw the crack myself,” she said.\n\n"
    "Mr. Lund, a carpenter, said the work was late.\n\nRobin Dahl said nothing had been done."
)


def test_nothing_of_it_is_scored_unless_it_is_asked_for() -> None:
    plugins, document = load_plugins(), sample_document(TEXT)
    unasked = score([document], plugins=plugins, workers=1)
    assert not [name for name in unasked.table("scores")["measure"].unique() if name.startswith("frames.")]
    asked = score([document], plugins=plugins, measures=["frames.women"], workers=1)
    assert asked.table("scores")["measure"].to_list() == ["frames.women"]


def test_a_comparison_has_the_shares_of_each_outlet() -> None:
    documents = [Document("1", TEXT, outlet="Post", language="en"), Document("2", TEXT, outlet="Mail", language="en")]
    results = score(documents, measures=["frames.women", "frames.gender_untold"], workers=1)
    cells = compare(results).table("comparison").filter(measure="frames.women")
    assert dict(cells.select("group", "estimate").rows()) == {"Post": 0.5, "Mail": 0.5}


def test_a_language_without_sources_gets_a_reason_and_no_number() -> None:
    document = Document("1", "Die Brücke bleibt zu, sagte die Bürgermeisterin. Sie war dort.", language="de")
    row = score([document], measures=["frames.women"], workers=1).table("scores").row(0, named=True)
    assert row["value"] is None and row["reason"]
