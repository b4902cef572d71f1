"""What an engine is asked: terms already analysed, nothing left to interpret.

Input: `index.plan` builds a `SearchRequest`. Each engine compiles its nodes into its own query
objects; no user text is in them. A node that names no term matches nothing, never everything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import comb
from typing import Literal

from index.query import Sort, Undated

__all__ = [
    "EVERY_VALUE",
    "UNDATED",
    "AllOf",
    "AnyOf",
    "Asked",
    "Best",
    "Constant",
    "DayFilter",
    "Everything",
    "FacetRequest",
    "Filter",
    "Marking",
    "Near",
    "Node",
    "Nothing",
    "Phrased",
    "Range",
    "SearchRequest",
    "Term",
    "Terms",
    "days_between",
    "ranks",
    "unranked",
    "ways",
    "widest_slop",
]

#: What a question asks for.
Asked = Literal["time", "number", "sum"]
#: Ways in which the terms of one `Near` may stand: an engine may have to ask for each of them.
_MAX_WAYS = 256
#: All values of a facet; of more than 60,000, tantivy and a cluster count the most frequent.
EVERY_VALUE = 100_000
#: First and last day of a year, as mmdd.
_YEAR_BEGIN, _YEAR_END = 101, 1231
#: Key of the bucket of articles without a month.
UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Term:
    """Articles whose `field` holds `term`; score is the engine's BM25 times `boost` in a TEXT
    field, `boost` itself in a TERMS or KEYWORDS field."""

    field: str
    term: str
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Terms:
    """Articles whose `field` holds any of `terms` (at most 256); score is `boost`."""

    field: str
    terms: tuple[str, ...]
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Phrased:
    """Articles whose TEXT `field` holds `terms` one after the other. Scored as the engine does,
    times `boost`."""

    field: str
    terms: tuple[str, ...]
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Near:
    """Articles whose TEXT `field` holds `terms` in this order (`either_way`: or in the reverse one)
    with at most `slop` other terms between the first and the last, of which `widest_slop` says how
    many there may be. Score is `boost`."""

    field: str
    terms: tuple[str, ...]
    slop: int
    boost: float = 1.0
    either_way: bool = False

    @property
    def orders(self) -> tuple[tuple[str, ...], ...]:
        """The orders in which the terms may stand."""
        return (self.terms, self.terms[::-1]) if self.either_way else (self.terms,)


def ways(n_terms: int, slop: int) -> int:
    """In how many ways so many terms can stand in order: `slop` other terms or fewer, shared out
    among the gaps."""
    return comb(slop + n_terms - 1, n_terms - 1) if n_terms else 0


def widest_slop(n_terms: int, slop: int) -> int:
    """The widest slop up to `slop` with which so many terms make a `Near`."""
    while ways(n_terms, slop) > _MAX_WAYS:
        slop -= 1
    return slop


@dataclass(frozen=True, slots=True)
class Range:
    """Articles whose NUMBER `field` lies in [low, high]; None is open. Score is 0."""

    field: str
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Everything:
    """Every article; score is 0."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """No article."""


@dataclass(frozen=True, slots=True)
class Best:
    """Dis-max: any child matches; score is the best child's plus `tie` times the others'."""

    children: tuple[Node, ...]
    tie: float = 0.0


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least `at_least` children match; score is the sum."""

    children: tuple[Node, ...]
    at_least: int = 1


@dataclass(frozen=True, slots=True)
class AllOf:
    """All `children` match and none of `none`; `prefer` adds to the score and to nothing else.

    Without children every article matches that no child of `none` does.
    """

    children: tuple[Node, ...]
    none: tuple[Node, ...] = ()
    prefer: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Constant:
    """The articles of `child`, each with this score."""

    child: Node
    score: float = 1.0


Node = (
    Term | Terms | Phrased | Near | Range | Everything | Nothing | Best | AnyOf | AllOf | Constant
)


def ranks(node: Node) -> bool:
    """Whether the node scores at all; where it does not, its articles are in no order."""
    match node:
        case Everything() | Nothing() | Range():
            return False
        case Constant():
            return node.score != 0
        case Best() | AnyOf():
            return any(map(ranks, node.children))
        case AllOf():
            return any(map(ranks, (*node.children, *node.prefer)))
    return node.boost != 0


def unranked(node: Node) -> Node:
    """The node without what adds to the score and to nothing else."""
    return replace(node, prefer=()) if isinstance(node, AllOf) and node.prefer else node


