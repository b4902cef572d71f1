"""Errors as RFC 9457 problem details for programs, and as a designed page for people.

Input: an `HTTPException`, a `VigieError` or anything unexpected. Output: one response; no trace,
no path of this machine and no query text in it. Unexpected errors are logged with the request id.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flask import Flask, Response, g, json, render_template, request
from werkzeug.exceptions import HTTPException

from index.errors import (
    EngineError,
    EngineUnavailable,
    ForeignPlace,
    NoIndex,
    OutdatedIndex,
    TooSlow,
    UnusableIndex,
    UsageError,
    VigieError,
)
from service.below import rooted
from service.desk import desk
from service.i18n import _
from service.params import ParamFault, read_query
from service.urls import search_url
from service.wording import fault_text, problem_title, usage_text

__all__ = [
    "HTTP_KINDS",
    "Problem",
    "install_problems",
    "no_article",
    "parameter_problem",
    "problem_of",
    "respond",
    "too_busy",
]

_log = logging.getLogger("vigie.service")
#: Paths whose callers are programs; everything else gets a page.
_PROGRAM_PATHS = (
    "/api/",
    "/healthz",
    "/readyz",
    "/metrics",
    "/openapi.json",
    "/feed.atom",
    "/suggest.json",
)
#: What programs read on every other path.
_PROGRAM_TYPES = ("application/json", "application/problem+json")


@dataclass(frozen=True, slots=True)
class Problem:
    """`kind` is the stable end of the `type` URN; `faults` are (parameter, what is wrong, and its
    path within a body or nothing)."""

    status: int
    kind: str
    detail: str
    remedy: str = ""
    faults: Sequence[tuple[str, str, str]] = ()
    headers: Mapping[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The members of RFC 9457, with `errors`, `remedy` and `request_id` as extensions."""
        members: dict[str, Any] = {
            "type": f"urn:vigie:problem:{self.kind}",
            "title": problem_title(self.kind),
            "status": self.status,
            "detail": self.detail,
            "instance": request.path,
            "request_id": g.get("request_id", ""),
        }
        if self.remedy:
            members["remedy"] = self.remedy
        if self.faults:
            members["errors"] = [
                {"name": name, "detail": text} | ({"path": path} if path else {})
                for name, text, path in self.faults
            ]
        return members


def parameter_problem(faults: Sequence[ParamFault]) -> Problem:
    """400 that names each parameter and what it takes."""
    texts = tuple((fault.name, fault_text(fault), fault.path) for fault in faults)
    return Problem(400, "parameter", " ".join(text for _, text, _ in texts), faults=texts)


def too_busy() -> Response:
    """429 while as many streams run as may."""
    detail = _("As many exports are running as this service allows; try again shortly.")
    return respond(Problem(429, "too-many-requests", detail, headers={"Retry-After": "2"}))


def no_article() -> Response:
    """404 for an id that the index does not hold."""
    detail = _("The index holds no article of this identifier; a reindex may have removed it.")
    return respond(Problem(404, "article-not-found", detail))


def respond(problem: Problem) -> Response:
    """The problem in the form that the caller reads."""
    g.problem = problem.kind
    if _is_program():
        body = json.dumps(problem.as_json(), ensure_ascii=False, sort_keys=False) + "\n"
        response = Response(body, problem.status, mimetype="application/problem+json")
    else:
        response = Response(_page(problem), problem.status, mimetype="text/html")
    response.headers.extend(problem.headers)
    response.headers["Cache-Control"] = "no-store"
    return response


def _page(problem: Problem) -> str:
    """The problem for people, who find their search in the box and behind the way back."""
    asked, _faults = read_query(request.args)
    return render_template(
        "problem.html",
        problem=problem,
        title=problem_title(problem.kind),
        asked=asked,
        url=search_url(asked),
    )


def install_problems(app: Flask) -> None:
    """Make every error of `app` a problem."""
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(VigieError, _expected)
    app.register_error_handler(Exception, _unexpected)


def _is_program() -> bool:
    if request.path.startswith(_PROGRAM_PATHS):
        return True
    known = ("text/html", *_PROGRAM_TYPES)
    return request.accept_mimetypes.best_match(known, "text/html") in _PROGRAM_TYPES


