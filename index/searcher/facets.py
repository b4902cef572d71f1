"""The facets of an answer: counts of an engine as buckets with labels, in the order of display.

Input: the counts of a result page and what the search selects. Output: buckets.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial

from index.analysis import fold
from index.gazetteer import UNSPECIFIED_ARMS, Gazetteer
from index.memo import Memo
from index.query import SearchParams, Ui
from index.request import UNDATED, DayFilter
from index.result import Bucket
from index.tongues import lang_label, month_label
from index.transfers import party_lineage, transfer_above, transfer_label

__all__ = ["facets", "matching"]

_UNDATED = {"fr": "Sans date", "en": "Undated"}

#: Names of one kind that are remembered.
_MOST_NAMES = 10_000

Counts = Mapping[str, int]

#: A bucket of its parts, in a third of the time that naming them takes; an answer has a thousand.
_bucket = partial(tuple.__new__, Bucket)


#: Whether a value of a facet tells least, its label folded, itself, its label, and its parent: as
#: values of equal count are ordered.
_Name = tuple[bool, str, str, str, str | None]
#: The names of the values of a facet, which are few, and shown in every answer.
_Names = Mapping[str, _Name]


def _name(value: str, label: str, parent: str | None = None) -> _Name:
    return value == UNSPECIFIED_ARMS, fold(label), value, label, parent


@dataclass(frozen=True, slots=True)
class _Facet:
    """How the values of one facet are shown, and which are chosen."""

    names: _Names
    selected: Collection[str] = ()
    excluded: Collection[str] = ()

    def buckets(self, counts: Counts) -> tuple[Bucket, ...]:
        """The most frequent first."""
        names, selected, excluded = self.names, self.selected, self.excluded
        rows = [(-count, names[value]) for value, count in counts.items()]
        rows.sort()  # no two values are equal, so that what follows them is not compared
        return tuple(
            [
                _bucket((value, label, -less, value in selected, value in excluded, parent))
                for less, (_, _, value, label, parent) in rows
            ]
        )


def facets(
    counts: Mapping[str, Counts], params: SearchParams, days: DayFilter, gazetteer: Gazetteer
) -> dict[str, tuple[Bucket, ...]]:
    """Every facet that was counted, by name. Months are in chronological order, the undated
    last."""
    found = {
        name: facet.buckets(counts[params.field_of(name)])
        for name, facet in _facets(params, gazetteer).items()
        if params.field_of(name) in counts
    }
    if "month" in counts:
        found["date"] = tuple(_months(counts["month"], days, params.ui))
    return found


def matching(buckets: Iterable[Bucket], text: str, concepts: Collection[str]) -> list[Bucket]:
    """The buckets that are named by `text`: words of the label begin so, or it is a synonym."""
    wanted = fold(text.strip())
    return [
        bucket
        for bucket in buckets
        if bucket.id in concepts
        or bucket.id.startswith(wanted)
        or _has_word(fold(bucket.label), wanted)
    ]


def _has_word(label: str, beginning: str) -> bool:
    at = label.find(beginning)
    while at > 0 and label[at - 1].isalnum():
        at = label.find(beginning, at + 1)
    return at >= 0


def _facets(params: SearchParams, gazetteer: Gazetteer) -> dict[str, _Facet]:
    concepts, parties, pairs, outlets, langs = _names(gazetteer, params.ui)
    names = {
        "actor": concepts,
        "weapon": concepts,
        "transfer": pairs,
        "supplier": parties,
        "recipient": parties,
        "source": outlets,
        "cited": concepts,
        "lang": langs,
        "agency": outlets,
    }
    return {
        name: _Facet(shown, params.selected(name), params.excluded(name))
        for name, shown in names.items()
    }


@lru_cache(maxsize=8)
def _names(gazetteer: Gazetteer, ui: Ui) -> tuple[_Names, _Names, _Names, _Names, _Names]:
    """Of concepts, of givers and receivers, of pairs of them, of outlets and agencies, of
    languages."""

    def concept(value: str) -> _Name:
        known = gazetteer.concepts.get(value)
        return _name(value, gazetteer.label(value, ui), known.parent if known else None)

    def party(value: str) -> _Name:
        above = party_lineage(value, gazetteer)[1:2] if value in gazetteer.concepts else ()
        return _name(value, gazetteer.label(value, ui), *above)

    def pair(value: str) -> _Name:
        return _name(value, transfer_label(value, gazetteer, ui), transfer_above(value, gazetteer))

    return (
        Memo(concept, _MOST_NAMES),
        Memo(party, _MOST_NAMES),
        Memo(pair, _MOST_NAMES),
        Memo(lambda value: _name(value, gazetteer.outlet(value, ui)), _MOST_NAMES),
        Memo(lambda code: _name(code, lang_label(code, ui)), _MOST_NAMES),
    )


def _months(counts: Counts, days: DayFilter, ui: Ui) -> Iterable[Bucket]:
    for value in sorted(set(counts) - {UNDATED}):
        name, label = _month(value, ui)
        yield Bucket(name, label, counts[value], _is_within(int(value), days))
    if undated := counts.get(UNDATED, 0):
        is_only, is_out = days.undated == "only", days.undated == "exclude"
        yield Bucket(UNDATED, _UNDATED[ui], undated, is_selected=is_only, is_excluded=is_out)


@lru_cache(maxsize=_MOST_NAMES)
def _month(value: str, ui: Ui) -> tuple[str, str]:
    """A month or year as answers name it, and its label."""
    name = value[:4] if value.endswith("00") else f"{value[:4]}-{value[4:]}"
    return name, month_label(name, ui)


def _is_within(month: int, days: DayFilter) -> bool:
    """Whether a selected range holds a day of the month, or all of a year without a month."""
    if days.first is None and days.last is None:
        return False
    earliest, latest = month * 100 + 31, month * 100 + 1
    if month % 100 == 0:
        earliest, latest = month * 100 + 101, month * 100 + 1231
    begins = days.first is None or days.first <= earliest
    return begins and (days.last is None or days.last >= latest)
