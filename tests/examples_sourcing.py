"""Sentences that must and must not give an attribution, by the form it takes.

Each is (text, content, cue, source, act): substrings that one attribution of the text must have in these roles
('' for a role that must be empty), and its act. "|" joins the pieces of a split content. Frames, quotations
and lists are in :mod:`examples_sourcing_speech`, cues that are no verbs in :mod:`examples_sourcing_nouns`.
"""

from __future__ import annotations

from .examples_sourcing_nouns import ADJECTIVE, JOINED, NOUN
from .examples_sourcing_speech import SPEECH, Example

# fmt: off

THAT_CLAUSE: list[Example] = [
    ("A clerk had told Ada Lund that only the cook was aboard.", "that only the cook was aboard", "told", "A clerk", "speech"),
    ("She added, that the pier was old.", "that the pier was old", "added", "She", "speech"),
    ("His son Ode Holm Jr. announced at noon that the pier was lost.", "that the pier was lost", "announced", "Holm", "speech"),
    (
        "The board says that the pier is safe – though nobody has looked at the piles.",
        "that the pier is safe", "says", "The board", "speech",
    ),
    (
        "Holm claimed that the firm hid two leaks, a charge that its owners deny.",
        "that the firm hid two leaks", "claimed", "Holm", "speech",
    ),
    (
        "Holm said that the pier was lost, and Lund added her own doubts.",
        "that the pier was lost", "said", "Holm", "speech",
    ),
    (
        "Holm said that the pier, a gift of the king, was lost, and the ferry with it.",
        "that the pier, a gift of the king, was lost, and the ferry with it", "said", "Holm", "speech",
    ),
    (
        "Holm says at a stop in Aven, Ohio, that the pier was lost.",
        "that the pier was lost", "says", "Holm", "speech",
    ),
    (
        "Holm argued calmly - naming the firm twice - that the pier was lost.",
        "that the pier was lost", "argued", "Holm", "speech",
    ),
    (
        "Skippers in Aven and around the bay say Holm deserves a prize.",
        "Holm deserves a prize", "say", "Skippers in Aven and around the bay", "speech",
    ),
    (
        "Holm, citing “the charm of the pier,” said the ferry would stay.",
        "the ferry would stay", "said", "Holm", "speech",
    ),
    (
        "Holm signed a lease that she said was drafted by the firm.",
        "that|was drafted by the firm", "said", "she", "speech",
    ),
    ("It was a lease they say ruined the firm.", "a lease|ruined the firm", "say", "they", "speech"),
    (
        "Holm put off deciding whether the port could close but said the ferry would stay.",
        "the ferry would stay", "said", "Holm", "speech",
    ),
    (
        "Holm and others who want to ban fishing said the ferry would stay.",
        "the ferry would stay", "said", "Holm and others", "speech",
    ),
    (
        "Holm, who is strong in Aven, stuck to fish at first but grew bolder, later saying she would run.",
        "she would run", "saying", "Holm, who is strong in Aven", "speech",
    ),
    ("Holm was asked by a clerk why the pier leaked.", "why the pier leaked", "asked", "a clerk", "speech"),
    ("Did the pier close? Why did she say that the pier was lost?", "that the pier was lost", "say", "she", "speech"),
    (
        "Holm told the Harbour Post she hoped the ferry would stay.",
        "she hoped the ferry would stay", "told", "Holm", "speech",
    ),
    (
        "The dam cost nine crowns (according to the ledgers), and the town paid it.",
        "The dam cost nine crowns", "according to", "the ledgers", "speech",
    ),
    (
        "The port carries out night dredging (according to the ledgers) in nine bays.",
        "night dredging", "according to", "the ledgers", "speech",
    ),
    (
        "Holm wrote a report that found that the bridge was safe.",
        "the bridge was safe", "report", "Holm", "speech",
    ),
    (
        "Hansen described being threatened and beaten by smugglers.",
        "being threatened and beaten by smugglers", "described", "Hansen", "speech",
    ),
    ("Holm said: the pier was lost.", "the pier was lost", "said", "Holm", "speech"),
    ("Holm told reporters the pier was lost.", "the pier was lost", "told", "Holm", "speech"),
    ("Holm told Harbour News his pier was lost.", "his pier was lost", "told", "Holm", "speech"),
    ("The mayor said on Jan. 9, 2017 that the pier was lost.", "that the pier was lost", "said", "The mayor", "speech"),
    ("A man who said he was a doctor was arrested.", "he was a doctor", "said", "who", "speech"),
    ("A man who asked not to be named said the pier was lost.", "the pier was lost", "said", "who", "speech"),
    (
        "A woman briefed on the talks said the pier was lost.",
        "the pier was lost", "said", "A woman briefed on the talks", "speech",
    ),
    ("Sailors wrote that, according to Holm, the pier was lost.", "the pier was lost", "according to", "Holm", "speech"),
    ("AVEN (Press Union) — The pier is lost, Holm said.", "The pier is lost", "said", "Holm", "speech"),
    ('Said Ada Holm: "The pier is lost."', '"The pier is lost."', "Said", "Ada Holm", "speech"),
    (
        "The watchdog said the firm not only cheated widows, but hired their sons.",
        "the firm not only cheated widows, but hired their sons", "said", "The watchdog", "speech",
    ),
    ('Holm asked: "Who moved it?" The child replied: "My uncle."', '"Who moved it?"', "asked", "Holm", "speech"),
    ('"Why wait until May?" the senator was asked.', '"Why wait until May?"', "was asked", "", "speech"),
    ("The diver found that the lock was rusty.", "that the lock was rusty", "found", "The diver", "perception"),
    ("The court in Aven found that the fee was legal.", "that the fee was legal", "found", "The court in Aven", "speech"),
    ("My aunt used to say that fog brings fish.", "that fog brings fish", "say", "My aunt", "speech"),
    ("My aunt and I think that fog brings fish.", "that fog brings fish", "think", "I", "perception"),
    ("She suspects that the pump was sold.", "that the pump was sold", "suspects", "She", "belief"),
    (
        "Ada Holm said on the evening show “Harbour Lights” that the ice was thin.",
        "that the ice was thin", "said", "Ada Holm", "speech",
    ),
    ("The engineer said that the bridge was safe.", "that the bridge was safe", "said", "The engineer", "speech"),
    (
        "Officials warned that the dam could fail within days.",
        "that the dam could fail within days", "warned", "Officials", "speech",
    ),
    (
        "The report concludes that nobody checked the valves.",
        "that nobody checked the valves", "concludes", "The report", "speech",
    ),
    ("She insisted that the vote had been fair.", "that the vote had been fair", "insisted", "She", "speech"),
    ("The mayor told reporters that the market would reopen.", "that the market would reopen", "told", "The mayor", "speech"),
    ("Holm said in a statement on Monday that the firm had no debts.", "that the firm had no debts", "said", "Holm", "speech"),
    (
        "The clinic has repeatedly denied that it turned patients away.",
        "that it turned patients away", "denied", "The clinic", "speech",
    ),
    ("Two witnesses testified that the lights were off.", "that the lights were off", "testified", "Two witnesses", "speech"),
    ("The union argues that wages have fallen since May.", "that wages have fallen since May", "argues", "The union", "speech"),
    (
        "Farmers complained that the price of seed had doubled.",
        "that the price of seed had doubled", "complained", "Farmers", "speech",
    ),
    (
        "The minister acknowledged on Tuesday that mistakes were made.",
        "that mistakes were made", "acknowledged", "The minister", "speech",
    ),
    ("A survey found that most parents walk to school.", "that most parents walk to school", "found", "A survey", "speech"),
    ("The boss further stated that the plant would close.", "that the plant would close", "stated", "The boss", "speech"),
    (
        "The company announced that it will hire forty welders.",
        "that it will hire forty welders", "announced", "The company", "speech",
    ),
    (
        "Guards learned from suspects under questioning that the boats had left.",
        "that the boats had left", "learned", "Guards", "perception",
    ),
    ("Ms. Lund added that the ferry would sail again.", "that the ferry would sail again", "added", "Ms. Lund", "speech"),
    (
        "Brian Holm, a spokesman for Mrs. Lund, said that the office was closed.",
        "that the office was closed", "said", "Brian Holm", "speech",
    ),
    ("Holm last week told the crew that the boat was lost.", "that the boat was lost", "told", "Holm", "speech"),
]

