"""An index location in a cluster keeps the same promises as a folder; on a real node."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from index.errors import (
    BusyIndex,
    ConfigurationError,
    DamagedIndex,
    EngineUnavailable,
    NoIndex,
    OutdatedIndex,
    UnusableIndex,
)
from index.generations import Store, cluster_lock, open_store
from index.pipeline import reindex
from index.request import SearchRequest
from index.settings import Settings
from tests.cluster.nodes import Nodes
from tests.index.corpora import CHAR, DRONE, fill, publish, served, settings_for, write_jsonl
from tests.shared import ROOT

pytestmark = pytest.mark.cluster


@pytest.fixture
def settings(node: Nodes, tmp_path: Path) -> Settings:
    place = f"{node.hosts[0]}/t{uuid4().hex}"
    return settings_for(tmp_path, index=place, engine="auto", replicas=0, engine_timeout=60)


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    store = open_store(settings)
    yield store
    store.close()


@pytest.fixture
def no_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    """A generation is not kept for readers after another took its place."""
    monkeypatch.setattr("index.generations.cluster._KEPT", timedelta(0))


def indices(settings: Settings) -> list[str]:
    """Every index of the location but its lock."""
    host, name = settings.index.rsplit("/", 1)
    rows = httpx.get(f"{host}/_cat/indices/{name}.*?format=json", timeout=60).json()
    return sorted(row["index"] for row in rows if not row["index"].endswith(".lock"))


def test_what_was_published_is_served_with_its_vocabulary(store: Store) -> None:
    made = publish(store, CHAR, DRONE, engine="opensearch")
    generation = store.current()
    assert generation.manifest == made
    assert served(store) == ["char", "drone"]
    assert generation.vocabulary.by_fold("drone")
    assert store.verify() == made


def test_a_reader_sees_the_swap_without_being_opened_again(
    store: Store, settings: Settings
) -> None:
    publish(store, CHAR, engine="opensearch")
    assert served(store) == ["char"]
    other = open_store(settings)
    publish(other, DRONE, engine="opensearch")
    other.close()
    time.sleep(1.1)
    assert served(store) == ["drone"]


def test_a_build_that_fails_leaves_nothing(store: Store, settings: Settings) -> None:
    publish(store, CHAR, engine="opensearch")
    before = indices(settings)
    with pytest.raises(ZeroDivisionError), store.build("opensearch"):
        raise ZeroDivisionError
    assert indices(settings) == before
    assert served(store) == ["char"]


def test_only_the_served_generation_and_the_one_before_are_kept(
    store: Store, settings: Settings, no_readers: None
) -> None:
    names = [publish(store, CHAR, engine="opensearch").generation for _ in range(3)]
    assert names == sorted(names)
    kept = {index.split("-", 1)[1] for index in indices(settings)}
    assert kept == set(names[-2:])
    assert len(indices(settings)) == 4


def test_the_files_of_a_generation_are_on_disk_and_have_as_many_copies_as_its_articles(
    settings: Settings,
) -> None:
    copied = open_store(settings.model_copy(update={"replicas": 2}))
    publish(copied, CHAR, engine="opensearch")
    copied.close()
    for kind in ("generation", "files"):
        (found,) = httpx.get(f"{settings.index}.{kind}-*/_settings", timeout=60).json().values()
        assert found["settings"]["index"]["number_of_replicas"] == "2"
        asked = f"{settings.index}.{kind}-*/_stats/translog"
        log = httpx.get(asked, timeout=60).json()["_all"]["primaries"]["translog"]
        assert log["uncommitted_operations"] == 0


def test_where_nothing_was_indexed_the_remedy_is_named(store: Store) -> None:
    with pytest.raises(NoIndex, match="nothing has been indexed here; run `vigie reindex`"):
        store.current()


def test_a_generation_takes_its_mapping_from_the_template_of_its_location(
    store: Store, settings: Settings
) -> None:
    publish(store, CHAR, engine="opensearch")
    host, name = settings.index.rsplit("/", 1)
    bare = f"{host}/{name}.generation-bare"
    httpx.put(bare, timeout=60).raise_for_status()
    (made,) = httpx.get(bare, timeout=60).json().values()
    assert made["mappings"]["dynamic"] == "strict"
    assert made["mappings"]["_source"] == {"includes": ["id", "stored"]}
    assert made["settings"]["index"]["refresh_interval"] == "-1"
    asked = {"field": "text_fr", "text": "l’Armée des-drones ÉTÉ"}
    found = httpx.post(f"{bare}/_analyze", json=asked, timeout=60).json()["tokens"]
    assert [token["token"] for token in found] == asked["text"].split()
    httpx.delete(bare, timeout=60).raise_for_status()


def test_there_is_one_template_a_location_and_it_follows_the_settings(
    store: Store, settings: Settings
) -> None:
    publish(store, CHAR, engine="opensearch")
    more = open_store(settings.model_copy(update={"shards": 2}))
    made = publish(more, CHAR, engine="opensearch")
    more.close()
    host, name = settings.index.rsplit("/", 1)
    found = httpx.get(f"{host}/_index_template/{name}*", timeout=60).json()["index_templates"]
    assert [one["name"] for one in found] == [f"{name}.generation"]
    (template,) = [one["index_template"] for one in found]
    assert template["index_patterns"] == [f"{name}.generation-*"]
    assert template["template"]["settings"]["index"]["number_of_shards"] == "2"
    index = f"{name}.generation-{made.generation}"
    (kept,) = httpx.get(f"{host}/{index}/_settings", timeout=60).json().values()
    assert kept["settings"]["index"]["number_of_shards"] == "2"


def test_the_stored_article_is_in_no_index_structure(store: Store, settings: Settings) -> None:
    publish(store, CHAR, engine="opensearch")
    (fields,) = httpx.get(f"{settings.index}/_mapping", timeout=60).json().values()
    stored = fields["mappings"]["properties"]["stored"]
    assert stored == {"type": "keyword", "index": False, "doc_values": False}
    asked = {"query": {"wildcard": {"stored": "*char*"}}}
    refused = httpx.post(f"{settings.index}/_search", json=asked, timeout=60)
    assert refused.status_code == 400
    assert "not indexed" in refused.text


def test_a_foreign_index_of_this_name_is_never_written_to(store: Store, settings: Settings) -> None:
    httpx.put(settings.index, json={"settings": {"number_of_replicas": 0}}, timeout=60)
    with pytest.raises(UnusableIndex, match="not Vigie's"), store.build("opensearch"):
        pass
    with pytest.raises(NoIndex):
        store.current()


def test_an_alias_that_someone_else_has_beside_stops_the_writer_and_no_reader(
    store: Store, settings: Settings
) -> None:
    publish(store, CHAR, engine="opensearch")
    host, name = settings.index.rsplit("/", 1)
    theirs = f"a-{uuid4().hex}"  # comes first in the alphabet
    made = {"settings": {"number_of_replicas": 0}, "aliases": {name: {}}}
    httpx.put(f"{host}/{theirs}", json=made, timeout=60).raise_for_status()
    fresh = open_store(settings)
    assert served(fresh) == ["char"]
    fresh.close()
    with pytest.raises(UnusableIndex, match=f"{theirs}.*nothing was written"):
        publish(store, DRONE, engine="opensearch")
    httpx.delete(f"{host}/{name}.*", timeout=60).raise_for_status()
    with pytest.raises(NoIndex, match=f"an alias of {theirs}.*name another"):
        store.verify()


@pytest.mark.parametrize("kind", ["generation", "files"])
def test_an_index_of_someone_else_is_not_swept_for_its_alias(
    store: Store, settings: Settings, no_readers: None, kind: str
) -> None:
    host, name = settings.index.rsplit("/", 1)
    theirs = f"{host}/a-{uuid4().hex}"
    made = {"settings": {"number_of_replicas": 0}, "aliases": {f"{name}.{kind}-kept": {}}}
    httpx.put(theirs, json=made, timeout=60).raise_for_status()
    publish(store, CHAR, engine="opensearch")
    assert httpx.head(theirs, timeout=60).is_success
    assert store.verify().articles == 1


@pytest.mark.parametrize("kind", ["_index_template", "_template"])
def test_a_template_of_someone_else_changes_nothing_of_ours(
    store: Store, settings: Settings, kind: str
) -> None:
    host, name = settings.index.rsplit("/", 1)
    template = {
        "settings": {"refresh_interval": "1s", "number_of_shards": 4},
        "mappings": {"dynamic": True, "properties": {"id": {"type": "text"}}},
    }
    rank = {"priority": 900, "template": template}
    older = {"order": 900, **template}  # a kind of which the cluster says that it is superseded
    theirs = {"index_patterns": [f"{name}*"], **(rank if kind == "_index_template" else older)}
    place = f"{host}/{kind}/{name}-theirs"
    httpx.put(place, json=theirs, timeout=60).raise_for_status()
    made = publish(store, CHAR, DRONE, engine="opensearch")
    assert served(store) == ["char", "drone"]
    assert store.verify() == made
    httpx.delete(place, timeout=60).raise_for_status()


def test_a_cluster_that_makes_no_index_by_itself_can_be_written_to(
    store: Store, settings: Settings
) -> None:
    host, name = settings.index.rsplit("/", 1)

    def makes(value: str | None) -> None:
        body = {"persistent": {"action.auto_create_index": value}}
        httpx.put(f"{host}/_cluster/settings", json=body, timeout=60).raise_for_status()

    makes("false")
    try:
        publish(store, CHAR, engine="opensearch")
    finally:
        makes(None)
    assert served(store) == ["char"]
    lock = httpx.get(f"{host}/_cluster/health/{name}.lock", timeout=60).json()
    assert lock["status"] == "green"  # no copy is asked for that one node cannot hold


def test_an_index_of_another_schema_asks_for_a_reindex(store: Store, settings: Settings) -> None:
    made = publish(store, CHAR, engine="opensearch")
    mapping = f"{settings.index}.generation-{made.generation}/_mapping"
    meta = next(iter(httpx.get(mapping, timeout=60).json().values()))["mappings"]["_meta"]
    manifest = json.loads(meta["manifest"])
    meta["manifest"] = json.dumps({**manifest, "schema": "0"})
    httpx.put(mapping, json={"_meta": meta}, timeout=60).raise_for_status()
    fresh = open_store(settings)
    with pytest.raises(OutdatedIndex, match="run `vigie reindex`"):
        fresh.current()
    fresh.close()


def test_verify_names_what_is_missing(store: Store, settings: Settings) -> None:
    made = publish(store, CHAR, DRONE, engine="opensearch")
    files = f"{settings.index}.files-{made.generation}"
    httpx.delete(f"{files}/_doc/1?refresh=true", timeout=60).raise_for_status()
    with pytest.raises(DamagedIndex, match="files-"):
        store.verify()
    articles = f"{settings.index}.generation-{made.generation}"
    key = sha256(b"char").hexdigest()
    httpx.delete(f"{articles}/_doc/{key}?refresh=true", timeout=60).raise_for_status()
    with pytest.raises(DamagedIndex, match="1 articles instead of 2"):
        store.verify()


def test_a_second_build_is_told_who_holds_the_place_or_waits(
    store: Store, settings: Settings
) -> None:
    other = open_store(settings)
    with (
        store.build("opensearch") as builder,
        pytest.raises(
            BusyIndex, match=rf"process {os.getpid()} on {socket.gethostname()}\b.*--wait"
        ),
        other.build("opensearch"),
    ):
        pass
    del builder
    publish(other, DRONE, engine="opensearch")
    other.close()
    assert served(store) == ["drone"]


def test_a_holder_that_is_silent_on_another_machine_loses_its_lock_after_a_while(
    store: Store, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    host, name = settings.index.rsplit("/", 1)
    lock = f"{host}/{name}.lock/_doc/reindex?refresh=true"
    holder = {"host": "elsewhere", "pid": 1, "token": "x", "seen": time.time() - 30}
    httpx.put(lock, json=holder, timeout=60).raise_for_status()
    with pytest.raises(BusyIndex, match="process 1 on elsewhere"), store.build("opensearch"):
        pass
    monkeypatch.setattr(cluster_lock, "_GIVEN_UP", 20.0)
    with store.build("opensearch") as builder:
        fill(builder, CHAR)
    assert served(store) == ["char"]


def test_a_generation_that_was_served_a_moment_ago_is_kept_for_its_readers(
    store: Store, settings: Settings
) -> None:
    publish(store, CHAR, engine="opensearch")
    reader = open_store(settings)
    held = reader.current()
    for _ in range(3):
        publish(store, DRONE, engine="opensearch")
    assert [hit.id for hit in held.engine.scan(SearchRequest())] == ["char"]
    reader.close()


def test_killed_at_any_step_the_index_is_whole_and_the_next_run_cleans_up(
    store: Store, settings: Settings, tmp_path: Path, no_readers: None
) -> None:
    few, many = write_jsonl(tmp_path / "few.jsonl", 3), write_jsonl(tmp_path / "many.jsonl", 5)
    reindex([str(few)], settings)
    command = [sys.executable, "-m", "tests.index.killing", settings.index, str(many)]
    with subprocess.Popen(
        [*command, "opensearch", "0", "5"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "VIGIE_REPLICAS": "0", "VIGIE_ENGINE_TIMEOUT": "60"},
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        steps, _ = json.loads(child.stdout.readline())
        for _ in range(steps):
            child.stdin.write("\n")
            child.stdin.flush()
            status, step = json.loads(child.stdout.readline())
            assert status == -signal.SIGKILL
            assert store.verify().articles in (3, 5), step
        child.kill()
    reindex([str(few)], settings)
    assert store.verify().articles == 3
    assert len(indices(settings)) == 4


@pytest.mark.parametrize("engine", ["whoosh", "tantivy"])
def test_an_embedded_engine_cannot_work_in_a_cluster(store: Store, engine: str) -> None:
    with pytest.raises(ConfigurationError, match="cannot work at this kind of place"):
        store.build(engine).__enter__()


def test_without_a_cluster_every_question_is_an_outage(tmp_path: Path) -> None:
    settings = settings_for(tmp_path, index="http://127.0.0.1:9/vigie", engine_timeout=1)
    store = open_store(settings)
    with pytest.raises(EngineUnavailable):
        store.current()
    with pytest.raises(EngineUnavailable), store.build("opensearch"):
        pass
    store.close()
