"""Postings that are sorted in bounded memory."""

from __future__ import annotations

import tempfile
from typing import Any

import pytest

from index.engines.postings import PostingSorter


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
