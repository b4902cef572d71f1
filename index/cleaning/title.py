"""Which line of a page is its title.

Input: the lines of an article whose own rules have run. Output: the line that is the title, if one
is; else the first sentence serves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from index.cleaning.credits import credit_of
from index.cleaning.kickers import (
    FIRST_LINES,
    HEAD,
    LETTERHEAD,
    LONG_FOREIGN,
    RELATED,
    RELEASE,
    is_kicker,
    share_in_text,
    stems,
)
from index.cleaning.known import is_actor
from index.cleaning.labels import parted_from_labels
from index.cleaning.line import QUOTE_DASH, Line, stops_within
from index.cleaning.page import numbers_issue
from index.cleaning.repeats import LABELLED, ends_trail, frames, recurs
from index.dateline import is_place, read_dateline
from index.sentences import sentences

__all__ = ["first_sentence", "pick_title"]

#: A title stands no lower than this, however long the menu above it is.
_LOWEST = 60
#: So many lines may stand above the text, and a title of so few words give way to a longer one.
_MOST_UPPER, _SHORT_TITLE = 8, 6
#: A title of which the text holds this share of words is one.
_CERTAIN = 0.8
#: What stands below titles.
_BELOW_TITLE = (
    "page-date", "byline", "reading-time", "photo-caption", "photo-credit", "source-line",
)  # fmt: skip
#: «Who arms Kiev? Our figures».
_ASKED = re.compile(r"[^.!?…]{10,120}\?\s[^.!?…]{5,80}$")
_LONGEST_LABELLED = 160
#: Of 36,152 headlines 99 % are no longer; a standfirst is.
_LONGEST_HEADLINE = 120
#: «Not one more tank!», «Kiev : « We wait »».
_SPOKEN_ENDS = ("?", "!", "»", "”", '"')
#: A first sentence longer than this is cut as a title.
_LONG_SENTENCE = 400
#: Most of the words of a headline, which has so many.
_MOST, _LONG_TITLE = 0.5, 5
_TITLE_WORDS = 4
#: How an encyclopedia says what something is, and how near its name.
_IS = re.compile(
    r"\b(?:est|etait|sont|etaient|fut|designe|is|was|are|were) (?:une?|l[ea]s?|l'|des|an?|the)\b"
)
_DEFINED = 160
_ACT = re.compile(
    r"(?:resolution|decret|loi|reglement|directive|arrete|ordonnance|circulaire)"
    r" (?:\([a-z]{2,4}\) )?(?:n[°o]\.? ?)?\d[\w/.-]*(?: \(\d{4}\))?$"
)


def pick_title(page: Sequence[Line]) -> Line | None:
    """The line that is the title; None where none states one."""
    lines = _below_head(page)
    head = [line for line in lines[:_LOWEST] if line.is_open][:HEAD]
    stated = _recurring(head, page) or _announced(lines) or _defined(head, lines) or _act(head)
    labels, head = parted_from_labels(head, lines)
    if stated or len(head) < 2 or not head[0].is_title_like:
        return stated
    upper = [line for line in _above_text(lines) if line not in labels]
    first = next((line for line in upper if not is_kicker(line) and line.words >= 5), None)
    chosen = _below_label(head, lines) or head[0]
    if first and (_is_plain_title(first) or _is_spoken_title(first, lines)):
        chosen = first
    for line in upper[upper.index(chosen) + 1 :] if chosen in upper else ():
        if _yields(chosen, line, lines):
            chosen = line
    return _dated_instead(chosen, head, lines) or chosen


def _below_label(head: Sequence[Line], lines: Sequence[Line]) -> Line | None:
    """A headline of few words right above its day or author, below a label of one or two."""
    is_short = head[0].words < 3 and head[1].is_title_of(3)
    return head[1] if is_short and _is_signed(head[1], lines) else None


def _dated_instead(chosen: Line, head: Sequence[Line], lines: Sequence[Line]) -> Line | None:
    """A headline right above its day or author, below the picture too, where the text holds most of
    its words and none of `chosen`: that is a slogan."""
    below = [line for line in head if line is not chosen and line.is_title_of(_LONG_TITLE)]
    below = [line for line in below if _is_signed(line, lines)]
    if not below or share_in_text(chosen, stems(line for line in lines if line.is_body)):
        return None
    written = stems(line for line in lines if line.is_body and line not in below)
    return next((line for line in below if share_in_text(line, written) >= _MOST), None)


def _recurring(head: Sequence[Line], lines: Sequence[Line]) -> Line | None:
    """One of the first lines that the page says again, at the end of the way to it, or below
    nothing but headings of at most three words and lines that hold it."""
    for at, line in enumerate(head[:4]):
        if line.is_title_like and recurs(line, lines):
            key = line.squashed
            if ends_trail(lines, key) or all(
                other.words <= 3 or frames(other, key) for other in head[:at]
            ):
                return line
    return None


def _below_head(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines below the way to the page or «Article précédent | Article suivant», above which
    stands the head of the site, if a headline follows before the text."""
    above = list(takewhile(lambda line: not line.is_body, lines[:FIRST_LINES]))
    last = max((at for at, line in enumerate(above) if line.kind in LETTERHEAD), default=-1) + 1
    has_title = any(line.is_open and line.is_title_of(_TITLE_WORDS) for line in above[last:])
    return lines[last:] if has_title else lines


