"""Readers of a cluster while another generation takes the place of theirs."""

from __future__ import annotations

import threading
import time
import weakref
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from index.deadline import within
from index.errors import EngineTimeout
from index.generations import open_store
from index.settings import Settings
from tests.cluster.proxy import Fault, Proxy
from tests.index.corpora import article, publish, settings_for

pytestmark = pytest.mark.cluster

FRESH = 1.1  # seconds after which the alias is asked for again
SLOW = Fault(seconds=1, path="_mget")  # the files of a generation come slowly


@pytest.fixture
def settings(proxy: Proxy, tmp_path: Path) -> Settings:
    place = f"{proxy.url}/t{uuid4().hex}"
    return settings_for(tmp_path, index=place, engine="auto", replicas=0, engine_timeout=60)


@pytest.fixture
def first(settings: Settings) -> str:
    return published(settings, "char")


def published(settings: Settings, name: str) -> str:
    """Serve one article; the name of the generation."""
    with closing(open_store(settings)) as store:
        return publish(store, article(name), engine="opensearch").generation


def test_while_one_thread_opens_what_is_new_the_others_go_on_with_what_was_before(
    settings: Settings, proxy: Proxy, first: str
) -> None:
    with closing(open_store(settings)) as store:
        assert store.current().manifest.generation == first
        second = published(settings, "drone")
        time.sleep(FRESH)
        proxy.always = SLOW
        opened: list[str] = []
        opening = threading.Thread(
            target=lambda: opened.append(store.current().manifest.generation)
        )
        opening.start()
        while not any("_mget" in request for request in proxy.requests[-3:]):
            time.sleep(0.01)
        assert store.current().manifest.generation == first
        opening.join()
        assert opened == [second]
        assert store.current().manifest.generation == second


def test_a_generation_is_opened_however_little_time_the_search_has_that_asks_first(
    settings: Settings, proxy: Proxy, first: str
) -> None:
    proxy.always = SLOW
    with closing(open_store(settings)) as store, within(0.5):
        assert store.current().manifest.generation == first


def test_who_waits_for_a_generation_to_be_opened_waits_no_longer_than_it_may(
    settings: Settings, proxy: Proxy, first: str
) -> None:
    proxy.always = SLOW
    with closing(open_store(settings)) as store:
        opening = threading.Thread(target=store.current)
        opening.start()
        while not any("_mget" in request for request in proxy.requests[-3:]):
            time.sleep(0.01)
        with within(0.1), pytest.raises(EngineTimeout, match="no answer in time"):
            store.current()
        opening.join()
        assert store.current().manifest.generation == first


def test_a_store_that_is_closed_holds_no_generation(settings: Settings, first: str) -> None:
    store = open_store(settings)
    held = weakref.ref(store.current())
    assert held() is not None
    store.close()
    assert held() is None
