"""What a translation must carry over: figures, by their values, and designators, by their letters.

Input: a sentence and its translation. Output: what did not survive. Ways to write a number differ
between languages (1 000, 1.000, 1,000; 2,5 and 2.5; «three»; 1.2 million; XXIe), so a figure is
compared by the values that it may mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from index.number_words import SCALES
from index.translate.designators import designators, lost_designators
from index.translate.spelled import months, roman, spelled

__all__ = ["Figure", "figures", "known_values", "lost"]

#: Every blank that may part thousands is written as this one before a text is read.
_BLANKS = dict.fromkeys(map(ord, "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
                            "\u2009\u200a\u202f\u205f\u3000"), " ")  # fmt: skip
_GROUP = "[ \u2019']"  # parts thousands beside the comma and the full stop
_NUMBER = re.compile(rf"\d+(?:{_GROUP}\d{{3}}(?!\d))*(?:[.,]\d+)*")
_HOUR = r"(?<![\d.,:])(?:[01]?\d|2[0-4])"
_CLOCK = re.compile(
    rf"{_HOUR} ?[hH](?: ?[0-5]\d(?!\d)|(?![^\W_]))|{_HOUR}:[0-5]\d(?![\d:])(?: ?[ap]\.?m\b)?"
    rf"|{_HOUR} ?(?:Uhr\b|[ap]\.m\.|[apAP][mM]\b)"
    rf"|\b(?:à|À|vers|dès) {_HOUR} heures?\b(?: [0-5]\d\b)?"
)
_DATE = re.compile(r"(?<![\d/.-])(\d{1,4})([/.-])(\d{1,2})\2(\d{2,4})(?![\d/-]|\.\d)")
_SCALE = re.compile(
    r" ?(?:(millions?|milliards?|billions?|trillions?|thousand|mille|hundred"
    r"|Millionen|Milliarden?)\b"
    r"|(Mds?|bn|mln|Mio|Mrd|M|m|k)(?![^\W_]))"
)
_SHORT: dict[str, float] = {"k": 1e3, "m": 1e6, "mln": 1e6, "mio": 1e6, "md": 1e9, "mds": 1e9}
_SHORT |= {"bn": 1e9, "mrd": 1e9, "millionen": 1e6, "milliarde": 1e9, "milliarden": 1e9}
_DECADE = re.compile(r"\b\d{2}(\d0)s\b")
#: «Quinze jours» are two weeks, «huit heures» a clock.
_DAYS = re.compile(r"(?i) (?:jours|heures?)\b")
_HALF = re.compile(r"(?i)\b(?:half an?|demi)[ -](hundred|thousand|million|billion|milliard)\b")
_HALVED = re.compile(r"(?i)\b(?:and a half|et demie?)\b")
_THOUSAND = 3
_ASKED_FROM = 3  # smaller numbers in words are often articles and pronouns


class Figure(NamedTuple):
    """A number as a text writes it, and the values that it may stand for; of a date the month may
    be named."""

    text: str
    readings: tuple[tuple[float, ...], ...]
    is_date: bool = False

    def is_lost(self, known: frozenset[float], named: frozenset[float] = frozenset()) -> bool:
        """Whether no reading is among the `known` values of a text that has the months `named`."""
        values = known | named if self.is_date else known
        return not any(values.issuperset(reading) for reading in self.readings)


class _Values(NamedTuple):
    """The values that a text has: exact ones, those of words that only may be meant, months."""

    exact: frozenset[float]
    loose: frozenset[float]
    months: frozenset[float]


def lost(source: str, target: str, langs: tuple[str, str] = ("", "")) -> list[str]:
    """The figures and designators of `source` that `target` has not, as `source` writes them."""
    return [*lost_designators(source, target), *_lost_figures(source, target, langs)]


def _lost_figures(source: str, target: str, langs: tuple[str, str]) -> list[str]:
    """Numbers that are missing; clock times, which languages convert, are not asked for, nor are
    numbers below three in words, unless another number stands in their place."""
    there = _values(target, langs[1])
    known = there.exact | there.loose
    asked = figures(source, langs[0])
    missing = [figure.text for figure in asked if figure.is_lost(known, there.months)]
    return missing or _replaced(source, there, langs[0])


def known_values(text: str) -> frozenset[float]:
    """Every value that a text may have, the months that it names among them."""
    there = _values(text, "")
    return there.exact | there.loose | there.months


def _replaced(source: str, there: _Values, lang: str) -> list[str]:
    """The small numbers in words that became other ones."""
    here = _values(source, lang)
    fresh = {value for value in there.exact - here.exact - here.loose if value >= 2}
    if not fresh or lang not in ("", "fr", "en"):
        return []
    known = there.exact | there.loose
    return [
        source[one.start : one.end]
        for one in spelled(_even(source), lang)
        if one.values == (2.0,) and not one.is_loose and 2.0 not in known
    ]


@lru_cache(maxsize=4096)
def figures(text: str, lang: str = "") -> tuple[Figure, ...]:
    """Every number of a text in `lang` that must survive, with the values that it may stand for."""
    even = _even(text)
    for start, end in designators(even):
        even = _blanked(even, start, end)
    for clock in list(_CLOCK.finditer(even)):
        even = _blanked(even, *clock.span())
    found: list[Figure] = []
    for date in list(_DATE.finditer(even)):
        if is_day := _date_readings(date):
            found.append(Figure(date[0], is_day, is_date=True))
            even = _blanked(even, *date.span())
    found += _written(even)
    return (*found, *_in_words(even, lang))


def _in_words(text: str, lang: str) -> Iterator[Figure]:
    """The numbers in words that must survive."""
    for one in spelled(text, lang) if lang in ("", "fr", "en") else ():
        is_after_figure = text[: one.start].rstrip()[-1:].isdigit()
        if one.is_loose or is_after_figure or _DAYS.match(text, one.end):
            continue
        if max(one.values) >= _ASKED_FROM:
            readings = tuple((value,) for value in one.values)
            yield Figure(text[one.start : one.end], readings)


@lru_cache(maxsize=4096)
def _values(text: str, lang: str) -> _Values:
    even = _even(text)
    exact = {
        value
        for figure in _written(even)
        for reading in (*figure.readings, *_readings(figure.text))
        for value in reading
    }
    exact |= {value for date in _DATE.finditer(even) for r in _date_readings(date) for value in r}
    exact |= {float(decade[1]) for decade in _DECADE.finditer(even)}
    words = list(spelled(even, lang))
    exact |= {value for one in words if not one.is_loose for value in one.values}
    loose = {value for one in words if one.is_loose for value in one.values} | roman(even)
    loose |= {SCALES[half[1].lower()][0] / 2 for half in _HALF.finditer(even)}
    if _HALVED.search(even):
        loose |= {round(v + s / 2, 3) for v in exact | loose for s in (1, 1e6, 1e9) if v >= s}
    return _Values(frozenset(exact), frozenset(loose), frozenset(months(even)))


def _written(text: str) -> Iterator[Figure]:
    """The numbers in digits, each with the multiplier behind it."""
    for match in _NUMBER.finditer(text):
        readings = _readings(match[0])
        start, end = match.span()
        if len(match[0]) == 2 and re.search(r"\b\d{4}[-/\u2013]$", text[max(0, start - 6) : start]):
            readings.append((float(text[start - 5 : start - 3] + match[0]),))  # 2023-24
        if (scale := _SCALE.match(text, end)) is not None:
            alone = [reading[0] for reading in readings if len(reading) == 1]
            scaled: list[tuple[float, ...]] = [
                (round(value * by, 3),) for value in alone for by in _scales(scale)
            ]
            readings = scaled if scale[1] else readings + scaled
        elif text.startswith("s", end) and match[0].endswith("0"):
            readings.append((float(match[0][-2:]),))  # the 1960s
        yield Figure(match[0], tuple(readings))


def _scales(scale: re.Match[str]) -> tuple[float, ...]:
    word = (scale[1] or scale[2]).lower()
    return SCALES.get(word) or (_SHORT[word],)


def _date_readings(date: re.Match[str]) -> tuple[tuple[float, ...], ...]:
    """Day, month and year of a date in digits, in either order; nothing where it is none."""
    first, middle, last = (float(date[group]) for group in (1, 3, 4))
    year, others = (first, (middle, last)) if len(date[1]) == 4 else (last, (first, middle))
    if len(date[1]) == 3 or max(others) > 31 or not 1 <= min(others) <= 12:
        return ()
    years = (year,) if year >= 100 else (year, 1900 + year, 2000 + year)
    return tuple((*others, one) for one in years)


def _even(text: str) -> str:
    """The same text, as long, with plain blanks."""
    return text.translate(_BLANKS)


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + ";" * (end - start) + text[end:]


def _readings(text: str) -> list[tuple[float, ...]]:
    """The values that a written number may stand for; a run of numbers may be several."""
    parts = re.split(_GROUP, text)
    joined = "".join(parts)
    readings: list[tuple[float, ...]] = [(value,) for value in _number(joined)]
    if len(parts) > 1:
        readings.append(tuple(_number(part)[0] for part in parts))
    pieces = re.split(r"[.,]", joined)
    if len(pieces) > 2:  # a date such as 20.10.2022
        readings.append(tuple(float(piece) for piece in pieces))
    return readings


def _number(digits: str) -> list[float]:
    """One number written with any separators: 2,5 → 2.5; 12.345 → 12345 or 12.345."""
    pieces = re.split(r"[.,]", digits)
    if len(pieces) == 1:
        return [float(digits)]
    whole = float("".join(pieces))
    fraction = float("".join(pieces[:-1]) + "." + pieces[-1])
    marks = re.findall(r"[.,]", digits)
    if len(marks) > 1:
        return [whole] if len(set(marks)) == 1 else [fraction]
    return [whole, fraction] if len(pieces[-1]) == _THOUSAND else [fraction]
