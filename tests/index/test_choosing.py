"""With `auto` the number of articles chooses the engine."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from index.generations import Store
from index.generations.choosing import LARGEST_FOR_WHOOSH
from tests.index.corpora import article, publish, stamp
from tests.shared import ROOT


@pytest.mark.parametrize(("count", "engine"), [(2, "whoosh"), (3, "tantivy"), (4, "tantivy")])
def test_auto_takes_whoosh_up_to_the_measured_number_and_nothing_waits_in_the_end(
    store: Store, monkeypatch: pytest.MonkeyPatch, count: int, engine: str
) -> None:
    monkeypatch.setattr("index.generations.choosing.LARGEST_FOR_WHOOSH", 2)
    articles = {name: article(name, published=stamp("2023-01-02")) for name in "abcd"[:count]}
    made = publish(store, *articles.values(), engine="auto")
    assert made.engine == engine
    assert store.current().engine.fetch(list(articles)) == articles
    assert {Path(name).parts[0] for name in made.files} == {
        "engine",
        "ledger.sqlite",
        "vocabulary",
        "vocabulary.counts",
    }


@pytest.mark.parametrize("page", ["README.md", "ARCHITECTURE.md"])
def test_the_number_at_which_auto_changes_engines_is_documented(page: str) -> None:
    stated = re.findall(r"`--engine auto`[^.]*?([\d,]+) articles", (ROOT / page).read_text())
    assert stated == [f"{LARGEST_FOR_WHOOSH:,}"]
