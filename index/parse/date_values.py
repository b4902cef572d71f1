"""Values of `date:`: `2024`, `2024-01`, `2024-01-05`, and ranges of them with `..`.

Input: the text of a value. Output: its first and its last day, as numbers yyyymmdd.
"""

from __future__ import annotations

import calendar
import re
from typing import NamedTuple

__all__ = ["DaySpan", "day_span", "days_of"]

_ISO = re.compile(r"([1-9][0-9]{3})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")


class DaySpan(NamedTuple):
    """Days as yyyymmdd, inclusive, None where open; `was_backward` where the ends were swapped."""

    first: int | None
    last: int | None
    was_backward: bool = False


def days_of(text: str) -> tuple[int, int] | None:
    """First and last day (yyyymmdd) of an ISO year, month or day; None where it is none."""
    match = _ISO.fullmatch(text.strip())
    if match is None:
        return None
    year = int(match[1])
    month, day = (int(part) if part else None for part in match.groups()[1:])
    if month is not None and not 1 <= month <= 12:
        return None
    first_month, last_month = (month, month) if month else (1, 12)
    last_day = calendar.monthrange(year, last_month)[1]
    if day is not None and not 1 <= day <= last_day:
        return None
    base = year * 10_000
    return base + first_month * 100 + (day or 1), base + last_month * 100 + (day or last_day)


def day_span(text: str) -> DaySpan | None:
    """The days of a date or range; None where a stated end is no date, or none is stated."""
    left, dots, right = (part.strip() for part in text.partition(".."))
    first, last = days_of(left), days_of(right)
    if not dots:
        return DaySpan(*first) if first else None
    if (left and not first) or (right and not last) or not (first or last):
        return None
    if first and last and first[0] > last[1]:
        return DaySpan(last[0], first[1], was_backward=True)
    return DaySpan(first[0] if first else None, last[1] if last else None)
