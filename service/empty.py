"""What to change where a search finds nothing: each part of it taken off, and what is found then.

Input: a searcher and the view of an empty answer. Output: links with the number of articles.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from index.deadline import remaining
from index.parse import at_sites, corrected
from index.searcher import Searcher
from service.i18n import _, enumerated
from service.params import REPEATED, read_query
from service.urls import SearchUrl
from service.views import PageView

__all__ = ["WayOut", "ways_out"]

_QUOTES = '"«»“”'
#: Searches tried for one empty page.
_MOST_TRIES = 8
#: Seconds that a try may take; without them it is left out.
_SPARE = 0.5


@dataclass(frozen=True, slots=True)
class WayOut:
    """What to change, the link that does it, and how many articles are found then."""

    label: str
    href: str
    count: int


def ways_out(searcher: Searcher, view: PageView) -> tuple[WayOut, ...]:
    """Changes that find something, the largest gain first."""
    tried = [
        WayOut(label, url.to(), _count(searcher, url, view))
        for label, url in _changes(view)
        if remaining() > _SPARE
    ]
    return tuple(sorted((way for way in tried if way.count), key=lambda way: -way.count))


def _changes(view: PageView) -> list[tuple[str, SearchUrl]]:
    """At most a handful: each filter and each time off, all filters off, words spelled otherwise,
    the site of an address, any of the words."""
    url, query = view.url, view.query
    changes = list(_without_filters(view))
    if query.date_from or query.date_to or query.undated:
        text = _("without the date filter")
        changes.append((text, url.setting(from_=None, to=None, undated=None)))
    if offered := view.answer.receipt.offered:
        text = _("with “%(text)s”", text=enumerated([one.replacement for one in offered]))
        changes.append((text, url.setting(q=corrected(query.q, offered))))
    wider, sites = at_sites(query.q)
    if sites:
        text = _("all articles of %(site)s", site=enumerated(sites))
        changes.append((text, url.setting(q=wider)))
    for part in view.times:
        text = _("without “%(text)s”", text=part.understood.text)
        changes.append((text, part.without))
    if len(changes) > 1:
        changes.append((_("without any filter"), view.without_filters))
    bare = query.q.translate(dict.fromkeys(map(ord, _QUOTES)))
    if bare != query.q and bare.strip():
        changes.append((_("without the quotation marks"), url.setting(q=bare)))
    if query.operator != "any" and len(query.q.split()) > 1:
        changes.append((_("with any of the words"), url.setting(operator="any")))
    return changes[:_MOST_TRIES]


def _without_filters(view: PageView) -> Iterator[tuple[str, SearchUrl]]:
    """Each filter off, called by its labels, or by its values where these name nothing."""
    for name in sorted(REPEATED, key=lambda name: name.startswith("not.")):
        facet = name.removeprefix("not.")
        is_excluded = facet != name
        values = [value for given, value in view.url.pairs if given == name]
        labels = [o.text for o in view.applied if (o.facet, o.is_excluded) == (facet, is_excluded)]
        if values:
            text = _("without the filter “%(name)s”", name=enumerated(labels or values, "or"))
            yield text, view.url.removing(name)


def _count(searcher: Searcher, url: SearchUrl, view: PageView) -> int:
    query, _faults = read_query(MultiDict([*url.pairs, ("size", "1")]))
    return searcher.count(query.params(view.ui))
