"""Documents that wait until it is clear which engine they are for."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.engines import Engine, open_engine
from index.generations.choosing import ChoosingWriter
from tests.engines.corpus import document


def test_what_waited_takes_no_room_once_its_engine_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.generations.choosing.LARGEST_FOR_WHOOSH", 1)
    engine: Engine = open_engine("tantivy", tmp_path / "engine")
    place = tmp_path / "waiting.jsonl"
    with engine.writer() as writer:
        choosing = ChoosingWriter(place, lambda _: writer)
        choosing.put(document("one", "un obus"))
        assert place.exists()
        choosing.put(document("two", "deux obus"))
        assert not place.exists()
        choosing.close()
    assert engine.count() == 2
    engine.close()
