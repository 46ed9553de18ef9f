"""Which column holds which field, where the user says so: ``--columns text=Volltext,outlet=Zeitung``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from framing.errors import RequestError

FIELDS = ("id", "text", "outlet", "title", "author", "published", "url", "language", "genre", "story")
_OTHERS = {"date": "published"}
TABLE = "table"  # of a database
_BETWEEN = re.compile(r",(?=\s*[\w.-]+\s*=)")

Columns = Mapping[str, str]  # the name of a field, or of one of the user's own → the name of its column
NONE: Columns = {}


def columns_of(given: object) -> dict[str, str]:
    """The columns that an option ("text=Volltext,outlet=Zeitung") or a table of a manifest names, by field.

    Raises :class:`~framing.errors.RequestError` for what names none.
    """
    pairs: Iterable[tuple[object, object]]
    if isinstance(given, Mapping):
        pairs = given.items()
    else:
        pairs = [tuple(map(str.strip, part.partition("=")[::2])) for part in _BETWEEN.split(str(given))]  # type: ignore[misc]
    found: dict[str, str] = {}
    for field, column in pairs:
        if not (isinstance(field, str) and isinstance(column, str) and field and column):
            raise RequestError(f"columns: '{field}' = '{column}'; expected FIELD=COLUMN, such as text=Body,outlet=Newspaper")
        name = _OTHERS.get(field.casefold(), field.casefold() if field.casefold() in FIELDS else field)
        if found.setdefault(name, column) != column:
            raise RequestError(f"columns: {name} is to be in '{found[name]}' and in '{column}'; keep one of them")
    return found
