"""The description of the API (OpenAPI 3.1), made from the models that validate its requests; the
only importer of flask-openapi3.

Input: the routes. Output: the application class, its blueprints and the finished document.
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Any

import flask_openapi3_swagger
from flask import Flask
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.info import Info
from flask_openapi3.openapi import OpenAPI

__all__ = ["VIEWER", "Routes", "api_document", "described_app"]

Routes = APIBlueprint
#: Files of the bundled viewer.
VIEWER = Path(str(resources.files(flask_openapi3_swagger))) / "templates" / "swagger"

#: What the routes are for, by the beginning of their paths; the first that fits.
_PURPOSES = {
    "/api/v1/export": "Many at once",
    "/api/v1/batch": "Many at once",
    "/feed.atom": "Many at once",
    "/api/": "Search",
    "/": "Operation",
}

#: Routes that are not made of models: what each is, and what it answers with.
_OTHERS = {
    "/metrics": ("Figures for Prometheus", "text/plain"),
    "/opensearch.xml": (
        "How browsers add this search",
        "application/opensearchdescription+xml",
    ),
}
#: Where the search goes on; it is no member of the answer.
_LINK = {
    "description": '`<address>; rel="next"` where there are further results: the same search with '
    "its `cursor`",
    "schema": {"type": "string"},
}

_PROBLEM = {
    "title": "Problem",
    "description": "A problem as RFC 9457 has it",
    "type": "object",
    "required": ["type", "title", "status", "detail", "instance", "request_id"],
    "properties": {
        "type": {"type": "string", "examples": ["urn:vigie:problem:parameter"]},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
        "request_id": {"type": "string"},
        "remedy": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["name", "detail"],
                "properties": {
                    "name": {"type": "string"},
                    "detail": {"type": "string"},
                    "path": {"type": "string", "examples": ["queries[1].size"]},
                },
            },
        },
    },
}


#: What holds for every route.
_ABOUT = """
Full-text, faceted search over press about arms transfers. Nothing here changes anything.

- **Errors** are problem details (RFC 9457) whose `errors` name each parameter and what it takes.
- **Further results**: the address in the header `Link` with `rel="next"`, however many there are.
  Ranked by relevance they belong to one `generation`: after a reindex the address is refused.
- **Unchanged answers**: send the `ETag` back as `If-None-Match`; 304 says that nothing changed.
- **Limits**: 429 and 503 say by `Retry-After` after how many seconds to come back.
- **Compression**: gzip and zstd, as `Accept-Encoding` has it.
- **Language** of labels and messages: `ui`, else `Accept-Language`.
""".strip()


def described_app(refuse: Any) -> OpenAPI:
    """A Flask application that describes its routes; `refuse` answers what does not validate."""
    return OpenAPI(
        "service",
        info=Info(
            title="Vigie",
            version="1",
            description=_ABOUT,
        ),
        doc_ui=False,
        validation_error_status=400,
        validation_error_callback=refuse,
    )


def api_document(app: Flask) -> dict[str, Any]:
    """The document, with the error shape that every route really has."""
    if not isinstance(app, OpenAPI):
        raise TypeError("this application does not describe its routes")
    document: dict[str, Any] = app.api_doc
    document["components"] = {k: v for k, v in document["components"].items() if v is not None}
    schemas = document["components"]["schemas"]
    for unused in [name for name in schemas if name.startswith("ValidationError")]:
        del schemas[unused]
    schemas["Problem"] = _PROBLEM
    document["paths"] |= {path: {"get": _other(*said)} for path, said in _OTHERS.items()}
    found = document["paths"]["/api/v1/search"]["get"]["responses"]["200"]
    found["headers"] = {"Link": _LINK}
    for path, operations in document["paths"].items():
        purpose = next(name for start, name in _PURPOSES.items() if path.startswith(start))
        for operation in operations.values():
            operation["tags"] = [purpose]
            _complete(operation)
    document["tags"] = [{"name": name} for name in ("Search", "Many at once", "Operation")]
    return document


def _other(summary: str, media: str) -> dict[str, Any]:
    content = {media: {"schema": {"type": "string"}}}
    return {"summary": summary, "responses": {"200": {"description": summary, "content": content}}}


def _complete(operation: dict[str, Any]) -> None:
    if text := operation.get("description"):  # a docstring, whose lines flask-openapi3 parts
        operation["description"] = text.replace("<br/>", " ")
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for status, response in operation["responses"].items():
        if status == "400":
            response["content"] = content
            response["description"] = "A parameter cannot be used; `errors` names it"
    for parameter in operation.get("parameters", ()):
        if parameter["schema"].get("type") == "array":
            parameter |= {"style": "form", "explode": True}
