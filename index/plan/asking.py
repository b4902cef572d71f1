"""What a question asks for: the noun that the answer names one of, and whether it is a time or a
number; and where one begins that is put as a request for articles.

Input: the text of a query, accents or not. Output: places of nouns; what is asked for.
"""

from __future__ import annotations

import re

from index.analysis import fold
from index.request import Asked

__all__ = ["asked_nouns", "asks", "is_question", "request_end"]

#: `quel pays`, `quel est le pays`, `which country`, `what is the country`.
_ASKING = re.compile(
    r"\b(?:(?P<fr>quel(?:le)?s?)"
    r"(?:\s+(?:est|sont|était|étaient|etait|etaient|fut|furent|sera|seront)(?:\s+l(?:es?|a))?)?"
    r"|(?:which|what)(?:\s+(?:is|are|was|were)(?:\s+the)?)?)\s+(?:l['’])?(?=(?P<noun>[^\W_]*))",
    re.I,
)
#: `je cherche des articles sur`, `news about`, `tell me about`, at the beginning of a query.
_REQUEST = re.compile(
    r"""\s*(?:
        (?:(?:je\s+veux|(?:je\s+)?(?:re)?cherche[rz]?|(?:trouve|montre|donne)[rz]?(?:[\s-]moi)?
            |(?:i(?:\s+a|['’])m\s+)?(?:looking|search)(?:\s+for)?|i\s+(?:want|need)
            |(?:find|show|give|get)(?:\s+me)?)\s+)?
        (?:(?:un|une|des|les|tous\s+les|an|any|all|some|the|more)\s+|l['’]|d['’])?
        (?:articles?|documents?|infos?|informations?|actus?|actualit[ée]s?|nouvelles|news|stories)\s+
        (?:sur|about|on|concernant|regarding|[àa]\s+propos|qui\s+parlent|parlant)
        |(?:tell\s+me|what\s+do\s+we\s+know|what\s+is\s+known)\s+about
        |parle[rz]?[\s-]moi|que\s+sait[\s-]on
    )\s+(?=.*\w)""",
    re.I | re.X,
)
_WHEN = re.compile(r"\b(?:quand|when)\b(?P<is_last>\W*$)?", re.I)
#: What may stand before the word that asks: `à qui`, `from which`.
_BEFORE = (
    r"\W*(?:(?:[aà]|de|par|pour|dans|en|sur|avec|chez|contre|vers|depuis|to|in|for|with|from|by|of|on"
    r"|at|since)\s+|(?:d|jusqu)['’])?"
)
_ASKS = r"qu[ei]|quel(?:le)?s?|quoi|o[uù]|comment|pourquoi|what|who|which|where|why|how"
#: What a question begins with whose *quand* joins: `que fait l'armée quand`, `à qui`.
_OTHERWISE = re.compile(rf"{_BEFORE}(?:qu['’]|(?:{_ASKS})\b)", re.I)
#: What any question begins with.
_QUESTION = re.compile(
    rf"{_BEFORE}(?:qu['’]|(?:{_ASKS}|(?:l[ea]s?|du|des|aux?)quel(?:le)?s?|quand|combien|est-ce"
    r"|when|whom|whose)\b)",
    re.I,
)
_NUMBER = re.compile(r"\b(?:combien|how\s+(?:many|much|long|far))\b", re.I)


def _nouns(of_time: str, of_number: str) -> dict[str, Asked]:
    return {**dict.fromkeys(of_time.split(), "time"), **dict.fromkeys(of_number.split(), "number")}


#: Nouns whose answer is a time or a number, folded; an English *part* is a piece, not a share.
_NOUNS = {
    "fr": _nouns(
        "annee date epoque periode siecle jour mois moment",
        "nombre montant prix cout pourcentage part portee distance taille poids vitesse duree "
        "budget age taux proportion hauteur longueur",
    ),
    "en": _nouns(
        "year date period century day month",
        "number amount price cost percentage share range distance size weight speed duration "
        "budget age rate proportion height length",
    ),
}


def asked_nouns(text: str) -> list[tuple[int, str]]:
    """Start and text of each noun that a question asks for."""
    return [(match.end(), match["noun"]) for match in _ASKING.finditer(text)]


def is_question(text: str) -> bool:
    """Whether a query is a question, by its sign or by the word that it begins with."""
    return "?" in text or bool(_QUESTION.match(text))


def request_end(text: str) -> int:
    """Where the words begin that a request for articles is about; 0 where a query is none."""
    match = _REQUEST.match(text)
    return match.end() if match else 0


def asks(text: str) -> Asked | None:
    """Whether a query asks for a time or a number; a number, where it asks for both."""
    asked = {_asked_by(match) for match in _ASKING.finditer(text)}
    if _NUMBER.search(text) or "number" in asked:
        return "number"
    return "time" if _asks_when(text) or "time" in asked else None


def _asks_when(text: str) -> bool:
    when = _WHEN.search(text)
    return bool(when and (when["is_last"] is not None or not _OTHERWISE.match(text)))


def _asked_by(match: re.Match[str]) -> Asked | None:
    """What a noun asks for, in the singular or the plural."""
    nouns = _NOUNS["fr" if match["fr"] else "en"]
    noun = fold(match["noun"])
    return nouns.get(noun) or nouns.get(noun.removesuffix("s"))
