"""JSON-LD that a scraper left among the lines of a text: what it states of the article.

Input: a text. Output: what its objects state, as a head states it, and the text without them.
"""

from __future__ import annotations

import re

from index.article import DateStamp, Dropped
from index.days import parse_day
from index.readers.decoding import tidy, tidy_line
from index.readers.labelled import Head
from index.readers.linked import article_in, listed, named
from index.readers.markup import objects_in

__all__ = ["linked_head_of"]

_OBJECT = re.compile(r'\s*[\[{].*"@(?:type|context|graph)"\s*:.*[\]}];?\s*$')
#: So many lines of the text may be the title that an object has, too.
_MOST_TITLES = 20


def linked_head_of(content: str) -> Head | None:
    """The article among the objects that stand on lines of their own; None without one."""
    if '"@' not in content:
        return None
    lines = tidy(content).split("\n")
    found = {at: objects_in(line) for at, line in enumerate(lines) if _OBJECT.match(line)}
    shown = tuple(map(tidy_line, lines[:_MOST_TITLES]))
    linked = article_in([one for group in found.values() for one in group], (), shown)
    if not linked:
        return None
    return Head(
        title=named(linked.get("headline")) or named(linked.get("name")),
        source=named(linked.get("publisher")),
        url="",
        published=next(map(_stamp, listed(linked.get("datePublished"))), None),
        dropped=tuple(Dropped(at + 1, "head-line", tidy_line(lines[at])) for at in found),
        rest="\n".join("" if at in found else line for at, line in enumerate(lines)),
    )


def _stamp(said: object) -> DateStamp | None:
    found = parse_day(said) if isinstance(said, str) else None
    return DateStamp(*found, "json-ld", 0.97, tidy_line(str(said))[:60]) if found else None
