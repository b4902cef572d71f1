"""Spelling: the words of the vocabulary that a word unknown to it was probably meant to be.

Input: a vocabulary and a word. Output: entries, the likeliest first. A word that exists, a
designator and a number are never corrected.
"""

from __future__ import annotations

import re
from math import log10

from index.vocabulary.entry import Entry, folded_form
from index.vocabulary.reading import Vocabulary

__all__ = ["corrections"]

#: Letters that a word needs to be corrected by one edit, and by two with the same first letter.
_SHORTEST, _LONG, _MOST_EDITS = 4, 8, 2
#: What an edit costs in powers of ten of frequency: a word two edits away must be in a hundred
#: times as many articles as one that is one edit away.
_PRICE = 2.0
_SOUNDS_ALIKE = 0.5
_SWAPPED = 0.7
_DOUBLED = 0.6
_OTHER_FIRST_LETTER = 0.5
_DOUBLE = re.compile(r"(.)\1+")


def corrections(vocabulary: Vocabulary, word: str, limit: int = 3) -> list[Entry]:
    """At most `limit` entries that `word` may be a misspelling or another transliteration of."""
    folded = folded_form(word)
    if len(folded) < _SHORTEST or not _is_word(folded) or vocabulary.by_fold(folded):
        return []
    prices = dict.fromkeys(vocabulary.alike(folded), _SOUNDS_ALIKE)
    for entry, edits in vocabulary.near(folded, _MOST_EDITS if len(folded) >= _LONG else 1):
        if _is_word(entry.folded) and (edits < _MOST_EDITS or entry.folded[0] == folded[0]):
            prices[entry] = min(prices.get(entry, 9.0), _price(folded, entry.folded, edits))
    ranked = sorted(prices, key=lambda one: (_PRICE * prices[one] - log10(one.count), one.surface))
    best: dict[str, Entry] = {}
    for entry in ranked:
        best.setdefault(entry.folded, entry)
    return list(best.values())[:limit]


def _is_word(folded: str) -> bool:
    """Whether a form is letters alone, or a compound of such."""
    return folded.replace("-", "").isalpha()


def _price(typed: str, meant: str, edits: int) -> float:
    """How unlikely it is to type one for the other, in edits."""
    price = float(edits)
    if edits == 1 and len(typed) == len(meant) and sorted(typed) == sorted(meant):
        price = _SWAPPED
    elif _DOUBLE.sub(r"\1", typed) == _DOUBLE.sub(r"\1", meant):
        price = _DOUBLED
    return price + (_OTHER_FIRST_LETTER if typed[0] != meant[0] else 0.0)
