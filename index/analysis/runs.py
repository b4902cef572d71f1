"""Runs: passages to what an index holds of them, at full speed and without offsets.

Input: texts and their languages. Output: their terms in order, their distinct words and surfaces,
the same as the chunks of `index.analysis.texts` give. A run is what stands between two blanks at
which every chunk ends; one that was met before costs one look-up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from operator import itemgetter
from threading import Lock
from typing import NamedTuple

from index.analysis.chain import Chain, Token
from index.analysis.shapes import APOSTROPHES, CHUNK, PLAIN
from index.analysis.stopwords import STOP_WORDS
from index.folding import compose

__all__ = ["Spelling", "spelling"]

#: A blank that may stand inside a chunk: S 300, 1 000, 155 mm, 7,62 × 39. No text contains the mark
#: that is put in its place before the text is cut at its blanks.
_INSIDE = re.compile("[ \u00a0\u202f\u2009](?=\\d|mm|MM|millim|[x×][ \u00a0\u202f\u2009]?\\d)")
_MARK = "\ufdd0"

#: What no chunk holds, nor asks about beside it: blanks in its place part the same chunks.
_PARTING = '"«»“”()[]:;!?…'
#: What no chunk begins or ends with.
_EDGES = ".,'’-–"

#: A word that gives the same without its elided article: l'armée, but neither l'est, which is the
#: east, nor d'hui, which belongs to aujourd'hui.
_ELIDED = re.compile(
    f"(?:[ldjmtscn]|qu)[{APOSTROPHES}](?!est$|h[uù-ü][iì-ï]$)([a-zà-öø-ÿ]+)", re.IGNORECASE
)

#: Runs remembered in a language; twice as many are in memory at most.
_MEMO_SIZE = 60_000
_LONGEST_MEMO = 60

#: Terms, words and surfaces of a run.
_Row = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
_terms_of, _words_of, _surfaces_of = map(itemgetter, range(3))


class Spelling(NamedTuple):
    """What passages give: the `terms` of each in order; their distinct `words`; their distinct
    `surfaces`, each with the first language that has it."""

    terms: list[list[str]]
    words: dict[str, None]
    surfaces: dict[str, str]


class _Memo(dict[str, _Row]):
    """Text to what it gives. When it is full, it begins anew and takes over what is asked for
    again: the words of every article stay, those of one go."""

    def __init__(self) -> None:
        super().__init__()
        self._older: dict[str, _Row] = {}

    def remember(self, text: str, row: _Row) -> _Row:
        if len(text) <= _LONGEST_MEMO:
            if len(self) >= _MEMO_SIZE:
                self._older = dict(self)
                self.clear()
            self[text] = row
        return row

    def older(self, text: str) -> _Row | None:
        return self._older.get(text)


class _Chunks(_Memo):
    """The chunks of one language."""

    def __init__(self, lang: str) -> None:
        super().__init__()
        self._chain = Chain(lang)
        self._lock = Lock()

    def __missing__(self, text: str) -> _Row:
        row = self.older(text)
        if row is None:
            with self._lock:
                pieces = list(self._chain.pieces(text))
            row = _row(pieces)
        return self.remember(text, row)


def _row(pieces: Sequence[Token]) -> _Row:
    """What pieces give. Equal strings are one: half of what memory must be read."""
    one: dict[str, str] = {}
    return (
        tuple([one.setdefault(p.term, p.term) for p in pieces if p.term]),
        tuple([one.setdefault(form, form) for p in pieces for form in p.words]),
        tuple([one.setdefault(p.surface, p.surface) for p in pieces]),
    )


class _Runs(_Memo):
    """The runs of one language."""

    def __init__(self, lang: str) -> None:
        super().__init__()
        self._chunks = _Chunks(lang)
        self._elided = _ELIDED if lang == "fr" else None

    def __missing__(self, text: str) -> _Row:
        row = self.older(text)
        if row is None:
            bare = text.strip(_EDGES)
            if self._elided and (after := self._elided.fullmatch(bare)):
                bare = after[1]
            row = self._cut(text) if bare == text else self[bare]
        return self.remember(text, row)

    def _cut(self, text: str) -> _Row:
        if PLAIN.fullmatch(text):
            return self._chunks[text]
        rows = [self._chunks[chunk] for chunk in CHUNK.findall(text.replace(_MARK, " "))]
        if len(rows) == 1:
            return rows[0]
        terms, words, surfaces = (
            tuple(chain.from_iterable(map(part, rows)))
            for part in (_terms_of, _words_of, _surfaces_of)
        )
        return terms, words, surfaces


#: The memos of each stemmed language; all other languages share those of `und`.
_MEMOS = {lang: _Runs(lang) for lang in (*STOP_WORDS, "und")}


def spelling(passages: Iterable[tuple[str, str]]) -> Spelling:
    """The terms, words and surfaces of passages, each a text and its language."""
    terms: list[list[str]] = []
    met: dict[str, dict[str, _Row]] = {}
    for text, lang in passages:
        runs = _runs(text)
        rows = list(map(_MEMOS.get(lang, _MEMOS["und"]).__getitem__, runs))
        terms.append(list(chain.from_iterable(map(_terms_of, rows))))
        met.setdefault(lang, {}).update(zip(runs, rows, strict=True))
    words: dict[str, None] = {}
    surfaces: dict[str, str] = {}
    for lang, known in met.items():
        words.update(dict.fromkeys(chain.from_iterable(map(_words_of, known.values()))))
        found = dict.fromkeys(chain.from_iterable(map(_surfaces_of, known.values())), lang)
        surfaces = found | surfaces if surfaces else found
    return Spelling(terms, words, surfaces)


def _runs(text: str) -> list[str]:
    """A text cut at its blanks, and at what parts chunks as blanks do."""
    marked = _INSIDE.sub(_MARK, compose(text)[0])
    for char in _PARTING:
        marked = marked.replace(char, " ")
    return marked.replace(", ", " ").replace(". ", " ").split()  # no chunk ends in either
