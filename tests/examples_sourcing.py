"""Sentences that must and must not give an attribution, by the form it takes.

Each is (text, content, cue, source): substrings that one attribution of the text must have in these roles
('' for a role that must be empty); ``None`` as content: the text has no attribution. "|" joins the pieces of a
split content.
"""

from __future__ import annotations

Example = tuple[str, str | None, str, str]

THAT_CLAUSE: list[Example] = [
    ("The engineer said that the bridge was safe.", "that the bridge was safe", "said", "The engineer"),
    ("Officials warned that the dam could fail within days.", "that the dam could fail within days", "warned", "Officials"),
    ("The report concludes that nobody checked the valves.", "that nobody checked the valves", "concludes", "The report"),
    ("She insisted that the vote had been fair.", "that the vote had been fair", "insisted", "She"),
    ("The mayor told reporters that the market would reopen.", "that the market would reopen", "told", "The mayor"),
    ("Holm said in a statement on Monday that the firm had no debts.", "that the firm had no debts", "said", "Holm"),
    ("The clinic has repeatedly denied that it turned patients away.", "that it turned patients away", "denied", "The clinic"),
    ("Two witnesses testified that the lights were off.", "that the lights were off", "testified", "Two witnesses"),
    ("The union argues that wages have fallen since May.", "that wages have fallen since May", "argues", "The union"),
    ("Farmers complained that the price of seed had doubled.", "that the price of seed had doubled", "complained", "Farmers"),
    ("The minister acknowledged on Tuesday that mistakes were made.", "that mistakes were made", "acknowledged", "The minister"),
    ("A survey found that most parents walk to school.", "that most parents walk to school", "found", "A survey"),
    ("The boss further stated that the plant would close.", "that the plant would close", "stated", "The boss"),
    ("The company announced that it will hire forty welders.", "that it will hire forty welders", "announced", "The company"),
    ("Guards learned from suspects under questioning that the boats had left.", "that the boats had left", "learned", "Guards"),
    ("Ms. Lund added that the ferry would sail again.", "that the ferry would sail again", "added", "Ms. Lund"),
]

ZERO_THAT: list[Example] = [
    ("The driver said he never saw the sign.", "he never saw the sign", "said", "The driver"),
    ("Anna Lund said the ferry was late again.", "the ferry was late again", "said", "Anna Lund"),
    ("Police say the two men fled on foot.", "the two men fled on foot", "say", "Police"),
    ("Many believe the fire was set on purpose.", "the fire was set on purpose", "believe", "Many"),
    ("I think they're lying, but Holm says they're honest.", "they're honest", "says", "Holm"),
    ("Anna Lund, who runs the ferry, said the crew was tired.", "the crew was tired", "said", "Anna Lund"),
    ("The guard, a retired sailor, said both boats were empty.", "both boats were empty", "said", "The guard"),
    ("Most of the tenants said the lift had never worked.", "the lift had never worked", "said", "Most of the tenants"),
    ("About one in five said they had no doctor.", "they had no doctor", "said", "one in five"),
    ("The museum claims the vase was a gift.", "the vase was a gift", "claims", "The museum"),
    ("The owners, a married couple, hope the case will be dropped.", "the case will be dropped", "hope", "The owners"),
    ("The coach thinks the team can still win.", "the team can still win", "thinks", "The coach"),
    ("Lund said when the storm came the harbour was empty.", "when the storm came the harbour was empty", "said", "Lund"),
    ("Residents fear the well will run dry.", "the well will run dry", "fear", "Residents"),
    ("The guards said about 90 sailors were on board.", "about 90 sailors were on board", "said", "The guards"),
    ("Lund said at least two sheds had burned.", "at least two sheds had burned", "said", "Lund"),
    ("Dogs roam the coast, but Lund said most were harmless.", "most were harmless", "said", "Lund"),
    ("The teacher suggested the book was out of date.", "the book was out of date", "suggested", "The teacher"),
]