ZERO_THAT: list[Example] = [
    ("Holm said rent was high.", "rent was high", "said", "Holm", "speech"),
    ("Captains say work is scarce.", "work is scarce", "say", "Captains", "speech"),
    ("Holm told Radio Harbour on Monday the tone was mild.", "the tone was mild", "told", "Holm", "speech"),
    ("The driver said he never saw the sign.", "he never saw the sign", "said", "The driver", "speech"),
    ("Anna Lund said the ferry was late again.", "the ferry was late again", "said", "Anna Lund", "speech"),
    ("Police say the two men fled on foot.", "the two men fled on foot", "say", "Police", "speech"),
    ("Many believe the fire was set on purpose.", "the fire was set on purpose", "believe", "Many", "belief"),
    ("I think they're lying, but Holm says they're honest.", "they're honest", "says", "Holm", "speech"),
    ("Anna Lund, who runs the ferry, said the crew was tired.", "the crew was tired", "said", "Anna Lund", "speech"),
    ("The guard, a retired sailor, said both boats were empty.", "both boats were empty", "said", "The guard", "speech"),
    ("Most of the tenants said the lift had never worked.", "the lift had never worked", "said", "Most of the tenants", "speech"),
    ("About one in five said they had no doctor.", "they had no doctor", "said", "one in five", "speech"),
    ("The museum claims the vase was a gift.", "the vase was a gift", "claims", "The museum", "speech"),
    ("The owners, a married couple, hope the case will be dropped.", "the case will be dropped", "hope", "The owners", "belief"),
    ("The coach thinks the team can still win.", "the team can still win", "thinks", "The coach", "belief"),
    (
        "Lund said when the storm came the harbour was empty.",
        "when the storm came the harbour was empty", "said", "Lund", "speech",
    ),
    ("Residents fear the well will run dry.", "the well will run dry", "fear", "Residents", "belief"),
    ("The guards said about 90 sailors were on board.", "about 90 sailors were on board", "said", "The guards", "speech"),
    ("Lund said at least two sheds had burned.", "at least two sheds had burned", "said", "Lund", "speech"),
    ("Dogs roam the coast, but Lund said most were harmless.", "most were harmless", "said", "Lund", "speech"),
    ("The teacher suggested the book was out of date.", "the book was out of date", "suggested", "The teacher", "speech"),
    (
        "One of the authors of that report, Ari Holm, said the plan would fail.",
        "the plan would fail", "said", "One of the authors", "speech",
    ),
    ("In Norway, about half of the sailors said they were tired.", "they were tired", "said", "half of the sailors", "speech"),
    (
        "Officials in the agency and at the port have said two boats are missing.",
        "two boats are missing", "said", "Officials", "speech",
    ),
    ("On Monday Will Holm said the port was closed.", "the port was closed", "said", "Will Holm", "speech"),
    ("A poll finds the mayor would lose.", "the mayor would lose", "finds", "A poll", "speech"),
]

