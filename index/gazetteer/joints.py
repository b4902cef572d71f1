"""Hits beside a hyphen: names that it makes part of another, and prefixes that it joins.

Input: what the matcher found in a prepared article. Output: the hits that stand. *Kremlin-Bicêtre*
is a town and *Paris-Saclay* a campus, while *Moscou-Pékin* are two capitals and *Soudan-Nord* is
the Sudan, but *Palestine-2* a missile and *AP-0* no agency; *indo-pakistanais* names India,
*Indo-Pacifique* does not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from index.folding import fold
from index.gazetteer.matching import Found, Sense
from index.gazetteer.text import PreparedText

__all__ = ["joined"]

_NEXT = re.compile(r"-(?:[Ll][ae']s? ?)?([A-ZÀ-Þ]\w*)")
_NUMBER = re.compile(r"-\d")
_LAST = re.compile(r"(?<!\w)([A-ZÀ-Þ]\w*)-$")
#: How far before a hit the word is looked for that a hyphen joins to it, and where a name begins.
_LONGEST, _WIDEST = 32, 64
#: Words that leave a state's name what it is: parts of the compass and of the world, prefixes.
_HARMLESS = re.compile(
    "afrique|africa|am[ée]rica|amérique|anti|après|arctique|asi[ae]|caraïbes|centre|est|east|europe|"
    "ex|golfe|gulf|hors|inter|mercosur|mid|non|nord|north|ouest|pays|post|pr[éo]|sahel|south|sud|"
    "trans|vice|west",
    re.IGNORECASE,
)
#: What a prefix may stand before, besides the adjectives that the gazetteer knows.
_PEOPLE = re.compile(
    r"[- ](?:africain|arabe|asiatique|atlantiste|chiite|europeen|kurde|occidental|sunnite|taliban|"
    r"tchetchene)"
)


def joined(found: Sequence[Found], reading: PreparedText) -> Iterator[Found]:
    """The hits without senses that a hyphen takes from them."""
    plain, size = reading.plain, len(reading.plain)
    for hit in found:
        after = hit.end < size and plain[hit.end] == "-"
        before = hit.start > 1 and plain[hit.start - 1] == "-"
        if after or before or hit.senses[0].form.is_prefix:
            hit = hit._replace(
                senses=tuple(s for s in hit.senses if _stands(s, hit, found, reading))
            )
        if hit.senses:
            yield hit


def _stands(sense: Sense, hit: Found, found: Sequence[Found], reading: PreparedText) -> bool:
    if sense.form.is_prefix:
        return _is_prefix(hit, found, reading)
    if sense.is_source:
        return _NUMBER.match(reading.plain, hit.end) is None
    return not sense.is_place or not _is_part(hit, found, reading)


def _is_prefix(hit: Found, found: Sequence[Found], reading: PreparedText) -> bool:
    """Before an adjective of a state or of a body, or before another prefix."""
    behind = fold(reading.plain[hit.end : hit.end + _LONGEST])
    return _PEOPLE.match(behind) is not None or any(
        sense.form.is_prefix or sense.form.kind == "adjective" or sense.is_body
        for other in _beginning(hit.end + 1, found)
        for sense in other.senses
    )


def _is_part(hit: Found, found: Sequence[Found], reading: PreparedText) -> bool:
    """Whether a capitalised word that is no name itself is joined to the hit, or a number."""
    plain = reading.plain
    if plain[hit.start : hit.end].isupper():
        return False
    if _NUMBER.match(plain, hit.end):
        return True
    behind = _NEXT.match(plain, hit.end)
    if (
        behind
        and not _HARMLESS.fullmatch(behind[1])
        and not _known(_beginning(behind.start(1), found))
    ):
        return True
    ahead = _LAST.search(plain, max(0, hit.start - _LONGEST), hit.start)
    return (
        ahead is not None
        and not _HARMLESS.fullmatch(ahead[1])
        and not _known(_ending(hit.start - 1, found))
    )


def _known(hits: Iterator[Found]) -> bool:
    return any(sense.form.concepts for hit in hits for sense in hit.senses)


def _beginning(start: int, found: Sequence[Found]) -> Iterator[Found]:
    return _from(start, start + 1, found)


def _ending(end: int, found: Sequence[Found]) -> Iterator[Found]:
    return (hit for hit in _from(end - _WIDEST, end, found) if hit.end == end)


def _from(start: int, end: int, found: Sequence[Found]) -> Iterator[Found]:
    """The hits that begin in [start, end)."""
    first, last = (bisect_left(found, at, key=attrgetter("start")) for at in (start, end))
    return iter(found[first:last])
