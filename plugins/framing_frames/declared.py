"""What the plugin announces: its layers and measures."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from framing import Annotator, Document, Layers, Measure, Score, deferred
from framing_frames.heard import measures

Call = Callable[[Document, Layers], Iterable[Score]]

HEARD = Annotator(
    name="frames.heard",
    provides="heard",
    meaning="each source once: its gender as the article tells it, how it is introduced, its order and words",
    bind=deferred("framing_frames.heard.heard"),
    requires=("attributions", "persons", "pos", "tokens", "lemmas", "sentences", "quotation_marks", "regions"),
    languages=("en",),
)

_UNTOLD = "Sources whose gender the article does not tell are left out: frames.gender_untold says how many"


def _share(name: str, meaning: str, high: str, bound: Call, **fields: Any) -> Measure:
    """A share of what is heard, in percent, scored where it is asked for."""
    about: dict[str, Any] = {"unit": "share of sources", "range": (0, 1), "show": "share", "languages": ("en",)} | fields
    return Measure(
        name=f"frames.{name}",
        meaning=meaning,
        high=high,
        bind=lambda settings: bound,
        requires=("heard",),
        on_request=True,
        **about,
    )


MEASURES = (
    _share(
        "women",
        "share of women among the sources whose gender the article tells",
        "more of those heard are women",
        measures.women,
        question="How many of the sources that are one person are told to be women, of how many whose gender the article tells?",
        caution=_UNTOLD,
    ),
    _share(
        "women_by_type",
        "share of women among the sources whose gender the article tells, by type of source",
        "more of those heard are women",
        measures.women_by_type,
        caution=_UNTOLD,
    ),
    _share(
        "women_words",
        "share of the words given to women, of those given to sources whose gender the article tells",
        "women are given more words",
        measures.women_words,
        unit="share of words",
        caution=_UNTOLD,
    ),
    _share(
        "gender_untold",
        "share of the persons heard whose gender the article does not tell",
        "shares of women rest on fewer",
        measures.gender_untold,
        question="Of how many persons who are sources does the article tell no gender, of how many persons who are sources?",
    ),
    _share(
        "credentials",
        "share of the persons heard, by how they are introduced",
        "introduced so more often",
        measures.credentials,
        question="How many of the persons who are sources are introduced {category}, of how many?",
    ),
    _share(
        "elite",
        "share of elite sources among the elite and the non-elite",
        "officials, companies and experts are heard more than citizens, victims, accused and NGOs",
        measures.elite,
        question="How many sources are officials, parties, companies, experts, of how many of these and citizens or NGOs?",
        source="Gans (1979)",
    ),
    *(
        _share(
            f"{word}_word",
            f"share of the articles in which a type of source speaks {word}",
            high,
            bound,
            unit=f"share of articles with a {word} source of a known type",
        )
        for word, high, bound in (
            ("first", "speaks first more often", measures.first_word),
            ("last", "has the last word more often", measures.last_word),
        )
    ),
)
