"""The JSON API, version 1: the same answers as the pages, described in OpenAPI.

Input: GET requests, and searches in a POST body. Output: JSON as documented, or a problem.
Nothing here changes anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import chain

from flask import Response, abort, json, request, stream_with_context
from pydantic import ValidationError

from index.answer_json import answer_json, bucket_json
from index.article import Article
from index.deadline import within
from index.errors import VigieError
from index.result import Answer
from service.applied import applied, search_name
from service.articles import article_json
from service.asked import AskedUi, MatchQuery, SearchQuery
from service.desk import desk
from service.exports import as_csv, as_jsonl
from service.facets import chips, value_label
from service.feed import atom
from service.i18n import current_ui
from service.notes import NOTES_HEADER, as_header, as_members, unused
from service.openapi import Routes
from service.params import ParamFault, check_together, faults_of
from service.problems import (
    Problem,
    no_article,
    parameter_problem,
    problem_of,
    respond,
    too_busy,
)
from service.schemas import (
    ArticleAnswer,
    ArticlePath,
    BatchBody,
    FacetAnswer,
    FacetPath,
    FacetQuery,
    Health,
    Ready,
    Responses,
    SearchAnswer,
    SuggestAnswer,
    SuggestQuery,
    TypedQuery,
    problem_responses,
)
from service.streams import Place, in_parts
from service.urls import search_url
from service.web import as_json, named, public_root, searched

__all__ = ["api", "public", "refuse"]

api = Routes("api", __name__, url_prefix="/api/v1")
public = Routes("public", __name__)

#: Entries of a feed, whatever `size` says.
_FEED_SIZE = 50


def refuse(error: ValidationError) -> Response:
    """400 for parameters that do not validate."""
    return respond(parameter_problem(faults_of(error.errors())))


def _answered(query: SearchQuery) -> Answer:
    return searched(query.params(query.ui or current_ui()))


@api.get(
    "/search",
    summary="Search",
    responses={200: SearchAnswer, **problem_responses(400, 429, 503)},
)
def search(query: SearchQuery) -> Response:
    """Articles by words, actors, weapons, outlet, language and date, with facet counts. A header
    `Link` with rel=next leads on, by cursor, however deep. A parameter that no search has is passed
    over, and `query.diagnostics` names it with the nearest that there is; so is a second value of
    one that takes one."""
    if faults := check_together(query):
        abort(respond(parameter_problem(faults)))
    answer = _noted(_answered(query))
    response = as_json(answer_json(answer))
    if answer.cursor:
        following = search_url(query).continuing(answer.cursor).to("/api/v1/search")
        response.headers["Link"] = f'<{following}>; rel="next"'
    return response


def _noted(answer: Answer) -> Answer:
    """The answer, which says what of the address it passed over."""
    receipt = answer.receipt
    return replace(answer, receipt=replace(receipt, diagnostics=unused() + receipt.diagnostics))


@api.get(
    "/articles/<article_id:article_id>",
    summary="One article",
    responses={200: ArticleAnswer, **problem_responses(404, 429, 503)},
)
def article(path: ArticlePath, query: AskedUi) -> Response:  # noqa: ARG001  # its language is read where labels are made
    """The article with its mentions, its date's evidence and what was dropped."""
    return _article(path.article_id)


@api.get("/articles", doc_ui=False)
def article_by_query() -> Response:
    """The same for ids that no path can hold."""
    asked = request.args.get("id", "")
    return _article(asked) if asked else respond(parameter_problem([ParamFault("id", "", "id")]))


def _article(article_id: str) -> Response:
    served = desk().searcher.served()
    found = desk().searcher.article(article_id, served) if article_id else None
    if found is None:
        abort(no_article())
    generation = served.manifest.generation
    return as_json(article_json(found, current_ui(), desk().gazetteer, generation))


