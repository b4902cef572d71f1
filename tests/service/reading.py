"""Pages as the tests read them."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient


def read(client: FlaskClient, path: str, **asked: Any) -> BeautifulSoup:
    """The page at `path`; `asked` goes with the request."""
    return BeautifulSoup(client.get(path, **asked).text, "html.parser")


def texts(page: Tag, selector: str) -> list[str]:
    """What each element of a page says that the selector names."""
    return [" ".join(one.get_text().split()) for one in page.select(selector)]
