"""Events that people tell times from: `depuis l'invasion`, `since October 7`, `avant la chute de
Kaboul`. They are read so only behind a word that bounds a time.

Input: a text and a place in it. Output: the day of the event, and where its name ends.
"""

from __future__ import annotations

import re

from index.parse.parts import bare
from index.parse.relative import Period

__all__ = ["event_at", "names_event"]

_BEGAN = "(?:debut de la |(?:start|beginning|outbreak) of the )?"
_UKRAINE = "(?: (?:de l'|d'|of |en |in )?ukraine)"
_COUP = "(?:coup|putsch)(?: d'etat)?"
_ASSAD = r"(?:bachar |bashar )?(?:[ae]l[-\s])?assad"
#: The day of an event (ISO) to how French and English call it, in lower case and bare.
_EVENTS = {
    "1989-11-09": "chute du mur|fall of the (?:berlin )?wall",
    "1991-12-26": "(?:chute|fin|dissolution|effondrement) de l'(?:urss|union sovietique)"
    "|(?:fall|end|collapse) of the (?:ussr|soviet union)"
    "|fin de la guerre froide|end of the cold war",
    "2001-09-11": r"(?:attentats? du )?11[-\s]septembre|(?:september 11(?:th)?|9/11)(?: attacks?)?",
    "2011-10-20": "(?:chute|mort) de (?:mouammar )?[kg]h?add?h?afi"
    "|(?:fall|death) of (?:muammar )?[gq]add?h?afi",
    "2014-03-18": "annexion de la crimee|annexation of crimea",
    "2020-01-31": "brexit",
    "2021-02-01": f"{_COUP} (?:en birmanie|au myanmar|in (?:myanmar|burma))"
    f"|(?:myanmar|burma) {_COUP}",
    "2021-08-15": "chute de kaboul|fall of kabul|taliban takeover"
    "|retour (?:au pouvoir )?des talibans?",
    "2022-02-24": r"(?:(?:full[-\s]scale|russian|russia's) )*invasion"
    f"(?: (?:russe|totale|a grande echelle))*{_UKRAINE}?|{_BEGAN}(?:guerre|war){_UKRAINE}"
    "|24 fevrier|24(?:th)? february|february 24(?:th)?",
    "2023-04-15": f"{_BEGAN}(?:guerre (?:civile )?au soudan|(?:civil )?war in sudan)",
    "2023-07-26": f"{_COUP} (?:au|in) niger|niger {_COUP}",
    "2023-10-07": r"(?:attaques? du )?7[-\s]octobre"
    "|(?:october 7(?:th)?|7(?:th)? october)(?: attacks?)?"
    f"|{_BEGAN}(?:guerre a gaza|war in gaza|gaza war)|attaques? du hamas|hamas attacks?",
    "2024-12-08": f"chute d(?:e |'){_ASSAD}|fall of {_ASSAD}",
}
_NAMED = re.compile(
    "|".join(f"(?P<d{day.replace('-', '')}>{names})" for day, names in _EVENTS.items()).replace(
        " ", r"\s+"
    ),
    re.IGNORECASE,
)
#: What makes another event of the name before it: the invasion of Iraq, 7 October 2012.
_GOES_ON = re.compile(
    r"[\w-]|,?\s+(?:(?:de|du|des|of|en|in|au)\s|d'|de\s+l'|(?:19|20)\d\d\b)", re.IGNORECASE
)


def event_at(text: str, at: int) -> Period | None:
    """The day of the event that is named at `at`; None where none is."""
    plain = bare(text)
    match = _NAMED.match(plain, at)
    if match is None or match.lastgroup is None or _GOES_ON.match(plain, match.end()):
        return None
    year, month, day = match.lastgroup[1:5], match.lastgroup[5:7], match.lastgroup[7:]
    iso = f"{year}-{month}-{day}"
    return Period(iso, iso, match.end())


def names_event(text: str) -> bool:
    """Whether a time is told from an event."""
    return any(event_at(text, match.start()) for match in _NAMED.finditer(bare(text)))
