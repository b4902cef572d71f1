"""The parts of engines: table of ids, value sets, catalogue, arrangements, postings, names."""

from __future__ import annotations

import itertools
import random
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.engines import ENGINES, ClusterPlace, open_engine
from index.engines.bitmaps import BitMap, ValueSets, rank_counts
from index.engines.catalogue import Catalogue, Facts
from index.engines.checks import is_flat
from index.engines.cluster import check_index_name
from index.engines.ids import IdSorter, IdTable
from index.engines.near import arrangements
from index.engines.postings import PostingSorter
from index.errors import ConfigurationError, DamagedIndex
from index.request import (
    AllOf,
    AnyOf,
    Best,
    Constant,
    Everything,
    FacetRequest,
    Near,
    Node,
    Phrased,
    Range,
    Term,
    Terms,
    ways,
)


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


def a_catalogue() -> Catalogue:
    made = Catalogue()
    made.add(Facts("b", 20240101, 202401, {"text_fr": 7}, {"actor": ("fra", "deu")}))
    made.add(None)
    made.add(Facts("a", None, None, {}, {}))
    made.seal()
    return made


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


@pytest.mark.parametrize("n_terms", [1, 2, 3, 4])
@pytest.mark.parametrize("slop", [0, 1, 2, 5])
def test_arrangements_are_all_ways_to_stand(n_terms: int, slop: int) -> None:
    reach = range(n_terms + slop)
    expected = {
        (0, *rest)
        for rest in itertools.combinations(reach[1:], n_terms - 1)
        if not rest or rest[-1] + 1 - n_terms <= slop
    }
    made = list(arrangements(n_terms, slop))
    assert set(made) == expected
    assert len(made) == len(expected) == ways(n_terms, slop)


@pytest.mark.parametrize(
    ("node", "claim"),
    [
        (Term("text_fr", "x"), False),
        (Term("title", "x"), False),
        (Term("words", "x"), True),
        (Term("actor", "x"), True),
        (Terms("text_fr", ("x", "y")), True),
        (Phrased("text_fr", ("x", "y")), False),
        (Near("text_fr", ("x", "y"), 2), True),
        (Range("day"), True),
        (Everything(), True),
        (Constant(Term("text_fr", "x")), True),
        (AllOf((Term("words", "x"), Everything())), True),
        (AllOf((Term("words", "x"),), none=(Term("text_fr", "y"),)), True),
        (AllOf((Term("words", "x"),), prefer=(Term("words", "y"),)), False),
        (AnyOf((Term("words", "x"), Term("words", "y"))), False),
        (AnyOf((Term("words", "x"),)), True),
        (Best((Term("words", "x"), Term("words", "y", 2.0))), False),
        (Best((Term("text_fr", "x"),)), False),
    ],
    ids=repr,
)
def test_a_node_is_flat_where_all_its_matches_score_the_same(node: Node, claim: bool) -> None:
    assert is_flat(node) is claim


@pytest.mark.parametrize("name", ["vigie", "vigie-g2024", "v_1", "1vigie", "été"])
def test_a_name_that_the_cluster_takes(name: str) -> None:
    assert check_index_name(name) == name


@pytest.mark.parametrize(
    "name", ["", "Vigie", "_vigie", "-vigie", "+v", ".", "..", "a,b", "a b", "a/b", "a*", "x" * 256]
)
def test_a_name_that_the_cluster_refuses(name: str) -> None:
    with pytest.raises(ConfigurationError):
        check_index_name(name)


def test_an_unknown_engine_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"'lucene'.*opensearch, tantivy, whoosh"):
        open_engine("lucene", tmp_path)


@pytest.mark.parametrize("name", sorted(ENGINES))
def test_a_place_of_the_wrong_kind_is_refused(name: str, tmp_path: Path) -> None:
    wrong = tmp_path if name == "opensearch" else ClusterPlace(("http://127.0.0.1:9",), "vigie")
    with pytest.raises(ConfigurationError, match="kind of place"):
        open_engine(name, wrong)


def test_postings_come_back_in_order_whatever_fits_in_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts = [["b", "a", "b"], ["c"], ["a", "é", "b"], [], ["b"]]

    def everything(held: int) -> list[tuple[str, bytes, list[int], list[int], list[int]]]:
        monkeypatch.setattr("index.engines.postings._MAX_HELD", held)
        sorter = PostingSorter()
        for row, terms in enumerate(texts):
            sorter.add_text("text_fr", row, terms)
            sorter.add_terms("words", row, sorted(set(terms)))
        merged = [(f, t, list(r), list(n), list(p)) for f, t, r, n, p in sorter.merged()]
        sorter.close()
        return merged

    assert everything(10**6) == everything(0)
    assert everything(0)[:2] == [
        ("text_fr", b"a", [0, 2], [1, 1], [1, 0]),
        ("text_fr", b"b", [0, 2, 4], [2, 1, 1], [0, 2, 2, 0]),
    ]
    assert everything(0)[-2] == ("words", b"c", [1], [], [])


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


def test_postings_are_set_aside_as_often_as_the_bound_asks_for_and_no_oftener(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[object] = []
    real = tempfile.TemporaryFile

    def counted(**given: Any) -> Any:
        made.append(given)
        return real(**given)

    monkeypatch.setattr("index.engines.postings.tempfile.TemporaryFile", counted)
    monkeypatch.setattr("index.engines.postings._MAX_HELD", 3_000)
    sorter = PostingSorter()
    for row in range(1_000):
        sorter.add_text("text_fr", row, ["a", "b"])
        sorter.add_terms("words", row, ["a", "b"])
    assert 2 <= len(made) <= 4
    assert [list(rows) for _, _, rows, _, _ in sorter.merged()] == [list(range(1_000))] * 4
    sorter.close()
