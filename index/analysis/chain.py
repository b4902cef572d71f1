"""The chain: what a chunk of text gives in one language.

Input: a chunk as `index.analysis.shapes` cuts it. Output: its pieces: terms, folded words and
surfaces with offsets in the chunk.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from index.analysis.shapes import (
    ACRONYM,
    APOSTROPHES,
    CALIBRE,
    CARTRIDGE,
    DESIGNATOR,
    GLUE,
    HYPHEN,
    NAMED_NUMBER,
    NUMBER,
    PLAIN,
    SOLID,
    YEAR,
)
from index.analysis.stemming import stemmer
from index.analysis.stopwords import (
    CALENDAR,
    KEPT_CAPITALS,
    KEPT_PREFIXES,
    STOP_WORDS,
    UNCODED,
)
from index.folding import fold, fold_of, lower, plain_of

__all__ = ["MAX_TERM", "Chain", "Token", "cut", "has_digit"]

#: Longest term in bytes of UTF-8; every engine takes terms of this length.
MAX_TERM = 240

_LONGEST_WHOLE = 80
_MOST_PARTS = 4
_ELISIONS = {
    "fr": re.compile(
        f"(?:[ldjmtscn]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu)[{APOSTROPHES}](?=.)", re.IGNORECASE
    ),
    "it": re.compile(
        f"(?:[ldcvmts]|un|all|dall|dell|nell|sull|coll|quell|quest|gl)[{APOSTROPHES}](?=.)",
        re.IGNORECASE,
    ),
}
_CLITIC = re.compile(f"(?:[{APOSTROPHES}](?:s|re|ve|ll|d|m)|n[{APOSTROPHES}]t)$", re.IGNORECASE)
_NOT_LETTERS = re.compile(f"[{APOSTROPHES}]")
_TODAY = "d'hui"
_PART = re.compile(r"\d[^\W_]*")
_UNITS = frozenset((
    "km", "m", "cm", "kg", "g", "t", "kt", "h", "mn", "min", "km2", "m2", "kv", "kw", "mw", "gw",
    "nm", "ha",
))  # fmt: skip


class Token(NamedTuple):
    """A part of a chunk: [start, end) in the chunk, its term ("" where only `words` holds it),
    its folded forms, and its surface in lower case."""

    start: int
    end: int
    term: str
    words: tuple[str, ...]
    surface: str


class Chain:
    """One language's way from a chunk to its pieces."""

    def __init__(self, lang: str) -> None:
        self._stem: Callable[[str], str] = stemmer(lang)
        self._stops = STOP_WORDS.get(lang, frozenset())
        self._prefixes = KEPT_PREFIXES.get(lang, frozenset())
        self._capitals = KEPT_CAPITALS.get(lang, frozenset())
        self._elision = _ELISIONS.get(lang)
        self._is_english = lang == "en"

    def pieces(self, text: str) -> Iterator[Token]:
        """The pieces of a chunk as CHUNK cuts it."""
        if PLAIN.fullmatch(text):
            return iter(self._plain(text))
        return self._parted(text.replace("×", "x"))

    def _plain(self, text: str) -> tuple[Token, ...]:
        """`_word` of a text without anything that a word may be freed of or cut at."""
        surface = text.lower()
        if surface in self._stops and text not in self._capitals:
            return ()
        term, folded = self._stem(plain_of(surface)), fold_of(surface)
        return (Token(0, len(text), term, (folded,), surface),)

    def _parted(self, text: str) -> Iterator[Token]:
        """The pieces of a chunk that may be more than a word."""
        if SOLID.match(text):
            yield Token(0, len(text), cut(lower(text)), (cut(fold(text)),), lower(text))
        elif calibre := CALIBRE.fullmatch(text):
            number = _number(calibre[1])
            yield Token(0, len(text), number + "mm", (number + "mm", number, "mm"), number + "mm")
        elif cartridge := CARTRIDGE.fullmatch(text):
            yield _cartridge(cartridge)
        elif NUMBER.fullmatch(text):
            number = cut(_number(text))
            yield Token(0, len(text), number, (number,), number)
        else:
            yield from self._elided(text)

    def _elided(self, text: str) -> Iterator[Token]:
        """A chunk after its elided article or pronoun."""
        at = self._elision_end(text)
        rest = text[at:]
        if ACRONYM.fullmatch(rest):
            yield from self._word(rest.replace(".", ""), at, len(text))
        elif named := NAMED_NUMBER.fullmatch(rest):
            yield from self._named_number(named, at, rest)
        elif _is_code(rest):
            yield _designator(rest, at)
        elif HYPHEN.search(rest):
            yield from self._compound(rest, at)
        else:
            yield from self._solid(rest, at, keep=self._is_compass(text, at))

    def _elision_end(self, text: str) -> int:
        """Offset after the elisions that a text begins with."""
        at = 0
        while self._elision and (match := self._elision.match(text, at)):
            if len(text) - match.start() == len(_TODAY) and fold(text[match.start() :]) == _TODAY:
                break
            at = match.end()
        return at

    @staticmethod
    def _is_compass(text: str, at: int) -> bool:
        """`l'est` is the east, `est` is a verb."""
        return at > 0 and text[at:].lower() == "est" and text[0] in "lLdD"

    def _named_number(self, named: re.Match[str], at: int, rest: str) -> Iterator[Token]:
        """`S 300` is one designator, `Shahed 136` a name and a number that also go as one;
        `Les 27`, `Mai 2024` are two words."""
        word, digits = named[1], named[2]
        folded = fold(word)
        if folded in UNCODED or folded in CALENDAR or YEAR.fullmatch(digits):
            pass
        elif len(word) > 3 or (len(word) == 1 and len(digits) < 2):
            yield _whole(folded + fold(digits), at, at + len(rest))
        else:
            yield _designator(rest, at)
            return
        yield from self._solid(word, at)
        yield from self._solid(digits, at + named.start(2))

    def _compound(self, text: str, at: int) -> Iterator[Token]:
        """Words joined by hyphens: the whole for `words`, then the parts one by one."""
        parts = _parts(text)
        surface = "-".join(lower(part) for _, part in parts)
        if surface in self._stops:
            return
        last = len(parts) - 1
        inner = [p for n, part in enumerate(parts) for p in self._part(part, n == 0, n == last)]
        if len(inner) > 1 and len(parts) <= _MOST_PARTS and len(text) <= _LONGEST_WHOLE:
            hyphened = _bare("-".join(fold(part) for _, part in parts))
            forms = (cut(hyphened), cut(hyphened.replace("-", "")))
            yield Token(at, at + len(text), "", forms, surface)
        for piece in inner:
            yield piece._replace(start=piece.start + at, end=piece.end + at)

    def _part(self, part: tuple[int, str], is_first: bool, is_last: bool) -> Iterator[Token]:
        """A part of a compound: `sous-` and `-est` are no function words there, nor is the letter
        of a variant (Iskander-M)."""
        start, text = part
        if _is_code(text):
            yield _designator(text, start)
            return
        at = self._elision_end(text)
        word = text[at:].lower()
        is_variant = is_last and len(word) == 1 and word != "y"
        keep = word in self._prefixes if is_first else word == "est" or is_variant
        yield from self._solid(text[at:], start + at, keep=keep)

    def _solid(self, text: str, at: int, *, keep: bool = False) -> Iterator[Token]:
        """A run without blank or hyphen: one word, or several that lost the blank between them."""
        cuts = [match.start() for match in GLUE.finditer(text)] if len(text) > 2 else []
        if not cuts or _is_code(text) or self._is_name(text, cuts):
            yield from self._word(text, at, at + len(text), keep=keep)
            return
        if len(text) <= _LONGEST_WHOLE:
            yield _whole(_bare(fold(text)), at, at + len(text))
        for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
            yield from self._word(text[start:end], at + start, at + end)

    def _is_name(self, text: str, cuts: list[int]) -> bool:
        """Capitals inside a name, not glue: MiG, iPhone, McDonald, eBay."""
        if any(char.isdigit() for char in text):
            return False
        parts = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
        return any(len(part) < 3 and fold(part) not in self._stops for part in parts)

    def _word(self, text: str, start: int, end: int, *, keep: bool = False) -> tuple[Token, ...]:
        """One word: nothing if it is a function word, else its stem and folded form."""
        if self._is_english:
            text = _CLITIC.sub("", text) or text
        surface = lower(text)
        if surface in self._stops and not keep and text not in self._capitals:
            return ()
        bare = _bare(plain_of(surface))
        term = bare if not bare or has_digit(bare) else self._stem(bare)
        folded = _bare(fold_of(surface))
        if not folded:
            return ()
        return (Token(start, end, cut(term or bare), (cut(folded),), cut(surface)),)


