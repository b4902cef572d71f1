"""Who made what a sentence names, and whether another uses it.

Input: a sentence as it is read. Output: the state that made goods; whether what is used at a word
is of another's make.
"""

from __future__ import annotations

from functools import cached_property

from index.transfers import words
from index.transfers.actors import makers_of
from index.transfers.reading import (
    AHEAD,
    BEHIND,
    IS_ENGLISH_PARTICIPLE,
    IS_PARTICIPLE,
    NEAR,
    Party,
    Reading,
)

__all__ = ["Making"]

#: What stands between a verb and something that is not its object.
_APART = words.PREPOSITIONS | words.NEUTRAL | words.RELATIVE | words.WHO


class Making(Reading):
    """The words of one sentence, with who made the goods among them."""

    @cached_property
    def _makers(self) -> set[str]:
        """The states whose firms make weapons that the sentence names."""
        return makers_of(self._systems)

    def _is_of_another(self, at: int, *, is_noun: bool) -> bool:
        """Whether what is used at a verb or noun was made by another than who uses it: *L’Iran
        utilise des obus suédois*, *des obus suédois utilisés par l’Iran*, *l’utilisation d’obus
        suédois par l’Iran*."""
        if self._word(at + 1) in words.PARTICLES:  # picked up
            return False
        behind = self._party_from(at)
        near = range(at + 1, min(len(self._words), at + 1 + NEAR))
        is_by = any(
            self._words[one] in words.AGENT and not self._is_come_by(one - 1, self._words[one])
            for one in near
        )
        if is_by and not is_noun:
            made, user = self._maker(at - BEHIND, at), behind
        else:
            start = self._past_place(at + 1 + (self._word(at + 1) in words.FOR))  # opte pour
            made, user = self._maker(start, at + BEHIND, is_object=True), behind + 2 * is_by - 1
        users = self._parties[max(0, user) : user + 1]  # none where he is asked for: qui utilise
        if made is None and not is_noun and words.CHOOSING.match(self._words[at]):
            return any(self._is_foreign_to(one, at) for one in users)
        return made is not None and all(one.state != made for one in users)

    def _is_foreign_to(self, user: Party, at: int) -> bool:
        """Whether what a verb says to be chosen is a system that no firm of the user's state makes:
        *le Pérou a choisi le Gripen*."""
        is_chosen = self._is_a_system(at + 1 + (self._word(at + 1) in words.FOR))
        is_other = bool(self._makers) and user.state not in self._makers
        is_done = not (self._is_infinitive(at) or self._word(at - 1) == "to")
        return is_chosen and is_other and is_done and not user.is_firm

    def _is_hiring(self, at: int) -> bool:
        """Whether a verb says that a firm of another state is chosen for arms: *le Pérou a choisi
        Saab pour ses frégates*."""
        start = at + 1 + (self._word(at + 1) in words.FOR)
        number = self._party_from(start)
        pair = self._parties[max(0, number - 1) : number + 1]
        if len(pair) < 2 or not words.CHOOSING.match(self._words[at]):
            return False
        user, chosen = pair
        is_firm = chosen.is_firm and self._ahead_of(chosen) == start - 1
        is_firm = is_firm and not self._is_genitive(chosen.last + 1)
        is_other = is_firm and not user.is_firm and chosen.state != user.state
        return is_other and self._has_goods(chosen.last, at + BEHIND)

    def _is_a_system(self, at: int) -> bool:
        """Whether a weapon begins at a word, or behind its article or how many."""
        while self._is_number(at) or self._word(at) in words.DETERMINERS | words.OF:
            at += 1
        return self._is_goods(at)

    def _past_place(self, at: int) -> int:
        """The place behind where or against whom something is done: *utilise au Pérou des
        radars*."""
        if self._word(at) in words.IN | words.DATIVE | words.AGAINST and self._is_party(at + 1):
            return self._parties[self._party_from(at + 1)].last + 1
        return at

    def _maker(self, start: int, end: int, *, is_object: bool = False) -> str | None:
        """The state that made goods among words [start, end), where they may be the object of a
        verb before `start` if they are to be."""
        number = self._party_from(start)
        while number < len(self._parties) and self._parties[number].last < end:
            one = self._parties[number]
            at = one.first if one.goods is None else min(one.goods, one.first)
            by = self._ahead_of(one)
            if self._is_come_by(by - 1, self._word(by)):
                at = by - 1
            elif self._is_owner_of_goods(one):
                at = one.first
            elif not self._is_beside_goods(one):
                number += 1
                continue
            return one.state if not is_object or self._is_object(start, at) else None
        return None

    def _is_come_by(self, at: int, link: str) -> bool:
        """Whether a word and `link` say that arms are made, bought or given: *fabriqués par*,
        *achetés à*, *livrés par*."""
        if at < 0 or self._words[at] in words.MADE:
            return link in words.MAKER and at >= 0
        deed = self._known[self._typed[at]][1]
        is_done = IS_PARTICIPLE.search(self._typed[at]) or IS_ENGLISH_PARTICIPLE.search(
            self._typed[at]
        )
        if deed is None or not is_done:
            return False
        is_given = deed.gives and deed.is_verb and link in words.AGENT
        return is_given or (deed.is_purchase and link in words.IN | words.DATIVE)

    def _is_object(self, start: int, end: int) -> bool:
        """Whether words [start, end) part no object from its verb."""
        between = self._words[start:end]
        is_close = _APART.isdisjoint(between) and not any(
            map(self._is_infinitive, range(start, end))
        )
        return is_close and self._clause(end) <= start

    def _is_striking(self, at: int) -> bool:
        """Whether somebody fights with arms of another: *bombarde Lima avec des obus suédois*."""
        near = range(at + 1, min(len(self._words), at + AHEAD))
        link = next((one for one in near if self._words[one] in words.BY_MEANS), None)
        if link is None or self._clause(link) > at or self._is_passive(at):
            return False
        made = self._maker(link + 1, link + BEHIND, is_object=True)
        user = self._party_from(at) - 1
        return made is not None and user >= 0 and self._parties[user].state != made

    def _is_owner_of_goods(self, party: Party) -> bool:
        """Whether goods are right behind a genitive: *Sweden’s new frigates*."""
        start = party.last + 2
        return self._is_genitive(start - 1) and any(map(self._is_goods, range(start, start + 3)))

    def _is_beside_goods(self, party: Party) -> bool:
        """Whether a party stands beside goods that may be of its make."""
        before = self._words[max(0, party.first - 2) : party.first]
        is_beside = party.goods is not None or not self._other_goods.isdisjoint(before)
        is_made = party.is_adjective or self._word(self._ahead_of(party)) in words.OF
        return is_beside and is_made
