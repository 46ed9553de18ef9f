"""Names that mean one actor, and words that make a poor one; compiled for this project."""

from __future__ import annotations

# One actor under several names; the first is what it is called.
ONE_ACTOR: tuple[tuple[str, ...], ...] = (
    ("Republicans", "GOP", "G.O.P.", "Republican Party", "Republican", "republicans", "Grand Old Party"),
    ("Democrats", "Democratic Party", "Democrat", "Democratic", "democrats"),
    ("Labour", "Labour Party"),
    ("Conservatives", "Conservative Party", "Tories", "Tory Party"),
    ("United States", "U.S.", "US", "U.S.A.", "USA", "United States of America"),
    ("United Kingdom", "UK", "U.K.", "Britain", "Great Britain"),
    ("European Union", "EU", "E.U."),
    ("United Nations", "UN", "U.N."),
    ("Senate", "U.S. Senate", "US Senate", "United States Senate"),
    ("House of Representatives", "House", "U.S. House", "US House", "U.S. House of Representatives"),
    ("Supreme Court", "U.S. Supreme Court", "US Supreme Court"),
    ("Federal Reserve", "Fed", "Federal Reserve Board"),
    ("Islamic State", "ISIS", "ISIL", "Isis", "Daesh", "IS"),
    ("Centers for Disease Control and Prevention", "CDC", "C.D.C.", "Centers for Disease Control"),
    ("World Health Organization", "WHO", "W.H.O."),
    ("World Trade Organization", "WTO", "W.T.O."),
    ("International Monetary Fund", "IMF", "I.M.F."),
    ("FBI", "F.B.I.", "Federal Bureau of Investigation"),
    ("CIA", "C.I.A.", "Central Intelligence Agency"),
    ("NATO", "Nato"),
    ("Immigration and Customs Enforcement", "ICE", "Customs Enforcement", "U.S. Immigration and Customs Enforcement"),
    ("Department of Homeland Security", "DHS", "Homeland Security"),
    ("protesters", "protestors", "demonstrators"),
    ("Obamacare", "Affordable Care Act", "ObamaCare", "ACA", "Patient Protection and Affordable Care Act"),
)
# Parties whose members are they: "Senate Republicans".
MEMBERS = ("Republicans", "Democrats", "Conservatives")

# Words in the name of what one may be for or against.
DISPUTED = frozenset("act amendment bill law plan deal agreement treaty program programme".split())

# Last words of what is no person, and never stands for it by itself.
THINGS = frozenset(
    "act amendment bill law laws plan deal care rights order program programme policy agreement treaty resolution "
    "constitution war day street avenue county city state news times post journal magazine show report poll polls debate "
    "primary election caucus caucuses convention party house hall tower island river bridge school hill way patrol services "
    "service agency bureau reserve first network channel commission committee council fund board union association "
    "institute television tv radio media press network revolution ocean sea movement enforcement security education "
    "services".split()
)

# States, which are somebody where they often act, and places where not.
STATES = frozenset(
    "france germany britain italy spain russia china japan india mexico canada iran iraq syria israel turkey egypt libya "
    "afghanistan pakistan ukraine north-korea south-korea saudi-arabia brazil australia greece poland sweden united- "
    "kingdom".split()
)

# Who is anybody, a place or a medium: proposed after those who are somebody.
ANYBODY = STATES | frozenset(
    "united-states troops army soldiers "
    "government america americans u.s. us washington citizens children women men people voters supporters officials "
    "critics experts parents families students residents authorities others workers users patients lawmakers taxpayers "
    "opponents politicians leaders europe europeans african-americans hispanics latinos whites blacks western white black "
    "states internet god state christians muslims jews catholics british russians chinese mexicans democracy english "
    "spanish senators criminals customers victims doctors lawyers researchers consumers investors reporters journalists "
    "employees owners alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii "
    "idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi "
    "missouri montana nebraska nevada new-hampshire new-jersey new-mexico new-york north-carolina north-dakota ohio "
    "oklahoma oregon pennsylvania rhode-island south-carolina south-dakota tennessee texas utah vermont virginia west- "
    "virginia wisconsin wyoming new-york-city los-angeles chicago boston london muslim islamic jewish christian catholic "
    "military centers center disease-control covid-19 coronavirus pandemic wall-street africa asia middle-east cnn fox- "
    "news msnbc nbc nbc-news abc-news cbs cbs-news npr bbc reuters associated-press ap new-york-times washington-post "
    "politico usa-today wall-street-journal guardian bloomberg huffington-post twitter facebook youtube fox american "
    "african european russian prevention islam christianity suspects america-first".split()
)

# Capitals that stand for a state: not proposed beside it, since half of the time the city is meant.
CAPITALS = {
    "Beijing": "China",
    "Pyongyang": "North Korea",
    "Seoul": "South Korea",
    "Moscow": "Russia",
    "Kremlin": "Russia",
    "Tokyo": "Japan",
    "Tehran": "Iran",
    "Baghdad": "Iraq",
    "Damascus": "Syria",
    "Kiev": "Ukraine",
    "Kyiv": "Ukraine",
    "Ankara": "Turkey",
    "Riyadh": "Saudi Arabia",
    "Islamabad": "Pakistan",
    "Kabul": "Afghanistan",
    "Delhi": "India",
    "Berlin": "Germany",
    "Paris": "France",
    "Rome": "Italy",
    "Madrid": "Spain",
    "London": "United Kingdom",
    "Ottawa": "Canada",
    "Canberra": "Australia",
    "Cairo": "Egypt",
    "Brussels": "European Union",
    "Washington": "United States",
}
