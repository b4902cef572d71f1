"""Names that no gazetteer knows: do the capitalised words of a sentence recur in its translation.

Input: a sentence and its translation, both in Latin letters. Output: whether most of its names,
and more than a word of them, are gone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal, cast

from index.analysis import fold
from index.days import weekday_names
from index.lexicon import load_lexicon
from index.translate.spelled import MONTHS, spelled

__all__ = ["has_lost_names"]

_WORD = re.compile(r"[^\W\d_]+")
_IN_A_NAME = re.compile(r"(?:[ \u00a0-]|[ \u00a0](?:de|du|von|van|der|bin|al|da|di)[ \u00a0])")
_STARTS = re.compile(r"[.!?:;…«»“”\"(\[—–/\n]\s*(?:[lLdD]['’])?$|^\s*(?:[lLdD]['’])?$")
_SHORTEST = 3
_PREFIX = 3  # letters that tell a name from another one
_ALIKE = 0.6
_MOST_CAPITALS = 0.5  # of the words of a sentence; with more it is a heading
_LOST_WORDS = 2
_WITHOUT_NAMES = frozenset({"de", "lb"})  # capitals are for every noun
_DAYS = frozenset((*weekday_names("fr"), *weekday_names("en")))


def has_lost_names(source: str, target: str, known: Collection[tuple[int, int]], lang: str) -> bool:
    """Whether most names of `source`, in `lang`, are not even in part in `target`. Not asked for
    are those in the spans `known`, words of the bilingual lexicon, months and days."""
    if lang in _WITHOUT_NAMES or not (_is_latin(source) and _is_latin(target)):
        return False
    names = list(_names(source, known, lang))
    if not names:
        return False
    there = {fold(word) for word in _WORD.findall(target)}
    lost = [name for name in names if not any(_recurs(word, there) for word in name)]
    return 2 * len(lost) > len(names) and sum(map(len, lost)) >= _LOST_WORDS


def _names(source: str, known: Collection[tuple[int, int]], lang: str) -> Iterator[list[str]]:
    """The names within a sentence, each as its folded words."""
    words = list(_WORD.finditer(source))
    capitals = [word for word in words if word[0][0].isupper()]
    if len(capitals) > _MOST_CAPITALS * len(words):
        return
    name: list[str] = []
    end = 0
    for word in capitals:
        if not _is_name(word, source, known, lang):
            continue
        if name and not _IN_A_NAME.fullmatch(source, end, word.start()):
            yield name
            name = []
        name.append(fold(word[0]))
        end = word.end()
    if name:
        yield name


def _is_name(
    word: re.Match[str], source: str, known: Collection[tuple[int, int]], lang: str
) -> bool:
    if len(word[0]) < _SHORTEST or word[0].isupper() or _STARTS.search(source, 0, word.start()):
        return False
    if any(start < word.end() and word.start() < end for start, end in known):
        return False
    return not _is_ordinary(word[0], lang)


@lru_cache(maxsize=8192)
def _is_ordinary(word: str, lang: str) -> bool:
    """Whether a word is one that is translated."""
    if word.lower() in MONTHS or word.lower() in _DAYS or any(spelled(word.lower())):
        return True
    langs = (lang,) if lang in ("fr", "en") else ("fr", "en")
    return any(_is_in_lexicon(word.lower(), one) for one in langs)


def _is_in_lexicon(word: str, lang: str) -> bool:
    return bool(load_lexicon().translations([word], cast("Literal['fr', 'en']", lang)))


def _recurs(name: str, there: Collection[str]) -> bool:
    """Whether one of the words is the name, or the name as another language writes it."""
    if name in there:
        return True
    return any(
        word[:_PREFIX] == name[:_PREFIX]
        or (word[:2] == name[:2] and SequenceMatcher(None, name, word).ratio() >= _ALIKE)
        for word in there
    )


def _is_latin(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return 2 * sum(letter < "\u0250" for letter in letters) > len(letters)
