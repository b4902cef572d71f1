"""The filters of a search that are in use, as the page, its title and feeds call them.

Input: the search, its URL and the chips of its facets. Output: `Applied`, each with the link that
takes it off, and the name of the search.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.asked import MatchQuery
from service.facets import Chip
from service.i18n import _, period_text
from service.urls import SearchUrl

__all__ = ["Applied", "applied", "search_name"]

#: Filters that the name of a search says.
_MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class Applied:
    """One filter in use. `facet` is that of its value, or range, undated, story; `label` is the
    value alone, `text` says what is asked of it."""

    facet: str
    label: str
    text: str
    href: str
    is_excluded: bool = False


def applied(query: MatchQuery, chips: Sequence[Chip], url: SearchUrl) -> tuple[Applied, ...]:
    """Every filter in use, in the order of the page."""
    values = [Applied(c.facet, c.label, _asked_of(c), c.href, c.is_excluded) for c in chips]
    return (*values, *_others(query, url))


def _asked_of(chip: Chip) -> str:
    text = chip.label
    if chip.facet == "cited":
        text = _("cites %(label)s", label=chip.label)
    elif chip.facet == "supplier":
        text = _("supplier: %(label)s", label=chip.label)
    elif chip.facet == "recipient":
        text = _("recipient: %(label)s", label=chip.label)
    return _("not %(label)s", label=text) if chip.is_excluded else text


def _others(query: MatchQuery, url: SearchUrl) -> Iterator[Applied]:
    if query.date_from or query.date_to:
        text = _range(query.date_from, query.date_to)
        yield Applied("range", "", text, url.setting(from_=None, to=None).to())
    if query.undated:
        texts = {
            "only": _("undated only"),
            "exclude": _("dated only"),
            "include": _("undated too"),
        }
        yield Applied("undated", "", texts[query.undated], url.setting(undated=None).to())
    if query.story:
        yield Applied("story", "", _("one story"), url.removing("story").to())


def _range(first: str | None, last: str | None) -> str:
    if first and first == last:
        return period_text(first)
    return f"{period_text(first or '…')} – {period_text(last or '…')}"


def search_name(query: MatchQuery, filters: Sequence[Applied]) -> str:
    """What a search is called in titles: its words, then its filters. Blank where nothing is
    asked for."""
    named = [one.text for one in filters[:_MOST_NAMED]]
    rest = ["…"] if len(filters) > _MOST_NAMED else []
    return " · ".join(part for part in (" ".join(query.q.split()), *named, *rest) if part)
