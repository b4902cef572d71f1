"""The concepts of an article: links on their mentions, and rows beside it with where each is first
named, and first said to supply arms or to get them.

Input: an article. Output: what its mentions count as, markup and rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from index.article import Article, Family, Mention, Side
from index.gazetteer import Gazetteer
from index.query import Ui
from index.transfers import FIELD_OF, parties_of, transfer_value, transfers, weapons_given
from service.facets import value_label
from service.urls import SearchUrl

__all__ = ["ConceptRow", "Counted", "Opening", "concept_rows", "counted"]

#: A facet and one of its values.
_Value = tuple[str, str]

#: Kind of a mention to the parameter that selects what it names.
_SELECTING: Mapping[Family, str] = {"actor": "actor", "weapon": "weapon", "source": "cited"}


class Counted(NamedTuple):
    """What each mention counts as, in the order of the article; the weapons of each transfer."""

    values: Mapping[Mention, Sequence[_Value]]
    weapons: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class ConceptRow:
    """A value of a facet that the article counts in: how often it is named, or told, and where
    first; its search; `kind` is that of the first mention. The weapons of a transfer are those
    of its sentences that the supplier may give."""

    id: str
    kind: Family
    label: str
    count: int
    first: str
    href: str
    weapons: tuple[tuple[str, str], ...] = ()


def counted(article: Article, told: Mapping[Mention, Side]) -> Counted:
    """What each mention of an article counts as; `told` are those on a side, pronouns among them,
    which count as that alone."""
    named = {one: [(_SELECTING[one.kind], one.concept)] for one in article.mentions}
    every = sorted({**named, **dict.fromkeys(told)}, key=lambda one: (one.paragraph, one.start))
    found = {one: named.get(one, []) for one in every}
    for mention, side in told.items():
        found[mention].append((FIELD_OF[side], mention.concept))
    given = list(transfers(article, told.items()))
    for one in given:
        found[one.mention].append(("transfer", one.value))
    weapons = weapons_given(given).items()
    return Counted(found, {transfer_value(*pair): named for pair, named in weapons})


class Opening:
    """Opens the link around a mention and what it holds: its kind as class, its label as title,
    and an anchor where a concept is named for the first time, and where it is first on a side.
    Each link is written once."""

    def __init__(self, gazetteer: Gazetteer, ui: Ui, asked: Ui | None, counts: Counted) -> None:
        self._gazetteer, self._ui, self._asked, self._counts = gazetteer, ui, asked, counts
        self._anchored: set[str] = set()
        self._links: dict[tuple[str, str], Markup] = {}

    def __call__(self, group: Sequence[Mention]) -> Markup:
        """The markup before a mention; `group` is the mention and those that begin inside it."""
        named = (_anchor_of(*value) for m in group for value in self._counts.values[m])
        new = dict.fromkeys(anchor for anchor in named if anchor not in self._anchored)
        self._anchored.update(new)
        anchors = (Markup('<span id="{}"></span>').format(anchor) for anchor in new)
        return Markup("").join([*anchors, self._link(group[0].kind, group[0].concept)])

    def _link(self, kind: Family, concept: str) -> Markup:
        known = self._links.get((kind, concept))
        if known is None:
            known = self._links[kind, concept] = Markup(
                '<a class="mention {kind}" href="{href}" title="{label}">'
            ).format(
                kind=kind,
                href=self.href(_SELECTING[kind], concept),
                label=self.label(kind, concept),
            )
        return known

    def label(self, facet: str, value: str) -> str:
        """The value's name in the interface's language."""
        return value_label(self._gazetteer, self._ui, facet, value)

    def href(self, facet: str, value: str) -> str:
        """The search for this value of a facet."""
        return SearchUrl().adding(facet, value).setting(ui=self._asked).to()


def _anchor_of(facet: str, value: str) -> str:
    """The anchor of the first mention that counts as a value of a facet."""
    return "-".join(["first" if facet in _SELECTING.values() else facet, *parties_of(value)])


def concept_rows(counts: Counted, opening: Opening) -> dict[str, tuple[ConceptRow, ...]]:
    """The values that mentions count as, by facet, most mentioned first."""
    facets = ("actor", "weapon", "transfer", "supplier", "recipient", "cited")
    found: dict[str, dict[str, list[Mention]]] = {name: {} for name in facets}
    for mention, values in counts.values.items():
        for facet, value in values:
            found[facet].setdefault(value, []).append(mention)
    weapons = {
        value: tuple((one, opening.label("weapon", one)) for one in named)
        for value, named in counts.weapons.items()
    }
    return {name: _rows(name, values, weapons, opening) for name, values in found.items()}


def _rows(
    facet: str,
    found: Mapping[str, Sequence[Mention]],
    weapons: Mapping[str, tuple[tuple[str, str], ...]],
    opening: Opening,
) -> tuple[ConceptRow, ...]:
    rows = (
        ConceptRow(
            value,
            mentions[0].kind,
            opening.label(facet, value),
            len(mentions),
            _anchor_of(facet, value),
            opening.href(facet, value),
            weapons.get(value, ()),
        )
        for value, mentions in found.items()
    )
    return tuple(sorted(rows, key=lambda row: (-row.count, row.label)))
