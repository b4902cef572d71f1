"""Licences: what makes sure of a name without the words that its guard wants near it.

Input: who makes a system, a place in an article. Output: whether one of these holds there. Of a
system's form: its class stands beside it (*missile Mamba*, *Harrier fighter*); its sentence names
another system or the system's maker; it is a designator that no road or car has, with a version
(PL-15E) or beside a state and another one (*Varsovie prend le K2 et le K9*); a designator with its
hyphen, beside a state (*un CH-4 algérien*); a mark stands behind it (*Tejas Mk1A*); there are
several of its name (*des Galil*, *une livraison de Puma*, *les Crotale*) in a military context, or
a state receives, orders, retires them (*Bogota attend ses Kfir*). Of a company's form: its state
(*l'italien Leonardo*) or, in a list, another company (*Thales et Safran*) stands beside it. Of an
outlet's with its article: right before it stands a verb of which it is the subject, as French
says whose words a sentence gives (*…, indique Le Phare*).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from index.gazetteer.guards import parse_guard
from index.gazetteer.places import Place, Test
from index.gazetteer.words import Words

__all__ = ["company_licence", "outlet_licence", "system_licence"]

#: A designator that is no road (D30, E40) and no car (S400).
_SURE = re.compile(r"(?:[A-Z][A-Za-z/]+|[F-LO-PU-WY-Z]) ?\d+")
#: One with a version, which roads and cars have without a hyphen (H6B).
_SURE_VERSION = re.compile(r"(?:[A-Z][A-Za-z/]+|[F-LO-PU-WY-Z])-\d+[A-Z]|[GMQRSTX]-\d+[A-Z]\w")
#: One with its hyphen, of two letters and two digits, or of three digits where no road and no car
#: has them (T129); no day or hour before another (J-10).
_CODED = re.compile(r"(?:[A-CE-GK-Z]|[A-Z][A-Za-z]{1,4})-\d|[A-Z]{2,4} ?\d\d|[CHJLMTVY]\d{3}(?!\d)")
#: What follows a name of arms and says which (Tejas Mk1A).
_MARK = re.compile(r" M[Kk]\.?[ -]?(?:\d|[IV])")
#: Of a name that is a word elsewhere, too.
_ARMS: Mapping[str, Any] = {
    "all": [
        {"shouted": False},
        {"not": {"near": ["@cars", "@animal", "@sport", "@shops", "@film"]}},
    ]
}
_SAID = 48
#: «Rappelait encore», «a appris», before the outlet that said it.
_SAYS = re.compile(
    r"(?<!\w)(?:(?:(?:indiqu|précis|rapport|relat|not|soulign|racont|affirm|assur|expliqu|ajout"
    r"|avanc|confirm|signal|dévoil)(?:e|ait)|(?:relèv|révèl|rappell)e|(?:relev|révél|rappel)ait|écri(?:t|vait)"
    r"|(?:croit|croyait) savoir|a appris|apprend|résume|détaille)"
    r" (?:(?:encore|ainsi|également|aussi|par ailleurs|hier|\w+di|dimanche) )?)$"
)
_ARTICLE = re.compile(r"L[ae]s? |L'|The ")
_SEVERAL: Mapping[str, Any] = {"quantity": True}
#: French says so of several things that bear one name (les Crotale), but of a family, too.
_THE = re.compile(r"(?<!\w)les $")
_MILITARY: Mapping[str, Any] = {"near": ["@military"], "within": 120}
_HANDED: Mapping[str, Any] = {"near": ["@transfer"], "within": 60}


def system_licence(kind: str, makers: Sequence[str], words: Words) -> Test:
    """What makes sure of the name of a system of the weapon type `kind` that `makers` make."""
    are_arms, are_several, are_military, are_handed = (
        parse_guard(one, words).holds for one in (_ARMS, _SEVERAL, _MILITARY, _HANDED)
    )

    def holds(place: Place) -> bool:
        article, plain = place.article, place.article.reading.plain
        if place.has_version and _SURE_VERSION.match(plain, place.start):
            return True
        begin, end = place.sentence()
        if article.names_class(place, kind) or article.names_system(begin, end, place, makers):
            return True
        is_sure = _SURE.match(article.reading.joined, place.start, place.end)
        if is_sure and article.sets_codes(begin, end, place, _SURE):
            return True
        has_state = any(article.states_within(begin, end))
        if has_state and _CODED.match(plain, place.start, place.end):
            return True
        if _MARK.match(plain, place.end) is not None:
            return True
        if not are_arms(place) or not (are_several(place) or _are_alike(place)):
            return False
        return are_military(place) or (has_state and are_handed(place))

    return holds


def _are_alike(place: Place) -> bool:
    name = place.article.reading.joined[place.start : place.end]
    return name[-1] not in "sx" and _THE.search(place.before(8)) is not None


def company_licence(state: str | None) -> Test:
    """What makes sure of the name of a company of `state`."""

    def holds(place: Place) -> bool:
        article = place.article
        beside = set(article.states_beside(place.start, place.end))
        return state in beside or article.lists_maker(place)

    return holds


def outlet_licence(place: Place) -> bool:
    """Makes sure of the name of an outlet, a word elsewhere, that begins with its article."""
    is_titled = _ARTICLE.match(place.article.reading.plain, place.start) is not None
    return is_titled and _SAYS.search(place.before(_SAID)) is not None
