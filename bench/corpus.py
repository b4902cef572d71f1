"""The articles that the benches measure on: real ones where the optional folder is, else generated.

Input: how many. Output: a JSONL file, and a word on what it is. Beyond the number of real articles
more are assembled from their paragraphs, with real dates and sources.
"""

from __future__ import annotations

import gzip
import json
import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parent.parent
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
    shared = Path(os.environ.get("VIGIE_SHARED", _ROOT.parent / "shared"))
    source = shared / "data" / "orangesum.jsonl.gz"
    rows = _assembled(source, count) if source.exists() else _generated(count)
    with path.open("w", encoding="utf-8") as file:
        for number, row in enumerate(rows):
            text = row["text"] if words is None else " ".join(row["text"].split()[:words])
            article = {"id": f"{number:07}", **row, "text": text, **stated}
            file.write(json.dumps(article, ensure_ascii=False) + "\n")
    if not source.exists():
        return path, f"{count:,} generated articles"
    what = f"{count:,} articles of OrangeSum" + (", partly assembled" if count > 30_000 else "")
    return path, what + (f", {words} words of each" if words else "")


def _real(source: Path) -> Iterator[dict[str, Any]]:
    """The articles with a body, each body once."""
    seen: set[int] = set()
    with gzip.open(source, "rt", encoding="utf-8") as file:
        for line in file:
            raw = json.loads(line)
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


def _assembled(source: Path, count: int) -> Iterator[dict[str, Any]]:
    """Real articles, then new ones out of the paragraphs of two of them."""
    real = []
    for row in _real(source):
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
