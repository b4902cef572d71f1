"""Better spellings of words that no article is indexed by.

Input: a word as typed and the words of a generation. Output: the word that was probably meant. A
compound is corrected part by part, else as a whole. An acronym is never corrected.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.analysis import fold, lower
from index.plan.lexis import ELISION, Lexis
from index.vocabulary import corrections, sound

__all__ = ["better_spelling"]

#: Corrections of a word that are looked at.
_MOST = 5
#: A word, and a name, is hardly meant that is in fewer articles than one of so many.
_RARE_WORD, _RARE_NAME = 20_000, 5_000
#: Letters of a word in capitals that is an acronym; a longer one is a word.
_ACRONYM = 5
_HYPHENS = re.compile("[-‐‑]")


def better_spelling(text: str, lexis: Lexis, lang: str | None) -> str | None:
    """`text` with its word replaced by the likeliest word of the vocabulary; None where none is
    near. A query in `lang` is not corrected to words that only other languages have, and nothing to
    a word that hardly any article holds, unless they sound the same, as transliterations do."""
    elision = match[0] if (match := ELISION.match(text)) else ""
    word = text[len(elision) :]
    if word.isupper():
        if len(word) <= _ACRONYM:
            return None
        word = word.lower()
    parts = _HYPHENS.split(word)
    better = _corrected_parts(parts, lexis, lang) if len(parts) > 1 else None
    better = better or _corrected(word, lexis, lang)
    return elision + better if better else None


def _corrected(word: str, lexis: Lexis, lang: str | None) -> str | None:
    least = lexis.articles / (_RARE_NAME if word[:1].isupper() else _RARE_WORD)
    for entry in corrections(lexis.vocabulary, word, _MOST):
        is_likely = entry.count >= least and (lang is None or lang in entry.langs)
        if is_likely or sound(entry.folded) == sound(fold(word)):
            return entry.surface
    return None


def _corrected_parts(parts: Sequence[str], lexis: Lexis, lang: str | None) -> str | None:
    better = [
        part if lexis.entries(lower(part)) else _corrected(part, lexis, lang) for part in parts
    ]
    known = [one for one in better if one is not None]
    return "-".join(known) if len(known) == len(parts) and known != list(parts) else None
