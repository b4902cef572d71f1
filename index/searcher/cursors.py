"""Cursors: where the next page begins, opaque to whoever carries them.

Input: the search and its last hit. Output: URL-safe text, and back. A cursor belongs to the search
that gave it; a page of another size may follow. Where hits are ranked by score it belongs to its
generation, too: in the next one every score is another, and the rest would be lost without a word.
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
    """After the hit `rank`, which has this sort value and id; the value is a score of the
    generation `scored_in`, else a day."""

    rank: int
    sort_value: float
    article_id: str
    scored_in: str = ""


def write_cursor(params: SearchParams, cursor: Cursor) -> str:
    """The text that continues the search `params` after `cursor`."""
    content = json.dumps([_digest(params), *cursor], ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(content.encode()).decode().rstrip("=")


def read_cursor(params: SearchParams, text: str, generation: str) -> Cursor:
    """What `write_cursor` wrote for the same search, which `generation` can go on with; UsageError
    for anything else."""
    if len(text) > _LONGEST:
        raise _refused("is not one of ours", "cursor-foreign")
    try:
        content = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        digest, rank, value, article_id, scored_in = json.loads(content)
        cursor = Cursor(int(rank), float(value), str(article_id), str(scored_in))
    except (ValueError, TypeError, OverflowError, RecursionError):
        raise _refused("is not one of ours", "cursor-foreign") from None
    if digest != _digest(params):
        raise _refused("belongs to another search", "cursor-other")
    if cursor.rank < 1 or not math.isfinite(cursor.sort_value):
        raise _refused("is not one of ours", "cursor-foreign")
    if cursor.scored_in not in ("", generation):
        raise _refused("is of an index that was replaced", "cursor-outdated")
    return cursor


def _digest(params: SearchParams) -> str:
    """The same for every page of one search, in either interface language, whatever is counted."""
    search = replace(params, page=1, size=10, cursor=None, ui="fr", facets=None)
    return hashlib.sha256(repr(search).encode("utf-8", "replace")).hexdigest()[:12]


def _refused(why: str, reason: str) -> UsageError:
    remedy = "start again from the first page"
    return UsageError(f"the cursor {why}", place="cursor", remedy=remedy, reason=reason)
