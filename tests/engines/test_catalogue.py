"""The catalogue of an engine: facts of each row, and the rows of each value."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.engines.bitmaps import BitMap, ValueSets, rank_counts
from index.engines.catalogue import Catalogue, Facts
from index.errors import DamagedIndex
from index.request import FacetRequest


def a_catalogue() -> Catalogue:
    first = Facts("b", 20240101, 202401, {"text_fr": 7}, {"actor": ("fra", "deu")})
    return Catalogue.of([first, None, Facts("a", None, None, {}, {})])


def test_a_catalogue_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    a_catalogue().save(tmp_path / "catalogue")
    back = Catalogue.load(tmp_path / "catalogue")
    assert (back.ids, list(back.live), list(back.order)) == (["b", "", "a"], [0, 2], [1, 0, 0])
    assert (back.row("a"), back.row("b"), back.row(""), back.row("c")) == (2, 0, None, None)
    assert (back.rank("a"), back.rank("aa"), back.rank("b"), back.rank("z")) == (0, 0, 1, 1)
    assert list(back.numbers["day"]) == [20240101, -1, -1]
    assert list(back.keywords["actor"].rows("deu")) == [0]
    assert list(back.months.rows("undated")) == [2]


@pytest.mark.parametrize("cut", [0, 5, 30, 200, -1])
def test_a_damaged_catalogue_is_named(tmp_path: Path, cut: int) -> None:
    a_catalogue().save(tmp_path / "catalogue")
    whole = (tmp_path / "catalogue").read_bytes()
    (tmp_path / "catalogue").write_bytes(whole[:cut])
    with pytest.raises(DamagedIndex, match="catalogue"):
        Catalogue.load(tmp_path / "catalogue")


def test_value_sets_count_within_the_hits() -> None:
    sets = ValueSets()
    for value, row in [("x", 1), ("x", 2), ("y", 2), ("z", 9)]:
        sets.add(value, row)
    back = ValueSets.from_bytes(sets.to_bytes())
    for one in (sets, back):
        assert one.count(BitMap([1, 2, 3]), FacetRequest("actor")) == {"x": 2, "y": 1}
        assert list(one.any_of(["y", "z", "nowhere"])) == [2, 9]
        assert list(one.any_of([])) == []


def test_ranks_are_by_count_then_value() -> None:
    counts = {"b": 2, "a": 2, "c": 5, "d": 0}
    assert list(rank_counts(counts, FacetRequest("actor", 2)).items()) == [("c", 5), ("a", 2)]


def test_a_catalogue_of_another_version_or_machine_is_named(tmp_path: Path) -> None:
    a_catalogue().save(tmp_path / "catalogue")
    whole = (tmp_path / "catalogue").read_bytes()
    head = len(whole) - len(whole.lstrip(b"VIGECAT0123456789"))
    for damage in (b"W" + whole[1:], whole[:head] + b"?" + whole[head + 1 :]):
        (tmp_path / "catalogue").write_bytes(damage)
        with pytest.raises(DamagedIndex, match="of this version and machine"):
            Catalogue.load(tmp_path / "catalogue")


def test_a_catalogue_with_a_column_that_is_too_short_is_named(tmp_path: Path) -> None:
    for name in ("day", "month"):
        made = a_catalogue()
        made.numbers[name].pop()
        made.save(tmp_path / "catalogue")
        with pytest.raises(DamagedIndex, match="column"):
            Catalogue.load(tmp_path / "catalogue")
