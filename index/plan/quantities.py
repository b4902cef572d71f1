"""Quantities: a number with what it counts (sums, measures, days of a month) as one run.

Input: the words of a query. Output: spans that are read together, and the piece that finds them,
however the languages of an index write them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from index.days import month_number
from index.lexicon import LANGS
from index.number_words import COLLECTIVES
from index.plan.groups import Group, Span
from index.plan.lexis import Lexis
from index.plan.nodes import all_of, best, lighter, run_node
from index.plan.numerals import number_of, spelled
from index.plan.pieces import Piece, runs_written
from index.plan.times import day_spans
from index.plan.written import unparted
from index.request import Node

__all__ = ["counted", "counted_spans", "only_ranking"]

#: Share of its score of a number that stands apart from what it counts.
_APART = 0.3
_NUMBER = r"\d+(?:[ \u00a0\u202f.,]\d+)*"
_BLANKS = r"[ \u00a0\u202f]*"
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
_IN_WORDS = {text: n for lang in LANGS for n, (text, *_) in spelled(lang).items() if n < 100}
_MEASURE = re.compile(
    rf"(?<![\w.,-])(?P<sign>[€$])?{_BLANKS}"
    rf"(?:(?P<number>{_NUMBER})|(?P<word>{'|'.join(_IN_WORDS)})(?=\s+[mb]\w*illi))"
    rf"(?:{_BLANKS}(?P<scale>(?:{_any_of(_SCALES)})(?!\w)|(?:{'|'.join(_SHORT)})(?![\w-])))?"
    rf"(?:(?:{_BLANKS}(?:de\s|d['’])?{_BLANKS}|-)(?P<unit>{_any_of(_UNITS)})(?!\w))?"
)
#: Numbers that English writes in words before a unit.
_SPELLED = {"one": 1} | {text: n for n, (text, *_) in spelled("en").items() if n < 100}
#: What English writes as one with its unit, in words too, and ages: three-month, 5 years old.
_COMPOUND = re.compile(
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
#: What a number of millimetres is, which articles rarely say beside it: calibre 155.
_CALIBRE = re.compile(r"(?:calib(?:er|re)s?|cal)\b\.?(?=\s+\.?\d)", re.IGNORECASE)
#: Words that are only about so many by themselves: *vingtaine*, *milliers*, `dozens`.
_ROUGHLY = frozenset(
    (*(word for some in COLLECTIVES.values() for word in some), "millier", "milliers")
)


def only_ranking(text: str, groups: Sequence[Group]) -> list[Group]:
    """The numbers that are only about so many, with the words that say so: `plus de 100`, *une
    vingtaine*; and *calibre* before its number. None where a query is nothing else."""
    spans = [(_approximate_from(text, one), one.end) for one in groups]
    known = [(start, end) for start, end in spans if start is not None]
    known += [(one.start, one.end) for one in groups if _CALIBRE.match(text, one.start)]
    found = [one for one in groups if any(at <= one.start and one.end <= end for at, end in known)]
    return found if len(found) < len(groups) else []


def _approximate_from(text: str, group: Group) -> int | None:
    """Where a number of a query begins that is only about so many, with the words that say so;
    None for one that is exact, and for what is no number."""
    words = unparted(text[group.start : group.end]).split()
    if words[0].lower() in _ROUGHLY:
        return group.start
    is_sum = any(span.counted for span in group.spans) and not any(map(month_number, words))
    is_number = is_sum or (not group.spans and len(words) == 1 and number_of(words[0]) is not None)
    match = _ABOUT.search(text[: group.start]) if is_number else None
    return match.start() if match else None


def counted_spans(text: str) -> Iterator[Span]:
    """Days of a month without their year, sums and measures, by place."""
    yield from day_spans(text)
    folded = text.casefold()  # looked at first: the patterns try a hundred numbers at each place
    compounds = list(_COMPOUND.finditer(text)) if "-" in text or "old" in folded else []
    for match in compounds:
        yield Span(*match.span(), counted=tuple(_compound_measures(match)))
    has_number = "illi" in text or any(map(str.isdecimal, text))
    for match in _MEASURE.finditer(text) if has_number else ():
        is_inside = any(one.start() <= match.start() < one.end() for one in compounds)
        if not is_inside and (match["scale"] or match["unit"] or match["sign"]):
            yield Span(*match.span(), counted=tuple(_measures(match)))


def _measures(match: re.Match[str]) -> Iterator[tuple[str, str]]:
    """(language, wording) of a sum or measure, with its unit and, of a sum, without."""
    scale = _row(_SCALES, _SHORT.get(match["scale"], match["scale"]))
    unit = _row(_UNITS, match["unit"] or match["sign"])
    for lang in LANGS:
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


def _compound_measures(match: re.Match[str]) -> Iterator[tuple[str, str]]:
    """(language, wording) of a number, in digits and in words, with its unit."""
    number = match["number"].lower()
    value = int(number) if number.isdecimal() else _SPELLED[number]
    unit = _row(_UNITS, match["unit"] or match["years"])
    for lang in LANGS:
        numbers = (str(value), *spelled(lang).get(value, ()))
        for one, name in product(numbers, (*unit.get(lang, ()), *unit.get("", ()))):
            yield lang, f"{one} {name}"


def _row(
    table: Sequence[dict[str, tuple[str, ...]]], name: str | None
) -> dict[str, tuple[str, ...]]:
    wanted = (name or "").lower()
    rows = (row for row in table if any(wanted in forms for forms in row.values()))
    return next(rows, {})


def counted(
    text: str, span: Span, parts: Sequence[Piece], lexis: Lexis, *, is_loose: bool
) -> Piece:
    """A number with what it counts: the two next to each other, in any wording; a sum or measure
    of which they stand apart ranks below. `is_loose` takes them apart in any case."""
    start, end = parts[0].start, parts[-1].end
    runs = runs_written(span.counted, lexis)
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
    if match["scale"] in _SHORT and len(numbers) == len(parts):
        return [one for one in parts if not one.text.isdecimal()]
    return parts if not signs or any(map(str.isalpha, signs)) else numbers
