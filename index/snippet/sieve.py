"""The sieve: which runs of a text cannot give what a query looks for, told without analysing them.

Input: the terms and words that are looked for in one language. Output: the places of the runs
that may give one of them: of all that do, and of some that do not. A word holds a folded form as it
stands, and all but the end of a stem; so a run that holds the beginning of none of them gives none.
Runs are folded together, as bytes of Latin-1, where a letter that this cannot tell is a question
mark; a run with one of these is let through.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

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
#: What Latin-1 cannot say, or only as one letter: blanks, and what parts words, among it.
_LIGATURES = {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss"}
_BLANKS = {char: " " for char in map(chr, range(0x100, 0x10000)) if char.isspace()}
_WRITTEN = dict.fromkeys("‐‑–—“”„…", "-") | _BLANKS
_ASCII_WORD = re.compile("[a-z0-9]")


def _folded_letter(char: str) -> bytes:
    """One character of Latin-1, folded; nothing for what parts words within a run."""
    if char.isspace():
        return b" "
    folded = fold(char).replace("y", "i")
    if _ASCII_WORD.fullmatch(folded):
        return folded.encode()
    return b"" if folded == char and not char.isalnum() and char != "?" else _UNTOLD


#: What stands for all that parts words within a run; a letter is one byte, as it was one character.
_FILLER = b"-"
_TABLE = b"".join(_folded_letter(chr(code)) or _FILLER for code in range(256))
_RUN = re.compile(r"\S+")
_LIGATURE = re.compile(f"[{''.join(_LIGATURES)}]")


def _shaped(text: str) -> bytes:
    """A text folded; a blank stays one, what else is neither letter nor digit is the filler."""
    if not text.isascii():
        for char, plain in _LIGATURES.items():
            text = text.replace(char, plain)
        text = text.replace("’", "-")
        try:
            return text.encode("latin-1").translate(_TABLE)
        except UnicodeEncodeError:
            for char, plain in _WRITTEN.items():
                text = text.replace(char, plain)
    return text.encode("latin-1", "replace").translate(_TABLE)


class Sieve:
    """Lets through the runs that may give one of `stems` or `words`. It `is_quick` where asking
    it again costs less than remembering what it said."""

    def __init__(self, lang: str, stems: Iterable[str], words: Iterable[str]) -> None:
        found = {one for word in words for one in _needed(word, 0)}
        written = (one for stem in stems for one in (stem, *_in_ize(stem, lang)))
        found.update(one for stem in written for one in _needed(stem, _ALTERED_LETTERS))
        found = _shortest(found)
        is_open = lang in _ALTERED or b"" in found or len(found) > _MOST_BEGINNINGS
        self._beginnings = None if is_open else (_UNTOLD, _MILLIM, *found)
        self.is_quick = not is_open and len(found) <= _QUICK

    def through(self, text: str) -> set[str]:
        """Those of the runs of a text that are let through."""
        if self._beginnings is None:
            return set(text.split())
        return {text[start:end] for start, end in self.places(text)}

    def places(self, text: str) -> Sequence[tuple[int, int]]:
        """Where the runs stand that are let through, in order."""
        if self._beginnings is None:
            return [run.span() for run in _RUN.finditer(text)]
        shaped = _shaped(text)
        folded = shaped.translate(None, _FILLER)
        found: set[tuple[int, int]] = set()
        for one in self._beginnings:
            if (count := folded.count(one)) and _add_around(shaped, one, found) != count:
                _add_parted(shaped, one, found)
        places = sorted(found)
        return places if len(shaped) == len(text) else _as_written(text, places)


def _add_around(shaped: bytes, one: bytes, found: set[tuple[int, int]]) -> int:
    """Add the places of the runs that hold `one`; how often they do."""
    count = end = 0
    at = shaped.find(one)
    while at >= 0:
        count += 1
        if at >= end:
            end = _end(shaped, at)
            found.add((shaped.rfind(b" ", 0, at) + 1, end))
        at = shaped.find(one, at + len(one))
    return count


def _add_parted(shaped: bytes, one: bytes, found: set[tuple[int, int]]) -> None:
    """Likewise where fillers may stand in the middle of `one`."""
    for match in _parted(one).finditer(shaped):
        start = shaped.rfind(b" ", 0, match.start()) + 1
        found.add((start, _end(shaped, match.end())))


@lru_cache(maxsize=1_000)
def _parted(one: bytes) -> re.Pattern[bytes]:
    return re.compile((_FILLER + b"*").join(re.escape(bytes((byte,))) for byte in one))


def _end(shaped: bytes, at: int) -> int:
    end = shaped.find(b" ", at)
    return end if end >= 0 else len(shaped)


def _as_written(text: str, places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Places of a shaped text as those of the text, of which some letters became two."""
    second = [match.start() + n for n, match in enumerate(_LIGATURE.finditer(text), 1)]
    return [(s - bisect_left(second, s), e - bisect_left(second, e)) for s, e in places]


def _needed(key: str, altered: int) -> Iterator[bytes]:
    """What a run must hold any of that gives `key`, alone or with the number beside it."""
    folded = _shaped(key.replace(" ", "")).translate(None, _FILLER)
    if _UNTOLD not in folded:  # a run that gives it is let through for that
        yield folded[: max(_FIRST_LETTERS, len(folded) - altered)]
    if is_numeric(key):
        yield from _NUMBERS


def _in_ize(stem: str, lang: str) -> Iterator[str]:
    """An English stem as words in -ize begin, which have the stems of those in -ise."""
    at = stem.rfind("is")
    if lang == "en" and at > _FIRST_LETTERS:
        yield f"{stem[:at]}iz{stem[at + 2 :]}"


def _shortest(found: Collection[bytes]) -> set[bytes]:
    """Without those that begin as another one does."""
    kept: set[bytes] = set()
    for one in sorted(found):
        if not any(one[:size] in kept for size in range(1, len(one))):
            kept.add(one)
    return kept
