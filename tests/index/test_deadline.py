"""A search ends when its time is over, wherever it is."""

from __future__ import annotations

import math
import threading
from pathlib import Path

import pytest

from index.deadline import begin, check, remaining, within
from index.errors import TooSlow
from index.gazetteer import load_gazetteer
from index.generations import open_store
from index.pipeline import reindex
from index.query import SearchParams
from index.searcher import Searcher
from tests.index.corpora import settings_for, write_jsonl


def test_without_a_deadline_there_is_time() -> None:
    assert remaining() == math.inf
    check()


def test_the_earlier_of_two_deadlines_holds_and_the_outer_one_comes_back() -> None:
    with within(1000):
        with within(0), pytest.raises(TooSlow, match="fewer words"):
            check()
        check()
        with within(5000):
            assert remaining() <= 1000
    assert remaining() == math.inf


def test_a_thread_begins_anew_with_each_request() -> None:
    seen = []

    def serve() -> None:
        begin(0)
        seen.append(remaining())
        begin(1000)
        check()
        seen.append(remaining())

    thread = threading.Thread(target=serve)
    thread.start()
    thread.join()
    assert seen[0] == 0
    assert seen[1] > 900
    assert remaining() == math.inf


def test_a_search_without_time_is_refused_and_not_empty(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "some.jsonl", 3, title="Avant")
    settings = settings_for(tmp_path / "index", engine="whoosh")
    reindex([str(source)], settings)
    searcher = Searcher(open_store(settings), load_gazetteer())
    with within(0), pytest.raises(TooSlow):
        searcher.search(SearchParams(text="ministre"))
    assert searcher.search(SearchParams(text="ministre")).total == 3
