"""What the plugin announces: its layers and measures."""

from __future__ import annotations

from dataclasses import replace

from framing import Annotator, Measure, deferred
from framing_frames.heard import measures

HEARD = Annotator(
    name="frames.heard",
    provides="heard",
    meaning="each source once: its gender as the article tells it, how it is introduced, its order and words",
    bind=deferred("framing_frames.heard.heard"),
    requires=("attributions", "persons", "pos", "tokens", "lemmas", "sentences", "quotation_marks", "regions"),
    languages=("en",),
)

WOMEN = Measure(
    name="frames.women",
    meaning="share of women among the sources whose gender the article tells",
    unit="share of sources",
    range=(0, 1),
    high="more of those heard are women",
    question="How many of the sources that are one person are told to be women, of how many whose gender the article tells?",
    bind=lambda settings: measures.women,
    requires=("heard",),
    languages=("en",),
    show="share",
    on_request=True,
    caution="Sources whose gender the article does not tell are left out: frames.gender_untold says how many",
)
MEASURES = (
    WOMEN,
    replace(
        WOMEN,
        name="frames.women_by_type",
        meaning="share of women among the sources whose gender the article tells, by type of source",
        question="",
        bind=lambda settings: measures.women_by_type,
    ),
    replace(
        WOMEN,
        name="frames.women_words",
        meaning="share of the words given to women, of those given to sources whose gender the article tells",
        unit="share of words",
        high="women are given more words",
        question="",
        bind=lambda settings: measures.women_words,
    ),
    replace(
        WOMEN,
        name="frames.gender_untold",
        meaning="share of the persons heard whose gender the article does not tell",
        high="shares of women rest on fewer",
        question="Of how many persons who are sources does the article tell no gender, of how many persons who are sources?",
        bind=lambda settings: measures.gender_untold,
        caution="",
    ),
    replace(
        WOMEN,
        name="frames.credentials",
        meaning="share of the persons heard, by how they are introduced",
        high="introduced so more often",
        question="How many of the persons who are sources are introduced {category}, of how many?",
        bind=lambda settings: measures.credentials,
        caution="",
    ),
    replace(
        WOMEN,
        name="frames.elite",
        meaning="share of elite sources among the elite and the non-elite",
        high="officials, companies and experts are heard more than citizens, victims, accused and NGOs",
        question="How many sources are officials, parties, companies, experts, of how many of these and citizens or NGOs?",
        bind=lambda settings: measures.elite,
        source="Gans (1979)",
        caution="",
    ),
    replace(
        WOMEN,
        name="frames.first_word",
        meaning="share of the articles in which a type of source speaks first",
        unit="share of articles with a first source of a known type",
        high="speaks first more often",
        question="",
        bind=lambda settings: measures.first_word,
        caution="",
    ),
    replace(
        WOMEN,
        name="frames.last_word",
        meaning="share of the articles in which a type of source speaks last",
        unit="share of articles with a last source of a known type",
        high="has the last word more often",
        question="",
        bind=lambda settings: measures.last_word,
        caution="",
    ),
)
