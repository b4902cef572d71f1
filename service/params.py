"""The search parameters as a URL states them; one reading for page, API, feed and export.

Input: the arguments of a request. Output: a `SearchQuery`, and a `ParamFault` for each parameter
that could not be used. The API refuses a faulty request, the page says so and goes on without; both
pass over a parameter that no search has, and further values of one that has only one, and say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice
from types import MappingProxyType

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from werkzeug.datastructures import MultiDict

from index.query import MAX_WINDOW
from service.asked import SearchQuery

__all__ = [
    "NAMES",
    "REPEATED",
    "ParamFault",
    "check_together",
    "faults_of",
    "passed_over",
    "read_query",
]


def _url_name(name: str) -> str:
    return SearchQuery.model_fields[name].alias or name


#: Parameter names in the order in which a URL lists them.
NAMES = tuple(_url_name(name) for name in SearchQuery.model_fields)


def _letters(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.lower())


#: The letters of what parameters are called, in addresses and in the models, to their names.
_CALLED = {
    _letters(called): _url_name(name)
    for name in SearchQuery.model_fields
    for called in (name, _url_name(name))
}
#: What places that link here add for purposes of their own: campaigns, advertisements, caches.
_TRACKING = re.compile(r"(utm|mtm|pk|piwik|hsa|mc)_.+|[a-z]*clid|[gw]braid|ref|_.*", re.IGNORECASE)
_LEAST_LIKE = 0.65
_MOST_UNKNOWN = 10
#: Longer paths in a body are cut: unknown names are as long as their sender likes.
_LONGEST_PATH = 120
#: Those that may be given several times.
REPEATED = tuple(
    _url_name(name) for name, field in SearchQuery.model_fields.items() if field.default == []
)


@dataclass(frozen=True, slots=True)
class ParamFault:
    """A parameter that could not be used: its name in the URL, its value, and `reason`, the key
    of what it takes in `service.wording`; `path` is where it stands within a body, `nearest` the
    parameter that an unknown one may mean."""

    name: str
    value: str
    reason: str
    path: str = ""
    nearest: str = ""

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
    across = check_together(query)
    return _without(query, across), faults + across


def passed_over(args: MultiDict[str, str], further: Sequence[str] = ()) -> tuple[ParamFault, ...]:
    """What of `args` goes unused, the first few: parameters that neither a search has nor `further`
    names, but for blank ones and those that track readers; and, of a parameter that takes one
    value, every value but the first."""
    return tuple(islice(_passed_over(args, (*NAMES, *further)), _MOST_UNKNOWN))


def _passed_over(args: MultiDict[str, str], known: Sequence[str]) -> Iterator[ParamFault]:
    for name, values in args.lists():
        first = values[0]
        if name in known:
            if name not in REPEATED and len({one.strip() for one in values} - {""}) > 1:
                yield ParamFault(name, first[:80], "repeated")
        elif first.strip() and not _TRACKING.fullmatch(name):
            nearest = _nearest(name, {_letters(one): one for one in known})
            yield ParamFault(name[:_LONGEST_PATH], first[:80], "unknown", nearest=nearest)


def _nearest(name: str, further: Mapping[str, str] = MappingProxyType({})) -> str:
    """The parameter whose name is written most like `name`, or is a part of it: the longest, and
    rather the end than the beginning, which only qualifies it. Blank where none is like it.
    `further` are parameters of this route, by their letters."""
    asked = _letters(name[:_LONGEST_PATH])
    called = {**_CALLED, **further}

    def likeness(known: str) -> tuple[float, int, bool]:
        is_part = asked.startswith(known) or asked.endswith(known)
        is_part = is_part or (len(asked) > 1 and known.startswith(asked))
        ratio = 1.0 if is_part else SequenceMatcher(None, asked, known).ratio()
        return ratio, len(known), asked.endswith(known)

    found = max(called, key=likeness)
    return called[found] if likeness(found)[0] >= _LEAST_LIKE else ""


def faults_of(errors: Sequence[ErrorDetails]) -> tuple[ParamFault, ...]:
    """One fault for each parameter that pydantic complains of, by its whole path:
    `queries[1].size`."""
    by_path: dict[str, ParamFault] = {}
    for error in errors:
        path, innermost = _path(error["loc"])
        name = str(error["loc"][0])[:_LONGEST_PATH] if error["loc"] else "body"
        is_unknown = error["type"] == "extra_forbidden"
        reason = "unknown" if is_unknown else innermost
        given = error.get("input")
        value = str(given)[:80] if isinstance(given, str | int | float) else ""
        is_inner = path != name  # the members of a body itself are no parameters
        nearest = _nearest(innermost) if is_unknown and is_inner else ""
        by_path.setdefault(path, ParamFault(name, value, reason, path if is_inner else "", nearest))
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
    return path[:_LONGEST_PATH], name or "body"


def check_together(query: SearchQuery) -> tuple[ParamFault, ...]:
    """What a query whose parameters are each right has wrong as a whole."""
    if query.cursor is None and query.page * query.size > MAX_WINDOW:
        return (ParamFault("page", str(query.page), "deep"),)
    return ()


def _without(query: SearchQuery, faults: Sequence[ParamFault]) -> SearchQuery:
    return query.model_copy(update={fault.name: 1 for fault in faults})
