"""Stems: Snowball through PyStemmer, the only importer of it.

Input: one word, lower case, ligatures resolved. Output: its stem; itself where the language has no
stemmer.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from Stemmer import Stemmer

from index.analysis.nouns import STEMS, masculine
from index.analysis.verbs import SHORT_VERBS, VERB_ENDS, regular
from index.folding import fold

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
# Porter takes refugees for refuges, and a French word in -ée for the one in -e; only verbs lose it.
_VERBS_IN_EE = frozenset(
    ("agree", "disagree", "free", "see", "foresee", "oversee", "flee", "guarantee", "decree")
)
# Likewise of English: what is important is not imported, customs are no customers, a ship that
# destroys is one.
_ENGLISH_NOUNS = {
    form: noun
    for noun in ("importance", "customs", "customer", "destroyer", "transition", "convention")
    for form in (noun, noun + "s")
} | {"important": "important", "importantly": "important"}
# Authorized is authorised, as in the field's British and American press; seize is no seise.
_IZE = re.compile("(?<=.{3})iz(?=(?:e[ds]?|ing|ations?|ers?)$)")
_IN_EE = ("ee", "ees")
# Plurals that Snowball takes another way than their singular: embargos, visas, vendus, reçus (it
# keeps the s); étrangers, missions (it takes the singular for a verb).
_PLURAL = re.compile(
    "(?:(?<=..[bcdfghjklmnpqrstvxzié][ao])|(?<=.[cçdlnrtv]u)|(?<=[^v]er)|(?<=.ion)|(?<=mi))s$"
)
_KEPT = STEMS | SHORT_VERBS


def stemmer(lang: str) -> Callable[[str], str]:
    """The function that stems a word of `lang`. Not safe for threads; the caller locks."""
    if lang not in _SNOWBALL:
        return str
    stem: Callable[[str], str] = Stemmer(_SNOWBALL[lang], 0).stemWord
    if lang == "fr":
        return lambda word: _french_stem(stem, word)
    if lang == "en":
        return lambda word: _english_stem(stem, fold(word))
    return stem


def _english_stem(stem: Callable[[str], str], word: str) -> str:
    if word in _ENGLISH_NOUNS:
        return _ENGLISH_NOUNS[word]
    if "iz" in word:
        word = _IZE.sub("is", word)
    base = word.removesuffix("s")
    return base if base.endswith("ee") and base not in _VERBS_IN_EE else stem(word)


def _french_stem(stem: Callable[[str], str], word: str) -> str:
    word = _french(word)
    if word in _KEPT:
        return _KEPT[word]
    if word.endswith(VERB_ENDS):  # asked first, because expressions take most of a word's time
        word = regular(word)
    if word.endswith("s"):
        word = _PLURAL.sub("", word)
    found = stem(masculine(word))
    # Directrice holds all of this stem but two letters, as the sieve of passages needs.
    return found[:-1] if found.endswith("teur") else found


def _french(word: str) -> str:
    """Undo what capitals and keyboards do to accents where French leaves no doubt.

    A capital may lack its accent (Etats, Emirats), so the first letter never carries one; a word
    in -ee is one in -ée (ARMEE), since Snowball would take it for the word in -e (arme).
    """
    if not word[0].isascii():
        word = unicodedata.normalize("NFD", word[0])[0] + word[1:]
    return _FINAL_EE.sub(r"ée\1", word) if word.endswith(_IN_EE) else word
