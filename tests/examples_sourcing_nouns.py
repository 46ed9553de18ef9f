"""Sentences with a noun or an adjective for a cue, and with several attributions joined; as in :mod:`examples_sourcing`."""

from __future__ import annotations

from .examples_sourcing_speech import Example

# fmt: off

NOUN: list[Example] = [
    ("Her claim that the vote was rigged spread fast.", "that the vote was rigged", "claim", "Her", "speech"),
    ("The mayor's promise to build a pool was forgotten.", "to build a pool", "promise", "The mayor", "speech"),
    ("The teachers' demand for smaller classes was ignored.", "smaller classes", "demand", "The teachers", "intention"),
    (
        "A report by the inspectors that the roof leaked came too late.",
        "that the roof leaked", "report", "the inspectors", "speech",
    ),
    ("His warnings about the dam came to nothing.", "the dam", "warnings", "His", "speech"),
    ("The union's answer was that nobody had asked.", "that nobody had asked", "answer", "The union", "speech"),
    ("The mayor repeated his claim that the pier was safe.", "that the pier was safe", "repeated", "The mayor", "speech"),
    ("Lund's statement that the mill was safe was false.", "that the mill was safe", "statement", "Lund", "speech"),
    ("There were warnings of a flood from the coast guard.", "a flood", "warnings", "the coast guard", "speech"),
    ("The rumour that the mill was for sale was false.", "that the mill was for sale", "rumour", "", "speech"),
    ("There were allegations that the vote was rigged.", "that the vote was rigged", "allegations", "", "speech"),
    ("The mayor's fear that the dam could break was not shared.", "that the dam could break", "fear", "mayor", "belief"),
]

ADJECTIVE: list[Example] = [
    ("The owner is confident that the ship will float.", "that the ship will float", "confident", "The owner", "belief"),
    ("Teachers were skeptical about the new exam.", "the new exam", "skeptical", "Teachers", "intention"),
    ("The players are eager to return home.", "to return home", "eager", "The players", "intention"),
    ("Holm is sure the ship will float.", "the ship will float", "is sure", "Holm", "belief"),
    ("Sailors are worried that the storm will turn.", "that the storm will turn", "are worried", "Sailors", "belief"),
]

JOINED: list[Example] = [
    ("The mayor praised the crew and said that the port was safe.", "that the port was safe", "said", "The mayor", "speech"),
    ("The mayor thanked the crew, adding that the port was safe.", "that the port was safe", "adding", "The mayor", "speech"),
    ("Calling it a farce, Lund left the hall.", "it a farce", "Calling", "Lund", "speech"),
    ("Lund called it a farce, but Holm said that the trial was fair.", "that the trial was fair", "said", "Holm", "speech"),
    ("Although Lund says the well is dry, the farm still sells water.", "the well is dry", "says", "Lund", "speech"),
    ("The ferry, which Lund says is unsafe, sails at noon.", "which|is unsafe", "says", "Lund", "speech"),
    (
        "The mayor said that the pier was lost and promised that it would be rebuilt.",
        "that the pier was lost", "said", "The mayor", "speech",
    ),
    (
        "The mayor said that the pier was lost and promised that it would be rebuilt.",
        "that it would be rebuilt", "promised", "The mayor", "speech",
    ),
    ("Lund spoke for an hour, praising the crew and calling the law a farce.", "the law a farce", "calling", "Lund", "speech"),
    ("The rules, which officials said will change, are old.", "which|will change", "said", "officials", "speech"),
    (
        "Union leaders left, and the owner called it a farce and said the mill would close.",
        "the mill would close", "said", "the owner", "speech",
    ),
]
# fmt: on
