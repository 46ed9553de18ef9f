"""Word lists of who does what to whom; compiled for this project. All are lemmas."""

from __future__ import annotations

from framing.english import CLASSES

# Verbs whose subject neither acts nor is acted upon.
STATES = frozenset(
    (
        "be become seem appear look sound feel have remain stay belong contain consist depend deserve differ equal exceed "
        "exist include involve lack last matter need outnumber own owe possess represent resemble stand suffice trail "
        "benefit lag rank sit lie cost weigh face enjoy"
    ).split()
)

# Verbs whose object is neither acted upon nor spoken of.
NO_PATIENT = STATES.difference(("own", "face", "involve")) | frozenset("include join enter reach mean".split())

# Verbs of what happens to their subject.
HAPPENING = frozenset("die suffer perish drown undergo".split())

# Verbs that leave their subject to the infinitive behind them: "seems to win".
RAISING = frozenset("seem appear tend happen continue begin start cease go have use need fail manage try get come prove".split())

# Participles and adjectives that do so with "be": "is expected to win", "is likely to win".
RAISED = frozenset(
    (
        "expect expected suppose supposed believe believed think thought say said report reported allege alleged know known see "
        "seen understand understood predict predicted project projected schedule scheduled slate slated poise "
        "poised set prepare "
        "prepared mean meant intend intended determined inclined tempted bind bound due about likely unlikely able unable "
        "willing unwilling ready sure certain eager reluctant happy keen quick slow free go"
    ).split()
)

# Words for some of many: "two of the suspects".
PARTS_OF = frozenset(
    (
        "one two three four five six seven eight nine ten some many most all none several few both half each neither either any "
        "dozens hundreds thousands scores majority dozen number more"
    ).split()
)

# Participles that describe a state rather than an action by somebody.
STATE_PARTICIPLES = frozenset(
    (
        "tied used prepared poised worried concerned interested involved committed supposed married divorced retired opposed "
        "convinced pleased excited tired bored distracted determined dedicated devoted qualified experienced located situated "
        "based engaged accustomed inclined aware divided united born done gone finished related scared thrilled delighted "
        "satisfied disappointed frustrated confused embarrassed ashamed relieved set headed bound mistaken limited crowded "
        "registered conflicted mired rooted"
    ).split()
)

# Verbs of saying that may stand before their subject: "…, said Holm".
SAYING = frozenset(
    (
        "say write add ask tell argue warn note explain insist recall tweet declare announce claim continue reply respond "
        "conclude joke quip answer remark observe acknowledge admit concede charge boast complain predict vow promise report"
    ).split()
)

# Verbs with a clause behind them: the name that follows is its subject where a verb follows the name.
CLAUSAL_VERBS = SAYING | frozenset(
    (
        "think believe know hope fear feel suggest show find learn see hear understand mean expect wish doubt realize realise "
        "assume suppose guess ensure prove reveal indicate imply confirm deny agree allege contend maintain assert state "
        "figure bet wonder pretend imagine remember forget discover notice decide demand propose recommend request speculate "
        "worry stress estimate swear testify conclude"
    ).split()
)

# Verbs whose object acts in the infinitive or participle behind it: "saw the mayor leave", "wants the mayor to leave".
OBJECT_ACTS = frozenset(
    "see watch hear let make help have show feel notice observe find catch want expect need like wish".split()
)

# Verbs that act upon the object of a preposition.
ACTING_UPON = {
    "at": frozenset("lash hit fire shoot laugh aim jeer sneer swing yell scoff throw snap scream shout mock point".split()),
    "on": frozenset("crack clamp call turn spy rely prey pounce press depend focus train impose cheat tread inform".split()),
    "against": frozenset(
        "rail turn vote rule testify file bring act plot conspire rally protest sue campaign discriminate retaliate".split()
    ),
    "after": frozenset(("go", "come")),
    "for": frozenset("vote root care search campaign stump pray hunt".split()),
    "to": frozenset("oppose object".split()),
    "with": frozenset(),
    "into": frozenset(("tear", "lay", "rip", "light")),
    "over": frozenset(("run",)),
    "up": frozenset(),
    "from": frozenset(("steal", "extort")),
    "of": frozenset(("dispose", "rid")),
}

