"""What a translation must carry over letter by letter: figures and designators.

Input: a sentence and its translation. Output: what did not survive. Ways to write a number differ
between languages (1 000, 1.000, 1,000; 2,5 and 2.5; «three»), so a figure is compared by the
values that it may mean.
"""

# ruff: noqa: RUF001  # Cyrillic letters are meant
from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["figures", "lost", "lost_designators", "lost_figures"]

_GROUP = "[    ’']"  # parts thousands beside the comma and the full stop
_NUMBER = re.compile(rf"\d+(?:{_GROUP}\d{{3}}(?!\d))*(?:[.,]\d+)*")
_CLOCK = re.compile(r"\b\d{1,2}\s?(?:[hH]|:|Uhr\b)\s?\d{0,2}")
_DESIGNATOR = re.compile(
    r"(?<!\w)(?=[\w‐‑–-]*\d)(?=[\w‐‑–-]*[^\W\d_])\w+(?:[‐‑–-]\w+)*", re.UNICODE
)
_UNIT_ONLY = re.compile(r"\d+[^\W\d_]*")
_THOUSAND = 3
_SPELLED: dict[str, int] = {
    word: value
    for words in (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty",
        "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze "
        "seize dix-sept dix-huit dix-neuf vingt",
    )
    for value, word in enumerate(words.split())
} | {"a": 1, "first": 1, "second": 2, "third": 3, "une": 1, "premier": 1, "première": 1}
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
#: Cyrillic letters of designators as Latin texts write them.
_LATIN = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуфхзы", "abvgdeziyklmnoprstufhzy", strict=True)),
        "с": "s", "х": "kh", "ш": "sh", "ж": "zh", "ц": "ts", "ч": "ch", "ю": "yu", "я": "ya",
        "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "э": "e", "ё": "yo", "щ": "shch",
        "ь": "", "ъ": "",
    }
)  # fmt: skip


def lost(source: str, target: str) -> list[str]:
    """The figures and designators of `source` that `target` has not, as `source` writes them."""
    return [*lost_designators(source, target), *lost_figures(source, target)]


def lost_designators(source: str, target: str) -> list[str]:
    """Designators (S-400, Shahed-136, M23) that are missing, however they are hyphenated."""
    there = _plain(target)
    return [name for name in _designators(source) if _plain(name) not in there]


def lost_figures(source: str, target: str) -> list[str]:
    """Numbers that are missing; clock times, which languages convert, are not asked for."""
    there = {value for _, readings in _numbers(target) for reading in readings for value in reading}
    there |= {_SPELLED[word] for word in _WORD.findall(target.lower()) if word in _SPELLED}
    return [
        text
        for text, readings in figures(source)
        if not any(there.issuperset(reading) for reading in readings)
    ]


def figures(text: str) -> list[tuple[str, list[tuple[float, ...]]]]:
    """Every number of a text that must survive, with the values that it may stand for."""
    rest = _CLOCK.sub(" ", text)
    for name in _designators(rest):
        rest = rest.replace(name, " ")
    return list(_numbers(rest))


def _designators(text: str) -> list[str]:
    """Names made of letters and digits with a capital among them, each once."""
    found = (match[0] for match in _DESIGNATOR.finditer(text))
    return list(
        dict.fromkeys(
            name for name in found if any(map(str.isupper, name)) and not _UNIT_ONLY.fullmatch(name)
        )
    )


def _numbers(text: str) -> Iterator[tuple[str, list[tuple[float, ...]]]]:
    for match in _NUMBER.finditer(text):
        yield match[0], _readings(match[0])


def _readings(text: str) -> list[tuple[float, ...]]:
    """The values that a written number may stand for; a run of numbers may be several."""
    parts = re.split(_GROUP, text)
    joined = "".join(parts)
    readings: list[tuple[float, ...]] = [(value,) for value in _values(joined)]
    if len(parts) > 1:
        readings.append(tuple(_values(part)[0] for part in parts))
    pieces = re.split(r"[.,]", joined)
    if len(pieces) > 2:  # a date such as 20.10.2022
        readings.append(tuple(float(piece) for piece in pieces))
    return readings


def _values(digits: str) -> list[float]:
    """One number written with any separators: 2,5 → 2.5; 12.345 → 12345 or 12.345."""
    pieces = re.split(r"[.,]", digits)
    if len(pieces) == 1:
        return [float(digits)]
    whole = float("".join(pieces))
    fraction = float("".join(pieces[:-1]) + "." + pieces[-1])
    marks = re.findall(r"[.,]", digits)
    if len(marks) > 1:
        return [whole] if len(set(marks)) == 1 else [fraction]
    return [whole, fraction] if len(pieces[-1]) == _THOUSAND else [fraction]


def _plain(text: str) -> str:
    """Letters and digits alone, lower case, Cyrillic as Latin."""
    return "".join(filter(str.isalnum, text.lower())).translate(_LATIN)
