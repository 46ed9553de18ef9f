"""The columns of the tables of this plugin's commands: name, type, meaning; as much a contract as those of the core."""

from __future__ import annotations

from collections.abc import Mapping

from framing.tables import DOCUMENT, GROUP, Column

PLACE: tuple[Column, ...] = (
    Column("start", "Int64", "where the first piece begins: code points from 0 into the text of the document"),
    Column("end", "Int64", "where the last piece ends, exclusive"),
    Column("pieces", "String", "JSON list of [start, end], only where there are several; else empty"),
)
KWIC = (
    *DOCUMENT,
    Column("published", "Date", "date of publication, YYYY-MM-DD; empty where unknown"),
    Column("voice", "String", "whose words the match is in: own, attributed, distanced or unknown"),
    Column("source", "String", "to whom it is attributed, by name where a pronoun stands for one; empty where nobody is named"),
    Column("left", "String", "the words before the match"),
    Column("match", "String", "the match; several pieces are joined by ' … '"),
    Column("right", "String", "the words after the match"),
    Column("gap", "String", "what stands between the pieces of the match, joined by ' … '; empty where it is in one piece"),
    Column("negated", "Int64", "1 after not, never, without and the like in the same clause, else 0"),
    *PLACE,
    Column("group", "String", "outlet, or value of the field asked for"),
)
GROUPS = (
    GROUP,
    Column("articles", "Int64", "articles that were read"),
    Column("words", "Int64", "words that count"),
    Column("matches", "Int64", "how often the pattern was found"),
    Column("found_in", "Int64", "articles in which it was found"),
    Column("rate", "Float64", "matches per 1,000 words; empty where there are no words"),
)
TERMS = (
    GROUP,
    Column("concept", "String", "concept of the codebook"),
    Column("wording", "String", "one of its rival wordings"),
    Column("valence", "String", "euphemism, neutral or dysphemism; empty where the codebook does not say"),
    Column("voice", "String", "own, attributed, distanced or unknown"),
    Column("mentions", "Int64", "how often it occurs in this voice"),
    Column("rate", "Float64", "mentions per 1,000 words of the group; empty where there are no words"),
    Column("share", "Float64", "of the group's mentions of the concept, all voices, 0 to 1; empty where there are none"),
    Column("articles", "Int64", "articles in which it occurs in this voice"),
    Column("negated", "Int64", "of the mentions, those after not, never, without and the like"),
    Column("sources", "String", "to whom they are attributed, with counts, most frequent first: ministry 3, police 1"),
    Column("forms", "String", "how it was put, with counts, most frequent first: persuaded … to return 3"),
)
MENTIONS = (
    *DOCUMENT,
    GROUP,
    Column("concept", "String", "as in terms"),
    Column("wording", "String", "as in terms"),
    Column("voice", "String", "as in terms"),
    Column("source", "String", "to whom it is attributed, by name where a pronoun stands for one; empty where nobody is named"),
    Column("source_type", "String", "type of the source; empty where it could not be typed"),
    Column("negated", "Int64", "as in kwic"),
    Column("quote", "String", "the wording; several pieces are joined by ' … '"),
    *PLACE,
    Column("passage", "String", "its sentence"),
)
AMOUNTS = (
    GROUP,
    Column("articles", "Int64", "articles that were read"),
    Column("words", "Int64", "words that count"),
)
KEYNESS = (
    GROUP,
    Column("against", "String", "what it is compared with: another group, or the rest"),
    Column("term", "String", "word or phrase, in the form it is compared in (lower case) or its lemma"),
    Column("words", "Int64", "length of the term in words"),
    Column("count", "Int64", "how often the group has it"),
    Column("rate", "Float64", "per 1,000 words of the group"),
    Column("articles", "Int64", "articles of the group that have it"),
    Column("largest", "Float64", "largest share of the group's occurrences in one article, 0 to 1; empty where there are none"),
    Column("other_count", "Int64", "how often the others have it"),
    Column("other_rate", "Float64", "per 1,000 words of the others"),
    Column("other_articles", "Int64", "articles of the others that have it"),
    Column("log_odds", "Float64", "log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008)"),
    Column("z", "Float64", "log_odds over its standard error, words taken as independent; terms are ranked by it"),
    Column("g2", "Float64", "log-likelihood ratio (Dunning 1993), negative where the group has it less"),
    Column("log_ratio", "Float64", "binary logarithm of the ratio of the rates, a zero taken as one half (Hardie 2014)"),
    Column("p", "Float64", "how often chance alone sets the rates so far apart, as in differences; empty where not tested"),
    Column("q", "Float64", "p after Benjamini and Hochberg (1995) over all terms tested for the group; empty where not tested"),
    Column("style", "Int64", "1 where it is house style: titles, dots, spellings, reporting verbs, days, names of outlets"),
)
KEYNESS_GROUPS = (
    *AMOUNTS,
    Column("against", "String", "what it is compared with: another group, or the rest"),
    Column("tested", "Int64", "terms that were compared: the family of the q-values"),
    Column("key", "Int64", "terms with a q not above the one asked for"),
    Column("style", "Int64", "of the terms listed, those that are house style"),
)
COLLOCATES = (
    GROUP,
    Column("collocate", "String", "word beside the match, in the form it is compared in (lower case) or its lemma"),
    Column("count", "Int64", "how often it occurs inside the window"),
    Column("left", "Int64", "of these, before the match"),
    Column("right", "Int64", "of these, after the match"),
    Column("articles", "Int64", "articles in which it occurs inside the window"),
    Column("frequency", "Int64", "how often the group has the word, matches themselves left out"),
    Column("expected", "Float64", "how often it would occur there if words were spread evenly"),
    Column("likelihood_ratio", "Float64", "log-likelihood ratio (Dunning 1993); 0 where it is rarer than expected"),
    Column("pmi", "Float64", "pointwise mutual information in bits (Church & Hanks 1990); favors rare words"),
    Column("t", "Float64", "t-score (Church et al. 1991); favors frequent words"),
    Column(
        "log_dice",
        "Float64",
        "logDice (Rychlý 2008): 14 where they always stand together, a point less is half that",
    ),
)
NODES = (
    *AMOUNTS,
    Column("matches", "Int64", "how often the pattern was found"),
    Column("found_in", "Int64", "articles in which it was found"),
    Column("window", "Int64", "words inside the windows around the matches"),
)
WORDINGS = (
    Column("concept", "String", "concept of the codebook; empty for a pattern"),
    Column("wording", "String", "the wording, or pattern, to which rivals are looked for"),
    Column("group", "String", "outlet, or value of the field asked for, that writes the proposal"),
    Column("proposal", "String", "word or phrase as it is written there most often"),
    Column("score", "Float64", "likeness of its surroundings to those of the wording, 0 to 1; larger: more likely a rival"),
    Column("count", "Int64", "how often the group has it"),
    Column("articles", "Int64", "articles of the group that have it"),
    Column("shared", "String", "words that appear around both, the most telling first"),
    Column("known", "String", "wording of the codebook that finds the proposal already; empty where none does"),
    Column("doc_id", "String", "document with the passage most like one of the wording"),
    Column("start", "Int64", "where the proposal begins there: code points from 0 into the text of the document"),
    Column("end", "Int64", "where it ends, exclusive"),
    Column("passage", "String", "its sentence"),
    Column("beside_doc_id", "String", "document with the wording's passage it is most like"),
    Column("beside", "String", "that sentence"),
)
RIVALS = (
    Column("story", "String", "the story; empty where the articles name none"),
    Column("kind", "String", "thing, person (a name and what its bearer is called), name (of a country or body), deed"),
    Column("a", "String", "an expression as it is written most often"),
    Column("b", "String", "its rival as it is written most often"),
    Column("score", "Float64", "how likely they are rivals; larger: more likely"),
    Column("shared", "String", "words that appear around both, the most telling first"),
    Column("a_groups", "String", "outlets, or values of the field asked for, that write the one, with how often"),
    Column("b_groups", "String", "those that write the other, with how often"),
    Column("a_doc_id", "String", "a document with the one, in a headline where there is one"),
    Column("a_start", "Int64", "where it begins there: code points from 0 into the text of the document"),
    Column("a_end", "Int64", "where it ends, exclusive"),
    Column("a_passage", "String", "its sentence"),
    Column("b_doc_id", "String", "a document of another outlet with the other, in a headline where there is one"),
    Column("b_start", "Int64", "where it begins there: code points from 0 into the text of the document"),
    Column("b_end", "Int64", "where it ends, exclusive"),
    Column("b_passage", "String", "its sentence"),
    Column("headline", "Int64", "1 where one of the two is in a headline"),
)
TABLES: Mapping[str, tuple[Column, ...]] = {
    "kwic": KWIC,
    "groups": GROUPS,
    "terms": TERMS,
    "mentions": MENTIONS,
    "amounts": AMOUNTS,
    "keyness": KEYNESS,
    "compared": KEYNESS_GROUPS,
    "collocates": COLLOCATES,
    "nodes": NODES,
    "wordings": WORDINGS,
    "rivals": RIVALS,
}
