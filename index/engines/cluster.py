"""What Vigie asks of an OpenSearch cluster: articles, indexes, aliases, locks.

Input: names of indexes and what to write or search. Output: answers as plain objects, or an error
of `index.errors`, as `index.engines.client` gives them. The functions for generations (alias, list,
meta, lock) are here as well, so that nothing else needs to know the interface.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from fnmatch import fnmatchcase
from typing import Any

from index.engines.base import ClusterPlace
from index.engines.bulk import Action, Refusal, send
from index.engines.circuit import Circuit
from index.engines.client import Client
from index.engines.cluster_errors import row_error, stranger
from index.engines.held import Held
from index.errors import BusyIndex, ConfigurationError, EngineRefused, NoIndex, VigieError

__all__ = ["Cluster", "check_index_name"]

_BAD_NAME = re.compile(r"^[-_+.]|[\\/*?\"<>| ,#:]")


def check_index_name(name: str) -> str:
    """`name`, or ConfigurationError where OpenSearch would refuse it."""
    is_long = len(name.encode()) > 200
    if not name or name != name.lower() or _BAD_NAME.search(name) or is_long:
        raise ConfigurationError(
            f"{name!r} cannot be the name of an index",
            place="VIGIE_INDEX",
            remedy="use lower-case letters, digits, - and _, beginning with a letter or digit",
        )
    return name


class Cluster:
    """A client of one cluster; safe for threads."""

    def __init__(
        self,
        hosts: Sequence[str],
        *,
        ca_file: str | None = None,
        timeout: float = 10.0,
        circuit: Circuit | None = None,
    ) -> None:
        self._client = Client(hosts, ca_file=ca_file, timeout=timeout, circuit=circuit)
        self.name = self._client.name

    @classmethod
    def of(cls, place: ClusterPlace) -> Cluster:
        """The cluster of a place."""
        return cls(place.hosts, ca_file=place.ca_file, timeout=place.timeout)

    def close(self) -> None:
        """Release the connections."""
        self._client.close()

    # Searching

    def search(self, body: Mapping[str, Any], *, index: str | None = None) -> dict[str, Any]:
        """One search over all shards, scored by the statistics of all of them. Without `index`
        the body holds a point in time."""
        params: dict[str, Any] = {"search_type": "dfs_query_then_fetch"}
        if index is not None:
            params["allow_partial_search_results"] = "false"
        return self._client.ask_all_shards(
            lambda api: api.search(index=index, body=body, params=params)
        )

    def count(self, index: str) -> int:
        """How many documents the index holds. A shard that no node has is not counted as failed."""
        answer = self._client.ask_all_shards(lambda api: api.count(index=index))
        shards = answer["_shards"]
        if shards["successful"] < shards["total"]:
            raise self._client.lacking(shards["total"] - shards["successful"], shards["total"])
        return int(answer["count"])

    def documents(self, index: str, keys: Sequence[str]) -> list[dict[str, Any]]:
        """The sources of these keys; one that is not there is left out."""
        answer = self._client.ask(lambda api: api.mget(index=index, body={"ids": list(keys)}))
        for row in answer["docs"]:
            if "error" in row:
                raise row_error(row["error"], self.name)
        return [row["_source"] for row in answer["docs"] if row.get("found")]

    @contextmanager
    def point_in_time(self, index: str) -> Iterator[dict[str, str]]:
        """A view of the index that later writing does not change, as searches name it; its time
        begins anew with each, and its id is the one that the last answer gave."""
        params = {"keep_alive": "5m", "allow_partial_pit_creation": "false"}
        answer = self._client.ask_all_shards(lambda api: api.create_pit(index=index, params=params))
        view = {"id": answer["pit_id"], "keep_alive": params["keep_alive"]}
        try:
            yield view
        finally:
            with suppress(VigieError):  # it lapses by itself
                self._client.ask(lambda api: api.delete_pit(body={"pit_id": [view["id"]]}))

    # Writing

    def bulk(self, index: str, actions: Sequence[Action]) -> list[Refusal]:
        """Do every action and say what was refused; see `index.engines.bulk`. A node waits for a
        lost shard for 10 s, not for its usual minute: it is asked again."""
        slow = {"request_timeout": 120, "timeout": "10s"}

        def ask(lines: list[Any]) -> Any:
            return self._client.ask(lambda api: api.bulk(index=index, body=lines, params=slow))

        return send(ask, actions, self.name)

    def create(self, index: str, body: Mapping[str, Any]) -> None:
        """Create the index; the cluster answers when it can be written to."""
        self._client.ask(
            lambda api: api.indices.create(
                index=check_index_name(index),
                body=body,
                params={"request_timeout": 60},
            )
        )

    def make_sure(self, index: str, body: Mapping[str, Any]) -> None:
        """Create the index, unless it is there."""
        if self.exists(index):
            return
        try:
            self.create(index, body)
        except EngineRefused as error:
            if "resource_already_exists" not in error.message:
                raise

    def put_template(self, name: str, pattern: str, body: Mapping[str, Any]) -> None:
        """Settings and mapping of every index that is created with a name of this pattern."""
        template = {"index_patterns": [pattern], "template": body, "priority": 200}
        self._client.ask(lambda api: api.indices.put_index_template(name=name, body=template))

    def settle(self, index: str) -> None:
        """Return when everything written so far is on disk and visible."""
        slow = {"request_timeout": 120}
        self._client.ask_all_shards(lambda api: api.indices.refresh(index=index, params=slow))
        self._client.ask_all_shards(lambda api: api.indices.flush(index=index, params=slow))

    def delete(self, index: str) -> None:
        """Remove the index; nothing happens where there is none."""
        params = {"ignore_unavailable": "true", "request_timeout": 60}
        self._client.ask(lambda api: api.indices.delete(index=index, params=params))

    # Generations

    def exists(self, index: str) -> bool:
        """Whether an index or alias of this name is there."""
        return bool(self._client.ask(lambda api: api.indices.exists(index=index)))

    def indices(self, pattern: str) -> list[str]:
        """Names of the indices that match, in ascending order; not of those that only have an
        alias which does."""
        found = self._client.ask(lambda api: api.indices.get(index=pattern))
        return sorted(name for name in found if fnmatchcase(name, pattern))

    def served(self, alias: str) -> list[str]:
        """The indices that `alias` points to."""
        try:
            found = self._client.ask(lambda api: api.indices.get_alias(name=alias))
        except NoIndex:
            return []
        if not all(isinstance(one, dict) and "aliases" in one for one in found.values()):
            raise stranger(str(found)[:100], self.name)
        return sorted(found)

    def swap(self, alias: str, index: str) -> None:
        """Point `alias` to `index` and to nothing else, in one step."""
        actions = [{"remove": {"index": one, "alias": alias}} for one in self.served(alias)]
        actions.append({"add": {"index": index, "alias": alias}})
        self._client.ask(lambda api: api.indices.update_aliases(body={"actions": actions}))

    def clone(self, source: str, target: str) -> None:
        """Make `target` from the segments of `source`, which from now on cannot be written."""
        slow = {"request_timeout": 300}
        block = {"index.blocks.write": True}
        self._client.ask(lambda api: api.indices.put_settings(index=source, body=block))
        body = {"settings": {"index.blocks.write": None}}
        self._client.ask(
            lambda api: api.indices.clone(
                index=source, target=check_index_name(target), body=body, params=slow
            )
        )

    def meta(self, index: str) -> dict[str, Any]:
        """What `put_meta` kept in the index; empty where nothing was."""
        found = self._client.ask(lambda api: api.indices.get_mapping(index=index))
        mapping = next(iter(found.values()))["mappings"]
        return dict(mapping.get("_meta", {}))

    def put_meta(self, index: str, meta: Mapping[str, Any]) -> None:
        """Keep `meta` in the index's mapping."""
        self._client.ask(lambda api: api.indices.put_mapping(index=index, body={"_meta": meta}))

    def lock(
        self, index: str, key: str, owner: Mapping[str, Any], held: Held | None = None
    ) -> Held:
        """Write who holds the lock `key`, kept in `index`: where nobody does, or where it is still
        as `held`. BusyIndex where another was quicker."""
        params = held.terms if held else {"op_type": "create"}
        with self._contested(index):
            answer = self._client.ask(
                lambda api: api.index(index=index, id=key, body=owner, params=params)
            )
        return Held.of(answer, owner)

    def lock_holder(self, index: str, key: str) -> Held | None:
        """Who holds the lock now; None where nobody does."""
        try:
            found = self._client.ask(lambda api: api.get(index=index, id=key))
        except NoIndex:
            return None
        return Held.of(found, found["_source"])

    def unlock(self, index: str, key: str, held: Held | None = None) -> None:
        """Give the lock back, if it is still as `held`, else BusyIndex; nothing happens where it is
        not taken."""
        params = {"ignore": 404, **(held.terms if held else {})}
        with self._contested(index):
            self._client.ask(lambda api: api.delete(index=index, id=key, params=params))

    @contextmanager
    def _contested(self, index: str) -> Iterator[None]:
        try:
            yield
        except EngineRefused as error:
            if "version_conflict" not in error.message:
                raise
            place = f"{self.name}/{index}"
            raise BusyIndex("another reindex is writing", place=place, remedy="wait") from error
