"""Files of a served generation that no longer hold what was written: an error that says what to do,
whatever the engine's library makes of the bytes."""

from __future__ import annotations

import gc
import random
from contextlib import closing
from pathlib import Path

import pytest

from index.errors import DamagedIndex, VigieError
from index.pipeline import reindex
from index.query import SearchParams
from index.settings import Settings
from index.vocabulary import Vocabulary, VocabularyBuilder
from tests.index.corpora import settings_for, write_jsonl
from tests.index.samples import asked, open_searcher

#: Bytes that are overwritten in a file, so that the length stays.
SPOILT = 200


def spoil(path: Path, seed: int) -> None:
    spoilt, chance = bytearray(path.read_bytes()), random.Random(seed)
    for _ in range(min(len(spoilt), SPOILT)):
        spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
    replace(path, bytes(spoilt))


def replace(path: Path, data: bytes) -> None:
    """As another file: one that shrank under a reader would end this process."""
    fresh = path.with_suffix(".fresh")
    fresh.write_bytes(data)
    fresh.rename(path)


def met(settings: Settings) -> VigieError | None:
    """What is raised where the index is searched and read; None where the damage does no harm."""
    try:
        searcher, store = open_searcher(settings)
        with closing(store):
            asked(searcher, "missiles livraison")
            list(searcher.scan(SearchParams()))
    except VigieError as error:
        return error
    return None


# Whoosh leaves open a dictionary that it cannot read, so that its other files are spoilt alone.
@pytest.mark.parametrize(("engine", "names"), [("whoosh", "*.pst"), ("tantivy", "*")])
def test_damage_of_any_file_is_an_error_of_ours_or_does_no_harm(
    tmp_path: Path, engine: str, names: str
) -> None:
    settings = settings_for(tmp_path / "index", engine=engine)
    reindex([str(write_jsonl(tmp_path / "articles.jsonl", 30))], settings)
    (folder,) = (tmp_path / "index").glob("generations/*/engine")
    raised = []
    for path in (path for path in folder.glob(names) if path.stat().st_size):
        whole = path.read_bytes()
        spoil(path, seed=len(whole))
        raised.append(met(settings))
        replace(path, whole)
    assert any(raised)
    assert all(error.remedy for error in raised if error)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_a_dictionary_of_whoosh_with_nothing_of_what_was_written_is_damage(tmp_path: Path) -> None:
    settings = settings_for(tmp_path / "index", engine="whoosh")
    reindex([str(write_jsonl(tmp_path / "articles.jsonl", 30))], settings)
    (path,) = (tmp_path / "index").glob("generations/*/engine/*.trm")
    replace(path, random.Random(1).randbytes(path.stat().st_size))
    assert isinstance(met(settings), DamagedIndex)
    summary = reindex([str(tmp_path / "articles.jsonl")], settings, changed=True)
    assert (summary.indexed, met(settings)) == (30, None)
    gc.collect()  # Whoosh leaves open what it cannot read; the warning is of this test


def test_lists_of_places_that_are_not_as_long_as_they_say_are_damage(tmp_path: Path) -> None:
    settings = settings_for(tmp_path / "index", engine="whoosh")
    reindex([str(write_jsonl(tmp_path / "articles.jsonl", 30))], settings)
    (path,) = (tmp_path / "index").glob("generations/*/engine/*.pst")
    replace(path, random.Random(1).randbytes(path.stat().st_size))
    searcher, store = open_searcher(settings)
    with closing(store), pytest.raises(DamagedIndex, match="places of a term"):
        asked(searcher, '"missiles livraison"')


def test_a_vocabulary_with_any_bytes_changed_opens_or_is_damage(tmp_path: Path) -> None:
    builder = VocabularyBuilder(tmp_path)
    for number in range(40):
        builder.add({f"armée{number}": "fr", "char": "fr", f"tank{number}": "en"})
    path = tmp_path / "vocabulary"
    builder.write(path)
    whole, chance, damaged = path.read_bytes(), random.Random(1), 0
    for _ in range(400):
        spoilt = bytearray(whole)
        for _ in range(chance.choice((1, 2, 30))):
            spoilt[chance.randrange(len(spoilt))] ^= chance.randrange(1, 256)
        replace(path, bytes(spoilt))
        try:
            Vocabulary.open(path).close()
        except DamagedIndex:
            damaged += 1
    assert 0 < damaged < 400
