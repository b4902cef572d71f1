"""What only tantivy has: a library in Rust, which panics instead of raising."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import tantivy

from index.article import Article, Translation
from index.engines import open_engine
from index.engines.ids import IdSorter
from index.engines.ranks import OpenRanks
from index.errors import DamagedIndex, EngineRefused, UnusableIndex
from index.request import SearchRequest, Term
from index.stored import article_to_json
from tests.engines.corpus import LIBRARY, article, document, store


def _panic(*_: object, **__: object) -> None:
    """Ask the library for a document of a segment that is not there."""
    index = tantivy.Index(tantivy.SchemaBuilder().build())
    index.searcher().doc(tantivy.DocAddress(99, 0))


def test_a_panic_of_the_library_is_no_exception() -> None:
    with pytest.raises(BaseException, match="index out of bounds") as caught:
        _panic()
    assert not isinstance(caught.value, Exception)


@pytest.mark.parametrize("ask", ["search", "fetch", "batches"])
def test_a_panic_leaves_the_engine_as_an_error_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ask: str
) -> None:
    engine = open_engine("tantivy", tmp_path)
    store(engine, LIBRARY)
    request = SearchRequest(Term("text_fr", "drone"))
    asked = {
        "search": lambda: engine.search(request),
        "fetch": lambda: engine.fetch(["charlie"]),
        "batches": lambda: list(engine.scan(request)),
    }[ask]
    assert asked()
    with monkeypatch.context() as broken:
        broken.setattr(OpenRanks, ask, _panic)
        with pytest.raises(EngineRefused, match="tantivy gave up"):
            asked()
    assert asked()
    engine.close()


SHRINKING = """
import sys
import time
from pathlib import Path
from index.engines import open_engine
from index.errors import DamagedIndex
folder = Path(sys.argv[1])
next(folder.glob("ids_*.bin")).write_bytes(b"")
try:
    open_engine("tantivy", folder).count()
except DamagedIndex as error:
    kept = error  # and with it what the library had opened
time.sleep(0.5)  # opening has a thread look once, which may come late on a busy machine
for path in folder.iterdir():
    path.write_bytes(path.read_bytes() + b" " if path.name == "meta.json" else b"")
time.sleep(1.5)  # three times as long as the library waits before it looks again
assert kept
"""


def test_files_that_change_under_an_open_index_are_not_read_behind_our_back(tmp_path: Path) -> None:
    engine = open_engine("tantivy", tmp_path)
    store(engine, LIBRARY)
    engine.close()
    done = subprocess.run([sys.executable, "-c", SHRINKING, str(tmp_path)], check=False, timeout=60)
    assert done.returncode == 0  # a bus error otherwise


def segments(folder: Path) -> set[str]:
    """Names of the segments that the index consists of."""
    meta = json.loads((folder / "meta.json").read_text())
    return {one["segment_id"].replace("-", "") for one in meta["segments"]}


def on_disk(folder: Path) -> set[str]:
    """Names of the segments that have a file."""
    return {path.name.split(".")[0] for path in folder.iterdir() if len(path.stem) >= 32}


def test_files_that_a_killed_writer_left_are_removed_by_the_next_session(tmp_path: Path) -> None:
    engine = open_engine("tantivy", tmp_path)
    store(engine, LIBRARY)
    orphans = {f"{'0' * 31}1.{kind}" for kind in ("store", "term", "idx")}
    managed = tmp_path / ".managed.json"
    managed.write_text(json.dumps(sorted(orphans | set(json.loads(managed.read_text())))))
    for orphan in orphans:
        (tmp_path / orphan).write_bytes(b"half a segment")
    store(engine, LIBRARY)
    assert on_disk(tmp_path) == segments(tmp_path)
    assert engine.count() == len(LIBRARY)
    engine.close()


def test_after_many_sessions_only_files_of_live_segments_are_left(tmp_path: Path) -> None:
    engine = open_engine("tantivy", tmp_path)
    for number in range(12):
        store(engine, [document(f"d{number}", "nord")])
    assert engine.count() == 12
    assert on_disk(tmp_path) == segments(tmp_path)
    engine.close()


def test_articles_of_pages_are_remembered_but_the_long_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.engines.ranks._MOST_KNOWN", 2)
    engine = open_engine("tantivy", tmp_path)
    known = [document(f"d{n}", "nord") for n in range(2)]
    other = [document(f"e{n}", "sud") for n in range(2)]
    long = document("long", "nord " * 3000)
    turned = Translation("en", "test", date(2024, 5, 1), "", ("north " * 3000,))
    rendered = replace(article("rendered", "nord"), translations=(turned,))
    both = replace(document("rendered", "nord"), stored=article_to_json(rendered))
    store(engine, [*known, *other, long, both])

    def shown(word: str) -> dict[str, Article]:
        hits = engine.search(SearchRequest(Term("text_fr", word))).hits
        return {hit.id: hit.article for hit in hits}

    first, again = shown("nord"), shown("nord")
    assert first["d0"] is again["d0"]
    assert first["long"] is not again["long"]
    assert first["rendered"] is not again["rendered"]
    assert first["rendered"] == again["rendered"] == rendered
    shown("sud")  # takes the place of the others
    assert shown("nord")["d0"] is not first["d0"]
    store(engine, [document("d0", "nord est"), *known[1:]])
    assert shown("nord")["d0"].paragraphs == ("nord est",)
    engine.close()


def test_a_table_of_ids_that_lacks_an_article_is_damage_not_a_smaller_answer(
    tmp_path: Path,
) -> None:
    engine = open_engine("tantivy", tmp_path)
    store(engine, LIBRARY)
    (path,) = tmp_path.glob("ids_*.bin")
    with IdSorter(None) as sorter:
        for serial, one in enumerate(LIBRARY[1:], 2):
            sorter.put(one.id, serial)
        sorter.write(path, len(LIBRARY))
    with pytest.raises(DamagedIndex, match="ids are missing"):
        engine.search(SearchRequest())


def test_whoever_may_read_one_file_may_read_all(tmp_path: Path) -> None:
    engine = open_engine("tantivy", tmp_path / "index")
    for change in (LIBRARY, [document("new", "nord")]):
        store(engine, change)
        modes = {path.stat().st_mode for path in (tmp_path / "index").iterdir() if path.is_file()}
        assert len(modes) == 1
    engine.close()


def test_an_index_that_may_only_be_read_needs_a_place_for_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = open_engine("tantivy", tmp_path)
    store(engine, LIBRARY)
    monkeypatch.setattr("os.access", lambda *_: False)
    links = tmp_path / "links"
    monkeypatch.setattr("tempfile.tempdir", str(links))
    with pytest.raises(UnusableIndex, match="TMPDIR"):
        engine.count()
    links.mkdir()
    assert engine.count() == len(LIBRARY)
    assert len(engine.search(SearchRequest()).hits) > 0
    assert not list(links.iterdir())
    engine.close()
