"""What plugins have found out of texts, kept on disk for other runs and workers: JSON values in one SQLite file.

A value is found by the text, the name and version of what found it, and the settings that it hangs on; of a text only a hash is
kept. What has not been asked for the longest goes first where the file grows beyond its limit. A file that cannot be used costs
nothing but the time to find out again.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from time import time
from typing import Any

from framing.errors import PluginError, RequestError

FOLDER, SIZE = "FRAMING_CACHE", "FRAMING_CACHE_MB"  # of the environment: where it lies ("off" for nowhere), and its limit
DEFAULT_MB = 500
FILE = "cache.sqlite"
_LEFT = 0.8  # of the limit, once what is oldest has gone
_WAIT = 10.0  # seconds for another process
_SELDOM = 86_400  # seconds after which it is noted that a value is still asked for
_AT_ONCE = 500
_TABLE = "CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, name TEXT, value TEXT, used INTEGER) WITHOUT ROWID"
_told: set[str] = set()


class Cache:
    """The values of one annotator or measure. A plugin gets it from its settings: ``settings.cache(name, version)``."""

    def __init__(self, name: str, version: str, hangs_on: Mapping[str, Any]) -> None:
        self.name = name
        about = json.dumps([name, version, hangs_on], sort_keys=True, default=str)
        self._about = hashlib.sha256(about.encode()).digest()

    def of(self, texts: Sequence[str], ask: Callable[[list[str]], Sequence[Any]]) -> list[Any]:
        """The value of each text: the one that is kept, else the one that ``ask`` gives.

        ``ask`` gets the texts that have none, each once, and gives a value for each in their order: anything that JSON can
        hold, or an exception, which is handed on and not kept. It is not called where nothing is missing.
        """
        keys = {text: self._key(text) for text in texts}
        found = self._kept(list(keys.values()))
        missing = [text for text, key in keys.items() if key not in found]
        if missing:
            given = list(ask(missing))
            if len(given) != len(missing):
                raise PluginError(
                    f"{self.name}: {len(given)} values of {len(missing)} texts; expected one for each, in their order"
                )
            made = {keys[text]: value for text, value in zip(missing, given, strict=True)}
            self._keep({key: _packed(self.name, value) for key, value in made.items() if not isinstance(value, BaseException)})
            found.update(made)
        return [found[keys[text]] for text in texts]

    def _key(self, text: str) -> str:
        return hashlib.sha256(self._about + text.encode("utf-8", "surrogatepass")).hexdigest()

    def _kept(self, keys: Sequence[str]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        old: list[str] = []
        now = int(time())
        with _opened() as database:
            for start in range(0, len(keys) if database else 0, _AT_ONCE):
                some = keys[start : start + _AT_ONCE]
                marks = ",".join("?" * len(some))
                for key, value, used in database.execute(f"SELECT key, value, used FROM kept WHERE key IN ({marks})", some):
                    found[key] = json.loads(value)
                    old += [key] * (now - used > _SELDOM)
            if old:
                database.executemany("UPDATE kept SET used = ? WHERE key = ?", [(now, key) for key in old])
        return found

    def _keep(self, made: Mapping[str, str]) -> None:
        now = int(time())
        with _opened() as database:
            if database and made:
                rows = [(key, self.name, value, now) for key, value in made.items()]
                database.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", rows)
                _shrink(database)


def _packed(name: str, value: Any) -> str:
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False)
    except (TypeError, ValueError) as error:
        raise PluginError(f"{name}: a value cannot be kept: {error}; expected numbers, texts, lists and mappings") from None


def file() -> Path | None:
    """Where the cache lies; None where the environment says nowhere."""
    named = os.environ.get(FOLDER)
    if named is not None and named.strip().lower() in ("", "off"):
        return None
    return (Path(named) if named else _usual()) / FILE


def _usual() -> Path:
    """The folder for what a program may lose, as each system has it."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "framing" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "framing"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "framing"


def limit() -> int:
    """The bytes that the cache may take. Raises :class:`~framing.errors.RequestError` for what is no number."""
    given = os.environ.get(SIZE, str(DEFAULT_MB))
    try:
        return int(float(given) * 1_000_000)
    except (ValueError, OverflowError):
        raise RequestError(f"{SIZE} is {given!r}; expected the megabytes that the cache may take, such as {DEFAULT_MB}") from None


def usage() -> dict[str, int]:
    """How many values are kept, by the name of what found them."""
    with _opened(make=False) as database:
        rows = database.execute("SELECT name, count(*) FROM kept GROUP BY name ORDER BY name") if database else ()
        return dict(rows)


def clear(name: str | None = None) -> int:
    """Empty the cache, or forget what one annotator or measure has found; how many values that were."""
    with _opened(make=False) as database:
        if not database:
            return 0
        which = ("DELETE FROM kept WHERE name = ?", (name,)) if name else ("DELETE FROM kept", ())
        gone = database.execute(*which).rowcount
        database.commit()
        database.execute("VACUUM")
        return int(gone)


@contextmanager
def _opened(*, make: bool = True) -> Iterator[Any]:
    """The database within one transaction; None where there is none, or it cannot be used, which is said once."""
    path = file()
    if path is None or (not make and not path.is_file()):
        yield None
        return
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        database = sqlite3.connect(path, timeout=_WAIT)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        database.execute(_TABLE)
    except (sqlite3.Error, OSError) as error:
        _tell(path, error)
        yield None
        return
    with closing(database):
        try:
            yield database
            database.commit()
        except sqlite3.Error as error:
            _tell(path, error)


def _tell(path: Path, error: Exception) -> None:
    if str(path) not in _told:
        _told.add(str(path))
        print(
            f"note: the cache {path} cannot be used: {error}; delete the file, or name another folder in {FOLDER}",
            file=sys.stderr,
        )


def _shrink(database: sqlite3.Connection) -> None:
    """Forget what has not been asked for the longest, where the file is larger than it may be."""
    pages, free, size = (
        database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
    )
    taken, most = (pages - free) * size, limit()
    if taken <= most:
        return
    count = database.execute("SELECT count(*) FROM kept").fetchone()[0]
    gone = count - int(count * most * _LEFT / taken)
    database.execute("DELETE FROM kept WHERE key IN (SELECT key FROM kept ORDER BY used, key LIMIT ?)", (gone,))
