"""Times that a query states in another form than `date:` takes, and how it would take them.

Input: the words of a time. Output: the value of `date:` that selects the same days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from index.parse.periods import beside, period_at, periods

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
_ARTICLE = r"(?:(?:l[ae]|les|ces|en|au|the)\s+|l['’])?"
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
    rf"(?<![\w-])(?:({_SPOKEN})\s+|([àa] partir) d(?:e\s+|u\s+|['’])"
    rf"|(jusqu)['’](?:en|[àa]|aux?)\s+){_ARTICLE}",
    re.IGNORECASE,
)


class Stated(NamedTuple):
    """A time: its first and its last year, month or day (ISO), where it ends in the text, and how a
    sign before it bounds it."""

    first: str
    last: str
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
    found = period_at(text, sign.end() if sign else at)
    return Stated(*found, _SIGNS[sign[0] if sign else ""]) if found else None


def date_value(time: Stated, bound: Bound) -> str:
    """The value of `date:` for a time so bounded."""
    if bound == "until":
        return f"..{time.last}"
    if bound == "from":
        return f"{time.first}.."
    if bound == "before":
        return f"..{beside(time.first, -1)}"
    if bound == "after":
        return f"{beside(time.last, 1)}.."
    return time.first if time.first == time.last else f"{time.first}..{time.last}"


def spoken_ranges(text: str) -> Iterator[tuple[int, int, str]]:
    """Spans of days in words (`depuis 2019`, `entre mars et juin 2021`, `fin 2023`, `last year`):
    place and value of `date:`, the widest first, none touching another."""
    taken: list[tuple[int, int]] = []
    every = (*_ranges(text), *_bounded(text), *_covering(text))
    for start, end, value in sorted(every, key=lambda one: one[0] - one[1]):
        if all(end <= first or last <= start for first, last in taken):
            taken.append((start, end))
            yield start, end, value


def years(text: str) -> Iterator[tuple[int, int, str]]:
    """Years, and months in figures, that stand for themselves: place and value of `date:`."""
    for match in _MONTH.finditer(text):
        year, month = match[1] or match[4], match[2] or match[3]
        yield match.start(), match.end(), f"{year}-{int(month):02}"
    yield from ((match.start(), match.end(), match[0]) for match in _YEAR.finditer(text))


def _bound_spoken(match: re.Match[str]) -> Bound:
    return bound_named(match[1]) if match[1] else "from" if match[2] else "until"


def _ranges(text: str) -> Iterator[tuple[int, int, str]]:
    """From one time to another."""
    for pattern in (_BETWEEN, _DASHED):
        for match in pattern.finditer(text):
            last = stated(text, match.start("last"))
            if last and (first := _beginning(text, match.span(1), match.start("last"), last.end)):
                yield match.start(), last.end, f"{first}..{last.last}"


def _bounded(text: str) -> Iterator[tuple[int, int, str]]:
    """Until a time, or from it on."""
    for match in _BOUND.finditer(text):
        if found := stated(text, match.end()):
            yield match.start(), found.end, date_value(found, _bound_spoken(match))


def _covering(text: str) -> Iterator[tuple[int, int, str]]:
    """Times that cover several days by themselves."""
    for start, found in periods(text):
        yield start, found.end, date_value(Stated(*found, "within"), "within")


def _beginning(text: str, first: tuple[int, int], start: int, end: int) -> str | None:
    """The first time of a range (ISO), at `first`, whose last is at [start, end) and may hold what
    both share: `entre mars et juin 2023`. None where the first goes on to the last: `mi-2021`."""
    alone = stated(text, first[0])
    if alone and alone.end > first[1]:
        return None
    words = text[start:end].split()
    for size in range(min(len(words), 3)):
        whole = " ".join((text[slice(*first)], *words[len(words) - size :]))
        found = stated(whole, 0)
        if found and found.end == len(whole):
            return found.first
    return None
