"""Searchers over small indexes, plans of queries to them; the lexicon; what readers tell; a
translation service on loopback, a stage that asks it, and articles to translate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from index.gazetteer import load_gazetteer
from index.generations import Generation, Store, open_store
from index.lexicon import Lexicon, load_lexicon
from index.plan import Plan, plan, planner
from index.query import SearchParams
from index.searcher import Searcher
from index.settings import load_settings
from index.translate import Pace, TranslationStage, make_stage
from tests.index import planning
from tests.index.corpora import settings_for, write_jsonl
from tests.index.planning import Found, Planned
from tests.index.reading import Listener
from tests.index.samples import IndexOf, Row, open_searcher, settings_with
from tests.index.translating import DAY, many
from tests.index.translation_server import TranslationServer, translation_server


@pytest.fixture(scope="module")
def index_of(tmp_path_factory: pytest.TempPathFactory) -> Iterator[IndexOf]:
    """Makes real indexes of rows, and closes them after the module."""
    with ExitStack() as stores:

        def made(rows: Sequence[Row], engine: str = "whoosh") -> Searcher:
            folder = tmp_path_factory.mktemp("rows")
            searcher, store = open_searcher(settings_with(folder, rows, engine))
            stores.callback(store.close)
            return searcher

        yield made


@pytest.fixture(scope="module")
def searcher(request: pytest.FixtureRequest, index_of: IndexOf) -> Searcher:
    """A searcher over the articles that a module calls ROWS."""
    return index_of(request.module.ROWS)


@pytest.fixture(scope="module")
def generation(index_of: IndexOf) -> Generation:
    """What queries are planned for: the articles of `planning`."""
    return index_of(planning.ROWS).served()


@pytest.fixture(scope="module")
def planned(generation: Generation) -> Planned:
    """Each query is planned anew: the limits that a test sets are not part of it."""

    def run(text: str, **params: Any) -> Plan:
        planner._lately.clear()
        asked = SearchParams(text=text, **params)
        langs = generation.manifest.langs
        return plan(asked, generation.vocabulary, load_gazetteer(), langs, values=lambda _: {})

    return run


@pytest.fixture(scope="module")
def found(generation: Generation, planned: Planned) -> Found:
    """What the engine finds by the plan of a query."""

    def run(text: str, **params: Any) -> set[str]:
        page = generation.engine.search(planned(text, **params).request)
        return {hit.id for hit in page.hits}

    return run


@pytest.fixture
def listener() -> Listener:
    """Told of what readers notice."""
    return Listener()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[TranslationServer]:
    """A real service that translates, and misbehaves on demand."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with translation_server() as running:
        yield running


@pytest.fixture
def stage(server: TranslationServer, tmp_path: Path) -> TranslationStage:
    """Translates by the service, which it asks once."""
    settings = load_settings(translations=str(tmp_path / "cache.sqlite"))
    made = make_stage(f"libre:{server.url}", settings, pace=Pace(attempts=1, deadline=20))
    made.today = lambda: DAY
    return made


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """Four French articles."""
    return many(tmp_path / "articles.jsonl", 4)


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """The product's lexicon."""
    return load_lexicon()


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An index location that every command takes from the environment."""
    monkeypatch.setenv("VIGIE_INDEX", str(tmp_path / "index"))
    monkeypatch.setenv("VIGIE_ENGINE", "whoosh")
    monkeypatch.setenv("VIGIE_PROCESSES", "1")
    return tmp_path / "index"


@pytest.fixture
def store(place: Path) -> Iterator[Store]:
    """An index location in a folder."""
    made = open_store(settings_for(place))
    yield made
    made.close()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Three articles in a file."""
    return write_jsonl(tmp_path / "lot.jsonl", 3, published="2024-02-03", source="Le Quai")
