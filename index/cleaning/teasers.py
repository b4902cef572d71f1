"""Other articles at the end of a page, each with the beginning of its text, cut in a sentence.

Input: lines whose own rules have run. Output: the kinds of those below the last paragraph that is
whole. Two are enough where each has its title or a link, three where none has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.cleaning.line import Line, ends_sentence
from index.cleaning.phrases import part
from index.cleaning.related import shares_words, words_of

__all__ = ["mark_teasers"]

_MORE = rf"(?:{part('read-do')}(?: \w+){{1,3}}|read more)"
_CUT = re.compile(rf"(?:\.\.\.|…|\[(?:…|\.\.\.)\])\W*{_MORE}?\W*$")
_LINKED = re.compile(rf"{_MORE}\W*$")
#: How long a video of the list plays.
_LENGTH = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_SHORTEST, _LONGEST, _LONGEST_TITLE = 25, 300, 160
_HEADING_WORDS = 6
#: So many are a list, with titles or links and without.
_FEWEST, _FEWEST_BARE = 2, 3


def mark_teasers(lines: Sequence[Line]) -> None:
    """Names the teasers, their titles and what heads them."""
    places = _listed(lines)
    teasers = [at for at in places if _is_cut(lines[at])]
    are_titled = all(at - 1 in places and at - 1 not in teasers for at in teasers)
    are_linked = all(_LINKED.search(lines[at].folded) for at in teasers)
    if len(teasers) < (_FEWEST if are_titled or are_linked else _FEWEST_BARE):
        return
    first = min(places) if are_titled else teasers[-1]
    known = words_of(lines[:first])
    told = [line for line in lines[first:] if line.is_open]
    are_own = sum(shares_words(line, known) for line in told) * 2 > len(told)
    if are_own or not known:
        return
    for line in told:
        line.kind = "related-teaser" if _is_cut(line) else "related-link"


def _listed(lines: Sequence[Line]) -> list[int]:
    """The places, from the end upwards, of lines that are cut, stand right above one that is, or
    head those below."""
    found: list[int] = []
    below, is_headed = Line("", 0), True
    for at in range(len(lines) - 1, 0, -1):
        line = lines[at]
        if not line.is_open or _LENGTH.fullmatch(line.text):
            continue
        is_cut = _is_cut(line)
        is_title = not is_cut and _is_cut(below) and len(line.text) <= _LONGEST_TITLE
        is_heading = line.words <= _HEADING_WORDS and not ends_sentence(line.text)
        if not (is_cut or is_title or (is_heading and not is_headed)):
            break
        found.append(at)
        below, is_headed = line, not (is_cut or is_title)
    return found


def _is_cut(line: Line) -> bool:
    is_short = _SHORTEST <= len(line.text) <= _LONGEST
    return is_short and bool(_CUT.search(line.folded))
