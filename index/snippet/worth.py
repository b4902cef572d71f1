"""What a window is worth to one query: how much of the question it answers, and how likely.

Input: the places and texts of an article, the `Marking` of the query. Output: a number for each
window, greater is better. All constants are measured by `bench.passages`; most are shares of what
a window is worth that answers every word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import fsum, log1p, sqrt

from index.days import month_names, weekday_names
from index.number_words import COLLECTIVES, FRACTIONS, SCALES, SMALL, TENS
from index.request import Asked, Marking
from index.snippet.marks import Place
from index.snippet.windows import Window

__all__ = ["Judge"]

#: Share of its weight of a word that only the rest of the paragraph answers, and of one shortly
#: before the window; share lost of one that another passage answers already.
_IN_PARAGRAPH, _SHORTLY_BEFORE, _LOST = 0.4, 0.2, 0.3
#: A time or a number where it is asked for; each place, by its logarithm; places far apart.
_ASKED, _PLACES, _SPREAD = 0.25, 0.1, 0.05
_FAR = 280
#: Places of the text that a place in the title stands for: it is shown above the passages.
_TITLED = 8


def _with_signs(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word + sign for word in words for sign in ("", ",", "."))


_YEAR = re.compile(r"[12]\d{3}(?!\d)")
#: Neither a year nor the number of a type: not *2025*, *M142*, *S-400*.
_COUNT = re.compile(r"(?<![\w-])(?!(?:19|20)\d\d(?!\d))\d")
#: Words that say a time or a number, but those that mostly say something else: `may`, `un`.
_NO_TIME = frozenset(("may", "march"))
_TIME_WORDS = [
    name.lower()
    for lang in ("fr", "en")
    for names in (*(month_names(number, lang) for number in range(1, 13)), weekday_names(lang))
    for name in names
    if name.lower() not in _NO_TIME
] + ["siècle", "hier", "century", "yesterday"]
_NUMBER_WORDS = [*SCALES, *FRACTIONS]
for _lang in SMALL:
    _NUMBER_WORDS += [*SMALL[_lang][2:], *TENS[_lang].values(), *COLLECTIVES[_lang]]
_CURRENCIES = (
    r"(?:euro|dollar|rouble|ruble|franc|couronne|crown|peso|yuan|yen|won|roupie|rupee|real|rand"
    r"|naira|shekel|rial|riyal|dirham|dinar|zloty|lire|pound|livre(?=s?\s(?:sterling|turque)))s?\b"
    r"|réals?\b|kron[aeo]r?\b"
)
#: 5,2 milliards d'euros, 593 million dollars, $23m, 40 000 roubles; scales say it, too.
_SUM = re.compile(
    r"[€$£¥]\s?\d|(?:\d|(?:milli(?:on|ard)|billion)s?|bn|mds?)\s*(?:d['’]|de\s+|US\s+)?"
    rf"(?:[€$£¥]|{_CURRENCIES})",
    re.I,
)
_ANSWERING: dict[Asked, tuple[re.Pattern[str], frozenset[str]]] = {
    "time": (_YEAR, _with_signs(_TIME_WORDS)),
    "number": (_COUNT, _with_signs(_NUMBER_WORDS)),
    "sum": (_SUM, frozenset()),
}
#: What else may do where no window says what is asked for.
_INSTEAD: dict[Asked, Asked] = {"sum": "number"}


class Judge:
    """Judges the windows of one article for one query."""

    def __init__(
        self,
        marking: Marking,
        paragraphs: Sequence[str],
        places: Sequence[Sequence[Place]],
        titled: int,
    ) -> None:
        self._paragraphs = paragraphs
        self._asks = marking.asks
        self._held: list[int] = []
        counts: dict[int, int] = {}
        whole = 0
        for own in places:
            held = 0
            for _, _, answers in own:
                held |= answers
                counts[answers] = counts.get(answers, 0) + 1
            self._held.append(held)
            whole |= held
        self._sums = _Sums(_weights(marking, counts, titled))
        self._whole = self._sums[whole]

    def best(self, found: Sequence[Window], most: int) -> list[Window]:
        """At most so many windows that do not overlap, the one worth most first; of equals the
        first in the text."""
        rest = [(self._worth(window), window) for window in found]
        out: list[Window] = []
        already = 0
        while rest and len(out) < most:
            best = self._best(rest, already)
            out.append(best)
            already |= best.answers
            rest = [one for one in rest if not _overlap(one[1], best)]
        return out

    def _worth(self, window: Window) -> float:
        sums, whole = self._sums, self._whole
        paragraph, _, _, answers, places, spread, before = window
        worth = sums[answers] + whole * (_PLACES * log1p(places) - _SPREAD * spread / _FAR)
        worth += _IN_PARAGRAPH * sums[self._held[paragraph] & ~answers]
        return worth + _SHORTLY_BEFORE * sums[before & ~answers]

    def _best(self, rest: Sequence[tuple[float, Window]], already: int) -> Window:
        """The best window beside others that answer `already`; one that says what is asked for is
        worth more than others."""
        sums = self._sums
        worths = [worth - _LOST * sums[window.answers & already] for worth, window in rest]
        top = max(worths)
        if self._asks is not None:
            least = top - _ASKED * self._whole
            near = [(-worth, number) for number, worth in enumerate(worths) if worth >= least]
            windows = [rest[number][1] for _, number in sorted(near)]
            if telling := self._telling(self._asks, windows):
                return telling
        return rest[worths.index(top)][1]

    def _telling(self, asked: Asked, windows: Sequence[Window]) -> Window | None:
        """The first window that says what is asked for, else what may do instead."""
        found = next((one for one in windows if self._says(asked, one)), None)
        instead = _INSTEAD.get(asked)
        if found or instead is None:
            return found
        return next((one for one in windows if self._says(instead, one)), None)

    def _says(self, asked: Asked, window: Window) -> bool:
        """Whether a window says what is asked for."""
        text = self._paragraphs[window.paragraph]
        pattern, words = _ANSWERING[asked]
        if pattern.search(text, window.start, window.end):
            return True
        shown = text[window.start : window.end].lower().replace("’", " ")
        return not words.isdisjoint(shown.split())


class _Sums(dict[int, float]):
    """Words of the query, one bit each, to the sum of their weights."""

    def __init__(self, weights: Sequence[float]) -> None:
        super().__init__({0: 0.0})
        self._weights = weights

    def __missing__(self, bits: int) -> float:
        found = self[bits] = fsum(self._weights[number] for number in _words(bits))
        return found


def _words(bits: int) -> Iterator[int]:
    """Numbers of the words of the query that `bits` stand for."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def _weights(marking: Marking, places: Mapping[int, int], titled: int) -> list[float]:
    """The weight of each word of the query, less where the article says it all the time or its
    title answers it (`titled`); `places` counts those that answer the same words."""
    weights = marking.weights or (1.0,) * len(marking.groups)
    counts = [1] * len(weights)
    for bits, count in (*places.items(), (titled, _TITLED)):
        for number in _words(bits):
            counts[number] += count
    return [weight / sqrt(count) for weight, count in zip(weights, counts, strict=True)]


def _overlap(one: Window, other: Window) -> bool:
    return one.paragraph == other.paragraph and one.start < other.end and other.start < one.end
