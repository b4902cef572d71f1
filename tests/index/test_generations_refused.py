"""What an index location refuses to serve: a place without an index, another version, damage."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from index.documents import to_document
from index.errors import DamagedIndex, NoIndex, OutdatedIndex, UnusableIndex
from index.generations import Store, open_store
from index.schema import FORMATS
from tests.index.corpora import CHAR, DRONE, manifest, publish, served, settings_for


def test_where_nothing_was_indexed_the_remedy_is_named(store: Store) -> None:
    with pytest.raises(NoIndex, match="nothing has been indexed here; run `vigie reindex`"):
        store.current()


def refuses_to_build(store: Store, why: str) -> None:
    with pytest.raises(UnusableIndex, match=why), store.build("whoosh"):
        pass


def test_a_folder_that_is_no_index_is_named_and_never_written_to(store: Store, place: Path) -> None:
    place.mkdir()
    (place / "thesis.odt").write_text("years of work")
    with pytest.raises(NoIndex, match=r"holds thesis\.odt"):
        store.current()
    refuses_to_build(store, r"thesis\.odt.*nothing was written")
    assert [path.name for path in place.iterdir()] == ["thesis.odt"]


@pytest.mark.parametrize("name", ["current", "current.new", "lock"])
def test_a_folder_where_an_index_has_a_file_is_no_index(
    store: Store, place: Path, name: str
) -> None:
    (place / name).mkdir(parents=True)
    with pytest.raises(NoIndex, match=f"holds the folder {name}.*VIGIE_INDEX"):
        store.current()
    refuses_to_build(store, f"the folder {name}.*name an empty folder")
    assert [path.name for path in place.iterdir()] == [name]


def test_a_file_where_an_index_has_a_folder_is_no_index(store: Store, place: Path) -> None:
    place.mkdir()
    (place / "generations").write_text("Lost, Beat, X")
    refuses_to_build(store, "the file generations")


@contextmanager
def without_rights(place: Path) -> Iterator[None]:
    """The folder as somebody meets it who may not enter it."""
    place.chmod(0)
    user = os.geteuid()
    try:
        if user == 0:  # who may enter any
            os.seteuid(65_534)
        yield
    finally:
        os.seteuid(user)
        place.chmod(0o700)


def test_who_may_not_enter_an_index_is_told_so(store: Store, place: Path) -> None:
    publish(store, CHAR)
    with without_rights(place):
        with pytest.raises(DamagedIndex, match=r"\(Permission denied\); let this user read it"):
            open_store(settings_for(place)).current()
        refuses_to_build(store, r"\(Permission denied\); make the folder writable")
    assert served(store) == ["char"]


def test_a_name_too_long_for_the_system_is_a_place_for_no_index(tmp_path: Path) -> None:
    store = open_store(settings_for(tmp_path / ("x" * 300)))
    with pytest.raises(DamagedIndex, match=r"cannot be read \(File name too long\)"):
        store.current()
    refuses_to_build(store, "File name too long")


def test_a_file_in_place_of_a_folder_is_named(store: Store, place: Path) -> None:
    place.write_text("")
    with pytest.raises(NoIndex, match="is a file"):
        store.current()
    refuses_to_build(store, "is a file")


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
