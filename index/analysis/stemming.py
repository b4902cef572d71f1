"""Stems: Snowball through PyStemmer, the only importer of it.

Input: one word, lower case, ligatures resolved. Output: its stem; itself where the language has no
stemmer.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from Stemmer import Stemmer

from index.analysis.folding import fold

__all__ = ["stemmer"]

_SNOWBALL = {
    "fr": "french",
    "en": "english",
    "de": "german",
    "es": "spanish",
    "it": "italian",
    "pt": "portuguese",
    "nl": "dutch",
    "ru": "russian",
}
_FINAL_EE = re.compile("ee(s?)$")


def stemmer(lang: str) -> Callable[[str], str]:
    """The function that stems a word of `lang`. Not safe for threads; the caller locks."""
    if lang not in _SNOWBALL:
        return str
    stem: Callable[[str], str] = Stemmer(_SNOWBALL[lang], 0).stemWord
    if lang == "fr":
        return lambda word: stem(_french(word))
    if lang == "en":
        return lambda word: stem(fold(word))
    return stem


def _french(word: str) -> str:
    """Undo what capitals and keyboards do to accents where French leaves no doubt.

    A capital may lack its accent (Etats, Emirats), so the first letter never carries one; a word
    in -ee is one in -ée (ARMEE), since Snowball would take it for the word in -e (arme).
    """
    if not word[0].isascii():
        word = unicodedata.normalize("NFD", word[0])[0] + word[1:]
    return _FINAL_EE.sub(r"ée\1", word)
