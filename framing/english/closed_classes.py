"""The closed classes of English words, each once, for whoever reads English; all folded.

:data:`CLASSES` holds them for whoever has rules for English.
"""

from __future__ import annotations

from importlib.resources import files

from framing.english.calendar import MONTH_NAMES, MONTHS, RELATIVE_DAYS, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from framing.language import Classes

# Verbs.
BE_FINITE = frozenset("am is are was were".split())
BE = BE_FINITE | {"be", "been", "being"}
HAVE = frozenset("have has had having".split())
DO = frozenset("do does did doing".split())
MODALS = frozenset("will would shall should can could may might must".split())
AUXILIARIES = BE_FINITE | (HAVE - {"having"}) | (DO - {"doing"}) | MODALS  # the finite ones: a clause has its verb with them

# Pronouns.
SUBJECTS = frozenset("i you he she it we they".split())  # "they left"
OBJECTS = frozenset("me you him her it us them".split())  # "left them"
POSSESSIVES = frozenset("my your his her its our their".split())  # before a noun: "their house"
OWNED = frozenset("mine yours his hers ours theirs".split())  # without one: "the house is theirs"
REFLEXIVES = frozenset("myself yourself himself herself itself ourselves yourselves themselves".split())
PRONOUNS = SUBJECTS | OBJECTS | POSSESSIVES | OWNED | REFLEXIVES  # the personal ones
RELATIVES = frozenset("who whom whose which that".split())  # "the mayor who left"
QUANTIFIERS = frozenset(  # that stand alone for whom they count: "many said"
    (
        "all another any anybody anyone both each either every everybody everyone few half many more most much neither nobody "
        "none no one ones other others several some somebody someone such two three four five six seven eight nine ten dozens "
        "hundreds thousands millions"
    ).split()
)

# What opens a noun phrase.
ARTICLES = frozenset("a an the".split())
DEMONSTRATIVES = frozenset("this that these those".split())
DETERMINERS = ARTICLES | DEMONSTRATIVES | POSSESSIVES

# What joins words, phrases and clauses.
PREPOSITIONS = frozenset(
    (
        "of in on at by to from for with without within into onto upon over under above below between among amid across through "
        "throughout during before after about around against toward towards near behind beyond beside besides despite except "
        "like off per via"
    ).split()
)
COORDINATORS = frozenset("and or but nor".split())
CONCESSIVES = frozenset("although though while whereas".split())  # "although it rained"
SUBORDINATORS = CONCESSIVES | frozenset("because since when after before as unless until where if".split())

# What turns a statement round.
NEGATORS = frozenset("not never no without cannot neither nor nobody none nothing nowhere".split())
NEARLY_NEGATORS = frozenset("hardly scarcely barely".split())  # "hardly anybody came"

FUNCTION_WORDS = frozenset(  # the commonest ones, whose share tells that a text is in English
    word
    for line in files("framing.english").joinpath("function_words.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
    for word in line.split()
)

CLASSES = Classes(
    be=BE,
    have=HAVE,
    do=DO,
    modals=MODALS,
    subjects=SUBJECTS,
    objects=OBJECTS,
    possessives=POSSESSIVES,
    reflexives=REFLEXIVES,
    pronouns=PRONOUNS,
    relatives=RELATIVES,
    quantifiers=QUANTIFIERS,
    articles=ARTICLES,
    demonstratives=DEMONSTRATIVES,
    determiners=DETERMINERS,
    prepositions=PREPOSITIONS,
    coordinators=COORDINATORS,
    concessives=CONCESSIVES,
    subordinators=SUBORDINATORS,
    negators=NEGATORS,
    nearly_negators=NEARLY_NEGATORS,
    function_words=FUNCTION_WORDS,
    month_names=MONTH_NAMES,
    months=MONTHS,
    short_months=SHORT_MONTHS,
    weekdays=WEEKDAYS,
    short_weekdays=SHORT_WEEKDAYS,
    relative_days=RELATIVE_DAYS,
)
