"""Translation of many articles at a time: the limit of open requests, and what it must not
change."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.pipeline import reindex, workers
from tests.index.translating import BODY, many, served, settings_in, vigie
from tests.index.translation_server import TranslationServer


@pytest.fixture
def early_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Worker processes begin with the eleventh article, so that a small corpus shows them."""
    monkeypatch.setattr(workers, "_ALONE", 10)
    monkeypatch.setattr(workers, "_CHUNK", 10)


@pytest.mark.usefixtures("early_workers")
def test_worker_processes_translate_too(server: TranslationServer, tmp_path: Path) -> None:
    sources = tmp_path / "many.jsonl"
    rows = [
        {"id": f"a{number}", "lang": "fr", "title": "Titre", "text": BODY} for number in range(160)
    ]
    sources.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    settings = settings_in(tmp_path, translate=f"libre:{server.url}")
    summary = reindex([str(sources)], settings.model_copy(update={"processes": 2}))
    assert summary.translated == 160
    assert len(server.asked) == 1


@pytest.mark.parametrize("command", ["reindex", "translate"])
def test_requests_are_open_side_by_side_up_to_the_limit(
    server: TranslationServer, tmp_path: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIGIE_TRANSLATE_CONCURRENCY", "3")
    sources = str(many(tmp_path / "many.jsonl", 20))
    spec = f"libre:{server.url}"
    server.together = 3
    if command == "reindex":
        done = vigie(tmp_path, "reindex", sources, "--translate", spec)
    else:
        vigie(tmp_path, "reindex", sources)
        done = vigie(tmp_path, "translate", spec)
    assert "20 translated, 0 without" in done.output
    assert server.most_open == 3


def test_a_limit_of_one_is_one_request_after_another(
    server: TranslationServer, tmp_path: Path
) -> None:
    sources = str(many(tmp_path / "many.jsonl", 12))
    server.seconds = 0.02
    settings = settings_in(tmp_path, translate=f"libre:{server.url}", translate_concurrency=1)
    assert reindex([sources], settings).translated == 12
    assert server.most_open == 1


@pytest.mark.usefixtures("early_workers")
def test_worker_processes_share_the_limit(server: TranslationServer, tmp_path: Path) -> None:
    sources = str(many(tmp_path / "many.jsonl", 160))
    spec = f"libre:{server.url}"
    settings = settings_in(tmp_path, translate=spec, translate_concurrency=2)
    reindex([sources], settings)
    alone = sorted(server.pieces())
    server.asked.clear()
    server.seconds = 0.05  # long enough for all workers to be at work together
    anew = {"processes": 3, "translations": str(tmp_path / "another.sqlite")}
    assert reindex([sources], settings.model_copy(update=anew)).translated == 160
    assert sorted(server.pieces()) == alone
    assert server.most_open == 2


@pytest.mark.parametrize("concurrency", [1, 8])
def test_what_many_articles_share_is_paid_for_once_however_many_are_under_way(
    server: TranslationServer, tmp_path: Path, concurrency: int
) -> None:
    sources = str(many(tmp_path / "many.jsonl", 30))
    spec = f"libre:{server.url}"
    settings = settings_in(tmp_path, translate=spec, translate_concurrency=concurrency)
    assert reindex([sources], settings).translated == 30
    pieces = server.pieces()
    assert len(pieces) == len(set(pieces)) == 32


def test_the_result_is_the_same_however_many_are_under_way(
    server: TranslationServer, tmp_path: Path
) -> None:
    sources = str(many(tmp_path / "many.jsonl", 30))
    results = []
    for concurrency in (1, 8):
        place = tmp_path / str(concurrency)
        spec = f"libre:{server.url}"
        settings = settings_in(place, translate=spec, translate_concurrency=concurrency)
        reindex([sources], settings)
        results.append(served(settings))
    assert results[0] == results[1]


def test_a_request_that_fails_costs_only_its_article(
    server: TranslationServer, tmp_path: Path
) -> None:
    sources = str(many(tmp_path / "many.jsonl", 30))
    settings = settings_in(tmp_path, translate=f"libre:{server.url}", translate_concurrency=4)
    server.faults.extend(["", "", "", "", "", "", "", "", "403"])
    summary = reindex([sources], settings)
    assert (summary.indexed, summary.translated) == (30, 29)
    assert sum(summary.untranslated.values()) == 1
    again = reindex([sources], settings)
    assert again.translated == 30
    pieces = server.pieces()
    assert len(pieces) == 32 + 1
