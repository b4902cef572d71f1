"""The facets of an answer as rows with links: trees for actors and weapons, lists else.

Input: buckets and the URL of the search. Output: `FacetGroup`s for the template, and the chips
of what is selected.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from index.result import Bucket
from service.urls import SearchUrl

__all__ = [
    "LISTED",
    "SHOWN",
    "Chip",
    "FacetGroup",
    "FacetRow",
    "chips",
    "facet_groups",
    "flat_rows",
]

#: Facets in the order of the page; those that can be excluded are trees as well.
LISTED = ("actor", "weapon", "source", "cited", "agency", "lang")
_TREES = ("actor", "weapon")
#: Rows that a level shows before *+ n more*.
SHOWN = 8
#: Rows behind *+ n more*; whoever wants another one searches inside the facet.
_MORE = 60


@dataclass(frozen=True, slots=True)
class FacetRow:
    """One value: the link selects it or takes it back; `share` is 0..100 of the largest count."""

    id: str
    label: str
    count: int
    href: str
    exclude_href: str
    share: int
    is_selected: bool
    is_excluded: bool
    children: tuple[FacetRow, ...] = ()

    @property
    def is_open(self) -> bool:
        """True where a row below this one is selected or excluded."""
        return any(c.is_selected or c.is_excluded or c.is_open for c in self.children)


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """`rows` are shown, `more` stand behind *+ n more*; `others` is how many there are of these,
    including those that only a search inside the facet reaches."""

    name: str
    rows: tuple[FacetRow, ...]
    more: tuple[FacetRow, ...]
    others: int

    @property
    def is_tree(self) -> bool:
        """True where values stand below others."""
        return self.name in _TREES


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
    highest = _highest(visible)
    known = {b.id for b in visible}
    below: dict[str | None, list[Bucket]] = {}
    for bucket in visible:
        is_nested = name in _TREES and bucket.parent in known and bucket.parent != bucket.id
        below.setdefault(bucket.parent if is_nested else None, []).append(bucket)
    rows = _rows(name, None, below, url, highest)
    shown, more = _parted(rows)
    return FacetGroup(name, shown, more[:_MORE], len(more))


def _highest(buckets: Sequence[Bucket]) -> int:
    """The count that fills a row: the largest of what the search holds."""
    return max((b.count for b in buckets if not b.is_excluded), default=1) or 1


def _rows(
    name: str,
    parent: str | None,
    below: dict[str | None, list[Bucket]],
    url: SearchUrl,
    highest: int,
) -> tuple[FacetRow, ...]:
    buckets = sorted(below.pop(parent, ()), key=lambda b: (-b.count, b.label))
    return tuple(
        _row(name, b, url, highest, _rows(name, b.id, below, url, highest)) for b in buckets
    )


def _row(
    name: str, bucket: Bucket, url: SearchUrl, highest: int, children: tuple[FacetRow, ...]
) -> FacetRow:
    selected, excluded = url.removing(name, bucket.id), url.removing(f"not.{name}", bucket.id)
    return FacetRow(
        bucket.id,
        bucket.label,
        bucket.count,
        (selected if bucket.is_selected else url.adding(name, bucket.id)).to(),
        (excluded if bucket.is_excluded else url.adding(f"not.{name}", bucket.id)).to()
        if name in _TREES
        else "",
        min(100, round(100 * bucket.count / highest)),
        bucket.is_selected,
        bucket.is_excluded,
        children,
    )


def _parted(rows: tuple[FacetRow, ...]) -> tuple[tuple[FacetRow, ...], tuple[FacetRow, ...]]:
    """The first rows and every one in use; then the others."""
    shown = tuple(
        row
        for place, row in enumerate(rows)
        if place < SHOWN or row.is_selected or row.is_excluded or row.is_open
    )
    kept = {row.id for row in shown}
    return shown, tuple(row for row in rows if row.id not in kept)


def flat_rows(name: str, buckets: Sequence[Bucket], url: SearchUrl) -> tuple[FacetRow, ...]:
    """The buckets as a list without nesting, in the order given."""
    highest = _highest(buckets)
    return tuple(_row(name, bucket, url, highest, ()) for bucket in buckets)


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
