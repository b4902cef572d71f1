"""URLs of searches and articles: every state of the page is one of them.

Input: a `SearchQuery`. Output: paths with a query string, parameters in one order, defaults left
out, so that the same search always has the same URL.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import quote, urlencode

from service.asked import SearchQuery
from service.below import rooted
from service.params import NAMES, REPEATED

__all__ = ["POSITION", "SearchUrl", "article_path", "search_url"]

_PLACES = {name: place for place, name in enumerate(NAMES)}
#: A change of the search starts again at its first page.
POSITION = ("page", "cursor")
#: Browsers resolve these segments before they send a path, percent-encoded or not.
_DOTS = (".", "..")


def _pairs(query: SearchQuery) -> Iterator[tuple[str, str]]:
    for name, given in query.model_dump(by_alias=True, exclude_none=True).items():
        for value in given if name in REPEATED else [given]:
            yield name, str(int(value)) if isinstance(value, bool) else str(value)


_DEFAULTS = dict(_pairs(SearchQuery.model_validate({})))


@dataclass(frozen=True, slots=True)
class SearchUrl:
    """One search as (name, value) pairs; each method gives another search at its first page."""

    pairs: tuple[tuple[str, str], ...] = ()

    def adding(self, name: str, value: str) -> SearchUrl:
        """With one more value of a repeated parameter; the opposite choice is taken back."""
        opposite = name[4:] if name.startswith("not.") else f"not.{name}"
        return self._with(
            *(pair for pair in self.pairs if pair not in ((opposite, value), (name, value))),
            (name, value),
        )

    def removing(self, name: str, value: str | None = None) -> SearchUrl:
        """Without one value of `name`, or without all of them."""
        return self._with(
            *(p for p in self.pairs if p[0] != name or (value is not None and p[1] != value))
        )

    def setting(self, **values: str | int | None) -> SearchUrl:
        """With exactly these values; None or a default takes the parameter off. `from` is
        written `from_`."""
        named = {name.rstrip("_"): value for name, value in values.items()}
        kept = [pair for pair in self.pairs if pair[0] not in named]
        added = [(name, str(value)) for name, value in named.items() if value is not None]
        return self._with(*kept, *added)

    def at_page(self, page: int) -> SearchUrl:
        """The same search at another page."""
        pairs = self.removing("page").pairs
        return replace(self, pairs=_ordered([*pairs, ("page", str(page))]))

    def continuing(self, cursor: str) -> SearchUrl:
        """The same search from where `cursor` says."""
        pairs = self._with(*self.pairs).pairs
        return replace(self, pairs=_ordered([*pairs, ("cursor", cursor)]))

    def to(self, path: str = "/") -> str:
        """This search at `path`, as readers ask for it; it may have parameters of its own."""
        place = rooted(path)
        joint = "&" if "?" in place else "?"
        return f"{place}{joint}{self.query_string}" if self.pairs else place

    @property
    def query_string(self) -> str:
        """The encoded parameters without `?`."""
        return "&".join(_encoded(name, value) for name, value in self.pairs)

    def _with(self, *pairs: tuple[str, str]) -> SearchUrl:
        return SearchUrl(_ordered([pair for pair in pairs if pair[0] not in POSITION]))


@lru_cache(maxsize=4096)
def _encoded(name: str, value: str) -> str:
    return urlencode([(name, value)])


def _ordered(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    kept = [pair for pair in pairs if _DEFAULTS.get(pair[0]) != pair[1]]
    return tuple(sorted(dict.fromkeys(kept), key=lambda pair: _PLACES[pair[0]]))


def search_url(query: SearchQuery) -> SearchUrl:
    """The URL of this very search, page included; `ui` only where it was asked for."""
    return SearchUrl(_ordered(_pairs(query)))


def article_path(article_id: str, prefix: str = "/article/") -> str:
    """A path that comes back as exactly `article_id`, whatever characters it holds.

    Slashes stay readable where no browser or proxy would rewrite them (`//`, `/../`, an edge);
    an id that is itself a dot segment has no path and goes into the query string.
    """
    if article_id in _DOTS:
        return f"{prefix.rstrip('/')}?{urlencode({'id': article_id})}"
    segments = article_id.split("/")
    is_plain = all(segment and segment not in _DOTS for segment in segments)
    return prefix + quote(article_id, safe="/:@" if is_plain else ":@")
