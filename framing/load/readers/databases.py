"""SQLite: the one table with a column of texts, a row an article. The file is opened for reading alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from framing.errors import InputError
from framing.extension import Row, Skip
from framing.load.readers.columns import expected_text, has_text, those_found
from framing.load.readers.decoding import clean_line
from framing.load.readers.mapping import NONE, TABLE, Columns

if TYPE_CHECKING:
    import sqlite3

SUFFIXES = (".sqlite", ".sqlite3", ".db")
MAGIC = b"SQLite format 3\0"
_LARGEST = 1 << 26  # bytes of a text
_OF_A_RUN = frozenset(("run", "scores"))  # tables of a saved result
_PENDING = ("-wal", "-journal")  # files beside a database that hold what is not in it yet


def read_database(path: Path, skip: Skip, columns: Columns = NONE) -> Iterator[Row]:
    """A record for each row of the one table with texts, or of the one that the user names: ``--columns table=NAME``.

    Raises InputError for a saved result, for a database that is being written, and where several tables hold texts.
    """
    import sqlite3

    _check(path)
    try:
        with closing(_opened(path)) as database:
            tables = _tables(database)
            if tables.keys() >= _OF_A_RUN:
                raise InputError("is a saved result, no articles; look at it with: framing report FILE")
            table = _chosen(tables, columns)
            rows = database.execute(f"SELECT * FROM {_name(table)}")
            names = [clean_line(column[0]) for column in rows.description]
            yield from _records(rows, names, skip)
    except sqlite3.Error as error:
        raise InputError(f"an SQLite database that cannot be read: {error}; {_NEXT}") from None


_NEXT = "copy what can be saved with: sqlite3 FILE .recover | sqlite3 NEW.sqlite"


def holds_articles(path: Path) -> bool:
    """Whether a file is an SQLite database in which articles are to be looked for: not a saved result, nor something else.

    One that cannot be read may hold some.
    """
    import sqlite3

    try:
        with path.open("rb") as handle:
            if handle.read(len(MAGIC)) != MAGIC:
                return False
        with closing(_opened(path)) as database:
            tables = _tables(database)
    except sqlite3.Error:
        return True
    except OSError:
        return False
    return not tables.keys() >= _OF_A_RUN and any(has_text(names) for names in tables.values())


def is_result(path: Path) -> bool:
    """Whether a file is a database with the tables of a saved result, or none that can be read."""
    import sqlite3

    try:
        with closing(_opened(path)) as database:
            return _tables(database).keys() >= _OF_A_RUN
    except (sqlite3.Error, OSError):
        return True


def _check(path: Path) -> None:
    with path.open("rb") as handle:
        if handle.read(len(MAGIC)) != MAGIC:
            raise InputError("no SQLite database, though it is called one")
    for ending in _PENDING:
        beside = path.with_name(path.name + ending)
        if beside.is_file() and beside.stat().st_size:
            raise InputError(
                f"is being written, or was left half-written ({beside.name} stands beside it); close the program that uses it"
            )


def _opened(path: Path) -> sqlite3.Connection:
    """The database as it stands: neither a lock nor a journal is made, no view and no trigger runs."""
    import sqlite3

    database = sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1", uri=True)
    database.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    database.execute("PRAGMA trusted_schema = OFF")
    database.execute("PRAGMA cell_size_check = ON")
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LARGEST)
    return database


def _tables(database: sqlite3.Connection) -> dict[str, list[str]]:
    """The tables with the names of their columns."""
    listed = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    return {name: [row[0] for row in database.execute("SELECT name FROM pragma_table_info(?)", (name,))] for (name,) in listed}


def _chosen(tables: dict[str, list[str]], columns: Columns) -> str:
    if TABLE in columns:
        if columns[TABLE] in tables:
            return columns[TABLE]
        raise InputError(f"no table '{clean_line(columns[TABLE])}'; found: {those_found(tables)}; correct --columns table=NAME")
    found = [name for name, names in tables.items() if has_text(names, columns)]
    if len(found) == 1:
        return found[0]
    if found:
        raise InputError(
            f"several tables hold texts: {those_found(found)}; name the one to read: --columns table={clean_line(found[0])}"
        )
    if len(tables) == 1:
        raise InputError(f"no text column; {expected_text(next(iter(tables.values())))}")
    raise InputError(f"no table with a text column; found: {those_found(tables)}; name both: --columns table=NAME,text=NAME")


def _name(table: str) -> str:
    return '"' + table.replace('"', '""') + '"'


def _records(rows: sqlite3.Cursor, names: list[str], skip: Skip) -> Iterator[Row]:
    import sqlite3

    number = 0
    try:
        for number, row in enumerate(rows, 1):
            yield f"row {number}", dict(zip(names, row, strict=True))
    except sqlite3.Error as error:
        if not number:
            raise
        skip(f"row {number + 1}", f"the database cannot be read from here on: {error}; {_NEXT}")