# Nouns of action whose possessor acts.
ACTIONS = frozenset(
    (
        "abuse accusation achievement action admission advocacy aggression allegation announcement answer apology appeal "
        "appearance approach argument assault assertion assessment attack attempt battle behavior behaviour betrayal bid blow "
        "boast bombing boycott bragging call challenge charge choice claim comment complaint concession condemnation conduct "
        "contempt contribution counterattack crackdown criticism cry dealing decision declaration defence defense defiance "
        "delay demand denial denunciation disclosure discrimination dismissal effort endorsement escape evasion excuse "
        "explanation failure fight flight gesture handling harassment hit hostility insistence insult intention intervention "
        "invasion invitation jab joke journey lie lobbying maneuver meddling misconduct mistake mistreatment mockery move "
        "objection observation offer opposition order outburst participation performance persecution pledge plea ploy praise "
        "prediction presentation pressure promise proposal protest provocation push quest question raid reaction rebuke "
        "recommendation refusal rejection remark reply repression request resignation resistance response retaliation retreat "
        "retort return revelation rhetoric ridicule search slur smear speech statement strike struggle suggestion support "
        "surrender swipe taunt tease testimony threat tirade tour travel treatment trick tweet ultimatum use victory violation "
        "violence visit vote vow walkout war warning win withdrawal work"
    ).split()
)

# Nouns of action whose possessor is acted upon: "Berg's arrest".
UNDERGONE = frozenset(
    (
        "abduction acquittal appointment arrest arraignment assassination conviction death deportation detention dismissal "
        "displacement ejection election eviction execution expulsion extradition firing hospitalization "
        "impeachment imprisonment "
        "incarceration indictment interrogation jailing kidnapping killing murder nomination ouster prosecution punishment "
        "questioning release removal repatriation sacking sentencing suspension trial"
    ).split()
)

# Nouns of action by the preposition before the one acted upon.
DONE_TO = {
    "of": frozenset(
        (
            "abuse acquittal abduction appointment arrest assassination beating bashing betrayal bombing capture condemnation "
            "conviction coverage criticism defeat defence defense demonization denunciation deportation destruction detention "
            "dismissal displacement ejection election endorsement eviction examination execution exclusion exploitation "
            "expulsion extradition firing handling harassment humiliation impeachment imprisonment indictment interrogation "
            "intimidation investigation jailing kidnapping killing lynching massacre mistreatment mockery murder nomination "
            "occupation oppression ouster persecution poisoning portrayal praise prosecution protection punishment questioning "
            "rape rejection release removal repatriation repression rescue sacking shooting slaughter surveillance support "
            "suppression suspension takeover targeting torture treatment vilification"
        ).split()
    ),
    "on": frozenset(
        (
            "assault attack ban crackdown clampdown hit influence jab pressure raid sanction shot strike swipe war fire curb "
            "restriction tax verdict dirt bombing"
        ).split()
    ),
    "against": frozenset(
        (
            "accusation action allegation attack battle boycott bias campaign case charge claim complaint crackdown crime "
            "discrimination evidence fight hatred invective lawsuit offensive operation outrage protest prejudice retaliation "
            "revolt ruling sanction smear strike suit threat tirade uprising verdict violence vote war aggression"
        ).split()
    ),
    "for": frozenset(
        "admiration campaigning contempt demand disdain endorsement love praise respect search support vote".split()
    ),
    "at": frozenset("anger attack dig fury jab shot swipe insult rage".split()),
    "to": frozenset("threat challenge blow damage harm injury loyalty opposition rebuke insult".split()),
    "toward": frozenset("aggression anger hostility hatred contempt animosity".split()),
    "towards": frozenset("aggression anger hostility hatred contempt animosity".split()),
    "with": frozenset(),
    "into": frozenset("inquiry investigation probe".split()),
}

# Verbs that in the past tense without an object are passives without "was": "Berg arrested after raid".
DONE_TO_OBJECT = frozenset(
    (
        "abduct accuse acquit ambush appoint arraign arrest assassinate ban bar behead bomb capture cite charge convict "
        "decapitate deport detain dismiss displace elect enslave evacuate evict execute exile expel extradite fine "
        "free hang harass hospitalise hospitalize impeach imprison indict injure interrogate jail kidnap kill lynch murder name "
        "nominate oust pardon persecute poison prosecute punish rape repatriate rescue rob sack sentence shoot slay stab strand "
        "sue suspend target torture trap wound"
    ).split()
)

TIMES = CLASSES.weekdays | CLASSES.months | CLASSES.relative_days | {"year", "week", "month"}
