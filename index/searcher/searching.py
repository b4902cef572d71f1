"""The searcher: plan, engine, snippets and facets become one answer.

Every call uses one generation from beginning to end, and holds it for as long as it uses its
engine. An outage of the engine is raised, never answered with nothing.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from index.article import Article
from index.deadline import check
from index.errors import UsageError
from index.gazetteer import UNSPECIFIED_ARMS, Gazetteer
from index.generations import Generation, Serving
from index.lexicon import Lexicon, load_lexicon
from index.plan import Plan, Step, plan
from index.query import FACETS, SearchParams, Ui
from index.request import EVERY_VALUE, Marking, SearchRequest, unranked
from index.result import Answer, AnswerHit, Bucket, Diagnostic, Hit, ResultPage
from index.searcher.cursors import Cursor, read_cursor, write_cursor
from index.searcher.facets import facets, matching
from index.searcher.filters import Filters
from index.searcher.suggesting import Suggester, Suggestion, distinct
from index.searcher.surfaces import surfaces
from index.snippet import snippets

__all__ = ["Searcher", "lexicon_of"]

#: Words that name a title rather than begin one of many.
_WORDS_OF_A_TITLE = 2
#: Articles looked at for one title: many have been republished under the same.
_COPIES = 2


class Searcher:
    """Searches one index location. Safe for concurrent use from threads."""

    def __init__(
        self, store: Serving, gazetteer: Gazetteer, lexicon: Lexicon | None = None
    ) -> None:
        """`lexicon` stands in for the product's own."""
        self._store = store
        self._gazetteer = gazetteer
        self._lexicon = lexicon or lexicon_of()
        self._filters = Filters(gazetteer)

    def warm_up(self) -> None:
        """Load now, in half a second, what the first searches would load, some milliseconds each;
        the index need not exist yet."""
        self._lexicon.warm_up()

    def search(self, params: SearchParams) -> Answer:
        """The answer to one search. Raises UsageError that names the argument, UnusableIndex,
        EngineError, or TooSlow where the caller set a deadline."""
        began = time.perf_counter()
        generation = self._store.current()
        params, unknown = self._filters.resolved(params, generation)
        planned, request, rank, page = self._searched(params, generation)
        hits = self._hits(page, rank, planned.marking, generation, params.ui)
        buckets = facets(page.counts, params, request.days, self._gazetteer)
        diagnostics = (*unknown, *planned.receipt.diagnostics)
        return Answer(
            receipt=replace(planned.receipt, diagnostics=diagnostics),
            total=page.total,
            page=params.page,
            size=params.size,
            took_ms=(time.perf_counter() - began) * 1000,
            generation=generation.manifest.generation,
            hits=hits,
            facets=buckets,
            cursor=_next_cursor(page, rank, params, _scored_in(request, generation)),
        )

    def _searched(self, params: SearchParams, generation: Generation) -> _Outcome:
        """What the engine finds at the step of the ladder that finds enough."""
        planned = self._plan(params, generation)
        check()
        first = _asked(planned, params, generation)
        found = first.page.total if not first.request.limits else None
        relaxed = self._relaxed(planned, found, params, generation)
        return first if relaxed is planned else _asked(relaxed, params, generation)

    def named(self, params: SearchParams, generation: Generation | None = None) -> SearchParams:
        """The same search with the values of its filters as `generation`, else the one served now,
        writes them; what names nothing stays."""
        return self._filters.resolved(params, generation or self._store.current())[0]

    def diagnostics(self, params: SearchParams, generation: Generation) -> tuple[Diagnostic, ...]:
        """What of the search `generation` cannot use, without searching."""
        params, unknown = self._filters.resolved(params, generation)
        return (*unknown, *self._plan(params, generation).receipt.diagnostics)

    def served(self) -> Generation:
        """The generation that is served now, for calls that must all ask the same one."""
        return self._store.current()

    def ranking(self, params: SearchParams) -> tuple[Hit, ...]:
        """The hits of a page, ranked as `search` ranks them, without passages and facets."""
        generation = self._store.current()
        request = self._settled(params, generation).request
        return generation.engine.search(replace(request, facets=())).hits

    def scan(self, params: SearchParams, generation: Generation | None = None) -> Iterator[Article]:
        """Every article that the search finds, streamed in ascending order of id.

        What is wrong with the search is raised at once. The articles are of `generation`, else of
        the one that is served now, however often another takes its place meanwhile.
        """
        generation = generation or self._store.current()
        request = self._settled(replace(params, page=1), generation).request
        return _articles(generation, request)

    def count(self, params: SearchParams) -> int:
        """How many articles the search finds; its hits and facets are not made."""
        generation = self._store.current()
        request = self._settled(params, generation).request
        counted = replace(request, query=unranked(request.query), facets=(), size=0, offset=0)
        return generation.engine.search(counted).total

    def article(self, article_id: str, generation: Generation | None = None) -> Article | None:
        """The article of this id in `generation`, else in the one that is served now; None where
        it holds none."""
        generation = generation or self._store.current()
        return generation.engine.fetch([article_id]).get(article_id)

    def marking(self, params: SearchParams) -> Marking:
        """What the query marks in an article."""
        generation = self._store.current()
        return self._settled(params, generation).marking

    def surfaces(self, terms: Sequence[str]) -> tuple[str, ...]:
        """The words of the articles that the terms of a receipt stand for, each once."""
        return surfaces(terms, self._store.current().vocabulary)

    def suggest(self, text: str, ui: Ui, limit: int = 8) -> tuple[Suggestion, ...]:
        """What `text` may become: concepts first, then words, then titles that hold its words; each
        text once."""
        generation = self._store.current()
        found = self._suggester.suggest(text, ui, limit, generation)
        if len(found) >= limit or len(text.split()) < _WORDS_OF_A_TITLE:
            return found
        size = _COPIES * (limit - len(found))
        asked = self._plan(SearchParams(text=text, ui=ui, size=size), generation)
        hits = generation.engine.search(replace(asked.request, facets=())).hits
        titles = [Suggestion(hit.article.title, "title", hit.id) for hit in hits]
        return tuple(distinct([*found, *titles]))[:limit]

    def facet(
        self, name: str, text: str, params: SearchParams, generation: Generation | None = None
    ) -> tuple[Bucket, ...]:
        """The buckets of one facet that `text` names, among the articles that the search finds in
        `generation`, else in the one that is served now.

        Raises UsageError for a facet that does not exist.
        """
        if name not in FACETS:
            known = ", ".join(FACETS)
            raise UsageError(f"there is no facet {name!r}", place="name", remedy=f"use {known}")
        generation = generation or self._store.current()
        params = self.named(replace(params, facets=(name,)), generation)
        planned = self._relaxed(self._plan(params, generation), None, params, generation)
        every = tuple(replace(one, limit=EVERY_VALUE) for one in planned.request.facets)
        request = replace(planned.request, size=0, offset=0, facets=every)
        counts = generation.engine.search(request).counts
        buckets = facets(counts, params, request.days, self._gazetteer)[name]
        named = {one for match in self._gazetteer.match_query(text) for one in match.concepts}
        return tuple(matching(buckets, text, named))

    def _settled(self, params: SearchParams, generation: Generation) -> Plan:
        """The plan at the step of the ladder that finds enough."""
        params = self.named(params, generation)
        return self._relaxed(self._plan(params, generation), None, params, generation)

    def _relaxed(
        self, planned: Plan, found: int | None, params: SearchParams, generation: Generation
    ) -> Plan:
        """The plan at the step that finds enough; `found` is how many articles the words find, if
        known. Selections do not count: what they leave out is the user's choice."""
        check()
        if planned.relaxations and found is None:
            found = _count(planned, generation)
        for relaxation in planned.relaxations:
            check()
            if found is not None and found < relaxation.below:
                wider = self._plan(params, generation, relaxation.step)
                more = _count(wider, generation)
                if more > found or not (more or wider.receipt.corrections):
                    planned, found = wider, more
        return planned

    @cached_property
    def _suggester(self) -> Suggester:
        """Made for the first suggestion: the command line asks for none."""
        return Suggester(self._gazetteer, self._filters.held)

    def _plan(self, params: SearchParams, generation: Generation, step: Step = "all") -> Plan:
        """The plan for a search whose filters are `named`."""
        return plan(
            params,
            generation.vocabulary,
            self._gazetteer,
            generation.manifest.langs,
            values=self._filters.values(generation),
            step=step,
            lexicon=self._lexicon,
        )

    def _hits(
        self, page: ResultPage, rank: int, marking: Marking, generation: Generation, ui: Ui
    ) -> tuple[AnswerHit, ...]:
        similar = _similar(page.hits, generation)
        return tuple(
            self._hit(hit, rank + number, marking, ui, similar[hit.id])
            for number, hit in enumerate(page.hits, 1)
        )

    def _hit(self, hit: Hit, rank: int, marking: Marking, ui: Ui, similar: int) -> AnswerHit:
        check()
        title_marks, passages = snippets(hit.article, marking, self._gazetteer)
        return AnswerHit(
            hit.article,
            rank,
            hit.score,
            title_marks,
            passages,
            actors=self._mentioned(hit.article, "actor", ui),
            weapons=self._mentioned(hit.article, "weapon", ui),
            similar=similar,
        )

    def _mentioned(self, article: Article, kind: str, ui: Ui) -> tuple[tuple[str, str], ...]:
        """(concept, label) of what the article mentions itself, most mentioned first."""
        counts = Counter([one.concept for one in article.mentions if one.kind == kind])
        ranked = sorted(counts, key=lambda name: (-counts[name], name == UNSPECIFIED_ARMS))
        return tuple((name, self._gazetteer.label(name, ui)) for name in ranked)


