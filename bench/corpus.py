"""What the benches measure on, from the optional folder: news articles (OrangeSum; generated ones
without it), questions with their answers (PIAF); and a searcher over any articles.

Input: how many articles. Output: a JSONL file, and a word on what it is. Beyond the number of real
articles more are assembled from their paragraphs, with real dates and sources.
"""

from __future__ import annotations

import gzip
import json
import os
import random
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from index.annotate import annotate
from index.article import Article
from index.documents import to_document
from index.engines import ClusterPlace, open_engine
from index.gazetteer import load_gazetteer
from index.generations import Generation, Manifest
from index.searcher import Searcher
from index.vocabulary import Vocabulary, VocabularyBuilder

SHARED = Path(os.environ.get("VIGIE_SHARED", Path(__file__).resolve().parents[2] / "shared"))
ORANGESUM = SHARED / "data" / "orangesum.jsonl.gz"
_SUBJECTS = ("La Corée du Nord", "La Russie", "Le ministère", "L’Iran", "Paris", "Le rapport")
_VERBS = ("a livré", "annonce", "dément", "a commandé", "examine", "a saisi")
_OBJECTS = (
    "des missiles balistiques",
    "des obus de 155 mm",
    "des drones Shahed-136",
    "un contrat de frégates",
    "les pièces d’un lanceur",
    "des chars Leopard 2",
)
_ENDS = ("au printemps", "selon les enquêteurs", "malgré les sanctions", "à la frontière")


def write_articles(
    folder: Path, count: int, *, words: int | None = None, **stated: str
) -> tuple[Path, str]:
    """`count` articles in a JSONL file, and what they are; each states `stated` as well, and has
    at most `words` words, if they are bounded."""
    path = folder / f"articles-{count}.jsonl"
    rows = _assembled(count) if ORANGESUM.exists() else _generated(count)
    with path.open("w", encoding="utf-8") as file:
        for number, row in enumerate(rows):
            text = row["text"] if words is None else " ".join(row["text"].split()[:words])
            article = {"id": f"{number:07}", **row, "text": text, **stated}
            file.write(json.dumps(article, ensure_ascii=False) + "\n")
    if not ORANGESUM.exists():
        return path, f"{count:,} generated articles"
    what = f"{count:,} articles of OrangeSum" + (", partly assembled" if count > 30_000 else "")
    return path, what + (f", {words} words of each" if words else "")


def _real() -> Iterator[dict[str, Any]]:
    """The articles with a body, each body once."""
    seen: set[int] = set()
    with gzip.open(ORANGESUM, "rt", encoding="utf-8") as file:
        for raw in map(json.loads, file):
            body = raw["article"].strip()
            if body and hash(body) not in seen:
                seen.add(hash(body))
                yield {
                    "title": raw["title"],
                    "text": f"{raw['heading']}\n\n{body}",
                    "url": raw["url"],
                    "source": raw["source"],
                    "published": (raw["published"] or "")[:10],
                }


def _assembled(count: int) -> Iterator[dict[str, Any]]:
    """Real articles, then new ones out of the paragraphs of two of them."""
    real: list[dict[str, Any]] = []
    for row in _real():
        if len(real) == count:
            break
        real.append(row)
        yield row
    chance = random.Random(1)
    for _ in range(count - len(real)):
        one, other = chance.sample(real, 2)
        halves = [row["text"].split(". ") for row in (one, other)]
        mixed = [half[n::2] for n, half in enumerate(halves)]
        yield {**one, "url": None, "text": ". ".join(mixed[0]) + "\n\n" + ". ".join(mixed[1])}


def _generated(count: int) -> Iterator[dict[str, Any]]:
    chance = random.Random(1)
    parts = (_SUBJECTS, _VERBS, _OBJECTS, _ENDS)
    for number in range(count):
        sentences = [" ".join(chance.choice(part) for part in parts) + "." for _ in range(20)]
        yield {
            "title": " ".join(chance.choice(part) for part in parts[:3]),
            "text": "\n\n".join(" ".join(sentences[n : n + 5]) for n in range(0, 20, 5)),
            "source": chance.choice(("Le Quai", "La Rade", "Le Môle")),
            "published": f"20{chance.randrange(10, 25)}-{chance.randrange(1, 13):02}",
            "number": number,
        }


def piaf_entries() -> list[dict[str, Any]]:
    """The entries of PIAF, each with its paragraphs and their questions."""
    data = json.loads((SHARED / "data/piaf-v1.1.json").read_text(encoding="utf-8"))
    entries: list[dict[str, Any]] = data["data"]
    return entries


@contextmanager
def searching(
    articles: Iterable[Article], engine_name: str, place: Path | ClusterPlace, folder: Path
) -> Iterator[Searcher]:
    """A searcher over these French articles, at `place`, their vocabulary in `folder`."""
    engine = open_engine(engine_name, place)
    words = VocabularyBuilder(folder)
    count = 0
    with engine.writer() as writer:
        for count, article in enumerate(articles, 1):  # noqa: B007  # asked for below
            document, surfaces = to_document(annotate(article))
            writer.put(document)
            words.add(surfaces)
    words.write(folder / "vocabulary")
    manifest = Manifest("bench", engine_name, "", "", count, count, {"fr": count})
    with closing(Vocabulary.open(folder / "vocabulary")) as vocabulary:
        held = _Held(Generation(manifest, engine, vocabulary))
        yield Searcher(held, load_gazetteer())  # all of a Store that is asked for
    engine.close()


class _Held:
    """A location that holds one generation."""

    def __init__(self, generation: Generation) -> None:
        self._generation = generation

    def current(self) -> Generation:
        return self._generation