WH_CLAUSE: list[Example] = [
    ("The judge asked whether the letter was real.", "whether the letter was real", "asked", "The judge", "speech"),
    ("The nurse explained why the ward was closed.", "why the ward was closed", "explained", "The nurse", "speech"),
    ("Investors questioned how the money was spent.", "how the money was spent", "questioned", "Investors", "speech"),
    ("The leaflet explains how the tax is paid.", "how the tax is paid", "explains", "The leaflet", "speech"),
    (
        "It follows the guards into the docks (or so the leaflets say), and asks what becomes of the crews.",
        "what becomes of the crews", "asks", "It", "speech",
    ),
    (
        "The film shows the docks — the papers call them a maze — and asks what becomes of the crews.",
        "what becomes of the crews", "asks", "The film", "speech",
    ),
    ("The survey asks whether any tenant has heating.", "whether any tenant has heating", "asks", "The survey", "speech"),
    ("Asked whether the pier was safe, Lund left the room.", "whether the pier was safe", "Asked", "", "speech"),
]

INFINITIVE: list[Example] = [
    ("Holm has vowed to soldier on.", "to soldier on", "vowed", "Holm", "speech"),
    ("The fair came as some skippers began urging the port to close.", "the port to close", "urging", "some skippers", "speech"),
    ("The council vowed to repair the sea wall.", "to repair the sea wall", "vowed", "The council", "speech"),
    ("The bank promised to refund every customer.", "to refund every customer", "promised", "The bank", "speech"),
    ("The firm refused to publish the figures.", "to publish the figures", "refused", "The firm", "intention"),
    ("The rebels threatened to cut the railway.", "to cut the railway", "threatened", "The rebels", "speech"),
    ("The city plans to build a second tunnel.", "to build a second tunnel", "plans", "The city", "intention"),
    ("The workers agreed to end the strike.", "to end the strike", "agreed", "The workers", "speech"),
    ("The spokesman declined to comment.", "to comment", "declined", "The spokesman", "speech"),
    ("The owner refused to sell the mill.", "to sell the mill", "refused", "The owner", "intention"),
    (
        "The teacher urged parents to read with their children.",
        "parents to read with their children", "urged", "The teacher", "speech",
    ),
    ("The court ordered the owner to pay the rent.", "the owner to pay the rent", "ordered", "The court", "speech"),
    ("The pilots want to fly again in June.", "to fly again in June", "want", "The pilots", "intention"),
    (
        "The crew refused to paint the hull and clean the deck.",
        "to paint the hull and clean the deck", "refused", "The crew", "intention",
    ),
    ("The owner hopes to sell the mill, but nobody wants it.", "to sell the mill", "hopes", "The owner", "belief"),
]

