"""The search parameters as a URL states them; one reading for page, API, feed and export.

Input: the arguments of a request. Output: a `SearchQuery`, and a `ParamFault` for each parameter
that could not be used. The API refuses a faulty request, the page says so and goes on without.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails
from werkzeug.datastructures import MultiDict

from index.answer_json import SHOWN, facet_names
from index.query import SearchParams, Ui

__all__ = [
    "DEEPEST",
    "NAMES",
    "REPEATED",
    "ListedValues",
    "ParamFault",
    "SearchQuery",
    "check_together",
    "faults_of",
    "read_query",
]

#: Beyond this many results a page number is slow on a cluster; the cursor goes on from there.
DEEPEST = 10_000
#: Longer values name nothing that an index holds.
_LONGEST_VALUE = 500
_MOST_VALUES = 50
#: More than the query language takes, so that it says so; each link of a page repeats the rest.
_LONGEST_WORDS = 1_000
_SHOWN = "|".join(SHOWN)
_PERIOD = re.compile(r"[1-9][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")


def _period(text: str) -> str:
    """`text` where it is an ISO day, month or year of the calendar; ValueError otherwise."""
    if not _PERIOD.fullmatch(text):
        raise ValueError(text)
    year, *rest = (int(part) for part in text.split("-"))
    date(year, *[*rest, 1, 1][:2])
    return text


def _blank_is_none(value: object) -> object:
    return None if isinstance(value, str) and not value.strip() else value


def _without_blanks(value: object) -> object:
    if not isinstance(value, list):
        return value
    return [one.strip() for one in value if not isinstance(one, str) or one.strip()]


_Value = Annotated[str, Field(max_length=_LONGEST_VALUE)]
ListedValues = Annotated[
    list[_Value], BeforeValidator(_without_blanks), Field(max_length=_MOST_VALUES)
]
_Words = Annotated[str, AfterValidator(lambda text: text[:_LONGEST_WORDS])]
_Day = Annotated[str | None, BeforeValidator(_blank_is_none)]
_Facets = Annotated[
    str,
    AfterValidator(lambda text: ",".join(facet_names(text)) or "none"),
    Field(json_schema_extra={"pattern": f"^(none|({_SHOWN})(,({_SHOWN}))*)$"}),
]
_Period = Annotated[
    str, AfterValidator(_period), Field(json_schema_extra={"pattern": f"^{_PERIOD.pattern}$"})
]


class SearchQuery(BaseModel):
    """What a search URL may say; every field is optional and documented in the API's description.

    A blank value means that the parameter was not given, as an empty form field sends it.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    q: _Words = Field(
        "",
        description="the query, in the query language described on /about",
        json_schema_extra={"example": "missiles nord-coréens"},
    )
    actor: ListedValues = Field([], description="actor concepts; any of them")
    weapon: ListedValues = Field([], description="weapon concepts; any of them")
    source: ListedValues = Field([], description="outlets; any of them")
    agency: ListedValues = Field([], description="credited agencies; any of them")
    lang: ListedValues = Field([], description="languages as ISO 639-1 codes; any of them")
    not_actor: ListedValues = Field([], alias="not.actor", description="actors to leave out")
    not_weapon: ListedValues = Field([], alias="not.weapon", description="weapons to leave out")
    story: ListedValues = Field([], description="near-duplicates of one story")
    date_from: Annotated[_Period | None, BeforeValidator(_blank_is_none)] = Field(
        None,
        alias="from",
        description="first day, month or year (ISO)",
        json_schema_extra={"example": "2023-09"},
    )
    date_to: Annotated[_Period | None, BeforeValidator(_blank_is_none)] = Field(
        None, alias="to", description="last day, month or year (ISO), inclusive"
    )
    undated: Annotated[
        Literal["include", "only", "exclude"] | None, BeforeValidator(_blank_is_none)
    ] = Field(None, description="articles without a date; excluded by default in a range")
    sort: Literal["relevance", "newest", "oldest"] = Field("relevance", description="order")
    page: int = Field(1, ge=1, le=DEEPEST, description="page, from 1")
    size: int = Field(10, ge=1, le=100, description="results a page")
    operator: Literal["auto", "all", "any"] = Field("auto", description="how plain words combine")
    expand: bool = Field(True, description="0: words only as typed, no concepts or inflections")
    facets: Annotated[_Facets | None, BeforeValidator(_blank_is_none)] = Field(
        None,
        description=f"facets to count: none, or some of {', '.join(SHOWN)}, parted by commas; all "
        "by default. The fewer, the faster",
        json_schema_extra={"example": "actor,date"},
    )
    cursor: _Day = Field(None, description="`cursor` of the answer before; instead of page")
    ui: Annotated[Literal["fr", "en"] | None, BeforeValidator(_blank_is_none)] = Field(
        None, description="language of labels and messages; else Accept-Language"
    )

    def params(self, ui: Ui) -> SearchParams:
        """The same as `index` takes it, with messages and labels in `ui`."""
        return SearchParams(
            text=self.q,
            actors=tuple(self.actor),
            weapons=tuple(self.weapon),
            sources=tuple(self.source),
            agencies=tuple(self.agency),
            langs=tuple(self.lang),
            not_actors=tuple(self.not_actor),
            not_weapons=tuple(self.not_weapon),
            stories=tuple(self.story),
            date_from=self.date_from,
            date_to=self.date_to,
            undated=self.undated,
            sort=self.sort,
            page=self.page,
            size=self.size,
            operator=self.operator,
            expand=self.expand,
            ui=ui,
            cursor=self.cursor,
            facets=None if self.facets is None else facet_names(self.facets),
        )

    def naming(self, params: SearchParams) -> SearchQuery:
        """The same search with the filters of `params`, which calls them as the index does."""
        return self.model_copy(
            update={
                "actor": list(params.actors),
                "weapon": list(params.weapons),
                "source": list(params.sources),
                "agency": list(params.agencies),
                "lang": list(params.langs),
                "not_actor": list(params.not_actors),
                "not_weapon": list(params.not_weapons),
            }
        )


