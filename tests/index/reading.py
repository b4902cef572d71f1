"""What readers make of files that a test has written."""

from __future__ import annotations

from pathlib import Path

from index.article import Article
from index.errors import SourceError
from index.readers import read_sources

BODY = (
    "Le ministère a confirmé mardi la livraison de douze obusiers à la brigade. "
    "Les pièces viennent d’un surplus que l’armée avait mis en réserve."
)
LIMIT = 1_000_000


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


def rejection(found: list[Article | SourceError]) -> SourceError:
    (one,) = found
    assert isinstance(one, SourceError), one
    assert one.place
    assert one.remedy
    return one


def ids(found: list[Article | SourceError]) -> list[str]:
    return [one.id for one in found if isinstance(one, Article)]
