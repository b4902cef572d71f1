"""Comments of readers: under which heading of a page they begin.

Input: lines whose own rules have run. Output: whether a heading of comments is above some, by how
much stands above and below it, and by the lines that sign comments.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from index.cleaning import phrases
from index.cleaning.line import Line
from index.cleaning.page import is_date_line, states_date, words_beside_date
from index.days import CLOCK

__all__ = ["Comments"]

_SIGN = re.compile(
    r"^\W*signaler\b.{0,30}$"
    rf"|\b{phrases.part('answer')}\s*:?\W*$"
    rf"|^\W*(?:\d+\. )?le \d{{1,2}}(?:er)? [a-z]{{3,9}}(?: \d{{4}})?,? a {CLOCK},? par\b"
)
_FORM = re.compile(phrases.part("comment-form"))
#: «Commentaires (3)», «3 commentaires»; so many lines has a comment at most.
_COUNT = re.compile(r"\b([1-9]\d{0,2})\b")
_LONGEST_COMMENT = 3
_SHORTEST_TEXT = 250
#: More paragraphs above the first sign are the text's own, below a button for comments.
_MOST_UNSIGNED = 2
#: Fewer words than this stand beside the day that signs a comment.
_MOST_SIGNED = 7


class _Below(NamedTuple):
    """What stands below a line: open lines and their characters, lines that sign comments or are
    about them, whether any signs one; paragraphs above the first that does, and of these the ones
    above a heading of comments."""

    lines: int = 0
    length: int = 0
    marks: int = 0
    is_signed: bool = False
    unsigned: int = 0
    above_heading: int = 0


class Comments:
    """The comments of a page, asked for from its first line to its last."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._before = self._reached = 0

    def begin_at(self, at: int) -> bool:
        """Everything below the heading of comments at `at` is comments: it stands after the text,
        and what follows has the marks of comments, soon and often enough, or is shorter."""
        folded = self._lines[at].folded
        if not phrases.COMMENT_HEADING.search(folded):
            return False
        before, below = self._length_before(at), self._below[at]
        is_form = bool(_FORM.search(folded)) and below.length < before / 2
        are_marked = below.marks * 3 >= below.lines or below.length < before / 3
        is_first = below.unsigned <= _MOST_UNSIGNED and not below.above_heading
        is_talk = below.is_signed and are_marked and is_first
        is_counted = below.length < before / 3 and self._is_counted(at)
        shortest = _SHORTEST_TEXT if below.marks < 2 else _SHORTEST_TEXT / 3
        return before >= shortest and (is_form or is_talk or is_counted)

    def _is_counted(self, at: int) -> bool:
        """Whether a heading says how many there are, «Commentaires (3)», and another line about
        comments stands below so many, of which nobody need sign one."""
        found = _COUNT.search(self._lines[at].folded)
        most = at + 1 + _LONGEST_COMMENT * int(found[1]) if found else at
        below = [line.kind for line in self._lines[at + 1 : most + 1]]
        return "comments" in below[1:]

    def _length_before(self, at: int) -> int:
        """Characters of the open lines above, of which those above the last heading are known."""
        between = self._lines[self._reached : at]
        self._before += sum(len(line.text) for line in between if line.is_open)
        self._reached = at
        return self._before

    @cached_property
    def _below(self) -> list[_Below]:
        """For each line; no block reaches beyond a heading of comments, so it stays true."""
        found = [_Below()]
        is_headed = False
        for line in reversed(self._lines):
            below = found[-1]
            is_sign = _is_sign(line)
            is_about = line.kind == "comments"
            is_headed = not is_sign and (
                is_headed or (is_about and bool(phrases.COMMENT_HEADING.search(line.folded)))
            )
            found.append(
                _Below(
                    lines=below.lines + line.is_open,
                    length=below.length + len(line.text) * line.is_open,
                    marks=below.marks + (is_sign or is_about),
                    is_signed=below.is_signed or is_sign,
                    unsigned=0 if is_sign else below.unsigned + line.is_body,
                    above_heading=below.above_heading + line.is_body if is_headed else 0,
                )
            )
        return found[-2::-1]


def _is_sign(line: Line) -> bool:
    """A line that signs a comment or answers it, a date, or a day and few words: «Nom le 3 mai à
    9:31». A button or a notice of the page about comments signs none."""
    if _SIGN.search(line.folded) or (is_date_line(line) and not states_date(line)):
        return True
    return not line.is_prose and len(words_beside_date(line) or ()) in range(1, _MOST_SIGNED)
