"""Closed classes of English words that the grammar looks at; compiled for this project."""

from __future__ import annotations

from framing.english import CLASSES

# Prepositions that attach a phrase to the one before: "officials at the ministry".
ATTACHING = frozenset("of in at for with from on to by under over about against behind near between among within across".split())

# Prepositions that before a number only say that it is rough.
APPROXIMATING = frozenset("about around over".split())

# Words after which a phrase may be a subject.
CLAUSAL = CLASSES.subordinators | {"that", "than", "whether", "once"}

# Heads of phrases of time.
TIMES = ((CLASSES.weekdays | CLASSES.months | CLASSES.relative_days) - {"tomorrow"}) | frozenset(
    "week month year morning night evening afternoon weekend day days weeks months years spring summer autumn winter".split()
)

# Participles by which the reporter goes on after a content: "…, adding that".
ADDING = frozenset(
    (
        "adding saying calling noting citing suggesting telling arguing asking pointing claiming warning referring describing "
        "insisting explaining urging stressing predicting vowing promising accusing recalling writing declaring"
    ).split()
)

# Words of quantity that stand as phrases of their own: "many believe".
QUANTIFIERS = frozenset("many most several few some others both half all more fewer another none each such much".split())

# Nouns of the word list that are verbs after "to" and modals.
ALSO_VERBS = frozenset(
    (
        "return work help move change study play visit fight start end run talk walk look use stop cut deal face travel join "
        "vote show rest hand trade train sail fish dance drink watch guard hunt land mark match mix open pass pay plant pull "
        "push race raise reach rent ride ring risk rule search sell shop sign sleep smoke speed spend stay step store strike "
        "suit supply switch target taste test touch tour trust turn view wait wake water wear wonder answer appeal attack "
        "balance bear block break breathe call care catch cause challenge charge check claim clean close count cover cross cry "
        "damage date delay demand design double doubt dress drive drop ease exercise exit experience export fall fear feed feel "
        "film find finish fire fix flow fly focus force function fund gain grant guess guide harm hold hope host house hurt "
        "import increase influence interest judge jump keep kill last laugh lead leave lift limit list live lock long love make "
        "matter mean measure meet mind miss need note offer order pack paint park place point poll post praise press print "
        "profit project promise protest prove question quit rain rank rate read record reform regret release remain report "
        "request rescue respect review reward rise share shift shock shoot sound speak stand state steal stress struggle "
        "support surprise surrender survey survive swing take thank think throw transfer transport treat try warn wash waste "
        "welcome win wish worry write"
    ).split()
)

# Words whose full stop ends no phrase and no sentence.
ABBREVIATIONS = frozenset(
    (
        "mr mrs ms dr sen rep gov gen lt col sgt capt prof rev st jr sr sens reps adm hon pres cmdr maj messrs no vs inc corp "
        "co ltd"
    ).split()
)

# Adverbs that the word list does not know as such.
ADVERBIAL = frozenset("first long earlier".split())

# Things that somebody says something by: "sent an email saying …" has the sender speak.
TEXTS = frozenset(
    (
        "statement article letter note message email e-mail post memo tweet speech report ad advertisement video website page "
        "column op-ed petition release resolution lawsuit suit complaint brief motion book essay paper blog sign banner poster "
        "campaign text fundraiser flier leaflet slogan remark comment line story editorial"
    ).split()
)

# Where and when somebody speaks: "praised the crew in an interview".
OCCASIONS = TEXTS | frozenset(
    "appearance briefing commercial conference debate forum hearing interview lecture meeting podcast poll rally show".split()
)

# Nouns by which the reporter sums up what was said: "…, a charge that the mayor denies".
SUMMING = frozenset(
    (
        "accusation acknowledgment admission allegation approach argument assertion charge claim comment decision departure "
        "effort figure fact increase jab move nod number plan practice promise proportion proposal reference result reversal "
        "sentiment shift sign stance statement step suggestion swipe tactic view"
    ).split()
)