@api.get(
    "/facets/<name>",
    summary="Search inside a facet",
    responses={200: FacetAnswer, **problem_responses(400, 404, 429, 503)},
)
def facet(path: FacetPath, query: FacetQuery) -> Response:
    """The values of one facet that `q` names, with their counts among the articles of a search."""
    asked = query.whole().params(current_ui())
    served = desk().searcher.served()
    found = desk().searcher.facet(path.name, query.q, asked, served)
    notes = unused(("query", "limit")) + desk().searcher.diagnostics(asked, served)
    values = [bucket_json(one) for one in found if one.count or one.is_selected]
    body = {"facet": path.name, "q": query.q, "total": len(values), "values": values[: query.limit]}
    generation = served.manifest.generation
    return as_json(body | {"diagnostics": as_members(notes), "generation": generation})


@api.get(
    "/suggest",
    summary="Suggestions while typing",
    responses={200: SuggestAnswer, **problem_responses(400, 429, 503)},
)
def suggest(query: SuggestQuery) -> Response:
    """Concepts first, then words and titles; accents and typing errors forgiven."""
    found = desk().searcher.suggest(query.q, current_ui(), query.limit)
    rows = [{"text": s.text, "kind": s.kind, "id": s.id, "count": s.count} for s in found]
    notes = as_members(unused(("limit",)))
    return as_json({"q": query.q, "suggestions": rows, "diagnostics": notes})


@api.post(
    "/batch",
    summary="Up to a hundred searches at once",
    responses={
        200: {
            "description": "One line a search, in their order: `{index, answer}` or "
            "`{index, problem}`",
            "content": {"application/jsonl": {"schema": {"type": "string"}}},
        },
        **problem_responses(400, 413, 429),
    },
)
def batch(body: BatchBody) -> Response:
    """JSON lines, streamed as the searches are answered. It reads; nothing is changed."""
    lines = (_line(number, query) for number, query in enumerate(body.queries))
    with _admitted() as place:
        return _streamed(place.during(stream_with_context(lines)), "application/jsonl", place)


def _line(number: int, query: SearchQuery) -> bytes:
    try:
        if faults := check_together(query):
            line = _failed(number, parameter_problem(faults))
        else:
            with within(desk().seconds):
                line = {"index": number, "answer": answer_json(_answered(query))}
    except VigieError as error:
        line = _failed(number, problem_of(error))
    return (json.dumps(line, ensure_ascii=False, sort_keys=False) + "\n").encode()


def _failed(number: int, problem: Problem) -> dict[str, object]:
    return {"index": number, "problem": problem.as_json()}


_EXPORTED = {
    "jsonl": "application/jsonl",
    "csv": "text/csv; charset=utf-8",
}
_NOTES = {
    "description": "what was passed over, where anything was: a list of codes, each with its "
    "`message` as a display string (RFC 9651)",
    "schema": {"type": "string"},
    "example": 'unknown-parameter;message=%"%e2%80%9csise%e2%80%9d is the name of no parameter."',
}


def _export_responses(kind: str, description: str) -> Responses:
    media = _EXPORTED[kind].split(";")[0]
    content = {media: {"schema": {"type": "string"}}}
    answer = {"description": description, "content": content, "headers": {NOTES_HEADER: _NOTES}}
    return {200: answer, **problem_responses(400, 429, 503)}


@api.get(
    "/export.jsonl",
    summary="Every match as JSON lines",
    responses=_export_responses("jsonl", "One article a line, as /api/v1/articles shows it"),
)
def export_jsonl(query: MatchQuery) -> Response:
    """Every article that the search finds, in ascending order of id, streamed."""
    ui, gazetteer = current_ui(), desk().gazetteer
    return _exported(query, "jsonl", lambda found, made: as_jsonl(found, ui, gazetteer, made))


