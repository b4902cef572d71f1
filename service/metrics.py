"""What Prometheus may ask: requests, how long they took, what the engine took, what was refused.

Input: requests and answers. Output: `/metrics`. Several processes write to one folder where
PROMETHEUS_MULTIPROC_DIR names it; the only importer of prometheus_client.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime

from flask import Flask, Response, g, request
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Histogram,
    Metric,
    generate_latest,
)
from prometheus_client.metrics_core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from index.errors import VigieError
from service.desk import desk

__all__ = ["install_metrics", "observe_engine"]

_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5)
_registry = CollectorRegistry()
_requests = Counter(
    "vigie_requests", "Requests answered", ("route", "method", "status"), registry=_registry
)
_latency = Histogram(
    "vigie_request_seconds",
    "Time until the answer begins",
    ("route",),
    buckets=_BUCKETS,
    registry=_registry,
)
_engine = Histogram(
    "vigie_search_seconds",
    "Time of a search from plan to snippets",
    buckets=_BUCKETS,
    registry=_registry,
)
_rejected = Counter(
    "vigie_rejections", "Requests refused, by kind of problem", ("kind",), registry=_registry
)
_unchanged = Counter(
    "vigie_cache_hits", "Requests answered by 304 without a search", registry=_registry
)


#: Methods that are counted by name; whatever a client makes up is one more.
_METHODS = frozenset(("GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"))


def install_metrics(app: Flask) -> None:
    """Observe each request and answer `/metrics`."""
    app.before_request(_began)
    app.after_request(_ended)
    app.add_url_rule("/metrics", "metrics", _metrics)


def observe_engine(took_ms: float) -> None:
    """Count one search."""
    _engine.observe(took_ms / 1000)


def _began() -> None:
    g.began = time.perf_counter()


def _ended(response: Response) -> Response:
    route = request.url_rule.rule if request.url_rule else "unknown"
    method = request.method if request.method in _METHODS else "other"
    _requests.labels(route, method, str(response.status_code)).inc()
    _latency.labels(route).observe(time.perf_counter() - g.get("began", time.perf_counter()))
    if response.status_code == 304:
        _unchanged.inc()
    if response.status_code >= 400:
        _rejected.labels(str(g.get("problem", "other"))).inc()
    return response


def _metrics() -> Response:
    registry = _registry
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # it has no types
    own = CollectorRegistry()
    own.register(_Generation())
    body = generate_latest(registry) + generate_latest(own)
    return Response(body, content_type=CONTENT_TYPE_LATEST)


class _Generation(Collector):
    """How old and how large the served generation is, asked at the scrape, so that no process
    leaves a figure behind; absent while there is none."""

    def collect(self) -> Iterator[Metric]:
        """Both gauges, without labels."""
        try:
            manifest = desk().manifest()
        except VigieError:
            return
        age = (datetime.now(UTC) - datetime.fromisoformat(manifest.built)).total_seconds()
        yield GaugeMetricFamily("vigie_generation_age_seconds", "Age of the index", age)
        yield GaugeMetricFamily("vigie_articles", "Articles indexed", manifest.articles)
