"""A translation service on loopback."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.index.translation_server import TranslationServer, translation_server


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[TranslationServer]:
    """A real service that translates, and misbehaves on demand."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with translation_server() as running:
        yield running