OBJECT: list[Example] = [
    ("Holm praised the crew in a letter.", "the crew", "praised", "Holm", "intention"),
    ("Holm praised the crew in the engine room.", "the crew in the engine room", "praised", "Holm", "intention"),
    ("The union denounced the cuts during the gale.", "the cuts", "denounced", "The union", "intention"),
    ("The fair ended after Holm mounted the stage, calling it a farce.", "it a farce", "calling", "Holm", "speech"),
    ("The senator criticized the agency's slow reply.", "the agency's slow reply", "criticized", "The senator", "intention"),
    ("Critics call the plan a gift to landlords.", "the plan a gift to landlords", "call", "Critics", "speech"),
    ("The judge described the witness as honest.", "the witness as honest", "described", "The judge", "speech"),
    ("The paper accused the mayor of lying.", "the mayor of lying", "accused", "The paper", "speech"),
    (
        "The priest praised the volunteers for their patience.",
        "the volunteers for their patience", "praised", "The priest", "intention",
    ),
    ("The party opposes the new tax on fuel.", "the new tax on fuel", "opposes", "The party", "intention"),
    ("The doctors called for a ban on the drug.", "a ban on the drug", "called", "The doctors", "speech"),
    ("The lawyer pointed to gaps in the file.", "gaps in the file", "pointed", "The lawyer", "intention"),
    ("The ministry rejected the findings of the panel.", "the findings of the panel", "rejected", "The ministry", "speech"),
    ("The clerk disputed the figures.", "the figures", "disputed", "The clerk", "speech"),
    ("Skippers complained of the noise.", "the noise", "complained", "Skippers", "speech"),
    ("What she called “a farce” went on for hours.", "“a farce”", "called", "she", "speech"),
    ("The minister warned of a long winter.", "a long winter", "warned", "The minister", "speech"),
    ("Sailors who fled have told of hunger and cold.", "hunger and cold", "told", "Sailors who fled", "speech"),
    (
        "A report that the food office published in May put the cost of repairs at 90 million.",
        "the cost of repairs at 90 million", "put", "A report that the food office published in May", "speech",
    ),
    (
        "The harvest was poor, the Ministry of Rural Affairs announced.",
        "The harvest was poor", "announced", "Ministry of Rural Affairs", "speech",
    ),
    (
        "The union criticized several firms, including the mill and the port.",
        "several firms, including the mill and the port", "criticized", "The union", "intention",
    ),
    ("The crew sees the captain as a fool.", "the captain as a fool", "sees", "The crew", "belief"),
    ("Sailors have long called for her return.", "her return", "called", "Sailors", "speech"),
    ("The clerk did not respond to our letters.", "our letters", "respond", "The clerk", "intention"),
]

