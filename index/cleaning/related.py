"""Lists of other articles: what heads them, and how far they reach.

Input: lines whose own rules have run. Output: the kinds of headings that are told by what stands
below them, and of the links below all headings. A list ends where running text begins again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise, takewhile

from index.cleaning import phrases
from index.cleaning.line import GLUE, Line, fold_chars

__all__ = ["is_headline", "mark_related", "shares_words", "words_of"]

_HEADINGS = ("related-heading", "promo-heading")
#: What a page calls its sections, its videos or its newsletter heads a list below the text.
_MENUS = ("navigation", "newsletter", "video-teaser", "subscription", "hashtags")
_LISTED = ("related-link", "read-link", "page-date", "link", "reading-time")
_BULLET = re.compile(r"^[-–—•*▪>\u203a»→►▶]{1,3}\s")
_NUMBER = re.compile(r"^\W*\d{1,2}\W*$")
_RANK = re.compile(r"^\W*(\d{1,2})[.)]?\s\W*[^\W\d]")
_MENU_WORD = re.compile(r"[^\W\d_][\w-]*")
_MENU_FILL = phrases.words("menu_fill")
#: A headline has so many words; fewer are a heading or a keyword.
_SHORTEST_HEADLINE = 3
_LONGEST_HEADLINE = 160
#: A heading within the text has hardly more words.
_LONGEST_SUBHEADING = 7


def mark_related(lines: Sequence[Line]) -> None:
    """Gives the headings of other articles, and the links below them, their kind."""
    are_parted = _are_parted(lines)
    for at, line in enumerate(lines):
        if line.kind in _HEADINGS:
            _mark_ranked(lines[at + 1 :])
    tail = _Tail(lines)
    for at, line in enumerate(lines):
        if line.kind not in _HEADINGS and _heads_list(lines, at, tail):
            line.kind = "related-heading"
        if line.kind in _HEADINGS and tail.holds_below(at):
            _mark_all(lines[at + 1 :])
            return
        if line.kind in _HEADINGS:
            _mark_list(lines, at, are_parted=are_parted)
        elif line.kind == "read-link" or (
            line.kind == "prev-next" and (tail.holds_below(at) or _is_one_of_two(lines, at))
        ):
            _mark_first(lines, at)


def is_headline(line: Line) -> bool:
    """An open line shaped like a headline, of three words or more."""
    is_shaped = line.is_open and line.is_link_like and not line.is_prose
    return is_shaped and line.words >= _SHORTEST_HEADLINE


def words_of(lines: Iterable[Line]) -> frozenset[str]:
    """The longer words of the running text, folded."""
    return frozenset(word for line in lines if line.is_body for word in line.long_words)


def shares_words(line: Line, known: frozenset[str]) -> bool:
    """Half of the longer words of a line stand in the text that `known` is of."""
    return sum(word in known for word in line.long_words) * 2 >= len(line.long_words)


class _Tail:
    """What stands below the running text; nothing in it need be counted for each heading anew."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        body = (at for at in range(len(lines) - 1, -1, -1) if lines[at].is_body)
        self._last = next(body, -1)

    def holds_below(self, at: int) -> bool:
        """No running text stands below the line at `at`."""
        return at >= self._last

    @cached_property
    def lists(self) -> dict[int, bool]:
        """The places below which nothing is open but two headlines or more, and whether most of
        these are about other things than the text."""
        known = words_of(self._lines)
        found: dict[int, bool] = {}
        headlines = shared = 0
        for at in range(len(self._lines) - 1, self._last - 1, -1):
            if headlines >= 2:
                found[at] = shared * 2 < headlines
            line = self._lines[at]
            if line.is_open and not is_headline(line):
                break
            headlines += line.is_open
            shared += line.is_open and shares_words(line, known)
        return found


def _heads_list(lines: Sequence[Line], at: int, tail: _Tail) -> bool:
    """A heading of links by its words, if a headline stands below it; the name of a section, or a
    marker without its title, if nothing but headlines of other things does, to the end."""
    line = lines[at]
    below = lines[at + 1 : at + 3]
    is_first = bool(below) and is_headline(below[0])
    if not is_first and not (_is_scrap_above_headline(below) and tail.holds_below(at)):
        return False
    parted = fold_chars(GLUE.sub(" ", line.text))
    if phrases.LIST_HEADING.match(parted) and not line.text.endswith((".", "?")):
        return bool(at) and (line.is_open or line.kind in (*_MENUS, "read-link"))
    if line.kind == "read-link":
        return not _has_title(line) and at in tail.lists
    return line.kind in _MENUS and _is_section(line) and tail.lists.get(at, False)


