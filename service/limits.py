"""How much one address may ask.

Input: requests. Output: 429 with Retry-After. Counts are kept in memory, one for each process, or
in Redis for all of them; the only importer of Flask-Limiter.
"""

from __future__ import annotations

import time

from flask import Flask, g, request
from flask_limiter import ApplicationLimit, Limiter, RequestLimit
from flask_limiter.util import get_remote_address
from limits import parse_many
from limits.errors import ConfigurationError as LimitsError

from index.errors import ConfigurationError
from index.settings import Settings

__all__ = ["install_limits", "kind_of_request"]

_HEAVY = ("/api/v1/export.", "/api/v1/batch", "/feed.atom")
_FREE = ("/healthz", "/readyz", "/metrics", "/static/", "/docs/assets/")


def install_limits(app: Flask, settings: Settings) -> None:
    """Count the requests of each address by what they cost; an empty limit is none.

    Raises ConfigurationError for a limit or a store that cannot be.
    """
    limits = [
        _limit(name, text, kind)
        for name, text, kind in (
            ("VIGIE_LIMIT_PAGE", settings.limit_page, "page"),
            ("VIGIE_LIMIT_API", settings.limit_api, "api"),
            ("VIGIE_LIMIT_EXPORT", settings.limit_export, "heavy"),
        )
        if text
    ]
    try:
        Limiter(
            get_remote_address,
            app=app,
            application_limits=list(limits),
            storage_uri=settings.limits_store,
            on_breach=_breached,
            in_memory_fallback_enabled=True,
        )
    except LimitsError as error:
        raise ConfigurationError(
            f"is no store ({error})",
            place="VIGIE_LIMITS_STORE",
            remedy="write memory://, or redis://host:6379 with the extra vigie[redis]",
        ) from None


def _breached(limit: RequestLimit) -> None:
    """Leaves the seconds until the address may ask again, for Retry-After."""
    g.retry_after = max(1, limit.reset_at - int(time.time()))


def _limit(name: str, text: str, kind: str) -> ApplicationLimit:
    try:
        parse_many(text)
    except ValueError:
        raise ConfigurationError(
            f"{text!r} is no limit", place=name, remedy="write for example 600/minute"
        ) from None

    def key() -> str:
        return f"{kind} {get_remote_address()}"

    def is_other() -> bool:
        return kind_of_request() != kind

    return ApplicationLimit(text, key_function=key, exempt_when=is_other, scope=kind)


def kind_of_request() -> str:
    """What the request costs: page, api, heavy or free."""
    path = request.path
    if request.method == "OPTIONS" or path.startswith(_FREE):
        return "free"
    if path.startswith(_HEAVY):
        return "heavy"
    return "api" if path.startswith(("/api/", "/suggest.json")) else "page"
