"""The API's description and the page that shows it, offline.

Input: the application's routes. Output: `/openapi.json`, `/docs` with the bundled viewer, the
description that lets a browser search here, and what crawlers may read.
"""

from __future__ import annotations

from flask import Blueprint, Response, abort, current_app, render_template

from service.below import rooted
from service.feed import opensearch_description
from service.i18n import current_ui
from service.openapi import api_document
from service.params import NAMES
from service.urls import POSITION
from service.viewer import viewer_files
from service.web import as_json, public_root

__all__ = ["docs"]

#: An article is one page; combinations of words and filters have no end.
_NOT_CRAWLED = (
    "/api/",
    "/facet/",
    "/feed.atom",
    "/suggest.json",
    *(f"/?{name}=" for name in NAMES if name not in POSITION),
)

docs = Blueprint("docs", __name__)


@docs.get("/openapi.json")
def openapi() -> Response:
    """The API in OpenAPI 3.1."""
    place = rooted("/").rstrip("/")
    servers = {"servers": [{"url": place}]} if place else {}
    return as_json(api_document(current_app) | servers)


@docs.get("/docs")
def viewer() -> str:
    """The same for reading, without asking any other server."""
    return render_template("docs.html")


@docs.get("/docs/assets/<name>")
def asset(name: str) -> Response:
    """A file of the viewer."""
    found = viewer_files().get(name)
    if found is None:
        abort(404)
    response = Response(found.content, content_type=found.media)
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response


@docs.get("/opensearch.xml")
def opensearch() -> Response:
    """How browsers add this search."""
    body = opensearch_description(public_root(), current_ui())
    return Response(body, content_type="application/opensearchdescription+xml; charset=utf-8")


@docs.get("/robots.txt")
def robots() -> Response:
    """What crawlers may read: articles, and the pages of all results that lead to them."""
    rules = "".join(f"Disallow: {rooted(path)}\n" for path in _NOT_CRAWLED)
    return Response(f"User-agent: *\n{rules}", mimetype="text/plain")
