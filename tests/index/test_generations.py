"""An index location builds beside what is served, and swaps in one step."""

from __future__ import annotations

import gc
import threading
from pathlib import Path

import pytest

from index.documents import to_document
from index.errors import BusyIndex, DamagedIndex
from index.generations import Store, open_store
from index.generations.folder import FolderStore
from index.request import SearchRequest
from tests.index.corpora import CHAR, DRONE, fill, manifest, publish, served, settings_for


def folders(place: Path) -> list[str]:
    return sorted(path.name for path in (place / "generations").iterdir())


def test_what_was_published_is_served_with_engine_and_vocabulary(store: Store) -> None:
    made = publish(store, CHAR, DRONE)
    generation = store.current()
    assert generation.manifest == made
    assert made.engine == "whoosh"
    assert served(store) == ["char", "drone"]
    assert generation.vocabulary.by_fold("drone")


def test_a_reader_sees_the_swap_without_being_opened_again(store: Store, place: Path) -> None:
    publish(store, CHAR)
    before = store.current()
    assert store.current() is before
    publish(open_store(settings_for(place)), DRONE)
    assert served(store) == ["drone"]


def test_a_generation_in_use_stays_readable_after_two_swaps(store: Store) -> None:
    publish(store, CHAR)
    held = store.current()
    publish(store, DRONE)
    publish(store, DRONE)
    assert [hit.id for hit in held.engine.scan(SearchRequest())] == ["char"]
    assert served(store) == ["drone"]


def test_the_files_of_an_old_generation_are_released_with_its_last_reader(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(store, CHAR)
    held = store.current()
    closed: list[str] = []
    monkeypatch.setattr(
        type(held.vocabulary), "close", lambda _: closed.append("closed"), raising=True
    )
    publish(store, DRONE)
    store.current()
    gc.collect()
    open_by_then = len(closed)
    del held
    gc.collect()
    assert len(closed) == open_by_then + 1


def test_a_build_left_without_publishing_leaves_nothing(store: Store, place: Path) -> None:
    publish(store, CHAR)
    before = folders(place)
    with store.build("whoosh") as builder:
        builder.ledger.enter(DRONE)
    assert folders(place) == before
    assert served(store) == ["char"]


def test_a_build_that_fails_leaves_nothing_and_says_why(store: Store, place: Path) -> None:
    publish(store, CHAR)
    before = folders(place)
    with pytest.raises(ZeroDivisionError), store.build("whoosh"):
        raise ZeroDivisionError
    assert folders(place) == before
    assert served(store) == ["char"]


def test_a_generation_with_a_wrong_count_is_not_served(store: Store, place: Path) -> None:
    publish(store, CHAR)
    before = folders(place)
    with store.build("whoosh") as builder:
        builder.put(*to_document(DRONE))
        with pytest.raises(DamagedIndex, match="1 articles instead of 2"):
            builder.publish(manifest(2))
    assert folders(place) == before
    assert served(store) == ["char"]


def test_only_the_served_generation_and_the_one_before_are_kept(store: Store, place: Path) -> None:
    names = [publish(store, CHAR).generation for _ in range(4)]
    assert names == sorted(names)
    assert folders(place) == names[-2:]


def test_debris_of_a_killed_run_is_removed_by_the_next(store: Store, place: Path) -> None:
    publish(store, CHAR)
    debris = place / "generations" / "29991231T235959999-abcdef"
    (debris / "engine").mkdir(parents=True)
    (debris / "engine" / "half").write_bytes(b"\0" * 100)
    assert served(store) == ["char"]
    made = publish(store, DRONE)
    assert not debris.exists()
    assert served(store) == ["drone"]
    assert made.generation in folders(place)


def test_names_sort_by_time_even_when_the_clock_goes_back(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = publish(store, CHAR).generation
    monkeypatch.setattr("time.time_ns", lambda: 1_000_000_000_000_000_000)
    assert publish(store, DRONE).generation > first
    assert served(store) == ["drone"]


def test_a_second_build_is_told_who_holds_the_place(store: Store, place: Path) -> None:
    other = open_store(settings_for(place))
    with (
        store.build("whoosh") as builder,
        pytest.raises(BusyIndex, match=r"process \d+.*--wait"),
        other.build("whoosh"),
    ):
        pass
    del builder
    publish(other, DRONE)
    assert served(store) == ["drone"]


def test_a_second_build_can_wait_for_the_first(store: Store, place: Path) -> None:
    heard: list[str] = []
    waiting = threading.Event()

    def second() -> None:
        def hear(step: str) -> None:
            heard.append(step)
            waiting.set()

        with open_store(settings_for(place)).build("whoosh", wait=True, on_step=hear) as builder:
            fill(builder, DRONE)

    thread = threading.Thread(target=second)
    with store.build("whoosh") as builder:
        thread.start()
        assert waiting.wait(10)
        fill(builder, CHAR)
    thread.join(20)
    assert heard[0].startswith("waiting for another reindex (process")
    assert served(store) == ["drone"]


def test_readers_write_nothing(store: Store, place: Path) -> None:
    publish(store, CHAR)
    before = {path: path.stat().st_mtime_ns for path in place.rglob("*")}
    assert served(open_store(settings_for(place))) == ["char"]
    store.verify()
    assert {path: path.stat().st_mtime_ns for path in place.rglob("*")} == before


def test_readers_are_never_without_an_answer_while_generations_change(
    store: Store, place: Path
) -> None:
    publish(store, CHAR)
    wrong: list[object] = []
    stop = threading.Event()

    def read(own: Store) -> None:
        while not stop.is_set():
            try:
                generation = own.current()
                found = [hit.id for hit in generation.engine.scan(SearchRequest())]
                if found not in (["char"], ["drone"]):
                    wrong.append(found)
            except Exception as error:
                wrong.append(error)

    readers = [FolderStore(settings_for(place)), store]
    threads = [threading.Thread(target=read, args=(own,)) for own in readers for _ in range(2)]
    for thread in threads:
        thread.start()
    writer = open_store(settings_for(place))
    for n in range(12):
        publish(writer, CHAR if n % 2 else DRONE)
    stop.set()
    for thread in threads:
        thread.join()
    assert wrong == []
