"""Ranking next to its peers: `python -m bench.relevance [--queries N] [SYSTEM…]`.

Input: PIAF (questions to paragraphs) and OrangeSum (titles, then abstracts, to bodies) from the
optional folder; systems by name, all by default. Output: nDCG@10, recall@10 and recall@100 of each
system on each set, and the time of a query. Each query has one relevant text. Without N, every
question of PIAF and 2,000 of OrangeSum are asked, the same for every system. Like its peers, Vigie
joins the words by "any"; `-auto` is what a search box does, which takes quotes and names at their
word and climbs the ladder.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import log2
from pathlib import Path

import bm25s
import Stemmer
import tantivy

from bench.corpus import ORANGESUM, piaf_entries, searching
from bench.peers import french_analyzer
from index.analysis import terms
from index.article import Article, Origin
from index.engines import ClusterPlace
from index.query import Operator, SearchParams
from tests.cluster.nodes import running

DEPTH = 100
ORANGE_QUERIES = 2_000

#: A query to ids of texts, best first.
Rank = Callable[[str], list[str]]


@dataclass(frozen=True)
class Task:
    name: str
    texts: dict[str, str]
    queries: list[tuple[str, str]]

    def sample(self, number: int) -> Task:
        chosen = random.Random(7).sample(self.queries, min(number, len(self.queries)))
        return Task(self.name, self.texts, chosen)


def piaf() -> Task:
    ids: dict[str, str] = {}
    queries = []
    for paragraph in (one for entry in piaf_entries() for one in entry["paragraphs"]):
        name = ids.setdefault(paragraph["context"], f"p{len(ids)}")
        queries += [(qa["question"], name) for qa in paragraph["qas"]]
    return Task("PIAF", {name: text for text, name in ids.items()}, queries)


def orangesum(key: str, name: str) -> Task:
    texts: dict[str, str] = {}
    seen: set[str] = set()
    queries = []
    with gzip.open(ORANGESUM, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            body = row["article"].strip()
            if body and body not in seen:
                seen.add(body)
                texts[str(row["id"])] = body
                queries.append((row[key], str(row["id"])))
    return Task(name, texts, [query for query in queries if query[0].strip()])


@contextmanager
def _place(engine_name: str, folder: Path) -> Iterator[Path | ClusterPlace]:
    """A folder, or an index on a node that runs as long as it is needed (Java and Maven)."""
    if engine_name != "opensearch":
        yield folder / "engine"
        return
    with running(1, folder / "node") as nodes:
        yield ClusterPlace(nodes.hosts, "bench", replicas=0)


def vigie(engine_name: str, operator: Operator = "any") -> Callable[[Task, Path], Iterator[Rank]]:
    def build(task: Task, folder: Path) -> Iterator[Rank]:
        articles = (_article(name, text) for name, text in task.texts.items())
        with (
            _place(engine_name, folder) as place,
            searching(articles, engine_name, place, folder) as searcher,
        ):
            yield lambda query: [
                hit.id
                for hit in searcher.ranking(SearchParams(text=query, size=DEPTH, operator=operator))
            ]

    return build


def _article(name: str, text: str) -> Article:
    paragraphs = tuple(line for line in text.split("\n") if line.strip())
    return Article(name, Origin(name), paragraphs=paragraphs, lang="fr")


def with_bm25s(task: Task, _: Path) -> Iterator[Rank]:
    names = list(task.texts)
    stemmer = Stemmer.Stemmer("french")

    def cut(texts: list[str]) -> object:
        return bm25s.tokenize(texts, stopwords="fr", stemmer=stemmer, show_progress=False)

    retriever = bm25s.BM25()
    retriever.index(cut(list(task.texts.values())), show_progress=False)

    def rank(query: str) -> list[str]:
        tokens = cut([query])
        found, scores = retriever.retrieve(tokens, k=min(DEPTH, len(names)), show_progress=False)
        return [names[i] for i, s in zip(found[0], scores[0], strict=True) if s > 0]

    yield rank


def with_fts5(task: Task, folder: Path) -> Iterator[Rank]:
    """SQLite's own full text over the product's stems: it has no French of its own."""
    base = sqlite3.connect(folder / "fts.sqlite")
    base.execute("CREATE VIRTUAL TABLE texts USING fts5(id UNINDEXED, body)")
    rows = ((name, " ".join(terms(text, "fr"))) for name, text in task.texts.items())
    base.executemany("INSERT INTO texts VALUES (?, ?)", rows)

    def rank(query: str) -> list[str]:
        match = " OR ".join(f'"{term}"' for term in dict.fromkeys(terms(query, "fr")))
        if not match:
            return []
        sql = "SELECT id FROM texts WHERE texts MATCH ? ORDER BY bm25(texts) LIMIT ?"
        return [row[0] for row in base.execute(sql, (match, DEPTH))]

    yield rank
    base.close()


def with_tantivy(task: Task, _: Path) -> Iterator[Rank]:
    """Tantivy by itself, with its own French analyser."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    builder.add_text_field("body", tokenizer_name="french")
    index = tantivy.Index(builder.build())
    french = french_analyzer()
    index.register_tokenizer("french", french)
    writer = index.writer()
    for name, text in task.texts.items():
        writer.add_document(tantivy.Document(id=name, body=text))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def rank(query: str) -> list[str]:
        words = [
            (
                tantivy.Occur.Should,
                tantivy.Query.term_query(index.schema, "body", term),
            )
            for term in dict.fromkeys(french.analyze(query))
        ]
        if not words:
            return []
        found = searcher.search(tantivy.Query.boolean_query(words), DEPTH).hits
        return [searcher.doc(address)["id"][0] for _, address in found]

    yield rank


