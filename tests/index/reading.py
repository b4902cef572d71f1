"""What readers make of files that a test has written."""

from __future__ import annotations

import json
from pathlib import Path

from index.article import Article
from index.errors import SourceError
from index.readers import read_sources

BODY = (
    "Le ministère a confirmé mardi la livraison de douze obusiers à la brigade. "
    "Les pièces viennent d’un surplus que l’armée avait mis en réserve."
)
LIMIT = 1_000_000
#: A page: its title, its two paragraphs, its address.
TITLE = "Tallinn reçoit ses obusiers"
SECOND = "Les équipages s’entraînent depuis l’hiver sur un terrain prêté par le pays voisin."
TEXT = f"<p>{BODY}</p><p>{SECOND}</p>"
PLACE = "https://phare.example/obusiers"


class Listener:
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.notices: list[str] = []
        self.done = 0

    def notice(self, text: str) -> None:
        self.notices.append(text)

    def advance(self, n_bytes: int) -> None:
        self.done += n_bytes


def read(*sources: Path | str, listener: Listener | None = None) -> list[Article | SourceError]:
    return list(read_sources([str(s) for s in sources], listener=listener, max_bytes=LIMIT))


def article(found: list[Article | SourceError]) -> Article:
    (one,) = found
    assert isinstance(one, Article), one
    return one


def day(found: Article) -> str | None:
    """The day of an article, or None."""
    return found.published.iso() if found.published else None


def rejection(found: list[Article | SourceError]) -> SourceError:
    (one,) = found
    assert isinstance(one, SourceError), one
    assert one.place
    assert one.remedy
    return one


def ids(found: list[Article | SourceError]) -> list[str]:
    return [one.id for one in found if isinstance(one, Article)]


def read_page(folder: Path, body: str, head: str = "", window: str = TITLE) -> Article:
    (folder / "a.html").write_text(
        f'<!doctype html><html><head><meta charset="utf-8"><title>{window}</title>{head}</head>'
        f"<body>{body}</body></html>",
        encoding="utf-8",
    )
    return article(read(folder / "a.html"))


def linked(*objects: dict[str, object]) -> str:
    typed = [{"@type": "NewsArticle", **one} for one in objects]
    return f'<script type="application/ld+json">{json.dumps(typed)}</script>'
