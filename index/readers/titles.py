"""Titles as pages write them: with the name of the site behind them, cut, in other quotes.

Input: a title and what proves where it ends. Output: whether two are one; a title and its site.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence

from index.days import find_days

__all__ = ["is_headed", "is_site", "is_title", "names_site", "part_site", "without_feed"]

_PARTING = re.compile(r"\s+[-–—|·•«»/]\s+|\s*\|\s*")
#: «Le Phare: Un patrouilleur pour Dakar», as blogs have it; most colons are of the headline.
_COLON = re.compile(r"\s?:\s+")
#: A headline that is cut without a mark is at least so long: JSON-LD allows 110 characters.
_CUT = 80
_CUT_MARKED = 20
_LONGEST_SITE = 40
#: A name of a site has seldom more words, a headline seldom so few.
_NAME, _NAME_OF_BLOG = 3, 5
_FEED = re.compile(r"(?i)\s*[»|:·•–—-]\s*(?:rss\s+)?(?:feed|flux|rss|atom)(?:\s+rss)?\s*$")


def is_title(one: str, other: str) -> bool:
    """True where both say the same in letters and figures, or the one is the other cut short."""
    keys = sorted((_squash(one), _squash(other)), key=len)
    if keys[0] == keys[1]:
        return bool(keys[0])
    shorter = min((one, other), key=lambda text: len(_squash(text))).rstrip()
    least = _CUT_MARKED if shorter.endswith(("…", "...")) else _CUT
    return len(keys[0]) >= least and keys[1].startswith(keys[0])


def is_headed(written: str, heading: str) -> bool:
    """True where `written` is `heading`, with or without the name of the site at an end."""
    return is_title(written, heading) or any(
        is_title(end, heading) and not _is_outweighed(end, rest, most)
        for end, rest, most in _ends(written)
    )


def names_site(heading: str, titles: Iterable[str]) -> bool:
    """True where `heading` is the short end of one of `titles`, whose rest is a headline."""
    return any(
        is_title(end, heading) and _is_outweighed(end, rest, most)
        for title in titles
        for end, rest, most in _ends(title)
    )


def _ends(title: str) -> Iterator[tuple[str, str, int]]:
    """Each end of a title that a dash or bar parts, the rest, and how many words the name of a site
    has there; before the first colon as well."""
    for cut in _PARTING.finditer(title):
        before, behind = title[: cut.start()], title[cut.end() :]
        yield from ((before, behind, _NAME), (behind, before, _NAME))
    if colon := _COLON.search(title):
        before, behind = title[: colon.start()], title[colon.end() :]
        yield from ((before, behind, _NAME_OF_BLOG), (behind, before, 0))


def _is_outweighed(end: str, rest: str, most: int) -> bool:
    return len(end.split()) <= most and len(rest.split()) > _NAME + 1


def is_site(text: str, sites: Iterable[str]) -> bool:
    """True where `text` names one of `sites`, each a name or a host."""
    key = _squash(text)
    return bool(key) and any(key in (_squash(s), _squash(s.rpartition(".")[0])) for s in sites)


def part_site(title: str, heading: str, sites: Sequence[str]) -> tuple[str, str]:
    """`title` without the name of its site, and that name, or nothing: what stands behind
    `heading` or before it, or at an end and is one of `sites`."""
    cuts = list(_PARTING.finditer(title))
    for cut in cuts:
        if is_title(title[: cut.start()], heading):
            last = title[cuts[-1].end() :]
            return title[: cut.start()], last if _is_name(last) else ""
        if is_title(title[cut.end() :], heading):
            first = title[: cuts[0].start()]
            return title[cut.end() :], first if _is_name(first) else ""
    if cuts and is_site(title[cuts[-1].end() :], sites):
        return title[: cuts[-1].start()], title[cuts[-1].end() :]
    if cuts and is_site(title[: cuts[0].start()], sites):
        return title[cuts[0].end() :], title[: cuts[0].start()]
    colon = _COLON.search(title)
    if colon and is_site(title[: colon.start()], sites):
        return title[colon.end() :], title[: colon.start()]
    return title, ""


def without_feed(title: str) -> str:
    """The title of a feed without the words that say that it is one: `Le Phare » Feed`."""
    return _FEED.sub("", title) or title


def _is_name(text: str) -> bool:
    """Short, with letters, and neither a day, the number of a page nor the word of a button."""
    return (
        len(text) <= _LONGEST_SITE
        and any(char.isalpha() for char in text)
        and not find_days(text)
        and not re.match(r"(?i)page\s*\d|(?:imprimer|print|version imprimable)\W*$", text)
    )


def _squash(text: str) -> str:
    """The letters and figures of a text, in lower case."""
    return "".join(char for char in html.unescape(text).casefold() if char.isalnum())
