"""The API's description and the page that shows it, offline.

Input: the application's routes. Output: `/openapi.json`, `/docs` with the bundled viewer, and the
description that lets a browser search here.
"""

from __future__ import annotations

from flask import Blueprint, Response, abort, current_app, render_template, send_from_directory

from service.feed import opensearch_description
from service.headers import POLICY
from service.i18n import current_ui
from service.openapi import VIEWER, api_document
from service.web import as_json, public_root

__all__ = ["docs"]

docs = Blueprint("docs", __name__)

_ASSETS = {
    "swagger-ui.css": "css",
    "swagger-ui-bundle.js": "js",
}
#: The viewer's style sheet draws its icons from data addresses.
_VIEWER_POLICY = POLICY.replace("img-src 'self'", "img-src 'self' data:")


@docs.get("/openapi.json")
def openapi() -> Response:
    """The API in OpenAPI 3.1."""
    return as_json(api_document(current_app))


@docs.get("/docs")
def viewer() -> Response:
    """The same for reading, without asking any other server."""
    response = Response(render_template("docs.html"))
    response.headers["Content-Security-Policy"] = _VIEWER_POLICY
    return response


@docs.get("/docs/assets/<name>")
def asset(name: str) -> Response:
    """A file of the viewer."""
    if name not in _ASSETS:
        abort(404)
    return send_from_directory(VIEWER / _ASSETS[name], name, max_age=86_400)


@docs.get("/opensearch.xml")
def opensearch() -> Response:
    """How browsers add this search."""
    body = opensearch_description(public_root(), current_ui())
    return Response(body, content_type="application/opensearchdescription+xml; charset=utf-8")
