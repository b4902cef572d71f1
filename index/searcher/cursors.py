"""Cursors: where the next page begins, opaque to whoever carries them.

Input: the search and its last hit. Output: URL-safe text, and back. A cursor belongs to the search
that gave it; a page of another size may follow.
"""

from __future__ import annotations

import base64
import hashlib
import json
import math
from dataclasses import replace
from typing import NamedTuple

from index.errors import UsageError
from index.query import SearchParams

__all__ = ["Cursor", "read_cursor", "write_cursor"]

_LONGEST = 4_096


class Cursor(NamedTuple):
    """After the hit `rank`, which has this sort value and id."""

    rank: int
    sort_value: float
    article_id: str


def write_cursor(params: SearchParams, cursor: Cursor) -> str:
    """The text that continues the search `params` after `cursor`."""
    content = json.dumps([_digest(params), *cursor], ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(content.encode()).decode().rstrip("=")


def read_cursor(params: SearchParams, text: str) -> Cursor:
    """What `write_cursor` wrote for the same search; UsageError for anything else."""
    if len(text) > _LONGEST:
        raise _refused("is not one of ours", "cursor-foreign")
    try:
        content = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        digest, rank, value, article_id = json.loads(content)
        cursor = Cursor(int(rank), float(value), str(article_id))
    except (ValueError, TypeError, OverflowError, RecursionError):
        raise _refused("is not one of ours", "cursor-foreign") from None
    if digest != _digest(params):
        raise _refused("belongs to another search", "cursor-other")
    if cursor.rank < 1 or not math.isfinite(cursor.sort_value):
        raise _refused("is not one of ours", "cursor-foreign")
    return cursor


def _digest(params: SearchParams) -> str:
    """The same for every page of one search, in either interface language, whatever is counted."""
    search = replace(params, page=1, size=10, cursor=None, ui="fr", facets=None)
    return hashlib.sha256(repr(search).encode("utf-8", "replace")).hexdigest()[:12]


def _refused(why: str, reason: str) -> UsageError:
    remedy = "start again from the first page"
    return UsageError(f"the cursor {why}", place="cursor", remedy=remedy, reason=reason)
