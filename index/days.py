"""Days as people write them: ISO, numbers, month names of eighteen languages, feed and epoch forms.

Input: a text, its language and today's date. Output: the days it states, with their place; a day
that does not exist, or lies in the future, is no day. Month names come from Babel's CLDR data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Literal

from babel import Locale

from index.article import Precision, iso_day

__all__ = [
    "CLOCK",
    "WrittenDay",
    "find_days",
    "from_epoch",
    "holds_time",
    "month_names",
    "month_number",
    "parse_day",
    "today",
    "today_here",
    "weekday_names",
]

_MONTH_LANGS = ("fr", "en", "de", "es", "it", "pt", "nl", "ru", "uk", "nb", "da", "sv", "pl", "ca")
#: Months of further languages, in full alone.
_FURTHER_LANGS = ("ar", "ar_DZ", "ar_MA", "cs", "ro", "tr")
#: Abbreviated months of one language that are words of another.
_NOT_MONTHS = frozenset({"ag", "out", "set", "lis", "lip", "gen", "mag"})
_FIRST_EPOCH = date(2000, 1, 1)

#: A time of the clock, as a pattern: «18h30», «9 h 05», «18:30».
CLOCK = r"\d{1,2}\s?[:hH]:?\s?\d\d"
_TIME = re.compile(CLOCK)
_DIGIT = re.compile(r"\d")
#: A time or the same day again, which a page has glued to the year: «202410:25».
_GLUED = rf"(?={CLOCK}(?!\d)|\d{{1,2}}\s[^\W\d_]{{3,9}}\.?\s(?:19|20)\d\d)"
_ISO = re.compile(r"(?<![\d/.-])((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?!\d|[-/.]\d)")
#: 2024年3月12日, 2024년 3월 12일.
_EASTERN = re.compile(r"((?:19|20)\d\d)[年년]\s?(\d{1,2})[月월]\s?(\d{1,2})[日일]")
#: `AFP 121530 MAR 24`: day and time, as agencies stamp.
_STAMP = re.compile(
    r"(?<![\w-])([0-3]\d)[0-2]\d[0-5]\d ?(?:GMT |UTC |Z )?([^\W\d_a-z]{3}) ([0-4]\d)$"
)
_DAY_FIRST = re.compile(
    r"(?:(?<!\d)|(?<=[/.-]20\d\d))(\d{1,2})(?:er|re|st|nd|rd|th|º|ª|-?\u0433\u043e|\.)?[\s-]*(?:de\s|of\s|d['’])?"
    r"([^\W\d_]{3,12})[.,]?[\s-]*(?:de\s|del\s)?((?:19|20)\d\d)"
    rf"(?:(?!\d)|{_GLUED})"
)
_MONTH_FIRST = re.compile(
    r"(?<![^\W_])([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:er|st|nd|rd|th)?,?\s+((?:19|20)\d\d)(?!\d)"
)
_NUMBERS = re.compile(
    r"(?<![\d/.-])(\d{1,2})([.-]|\.\s|\s?/\s?)(\d{1,2})\2"
    rf"((?:19|20)\d\d{_GLUED}|(?:(?:19|20)\d\d|\d\d)(?!\d|[-/.]\d))"
)
#: `03-02-24`, which is a day where «le» or a time behind it says so.
_FULL = 8
_TIMED = re.compile(rf",?\s(?:à\s)?{CLOCK}(?!\d)")
_MONTH_YEAR = re.compile(
    r"(?<![^\W_])(?<!\d\s)([^\W\d_]{3,12})\.?\s+(?:de\s)?((?:19|20)\d\d)(?!\d)"
)
_WHOLE_YEAR = re.compile(r"((?:19|20)\d\d)$")
_WHOLE_MONTH = re.compile(r"((?:19|20)\d\d)[-/](\d{1,2})$")
_WHOLE_DAY = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)$")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T\d{4,6}.*)?$")
_EPOCH = re.compile(r"\d{9,10}(?:\.\d+)?$|\d{12,13}$")


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day at characters [start, end) of a text; `day` is the first of the period named."""

    day: date
    precision: Precision
    start: int
    end: int

    @property
    def iso(self) -> str:
        """`2024-01-23`, `2024-01` or `2024`, as precise as is written."""
        return iso_day(self.day, self.precision)


def holds_time(text: str) -> bool:
    """True where a time of the clock stands in `text`."""
    return bool(_TIME.search(text))


def today() -> date:
    """The latest day that it is anywhere on Earth: an article from the east is not of tomorrow."""
    return (datetime.now(UTC) + timedelta(hours=14)).date()


def today_here() -> date:
    """The day that it is on this machine: the one from which *last week* is told."""
    return datetime.now().astimezone().date()


def parse_day(
    value: str | int | float, *, lang: str = "fr", latest: date | None = None
) -> tuple[date, Precision] | None:
    """The day, month or year that `value` as a whole states; None where it states none.

    Takes what `find_days` takes, and `2024`, `2024-01`, `20240123` and seconds or milliseconds
    since 1970. A time and its zone are left aside: the day is the one written.
    """
    text = str(value).strip()
    if _EPOCH.match(text):
        day = from_epoch(text, latest=latest)
        return (day, "day") if day else None
    for pattern in (_WHOLE_DAY, _WHOLE_YEAR, _WHOLE_MONTH, _COMPACT):
        if match := pattern.match(text):
            return _checked(*(int(part) for part in match.groups()), latest=latest)
    first = next(iter(find_days(text[:80], lang=lang, latest=latest)), None)
    return (first.day, first.precision) if first else None


