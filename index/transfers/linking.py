"""One sentence: who is on a side by what links him to it, a relative pronoun or a contract.

Input: a sentence as it is read. Output: the side of a party by the clause or the contract that it
is linked to.
"""

from __future__ import annotations

import re
from functools import cached_property

from index.article import Side
from index.transfers import words
from index.transfers.deeds import Deed
from index.transfers.denial import is_denied
from index.transfers.doing import Doing
from index.transfers.reading import AHEAD, BEHIND, NEAR, Party

__all__ = ["Linked"]

_OPPOSITE: dict[Side, Side] = {"from": "to", "to": "from"}
#: Verbs whose object may be who receives and nothing else: *que l'Iran arme*.
_ARMING = re.compile("arm|equip|dot|ravitaill|approvisionn")
#: What may stand behind such a verb that has no other object.
_NO_OBJECT = words.PREPOSITIONS | words.NEUTRAL | words.JOINING | frozenset(("de", "d"))
#: What may stand between somebody and a participle: *qui ont été*, *soutenus et*.
_BEFORE_PARTICIPLE = words.WHO | words.BEING | words.HAVING | words.JOINING | words.ADVERBS
#: Words at most between a contract and who it is made with, and between the two and what it is for.
_FROM_CONTRACT, _PURPOSE = 8, 24


