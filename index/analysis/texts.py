"""Texts: from a text to its terms and chunks, remembering what each chunk gave.

Input: text and its language. Output: terms for the text fields, and chunks with their places in
the text. A text of known words costs one expression and one look-up a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from threading import Lock

from index.analysis.chain import Chain, Token, has_digit
from index.analysis.shapes import CHUNK, QUERY_PAIR, YEAR
from index.analysis.stopwords import STOP_WORDS, UNCODED
from index.folding import compose, fold, lower
from index.memo import Memo

__all__ = [
    "GAP",
    "Chunk",
    "Forms",
    "analysed",
    "chunk_texts",
    "chunks",
    "is_stop_word",
    "joined_spans",
    "query_forms",
    "terms",
    "what_gives",
]

#: The filler term between two paragraphs of a text field; no text contains it as a term.
GAP = "¶"

#: Chunks of one language that are remembered, and characters of the longest.
_MOST_KNOWN, _LONGEST_KNOWN = 200_000, 80
#: A calibre that no other number is written like: 7,62 stands without its unit, too.
_DECIMAL_CALIBRE = re.compile(r"\d+\.\d+mm")


@dataclass(frozen=True, slots=True, eq=False)
class Chunk:
    """What a chunk gives, in the order of the text; a whole stands before its parts.

    Compared by identity: a chunk known before is the same object.
    """

    terms: tuple[str, ...]
    words: tuple[str, ...]
    pieces: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Forms:
    """What stands for one word of a query: a text holds it where a text field of the language
    holds `terms` one after the other, or where `words` holds any of `words`. Both are empty for a
    function word. `is_code` for designators and numbers, which are never corrected."""

    terms: tuple[str, ...]
    words: tuple[str, ...]
    is_code: bool = False


def _chunks_in(lang: str) -> Memo[Chunk]:
    """Chunk text to what it gives in one language."""
    chain, lock = Chain(lang), Lock()

    def given(text: str) -> Chunk:
        with lock:
            pieces = tuple(chain.pieces(text))
        return Chunk(
            tuple(piece.term for piece in pieces if piece.term),
            tuple(form for piece in pieces for form in piece.words),
            pieces,
        )

    return Memo(given, _MOST_KNOWN, _LONGEST_KNOWN)


def _terms_in(chunks: Memo[Chunk]) -> Memo[tuple[str, ...]]:
    """Chunk text to its terms alone: what `terms` reads twice as fast as a memo of chunks."""
    return Memo(lambda text: chunks[text].terms, _MOST_KNOWN, _LONGEST_KNOWN)


#: The memos of each stemmed language; all other languages share those of `und`.
_MEMOS = {lang: _chunks_in(lang) for lang in (*STOP_WORDS, "und")}
_TERM_MEMOS = {lang: _terms_in(memo) for lang, memo in _MEMOS.items()}


def _memo(lang: str) -> Memo[Chunk]:
    return _MEMOS.get(lang, _MEMOS["und"])


def analysed(text: str, lang: str) -> list[Chunk]:
    """The chunks of a text without offsets: what an index needs, at full speed."""
    memo = _memo(lang)
    composed, _ = compose(text)
    return [memo[chunk] for chunk in CHUNK.findall(composed)]


def terms(text: str, lang: str) -> list[str]:
    """The terms of a text in order, function words left out without a gap."""
    memo = _TERM_MEMOS.get(lang, _TERM_MEMOS["und"])
    composed, _ = compose(text)
    return list(chain.from_iterable(map(memo.__getitem__, CHUNK.findall(composed))))


def chunks(text: str, lang: str, start: int = 0) -> Iterator[tuple[int, str, Chunk]]:
    """(start, text, what it gives) of each chunk from `start` on, which must be where a chunk
    begins; `text` must be NFC (see `compose`)."""
    memo = _memo(lang)
    for match in CHUNK.finditer(text, start):
        yield match.start(), match[0], memo[match[0]]


def chunk_texts(text: str) -> list[str]:
    """The chunks of a text that is NFC, each as it stands there."""
    return CHUNK.findall(text)


def what_gives(chunk: str, lang: str) -> Chunk:
    """What one of `chunk_texts` gives in a language."""
    return _memo(lang)[chunk]


@lru_cache(maxsize=50_000)
def query_forms(text: str, lang: str) -> Forms:
    """The forms that stand for one word of a query, read as a word of `lang`; remembered, because
    every word of a query is asked about with many that begin alike."""
    pieces = [piece for chunk in analysed(text, lang) for piece in chunk.pieces]
    parts = [piece for piece in pieces if piece.term]
    wholes = [piece for piece in pieces if not piece.term]
    is_code = bool(parts) and all(has_digit(piece.term) for piece in parts)
    sequence = tuple(piece.term for piece in parts)
    if len(parts) == 1:
        own = parts[0].words[:1]
        bare = (form.removesuffix("mm") for form in own if _DECIMAL_CALIBRE.fullmatch(form))
        forms = [*own, *bare, *(form for piece in wholes for form in piece.words)]
        return Forms(sequence, tuple(dict.fromkeys(forms)), is_code)
    forms = list(wholes[0].words) if wholes else []
    return Forms(sequence, tuple(forms), is_code)


def joined_spans(text: str) -> list[tuple[int, int]]:
    """Places [start, end) of a query where a blank is part of a designator: `s 300`, `155 mm`."""
    out = []
    at = 0
    while match := QUERY_PAIR.search(text, at):
        letters, digits = match[1], match[2]
        at = match.end()
        if letters is None or _is_pair(letters, digits):
            out.append(match.span())
        else:
            at = match.end(1)
    return out


def _is_pair(letters: str, digits: str) -> bool:
    if YEAR.fullmatch(digits) or fold(letters) in UNCODED:
        return False
    return len(letters) > 1 or len(digits) > 1


def is_stop_word(word: str, lang: str) -> bool:
    """Whether `word` is a function word of `lang`."""
    return lower(word) in STOP_WORDS.get(lang, frozenset())
