"""Times told from today: `last week`, `les six derniers mois`, `depuis deux ans`, `l'été dernier`,
`hier`; and a month, the beginning or end of one, a day or season without its year, which is the
last one that has begun.

Input: a text and a place in it. Output: the first and the last year, month or day of the time.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import NamedTuple

from index.days import month_names, today_here
from index.number_words import SMALL
from index.parse.parts import PART, SEASONS, any_of, bare, part_of

__all__ = ["RELATIVE", "Period", "beside", "is_relative", "lately", "relative_at", "without_year"]

_UNITS = {
    **dict.fromkeys(("decennie", "decade"), "decade"),
    **dict.fromkeys(("an", "ans", "annee", "annees", "year", "years"), "year"),
    **dict.fromkeys(("semestre", "semestres"), "half"),
    **dict.fromkeys(("trimestre", "trimestres", "quarter", "quarters"), "quarter"),
    **dict.fromkeys(("mois", "month", "months"), "month"),
    **dict.fromkeys(("semaine", "semaines", "week", "weeks"), "week"),
    **dict.fromkeys(("jour", "jours", "day", "days"), "day"),
}
_IN_MONTHS = {"decade": 120, "year": 12, "half": 6, "quarter": 3, "month": 1}
_NUMBERS = {name: n for some in SMALL.values() for n, name in enumerate(some) if n > 1}
_YESTERDAY = {"avant-hier": 2, "hier": 1, "yesterday": 1}
#: The names of months in French and English, in lower case and bare.
_MONTHS = {
    bare(name).lower(): number
    for number in range(1, 13)
    for lang in ("fr", "en")
    for name in month_names(number, lang)
}

_ANY_UNIT = f"(?:{any_of(_UNITS)})"
_ONE_UNIT = "(?:an|annee|year|mois|month|semaine|week)"
_NAMED = f"(?:{any_of((*SEASONS, *_MONTHS))})"
_COUNT = rf"(?:\d{{1,3}}|{any_of(_NUMBERS)})"
_ABOUT = r"(?:(?:plus\s+de|moins\s+de|pres\s+de|environ|au\s+moins)\s+)?"
RELATIVE = re.compile(
    rf"(?:(?P<this>(?:cet|cette|ce|this)\s+(?:{_ONE_UNIT}|{any_of(SEASONS)}|trimestre|semestre"
    r"|quarter)(?:[ -]ci)?)"
    rf"|(?P<last>(?:l[ae]\s+|l')?(?:{_ONE_UNIT}|(?:(?P<nth>[0-3]?\d)(?:er)?\s+)?{_NAMED}"
    r"|trimestre|semestre)\s+derniere?"
    rf"|(?:l[ae]\s+|l'|(?<=l[ae]\s)|(?<=l')){_ONE_UNIT}\s+passee?"
    rf"|last\s+(?:{_ONE_UNIT}|{_NAMED}|quarter)(?!\s+of\b))"
    rf"|(?P<back>(?:(?:les\s+|ces\s+)?(?:{_COUNT}\s+derni(?:er|ere)s|derni(?:er|ere)s\s+{_COUNT})"
    rf"|(?:last|past)\s+{_COUNT}|depuis\s+{_ABOUT}(?:{_COUNT}|une?))\s+{_ANY_UNIT}(?!\s+et\s+demi)|past\s+{_ONE_UNIT}"
    r"|(?:la\s+)?derniere\s+decennie|(?:last|past)\s+decade)"
    rf"|(?<!['-])(?P<day>{any_of(_YESTERDAY)})(?:\s+(?:soir|matin|morning|evening))?)(?![\w-])",
    re.IGNORECASE,
)
#: A day, month or season without its year, and the beginning of what this year is.
_WITHOUT_YEAR = re.compile(
    rf"(?:(?:(?P<before>[0-3]?\d)(?:er|st|nd|rd|th)?\s+(?:of\s+)?)?(?P<month>{any_of(_MONTHS)})"
    r"(?:\s+(?P<after>[0-3]?\d)(?:st|nd|rd|th)?)?"
    rf"|(?P<season>{any_of(SEASONS.keys() - {'fall', 'spring'})})"
    r"|(?:debut\s+d(?:e\s+l'|u\s+)|(?:start|beginning)\s+of\s+the\s+)(?P<begun>annee|year|mois|month))"
    r"(?![\w-])(?!,?\s+(?:de\s+|of\s+|d')?(?:[12]\d{3}|derniere?|prochaine?|[a-z]*aire)\b)",
    re.IGNORECASE,
)
#: What is past, and nobody knows since when.
_LATELY = re.compile(
    r"(?<![\w-])(?:(?:(?:au\s+cours\s+|lors\s+)?(?:d?es|ces|les)\s+(?:toute?s\s+)?)?derni(?:er|ere)s"
    r"\s+(?:jours|semaines|mois|annees|temps)|recent\s+(?:days|weeks|months|years)"
    r"|(?:last|past)\s+(?:few\s+)?(?:days|weeks|months|years)|recemment|recently|lately)(?![\w-]|\s+(?:de|du|des|of)\b|\s+d')",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class Period(NamedTuple):
    """The first and the last year, month or day (ISO) of a time, and where it ends in the text."""

    first: str
    last: str
    end: int


def is_relative(text: str) -> bool:
    """Whether a time is told from today: another one in each article that says it."""
    plain = bare(text)
    is_short = bool(_WITHOUT_YEAR.search(plain)) and not _YEAR.search(plain)
    return is_short or bool(RELATIVE.search(plain))


def lately(text: str) -> list[tuple[int, int]]:
    """Where a text tells of the last days or years without saying how many."""
    return [match.span() for match in _LATELY.finditer(bare(text))]


def relative_at(text: str, at: int) -> Period | None:
    """The time told from today that begins at `at`."""
    match = RELATIVE.match(bare(text), at)
    return Period(*_from_today(match), match.end()) if match else None


def without_year(text: str, at: int) -> Period | None:
    """The last day, month or season so named that has begun, or part of a month (`fin mars`); none
    where the text says a year."""
    plain = bare(text)
    match = None if _YEAR.search(text) else _WITHOUT_YEAR.match(plain, at)
    part = None if match else PART.match(plain, at)
    if part and not _YEAR.search(text):
        match = _WITHOUT_YEAR.match(plain, part.end())
    if match is None:
        return None
    now = today_here().isoformat()
    if begun := match["begun"]:
        iso = now[: 7 if begun.lower() in ("mois", "month") else 4]
        return Period(iso, iso, match.end())
    for year in (int(now[:4]), int(now[:4]) - 1):
        whole = _of_year(match, year)
        found = part_of(whole[0], part["part"], whole[1]) if part else whole
        if found and found[0] <= now[: len(found[0])]:
            return Period(*found, match.end())
    return None


def beside(iso: str, step: int) -> str:
    """The year, month or day before (-1) or after (1) one."""
    parts = [int(part) for part in iso.split("-")]
    if len(parts) == 1:
        return str(parts[0] + step)
    if len(parts) == 2:
        months = parts[0] * 12 + parts[1] - 1 + step
        return f"{months // 12}-{months % 12 + 1:02}"
    return (date(*parts) + timedelta(days=step)).isoformat()


def _of_year(match: re.Match[str], year: int) -> tuple[str, str]:
    """What `without_year` found, of one year."""
    if match["season"]:
        return _months_from(year, *SEASONS[match["season"].lower()])
    iso = f"{year}-{_MONTHS[match['month'].lower()]:02}"
    return (_day_of(iso, match["before"] or match["after"]),) * 2


def _day_of(month: str, day: str | None) -> str:
    """A day of a month, or the month where it has no such day."""
    year, number = map(int, month.split("-"))
    if day and 1 <= int(day) <= calendar.monthrange(year, number)[1]:
        return f"{month}-{int(day):02}"
    return month


def _from_today(match: re.Match[str]) -> tuple[str, str]:
    """What it is that today is in, the one before it, or so many up to today."""
    words = re.split(r"[\s']+|-ci", match[0].lower())
    now = today_here()
    if match["day"]:
        iso = (now - timedelta(days=_YESTERDAY[words[0]])).isoformat()
        return iso, iso
    steps = 1 if match["last"] else 0
    if named := next((one for one in words if one in SEASONS or one in _MONTHS), ""):
        first, last = _last_named(named, now, is_over=bool(steps))
        return (_day_of(first, match["nth"]),) * 2 if first == last else (first, last)
    unit = next(_UNITS[one] for one in words if one in _UNITS)
    if match["back"]:
        counts = (int(one) if one.isdecimal() else _NUMBERS.get(one) for one in words)
        return _before(now, unit, next(filter(None, counts), 1)).isoformat(), now.isoformat()
    if unit == "week":
        monday = now - timedelta(days=now.weekday() + 7 * steps)
        return monday.isoformat(), (monday + timedelta(days=6)).isoformat()
    if unit in ("half", "quarter"):
        size = _IN_MONTHS[unit]
        return _months_from(now.year, (now.month - 1) // size * size + 1 - size * steps, size)
    iso = beside(now.isoformat()[: 4 if unit == "year" else 7], -steps)
    return iso, iso


def _last_named(name: str, now: date, *, is_over: bool) -> tuple[str, str]:
    """The last season or month so named that has begun, or that is over."""
    first, size = SEASONS.get(name) or (_MONTHS[name], 1)
    year, month = now.year, now.isoformat()[:7]
    while _months_from(year, first, size)[is_over] >= (month if is_over else beside(month, 1)):
        year -= 1
    return _months_from(year, first, size)


def _months_from(year: int, month: int, size: int) -> tuple[str, str]:
    """The first and the last of so many months; a month below 1 is one of the year before."""
    first = beside(f"{year}-01", month - 1)
    return first, beside(first, size - 1)


def _before(day: date, unit: str, count: int) -> date:
    if unit in ("day", "week"):
        return day - timedelta(days=count * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 - count * _IN_MONTHS[unit]
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
