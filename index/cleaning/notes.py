"""Marks of notes that a text keeps from its print or page, «Russie22», «en 2015[2]», and the notes
at the foot of its pages.

Input: the lines of an article, before any rule has run. Output: the lines without the marks and
without the numbers of links, and notes among them with their kind. A figure behind a word is a mark
only where others count on from it, or a note below has its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from index.cleaning.line import Line

__all__ = ["is_note", "refers", "without_marks"]

_NOTE = re.compile(r"^(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.)]?|\*)\s+[«“\"A-ZÀ-Þ]")
#: What a note refers to a document by.
_REFERENCE = re.compile(
    r"\bpp?\. ?\d|\bibid|\bop\. ?cit|\b[A-Z]/(?:[A-Z]+/)*(?:19|20)\d\d/\d|https?://"
    r"|\b(?:vol|n°) ?\.? ?\d|,[^,]*\b(?:19|20)\d\d\.$"
)
#: At the foot of a page; a numbered paragraph has a full stop behind its number, and speaks.
_FOOT = re.compile(
    r"^(?P<number>[1-9]\d{0,2})(?:\s+[«“\"A-ZÀ-Þ]|[.)]\s+(?:[Vv]oir|[Cc]f\b|[Ii]bid|[Ss]ee\b|Entretien"
    r"|Interview|[«“\"]))"
)
#: «(1) …», below a text with the same sign.
_FOOT_IN_BRACKETS = re.compile(r"(\(\d{1,3}\)|\[\d{1,3}\])\s")
_BRACKETED = re.compile(
    r"(?<=[^\s\[])\s?\[(?:modifier(?: \| modifier le code)?|edit|réf\. (?:nécessaire|souhaitée)"
    r"|citation needed)\]|(?<=[^\s\[])\[\d{1,3}\](?:,(?=\[\d))?"
)
#: Before the words of a link, where a browser of text numbers them: «la [9]Turquie».
_LINK = re.compile(r"(?:^|(?<=[\s(«\"“'’]))\[(\d{1,4})\](?=[^\W_]|[«\"“(#])")
_FEWEST_LINKS = 4
_GLUED = re.compile(
    r"(?<![\w-])(?P<word>[^\W\d_]+(?:[-'’][^\W\d_]+){0,6}(?<=[a-zà-ÿ]{3}))(?P<end>[»”\")]?[.,;]?)"
    r"(?P<mark>[1-9]\d{0,2})(?=[\s.,;:!?»)”]|$)"
    r"(?![.,]\d|\s[^\W\d_]+\s(?:19|20)\d\d|\s?[:h]\s?\d\d)"
)
#: A number, and what may stand between it and the word that it is a mark of.
_FIGURE = re.compile(r"[1-9]\d*")
_CLOSING = '»”").,;'
#: Behind the number of an item that is glued to the one before: «Biarritz2. Jacques Chirac».
_ITEM = re.compile(r"[.)]\s?[^\W\d_]|\s?[►▶•·:>–—-]")
_LONGEST = 400
#: So many marks that count on need no note.
_FEWEST = 3


class _Mark(NamedTuple):
    """A figure behind a word: its line, where it stands, its number and the word; `is_item`: it
    may number what follows."""

    at: int
    start: int
    end: int
    number: int
    word: str
    is_item: bool


def is_note(text: str) -> bool:
    """A number and what refers to a document."""
    return bool(_NOTE.match(text)) and refers(text)


def refers(text: str) -> bool:
    """A page, a volume, an address or a year at the end, as of a document."""
    return bool(_REFERENCE.search(text))


def without_marks(lines: Sequence[Line]) -> list[Line]:
    """The lines without marks of notes; the notes that they lead to at the foot of pages named."""
    lines = _without_links(lines)
    found = [
        _bare(line, _BRACKETED.sub("", line.text)) if "[" in line.text else line for line in lines
    ]
    feet = {
        (int(foot["number"]), at)
        for at, line in enumerate(found)
        if len(line.text) <= _LONGEST and (foot := _FOOT.match(line.text)) and is_note(line.text)
    }
    _mark_bracketed_feet(found)
    for mark in reversed(list(_proved(list(_marks(found)), {number for number, _ in feet}))):
        text = found[mark.at].text
        found[mark.at] = _bare(found[mark.at], text[: mark.start] + text[mark.end :])
        for number, at in feet:
            if number == mark.number and at > mark.at:
                found[at].kind = "footnote"
    return found


def _without_links(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without the numbers of links, which rise from the first line to the last; where
    all of them begin lines, they number notes."""
    found = [(int(one[1]), one.start()) for line in lines for one in _LINK.finditer(line.text)]
    rises = all(one < other for (one, _), (other, _) in pairwise(found))
    if len(found) < _FEWEST_LINKS or not rises or not any(start for _, start in found):
        return lines
    return [_bare(line, _LINK.sub("", line.text)) for line in lines]


def _mark_bracketed_feet(lines: Sequence[Line]) -> None:
    """Names the notes whose mark, brackets and all, stands in a line above."""
    for at, line in enumerate(lines):
        foot = _FOOT_IN_BRACKETS.match(line.text)
        if foot and is_note(line.text) and any(foot[1] in above.text[3:] for above in lines[:at]):
            line.kind = "footnote"


def _bare(line: Line, text: str) -> Line:
    if text == line.text:
        return line
    bare = Line(text, line.number)
    bare.kind = line.kind
    return bare


def _marks(lines: Sequence[Line]) -> Iterator[_Mark]:
    """What may be marks, in their order."""
    for at, line in enumerate(lines):
        for found in _GLUED.finditer(line.text) if _may_hold(line) else ():
            is_item = bool(_ITEM.match(line.text, found.end()))
            if not (is_item and found["end"]):
                word = found["word"].lower()
                yield _Mark(at, *found.span("mark"), int(found["mark"]), word, is_item)


def _may_hold(line: Line) -> bool:
    """Whether any figure of an open line stands close behind a word; figures are quickly found."""
    starts = (found.start() for found in _FIGURE.finditer(line.text, 3))
    return not line.kind and any(
        line.text[at - 3 : at].rstrip(_CLOSING)[-1:].islower() for at in starts
    )


def _proved(marks: Sequence[_Mark], noted: set[int]) -> Iterator[_Mark]:
    """The marks that count on behind different words, three at least and most of them no items, or
    that have notes."""
    for run in _runs(marks):
        words = {mark.word for mark in run}
        are_items = sum(mark.is_item for mark in run) * 2 > len(run)
        are_many = len(run) >= _FEWEST and len(words) == len(run) and not are_items
        yield from (mark for mark in run if are_many or mark.number in noted)


def _runs(marks: Sequence[_Mark]) -> Iterator[list[_Mark]]:
    """The marks in runs that count on; on each page they may begin again at 1."""
    run: list[_Mark] = []
    for mark in marks:
        if run and mark.number == run[-1].number + 1:
            run.append(mark)
        elif len(run) <= 1 or mark.number == 1:
            yield run
            run = [mark]
    yield run
