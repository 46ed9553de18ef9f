"""Words that tell what a name names; compiled for this project."""

from __future__ import annotations

from framing.english import CLASSES
from framing_stance.targets.pronouns import BODIES, PERSONS, TITLES

# Nouns of an office or body, in its name.
ORGANISATIONS = BODIES.difference(("and", "of", "the", "street", "city", "state", "states", "county")) | frozenset(
    (
        "academy administration airlines airways alliance assembly authorities brigade bundestag cabinet campaign centre "
        "center "
        "church clinic club coalition corp court embassy forum front guard hospital initiative ltd llc movement museum "
        "network "
        "office organisation organization parliament plc project secretariat society task force trust watch directorate "
        "duma "
        "knesset consulate federation fund league media newspaper registry airport dept guild chamber corps"
    ).split()
)

# Of these, those that name one body by themselves.
BY_THEMSELVES = frozenset("senate congress parliament house duma knesset bundestag army navy cabinet".split())

# Titles and offices before a name.
OFFICES = (
    TITLES
    | PERSONS
    | frozenset(
        (
            "ambassador archbishop attorney bishop capt captain cardinal chairman chairwoman chancellor chief col colonel "
            "commander "
            "commissioner congressman congresswoman constable councillor detective economist editor envoy executive former "
            "gen head "
            "inspector justice king lt maj major miss pope premier prime prince princess prof queen rabbi rev reverend "
            "secretary "
            "sergeant sgt sheriff speaker superintendent vice spokesman spokeswoman spokesperson analyst researcher farmer "
            "activist "
            "journalist historian prosecutor lawyer founder manager ceo correspondent acting deputy foreign interior "
            "attorney-general"
        ).split()
    )
)

# People and bodies that are spoken of without a name; those that are one word for many count in the singular too.
MANY = frozenset(
    (
        "activists analysts authorities campaigners children citizens civilians commuters critics customers democrats "
        "doctors drivers "
        "employees employers experts families farmers firefighters fishermen insurgents investigators investors "
        "journalists lawmakers "
        "lawyers locals migrants militants militias miners ministers nurses officers officials opponents pensioners "
        "parents passengers "
        "patients prisoners prosecutors protesters protestors rebels refugees relatives republicans researchers residents "
        "returnees "
        "rioters scientists senators settlers smugglers soldiers strikers students suspects supporters taxpayers teachers "
        "tenants "
        "terrorists traffickers troops unions users victims villagers volunteers voters women workers youths scammers "
        "fraudsters "
        "criminals recruiters demonstrators"
    ).split()
)
ONE_FOR_MANY = frozenset("police army government military gang mafia cartel syndicate navy judiciary".split())

# Words before a name that say where.
WHERE = frozenset("in at near from across into through around outside throughout within inside via".split())

# Words before an apostrophe inside the name of a body.
WHOSE = frozenset("people women children veterans workers farmers peoples teachers".split())

# Words that begin a sentence and no name.
OPENERS = CLASSES.function_words | frozenset(
    (
        "although though while when whenever after before since because if unless until despite during under according however "
        "meanwhile moreover nevertheless still yet then thus hence instead even once as like unlike amid among against without "
        "within through where why how whether nor so these those such many most some several few both each every another other "
        "any no nobody somebody everyone dear breaking read watch see photo image video updated update exclusive analysis "
        "opinion now today here there just why too very last next first second earlier later per via did let"
    ).split()
)

# Words that with a capital too are no part of a name, but for a person's: "Will".
BREAKS = CLASSES.function_words.difference(("will", "all", "can"))

# First words of names of places.
PLACED = frozenset(
    "north south east west southeast southwest northeast northwest northern southern eastern western new united "
    "central great upper lower san santa los las saint st mount "
    "lake cape port fort el hong golden".split()
)

CALENDAR = CLASSES.weekdays | CLASSES.months | CLASSES.short_months | {"christmas", "easter"}

# Small words inside a name, by what it names.
PARTICLES = frozenset("de van von der den bin ibn al el la le du da dos di del ter ten abu".split())
LINKS = frozenset("of for on".split())

# Adjectives of origin end so; others are listed.
ORIGIN = ("ese", "ish", "ian", "ean", "ican", "aqi", "aeli", "stani")
ORIGINS = frozenset("german french greek dutch swiss thai czech arab afghan turk welsh filipino republican democratic".split())

# What only somebody does: who does none of it anywhere is no actor. Lemmas.
DEEDS = frozenset(
    (
        "accept accuse acknowledge admit advise agree allege announce appeal appoint apologize argue arrest arrive ask "
        "assert assure attend believe blame boast campaign claim comment complain concede conclude condemn confirm "
        "congratulate consider criticize decide declare decline defend demand deny denounce deploy describe deserve dismiss "
        "disagree dispute doubt elect endorse explain express fear file hire hope inform insist invite "
        "joke meet negotiate note notify object oppose plead pledge praise predict "
        "prefer promise propose protest publish question quit reach recall reckon recommend refuse reject "
        "reply request resign respond retort say sanction seek sign speak sue "
        "support suspect talk tell testify thank think threaten tweet understand urge veto vote vow want warn wish "
        "withdraw write retire marry"
    ).split()
)
# Of these, those after which who did it may stand: "said Mara Lind".
SAID = frozenset("say ask add write tweet tell argue warn explain reply insist note recall".split())
BETWEEN = frozenset("has have had will would could should may might must did does do also later then still now not never".split())

# Words that count whoever follows: "Forty-three senators".
COUNTS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions dozen "
    "dozens half most".split()
)

# Last words of names of a people or a party, which no person's name ends with.
PEOPLES = ORIGINS | frozenset(
    "christian christians catholics evangelicals protestants hindus sikhs mormons latinos hispanics whites blacks iranians "
    "korea iraqis syrians palestinians israelis russians ukrainians europeans mexicans canadians conservatives liberals "
    "american americans african asian european russian chinese british latino muslim muslims jewish jews catholic democrat "
    "democrats republicans".split()
)

# Words that no person's name holds.
NO_NAMES = OPENERS.difference(("will", "all", "can", "may", "did", "let", "many", "dear"))