def _announced(lines: Sequence[Line]) -> Line | None:
    """The headline right below «Communiqué de presse», a place, a day and who wrote it between them
    or not."""
    for at, line in enumerate(lines[:HEAD]):
        if line.is_open and RELEASE.match(line.folded):
            below = [other for other in lines[at + 1 : at + 1 + HEAD] if other.is_open]
            below = below[1:] if below and is_kicker(below[0]) else below
            return below[0] if below and below[0].is_title_of(_TITLE_WORDS) else None
    return None


def _defined(head: Sequence[Line], lines: Sequence[Line]) -> Line | None:
    """The first line, where the text begins by saying what that is: «Barak 8», «Le Barak 8 est»."""
    first = next((line for line in lines[:_LOWEST] if line.is_body), None)
    if not head or first is None or head[0].words > _TITLE_WORDS or not head[0].is_title_like:
        return None
    subject = re.escape(head[0].folded)
    found = re.match(rf"(?:l[ea]s? |l'|the |une? |an? )?{subject} ?[(,]?", first.folded)
    return head[0] if found and _IS.search(first.folded[found.end() :][:_DEFINED]) else None


def _act(head: Sequence[Line]) -> Line | None:
    """The number of an act: «Résolution 1970 (2011)»."""
    return next((line for line in head[:3] if _ACT.match(line.folded)), None)


def _above_text(lines: Sequence[Line]) -> list[Line]:
    """The open lines shaped like titles among the first of a page, up to its byline, date, credit
    or text below one of some length, and no lower than half of its sentences."""
    upper: list[Line] = []
    whole = left = sum(len(line.text) for line in lines if _is_text(line))
    for line in lines[:_LOWEST]:
        is_long = any(other.words >= 5 for other in upper)
        is_stop = (line.kind in _BELOW_TITLE and not numbers_issue(line)) or _is_text(line)
        if (is_stop and is_long) or len(upper) == _MOST_UPPER:
            break
        left -= len(line.text) if _is_text(line) else 0
        if left * 2 < whole and upper:
            break
        if line.is_open and line.is_title_like:
            upper.append(line)
    return upper


def _is_text(line: Line) -> bool:
    """Whether an open line is not shaped like a title."""
    return line.is_open and not line.is_title_like


def _is_plain_title(line: Line) -> bool:
    """No running text, or a heading of a few words before it: «Lorient. Un patrouilleur part»; or a
    question and no whole sentence behind it."""
    if not line.is_prose and not stops_within(line.text):
        return True
    found = LABELLED.match(line.text) or _ASKED.match(line.text)
    return bool(found) and len(line.text) <= _LONGEST_LABELLED


def _is_spoken_title(line: Line, lines: Sequence[Line]) -> bool:
    """A question, a call or a quotation below nothing but headings of at most three words. What
    stands below titles, a date or a byline, does not part them from it, or follows it as well."""
    is_spoken = line.text.endswith(_SPOKEN_ENDS) and not stops_within(line.text)
    if len(line.text) > _LONGEST_LABELLED or not is_spoken:
        return False
    upper = list(takewhile(lambda other: other is not line, lines))
    above = [other for other in upper if other.is_open]
    between = takewhile(lambda other: not other.is_open, reversed(upper))
    is_parted = any(other.kind in _BELOW_TITLE for other in between)
    return all(map(is_kicker, above)) and (_is_signed(line, lines) or not (above and is_parted))


def _is_signed(line: Line, lines: Sequence[Line]) -> bool:
    """What stands below titles, a date or a byline, follows."""
    return any(one is line and below.kind in _BELOW_TITLE for one, below in pairwise(lines))


def _yields(upper: Line, lower: Line, lines: Sequence[Line]) -> bool:
    """A short line above gives way to a longer headline that has as much to do with the text; one
    of some words, if it has little to do with it."""
    if upper.words > LONG_FOREIGN or lower.words < 5 or not _is_plain_title(lower):
        return False
    if len(lower.text) * 4 < len(upper.text) * 5 or len(lower.text) > _LONGEST_HEADLINE:
        return False
    written = stems(line for line in lines if line.is_body and line is not lower)
    share = share_in_text(upper, written)
    if upper.words > _SHORT_TITLE:
        return share < RELATED and share < share_in_text(lower, written)
    return share < _CERTAIN and share <= share_in_text(lower, written)


def first_sentence(paragraph: str) -> str:
    """The first sentence, as the title of an article that states none, without the place, day and
    agency before it; at most 200 characters."""
    text = _without_dateline(QUOTE_DASH.sub("", paragraph))
    sentence = next((text[:end] for _, end in sentences(text[:_LONG_SENTENCE]) if end >= 20), text)
    if len(sentence) <= 200:
        return sentence
    return sentence[:199].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def _without_dateline(text: str) -> str:
    """`text` behind its dateline, which its shape or an agency tells, or a country and a dash; or
    behind a place in brackets, «(Ottawa) Le ministre»."""
    found = read_dateline(text)
    if found is None:
        return text
    is_abroad = found.is_placed and found.is_signed and found.text.endswith(("– ", "— ", "- "))
    is_bracket = not found.place and is_place(found.credits[0])
    is_told = found.is_told or is_bracket or bool(credit_of(found))
    is_dateline = is_told or (is_abroad and is_actor(found.credits[-1]))
    return text.removeprefix(found.text) or text if is_dateline else text
