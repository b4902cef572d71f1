"""What the answers of a cluster mean that are no success, and those that are no cluster's.

Input: status of HTTP and what was stated. Output: an error of `index.errors` with its remedy.
"""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from index.errors import ConfigurationError, EngineRefused, EngineUnavailable, NoIndex, VigieError

__all__ = ["error_of", "is_passing", "reason_of", "row_error", "stranger"]

_LATER = "try again later"
#: What a cluster calls its blocks: of one index or of all, and that no index may be created.
_BLOCKS = ("cluster_block_exception", "index_create_block_exception")


def is_passing(status: int, stated: Any) -> bool:
    """True where a cluster in trouble may do later what it does not now; a block, which it sets
    on its indexes while its disks are full, is such a trouble."""
    return status in (408, 429) or status >= 500 or _is_block(stated)


def error_of(status: int, stated: Any, place: str) -> VigieError:
    """What an answer with this status means; `stated` is its JSON, None where it has none."""
    reason = f"{status}: {reason_of(stated)}"
    if status == 401:
        return ConfigurationError(
            "the cluster refuses these credentials",
            place=place,
            remedy="correct user and password in VIGIE_INDEX",
        )
    if status == 413:
        return ConfigurationError(
            "413: a request is too large for it",
            place=place,
            remedy="let the proxy before the cluster take requests of 32 MB",
        )
    if not isinstance(stated, Mapping) or not stated.keys() & {"error", "_index"}:
        what = _phrase(status) if stated is None else str(stated)[:200]
        return stranger(f"{status} {what}".strip(), place)
    if is_passing(status, stated):
        remedy = _LATER
        if status < 500 and _is_block(stated):
            remedy = "make room on the disks of the cluster, or lift the block that was set"
        return EngineUnavailable(reason, place=place, remedy=remedy)
    if status == 403:
        remedy = "give the user that VIGIE_INDEX names this right"
        return ConfigurationError(reason, place=place, remedy=remedy)
    if status == 404:
        return NoIndex(reason, place=place)
    remedy = "correct what the cluster names, else report this as a fault"
    return EngineRefused(reason, place=place, remedy=remedy)


def row_error(stated: Mapping[str, Any], place: str) -> VigieError:
    """The same of one row of an answer."""
    if "not_found" in str(stated.get("type")):
        return NoIndex(reason_of(stated), place=place)
    return EngineUnavailable(reason_of(stated), place=place, remedy=_LATER)


def stranger(what: str, place: str) -> EngineUnavailable:
    """An answer that OpenSearch does not give: of a proxy, a login page, another server."""
    return EngineUnavailable(
        f"what answers is not OpenSearch ({what})",
        place=place,
        remedy="try again later, or correct the address in VIGIE_INDEX or the proxy on the way",
    )


def reason_of(stated: Any) -> str:
    """Why the cluster says that it failed, in one line."""
    if isinstance(stated, Mapping) and "error" in stated:
        stated = stated["error"]
    if isinstance(stated, Mapping):
        roots = stated.get("root_cause") or [stated]
        parts = (roots[0].get("type"), roots[0].get("reason"))
        return ": ".join(str(part) for part in parts if part)[:300].rstrip(" ;")
    return str(stated)[:300]


def _is_block(stated: Any) -> bool:
    return reason_of(stated).startswith(_BLOCKS)


def _phrase(status: int) -> str:
    return HTTPStatus(status).phrase if status in set(HTTPStatus) else ""
