"""Tickers: other articles' headlines below the text, each with a time, an age, a rank or a day.

Input: lines whose own rules have run. Output: the kinds of two or more such headlines that no
running text parts. The hours of a live blog stand above running text and stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from index.cleaning.line import Line, body_places, ends_sentence
from index.cleaning.page import is_date_line
from index.cleaning.phrases import part
from index.cleaning.related import is_headline, shares_words, words_of
from index.days import CLOCK

__all__ = ["mark_tickers"]

_MARK = re.compile(
    rf"^\W{{0,3}}(?:(?P<time>{CLOCK})|(?P<age>{part('age')})"
    r"|(?P<day>\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?)|(?P<rank>\d{1,2}[.)]))"
    r"(?:(?P<rest>\s*[|:–—-]\s*\w.*|\s+\D.*)|\W*)$"
)
_MAY_BE_MARKED = re.compile(r"^\W{0,3}(?:\d|il y a|an? |about|over|almost|vor|hace)")
_RANK = re.compile(r"^\W*\d{1,2}\W*$")
#: A headline behind a rank or a day has so many words.
_FEWEST_WORDS = 5
_LONGEST_HEADING = 6


@dataclass
class _Entry:
    """A headline with what stands before or behind it: its lines, and what kind of mark."""

    lines: tuple[Line, ...]
    mark: str

    @property
    def headline(self) -> Line:
        """The longest line."""
        return max(self.lines, key=lambda line: len(line.text))


def mark_tickers(lines: Sequence[Line]) -> None:
    """Gives the lines of tickers below the text their kind, and those that head them. Where what
    stands above has such marks as well, they are the article's own."""
    body = body_places(lines)
    if not body:
        return
    runs = list(_runs(lines, body[-1] + 1))
    if not runs:
        return
    known = cache(lambda: words_of(lines))
    marks: set[str] = set()  # of the open lines above
    reached = 0
    for start, run in runs:
        above = lines[start - 1]
        marks.update(_mark(line)[0] for line in lines[reached:start] if line.is_open)
        reached = start
        if len(run) < 2 or run[0].mark in marks or not _is_ticker(run, above, known):
            continue
        for line in (line for entry in run for line in entry.lines):
            line.kind = "related-link"
        if run[0].mark in ("time", "age") and _heads(above):
            above.kind = "related-heading"


def _runs(lines: Sequence[Line], first: int) -> Iterator[tuple[int, list[_Entry]]]:
    """Entries that follow each other, of one kind of mark, and where they begin."""
    at, start = first, first
    run: list[_Entry] = []
    while at < len(lines):
        entry = _entry(lines[at : at + 2])
        if entry and (not run or run[-1].mark == entry.mark):
            start = start if run else at
            run.append(entry)
            at += len(entry.lines)
            continue
        if run:
            yield start, run
            run = []
        at += not entry  # an entry with another mark begins a run
    if run:
        yield start, run


def _entry(lines: Sequence[Line]) -> _Entry | None:
    """The entry that begins with the first of `lines`: one line or two."""
    mark, rest = _mark(lines[0])
    if rest:
        return _Entry((lines[0],), mark) if is_headline(lines[0]) else None
    if len(lines) < 2:
        return None
    if mark and is_headline(lines[1]) and not _mark(lines[1])[0]:
        return _Entry((lines[0], lines[1]), mark)
    is_behind = _mark(lines[1]) == ("age", "")
    return _Entry((lines[0], lines[1]), "age") if is_behind and is_headline(lines[0]) else None


def _mark(line: Line) -> tuple[str, str]:
    """What kind of mark a line begins with, and what follows it."""
    if line.is_title or not _MAY_BE_MARKED.match(line.folded):
        return "", ""
    if found := _MARK.match(line.folded):
        kind = next(name for name in ("time", "age", "day", "rank") if found[name])
        return kind, found["rest"] or ""
    return ("rank" if _RANK.match(line.text) else ""), ""


def _is_ticker(run: Sequence[_Entry], above: Line, known: Callable[[], frozenset[str]]) -> bool:
    """No entries of the article itself: the line above announces nothing; ranks and days follow no
    heading, and stand beside whole headlines about other things than the text of words `known`."""
    if above.is_open and above.text.endswith(":"):
        return False
    if run[0].mark in ("time", "age"):
        return True
    return not _heads(above) and all(
        line.words >= _FEWEST_WORDS and not shares_words(line, known())
        for line in (entry.headline for entry in run)
    )


def _heads(line: Line) -> bool:
    """An open line of few words that ends no sentence."""
    is_short = line.words <= _LONGEST_HEADING and not ends_sentence(line.text)
    return line.is_open and is_short and not is_date_line(line)
