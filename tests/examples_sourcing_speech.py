"""Sentences that must give an attribution: frames, quotations, spoken and quoted lines, lists, one inside another."""

from __future__ import annotations

Example = tuple[str, str, str, str, str]

# fmt: off

AS_SAID: list[Example] = [
    (
        "The gale was over, and as Holm noted, boats tied to the pier could still sink.",
        "boats tied to the pier could still sink", "noted", "Holm", "speech",
    ),
    ("As the mayor put it, the pier was a joke.", "the pier was a joke", "put", "the mayor", "speech"),
    ("The pier was never safe, as Holm once wrote.", "The pier was never safe", "wrote", "Holm", "speech"),
    (
        "The office, as the Times first reported, was refusing to pay.",
        "The office|was refusing to pay", "reported", "the Times", "speech",
    ),
]

PARENTHETICAL: list[Example] = [
    ("The bridge is safe, the engineer said.", "The bridge is safe", "said", "the engineer", "speech"),
    ("The bridge is safe, said the engineer.", "The bridge is safe", "said", "the engineer", "speech"),
    ("The bridge, she said, is safe.", "The bridge|is safe", "said", "she", "speech"),
    ("The bridge is safe, the ministry said on October 26.", "The bridge is safe", "said", "the ministry", "speech"),
    ("The bridge is safe, said Ada Holm, an official with the road agency.", "The bridge is safe", "said", "Ada Holm", "speech"),
    ("The bridge is safe, a spokeswoman, Ada Holm, said.", "The bridge is safe", "said", "a spokeswoman, Ada Holm", "speech"),
    (
        "Forty boats sank in the storm, the coast guard reported.",
        "Forty boats sank in the storm", "reported", "the coast guard", "speech",
    ),
    ("The valves failed first, investigators believe.", "The valves failed first", "believe", "investigators", "belief"),
    (
        "The school will stay shut, the head teacher told parents.",
        "The school will stay shut", "told", "the head teacher", "speech",
    ),
    ("Two men were held, police said.", "Two men were held", "said", "police", "speech"),
    ("But the plan has failed, Lund argues.", "the plan has failed", "argues", "Lund", "speech"),
    ("The boat was lost, Holm said Wednesday morning.", "The boat was lost", "said", "Holm", "speech"),
    (
        "The owner thinks the pier is safe, the mayor said on Monday.",
        "The owner thinks the pier is safe", "said", "the mayor", "speech",
    ),
    ("The tower (it fell in May, Holm said) was old.", "it fell in May", "said", "Holm", "speech"),
]

INVERTED: list[Example] = [
    (
        "In June, the port opened an office to stop theft, said Ada Holm.",
        "In June, the port opened an office to stop theft", "said", "Ada Holm", "speech",
    ),
    ("The mill will close, says Holm.", "The mill will close", "says", "Holm", "speech"),
    ("Rents will rise again, predicts the bank.", "Rents will rise again", "predicts", "the bank", "speech"),
    (
        "The valves were never checked, wrote one of the inspectors.",
        "The valves were never checked", "wrote", "one of the inspectors", "speech",
    ),
]

ACCORDING_TO: list[Example] = [
    ("According to the ministry, the river is clean.", "the river is clean", "According to", "the ministry", "speech"),
    ("The river is clean, according to the ministry.", "The river is clean", "according to", "the ministry", "speech"),
    ("The river, according to the ministry, is clean.", "The river|is clean", "according to", "the ministry", "speech"),
    ("The river is clean (according to the ministry).", "The river is clean", "according to", "the ministry", "speech"),
    (
        "According to a study by the university, bees are back.",
        "bees are back", "According to", "a study by the university", "speech",
    ),
    ("Rents rose by a tenth, according to Holm, who runs the index.", "Rents rose by a tenth", "according to", "Holm", "speech"),
    ("In May, according to the bank, rents rose.", "In May|rents rose", "according to", "the bank", "speech"),
]

STANDPOINT: list[Example] = [
    ("In her view, the law is a mistake.", "the law is a mistake", "In", "her", "belief"),
    ("In the words of the judge, the law is a mistake.", "the law is a mistake", "In", "the judge", "speech"),
    ("In a recent poll, half of the voters chose Lund.", "half of the voters chose Lund", "In", "a recent poll", "speech"),
    ("To many, the tower is a symbol of greed.", "the tower is a symbol of greed", "To", "many", "belief"),
    ("From her point of view, the mill should close.", "the mill should close", "From", "her", "belief"),
    (
        "In a Harbour News/Port Radio poll, half of the voters chose Lund.",
        "half of the voters chose Lund", "In", "Harbour News/Port Radio poll", "speech",
    ),
]