@api.get(
    "/export.csv",
    summary="Every match as a table",
    responses=_export_responses("csv", "A header row and one row an article"),
)
def export_csv(query: MatchQuery) -> Response:
    """Every article that the search finds, in ascending order of id, streamed. Cells that a
    spreadsheet would calculate begin with an apostrophe."""
    ui, gazetteer = current_ui(), desk().gazetteer
    return _exported(query, "csv", lambda found, _made: as_csv(found, ui, gazetteer))


def _exported(
    query: MatchQuery, kind: str, write: Callable[[Iterator[Article], str], Iterator[bytes]]
) -> Response:
    """Every article that the search finds, as `write` writes those of a generation."""
    with _admitted() as place:
        served = desk().searcher.served()
        generation = served.manifest.generation
        with within(desk().seconds):
            asked = query.whole().params(current_ui())
            notes = unused() + desk().searcher.diagnostics(asked, served)
            articles = _begun(desk().searcher.scan(asked, served))
        chunks = in_parts(place.during(write(articles, generation)))
        response = _streamed(chunks, _EXPORTED[kind], place)
        name = f"vigie-{generation}.{kind}"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        if notes:
            response.headers[NOTES_HEADER] = as_header(notes)
        return response


def _begun(articles: Iterator[Article]) -> Iterator[Article]:
    """The articles, the first of them already found: an outage is an error, not a short file."""
    first = next(articles, None)
    return articles if first is None else chain([first], articles)


@contextmanager
def _admitted() -> Iterator[Place]:
    """A place for one stream; given back here if the stream never begins."""
    place = desk().turnstile.admit()
    if place is None:
        abort(too_busy())
    try:
        yield place
    except BaseException:
        place.leave()
        raise


def _streamed(chunks: Iterator[bytes], media: str, place: Place) -> Response:
    response = Response(chunks, content_type=media)
    response.call_on_close(place.leave)
    return response


@public.get(
    "/feed.atom",
    summary="A search as a feed",
    responses={
        200: {
            "description": "Atom, the newest articles first; each says why it matched",
            "content": {"application/atom+xml": {"schema": {"type": "string"}}},
        },
        **problem_responses(400, 429, 503),
    },
)
def feed(query: MatchQuery) -> Response:
    """The newest articles of any search, as Atom; what was passed over is the subtitle."""
    whole = query.whole()
    ui = current_ui()
    with _admitted() as place, within(desk().seconds):
        newest = replace(whole.params(ui), sort="newest", size=_FEED_SIZE, facets=())
        answer = _noted(searched(newest))
        place.leave()
    built = datetime.fromisoformat(desk().manifest().built)
    name = _name(named(whole).forward())
    body = atom(answer, name, search_url(whole), public_root(), built, ui, desk().gazetteer)
    return Response(body, content_type="application/atom+xml; charset=utf-8")


def _name(query: SearchQuery) -> str:
    """What the page calls the same search."""
    url = search_url(query)
    values = chips({}, url, partial(value_label, desk().gazetteer, current_ui()))
    return search_name(query, applied(query, values, url))


@public.get(
    "/suggest.json",
    summary="Suggestions for an address bar",
    responses={
        200: {
            "description": "`[typed, [suggestion, …]]`",
            "content": {"application/x-suggestions+json": {"schema": {"type": "array"}}},
        },
        **problem_responses(400, 429, 503),
    },
)
def suggest_for_browsers(query: TypedQuery) -> Response:
    """Suggestions in the array that address bars take."""
    found = desk().searcher.suggest(query.q, current_ui())
    body = json.dumps([query.q, [one.text for one in found]], ensure_ascii=False)
    return Response(body, content_type="application/x-suggestions+json; charset=utf-8")


@public.get("/healthz", summary="Is the process up?", responses={200: Health})
def healthz() -> Response:
    """Says nothing about the index."""
    return as_json({"status": "ok"})


@public.get(
    "/readyz", summary="Can searches be answered?", responses={200: Ready, **problem_responses(503)}
)
def readyz() -> Response:
    """A search is answered; else 503 with what to do."""
    return as_json({"status": "ready", "generation": desk().proven()})
