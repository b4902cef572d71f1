"""Times in words or figures: a day, month or year, a part of one (`fin 2023`), a decade, years of
which the last is shortened, and what is told from today.

Input: a text and a place in it. Output: the first and the last year, month or day of the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.days import find_days
from index.parse.date_values import days_of
from index.parse.parts import PART, any_of, bare, part_of
from index.parse.relative import RELATIVE, Period, beside, relative_at

__all__ = ["period_at", "periods"]

#: Characters of a day in words, at most.
_LONGEST = 30
#: Decades of the last century, as they are called without it: French behind *années*, English.
_TENS = {
    "cinquante": 5, "soixante": 6, "soixante-dix": 7, "quatre-vingt": 8, "quatre-vingts": 8,
    "quatre-vingt-dix": 9,
}  # fmt: skip
_TIES = {"fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8, "nineties": 9}
_ISO = re.compile(r"((?:19|20)[0-9]{2}(?:-[0-9]{1,2}){0,2})(?!\w|\.[.\w]|[-/][0-9])")
_DECADE = re.compile(
    rf"(?:annees\s+(?:(?P<full>(?:19|20)\d0)|(?P<ten>[5-9]0)|(?P<name>{any_of(_TENS)}))"
    rf"|(?P<years>(?:19|20)\d0)s|'?(?P<tens>[5-9]0)s|(?P<named>{any_of(_TIES)}))(?![\w-])",
    re.IGNORECASE,
)
#: `2023-Q4`, `2024H1`.
_YEAR_FIRST = re.compile(r"((?:19|20)\d\d)[\s-]?([QT][1-4]|H[12])(?![\w-])", re.IGNORECASE)
#: `2016-20`, as SIPRI writes it; what may be a month is one.
_SHORTENED = re.compile(r"((?:19|20)\d\d)[-–/](1[3-9]|[2-9]\d)(?![\w-]|[.,]\d)")
_WINTER = re.compile(
    r"(?:hiver|winter)\s+(?:(?:de|of)\s+)?((?:19|20)\d\d)\s?[-–/]\s?((?:19|20)?\d\d)(?![\w-])",
    re.IGNORECASE,
)
_BEGINNING = re.compile(
    rf"(?<![\w.,/-])(?:{PART.pattern}|{_SHORTENED.pattern}|{_WINTER.pattern}|{RELATIVE.pattern}"
    rf"|{_YEAR_FIRST.pattern}"
    rf"|(?=annees\s|(?:19|20)\d0s|'[5-9]0s)|(?<=\bthe\s)(?=[5-9]0s|(?:{any_of(_TIES)})\b))",
    re.IGNORECASE,
)


def period_at(text: str, at: int) -> Period | None:
    """The time in words or figures that begins at `at`; None where none does."""
    part = PART.match(bare(text), at)
    whole = _whole(text, part.end()) if part else None
    if part is None or whole is None:
        return _whole(text, at)
    found = part_of(whole.first, part["part"], whole.last)
    return Period(*found, whole.end) if found else None


def periods(text: str) -> Iterator[tuple[int, Period]]:
    """Times that cover several days by themselves, by place; one may begin within another."""
    for match in _BEGINNING.finditer(bare(text)):
        if found := period_at(text, match.start()):
            yield match.start(), found


def _whole(text: str, at: int) -> Period | None:
    if match := _YEAR_FIRST.match(text, at):
        named = part_of(match[1], match[2], match[1])
        return Period(*named, match.end()) if named else None
    if found := _of_two_years(text, at):
        return found
    match = _ISO.match(text, at)
    if match and days_of(match[1]):
        return Period(match[1], match[1], match.end())
    for day in find_days(text[at : at + _LONGEST])[:1]:
        if day.start == 0:
            return Period(day.iso, day.iso, at + day.end)
    if match := _DECADE.match(bare(text), at):
        year = _first_year(match)
        return Period(year, year[:3] + "9", match.end())
    return relative_at(text, at)


def _first_year(match: re.Match[str]) -> str:
    """The first year of a decade; of the last century, where it is called without it."""
    if whole := match["full"] or match["years"]:
        return whole
    named = (match["name"] or match["named"] or "").lower()
    return "19" + (match["ten"] or match["tens"] or f"{(_TENS | _TIES)[named]}0")


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
