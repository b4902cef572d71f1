"""What is written to an index keeps its form until its version is bumped."""

from __future__ import annotations

import hashlib
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from index.article import Article, DateStamp, Dropped, Mention, Origin, Translation
from index.engines.catalogue import Catalogue, Facts
from index.engines.ids import IdSorter
from index.generations.ledger import Ledger
from index.schema import FORMATS, fingerprint
from index.stored import article_to_json
from index.vocabulary import VocabularyBuilder

WHOLE = Article(
    "a",
    Origin("a.txt", 3),
    "Titre",
    ("Un char au port.", "Il est parti."),
    url="https://exemple.test/a",
    source="Le Quai",
    agencies=("afp",),
    lang="fr",
    lang_confidence=0.5,
    paragraph_langs=("fr", "en"),
    published=DateStamp(date(2024, 1, 2), "day", "stated", 1.0, "2024-01-02"),
    dropped=(Dropped(1, "menu", "Accueil"),),
    lines=(4, 6),
    mentions=(Mention("tank", "weapon", 0, 3, 7, "char"),),
    story="s",
    digest="d",
    translations=(Translation("en", "test", date(2024, 1, 3), "Title", ("A tank.",), (), ()),),
)


def stored(_: Path) -> bytes:
    return article_to_json(WHOLE).encode()


def ledger(_: Path) -> bytes:
    with closing(Ledger.create(None)) as made:
        made.enter(WHOLE, b"sketch")
        return repr(list(made._db.iterdump())).encode()


def vocabulary(folder: Path) -> bytes:
    builder = VocabularyBuilder(folder)
    builder.add({"armée": "fr", "char": "fr"})
    builder.write(folder / "file")
    return (folder / "file").read_bytes()


def catalogue(folder: Path) -> bytes:
    facts = Facts("a", 20240102, 202401, {"title": 1}, {"actor": ("rus",)})
    Catalogue.of([facts, None]).save(folder / "file")
    return (folder / "file").read_bytes()


def ids(folder: Path) -> bytes:
    with IdSorter(None) as sorter:
        sorter.put("é", 1)
        sorter.put("a", 2)
        sorter.write(folder / "file", 2)
    return (folder / "file").read_bytes()


#: Name and version of each format to a digest of what is written. A line that fails says that the
#: format has changed: bump its version in `index.schema.FORMATS`, then write the new digest here.
FORMS = {
    "stored 1": "76adcab50d58",
    "ledger 1": "342f311622fd",
    "vocabulary 2": "c77aa59dacc7",
    "catalogue 3": "bc60cfc4d5ea",
    "ids 1": "3efcc577c198",
}
WRITERS = {one.__name__: one for one in (stored, ledger, vocabulary, catalogue, ids)}


@pytest.mark.skipif(sys.byteorder == "big", reason="the digests are of a little-endian machine")
@pytest.mark.parametrize("name", sorted(FORMATS))
def test_a_file_format_changes_only_with_its_version(tmp_path: Path, name: str) -> None:
    digest = hashlib.sha256(WRITERS[name](tmp_path)).hexdigest()[:12]
    assert {f"{name} {FORMATS[name]}": digest}.items() <= FORMS.items()


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_the_schema_changes_with_the_version_of_any_format(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = fingerprint()
    monkeypatch.setitem(FORMATS, name, FORMATS[name] + 1)
    assert fingerprint() != before