PASSIVE: list[Example] = [
    ("The bridge was described by the priest as “a sin”.", "The bridge|as “a sin”", "described", "the priest", "speech"),
    ("It was called “a raid on our nets” by the crew.", "It|“a raid on our nets”", "called", "the crew", "speech"),
    ("The sailors were told by the port that the pier was closed.", "that the pier was closed", "told", "the port", "speech"),
    ("Skippers were warned by pilots that the bay was mined.", "that the bay was mined", "warned", "pilots", "speech"),
    ("Asked by the judge to explain the loss, Holm wept.", "to explain the loss", "Asked", "the judge", "intention"),
    ("The clerk was accused of taking the keys.", "The clerk|of taking the keys", "was accused", "", "speech"),
    ("Holm is said to be in Lisbon.", "Holm|to be in Lisbon", "is said", "", "speech"),
    ("The mill is expected to close in May.", "The mill|to close in May", "is expected", "", "intention"),
    ("The plan was criticized by local teachers.", "The plan", "was criticized", "local teachers", "intention"),
    ("The chef is known as the king of soup.", "The chef|as the king of soup", "is known", "", "belief"),
    ("Lund was quoted as saying that the ferry was late.", "that the ferry was late", "was quoted as saying", "Lund", "speech"),
    ("The guard was quoted as saying: \"It leaks.\"", "\"It leaks.\"", "saying", "The guard", "speech"),
    ("The boss was quoted as saying the mill would close.", "the mill would close", "was quoted as saying", "The boss", "speech"),
    ("The sailors were told that the port was closed.", "that the port was closed", "were told", "", "speech"),
    ("It is believed that the crew drowned.", "that the crew drowned", "is believed", "", "belief"),
    ("She is believed to have left the country.", "She|to have left the country", "is believed", "", "belief"),
]

RAISING: list[Example] = [
    ("The drought seems to be over.", "The drought|to be over", "seems", "", "perception"),
    ("The lock appeared to have been forced.", "The lock|to have been forced", "appeared", "", "perception"),
    ("The mayor appears to be ill.", "The mayor|to be ill", "appears", "", "perception"),
]
# fmt: on

ALL = {
    "that_clause": THAT_CLAUSE,
    "zero_that": ZERO_THAT,
    "wh_clause": WH_CLAUSE,
    "infinitive": INFINITIVE,
    "object": OBJECT,
    "passive": PASSIVE,
    "raising": RAISING,
    "noun": NOUN,
    "adjective": ADJECTIVE,
    "joined": JOINED,
    **SPEECH,
}
