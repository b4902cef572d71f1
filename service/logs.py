"""One JSON line a request, and one for each error; no query text unless the settings ask for it.

Input: requests. Output: lines on standard error.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from datetime import UTC, datetime

from flask import Flask, Response, g, request

__all__ = ["install_logs"]

_log = logging.getLogger("vigie.requests")
_EXTRAS = ("request_id", "method", "route", "status", "ms", "query", "fault")


class _AsJson(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
        }
        extras = {name: getattr(record, name) for name in _EXTRAS if hasattr(record, name)}
        if record.exc_info:
            extras["trace"] = self.formatException(record.exc_info)
        return json.dumps(line | extras, ensure_ascii=False, default=str)


def install_logs(app: Flask, *, with_queries: bool) -> None:
    """Log each request of `app`; the handler is set up once for the process."""
    root = logging.getLogger("vigie")
    if not root.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(_AsJson())
        root.addHandler(handler)
        root.setLevel(logging.INFO)

    def ended(response: Response) -> Response:
        extra: dict[str, object] = {
            "request_id": g.get("request_id", ""),
            "method": request.method,
            "route": request.url_rule.rule if request.url_rule else "unknown",
            "status": response.status_code,
            "ms": round((time.perf_counter() - g.get("began", time.perf_counter())) * 1000, 1),
        }
        if with_queries:
            extra["query"] = request.query_string.decode("utf-8", "replace")
        _log.info("request", extra=extra)
        return response

    app.after_request(ended)
