"""Which of the dates on a page are the article's: those of chronologies, neighbours and the site.

Input: the lines of an article, each with its kind. Output: headings of a chronology are open again;
the dates of other articles and of the site itself are named so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import takewhile

from index.cleaning import phrases
from index.cleaning.line import Line, body_places, ends_sentence
from index.cleaning.page import is_date_line, states_date
from index.cleaning.related import is_headline
from index.days import find_days, holds_time

__all__ = ["keep_chronologies", "settle_dates"]

_LISTED = ("related-heading", "related-link", "related-teaser", "related-date")
_OF_OTHERS = (*_LISTED, "prev-next", "comments")
_HEADER = ("page-date", "byline", "reading-time")
_DATED = (*_HEADER, "timestamp", "epoch")
_UPDATED = re.compile(rf"\b{phrases.part('updated')}\b")
_FEWEST = 3
#: «N° ISBN : 978-2-…», and what stands near it: «Date de publication : …».
_BOOK = re.compile(r"^\W*(?:n[°o] ?)?(?:isbn|ean)\b")
_LABELLED = re.compile(r"^\W*(?:date de )?(?:publication|parution|sortie)\b")
_BESIDE_BOOK = 4


def keep_chronologies(lines: Sequence[Line]) -> None:
    """Dates that stand between texts again and again are headings of a chronology: three or more
    without a time, most of them above a sentence. The first, above all text, is the page's own if
    it is later than all others."""
    dated = [at for at in range(len(lines) - 1) if _heads_entry(lines, at)]
    sentences = sum(_is_entry(lines[at + 1]) for at in dated)
    if sentences < _FEWEST or sentences * 3 < len(dated) * 2:
        return
    days = [find_days(lines[at].text)[0].day for at in dated]
    is_above = not any(line.is_open for line in lines[: dated[0]])
    is_header = is_above and days[0] > max(days[1:])
    for at in dated[1:] if is_header else dated:
        lines[at].kind = ""


def _heads_entry(lines: Sequence[Line], at: int) -> bool:
    """A date alone, without a time or a word for publication, above a line that is no date."""
    line, below = lines[at], lines[at + 1]
    return (
        (line.kind == "page-date" or line.is_open)
        and is_date_line(line)
        and not holds_time(line.text)
        and not states_date(line)
        and not phrases.HOME.match(line.folded)
        and below.is_open
        and not is_date_line(below)
    )


def _is_entry(line: Line) -> bool:
    return line.is_prose or ends_sentence(line.text)


def settle_dates(lines: Sequence[Line]) -> None:
    """Names the dates that are not the article's: below the text, behind a title or anything else
    of a neighbour, and the headline right above such a day; between two titles of a list; above the
    title, if another stands below it; of a book.

    A timestamp as databases write it is of the page's own storage, wherever it stands."""
    _mark_of_book(lines)
    body = body_places(lines)
    last = body[-1] if body else len(lines)
    own = _paired(lines)
    is_theirs = False
    for at, line in enumerate(lines):
        is_theirs = is_theirs or (at > last and _is_of_others(line))
        if line.kind in _HEADER and (is_theirs or _is_between(lines, at)) and at not in own:
            line.kind = "related-date"
            if at > last + 1 and states_date(line) and is_headline(lines[at - 1]):
                lines[at - 1].kind = "related-link"
    _mark_clock(lines)


def _mark_of_book(lines: Sequence[Line]) -> None:
    """The day on which a book came out, beside its number."""
    for at, line in enumerate(lines):
        if _BOOK.match(line.folded):
            for other in lines[max(0, at - _BESIDE_BOOK) : at + _BESIDE_BOOK + 1]:
                if other.kind == "page-date" and _LABELLED.match(other.folded):
                    other.kind = "related-date"


def _paired(lines: Sequence[Line]) -> Sequence[int]:
    """The places of a day of publishing and that of an update right below it: the page's own, where
    only one such pair stands in it. Neighbours have one day each."""
    pairs = [
        at
        for at in range(len(lines) - 1)
        if states_date(lines[at])
        and _dates_article(lines[at])
        and bool(find_days(lines[at + 1].text))
        and bool(_UPDATED.match(lines[at + 1].folded))
    ]
    return (pairs[0], pairs[0] + 1) if len(pairs) == 1 else ()


def _is_of_others(line: Line) -> bool:
    """What stands below the text and is not the page's own: known, or shaped like a title."""
    is_shaped = line.is_open and line.is_link_like and any(map(str.isalpha, line.text))
    return line.kind in _OF_OTHERS or (is_shaped and not ends_sentence(line.text))


def _is_between(lines: Sequence[Line], at: int) -> bool:
    """Both neighbours are titles of a list of other articles."""
    is_inside = 0 < at < len(lines) - 1
    return is_inside and all(lines[place].kind in _LISTED for place in (at - 1, at + 1))


def _mark_clock(lines: Sequence[Line]) -> None:
    """The day that the site shows above the title, if a date stands between title and text; else if
    an earlier one stands right above the title."""
    above = list(takewhile(lambda line: not line.is_title, lines))
    below = list(takewhile(lambda line: not line.is_body, lines[len(above) :]))
    clocks = [one for one in above if one.kind in _HEADER and is_date_line(one)]
    clocks = [one for one in clocks if not states_date(one)]
    if not any(line.kind in _DATED and _dates_article(line) for line in below):
        own = clocks[-1:] if clocks and clocks[-1] is above[-1] else []
        clocks = [one for one in clocks if own and _day_of(one) > _day_of(own[0])]
    for line in clocks:
        line.kind = "related-date"


def _day_of(line: Line) -> date:
    return find_days(line.text)[0].day


def _dates_article(line: Line) -> bool:
    """States a day, and not only that of an update."""
    is_update = bool(_UPDATED.search(line.folded)) and "publi" not in line.folded
    return (bool(find_days(line.text)) or line.kind == "epoch") and not is_update
