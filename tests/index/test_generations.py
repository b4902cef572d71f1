"""An index location builds beside what is served, and swaps in one step."""

from __future__ import annotations

import gc
import json
import re
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from index.documents import to_document
from index.errors import BusyIndex, DamagedIndex, NoIndex, OutdatedIndex, UnusableIndex
from index.generations import Store, open_store
from index.generations.choosing import LARGEST_FOR_WHOOSH
from index.generations.folder import FolderStore
from index.request import SearchRequest
from index.schema import FORMATS
from tests.index.corpora import article, fill, manifest, publish, served, settings_for, stamp
from tests.shared import ROOT

CHAR = article("char")
DRONE = article("drone", "Un drone a survolé la côte.", published=stamp("2024-03-05"))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def store(place: Path) -> Iterator[Store]:
    store = open_store(settings_for(place))
    yield store
    store.close()


def folders(place: Path) -> list[str]:
    return sorted(path.name for path in (place / "generations").iterdir())


def test_what_was_published_is_served_with_engine_and_vocabulary(store: Store) -> None:
    made = publish(store, CHAR, DRONE)
    generation = store.current()
    assert generation.manifest == made
    assert made.engine == "whoosh"
    assert served(store) == ["char", "drone"]
    assert generation.vocabulary.entry("drone") is not None


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


def test_where_nothing_was_indexed_the_remedy_is_named(store: Store) -> None:
    with pytest.raises(NoIndex, match="nothing has been indexed here; run `vigie reindex`"):
        store.current()


def test_a_folder_that_is_no_index_is_named_and_never_written_to(store: Store, place: Path) -> None:
    place.mkdir()
    (place / "thesis.odt").write_text("years of work")
    with pytest.raises(NoIndex, match=r"holds thesis\.odt"):
        store.current()
    with (
        pytest.raises(UnusableIndex, match=r"thesis\.odt.*nothing was written"),
        store.build("whoosh"),
    ):
        pass
    assert [path.name for path in place.iterdir()] == ["thesis.odt"]


@pytest.mark.parametrize("name", ["current", "current.new", "lock"])
def test_a_folder_where_an_index_has_a_file_is_no_index(
    store: Store, place: Path, name: str
) -> None:
    (place / name).mkdir(parents=True)
    with pytest.raises(NoIndex, match=f"holds the folder {name}.*VIGIE_INDEX"):
        store.current()
    with (
        pytest.raises(UnusableIndex, match=f"the folder {name}.*name an empty folder"),
        store.build("whoosh"),
    ):
        pass
    assert [path.name for path in place.iterdir()] == [name]


def test_a_file_where_an_index_has_a_folder_is_no_index(store: Store, place: Path) -> None:
    place.mkdir()
    (place / "generations").write_text("Lost, Beat, X")
    with pytest.raises(UnusableIndex, match="the file generations"), store.build("whoosh"):
        pass


def test_a_file_in_place_of_a_folder_is_named(store: Store, place: Path) -> None:
    place.write_text("")
    with pytest.raises(NoIndex, match="is a file"):
        store.current()
    with pytest.raises(UnusableIndex, match="is a file"), store.build("whoosh"):
        pass


