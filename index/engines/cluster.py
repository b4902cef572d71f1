"""The one door to an OpenSearch cluster, and the only importer of opensearchpy.

Input: what to ask of the REST interface. Output: its answers as plain objects, or an error of
`index.errors`; an answer of some shards only is an error. A request that fails on one node is
tried on another; after repeated failures the circuit stays open for a while. No attempt takes
longer than what is left of the search that it is made for, nor counts as a failure if that was
too short to tell.

The functions for generations (alias, list, meta, lock) are here as well, so that nothing else
needs to know the interface.
"""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from opensearchpy import OpenSearch, Urllib3HttpConnection
from opensearchpy.exceptions import (
    ConnectionError as NoConnection,
)
from opensearchpy.exceptions import (
    ConnectionTimeout,
    ImproperlyConfigured,
    OpenSearchException,
    SerializationError,
    SSLError,
    TransportError,
)

from index.deadline import check, remaining
from index.engines.answers import error_of, row_error, stranger
from index.engines.base import ClusterPlace
from index.engines.bulk import Action, Refusal, send
from index.engines.circuit import Circuit
from index.engines.held import Held
from index.errors import (
    BusyIndex,
    ConfigurationError,
    EngineRefused,
    EngineTimeout,
    EngineUnavailable,
    NoIndex,
    VigieError,
)

__all__ = ["Cluster", "check_index_name"]

_LOG = logging.getLogger(__name__)

