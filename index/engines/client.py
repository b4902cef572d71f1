"""Requests to an OpenSearch cluster, and the only importer of opensearchpy.

Input: a call of the library's client. Output: its answer as plain objects, or an error of
`index.errors`; an answer of some shards only is an error where all are needed. A request that fails
on one node is tried on another; after repeated failures the circuit stays open for a while. No
attempt takes longer than what is left of the search that it is made for, nor counts as a failure if
that was too short to tell.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
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
from index.engines.circuit import Circuit
from index.engines.cluster_errors import error_of, stranger
from index.errors import (
    ConfigurationError,
    EngineRefused,
    EngineTimeout,
    EngineUnavailable,
    VigieError,
)

__all__ = ["Client"]

_LOG = logging.getLogger(__name__)

#: Seconds that a request must have waited to speak against the cluster, where its caller allowed
#: less than the cluster may take.
_TELLING = 1.0

#: One request of the library's client.
Call = Callable[[OpenSearch], Any]


class Client:
    """Makes the requests to one cluster; safe for threads. `name` shows its addresses without user
    and password; `timeout` is in seconds."""

    def __init__(
        self, hosts: Sequence[str], *, ca_file: str | None, timeout: float, circuit: Circuit | None
    ) -> None:
        self.name = ", ".join(_shown(host) for host in hosts)
        self._circuit = circuit or Circuit(self.name)
        self._telling = min(_TELLING, timeout)
        certificates = _certificates(hosts, ca_file)
        with self._border():
            self._client = OpenSearch(
                hosts=list(hosts),
                connection_class=_Connection,
                timeout=timeout,
                max_retries=2 if len(hosts) > 1 else 1,
                retry_on_timeout=len(hosts) > 1,
                **certificates,
            )

    def close(self) -> None:
        """Release the connections."""
        self._client.close()

    def ask(self, call: Call) -> Any:
        """The answer to one request. Raises an error of `index.errors`, TooSlow among them where
        the search that it is made for has no time left."""
        check()
        self._circuit.check()
        began = time.monotonic()
        try:
            with self._border():
                answer = call(self._client)
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

    def ask_all_shards(self, call: Call) -> dict[str, Any]:
        """The answer of every shard, in time; raises EngineTimeout and EngineUnavailable where some
        did not answer."""
        answer: dict[str, Any] = self.ask(call)
        shards = answer.get("_shards")
        if answer.get("timed_out"):
            raise EngineTimeout(
                "the shards did not answer in time", place=self.name, remedy="try again later"
            )
        if shards is None:
            raise stranger(str(answer)[:100], self.name)
        if shards["failed"]:
            raise self.lacking(shards["failed"], shards["total"])
        return answer

    def lacking(self, missing: int, shards: int) -> EngineUnavailable:
        """The error where `missing` of so many shards did not answer."""
        return EngineUnavailable(
            f"{missing} of {shards} shards did not answer",
            place=self.name,
            remedy="check that all nodes of the cluster are up",
        )

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


def _certificates(hosts: Sequence[str], ca_file: str | None) -> dict[str, str]:
    """What the client is told of certificates; raises ConfigurationError where `ca_file` is none,
    unless no host needs one."""
    if not ca_file or not any(host.startswith("https:") for host in hosts):
        return {}
    if not Path(ca_file).is_file():
        raise ConfigurationError(
            "there is no such file", place=ca_file, remedy="correct VIGIE_CA_FILE"
        )
    return {"ca_certs": ca_file}


class _Connection(Urllib3HttpConnection):  # type: ignore[misc]  # it has no types
    """A connection to one node, which waits for no longer than the search may still take."""

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
        """As the library does it; EngineTimeout where other nodes have used up the time."""
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
