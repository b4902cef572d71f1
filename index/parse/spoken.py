"""Times that a query states in another form than `date:` takes, and how it would take them.

Input: the words of a time. Output: the value of `date:` that selects the same days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from index.days import today_here
from index.parse.events import event_at, names_event
from index.parse.periods import period_at, periods
from index.parse.relative import Period, beside, is_relative, without_year

__all__ = [
    "Bound",
    "Stated",
    "bound_named",
    "date_value",
    "is_time_name",
    "is_untold",
    "leading",
    "spoken_ranges",
    "stated",
    "years",
]

#: Texts whose times are remembered.
_RECENT = 16
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
#: The longer signs first; last none at all.
_SIGNS: dict[str, Bound] = {
    "<=": "until", ">=": "from", "<": "before", ">": "after", "=": "within", "": "within"
}  # fmt: skip
_ARTICLE = r"(?:(?:l[ae]|les|ces|en|au|the)\s+|l['’])?"
_TO = r"(?:[àa]|au|to|until|till|through|jusqu['’](?:en|[àa]|au))"
#: Looked at from each word on, whatever came to nothing before: `la guerre de 2014 à 2022`.
_BETWEEN = re.compile(
    rf"(?<![\w-])(?=(?:entre|between|from|de|du)\s+{_ARTICLE}(\w.{{0,30}}?)\s+"
    rf"(?:et|and|{_TO})\s+{_ARTICLE}(?P<last>\w))",
    re.IGNORECASE,
)
#: `2021-2024`, `mai-juin 2021`, `mars 2020 – mai 2021`.
_DASHED = re.compile(r"(?<![\w.,/-])(?=(\w[\w ]{0,20}?)\s?[-–—/]\s?(?P<last>\w))")
#: `mars 2022 à juin 2023`, `2015 to 2019`.
_REACHING = re.compile(
    rf"(?<![\w.,/'’-])(?=((?:[^\W\d]+\s+|\d\d?\s+[^\W\d]+\s+)?(?:19|20)\d\d)\s+{_TO}\s+"
    r"(?P<last>\w))",
    re.IGNORECASE,
)
#: `de 2022 à aujourd'hui`, `2019 to date`.
_TO_DATE = re.compile(
    rf"(?<![\w.,/'’-])(?=(?:(?:de|from)\s+{_ARTICLE})?(?P<first>\w.{{0,30}}?)\s+{_TO}\s+"
    r"(?P<now>aujourd['’]hui|ce\s+jour|pr[ée]sent|maintenant|today|date|now|the\s+present)"
    r"(?![\w-]))",
    re.IGNORECASE,
)
#: `2019 et 2020`, `2021, 2022 and 2023`.
_LISTED = re.compile(
    r"(?<![\w.,/+-])(?:19|20)\d\d(?:,\s*(?:19|20)\d\d)*\s+(?:et|and|ou|or|&)\s+(?:19|20)\d\d"
    r"(?![\w/-]|[.,]\d|\s?[%€$])"
)
#: What makes a number behind it none of a year: so many of something, or the number of a text; and
#: what makes a round one none.
_COUNTED = re.compile(
    r"(?:\b(?:(?:plus|moins|pr[èe]s)\s+de|environ|au\s+moins|(?:more|fewer|less)\s+than|nearly"
    r"|almost|at\s+least|r[ée]solutions?|num[ée]ros?|UNSCR|UNSC|CSNU)|\bn\s?[°º]|\bno\.)\s*$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:quelque|over|about|around|some|up\s+to|jusqu['’][àa])\s+$", re.IGNORECASE
)
_YEAR = re.compile(r"(?<![\w.,/+-])(?:19|20)\d\d(?![\w/-]|[.,]\d|\s?[%€$])")
_MONTH = re.compile(
    r"(?<![\w.,/+-])(?:((?:19|20)\d\d)-(0[1-9]|1[0-2])|(0?[1-9]|1[0-2])/((?:19|20)\d\d))"
    r"(?![\w/-]|[.,]\d)"
)
#: What only leads to a time: of several words, or no function word.
_LEADING = (
    r"au\s+cours|in\s+the\s+course|courant|pendant|durant|during|throughout|d['’]ici"
    r"|(?:l['’])?ann[ée]e|(?:fiscal\s+)?year|mois|month"
)
#: Of these words `from` and `to` tell of places, too.
_SPOKEN = "|".join(sorted(_NAMES.keys() - _WITHIN.keys() - {"from", "to", "jusque"}))
_BOUND = re.compile(
    rf"(?<![\w-])(?:(?P<name>{_SPOKEN}|(?P<prior>prior)\s+to)\s+"
    r"|(?P<from>(?:[àa]\s+partir|[àa]\s+compter)\s+d)(?:e\s+|u\s+|['’])"
    r"|(?P<until>jusqu)['’](?:en|[àa]|aux?)\s+"
    rf"|(?:{_LEADING})(?:\s+(?:de|des|du|of|[àa]))?(?:\s+|\s+d['’]))"
    rf"{_ARTICLE}(?:(?:ann[ée]e|year)\s+(?=\d)|mois\s+d(?:e\s+|['’])|month\s+of\s+)?",
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
    sign = next(one for one in _SIGNS if text.startswith(one, at))
    found = period_at(text, at + len(sign))
    return Stated(*found, _SIGNS[sign]) if found else None


def date_value(time: Stated | Period, bound: Bound) -> str:
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


def spoken_ranges(text: str) -> tuple[tuple[int, int, str], ...]:
    """Spans of days in words (`depuis 2019`, `entre mars et juin 2021`, `fin 2023`, `last year`):
    place and value of `date:`, the widest first, none touching another."""
    return _spoken_on(text, today_here())


@lru_cache(_RECENT)
def _spoken_on(text: str, _today: date) -> tuple[tuple[int, int, str], ...]:
    """What is said of a day holds for that day; parser and planner ask for the same query."""
    taken: list[tuple[int, int, str]] = []
    every = (*_ranges(text), *_bounded(text), *_covering(text))
    for start, end, value in sorted(every, key=lambda one: one[0] - one[1]):
        if all(end <= first or last <= start for first, last, _ in taken):
            taken.append((start, end, value))
    return tuple(taken)


def years(text: str) -> Iterator[tuple[int, int, str]]:
    """Years, and months in figures, that stand for themselves: place and value of `date:`."""
    for match in _MONTH.finditer(text):
        year, month = match[1] or match[4], match[2] or match[3]
        yield match.start(), match.end(), f"{year}-{int(month):02}"
    for match in _YEAR.finditer(text):
        before = text[: match.start()]
        is_round = match[0].endswith(("00", "50"))
        if not (_COUNTED.search(before) or (is_round and _ABOUT.search(before))):
            yield *match.span(), match[0]


def leading(text: str) -> tuple[Bound, int]:
    """How the first words of a time bound it, and where the time itself begins."""
    match = _BOUND.match(text)
    return (_bound_spoken(match), match.end()) if match else ("within", 0)


def is_untold(text: str) -> bool:
    """Whether articles do not name a time so: it is told from today, or from an event."""
    return is_relative(text) or names_event(text)


def _bound_spoken(match: re.Match[str]) -> Bound:
    if match["prior"]:
        return "before"
    if match["name"]:
        return bound_named(match["name"])
    return "from" if match["from"] else "until" if match["until"] else "within"


def _ranges(text: str) -> Iterator[tuple[int, int, str]]:
    """From one time to another."""
    for pattern in (_BETWEEN, _DASHED, _REACHING):
        for match in pattern.finditer(text):
            last = stated(text, match.start("last"))
            if last and (first := _beginning(text, match.span(1), match.start("last"), last.end)):
                yield match.start(), last.end, f"{first}..{last.last}"
    for match in _BETWEEN.finditer(text):
        yield from _without_year(text, match)
    for match in _TO_DATE.finditer(text):
        begins = stated(text, match.start("first"))
        if begins and begins.end == match.end("first"):
            yield match.start(), match.end("now"), f"{begins.first}.."
    for match in _LISTED.finditer(text):
        row = list(map(int, re.findall(r"\d+", match[0])))
        if row == list(range(row[0], row[-1] + 1)):
            yield *match.span(), f"{row[0]}..{row[-1]}"


def _without_year(text: str, match: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    """From one month to another, without their year: those that began last."""
    first, last = without_year(text, match.start(1)), without_year(text, match.start("last"))
    if first and last and first.end == match.end(1):
        year = int(first.first[:4]) + (first.first[4:] > last.last[4:])
        yield match.start(), last.end, f"{first.first}..{year}{last.last[4:]}"


def _bounded(text: str) -> Iterator[tuple[int, int, str]]:
    """Until a time, or from it on; of what is to come only the name, which articles give it."""
    for match in _BOUND.finditer(text):
        bound = _bound_spoken(match)
        found = period_at(text, match.end())
        if found is None and bound != "within":
            found = event_at(text, match.end())
        if found is None and _is_since(match):
            found = without_year(text, match.end())
        if found is None:
            continue
        is_future = found.first > today_here().isoformat()
        yield match.start(), found.end, date_value(found, "within" if is_future else bound)


def _is_since(match: re.Match[str]) -> bool:
    """Whether a word tells of what is past: `dès mars`, `avant juin` and `après mars` are mostly to
    come (43 of 45 headlines and leads that say the latter two)."""
    return (match["name"] or "").lower() in ("depuis", "since")


def _covering(text: str) -> Iterator[tuple[int, int, str]]:
    """Times that cover several days by themselves."""
    for start, found in periods(text):
        yield start, found.end, date_value(found, "within")


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