def _is_scrap_above_headline(below: Sequence[Line]) -> bool:
    """One or two words, or a figure, above a headline: «Tous», «1»."""
    if len(below) < 2 or not is_headline(below[1]):
        return False
    return below[0].is_open and below[0].words <= 2 and not below[0].text.endswith(".")


def _is_section(line: Line) -> bool:
    """Only the names of sections, and little words between them."""
    found = _MENU_WORD.findall(line.folded)
    return bool(found) and all(word in phrases.SECTIONS or word in _MENU_FILL for word in found)


def _are_parted(lines: Sequence[Line]) -> bool:
    """Blank lines part the paragraphs, so that lines without one between them belong together."""
    gaps = [after.number - line.number for line, after in pairwise(lines)]
    return bool(gaps) and sum(gap > 1 for gap in gaps) * 3 >= len(gaps)


def _mark_list(lines: Sequence[Line], at: int, *, are_parted: bool) -> None:
    """The links below a heading above running text, as long as they stand together; a short line
    right above the text is its own heading."""
    previous, was_attached = lines[at], False
    for place in range(at + 1, len(lines)):
        line = lines[place]
        if line.kind in _LISTED:
            previous = line
            continue
        is_listed = line.is_link_like or bool(_NUMBER.match(line.text))
        is_attached = are_parted and line.number - previous.number == 1
        is_title = not line.is_prose or (
            place == at + 1 and (is_attached or lines[at].text.endswith(":")) and _is_quoting(line)
        )
        if not line.is_open or not is_title or not is_listed:
            return
        if not is_attached and place > at + 1:
            is_heading = lines[place + 1].is_body and line.words <= _LONGEST_SUBHEADING
            if was_attached or line.words < 4 or is_heading:
                return
        line.kind, was_attached = "related-link", is_attached
        previous = line


def _is_quoting(line: Line) -> bool:
    """A headline that ends with what it quotes, asks or calls."""
    return len(line.text) <= _LONGEST_HEADLINE and line.text[0] not in '«“"'


def _mark_ranked(following: Sequence[Line]) -> None:
    """«1 Title», «2 Title», questions among them, right below a heading, or their ranks on lines of
    their own."""
    ranked = list(takewhile(lambda pair: _rank(pair[1]) == pair[0], enumerate(following, start=1)))
    parted = zip(following[::2], following[1::2], strict=False)
    alone = list(takewhile(lambda pair: _is_ranked(*pair), enumerate(parted, start=1)))
    listed = [line for _, line in ranked] if len(ranked) > 1 else []
    listed += [line for _, pair in alone for line in pair] if len(alone) > 1 else []
    for line in listed:
        line.kind = "related-link"


def _is_ranked(rank: int, pair: tuple[Line, Line]) -> bool:
    """The rank, and below it a headline."""
    number, headline = pair
    return number.text.strip(" .#") == str(rank) and headline.is_open and headline.is_link_like


def _rank(line: Line) -> int:
    found = _RANK.match(line.text) if line.is_open and line.is_link_like else None
    return int(found[1]) if found else 0


def _mark_all(following: Sequence[Line]) -> None:
    """The links and scraps below a heading that no running text follows."""
    for line in following:
        is_scrap = line.words <= 2 or bool(_NUMBER.match(line.text))
        if line.is_open and not line.is_prose and (line.is_link_like or is_scrap):
            line.kind = "related-link"


def _is_one_of_two(lines: Sequence[Line], at: int) -> bool:
    """«Article précédent» and «Article suivant», with one line between them."""
    return any(
        0 <= place < len(lines) and lines[place].kind == "prev-next" for place in (at - 2, at + 2)
    )


def _has_title(line: Line) -> bool:
    """A marker with the title that it announces on the same line."""
    return len(line.text) > 40 or line.words > 5


def _mark_first(lines: Sequence[Line], at: int) -> None:
    """The one title below a bare `Lire aussi :`; with a bullet, those behind it that have one.
    Where the marker has its title, none."""
    if _has_title(lines[at]):
        return
    for place in range(at + 1, len(lines)):
        line, first = lines[place], lines[at + 1]
        is_listed = line is first or (_BULLET.match(first.text) and _BULLET.match(line.text))
        if not is_listed or not line.is_open or line.is_prose or not line.is_link_like:
            return
        line.kind = "related-link"
