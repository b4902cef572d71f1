"""Groups: words of a query that are read together, with the spans of what they name.

Input: a run of adjacent words and its spans. Output: the group that begins at a word, and its
parts. `index.plan.grouping` finds the spans and the renderings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from index.lexicon import Lang
from index.plan.senses import Sense
from index.query import Ast, Word

__all__ = [
    "Group",
    "Span",
    "covered",
    "overlaps",
    "parts_of",
    "runs_of",
]

_LETTERS = re.compile(r"[^\W_]+")
_APOSTROPHES = ("'", "’")


class Span(NamedTuple):
    """[start, end) of the query and what it names: concepts, or a time; neither for a designator
    written in two parts."""

    start: int
    end: int
    concepts: tuple[str, ...] = ()
    #: What the query names is a time: the value that `date:` takes.
    time: str = ""
    #: (language, wording) of a number and what it counts.
    counted: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Adjacent words of the query that are read together, and what parts of them name."""

    words: tuple[Word, ...]
    spans: tuple[Span, ...] = ()
    renderings: tuple[Sense, ...] = ()
    #: Language and spelling of the renderings that are one word.
    rendered_by: tuple[tuple[Lang, str], ...] = ()
    #: What a phrase of the lexicon is made of, where parts of it name concepts.
    parts: tuple[Group, ...] = ()
    #: What renders words that name a concept and is a name of it, too: it ranks, and finds nothing.
    preferred: tuple[Sense, ...] = ()

    @property
    def start(self) -> int:
        """Where the first word begins."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where the last word ends."""
        return self.words[-1].end

    @property
    def is_verbatim(self) -> bool:
        """One word to be taken as it is written: none other is read with it."""
        return self.words[0].is_verbatim


def runs_of(children: Sequence[Ast], text: str) -> Iterator[Ast | list[Word]]:
    """Children of a conjunction, adjacent words of the text together."""
    run: list[Word] = []
    for child in children:
        if run and not (isinstance(child, Word) and _are_adjacent(run[-1], child, text)):
            yield run
            run = []
        if isinstance(child, Word):
            run.append(child)
        else:
            yield child
    if run:
        yield run


def _are_adjacent(one: Word, other: Word, text: str) -> bool:
    return not any(map(str.isalnum, text[one.end : other.start]))


def covered(run: list[Word], at: int, spans: list[Span]) -> Group:
    """The words from `at` on that are read together."""
    inside: list[Span] = []
    size = 1
    for span in spans:
        if span.start >= run[at + size - 1].end or span.end <= run[at].start:
            continue
        while at + size < len(run) and run[at + size].start < span.end:
            if run[at + size].is_verbatim:
                return Group(tuple(run[at : at + size]), tuple(inside))
            size += 1
        inside.append(span)
    return Group(tuple(run[at : at + size]), tuple(inside))


def parts_of(group: Group, text: str) -> list[Group]:
    """What a compound is made of, where a part of it names something (`Iranian` and `made`); none
    where it is one name."""
    if not group.spans:
        return []
    edges = group.start
    spans: list[Span] = []
    for span in group.spans:
        spans.extend(_words_between(text, edges, span.start))
        spans.append(span)
        edges = span.end
    spans.extend(_words_between(text, edges, group.end))
    return [_part(group, span, text) for span in spans] if len(spans) > 1 else []


def _part(group: Group, span: Span, text: str) -> Group:
    start, end, concepts = span[:3]
    within = [
        (max(one.start, start), min(one.end, end))
        for one in group.words
        if one.start < end and start < one.end
    ]
    words = tuple(Word(text[first:last], first, last) for first, last in within)
    return Group(words, (span,) if concepts else ())


def _words_between(text: str, start: int, end: int) -> Iterator[Span]:
    """The words of [start, end) of the query; elided articles and the possessive (`Iran's`) left
    out."""
    for match in _LETTERS.finditer(text, start, end):
        is_elided = text[match.end() : match.end() + 1] in _APOSTROPHES and match.end() - start < 3
        is_owner = match[0] in "sS" and text[: match.start()].endswith(_APOSTROPHES)
        if not (is_elided or is_owner):
            yield Span(match.start(), match.end())


def overlaps(spans: list[Span], start: int, end: int) -> bool:
    """Whether one of the spans touches [start, end)."""
    return any(start < span.end and span.start < end for span in spans)
