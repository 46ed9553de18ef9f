"""The words that numeric claims are made of: numbers, scales, bounds, currencies, units, and what ends a noun phrase."""

from __future__ import annotations

from collections.abc import Mapping

from framing.english import CLASSES


def _pairs(text: str) -> dict[str, str]:
    return {form: name for name, forms in (entry.split(":") for entry in text.split(";")) for form in forms.split()}


ONES: Mapping[str, int] = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split()
    )
}
TENS: Mapping[str, int] = {
    word: 10 * number for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
SCALES: Mapping[str, int] = {
    "hundred": 100,
    "dozen": 12,
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
}
SHORT_SCALES: Mapping[str, int] = {
    "k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12, "trn": 10**12,
}  # fmt: skip
# "dozens": at least two of them, fewer than what the next larger word would say.
VAGUE: Mapping[str, tuple[float, float]] = {
    "dozens": (24, 99),
    "scores": (40, 199),
    "hundreds": (200, 999),
    "thousands": (2_000, 9_999),
    "millions": (2e6, 999e6),
    "billions": (2e9, 999e9),
    "trillions": (2e12, 999e12),
}
DENOMINATORS: Mapping[str, int] = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4, "fifth": 5,
    "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8, "ninth": 9, "ninths": 9,
    "tenth": 10, "tenths": 10,
}  # fmt: skip
VULGAR: Mapping[str, float] = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}

# Bounds that stand before a number, longest first where one begins another; "" says nothing of the value.
BOUNDS: Mapping[tuple[str, ...], str] = {
    tuple(form.split()): bound
    for bound, forms in {
        "about": "about|around|roughly|approximately|some|circa|an estimated|estimated|approx|in the region of|something like"
        "|in the neighborhood of|somewhere around|an average of|on average",
        "nearly": "nearly|almost|close to|just under|just below|approaching|just short of|slightly under|slightly less than"
        "|just shy of|virtually",
        "more than": "more than|over|above|well over|just over|upwards of|upward of|in excess of|well above|just above|north of"
        "|slightly more than|slightly over|greater than|exceeding|far more than|beyond",
        "at least": "at least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum of|as few as"
        "|as little as",
        "less than": "less than|fewer than|under|below|well under|well below|far fewer than|far less than",
        "at most": "up to|as many as|as much as|at most|no more than|not more than|a maximum of|maximum of|as high as",
        "": "only|just|exactly|another|a total of|total of|a record|a further|an additional|additional|a combined|a mere"
        "|precisely|totaling|totalling|all|a full|fully|a whopping|an extra|a staggering",
    }.items()
    for form in forms.split("|")
}  # fmt: skip
LONGEST_BOUND = max(map(len, BOUNDS))
BOUND_ENDS = frozenset(words[-1] for words in BOUNDS)
AFTER_BOUNDS: Mapping[tuple[str, ...], str] = {
    ("or", "more"): "at least",
    ("or", "so"): "about",
    ("or", "less"): "at most",
    ("or", "fewer"): "at most",
    ("or", "thereabouts"): "about",
    ("+",): "at least",
    ("plus",): "at least",
    ("odd",): "about",
}

SYMBOLS: Mapping[str, str] = {
    "$": "dollar",
    "€": "euro",
    "£": "pound",
    "¥": "yen",
    "₹": "rupee",
    "₽": "ruble",
    "₩": "won",
    "￥": "yuan",
}
SYMBOL_PREFIXES: Mapping[str, str] = {
    "us": "US", "u.s.": "US", "a": "Australian", "au": "Australian", "c": "Canadian", "ca": "Canadian", "nz": "New Zealand",
    "hk": "Hong Kong", "s": "Singapore", "nt": "New Taiwan",
}  # fmt: skip
CURRENCIES: Mapping[str, str] = _pairs(
    "dollar:dollar dollars bucks buck usd;euro:euro euros eur;yuan:yuan renminbi rmb cny;yen:yen jpy;rupee:rupee rupees inr;"
    "peso:peso pesos;ruble:ruble rubles rouble roubles;franc:franc francs;krona:krona kronor krone kroner;cent:cent cents;"
    "pence:pence;shekel:shekel shekels;rand:rand;lira:lira liras;riyal:riyal riyals;dirham:dirham dirhams;baht:baht;"
    "ringgit:ringgit;real:reais;dinar:dinar dinars;rial:rial rials;pound:gbp;won:won;hryvnia:hryvnia hryvnias;zloty:zloty zlotys"
)
DURATIONS: Mapping[str, str] = _pairs(
    "second:second seconds;minute:minute minutes min mins;hour:hour hours hr hrs;day:day days;night:night nights;week:week weeks;"
    "month:month months;year:year years yr yrs;decade:decade decades;century:century centuries"
)
MEASURES: Mapping[str, str] = _pairs(
    "kilometer:kilometer kilometers kilometre kilometres km kms;mile:mile miles;meter:meter meters metre metres;foot:foot feet "
    "ft;inch:inch inches;yard:yard yards;centimeter:centimeter centimeters centimetre centimetres cm;millimeter:millimeter "
    "millimeters millimetre millimetres mm;kilogram:kilogram kilograms kilo kilos kg kgs;gram:gram grams;milligram:milligram "
    "milligrams mg;ton:ton tons;tonne:tonne tonnes;pound:pound pounds lb lbs;ounce:ounce ounces oz;acre:acre "
    "acres;hectare:hectare hectares ha;degree:degree degrees;mph:mph;kph:kph;liter:liter liters litre "
    "litres;milliliter:milliliter milliliters ml;gallon:gallon gallons;barrel:barrel barrels;watt:watt watts;kilowatt:kilowatt "
    "kilowatts kw;megawatt:megawatt megawatts mw;gigawatt:gigawatt gigawatts gw;volt:volt volts;calorie:calorie "
    "calories;byte:byte bytes;gigabyte:gigabyte gigabytes gb;megabyte:megabyte megabytes mb;terabyte:terabyte terabytes tb"
)
TIMES = frozenset({"times", "fold"})

