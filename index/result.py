"""What comes back: an engine's page of hits, and the answer that page, API and CLI show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from index.article import Article, Side

__all__ = [
    "Answer",
    "AnswerHit",
    "Bucket",
    "Correction",
    "Diagnostic",
    "Hit",
    "Mark",
    "Receipt",
    "ResultPage",
    "Snippet",
    "Understood",
]

#: [start, end) in characters of the text that carries it.
Mark = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Hit:
    """One article found, as an engine returns it; `sort_value` is the score or the day."""

    id: str
    score: float
    article: Article
    sort_value: float = 0.0


@dataclass(frozen=True, slots=True)
class ResultPage:
    """`total` is exact. `counts[field][value]` is the number of articles, not of mentions; for
    `month` the values are the digits of yyyymm, and `index.request.UNDATED`."""

    total: int
    hits: tuple[Hit, ...]
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A part of the query that could not be used, or was used otherwise: characters
    [start, end) of the query, a stable `code`, and the sentence in the interface's language."""

    code: str
    message: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Understood:
    """How one word or group of words of the query was read. `terms` are the forms searched for,
    `concepts` the concepts it names, `side` who gives or receives where the query says so; a word
    that articles may say `in_other_words` need not stand in one that says the same sides. One that
    `is_excluded` stands in none."""

    text: str
    start: int
    end: int
    concepts: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    side: Side | None = None
    in_other_words: bool = False
    is_excluded: bool = False


@dataclass(frozen=True, slots=True)
class Correction:
    """`text` at [start, end) was searched as `replacement`."""

    text: str
    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """How the query was read. `operator` and `step` are those of the answer: all, corrected,
    most or any; `offered` are corrections that were not made, because the user wrote operators."""

    text: str
    operator: str = "all"
    step: str = "all"
    understood: tuple[Understood, ...] = ()
    corrections: tuple[Correction, ...] = ()
    offered: tuple[Correction, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage of the article; `field` is body or title. A translated one names its engine and
    its day, carries its original sentence, and is flagged where figures or names did not survive.
    """

    text: str
    marks: tuple[Mark, ...]
    field: str = "body"
    lang: str = "fr"
    translated: bool = False
    engine: str | None = None
    original: str | None = None
    made: date | None = None
    flagged: bool = False


class Bucket(NamedTuple):
    """One value of a facet. `count` is of articles; `is_excluded` when the search excludes it.

    A tuple, because an answer holds nearly a thousand: four times as fast to make.
    """

    id: str
    label: str
    count: int  # type: ignore[assignment]  # the articles, not the method of tuples
    is_selected: bool = False
    is_excluded: bool = False
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class AnswerHit:
    """A hit as it is shown. `actors` and `weapons` are (id, label), most mentioned first."""

    article: Article
    rank: int
    score: float
    title_marks: tuple[Mark, ...]
    snippets: tuple[Snippet, ...]
    actors: tuple[tuple[str, str], ...]
    weapons: tuple[tuple[str, str], ...]
    similar: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole answer to one search; `facets` maps the facets that were asked for to buckets.
    `cursor` continues after the last hit; None on the last page."""

    receipt: Receipt
    total: int
    page: int
    size: int
    took_ms: float
    generation: str
    hits: tuple[AnswerHit, ...]
    facets: Mapping[str, tuple[Bucket, ...]]
    cursor: str | None = None
