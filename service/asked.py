"""What an address may say: the parameters of searches, exports and facets, described where they are
declared.

Input: names and values. Output: models whose fields are valid; `service.params` names what is not.
"""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from index.answer_json import USUAL, facet_names
from index.parse import days_of
from index.query import (
    FACETS,
    MAX_SIZE,
    MAX_WINDOW,
    SELECTIONS,
    Operator,
    SearchParams,
    Selection,
    Sort,
    Ui,
    Undated,
)

__all__ = ["LONGEST_WORDS", "Asked", "AskedUi", "MatchQuery", "SearchQuery"]

#: Longer values name nothing that an index holds.
_LONGEST_VALUE = 500
_MOST_VALUES = 50
#: More than the query language takes, so that it says so; in any script, with filters beside it, no
#: longer than an address may be. The box takes no more, and links repeat no more.
LONGEST_WORDS = 600
#: Page numbers up to this are told what there is beyond the last result that pages reach.
_LONGEST_NUMBER = 10**12
_ANY = "|".join(FACETS)
_PERIOD = re.compile(r"[1-9][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")


def _period(text: str) -> str:
    """`text` where it is an ISO day, month or year of the calendar; ValueError otherwise."""
    if not _PERIOD.fullmatch(text) or days_of(text) is None:
        raise ValueError(text)
    return text


def _stripped(value: object) -> object:
    """A list without its blank values; anything else as it is."""
    if not isinstance(value, list):
        return value
    kept = [one.strip() if isinstance(one, str) else one for one in value]
    return [one for one in kept if one != ""]


def _is_blank(value: object) -> bool:
    return isinstance(value, str) and not value.strip()


_Value = Annotated[str, Field(max_length=_LONGEST_VALUE)]
_Values = Annotated[list[_Value], BeforeValidator(_stripped), Field(max_length=_MOST_VALUES)]
#: Identifiers of articles may be addresses.
_Id = Annotated[str, Field(max_length=2_000)]
_Ids = Annotated[list[_Id], BeforeValidator(_stripped), Field(max_length=_MOST_VALUES)]
_Words = Annotated[str, AfterValidator(lambda text: text[:LONGEST_WORDS])]
_Facets = Annotated[
    str,
    AfterValidator(lambda text: ",".join(facet_names(text)) or "none"),
    Field(json_schema_extra={"pattern": f"^(none|({_ANY})(,({_ANY}))*)$"}),
]
_Period = Annotated[
    str, AfterValidator(_period), Field(json_schema_extra={"pattern": f"^{_PERIOD.pattern}$"})
]
_Ui = Annotated[
    Ui | None, Field(description="language of labels and messages; else Accept-Language")
]


class Asked(BaseModel):
    """Parameters as an address names them. A blank value means that the parameter was not given,
    as an empty form field sends it; what is not declared is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    @model_validator(mode="before")
    @classmethod
    def _without_blanks(cls, given: Any) -> Any:
        if not isinstance(given, dict):
            return given
        return {name: value for name, value in given.items() if not _is_blank(value)}


class AskedUi(Asked):
    """What only the language of the answer is asked for."""

    ui: _Ui = None


class MatchQuery(Asked):
    """Which articles a search finds; every field is optional. Their order is not asked for."""

    q: _Words = Field(
        "",
        description="the query, in the query language described on /about",
        json_schema_extra={"example": "missiles nord-coréens"},
    )
    actor: _Values = Field(
        [], description="actors by identifier or name (`rus`, `Russia`); any of them"
    )
    weapon: _Values = Field(
        [], description="weapons by identifier or name (`drone`, `Missiles`); any of them"
    )
    transfer: _Values = Field(
        [],
        description="who supplies arms to whom in one sentence, as `irn>rus` or `Iran>Russia`, and "
        "with what: `irn>rus:drone`; any of them",
    )
    supplier: _Values = Field(
        [], description="actors who supply arms, as sentences of the article say it; any of them"
    )
    recipient: _Values = Field(
        [], description="actors who get arms, as sentences of the article say it; any of them"
    )
    source: _Values = Field([], description="outlets; any of them")
    cited: _Values = Field([], description="outlets and agencies that the text cites; any of them")
    agency: _Values = Field([], description="credited agencies; any of them")
    lang: _Values = Field([], description="languages as ISO 639-1 codes; any of them")
    not_actor: _Values = Field([], alias="not.actor", description="actors to leave out")
    not_weapon: _Values = Field([], alias="not.weapon", description="weapons to leave out")
    not_supplier: _Values = Field([], alias="not.supplier", description="suppliers to leave out")
    not_recipient: _Values = Field([], alias="not.recipient", description="recipients to leave out")
    story: _Ids = Field([], description="near-duplicates of one story")
    date_from: _Period | None = Field(
        None,
        alias="from",
        description="first day, month or year (ISO)",
        json_schema_extra={"example": "2023-09"},
    )
    date_to: _Period | None = Field(
        None,
        alias="to",
        description="last day, month or year (ISO), inclusive; an article of which only the year "
        "is known is found where the range holds all of it",
    )
    undated: Undated | None = Field(
        None, description="articles without a date; excluded by default in a range"
    )
    operator: Operator = Field("auto", description="how plain words combine")
    expand: bool = Field(
        True,
        description="0: the words and their endings alone, without concepts, translations, other "
        "words of the same deed, or corrections",
    )
    ui: _Ui = None

    def whole(self) -> SearchQuery:
        """The same as a search from its first page on."""
        return SearchQuery.model_validate(self.model_dump(by_alias=True, exclude_none=True))


class SearchQuery(MatchQuery):
    """What a search URL may say; every field is optional and documented in the API's
    description."""

    sort: Sort = Field(
        "relevance", description="order; where no words rank the articles, relevance is newest"
    )
    page: int = Field(
        1,
        ge=1,
        le=_LONGEST_NUMBER,
        description=f"page, from 1; beyond result {MAX_WINDOW:,} there is only `cursor`",
        json_schema_extra={"maximum": MAX_WINDOW},
    )
    size: int = Field(10, ge=1, le=MAX_SIZE, description="results a page")
    facets: _Facets | None = Field(
        None,
        description=f"facets to count: none, or some of {', '.join(FACETS)}, parted by commas; "
        f"{', '.join(USUAL)} by default. The fewer, the faster",
        json_schema_extra={"example": "actor,date"},
    )
    cursor: str | None = Field(
        None,
        description="where to go on: the `cursor` in the address that an answer's header `Link` "
        "names; instead of page",
    )

    def params(self, ui: Ui) -> SearchParams:
        """The same as `index` takes it, with messages and labels in `ui`."""
        return SearchParams(
            text=self.q,
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
            facets=facet_names(self.facets),
            **{one.member: tuple(getattr(self, _member(one))) for one in SELECTIONS},
        )

    def forward(self) -> SearchQuery:
        """The same search with a backward range turned round, as it is answered."""
        first, last = (days_of(end) if end else None for end in (self.date_from, self.date_to))
        if first is None or last is None or first[0] <= last[1]:
            return self
        ends = {"date_from": self.date_to, "date_to": self.date_from}
        return self.model_copy(update=ends)

    def naming(self, params: SearchParams) -> SearchQuery:
        """The same search with the filters of `params`, which calls them as the index does."""
        chosen = {_member(one): list(getattr(params, one.member)) for one in SELECTIONS}
        return self.model_copy(update=chosen)


def _member(selection: Selection) -> str:
    """The member of `MatchQuery` that says a selection."""
    return f"not_{selection.field}" if selection.is_exclusion else selection.field
