"""The JSON API, version 1: the same answers as the pages, described in OpenAPI.

Input: GET requests. Output: JSON as DESIGN states it, or a problem. Nothing here changes anything.
"""

from __future__ import annotations

from typing import Any

from flask import Response, abort, json, request
from flask_openapi3.blueprint import APIBlueprint
from pydantic import BaseModel, Field, ValidationError

from index.answer_json import answer_json
from service.articles import article_json
from service.desk import desk
from service.i18n import current_ui
from service.params import SearchQuery, check_together, faults_of
from service.problems import no_article, parameter_problem, respond

__all__ = ["api", "refuse"]

api = APIBlueprint("api", __name__, url_prefix="/api/v1")


class ArticlePath(BaseModel):
    """The id of one article."""

    article_id: str = Field(description="as in `hits[].id`; slashes may stay or become %2F")


def refuse(error: ValidationError) -> Response:
    """400 for parameters that do not validate."""
    return respond(parameter_problem(faults_of(error.errors())))


def as_json(body: object, status: int = 200) -> Response:
    """A JSON response in UTF-8 with a final newline."""
    text = json.dumps(body, ensure_ascii=False, sort_keys=False) + "\n"
    return Response(text, status, mimetype="application/json")


@api.get("/search", summary="Search")
def search(query: SearchQuery) -> Response:
    """Articles by words, actors, weapons, outlet, language and date, with facet counts."""
    faults = check_together(query)
    if faults:
        return respond(parameter_problem(faults))
    return as_json(answer_json(desk().searcher.search(query.params(current_ui()))))


@api.get("/articles/<article_id:article_id>", summary="One article")
def article(path: ArticlePath) -> Response:
    """The article with its mentions, its date's evidence and what was dropped."""
    return _article(path.article_id)


@api.get("/articles", summary="One article whose id no path can hold", doc_ui=False)
def article_by_query() -> Response:
    """The same for the ids `.` and `..`."""
    return _article(request.args.get("id", ""))


def _article(article_id: str) -> Response:
    found = desk().searcher.article(article_id) if article_id else None
    if found is None:
        abort(no_article())
    generation = desk().manifest().generation
    body: dict[str, Any] = article_json(found, current_ui(), desk().gazetteer, generation)
    return as_json(body)
