"""Which of the weapons that a sentence names are what a supplier gives.

Input: the text of a passage, and the weapons and suppliers that one sentence of it names. Output:
the weapons of each supplier.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

from index.article import Mention

__all__ = ["Goods", "are_goods"]

#: Between a weapon and who makes it: *drones turcs*, *chars de fabrication américaine*.
_MADE = re.compile(
    r"\s+(?:(?:de\s+(?:fabrication|conception|marque|facture|production)|d['’]origine)\s+)?"
)
#: Between who makes it and a weapon: *missiles allemands Taurus*, *systèmes russes de défense*,
#: *Iranian-made drones*.
_MAKES = re.compile(r"(?:-(?:made|built|designed))?\s+(?:de\s+|d['’])?")
#: Between two who make the same: *drones français et israéliens*.
_ALSO = re.compile(r"\s*,\s*|\s+(?:et|ou|and|or)\s+")
#: Before a weapon that nobody gives: what is tested or wanted, and what is fought.
_ASIDE = re.compile(
    r"\b(?:(?:programmes?|programs?|essais?|tirs?|tests?|lancements?)\s+(?:de\s+|d['’]|of\s+)"
    r"|(?:contr(?:e|er)|face\s+aux?|abattre|intercepter|neutraliser|against|counter|intercept"
    r"|shoot(?:ing)?\s+down)\s+(?:(?:les?|la|des|ces|ses|leurs?|une?|the|its|their)\s+|l['’])?)$",
    re.IGNORECASE,
)
#: Names of weapons on either side of a name among which the one beside it is; some stand inside of
#: others.
_BESIDE = 3
#: Characters before a weapon in which that is sought.
_LOOK_BACK = 40
#: A name of weapons that names a policy: *programme nucléaire*.
_POLICY = re.compile(r"(?:programme|ambition|essai|dissuasion)|.*\btests?$", re.IGNORECASE)


def are_goods(text: str, weapon: Mention) -> bool:
    """Whether a weapon may be given, as the words before it and its own tell."""
    named = text[weapon.start : weapon.end]
    before = text[max(0, weapon.start - _LOOK_BACK) : weapon.start]
    return not (_POLICY.match(named) or _ASIDE.search(before))


class Goods:
    """The weapons of one sentence, with the suppliers that it names as their makers."""

    def __init__(
        self,
        text: str,
        weapons: Sequence[Mention],
        suppliers: Iterable[Mention],
        party: Callable[[str], str],
    ) -> None:
        self._weapons = tuple(dict.fromkeys(one.concept for one in weapons))
        self._makers: dict[str, set[str]] = {}
        beside: list[Mention] = []
        end = -1
        starts = [one.start for one in weapons]
        for one in suppliers:
            at = bisect_right(starts, one.start)
            near = weapons[max(0, at - _BESIDE) : at + _BESIDE]
            found = [weapon for weapon in near if _is_made_by(text, weapon, one)]
            if not found and end >= 0 and _ALSO.fullmatch(text, end, one.start):
                found = beside
            beside, end = found, one.end
            for weapon in found:
                self._makers.setdefault(weapon.concept, set()).add(party(one.concept))

    def of(self, supplier: str) -> tuple[str, ...]:
        """The concepts of what a party gives: of one that is named as a maker nothing that another
        makes."""
        is_maker = any(supplier in makers for makers in self._makers.values())
        return tuple(
            one
            for one in self._weapons
            if not is_maker or supplier in self._makers.get(one, (supplier,))
        )


def _is_made_by(text: str, weapon: Mention, maker: Mention) -> bool:
    """Whether the name of a maker stands beside that of a weapon."""
    if weapon.end <= maker.start:
        return _MADE.fullmatch(text, weapon.end, maker.start) is not None
    return _MAKES.fullmatch(text, maker.end, weapon.start) is not None
