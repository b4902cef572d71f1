"""The shapes of the API's answers, for its description; the answers themselves are made in
`index.answer_json` and `service.articles`, and a test holds the two together.

Input: nothing. Output: pydantic models with examples.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from index.article import Side
from index.query import Listed
from service.asked import Asked, AskedUi, MatchQuery, SearchQuery

__all__ = [
    "ArticleAnswer",
    "ArticlePath",
    "BatchBody",
    "BatchQuery",
    "FacetAnswer",
    "FacetPath",
    "FacetQuery",
    "Health",
    "Ready",
    "Responses",
    "SearchAnswer",
    "SuggestAnswer",
    "SuggestQuery",
    "TypedQuery",
    "problem_responses",
]

#: Status to the shape of its body, as flask-openapi3 takes it.
Responses = dict[str | int | HTTPStatus, type[BaseModel] | dict[Any, Any] | None]
_Span = Annotated[list[int], Field(min_length=2, max_length=2, examples=[[0, 8]])]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid")


class UnderstoodShape(_Shape):
    """How one word or group of words was read."""

    text: str = Field(examples=["missiles"])
    start: int
    end: int
    concepts: list[str] = Field(examples=[["missile"]])
    terms: list[str] = Field(examples=[["missil", "missiles"]])
    side: Side | None = Field(
        None, description="where the query names an actor as who gives, or as who receives"
    )
    in_other_words: bool = Field(
        False, description="an article that says who gives and who receives needs no such word"
    )
    excluded: bool = Field(False, description="the query leaves out the articles that hold it")


class CorrectionShape(_Shape):
    """A word searched in another spelling."""

    text: str
    start: int
    end: int
    replacement: str


class DiagnosticShape(_Shape):
    """A part of the query that could not be used as typed, a parameter that no search has, or one
    that has one value and was given several; the latter two are about no characters of the query,
    and `start` and `end` are 0."""

    code: str = Field(examples=["unclosed-quote", "unknown-parameter", "repeated-parameter"])
    message: str
    start: int
    end: int


class QueryShape(_Shape):
    """The receipt: how the query was read."""

    text: str = Field(examples=["missiles nord-coréens"])
    operator: str = Field(examples=["all"])
    step: str = Field(examples=["all"], description="all, corrected, most or any")
    understood: list[UnderstoodShape]
    corrections: list[CorrectionShape]
    diagnostics: list[DiagnosticShape]


class PublishedShape(_Shape):
    """A publication date as evidence; `day` is the first day of what `precision` names."""

    day: str = Field(examples=["2024-01-23"])
    precision: Literal["day", "month", "year"]
    method: str = Field(examples=["header"])
    confidence: float


class SnippetShape(_Shape):
    """A passage; marks are [start, end) in characters of `text`."""

    text: str
    marks: list[_Span]
    field: str = Field(examples=["body"])
    lang: str = Field(examples=["fr"])
    translated: bool
    engine: str | None = None
    made: str | None = Field(None, examples=["2024-05-06"])
    flagged: bool | None = None
    original: str | None = None


class LabelShape(_Shape):
    """A concept and its name in the interface's language."""

    id: str = Field(examples=["rus"])
    label: str = Field(examples=["Russie"])


class HitShape(_Shape):
    """One article found."""

    id: str
    rank: int
    score: float
    title: str
    title_marks: list[_Span]
    url: str | None
    source: str
    lang: str
    published: PublishedShape | None
    snippets: list[SnippetShape]
    actors: list[LabelShape]
    weapons: list[LabelShape]


class BucketShape(_Shape):
    """A value of a facet; `count` is of articles."""

    id: str = Field(examples=["rus"])
    label: str = Field(examples=["Russie"])
    count: int = Field(examples=[5])
    selected: bool
    parent: str | None


class MonthShape(_Shape):
    """A month (or a year, where only that is known, or `undated`) and its articles."""

    id: str = Field(examples=["2024-01"])
    count: int


class FacetsShape(_Shape):
    """Counts that leave each facet's own selection out; those that `facets` asked for."""

    actor: list[BucketShape] | None = None
    weapon: list[BucketShape] | None = None
    transfer: list[BucketShape] | None = None
    supplier: list[BucketShape] | None = None
    recipient: list[BucketShape] | None = None
    source: list[BucketShape] | None = None
    cited: list[BucketShape] | None = None
    agency: list[BucketShape] | None = None
    lang: list[BucketShape] | None = None
    date: list[MonthShape] | None = None


class SearchAnswer(_Shape):
    """The answer to one search."""

    query: QueryShape
    total: int
    page: int
    size: int
    took_ms: float
    generation: str
    hits: list[HitShape]
    facets: FacetsShape


class EvidenceShape(PublishedShape):
    """A publication date with the text that states it."""

    evidence: str


