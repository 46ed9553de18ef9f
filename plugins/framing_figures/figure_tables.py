"""The columns of the tables of ``framing figures``: name, type, meaning; as much a contract as those of the core."""

from __future__ import annotations

from collections.abc import Mapping

from framing.tables import DOCUMENT, GROUP, Column

FIGURES = (
    *DOCUMENT,
    GROUP,
    Column("story", "String", "event that ties documents together, as given"),
    Column("fact", "Int64", "number of the fact that it reports, the same for all figures that report the same fact"),
    Column("kind", "String", "count, money, percent, points, share, duration, measure or score"),
    Column("value_low", "Float64", "lowest value that it allows; empty for none (at most, less than)"),
    Column(
        "value_high", "Float64", "highest value that it allows; empty for none (at least, more than); equal to value_low if exact"
    ),
    Column("approx", "String", "about, nearly, more than, at least, less than or at most; empty where it is given as exact"),
    Column("unit", "String", "dollar, percent, kilometer, year …, with the rate: dollar per hour; empty for counts"),
    Column("noun", "String", "what is counted, in the dictionary form: suspect; empty where the sentence does not say"),
    Column("counted", "String", "the noun with what describes it, as written: Chinese nationals"),
    Column("verb", "String", "what is done to it or by it, in the dictionary form; empty where none stands near"),
    Column(
        "period",
        "String",
        "when: 2022, 2021-04/2022-07, XXXX-05 (ISO 8601) where it can be determined, else in words; empty where not given",
    ),
    Column("place", "String", "where; empty where not given"),
    Column("voice", "String", "whose words it is in: own, attributed, distanced or unknown"),
    Column("source", "String", "to whom it is credited; empty where to nobody"),
    Column("source_type", "String", "type of that source; empty where it could not be typed"),
    Column("part", "Int64", "1 if it is reported as part of something known (fifty of these members), else 0"),
    Column("other", "String", "the same amount in another unit, as written in brackets; empty for none"),
    Column("start", "Int64", "where it begins: code points from 0 into the text of the document"),
    Column("end", "Int64", "where it ends, exclusive"),
    Column("quote", "String", "the figure as written"),
    Column("passage", "String", "its sentence"),
)
FACTS = (
    Column("fact", "Int64", "number of the fact; those reported by most groups first"),
    Column("story", "String", "as in figures"),
    Column("quote", "String", "how it is first reported, with its noun"),
    Column("kind", "String", "as in figures"),
    Column("value_low", "Float64", "as in figures, where it is reported most exactly"),
    Column("value_high", "Float64", "as in figures, where it is reported most exactly"),
    Column("unit", "String", "as in figures"),
    Column("nouns", "String", "the nouns it is reported with, most frequent first: national, suspect"),
    Column("period", "String", "as in figures, where it is given"),
    Column("place", "String", "as in figures, where it is given"),
    Column("groups", "String", "the groups that report it, in alphabetical order: JSON list"),
    Column("told_by", "Int64", "how many groups report it"),
    Column("figures", "Int64", "how often it is reported"),
    Column("credited", "Int64", "of these, credited to a source"),
    Column("part_of", "Int64", "number of the fact that it is reported as part of; empty for none"),
    Column("conflicts", "String", "numbers of the facts that contradict it: JSON list; empty for none"),
    Column("compared", "Int64", "1 if another group has an article on its story, else 0: it was held against no other's"),
    Column("undated", "Int64", "groups that report it only in articles without a date, of which nothing is known"),
    Column(
        "first",
        "String",
        "who reported it first: JSON list, several where nothing distinguishes them, none where fewer than two have a date",
    ),
    Column("published", "Date", "date of the first article that reports it, YYYY-MM-DD; empty where nobody is first"),
    Column("time", "String", "its time, ISO 8601 in UTC, where its source says time and zone; else empty"),
)
GROUPS = (
    Column("group", "String", "as in figures"),
    Column("articles", "Int64", "articles that were read"),
    Column("words", "Int64", "words that count"),
    Column("figures", "Int64", "figures in them"),
    Column("credited", "Int64", "of these, credited to a source"),
    Column("approximate", "Int64", "of these, bounds, ranges or rounded by words"),
    Column("facts", "Int64", "different facts that they report"),
    Column("alone", "Int64", "of these, facts that were compared and that no other group reports"),
    Column("uncompared", "Int64", "of these, facts that were not compared, since no other group has an article on their story"),
)
TABLES: Mapping[str, tuple[Column, ...]] = {"figures": FIGURES, "facts": FACTS, "groups": GROUPS}
