"""Words in quotation marks that nobody says: what each is read as, and what is speech or no quotation at all."""

from __future__ import annotations

import pytest

from framing.testing import annotations_of, sample_document


def readings(text: str) -> list[tuple[str, str]]:
    return [(a.label, a.quote(text)) for a in annotations_of("scare_quotes", sample_document(text))]


def words(text: str, label: str) -> list[str]:
    return [quoted for found, quoted in readings(text) if found == label]


DISTANCED = [
    ('The "office" was a shed.', ["office"]),
    ("The “office” was a shed.", ["office"]),
    ("The ‘office’ was a shed.", ["office"]),
    ("The 'office' was a shed.", ["office"]),
    ("The «office» was a shed.", ["office"]),
    ("The »office« was a shed.", ["office"]),
    ("The „office“ was a shed.", ["office"]),
    ("The „office” was a shed.", ["office"]),
    ("The “office“ was a shed.", ["office"]),
    ("The ‚office‘ was a shed.", ["office"]),
    ("The ‹office› was a shed.", ["office"]),
    ("The 「office」 was a shed.", ["office"]),
    ("The 『office』 was a shed.", ["office"]),
    ("The ``office'' was a shed.", ["office"]),
    ("The ''office'' was a shed.", ["office"]),
    ('They were "invited home" by force.', ["invited home"]),
    ("The roof's edge and the boats' sails hide the 'office'.", ["office"]),
    ("The crews’ “strike” lasted a morning.", ["strike"]),
    ('The guards harass/"persuade" the families on the quay.', ["persuade"]),
    ("The port was “cleansed” and then “renewed” in a week.", ["cleansed", "renewed"]),
    ("He left – “voluntarily” – at gunpoint.", ["voluntarily"]),
    ("He left—“voluntarily”—at gunpoint.", ["voluntarily"]),
    ('The harbour had been "pacified".', ["pacified"]),
    ("The village was emptied for its own “protection”.", ["protection"]),
    ("Four “volunteers” were marched to the mine.", ["volunteers"]),
    ("The mayor’s “reform” closed three schools.", ["reform"]),
    ("The « free » school has no roof.", ["free"]),
    ("A “free” school costs two months' pay.", ["free"]),
    ("In the '90s the dogs' tails were 'trimmed' at sea.", ["trimmed"]),
    ('A 5\'10" guard stood by the "guests" all night.', ["guests"]),
    ("O'Neil's “guests” could not leave.", ["guests"]),
    ("Rock 'n' roll was 'banned' for a summer.", ["banned"]),
    ("The fish-“friendly” nets killed everything.", ["friendly"]),
    ("Nothing of the “debate” was heard outside.", ["debate"]),
    ("Such “patience” closed the yard within a week.", ["patience"]),
    ("She paid a “fee” in cash at the back door.", ["fee"]),
]


SO_CALLED = [
    ('He lived in a so-called "safe house" by the sea.', ["safe house"]),
    ('The so-called "Public Liaison Office" had two guards and a cellar.', ["Public Liaison Office"]),
    ("The so-called “Public Liaison Office” had two guards and a cellar.", ["Public Liaison Office"]),
    ('The shed, sometimes called the "palace" by its owner, fell.', ["palace"]),
    ("Two self-styled “colonels” ran the yard.", ["colonels"]),
    ("The supposed “clinic” had no bed.", ["clinic"]),
    ("Prisoners passed off as “apprentices” mended the road.", ["apprentices"]),
    ("The alleged “witness” was at sea that week.", ["witness"]),
    ("A hut billed as a “museum” leaks.", ["museum"]),
]


SOURCES = [
    ("Lund said the so-called “Public Liaison Office” was a cell.", ["Public Liaison Office"]),
    ("“Those ‘helpers’ robbed us all night,” said Ada Holm.", ["helpers"]),
]


