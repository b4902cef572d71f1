"""Translations that have been paid for, in one SQLite file: by text, languages and service.

Input: pieces of text. Output: their translations, where they are known. Several threads and
processes may use one file; a claim keeps two of them from paying for the same piece.
"""

from __future__ import annotations

import hashlib
import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from index.errors import ConfigurationError
from index.translate.owner import is_dead, this_process

__all__ = ["Cache", "Pair"]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS translation (key TEXT PRIMARY KEY, made TEXT NOT NULL,
  text TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS begun (spec TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS claim (key TEXT PRIMARY KEY, until REAL NOT NULL,
  owner TEXT NOT NULL DEFAULT '') WITHOUT ROWID;
"""
_BUSY_S = 30.0
_PAUSE_S = 0.01
_RENEWALS = 3  # of a claim, before it would lapse
_MOST_NAMED = 500  # keys in one statement, below SQLite's limit


@dataclass(frozen=True, slots=True)
class Pair:
    """From which language into which, by which service (`Translator.identity`)."""

    source: str
    target: str
    service: str

    def key(self, text: str) -> str:
        """The name of a piece of text under this pair; the text itself is not kept."""
        parts = "\0".join((self.service, self.source, self.target, text))
        return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Cache:
    """The translations in the file at `path`, which the first use creates.

    Every operation opens the file anew: it may be used from any thread and any process.
    """

    path: Path

    def known(self, keys: Iterable[str]) -> dict[str, tuple[str, str]]:
        """key -> (translation, ISO day on which it was made), for those that are known."""
        asked = list(dict.fromkeys(keys))
        found: dict[str, tuple[str, str]] = {}
        with self._open() as file:
            for at in range(0, len(asked), _MOST_NAMED):
                some = asked[at : at + _MOST_NAMED]
                marks = ",".join("?" * len(some))
                rows = file.execute(
                    f"SELECT key, text, made FROM translation WHERE key IN ({marks})",  # noqa: S608  # only question marks are put in
                    some,
                )
                found.update({key: (text, made) for key, text, made in rows})
        return found

    def keep(self, texts: Mapping[str, str], made: str) -> None:
        """Remember the translation of each key, and give back the claims on them."""
        with self._open() as file:
            file.executemany(
                "INSERT OR REPLACE INTO translation VALUES (?, ?, ?)",
                [(key, made, text) for key, text in texts.items()],
            )
            file.executemany("DELETE FROM claim WHERE key = ?", [(key,) for key in texts])

    def claim(self, keys: Iterable[str], seconds: float) -> set[str]:
        """Those of the keys that are now the caller's to translate: unknown, and nobody else's.

        A claim that is not given back lapses after `seconds`, or with its process if that was one
        of this machine.
        """
        now, mine = time.time(), this_process()
        taken = set()
        with self._open() as file:
            file.execute("BEGIN IMMEDIATE")
            file.execute("DELETE FROM claim WHERE until < ?", (now,))
            owners = [owner for (owner,) in file.execute("SELECT DISTINCT owner FROM claim")]
            dead = [(owner,) for owner in owners if is_dead(owner)]
            file.executemany("DELETE FROM claim WHERE owner = ?", dead)
            for key in dict.fromkeys(keys):
                done = file.execute(
                    "INSERT OR IGNORE INTO claim SELECT ?, ?, ? WHERE NOT EXISTS"
                    " (SELECT 1 FROM translation WHERE key = ?)",
                    (key, now + seconds, mine, key),
                )
                if done.rowcount == 1:
                    taken.add(key)
        return taken

    def is_held_elsewhere(self, keys: Iterable[str]) -> bool:
        """Whether another process has a claim on one of the keys."""
        asked = set(keys)
        with self._open() as file:
            rows = file.execute("SELECT key FROM claim WHERE owner != ?", (this_process(),))
            return any(key in asked for (key,) in rows)

    def renew(self, keys: Iterable[str], seconds: float) -> None:
        """Let claims lapse only `seconds` from now."""
        until = time.time() + seconds
        with self._open() as file:
            file.executemany("UPDATE claim SET until = ? WHERE key = ?", [(until, k) for k in keys])

    @contextmanager
    def held(self, keys: Iterable[str], seconds: float) -> Iterator[None]:
        """Renew claims well before they lapse, for as long as the body takes: a request may have
        to wait for its turn. They lapse `seconds` after a process that died."""
        mine, is_over = tuple(keys), threading.Event()

        def renew() -> None:
            while not is_over.wait(seconds / _RENEWALS):
                with suppress(ConfigurationError):  # the next one may succeed
                    self.renew(mine, seconds)

        renewing = threading.Thread(target=renew, daemon=True)
        renewing.start()
        try:
            yield
        finally:
            is_over.set()
            renewing.join()

    def release(self, keys: Iterable[str]) -> None:
        """Give back claims without a translation."""
        with self._open() as file:
            file.executemany("DELETE FROM claim WHERE key = ?", [(key,) for key in keys])

    def discard(self, keys: Iterable[str]) -> None:
        """Forget translations: they are asked for anew."""
        with self._open() as file:
            file.executemany("DELETE FROM translation WHERE key = ?", [(key,) for key in keys])

    def begin(self, spec: str) -> None:
        """Remember what the run that begins was asked for, so that it can be resumed."""
        with self._open() as file:
            file.execute("DELETE FROM begun")
            file.execute("INSERT INTO begun VALUES (?)", (spec,))

    def begun(self) -> str | None:
        """What the last run was asked for; None where there was none."""
        if not self.path.exists():
            return None
        with self._open() as file:
            row = file.execute("SELECT spec FROM begun").fetchone()
        return row[0] if row else None

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """A connection in a transaction. Raises ConfigurationError for a file that is no cache."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path, timeout=_BUSY_S)) as file:
                _prepare(self.path, file)
                with file:
                    yield file
        except (sqlite3.Error, OSError) as error:
            raise ConfigurationError(
                f"cannot be used as the cache of translations ({error})",
                place=str(self.path),
                remedy="name another file in VIGIE_TRANSLATIONS, or free space for this one",
            ) from error


_PREPARED: set[tuple[str, int]] = set()
_PREPARING = threading.Lock()


def _prepare(path: Path, file: sqlite3.Connection) -> None:
    """Create the tables, once a process and file."""
    this = (str(path), path.stat().st_ino)
    with _PREPARING:
        if this in _PREPARED:
            return
        _write_ahead(file)
        file.executescript(_SCHEMA)
        with suppress(sqlite3.OperationalError):  # it is there, in all but older files
            file.execute("ALTER TABLE claim ADD COLUMN owner TEXT NOT NULL DEFAULT ''")
        _PREPARED.add(this)


def _write_ahead(file: sqlite3.Connection) -> None:
    """Readers and a writer side by side. SQLite does not wait for others that create the file."""
    deadline = time.monotonic() + _BUSY_S
    while True:
        try:
            file.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(_PAUSE_S)
