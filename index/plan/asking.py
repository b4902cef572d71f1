"""What a question asks for: the noun that the answer names one of, and whether it is a time, a
number or a sum of money; and where one begins that is put as a request for articles.

Input: the text of a query, accents or not. Output: places of nouns; what is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from index.analysis import fold
from index.request import Asked

__all__ = ["asked_nouns", "asks", "is_question", "names_answer", "request_end"]

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
_WORD = re.compile(r"[^\W\d_]+")
_NAMED = re.compile(r"([^\W\d_]+)(?:\s+(?:d[eu]s?|l[ae]s?|of|the)|\s+[dl]['’])*\s*", re.I)
_NUMBER = re.compile(r"\b(?:combien|how\s+(?:many|much|long|far))\b", re.I)
_PAID = re.compile(
    r"\b(?:combien\s+(?:co[uû]t|pa[iy]|vaut|vend|d['’]argent)"
    r"|how\s+much\b(?=.*\b(?:costs?|worth|pa(?:y|id)|spen[dt]|money)\b))",
    re.I,
)


def _nouns(**asked: str) -> dict[str, Asked]:
    return {noun: kind for kind, nouns in asked.items() for noun in nouns.split()}  # type: ignore[misc]  # the names of Asked


#: Nouns whose answer is a time, a number or a sum, folded; an English *part* is a piece, no share.
_NOUNS = {
    "fr": _nouns(
        time="annee date epoque periode siecle jour mois moment",
        number="nombre pourcentage part portee distance taille poids vitesse duree age taux"
        " proportion hauteur longueur",
        sum="montant prix cout budget somme facture",
    ),
    "en": _nouns(
        time="year date period century day month",
        number="number percentage share range distance size weight speed duration age rate"
        " proportion height length",
        sum="amount price cost budget sum",
    ),
}
#: Those that ask for it wherever they stand in a query that is no question: `prix Rafale Inde`.
_WITHOUT_QUESTION = _nouns(number="nombre number", sum="montant prix cout budget amount price cost")
#: Those that an article which answers need not hold.
_UNSAID = _WITHOUT_QUESTION | _nouns(time="date")


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
    """Whether a query asks for a time, a number or a sum; where it asks for several, for the sum,
    then for the number."""
    asked = {_asked_by(match) for match in _ASKING.finditer(text)}
    if not is_question(text):
        words = (_singular(word, _WITHOUT_QUESTION) for word in _WORD.findall(text))
        asked |= {_WITHOUT_QUESTION.get(word) for word in words}
    if _PAID.search(text) or "sum" in asked:
        return "sum"
    if _NUMBER.search(text) or "number" in asked:
        return "number"
    return "time" if _asks_when(text) or "time" in asked else None


def names_answer(text: str) -> bool:
    """Whether one word, with what joins it to the next, says what kind of answer is wanted (`prix
    des`, `date de`): an article that gives the answer need not hold it."""
    noun = _NAMED.fullmatch(text)
    return noun is not None and _singular(noun[1], _UNSAID) in _UNSAID


def _asks_when(text: str) -> bool:
    when = _WHEN.search(text)
    return bool(when and (when["is_last"] is not None or not _OTHERWISE.match(text)))


def _asked_by(match: re.Match[str]) -> Asked | None:
    """What a noun asks for, in the singular or the plural."""
    nouns = _NOUNS["fr" if match["fr"] else "en"]
    return nouns.get(_singular(match["noun"], nouns))


def _singular(typed: str, nouns: Mapping[str, Asked]) -> str:
    noun = fold(typed)
    return noun if noun in nouns else noun.removesuffix("s")