@dataclass(frozen=True, slots=True)
class Filter:
    """A facet selection on a KEYWORDS field: any of `any_of` (if given), none of `none_of`."""

    field: str
    any_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()

    @property
    def node(self) -> Node:
        """The articles that it lets through."""
        chosen = (Terms(self.field, self.any_of, 0.0),) if self.any_of else ()
        left_out = (Terms(self.field, self.none_of, 0.0),) if self.none_of else ()
        return AllOf(chosen, none=left_out)


@dataclass(frozen=True, slots=True)
class DayFilter:
    """The date selection: days as yyyymmdd, inclusive. `include` keeps undated articles beside
    those in range, `only` keeps nothing else, `exclude` drops them. It is the own filter of the
    facet `month`."""

    first: int | None = None
    last: int | None = None
    undated: Undated = "include"

    @property
    def inside(self) -> Node:
        """Articles of these days."""
        return days_between(self.first, self.last)

    @property
    def node(self) -> Node:
        """The articles that it lets through."""
        undated = AllOf((), none=(Range("day"),))
        if self.undated == "only":
            return undated
        return self.inside if self.undated == "exclude" else AnyOf((self.inside, undated))


def days_between(first: int | None, last: int | None) -> Node:
    """Articles of the days [first, last], as yyyymmdd; None is open. An article of which only the
    year is known stands under its first day, and is of these days where all of its year is."""
    days = Range("day", first, last)
    if last is None or last % 10_000 >= _YEAR_END:
        return days
    year = last // 10_000
    if first is not None and first > year * 10_000 + _YEAR_BEGIN:
        return days
    year_alone = Range("month", year * 100, year * 100)
    return AllOf((days,), none=(year_alone,))


@dataclass(frozen=True, slots=True)
class FacetRequest:
    """Count the values of `field`, at most `limit` of them, the most frequent first, then by
    value; values in `always` are counted whatever their rank."""

    field: str
    limit: int = 1000
    always: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """One search. Hits and total obey the query and every filter.

    A facet's counts obey the query and every filter but what is chosen in the facet itself; what
    is left out in it stays left out, and only the values left out are counted as if it were not.
    Ties in score or day are broken by ascending id; undated articles come last in both date sorts.
    `after` is (sort value, id) of the last hit seen.
    """

    query: Node = field(default_factory=Everything)
    filters: tuple[Filter, ...] = ()
    days: DayFilter = field(default_factory=DayFilter)
    facets: tuple[FacetRequest, ...] = ()
    sort: Sort = "relevance"
    offset: int = 0
    size: int = 10
    after: tuple[float, str] | None = None

    @property
    def limits(self) -> tuple[tuple[str, Node], ...]:
        """What each filter lets through, with the field whose facet leaves that filter out."""
        chosen = ((one.field, one.node) for one in self.filters)
        days = () if self.days == DayFilter() else (("month", self.days.node),)
        return (*chosen, *days)

    def left_out(self, name: str) -> tuple[str, ...]:
        """The values of a field that the filters leave out."""
        own = (chosen for chosen in self.filters if chosen.field == name)
        return tuple(dict.fromkeys(value for chosen in own for value in chosen.none_of))


@dataclass(frozen=True, slots=True, eq=False)
class Marking:
    """What a snippet marks in the original text: exactly what the query matched. It equals itself
    alone, so that what is made for it can be kept.

    `terms[field]` are stems of a TEXT field, `words` folded forms of the field `words`, `phrases`
    (field, terms, slop) runs marked as a whole, `concepts` those whose mentions (or mentions of
    their descendants) are marked. `groups` lists, for each word of the query, the terms, words and
    concepts that stand for it, so that a passage can be judged by how many words it answers, and
    `weights` how much each of them weighs (all the same where there are none); `parties` are
    actors on sides of transfers among them (`index.transfers.party_term`), marked where a text says
    the same side; `asks` is what else the passage must say, if the query asks for a time, a number
    or a sum of money. `spelled[form]` are the words, in lower case with their accents, as which
    alone a form of `words` is marked.
    """

    terms: Mapping[str, frozenset[str]] = field(default_factory=dict)
    words: frozenset[str] = frozenset()
    phrases: tuple[tuple[str, tuple[str, ...], int], ...] = ()
    concepts: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    groups: tuple[frozenset[str], ...] = ()
    weights: tuple[float, ...] = ()
    asks: Asked | None = None
    spelled: Mapping[str, frozenset[str]] = field(default_factory=dict)
