"""What only Whoosh needs: posting lists of ours, merged from segments, and kept when read."""

from __future__ import annotations

from pathlib import Path

import pytest
from whoosh.writing import SegmentWriter

from index.engines import open_engine
from index.engines.segments import SegmentTerms
from index.errors import BusyIndex
from index.request import Near, Node, Phrased, SearchRequest, Term
from tests.engines.asking import FR
from tests.engines.corpus import document, store
from tests.syncing import unsynced, watched


def segments(folder: Path) -> int:
    """How many the index consists of."""
    return len({path.name.split(".")[0] for path in folder.glob("MAIN_*.*")})


def test_phrases_hold_after_segments_are_merged_and_rows_are_gone(tmp_path: Path) -> None:
    engine = open_engine("whoosh", tmp_path)
    for session in range(10):
        texts = (f"nord char {'pair' if n % 2 else 'impair'} mot{session}" for n in range(3))
        store(engine, [document(f"d{session}{n}", text) for n, text in enumerate(texts)])
    assert 1 < segments(tmp_path) <= 8
    with engine.writer() as writer:
        for session in range(5):
            for n in range(3):
                writer.delete(f"d{session}{n}")
    assert segments(tmp_path) == 1
    store(engine, [document("last", "char pair nord")])
    assert segments(tmp_path) == 2

    def found(node: Node) -> list[str]:
        return [hit.id for hit in engine.scan(SearchRequest(node))]

    assert found(Phrased(FR, ("char", "pair"))) == ["d51", "d61", "d71", "d81", "d91", "last"]
    assert found(Near(FR, ("nord", "pair"), 1)) == ["d51", "d61", "d71", "d81", "d91"]
    assert found(Term(FR, "mot4")) == []
    engine.close()


def test_posting_lists_are_kept_as_far_as_they_fit_those_used_last_the_longest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[bytes] = []
    lists = SegmentTerms.lists

    def counted(
        self: SegmentTerms, field_name: str, term: bytes
    ) -> tuple[bytes, bytes, bytes] | None:
        read.append(term)
        return lists(self, field_name, term)

    monkeypatch.setattr(SegmentTerms, "lists", counted)
    monkeypatch.setattr("index.engines.segments._CACHED_POSTINGS", 45)
    engine = store(
        open_engine("whoosh", tmp_path), [document(f"d{n}", "nord sud est") for n in range(20)]
    )
    for term in ("nord", "sud", "nord", "est", "nord", "sud", "sud"):
        assert engine.search(SearchRequest(Term(FR, term))).total == 20
    assert read == [b"nord", b"sud", b"est", b"sud"]
    engine.close()


@pytest.mark.parametrize("name", ["whoosh", "tantivy"])
def test_of_two_writers_in_one_folder_the_second_is_told_to_wait(tmp_path: Path, name: str) -> None:
    first = store(open_engine(name, tmp_path), [])
    second = open_engine(name, tmp_path)
    with first.writer() as writer:
        with pytest.raises(BusyIndex, match="wait"), second.writer():
            pass
        writer.put(document("a", "nord"))
    store(second, [document("b", "nord")])
    assert second.count() == 2
    second.close()


@pytest.mark.parametrize("name", ["whoosh", "tantivy"])
def test_what_a_session_wrote_is_on_the_disk_when_it_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    synced = watched(monkeypatch)
    engine = open_engine(name, tmp_path)
    for session in range(2):
        store(engine, [document(f"d{session}", "nord sud")])
        assert unsynced(tmp_path, synced) == []
    engine.close()


def test_what_a_table_of_contents_names_is_on_the_disk_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced, left = watched(monkeypatch), []
    commit = SegmentWriter._commit_toc

    def noted(self: SegmentWriter, segments: list[object]) -> None:
        left.append([name for name in unsynced(tmp_path, synced) if not name.endswith(".tmp")])
        commit(self, segments)

    monkeypatch.setattr(SegmentWriter, "_commit_toc", noted)
    engine = store(open_engine("whoosh", tmp_path), [document("a", "nord sud")])
    engine.close()
    assert left == [[]]
