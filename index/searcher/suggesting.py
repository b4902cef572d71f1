"""Suggestions while typing: concepts first, then words; outlets, agencies and transfers in their
fields.

Input: what is typed so far, and a generation. Output: `Suggestion`s, which hold the words typed
before. Accents and case are forgiven, and one typing error in a name: in the last word where little
is found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from index.analysis import fold, is_stop_word
from index.gazetteer import Gazetteer
from index.generations import Generation
from index.lexicon import LANGS
from index.query import Ui
from index.searcher.collocations import Collocations
from index.searcher.concepts import Labels, Names, plain
from index.searcher.typed import Tail, tails
from index.transfers import transfer_label
from index.vocabulary import Entry

__all__ = ["Suggester", "Suggestion", "distinct"]

SuggestionKind = Literal["actor", "weapon", "source", "transfer", "word", "title"]

#: Longer input is a question already, not the beginning of one.
_LONGEST = 100
#: Fields whose values are concepts; where no field is typed, those that count all of them.
_CONCEPTS, _FIELDS = ("actor", "weapon", "supplier", "recipient"), ("actor", "weapon")
#: Fields whose values are those of the index, and of what kind these are.
_VALUES: Mapping[str, SuggestionKind] = {
    **dict.fromkeys(("source", "cited", "agency"), "source"),
    "transfer": "transfer",
}
_FEWEST_LETTERS = 2
#: Where fewer are found, the last word may be mistyped.
_FEW = 3
#: Words of a name that may have been typed.
_MOST_WORDS = 5
_MOST_ENTRIES = 8
#: Entries among which those are looked for that occur with the words before.
_MOST_COMPARED = 40
_MOST_JOINED = 2


#: Name of a keyword field and a generation to the values that it holds, with their articles.
Held = Callable[[str, Generation], Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What to search for. `text` replaces the whole query; `id` names a concept or an article;
    `count` is the number of articles that mention the concept, hold the word, are of the outlet
    or tell of the transfer."""

    text: str
    kind: SuggestionKind
    id: str | None = None
    count: int | None = None


