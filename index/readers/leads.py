"""The lead of a page where it stands apart from its text, between the heading and the body.

Input: the tree of a page, its heading, the paragraphs that were found in it and how the page is
described. Output: the lead, which extraction leaves out with everything outside the body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import dropwhile, takewhile
from typing import Any

from index.days import find_days
from index.readers.elements import text_of
from index.readers.titles import is_title

__all__ = ["lead_of"]

_BLOCKS = ("p", "div", "h1", "h2", "h3", "h4", "ul", "ol", "table", "figure", "time", "section")
_INLINE = ("span", "strong", "b")
_LEAVES = ("p", "div", "h2", "h3", "h4", *_INLINE)
_APART = ("nav", "aside", "footer", "form", "figure", "button", "ul", "ol", "table", "a", "script")
#: What pages call a lead; `leaderboard` and `card-deck` are none.
_CALLED = re.compile(
    r"(?i)(?:^|[\s_-])(?:chap[oô]|chapeau|lead|lede|standfirst|intro(?:duction)?|dek|hat"
    r"|sub-?title|sub-?headline|sous-?titre|accroche|excerpt|summary)(?:$|[\s_-])"
)
_SHORTEST, _LONGEST = 25, 600
#: So far above a text stands what calls it a lead.
_STEPS = 3


def lead_of(
    tree: Any, heading: str, found: Sequence[str], descriptions: Sequence[str]
) -> tuple[str, ...]:
    """The texts between the heading and the first of the paragraphs that are `found` that the page
    calls a lead, or that say what its `descriptions` do; without those that are found."""
    behind = dropwhile(lambda e: not _is_heading(e, heading), tree.iter())
    known = {heading, *found}
    between = takewhile(lambda e: e.tag != "p" or text_of(e) not in known, behind)
    texts = (text for e in between if (text := _lead(e, heading, descriptions)))
    body = "\n".join(found)
    return tuple(dict.fromkeys(text for text in texts if text not in body))


def _is_heading(element: Any, heading: str) -> bool:
    return element.tag in ("h1", "h2", "h3") and text_of(element) == heading


def _lead(element: Any, heading: str, descriptions: Sequence[str]) -> str:
    """The text of an element that is a lead."""
    if element.tag not in _LEAVES or _holds_blocks(element) or _is_part(element):
        return ""
    text = text_of(element)
    is_dated = bool(find_days(text)) and text[-1:] not in ".!?…»"
    if not _SHORTEST <= len(text) <= _LONGEST or text == heading or is_dated:
        return ""
    if next(element.iterancestors(*_APART), None) is not None or _is_linked(element, text):
        return ""
    is_said = any(is_title(text, description) for description in descriptions if description)
    return text if is_said or _is_called(element) else ""


def _holds_blocks(element: Any) -> bool:
    return any(inner.tag in _BLOCKS for inner in element.iter() if inner is not element)


def _is_part(element: Any) -> bool:
    """Words within a line that is a lead itself or not."""
    if element.tag not in _INLINE:
        return False
    around = element.getparent()
    return around.tag in _INLINE or not _holds_blocks(around)


def _is_linked(element: Any, text: str) -> bool:
    """Half of the text is a link to somewhere else."""
    return sum(len(text_of(link)) for link in element.iter("a")) * 2 > len(text)


def _is_called(element: Any) -> bool:
    """The element, or one close around it, has a class that says so."""
    around = [element, *element.iterancestors()][:_STEPS]
    return any(_CALLED.search(e.get("class", "")) for e in around)
