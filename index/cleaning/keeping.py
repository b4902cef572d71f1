"""Lines that only begin like the page: sentences of the article, and rows of its tables.

Input: lines whose own rules have run. Output: those are open again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from index.cleaning.known import names_concept
from index.cleaning.line import Line, ends_with_stop
from index.cleaning.phrases import part

__all__ = ["keep_rows", "keep_sentences"]

#: Kinds that a line is given for its first words.
_BY_FIRST_WORDS = ("copyright", "subscription", "follow-us", "hashtags")
#: What a site speaks of where it sells, forbids or invites, behind its first words.
_SITE_WORDS = re.compile(rf"\b{part('site-word')}\b|{part('platform')}|{part('newsletter')}")
_SPEECH = re.compile(rf"[,»] (?:a |ont |avait |avaient )?{part('speech')}\w*\b")
_INVITES = re.compile(r"^\W*\w+z\b")
_LEADING_WORDS = re.compile(r"^\W*(?:[\w'’-]+\W+){2}")
_SECOND, _THIRD = re.compile(r"\W*\(b\)\s"), re.compile(r"\W*\(c\)\s")
#: «Portée : 500 km».
_ROW = re.compile(r"^\W{0,2}[^\W\d][^:.!?]{1,40}\s?: ?\S.{0,120}$")
_MOST_LABEL_WORDS = 5
_FEWEST_ROWS = 2


def keep_sentences(lines: Sequence[Line]) -> None:
    """Opens the lines that end with a full stop, speak of nothing that a site does and name an
    actor, a weapon or who says so, where running text stands above and below; elsewhere both. An
    invitation is the article's only where somebody says it. What follows (b) is no copyright."""
    for at, line in enumerate(lines):
        if line.kind and at and _THIRD.match(line.text) and _SECOND.match(lines[at - 1].text):
            line.kind = ""
        if line.kind in _BY_FIRST_WORDS and _may_be_sentence(line):
            is_inside = 0 < at < len(lines) - 1 and lines[at - 1].is_body and lines[at + 1].is_body
            if _is_of_article(line, is_inside=is_inside):
                line.kind = ""


def _is_of_article(line: Line, *, is_inside: bool) -> bool:
    if _SPEECH.search(line.folded):
        return is_inside or names_concept(line.text)
    return is_inside and not _INVITES.match(line.folded) and names_concept(line.text)


def _may_be_sentence(line: Line) -> bool:
    rest = _LEADING_WORDS.sub("", line.folded)
    return ends_with_stop(line.text) and rest[:1] != "" and not _SITE_WORDS.search(rest)


def keep_rows(lines: Sequence[Line]) -> None:
    """Opens «Category: …» in a table with two or more rows of which the labels are no page's."""
    if not any(line.kind == "hashtags" for line in lines):
        return
    for are_rows, run in groupby(lines, key=_is_row):
        table = list(run) if are_rows else []
        if sum(line.is_open for line in table) >= _FEWEST_ROWS:
            for line in table:
                line.kind = "" if line.kind == "hashtags" else line.kind


def _is_row(line: Line) -> bool:
    """A label of few words, a colon and a value."""
    if line.is_title or not _ROW.match(line.text) or ends_with_stop(line.text):
        return False
    return len(line.text.partition(":")[0].split()) <= _MOST_LABEL_WORDS
