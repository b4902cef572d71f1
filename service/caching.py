"""Answers that need not be made again: an ETag keyed to the generation, the code, the settings that
answers depend on, and the URL.

Input: GET requests. Output: 304 before anything is searched where the reader has the answer
already; otherwise the answer with its tag, to be checked at each use.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from flask import Flask, Response, g, request

import index
import service
from index.days import today, today_here
from index.errors import EngineUnavailable, VigieError
from index.settings import Settings
from service.desk import desk
from service.i18n import current_ui

__all__ = ["install_caching"]

_CACHED = frozenset(
    f"{room}.{view}"
    for room, views in {
        "pages": ("search", "article", "article_by_query", "about", "facet"),
        "api": (
            "search",
            "article",
            "article_by_query",
            "facet",
            "suggest",
            "export_jsonl",
            "export_csv",
        ),
        "public": ("feed", "suggest_for_browsers"),
    }.items()
    for view in views
)
#: Views that tell how the process is now.
_LIVE = ("metrics", "public.healthz", "public.readyz")
_STATIC_DAYS = 365
#: Files that answers are made by.
_MAKING = (".py", ".html", ".mo", ".css", ".js", ".json", ".tsv")


def install_caching(app: Flask, settings: Settings) -> None:
    """Answer conditional requests; let browsers keep files whose address names their content."""
    code = _code_digest(settings)
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = _STATIC_DAYS * 86_400

    def unchanged() -> Response | None:
        g.etag = _tag(code)
        asked = request.if_none_match
        if g.etag is None or asked.star_tag or not asked.contains_weak(g.etag):
            return None
        return Response(status=304)

    app.before_request(unchanged)
    app.after_request(_tagged)


def _tag(code: str) -> str | None:
    """What the answer depends on; None where it is not cached. Raises EngineUnavailable: who has
    waited in vain for the generation need not wait for the articles."""
    if request.endpoint not in _CACHED or request.method not in ("GET", "HEAD"):
        return None
    try:
        generation = desk().manifest().generation
    except EngineUnavailable:
        raise
    except VigieError:
        return None
    days = f"{today_here()} {today()}"  # that of *last week*, and the latest that a query may name
    accept = request.headers.get("Accept", "")
    parts = (code, generation, days, current_ui(), accept, request.host_url, request.full_path)
    return hashlib.sha256("\0".join(parts).encode(errors="replace")).hexdigest()[:24]


def _tagged(response: Response) -> Response:
    tag = g.get("etag")
    if tag and response.status_code in (200, 304):
        response.set_etag(tag, weak=True)
        response.headers.setdefault("Cache-Control", "public, no-cache")
        if request.if_none_match.star_tag:  # anything that exists is unchanged
            response.status_code = 304
    elif request.endpoint in _LIVE:
        response.headers["Cache-Control"] = "no-store"
    return response


def _code_digest(settings: Settings) -> str:
    """Changes with any file of the product that an answer is made by, and with the settings that it
    depends on, the words of VIGIE_LEXICON among them."""
    digest = hashlib.sha256()
    for package in (service, index):
        for path in sorted(Path(package.__path__[0]).rglob("*")):
            if path.suffix in _MAKING:
                digest.update(path.read_bytes())
    if settings.lexicon:
        digest.update(Path(settings.lexicon).read_bytes())
    digest.update(f"{settings.public_url}\0{settings.default_ui}".encode())
    return digest.hexdigest()[:16]
