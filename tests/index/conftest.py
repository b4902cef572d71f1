"""A translation service on loopback, a stage that asks it, and articles to translate."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.settings import load_settings
from index.translate import Pace, TranslationStage, make_stage
from tests.index.translating import DAY, many
from tests.index.translation_server import TranslationServer, translation_server


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