HEARSAY: list[Example] = [
    ("The firm reportedly sold its last ship.", "The firm|sold its last ship", "reportedly", "", "speech"),
    ("The clerk allegedly took the keys.", "The clerk|took the keys", "allegedly", "", "speech"),
    ("The firm, which allegedly paid bribes, is bankrupt.", "which|paid bribes", "allegedly", "", "speech"),
    ("Her brother supposedly owns the mill.", "Her brother|owns the mill", "supposedly", "", "speech"),
]

DIRECT: list[Example] = [
    ("Boats sank – Ada Holm: “We will never sell the pier.”", "“We will never sell the pier.”", ":", "Ada Holm", "speech"),
    ("\"The road is closed,\" said Anna Lund.", "\"The road is closed,\"", "said", "Anna Lund", "speech"),
    ("\"The road is closed,\" she said.", "\"The road is closed,\"", "said", "she", "speech"),
    ("“We lost everything,” the baker said.", "“We lost everything,”", "said", "the baker", "speech"),
    ("\"Is it safe?\" asked the inspector.", "\"Is it safe?\"", "asked", "the inspector", "speech"),
    ("\"Never again!\" shouted Holm.", "\"Never again!\"", "shouted", "Holm", "speech"),
    (
        "The baker said: \"We lost everything in the flood.\"",
        "\"We lost everything in the flood.\"", "said", "The baker", "speech",
    ),
    ("The baker told the court, \"I never met him.\"", "\"I never met him.\"", "told", "The baker", "speech"),
    (
        "\"The sea rose,\" said Lund, a fisherman, \"and took the pier.\"",
        "\"The sea rose,\"|\"and took the pier.\"", "said", "Lund", "speech",
    ),
    (
        "\"The sea rose,\" she said. \"It took the pier with it.\"",
        "\"The sea rose,\"|\"It took the pier with it.\"", "said", "she", "speech",
    ),
    ("''The sea rose,'' Mr. Lund said.", "''The sea rose,''", "said", "Mr. Lund", "speech"),
    ("\"It is over,\" Anna Lund, the head of the ferry line, said on Friday.", "\"It is over,\"", "said", "Anna Lund", "speech"),
    ("\"We are tired,\" said a nurse who asked not to be named.", "\"We are tired,\"", "said", "a nurse", "speech"),
    ("\"I know nothing about it,\" Holm later told the paper.", "\"I know nothing about it,\"", "told", "Holm", "speech"),
    ("\"The price is too high,\" writes the critic.", "\"The price is too high,\"", "writes", "the critic", "speech"),
    ("\"Rents will fall,\" Lund predicts.", "\"Rents will fall,\"", "predicts", "Lund", "speech"),
    ("Asked about the delay, Holm replied: \"No comment.\"", "\"No comment.\"", "replied", "Holm", "speech"),
    ("The crowd chanted \"Open the gates!\"", "\"Open the gates!\"", "chanted", "The crowd", "speech"),
    ("\"Stop,\" he whispered.", "\"Stop,\"", "whispered", "he", "speech"),
]

QUESTIONS_AND_ORDERS: list[Example] = [
    ("\"Where were the guards?\" asked Holm.", "\"Where were the guards?\"", "asked", "Holm", "speech"),
    ("Lund asked: \"Who sold the pier?\"", "\"Who sold the pier?\"", "asked", "Lund", "speech"),
    ("\"Will it float?\" she wondered.", "\"Will it float?\"", "wondered", "she", "speech"),
    ("\"Leave the boat!\" the captain ordered.", "\"Leave the boat!\"", "ordered", "the captain", "speech"),
    ("\"Sell nothing,\" Holm told the crew.", "\"Sell nothing,\"", "told", "Holm", "speech"),
    ("The judge demanded: \"Open the gates.\"", "\"Open the gates.\"", "demanded", "The judge", "speech"),
]

MIXED: list[Example] = [
    (
        "The mayor said the fire was \"a disgrace for the city.\"",
        "the fire was \"a disgrace for the city.\"", "said", "The mayor", "speech",
    ),
    ("Lund called the ruling \"absurd and cruel.\"", "the ruling \"absurd and cruel.\"", "called", "Lund", "speech"),
    ("The firm said it \"regrets the error.\"", "it \"regrets the error.\"", "said", "The firm", "speech"),
    (
        "The town would \"never forget\" the flood, the mayor said.",
        "The town would \"never forget\" the flood", "said", "the mayor", "speech",
    ),
    ("Holm vowed to \"fight on\" in court.", "to \"fight on\" in court", "vowed", "Holm", "speech"),
    ("The law was \"a mess,\" the judge said.", "The law was \"a mess,\"", "said", "the judge", "speech"),
]

