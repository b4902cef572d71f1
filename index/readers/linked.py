"""JSON-LD: which of the objects of a page is its article, and what a value says.

Input: the objects of a page, its addresses and its titles. Output: one object, or none.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import Any

from index.addresses import address_key
from index.readers.decoding import tidy_line
from index.readers.titles import is_headed

__all__ = ["article_in", "listed", "named"]

_ARTICLE_TYPES = re.compile(r"Article|BlogPosting|Report|Review|LiveBlog|OpinionPiece")


def article_in(
    objects: Sequence[dict[str, Any]], addresses: Sequence[str], titles: Sequence[str]
) -> dict[str, Any]:
    """The article that the page is: the one with its address, else with its title, else the only
    one, unless that has both another address and another headline; `{}` where none is."""
    found = [one for one in objects if _is_article(one)]
    keys = {address_key(address) for address in addresses if address}
    titles = [title for title in titles if title]
    placed = [one for one in found if keys.intersection(_keys(one))]
    headed = [one for one in found if any(is_headed(t, _headline(one)) for t in titles)]
    both = [one for one in placed if one in headed]
    for chosen in (both, placed, headed):
        if chosen:
            return next((one for one in chosen if one.get("datePublished")), chosen[0])
    if len(found) != 1 or (keys and titles and _keys(found[0]) and _headline(found[0])):
        return {}
    return found[0]


def listed(value: Any) -> Sequence[Any]:
    """A list as it is, anything else as the only one."""
    return value if isinstance(value, list) else (value,)


def named(value: Any) -> str:
    """A JSON-LD text, or the name of the thing or of the first of a list."""
    first = next(iter(listed(value)), "")
    if isinstance(first, dict):
        first = first.get("name")
    return tidy_line(html.unescape(first)) if isinstance(first, str) else ""


def _is_article(found: dict[str, Any]) -> bool:
    """True for a JSON-LD object of one of the types of articles."""
    return any(_ARTICLE_TYPES.search(str(kind)) for kind in listed(found.get("@type")))


def _headline(found: dict[str, Any]) -> str:
    return named(found.get("headline")) or named(found.get("name"))


def _keys(found: dict[str, Any]) -> set[str]:
    """The addresses of an object, as `address_key` writes them."""
    main = found.get("mainEntityOfPage")
    stated = (
        found.get("url"),
        found.get("@id"),
        main.get("@id") or main.get("url") if isinstance(main, dict) else main,
    )
    return {address_key(one) for one in stated if isinstance(one, str)} - {""}
