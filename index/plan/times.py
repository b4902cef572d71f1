"""Times of a query: days, months and years, parts and ranges of them.

Input: a time as it is typed, and the value of `date:` that it is. Output: the piece that finds it:
articles of these days, and articles that name them as the languages of an index do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from index.days import month_names, month_number
from index.lexicon import LANGS
from index.parse import day_span, is_untold, leading, parts_named
from index.plan.function_words import function_words
from index.plan.groups import Span
from index.plan.lexis import Lexis
from index.plan.nodes import best, children_of, run_node
from index.plan.pieces import Piece, runs_written
from index.plan.written import typed_words, unparted
from index.request import AllOf, Constant, Range, days_between

__all__ = ["dated", "day_spans", "is_bounding", "is_long", "stands_alone"]

#: Scores of an article of the days that the query names, and of one without a date.
_DAY_BOOST, _UNDATED_BOOST = 1.0, 0.2
_LAST_DAY = 31
_YEARS = re.compile(r"\d{4}\.\.\d{4}")
_MONTH_DAY = re.compile(
    r"(?<![\w.,-])(?:(?P<day>\d{1,2})(?:er)?\s+(?P<month>[^\W\d]{3,12})(?!\w)"
    r"|(?P<named>[^\W\d]{3,12})\s+(?P<nth>\d{1,2})(?:st|nd|rd|th)?(?![\w.,-]))"
)


def is_bounding(time: str) -> bool:
    """Whether a time bounds what is asked (`depuis 2022`, `last week`), and is not only named."""
    return leading(time)[0] != "within" or is_untold(time)


def day_spans(text: str) -> Iterator[Span]:
    """Days of a month without their year."""
    for match in _MONTH_DAY.finditer(text):
        number = month_number(match["month"] or match["named"])
        day = int(match["day"] or match["nth"])
        if number and 1 <= day <= _LAST_DAY:
            yield Span(*match.span(), counted=_days_of(day, number))


def _days_of(day: int, month: int) -> tuple[tuple[str, str], ...]:
    return tuple(
        (lang, text)
        for lang in LANGS
        for name in month_names(month, lang)
        for text in _orders(day, name, lang)
    )


def _orders(day: int, month: str, lang: str) -> Iterator[str]:
    yield f"{day} {month}"
    if lang == "en":
        yield f"{month} {day}"
    if lang == "fr" and day == 1:
        yield f"1er {month}"


def dated(typed: Piece, time: str, years: Piece | None, lexis: Lexis, *, is_strict: bool) -> Piece:
    """A time, of which `typed` has the words and their place: articles of these days, articles that
    name it in one piece, and, unless `is_strict`, those without a date. `years` are the words of a
    time that is made of years. What lies before or after a time is not sought by its name, nor is
    *last year*, which is another year in each article."""
    wordings = [(lang, one) for lang in lexis.field_of for one in _times(time, lang)]
    is_outside = ".." in time and leading(typed.text)[0] in ("before", "after")
    if is_untold(typed.text):
        years = None
        wordings += [one for day in day_spans(typed.text) for one in day.counted]
    elif is_outside:
        years = None
    elif years is None:
        wordings += [(lang, unparted(typed.text)) for lang in lexis.field_of]
    own = replace(years or typed, text=typed.text, start=typed.start, end=typed.end)
    runs = tuple(dict.fromkeys((*runs_written(wordings, lexis), *own.runs)))
    named = best([*map(run_node, runs), *children_of(own.node)])
    children = [*children_of(named)]
    if days := day_span(time):
        children.append(Constant(days_between(days.first, days.last), _DAY_BOOST))
    if not is_strict:
        children.append(Constant(AllOf((), none=(Range("day"),)), _UNDATED_BOOST))
    return replace(own, node=best(children), runs=runs, named=named)


def is_long(time: str) -> bool:
    """Whether a time is a year or range: an article without a date is hardly meant by it."""
    return ".." in time or "-" not in time


def stands_alone(text: str, start: int, end: int, lexis: Lexis) -> bool:
    """Whether a query holds nothing but [start, end) and words that join others."""
    others = (*typed_words(text[:start]), *typed_words(text[end:]))
    return not set(others) - function_words(others, lexis)


def _times(time: str, lang: str) -> Iterator[str]:
    """How a month or day, a part of a year or month, or years from one to another are written;
    nothing for another time."""
    for part, whole in parts_named(time, lang):
        yield from (f"{part} {name}" for name in _names(whole, lang))
    if _YEARS.fullmatch(time):
        yield from (f"{time[:4]} {time[6:]}", f"{time[:4]} {time[8:]}")
        if time[3] == "0" and time[6:] == time[:3] + "9":
            decade = {"fr": (f"années {time[:4]}", f"années {time[2:4]}"), "en": (f"{time[:4]}s",)}
            yield from decade.get(lang, ())
    if not is_long(time):
        yield from _names(time, lang)


def _names(time: str, lang: str) -> Iterator[str]:
    """How a year, month or day is written."""
    year, *parts = time.split("-")
    if not parts:
        yield year
        return
    month, *day = map(int, parts)
    for name in month_names(month, lang):
        wordings = _orders(day[0], name, lang) if day else (name,)
        yield from (f"{one} {year}" for one in wordings)
