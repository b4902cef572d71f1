"""How much one address may ask, and how many exports may run beside the page.

Input: requests. Output: 429 with Retry-After. Counts are kept in memory, one for each process, or
in Redis for all of them; the only importer of Flask-Limiter.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

from flask import Flask, g, request
from flask_limiter import ApplicationLimit, Limiter, RequestLimit
from flask_limiter.util import get_remote_address
from limits import parse_many
from limits.errors import ConfigurationError as LimitsError

from index.errors import ConfigurationError
from index.settings import Settings

__all__ = ["Place", "Turnstile", "install_limits"]

_HEAVY = ("/api/v1/export.", "/api/v1/batch", "/feed.atom")
_FREE = ("/healthz", "/readyz", "/metrics", "/static/", "/docs/assets/")


class Place:
    """One stream's place; given back once, however often that is said."""

    def __init__(self, give_back: Callable[[], None]) -> None:
        self._give_back = [give_back]

    def leave(self) -> None:
        """Give the place back."""
        with suppress(IndexError):
            self._give_back.pop()()

    def during(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """`chunks`, with the place given back after the last one or when they are abandoned."""
        try:
            yield from chunks
        finally:
            self.leave()


class Turnstile:
    """Lets a few streams through at a time, so that threads are left for the page."""

    def __init__(self, places: int) -> None:
        self._places = threading.BoundedSemaphore(places)

    def admit(self) -> Place | None:
        """A place, or None where all are taken."""
        return Place(self._places.release) if self._places.acquire(blocking=False) else None


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
        return _kind() != kind

    return ApplicationLimit(text, key_function=key, exempt_when=is_other, scope=kind)


def _kind() -> str:
    path = request.path
    if path.startswith(_FREE):
        return "free"
    if path.startswith(_HEAVY):
        return "heavy"
    return "api" if path.startswith(("/api/", "/suggest.json")) else "page"
