"""Searchers over small indexes; the lexicon; what readers tell; a translation service on loopback,
a stage that asks it, and articles to translate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest

from index.lexicon import Lexicon, load_lexicon
from index.searcher import Searcher
from index.settings import load_settings
from index.translate import Pace, TranslationStage, make_stage
from tests.index.corpora import write_jsonl
from tests.index.reading import Listener
from tests.index.samples import IndexOf, Row, open_searcher, settings_with
from tests.index.translating import DAY, many
from tests.index.translation_server import TranslationServer, translation_server


@pytest.fixture(scope="module")
def index_of(tmp_path_factory: pytest.TempPathFactory) -> Iterator[IndexOf]:
    """Makes real indexes of rows, and closes them after the module."""
    with ExitStack() as stores:

        def made(rows: Sequence[Row]) -> Searcher:
            folder = tmp_path_factory.mktemp("rows")
            searcher, store = open_searcher(settings_with(folder, rows))
            stores.callback(store.close)
            return searcher

        yield made


@pytest.fixture(scope="module")
def searcher(request: pytest.FixtureRequest, index_of: IndexOf) -> Searcher:
    """A searcher over the articles that a module calls ROWS."""
    return index_of(request.module.ROWS)


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
def source(tmp_path: Path) -> Path:
    """Three articles in a file."""
    return write_jsonl(tmp_path / "lot.jsonl", 3, published="2024-02-03", source="Le Quai")
