"""Characters: folding of accents and case, and NFC with a way back to the original offsets.

Input: any text. Output: its folded form, or its NFC form with a map of offsets.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["IGNORABLE", "compose", "fold", "fold_of", "lower", "plain_of"]

#: Invisible characters inside words: soft hyphen, zero-width and directional marks.
IGNORABLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"

# Accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic; the vowel signs of other
# scripts are letters, not accents, and stay.
_ACCENTS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]+"
)
_LETTERS = str.maketrans(
    {
        "œ": "oe",
        "æ": "ae",
        "ß": "ss",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ħ": "h",
        "\u0131": "i",
        "’": "'",
        "\u02bc": "'",
        "\u2018": "'",
        "\u02b9": "'",
        "\u00b4": "'",
    }
)
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss"})
# Letters of their own that NFD would take apart: Russian short i, Belarusian short u, Ukrainian yi.
_KEPT = {"й": "\ue000", "ў": "\ue001", "ї": "\ue002"}
_KEEP = str.maketrans(_KEPT)
_GIVE_BACK = str.maketrans({mark: letter for letter, mark in _KEPT.items()})
_INVISIBLE = re.compile(f"[{IGNORABLE}]+")


def lower(text: str) -> str:
    """Lower case in NFC, compatibility forms resolved (`ﬁ`, full width), accents kept, without
    invisible characters; apostrophes are U+0027, and × is x."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text).replace("\u0130", "I"))
    text = text.lower().replace("’", "'").replace("\u02bc", "'").replace("\u2018", "'")
    return text.replace("×", "x")


def plain_of(lowered: str) -> str:
    """What a stemmer is given: a text that `lower` gave, ligatures written as two letters."""
    return lowered if lowered.isascii() else lowered.translate(_LIGATURES)


def fold(text: str) -> str:
    """Lower case without accents and ligatures: `Œuvré` gives `oeuvre`. Idempotent."""
    return fold_of(lower(text))


def fold_of(lowered: str) -> str:
    """`fold` of a text that `lower` gave."""
    if lowered.isascii():
        return lowered
    if _ACCENTED.issuperset(lowered):
        return lowered.encode("latin-1").translate(_UNACCENTED).decode("ascii")
    bare = unicodedata.normalize("NFD", lowered.translate(_KEEP))
    bare = unicodedata.normalize("NFC", _ACCENTS.sub("", bare)).translate(_LETTERS)
    return bare.translate(_GIVE_BACK)


#: The letters of western Europe that lose an accent and nothing else, for a quick way: as a set
#: with all of ASCII, and as a table of Latin-1.
_PAIRS = {
    char: unicodedata.normalize("NFD", char)[0]
    for char in map(chr, range(0xDF, 0x100))
    if unicodedata.normalize("NFD", char) != char
}
_ACCENTED = frozenset(map(chr, range(128))).union(_PAIRS)
_UNACCENTED = bytes.maketrans(
    "".join(_PAIRS).encode("latin-1"), "".join(_PAIRS.values()).encode("latin-1")
)


def compose(text: str) -> tuple[str, list[int] | None]:
    """`text` in NFC, and for each of its characters (and its end) the offset in `text`; None
    where text is NFC already."""
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text, None
    out: list[str] = []
    offsets: list[int] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and _joins(text[end]):
            continue
        cluster = unicodedata.normalize("NFC", text[start:end])
        out.append(cluster)
        offsets.extend((start, *range(end - len(cluster) + 1, end)))  # marks left over are the last
        start = end
    offsets.append(len(text))
    return "".join(out), offsets


def _joins(char: str) -> bool:
    """Whether a character may compose with the one before it (marks, Hangul vowels and finals)."""
    return char > "\u02ff" and (
        unicodedata.category(char)[0] == "M" or "\u1160" <= char <= "\u11ff"
    )
