"""Lines at the top of a page that have the place of a title and are none.

Input: lines of a page. Output: which are labels of it, «Étiquettes», «top of page», «Libye»; the
title without a heading that was welded to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from index.cleaning import phrases
from index.cleaning.known import is_actor
from index.cleaning.line import WELD, Line, ends_sentence

__all__ = ["mark_labels", "parted_from_labels", "unwelded"]

_MOST_WORDS, _FEWEST_COMMAS = 3, 3
#: How many have read, or how many minutes it takes.
_FIGURE = re.compile(r"\d[\d ]*(?:min(?:ute)?s?\b.*|mn\b.*)?")
#: A heading that is welded to a title has so many words at most, a title at least.
_HEADING_WORDS, _TITLE_WORDS = 5, 5
#: Buttons that stand without a blank between them have so many words together.
_MOST_LABELLED = 12


def parted_from_labels(
    head: Sequence[Line], lines: Sequence[Line]
) -> tuple[list[Line], list[Line]]:
    """The first open lines of a page that are labels, and those below, where its title may be."""
    labels = list(takewhile(lambda line: _is_label(line) or _is_welded(line, lines), head))
    return labels, list(head[len(labels) :])


def mark_labels(lines: Sequence[Line], *, has_title: bool) -> None:
    """Names the labels above the text; without a title, countries and other actors as well. What
    goes on in lower case right below another line is a part of that."""
    first = next((at for at, line in enumerate(lines) if line.is_body), 0)
    for at, line in enumerate(lines[:first]):
        goes_on = at > 0 and line.text[0].islower() and line.number - lines[at - 1].number == 1
        is_label = _is_label(line, may_name=not has_title) and not goes_on
        if line.is_open and (is_label or _are_buttons(line)):
            line.kind = "navigation"


def _are_buttons(line: Line) -> bool:
    is_short = line.words <= _MOST_LABELLED and not ends_sentence(line.text)
    return is_short and bool(WELD.search(line.text))


def unwelded(title: str) -> str:
    """A title without the heading that stands before it and was welded to it: «Ventes
    d’armesParis livre»."""
    found = WELD.search(title)
    if not found:
        return title
    heading, rest = title[: found.end()], title[found.end() :]
    is_heading = len(heading.split()) <= _HEADING_WORDS and len(rest.split()) >= _TITLE_WORDS
    return rest if is_heading else title


def _is_label(line: Line, *, may_name: bool = True) -> bool:
    """At most three words that begin in lower case; a figure, «1 min lu»; a heading of keywords, or
    these themselves; a country or another actor and nothing else."""
    if line.text.endswith(",") and line.text.count(",") >= _FEWEST_COMMAS:
        return True
    if line.words > _MOST_WORDS or ends_sentence(line.text):
        return False
    if line.text[0].islower() or phrases.KEYWORDS.match(line.folded):
        return True
    return bool(_FIGURE.fullmatch(line.folded)) or (may_name and is_actor(line.text))


def _is_welded(line: Line, lines: Sequence[Line]) -> bool:
    """Buttons, or a heading and a title, without a blank between them, above a title that stands
    alone."""
    if line.words > _MOST_LABELLED or not WELD.search(line.text):
        return False
    at = next(place for place, other in enumerate(lines) if other is line)
    for other in lines[at + 1 :]:
        if other.is_open and other.is_title_of(_TITLE_WORDS) and not WELD.search(other.text):
            return True
        if other.is_body:
            break
    return False