class Linked(Doing):
    """The words of one sentence, with what links its parties to a transfer."""

    def _subject(self, number: int) -> Side | None:
        """The side of a subject, by what links it to a transfer, else by what it does."""
        if self._pronoun(self._parties[number].last + 1):
            return self._antecedent(number)
        if self._is_bilateral(number):
            return None
        return self._armed(number) or self._signatory(number) or self._doer(number)

    def _armed(self, number: int) -> Side | None:
        """The side of who is armed by another: *des rebelles, soutenus et armés par Oslo, …*,
        *armés par Oslo, des rebelles …*."""
        party = self._parties[number]
        ahead = self._ahead_of(party)
        if not self._is_arming_told or self._word(ahead) in words.OF:  # un navire de Lima équipé de
            return None
        begin = ahead + 1
        is_led = 0 < begin == self._clause(begin) and self._clause(ahead) == 0
        starts = (party.last + 1, 0) if is_led else (party.last + 1,)
        return "to" if any(self._is_armed(start, party) for start in starts) else None

    @cached_property
    def _is_arming_told(self) -> bool:
        """Whether a word of the sentence says that somebody is armed or needs another."""
        told = ((deed, word) for deed, word in zip(self._deeds, self._words, strict=True) if deed)
        return any(deed.is_reliance or _ARMING.match(word) for deed, word in told)

    def _is_armed(self, start: int, party: Party) -> bool:
        """Whether the words from `start` on say that another arms a party: *qui sont armés par*."""
        for at in range(start, min(start + NEAR, len(self._words))):
            if self._is_passive(at) and _ARMING.match(self._words[at]) and self._deeds[at]:
                giver = self._giver(at) or self._maker(at + 1, at + BEHIND)
                return giver not in (None, party.state)
            deed = self._deeds[at]
            if deed and deed.is_reliance and start == 0:
                return True
            if not (self._is_passive(at) or self._words[at] in _BEFORE_PARTICIPLE):
                return False
        return False

    def _is_armed_there(self, at: int) -> bool:
        """Whether somebody is armed where a preposition says: *arme des rebelles au Pérou*."""
        deed = self._deed_before(at, BEHIND)
        return deed is not None and bool(_ARMING.match(self._words[deed]))

    def _is_fitting(self, at: int) -> bool:
        """Whether a word says what goods carry, not who gets them: *les chars suédois seront dotés
        de radars*."""
        return bool(_ARMING.match(self._words[at])) and self._is_passive(at)

    def _giver(self, at: int) -> str | None:
        """The state of who a verb says to do it: *armé par Oslo*."""
        for by in range(at + 1, min(at + 1 + NEAR, len(self._words))):
            if self._words[by] in words.AGENT:
                giver = self._party_from(by)
                return self._parties[giver].state if self._is_party(by + 1) else None
        return None

    def _is_bilateral(self, number: int) -> bool:
        """Whether two have a contract with each other: *Oslo et Lima ont signé*."""
        start = self._parties[number].last + 1
        is_pair = number > 0 and self._joint(number) == "and"
        return is_pair and any(map(words.SIGNING.match, self._words[start : start + NEAR]))

    def _pronoun(self, at: int) -> str:
        """The relative pronoun at a word, without its preposition; empty where none is."""
        word, behind = self._word(at), self._word(at + 1)
        if word in words.TO_WHOM:
            return "à"
        if word in words.DATIVE | {"to"} and behind in words.WHOM:
            return "à"
        return word if word in words.RELATIVE else ""

    def _antecedent(self, number: int) -> Side | None:
        """The side of who a relative clause is about: *Oslo, à qui il a livré*, *que Lima arme*,
        *dont Lima est le client*, *dont les radars équipent Lima*."""
        start = self._parties[number].last + 1
        pronoun = self._pronoun(start)
        found = self._deed_behind(start + 1) if pronoun else None
        deed = None if found is None else self._deeds[found]
        if found is None or deed is None or self._is_of_another_clause(start + 1, found):
            return None
        if pronoun == "dont":
            if deed.is_agent:
                return deed.partner
            other = found + 1 + (self._word(found + 1) in words.ADVERBS)
            is_armed = _ARMING.match(self._words[found]) and self._is_party(other)
            return "from" if is_armed and self._has_goods(start, found) else None
        if self._is_ordered(start + 1, found) or not deed.is_verb:
            return None
        if pronoun == "à":
            return "from" if deed.is_purchase else "to" if deed.gives else None
        is_armed = _ARMING.match(self._words[found]) and not self._has_object(found)
        return "to" if is_armed else None

    def _deed_behind(self, start: int) -> int | None:
        """The place of the next deed in the same clause."""
        for at in range(start, min(len(self._words), start + BEHIND)):
            if self._deeds[at]:
                return at
            if at + 1 < len(self._words) and self._is_parted(at):
                return None
        return None

    def _has_object(self, at: int) -> bool:
        """Whether an object stands behind a verb, so that *que* before is no pronoun of one."""
        is_last = at + 1 == len(self._words) or self._is_comma_behind(at)
        return not is_last and self._words[at + 1] not in _NO_OBJECT

    def _signatory(self, number: int) -> Side | None:
        """The side of who signs a contract with another: *Oslo a signé avec Lima*."""
        start = self._parties[number].last + 1
        other = number + 1
        while other < len(self._parties) and self._parties[other].is_adjective:
            other += 1
        if other == len(self._parties):
            return None
        end = self._ahead_of(self._parties[other])
        if self._word(end) not in words.ALONG or self._is_of_another_clause(start, end):
            return None
        if not self._is_signed(start, end):
            return None
        side = self._contractor(other)
        return side and _OPPOSITE[side]

    def _is_signed(self, start: int, end: int) -> bool:
        """Whether words [start, end) are of who has a contract: *a signé*, *rompt son contrat*."""
        if any(map(words.SIGNING.match, self._words[start:end])):
            return True
        return any(
            self._words[at] in words.OWN and self._words[at + 1] in words.CONTRACTS
            for at in range(start, end - 1)
        )

    def _is_unsigned(self, end: int) -> bool:
        """Whether no contract is signed before a word: *n'a pas signé d'accord avec*."""
        return any(
            words.SIGNING.match(self._words[at])
            and is_denied(self._words, self._clause(at), at, is_verb=True)
            for at in range(max(0, end - AHEAD), end)
        )

    def _contractor(self, number: int) -> Side | None:
        """The side of who a contract is made with: *un contrat d'achat de radars avec Oslo*, *a
        signé avec Saab une commande de radars*."""
        party = self._parties[number]
        at = self._ahead_of(party)
        contract = self._contract(at, party.last) if self._word(at) in words.ALONG else None
        if contract is None or self._is_unsigned(at):
            return None
        end = self._end_of(max(contract, party.last))
        other = self._other(number)
        is_known = other is not None or self._words[contract] in words.CONTRACT
        for one in range(contract, end if is_known else 0):
            deed = self._deeds[one]
            if deed and not deed.is_use and (side := self._by_purpose(contract, one, deed)):
                return side
        is_bound = self._words[contract] in words.CONTRACT and self._has_goods(contract, end)
        is_other = any(map(words.NO_DELIVERY.match, self._words[contract:end]))
        return self._by_trade(other, party) if is_bound and not is_other else None

    def _end_of(self, at: int) -> int:
        """Where the words end that say what a contract is for, behind a word."""
        end = min(len(self._words), at + 1 + _PURPOSE)
        return next((one + 1 for one in range(at, end - 1) if self._is_parted(one)), end)

    def _other(self, number: int) -> Party | None:
        """Who is named before a party, and may have the contract with him."""
        before = (self._parties[one] for one in range(number - 1, -1, -1))
        return next((one for one in before if not one.is_adjective), None)

    def _between(self, number: int) -> Side | None:
        """The side of one of the two of a contract: *un contrat entre Saab et le Pérou*."""
        for first in (number, number - 1):
            pair = self._parties[max(0, first) : first + 2]
            at = self._ahead_of(pair[0]) if len(pair) > 1 and first >= 0 else -1
            if self._word(at) in words.BETWEEN and self._joint(first + 1) == "and":
                before = self._words[max(0, at - NEAR) : at]
                is_bound = not words.CONTRACT.isdisjoint(before) and pair[0].state != pair[1].state
                is_trade = is_bound and pair[0].is_firm != pair[1].is_firm
                firm = self._parties[number].is_firm
                return ("from" if firm else "to") if is_trade else None
        return None

    def _contract(self, at: int, last: int) -> int | None:
        """The place of the contract before *avec* at a word, or behind a party that ends at
        `last`."""
        before = range(at - 1, max(-1, at - 1 - _FROM_CONTRACT), -1)
        found = next((one for one in before if self._words[one] in words.CONTRACTS), None)
        if found is not None:
            return found
        if not any(map(words.SIGNING.match, self._words[max(0, at - NEAR) : at])):
            return None
        behind = range(last + 1, min(len(self._words), last + 1 + AHEAD))
        return next(filter(self._is_contract, behind), None)

    def _is_contract(self, at: int) -> bool:
        """Whether a word is what two may sign or negotiate: *un accord*, *l'achat*."""
        deed = self._deeds[at]
        is_purchase = deed is not None and deed.is_noun and deed.is_purchase
        return is_purchase or self._words[at] in words.CONTRACTS

    def _by_purpose(self, contract: int, at: int, deed: Deed) -> Side | None:
        """The side of who a contract is made with, by what the other is to do: *pour acquérir*."""
        is_aim = self._is_infinitive(at) or self._word(at - 1) == "to"
        if deed.is_verb and is_aim:
            if not deed.gives or self._is_reflexive(contract, at) or self._is_own_force(at + 1):
                return "from"
            return None if _ARMING.match(self._words[at]) else "to"  # équiper l’armée: whose?
        is_bought = deed.is_noun and not deed.gives and self._words[at] not in words.CONTRACT
        is_of_other = not words.AGENT.isdisjoint(self._words[at + 1 : at + 1 + NEAR])
        return "from" if is_bought and not is_of_other else None

    def _by_trade(self, other: Party | None, party: Party) -> Side | None:
        """The side of who a contract is made with, by who sells arms: a firm to a state."""
        if other is not None and (other.is_firm == party.is_firm or other.state == party.state):
            return None
        return "from" if party.is_firm else "to" if other else None
