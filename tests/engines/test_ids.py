"""The table of ids: which article each row is."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.engines.ids import IdSorter, IdTable
from index.errors import DamagedIndex


def table(folder: Path, changes: list[tuple[str, int]], old: IdTable | None = None) -> IdTable:
    last = max([serial for _, serial in changes] + [old.last_serial if old else 0])
    with IdSorter(old) as sorter:
        for article_id, serial in changes:
            sorter.put(article_id, serial)
        sorter.write(folder / "ids", last)
    return IdTable(folder / "ids")


IDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=4)


@given(changes=st.lists(st.tuples(IDS, st.booleans()), max_size=30))
def test_the_table_of_ids_keeps_the_last_of_each(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[str, bool]]
) -> None:
    numbered = [(name, n + 1 if is_put else 0) for n, (name, is_put) in enumerate(changes)]
    expected = sorted((name, n) for name, n in dict(numbered).items() if n)
    made = table(tmp_path_factory.mktemp("ids"), numbered)
    ranks = range(len(made))
    assert [(made.id(rank), made.serial(rank)) for rank in ranks] == expected
    assert [made.rank(serial) for _, serial in expected] == list(ranks)
    for name, _ in numbered:
        assert made.below(name) == sum(one < name for one, _ in expected)


def test_the_table_of_ids_takes_over_an_older_one(tmp_path: Path) -> None:
    old = table(tmp_path, [("a", 1), ("b", 2), ("c", 3)])
    new = table(tmp_path, [("b", 4), ("a", 0), ("d", 5)], old)
    assert [(new.id(rank), new.serial(rank)) for rank in range(3)] == [("b", 4), ("c", 3), ("d", 5)]


def test_the_table_of_ids_sorts_more_than_fits_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.engines.ids._RUN", 7)
    names = [f"{n:03d}" for n in range(100)]
    random.Random(1).shuffle(names)
    made = table(tmp_path, [(name, n + 1) for n, name in enumerate([*names, *names])])
    assert [made.id(rank) for rank in range(len(made))] == sorted(names)
    assert all(made.serial(rank) > 100 for rank in range(len(made)))


@pytest.mark.parametrize("damage", [b"", b"short", b"VIGIEIDS" + bytes(40)])
def test_a_damaged_table_of_ids_is_named(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "ids").write_bytes(damage)
    with pytest.raises(DamagedIndex, match="ids"):
        IdTable(tmp_path / "ids")


@pytest.mark.parametrize(("start", "end"), [(0, -1), (1, None), (0, 20)])
def test_a_table_of_ids_that_is_not_whole_is_named(
    tmp_path: Path, start: int, end: int | None
) -> None:
    table(tmp_path, [("a", 1), ("b", 2)])
    whole = (tmp_path / "ids").read_bytes()
    for damage in (whole[start:end], b"W" + whole[1:]):
        (tmp_path / "ids").write_bytes(damage)
        with pytest.raises(DamagedIndex, match="ids"):
            IdTable(tmp_path / "ids")
