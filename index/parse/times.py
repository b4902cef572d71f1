"""Times that a query states in another form than `date:` takes, and how it would take them.

Input: the words of a time. Output: the value of `date:` that selects the same days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple

from index.article import DateStamp
from index.days import find_days, today
from index.parse.days import period

__all__ = [
    "Bound",
    "Stated",
    "bound_named",
    "date_value",
    "is_time_name",
    "spoken_ranges",
    "stated",
    "years",
]

#: How a time bounds what is sought: until before it, until its end, from it on, from after it on.
Bound = Literal["before", "until", "from", "after", "within"]

_WITHIN: dict[str, Bound] = dict.fromkeys(
    ("an", "année", "annee", "mois", "jour", "year", "month", "day", "publié", "published"),
    "within",
)
_NAMES: dict[str, Bound] = {
    **dict.fromkeys(("avant", "before"), "before"),
    **dict.fromkeys(("jusque", "until", "to"), "until"),
    **dict.fromkeys(("depuis", "since", "from", "dès"), "from"),
    **dict.fromkeys(("après", "apres", "after"), "after"),
    **_WITHIN,
}
_SIGNS: dict[str, Bound] = {
    "": "within", "=": "within", "<": "before", "<=": "until", ">": "after", ">=": "from"
}  # fmt: skip
_SIGN = re.compile("[<>]?=?")
_ISO = re.compile(r"((?:19|20)[0-9]{2}(?:-[0-9]{1,2}){0,2})(?!\w|\.[.\w]|[-/][0-9])")
_ARTICLE = r"(?:(?:le|en|the)\s+)?"
#: Looked at from each word on, whatever came to nothing before: `la guerre de 2014 à 2022`.
_BETWEEN = re.compile(
    rf"(?<![\w-])(?=(?:entre|between|from|de|du)\s+{_ARTICLE}(\w.{{0,30}}?)\s+"
    rf"(?:et|and|to|until|à|au|jusqu['’](?:en|à|au))\s+{_ARTICLE}(?P<last>\w))",
    re.IGNORECASE,
)
#: `2021-2024`, `mai-juin 2021`, `mars 2020 – mai 2021`.
_DASHED = re.compile(r"(?<![\w.,/-])(?=(\w[\w ]{0,20}?)\s?[-–—/]\s?(?P<last>\w))")
_YEAR = re.compile(r"(?<![\w.,/+-])(?:19|20)\d\d(?![\w/-]|[.,]\d|\s?[%€$])")
_MONTH = re.compile(
    r"(?<![\w.,/+-])(?:((?:19|20)\d\d)-(0[1-9]|1[0-2])|(0?[1-9]|1[0-2])/((?:19|20)\d\d))"
    r"(?![\w/-]|[.,]\d)"
)
#: Of these words `from` and `to` tell of places, too.
_SPOKEN = "|".join(sorted(_NAMES.keys() - _WITHIN.keys() - {"from", "to", "jusque"}))
_BOUND = re.compile(
    rf"(?<![\w-])({_SPOKEN}|[àa] partir de|jusqu['’](?:en|à|au))\s+{_ARTICLE}", re.IGNORECASE
)
#: Years and months told from today, and how many before the one it is.
_RELATIVE = re.compile(
    r"(?<![\w-])(?:(?P<year_0>cette\s+ann[ée]e|this\s+year)"
    r"|(?P<year_1>l['’](?:an|ann[ée]e)\s+(?:derni(?:er|[èe]re)|pass[ée]e?)|last\s+year)"
    r"|(?P<month_0>ce\s+mois(?:-ci)?|this\s+month)"
    r"|(?P<month_1>le\s+mois\s+(?:dernier|pass[ée])|last\s+month))(?!\w)",
    re.IGNORECASE,
)
#: Characters of a time, at most.
_LONGEST = 30


class Stated(NamedTuple):
    """A year, month or day (ISO), where it ends in the text, and how a sign before it bounds it."""

    iso: str
    end: int
    bound: Bound


def is_time_name(name: str) -> bool:
    """Whether a word before a colon asks for a time: `avant`, `year`."""
    return name.lower() in _NAMES


def bound_named(name: str) -> Bound:
    """How a word bounds the time that follows it; any other word names the time itself."""
    return _NAMES.get(name.lower(), "within")


def stated(text: str, at: int) -> Stated | None:
    """The time at `at` of the text; None where there is none."""
    sign = _SIGN.match(text, at)
    start = sign.end() if sign else at
    bound = _SIGNS[sign[0] if sign else ""]
    match = _ISO.match(text, start)
    if match and period(match[1]):
        return Stated(match[1], match.end(), bound)
    for day in find_days(text[start : start + _LONGEST]):
        if day.start == 0:
            iso = DateStamp(day.day, day.precision, "stated", 1.0).iso()
            return Stated(iso, start + day.end, bound)
    return None


def date_value(iso: str, bound: Bound) -> str:
    """The value of `date:` for a time so bounded."""
    if bound == "until":
        return f"..{iso}"
    if bound == "from":
        return f"{iso}.."
    if bound == "before":
        return f"..{_beside(iso, -1)}"
    return f"{_beside(iso, 1)}.." if bound == "after" else iso


def spoken_ranges(text: str) -> Iterator[tuple[int, int, str]]:
    """Spans of days in words (`depuis 2019`, `entre mars et juin 2021`, `last year`): place and
    value of `date:`."""
    end = 0
    for pattern in (_BETWEEN, _DASHED):
        for match in pattern.finditer(text, end):
            last = stated(text, match.start("last")) if match.start() >= end else None
            if last and (first := _beginning(match[1], text[match.start("last") : last.end])):
                end = last.end
                yield match.start(), end, f"{first}..{last.iso}"
    for match in _BOUND.finditer(text, end):
        if found := stated(text, match.end()):
            yield match.start(), found.end, date_value(found.iso, _bound_spoken(match[1]))
    for match in _RELATIVE.finditer(text, end):
        unit, _, steps = (match.lastgroup or "").partition("_")
        iso = today().isoformat()[: 4 if unit == "year" else 7]
        yield match.start(), match.end(), _beside(iso, -1) if steps == "1" else iso


def years(text: str) -> Iterator[tuple[int, int, str]]:
    """Years, and months in figures, that stand for themselves: place and value of `date:`."""
    for match in _MONTH.finditer(text):
        year, month = match[1] or match[4], match[2] or match[3]
        yield match.start(), match.end(), f"{year}-{int(month):02}"
    yield from ((match.start(), match.end(), match[0]) for match in _YEAR.finditer(text))


def _bound_spoken(words: str) -> Bound:
    """How the words before a time bound it: `jusqu'en`, `à partir de`."""
    is_until = words.lower().startswith("jusqu")
    return "until" if is_until else "from" if " " in words else bound_named(words)


def _beginning(first: str, last: str) -> str | None:
    """The first time of a range (ISO), which may leave to the last what both share: `entre mars et
    juin 2023`, `du 3 au 10 mai 2023`."""
    words = last.split()
    for size in range(min(len(words), 3)):
        whole = " ".join((first, *words[len(words) - size :]))
        found = stated(whole, 0)
        if found and found.end == len(whole):
            return found.iso
    return None


def _beside(iso: str, step: int) -> str:
    """The year, month or day before (-1) or after (1) one."""
    parts = [int(part) for part in iso.split("-")]
    if len(parts) == 1:
        return str(parts[0] + step)
    if len(parts) == 2:
        months = parts[0] * 12 + parts[1] - 1 + step
        return f"{months // 12}-{months % 12 + 1:02}"
    return (date(*parts) + timedelta(days=step)).isoformat()
