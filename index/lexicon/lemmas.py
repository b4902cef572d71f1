"""Words of English that a word may be an inflection of.

Input: an English word, lower case. Output: every word of which it may be the plural, the past or
another form by rule, itself among them; whether there is such a word, a lexicon tells.
"""

from __future__ import annotations

__all__ = ["lemmas"]

#: Endings of inflections, and what may stand in their place in the word itself.
_ENDINGS = (
    *(("ies", "y"), ("ied", "y"), ("ying", "ie"), ("es", ""), ("s", ""), ("es", "is")),
    *(("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e")),
)
#: Letters of a word that stay at least, so that *red* and *king* are inflections of nothing.
_SHORTEST = 3


def lemmas(word: str) -> frozenset[str]:
    """What `word` may be an inflection of."""
    found = {word}
    for ending, own in _ENDINGS:
        base = word.removesuffix(ending)
        if base != word and len(base + own) >= _SHORTEST:
            found.add(base + own)
            if ending in ("ed", "ing") and not own and base[-1] == base[-2]:
                found.add(base[:-1])  # planned
    return frozenset(found)
