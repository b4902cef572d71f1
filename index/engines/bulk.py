"""One bulk request until the cluster has taken or refused every part of it.

Input: actions, and how to ask. Output: what was refused for good. What the cluster is too busy for
is sent again with growing pauses.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from index.engines.cluster_errors import is_passing, reason_of
from index.errors import EngineRefused, EngineUnavailable

__all__ = ["Action", "Refusal", "check_taken", "send"]

_LOG = logging.getLogger(__name__)

#: Head and body (None for a deletion) of one part of a bulk request.
Action = tuple[dict[str, Any], Any]
#: Attempts of one bulk request and the seconds before the second; doubled each time, so that a
#: node may be away for a minute, as long as one takes to start again.
_ATTEMPTS, _BACK_OFF = 9, 0.25
#: Refusals that an error names; the log has them all.
_NAMED = 100


class Refusal(NamedTuple):
    """Something that the cluster will never take: the id of the article, and why."""

    name: str
    reason: str


def send(
    ask: Callable[[list[Any]], Mapping[str, Any]], actions: Sequence[Action], place: str
) -> list[Refusal]:
    """Do every action; `ask` sends lines and gives the cluster's answer. Raises EngineUnavailable
    where some were not taken in the last attempt either."""
    pending, pause = list(actions), _BACK_OFF
    refused: list[Refusal] = []
    why = ""
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            answer = ask([line for action in pending for line in action if line is not None])
        except EngineUnavailable:
            if attempt == _ATTEMPTS:
                raise
        else:
            pending, why = _left(pending, answer["items"], refused)
        if not pending:
            return refused
        if attempt < _ATTEMPTS:
            time.sleep(pause)
            pause *= 2
    raise EngineUnavailable(
        f"{len(pending)} articles were not taken in {_ATTEMPTS} attempts: {why}",
        place=place,
        remedy="the cluster is overloaded, has no room or lacks a node; try again later",
    )


def check_taken(refused: Sequence[Refusal], place: str) -> None:
    """Raise EngineRefused that names what was refused, with the reason."""
    if not refused:
        return
    reasons: dict[str, list[str]] = {}
    for name, reason in refused[:_NAMED]:
        reasons.setdefault(reason, []).append(name)
    named = "; ".join(f"{', '.join(names)} ({reason})" for reason, names in reasons.items())
    more = f"; and {len(refused) - _NAMED} more" if len(refused) > _NAMED else ""
    raise EngineRefused(
        f"{len(refused)} articles were refused: {named}{more}",
        place=place,
        remedy="report this as a fault",
    )


def _left(
    actions: list[Action], rows: Sequence[Mapping[str, Any]], refused: list[Refusal]
) -> tuple[list[Action], str]:
    """What is worth another attempt, and why; what is not is added to `refused`."""
    again, why = [], ""
    for action, row in zip(actions, rows, strict=True):
        result = next(iter(row.values()))
        if is_passing(result["status"], result.get("error")):
            again.append(action)
            why = reason_of(result.get("error"))
        elif result["status"] >= 300 and not ("delete" in row and result["status"] == 404):
            refused.append(Refusal(_name(action), reason_of(result.get("error"))))
            _LOG.warning("%s was refused: %s", *refused[-1])
    return again, why


def _name(action: Action) -> str:
    """The article's id, else the key."""
    head, body = action
    key = next(iter(head.values())).get("_id", "?")
    return str(body.get("id", key)) if isinstance(body, Mapping) else str(key)
