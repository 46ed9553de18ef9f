"""A wire report in several hands, for the tests of copies and stories: every sentence is invented."""

from __future__ import annotations

from datetime import date
from typing import Any

from framing import Document

WIRE = """The harbour bridge at Port Ellery was closed to lorries on Tuesday after engineers found cracks in two of its cables.

The town's chief engineer, Maud Okafor, told reporters that the cracks were no wider than a hair but had grown since spring. \
"We will not gamble with anybody's life for the sake of a shorter drive to the docks," she said.

About 14,000 vehicles cross the bridge on a working day, of which some 2,300 are lorries that serve the container terminal. \
They will have to take the old road through Saltmarsh for at least nine weeks, which adds half an hour to each trip.

The haulage firm Brandt & Sons warned that the detour would cost it 80,000 pounds a month and asked the council for help. \
The council is to meet on Friday to discuss a plan that would open the ferry landing at Gull Point to smaller lorries.

The bridge was built in 1968 and last repaired eleven years ago, when the deck was replaced and the railings were painted."""

ELSEWHERE = """Residents of Saltmarsh woke up to a queue of trucks outside their kitchen windows this morning, few of them amused.

Nobody had asked them, they said at a hastily called meeting in the chapel hall, where the chairs ran out before the tea did. \
"We will not gamble with anybody's life for the sake of a shorter drive to the docks," the chief engineer had said, and people \
in the hall wondered aloud whether their own lives had been counted in.

A retired teacher proposed a night-time ban. A shopkeeper feared that delivery vans would no longer find a place to stop. \
The vicar, who chaired the evening, promised to write to the council, and to ring the bells if no answer came by Friday."""


def article(doc_id: str, text: str, outlet: str, day: int = 4, **fields: Any) -> Document:
    """An article of March 2024."""
    given = {"published": date(2024, 3, day), "language": "en", **fields}
    return Document(id=doc_id, text=text, outlet=outlet, **given)


def sentences(text: str = WIRE) -> list[str]:
    """The paragraphs of a text."""
    return text.split("\n\n")
