"""The actors that a text names, as a sentence is read for who gives and who receives.

Input: the mentions of a text. Output: an `Actor` for each that is one; the kind of a concept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import attrgetter
from typing import TypeVar

from index.article import Mention
from index.gazetteer import load_gazetteer
from index.transfers.reading import Actor

__all__ = [
    "DATIVE",
    "PRONOUN",
    "PRONOUNS",
    "actors_of",
    "kind_of",
    "makers_of",
    "outermost",
    "state_of",
]

#: The form of a mention by a pronoun, or a noun like *le pays*; by one of who receives (*lui*).
PRONOUN, DATIVE = "pronoun", "dative"
PRONOUNS = frozenset((PRONOUN, DATIVE))

_Placed = TypeVar("_Placed", Mention, Actor)

#: Characters of a short word with its blanks; mentions before and behind that are looked at.
_SHORT_WORD, _NEAR = 8, 4
#: What stands between an adjective and a weapon that is not of that make: *turc un drone*,
#: *missiles at an Israeli ship*.
_OTHERS = re.compile(r"\b(?:l['’]|les?|la|un|une|des|the|an?|at|aux?|à|to)\b|l['’]", re.IGNORECASE)


def actors_of(text: str, mentions: Sequence[Mention]) -> list[Actor]:
    """The actors among mentions, which stand in order."""
    return [
        Actor(
            one.start,
            one.end,
            one.form == "adjective",
            _goods(text, mentions, at),
            state_of(one),
            kind_of(one) == "company",
            kind_of(one) == "armed-group",
            one.form == DATIVE,
        )
        for at, one in enumerate(mentions)
        if one.kind == "actor"
    ]


def outermost(ones: Sequence[_Placed]) -> list[_Placed]:
    """Those that stand within no other."""
    found: list[_Placed] = []
    for one in ones:
        if not found or one.start >= found[-1].end:
            found.append(one)
    return found


def _goods(text: str, mentions: Sequence[Mention], at: int) -> int | None:
    """Where a weapon begins from which a mention is parted by a short word at most."""
    one = mentions[at]
    for near in mentions[max(0, at - _NEAR) : at + _NEAR + 1]:
        if near.kind != "weapon":
            continue
        first, second = sorted((one, near), key=attrgetter("start"))
        gap = text[first.end : second.start]
        is_near = 0 <= second.start - first.end <= _SHORT_WORD
        is_parted = "," in gap or (one.form == "adjective" and _OTHERS.search(gap))
        if is_near and not is_parted:
            return near.start
    return None


def state_of(mention: Mention) -> str:
    """The state that an actor belongs to; the actor itself if it belongs to none."""
    gazetteer = load_gazetteer()
    is_known = mention.concept in gazetteer.concepts
    return gazetteer.lineage(mention.concept)[-1] if is_known else mention.concept


def makers_of(systems: Sequence[str]) -> set[str]:
    """The states whose companies make one of some weapons, by their concepts."""
    gazetteer = load_gazetteer()
    known = (gazetteer.concepts[one] for one in systems if one in gazetteer.concepts)
    return {gazetteer.lineage(maker)[-1] for concept in known for maker in concept.makers}


def kind_of(mention: Mention) -> str:
    """Of what kind the concept of a mention is: state, company; empty for an unknown one."""
    known = load_gazetteer().concepts.get(mention.concept)
    return "" if known is None else known.kind
