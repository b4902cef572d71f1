"""The search parameters as a URL states them; one reading for page, API, feed and export.

Input: the arguments of a request. Output: a `SearchQuery`, and a `ParamFault` for each parameter
that could not be used. The API refuses a faulty request, the page says so and goes on without.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from werkzeug.datastructures import MultiDict

from service.queries import DEEPEST, MatchQuery, SearchQuery

__all__ = [
    "NAMES",
    "REPEATED",
    "ParamFault",
    "check_together",
    "faults_of",
    "read_query",
]


def _url_name(name: str) -> str:
    return SearchQuery.model_fields[name].alias or name


#: Parameter names in the order in which a URL lists them.
NAMES = tuple(_url_name(name) for name in SearchQuery.model_fields)
#: Longer paths in a body are cut: unknown names are as long as their sender likes.
_LONGEST_PATH = 120
#: Those that may be given several times.
REPEATED = ("actor", "weapon", "source", "agency", "lang", "not.actor", "not.weapon", "story")


@dataclass(frozen=True, slots=True)
class ParamFault:
    """A parameter that could not be used: its name in the URL, its value, and `reason`, the key
    of what it takes in `service.wording`; `path` is where it stands within a body."""

    name: str
    value: str
    reason: str
    path: str = ""

    @property
    def place(self) -> str:
        """The path, or the name of what has none."""
        return self.path or self.name


def read_query(args: MultiDict[str, str]) -> tuple[SearchQuery, tuple[ParamFault, ...]]:
    """The usable part of `args`, and what could not be used; never raises."""
    given = {
        name: args.getlist(name) if name in REPEATED else args[name]
        for name in NAMES
        if name in args
    }
    faults: tuple[ParamFault, ...] = ()
    try:
        query = SearchQuery.model_validate(given)
    except ValidationError as error:
        faults = faults_of(error.errors())
        faulty = {fault.name for fault in faults}
        kept = {name: value for name, value in given.items() if name not in faulty}
        query = SearchQuery.model_validate(kept)
    across = _faults_across(query)
    return (_without(query, across), faults + across) if across else (query, faults)


def faults_of(errors: Sequence[ErrorDetails]) -> tuple[ParamFault, ...]:
    """One fault for each parameter that pydantic complains of, by its whole path:
    `queries[1].size`."""
    by_path: dict[str, ParamFault] = {}
    for error in errors:
        path, innermost = _path(error["loc"])
        name = str(error["loc"][0])[:_LONGEST_PATH] if error["loc"] else "body"
        reason = "unknown" if error["type"] == "extra_forbidden" else innermost
        value = str(error.get("input", ""))[:80]
        by_path.setdefault(path, ParamFault(name, value, reason, path if path != name else ""))
    return tuple(by_path.values())


def _path(places: Sequence[str | int]) -> tuple[str, str]:
    """The path of a parameter in a request, and its name. One of its values has no path."""
    path = name = ""
    for place in places:
        if isinstance(place, int):
            path += "" if name in REPEATED else f"[{place}]"
        else:
            name = place
            path += f".{name}" if path else name
    return path[:_LONGEST_PATH] or "body", name or "body"


def _faults_across(query: MatchQuery) -> tuple[ParamFault, ...]:
    """Faults that only several parameters together have."""
    if not isinstance(query, SearchQuery) or query.cursor is not None:
        return ()
    if query.page * query.size > DEEPEST:
        return (ParamFault("page", str(query.page), "deep"),)
    return ()


def _without(query: SearchQuery, faults: Sequence[ParamFault]) -> SearchQuery:
    return query.model_copy(update={fault.name: 1 for fault in faults})


def check_together(query: MatchQuery) -> tuple[ParamFault, ...]:
    """What a query whose parameters are each right has wrong as a whole."""
    return _faults_across(query)
