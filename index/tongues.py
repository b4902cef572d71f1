"""Names of languages, both ways, and of months; from the CLDR's data in Babel.

Input: an ISO 639-1 code, or a language's name as typed. Output: its name in the interface's
language, or its code.
"""

from __future__ import annotations

from functools import cache, lru_cache

from babel import Locale

from index.analysis import fold
from index.query import Ui

__all__ = ["lang_code", "lang_label", "lang_of_tag", "month_label"]

_UNKNOWN = {"fr": "langue inconnue", "en": "unknown language"}


@lru_cache(maxsize=1000)
def lang_label(code: str, ui: Ui) -> str:
    """The name of the language `code` with a capital; the code where the CLDR has no name."""
    name = _UNKNOWN[ui] if code == "und" else Locale(ui).languages.get(code, code)
    return name[:1].upper() + name[1:]


def lang_code(value: str) -> str | None:
    """The code that `value` is, or the language that it names in French or in English."""
    wanted = fold(value.strip())
    return wanted if wanted in _names().values() else _names().get(wanted)


def lang_of_tag(stated: str) -> str:
    """ISO 639-1 code of `fr`, `fr-FR`, `FR_be`; `und` for anything else."""
    code = stated.strip().lower().replace("_", "-").partition("-")[0]
    return code if len(code) == 2 and code.isascii() and code.isalpha() else "und"


@cache
def _names() -> dict[str, str]:
    """Folded French and English names of the languages with a two-letter code, to the code."""
    found = {fold(name): "und" for name in _UNKNOWN.values()} | {"und": "und"}
    for ui in ("fr", "en"):
        for code, name in Locale(ui).languages.items():
            if len(code) == 2:
                found.setdefault(fold(name), code)
    return found


@lru_cache(maxsize=5000)
def month_label(month: str, ui: Ui) -> str:
    """`2024-01` as `janvier 2024`; `2024` as it is."""
    year, _, number = month.partition("-")
    if not number:
        return year
    names = Locale(ui).months["stand-alone"]["wide"]
    return f"{names[int(number)]} {year}"
