"""What numbers in words are worth: the values of cardinals, ordinals, fractions and Roman numerals.

Input: a text in French or English. Output: values with their places: «quatre-vingt-dix-sept» and
«ninety-seven» are 97, «a hundred» is 100, «fourth» and «XXIe» are 4 and 21.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from index.days import month_names
from index.number_words import COLLECTIVES, FRACTIONS, ORDINALS, OTHER_TENS, SCALES, SMALL, TENS

__all__ = ["MONTHS", "Spelled", "months", "roman", "spelled"]

#: What a text may say in place of a number: nobody asks for it, but it answers for one.
_LOOSE: Mapping[str, tuple[float, ...]] = {
    "a": (1,), "an": (1,), "une": (1,), "single": (1,), "once": (1,), "seul": (1,), "seule": (1,),
    "twice": (2,), "double": (2,), "pair": (2,), "couple": (2,), "both": (2,), "duo": (2,),
    "triple": (3,), "trio": (3,), "neuf": (9,), "sept": (7,), "four": (4,),
    "twenties": (20,), "thirties": (30,), "forties": (40,), "fifties": (50,), "sixties": (60,),
    "seventies": (70,), "eighties": (80,), "nineties": (90,),
    **COLLECTIVES["fr"], **COLLECTIVES["en"], **FRACTIONS,
}  # fmt: skip
#: Ordinals that are not made of their number as others are, beside those that count on from two.
_OTHER_ORDINALS = {
    "first": 1, "premier": 1, "première": 1, "premiers": 1, "premières": 1, "seconde": 2,
    "unième": 1,
}  # fmt: skip
_SHORT_MONTHS = (
    "jan janv", "feb févr", "mar", "apr avr", "may", "jun", "jul juil", "aug", "sep sept", "oct",
    "nov", "dec déc",
)  # fmt: skip
MONTHS: Mapping[str, int] = {
    name.lower(): number
    for number, short in enumerate(_SHORT_MONTHS, 1)
    for name in (*month_names(number, "fr"), *month_names(number, "en"), *short.split())
}
_WORD = re.compile(r"[^\W\d_]+")
_JOINT = re.compile(r"[ \-‐‑–]{1,2}")
_JOINERS = ("and", "et")
_PERCENT = re.compile(r"(?i)\b(?:pour|per)[ -]cent\b")
_ROMAN = re.compile(
    r"\b(?=[IVXLC])(C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})(?:er|re|e|è|ème|eme|th|st|nd|rd)?\b"
)
_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


class Spelled(NamedTuple):
    """[start, end) of a number in words, and the values that it may have. A loose one stands for
    a number here and there, and is only taken as one where another text has it."""

    start: int
    end: int
    values: tuple[float, ...]
    is_loose: bool


def _words_of(lang: str) -> dict[str, int]:
    """Word to value, of the numbers that are one word."""
    every = {**dict(enumerate(SMALL[lang])), **TENS[lang]}
    return {**{word: n for n, word in every.items()}, **OTHER_TENS[lang]}


def _ordinal_of(word: str) -> tuple[str, ...]:
    """The regular ordinals of a cardinal, French and English."""
    stem = word.removesuffix("e")
    return f"{stem}ième", f"{word}th", f"{word.removesuffix('y')}ieth"


_WORDS = {"fr": _words_of("fr"), "en": _words_of("en")}
_ALL = {**_WORDS["en"], **_WORDS["fr"]}
_SCALED = {word: values[0] for word, values in SCALES.items()}
_FINAL: Mapping[str, float] = {
    **{form: n for word, n in {**_ALL, **_SCALED}.items() for form in _ordinal_of(word)},
    **{word: n for words in ORDINALS.values() for n, word in enumerate(words, 2)},
    **_OTHER_ORDINALS,
}
_OTHERS = {**_SCALED, **_FINAL}


def spelled(text: str, lang: str = "") -> Iterator[Spelled]:
    """Every number in words, in order. `lang` (fr, en) tells whose words; else those of both, but
    for what is an ordinary word in the other."""
    cardinals = _WORDS.get(lang, _ALL)
    clear = _PERCENT.sub(lambda match: " " * len(match[0]), text)
    run: list[tuple[int, int, str]] = []
    for match in _WORD.finditer(clear):
        word = match[0].lower()
        if not (word in cardinals or word in _OTHERS or word in _LOOSE or word in _JOINERS):
            continue
        if run and not _JOINT.fullmatch(clear[run[-1][1] : match.start()]):
            yield from _in_run(run, cardinals)
            run = []
        run.append((match.start(), match.end(), word))
    yield from _in_run(run, cardinals)


class _Sum:
    """A number being read word by word."""

    def __init__(self, cardinals: Mapping[str, int]) -> None:
        self.cardinals = cardinals
        self.total = self.current = 0.0
        self.words: list[tuple[int, int, str]] = []
        self.is_over = False

    def takes(self, word: str) -> bool:
        """Whether the number goes on with `word`; if so, it does."""
        value = self.cardinals.get(word, _OTHERS.get(word))
        if value is None or self.is_over or not self._add(float(value)):
            return False
        self.is_over = word in _FINAL
        return True

    def _add(self, value: float) -> bool:
        tens = self.current % 100
        if value >= 1000:
            self.total, self.current = self.total + max(self.current, 1) * value, 0.0
        elif value == 100:
            if self.current >= 100:
                return False
            self.current = max(self.current, 1) * 100
        elif value == 20 and tens == 4:  # quatre-vingts
            self.current += 76
        elif self._is_free_for(value, tens):
            self.current += value
        else:
            return False
        return True

    def _is_free_for(self, value: float, tens: float) -> bool:
        if not self.words:
            return True
        if value < 10:
            return tens % 10 == 0 and value > 0 and not (value < 7 and tens == 10)
        return tens == 0 or (value < 20 and tens in (60, 80))

    @property
    def value(self) -> float:
        """The number so far."""
        return self.total + self.current


def _in_run(run: list[tuple[int, int, str]], cardinals: Mapping[str, int]) -> Iterator[Spelled]:
    """The numbers of words that stand side by side."""
    number = _Sum(cardinals)
    for place, (_, _, word) in enumerate(run):
        if word in _JOINERS:
            continue
        if number.words and not number.takes(word):
            yield _made(number)
            number = _Sum(cardinals)
        if not number.words and not number.takes(word):
            start, end, _ = run[place]
            yield Spelled(start, end, _LOOSE[word], is_loose=True)
            continue
        number.words.append(run[place])
    if number.words:
        yield _made(number)


def _made(number: _Sum) -> Spelled:
    words = [word for _, _, word in number.words]
    values = [number.value]
    for word in set(words) & SCALES.keys():
        values += [number.value / SCALES[word][0] * other for other in SCALES[word][1:]]
    has_cardinal = any(word in number.cardinals for word in words) or words[0] in ("cent", "mille")
    is_loose = number.is_over or not has_cardinal
    if len(words) == 1 and words[0] in _LOOSE:
        values += _LOOSE[words[0]]
        is_loose = True
    return Spelled(number.words[0][0], number.words[-1][1], tuple(values), is_loose)


def months(text: str) -> set[float]:
    """The numbers of the months that a text names."""
    return {float(MONTHS[word]) for word in _WORD.findall(text.lower()) if word in MONTHS}


def roman(text: str) -> set[float]:
    """The values of the Roman numerals of a text, ordinals among them."""
    return {_roman("".join(match.groups())) for match in _ROMAN.finditer(text)} - {0.0}


def _roman(letters: str) -> float:
    digits = [_DIGITS[letter] for letter in letters]
    signed = [-here if here < after else here for here, after in pairwise([*digits, 0])]
    return float(sum(signed))