WH_CLAUSE: list[Example] = [
    ("The judge asked whether the letter was real.", "whether the letter was real", "asked", "The judge"),
    ("The nurse explained why the ward was closed.", "why the ward was closed", "explained", "The nurse"),
    ("Investors questioned how the money was spent.", "how the money was spent", "questioned", "Investors"),
    ("The leaflet explains how the tax is paid.", "how the tax is paid", "explains", "The leaflet"),
    (
        "It follows the guards into the docks (or so the leaflets say), and asks what becomes of the crews.",
        "what becomes of the crews",
        "asks",
        "It",
    ),
    (
        "The film shows the docks — the papers call them a maze — and asks what becomes of the crews.",
        "what becomes of the crews",
        "asks",
        "The film",
    ),
    ("The survey asks whether any tenant has heating.", "whether any tenant has heating", "asks", "The survey"),
]

INFINITIVE: list[Example] = [
    ("The council vowed to repair the sea wall.", "to repair the sea wall", "vowed", "The council"),
    ("The bank promised to refund every customer.", "to refund every customer", "promised", "The bank"),
    ("The firm refused to publish the figures.", "to publish the figures", "refused", "The firm"),
    ("The rebels threatened to cut the railway.", "to cut the railway", "threatened", "The rebels"),
    ("The city plans to build a second tunnel.", "to build a second tunnel", "plans", "The city"),
    ("The workers agreed to end the strike.", "to end the strike", "agreed", "The workers"),
    ("The spokesman declined to comment.", "to comment", "declined", "The spokesman"),
    ("The teacher urged parents to read with their children.", "parents to read with their children", "urged", "The teacher"),
    ("The court ordered the owner to pay the rent.", "the owner to pay the rent", "ordered", "The court"),
    ("The pilots want to fly again in June.", "to fly again in June", "want", "The pilots"),
]

OBJECT: list[Example] = [
    ("The senator criticized the agency's slow reply.", "the agency's slow reply", "criticized", "The senator"),
    ("Critics call the plan a gift to landlords.", "the plan a gift to landlords", "call", "Critics"),
    ("The judge described the witness as honest.", "the witness as honest", "described", "The judge"),
    ("The paper accused the mayor of lying.", "the mayor of lying", "accused", "The paper"),
    ("The priest praised the volunteers for their patience.", "the volunteers for their patience", "praised", "The priest"),
    ("The party opposes the new tax on fuel.", "the new tax on fuel", "opposes", "The party"),
    ("The doctors called for a ban on the drug.", "a ban on the drug", "called", "The doctors"),
    ("The lawyer pointed to gaps in the file.", "gaps in the file", "pointed", "The lawyer"),
    ("The ministry rejected the findings of the panel.", "the findings of the panel", "rejected", "The ministry"),
    ("The minister warned of a long winter.", "a long winter", "warned", "The minister"),
    ("Sailors who fled have told of hunger and cold.", "hunger and cold", "told", "Sailors who fled"),
    (
        "A report that the food office published in May put the cost of repairs at 90 million.",
        "the cost of repairs at 90 million",
        "put",
        "A report that the food office published in May",
    ),
    (
        "The harvest was poor, the Ministry of Rural Affairs announced.",
        "The harvest was poor",
        "announced",
        "Ministry of Rural Affairs",
    ),
]

DIRECT: list[Example] = [
    ('"The road is closed," said Anna Lund.', '"The road is closed,"', "said", "Anna Lund"),
    ('"The road is closed," she said.', '"The road is closed,"', "said", "she"),
    ("“We lost everything,” the baker said.", "“We lost everything,”", "said", "the baker"),
    ('"Is it safe?" asked the inspector.', '"Is it safe?"', "asked", "the inspector"),
    ('"Never again!" shouted Holm.', '"Never again!"', "shouted", "Holm"),
    ('The baker said: "We lost everything in the flood."', '"We lost everything in the flood."', "said", "The baker"),
    ('The baker told the court, "I never met him."', '"I never met him."', "told", "The baker"),
    ('"The sea rose," said Lund, a fisherman, "and took the pier."', '"The sea rose,"|"and took the pier."', "said", "Lund"),
    ('"The sea rose," she said. "It took the pier with it."', '"The sea rose,"|"It took the pier with it."', "said", "she"),
    ("''The sea rose,'' Mr. Lund said.", "''The sea rose,''", "said", "Mr. Lund"),
    ('"It is over," Anna Lund, the head of the ferry line, said on Friday.', '"It is over,"', "said", "Anna Lund"),
    ('"We are tired," said a nurse who asked not to be named.', '"We are tired,"', "said", "a nurse"),
    ('"I know nothing about it," Holm later told the paper.', '"I know nothing about it,"', "told", "Holm"),
    ('"The price is too high," writes the critic.', '"The price is too high,"', "writes", "the critic"),
    ('"Rents will fall," Lund predicts.', '"Rents will fall,"', "predicts", "Lund"),
    ('Asked about the delay, Holm replied: "No comment."', '"No comment."', "replied", "Holm"),
    ('The crowd chanted "Open the gates!"', '"Open the gates!"', "chanted", "The crowd"),
    ('"Stop," he whispered.', '"Stop,"', "whispered", "he"),
]

