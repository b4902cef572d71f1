"""The chain: a chunk of text becomes terms, folded words and surfaces; both sides use it.

Input: text and its language. Output: terms for the text fields, folded forms for `words`, and
tokens with offsets into the text as it was passed in. What a chunk gives is remembered, so that a
text of known words costs one expression and one look-up a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Lock
from typing import NamedTuple

from index.analysis.folding import compose, cut, fold, lower, plain
from index.analysis.shapes import (
    ACRONYM,
    APOSTROPHES,
    CALIBRE,
    CHUNK,
    DESIGNATOR,
    GLUE,
    HYPHEN,
    NAMED_NUMBER,
    NUMBER,
    QUERY_PAIR,
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

__all__ = [
    "GAP",
    "Chunk",
    "Forms",
    "Piece",
    "Token",
    "analysed",
    "chunks",
    "is_stop_word",
    "joined_spans",
    "query_forms",
    "terms",
    "tokens",
]

#: The filler term between two paragraphs of a text field; no text contains it as a term.
GAP = "¶"

_MEMO_SIZE = 200_000
_LONGEST_MEMO = 80
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
_PART = re.compile(r"\d[^\W_]*")
_UNITS = frozenset(
    [
        "km",
        "m",
        "cm",
        "kg",
        "g",
        "t",
        "kt",
        "h",
        "mn",
        "min",
        "km2",
        "m2",
        "kv",
        "kw",
        "mw",
        "gw",
        "nm",
        "ha",
    ]
)


class Piece(NamedTuple):
    """A part of a chunk: [start, end) in the chunk, its term ("" where only `words` holds it),
    its folded forms, and its surface in lower case."""

    start: int
    end: int
    term: str
    words: tuple[str, ...]
    surface: str


class Chunk(NamedTuple):
    """What a chunk gives, in the order of the text; a whole stands before its parts."""

    terms: tuple[str, ...]
    pieces: tuple[Piece, ...]


class Token(NamedTuple):
    """A term at [start, end) of the original text.

    `term` is "" for the whole of a compound or of glued words, whose parts follow as tokens of
    their own; `words` are the forms that the field `words` holds for it.
    """

    surface: str
    start: int
    end: int
    term: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Forms:
    """What stands for one word of a query: a text holds it where a text field of the language
    holds `terms` one after the other, or where `words` holds any of `words`. Both are empty for a
    function word. `is_code` for designators and numbers, which are never corrected."""

    terms: tuple[str, ...]
    words: tuple[str, ...]
    is_code: bool = False


class _Memo(dict[str, Chunk]):
    """Chunk text to what it gives in one language; emptied when it has grown too large."""

    def __init__(self, lang: str) -> None:
        super().__init__()
        self._chain = _Chain(lang)
        self._lock = Lock()

    def __missing__(self, text: str) -> Chunk:
        with self._lock:
            pieces = tuple(self._chain.pieces(text))
        chunk = Chunk(tuple(piece.term for piece in pieces if piece.term), pieces)
        if len(text) <= _LONGEST_MEMO:
            if len(self) >= _MEMO_SIZE:
                self.clear()
            self[text] = chunk
        return chunk


class _Chain:
    """One language's way from a chunk to its pieces."""

    def __init__(self, lang: str) -> None:
        self._stem: Callable[[str], str] = stemmer(lang)
        self._stops = STOP_WORDS.get(lang, frozenset())
        self._prefixes = KEPT_PREFIXES.get(lang, frozenset())
        self._capitals = KEPT_CAPITALS.get(lang, frozenset())
        self._elision = _ELISIONS.get(lang)
        self._is_english = lang == "en"

    def pieces(self, text: str) -> Iterator[Piece]:
        """The pieces of a chunk as CHUNK cuts it."""
        if SOLID.match(text):
            yield Piece(0, len(text), cut(lower(text)), (cut(fold(text)),), lower(text))
        elif calibre := CALIBRE.fullmatch(text):
            number = _number(calibre[1])
            yield Piece(0, len(text), number + "mm", (number + "mm", number, "mm"), number + "mm")
        elif NUMBER.fullmatch(text):
            number = cut(_number(text))
            yield Piece(0, len(text), number, (number,), number)
        elif ACRONYM.fullmatch(text):
            yield from self._word(text.replace(".", ""), 0, len(text))
        else:
            yield from self._elided(text)

    def _elided(self, text: str) -> Iterator[Piece]:
        """A chunk after its elided article or pronoun."""
        at = self._elision_end(text, 0)
        rest = text[at:]
        if named := NAMED_NUMBER.fullmatch(rest):
            yield from self._named_number(named, at, rest)
        elif _is_code(rest):
            yield _designator(rest, at)
        elif HYPHEN.search(rest):
            yield from self._compound(rest, at)
        else:
            yield from self._solid(rest, at, keep=self._is_compass(text, at))

    def _elision_end(self, text: str, at: int) -> int:
        """Offset after the elisions that begin at `at`."""
        while self._elision and (match := self._elision.match(text, at)):
            if fold(text[match.start() :]) in ("d'hui",):
                break
            at = match.end()
        return at

    @staticmethod
    def _is_compass(text: str, at: int) -> bool:
        """`l'est` is the east, `est` is a verb."""
        return at > 0 and text[at:].lower() == "est" and text[0] in "lLdD"

    def _named_number(self, named: re.Match[str], at: int, rest: str) -> Iterator[Piece]:
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

    def _compound(self, text: str, at: int) -> Iterator[Piece]:
        """Words joined by hyphens: the whole for `words`, then the parts one by one."""
        parts = _parts(text)
        surface = "-".join(lower(part) for _, part in parts)
        if surface in self._stops:
            return
        last = len(parts) - 1
        inner = [p for n, part in enumerate(parts) for p in self._part(part, n == 0, n == last)]
        if len(inner) > 1 and len(parts) <= _MOST_PARTS and len(text) <= _LONGEST_WHOLE:
            hyphened = "-".join(fold(part) for _, part in parts)
            forms = (cut(hyphened), cut(hyphened.replace("-", "").replace("'", "")))
            yield Piece(at, at + len(text), "", forms, surface)
        for piece in inner:
            yield piece._replace(start=piece.start + at, end=piece.end + at)

    def _part(self, part: tuple[int, str], is_first: bool, is_last: bool) -> Iterator[Piece]:
        """A part of a compound: `sous-` and `-est` are no function words there, nor is the letter
        of a variant (Iskander-M)."""
        start, text = part
        if _is_code(text):
            yield _designator(text, start)
            return
        at = self._elision_end(text, 0)
        word = text[at:].lower()
        is_variant = is_last and len(word) == 1 and word != "y"
        keep = word in self._prefixes if is_first else word == "est" or is_variant
        yield from self._solid(text[at:], start + at, keep=keep)

    def _solid(self, text: str, at: int, *, keep: bool = False) -> Iterator[Piece]:
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

    def _word(self, text: str, start: int, end: int, *, keep: bool = False) -> Iterator[Piece]:
        """One word: nothing if it is a function word, else its stem and folded form."""
        if self._is_english:
            text = _CLITIC.sub("", text) or text
        surface = lower(text)
        if surface in self._stops and not keep and text not in self._capitals:
            return
        bare = _bare(plain(text))
        term = bare if not bare or _has_digit(bare) else self._stem(bare)
        folded = _bare(fold(text))
        if folded:
            yield Piece(start, end, cut(term or bare), (cut(folded),), cut(surface))


