"""Outlets whose article is written small where their words follow: *selon le Monde*.

Input: the rows of sources.json. Output: the rows, with a form for each name that begins with an
article, which holds directly behind a word of @says (*selon*, *le quotidien*): elsewhere it may be
another word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

__all__ = ["credited"]

_NAME = re.compile(r"cs:L((?:es?|a) [A-ZÀ-Þ].*)")
#: Behind what says so, and no part of a longer name: *selon la Croix-Rouge*.
_SAID = ({"before": ["@says"]}, {"not": {"hyphen": "after"}}, {"not": {"capital": "after"}})


def credited(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The rows, with these forms."""
    return [dict(row, names=[*row["names"], *_small(row["names"])]) for row in rows]


def _small(names: Iterable[str | Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    for form in names:
        stated = {"form": form} if isinstance(form, str) else form
        if name := _NAME.fullmatch(stated["form"]):
            own = (stated["when"],) if "when" in stated else ()
            yield {"form": f"cs:l{name[1]}", "when": {"all": [*_SAID, *own]}, "query": "never"}
