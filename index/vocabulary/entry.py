"""An entry of the vocabulary: one surface form of the indexed articles, and how it is folded."""

from __future__ import annotations

from dataclasses import dataclass

from index.analysis import cut, fold, query_forms
from index.schema import text_field

__all__ = ["Entry", "folded_form", "sound"]


@dataclass(frozen=True, slots=True)
class Entry:
    """`surface` in lower case with its accents, `folded` as the field `words` holds it, the number
    of articles that contain it, and their languages, the most frequent first."""

    surface: str
    folded: str
    count: int
    langs: tuple[str, ...]

    def stems(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """(text field, terms one after the other) of the surface in each of its languages."""
        found = {text_field(lang): query_forms(self.surface, lang).terms for lang in self.langs}
        return tuple((field, terms) for field, terms in found.items() if terms)


def folded_form(text: str) -> str:
    """The form under which the field `words` holds a word: folded, no apostrophe inside."""
    return cut(fold(text).replace("'", ""))


# How one sound is written in French, English and German transliteration, longest first; a hit
# stands for the letter after it and is not read again.
_SPELLINGS: tuple[tuple[str, str], ...] = (
    ("chtch", "x"),
    ("schtsch", "x"),
    ("shch", "x"),
    ("tsch", "x"),
    ("zhzh", "j"),
    ("dzh", "j"),
    ("tch", "x"),
    ("sch", "x"),
    ("gue", "ge"),
    ("gui", "gi"),
    ("guy", "gi"),
    ("ch", "x"),
    ("sh", "x"),
    ("cz", "x"),
    ("zh", "j"),
    ("dj", "j"),
    ("kh", "h"),
    ("th", "t"),
    ("ph", "v"),
    ("ou", "u"),
    ("oo", "u"),
    ("qu", "k"),
    ("ck", "k"),
    ("ts", "s"),
    ("tz", "s"),
    ("ye", "e"),
    ("ie", "e"),
    ("ya", "ia"),
    ("yu", "iu"),
    ("c", "k"),
    ("q", "k"),
    ("w", "v"),
    ("f", "v"),
    ("y", "i"),
    ("x", "ks"),
    ("z", "s"),
)
_BY_FIRST: dict[str, tuple[tuple[str, str], ...]] = {
    first: tuple(pair for pair in _SPELLINGS if pair[0][0] == first)
    for first in {written[0] for written, _ in _SPELLINGS}
}
_SHORTEST_SOUND = 4


def sound(folded: str) -> str:
    """A key that spellings of one name share: Zelenskyy and Zelensky, Choïgou and Shoigu,
    Loukachenko and Lukashenko; "" for what is too short or not written in Latin letters."""
    if len(folded) < _SHORTEST_SOUND or not (folded.isascii() and folded.isalpha()):
        return ""
    out: list[str] = []
    at = 0
    while at < len(folded):
        heard, step = _hear(folded, at)
        at += step
        for letter in heard:
            if not out or out[-1] != letter:
                out.append(letter)
    if len(out) > _SHORTEST_SOUND - 1 and out[-1] == "e":
        out.pop()
    return "".join(out)


def _hear(folded: str, at: int) -> tuple[str, int]:
    """The sound that begins at `at`, and how many letters write it."""
    for written, heard in _BY_FIRST.get(folded[at], ()):
        if folded.startswith(written, at):
            return heard, len(written)
    return folded[at], 1