MIXED: list[Example] = [
    ('The mayor said the fire was "a disgrace for the city."', 'the fire was "a disgrace for the city."', "said", "The mayor"),
    ('Lund called the ruling "absurd and cruel."', 'the ruling "absurd and cruel."', "called", "Lund"),
    ('The firm said it "regrets the error."', 'it "regrets the error."', "said", "The firm"),
    ('The town would "never forget" the flood, the mayor said.', 'The town would "never forget" the flood', "said", "the mayor"),
    ('Holm vowed to "fight on" in court.', 'to "fight on" in court', "vowed", "Holm"),
    ('The law was "a mess," the judge said.', 'The law was "a mess,"', "said", "the judge"),
]

PARENTHETICAL: list[Example] = [
    ("The bridge is safe, the engineer said.", "The bridge is safe", "said", "the engineer"),
    ("The bridge is safe, said the engineer.", "The bridge is safe", "said", "the engineer"),
    ("The bridge, she said, is safe.", "The bridge|is safe", "said", "she"),
    ("The bridge is safe, the ministry said on October 26.", "The bridge is safe", "said", "the ministry"),
    ("The bridge is safe, said Ada Holm, an official with the road agency.", "The bridge is safe", "said", "Ada Holm"),
    ("The bridge is safe, a spokeswoman, Ada Holm, said.", "The bridge is safe", "said", "a spokeswoman, Ada Holm"),
    ("Forty boats sank in the storm, the coast guard reported.", "Forty boats sank in the storm", "reported", "the coast guard"),
    ("The valves failed first, investigators believe.", "The valves failed first", "believe", "investigators"),
    ("The school will stay shut, the head teacher told parents.", "The school will stay shut", "told", "the head teacher"),
    ("Two men were held, police said.", "Two men were held", "said", "police"),
    ("But the plan has failed, Lund argues.", "the plan has failed", "argues", "Lund"),
]

ACCORDING_TO: list[Example] = [
    ("According to the ministry, the river is clean.", "the river is clean", "According to", "the ministry"),
    ("The river is clean, according to the ministry.", "The river is clean", "according to", "the ministry"),
    ("The river, according to the ministry, is clean.", "The river|is clean", "according to", "the ministry"),
    ("The river is clean (according to the ministry).", "The river is clean", "according to", "the ministry"),
    ("According to a study by the university, bees are back.", "bees are back", "According to", "a study by the university"),
    ("Rents rose by a tenth, according to Holm, who runs the index.", "Rents rose by a tenth", "according to", "Holm"),
]

STANDPOINT: list[Example] = [
    ("In her view, the law is a mistake.", "the law is a mistake", "In", "her"),
    ("In the words of the judge, the law is a mistake.", "the law is a mistake", "In", "the judge"),
    ("In a recent poll, half of the voters chose Lund.", "half of the voters chose Lund", "In", "a recent poll"),
    ("To many, the tower is a symbol of greed.", "the tower is a symbol of greed", "To", "many"),
]

HEARSAY: list[Example] = [
    ("The firm reportedly sold its last ship.", "The firm|sold its last ship", "reportedly", ""),
    ("The clerk allegedly took the keys.", "The clerk|took the keys", "allegedly", ""),
]

PASSIVE: list[Example] = [
    ("The clerk was accused of taking the keys.", "The clerk|of taking the keys", "was accused", ""),
    ("Holm is said to be in Lisbon.", "Holm|to be in Lisbon", "is said", ""),
    ("The mill is expected to close in May.", "The mill|to close in May", "is expected", ""),
    ("The plan was criticized by local teachers.", "The plan", "was criticized", "local teachers"),
    ("The chef is known as the king of soup.", "The chef|as the king of soup", "is known", ""),
]

RAISING: list[Example] = [
    ("The drought seems to be over.", "The drought|to be over", "seems", ""),
    ("The lock appeared to have been forced.", "The lock|to have been forced", "appeared", ""),
]

