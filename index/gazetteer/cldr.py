"""Names of states in the languages that the files do not cover; the only importer of Babel here.

Input: an ISO 639-1 code. Output: forms of the CLDR's territory names, empty where it has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from babel import Locale, UnknownLocaleError

from index.gazetteer.catalogue import Form

__all__ = ["state_forms"]

_SHORTEST = 3
_NOTATION = str.maketrans("", "", "()[]|")


def state_forms(lang: str, iso2: Mapping[str, str]) -> Iterator[Form]:
    """A form for the name of each state of `iso2` (ISO 3166 alpha-2 to concept) in `lang`."""
    try:
        names = Locale.parse(lang).territories
    except (UnknownLocaleError, ValueError):
        return
    for code, concept in iso2.items():
        for key in (code, f"{code}-alt-short", f"{code}-alt-variant"):
            name = names.get(key, "").translate(_NOTATION).strip()
            if len(name) >= _SHORTEST and not name.isupper():
                yield Form(name, lang, "name", (concept,), is_exact=True)
