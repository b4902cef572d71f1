"""The application factory: settings in, a Flask application out; nothing is read at import."""

from __future__ import annotations

import hashlib
from pathlib import Path
from urllib.parse import quote

from flask import Flask, g, request
from werkzeug.middleware.proxy_fix import ProxyFix

from index.settings import Settings
from service.api import api, public, refuse
from service.asked import LONGEST_WORDS
from service.below import install_below, rooted
from service.bodies import install_bodies
from service.caching import install_caching
from service.compression import install_compression
from service.desk import install_desk
from service.docs import docs
from service.headers import install_headers
from service.i18n import UIS, current_ui, install_i18n
from service.ids import ArticleIdConverter
from service.limits import install_limits
from service.logs import install_logs
from service.marks import coded, marked
from service.metrics import install_metrics
from service.openapi import described_app
from service.pages import pages
from service.problems import install_problems
from service.urls import SearchUrl, article_path
from service.views import safe_url
from service.web import public_root
from service.wording import (
    DATE_METHODS,
    FACET_NAMES,
    SORT_NAMES,
    dropped_kind,
    translated_by,
)

__all__ = ["create_app"]

#: What the links to the other languages repeat of an address, at most.
_MOST_PAIRS, _LONGEST_VALUE = 200, 1_000
#: No endpoint takes more than this.
_MOST_BYTES = 1_000_000


def create_app(settings: Settings) -> Flask:
    """The service for the index at `settings.index`, which need not exist yet."""
    app = described_app(refuse)
    app.config["MAX_CONTENT_LENGTH"] = _MOST_BYTES
    app.url_map.merge_slashes = False
    app.url_map.converters["article_id"] = ArticleIdConverter
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, hops, hops, hops)  # type: ignore[method-assign]  # as Flask's manual wraps it
    install_below(app, settings.public_url)
    install_bodies(app)
    install_compression(app)
    install_headers(app, settings.cors_origins)
    install_metrics(app)
    install_logs(app, with_queries=settings.log_queries)
    install_i18n(app, settings.default_ui)
    install_problems(app)
    install_desk(app, settings)
    install_limits(app, settings)
    install_caching(app, settings)
    _install_templates(app)
    app.register_blueprint(pages)
    app.register_blueprint(docs)
    app.register_api(api)
    app.register_api(public)
    return app


def _install_templates(app: Flask) -> None:
    env = app.jinja_env
    env.trim_blocks = env.lstrip_blocks = True
    env.filters |= {
        "marked": marked,
        "coded": coded,
        "sentence": _sentence,
        "safe_url": safe_url,
        "dropped_kind": dropped_kind,
    }
    env.globals |= {
        "article_path": article_path,
        "asset": _Assets(app),
        "root": public_root,
        "rooted": rooted,
        "LONGEST_WORDS": LONGEST_WORDS,
        "DATE_METHODS": DATE_METHODS,
        "FACET_NAMES": FACET_NAMES,
        "SORT_NAMES": SORT_NAMES,
        "translated_by": translated_by,
    }
    app.context_processor(_frame)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _frame() -> dict[str, object]:
    """What every page shows: its language, the search for nothing in it, if it was asked for, and
    the same page in the others."""
    asked = request.args.get("ui", "")
    given = list(request.args.items(multi=True))[:_MOST_PAIRS]
    pairs = [(name, value[:_LONGEST_VALUE]) for name, value in given if name != "ui"]
    return {
        "ui": current_ui(),
        "uis": UIS,
        "plain": SearchUrl().setting(ui=asked if asked in UIS else None),
        "switch": _Switch(request.path, tuple(pairs)),
        "request_id": g.get("request_id", ""),
    }


class _Switch:
    """The address of this very page in another language."""

    def __init__(self, path: str, pairs: tuple[tuple[str, str], ...]) -> None:
        prefix, article_id = "/article/", path.removeprefix("/article/")
        is_article = path.startswith(prefix) and article_id
        plain = "/" + quote(path.lstrip("/"), safe="/:@")
        self._path = article_path(article_id) if is_article else plain
        self._pairs = pairs

    def __call__(self, ui: str) -> str:
        return SearchUrl((*self._pairs, ("ui", ui))).to(self._path)


class _Assets:
    """Addresses of static files that change whenever the file does."""

    def __init__(self, app: Flask) -> None:
        folder = Path(app.static_folder or "")
        self._digests = {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest()[:10]
            for path in folder.iterdir()
            if path.is_file()
        }

    def __call__(self, name: str) -> str:
        return rooted(f"/static/{name}?v={self._digests[name]}")
