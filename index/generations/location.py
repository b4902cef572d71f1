"""An index location as the user names it: a folder, or the address of an index in a cluster.

    https://user:password@host:9200,other:9200/vigie

What stands before the last @ is user and password, as they are or percent-encoded. Where a proxy
has the cluster below a path, that stands between the hosts and the name.

Input: the setting `index`. Output: a `ClusterPlace`, or None for a folder.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote, urlsplit

from index.engines import ClusterPlace
from index.errors import ConfigurationError
from index.settings import Settings

__all__ = ["cluster_place"]

_FORM = "write it as https://user:password@host:9200,other:9200/name"
_PORT = 9200
#: A path that begins so was meant as an address.
_HOST = re.compile(r"[^/\\]+:\d+/")


def cluster_place(settings: Settings) -> ClusterPlace | None:
    """The place of the alias that the setting names; None where it names a folder.

    Raises ConfigurationError, which never repeats the password.
    """
    scheme, parted, rest = settings.index.partition("://")
    scheme = scheme.lower()
    if not parted:
        if scheme.startswith(("http:", "https:")):
            raise _wrong("the address lacks its //")
        if _HOST.match(settings.index):
            raise _wrong("the address lacks its https://")
        return None
    if scheme not in ("http", "https"):
        raise _wrong(f"an index cannot be at {scheme}://")
    user, is_named, address = rest.rpartition("@")
    hosts, _, path = address.partition("/")
    prefix, _, name = path.strip("/").rpartition("/")
    if is_named and not all(user.partition(":")):
        raise _wrong("the address has a user without a password, or a password without a user")
    user = ":".join(quote(unquote(part), safe="") for part in user.split(":", 1))
    if not hosts or not name:
        raise _wrong("the address lacks a host or the name of an index")
    return ClusterPlace(
        hosts=tuple(_address(scheme, user, host.strip(), prefix) for host in hosts.split(",")),
        index=name,
        ca_file=settings.ca_file or None,
        shards=settings.shards,
        replicas=settings.replicas,
        timeout=settings.engine_timeout,
    )


def _address(scheme: str, user: str, host: str, prefix: str) -> str:
    """One host with scheme, credentials, port and the path that a proxy has before the cluster."""
    try:
        parts = urlsplit(f"{scheme}://{host}")
        port = parts.port or _PORT
    except ValueError:
        raise _wrong(f"{host!r} is not a host") from None
    if not parts.hostname or parts.netloc != host:
        raise _wrong(f"{host!r} is not a host")
    name = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    login = f"{user}@" if user else ""
    path = f"/{prefix}" if prefix else ""
    return f"{scheme}://{login}{name}:{port}{path}"


def _wrong(message: str) -> ConfigurationError:
    return ConfigurationError(message, place="VIGIE_INDEX", remedy=_FORM)
