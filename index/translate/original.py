"""Is an answer the original again: as it was, hardly changed, or still in its language.

Input: a text and what a service answered. Output: yes or no.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

from index.language import UNDETERMINED, detect
from index.translate.base import AUTO

__all__ = ["is_original", "is_repeated", "sure_language"]

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH_WORDS = 4  # that are no names; texts with fewer may be the same in both languages
_ENOUGH_SIGNS = 8  # of a script without blanks
#: With these, none of 6,000 French headings of 100 to 250 letters passed for another language.
_ENOUGH_LETTERS, _SURE = 100, 0.95
_LONG_LETTERS = 150  # from which a text in the language of the original is no translation at all
_SAME = 0.95  # of two texts' letters
_LATIN_ENOUGH = 0.5  # of the letters of a translation into a language written so
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")


def is_original(source: str, found: str, langs: tuple[str, str]) -> bool:
    """Whether `found` is `source` and no translation of it between `langs` (from, into), of which
    the second is written in Latin letters.

    Texts that may be names in both languages, or that are in the second already, may stay.
    """
    if is_repeated(source, found, langs):
        return True
    return (
        len(found) >= _LONG_LETTERS
        and langs[0] not in (langs[1], AUTO)
        and sure_language(found) == langs[0]
        and sure_language(source) == langs[0]
    )


def is_repeated(source: str, found: str, langs: tuple[str, str]) -> bool:
    """Whether `found` has the letters of `source`, or is in the same foreign script."""
    if not _is_prose(source):
        return False
    here, there = _letters(source), _letters(found)
    if there and _latin(there) < _LATIN_ENOUGH:
        return _latin(here) < _LATIN_ENOUGH
    return _is_same(here, there) and sure_language(source) != langs[1]


@lru_cache(maxsize=64)
def sure_language(text: str) -> str:
    """The language of a text that is long enough to tell; `und` for others."""
    if sum(map(str.isalpha, text)) < _ENOUGH_LETTERS:
        return UNDETERMINED
    lang, confidence = detect(text.lower() if text.isupper() else text)
    return lang if confidence >= _SURE else UNDETERMINED


def _is_same(here: str, there: str) -> bool:
    if here == there:
        return True
    matcher = SequenceMatcher(None, here, there, autojunk=False)
    if matcher.real_quick_ratio() < _SAME or matcher.quick_ratio() < _SAME:
        return False
    return matcher.ratio() >= _SAME


def _is_prose(text: str) -> bool:
    """Whether enough words are none that a name is written with: in lower case, or in a script
    that has none."""
    words = [word for word in _WORD.findall(text) if word == word.lower()]
    return len(words) >= _ENOUGH_WORDS or len(_DENSE.findall(text)) >= _ENOUGH_SIGNS


def _letters(text: str) -> str:
    """The letters alone, without case and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(filter(str.isalpha, plain))


def _latin(letters: str) -> float:
    """How many of the letters are Latin."""
    return sum(letter < "\u0250" for letter in letters) / max(len(letters), 1)
