"""Every engine under one name: the conformance suite runs on each, and on the oracle."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from index.engines import ENGINES, ClusterPlace, Engine, open_engine
from tests.engines.corpus import LIBRARY, store
from tests.engines.oracle import Oracle

EMBEDDED = ("whoosh", "tantivy")


@dataclass
class Stand:
    """Makes engines of one kind, each at a place of its own, and closes them all at the end."""

    name: str
    place: Callable[[], Path | ClusterPlace]
    opened: list[Engine] = field(default_factory=list)
    places: dict[int, Path | ClusterPlace] = field(default_factory=dict)

    @property
    def is_oracle(self) -> bool:
        return self.name == "oracle"

    def new(self) -> Engine:
        """An engine at a place where nothing was ever written."""
        if self.is_oracle:
            return Oracle()
        return self._open(self.place())

    def empty(self) -> Engine:
        """An engine whose index holds no article."""
        return store(self.new(), ())

    def again(self, engine: Engine) -> Engine:
        """A second engine at the place of the first, as another process would open it."""
        return engine if self.is_oracle else self._open(self.places[id(engine)])

    def _open(self, place: Path | ClusterPlace) -> Engine:
        engine = open_engine(self.name, place)
        self.opened.append(engine)
        self.places[id(engine)] = place
        return engine


@pytest.fixture(scope="session", params=["oracle", *EMBEDDED])
def stand(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stand]:
    """Each engine, and the oracle."""
    yield from _stand(request.param, tmp_path_factory)


@pytest.fixture(scope="session", params=EMBEDDED)
def rival(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stand]:
    """Each engine, to be compared with the oracle."""
    yield from _stand(request.param, tmp_path_factory)


def _stand(name: str, folders: pytest.TempPathFactory) -> Iterator[Stand]:
    made = Stand(name, lambda: folders.mktemp(name))
    assert made.is_oracle or made.name in ENGINES
    yield made
    for engine in made.opened:
        engine.close()


@pytest.fixture
def engine(stand: Stand) -> Engine:
    """An engine whose index holds no article yet."""
    return stand.empty()


@pytest.fixture(scope="session")
def library(stand: Stand) -> Engine:
    """The small library, not to be written to."""
    return store(stand.new(), LIBRARY)
