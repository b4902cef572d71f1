"""The heading of a page and what stands at it: times of publishing, lines with a day.

Input: the tree of a page and the titles that it states. Output: a Heading. What stands in a card
of its own (a neighbour's article, an item of a list, a column) is not at the heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile, islice, takewhile
from typing import Any

from index.days import CLOCK, find_days, parse_day
from index.readers.decoding import tidy_line
from index.readers.elements import BARE, INLINE, LONGEST_LINE, inline, is_prose, text_of
from index.readers.titles import is_headed, is_site, names_site

__all__ = ["Heading", "heading_of"]

_CARDS = ("article", "aside", "li", "nav", "footer")
_SILENT = frozenset(
    re.findall(
        r"\w+",
        "head script style noscript template svg iframe button select textarea figure figcaption"
        " audio video object form nav aside",
    )
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
#: Between a heading and its text stand a lead and lines; beyond that nothing is at the heading.
_LONGEST_HEADING = 300
_BELOW_LEAD = 2
_LONGEST_DAY = 30
_FOOT = re.compile(r"\b(?:post|entry)-(?:footer|meta)\b")
#: The element that holds heading and text is so many steps above the heading at most.
_NEAR = 3
_MOST_LINES = 3
_CALLED = re.compile(r"(?i)\b(?:titre|title|headline)\b")
#: What a line below the lead must say beside its day.
_STATES = re.compile(rf"(?i)\b(?:publi|post|paru|mis en ligne|mise? à jour|updat|veröff|{CLOCK})")


@dataclass(frozen=True, slots=True)
class Heading:
    """The text of the heading, or nothing; `site`: what another heading of first rank calls the
    site; `times`: days of publishing as elements at it state them, best first; `lines`: short
    visible lines at it that hold a day."""

    text: str = ""
    site: str = ""
    times: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


def heading_of(tree: Any, titles: Sequence[str], sites: Sequence[str]) -> Heading:
    """The longest heading that says one of `titles` (a shorter one may be the site's name), else
    the only one of first rank that names no site; without any, the times of a page that holds one
    article at most."""
    everything = [e for e in tree.iter() if isinstance(e.tag, str)]
    title = _title_element(everything, titles, sites)
    around = _Around(everything, title)
    return Heading(
        text=text_of(title) if title is not None else "",
        site=next((text_of(e) for e in everything if _is_site_name(e, titles)), ""),
        times=tuple(_times(around)),
        lines=tuple(_lines(around)) if title is not None else (),
    )


class _Around:
    """The heading of a page, or None, and the elements after and before it: those of its article
    or, where none holds it, of the page."""

    def __init__(self, everything: Sequence[Any], title: Any) -> None:
        cards = {e for e in everything if e.tag == "article"}
        holding = () if title is None else title.iterancestors("article", "header")
        within = next(iter(holding), None)
        if within is None and title is not None:
            within = _box_of(title)
        self.title = title
        self.own = set() if title is None else set(title.iterancestors(*_CARDS))
        self.scope = None if title is None else next(title.iterancestors("article"), None)
        if len(cards) == 1:
            self.own |= cards
        bounds = everything if self.scope is None else self.scope.iter()
        self.after = list(_behind(bounds, title))
        self.box = within
        self.day = "" if within is None else _day_over(within)
        above = () if within is None else takewhile(lambda e: e is not title, within.iter())
        self.before = [e for e in above if e is not within and isinstance(e.tag, str)]

    def holds(self, element: Any) -> bool:
        """True for what is in no card but those that hold the heading."""
        return element.tag not in _CARDS and self.own.issuperset(element.iterancestors(*_CARDS))

    def has_in_foot(self, element: Any) -> bool:
        """True for what stands in the foot of the post whose heading this is, as blogs have it."""
        feet = (e for e in element.iterancestors() if _FOOT.search(e.get("class", "")))
        foot = next(feet, None)
        return foot is not None and self.box in foot.iterancestors()


def _box_of(title: Any) -> Any:
    """The element close around the heading that holds some text as well; None without one: the
    page's own holds the day that a site shows as well."""
    beyond = len(text_of(title)) + LONGEST_LINE
    near = islice(title.iterancestors(), _NEAR)
    box = next((e for e in near if len(text_of(e)) > beyond), None)
    return None if box is None or box.tag in ("body", "html") else box


def _day_over(box: Any) -> str:
    """The day that stands as a heading of its own right above a box, as blogs have it."""
    heading = box.getprevious()
    if heading is None or heading.tag not in _HEADINGS:
        return ""
    text = text_of(heading)
    return text if len(text) <= _LONGEST_DAY and _states_day(text) else ""


def _behind(elements: Iterable[Any], title: Any) -> Iterator[Any]:
    """The elements after the heading; all where there is none."""
    found = dropwhile(lambda e: title is not None and e is not title, elements)
    return (e for e in found if e is not title and isinstance(e.tag, str))


def _title_element(everything: Sequence[Any], titles: Sequence[str], sites: Sequence[str]) -> Any:
    """The element of the heading, or None."""
    headings = [e for e in everything if e.tag in ("h1", "h2", "h3") and _is_short(e)]
    named = [e for e in everything if e.get("itemprop") == "headline" and _is_short(e)]
    said = [e for e in (*headings, *named) if any(is_headed(title, text_of(e)) for title in titles)]
    if said:
        return max(said, key=lambda e: (len(text_of(e)), e.tag == "h1"))
    if not headings and (bold := [e for e in everything if _is_set_as(e, titles)]):
        return bold[0] if len({text_of(e) for e in bold}) == 1 else None
    ranked = [e for e in headings if e.tag == "h1"]
    first = [e for e in ranked if not is_site(text_of(e), sites) and not _is_site_name(e, titles)]
    if len(first) > 1:
        first = [e for e in first if next(e.iterancestors("article", "main"), None) is not None]
    return first[0] if len(first) == 1 else None


def _is_set_as(element: Any, titles: Sequence[str]) -> bool:
    """True for bold or large type, and what calls itself a title, that says one of `titles`, as
    pages without headings set theirs."""
    is_large = element.tag in ("b", "strong", "font") or _CALLED.search(element.get("class", ""))
    return (
        bool(is_large)
        and _is_short(element)
        and any(is_headed(t, text_of(element)) for t in titles)
    )


def _is_short(element: Any) -> bool:
    return 0 < len(text_of(element)) <= _LONGEST_HEADING


def _is_site_name(element: Any, titles: Sequence[str]) -> bool:
    """True for a heading of first rank that the titles have at an end, beside a headline."""
    return element.tag == "h1" and names_site(text_of(element), titles)


def _times(around: _Around) -> Iterator[str]:
    """What elements that say so state as the day of publishing, nearest after the heading first;
    where no article bounds them, those above the text."""
    is_open = around.title is not None and around.scope is None
    n_prose = 0
    for element in around.after:
        if is_open and element.tag in ("p", "div"):
            n_prose += sum(map(is_prose, _own_lines(element)))
        is_near = n_prose < _BELOW_LEAD or around.has_in_foot(element)
        if is_near and _is_marked(element) and around.holds(element):
            yield _stated(element)
    for element in reversed(around.before):
        if _is_marked(element) and around.holds(element):
            yield _stated(element)


def _is_marked(element: Any) -> bool:
    """`datePublished` of microdata, or a `time`, or an `abbr` with a title, whose class says that
    it is of publishing."""
    if "datepublished" in element.get("itemprop", "").lower():
        return True
    is_named = "published" in element.get("class", "").lower() or "pubdate" in element.attrib
    stated = element.get("title") if element.tag == "abbr" else element.get("datetime")
    return is_named and bool(stated)


def _stated(element: Any) -> str:
    written = element.get("title", "") if element.tag == "abbr" else ""
    return str(element.get("datetime") or element.get("content") or written or text_of(element))


def _lines(around: _Around) -> list[str]:
    """The first lines with a day between the heading and its text, else those above it."""
    below = [tail] if _states_day(tail := tidy_line(around.title.tail or "")) else []
    for lines in ((*below, *_below(around)), _above(around)):
        if found := list(dict.fromkeys(lines))[:_MOST_LINES]:
            return found
    return []


def _below(around: _Around) -> Iterator[str]:
    """Short lines with a day above the text; below the first prose, which may be the lead, only
    what says that it is about the page."""
    n_prose = 0
    for element in _blocks(around.after, around):
        for line in _own_lines(element):
            n_prose += is_prose(line)
            if n_prose == _BELOW_LEAD:
                return
            if _states_day(line) and not is_prose(line) and (not n_prose or _STATES.search(line)):
                yield line


def _above(around: _Around) -> Iterator[str]:
    if around.day:
        yield around.day
    for element in _blocks(around.before, around):
        yield from (line for line in _own_lines(element) if _states_day(line))


def _blocks(elements: Iterable[Any], around: _Around) -> Iterator[Any]:
    """The elements at the heading whose own text is visible and no heading."""
    hidden = _SILENT | _HEADINGS
    for element in elements:
        if element.tag in INLINE or element.tag in hidden or not around.holds(element):
            continue
        if not any(ancestor.tag in hidden for ancestor in element.iterancestors()):
            yield element


def _own_lines(block: Any) -> Iterator[str]:
    """The lines of a block, without those of blocks in it."""
    for text in "".join(inline(block, _shown)).split("\n"):
        line = tidy_line(text.replace(BARE, ""))
        is_bare = BARE in text and not any(char.isalpha() for char in line)
        if not is_bare:
            yield line


def _shown(time: Any) -> str:
    """The text of a `time`, or its day where the text has none («il y a 3 heures»)."""
    text = text_of(time)
    day = None if find_days(text) else parse_day(time.get("datetime", ""))
    return f"{BARE}{day[0].isoformat()}" if day else text


def _states_day(line: str) -> bool:
    return len(line) <= LONGEST_LINE and any(d.precision == "day" for d in find_days(line))
