"""Lists of other articles: what heads them, and how far they reach.

Input: lines whose own rules have run. Output: the kinds of headings that are told by what stands
below them, and of the links below all headings. A list ends where running text begins again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from index.cleaning import phrases
from index.cleaning.line import Line

__all__ = ["is_headline", "mark_related", "shares_words", "words_of"]

_HEADINGS = ("related-heading", "promo-heading")
#: What a page calls its sections, its videos or its newsletter heads a list below the text.
_MENUS = ("navigation", "newsletter", "video-teaser", "subscription", "hashtags")
_LISTED = ("related-link", "read-link", "page-date", "link", "reading-time")
_BULLET = re.compile(r"^[-–—•*▪]\s")
_NUMBER = re.compile(r"^\W*\d{1,2}\W*$")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_MENU_WORD = re.compile(r"[^\W\d_][\w-]*")
_MENU_FILL = phrases.words("menu_fill")
#: A headline has so many words; fewer are a heading or a keyword.
_SHORTEST_HEADLINE = 3


def mark_related(lines: Sequence[Line]) -> None:
    """Gives the headings of other articles, and the links below them, their kind."""
    are_parted = _are_parted(lines)
    for at, line in enumerate(lines):
        if line.kind not in _HEADINGS and _heads_list(lines, at):
            line.kind = "related-heading"
        if line.kind in _HEADINGS:
            _mark_list(lines, at, are_parted=are_parted)
        elif line.kind in ("read-link", "prev-next") and not _has_title(line):
            _mark_first(lines, at)


def is_headline(line: Line) -> bool:
    """An open line shaped like a headline, of three words or more."""
    is_shaped = line.is_open and line.is_link_like and not line.is_prose
    return is_shaped and line.words >= _SHORTEST_HEADLINE


def words_of(lines: Sequence[Line]) -> frozenset[str]:
    """The longer words of the running text, folded."""
    return frozenset(
        word for line in lines if line.is_body for word in _LONG_WORD.findall(line.folded)
    )


def shares_words(line: Line, known: frozenset[str]) -> bool:
    """Half of the longer words of a line stand in the text that `known` is of."""
    found = _LONG_WORD.findall(line.folded)
    return sum(word in known for word in found) * 2 >= len(found)


def _heads_list(lines: Sequence[Line], at: int) -> bool:
    """A heading of links by its words, if a headline stands below it; the name of a section, or a
    marker without its title, if nothing but headlines of other things does, to the end."""
    line = lines[at]
    below = lines[at + 1 :]
    if not below or not (is_headline(below[0]) or _is_scrap_above_headline(below)):
        return False
    if phrases.LIST_HEADING.match(line.folded) and not line.text.endswith((".", "?")):
        return bool(at) and (line.is_open or line.kind in (*_MENUS, "read-link"))
    is_marker = line.kind == "read-link" and not _has_title(line)
    if not is_marker and not (line.kind in _MENUS and _is_section(line)):
        return False
    headlines = [other for other in below if other.is_open]
    if len(headlines) < 2 or not all(is_headline(other) for other in headlines):
        return False
    known = words_of(lines[:at])
    return is_marker or sum(shares_words(one, known) for one in headlines) * 2 < len(headlines)


def _is_scrap_above_headline(below: Sequence[Line]) -> bool:
    """One or two words, or a figure, above a headline: «Tous», «1»."""
    is_scrap = below[0].is_open and below[0].words <= 2 and not below[0].text.endswith(".")
    return is_scrap and len(below) > 1 and is_headline(below[1]) and not _has_text(below)


def _has_text(lines: Sequence[Line]) -> bool:
    return any(line.is_body for line in lines)


def _is_section(line: Line) -> bool:
    """Only the names of sections, and little words between them."""
    found = _MENU_WORD.findall(line.folded)
    return bool(found) and all(word in phrases.SECTIONS or word in _MENU_FILL for word in found)


def _are_parted(lines: Sequence[Line]) -> bool:
    """Blank lines part the paragraphs, so that lines without one between them belong together."""
    gaps = [after.number - line.number for line, after in pairwise(lines)]
    return bool(gaps) and sum(gap > 1 for gap in gaps) * 3 >= len(gaps)


def _mark_list(lines: Sequence[Line], at: int, *, are_parted: bool) -> None:
    """The links below a heading: to the end if no text follows, else as long as they stand
    together; a short line right above running text is that text's own heading."""
    following = lines[at + 1 :]
    to_the_end = not _has_text(following)
    previous, was_attached = lines[at], False
    for place, line in enumerate(following):
        if line.kind or line.is_title:
            if line.kind in _LISTED:
                previous = line
                continue
            if to_the_end:
                continue
            return
        is_scrap = bool(_NUMBER.match(line.text)) or (to_the_end and line.words <= 2)
        if line.is_prose or not (line.is_link_like or is_scrap):
            if to_the_end:
                continue
            return
        follower = following[place + 1] if place + 1 < len(following) else None
        is_first = place == 0
        is_attached = are_parted and line.number - previous.number == 1
        is_heading = follower is not None and follower.is_body
        if not to_the_end and not is_attached:
            has_list_ended = was_attached or line.words < 4 or is_heading
            if has_list_ended and not is_first:
                return
        line.kind, was_attached = "related-link", is_attached
        previous = line


def _has_title(line: Line) -> bool:
    """A marker with the title that it announces on the same line."""
    return len(line.text) > 40 or line.words > 5


def _mark_first(lines: Sequence[Line], at: int) -> None:
    """The one title below a bare `Lire aussi :`; with a bullet, those behind it that have one."""
    for place, line in enumerate(lines[at + 1 :]):
        is_listed = place == 0 or (_BULLET.match(lines[at + 1].text) and _BULLET.match(line.text))
        if not is_listed or not line.is_open or line.is_prose or not line.is_link_like:
            return
        line.kind = "related-link"
