"""What the user should know of a corpus that was read: how it was understood, and why nothing could be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from framing.errors import InputError
from framing.load.finishing import NO_OUTLET, OutletOf
from framing.load.inputs import Skipped
from framing.load.readers.dates import ORDERS
from framing.load.readers.decoding import listing
from framing.load.spellings import alike

_AMBIGUOUS = "date ambiguous"
_SILENT = ("language detected", *(f"date with {order} first" for order in ORDERS))
Noted = Mapping[str, tuple[str, int]]  # kind of note → the first of them, how many


def notices_of(outlets: Mapping[str, int], noted: Noted, unnamed: Sequence[str], outlet_of: OutletOf) -> Iterator[str]:
    """One-line statements on the outlets (with their documents), and on what stands in the notes of documents."""
    for names in alike(outlets):
        counted = listing(f"{name} ({outlets[name]})" for name in names)
        yield f"outlets that may be one, spelled differently, are kept apart: {counted}; write them alike to join them"
    yield from _date_orders(noted)
    for kind, (first, count) in noted.items():
        if kind == NO_OUTLET:
            yield f"{NO_OUTLET} of {_documents(count)}: the name of the {outlet_of} is used ({listing(unnamed)})"
        elif kind not in _SILENT:
            yield first if count == 1 else f"{first} ({count} documents in all)"


def _date_orders(noted: Noted) -> Iterator[str]:
    """What dates in several formats were taken for, and what the clear ones say of those that can be read in two ways."""
    orders = {order: noted[kind] for order in ORDERS if (kind := f"date with {order} first") in noted}
    told = " and ".join(f"{order} first in {_documents(count)}" for order, (_, count) in orders.items())
    if len(orders) > 1:
        yield f"dates are written with {told}: each was read in the one way it can be; write all as YYYY-MM-DD"
    elif orders and _AMBIGUOUS in noted:
        unclear = _documents(noted[_AMBIGUOUS][1])
        yield f"dates are written with {told}, and may be either way in {unclear}, which have no date now"


def _documents(count: int) -> str:
    return "1 document" if count == 1 else f"{count} documents"


def nothing(skipped: Sequence[Skipped], files: Sequence[str] = ()) -> InputError:
    """The error where no article is left to read."""
    if not skipped:
        empty = f"{listing(files)}: no article in {'it' if len(files) == 1 else 'them'}"
        return InputError(empty if files else "no path was named; name a folder, files, or - for standard input")
    if len(skipped) == 1:
        return InputError(str(skipped[0]))
    more = f"; and {len(skipped) - 3} more" if len(skipped) > 3 else ""
    return InputError(f"no article could be read: {'; '.join(map(str, skipped[:3]))}{more}")
