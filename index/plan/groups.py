"""Which words of a query are read together.

Input: words as typed and the spans of what they name. Output: groups of words, in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from index.article import DateStamp
from index.days import WrittenDay
from index.lexicon import Lang
from index.plan.senses import Sense
from index.query import Ast, Word

__all__ = [
    "Group",
    "Span",
    "covered",
    "dated_span",
    "enough",
    "is_dotted",
    "is_joint",
    "overlaps",
    "parts_of",
    "placed_words",
    "runs_of",
    "typed_words",
    "undotted",
]

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LETTERS = re.compile(r"[^\W_]+")
#: Function words that join the words of a name and say nothing of it: not `sans`, not `sous`.
_JOINTS = frozenset(
    (
        *("de", "du", "des", "la", "le", "les", "à", "a", "au", "aux", "en", "et", "un", "une"),
        *("of", "the", "and", "an", "for", "to", "in"),
    )
)
_DOTTED = re.compile(r"(?<![^\W_])(?:[A-Z]\.)+[A-Z](?:\.|(?![^\W_]))")
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
    def is_single(self) -> bool:
        """One word that names nothing and that no lexicon knows."""
        return len(self.words) == 1 and not self.spans and not self.renderings


def enough(words: int) -> int:
    """Most of so many words: two of three, three of four; a third of a sentence of more, in which
    the ranking tells better than a count what answers."""
    return words - words // 3 if words < 5 else (words + 2) // 3


def is_joint(word: str) -> bool:
    """Whether a function word only joins others, so that they mean the same without it."""
    return word.lower() in _JOINTS


def placed_words(text: str) -> list[tuple[int, str]]:
    """Where each word of a query begins, and the word; compounds and elisions are one."""
    return [(match.start(), match[0]) for match in _WORD.finditer(text)]


def typed_words(text: str) -> list[str]:
    """The words of a query, whatever stands between them."""
    return _WORD.findall(text)


def is_dotted(text: str) -> bool:
    """Whether a word is an acronym with its dots: `U.S.`, `E.A.U.`."""
    return bool(_DOTTED.fullmatch(text))


def undotted(text: str) -> tuple[str, list[int]]:
    """The text with the dots of its acronyms left out, and the place in `text` of each of its
    characters and of its end."""
    dots = {
        match.start() + at
        for match in _DOTTED.finditer(text)
        for at, char in enumerate(match[0])
        if char == "."
    }
    places = [at for at in range(len(text)) if at not in dots]
    return "".join(text[at] for at in places), [*places, len(text)]


def dated_span(written: WrittenDay) -> Span:
    """A day or month that the query names."""
    stamp = DateStamp(written.day, written.precision, "stated", 1.0)
    return Span(written.start, written.end, time=stamp.iso())


def runs_of(children: Sequence[Ast], text: str) -> Iterator[Ast | list[Word]]:
    """Children of a conjunction, adjacent words of the text together."""
    run: list[Word] = []
    for child in children:
        if isinstance(child, Word):
            if run and any(map(str.isalnum, text[run[-1].end : child.start])):
                yield run
                run = []
            run.append(child)
            continue
        if run:
            yield run
            run = []
        yield child
    if run:
        yield run


def covered(run: list[Word], at: int, spans: list[Span]) -> Group:
    """The words from `at` on that are read together."""
    inside: list[Span] = []
    size = 1
    for span in spans:
        if span[0] >= run[at + size - 1].end or span[1] <= run[at].start:
            continue
        while at + size < len(run) and run[at + size].start < span[1]:
            if run[at + size].is_verbatim:
                return Group(tuple(run[at : at + size]), tuple(inside))
            size += 1
        inside.append(span)
    return Group(tuple(run[at : at + size]), tuple(inside))


def parts_of(group: Group, text: str) -> list[Group]:
    """What a compound is made of, where a part of it names something; none where it is one name."""
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
    """The words of [start, end) of the query, elided articles left out."""
    for match in _LETTERS.finditer(text, start, end):
        if text[match.end() : match.end() + 1] not in _APOSTROPHES or match.end() - start > 2:
            yield Span(match.start(), match.end())


def overlaps(spans: list[Span], start: int, end: int) -> bool:
    """Whether one of the spans touches [start, end)."""
    return any(start < span.end and span.start < end for span in spans)
