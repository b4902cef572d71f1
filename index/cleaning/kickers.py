"""What stands above a title: a section, a heading, the way to the page, the head of the site.

Input: the lines of an article. Output: their kinds, and how much a line has to do with the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from index.cleaning import phrases
from index.cleaning.line import GLUE, Line, ends_sentence, fold_chars, squash

__all__ = [
    "FIRST_LINES",
    "HEAD",
    "LETTERHEAD",
    "LONG_FOREIGN",
    "RELATED",
    "RELEASE",
    "is_kicker",
    "mark_kicker",
    "mark_trails",
    "share_in_text",
    "stems",
]

#: A title stands among the first lines that no rule has claimed, and a page says it again among so
#: many.
HEAD, FIRST_LINES = 6, 12
#: What stands between the head of a site and the title.
LETTERHEAD = ("breadcrumb", "prev-next")
#: What public bodies write above the title of what they publish.
RELEASE = re.compile(rf"^\W*{phrases.part('release')}(?: n[°o] ?[\d/-]{{1,12}})?\W*$")
#: A line of which the text holds less than this share of words has nothing to do with it, if it has
#: at most so many.
RELATED, LONG_FOREIGN = 0.34, 8
#: Behind a step of a way to the page.
_STEPS = re.compile(r"\s*[>\u203a»≫→/|]\s*")
_ITEM = re.compile(r"\d{1,2}[.)]\s")
_STEP = re.compile(r"(?:[>\u203a»≫→]|^\d{1,3}[.)])\s*$")
#: Characters of the shortest title that tells what stands before it on a line.
_SHORTEST_STEP = 12


def share_in_text(line: Line, written: set[str]) -> float:
    """How many of a line's stems the text holds, of 1; `written` are the text's `stems`."""
    own = stems([line])
    return len(own & written) / len(own) if own else 0.0


def stems(lines: Iterable[Line]) -> set[str]:
    """The longer words of the lines, cut after the sixth letter."""
    return {word[:6] for line in lines for word in line.long_words}


def is_kicker(line: Line) -> bool:
    """At most three words, or two such headings with a bar between them."""
    return all(len(part.split()) <= 3 for part in re.split(r"\s[|•·>/]\s", line.text))


def mark_kicker(lines: Sequence[Line], title: Line) -> None:
    """`Forces terrestres`: what is left above the title, one of `lines`. Below it, a heading in
    capitals, and a step of the way to the page."""
    at = lines.index(title)
    _mark_above(lines[:at], lines)
    for line in lines[at + 1 : at + 2]:
        if line.is_open and line.text.isupper() and is_kicker(line):
            line.kind = "navigation"
    _mark_steps(lines[:at], lines[at + 1 :])


def _mark_above(upper: Sequence[Line], lines: Sequence[Line]) -> None:
    """A section of the site, a heading, a line that has nothing to do with the text, and whatever
    stands above the way to the page, the links to its neighbours or «Communiqué de presse»."""
    is_above = any(line.is_open for line in upper)
    written = stems(line for line in lines if line.is_body) if is_above else set()
    is_letterhead = False
    for line in reversed(upper):
        is_letterhead |= line.kind in LETTERHEAD or bool(RELEASE.match(line.folded))
        if line.is_open and not line.is_prose and not ends_sentence(line.text):
            is_foreign = line.words <= LONG_FOREIGN and share_in_text(line, written) < RELATED
            if is_letterhead or is_kicker(line) or is_foreign:
                line.kind = "navigation"


def _mark_steps(upper: Sequence[Line], lower: Sequence[Line]) -> None:
    """Between title and text, the steps of the way to the page that stands above the title."""
    trails = (line.text for line in upper if line.kind == "breadcrumb")
    steps = {squash(step) for trail in trails for step in _STEPS.split(trail)}
    for line in takewhile(lambda line: not line.is_body, lower) if steps else ():
        if line.is_open and line.squashed in steps:
            line.kind = "navigation"


def mark_trails(lines: Sequence[Line]) -> None:
    """`Home Monde Title`: a way to the page without marks between its steps, above the title; or
    `Monde » Title`, whatever quotes the title has; or `1. Title`, in a list of documents, and the
    items below it."""
    for at, line in enumerate(lines[:HEAD]):
        below = lines[at + 1 : FIRST_LINES]
        if line.is_open and any(_leads_to(other, line) for other in below):
            line.kind = "breadcrumb"
            for item in takewhile(_is_item, lines[at + 1 :]) if _is_item(line) else ():
                item.kind = "breadcrumb"


def _leads_to(title: Line, line: Line) -> bool:
    """Whether a line ends with the title below it, behind the home page or the mark of a step."""
    if len(title.squashed) < _SHORTEST_STEP or not line.squashed.endswith(title.squashed):
        return False
    is_home = bool(phrases.HOME.match(fold_chars(GLUE.sub(" ", line.text))))
    return is_home or bool(_STEP.search(line.text[: -len(title.text)]))


def _is_item(line: Line) -> bool:
    return bool(_ITEM.match(line.text))
