"""The ledger of a generation: which article came from where, with the digest of its content.

Input: one line an article while it is read. Output: duplicates at once, and at the end the counts
of the manifest. It is an SQLite file beside the index, so that memory stays flat; the next run
reads it to tell new, changed and removed articles apart.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from index.article import Article, Origin

__all__ = ["Ledger", "Tally"]

_TABLE = """
CREATE TABLE article (
    id TEXT PRIMARY KEY, path TEXT NOT NULL, line INTEGER NOT NULL, digest TEXT NOT NULL,
    lang TEXT NOT NULL, day TEXT, story TEXT NOT NULL, sketch BLOB NOT NULL
) WITHOUT ROWID
"""


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of a ledger; days are ISO, as precise as is known, None where all are undated."""

    articles: int
    undated: int
    langs: dict[str, int]
    first_day: str | None
    last_day: str | None
    digest: str


class Ledger:
    """One line an article, by id. Not for several threads."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    @classmethod
    def create(cls, path: Path | None) -> Ledger:
        """An empty ledger at `path`; None for one that vanishes when it is closed.

        Nothing is synced while it is written: the builder does so once, before the swap.
        """
        with ExitStack() as opened:
            db = sqlite3.connect("" if path is None else path, isolation_level=None)
            opened.callback(db.close)
            db.execute("PRAGMA journal_mode = OFF")
            db.execute("PRAGMA synchronous = OFF")
            db.execute(_TABLE)
            db.execute("BEGIN")
            opened.pop_all()
        return cls(db)

    @classmethod
    def open(cls, path: Path) -> Ledger:
        """A ledger written before, for reading alone; leaves no file behind."""
        return cls(sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True))

    def enter(self, article: Article, sketch: bytes = b"") -> None:
        """Enter the article with the sketch that its story was found by; its id must be free."""
        day = None if article.published is None else article.published.iso()
        self._insert(
            (article.id, article.digest, article.lang, day, article.story, sketch), article.origin
        )

    def keep(self, article_id: str, origin: Origin, before: Ledger) -> None:
        """Enter an article of `before` that has not changed; its id must be free."""
        row = before._db.execute(
            "SELECT id, digest, lang, day, story, sketch FROM article WHERE id = ?", (article_id,)
        ).fetchone()
        self._insert(row, origin)

    def _insert(self, row: Sequence[object], origin: Origin) -> None:
        self._db.execute(
            "INSERT INTO article (id, digest, lang, day, story, sketch, path, line)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (*row, origin.path, origin.line),
        )

    def story(self, article_id: str) -> tuple[str, bytes]:
        """Story of an article that the ledger has, and the sketch that it was found by."""
        story, sketch = self._db.execute(
            "SELECT story, sketch FROM article WHERE id = ?", (article_id,)
        ).fetchone()
        return story, sketch

    def origin(self, article_id: str) -> Origin | None:
        """Where the article of this id was read, None where the ledger has none."""
        row = self._db.execute(
            "SELECT path, line FROM article WHERE id = ?", (article_id,)
        ).fetchone()
        return None if row is None else Origin(*row)

    def digest(self, article_id: str) -> str | None:
        """Digest of the content of the article of this id, None where the ledger has none."""
        row = self._db.execute("SELECT digest FROM article WHERE id = ?", (article_id,)).fetchone()
        return None if row is None else str(row[0])

    def ids(self) -> Iterator[str]:
        """Every id, ascending by code point."""
        for (article_id,) in self._db.execute("SELECT id FROM article ORDER BY id"):
            yield article_id

    def shared(self, before: Ledger) -> int:
        """How many ids stand in both ledgers."""
        return sum(1 for _ in _common(self.ids(), before.ids()))

    def missing(self, before: Ledger) -> Iterator[str]:
        """Ids of `before` that this ledger has not."""
        for article_id in before.ids():
            if self.digest(article_id) is None:
                yield article_id

    def tally(self) -> Tally:
        """The counts of everything entered."""
        one = self._db.execute
        articles, dated, first, last = one(
            "SELECT count(*), count(day), min(day), max(day) FROM article"
        ).fetchone()
        langs = dict(
            one("SELECT lang, count(*) FROM article GROUP BY lang ORDER BY 2 DESC, 1").fetchall()
        )
        whole = hashlib.sha256()
        for article_id, digest in one("SELECT id, digest FROM article ORDER BY id"):
            whole.update(f"{article_id}\0{digest}\n".encode())
        return Tally(articles, articles - dated, langs, first, last, whole.hexdigest())

    def commit(self) -> None:
        """Hand everything to the operating system; the ledger can be read on."""
        self._db.execute("COMMIT")
        self._db.execute("BEGIN")

    def close(self) -> None:
        """Release the file; what was not committed is lost."""
        self._db.close()


def _common(left: Iterator[str], right: Iterator[str]) -> Iterator[str]:
    """The values of both ascending streams."""
    a, b = next(left, None), next(right, None)
    while a is not None and b is not None:
        if a == b:
            yield a
            a, b = next(left, None), next(right, None)
        elif a < b:
            a = next(left, None)
        else:
            b = next(right, None)
