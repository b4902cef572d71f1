"""The concepts of an article: links on their mentions, and rows beside it with where each is first
named, and first said to supply arms or to get them.

Input: the mentions of an article, and which of them are on a side. Output: markup and rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from index.article import Article, Family, Mention, Side
from index.gazetteer import Gazetteer
from index.query import Ui
from index.transfers import FIELD_OF
from service.urls import SearchUrl

__all__ = ["ConceptRow", "Opening", "concept_rows"]

#: Kind of a mention to the parameter that selects what it names.
_SELECTING: Mapping[Family, str] = {"actor": "actor", "weapon": "weapon", "source": "cited"}


@dataclass(frozen=True, slots=True)
class ConceptRow:
    """A concept of the article: how often it is named, where first, and its search."""

    id: str
    kind: Family
    label: str
    count: int
    first: str
    href: str


class Opening:
    """Opens the link around a mention and what it holds: its kind as class, its label as title,
    and an anchor where a concept is named for the first time, and where it is first on a side.
    Each link is written once."""

    def __init__(
        self, gazetteer: Gazetteer, ui: Ui, asked: Ui | None, sides: Mapping[Mention, Side]
    ) -> None:
        self._gazetteer, self._ui, self._asked, self._sides = gazetteer, ui, asked, sides
        self._anchored: set[str] = set()
        self._links: dict[tuple[str, str], Markup] = {}

    def __call__(self, group: Sequence[Mention]) -> Markup:
        """The markup before a mention; `group` is the mention and those that begin inside it."""
        named = (_anchor_of(name, m.concept) for m in group for name in _facets_of(m, self._sides))
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
                kind=kind, href=self.href(_SELECTING[kind], concept), label=self.label(concept)
            )
        return known

    def label(self, concept: str) -> str:
        """The concept's name in the interface's language; the id where an index knows more."""
        return self._gazetteer.label(concept, self._ui)

    def href(self, facet: str, concept: str) -> str:
        """The search for this concept in a facet."""
        return SearchUrl().adding(facet, concept).setting(ui=self._asked).to()


def _facets_of(mention: Mention, sides: Mapping[Mention, Side]) -> list[str]:
    """The facets in which a mention counts."""
    own = _SELECTING[mention.kind]
    return [own, FIELD_OF[sides[mention]]] if mention in sides else [own]


def _anchor_of(facet: str, concept: str) -> str:
    """The anchor of the first mention of a concept that counts in a facet."""
    return f"first-{concept}" if facet in _SELECTING.values() else f"{facet}-{concept}"


def concept_rows(
    article: Article, sides: Mapping[Mention, Side], opening: Opening
) -> dict[str, tuple[ConceptRow, ...]]:
    """The concepts that count in each facet, most mentioned first."""
    facets = ("actor", "weapon", "supplier", "recipient", "cited")
    found: dict[str, list[Mention]] = {name: [] for name in facets}
    for mention in article.mentions:
        for name in _facets_of(mention, sides):
            found[name].append(mention)
    return {name: tuple(_rows(name, mentions, opening)) for name, mentions in found.items()}


def _rows(facet: str, mentions: Iterable[Mention], opening: Opening) -> Iterator[ConceptRow]:
    counts = Counter((opening.label(m.concept), m.concept, m.kind) for m in mentions)
    for (label, concept, kind), count in sorted(counts.items(), key=lambda row: (-row[1], row[0])):
        anchor, href = _anchor_of(facet, concept), opening.href(facet, concept)
        yield ConceptRow(concept, kind, label, count, anchor, href)
