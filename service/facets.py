"""The facets of an answer as rows with links: trees for actors and weapons, lists else.

Input: buckets and the URL of the search. Output: `FacetGroup`s for the template, and the chips
of what is selected.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from index.gazetteer import Gazetteer
from index.query import SELECTIONS, Listed, Ui
from index.result import Bucket
from index.transfers import goods_label, transfer_label
from service.i18n import lang_name
from service.urls import SearchUrl

__all__ = [
    "LISTED",
    "ROWS",
    "Chip",
    "FacetGroup",
    "FacetRow",
    "chips",
    "facet_groups",
    "flat_rows",
    "value_label",
]

#: Facets in the order of the page, but for dates, which the timeline shows; those that can be
#: excluded are trees, transfers are besides.
LISTED = get_args(Listed)
_TREES = tuple(one.field for one in SELECTIONS if one.is_exclusion)
_NESTED = (*_TREES, "transfer")
#: Rows that a level shows before *+ n more*.
ROWS = 8
#: Rows behind *+ n more*; whoever wants another one searches inside the facet.
_MORE = 60


@dataclass(frozen=True, slots=True)
class FacetRow:
    """One value: the link selects it or takes it back; `share` is 0..100 of the largest count.
    Of what stands below it `children` are shown, `more` stand behind *+ n more*."""

    id: str
    label: str
    count: int
    href: str
    exclude_href: str
    share: int
    is_selected: bool
    is_excluded: bool
    children: tuple[FacetRow, ...] = ()
    more: tuple[FacetRow, ...] = ()

    @property
    def is_open(self) -> bool:
        """True where a row below this one is selected or excluded."""
        return any(child.is_in_use for child in self.children)

    @property
    def is_in_use(self) -> bool:
        """True where this row, or one below it, is selected or excluded."""
        return self.is_selected or self.is_excluded or self.is_open


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """`rows` are shown, `more` stand behind *+ n more*; `others` is how many there are of these,
    including those that only a search inside the facet reaches."""

    name: str
    rows: tuple[FacetRow, ...]
    more: tuple[FacetRow, ...]
    others: int

    @property
    def is_of_concepts(self) -> bool:
        """True where the values are what articles speak of; those stand before the dates."""
        return self.name in _NESTED


@dataclass(frozen=True, slots=True)
class Chip:
    """A selected value and the link that takes it off."""

    facet: str
    label: str
    href: str
    is_excluded: bool = False


def facet_groups(facets: Mapping[str, Sequence[Bucket]], url: SearchUrl) -> tuple[FacetGroup, ...]:
    """The groups that have at least one value to show."""
    groups = (_group(name, facets.get(name, ()), url) for name in LISTED)
    return tuple(group for group in groups if group.rows)


def _group(name: str, buckets: Sequence[Bucket], url: SearchUrl) -> FacetGroup:
    visible = [b for b in buckets if b.count or b.is_selected or b.is_excluded]
    known = {b.id for b in visible}
    below: dict[str | None, list[Bucket]] = {}
    for bucket in sorted(visible, key=lambda b: (-b.count, b.label)):
        is_nested = bucket.parent in known
        if is_nested and name == "transfer":
            bucket = bucket._replace(label=goods_label(bucket.label))
        below.setdefault(bucket.parent if is_nested else None, []).append(bucket)
    shown, more = _Rows(name, visible, url).level(None, below)
    return FacetGroup(name, shown, more[:_MORE], len(more))


class _Rows:
    """Makes rows of one facet, whose bars are measured by the largest count of what the search
    holds."""

    def __init__(self, name: str, buckets: Sequence[Bucket], url: SearchUrl) -> None:
        self._name, self._url = name, url
        self._above = {b.id: b.parent for b in buckets}
        self._selected = [b.id for b in buckets if b.is_selected]
        self._highest = max((b.count for b in buckets if not b.is_excluded), default=1) or 1

    def level(
        self, parent: str | None, below: dict[str | None, list[Bucket]]
    ) -> tuple[tuple[FacetRow, ...], tuple[FacetRow, ...]]:
        """The first rows below `parent`, and every one in use; then the others."""
        rows = [self.row(b, *self.level(b.id, below)) for b in below.pop(parent, ())]
        others = [row for row in rows[ROWS:] if not row.is_in_use]
        return tuple(rows[:ROWS] + [row for row in rows[ROWS:] if row.is_in_use]), tuple(others)

    def row(
        self, bucket: Bucket, children: tuple[FacetRow, ...] = (), more: tuple[FacetRow, ...] = ()
    ) -> FacetRow:
        """The row of one value."""
        name, excluding = self._name, ""
        if name in _TREES:
            change = self._url.removing if bucket.is_excluded else self._url.adding
            excluding = change(f"not.{name}", bucket.id).to()
        return FacetRow(
            bucket.id,
            bucket.label,
            bucket.count,
            self._picked(bucket),
            excluding,
            min(100, round(100 * bucket.count / self._highest)),
            bucket.is_selected,
            bucket.is_excluded,
            children,
            more,
        )

    def _picked(self, bucket: Bucket) -> str:
        """The search with the value, or without it if it is selected. It takes the place of a
        selected one above or below it: beside that it would change nothing, or that beside it."""
        url, name = self._url, self._name
        if bucket.is_selected:
            return url.removing(name, bucket.id).to()
        for one in self._selected:
            if bucket.id in self._line(one) or one in self._line(bucket.id):
                url = url.removing(name, one)
        return url.adding(name, bucket.id).to()

    def _line(self, value: str) -> list[str]:
        """The value and those above it."""
        line = [value]
        while above := self._above.get(line[-1]):
            line.append(above)
        return line


def flat_rows(name: str, buckets: Sequence[Bucket], url: SearchUrl) -> tuple[FacetRow, ...]:
    """The buckets as a list without nesting, in the order given."""
    rows = _Rows(name, buckets, url)
    return tuple(rows.row(bucket) for bucket in buckets)


def chips(
    facets: Mapping[str, Sequence[Bucket]], url: SearchUrl, label_of: Callable[[str, str], str]
) -> tuple[Chip, ...]:
    """What is selected or excluded, in the order of the page; `label_of(facet, value)` names
    values that have no bucket."""
    found: list[Chip] = []
    for name in LISTED:
        labels = {b.id: b.label for b in facets.get(name, ())}
        for prefix in ("", "not."):
            found += [
                Chip(
                    name,
                    labels.get(v) or label_of(name, v),
                    url.removing(n, v).to(),
                    prefix == "not.",
                )
                for n, v in url.pairs
                if n == prefix + name
            ]
    return tuple(found)


def value_label(gazetteer: Gazetteer, ui: Ui, facet: str, value: str) -> str:
    """What a value of a facet is called that has no bucket; the value itself where an index knows
    more than the gazetteer."""
    if facet == "transfer":
        return transfer_label(value, gazetteer, ui)
    return lang_name(value) if facet == "lang" else gazetteer.label(value, ui)
