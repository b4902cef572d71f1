"""The sieve: which runs of a text cannot give what a query looks for, told without analysing them.

Input: the terms and words that are looked for in one language. Output: the runs that may give one
of them: all of those that do, and some that do not. A word holds a folded form as it stands, and
all but the end of a stem; so a run that holds the beginning of none of them gives none. Runs are
folded together, as bytes of Latin-1, where a letter that this cannot tell is a question mark; a
run with one of these is let through.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from index.analysis import fold
from index.snippet.runs import is_numeric

__all__ = ["Sieve"]

#: Languages whose stems do not begin as their words do: German takes letters out of the middle of
#: a word, Dutch its ge-. Everything is let through there.
_ALTERED = frozenset(("de", "nl"))
#: Letters at the end of a stem that its word may not hold: chevaux gives cheval, and constamment
#: constant. The first two letters always stay, but for y that becomes i: dying gives die.
_ALTERED_LETTERS, _FIRST_LETTERS = 2, 2
#: With more beginnings than these, analysing a run once is cheaper than looking for each of them.
_MOST_BEGINNINGS, _QUICK = 200, 32
#: A calibre: 155 millimètres gives 155mm.
_MILLIM = b"millim"
#: What the right part of a chunk with a blank inside begins with, beside the above.
_NUMBERS = (b"mm", *(b"%d" % digit for digit in range(10)))
_UNTOLD = b"?"
#: What Latin-1 cannot say, or only as one letter; blanks among it.
_WRITTEN = {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "’": "'"} | {
    char: " " for char in map(chr, range(0x100, 0x10000)) if char.isspace()
}
_ASCII_WORD = re.compile("[a-z0-9]")


def _folded_letter(char: str) -> bytes:
    """One character of Latin-1, folded; nothing for what parts words within a run."""
    if char.isspace():
        return b" "
    folded = fold(char).replace("y", "i")
    if _ASCII_WORD.fullmatch(folded):
        return folded.encode()
    return b"" if folded == char and not char.isalnum() and char != "?" else _UNTOLD


_LETTERS = [(code, _folded_letter(chr(code))) for code in range(256)]
_TABLE = bytes(letter[0] if letter else code for code, letter in _LETTERS)
_DELETED = bytes(code for code, letter in _LETTERS if not letter)


def _folded(text: str) -> bytes:
    """A text folded, without what stands between letters and digits; a blank stays one."""
    if not text.isascii():
        for char, plain in _WRITTEN.items():
            text = text.replace(char, plain)
    return text.encode("latin-1", "replace").translate(_TABLE, _DELETED)


class Sieve:
    """Lets through the runs that may give one of `stems` or `words`. It `is_quick` where asking
    it again costs less than remembering what it said."""

    def __init__(self, lang: str, stems: Iterable[str], words: Iterable[str]) -> None:
        found = {one for word in words for one in _needed(word, 0)}
        found.update(one for stem in stems for one in _needed(stem, _ALTERED_LETTERS))
        found = _shortest(found)
        is_open = lang in _ALTERED or b"" in found or len(found) > _MOST_BEGINNINGS
        self._beginnings = None if is_open else (_UNTOLD, _MILLIM, *found)
        self.is_quick = not is_open and len(found) <= _QUICK

    def through(self, text: str) -> set[str]:
        """Those of the runs of a text that are let through."""
        if self._beginnings is None:
            return set(text.split())
        folded = _folded(text)
        present = [one for one in self._beginnings if one in folded]
        if not present:
            return set()
        row = text.split()
        if folded.count(b" ") != len(row) - 1:
            folded = _folded(" ".join(row))
        return {row[number] for one in present for number in _holding(folded, one)}


def _needed(key: str, altered: int) -> Iterator[bytes]:
    """What a run must hold any of that gives `key`, alone or with the number beside it."""
    folded = _folded(key.replace(" ", ""))
    if _UNTOLD not in folded:  # a run that gives it is let through for that
        yield folded[: max(_FIRST_LETTERS, len(folded) - altered)]
    if is_numeric(key):
        yield from _NUMBERS


def _shortest(found: Collection[bytes]) -> set[bytes]:
    """Without those that begin as another one does."""
    kept: set[bytes] = set()
    for one in sorted(found):
        if not any(one[:size] in kept for size in range(1, len(one))):
            kept.add(one)
    return kept


def _holding(text: bytes, one: bytes) -> Iterator[int]:
    """Numbers of the runs of `text` that hold `one`."""
    number = last = 0
    at = text.find(one)
    while at >= 0:
        number += text.count(b" ", last, at)
        yield number
        last = text.find(b" ", at)
        if last < 0:
            return
        at = text.find(one, last)