NOUN: list[Example] = [
    ("Her claim that the vote was rigged spread fast.", "that the vote was rigged", "claim", "Her"),
    ("The mayor's promise to build a pool was forgotten.", "to build a pool", "promise", "The mayor"),
    ("The teachers' demand for smaller classes was ignored.", "smaller classes", "demand", "The teachers"),
    ("A report by the inspectors that the roof leaked came too late.", "that the roof leaked", "report", "the inspectors"),
    ("His warnings about the dam came to nothing.", "the dam", "warnings", "His"),
    ("The union's answer was that nobody had asked.", "that nobody had asked", "answer", "The union"),
]

ADJECTIVE: list[Example] = [
    ("The owner is confident that the ship will float.", "that the ship will float", "confident", "The owner"),
    ("Teachers were skeptical about the new exam.", "the new exam", "skeptical", "Teachers"),
    ("The players are eager to return home.", "to return home", "eager", "The players"),
]

JOINED: list[Example] = [
    ("The mayor praised the crew and said that the port was safe.", "that the port was safe", "said", "The mayor"),
    ("The mayor thanked the crew, adding that the port was safe.", "that the port was safe", "adding", "The mayor"),
    ("Calling it a farce, Lund left the hall.", "it a farce", "Calling", "Lund"),
    ("Lund called it a farce, but Holm said that the trial was fair.", "that the trial was fair", "said", "Holm"),
    ("Although Lund says the well is dry, the farm still sells water.", "the well is dry", "says", "Lund"),
    ("The ferry, which Lund says is unsafe, sails at noon.", None, "", ""),
    ("Some of the huts are called “palaces” after their owners.", None, "", ""),
]

PARAGRAPHS: list[Example] = [
    (
        'Anna Lund runs the ferry.\n\n"It leaks," she said.\n\n"We told the owners."',
        '"It leaks,"|"We told the owners."', "said", "she",
    ),
    (
        "“It leaks,” Anna Lund said. “We told them.\n\n“They laughed.”",
        "“It leaks,”|“We told them.|“They laughed.”", "said", "Anna Lund",
    ),
    ("HOLM: We will never sell the land to strangers.", "We will never sell the land to strangers.", ":", "HOLM"),
    ("Lund: Rents must fall\n\nThe mayor spoke at noon in the harbour.", "Rents must fall", ":", "Lund"),
    ("> the bridge was never safe\nThat is nonsense.", "the bridge was never safe", ">", ""),
]  # fmt: skip

NONE: list[Example] = [
    (text, None, "", "")
    for text in (
        "The bridge was built in 1932.",
        "Two trains collided near the old harbour.",
        "The cat sat on the wall and watched the birds.",
        "Heavy rain fell on the valley for three days.",
        'The "Blue Lantern" opened its doors in May.',
        'A so-called "peace wall" divides the town.',
        "The museum keeps coins, maps and old tools.",
        "Lund won the race in under three hours.",
        'The film "Grey Harbour" runs for two hours.',
        "Snow covered the road to the pass.",
        "The team lost its best player in April.",
        "Prices rose by two percent in March.",
        "The ship left the port at dawn with forty sailors aboard.",
        "He opened the door and walked into the garden.",
        "The town has nine schools and one hospital.",
        "The roof of the hall collapsed under the snow.",
        "A kilo of rice costs four coins.",
        "The house stands at the end of a narrow lane.",
        "Her brother works in a mill near the river.",
        "The last bus leaves at ten.",
        "They moved to the coast when the factory closed.",
        "The orchestra played for an hour in the rain.",
        'The "office" was a shed behind the mill.',
        "Three roads meet in the village square.",
        "The raids closed nine halls, and suspects have been sent home.",
        "Nobody may enter the yard unless they can show a “good reason” to be there.",
        "Tap twice and it's in your account.",
        "Send the code and the money is in his bank account.",
        'A cook who answered an ad with "free meals, no rent" never came home.',
        'It was enough for the town to be seen to "do something" about the rats.',
        "The clerks were busy, going by this week's announcements from the Ministry of Rural Affairs.",
    )
]

ALL: dict[str, list[Example]] = {
    name.lower(): value for name, value in list(globals().items()) if name.isupper() and name != "ALL" and isinstance(value, list)
}
