"""What is being read when another generation takes its place is read to its end."""

from __future__ import annotations

import gc
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from index.article import Article
from index.engines.segments import OpenIndex
from index.errors import DamagedIndex, EngineUnavailable, UsageError
from index.gazetteer import load_gazetteer
from index.generations import Manifest, open_store, verifying
from index.generations.opening import is_in_use
from index.pipeline import Listener, reindex
from index.query import SearchParams
from index.request import SearchRequest
from index.searcher import Searcher
from index.settings import Settings
from tests.index.corpora import article, fill, publish, settings_for, write_jsonl
from tests.shared import ENGINES
from tests.syncing import unsynced, watched

MINISTER = SearchParams(text="ministre")


@pytest.fixture(params=ENGINES)
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """An index location of each engine's kind."""
    place: Path | str = tmp_path / "index"
    if request.param == "opensearch":
        place = f"{request.getfixturevalue('node').hosts[0]}/t{uuid4().hex}"
    others = {"engine": request.param, "replicas": 0, "engine_timeout": 60}
    return settings_for(tmp_path, **{"index": str(place), **others})


@pytest.fixture
def sources(tmp_path: Path) -> tuple[str, str]:
    """A corpus, and another that takes its place."""
    before = write_jsonl(tmp_path / "before.jsonl", 60, title="Avant")
    return str(before), str(write_jsonl(tmp_path / "after.jsonl", 3, title="Après"))


def searcher_over(settings: Settings) -> Searcher:
    return Searcher(open_store(settings), load_gazetteer())


def swap(searcher: Searcher, source: str, settings: Settings) -> None:
    """Another generation takes the place of the served one, and another request has seen it."""
    reindex([source], settings)
    other = threading.Thread(target=searcher.count, args=(MINISTER,))
    other.start()
    other.join()
    gc.collect()


def test_every_match_is_streamed_from_the_generation_that_was_asked(
    settings: Settings, sources: tuple[str, str]
) -> None:
    reindex([sources[0]], settings)
    searcher = searcher_over(settings)
    streamed = searcher.scan(MINISTER)
    begun, untouched = [next(streamed)], searcher.scan(MINISTER)
    swap(searcher, sources[1], settings)
    for found in ([*begun, *streamed], list(untouched)):
        assert {one.title for one in found} == {"Avant"}
        assert len(found) == 60


def test_calls_of_one_generation_stay_together(
    settings: Settings, sources: tuple[str, str]
) -> None:
    reindex([sources[0]], settings)
    searcher = searcher_over(settings)
    served = searcher.served()
    swap(searcher, sources[1], settings)
    assert len(list(searcher.scan(MINISTER, served))) == 60
    found = searcher.article("a50", served)
    assert found is not None
    assert found.title == "Avant"
    assert [one.count for one in searcher.facet("lang", "fr", MINISTER, served)] == [60]
    assert searcher.article("a50") is None or settings.engine == "opensearch"
    assert served.manifest.generation != open_store(settings).current().manifest.generation


def test_a_cursor_of_a_score_ends_with_its_generation_and_one_of_a_day_goes_on(
    whoosh: tuple[Searcher, Settings], sources: tuple[str, str]
) -> None:
    searcher, settings = whoosh
    ranked, newest = (replace(MINISTER, size=5, sort=sort) for sort in ("relevance", "newest"))
    first = {one.sort: searcher.search(one) for one in (ranked, newest)}
    swap(searcher, sources[0], settings)
    with pytest.raises(UsageError, match="replaced") as caught:
        searcher.search(replace(ranked, cursor=first["relevance"].cursor))
    assert (caught.value.place, caught.value.reason) == ("cursor", "cursor-outdated")
    following = searcher.search(replace(newest, cursor=first["newest"].cursor))
    assert [hit.rank for hit in following.hits] == [6, 7, 8, 9, 10]
    found = {hit.article.id for hit in (*first["newest"].hits, *following.hits)}
    assert len(found) == 10


def test_what_is_wrong_with_a_search_is_said_before_anything_is_streamed(
    sources: tuple[str, str], tmp_path: Path
) -> None:
    settings = settings_for(tmp_path / "index")
    reindex([sources[0]], settings)
    with pytest.raises(UsageError):
        searcher_over(settings).scan(SearchParams(text="ministre", size=-1))


@pytest.fixture
def whoosh(sources: tuple[str, str], tmp_path: Path) -> tuple[Searcher, Settings]:
    settings = settings_for(tmp_path / "index")
    reindex([sources[0]], settings)
    return searcher_over(settings), settings