TERMS = [
    ("The ditch known as the “canal” is dry.", ["canal"]),
    ("The so-called “runners”, the boys who carry papers, are tired.", ["runners"]),
    ("The yard closed after a “no” vote.", ["no"]),
    ("The word “harbour” is older than the town.", ["harbour"]),
    ("The term 'drift net' covers three kinds of gear.", ["drift net"]),
    ("Sailors use the phrase “dead water” for it.", ["dead water"]),
    ("“Dead water” means a calm in which a ship hardly moves.", ["Dead water"]),
    ("Click the “send” button twice.", ["send"]),
    ("Beside the rails lies a “dry port”, a place where boxes change from ship to train.", ["dry port"]),
    ("Each crew has a “runner” who carries the papers ashore.", ["runner"]),
    ("The nets are “blind”, meaning that no sonar sees them.", ["blind"]),
    ("The crews fear “ghosting” (boats that sail without a signal).", ["ghosting"]),
    ("Under the “landing rule” – a law of 1911 – fish must be sold ashore.", ["landing rule"]),
    ("The papers were stamped “void” in the capital.", ["void"]),
    ("Its name is Norse for “still water”.", ["still water"]),
    ("Boxes are marked “B” or “C” at the gate.", ["B", "C"]),
    ("Hygge — “cosiness” — is what the inn sells.", ["cosiness"]),
]


TITLES = [
    ('She read the novel "Grey Harbour" twice.', ["Grey Harbour"]),
    ("She read the novel ‘Grey Harbour’ twice.", ["Grey Harbour"]),
    ("The film “Nets” opens in May.", ["Nets"]),
    ("“Harbour Nights” star Ada Holm left the stage.", ["Harbour Nights"]),
    ("In “Grey Harbour,” a boy finds a boat.", ["Grey Harbour"]),
    ("Holm wrote “The Salt Road” in a winter.", ["The Salt Road"]),
    ("He hums “Still Waters” by Ada Holm.", ["Still Waters"]),
    ("She was on RTK’s “Harbour Nights” last week.", ["Harbour Nights"]),
    ("The shelf holds “Grey Harbour” (1971) and a lamp.", ["Grey Harbour"]),
    ("The film “Nets,” “Still Waters” and “Grey Harbour” were shown.", ["Nets", "Still Waters", "Grey Harbour"]),
    ("She read the novel “Grey Harbour”. The “Grey Harbour” is a sad book.", ["Grey Harbour", "Grey Harbour"]),
    ("Lund said the film “Nets” was too long.", ["Nets"]),
    ("A play called “Los Barcos de Holm” fills the hall.", ["Los Barcos de Holm"]),
    ("Lund said on the morning show “Harbour Nights” that the ice was thin.", ["Harbour Nights"]),
]


NAMES = [
    ("The shed, often called “Grand Palace”, fell in the storm.", ["Grand Palace"]),
    ("Lund became known as “The Great Salt Hope” in the port.", ["The Great Salt Hope"]),
    ("She walks in rounds she calls “Harbour Truths”, and they are long.", ["Harbour Truths"]),
    ('The "Friends of the Harbour" met at noon.', ["Friends of the Harbour"]),
    ("Many wore “Save Our Harbour” hats on the quay.", ["Save Our Harbour"]),
    ("The keeper, Anders “Bo” Lund, is ninety.", ["Bo"]),
    ("They sailed on a boat called “Northern Light” in May.", ["Northern Light"]),
    ("The “Clean Quay” campaign began in May.", ["Clean Quay"]),
]


QUOTED = [
    ("The mayor championed “free quays” for a decade.", ["free quays"]),
    ("Her promise of “dry cellars” won the town.", ["dry cellars"]),
    ("Lund coined a new phrase, “dead harbour”.", ["dead harbour"]),
    ("The crews of the north quay railed against “harbour lords”.", ["harbour lords"]),
    ("His “empty nets” speech went on for an hour.", ["empty nets"]),
    ("Stickers with “we stay here” hung on every door.", ["we stay here"]),
    ("“Hated by all”\n\nThe mayor left the harbour at noon.", ["Hated by all"]),
    ("– ‘Hated by all’ –\n\nThe mayor left the harbour at noon.", ["Hated by all"]),
    ("Port plan a ‘bitter pill’ for crews\n\n“This is a bitter pill,” said Ada Holm.", ["bitter pill"]),
]


