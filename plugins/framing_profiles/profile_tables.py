"""The columns of the tables of ``framing profile`` and ``framing distances``."""

from __future__ import annotations

from collections.abc import Mapping

from framing.tables import Column

PROFILE = (
    Column("group", "String", "whose profile it is: an outlet, or a value of the field asked for"),
    Column("rank", "Int64", "place in the profile; 1 marks it out most"),
    Column("measure", "String", "measure"),
    Column("target", "String", "actor or concept, if the measure has them"),
    Column("category", "String", "wording or source type, if the measure has them"),
    Column("voice", "String", "voice, if the measure splits by it"),
    Column("estimate", "Float64", "the group's own"),
    Column("others", "Float64", "that of all other groups together"),
    Column("difference", "Float64", "estimate less others"),
    Column("low", "Float64", "lower end of the 95 % interval of the difference; empty where documents are too few"),
    Column("high", "Float64", "upper end of it"),
    Column("p", "Float64", "as in differences; empty where not tested"),
    Column("q", "Float64", "p after Benjamini & Hochberg (1995) over everything that the profiles compare"),
    Column("documents", "Int64", "documents of the group with a value"),
    Column("passages", "Int64", "passages of the group that it rests on"),
    Column("passages_others", "Int64", "passages of all others"),
    Column("strength", "Float64", "what orders the profile, 0 to 1: size × evidence × sureness"),
    Column("reason", "String", "why there is no inference"),
)
DISTANCES = (
    Column("group_a", "String", "a group"),
    Column("group_b", "String", "another"),
    Column("distance", "Float64", "mean over the measures that both have a value of, 0 the same to 1 nothing in common"),
    Column("expected", "Float64", "the distance that chance would give: mean over random exchanges of their documents"),
    Column("p", "Float64", "share of exchanges that lie at least as far apart; empty where documents are too few"),
    Column("q", "Float64", "p after Benjamini & Hochberg (1995) over all pairs"),
    Column("measures", "Int64", "measures it is the mean of"),
    Column("documents_a", "Int64", "documents of group_a"),
    Column("documents_b", "Int64", "documents of group_b"),
    Column("drivers", "String", "the measures that add most to it, with what each adds: stance.toward 0.21; …"),
    Column("reason", "String", "why there is no distance, or no inference"),
)
DRIVERS = (
    Column("group_a", "String", "a group"),
    Column("group_b", "String", "another"),
    Column("measure", "String", "measure"),
    Column("target", "String", "actor or concept, if the measure has them"),
    Column("distance", "Float64", "how far the two lie apart in it, 0 to 1"),
    Column("expected", "Float64", "what chance would give; empty where documents are too few"),
    Column("share", "Float64", "of the whole distance that it makes up, 0 to 1"),
)
PROFILE_TABLES: Mapping[str, tuple[Column, ...]] = {"profile": PROFILE}
DISTANCE_TABLES: Mapping[str, tuple[Column, ...]] = {"distances": DISTANCES, "drivers": DRIVERS}
