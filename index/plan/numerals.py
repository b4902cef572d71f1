"""Numbers in digits and in words: `12 Rafale` are *douze Rafale*, `twelve` are 12, a `Leopard II`
is a *Leopard 2*, and the `12th` is *le douzième*.

Input: a word of the query. Output: how else the articles write its number, as stems of their text
fields. *Vingt et un* and its like are left: nothing but the tens is indexed of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise

from index.analysis import fold
from index.number_words import ORDINALS, SMALL, TENS
from index.plan.lexis import Lexis
from index.plan.senses import Sense

__all__ = ["number_of", "numerals", "spelled"]

_PARTS = re.compile("[ -]")
#: What parts thousands: 12.000, 12,000.
_GROUPED = re.compile(r"(?<=\d)[.,](?=\d{3}(?!\d))")

_ROUND: dict[str, dict[int, str]] = {
    "fr": {80: "quatre-vingts", 100: "cent", 1000: "mille"},
    "en": {},
}
#: Marks of systems, for digits alone: *deux* counts. Greater ones share a stem: VII, VIII.
_ROMAN: dict[int, tuple[str, ...]] = {2: ("II",), 3: ("III",), 4: ("IV",)}
_MANY = {"fr": ("cents", "mille"), "en": ("hundred", "thousand")}

#: How ordinals end behind digits, but 2nd and 3rd.
_ENDINGS = {"fr": ("e", "ème"), "en": ("th",)}
_ENGLISH = {2: ("nd",), 3: ("rd",)}
#: The first in figures; its words say other things, too.
_FIRST = {"fr": ("1er", "Ier"), "en": ("1st",)}


def numerals(word: str, lexis: Lexis) -> tuple[Sense, ...]:
    """How else the number of a word is written; nothing for a word that is no number."""
    word = _GROUPED.sub("", word)
    number = number_of(word)
    if number is not None:
        roman = _ROMAN.get(number, ())[: word.isdecimal()]
        return _senses(
            word, lambda lang: (str(number), *spelled(lang).get(number, ()), *roman), lexis
        )
    place = _places().get(fold(word))
    return _senses(word, lambda lang: _ranked(lang).get(place, ()), lexis) if place else ()


def number_of(word: str) -> int | None:
    """The number that a word is, in digits or in words; None for another word."""
    word = _GROUPED.sub("", word)
    return int(word) if word.isdecimal() else _numbers().get(fold(word))


def _senses(word: str, written: Callable[[str], Sequence[str]], lexis: Lexis) -> tuple[Sense, ...]:
    """How else than as `word` a number is written in each language, word for word."""
    return tuple(
        Sense(field, stems)
        for field, lang in lexis.fields.items()
        for text in written(lang)
        if text != word and len(stems := lexis.stems(text, lang)) == len(_PARTS.split(text))
    )


@cache
def spelled(lang: str) -> dict[int, tuple[str, ...]]:
    """Number to its words in a language: none in one that is neither French nor English."""
    if lang not in SMALL:
        return {}
    small = dict(enumerate(SMALL[lang][2:], 2))
    out: dict[int, tuple[str, ...]] = {number: (text,) for number, text in small.items()}
    for (first, ten), (last, _) in pairwise((*TENS[lang].items(), (100, ""))):
        out[first] = (ten,)
        rest = {first + unit: (f"{ten}-{text}",) for unit, text in small.items()}
        out |= {number: texts for number, texts in rest.items() if number < last}
    hundred, thousand = _MANY[lang]
    out |= {100 * n: (f"{small[n]} {hundred}",) for n in range(2, 10)}
    out |= {1000 * n: (f"{text} {thousand}",) for n, (text, *_) in out.items() if n < 100}
    for number, text in _ROUND[lang].items():
        out[number] = (text, *out.get(number, ()))
    return out


@cache
def _numbers() -> dict[str, int]:
    """The folded words of every number, and its Roman numeral."""
    tables = [*map(spelled, SMALL), _ROMAN]
    return {
        fold(text): number for table in tables for number, texts in table.items() for text in texts
    }


@cache
def _ranked(lang: str) -> dict[int, tuple[str, ...]]:
    """Ordinal number to how it is written in a language."""
    special = _ENGLISH if lang == "en" else {}
    return {1: _FIRST.get(lang, ())} | {
        number: (text, *(f"{number}{end}" for end in special.get(number, _ENDINGS[lang])))
        for number, text in enumerate(ORDINALS.get(lang, ()), 2)
    }


@cache
def _places() -> dict[str, int]:
    """Everything that an ordinal is written as, folded; a *second* is one of time as well."""
    places = {
        fold(text): number
        for lang in ORDINALS
        for number, texts in _ranked(lang).items()
        for text in texts
    }
    del places["second"]
    return places