def test_an_article_is_read_though_its_generation_is_replaced_meanwhile(
    whoosh: tuple[Searcher, Settings], sources: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    searcher, settings = whoosh
    read, swaps = OpenIndex.article, [sources[1]]

    def swapped(self: OpenIndex, row: int) -> Article:
        if swaps:
            swap(searcher, swaps.pop(), settings)
        return read(self, row)

    monkeypatch.setattr(OpenIndex, "article", swapped)
    found = searcher.article("a1")
    assert found is not None
    assert found.title == "Avant"


def test_an_index_that_was_closed_while_it_is_read_is_an_outage(
    whoosh: tuple[Searcher, Settings],
) -> None:
    engine = whoosh[0].served().engine
    hits = engine.scan(SearchRequest())
    next(hits)
    engine.close()
    with pytest.raises(EngineUnavailable, match="closed"):
        list(hits)


@pytest.mark.parametrize("content", [b"\xff\xfe", b"", b"gone\n", b"../elsewhere", b"\0"])
def test_where_the_pointer_is_spoilt_nothing_is_removed_before_it_is_written_anew(
    tmp_path: Path, content: bytes
) -> None:
    place = tmp_path / "index"
    with closing(open_store(settings_for(place))) as store:
        made = [publish(store, article("char")).generation for _ in range(2)]
        (place / "current").write_bytes(content)
        with store.build("whoosh") as builder:
            assert {path.name for path in (place / "generations").iterdir()} > set(made)
            last = fill(builder, article("drone")).generation
        assert [hit.id for hit in store.current().engine.scan(SearchRequest())] == ["drone"]
        kept = sorted(path.name for path in (place / "generations").iterdir())
        assert kept == [made[-1], last]


@pytest.mark.parametrize("engine", ["whoosh", "tantivy"])
def test_verify_finds_no_fault_while_other_generations_take_the_place(
    tmp_path: Path, engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (
        closing(open_store(settings_for(tmp_path / "index"))) as store,
        closing(open_store(settings_for(tmp_path / "index"))) as other,
    ):
        made = publish(store, article("char"), engine=engine)
        real, swaps = verifying._check_digest, [3]

        def overtaken(path: Path, sha: str) -> None:
            real(path, sha)
            for _ in range(swaps.pop() if swaps else 0):
                publish(other, article("drone"), engine=engine)

        monkeypatch.setattr(verifying, "_check_digest", overtaken)
        assert store.verify() == made
        assert store.verify().generation > made.generation


def test_verify_begins_again_where_the_generation_was_removed_under_its_hands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (
        closing(open_store(settings_for(tmp_path / "index"))) as store,
        closing(open_store(settings_for(tmp_path / "index"))) as other,
    ):
        publish(store, article("char"))
        real, swaps = verifying.read_manifest, [3]

        def overtaken(folder: Path) -> Manifest:
            found = real(folder)
            for _ in range(swaps.pop() if swaps else 0):
                publish(other, article("drone"))
            return found

        monkeypatch.setattr(verifying, "read_manifest", overtaken)
        assert store.verify().generation == other.current().manifest.generation


@pytest.mark.parametrize("engine", ["whoosh", "tantivy"])
def test_a_generation_is_on_the_disk_before_it_is_served_and_so_is_the_swap(
    tmp_path: Path, engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, synced = tmp_path / "index", watched(monkeypatch)
    left: dict[str, list[str]] = {}

    def hear(step: str) -> None:
        if step in ("swapping", "swapped"):
            (folder,) = (place / "generations").iterdir()
            left[step] = unsynced(folder, synced)
        if step == "swapped":
            left[step] += unsynced(place, synced)

    with (
        closing(open_store(settings_for(place))) as store,
        store.build(engine, on_step=hear) as builder,
    ):
        fill(builder, article("char"), article("drone"))
    assert left == {"swapping": [], "swapped": ["lock"]}


def test_what_a_killed_run_left_is_gone_before_the_next_writes_anything(tmp_path: Path) -> None:
    place = tmp_path / "index"
    with closing(open_store(settings_for(place))) as store:
        publish(store, article("char"))
        debris = place / "generations" / "20200101T000000000-abcdef"
        (debris / "engine").mkdir(parents=True)
        with store.build("whoosh") as builder:
            assert not debris.exists()
            fill(builder, article("drone"))


def test_a_store_that_is_closed_holds_nothing_and_opens_again_when_asked(tmp_path: Path) -> None:
    place = tmp_path / "index"
    with closing(open_store(settings_for(place))) as store:
        folder = place / "generations" / publish(store, article("char")).generation
        held = store.current()
        assert is_in_use(folder)
        store.close()
        assert not is_in_use(folder)
        assert store.current() is not held
        assert store.current().engine.count() == 1


def test_a_pointer_never_leads_out_of_the_generations(tmp_path: Path) -> None:
    place = tmp_path / "index"
    with closing(open_store(settings_for(place))) as store:
        name = publish(store, article("char")).generation
        (place / "current").write_text(f"../generations/{name}\n")
        with pytest.raises(DamagedIndex, match="names no generation"):
            store.current()


class Looking(Listener):
    """Sees which files a generation consists of while it is being written."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.seen: set[str] = set()

    def indexed(self, article_id: str) -> None:  # noqa: ARG002  as the listener is asked
        self.seen |= {path.name for path in self.place.rglob("*")}


@pytest.mark.parametrize("engine", ["whoosh", "tantivy"])
def test_every_working_file_lies_in_the_generation_and_is_gone_from_the_finished_one(
    tmp_path: Path, sources: tuple[str, str], engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "no such folder"))
    monkeypatch.setattr("index.engines.ids._RUN", 7)
    monkeypatch.setattr("index.engines.postings._MAX_HELD", 100)
    place = tmp_path / "index"
    looking = Looking(place)
    assert reindex([sources[0]], settings_for(place, engine=engine), looking).indexed == 60
    assert "stories.sqlite" in looking.seen
    with closing(open_store(settings_for(place))) as store:
        assert not [name for name in store.verify().files if "stories" in name]
    assert not list(place.rglob("stories*"))
