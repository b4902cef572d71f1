"""What every response carries: security headers, a request id, its language; no cookie.

Input: a response. Output: the same with headers. Pages load nothing from anywhere else and run no
inline script, so the policy needs no exception.
"""

from __future__ import annotations

import re
import secrets

from flask import Flask, Response, g, request

from service.i18n import current_ui
from service.notes import NOTES_HEADER

__all__ = ["HEADERS", "install_headers"]

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
#: What every answer carries, whoever makes it.
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
#: What a browser asks before it sends a search in a body.
_PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST",
    "Access-Control-Allow-Headers": "Content-Type, X-Request-ID",
    "Access-Control-Max-Age": "86400",
}
#: What a script of another origin may read besides what every script may.
_EXPOSED = ", ".join(
    ("Link", "Retry-After", "ETag", "Content-Disposition", "X-Request-ID", NOTES_HEADER)
)
_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")


def install_headers(app: Flask, cors_origins: str) -> None:
    """Number each request and complete each response; origins that may read the API from a
    browser are parted by commas."""
    allowed = frozenset(one.strip() for one in cors_origins.lower().split(",") if one.strip())

    def shared(response: Response) -> Response:
        origin = request.headers.get("Origin", "")
        if allowed and request.path.startswith("/api/"):
            response.vary.add("Origin")
            if origin and (origin in allowed or "*" in allowed):
                response.headers["Access-Control-Allow-Origin"] = origin
                response.headers["Access-Control-Expose-Headers"] = _EXPOSED
                response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
                if request.method == "OPTIONS":
                    response.headers.extend(_PREFLIGHT)
        return response

    app.before_request(_number)
    app.after_request(shared)
    app.after_request(_complete)


def _number() -> None:
    """The id that a proxy gave the request, where it is one; else a new one."""
    given = request.headers.get("X-Request-ID", "")
    g.request_id = given if _REQUEST_ID.fullmatch(given) else secrets.token_hex(8)


def _complete(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers["X-Request-ID"] = g.get("request_id", "")
    if request.endpoint != "static":
        response.headers["Content-Language"] = current_ui()
        response.vary.update(("Accept", "Accept-Language"))
    return response
