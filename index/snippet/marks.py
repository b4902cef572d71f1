"""Marks: the places of a text that the query matched, found as the index found them.

Input: a text with its language, and a `Marking`. Output: places with the query words they answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from threading import Lock
from typing import NamedTuple

from index.analysis import chunk_texts, chunks, compose, located, what_gives
from index.article import Mention
from index.request import Marking
from index.schema import text_field

__all__ = ["Marker", "Place", "merged"]

#: More places than this in one text are not looked at: what is shown comes from the first ones.
_MOST_PLACES = 500
_MOST_VERDICTS = 50_000
#: Chunks of one language that are remembered by what they give, and letters of the longest.
_MOST_KNOWN, _LONGEST_KNOWN = 50_000, 80
_JOINTS = frozenset("-‐‑–'’")

_Phrase = tuple[tuple[str, ...], int, int]  # terms, slop, words of the query answered


class Place(NamedTuple):
    """[start, end) of a text that matched, and the words of the query (one bit each) it answers."""

    start: int
    end: int
    answers: int


class _Known:
    """Chunks by the terms and words that they give in one language, whatever the query: so only
    those of an article are judged that can match. Grows only; a full one is replaced."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._chunks: set[str] = set()
        self._giving: dict[str, tuple[str, ...]] = {}
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._chunks)

    def learn(self, distinct: set[str]) -> list[str]:
        """Remember the chunks of a text; those that are too long for it come back."""
        long = []
        for chunk in distinct - self._chunks:
            if len(chunk) > _LONGEST_KNOWN:
                long.append(chunk)
            else:
                self._add(chunk)
        return long

    def _add(self, chunk: str) -> None:
        pieces = what_gives(chunk, self._lang).pieces
        with self._lock:
            if chunk in self._chunks:
                return
            for key in {key for piece in pieces for key in (piece.term, *piece.words) if key}:
                self._giving[key] = (*self._giving.get(key, ()), chunk)
            self._chunks.add(chunk)  # last: whoever sees it finds it by every key

    def giving(self, key: str) -> tuple[str, ...]:
        """The chunks known to give a term or word."""
        return self._giving.get(key, ())


_known: dict[str, _Known] = {}


def _known_in(lang: str) -> _Known:
    known = _known.get(lang)
    if known is None or len(known) > _MOST_KNOWN:
        known = _known[lang] = _Known(lang)
    return known


class _Field:
    """What one query looks for in the texts of one language, or in its titles."""

    def __init__(self, marking: Marking, lang: str, fields: Sequence[str]) -> None:
        self.known = _known_in(lang)
        terms = (marking.terms.get(field, frozenset()) for field in fields)
        self._keys = marking.words.union(*terms)
        self._matching: set[str] = set()
        self._looked_at = 0

    def matching(self) -> set[str]:
        """The chunks known by now that give a word of the query, and perhaps match."""
        if self._looked_at != (size := len(self.known)):
            giving = self.known.giving
            self._matching = {chunk for key in self._keys for chunk in giving(key)}
            self._looked_at = size
        return self._matching


class _Verdicts(dict[str, tuple[Place, ...]]):
    """Text of a chunk to what matches in it by itself, asked once for each distinct chunk."""

    def __init__(self, judge: Callable[[str], tuple[Place, ...]]) -> None:
        super().__init__()
        self._judge = judge

    def __missing__(self, chunk: str) -> tuple[Place, ...]:
        if len(self) >= _MOST_VERDICTS:
            self.clear()
        found = self[chunk] = self._judge(chunk)
        return found


