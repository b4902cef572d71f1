"""A place of an article, and what a guard may ask around it.

Input: a prepared article and what is known of it so far. Output: `Place`s and the text beside them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from index.gazetteer.text import PARTING, PreparedText

__all__ = ["SENTENCE", "Place", "Surroundings", "Test"]

#: Characters of a sentence that are looked at before a place, and behind it.
SENTENCE = 240
_FULL_STOP = re.compile(r"[.!?][ »\"]")


class Surroundings(Protocol):
    """What a guard may ask about the whole article."""

    reading: PreparedText
    lang: str
    #: Concepts that the article mentions without the help of such a guard, with ancestors;
    #: None while they are not known yet.
    concepts: frozenset[str] | None
    families: frozenset[str]
    #: Answers about the whole text, which are asked once: test to answer.
    answers: dict[object, bool]

    def first_name(self, concept: str) -> int | None:
        """Where `concept` is first named in full."""

    def states_beside(self, start: int, end: int) -> Iterable[str]:
        """States whose name or adjective touches [start, end)."""

    def states_within(self, start: int, end: int) -> Iterable[str]:
        """States that [start, end) names, or names a body, a person or a company of."""

    def ends_no_first_name(self, end: int) -> bool:
        """Whether the name of a weapon, a nationality or a surname ends there."""

    def names_system(self, begin: int, end: int, place: Place, makers: Sequence[str]) -> bool:
        """Whether [begin, end) names a system beside `place`, or one of `makers`, as far as is
        known yet."""

    def names_class(self, place: Place, kind: str) -> bool:
        """Whether a weapon type of the sort of `kind` stands directly before `place`, or in English
        behind it: *missile Mamba*, *Harrier fighter*."""

    def lists_maker(self, place: Place) -> bool:
        """Whether only a comma, *et* or *and* parts a company from `place`, as far as is known."""

    def lists_system(self, place: Place) -> bool:
        """Whether only a comma, *et* or *and* parts another system from `place` behind it, as far
        as is known."""

    def sets_codes(self, begin: int, end: int, place: Place, code: re.Pattern[str]) -> bool:
        """Whether a state and, beside `place`, what may be another system's `code` stand in
        [begin, end)."""


@dataclass(frozen=True, slots=True)
class Place:
    """[start, end) of the prepared text of an article."""

    article: Surroundings
    start: int
    end: int
    has_version: bool = False

    def sentence(self) -> tuple[int, int]:
        """[start, end) of the sentence around the place, cut where it is very long."""
        before, after = self.before(SENTENCE), self.after(SENTENCE)
        ends = [end.end() for end in _FULL_STOP.finditer(before)]
        begin = self.start - len(before) + (ends[-1] if ends else 0)
        return begin, self.end + len(_FULL_STOP.split(after, maxsplit=1)[0])

    def before(self, width: int) -> str:
        """The paragraph's text before the place, at most `width` characters, whole words, in lower
        case."""
        text = self.article.reading.joined
        start = max(0, self.start - width)
        while 0 < start < self.start and text[start - 1].isalnum():
            start += 1
        return text[start : self.start].rpartition(PARTING)[2].lower()

    def after(self, width: int) -> str:
        """The paragraph's text after the place, at most `width` characters, whole words, in lower
        case."""
        text = self.article.reading.joined
        end = min(len(text), self.end + width)
        while self.end < end < len(text) and text[end].isalnum():
            end -= 1
        return text[self.end : end].partition(PARTING)[0].lower()


#: Whether something holds at a place.
Test = Callable[[Place], bool]