MONTHS: Mapping[str, int] = {
    form: number
    for number, name in enumerate(CLASSES.month_names, 1)
    for form in (name, *sorted(short for short in CLASSES.short_months if name.startswith(short)))
}
DAYS = CLASSES.weekdays | CLASSES.short_weekdays

# Words after which a number names and does not count.
NUMBERED = frozenset(
    (
        "article articles chapter chapters section sections page pages p pp figure table room rooms flight route highway "
        "interstate motorway platform gate channel level phase grade grades type class category stage unit line version "
        "act amendment resolution bill prop proposition title part step season seasons episode district precinct ward "
        "apartment apt suite box floor age aged ages no nos number numbers paragraph clause rule rules item items exhibit "
        "appendix annex volume vol verse psalm pier lane track hole row seat cell block lot zone sector area region case "
        "code form model mark runway warehouse schedule subsection order directive convention protocol size round game rd "
        "sec ch art ext extension zip fig # top aka"
    ).split()
)
STREETS = frozenset(
    "street st avenue ave road rd boulevard blvd drive dr lane ln court ct place square sq terrace highway hwy way parkway row "
    "downing plaza crescent broadway".split()
)
DEFINITE = CLASSES.possessives | frozenset(
    "the these those whose other first last next past previous final coming same latter former 's ' ’".split()
)
SPEECH_FIGURES = frozenset(  # nouns of sayings rather than of facts: "two things", "three words", "on two fronts"
    "things ways sides words kinds sorts hands minds cents bits halves folds fronts reasons worlds".split()
)

# What ends a noun phrase, besides marks.
STOPS = (
    (
        CLASSES.determiners
        | CLASSES.pronouns
        | CLASSES.relatives
        | CLASSES.be
        | CLASSES.have
        | CLASSES.do
        | CLASSES.modals
        | CLASSES.prepositions
        | CLASSES.coordinators
        | CLASSES.subordinators
    )
    - {"doing", "ourselves", "whereas", "yourselves"}
) | frozenset(
    (
        "some any each every no all both either neither such another what why how than whether so yet out up down versus "
        "vs plus minus done ought not never n't also too very more most less fewer least rather quite just only even "
        "still already again once twice here there now then today yesterday tomorrow tonight ago later earlier away apart "
        "together alone instead however therefore meanwhile including excluding worth according said says say told tells "
        "died dies die killed took take takes taken came come comes went go goes gone got get gets made make makes gave "
        "give gives saw see sees seen found finds left remain remained became become becomes began fell rose won lost "
        "voted showed shows fled held hit included include includes live lived living work worked working dead injured "
        "strong old long wide tall high deep big annually monthly weekly daily yearly hourly overall respectively onward "
        "onwards nationwide worldwide overnight costs cost altogether anyway maybe perhaps abroad overseas compared "
        "depending ranging based"
    ).split()
)
IRREGULAR_PLURALS = frozenset(
    (
        "people men women children israelis iraqis saudis pakistanis yazidis yemenis kuwaitis emiratis somalis nazis "
        "taxis police staff aircraft sheep fish cattle personnel youth data media feet teeth geese mice lives wives "
        "policemen policewomen servicemen servicewomen firemen gunmen clergymen businessmen businesswomen fishermen "
        "congressmen congresswomen councilmen lawmen militiamen salesmen spokesmen firefighters series species "
        "headquarters troops crew folk clergy alumni criteria phenomena bacteria fungi nuclei stimuli cacti deer reindeer "
        "salmon bison spacecraft hovercraft offspring grandchildren schoolchildren stepchildren gentlemen infantry "
        "cavalry freshmen electorate counsel"
    ).split()
)
NOT_PLURALS = frozenset(
    (
        "news politics economics physics mathematics gas bus lens chaos christmas texas kansas arkansas illinois massachusetts "
        "paris athens thus always sometimes perhaps alias atlas canvas bias pancreas ethics athletics us plus sports las los "
        "james charles wales thomas laos honduras cyprus brussels dallas vegas"
    ).split()
)
AUXILIARIES = (CLASSES.be | CLASSES.have | CLASSES.do | CLASSES.modals) - {"am", "doing"}
IRREGULAR_PASTS = frozenset(
    (
        "fell rose took came went got made gave saw found left became began won lost held hit fled died shot hurt struck slain "
        "cut put set let shut spent sent sold bought brought built caught chose chosen drove driven fought fed flew flown "
        "froze grew grown hung kept knew known laid led lent lit meant met paid quit ran rode said sank sought shook slept "
        "spoke spoken stole stolen stood sworn swore taken taught threw thrown told thought wore worn wrote written beat "
        "beaten bore born broke broken burnt dealt dug drew drawn drank eaten ate forced given gone hid hidden swept swam torn "
        "woke wound underwent withdrew overcame"
    ).split()
)
TITLE_BEFORE = CLASSES.determiners | frozenset(  # capitals at the head of a sentence, before a number that counts
    (
        "about nearly almost over under some only just around roughly approximately more than at least another all with "
        "of in between from by and but or up to as for after before when while since because if there here most not no "
        "plus including last past exactly even both every each other estimated average total combined record additional "
        "further"
    ).split()
)
