"""Acronyms that an article spells out itself: «Rassemblement du peuple de Guinée (RPG)».

Input: a prepared text and an acronym. Output: where the words stand whose initials it is. Small
words among them may be left out of it, as in *Organisation des Nations unies (ONU)*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.folding import fold
from index.gazetteer.text import PreparedText

__all__ = ["is_acronym", "spelled_out"]

_ACRONYM = re.compile(r"[A-Z]{2,6}")
#: What joins an acronym to its words.
_JOINTS = ("(", " ou ", " or ")
_WORD = re.compile(r"[^\W\d_]+")
#: Where a name cannot go on backwards.
_BREAK = re.compile(r"[.,;:!?()«»\"\x1d]")
_SMALL = re.compile(
    "à|aux?|d|des?|du|en|et|l|la|les?|ou|par|pour|sur|une?|and|for|in|o[fnr]|the", re.IGNORECASE
)
#: The words of a name have at most so many characters for each letter of its acronym.
_WIDTH = 24


def is_acronym(text: str) -> bool:
    """Two to six capitals."""
    return _ACRONYM.fullmatch(text) is not None


def spelled_out(acronym: str, reading: PreparedText) -> Iterator[tuple[int, int]]:
    """[start, end) of the prepared text, wherever `acronym` follows the words it stands for."""
    text = reading.joined
    for joint in _JOINTS:
        at = text.find(joint + acronym)
        while at >= 0:
            start = _start_of_words(acronym, text, at)
            if start is not None and not text[at + len(joint) + len(acronym) :][:1].isalnum():
                yield start, at
            at = text.find(joint + acronym, at + 1)


def _start_of_words(acronym: str, text: str, end: int) -> int | None:
    """Where the words before `end` begin whose initials are the acronym, if they are."""
    first = max(0, end - _WIDTH * len(acronym))
    for pause in _BREAK.finditer(text, first, end):
        first = pause.end()
    words = list(_WORD.finditer(text, first, end))
    large = [word for word in words if not _SMALL.fullmatch(word[0])]
    for kept in (large, words):
        last = kept[-len(acronym) :]
        if "".join(fold(word[0])[:1] for word in last) == acronym.lower():
            return last[0].start()
    return None
