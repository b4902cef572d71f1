"""Every engine under one name: the conformance suite runs on each, and on the oracle."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import pytest

from index.engines import ClusterPlace, Engine, open_engine
from tests.engines.corpus import LIBRARY, store
from tests.engines.oracle import Oracle
from tests.shared import ENGINES


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


@pytest.fixture(scope="session", params=["oracle", *ENGINES])
def stand(request: pytest.FixtureRequest) -> Iterator[Stand]:
    """Each engine, and the oracle."""
    yield from _stand(request)


@pytest.fixture(scope="session", params=ENGINES)
def rival(request: pytest.FixtureRequest) -> Iterator[Stand]:
    """Each engine, to be compared with the oracle."""
    yield from _stand(request)


def _stand(request: pytest.FixtureRequest) -> Iterator[Stand]:
    name: str = request.param
    if name == "opensearch":
        hosts = request.getfixturevalue("node").hosts
        made = Stand(
            name, lambda: ClusterPlace(hosts, f"t-{uuid4().hex}", shards=2, replicas=0, timeout=60)
        )
    else:
        folders: pytest.TempPathFactory = request.getfixturevalue("tmp_path_factory")
        made = Stand(name, lambda: folders.mktemp(name))
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
