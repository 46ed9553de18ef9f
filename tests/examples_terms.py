"""Sentences that patterns must and must not find: pattern, text, and what is found (pieces joined by " … ")."""

FOUND: list[tuple[str, str, list[str]]] = [
    # words
    ("tenant", "The tenant met a Tenant and a TENANT.", ["tenant", "Tenant", "TENANT"]),
    ("tenant", "Tenants and subtenant and tenant-led.", []),
    ("night market", "A night  market and a night\u00a0market closed.", ["night  market", "night\u00a0market"]),
    ("night market", "At night. Market day came.", []),
    ("night market", "They slept at night\nmarket stalls stood empty", []),
    ("bribe thank", 'They went to bribe/"thank" the clerk.', ["bribe … thank"]),
    ("city council", 'The "city" council, the city "council" and a city-council.', ['city" council', 'city "council']),
    ("Norway", "Norway's ports and Norway’s fleets.", ["Norway", "Norway"]),
    ("Norway ports", "Norway's ports.", ["Norway's ports"]),
    ("cafe\u0301", "The café, the CAFÉ, the cafe\u0301.", ["café", "CAFÉ", "cafe\u0301"]),
    ("relocate", "They re\xadlo\xadcate and ｒｅｌｏｃａｔｅ.", ["re\xadlo\xadcate", "ｒｅｌｏｃａｔｅ"]),
    ("don't", "We don’t and don't.", ["don’t", "don't"]),
    ("U.S. fleet", "The U.S. fleet sailed.", ["U.S. fleet"]),
    # lemmas
    ("<evict>", "They evict, evicted, evicting and evicts; an eviction.", ["evict", "evicted", "evicting", "evicts"]),
    ("<Evict> tenants", "Evicted tenants.", ["Evicted tenants"]),
    # wildcards
    ("resettl*", "Resettled, resettlement, settled, unresettled.", ["Resettled", "resettlement"]),
    ("*phobia", "Xenophobia and phobia and phobias.", ["Xenophobia", "phobia"]),
    ("organi?e", "organise, organize, organie, organiese", ["organise", "organize"]),
    ("anti-*", "anti-flood works, anti flood", ["anti-flood"]),
    ("house * house", "From house to house. A house house. House by the house.", ["house to house"]),
    ("b*n*na", "banana bna banna bananas", ["banana", "banna"]),
    ("an*na", "anna, antenna, ana", ["anna", "antenna"]),
    # alternatives and optional words
    ("(tenant|lodger|paying guest)", "A lodger, a paying guest, a guest.", ["lodger", "paying guest"]),
    ("[riot] police", "Police and riot police.", ["Police", "riot police"]),
    (
        "clear [of [the]] camp",
        "clear camp, clear of camp, clear of the camp, clear the camp",
        ["clear camp", "clear of camp", "clear of the camp"],
    ),
    ("<throw> [(him|her|them)] out", "threw them out; threw out; threw us out", ["threw them out", "threw out"]),
    ("(rent|rent strike)", "A rent strike.", ["rent strike"]),
    # gaps
    (
        "<persuade> ... to move",
        "Officials persuaded 40 families, who had held out all winter, to move.",
        ["persuaded … to move"],
    ),
    ("<persuade> ...3 to move", "He persuaded the last of them to move.", []),
    ("<persuade> ...4 to move", "He persuaded the last of them to move.", ["persuaded … to move"]),
    ("<persuade> ... to move", "He persuaded them. She refused to move.", []),
    ("<persuade> ... to move", "Persuaded to move to a hotel and to move again.", ["Persuaded to move"]),
    ("<talk> … into", "talked two of the families into leaving", ["talked … into"]),
    ("<move> ... [right] out", "moved them right out", ["moved … right out"]),
    # conditions
    ("<leave> {not after: <keep> from}", "Kept from leaving on Monday, she leaves on Friday.", ["leaves"]),
    ("<leave> {not after: (kept|barred) [away] from}", "barred away from leaving, from leaving", ["leaving"]),
    ("foreign {not before: (policy|office)}", "foreign policy, foreign Office, foreign aid", ["foreign"]),
    ("bank {not near 3: <river>}", "The rivers and a bank; here, a long way off, another bank", ["bank"]),
    ("bank {not near 2: <river>}", "bank by the river", ["bank"]),
    ("bank {not near 2: <river>}", "the river by the bank", ["bank"]),
    ("bank {not near 2: <river>}", "the river, a bank", []),
    ("bank {not near 3: river boat}", "the river boat a bank", []),
    ("bank {not near 3: river boat}", "the river a bank", ["bank"]),
    ("US {case}", "US, us, Us and ＵＳ", ["US", "ＵＳ"]),
    ("US* {case}", "USA and usage", ["USA"]),
    ("police {not after: riot} {not before: dog}", "riot police, police dog, police", ["police"]),
]

NEGATED: list[tuple[str, bool]] = [
    ("They were not evicted.", True),
    ("They weren’t evicted.", True),
    ("No family was evicted.", True),
    ("They have never been formally evicted.", True),
    ("They left without being evicted.", True),
    ("Nobody was evicted.", True),
    ("They cannot be evicted.", True),
    ('They were not "evicted".', True),
    ("They were evicted.", False),
    ("They did not protest, were evicted.", False),
    ("They did not pay and were evicted.", False),
    ("They were not only evicted.", False),
    ("They were no doubt evicted.", False),
    ("Not one of the ten families on the street was evicted.", False),  # too far for the rule
    ("They did not pay. Evicted at dawn, they left.", False),
]