PARAGRAPHS: list[Example] = [
    (
        "Anna Lund runs the ferry.\n\n\"It leaks,\" she said.\n\n\"We told the owners.\"",
        "\"It leaks,\"|\"We told the owners.\"", "said", "she", "speech",
    ),
    (
        "“It leaks,” Anna Lund said. “We told them.\n\n“They laughed.”",
        "“It leaks,”|“We told them.|“They laughed.”", "said", "Anna Lund", "speech",
    ),
    ("HOLM: We will never sell the land to strangers.", "We will never sell the land to strangers.", ":", "HOLM", "speech"),
    ("Lund: Rents must fall\n\nThe mayor spoke at noon in the harbour.", "Rents must fall", ":", "Lund", "speech"),
    ("> the bridge was never safe\nThat is nonsense.", "the bridge was never safe", ">", "", "speech"),
    (
        "Inspector Ada Holm says:\n\n\"The pier leaks badly.\"\n\nThe boats left.",
        "\"The pier leaks badly.\"", "says", "Inspector Ada Holm", "speech",
    ),
    ("“We warned them twice.\n\n“Nobody came,” Lund said.", "“We warned them twice.|“Nobody came,”", "said", "Lund", "speech"),
    ("> Rents will fall.\n> The mill will open.", "The mill will open.", ">", "", "speech"),
    (
        "The letter began so.\n\n> Dear friends, we have lost.\n\nIt was unsigned.",
        "Dear friends, we have lost.", ">", "", "speech",
    ),
]

LISTS: list[Example] = [
    (
        "The mayor said:\n- the pier leaks\n- the roof is old\n- nobody will pay",
        "the pier leaks|the roof is old|nobody will pay", "said", "The mayor", "speech",
    ),
    (
        "Lund wrote on the wall:\n1. Rents must fall.\n2. The mill must open.",
        "Rents must fall.|The mill must open.", "wrote", "Lund", "speech",
    ),
    (
        "The report concluded:\n\n• two valves failed\n• no one was warned\n\nIt rained.",
        "two valves failed|no one was warned", "concluded", "The report", "speech",
    ),
]

SOURCES_BEFORE: list[Example] = [
    (
        "Anna Lund was furious. \"It leaks badly and nobody cares.\"",
        "\"It leaks badly and nobody cares.\"", "", "Anna Lund", "speech",
    ),
    ("The captain stepped forward. The boat, he said, was lost.", "The boat|was lost", "said", "he", "speech"),
    (
        "The ministry opened a shop. Its statement said that rents would fall.",
        "that rents would fall", "said", "Its statement", "speech",
    ),
    ("Anna Lund owns the mill. The owner said that it would close.", "that it would close", "said", "The owner", "speech"),
    ("He put down the lamp. \"We will never leave this house.\"", "\"We will never leave this house.\"", "", "He", "speech"),
]

SEVERAL_CONTENTS: list[Example] = [
    (
        "Holm said the pier leaked and that the roof was old.",
        "the pier leaked and that the roof was old", "said", "Holm", "speech",
    ),
    (
        "Holm promised to repair the pier and to pay the crew.",
        "to repair the pier and to pay the crew", "promised", "Holm", "speech",
    ),
    (
        "\"The pier leaks,\" Holm said. \"The roof is old.\" He shrugged. \"Nobody cares.\"",
        "\"The pier leaks,\"|\"The roof is old.\"|\"Nobody cares.\"", "said", "Holm", "speech",
    ),
    (
        "The mayor said the fire was out, but that the smoke would stay.",
        "the fire was out, but that the smoke would stay", "said", "The mayor", "speech",
    ),
]

# With the option "nested".
NESTED: list[Example] = [
    ("Lund said that Holm believes that the pier is safe.", "that the pier is safe", "believes", "Holm", "belief"),
    ("The report says Holm told the crew that the boat was lost.", "that the boat was lost", "told", "Holm", "speech"),
    ("Li said the ministry had told him to leave the port.", "him to leave the port", "told", "the ministry", "speech"),
    (
        "Li said the ministry had told him to leave the port.",
        "the ministry had told him to leave the port", "said", "Li", "speech",
    ),
]
# fmt: on

SPEECH = {
    "as_said": AS_SAID,
    "parenthetical": PARENTHETICAL,
    "inverted": INVERTED,
    "according_to": ACCORDING_TO,
    "standpoint": STANDPOINT,
    "hearsay": HEARSAY,
    "direct": DIRECT,
    "questions_and_orders": QUESTIONS_AND_ORDERS,
    "mixed": MIXED,
    "paragraphs": PARAGRAPHS,
    "lists": LISTS,
    "sources_before": SOURCES_BEFORE,
    "several_contents": SEVERAL_CONTENTS,
}