class CountShape(LabelShape):
    """A concept and how often the article names it."""

    count: int


class TransferShape(CountShape):
    """Who supplies whom, as `irn>rus`: in how many sentences, and the weapons given."""

    weapons: list[LabelShape]


class MentionShape(_Shape):
    """A concept at [start, end) of a paragraph; paragraph -1 is the title."""

    concept: str
    kind: Literal["actor", "weapon", "source"]
    label: str
    paragraph: int
    start: int
    end: int
    form: str = Field(
        description="how it is named: `name`, `adjective`, `metonym`, `short`, `system`, `source`; "
        "`pronoun` where a transfer is told of who is named in the sentence before"
    )
    side: Side | None = Field(
        description="`from` where its sentence says that it supplies arms, `to` where it gets them"
    )


class DroppedShape(_Shape):
    """A line that is not part of the article, and why."""

    line: int
    kind: str
    text: str


class TranslationShape(_Shape):
    """The article in another language, paragraph by paragraph."""

    lang: str
    engine: str
    made: str
    title: str
    paragraphs: list[str]
    flagged: list[_Span]


class ArticleAnswer(_Shape):
    """One article and everything known about it."""

    id: str
    title: str
    url: str | None
    source: str | None
    agencies: list[str]
    lang: str
    lang_confidence: float
    published: EvidenceShape | None
    paragraphs: list[str]
    actors: list[CountShape]
    weapons: list[CountShape]
    transfers: list[TransferShape]
    suppliers: list[CountShape]
    recipients: list[CountShape]
    cited: list[CountShape]
    mentions: list[MentionShape]
    dropped: list[DroppedShape]
    translations: list[TranslationShape]
    story: str | None
    generation: str


class SuggestionShape(_Shape):
    """What to search for: a concept, a word or a title."""

    text: str
    kind: Literal["actor", "weapon", "source", "transfer", "word", "title"]
    id: str | None
    count: int | None


class SuggestAnswer(_Shape):
    """Suggestions for what is being typed."""

    q: str
    suggestions: list[SuggestionShape]
    diagnostics: list[DiagnosticShape]


class FacetAnswer(_Shape):
    """The values of one facet that `q` names."""

    facet: str
    q: str
    total: int
    values: list[BucketShape]
    diagnostics: list[DiagnosticShape]
    generation: str


class Health(_Shape):
    """The process is up."""

    status: Literal["ok"]


class Ready(_Shape):
    """The index opens."""

    status: Literal["ready"]
    generation: str


class ArticlePath(BaseModel):
    """The id of one article."""

    article_id: str = Field(
        description="as in `hits[].id`; slashes may stay or become %2F",
        json_schema_extra={"example": "presse/2024/missiles"},
    )


class FacetPath(BaseModel):
    """The name of one facet."""

    name: Listed


class TypedQuery(AskedUi):
    """What is being typed."""

    q: str = Field(
        "", description="the beginning of a query", json_schema_extra={"example": "missi"}
    )


class SuggestQuery(TypedQuery):
    """What is being typed, and how many suggestions to make of it."""

    limit: int = Field(8, ge=1, le=20, description="suggestions at most")


class FacetQuery(MatchQuery):
    """What to find in a facet, among the articles of a search."""

    q: str = Field(
        "", description="words of the value's name", json_schema_extra={"example": "cor"}
    )
    query: str = Field("", description="the words of the search, as `q` of /api/v1/search")
    limit: int = Field(50, ge=1, le=500, description="values at most")

    def whole(self) -> SearchQuery:
        """The search whose articles are counted."""
        given = self.model_dump(by_alias=True, exclude_none=True)
        return SearchQuery.model_validate(given | {"q": self.query})


class BatchQuery(SearchQuery):
    """One search of a batch; a member that no search has is a fault."""

    model_config = ConfigDict(extra="forbid")


class BatchBody(Asked):
    """Up to a hundred searches, each as the parameters of /api/v1/search."""

    model_config = ConfigDict(extra="forbid")

    queries: list[BatchQuery] = Field(
        min_length=1, max_length=100, examples=[[{"q": "missiles"}, {"actor": ["rus"]}]]
    )


def problem_responses(*statuses: int) -> Responses:
    """RFC 9457 problems as a route documents them; every address can be too long."""
    names = {
        400: "A parameter cannot be used; `errors` names it",
        404: "Nothing is there",
        413: "The request is too large",
        414: "The address is longer than 8,190 bytes, with GET and HTTP/1.1 around it",
        415: "Only application/json is taken",
        429: "Too many requests; see Retry-After",
        503: "No usable index, or its engine does not answer",
    }
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    codes = sorted({*statuses, 414})
    return {one: {"description": names[one], "content": content} for one in codes}