def cut(term: str) -> str:
    """`term`, cut to MAX_TERM bytes between two characters."""
    if len(term) * 4 <= MAX_TERM:
        return term
    return term.encode("utf-8", "replace")[:MAX_TERM].decode("utf-8", "ignore")


def _bare(word: str) -> str:
    """A word without the apostrophes inside it: Sana'a and Sanaa are one."""
    return word if word.isalpha() else _NOT_LETTERS.sub("", word)


def has_digit(word: str) -> bool:
    """Whether a digit is in the word."""
    return not word.isalpha() and any(char.isdigit() for char in word)


def _number(text: str) -> str:
    """Digits as one term: groups joined, a decimal comma written as a point."""
    match = NUMBER.fullmatch(text)
    if match and match["grouped"]:
        return "".join(char for char in text if char.isdigit())
    return text.replace(",", ".")


def _is_code(text: str) -> bool:
    """Whether a run without blanks is a designator: S-300, T72B3, 9K720; not mi-2024, mai20,
    alliés20 nor 300km."""
    match = DESIGNATOR.fullmatch(text)
    if match is None:
        return False
    letters = match["letters"]
    if letters is None:
        return lower(text).lstrip("0123456789") not in _UNITS
    if letters.islower() and len(letters) > 1:
        is_year = YEAR.fullmatch(match["digits"]) is not None
        is_joined = HYPHEN.search(text) is not None
        return not is_year and (is_joined or fold(letters) not in UNCODED)
    return True


