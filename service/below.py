"""The service below a path of a site, as `https://presse.example/vigie`.

Input: the address under which readers know the service. Output: requests whose paths the routes
know, whether or not the proxy in front takes the path off, and links that begin with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from flask import Flask, has_request_context, request

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

__all__ = ["install_below", "rooted"]


def install_below(app: Flask, public_url: str) -> None:
    """Serve `app` below the path of `public_url`, if it has one."""
    if path := unquote(urlsplit(public_url).path).rstrip("/"):
        app.wsgi_app = _Below(app.wsgi_app, path)  # type: ignore[method-assign]  # as Flask's manual wraps it


def rooted(path: str) -> str:
    """`path` as readers ask for it, where it begins with a slash; any other as it is."""
    if not path.startswith("/") or not has_request_context():
        return path
    return quote(request.script_root, safe="/:@") + path


class _Below:
    """The application, told that what comes before its own paths is `path`."""

    def __init__(self, app: WSGIApplication, path: str) -> None:
        self._app = app
        self._path = path.encode().decode("latin-1")  # as WSGI hands paths over

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        asked: str = environ.get("PATH_INFO", "")
        if f"{asked}/".startswith(f"{self._path}/"):
            environ["PATH_INFO"] = asked[len(self._path) :] or "/"
        environ["SCRIPT_NAME"] = self._path
        return self._app(environ, start_response)
