"""A brute-force engine that knows no index: what the contract means, as plainly as possible.

Input and output are those of the contract. Every question reads every document again; nothing is
shared with the engines under test but the contract's own types and the refusals that it states.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from math import log

from index.article import Article, Document
from index.engines.checks import check_request
from index.errors import NoIndex
from index.request import (
    UNDATED,
    AllOf,
    AnyOf,
    Best,
    Constant,
    DayFilter,
    Everything,
    FacetRequest,
    Filter,
    Near,
    Node,
    Nothing,
    Phrased,
    Range,
    SearchRequest,
    Term,
    Terms,
)
from index.result import Hit, ResultPage
from index.schema import FieldKind, field
from index.stored import article_from_json

K1, B = 1.2, 0.75


class Oracle:
    """Fulfils the engine contract by reading every document for every question."""

    name = "oracle"
    is_remote = False

    def __init__(self) -> None:
        self._written: dict[str, Document] | None = None
        self._texts: dict[str, list[tuple[str, ...]]] = {}
        self._holding: dict[tuple[str, str], int] = {}
        #: The last question and what matched, for its facets, pages and scan.
        self._last: tuple[Node, list[tuple[Document, float]]] | None = None

    @contextmanager
    def writer(self) -> Iterator[_Session]:
        session = _Session(dict(self._written or {}))
        yield session
        self._written = session.documents
        self._last = None
        self._texts.clear()
        self._holding.clear()

    @property
    def documents(self) -> dict[str, Document]:
        if self._written is None:
            raise NoIndex("nothing was ever written")
        return self._written

    def search(self, request: SearchRequest) -> ResultPage:
        check_request(request)
        matches = self._matches(request)
        counts = {facet.field: self._count(request, facet) for facet in request.facets}
        ordered = sorted(matches, key=lambda match: self._key(request, *match))
        start = request.offset
        if request.after is not None:
            last = self._sort_key(request, *request.after)
            ordered = [match for match in ordered if self._key(request, *match) > last]
            start = 0
        page = ordered[start : start + request.size]
        return ResultPage(len(matches), tuple(self._hit(request, *match) for match in page), counts)

    def fetch(self, ids: Sequence[str]) -> dict[str, Article]:
        return {i: article_from_json(self.documents[i].stored) for i in ids if i in self.documents}

    def scan(self, request: SearchRequest) -> Iterator[Hit]:
        check_request(request)
        for document, _ in sorted(self._matches(request), key=lambda match: match[0].id):
            yield Hit(document.id, 0.0, article_from_json(document.stored))

    def tally(self, name: str, values: Sequence[str]) -> dict[str, int]:
        held = Counter(v for one in self.documents.values() for v in one.keywords.get(name, ()))
        return {value: held[value] for value in values}

    def count(self) -> int:
        return len(self.documents)

    def close(self) -> None:
        pass

    def score(self, node: Node, document: Document) -> float | None:  # noqa: C901  # one arm a node type
        """The score of `document`, None where it does not match."""
        match node:
            case Term(name, term, boost):
                if field(name).kind is FieldKind.TEXT:
                    return self._bm25(name, (term,), document, boost)
                return boost if term in held(document, name) else None
            case Terms(name, terms, boost):
                return boost if set(terms) & set(held(document, name)) else None
            case Phrased(name, terms, boost):
                return self._bm25(name, terms, document, boost)
            case Near(name, _, slop, boost):
                held_terms = held(document, name)
                is_found = any(is_near(held_terms, terms, slop) for terms in node.orders)
                return boost if is_found else None
            case Range(name, low, high):
                value = document.numbers.get(name)
                is_inside = (
                    value is not None
                    and (low is None or value >= low)
                    and (high is None or value <= high)
                )
                return 0.0 if is_inside else None
            case Everything():
                return 0.0
            case Nothing():
                return None
            case Best(children, tie):
                scores = self._scores(children, document)
                return max(scores) + tie * (sum(scores) - max(scores)) if scores else None
            case AnyOf(children, at_least):
                scores = self._scores(children, document)
                return sum(scores) if len(scores) >= max(at_least, 1) else None
            case AllOf(children, none, prefer):
                scores = self._scores(children, document)
                if len(scores) < len(children) or self._scores(none, document):
                    return None
                return sum(scores) + sum(self._scores(prefer, document))
            case Constant(child, score):
                return None if self.score(child, document) is None else score

    def _scores(self, nodes: Sequence[Node], document: Document) -> list[float]:
        scores = (self.score(node, document) for node in nodes)
        return [score for score in scores if score is not None]

    def _bm25(
        self, name: str, terms: Sequence[str], document: Document, boost: float
    ) -> float | None:
        words = held(document, name)
        frequency = count_run(words, terms)
        if not terms or not frequency:
            return None
        texts = self._texts_of(name)
        average = sum(len(text) for text in texts) / len(texts)
        idf = 0.0
        for term in terms:
            n = self._count_holding(name, term)
            idf += log(1 + (len(texts) - n + 0.5) / (n + 0.5))
        norm = K1 * (1 - B + B * len(words) / average)
        return boost * idf * (K1 + 1) * frequency / (frequency + norm)

    def _texts_of(self, name: str) -> list[tuple[str, ...]]:
        if name not in self._texts:
            self._texts[name] = [t for d in self.documents.values() if (t := held(d, name))]
        return self._texts[name]

    def _count_holding(self, name: str, term: str) -> int:
        if (name, term) not in self._holding:
            self._holding[name, term] = sum(term in text for text in self._texts_of(name))
        return self._holding[name, term]

    def _matches(
        self, request: SearchRequest, without: str | None = None
    ) -> list[tuple[Document, float]]:
        documents = self.documents.values()
        if self._last is None or self._last[0] is not request.query:
            scores = [(document, self.score(request.query, document)) for document in documents]
            self._last = request.query, [(d, score) for d, score in scores if score is not None]
        return [match for match in self._last[1] if passes(match[0], request, without)]

    def _count(self, request: SearchRequest, facet: FacetRequest) -> dict[str, int]:
        counts: Counter[str] = Counter()
        own = [chosen for chosen in request.filters if chosen.field == facet.field]
        left_out = {value for chosen in own for value in chosen.none_of}
        for document, _ in self._matches(request, facet.field):
            values = set(facet_values(document, facet.field))
            counts.update(values & left_out or values)
        ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        out = dict(ranked[: facet.limit])
        if facet.field == "month" and counts[UNDATED]:
            out[UNDATED] = counts[UNDATED]
        return out | {value: counts[value] for value in facet.always}

    def _hit(self, request: SearchRequest, document: Document, score: float) -> Hit:
        is_ranked = request.sort == "relevance"
        value = score if is_ranked else float(document.numbers.get("day", 0))
        article = article_from_json(document.stored)
        return Hit(document.id, score if is_ranked else 0.0, article, value)

    def _key(
        self, request: SearchRequest, document: Document, score: float
    ) -> tuple[float, float, str]:
        value = score if request.sort == "relevance" else float(document.numbers.get("day", 0))
        return self._sort_key(request, value, document.id)

    def _sort_key(self, request: SearchRequest, value: float, i: str) -> tuple[float, float, str]:
        if request.sort == "relevance":
            return (0.0, -value, i)
        return (float(value == 0), value if request.sort == "oldest" else -value, i)


class _Session:
    def __init__(self, documents: dict[str, Document]) -> None:
        self.documents = documents

    def put(self, document: Document) -> None:
        self.documents[document.id] = document

    def delete(self, article_id: str) -> None:
        self.documents.pop(article_id, None)


def held(document: Document, name: str) -> tuple[str, ...]:
    """The terms of a field, in order."""
    rooms = {
        FieldKind.TEXT: document.texts,
        FieldKind.TERMS: document.terms,
        FieldKind.KEYWORDS: document.keywords,
    }
    return rooms[field(name).kind].get(name, ())


def count_run(words: Sequence[str], terms: Sequence[str]) -> int:
    """How often `terms` stand one after the other in `words`."""
    width = len(terms)
    return sum(tuple(words[at : at + width]) == tuple(terms) for at in range(len(words)))


def is_near(words: Sequence[str], terms: Sequence[str], slop: int) -> bool:
    """Whether `terms` stand in this order with at most `slop` other terms between the first and
    the last: every way to place them is tried."""

    def place(at: int, first: int, rest: Sequence[str]) -> bool:
        if not rest:
            return at - first + 1 - len(terms) <= slop
        later = range(at + 1, len(words))
        return any(words[p] == rest[0] and place(p, first, rest[1:]) for p in later)

    if not terms:
        return False
    return any(words[p] == terms[0] and place(p, p, terms[1:]) for p in range(len(words)))


def facet_values(document: Document, name: str) -> Sequence[str]:
    """What a document adds to a facet."""
    if name != "month":
        return document.keywords.get(name, ())
    month = document.numbers.get("month")
    return (UNDATED,) if month is None else (str(month),)


def passes(document: Document, request: SearchRequest, without: str | None) -> bool:
    """Whether every filter but that of the facet `without` lets the document through."""
    filters = (chosen for chosen in request.filters if chosen.field != without)
    return all(_passes(document, chosen) for chosen in filters) and (
        without == "month" or _is_in_days(document, request.days)
    )


def _passes(document: Document, chosen: Filter) -> bool:
    values = set(document.keywords.get(chosen.field, ()))
    is_wanted = not chosen.any_of or bool(values & set(chosen.any_of))
    return is_wanted and not values & set(chosen.none_of)


def _is_in_days(document: Document, days: DayFilter) -> bool:
    day = document.numbers.get("day")
    if day is None:
        return days.undated != "exclude"
    if days.undated == "only":
        return False
    is_year_alone = document.numbers.get("month", 1) % 100 == 0
    last_day = day - 101 + 1231 if is_year_alone else day
    return (days.first is None or day >= days.first) and (
        days.last is None or last_day <= days.last
    )
