"""What a question asks for: the noun that the answer names one of, and whether it is a time or a
number.

Input: the text of a query, accents or not. Output: places of nouns; what is asked for.
"""

from __future__ import annotations

import re

from index.analysis import fold
from index.request import Asked

__all__ = ["asked_nouns", "asks"]

#: `quel pays`, `quel est le pays`, `which country`, `what is the country`.
_ASKING = re.compile(
    r"\b(?:quel(?:le)?s?(?:\s+(?:est|sont|était|étaient|etait|etaient|fut|furent|sera|seront)"
    r"(?:\s+l(?:es?|a))?)?|(?:which|what)(?:\s+(?:is|are|was|were)(?:\s+the)?)?)\s+(?:l['’])?"
    r"(?=([^\W_]*))",
    re.I,
)
_TIME = re.compile(r"\b(?:quand|when)\b", re.I)
_NUMBER = re.compile(r"\b(?:combien|how\s+(?:many|much|long|far))\b", re.I)
_TIMES = """
    annee date epoque periode siecle jour mois year century period month day
"""
_NUMBERS = """
    nombre montant prix cout pourcentage part portee distance taille poids vitesse duree budget
    number amount price cost percentage share range size weight speed duration
"""
_OF_TIME, _OF_NUMBER = frozenset(_TIMES.split()), frozenset(_NUMBERS.split())


def asked_nouns(text: str) -> list[tuple[int, str]]:
    """Start and text of each noun that a question asks for."""
    return [(match.end(), match[1]) for match in _ASKING.finditer(text)]


def asks(text: str) -> Asked | None:
    """Whether a query asks for a time or a number; a number, where it asks for both."""
    nouns = {fold(noun) for _, noun in asked_nouns(text)}
    if _NUMBER.search(text) or nouns & _OF_NUMBER:
        return "number"
    return "time" if _TIME.search(text) or nouns & _OF_TIME else None
