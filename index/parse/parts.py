"""Parts of a year, of a month and of a decade, by their names: `fin 2023`, `summer 2021`,
`T3 2023`, `mi-mai 2022`, `late 2010s`.

Input: the name of a part and the time that it is of. Output: the first and the last year, month or
day of the part.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator

__all__ = ["PART", "SEASONS", "any_of", "bare", "part_of", "parts_named"]

#: Parts of a year: their first month, how many months, their names in French and English. Those of
#: four months are thirds, of a month and of a decade too. Winter is none unless both of its years
#: are said.
_PARTS: tuple[tuple[int, int, dict[str, str]], ...] = (
    (1, 4, {"fr": "début|premiers mois", "en": "early|beginning of|start of|first months of"}),
    (5, 4, {"fr": "mi|milieu", "en": "mid|middle of"}),
    (9, 4, {"fr": "fin|derniers mois", "en": "late|end|last months of"}),
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
    (1, 6, {"fr": "premier semestre|1er semestre|première moitié|six premiers mois",
            "en": "first half|1st half|H1|first six months"}),
    (7, 6, {"fr": "second semestre|deuxième semestre|2e semestre|2ème semestre|2nd semestre"
                  "|seconde moitié",
            "en": "second half|2nd half|H2"}),
)  # fmt: skip
_THIRD = 4

#: Letter for letter, so that places stay true.
_BARE = str.maketrans("àéèêûÀÉÈÊÛ’", "aeeeuAEEEU'")


def bare(text: str) -> str:
    """The text in the same length, without the accents that names of times have."""
    return text.translate(_BARE)


def any_of(names: Iterable[str]) -> str:
    """The pattern of any of the names, the longest first."""
    return "|".join(sorted(names, key=len, reverse=True)).replace(" ", r"\s+")


_MONTHS = {
    bare(name).lower(): (first, months)
    for first, months, names in _PARTS
    for some in names.values()
    for name in some.split("|")
}
#: Names of seasons to their first month and how many months they have; winter begins in a year and
#: ends in the next.
SEASONS = {
    **{name: span for name, span in _MONTHS.items() if span[1] == 3 and name.isalpha()},
    "hiver": (12, 3),
    "winter": (12, 3),
}
#: The name of a part before the time that it is of.
PART = re.compile(
    rf"(?P<part>{any_of(_MONTHS)})(?:\s+|[-/])"
    r"(?:(?:du|de|des|of|the|en|(?:annee|year|mois|month)(?!\s+(?:derniere?|passee?)))\s+|[dl]')*"
    r"(?=[\w'])",
    re.IGNORECASE,
)


def part_of(whole: str, name: str, last: str) -> tuple[str, str] | None:
    """The first and the last month of a part of a year, day of a third of a month, or year of a
    third of the decade from the year `whole` to the year `last`."""
    first, months = _MONTHS[" ".join(name.lower().split())]
    return _part(whole, first, months, last)


def parts_named(time: str, lang: str) -> Iterator[tuple[str, str]]:
    """Each name of the part that a value of `date:` is, and the year or month that it is of."""
    first, _, last = time.partition("..")
    for whole in (first[:4], first[:7]) if first and last else ():
        for start, months, names in _PARTS:
            if _part(whole, start, months, whole) == (first, last):
                yield from ((name, whole) for name in names.get(lang, "").split("|") if name)


def _part(whole: str, first: int, months: int, last: str) -> tuple[str, str] | None:
    third = first // _THIRD
    if whole != last:
        is_decade = months == _THIRD and (whole[3:], last) == ("0", whole[:3] + "9")
        begins = whole[:3] + str(3 * third)
        return (begins, str(int(begins) + 3)) if is_decade else None
    if len(whole) == len("2023"):
        return f"{whole}-{first:02}", f"{whole}-{first + months - 1:02}"
    if len(whole) > len("2023-05") or months != _THIRD:
        return None
    year, month = map(int, whole.split("-"))
    end = calendar.monthrange(year, month)[1] if third == 2 else 10 * third + 10
    return f"{whole}-{10 * third + 1:02}", f"{whole}-{end:02}"