class Suggester:
    """Suggests from the gazetteer and from the vocabulary of a generation; safe for threads."""

    def __init__(self, gazetteer: Gazetteer, held: Held) -> None:
        """`held` gives the values that a field of a generation holds."""
        self._gazetteer = gazetteer
        self._held = held
        self._labels = Labels(gazetteer)
        self._names = Names(gazetteer)

    def suggest(
        self, text: str, ui: Ui, limit: int, generation: Generation
    ) -> tuple[Suggestion, ...]:
        """At most `limit` suggestions: concepts that articles mention, or in their fields outlets,
        agencies and transfers; words, and what is only near to what was typed."""
        typed = " ".join(text.split())
        if len(typed) > _LONGEST:
            return ()
        rows = list(tails(typed, _MOST_WORDS))
        whole = (number for number, tail in enumerate(rows, 1) if tail.field and tail.is_quoted)
        rows = rows[: next(whole, len(rows))]
        values = list(islice(self._values(rows, ui, generation), limit))
        found = values or list(islice(self._concepts(rows, ui, generation), limit))
        words = list(_words(rows, generation))
        near: list[Suggestion] = []
        if rows and len(found) + len(words) < _FEW:
            corrected = list(_corrected(rows[-1], generation))
            for mended in self._mended(rows, corrected):
                near += self._concepts(mended, ui, generation)
            near += corrected
        kept = max(limit // 2, limit - len(words))
        return tuple(islice(distinct([*found[:kept], *words, *found[kept:], *near]), limit))

    def _concepts(self, rows: list[Tail], ui: Ui, generation: Generation) -> Iterator[Suggestion]:
        """The concepts of the longest tail that names any, or with which a label begins, in either
        language. Words without others before them may stand inside a label, too."""
        found = (list(self._asked(tail, ui, generation)) for tail in self._spelt(rows))
        yield from next(filter(None, found), ())

    def _spelt(self, rows: list[Tail]) -> Iterator[Tail]:
        """Each tail, then as it is meant where a word before its last is mistyped."""
        for tail in rows:
            yield tail
            yield from (replace(tail, words=words) for words in self._labels.respelt(tail.words))

    def _asked(self, tail: Tail, ui: Ui, generation: Generation) -> Iterator[Suggestion]:
        """The concepts of one tail that articles mention, or its field holds, and the query can ask
        for: the named ones first, then the most frequent, of equals the widest."""
        fields = _FIELDS if tail.field is None else [one for one in _CONCEPTS if one == tail.field]
        counts = {k: n for name in fields for k, n in self._held(name, generation).items()}
        named = self._labels.named(tail.words)
        begun = self._labels.begun(tail.words, inside=not (tail.before or tail.elision))

        def rank(concept: str) -> tuple[bool, int, int, str]:
            depth = len(self._gazetteer.lineage(concept))
            return concept not in named, -counts[concept], depth, concept

        for concept in sorted((one for one in named | begun if counts.get(one)), key=rank):
            text = self._names.query(concept, ui, tail, concept in named)
            if text is not None:
                family = self._gazetteer.concepts[concept].family
                yield Suggestion(text, family, concept, counts[concept])

    def _mended(self, rows: list[Tail], corrected: list[Suggestion]) -> Iterator[list[Tail]]:
        """The tails with the last one's words corrected: as words of the articles, then as words of
        labels."""
        last = rows[-1]
        start, end, size = len(last.begun("")), len(last.closing), len(last.words)
        words = [one.text[start : len(one.text) - end] for one in corrected[:_FEW]]
        for word in dict.fromkeys((*words, *self._labels.alike(last.words))):
            if last.takes(word):
                yield [replace(tail, words=tail.words[:-size] + word) for tail in rows]

    def _values(self, rows: list[Tail], ui: Ui, generation: Generation) -> Iterator[Suggestion]:
        """Outlets, agencies and transfers of which a word begins as typed, the most frequent
        first."""
        for tail in rows:
            typed, kind = plain(tail.words), _VALUES.get(tail.field or "")
            if not (tail.field and kind and typed):
                continue
            held = self._held(tail.field, generation)
            for value in sorted(held, key=lambda one: (-held[one], one)):
                name = self._shown(kind, value, ui)
                if f" {typed}" in f" {plain(name)}":
                    yield Suggestion(self._names.value(name, tail), kind, None, held[value])

    def _shown(self, kind: SuggestionKind, value: str, ui: Ui) -> str:
        """The name of a value of the index."""
        if kind == "transfer":
            return transfer_label(value, self._gazetteer, ui)
        return self._gazetteer.outlet(value, ui)


def distinct(found: list[Suggestion]) -> Iterator[Suggestion]:
    """Each text once, whatever its case and accents, and each concept; that of a concept or a word
    comes before."""
    seen: set[str | None] = set()
    for one in found:
        key = one.text.lower() if one.kind == "word" else fold(one.text)
        if key not in seen and (one.id is None or one.id not in seen):
            seen |= {key, one.text.lower(), one.id}
            yield one


def _takes_words(tail: Tail) -> bool:
    return tail.field in (None, "title") and len(fold(tail.words)) >= _FEWEST_LETTERS


def _words(rows: list[Tail], generation: Generation) -> Iterator[Suggestion]:
    """The text with its last two words completed as one that has a hyphen, then with its last
    word completed: first by words that the articles hold together with those before."""
    for tail in rows[-2:-1]:
        if _takes_words(tail):
            joined = tail.words.replace(" ", "-")
            for entry in generation.vocabulary.prefix(joined, _MOST_JOINED):
                yield _word(tail, entry)
    for tail in rows[-1:]:
        if _takes_words(tail):
            before = "" if tail.is_left_out else tail.before
            size = _MOST_COMPARED if before else _MOST_ENTRIES
            entries = _unlengthened(tail.words, generation.vocabulary.prefix(tail.words, size))
            ranked = Collocations(generation).ranked(before, entries)
            yield from (_word(tail, entry) for entry in ranked[:_MOST_ENTRIES])


def _unlengthened(typed: str, entries: Sequence[Entry]) -> list[Entry]:
    """The entries without longer numbers, where `typed` is a number that articles hold."""
    is_held = any(entry.surface == typed for entry in entries)
    return [e for e in entries if not is_held or e.surface == typed or not e.surface.isdecimal()]


def _corrected(tail: Tail, generation: Generation) -> Iterator[Suggestion]:
    """The text with its last word corrected from the vocabulary, to one that can stand behind its
    elision; a number, and a designator with one, is meant as it is."""
    if not _takes_words(tail) or any(map(str.isdecimal, tail.words)):
        return
    if any(is_stop_word(tail.words, lang) for lang in LANGS):
        return
    vocabulary = generation.vocabulary
    near = [*vocabulary.near_prefix(tail.words, _MOST_ENTRIES), *vocabulary.alike(tail.words)[:2]]
    yield from (_word(tail, entry) for entry in near if tail.takes(entry.surface))


def _word(tail: Tail, entry: Entry) -> Suggestion:
    return Suggestion(tail.with_words(entry.surface), "word", None, entry.count)
