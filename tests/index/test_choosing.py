"""With `auto` the number of articles chooses the engine."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from index.generations import Store
from index.generations.choosing import LARGEST_FOR_WHOOSH
from tests.index.corpora import CHAR, DRONE, article, publish, served, stamp
from tests.shared import ROOT


def test_auto_takes_whoosh_for_a_small_corpus(store: Store) -> None:
    made = publish(store, CHAR, DRONE, engine="auto")
    assert made.engine == "whoosh"
    assert served(store) == ["char", "drone"]
    assert sorted({Path(name).parts[0] for name in made.files}) == [
        "engine",
        "ledger.sqlite",
        "vocabulary",
        "vocabulary.counts",
    ]


def test_auto_takes_tantivy_beyond_the_measured_number(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.generations.choosing.LARGEST_FOR_WHOOSH", 2)
    third = article("obus", "Des obus de 155 mm.", published=stamp("2023-01-02"))
    made = publish(store, CHAR, DRONE, third, article("radar"), engine="auto")
    assert made.engine == "tantivy"
    assert served(store) == ["char", "drone", "obus", "radar"]
    assert store.current().engine.fetch(["obus"])["obus"] == third


@pytest.mark.parametrize(("articles", "engine"), [(2, "whoosh"), (3, "tantivy")])
def test_auto_takes_whoosh_up_to_the_measured_number_and_nothing_waits_in_the_end(
    store: Store, place: Path, monkeypatch: pytest.MonkeyPatch, articles: int, engine: str
) -> None:
    monkeypatch.setattr("index.generations.choosing.LARGEST_FOR_WHOOSH", 2)
    made = publish(store, *(article(f"a{n}") for n in range(articles)), engine="auto")
    assert made.engine == engine
    assert served(store) == [f"a{n}" for n in range(articles)]
    assert not list(place.rglob("waiting*"))


@pytest.mark.parametrize("page", ["README.md", "ARCHITECTURE.md"])
def test_the_number_at_which_auto_changes_engines_is_documented(page: str) -> None:
    stated = re.findall(r"`--engine auto`[^.]*?([\d,]+) articles", (ROOT / page).read_text())
    assert stated == [f"{LARGEST_FOR_WHOOSH:,}"]