def test_an_index_of_another_schema_asks_for_a_reindex(store: Store, place: Path) -> None:
    name = publish(store, CHAR).generation
    path = place / "generations" / name / "manifest.json"
    path.write_text(path.read_text().replace('"schema": "', '"schema": "0'))
    with pytest.raises(OutdatedIndex, match="run `vigie reindex`"):
        open_store(settings_for(place)).current()
    assert publish(store, DRONE)
    assert served(store) == ["drone"]


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_an_index_of_another_file_format_is_outdated_not_damaged(
    store: Store, place: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    publish(store, CHAR, engine="tantivy" if name == "ids" else "whoosh")
    monkeypatch.setitem(FORMATS, name, FORMATS[name] + 1)
    fresh = open_store(settings_for(place))
    for ask in (fresh.current, fresh.verify):
        with pytest.raises(OutdatedIndex, match="run `vigie reindex`"):
            ask()


def test_a_manifest_that_another_version_wrote_otherwise_is_outdated_not_damaged(
    store: Store, place: Path
) -> None:
    path = place / "generations" / publish(store, CHAR).generation / "manifest.json"
    path.write_text('{"schema": "of tomorrow", "volumes": 3}')
    with pytest.raises(OutdatedIndex, match="of tomorrow"):
        open_store(settings_for(place)).current()
    path.write_text('{"volumes": 3}')
    with pytest.raises(DamagedIndex):
        open_store(settings_for(place)).current()


def test_a_ledger_of_another_version_is_no_obstacle_to_a_reindex(store: Store, place: Path) -> None:
    folder = place / "generations" / publish(store, CHAR).generation
    (folder / "ledger.sqlite").unlink()
    with closing(sqlite3.connect(folder / "ledger.sqlite")) as other:
        other.execute("CREATE TABLE document (name TEXT)")
    (folder / "manifest.json").write_text('{"schema": "of tomorrow"}')
    with store.build("whoosh") as builder:
        builder.ledger.enter(DRONE)
        assert builder.replaced() == 0
        builder.put(*to_document(DRONE))
        builder.publish(manifest(1))
    assert served(store) == ["drone"]


@pytest.mark.parametrize("harm", ["shorten", "remove"])
def test_a_harmed_file_is_named_when_the_index_is_opened(
    store: Store, place: Path, harm: str
) -> None:
    made = publish(store, CHAR)
    for name in made.files:
        path = place / "generations" / made.generation / name
        whole = path.read_bytes()
        path.unlink() if harm == "remove" else path.write_bytes(whole[:-1])
        if harm == "shorten" and not whole:
            continue
        with pytest.raises(DamagedIndex, match=path.name):
            open_store(settings_for(place)).current()
        path.write_bytes(whole)
    assert served(store) == ["char"]


def test_verify_finds_one_changed_byte_in_any_file(store: Store, place: Path) -> None:
    made = publish(store, CHAR, DRONE)
    assert store.verify() == made
    for name in made.files:
        path = place / "generations" / made.generation / name
        whole = path.read_bytes()
        if not whole:
            continue
        path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
        with pytest.raises(DamagedIndex, match=path.name):
            store.verify()
        path.write_bytes(whole)
    assert store.verify() == made


@pytest.mark.parametrize(
    "said",
    [{"files": {}}, {"undated": 7}, {"langs": {"fr": 99}}, {"built": "2001-01-01"}, {"more": 1}],
)
def test_a_manifest_that_says_something_else_than_was_written_is_damage(
    store: Store, place: Path, said: dict[str, object]
) -> None:
    path = place / "generations" / publish(store, CHAR).generation / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | said))
    with pytest.raises(DamagedIndex, match=r"manifest\.json.*sha256"):
        store.verify()
    with pytest.raises(DamagedIndex):
        store.current()


@pytest.mark.parametrize("text", ["", "../elsewhere", "gone\n", "{}", "\0"])
def test_a_pointer_to_nowhere_is_damage(store: Store, place: Path, text: str) -> None:
    publish(store, CHAR)
    (place / "current").write_text(text)
    with pytest.raises(DamagedIndex):
        open_store(settings_for(place)).current()


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


def test_auto_takes_whoosh_for_a_small_corpus(store: Store) -> None:
    made = publish(store, CHAR, DRONE, engine="auto")
    assert made.engine == "whoosh"
    assert served(store) == ["char", "drone"]
    assert sorted({Path(name).parts[0] for name in made.files}) == [
        "engine",
        "ledger.sqlite",
        "vocabulary",
        "vocabulary.counts",
    ]


def test_auto_takes_tantivy_beyond_the_measured_number(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.generations.choosing.LARGEST_FOR_WHOOSH", 2)
    third = article("obus", "Des obus de 155 mm.", published=stamp("2023-01-02"))
    made = publish(store, CHAR, DRONE, third, article("radar"), engine="auto")
    assert made.engine == "tantivy"
    assert served(store) == ["char", "drone", "obus", "radar"]
    assert store.current().engine.fetch(["obus"])["obus"] == third


@pytest.mark.parametrize(("articles", "engine"), [(2, "whoosh"), (3, "tantivy")])
def test_auto_takes_whoosh_up_to_the_measured_number_and_nothing_waits_in_the_end(
    store: Store, place: Path, monkeypatch: pytest.MonkeyPatch, articles: int, engine: str
) -> None:
    monkeypatch.setattr("index.generations.choosing.LARGEST_FOR_WHOOSH", 2)
    made = publish(store, *(article(f"a{n}") for n in range(articles)), engine="auto")
    assert made.engine == engine
    assert served(store) == [f"a{n}" for n in range(articles)]
    assert not list(place.rglob("waiting*"))


@pytest.mark.parametrize("page", ["README.md", "ARCHITECTURE.md"])
def test_the_number_at_which_auto_changes_engines_is_documented(page: str) -> None:
    stated = re.findall(r"`--engine auto`[^.]*?([\d,]+) articles", (ROOT / page).read_text())
    assert stated == [f"{LARGEST_FOR_WHOOSH:,}"]