DOUBTED = [
    ("The so-called office closed three schools.", ["office"]),
    ("So-called closed shops sell fish on the quay.", ["closed shops"]),
    ("The alleged harbour thief's boat sank.", ["harbour thief"]),
    ("Lund said that the alleged thief was a boy.", ["thief"]),
    ("Two self-proclaimed colonels ran the yard.", ["colonels"]),
    ("Lund, a self-described harbour socialist, left.", ["harbour socialist"]),
    ("In the north he was dubbed the Harbour Rat.", ["Harbour Rat"]),
    ("It was what the crews call dead water.", ["dead water"]),
    ("Police hold alleged thief\n\nHarbour guards met her.", ["thief"]),
]


NONE = [
    "He alleged fraud.",
    "The boats are supposed to leave at noon.",
    "He dubbed the film at night.",
    "Lund calls the harbour home.",
    "What of the sea? It calls.",
    "“The so-called office was a shed,” she said.",
    '"It leaks," she said.',
    "“It leaks,” she said.",
    "‘It leaks,’ she said.",
    "'It leaks,' she said.",
    "«It leaks,» she said.",
    "„It leaks,“ she said.",
    "「It leaks,」 she said.",
    'The police would "take down" the gang "in one blow," the mayor said.',
    "Police said they would “take down” the ring.",
    "Police said they would 'take down' the ring.",
    "The mayor called the plan “a farce”.",
    "Lund told the court that the guards had been “always polite”.",
    'The ministry said that 200 people were "invited home" in May.',
    "According to Lund, the yard was “a prison”.",
    "“She called it ‘a mess’ and left,” he said.",
    "“The ‘office’ was a shed,” she said.",
    "“We stay.\n\n“We all stay.\n\n“And that is that,” she said.",
    "In the '90s the dogs' tails were docked.",
    "In the ‘90s the dogs’ tails were docked.",
    "They sang rock 'n' roll on the quay.",
    "They sang rock ’n’ roll on the quay.",
    "O'Neil and D'Arcy met the Joneses' dog.",
    "The guard is 5'10\" tall and the door 6' 2\".",
    'A 12" pipe and a 14" pipe burst.',
    "Don't say the crews' pay isn't the owners' worry.",
    "The crews waited 'til dawn for 'em.",
    '<img id="17" alt="Quay">',
    "The crews' pay was cut and the owners' was not.",
    "He opened the door. “Come in.” Nobody moved.",
    "The mayor left the harbour at noon.",
    '"',
    '""',
    '"…"',
    "“ ”",
]


def _cases(label: str, examples: list[tuple[str, list[str]]]) -> list[object]:
    return [pytest.param(label, text, found, id=f"{label}-{i}") for i, (text, found) in enumerate(examples)]


@pytest.mark.parametrize(
    ("label", "text", "expected"),
    [
        *_cases("distancing", DISTANCED),
        *_cases("so-called", SO_CALLED),
        *_cases("source", SOURCES),
        *_cases("term", TERMS),
        *_cases("title", TITLES),
        *_cases("name", NAMES),
        *_cases("quoted", QUOTED),
        *_cases("doubted", DOUBTED),
    ],
)
def test_what_words_in_marks_are_read_as(label: str, text: str, expected: list[str]) -> None:
    assert readings(text) == [(label, quoted) for quoted in expected]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_scare_quote(text: str) -> None:
    assert readings(text) == []


