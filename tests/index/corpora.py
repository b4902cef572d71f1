"""Small corpora written for the tests, and an index location for them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from index.article import Article, DateStamp, Origin
from index.documents import to_document
from index.generations import Builder, Manifest, Store
from index.request import SearchRequest
from index.schema import fingerprint
from index.settings import Settings

_TEXT = (
    "La Corée du Nord a livré des missiles balistiques à la Russie, selon un rapport numéro {n}.\n"
    "Le ministre a parlé de {n} caisses d'obus de 155 mm parties du port au cours de l'hiver.\n"
    "Des drones Shahed ont été vus près de la frontière, d'après les enquêteurs des sanctions."
)


def settings_for(place: Path, **others: Any) -> Settings:
    """Settings of an index at `place`, whatever the environment says; a search has the time that a
    busy machine takes."""
    own = {"index": str(place), "engine": "whoosh", "processes": 1, "time_limit": 60}
    return Settings(**own | others)


def write_jsonl(path: Path, count: int, **fields: Any) -> Path:
    """`count` articles, one a line, with the ids a0, a1 …"""
    rows = (
        {"id": f"a{n}", "title": f"Livraison numéro {n}", "text": _TEXT.format(n=n), **fields}
        for n in range(count)
    )
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
    return path


def article(name: str, text: str = "Un char est arrivé au port.", **others: Any) -> Article:
    """A French article as the pipeline leaves it."""
    return Article(name, Origin(f"{name}.txt"), name, tuple(text.split("\n")), lang="fr", **others)


def publish(store: Store, *articles: Article, engine: str = "whoosh") -> Manifest:
    """Build a generation of these articles and swap it in."""
    with store.build(engine) as builder:
        return fill(builder, *articles)


def fill(builder: Builder, *articles: Article) -> Manifest:
    """Put the articles and publish."""
    for one in articles:
        builder.ledger.enter(one)
        builder.put(*to_document(one))
    return builder.publish(manifest(len(articles)))


def manifest(articles: int) -> Manifest:
    """A manifest as the pipeline hands it to the builder."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return Manifest("", "", fingerprint(), now, articles, 0, {"fr": articles})


def served(store: Store) -> list[str]:
    """Ids of what is served."""
    return [hit.id for hit in store.current().engine.scan(SearchRequest())]


def stamp(day: str) -> DateStamp:
    """A stated publication day."""
    return DateStamp(datetime.fromisoformat(day).date(), "day", "stated", 1.0)


CHAR = article("char")
DRONE = article("drone", "Un drone a survolé la côte.", published=stamp("2024-03-05"))
