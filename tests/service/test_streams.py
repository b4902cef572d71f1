"""Streams are few, in parts of one size, and give way to whoever waits for a page."""

from __future__ import annotations

import threading
from itertools import pairwise

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from service.streams import Turnstile, in_parts


@given(st.lists(st.binary(max_size=50)), st.integers(1, 40))
def test_parts_hold_the_same_bytes_and_all_but_the_last_are_of_one_size(
    chunks: list[bytes], size: int
) -> None:
    parts = list(in_parts(chunks, size))
    assert b"".join(parts) == b"".join(chunks)
    assert all(len(one) == size for one, _next in pairwise(parts))
    assert all(parts)


def test_a_stream_waits_while_a_page_is_answered() -> None:
    turnstile = Turnstile(2)
    place = turnstile.admit()
    assert place is not None
    stream = place.during([b"a", b"b"])
    assert next(stream) == b"a"
    turnstile.page_begins()
    seen: list[str] = []

    def answer() -> None:
        seen.append("page")
        turnstile.page_ends()

    threading.Timer(0.05, answer).start()
    seen.append(next(stream).decode())
    assert seen == ["page", "b"]


@pytest.mark.parametrize(
    ("path", "times"),
    [("/?q=obus", 1), ("/api/v1/search?q=obus", 1), ("/api/v1/export.jsonl", 0), ("/feed.atom", 0)],
)
def test_streams_give_way_to_pages_and_not_to_each_other(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, path: str, times: int
) -> None:
    told: list[str] = []
    monkeypatch.setattr(Turnstile, "page_begins", lambda _self: told.append("begins"))
    monkeypatch.setattr(Turnstile, "page_ends", lambda _self: told.append("ends"))
    assert client.get(path).status_code == 200
    assert told == ["begins", "ends"] * times


def test_a_stream_goes_on_however_many_pages_are_answered() -> None:
    turnstile = Turnstile(2)
    turnstile.page_begins()
    place = turnstile.admit()
    assert place is not None
    assert list(place.during([b"a", b"b"])) == [b"a", b"b"]


def test_a_stream_that_is_left_gives_its_place_to_another() -> None:
    turnstile = Turnstile(2)
    place = turnstile.admit()
    assert place is not None
    assert turnstile.admit() is None
    stream = place.during(iter([b"a", b"b"]))
    next(stream)
    stream.close()
    assert turnstile.admit() is not None


def test_who_finds_no_place_waits_a_little_for_one() -> None:
    turnstile = Turnstile(2)
    first = turnstile.admit()
    assert first is not None
    threading.Timer(0.05, first.leave).start()
    assert turnstile.admit() is not None


def test_some_threads_never_stream_nor_wait_to() -> None:
    turnstile = Turnstile(8)
    places = [turnstile.admit(), turnstile.admit()]
    assert None not in places
    waiting = [threading.Thread(target=turnstile.admit) for _ in range(4)]
    for thread in waiting:
        thread.start()
    assert turnstile.admit() is None
    for thread in waiting:
        thread.join()


def test_one_thread_lets_one_stream_in() -> None:
    turnstile = Turnstile(1)
    place = turnstile.admit()
    assert place is not None
    assert list(place.during([b"a"])) == [b"a"]
    assert turnstile.admit() is not None