def _bare(word: str) -> str:
    """A word without the apostrophes inside it: Sana'a and Sanaa are one."""
    return _NOT_LETTERS.sub("", word)


def _has_digit(word: str) -> bool:
    return any(char.isdigit() for char in word)


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


def _designator(text: str, at: int) -> Piece:
    """One term for the whole code; `words` also holds its first letters and digits (T-72 of
    T-72B3) and each part of two characters or more."""
    folded = fold(text)
    compact = "".join(char for char in folded if char.isalnum())
    forms = [compact]
    if base := re.match(r"[^\W\d_]+\d+", compact):
        forms.append(base[0])
    forms.extend(part for part in re.findall(r"[^\W\d_]+|\d+", compact) if len(part) > 1)
    words = tuple(cut(form) for form in dict.fromkeys(forms))
    return Piece(at, at + len(text), cut(compact), words, cut(compact))


def _whole(form: str, start: int, end: int) -> Piece:
    return Piece(start, end, "", (cut(form),), cut(form))


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


_MEMOS: dict[str, _Memo] = {}


def _memo(lang: str) -> _Memo:
    """The memo of a language; all that have no stemmer share one."""
    key = lang if lang in STOP_WORDS else "und"
    if key not in _MEMOS:
        _MEMOS[key] = _Memo(key)
    return _MEMOS[key]