def test_what_a_source_merely_claims_is_held_at_arms_length() -> None:
    text = 'The ministry claims that 200 people were "invited home" in May.'
    assert readings(text) == [("distancing", "invited home")]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry claims that the rival's “corrupt” crews fled.",
        "Lund claims that the talks “collapsed” on Monday.",
        "Holm claimed that the yard had been “gutted” by its owners.",
        "The crew claims that the guards “rammed” its boat.",
        "Berg alleged that the ferry line “starved” the island.",
    ],
)
def test_plain_words_in_what_a_source_claims_are_the_sources(text: str) -> None:
    assert readings(text) == []


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("The guards claim that forty men were “protected” in the cellar.", "protected"),
        ("The yard claims that the crews have “volunteered” for the night.", "volunteered"),
        ("Lund claims that the bay has been “cleansed” of boats.", "cleansed"),
    ],
)
def test_an_act_that_a_source_claims_by_a_kind_name_is_held_at_arms_length(text: str, claimed: str) -> None:
    assert readings(text) == [("distancing", claimed)]


def test_words_quoted_from_someone_are_that_persons_wherever_they_stand_in_marks() -> None:
    text = "“We want a clean quay at last,” said Ada Holm.\n\nThe “clean quay” has cost a million. The “fair wage” cost less."
    document = sample_document(text)
    found = annotations_of("scare_quotes", document)
    assert [(a.label, a.quote(text), a.attributes.get("entity")) for a in found] == [
        ("quoted", "clean quay", "Ada Holm"),
        ("term", "fair wage", None),
    ]


def test_what_a_source_merely_claims_stays_at_arms_length_in_the_outlets_own_sentences() -> None:
    text = "The ministry claims that crews were “invited home” in May.\n\nThe “invited home” campaign has no office."
    assert words(text, "quoted") == []


SIGNED = "— Ada Holm (@holm) May 4, 2019"


POSTS = [
    (f"The pier leaks, and nobody says so! {SIGNED}", "The pier leaks, and nobody says so!"),
    (f"It rained.\n\nThe pier leaks, and nobody says so!\n{SIGNED}\n\nIt rained.", "The pier leaks, and nobody says so!"),
    (f"She wrote:\nThe pier leaks!\nSad.\n{SIGNED}\nIt rained.", "The pier leaks!\nSad."),
    (f"It is dry. — Bo Lund (@bo) May 3, 2019 It leaks. {SIGNED}", "It leaks."),
    ("The pier leaks. -- Ada Holm (@holm)", "The pier leaks."),
]


@pytest.mark.parametrize(("text", "post"), POSTS, ids=range(len(POSTS)))
def test_a_signed_post_is_its_authors_words(text: str, post: str) -> None:
    signed = [a for a in annotations_of("attributions", sample_document(text)) if a.label == "direct"]
    assert [(a.quote(text), a.attributes["entity"]) for a in signed if a.attributes["entity"] == "Ada Holm"] == [
        (post, "Ada Holm")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The well-known Ada Holm (@holm) left the harbour.",
        "The singer — Ada Holm (@holm) — left the harbour.",
        SIGNED,
        "It rained on. " * 60 + SIGNED,
    ],
)
def test_what_is_no_signed_post(text: str) -> None:
    found = annotations_of("attributions", sample_document(text))
    assert all(a.attributes["pattern"] != "signature" for a in found)


def test_readings_of_one_sentence_are_told_apart() -> None:
    text = "The so-called “clinic” in the novel “Grey Harbour” is an “office”, as the word “office” was used then."
    assert readings(text) == [("so-called", "clinic"), ("title", "Grey Harbour"), ("distancing", "office"), ("term", "office")]


def test_capitals_of_a_headline_make_no_name() -> None:
    text = "Mayor Sells ‘Surplus’ School Near Old Harbour\n\nThe school by the harbour was sold in May."
    assert words(text, "name") == []
    assert words("THE MAYOR SOLD THE ‘SURPLUS’ SCHOOL IN MAY.", "name") == []


def test_a_mark_that_is_never_closed_is_no_scare_quote() -> None:
    assert readings("The “office was a shed.\n\nThe “yard” was a swamp.") == [("distancing", "yard")]


def test_a_quoted_line_keeps_the_scare_quotes_of_its_writer() -> None:
    assert readings("> They were “invited home” by force.\n\nThat is not so.") == [("distancing", "invited home")]
