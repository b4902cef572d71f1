"""Pages as the tests read them."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup
from flask.testing import FlaskClient


def read(client: FlaskClient, path: str, **asked: Any) -> BeautifulSoup:
    """The page at `path`; `asked` goes with the request."""
    return BeautifulSoup(client.get(path, **asked).text, "html.parser")