def _url_name(name: str) -> str:
    return SearchQuery.model_fields[name].alias or name


#: Parameter names in the order in which a URL lists them.
NAMES = tuple(_url_name(name) for name in SearchQuery.model_fields)
#: Those that may be given several times.
REPEATED = ("actor", "weapon", "source", "agency", "lang", "not.actor", "not.weapon", "story")


@dataclass(frozen=True, slots=True)
class ParamFault:
    """A parameter that could not be used: its name in the URL, its value, and `reason`, the key
    of what it takes in `service.wording`."""

    name: str
    value: str
    reason: str


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
    """One fault for each parameter that pydantic complains of."""
    by_name: dict[str, ParamFault] = {}
    for error in errors:
        name = str(error["loc"][0]) if error["loc"] else "body"
        value = str(error.get("input", ""))[:80]
        by_name.setdefault(name, ParamFault(name, value, name))
    return tuple(by_name.values())


def _faults_across(query: SearchQuery) -> tuple[ParamFault, ...]:
    """Faults that only several parameters together have."""
    first, last = query.date_from, query.date_to
    if first and last and last + "-99" < first:
        return (ParamFault("to", last, "range"),)
    if query.cursor is None and query.page * query.size > DEEPEST:
        return (ParamFault("page", str(query.page), "deep"),)
    return ()


def _without(query: SearchQuery, faults: Sequence[ParamFault]) -> SearchQuery:
    changes: dict[str, object] = {}
    for fault in faults:
        changes |= {"date_from": None, "date_to": None} if fault.name == "to" else {"page": 1}
    return query.model_copy(update=changes)


def check_together(query: SearchQuery) -> tuple[ParamFault, ...]:
    """What a query whose parameters are each right has wrong as a whole."""
    return _faults_across(query)
