"""Marks: the places of a text that the query matched, found as the index found them.

Input: a text with its language, and a `Marking`. Output: places with the query words they answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial, reduce
from itertools import islice
from operator import or_
from typing import NamedTuple

from index.analysis import chunks, compose
from index.article import Article, Mention, Side, by_paragraph
from index.memo import Memo
from index.request import Marking
from index.schema import text_field
from index.snippet.runs import (
    LONGEST_KNOWN,
    Run,
    is_numeric,
    known_in,
    may_continue,
    occurrences,
    run_at,
    sure_start,
)
from index.snippet.sieve import Sieve
from index.transfers import PRONOUNS, party_concept, party_term, sides, telling_paragraphs

__all__ = ["Marker", "Place", "merged"]

#: More places than this in one text are not looked at: what is shown comes from the first ones.
_MOST_PLACES = 500
#: Runs of which one query remembers what it makes of them; as many hold a page of 100 articles.
_MOST_VERDICTS = 10_000
#: A run that does not match and belongs to no phrase.
_NOTHING: tuple[bool, tuple[str, ...]] = (False, ())
_JOINTS = frozenset("-‐‑–'’")


class Place(NamedTuple):
    """[start, end) of a text that matched, and the words of the query (one bit each) it answers."""

    start: int
    end: int
    answers: int


#: A run, or a chunk, to what matches in it by itself.
_Verdicts = Mapping[str, tuple[Place, ...]]


class _Phrase(NamedTuple):
    """Terms that follow each other, how many others may stand between them, and the words of the
    query (one bit each) that they answer."""

    terms: tuple[str, ...]
    slop: int
    answers: int


class _Field(dict[str, tuple[bool, tuple[str, ...]]]):
    """What one query looks for in the texts of one language, or in its titles.

    A run to whether it perhaps matches by itself, and the terms of phrases that it may give.
    """

    def __init__(self, marking: Marking, lang: str, fields: Sequence[str]) -> None:
        super().__init__()
        self._known = known_in(lang)
        stems = frozenset[str]().union(*(marking.terms.get(field, ()) for field in fields))
        self._keys = marking.words | stems
        in_phrases = (terms for field, terms, _ in marking.phrases if field in fields)
        self._in_phrases = frozenset[str]().union(*in_phrases)
        self._sieve = Sieve(lang, stems | self._in_phrases, marking.words)
        self._has_number = any(map(is_numeric, self._keys))
        self._numbers = frozenset(filter(is_numeric, self._in_phrases))

    def __missing__(self, run: str) -> tuple[bool, tuple[str, ...]]:
        if len(run) > LONGEST_KNOWN:
            return True, tuple(self._in_phrases)
        given = self._known[run]
        is_match, in_phrases = not self._keys.isdisjoint(given), self._in_phrases & given
        if may_continue(run):
            is_match, in_phrases = is_match or self._has_number, in_phrases | self._numbers
        if len(self) >= _MOST_VERDICTS:
            self.clear()
        found = self[run] = is_match, tuple(in_phrases)
        return found

    def look(self, text: str) -> tuple[list[Run], dict[str, list[Run]]]:
        """The runs of a text that perhaps match by themselves, and those that may give each term
        of a phrase, in order."""
        matching: list[Run] = []
        giving: dict[str, list[Run]] = {}
        for start, end in self._possible(text):
            is_match, in_phrases = self[text[start:end]]
            if is_match or in_phrases:
                run = run_at(text, start, end)
                if is_match:
                    matching.append(run)
                for term in in_phrases:
                    giving.setdefault(term, []).append(run)
        return matching, giving

    def _possible(self, text: str) -> Iterable[tuple[int, int]]:
        """Places of the runs of a text that must be looked at; where the sieve is slow it is asked
        for none twice."""
        if self._sieve.is_quick:
            return self._sieve.places(text)
        if len(self) >= _MOST_VERDICTS:
            self.clear()
        runs = set(text.split())
        fresh = [run for run in runs if run not in self]
        through = self._sieve.through(" ".join(fresh))
        self.update((run, _NOTHING) for run in fresh if run not in through)
        return [(one.start, one.end) for one in occurrences(text, filter(self._says, runs))]

    def _says(self, run: str) -> bool:
        return any(self[run])


class Marker:
    """Finds the places of one query in any number of texts."""

    def __init__(self, marking: Marking, lineage: Callable[[str], tuple[str, ...]]) -> None:
        self._marking = marking
        self._lineage = lineage
        self._answers = _answers(marking)
        self._on_sides = set(map(party_concept, marking.parties))
        self._verdicts: dict[str, _Verdicts] = {}
        self._fields: dict[str, _Field] = {}
        self._phrases: dict[str, list[_Phrase]] = {}

    def mentions(self, article: Article) -> dict[int, Sequence[Mention]]:
        """The mentions of each paragraph of an article, those of pronouns among them where sides
        are asked for."""
        named: dict[int, Sequence[Mention]] = {**by_paragraph(article.mentions)}
        if self._marking.parties:
            named.update((one.number, one.mentions) for one in telling_paragraphs(article))
        return named

    def places(
        self, text: str, lang: str, mentions: Iterable[Mention] = (), *, is_title: bool = False
    ) -> list[Place]:
        """The places of `text`, in order, those that touch or overlap made one."""
        fields = ("title", text_field(lang)) if is_title else (text_field(lang),)
        composed, offsets = compose(text)
        found = self._words(composed, lang, fields)
        if offsets is not None:
            found = [Place(offsets[p.start], offsets[p.end], p.answers) for p in found]
        if self._marking.concepts or self._marking.parties:
            found.extend(self._mentioned(text, lang, mentions))
        return merged(text, found)

    def _words(self, text: str, lang: str, fields: Sequence[str]) -> list[Place]:
        key = f"{lang}/{len(fields)}"
        verdicts = self._verdicts.get(key)
        if verdicts is None:
            self._fields[key] = _Field(self._marking, lang, fields)  # first: threads share it
            verdicts = Memo(
                partial(_judged, self._marking, self._answers, lang, fields), _MOST_VERDICTS
            )
            self._verdicts[key] = verdicts
        matching, giving = self._fields[key].look(text)
        found = list(islice(self._placed(text, lang, matching, verdicts), _MOST_PLACES))
        for terms, slop, answers in self._phrases_of(key, fields) if giving else ():
            if all(term in giving for term in terms):
                spans = _in_a_row(text, lang, giving[terms[0]], terms, slop)
                found.extend(Place(*span, answers) for span in islice(spans, _MOST_PLACES))
        return found

    def _placed(
        self, text: str, lang: str, runs: Iterable[Run], verdicts: _Verdicts
    ) -> Iterator[Place]:
        """What matches in the runs of a text, in order."""
        done = 0
        for run in runs:
            if run.is_alone:
                start = run.start
                for place in verdicts[run.text]:
                    yield Place(start + place.start, start + place.end, place.answers)
                continue
            for start, chunk, _ in chunks(text, lang, sure_start(text, run, done)):
                if start >= run.end:
                    break
                done = start + len(chunk)
                for place in verdicts[chunk]:
                    yield Place(start + place.start, start + place.end, place.answers)

    def _phrases_of(self, key: str, fields: Sequence[str]) -> list[_Phrase]:
        known = self._phrases.get(key)
        if known is None:
            known = self._phrases[key] = [
                _Phrase(terms, slop, _common(self._marking, terms))
                for field, terms, slop in self._marking.phrases
                if field in fields
            ]
        return known

    def _mentioned(self, text: str, lang: str, mentions: Iterable[Mention]) -> Iterable[Place]:
        concepts, parties = self._marking.concepts, self._marking.parties
        found = list(mentions)
        lines = [self._lines(one) for one in found]
        on_sides: Sequence[Side | None] = [None] * len(found)
        if any(self._on_sides.intersection(line) for line in lines):
            on_sides = _sides(text, lang, found)
        for mention, line, side in zip(found, lines, on_sides, strict=True):
            told = [party_term(side, one) for one in line] if side else []
            named = () if mention.form in PRONOUNS else concepts.intersection(line)
            keys = [*named, *parties.intersection(told)]
            if keys:
                yield Place(mention.start, mention.end, _answered(keys, self._answers))

    def _lines(self, mention: Mention) -> tuple[str, ...]:
        try:
            return self._lineage(mention.concept)
        except KeyError:  # a concept of an older gazetteer
            return (mention.concept,)


def _judged(
    marking: Marking, answering: Mapping[str, int], lang: str, fields: Sequence[str], text: str
) -> tuple[Place, ...]:
    """What of a run matches by itself. It knows no marker, which would then be a cycle: markers are
    kept for a while, and a server process hardly ever looks for old cycles."""
    out = []
    for start, _, chunk in chunks(text, lang):
        for piece in chunk.pieces:
            surface = text[start + piece.start : start + piece.end].lower()
            keys = [
                form
                for form in piece.words
                if form in marking.words and surface in marking.spelled.get(form, (surface,))
            ]
            if any(piece.term in marking.terms.get(field, ()) for field in fields):
                keys.append(piece.term)
            if keys:
                answers = _answered(keys, answering)
                out.append(Place(start + piece.start, start + piece.end, answers))
    return tuple(out)


def _sides(text: str, lang: str, mentions: Sequence[Mention]) -> list[Side | None]:
    """On which side of a transfer the text names each."""
    found = iter(sides(text, mentions, lang))
    return [next(found) if one.kind == "actor" else None for one in mentions]


def _answered(keys: Iterable[str], answering: Mapping[str, int]) -> int:
    """The words of the query that any of the keys answers."""
    return reduce(or_, [answering.get(key, 0) for key in keys], 0)


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


def _in_a_row(
    text: str, lang: str, runs: Iterable[Run], terms: Sequence[str], slop: int
) -> Iterator[tuple[int, int]]:
    """Spans of a phrase whose first term is given by one of `runs`, which stand in order."""
    done = 0
    for run in runs:
        row: list[tuple[str, int, int]] = []
        firsts = 0
        for begin, shown, chunk in chunks(text, lang, sure_start(text, run, done)):
            if begin >= run.end and (not firsts or len(row) >= firsts + len(terms) + slop):
                break
            pieces = (piece for piece in chunk.pieces if piece.term)
            row.extend((piece.term, begin + piece.start, begin + piece.end) for piece in pieces)
            if begin < run.end:
                firsts, done = len(row), begin + len(shown)
        for first in range(firsts):
            last = _row_end(row, first, terms, slop) if row[first][0] == terms[0] else None
            if last is not None:
                yield row[first][1], row[last][2]


def _row_end(
    row: Sequence[tuple[str, int, int]], first: int, terms: Sequence[str], slop: int
) -> int | None:
    """Index of the last term of a phrase that begins at `first`, None where there is none."""
    at, free = first, slop
    for term in terms[1:]:
        at += 1
        while at < len(row) and row[at][0] != term and free > 0:
            at += 1
            free -= 1
        if at >= len(row) or row[at][0] != term:
            return None
    return at
