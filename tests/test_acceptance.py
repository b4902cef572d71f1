"""The whole product on five real scraped articles that a person annotated by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from index.article import Article
from index.gazetteer import load_gazetteer
from index.generations import open_store
from index.pipeline import reindex
from index.query import SearchParams
from index.searcher import Searcher
from index.settings import load_settings
from index.transfers import article_sides, transfer_value, transfers
from tests.shared import SHARED, gold, shared

pytestmark = pytest.mark.shared

PRECISE = {"phrase", "boolean", "entity"}


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    articles = shared("seeds")
    settings = load_settings(index=str(tmp_path_factory.mktemp("acceptance") / "index"))
    reindex([str(articles)], settings)
    store = open_store(settings)
    yield Searcher(store, load_gazetteer())
    store.close()


def article(searcher: Searcher, document: dict[str, Any]) -> Article:
    found = searcher.article(Path(document["file"]).stem)
    assert found is not None
    return found


@pytest.mark.parametrize("number", range(5))
def test_the_lines_that_are_not_the_article_are_dropped_and_no_others(
    searcher: Searcher, number: int
) -> None:
    document = gold()[number]
    dropped = {line.line for line in article(searcher, document).dropped}
    assert dropped == {line["line"] for line in document["boilerplate"]}


@pytest.mark.parametrize("number", range(5))
def test_the_stated_date_is_found_or_the_article_is_undated(
    searcher: Searcher, number: int
) -> None:
    document = gold()[number]
    stamp = article(searcher, document).published
    assert (stamp.iso() if stamp else None) == document["published"]["date"]


@pytest.mark.parametrize("number", range(5))
def test_title_and_language_are_right(searcher: Searcher, number: int) -> None:
    document = gold()[number]
    found = article(searcher, document)
    assert found.lang == document["language"]
    if document["title"]["text"]:
        assert " ".join(found.title.split()) == " ".join(document["title"]["text"].split())
    else:
        assert found.paragraphs[0].startswith(found.title.rstrip(" …."))


@pytest.mark.parametrize("number", range(5))
@pytest.mark.parametrize("family", ["actor", "weapon"])
def test_every_annotated_concept_is_mentioned_and_none_besides(
    searcher: Searcher, number: int, family: str
) -> None:
    document = gold()[number]
    gazetteer = load_gazetteer()
    rows = document[family + "s"]
    expected = {row["id"] for row in rows if not row.get("optional")}
    optional = {row["id"] for row in rows if row.get("optional")}
    found = set()
    for mention in article(searcher, document).mentions:
        if mention.kind == family:
            concept = mention.concept
            if gazetteer.concepts[concept].kind == "system":
                concept = gazetteer.lineage(concept)[1]
            found.add(concept)
    assert expected - found == set()
    assert found - expected - optional == set()


@pytest.mark.parametrize("number", range(5))
def test_the_annotated_transfers_are_told_with_a_weapon_each_and_none_besides(
    searcher: Searcher, number: int
) -> None:
    document = gold()[number]
    noted: dict[str, set[str]] = {}
    for row in document["relations"]:
        if row["supplier"] and row["recipient"] and row["polarity"] == "affirmed":
            value = transfer_value(row["supplier"], row["recipient"])
            noted.setdefault(value, set()).update(row["weapons"])
    found = article(searcher, document)
    told: dict[str, set[str]] = {}
    for one in transfers(found, article_sides(found)):
        told.setdefault(one.value, set()).update(one.weapons)
    assert told.keys() == noted.keys()
    assert all(told[value] & weapons for value, weapons in noted.items())


def queries() -> list[Any]:
    path = SHARED / "domain/seeds-queries.json"
    rows = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
    return [pytest.param(row, id=row["id"]) for row in rows]


@pytest.mark.parametrize("query", queries())
def test_the_queries_find_the_articles_that_answer(
    searcher: Searcher, query: dict[str, Any]
) -> None:
    answer = searcher.search(SearchParams(text=query["query"], ui=query["lang"], size=20))
    found = [hit.article.id[:3] for hit in answer.hits]
    relevant, partial = set(query["relevant"]), set(query["partial"])
    assert relevant <= set(found), found
    extra = set(found) - relevant - partial
    if query["kind"] in PRECISE:
        assert extra == set(), found
    last = max(found.index(name) for name in relevant | (partial & set(found)))
    assert all(found.index(name) > last for name in extra), found