#: The kind of problem that a status is.
HTTP_KINDS = {
    400: "request",
    404: "not-found",
    405: "method",
    406: "not-acceptable",
    408: "too-slow",
    413: "too-large",
    414: "too-long",
    415: "media-type",
    429: "too-many-requests",
}


def _http(error: HTTPException) -> Response:
    status = error.code or 500  # Flask itself answers what has no code, or leads elsewhere
    kind = HTTP_KINDS.get(status, "request" if status < 500 else "unexpected")
    kept = {k: v for k, v in error.get_headers() if k in ("Allow", "Content-Range")}
    if status == 429:
        kept["Retry-After"] = str(g.get("retry_after", 60))
    remedy = _way_to_addresses() if status == 404 and _is_program() else ""
    return respond(Problem(status, kind, _http_detail(status, error), remedy, headers=kept))


def _way_to_addresses() -> str:
    return _("The addresses of this service are listed at %(place)s.", place=rooted("/docs"))


def _http_detail(status: int, error: HTTPException) -> str:
    allowed = ", ".join(sorted(getattr(error, "valid_methods", None) or ("GET", "HEAD")))
    texts = {
        404: _("Nothing is at this address."),
        405: _("This address takes %(methods)s.", methods=allowed),
        413: _("The request is larger than this service takes."),
        414: _("The address is longer than this service takes."),
        429: _("Too many requests from this address; try again a little later."),
    }
    return texts.get(status) or _("The request could not be understood.")


def _expected(error: VigieError) -> Response:
    return respond(problem_of(error))


def problem_of(error: VigieError) -> Problem:
    """The problem that an expected error is for its caller."""
    match error:
        case UsageError():
            text = usage_text(error)
            return Problem(400, "parameter", text, faults=((error.place or "q", text, ""),))
        case TooSlow():
            _log.warning("too slow", extra=_extra(error))
            return _overlong()
        case ForeignPlace():
            _log.error("no place of an index", extra=_extra(error))
            remedy = _("Whoever runs this service: correct `VIGIE_INDEX`.")
            return _unusable("no-index", _("Something else is where the index should be."), remedy)
        case NoIndex():
            return _unusable("no-index", _("Nothing has been indexed yet."))
        case OutdatedIndex():
            detail = _("The index was written by another version of Vigie.")
            return _unusable("outdated-index", detail)
        case UnusableIndex():
            desk().doubt()
            _log.error("unusable index", extra=_extra(error))
            return _unusable("damaged-index", _("The index cannot be read."))
        case EngineUnavailable():
            _log.warning("engine unavailable", extra=_extra(error))
            wait = {"Retry-After": str(max(1, error.retry_after))}
            detail = _("The search engine does not answer at the moment.")
            return Problem(503, "engine-unavailable", detail, _("Try again shortly."), headers=wait)
        case EngineError():
            _log.error("engine error", extra=_extra(error))
            return Problem(502, "engine", _("The search engine refused the request."))
        case _:
            return _of_surprise(error)


def _overlong() -> Problem:
    if (request.endpoint or "").rpartition(".")[2].startswith("article"):
        detail = _("This article takes longer than a request may here.")
        remedy = _("Try again shortly.")
    else:
        detail = _("This search takes longer than a request may here.")
        remedy = _("Ask for fewer words, prefixes or results at once.")
    return Problem(503, "too-slow", detail, remedy, headers={"Retry-After": "5"})


def _unusable(kind: str, detail: str, remedy: str = "") -> Problem:
    remedy = remedy or _("Whoever runs this service: run `vigie reindex`.")
    return Problem(503, kind, detail, remedy, headers={"Retry-After": "60"})


def _unexpected(error: Exception) -> Response:
    return respond(_of_surprise(error))


def _of_surprise(error: Exception) -> Problem:
    desk().doubt()
    _log.error("unexpected error", exc_info=error, extra=_extra(error))
    detail = _("Something went wrong on our side; the request number helps to find out what.")
    return Problem(500, "unexpected", detail)


def _extra(error: Exception) -> dict[str, str]:
    """What a log line says besides its event."""
    return {"request_id": str(g.get("request_id", "")), "fault": str(error)}
