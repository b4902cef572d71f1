"""The one view model: an `Answer` with the links, labels and words that the page puts around it.

Input: the search as its URL states it, and its `Answer`. Output: a `PageView` for the template;
the API shows the same `Answer` through `index.answer_json`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import get_args

from index.parse import are_words, as_typed, without
from index.query import MAX_WINDOW, Sort, Ui
from index.result import Answer, AnswerHit, Correction, Understood
from service.applied import Applied, applied, search_name
from service.asked import SearchQuery
from service.desk import Desk
from service.facets import FacetGroup, FacetRow, chips, facet_groups, value_label
from service.i18n import _
from service.timeline import Bar, Timeline, timeline
from service.urls import SearchUrl, article_path, search_url

__all__ = [
    "HitView",
    "PageLink",
    "PageView",
    "ReceiptPart",
    "Undo",
    "page_view",
    "safe_url",
]

#: The only schemes that a page links to.
_LINKED = ("http://", "https://")
#: Forms of a word that the receipt lists.
_MOST_FORMS = 40
#: Concepts of an article that its hit names.
_MOST_ACTORS, _MOST_WEAPONS = 5, 4


@dataclass(frozen=True, slots=True)
class HitView:
    """A hit and where its title leads, in this search and by itself, and its near-duplicates."""

    hit: AnswerHit
    href: str
    path: str
    similar_href: str
    actors: tuple[tuple[str, str], ...]
    weapons: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ReceiptPart:
    """How one word was read: its concepts with links that take each off, its forms as the articles
    write them, and searches that take it only as typed, which is None where it is so, or not at
    all."""

    understood: Understood
    concepts: tuple[tuple[str, str | None], ...]
    forms: tuple[str, ...]
    verbatim_href: str | None
    without: SearchUrl


@dataclass(frozen=True, slots=True)
class Undo:
    """A correction and the link that searches what was typed."""

    correction: Correction
    href: str


@dataclass(frozen=True, slots=True)
class PageLink:
    """A place in the pager; a gap has no link."""

    number: int | None
    href: str
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class PageView:
    """Everything that the search page shows, in the language `ui`."""

    query: SearchQuery
    url: SearchUrl
    ui: Ui
    answer: Answer
    hits: tuple[HitView, ...]
    receipt: tuple[ReceiptPart, ...]
    undos: tuple[Undo, ...]
    groups: tuple[FacetGroup, ...]
    undated: FacetRow | None
    applied: tuple[Applied, ...]
    timeline: Timeline
    pager: tuple[PageLink, ...]

    @property
    def is_start(self) -> bool:
        """True where nothing is asked yet."""
        return not self.query.q.strip() and not self.has_filters

    @property
    def times(self) -> tuple[ReceiptPart, ...]:
        """The parts of the query that were read as times."""
        diagnostics = self.answer.receipt.diagnostics
        places = [(one.start, one.end) for one in diagnostics if one.code.startswith("time-")]
        return tuple(
            part for part in self.receipt if (part.understood.start, part.understood.end) in places
        )

    @property
    def is_one_part(self) -> bool:
        """True where the query is one word, or words that mean one thing."""
        return len(self.receipt) == 1 and self.receipt[0].verbatim_href is not None

    @property
    def has_filters(self) -> bool:
        """True where anything besides words narrows the search."""
        return bool(self.applied)

    @property
    def name(self) -> str:
        """What titles call the search."""
        return search_name(self.query, self.applied)

    @property
    def sorts(self) -> tuple[Sort, ...]:
        """The orders to choose from: without words there is no relevance."""
        has_words = bool(self.query.q.strip())
        return tuple(sort for sort in get_args(Sort) if has_words or sort != "relevance")

    @property
    def sort(self) -> Sort:
        """The order of these results, one of `sorts`."""
        return self.query.sort if self.query.sort in self.sorts else "newest"

    @property
    def further(self) -> str | None:
        """The link beyond the last page number, by cursor; None where the results end."""
        if self.answer.cursor is None:
            return None
        if self.query.cursor or self.answer.page >= self.last_page:
            return self.url.continuing(self.answer.cursor).to()
        return None

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """What the box sends besides its words."""
        return self.url.setting(q=None).pairs

    @property
    def kept_beside_range(self) -> tuple[tuple[str, str], ...]:
        """What the date form sends besides its range."""
        return self.url.setting(from_=None, to=None, undated=None).pairs

    @property
    def without_filters(self) -> SearchUrl:
        """The same words without any filter."""
        kept = ("q", "sort", "size", "operator", "expand", "ui")
        return SearchUrl(tuple(pair for pair in self.url.pairs if pair[0] in kept))

    @property
    def is_beyond(self) -> bool:
        """True on a page after the last one: something was found, and none of it is here."""
        return bool(self.answer.total) and not self.hits

    @property
    def page_before(self) -> int:
        """Number of the page that the way back leads to; 0 on the first."""
        return min(self.answer.page - 1, self.last_page)

    @property
    def last_page(self) -> int:
        """Number of the last page that a page number can reach."""
        return _last_page(self.answer)


def _last_page(answer: Answer) -> int:
    """At least 1; bounded by what a page number can reach."""
    return max(1, -(-min(answer.total, MAX_WINDOW) // answer.size))


def page_view(query: SearchQuery, answer: Answer, ui: Ui, desk: Desk) -> PageView:
    """The view of `answer` for the search `query`."""
    query = query.forward()
    url, gazetteer = search_url(query), desk.gazetteer
    line = timeline(answer.facets.get("date", ()), url)
    return PageView(
        query,
        url,
        ui,
        answer,
        tuple(_hit(hit, query, url) for hit in answer.hits),
        tuple(_part(u, query, url, ui, desk) for u in answer.receipt.understood),
        tuple(Undo(c, _verbatim(query.q, c.start, c.end, url)) for c in answer.receipt.corrections),
        facet_groups(answer.facets, url),
        _undated(line.undated, query, url),
        applied(query, chips(answer.facets, url, partial(value_label, gazetteer, ui)), url),
        line,
        tuple(_pager(answer, url)),
    )


def _undated(bar: Bar, query: SearchQuery, url: SearchUrl) -> FacetRow | None:
    """The row of articles without a date; None where there are none and none are asked for."""
    if not bar.count and query.undated is None:
        return None
    is_excluded = query.undated == "exclude"
    excluding = url.setting(undated=None if is_excluded else "exclude").to()
    label = _("no date stated")
    return FacetRow(
        bar.period, label, bar.count, bar.href, excluding, 0, bar.is_selected, is_excluded
    )


def _hit(hit: AnswerHit, query: SearchQuery, url: SearchUrl) -> HitView:
    path = article_path(hit.article.id)
    story = SearchUrl().setting(story=hit.article.story, ui=query.ui).to()
    return HitView(
        hit,
        url.to(path),
        path,
        story,
        tuple((label, url.adding("actor", id_).to()) for id_, label in hit.actors[:_MOST_ACTORS]),
        tuple(
            (label, url.adding("weapon", id_).to()) for id_, label in hit.weapons[:_MOST_WEAPONS]
        ),
    )


def safe_url(url: str | None) -> str | None:
    """`url` where a page may link to it, else None: a script is no address."""
    if url is None or not url.strip().lower().startswith(_LINKED):
        return None
    return url.strip()


def _part(
    understood: Understood, query: SearchQuery, url: SearchUrl, ui: Ui, desk: Desk
) -> ReceiptPart:
    gazetteer = desk.gazetteer
    start, end = understood.start, understood.end
    is_read = are_words(query.q, start, end)
    concepts = tuple(
        (gazetteer.label(c, ui), url.setting(q=f"{query.q} -concept:{c}").to() if is_read else None)
        for c in understood.concepts
        if c in gazetteer.concepts
    )
    return ReceiptPart(
        understood,
        concepts,
        desk.searcher.surfaces(understood.terms)[:_MOST_FORMS],
        _verbatim(query.q, start, end, url) if is_read else None,
        url.setting(q=without(query.q, start, end)),
    )


def _verbatim(text: str, start: int, end: int, url: SearchUrl) -> str:
    return url.setting(q=as_typed(text, start, end)).to()


def _pager(answer: Answer, url: SearchUrl) -> Iterator[PageLink]:
    last = _last_page(answer)
    if last == 1 or "cursor" in dict(url.pairs):
        return
    near = range(answer.page - 2, answer.page + 3)
    numbers = sorted(n for n in {1, *near, last} if 1 <= n <= last)
    yield from _with_gaps(numbers, answer.page, url)


def _with_gaps(numbers: Sequence[int], current: int, url: SearchUrl) -> Iterator[PageLink]:
    before = 0
    for number in numbers:
        if number == before + 2:
            yield PageLink(before + 1, url.at_page(before + 1).to())
        elif number > before + 2:
            yield PageLink(None, "")
        yield PageLink(number, url.at_page(number).to(), number == current)
        before = number