def lexicon_of(path: str = "") -> Lexicon:
    """The product's lexicon and the entries of the file at `path`, if one is named; raises
    ConfigurationError with path and line."""
    return load_lexicon(Path(path) if path else None)


class _Outcome(NamedTuple):
    """A page of hits: the plan that found it, the request made of that, and how many hits come
    before it."""

    plan: Plan
    request: SearchRequest
    rank: int
    page: ResultPage


def _asked(planned: Plan, params: SearchParams, generation: Generation) -> _Outcome:
    request, rank = _continued(planned.request, params, generation)
    return _Outcome(planned, request, rank, generation.engine.search(request))


def _articles(generation: Generation, request: SearchRequest) -> Iterator[Article]:
    """The articles of every match. Holds the generation meanwhile: without a holder it would close
    its engine."""
    for hit in generation.engine.scan(request):
        yield hit.article


def _count(planned: Plan, generation: Generation) -> int:
    """How many articles the words find, whatever is selected."""
    query = unranked(planned.request.query)
    return generation.engine.search(SearchRequest(query, size=0)).total


def _continued(
    request: SearchRequest, params: SearchParams, generation: Generation
) -> tuple[SearchRequest, int]:
    """The request from where the search goes on, and how many hits came before."""
    if params.cursor is None:
        return request, request.offset
    cursor = read_cursor(params, params.cursor, generation.manifest.generation)
    after = (cursor.sort_value, cursor.article_id)
    return replace(request, after=after, offset=0), cursor.rank


def _scored_in(request: SearchRequest, generation: Generation) -> str:
    """The generation that the sort values of hits are of; blank where they are days."""
    return generation.manifest.generation if request.sort == "relevance" else ""


def _next_cursor(page: ResultPage, rank: int, params: SearchParams, scored_in: str) -> str | None:
    reached = rank + len(page.hits)
    if not page.hits or reached >= page.total:
        return None
    last = page.hits[-1]
    return write_cursor(params, Cursor(reached, last.sort_value, last.id, scored_in))


def _story(article: Article) -> str:
    return article.story or article.id


def _similar(hits: tuple[Hit, ...], generation: Generation) -> dict[str, int]:
    """Id of each hit to the number of its near-duplicates in the index."""
    stories = {hit.id: _story(hit.article) for hit in hits}
    wanted = tuple(dict.fromkeys(stories.values()))
    if not wanted:
        return {}
    counts = generation.engine.tally("story", wanted)
    return {article_id: counts[story] - 1 for article_id, story in stories.items()}