def _designator(text: str, at: int) -> Token:
    """One term for the whole code; `words` also holds its first letters and digits (T-72 of
    T-72B3) and a name of three letters or more (MiG of MiG-29), never a number alone: 300 is not
    S-300."""
    folded = fold(text)
    compact = "".join(char for char in folded if char.isalnum())
    forms = [compact]
    if base := re.match(r"[^\W\d_]+\d+", compact):
        forms.append(base[0])
    forms.extend(re.findall(r"^[^\W\d_]{3,}", compact))
    words = tuple(cut(form) for form in dict.fromkeys(forms))
    return Token(at, at + len(text), cut(compact), words, cut(compact))


def _cartridge(match: re.Match[str]) -> Token:
    """A calibre with the length of its case: 5,56×45 mm; `words` also holds the calibre alone."""
    number = _number(match[1])
    case = f"{number}x{match[2]}"
    term = cut(case + match[3].lower())
    words = (term, case, number + "mm", number)
    return Token(0, match.end(), term, tuple(map(cut, dict.fromkeys(words))), term)


def _whole(form: str, start: int, end: int) -> Token:
    return Token(start, end, "", (cut(form),), cut(form))


def _parts(text: str) -> list[tuple[int, str]]:
    """The parts between hyphens with their offsets; a short code keeps its number (anti-S-300)."""
    edges = [0]
    for match in HYPHEN.finditer(text):
        left = text[edges[-1] : match.start()]
        right = _PART.match(text, match.end())
        if not (right and len(left) <= 3 and left.isalpha() and _is_code(f"{left}-{right[0]}")):
            edges += [match.start(), match.end()]
    edges.append(len(text))
    spans = zip(edges[::2], edges[1::2], strict=True)
    return [(start, text[start:end]) for start, end in spans if end > start]
