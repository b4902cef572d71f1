"""Times in words that are no single day, month or year: a part of a year or month (`fin 2023`,
`summer 2021`, `T3 2023`, `mi-mai 2022`), a decade, and what is told from today (`last week`, `les
six derniers mois`).

Input: a text and a place in it. Output: the first and the last year, month or day of the time.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from index.days import find_days, today_here
from index.number_words import SMALL
from index.parse.date_values import days_of

__all__ = [
    "Period",
    "beside",
    "is_relative",
    "parts_named",
    "period_at",
    "periods",
]

#: Parts of a year: their first month, how many months, their names in French and English. Those of
#: four months are thirds, of a month too. Winter is none unless both of its years are said.
_PARTS: tuple[tuple[int, int, dict[str, str]], ...] = (
    (1, 4, {"fr": "début", "en": "early|beginning of|start of"}),
    (5, 4, {"fr": "mi|milieu", "en": "mid|middle of"}),
    (9, 4, {"fr": "fin", "en": "late|end"}),
    (3, 3, {"fr": "printemps", "en": "spring"}),
    (6, 3, {"fr": "été", "en": "summer"}),
    (9, 3, {"fr": "automne", "en": "autumn|fall"}),
    (1, 3, {"fr": "premier trimestre|1er trimestre|T1", "en": "first quarter|1st quarter|Q1"}),
    (4, 3, {"fr": "deuxième trimestre|second trimestre|2e trimestre|2ème trimestre|T2",
            "en": "second quarter|2nd quarter|Q2"}),
    (7, 3, {"fr": "troisième trimestre|3e trimestre|3ème trimestre|T3",
            "en": "third quarter|3rd quarter|Q3"}),
    (10, 3, {"fr": "quatrième trimestre|dernier trimestre|4e trimestre|4ème trimestre|T4",
             "en": "fourth quarter|last quarter|4th quarter|Q4"}),
    (1, 6, {"fr": "premier semestre|1er semestre|première moitié", "en": "first half|H1"}),
    (7, 6, {"fr": "second semestre|deuxième semestre|2e semestre|2ème semestre|seconde moitié",
            "en": "second half|H2"}),
)  # fmt: skip
_THIRD = 4
_UNITS = {
    **dict.fromkeys(("an", "ans", "annee", "annees", "year", "years"), "year"),
    **dict.fromkeys(("mois", "month", "months"), "month"),
    **dict.fromkeys(("semaine", "semaines", "week", "weeks"), "week"),
    **dict.fromkeys(("jour", "jours", "day", "days"), "day"),
}
_NUMBERS = {name: n for some in SMALL.values() for n, name in enumerate(some) if n > 1}

#: Letter for letter, so that places stay true.
_BARE = str.maketrans("éèêûÉÈÊÛ’", "eeeuEEEU'")
#: Characters of a day in words, at most.
_LONGEST = 30


def _bare(text: str) -> str:
    return text.translate(_BARE)


def _any_of(names: Iterable[str]) -> str:
    return "|".join(sorted(names, key=len, reverse=True)).replace(" ", r"\s+")


_MONTHS = {
    _bare(name).lower(): (first, months)
    for first, months, names in _PARTS
    for some in names.values()
    for name in some.split("|")
}
_PART = re.compile(
    rf"(?P<part>{_any_of(_MONTHS)})(?:\s+|-)"
    r"(?:(?:du|de|of|the|en|annee|year|mois|month)\s+|[dl]')*(?=\w)",
    re.IGNORECASE,
)
_ISO = re.compile(r"((?:19|20)[0-9]{2}(?:-[0-9]{1,2}){0,2})(?!\w|\.[.\w]|[-/][0-9])")
_DECADE = re.compile(r"(?:annees\s+((?:19|20)\d0)|((?:19|20)\d0)s)(?![\w-])", re.IGNORECASE)
#: `2016-20`, as SIPRI writes it; what may be a month is one.
_SHORTENED = re.compile(r"((?:19|20)\d\d)[-–/](1[3-9]|[2-9]\d)(?![\w-]|[.,]\d)")
_WINTER = re.compile(
    r"(?:hiver|winter)\s+(?:(?:de|of)\s+)?((?:19|20)\d\d)\s?[-–/]\s?((?:19|20)?\d\d)(?![\w-])",
    re.IGNORECASE,
)
_ANY_UNIT = f"(?:{_any_of(_UNITS)})"
_ONE_UNIT = "(?:an|annee|year|mois|month|semaine|week)"
_COUNT = rf"(?:\d{{1,3}}|{_any_of(_NUMBERS)})"
_RELATIVE = re.compile(
    rf"(?:(?P<this>(?:cet|cette|ce|this)\s+{_ONE_UNIT}(?:[ -]ci)?)"
    rf"|(?P<last>(?:l[ae]\s+|l')?{_ONE_UNIT}\s+derniere?"
    rf"|(?:l[ae]\s+|l'|(?<=l[ae]\s)|(?<=l')){_ONE_UNIT}\s+passee?"
    rf"|last\s+{_ONE_UNIT}(?!\s+of\b))"
    rf"|(?P<back>(?:(?:les\s+|ces\s+)?(?:{_COUNT}\s+derni(?:er|ere)s|derni(?:er|ere)s\s+{_COUNT})"
    rf"|(?:last|past)\s+{_COUNT})\s+{_ANY_UNIT}|past\s+{_ONE_UNIT}))(?![\w-])",
    re.IGNORECASE,
)
_BEGINNING = re.compile(
    rf"(?<![\w.,/-])(?:{_PART.pattern}|(?:{_SHORTENED.pattern})|{_WINTER.pattern}|{_DECADE.pattern}"
    rf"|{_RELATIVE.pattern})",
    re.IGNORECASE,
)


class Period(NamedTuple):
    """The first and the last year, month or day (ISO) of a time, and where it ends in the text."""

    first: str
    last: str
    end: int


def period_at(text: str, at: int) -> Period | None:
    """The time in words or figures that begins at `at`; None where none does."""
    part = _PART.match(_bare(text), at)
    if part is None:
        return _whole(text, at)
    whole = _whole(text, part.end())
    if whole is None or whole.first != whole.last:
        return None
    name = " ".join(part["part"].lower().split())
    found = _part_of(whole.first, *_MONTHS[name])
    return Period(*found, whole.end) if found else None


def periods(text: str) -> Iterator[tuple[int, Period]]:
    """Times that this module alone knows, by place; one may begin within another."""
    for match in _BEGINNING.finditer(_bare(text)):
        if found := period_at(text, match.start()):
            yield match.start(), found


def is_relative(text: str) -> bool:
    """Whether a time is told from today: another one in each article that says it."""
    return bool(_RELATIVE.search(_bare(text)))


def parts_named(time: str, lang: str) -> Iterator[tuple[str, str]]:
    """Each name of the part that a value of `date:` is, and the year or month that it is of."""
    first, _, last = time.partition("..")
    for whole in (first[:4], first[:7]) if first and last else ():
        for start, months, names in _PARTS:
            if _part_of(whole, start, months) == (first, last):
                yield from ((name, whole) for name in names.get(lang, "").split("|") if name)


def beside(iso: str, step: int) -> str:
    """The year, month or day before (-1) or after (1) one."""
    parts = [int(part) for part in iso.split("-")]
    if len(parts) == 1:
        return str(parts[0] + step)
    if len(parts) == 2:
        months = parts[0] * 12 + parts[1] - 1 + step
        return f"{months // 12}-{months % 12 + 1:02}"
    return (date(*parts) + timedelta(days=step)).isoformat()


def _whole(text: str, at: int) -> Period | None:
    if found := _of_two_years(text, at):
        return found
    match = _ISO.match(text, at)
    if match and days_of(match[1]):
        return Period(match[1], match[1], match.end())
    for day in find_days(text[at : at + _LONGEST])[:1]:
        if day.start == 0:
            return Period(day.iso, day.iso, at + day.end)
    if match := _DECADE.match(_bare(text), at):
        year = match[1] or match[2]
        return Period(year, year[:3] + "9", match.end())
    if match := _RELATIVE.match(_bare(text), at):
        return Period(*_from_today(match), match.end())
    return None


def _of_two_years(text: str, at: int) -> Period | None:
    """Years of which the last is shortened, and the winter between two."""
    if match := _SHORTENED.match(text, at):
        last = match[1][:2] + match[2]
        return Period(match[1], last, match.end()) if match[1] < last else None
    if match := _WINTER.match(text, at):
        after = beside(match[1], 1)
        found = Period(f"{match[1]}-12", f"{after}-02", match.end())
        return found if after.endswith(match[2]) else None
    return None


def _part_of(whole: str, first: int, months: int) -> tuple[str, str] | None:
    """The first and the last month of a part of a year, or day of a third of a month."""
    if len(whole) == len("2023"):
        return f"{whole}-{first:02}", f"{whole}-{first + months - 1:02}"
    if len(whole) > len("2023-05") or months != _THIRD:
        return None
    year, month = map(int, whole.split("-"))
    third = first // _THIRD
    last = calendar.monthrange(year, month)[1] if third == 2 else 10 * third + 10
    return f"{whole}-{10 * third + 1:02}", f"{whole}-{last:02}"


def _from_today(match: re.Match[str]) -> tuple[str, str]:
    """The year, month or week that it is, the one before it, or so many up to today."""
    words = re.split(r"[\s']+|-ci", match[0].lower())
    unit = next(_UNITS[one] for one in words if one in _UNITS)
    now = today_here()
    if match["back"]:
        counts = (int(one) if one.isdecimal() else _NUMBERS.get(one) for one in words)
        return _before(now, unit, next(filter(None, counts), 1)).isoformat(), now.isoformat()
    steps = 1 if match["last"] else 0
    if unit == "week":
        monday = now - timedelta(days=now.weekday() + 7 * steps)
        return monday.isoformat(), (monday + timedelta(days=6)).isoformat()
    iso = beside(now.isoformat()[: 4 if unit == "year" else 7], -steps)
    return iso, iso


def _before(day: date, unit: str, count: int) -> date:
    if unit in ("day", "week"):
        return day - timedelta(days=count * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 - count * (12 if unit == "year" else 1)
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
