"""What is left of buttons and counters: lines that mean nothing but stand beside lines of the page.

Input: lines whose own rules have run. Output: the kinds of platform names in a row, of figures,
times and punctuation beside lines that a rule has claimed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from index.cleaning.known import outlet_named
from index.cleaning.line import Line, squash
from index.cleaning.phrases import PLATFORMS, words
from index.days import CLOCK

__all__ = ["mark_leftovers"]

_CLOCK = re.compile(r"^\W*\d{1,2}:\d{2}(?::\d{2}| ?/ ?\d{1,2}:\d{2})?\W*$")
_COUNT = re.compile(r"^\W*(?:\d{1,3}(?:[ .,]\d{3})*|(?!(?:19|20)\d\d\b)\d{4,6}|\d{1,3},\d ?)k?\W*$")
_LANGUAGES = words("languages")
_MARKS = re.compile(r"^[\W_]+$")
_HOUR = re.compile(rf"^\W*{CLOCK}\W*$")
_FEWEST_ENTRIES = 3
_BY = re.compile(r"^\W*(?:par|by)\b", re.I)
_LONGEST_NAME = 60
_LONGEST_SCRAP = 12


def mark_leftovers(lines: Sequence[Line]) -> None:
    """Gives a kind to lines without a word of their own, and to names of platforms in a row."""
    for is_platform, run in groupby(range(len(lines)), key=lambda at: _is_platform(lines[at])):
        row = list(run)
        if is_platform and (len(row) >= 2 or _touches_claimed(lines, row[0])):
            for at in row:
                lines[at].kind = "share"
    _mark_languages(lines)
    _mark_signers(lines)
    scraps = [at for at, line in enumerate(lines) if line.is_open and _is_scrap(line)]
    clocks = [at for at in scraps if _HOUR.match(lines[at].text)]
    if len(clocks) >= _FEWEST_ENTRIES:  # of a live blog
        scraps = [at for at in scraps if at not in clocks]
    for _ in range(3):  # a counter may stand beside a counter
        for at in scraps:
            line = lines[at]
            if line.is_open and _MARKS.match(line.text):
                line.kind = "navigation"
            elif line.is_open and (_touches_claimed(lines, at) or _is_player(lines, at)):
                line.kind = _meaningless(line)


def _mark_languages(lines: Sequence[Line]) -> None:
    """The page's languages, at least two in a row."""
    for is_code, run in groupby(lines, key=_is_language):
        row = list(run)
        for line in row if is_code and len(row) >= 2 else ():
            line.kind = "navigation"


def _mark_signers(lines: Sequence[Line]) -> None:
    """Who signs below a bare «Par :», if that is an outlet; and who signs again below the text
    as above it."""
    bylines = [line for line in lines if line.kind == "byline"]
    signed = {squash(_BY.sub("", line.text)) for line in bylines} - {""}
    for above, line in pairwise(lines) if bylines else ():
        if not line.is_open or len(line.text) > _LONGEST_NAME:
            continue
        is_named = above.kind == "byline" and not _BY.sub("", above.text).strip(" :")
        if line.squashed in signed or (is_named and outlet_named(line.text)):
            line.kind = "byline"


def _is_language(line: Line) -> bool:
    """`FR`, `EN`: a button for the page in that language."""
    return line.is_open and line.text.isupper() and line.folded in _LANGUAGES


def _is_platform(line: Line) -> bool:
    return line.is_open and line.folded.strip(" -•|") in PLATFORMS


def _is_scrap(line: Line) -> bool:
    """Short, or without a letter or figure."""
    return len(line.text) <= _LONGEST_SCRAP or bool(_MARKS.match(line.text))


def _meaningless(line: Line) -> str:
    """The kind of a line that is only a time, a count or a letter; nothing for others."""
    if _CLOCK.match(line.text):
        return "video-teaser"
    if len(line.text) == 1 and line.text.islower():
        return "navigation"
    return "share" if _COUNT.match(line.text) else ""


def _is_player(lines: Sequence[Line], at: int) -> bool:
    """How far a player is and how long it plays, `0:00`, `02:41`."""
    beside = [lines[place].text for place in (at - 1, at + 1) if 0 <= place < len(lines)]
    return bool(_CLOCK.match(lines[at].text)) and any(map(_CLOCK.match, beside))


def _touches_claimed(lines: Sequence[Line], at: int) -> bool:
    """One of the neighbours is known to be of the page."""
    return any(lines[place].kind for place in (at - 1, at + 1) if 0 <= place < len(lines))
