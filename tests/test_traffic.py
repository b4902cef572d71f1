"""Reindexing in the middle of traffic: every answer is whole, and of one generation."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from index.pipeline import reindex
from index.settings import Settings
from service import create_app
from tests.index.corpora import settings_for, write_jsonl
from tests.serving import free_port, wait_for
from tests.shared import ENGINES, ROOT

SIZES = {"Avant": 3, "Après": 5}


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def settings(request: pytest.FixtureRequest, tmp_path: Path, engine: str) -> Settings:
    """An index location of this engine's kind: a folder, or a name in a cluster."""
    place: Path | str = tmp_path / "index"
    if engine == "opensearch":
        place = f"{request.getfixturevalue('node').hosts[0]}/t{uuid4().hex}"
    return settings_for(tmp_path, index=str(place), engine=engine, replicas=0, engine_timeout=60)


@pytest.fixture
def sources(tmp_path: Path) -> list[Path]:
    """Two corpora that a reader can tell apart by every single answer."""
    return [write_jsonl(tmp_path / f"{t}.jsonl", n, title=t) for t, n in SIZES.items()]


@pytest.fixture
def url(tmp_path: Path, sources: list[Path], settings: Settings) -> Iterator[str]:
    """The service, as `vigie serve` starts it, over the first corpus."""
    reindex([str(sources[0])], settings)
    port = free_port()
    environment = {
        **os.environ,
        "VIGIE_INDEX": settings.index,
        "VIGIE_ENGINE_TIMEOUT": "60",
        "VIGIE_TIME_LIMIT": "60",
        "VIGIE_LIMIT_API": "1000000/minute",
        "TMPDIR": str(tmp_path),
    }
    command = [sys.executable, "-m", "index.cli", "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL) as server:
        try:
            wait_for(f"http://127.0.0.1:{port}/readyz", server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(60)


def fault(answer: httpx.Response, generations: dict[str, int]) -> str:
    """What is wrong with the answer; empty where it is whole and of one generation."""
    if answer.status_code != 200:
        return f"{answer.status_code}: {answer.text[:200]}"
    found = answer.json()
    titles = {hit["title"] for hit in found["hits"]}
    counts = {bucket["count"] for bucket in found["facets"]["lang"]}
    total = generations.setdefault(found["generation"], found["total"])
    sizes = {found["total"], total, len(found["hits"])} | counts | {SIZES[t] for t in titles}
    return "" if len(titles) == 1 and len(sizes) == 1 else json.dumps(found)[:500]


def test_no_answer_fails_and_none_is_mixed(
    sources: list[Path], url: str, settings: Settings
) -> None:
    wrong: list[str] = []
    generations: dict[str, int] = {}
    stop = threading.Event()

    def ask() -> None:
        with httpx.Client(timeout=60) as client:
            while not stop.is_set():
                answer = client.get(f"{url}/api/v1/search", params={"q": "ministre"})
                if found := fault(answer, generations):
                    wrong.append(found)

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    made = [
        reindex([str(source)], settings).generation
        for _ in range(4)
        for source in reversed(sources)
    ]
    last = made[-1]
    end = time.monotonic() + 60
    while time.monotonic() < end:
        answer = httpx.get(f"{url}/api/v1/search", params={"q": "ministre"}, timeout=60)
        assert fault(answer, generations) == ""
        if answer.json()["generation"] == last:
            break
    stop.set()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert last in generations
    assert len(generations) > 2


@pytest.mark.parametrize("kind", ["jsonl", "csv"])
def test_an_export_under_way_is_of_one_generation_to_its_end(
    sources: list[Path], settings: Settings, tmp_path: Path, kind: str
) -> None:
    many = write_jsonl(tmp_path / "many.jsonl", 300, title="Beaucoup")
    reindex([str(many)], settings)
    client = create_app(settings).test_client()
    export = client.get(f"/api/v1/export.{kind}?q=ministre", buffered=False)
    assert export.status_code == 200
    parts = export.iter_encoded()
    first = next(parts)
    for source in sources:
        reindex([str(source)], settings)
        assert client.get("/api/v1/search?q=ministre").status_code == 200
        assert client.get("/article/a1").status_code == 200
    whole = first + b"".join(parts)
    assert len(first) < len(whole)
    assert whole.count(b"\n") == 300 + (kind == "csv")
