"""An entry of the vocabulary: one surface form of the indexed articles, and how it is folded."""

from __future__ import annotations

import re
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
_HEARD = dict(_SPELLINGS)
_WRITTEN = re.compile("|".join(_HEARD))
_DOUBLED = re.compile(r"(.)\1+")
_SHORTEST_SOUND = 4


def sound(folded: str) -> str:
    """A key that spellings of one name share: Zelenskyy and Zelensky, Choïgou and Shoigu,
    Loukachenko and Lukashenko; "" for what is too short or not written in Latin letters."""
    if len(folded) < _SHORTEST_SOUND or not (folded.isascii() and folded.isalpha()):
        return ""
    heard = _DOUBLED.sub(r"\1", _WRITTEN.sub(_hear, folded))
    return heard[:-1] if len(heard) >= _SHORTEST_SOUND and heard[-1] == "e" else heard


def _hear(written: re.Match[str]) -> str:
    return _HEARD[written[0]]