#: Seconds that a request must have waited to speak against the cluster, where its caller allowed
#: less than the cluster may take.
_TELLING = 1.0
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
        self.name = ", ".join(_shown(host) for host in hosts)
        self._circuit = circuit or Circuit(self.name)
        self._telling = min(_TELLING, timeout)
        secure: dict[str, Any] = {}
        if ca_file and any(host.startswith("https:") for host in hosts):
            if not Path(ca_file).is_file():
                raise ConfigurationError(
                    "there is no such file", place=ca_file, remedy="correct VIGIE_CA_FILE"
                )
            secure["ca_certs"] = ca_file
        with self._border():
            self._client = OpenSearch(
                hosts=list(hosts),
                connection_class=_Connection,
                timeout=timeout,
                max_retries=2 if len(hosts) > 1 else 1,
                retry_on_timeout=len(hosts) > 1,
                **secure,
            )

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
        return self._whole(lambda: self._client.search(index=index, body=body, params=params))

    def count(self, index: str) -> int:
        """How many documents the index holds. A shard that no node has is not counted as failed."""
        answer = self._whole(lambda: self._client.count(index=index))
        shards = answer["_shards"]
        if shards["successful"] < shards["total"]:
            raise self._lacking(shards["total"] - shards["successful"], shards)
        return int(answer["count"])

    def documents(self, index: str, keys: Sequence[str]) -> list[dict[str, Any]]:
        """The sources of these keys; one that is not there is left out."""
        answer = self._ask(lambda: self._client.mget(index=index, body={"ids": list(keys)}))
        for row in answer["docs"]:
            if "error" in row:
                raise row_error(row["error"], self.name)
        return [row["_source"] for row in answer["docs"] if row.get("found")]

    @contextmanager
    def point_in_time(self, index: str) -> Iterator[dict[str, str]]:
        """A view of the index that later writing does not change, as searches name it; its time
        begins anew with each, and its id is the one that the last answer gave."""
        params = {"keep_alive": "5m", "allow_partial_pit_creation": "false"}
        answer = self._whole(lambda: self._client.create_pit(index=index, params=params))
        view = {"id": answer["pit_id"], "keep_alive": params["keep_alive"]}
        try:
            yield view
        finally:
            with suppress(VigieError):  # it lapses by itself
                self._ask(lambda: self._client.delete_pit(body={"pit_id": [view["id"]]}))

    # Writing

    def bulk(self, index: str, actions: Sequence[Action]) -> list[Refusal]:
        """Do every action and say what was refused; see `index.engines.bulk`. A node waits for a
        lost shard for 10 s, not for its usual minute: it is asked again."""
        slow = {"request_timeout": 120, "timeout": "10s"}

        def ask(lines: list[Any]) -> Any:
            return self._ask(lambda: self._client.bulk(index=index, body=lines, params=slow))

        return send(ask, actions, self.name)

    def create(self, index: str, body: Mapping[str, Any]) -> None:
        """Create the index; the cluster answers when it can be written to."""
        self._ask(
            lambda: self._client.indices.create(
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
        self._ask(lambda: self._client.indices.put_index_template(name=name, body=template))

    def settle(self, index: str) -> None:
        """Return when everything written so far is on disk and visible."""
        slow = {"request_timeout": 120}
        self._whole(lambda: self._client.indices.refresh(index=index, params=slow))
        self._whole(lambda: self._client.indices.flush(index=index, params=slow))

    def delete(self, index: str) -> None:
        """Remove the index; nothing happens where there is none."""
        params = {"ignore_unavailable": "true", "request_timeout": 60}
        self._ask(lambda: self._client.indices.delete(index=index, params=params))

    # Generations

    def exists(self, index: str) -> bool:
        """Whether an index or alias of this name is there."""
        return bool(self._ask(lambda: self._client.indices.exists(index=index)))

    def indices(self, pattern: str) -> list[str]:
        """Names of the indices that match, in ascending order; not of those that only have an
        alias which does."""
        found = self._ask(lambda: self._client.indices.get(index=pattern))
        return sorted(name for name in found if fnmatchcase(name, pattern))

    def served(self, alias: str) -> list[str]:
        """The indices that `alias` points to."""
        try:
            found = self._ask(lambda: self._client.indices.get_alias(name=alias))
        except NoIndex:
            return []
        if not all(isinstance(one, dict) and "aliases" in one for one in found.values()):
            raise stranger(str(found)[:100], self.name)
        return sorted(found)

    def swap(self, alias: str, index: str) -> None:
        """Point `alias` to `index` and to nothing else, in one step."""
        actions = [{"remove": {"index": one, "alias": alias}} for one in self.served(alias)]
        actions.append({"add": {"index": index, "alias": alias}})
        self._ask(lambda: self._client.indices.update_aliases(body={"actions": actions}))

    def clone(self, source: str, target: str) -> None:
        """Make `target` from the segments of `source`, which from now on cannot be written."""
        slow = {"request_timeout": 300}
        block = {"index.blocks.write": True}
        self._ask(lambda: self._client.indices.put_settings(index=source, body=block))
        body = {"settings": {"index.blocks.write": None}}
        self._ask(
            lambda: self._client.indices.clone(
                index=source, target=check_index_name(target), body=body, params=slow
            )
        )

    def meta(self, index: str) -> dict[str, Any]:
        """What `put_meta` kept in the index; empty where nothing was."""
        found = self._ask(lambda: self._client.indices.get_mapping(index=index))
        mapping = next(iter(found.values()))["mappings"]
        return dict(mapping.get("_meta", {}))

    def put_meta(self, index: str, meta: Mapping[str, Any]) -> None:
        """Keep `meta` in the index's mapping."""
        self._ask(lambda: self._client.indices.put_mapping(index=index, body={"_meta": meta}))

    def lock(
        self, index: str, key: str, owner: Mapping[str, Any], held: Held | None = None
    ) -> Held:
        """Write who holds the lock `key`, kept in `index`: where nobody does, or where it is still
        as `held`. BusyIndex where another was quicker."""
        params = held.terms if held else {"op_type": "create"}
        with self._contested(index):
            answer = self._ask(
                lambda: self._client.index(index=index, id=key, body=owner, params=params)
            )
        return Held.of(answer, owner)

    def lock_holder(self, index: str, key: str) -> Held | None:
        """Who holds the lock now; None where nobody does."""
        try:
            found = self._ask(lambda: self._client.get(index=index, id=key))
        except NoIndex:
            return None
        return Held.of(found, found["_source"])

    def unlock(self, index: str, key: str, held: Held | None = None) -> None:
        """Give the lock back, if it is still as `held`, else BusyIndex; nothing happens where it is
        not taken."""
        params = {"ignore": 404, **(held.terms if held else {})}
        with self._contested(index):
            self._ask(lambda: self._client.delete(index=index, id=key, params=params))

    @contextmanager
    def _contested(self, index: str) -> Iterator[None]:
        try:
            yield
        except EngineRefused as error:
            if "version_conflict" not in error.message:
                raise
            place = f"{self.name}/{index}"
            raise BusyIndex("another reindex is writing", place=place, remedy="wait") from error

    # The border

    def _whole(self, ask: Callable[[], Any]) -> dict[str, Any]:
        """An answer of every shard, in time."""
        answer: dict[str, Any] = self._ask(ask)
        shards = answer.get("_shards")
        if answer.get("timed_out"):
            raise EngineTimeout(
                "the shards did not answer in time", place=self.name, remedy="try again later"
            )
        if shards is None:
            raise stranger(str(answer)[:100], self.name)
        if shards["failed"]:
            raise self._lacking(shards["failed"], shards)
        return answer

    def _lacking(self, number: int, shards: Mapping[str, int]) -> EngineUnavailable:
        return EngineUnavailable(
            f"{number} of {shards['total']} shards did not answer",
            place=self.name,
            remedy="check that all nodes of the cluster are up",
        )

    def _ask(self, ask: Callable[[], Any]) -> Any:
        check()
        self._circuit.check()
        began = time.monotonic()
        try:
            with self._border():
                answer = ask()
            if not isinstance(answer, dict | bool):
                raise stranger("no object of JSON", self.name)
        except EngineUnavailable:
            # A caller in a hurry does not open the circuit for those who would have waited.
            if remaining() or time.monotonic() - began >= self._telling:
                self._circuit.failed()
            raise
        except VigieError:
            self._circuit.succeeded()
            raise
        self._circuit.succeeded()
        return answer

    @contextmanager
    def _border(self) -> Iterator[None]:
        """Within it, whatever the client raises leaves as an error of ours."""
        try:
            yield
        except OpenSearchException as error:
            raise _translated(error, self.name) from error
        except AttributeError as error:  # the client takes every error of JSON for an object
            raise stranger("no object of JSON", self.name) from error
        except (ValueError, OSError) as error:  # an address or a file that cannot be used
            raise ConfigurationError(str(error), place="VIGIE_INDEX") from error


class _Connection(Urllib3HttpConnection):  # type: ignore[misc]  # it has no types
    """To one node, for no longer than the search may still take."""

    def perform_request(
        self,
        method: str,
        url: str,
        params: Mapping[str, Any] | None = None,
        body: bytes | None = None,
        timeout: float | None = None,
        ignore: Collection[int] = (),
        headers: Mapping[str, str] | None = None,
    ) -> Any:
        """As of the client; EngineTimeout where another node has used up the time."""
        left = remaining()
        if not left:
            raise EngineTimeout("no answer in time", place=self.host, remedy="try again later")
        seconds = min(timeout or self.timeout, left)
        return super().perform_request(method, url, params, body, seconds, ignore, headers)

    def _raise_warnings(self, warning_headers: Collection[str]) -> None:
        """What a cluster advises is for its log, and no warning of Python."""
        for advice in warning_headers:
            _LOG.info("%s advises: %s", self.host, advice)


def _translated(error: OpenSearchException, place: str) -> VigieError:
    match error:
        case ConnectionTimeout():
            return EngineTimeout("no answer in time", place=place, remedy="try again later")
        case SSLError():
            return EngineUnavailable(
                f"the connection is not secure ({error.error})",
                place=place,
                remedy="correct VIGIE_CA_FILE, the host's name, or https in VIGIE_INDEX",
            )
        case NoConnection():
            return EngineUnavailable(
                "cannot be reached, or breaks off its answers",
                place=place,
                remedy="check that the cluster is up, and http or https in VIGIE_INDEX",
            )
        case TransportError():
            return error_of(int(error.status_code), error.info, place)
        case SerializationError():
            return stranger("no JSON", place)
        case ImproperlyConfigured():
            return ConfigurationError(str(error), place="VIGIE_INDEX")
    return EngineRefused(str(error), place=place, remedy="report this as a fault")


def _shown(host: str) -> str:
    """The address without user and password."""
    parts = urlsplit(host)
    return parts.netloc.rpartition("@")[2] + parts.path
