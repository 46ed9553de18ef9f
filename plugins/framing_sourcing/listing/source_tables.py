"""The columns of the tables of ``framing sources``: name, type, meaning; as much a contract as those of the core."""

from __future__ import annotations

from collections.abc import Mapping

from framing.tables import DOCUMENT, GROUP, Column

SOURCES = (
    GROUP,
    Column("source", "String", "name of the source, else its wording; empty for all that have none, or only a pronoun"),
    Column(
        "source_type", "String", "type that it has in most of its attributions; empty where it could not be typed, or has no name"
    ),
    Column("anonymous", "Int64", "1 if it names nobody, else 0"),
    Column("articles", "Int64", "articles in which it speaks"),
    Column("attributions", "Int64", "how often it is made to speak"),
    Column("direct", "Int64", "of these, all in quotation marks"),
    Column("mixed", "Int64", "of these, partly in quotation marks"),
    Column("indirect", "Int64", "of these, without quotation marks"),
    Column("words", "Int64", "words given to it"),
    Column("share", "Float64", "of the words that the group gives to sources, 0 to 1; empty where it gives none"),
    Column("distanced", "Int64", "of its words, those held at arm's length by scare quotes"),
    Column("cues", "String", "cue words with their counts, most frequent first: say 5, not deny 2"),
    Column("against", "Int64", "attributions whose cue speaks against what it reports, such as claim"),
    Column("in_favour", "Int64", "attributions whose cue speaks for what it reports, such as reveal"),
    Column("loaded", "Float64", "share of the attributions with such a cue, against or for, 0 to 1"),
)
TYPES = (
    Column("group", "String", "as in sources"),
    Column("source_type", "String", "type of the source in each article; empty where it could not be typed"),
    Column("sources", "Int64", "sources of this type, those without name or wording as one"),
    Column("articles", "Int64", "articles in which they speak"),
    Column("attributions", "Int64", "how often they are made to speak"),
    Column("direct", "Int64", "as in sources"),
    Column("mixed", "Int64", "as in sources"),
    Column("indirect", "Int64", "as in sources"),
    Column("words", "Int64", "words given to them"),
    Column("share", "Float64", "as in sources"),
    Column("distanced", "Int64", "as in sources"),
    Column("against", "Int64", "as in sources"),
    Column("in_favour", "Int64", "as in sources"),
    Column("loaded", "Float64", "as in sources"),
)
ATTRIBUTIONS = (
    *DOCUMENT,
    Column("group", "String", "as in sources"),
    Column("source", "String", "as in sources"),
    Column("source_type", "String", "type of the source in this document; empty where it could not be typed"),
    Column("anonymous", "Int64", "as in sources"),
    Column("corrected", "String", "what a user's correction says of the source: name, type, or name, type; else empty"),
    Column("mention", "String", "the source as it is named here; empty where it is not"),
    Column("form", "String", "direct (all in quotation marks), mixed (partly) or indirect"),
    Column("act", "String", "speech or belief; perception and intention only where asked for"),
    Column("voice", "String", "distanced where some of it is in scare quotes, else attributed"),
    Column("cue", "String", "the cue word in its dictionary form, after not where the text denies it"),
    Column("slant", "String", "against or for what is reported; empty for a neutral cue"),
    Column("polarity", "String", "negative for a cue that denies or refuses; else empty"),
    Column("certainty", "String", "certain or uncertain, as the cue has it; else empty"),
    Column("words", "Int64", "words given to the source; a word in two attributions counts with the one that begins first"),
    Column("distanced", "Int64", "of these, words in scare quotes"),
    Column("start", "Int64", "where the first piece begins: code points from 0 into the text of the document"),
    Column("end", "Int64", "where the last piece ends, exclusive"),
    Column("quote", "String", "what is attributed; several pieces are joined by ' … '"),
    Column("pieces", "String", "JSON list of [start, end], only where there are several; else empty"),
)
GROUPS = (
    Column("group", "String", "as in sources"),
    Column("articles", "Int64", "articles that were read"),
    Column("words", "Int64", "words that count"),
    Column("attributions", "Int64", "attributions in them"),
    Column("attributed", "Int64", "words given to sources"),
)
TABLES: Mapping[str, tuple[Column, ...]] = {
    "sources": SOURCES,
    "types": TYPES,
    "attributions": ATTRIBUTIONS,
    "groups": GROUPS,
}