class Marker:
    """Finds the places of one query in any number of texts."""

    def __init__(self, marking: Marking, lineage: Callable[[str], tuple[str, ...]]) -> None:
        self._marking = marking
        self._lineage = lineage
        self._answers = _answers(marking)
        self._verdicts: dict[str, _Verdicts] = {}
        self._fields: dict[str, _Field] = {}
        self._phrases: dict[str, list[_Phrase]] = {}

    def places(
        self, text: str, lang: str, mentions: Iterable[Mention] = (), *, is_title: bool = False
    ) -> list[Place]:
        """The places of `text`, in order, those that touch or overlap made one."""
        fields = ("title", text_field(lang)) if is_title else (text_field(lang),)
        composed, offsets = compose(text)
        found = self._words(composed, lang, fields)
        if offsets is not None:
            found = [Place(offsets[p.start], offsets[p.end], p.answers) for p in found]
        found.extend(self._mentioned(mentions))
        return merged(text, found)

    def _words(self, text: str, lang: str, fields: Sequence[str]) -> list[Place]:
        key = f"{lang}/{len(fields)}"
        verdicts = self._verdicts.get(key)
        if verdicts is None:
            verdicts = _Verdicts(lambda chunk: self._judge(chunk, lang, fields))
            self._verdicts[key] = verdicts
            self._fields[key] = _Field(self._marking, lang, fields)
        row = chunk_texts(text)
        distinct = set(row)
        looked_for = self._fields[key]
        long = looked_for.known.learn(distinct)
        possible = [*(distinct & looked_for.matching()), *long]
        matching = [chunk for chunk in possible if verdicts[chunk]]
        found = [
            Place(start + place.start, start + place.end, place.answers)
            for start, chunk in islice(located(text, row, matching), _MOST_PLACES)
            for place in verdicts[chunk]
        ]
        if phrases := self._phrases_of(key, fields):
            giving = looked_for.known.giving
            for terms, slop, answers in phrases:
                beginning = [*distinct.intersection(giving(terms[0])), *long]
                if beginning and all(long or not distinct.isdisjoint(giving(t)) for t in terms):
                    starts = (start for start, _ in located(text, row, beginning))
                    spans = _runs(text, lang, starts, terms, slop)
                    found.extend(Place(*span, answers) for span in islice(spans, _MOST_PLACES))
        return found

    def _judge(self, text: str, lang: str, fields: Sequence[str]) -> tuple[Place, ...]:
        """What of a chunk matches by itself."""
        marking = self._marking
        out = []
        for piece in what_gives(text, lang).pieces:
            keys = [form for form in piece.words if form in marking.words]
            if any(piece.term in marking.terms.get(field, ()) for field in fields):
                keys.append(piece.term)
            if keys:
                answers = 0
                for key in keys:
                    answers |= self._answers.get(key, 0)
                out.append(Place(piece.start, piece.end, answers))
        return tuple(out)

    def _phrases_of(self, key: str, fields: Sequence[str]) -> list[_Phrase]:
        known = self._phrases.get(key)
        if known is None:
            known = self._phrases[key] = [
                (terms, slop, _common(self._marking, terms))
                for field, terms, slop in self._marking.phrases
                if field in fields and terms
            ]
        return known

    def _mentioned(self, mentions: Iterable[Mention]) -> Iterable[Place]:
        wanted = self._marking.concepts
        for mention in mentions if wanted else ():
            try:
                named = wanted.intersection(self._lineage(mention.concept))
            except KeyError:  # a concept of an older gazetteer
                named = wanted & {mention.concept}
            if named:
                answers = 0
                for concept in named:
                    answers |= self._answers.get(concept, 0)
                yield Place(mention.start, mention.end, answers)


def merged(text: str, places: Iterable[Place]) -> list[Place]:
    """Places in order, those that overlap or are parted by a hyphen or apostrophe made one."""
    out: list[Place] = []
    for place in sorted(places):
        last = out[-1] if out else None
        if last and (place.start <= last.end or _is_joint(text, last.end, place.start)):
            out[-1] = Place(last.start, max(last.end, place.end), last.answers | place.answers)
        else:
            out.append(place)
    return out


def _is_joint(text: str, start: int, end: int) -> bool:
    return end - start == 1 and text[start] in _JOINTS


def _answers(marking: Marking) -> dict[str, int]:
    """Each term, word or concept to the words of the query that it answers."""
    out: dict[str, int] = {}
    for number, group in enumerate(marking.groups):
        for key in group:
            out[key] = out.get(key, 0) | 1 << number
    return out


def _common(marking: Marking, terms: Sequence[str]) -> int:
    """The words of the query that a phrase answers: those that list all its terms."""
    bits = 0
    for number, group in enumerate(marking.groups):
        if group.issuperset(terms):
            bits |= 1 << number
    return bits


def _runs(
    text: str, lang: str, starts: Iterable[int], terms: Sequence[str], slop: int
) -> Iterator[tuple[int, int]]:
    """Spans of the runs of a phrase whose first term is given by a chunk at one of `starts`."""
    for start in starts:
        row: list[tuple[str, int, int]] = []
        firsts = 0
        for begin, _, chunk in chunks(text, lang, start):
            pieces = (piece for piece in chunk.pieces if piece.term)
            row.extend((piece.term, begin + piece.start, begin + piece.end) for piece in pieces)
            firsts = firsts or len(row)
            if len(row) >= firsts + len(terms) + slop:
                break
        for first in range(firsts):
            last = _run_end(row, first, terms, slop) if row[first][0] == terms[0] else None
            if last is not None:
                yield row[first][1], row[last][2]


def _run_end(
    row: Sequence[tuple[str, int, int]], first: int, terms: Sequence[str], slop: int
) -> int | None:
    """Index of the last term of a run that begins at `first`, None where there is none."""
    at, free = first, slop
    for term in terms[1:]:
        at += 1
        while at < len(row) and row[at][0] != term and free > 0:
            at += 1
            free -= 1
        if at >= len(row) or row[at][0] != term:
            return None
    return at
