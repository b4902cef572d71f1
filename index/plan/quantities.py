"""Quantities and times: a number with what it counts (sums, measures, spans of time) as one run.

Input: the words of a query. Output: spans that are read together, and the runs that write them in
the languages of an index.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from index.days import month_names, month_number
from index.number_words import COLLECTIVES
from index.parse import day_span, is_untold, leading, parts_named
from index.plan.function_words import function_words
from index.plan.groups import Group, Span
from index.plan.lexis import Lexis
from index.plan.nodes import Run, all_of, best, children_of, lighter, run_node
from index.plan.numerals import number_of, spelled
from index.plan.pieces import DAY_BOOST, UNDATED_BOOST, Piece
from index.plan.written import joined, typed_words
from index.request import AllOf, Constant, Node, Range

__all__ = ["about", "bound", "bound_spans", "dated", "is_bound", "is_long", "stands_alone"]

#: Share of its score of a number that stands apart from what it counts.
_APART = 0.3
_LAST_DAY = 31
_NUMBER = r"\d+(?:[ \u00a0\u202f.,]\d+)*"
_BLANKS = r"[ \u00a0\u202f]*"
_YEARS = re.compile(r"\d{4}\.\.\d{4}")
_MONTH_DAY = re.compile(
    r"(?<![\w.,-])(?:(?P<day>\d{1,2})(?:er)?\s+(?P<month>[^\W\d]{3,12})(?!\w)"
    r"|(?P<named>[^\W\d]{3,12})\s+(?P<nth>\d{1,2})(?:st|nd|rd|th)?(?![\w.,-]))"
)
#: Names of powers of ten and of units, by language; signs are not indexed, their names are.
_SCALES: tuple[dict[str, tuple[str, ...]], ...] = (
    {"fr": ("million", "millions"), "en": ("million", "millions")},
    {"fr": ("milliard", "milliards"), "en": ("billion", "billions", "bn")},
)
#: How they are abbreviated in queries: 14 Md€, 500 M$, $5B.
_SHORT = {"M": "million", "Md": "milliard", "Mds": "milliard", "mds": "milliard", "B": "billion"}
#: How the English press writes them behind a number: £5.3bn, $23m.
_GLUED = {"million": ("m", "mn"), "billion": ("bn", "b")}
_UNITS: tuple[dict[str, tuple[str, ...]], ...] = (
    {
        "": ("km", "kms"),
        "fr": ("kilomètre", "kilomètres"),
        "en": ("kilometer", "kilometers", "kilometre", "kilometres"),
    },
    {
        "": ("kg",),
        "fr": ("kilogramme", "kilogrammes", "kilo", "kilos"),
        "en": ("kilogram", "kilograms"),
    },
    {"": ("m",), "fr": ("mètre", "mètres"), "en": ("meter", "meters", "metre", "metres")},
    {"": ("lb", "lbs"), "fr": ("livre", "livres"), "en": ("pound", "pounds")},
    {"": ("t",), "fr": ("tonne", "tonnes"), "en": ("tonne", "tonnes", "ton", "tons")},
    {"": ("%",), "fr": ("pour cent",), "en": ("percent", "per cent")},
    {"": ("€", "eur"), "fr": ("euro", "euros"), "en": ("euro", "euros")},
    {"": ("$", "usd"), "fr": ("dollar", "dollars"), "en": ("dollar", "dollars")},
    {"fr": ("heure", "heures"), "en": ("hour", "hours")},
    {"fr": ("jour", "jours"), "en": ("day", "days")},
    {"fr": ("semaine", "semaines"), "en": ("week", "weeks")},
    {"fr": ("mois",), "en": ("month", "months")},
    {"fr": ("an", "ans", "année", "années"), "en": ("year", "years")},
)  # fmt: skip


def _any_of(table: Sequence[dict[str, tuple[str, ...]]]) -> str:
    names = {name for row in table for forms in row.values() for name in forms}
    longest = sorted(names, key=len, reverse=True)
    return "|".join(re.escape(name) for name in longest)


#: Numbers in words, which count behind a number of so many millions: trois milliards.
_IN_WORDS = {text: n for lang in ("fr", "en") for n, (text, *_) in spelled(lang).items() if n < 100}
_MEASURE = re.compile(
    rf"(?<![\w.,-])(?P<sign>[€$])?{_BLANKS}"
    rf"(?:(?P<number>{_NUMBER})|(?P<word>{'|'.join(_IN_WORDS)})(?=\s+[mb]\w*illi))"
    rf"(?:{_BLANKS}(?P<scale>(?:{_any_of(_SCALES)})(?!\w)|(?:{'|'.join(_SHORT)})(?![\w-])))?"
    rf"(?:(?:{_BLANKS}(?:de\s|d['’])?{_BLANKS}|-)(?P<unit>{_any_of(_UNITS)})(?!\w))?"
)
#: Numbers that English writes in words before a unit.
_SPELLED = {"one": 1} | {text: n for n, (text, *_) in spelled("en").items() if n < 100}
#: What English writes as one with its unit, in words too, and ages: three-month, 5 years old.
_JOINED = re.compile(
    rf"(?<![\w-])(?P<number>\d+|{'|'.join(_SPELLED)})"
    rf"(?:-(?P<unit>{_any_of(_UNITS)})(?:-olds?)?|[ -](?P<years>years?)[ -]olds?)(?![\w-])",
    re.IGNORECASE,
)


#: What says before a number that it is none exactly.
_ABOUT = re.compile(
    r"(?<!\w)(?:(?:(?:plus|moins|pr[èe]s)\s+d|jusqu['’][àa]|environ|quelque|au\s+(?:moins|plus)"
    r"|(?:more|less|fewer)\s+than|at\s+(?:least|most)|up\s+to|over|under|about|around|nearly"
    r"|almost|roughly|some)(?:e?\s+|['’]))(?:une?\s+|an?\s+|[€$£])?$",
    re.IGNORECASE,
)
#: Words that are only about so many by themselves: *vingtaine*, *milliers*, `dozens`.
_ROUGHLY = frozenset(
    (*(word for some in COLLECTIVES.values() for word in some), "millier", "milliers")
)


def is_bound(time: str) -> bool:
    """Whether a time bounds what is asked (`depuis 2022`, `last week`), and is not only named."""
    return leading(time)[0] != "within" or is_untold(time)


def about(text: str, group: Group) -> int | None:
    """Where a number of a query begins that is only about so many, with the words that say so;
    None for one that is exact, and for what is no number."""
    words = joined(text[group.start : group.end]).split()
    if len(words) == 1 and words[0].lower() in _ROUGHLY:
        return group.start
    is_sum = any(span.counted for span in group.spans) and not any(map(month_number, words))
    is_number = is_sum or (not group.spans and len(words) == 1 and number_of(words[0]) is not None)
    match = _ABOUT.search(text[: group.start]) if is_number else None
    return match.start() if match else None


def bound_spans(text: str) -> Iterator[Span]:
    """Days of a month without their year, sums and measures, by place."""
    yield from _day_spans(text)
    joined_ones = list(_JOINED.finditer(text))
    for match in joined_ones:
        yield Span(*match.span(), counted=tuple(_joined_measures(match)))
    for match in _MEASURE.finditer(text):
        if any(one.start() <= match.start() < one.end() for one in joined_ones):
            continue
        if match["scale"] or match["unit"] or match["sign"]:
            yield Span(*match.span(), counted=tuple(_measures(match)))


def _day_spans(text: str) -> Iterator[Span]:
    """Days of a month without their year."""
    for match in _MONTH_DAY.finditer(text):
        number = month_number(match["month"] or match["named"])
        day = int(match["day"] or match["nth"])
        if number and 1 <= day <= _LAST_DAY:
            yield Span(*match.span(), counted=_days_of(day, number))


def _days_of(day: int, month: int) -> tuple[tuple[str, str], ...]:
    return tuple(
        (lang, text)
        for lang in ("fr", "en")
        for name in month_names(month, lang)
        for text in _orders(day, name, lang)
    )


def _orders(day: int, month: str, lang: str) -> Iterator[str]:
    yield f"{day} {month}"
    if lang == "en":
        yield f"{month} {day}"
    if lang == "fr" and day == 1:
        yield f"1er {month}"


def _measures(match: re.Match[str]) -> Iterator[tuple[str, str]]:
    """(language, wording) of a sum or measure, with its unit and, of a sum, without."""
    scale = _row(_SCALES, _SHORT.get(match["scale"], match["scale"]))
    unit = _row(_UNITS, match["unit"] or match["sign"])
    for lang in ("fr", "en"):
        numbers = _numbers(match, lang)
        scales = scale.get(lang, ("",))
        units = (*unit.get(lang, ()), *(one for one in unit.get("", ()) if one.isalpha()))
        units = (*units, *(("",) if match["scale"] else ()))
        for parts in product(numbers, scales, units):
            yield lang, " ".join(filter(None, parts))
        if lang == "en" and scale:
            yield from ((lang, numbers[0] + sign) for sign in _GLUED[scales[0]])


def _numbers(match: re.Match[str], lang: str) -> tuple[str, ...]:
    """How a number is written: as typed where that is in digits, else in digits and in words."""
    if match["number"]:
        return (match["number"],)
    value = _IN_WORDS[match["word"].lower()]
    return (str(value), *spelled(lang).get(value, ()))


def _joined_measures(match: re.Match[str]) -> Iterator[tuple[str, str]]:
    """(language, wording) of a number, in digits and in words, with its unit."""
    number = match["number"].lower()
    value = int(number) if number.isdecimal() else _SPELLED[number]
    unit = _row(_UNITS, match["unit"] or match["years"])
    for lang in ("fr", "en"):
        numbers = (str(value), *spelled(lang).get(value, ()))
        for one, name in product(numbers, (*unit.get(lang, ()), *unit.get("", ()))):
            yield lang, f"{one} {name}"


def _row(
    table: Sequence[dict[str, tuple[str, ...]]], name: str | None
) -> dict[str, tuple[str, ...]]:
    wanted = (name or "").lower()
    rows = (row for row in table if any(wanted in forms for forms in row.values()))
    return next(rows, {}) if wanted else {}


def bound(text: str, span: Span, parts: Sequence[Piece], lexis: Lexis, *, is_loose: bool) -> Piece:
    """A number with what it counts: the two next to each other, in any wording; a sum or measure
    of which they stand apart ranks below. `is_loose` takes them apart in any case."""
    start, end = parts[0].start, parts[-1].end
    runs = _runs(span.counted, lexis)
    is_day = any(map(month_number, text.split()))
    children: list[Node] = [run_node(run) for run in runs]
    if is_loose or not is_day or not runs:
        children.append(lighter(all_of([part.node for part in _needed(text, parts)]), _APART))
        stems = tuple(stem for part in parts for stem in part.stems)
        return Piece(text, start, end, best(children), stems, runs=runs, is_group=True)
    return Piece(text, start, end, best(children), runs=runs)


def _needed(text: str, parts: Sequence[Piece]) -> Sequence[Piece]:
    """What of a number and what it counts an article must hold: not the name of a unit that is
    written as a sign, which is not indexed (%); nothing where millions are as little a word (M€),
    and the number would stand for itself."""
    match = _MEASURE.search(text)
    if match is None:
        return parts
    signs = _row(_UNITS, match["unit"]).get("", ())
    numbers = [one for one in parts if one.text[0].isdigit()]
    if match["scale"] and match["scale"] in _SHORT and len(numbers) == len(parts):
        return [one for one in parts if not one.text.isdecimal()]
    return parts if not signs or any(map(str.isalpha, signs)) else numbers


def _runs(wordings: Sequence[tuple[str, str]], lexis: Lexis) -> tuple[Run, ...]:
    """The runs of stems of wordings; those of one number alone are none."""
    runs: dict[Run, None] = {}
    for lang, wording in wordings:
        for field, other in lexis.fields:
            if lang == other:
                positions = lexis.phrase(joined(wording), field, lang)
                rows = product(*positions)
                runs.update(((field, stems, 0), None) for stems in rows if not _is_bare(stems))
    return tuple(runs)


def _is_bare(stems: Sequence[str]) -> bool:
    """Whether a number is all that a wording says: `été` is a French function word, too."""
    return not stems or (len(stems) == 1 and stems[0].isdecimal())


def dated(typed: Piece, time: str, years: Piece | None, lexis: Lexis, *, is_strict: bool) -> Piece:
    """A time, of which `typed` has the words and their place: articles of these days, articles that
    name it in one piece (as `years`, where it is made of them; never what lies before or after it,
    nor *last year*, another one in each article) and, unless `is_strict`, those without a date."""
    wordings = [(lang, one) for _, lang in lexis.fields for one in _times(time, lang)]
    is_outside = ".." in time and leading(typed.text)[0] in ("before", "after")
    if is_untold(typed.text):
        years = None
        wordings += [one for day in _day_spans(typed.text) for one in day.counted]
    elif is_outside:
        years = None
    elif years is None:
        wordings += [(lang, joined(typed.text)) for _, lang in lexis.fields]
    own = replace(years or typed, text=typed.text, start=typed.start, end=typed.end)
    runs = tuple(dict.fromkeys((*_runs(wordings, lexis), *own.runs)))
    named = best([*map(run_node, runs), *children_of(own.node)])
    children = [*children_of(named)]
    if days := day_span(time):
        children.append(Constant(Range("day", days.first, days.last), DAY_BOOST))
    if not is_strict:
        children.append(Constant(AllOf((), none=(Range("day"),)), UNDATED_BOOST))
    return replace(own, node=best(children), runs=runs, named=named)


def is_long(time: str) -> bool:
    """Whether a time is a year or range: an article without a date is hardly meant by it."""
    return ".." in time or "-" not in time


def stands_alone(text: str, start: int, end: int, lexis: Lexis) -> bool:
    """Whether a query holds nothing but [start, end) and words that join others."""
    others = (*typed_words(text[:start]), *typed_words(text[end:]))
    return not set(others) - function_words(others, lexis)


def _times(time: str, lang: str) -> Iterator[str]:
    """How a month or day, a part of a year or month, or years from one to another are written;
    nothing for another time."""
    for part, whole in parts_named(time, lang):
        yield from (f"{part} {name}" for name in _names(whole, lang))
    if _YEARS.fullmatch(time):
        yield from (f"{time[:4]} {time[6:]}", f"{time[:4]} {time[8:]}")
        if time[3] == "0" and time[6:] == time[:3] + "9":
            decade = {"fr": (f"années {time[:4]}", f"années {time[2:4]}"), "en": (f"{time[:4]}s",)}
            yield from decade.get(lang, ())
    if not is_long(time):
        yield from _names(time, lang)


def _names(time: str, lang: str) -> Iterator[str]:
    """How a year, month or day is written."""
    year, *parts = time.split("-")
    if not parts:
        yield year
        return
    month, *day = map(int, parts)
    for name in month_names(month, lang):
        wordings = _orders(day[0], name, lang) if day else (name,)
        yield from (f"{one} {year}" for one in wordings)
