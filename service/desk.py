"""What every view shares: the searcher, the gazetteer and the settings of this application.

Input: settings. Output: a `Desk`, found again through `desk()`; nothing is opened before the
first request needs it.
"""

from __future__ import annotations

import logging
import math
import threading
import time
from dataclasses import dataclass, field
from typing import cast

from flask import Flask, current_app, g, has_request_context, request
from werkzeug.exceptions import BadRequest, HTTPException

from index import deadline
from index.errors import VigieError
from index.gazetteer import Gazetteer, load_gazetteer
from index.generations import Generation, Manifest, Serving, open_store
from index.query import SearchParams
from index.result import Answer
from index.searcher import Searcher, lexicon_of
from index.settings import Settings
from service.clients import received
from service.limits import kind_of_request
from service.streams import Turnstile

__all__ = ["Desk", "desk", "install_desk", "warm_up"]

_log = logging.getLogger("vigie.service")
_KEY = "vigie"


@dataclass(frozen=True, slots=True)
class Desk:
    """The read path of one application; safe for concurrent requests."""

    settings: Settings
    searcher: Searcher
    gazetteer: Gazetteer
    turnstile: Turnstile
    _is_warm: threading.Event = field(default_factory=threading.Event)
    _proven: set[str] = field(default_factory=set)

    @property
    def seconds(self) -> float:
        """How long a search may take; without limit as long as none was answered, since the first
        one of a process loads what all of them need."""
        return self.settings.time_limit if self._is_warm.is_set() else math.inf

    def proven(self) -> str:
        """The served generation, once a search of it was answered in this process. Whoever asks
        first, such as a health check, has that search made, so that no reader waits for it."""
        generation = self.manifest().generation
        if generation not in self._proven:
            self.prove(self.searcher.search(SearchParams(text="missile", size=1)))
        return generation

    def prove(self, answer: Answer) -> None:
        """Note that a search was answered."""
        self._is_warm.set()
        self._proven.add(answer.generation)

    def doubt(self) -> None:
        """Forget that searches were answered, so that whoever asks next tries again."""
        self._proven.clear()

    def manifest(self) -> Manifest:
        """What the served generation says of itself; raises NoIndex and its siblings."""
        return self.searcher.served().manifest


class _OfRequest:
    """The index as one request sees it: the generation that it meets first is its own to its end,
    however often another takes its place meanwhile."""

    def __init__(self, store: Serving) -> None:
        self._store = store

    def current(self) -> Generation:
        """The generation of this request; outside of one, that which is served now."""
        if not has_request_context():
            return self._store.current()
        if "generation" not in g:
            g.generation = self._store.current()
        return cast("Generation", g.generation)


def install_desk(app: Flask, settings: Settings) -> None:
    """Give `app` its desk; the index need not exist yet."""
    gazetteer, store = load_gazetteer(), _OfRequest(open_store(settings))
    searcher = Searcher(store, gazetteer, lexicon_of(settings.lexicon))
    turnstile = Turnstile(settings.threads)
    app.extensions[_KEY] = Desk(settings, searcher, gazetteer, turnstile)
    app.before_request(_begun)
    app.teardown_request(_ended)


def warm_up(app: Flask) -> None:
    """Compile the pages, answer a search and suggest in this process, where there is an index, so
    that its first reader waits for none of it. An error is left to whoever asks next."""
    began = time.perf_counter()
    made: Desk = app.extensions[_KEY]
    for name in app.jinja_env.list_templates():
        app.jinja_env.get_template(name)
    made.searcher.warm_up()
    try:
        made.proven()
        made.searcher.suggest("missile", "fr")
    except VigieError as error:
        _log.warning("not warm", extra={"fault": str(error)})
    else:
        _log.info("warm", extra={"ms": round((time.perf_counter() - began) * 1000, 1)})


def _begun() -> None:
    """The request has arrived as a whole. From now on it has the time of one search, and streams
    give way to it; these set a time for each of their searches."""
    if request.method == "POST":
        _read_body()
    received(request.environ.get("gunicorn.socket"))
    is_heavy = kind_of_request() == "heavy"
    deadline.begin(math.inf if is_heavy else desk().seconds)
    if not is_heavy:
        g.waiting = desk().turnstile
        g.waiting.page_begins()


def _read_body() -> None:
    """The body is here as a whole; BadRequest where its sender has parted it in broken pieces."""
    try:
        request.get_data()
    except (OSError, HTTPException):
        raise
    except Exception as error:  # the server has errors of its own for that
        raise BadRequest from error


def _ended(_error: BaseException | None) -> None:
    deadline.begin(math.inf)
    if (turnstile := g.pop("waiting", None)) is not None:
        turnstile.page_ends()


def desk() -> Desk:
    """The desk of the application that serves this request."""
    return cast("Desk", current_app.extensions[_KEY])