def from_epoch(text: str, *, latest: date | None = None) -> date | None:
    """The day (UTC) of seconds or milliseconds since 1970, from 2000 until `latest`."""
    if not _EPOCH.match(text):
        return None
    seconds = float(text)
    day = datetime.fromtimestamp(seconds / (1000 if seconds > 1e11 else 1), UTC).date()
    return day if _FIRST_EPOCH <= day <= (latest or today()) else None


def find_days(text: str, *, lang: str = "fr", latest: date | None = None) -> list[WrittenDay]:
    """The days and months that `text` states, in its order, none inside another.

    Numbers like 03/04/2024 are day first, except in English, where such a pair that can be read
    both ways gives the year alone.
    """
    taken: list[WrittenDay] = []
    if not _DIGIT.search(text):  # all of them have a year in figures
        return taken
    for written in _candidates(text, lang, latest or today()):
        if all(written.end <= other.start or written.start >= other.end for other in taken):
            taken.append(written)
    return sorted(taken, key=lambda written: written.start)


def _candidates(text: str, lang: str, latest: date) -> Iterator[WrittenDay]:
    """Every reading of every pattern, the most precise patterns first."""
    for pattern, order in (
        (_ISO, (1, 3, 4)), (_EASTERN, (1, 2, 3)), (_DAY_FIRST, (3, 2, 1)),
        (_MONTH_FIRST, (3, 1, 2)), (_NUMBERS, None), (_MONTH_YEAR, (2, 1)), (_STAMP, (3, 2, 1)),
    ):  # fmt: skip
        for match in pattern.finditer(text):
            parts = _numbered(match, lang) if order is None else _named(match, order)
            checked = _checked(*parts, latest=latest) if parts else None
            if checked:
                yield WrittenDay(*checked, match.start(), match.end())


def _named(match: re.Match[str], order: tuple[int, ...]) -> tuple[int, ...] | None:
    """Year, month and day of a match whose month may be a name; None for another word."""
    year, month, *day = (match[group] for group in order)
    number = int(month) if month.isdigit() else _months().get(_key(month), 0)
    full_year = int(year) if len(year) > 2 else 2000 + int(year)
    return (full_year, number, *map(int, day)) if number else None


def _numbered(match: re.Match[str], lang: str) -> tuple[int, ...] | None:
    """Year, month and day of `3/4/2024`; the year alone where English leaves the rest open."""
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if year < 100:
        is_said = match.string[: match.start()].endswith(("le ", "Le ", "le\xa0"))
        is_said = is_said or bool(_TIMED.match(match.string, match.end()))
        if match[2] not in ("/", ".") and not (is_said and len(match[0]) == _FULL):
            return None
        year += 2000
    if second > 12:
        return year, first, second
    if lang == "en" and "/" in match[2] and first <= 12 and first != second:
        return (year,)
    return year, second, first


def _checked(
    year: int, month: int = 0, day: int = 0, *, latest: date | None
) -> tuple[date, Precision] | None:
    """The date and its precision if it exists and is not in the future."""
    precision: Literal["day", "month", "year"] = "day" if day else "month" if month else "year"
    try:
        value = date(year, month or 1, day or 1)
    except ValueError:
        return None
    return (value, precision) if value <= (latest or today()) else None


@cache
def _months() -> dict[str, int]:
    """Month names and abbreviations, folded, to 1..12."""
    names: dict[str, int] = {"fev": 2, "juill": 7, "sept": 9, "aou": 8, "janner": 1, "desember": 12}
    for lang in (*_MONTH_LANGS, *_FURTHER_LANGS):
        months = Locale.parse(lang).months
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated")[: 1 if lang in _FURTHER_LANGS else 2]:
                for number, name in months[form][width].items():
                    key = _key(name)
                    if key not in _NOT_MONTHS:
                        names.setdefault(key, number)
    return names


def month_number(name: str) -> int | None:
    """1 to 12 for the name or abbreviation of a month, None for any other word."""
    return _months().get(_key(name))


@cache
def month_names(number: int, lang: str) -> tuple[str, ...]:
    """How a date of `lang` names the month, and how it is called alone; none where months of the
    language are not known."""
    if lang not in _MONTH_LANGS:
        return ()
    months = Locale(lang).months
    return tuple(dict.fromkeys(months[form]["wide"][number] for form in ("format", "stand-alone")))


@cache
def weekday_names(lang: str) -> tuple[str, ...]:
    """The days of the week in a language, in lower case."""
    return tuple(name.lower() for name in Locale(lang).days["format"]["wide"].values())


_PLAIN = str.maketrans("éèêûäáàâôóçüñåё", "eeeuaaaaoocunae")


def _key(name: str) -> str:
    """A month name as it is looked up: lower case, without its accents and full stop."""
    return name.lower().translate(_PLAIN).strip(". ")
