"""One sentence: on which side a contract puts who makes it: *Oslo a signé avec Saab un contrat*.

Input: a sentence as it is read. Output: the side of a party by what its contract is for.
"""

from __future__ import annotations

from index.article import Side
from index.transfers import words
from index.transfers.deeds import Deed
from index.transfers.denial import is_denied
from index.transfers.doing import Doing
from index.transfers.reading import AHEAD, NEAR, Party

__all__ = ["Contracted"]

_OPPOSITE: dict[Side, Side] = {"from": "to", "to": "from"}
#: Words at most between a contract and who it is made with, and between the two and what it is for.
_FROM_CONTRACT, _PURPOSE = 8, 24
#: Words at most from *for* to the arms behind it.
_OBJECT = 3


class Contracted(Doing):
    """The words of one sentence, with the contracts that its parties make."""

    def _is_bilateral(self, number: int) -> bool:
        """Whether two have a contract with each other: *Oslo et Lima ont signé*."""
        start = self._parties[number].last + 1
        is_pair = number > 0 and self._joint(number) == "and"
        return is_pair and any(map(words.SIGNING.match, self._words[start : start + NEAR]))

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
        is_order = self._words[contract] in words.CONTRACT | words.FOR
        is_bound = is_order and self._has_goods(contract, end)
        if self._words[contract] in words.DEAL:
            is_bound = any(map(self._is_for_goods, range(contract, end)))
        is_bound = is_bound or self._is_on_goods(contract, end)
        is_other = any(map(words.NO_DELIVERY.match, self._words[contract:end]))
        return self._by_trade(other, party) if is_bound and not is_other else None

    def _is_for_goods(self, at: int) -> bool:
        """Whether *for* leads to arms, not to what is done with them: *a deal for two frigates*,
        but *for building frigates*."""
        is_for = self._word(at) in words.FOR and not self._word(at + 1).endswith("ing")
        return is_for and self._has_goods(at, at + 1 + _OBJECT)

    def _is_on_goods(self, contract: int, end: int) -> bool:
        """Whether a contract is on so many arms: *un accord avec Oslo portant sur vingt radars*."""
        on = next((at for at in range(contract, end) if self._words[at] == "sur"), end)
        return on < end and self._is_number(on + 1) and self._is_object_of(on + 1)

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
            if len(pair) == 1 or first < 0 or self._joint(first + 1) != "and":
                continue
            at = self._ahead_of(pair[0])
            is_between = self._word(at) in words.BETWEEN
            before = self._words[max(0, at - NEAR) : at]
            if is_between and not words.CONTRACT.isdisjoint(before):
                return self._by_trade(pair[number == first], self._parties[number])
            if not is_between and self._is_bilateral(first + 1) and self._is_bound(pair[1].last):
                return self._by_trade(pair[number == first], self._parties[number])
        return None

    def _is_bound(self, at: int) -> bool:
        """Whether the words behind one tell of a contract for arms that is signed."""
        behind = range(at + 1, self._end_of(at))
        contract = next(filter(self._is_contract, behind), None)
        if contract is None or not self._has_goods(contract, behind.stop):
            return False
        is_other = any(map(words.NO_DELIVERY.match, self._words[contract : behind.stop]))
        return not is_other and not self._is_unsigned(contract)

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
        if self._word(last + 1) in words.FOR and self._is_number(last + 2):
            return last + 1  # a signé avec Lima pour dix millions d’obus
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
            return None if words.EQUIPPING.match(self._words[at]) else "to"  # équiper: whom?
        is_bought = deed.is_noun and not deed.gives and self._words[at] not in words.CONTRACT
        is_of_other = not words.AGENT.isdisjoint(self._words[at + 1 : at + 1 + NEAR])
        return "from" if is_bought and not is_of_other else None

    def _by_trade(self, other: Party | None, party: Party) -> Side | None:
        """The side of who a contract is made with, by who sells arms: a firm to a state, or of two
        states the one whose firms make them."""
        if other is not None and other.state == party.state:
            return None
        if other is not None and other.is_firm == party.is_firm:
            return None if party.is_firm else self._by_make(party, other)
        return "from" if party.is_firm else "to" if other else None

    def _by_make(self, party: Party, other: Party) -> Side | None:
        """The side of one of two, by whose firms make the weapons that the sentence names."""
        is_maker, is_others = party.state in self._makers, other.state in self._makers
        if is_maker == is_others:
            return None
        return "from" if is_maker else "to"
