"""Words that a word may be an inflection of.

Input: a word, lower case. Output: every word of which it may be a form by rule, itself among them;
whether there is such a word, a lexicon tells.
"""

from __future__ import annotations

import re

from index.lexicon.conjugation import infinitives

__all__ = ["lemmas", "singulars", "verbs"]

#: Endings of inflections, and what may stand in their place in the word itself.
_ENDINGS = (
    *(("ies", "y"), ("ied", "y"), ("ying", "ie"), ("es", ""), ("s", ""), ("es", "is")),
    *(("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e")),
)
#: Behind these a plural is in -es; *wares* is none of *war*.
_HISSING = ("s", "x", "z", "ch", "sh", "o")
#: A word of one short vowel doubles what it ends in before -ed and -ing: *fined* is none of *fin*.
_DOUBLING = re.compile(r"[^aeiouy]*[aeiouy][^aeiouwxy]")
#: Letters of a word that stay at least, so that *red* and *king* are inflections of nothing.
_SHORTEST = 3
#: Words that look like a form of another, of which they hardly ever are one.
_OF_THEIR_OWN = frozenset(("aids", "boring", "customs", "hearing", "seed"))
_NO_PLURALS = frozenset(("cours", "fils", "fois", "fonds", "gênes", "pacifiques", "précipitations"))


def lemmas(word: str) -> frozenset[str]:
    """What an English word may be an inflection of."""
    found = {word}
    for ending, own in _ENDINGS if word not in _OF_THEIR_OWN else ():
        base = word.removesuffix(ending)
        if base == word or len(base + own) < _SHORTEST or not _takes(base, ending, own):
            continue
        found.add(base + own)
        if ending in ("ed", "ing") and not own and base[-1] == base[-2]:
            found.add(base[:-1])  # planned
    return frozenset(found)


def singulars(word: str) -> frozenset[str]:
    """What a French word may be the plural of."""
    if not word.endswith(("s", "x")) or len(word) <= _SHORTEST or word in _NO_PLURALS:
        return frozenset((word,))
    stem = word.removesuffix("aux")
    return frozenset((word, word[:-1], *((stem + "al", stem + "ail") if stem != word else ())))


def verbs(word: str) -> frozenset[str]:
    """The French infinitives that a word may be a form of which its stem does not tell: *perd*,
    *contesté* beside *contester*."""
    regular = (word[:-1] + "er",) if word.endswith("é") else ()
    return frozenset((*regular, *infinitives(word)))


def _takes(base: str, ending: str, own: str) -> bool:
    """Whether a word that ends as `base` does is inflected so: *discuss* is no plural."""
    if own:
        return True
    if ending == "es":
        return base.endswith(_HISSING)
    if ending in ("ed", "ing"):
        return not _DOUBLING.fullmatch(base)
    return ending != "s" or not base.endswith("s")
