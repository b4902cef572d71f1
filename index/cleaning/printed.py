"""Running headers and page numbers, which stand between the pages of a printed text.

Input: the lines of an article, before any rule has run. Output: these lines as pagination, and the
sentences that they cut in two as one line again.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from index.cleaning.line import Line, ends_sentence, ends_with_stop
from index.days import find_days

__all__ = ["without_pages"]

_NUMBER = re.compile(r"^\W*(?:page |p\. ?)?(?P<number>\d{1,4})(?: ?[/|] ?\d{1,4})?\W*$")
#: A header that holds its number: behind a sign or the word for a page.
_INNER = re.compile(r"(?:[|–—•/·-]\s|(?P<said>\b[Pp]age |\bPAGE ))\s*(?P<number>\d{1,4})\W*$")
#: What a browser prints above and below each page: «24/09/2024 08:51 Title», «https://… 1/2».
_STAMP = r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}[:h]\d{2}"
_FOOT = re.compile(
    r"(?:https?://\S+|about:blank|file:\S+)[\s|]+\d{1,3} ?/ ?\d{1,3}"
    rf"|\d{{1,3}} (?:sur|of|von) \d{{1,3}}[\s|]+{_STAMP}"
)
_STAMPED = re.compile(rf"{_STAMP}[\s|]+(?=\S)|(?<=\S)[\s|]+https?://\S+$")
_DIGITS = re.compile(r"\d+")
_LONGEST_HEADER = 100
_SHORTEST_PART = 45
#: Words that end no sentence.
_HANGING = re.compile(r"(?i)\s(?:l[ae]s?|leurs?|des?|du|aux?|à|une?|et|dans|par|pour|the|of|and)$")
_FEWEST_PAGES = 3
_HEADER_WORDS = 3
#: Left and right pages may have headers of their own.
_WIDEST_STEP = 2


class _Page(NamedTuple):
    """The places of a running header and of its number, that number, and whether it is said to be
    that of a page."""

    header: int
    place: int
    number: int
    is_said: bool = False


def without_pages(lines: Sequence[Line]) -> list[Line]:
    """The lines, with running headers and page numbers as pagination and what they parted joined.

    A header stands three times or more, figures aside, each time beside a number that rises; one
    of some words twice, if its number stands alone or is called so and is the next. What else the
    text says again right beside them is of the page as well. The first that gives a day dates the
    page."""
    if len(lines) <= 2 * _FEWEST_PAGES:
        return list(lines)
    lines = _unstamped(lines)
    marked = {at for run in _headers(lines).values() for at in _numbered(lines, run)}
    for at in marked | set(_recurring(lines, marked)):
        lines[at].kind = "pagination"
    dated = (line for at, line in enumerate(lines) if at in marked and _holds_day(line.text))
    for line in islice(dated, 1):
        line.kind = "page-date"
    return _joined(lines) if any(line.kind == "pagination" for line in lines) else list(lines)


def _unstamped(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without what a browser prints around each page: addresses and numbers below, the
    title of the window above, which stays the first time."""
    feet = [line for line in lines if _FOOT.fullmatch(line.text)]
    if not feet:
        return lines
    for line in feet:
        line.kind = "pagination"
    found, seen = list(lines), set[str]()
    for at, line in enumerate(lines):
        title = _STAMPED.sub("", line.text)
        if line.is_open and title != line.text:
            found[at] = Line(title, line.number)
            found[at].kind = "pagination" if title in seen else ""
            seen.add(title)
    return found


def _holds_day(text: str) -> bool:
    return any(day.precision == "day" for day in find_days(text))


def _headers(lines: Sequence[Line]) -> dict[str, list[int]]:
    """Places of short lines that stand twice or more, figures aside."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if len(line.text) <= _LONGEST_HEADER and not ends_with_stop(line.text):
            key = _DIGITS.sub("", line.text).strip(" -–—|/.")
            if any(map(str.isalpha, key)):
                places[key].append(at)
    return {key: run for key, run in places.items() if len(run) >= 2}


def _numbered(lines: Sequence[Line], run: Sequence[int]) -> Iterator[int]:
    """The places of headers and of their numbers, if these rise from page to page."""
    pages = [page for at in run if (page := _page(lines, at))]
    steps = [later.number - page.number for page, later in pairwise(pages)]
    is_sure = len(pages) >= _FEWEST_PAGES and all(1 <= step <= _WIDEST_STEP for step in steps)
    if is_sure or (steps == [1] and _are_two_pages(lines, *pages)):
        for page in pages:
            yield from (page.header, page.place)
        last = _NUMBER.match(lines[-1].folded)
        if last and int(last["number"]) == pages[-1].number + 1:
            yield len(lines) - 1


def _are_two_pages(lines: Sequence[Line], one: _Page, other: _Page) -> bool:
    """A header of some words, its number on a line of its own or called so each time, and text
    between both."""
    is_apart = all(page.header != page.place or page.is_said for page in (one, other))
    has_text = any(line.is_prose for line in lines[one.header : other.header])
    return is_apart and has_text and lines[one.header].words >= _HEADER_WORDS


def _recurring(lines: Sequence[Line], marked: set[int]) -> Iterator[int]:
    """Short lines beside pagination that stand elsewhere too: the title, above every other page."""
    beside = {at + step for at in marked for step in (-1, 1)} - marked
    counts = Counter(line.squashed for line in lines) if beside else Counter()
    for at in beside & set(range(1, len(lines))):
        line = lines[at]
        if len(line.text) <= _LONGEST_HEADER and counts[line.squashed] > 1 and not line.is_prose:
            yield at


def _page(lines: Sequence[Line], at: int) -> _Page | None:
    """The header at `at` with its number, which it holds or which stands beside it."""
    if found := _INNER.search(lines[at].text):
        return _Page(at, at, int(found["number"]), is_said=bool(found["said"]))
    for place in (at + 1, at - 1):
        if 0 <= place < len(lines) and (found := _NUMBER.match(lines[place].folded)):
            return _Page(at, place, int(found["number"]))
    return None


def _joined(lines: Sequence[Line]) -> list[Line]:
    """The lines, those that go on a sentence behind pagination as part of the open one before."""
    found: list[Line] = []
    last: int | None = None  # where the open line before stands in `found`
    for at, line in enumerate(lines):
        is_behind = at > 0 and lines[at - 1].kind == "pagination"
        if is_behind and last is not None and line.is_open and _goes_on(found[last], line):
            found[last] = Line(f"{found[last].text} {line.text}", found[last].number)
            continue
        if line.is_open:
            last = len(found)
        found.append(line)
    return found


def _goes_on(part: Line, rest: Line) -> bool:
    is_cut = len(part.text) >= _SHORTEST_PART and not ends_sentence(part.text)
    return is_cut and (rest.text[0].islower() or bool(_HANGING.search(part.text)))