def analysed(text: str, lang: str) -> list[Chunk]:
    """The chunks of a text without offsets: what an index needs, at full speed."""
    memo = _memo(lang)
    composed, _ = compose(text)
    return [memo[chunk] for chunk in CHUNK.findall(composed)]


def terms(text: str, lang: str) -> list[str]:
    """The terms of a text in order, function words left out without a gap."""
    memo = _memo(lang)
    composed, _ = compose(text)
    return [term for chunk in CHUNK.findall(composed) for term in memo[chunk].terms]


def chunks(text: str, lang: str) -> Iterator[tuple[int, str, Chunk]]:
    """(start, text, what it gives) of each chunk; `text` must be NFC (see `tokens`)."""
    memo = _memo(lang)
    for match in CHUNK.finditer(text):
        yield match.start(), match[0], memo[match[0]]


def tokens(text: str, lang: str) -> list[Token]:
    """The tokens of a text with offsets into `text` as it is, NFC or not."""
    composed, offsets = compose(text)
    out = []
    for start, _, chunk in chunks(composed, lang):
        for piece in chunk.pieces:
            first, last = start + piece.start, start + piece.end
            if offsets is not None:
                first, last = offsets[first], offsets[last]
            out.append(Token(text[first:last], first, last, piece.term, piece.words))
    return out


def query_forms(text: str, lang: str) -> Forms:
    """The forms that stand for one word of a query, read as a word of `lang`."""
    pieces = [piece for chunk in analysed(text, lang) for piece in chunk.pieces]
    parts = [piece for piece in pieces if piece.term]
    wholes = [piece for piece in pieces if not piece.term]
    is_code = bool(parts) and all(_has_digit(piece.term) for piece in parts)
    sequence = tuple(piece.term for piece in parts)
    if len(parts) == 1:
        forms = [*parts[0].words[:1], *(form for piece in wholes for form in piece.words)]
        return Forms(sequence, tuple(dict.fromkeys(forms)), is_code)
    forms = list(wholes[0].words) if wholes else []
    return Forms(sequence, tuple(forms), is_code)


def joined_spans(text: str) -> list[tuple[int, int]]:
    """Places [start, end) of a query where a blank is part of a designator: `s 300`, `155 mm`."""
    out = []
    at = 0
    while match := QUERY_PAIR.search(text, at):
        letters, digits = match[1], match[2]
        at = match.end()
        if letters is None or _is_pair(letters, digits):
            out.append(match.span())
        else:
            at = match.end(1)
    return out


def _is_pair(letters: str, digits: str) -> bool:
    if YEAR.fullmatch(digits) or fold(letters) in UNCODED:
        return False
    return len(letters) > 1 or len(digits) > 1


def is_stop_word(word: str, lang: str) -> bool:
    """Whether `word` is a function word of `lang`."""
    return lower(word) in STOP_WORDS.get(lang, frozenset())