SYSTEMS: dict[str, Callable[[Task, Path], Iterator[Rank]]] = {
    "vigie-whoosh": vigie("whoosh"),
    "vigie-tantivy": vigie("tantivy"),
    "vigie-opensearch": vigie("opensearch"),
    "vigie-tantivy-auto": vigie("tantivy", "auto"),
    "bm25s": with_bm25s,
    "tantivy": with_tantivy,
    "fts5": with_fts5,
}


def measure(task: Task, rank: Rank) -> str:
    gain = at_10 = at_100 = 0.0
    began = time.perf_counter()
    for query, relevant in task.queries:
        found = rank(query)
        place = found.index(relevant) if relevant in found else DEPTH
        gain += 1 / log2(place + 2) if place < 10 else 0
        at_10 += place < 10
        at_100 += place < DEPTH
    count = len(task.queries)
    spent = (time.perf_counter() - began) / count * 1000
    return f"| {gain / count:.4f} | {at_10 / count:.4f} | {at_100 / count:.4f} | {spent:.1f} ms |"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("systems", nargs="*", default=list(SYSTEMS))
    asked.add_argument("--queries", type=int, help="at most so many of each set")
    asked.add_argument("--tasks", default="piaf,title,heading", help="which sets")
    given = asked.parse_args()
    if unknown := set(given.systems) - set(SYSTEMS):
        asked.error(f"no system is called {', '.join(unknown)}; known are {', '.join(SYSTEMS)}")
    makers: dict[str, Callable[[], Task]] = {
        "piaf": piaf,
        "title": lambda: orangesum("title", "OrangeSum title to body"),
        "heading": lambda: orangesum("heading", "OrangeSum abstract to body"),
    }
    print(
        "| set | system | nDCG@10 | recall@10 | recall@100 | a query |\n|---|---|---|---|---|---|"
    )
    for name in given.tasks.split(","):
        task = makers[name]()
        number = given.queries or (len(task.queries) if name == "piaf" else ORANGE_QUERIES)
        task = task.sample(number)
        for system in given.systems:
            with tempfile.TemporaryDirectory() as folder:
                ranks = contextmanager(SYSTEMS[system])
                with ranks(task, Path(folder)) as rank:
                    print(f"| {task.name} | {system} {measure(task, rank)}", flush=True)


if __name__ == "__main__":
    main()
