"""The sample articles in `seeds/`: what they promise, and what the product reads out of them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from index.article import Article
from index.gazetteer import load_gazetteer
from index.generations import open_store
from index.pipeline import reindex
from index.searcher import Searcher
from index.settings import load_settings
from tests.shared import ROOT, shared

SEEDS = ROOT / "seeds"
EXPECTED: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parent / "seeds_expected.json").read_text(encoding="utf-8")
)
IDS = sorted(EXPECTED)

#: How an article says what it is, in each language.
SAYS_SAMPLE = re.compile(
    r"Article d['’]exemple rédigé pour Vigie|Sample article written for Vigie"
    r"|Beispielartikel, geschrieben für Vigie|Artículo de muestra escrito para Vigie"
    r"|Зразок статті, написаний для Vigie|Образец статьи, написанный для Vigie"
)
#: What belongs to a page, not to an article; none of it may be left in a title or a paragraph.
DIRT = re.compile(
    r"cookies|\bREAD\b|\bPREV\b|\bNEXT\b|A NE PAS MANQUER|(?i:l[’']article continue)"
    r"|(?i:^publicité)|Lire aussi|À lire aussi|\| \d:\d\d min|^#\w|ADVERTISEMENT|^ANZEIGE|^РЕКЛАМА"
)


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Article]]:
    """Every sample article as it is stored after a real reindex."""
    settings = load_settings(index=str(tmp_path_factory.mktemp("seeds") / "index"))
    summary = reindex([str(SEEDS)], settings)
    assert summary.rejected == 0
    store = open_store(settings)
    searcher = Searcher(store, load_gazetteer())
    found = {name: searcher.article(name) for name in IDS}
    yield {name: article for name, article in found.items() if article is not None}
    store.close()


def test_every_listed_article_is_indexed(articles: dict[str, Article]) -> None:
    assert sorted(articles) == IDS


def test_there_are_enough_articles_and_languages(articles: dict[str, Article]) -> None:
    langs = Counter(article.lang for article in articles.values())
    assert len(articles) >= 44
    assert langs["fr"] >= 36
    assert {"en", "de", "es", "uk", "ru"} <= set(langs)


def test_every_format_that_the_readers_take_is_there() -> None:
    suffixes = Counter(path.suffix for path in SEEDS.rglob("*") if path.is_file())
    assert set(suffixes) == {".txt", ".jsonl", ".html", ".rss", ".atom", ".zip"}
    assert suffixes[".txt"] > len(EXPECTED) / 2


@pytest.mark.parametrize("name", IDS)
def test_language_and_date_are_as_stated(articles: dict[str, Article], name: str) -> None:
    article, expected = articles[name], EXPECTED[name]
    assert article.lang == expected["lang"]
    assert (article.published.iso() if article.published else None) == expected["published"]


@pytest.mark.parametrize("name", IDS)
def test_the_actors_and_weapons_are_found(articles: dict[str, Article], name: str) -> None:
    gazetteer = load_gazetteer()
    found = {
        concept
        for mention in articles[name].mentions
        for concept in gazetteer.lineage(mention.concept)
    }
    expected = EXPECTED[name]
    assert {*expected["actors"], *expected["weapons"]} - found == set()


@pytest.mark.parametrize("name", IDS)
def test_it_says_that_it_is_a_sample(articles: dict[str, Article], name: str) -> None:
    assert SAYS_SAMPLE.search("\n".join(articles[name].paragraphs))


@pytest.mark.parametrize("name", IDS)
def test_it_has_a_title_and_a_body_of_an_article(articles: dict[str, Article], name: str) -> None:
    article = articles[name]
    assert 20 <= len(article.title) <= 140
    assert 130 <= len(" ".join(article.paragraphs).split()) <= 450
    assert article.paragraphs.count(article.title) == 0


@pytest.mark.parametrize("name", IDS)
def test_nothing_of_the_page_around_it_is_left(articles: dict[str, Article], name: str) -> None:
    article = articles[name]
    left = [part for part in (article.title, *article.paragraphs) if DIRT.search(part)]
    assert left == []


def test_republished_articles_share_a_story_and_no_others(articles: dict[str, Article]) -> None:
    pairs = {name: row["near_duplicate"] for name, row in EXPECTED.items()}
    stories = Counter(article.story for article in articles.values() if article.story)
    for name, partner in pairs.items():
        if partner:
            assert articles[name].story
            assert articles[name].story == articles[partner].story
        else:
            assert stories[articles[name].story] <= 1, name
    assert sum(partner is not None for partner in pairs.values()) == 4


def test_the_dates_are_written_in_many_ways(articles: dict[str, Article]) -> None:
    stamps = [article.published for article in articles.values()]
    methods = {stamp.method for stamp in stamps if stamp}
    assert {"stated", "json-ld", "meta", "feed", "header", "trailer"} <= methods
    assert {stamp.precision for stamp in stamps if stamp} == {"day", "month"}
    assert sum(stamp is None for stamp in stamps) >= 6


@pytest.mark.shared
def test_no_text_is_shared_with_the_optional_samples(articles: dict[str, Article]) -> None:
    foreign = {
        run
        for path in shared("seeds").glob("*.txt")
        for run in _runs(path.read_text(encoding="utf-8"))
    }
    assert foreign
    for name, article in articles.items():
        texts = (*article.paragraphs, *(line.text for line in article.dropped))
        assert _runs("\n".join(texts)) & foreign == set(), name


def _runs(text: str) -> set[tuple[str, ...]]:
    """Every eight words in a row."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + 8]) for at in range(len(words) - 7)}
