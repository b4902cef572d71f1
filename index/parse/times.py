"""Times that a query states in another form than `date:` takes, and how it would take them.

Input: the words of a time. Output: the value of `date:` that selects the same days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple

from index.article import DateStamp
from index.days import find_days
from index.parse.days import period

__all__ = [
    "Bound",
    "Stated",
    "bound_named",
    "date_value",
    "is_time_name",
    "spoken_ranges",
    "stated",
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
_BETWEEN = re.compile(
    r"(?<![\w-])(?:entre|between|from|de)\s+(.{4,30}?)\s+(?:et|and|to|à)\s+(?=[\w])", re.IGNORECASE
)
#: Of these words `from` and `to` tell of places, too, and *jusque* of none by itself.
_SPOKEN = "|".join(sorted(_NAMES.keys() - _WITHIN.keys() - {"from", "to", "jusque"}))
_BOUND = re.compile(rf"(?<![\w-])({_SPOKEN})\s+(?:le\s+|en\s+)?", re.IGNORECASE)
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
    """Ranges of days in words (`depuis 2019`, `entre 2019 et 2021`): place and value of `date:`."""
    end = 0
    for match in _BETWEEN.finditer(text):
        first, last = stated(match[1], 0), stated(text, match.end())
        if first and last and first.end == len(match[1]):
            end = last.end
            yield match.start(), end, f"{first.iso}..{last.iso}"
    for match in _BOUND.finditer(text, end):
        if found := stated(text, match.end()):
            yield match.start(), found.end, date_value(found.iso, bound_named(match[1]))


def _beside(iso: str, step: int) -> str:
    """The year, month or day before (-1) or after (1) one."""
    parts = [int(part) for part in iso.split("-")]
    if len(parts) == 1:
        return str(parts[0] + step)
    if len(parts) == 2:
        months = parts[0] * 12 + parts[1] - 1 + step
        return f"{months // 12}-{months % 12 + 1:02}"
    return (date(*parts) + timedelta(days=step)).isoformat()
