"""One sentence: which of its parties gives and which receives, by the words around each.

Input: a sentence and the places of its parties. Output: the side of each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from index.article import Side
from index.transfers import words
from index.transfers.deeds import Deed
from index.transfers.prepositions import Governed
from index.transfers.reading import (
    AHEAD,
    BEHIND,
    GOVERNING,
    IS_ENGLISH,
    IS_ENGLISH_PARTICIPLE,
    NEAR,
    Party,
)

__all__ = ["Sentence"]

#: What may stand beside *suivi* between two of one ranking.
_LINKS = words.ARTICLES | words.OF | words.AGENT | {"loin", "juste", "mais"}
#: *Iran-backed rebels*: who stands by them.
_BACKED = re.compile(
    "-(?:backed|led|aligned|allied|sponsored|supported|funded|financed|based|controlled|occupied"
    "|held|trained|friendly|linked)$"
)
#: Before another than who gives: *picked missiles over a design from Lima*.
_APART = words.CLAUSES | {"over"}
#: What stands between *que* and its verb.
_BEFORE_VERB = words.CLITICS | words.HAVING
#: Words at most before an English noun, between *que* and its verb, and with *fournisseur* at the
#: head of a sentence.
_BEFORE_NOUN, _INVERTED, _CALLED = 4, 3, 3


class Sentence(Governed):
    """The words of one sentence, with the parties among them."""

    def sides(self) -> list[Side | None]:
        """The side of each party; one that is joined to another shares its side."""
        found = [self._side(number) for number in range(len(self._parties))]
        for number in range(1, len(found)):
            found[number] = found[number] or self._gapped(number, found)
        joined = [number for number, first in enumerate(self._firsts) if first < number]
        for number in joined:
            found[number] = found[number] or found[number - 1]
        for number in reversed(joined):
            before, one = self._parties[number - 1 : number + 1]
            if self._is_bare(before) or (before.is_adjective and one.is_adjective):
                found[number - 1] = found[number - 1] or found[number]
        for number in self._beside_others():
            found[number] = None
        return found

    def _beside_others(self) -> Iterator[int]:
        """The states that only say whose an armed group is, which stands for itself, or who backs
        one: *le Hezbollah libanais*, *Yemen’s Houthis*, *Iran-backed rebels*. In an article a group
        without a name is not its state: *les rebelles syriens*."""
        for number, party in enumerate(self._parties):
            if not (self._is_query or party.is_group) and self._is_of_rebels(party):
                yield number
            before = self._parties[number - 1] if number else party
            is_same = before.state == party.state and before.is_group != party.is_group
            if is_same and self._is_one_name(number):
                yield number if before.is_group else number - 1
            if _BACKED.search(self._words[party.last]):
                yield number

    def _is_of_rebels(self, party: Party) -> bool:
        """Whether a party is people who fight or defy its state: *les rebelles syriens*, *Iraqi
        militias*."""
        beside = int(party.is_adjective)
        near = range(party.first - beside, party.last + 1 + beside)
        rebels = (at for at in near if self._word(at) in words.REBELS)
        return any(at <= party.first or not self._is_comma_behind(at - 1) for at in rebels)

    def _is_one_name(self, number: int) -> bool:
        """Whether nothing parts a party from the one before, or only *de* or *’s*."""
        one, other = self._parties[number - 1 : number + 1]
        apart = self._text[self._places[one.last][1] : self._places[other.first][0]]
        return not apart.strip() or self._is_whose(one, other)

    def _gapped(self, number: int, found: list[Side | None]) -> Side | None:
        """The side of a subject whose verb is that of the subject before, of which `found` has the
        side: *L'Inde a livré des obus et l'Iran deux radars*."""
        party = self._parties[number]
        ahead = self._ahead_of(party)
        is_apart = self._word(ahead) in words.JOINING or self._clause(ahead + 1) == ahead + 1
        behind = party.last + 1 + (self._word(party.last + 1) in words.OF)
        is_counted = self._is_number(behind) or behind > party.last + 1
        is_goods = is_counted and self._has_goods(behind, behind + 2)
        is_goods = is_goods or (self._is_number(behind) and self._is_last(behind))
        is_goods = is_goods or self._is_ranked_alone(party.last + 1)
        if not (is_apart and is_goods and self._is_bare(party)):
            return None
        subjects = (one for one in range(number - 1, -1, -1) if self._is_bare(self._parties[one]))
        return next((found[one] for one in subjects if found[one]), None)

    def _is_ranked_alone(self, at: int) -> bool:
        """Whether a rank ends a clause: *Oslo est le premier client, Lima le troisième*."""
        is_rank = self._word(at) in words.ARTICLES and words.RANK.match(self._word(at + 1))
        return bool(is_rank) and self._ranked is not None and self._is_last(at + 1)

    def _is_last(self, at: int) -> bool:
        """Whether nothing stands behind a word in its clause."""
        return at + 1 == len(self._words) or self._clause(at + 1) == at + 1

    def _side(self, number: int) -> Side | None:
        party = self._parties[number]
        if party.is_adjective:
            return self._adjective(party)
        if side := self._between(number) or self._meant_by_pronouns.get(number):
            return side
        if self._is_governed(number):
            return None
        side = self._named(number) or self._called(party) or self._called_first(party)
        if side := side or self._listed(party):
            return side
        is_doing = self._word(party.last + 1) in words.WHO
        if is_doing:
            return self._subject(number)
        return self._antecedent(number) or self._armed(number)

    def _joint(self, number: int) -> Literal["and", "comma"] | None:
        """So are those of one ranking: *le premier exportateur est Oslo, devant Lima*."""
        if joint := super()._joint(number):
            return joint
        one, other = self._parties[number - 1 : number + 1]
        between = set(self._words[one.last + 1 : other.first]) - _LINKS
        is_ranked = bool(between) and words.RANKED.issuperset(between) and self._ranked
        return "and" if is_ranked else None

    @cached_property
    def _ranked(self) -> Side | None:
        """The side of suppliers or clients that are ranked: *le deuxième client*."""
        for at, deed in enumerate(self._deeds):
            near = self._words[max(0, at - NEAR) : at + NEAR]
            if deed and deed.is_agent and any(map(words.RANK.match, near)):
                return deed.doer
        return None

    def _is_governed(self, number: int) -> bool:
        """Whether a party shares the preposition of one that it is joined to, and does nothing
        itself: *entre la Suède et le Pérou*."""
        first = self._firsts[number]
        is_bare = self._word(self._ahead_of(self._parties[number])) in words.JOINING
        before = self._word(self._ahead_of(self._parties[first]))
        return first < number and is_bare and before in GOVERNING - words.OF

    def _called(self, party: Party) -> Side | None:
        """The side of who is called a supplier or client: *Oslo, fournisseur de Lima*."""
        start = party.last + 1
        if start == len(self._words) or not self._is_apposed(start, start):
            return None
        if self._words[start] in words.RELATIVE:
            return None
        for at in range(start, min(start + NEAR, len(self._words))):
            if self._words[at] in words.JOINING or self._is_party(at):
                break
            if (deed := self._deeds[at]) and deed.is_agent:
                return deed.doer
        return None

    def _called_first(self, party: Party) -> Side | None:
        """The side of who is called so before his name: *Premier fournisseur de Lima, Oslo …*."""
        first = self._ahead_of(party) + 1
        if not (_CALLED <= first <= BEHIND and self._is_apposed(first, first)):
            return None
        agents = (deed.doer for deed in self._deeds[:_CALLED] if deed and deed.is_agent)
        return next(agents, None)

    def _listed(self, party: Party) -> Side | None:
        """The side of who is named behind suppliers or clients, or beside one in a ranking: *les
        exportateurs (Oslo, …*, *le client est Oslo*, *premier client devant Oslo*, *après Oslo, le
        deuxième client*."""
        at = self._ahead_of(party)
        if at < 0:
            return None
        if self._words[at] in words.AFTER:
            return self._ranked
        gap = self._text[self._places[at][1] : self._places[party.first][0]]
        agents = (one for one in self._deeds[max(0, at - NEAR) : at + 1] if one and one.is_agent)
        if self._is_held_for(at):
            return next((one.doer for one in agents), None)
        is_ranked = self._words[at] in words.RANKED and self._ranked
        is_named = set(gap) & set("(:") or self._words[at] in words.RANKING or is_ranked
        return next((one.doer for one in agents), None) if is_named else None

    def _is_held_for(self, at: int) -> bool:
        """Whether a word says what somebody is held for: *a pour principaux clients Oslo et*."""
        deed = self._deeds[at]
        near = self._words[max(0, at - 3) : at]
        return bool(deed and deed.is_agent) and not words.FOR.isdisjoint(near)

    def _named(self, number: int) -> Side | None:
        """The side of who is named, by what stands before; else by what he does."""
        party = self._parties[number]
        at = self._ahead_of(party)
        word = self._word(at)
        if word in words.SOURCE or self._word(at - 1) in words.SOURCE:
            return "from" if self._is_reached(at) or self._comes_from(at) else None
        if (
            word in words.OF
            and self._word(at - 1) == "tour"
            and self._word(party.last + 1) in words.OF
        ):
            return self._subject(number)  # c’est au tour de Lima de livrer
        if word in words.OF:
            is_stock = self._word(at - 1) in words.STOCKS
            side = (self._stocked(at - 1) if is_stock else None) or self._behind_of(at, party)
            return side or (self._owner(party) if self._is_genitive(party.last + 1) else None)
        if word in words.PREPOSITIONS:
            is_taken_up = self._is_taken_up(at, party.last + 1)
            return self._subject(number) if is_taken_up else self._behind(at, party)
        if word in words.NEUTRAL:
            return self._place(at) or self._contractor(number)
        if word in words.SAYING and self._clause(at) == at:  # …, dit Oslo
            return None
        listed = self._among(number)
        return listed or self._owner(party) or self._object(at, party) or self._subject(number)

    def _is_reached(self, at: int) -> bool:
        """Whether a deed before *from* belongs to it: not *tanks despite warnings from*."""
        deed = self._deed_before(at, BEHIND)
        return deed is not None and _APART.isdisjoint(self._words[deed:at])

    def _is_taken_up(self, at: int, behind: int) -> bool:
        """Whether a pronoun takes up who stands behind a preposition: *quant à Oslo, elle …*."""
        is_topic = self._word(at - 1) == "quant" and self._word(behind) in words.PRONOUNS
        return is_topic and self._clause(behind) == behind

    def _object(self, at: int, party: Party) -> Side | None:
        """The side of who stands right behind a verb: *qui fournit l'Iran*, *que vend l'Iran*,
        *alimente en armes l'Iran*, *a choisi Saab pour ses radars*."""
        at -= 2 * (self._word(at) in words.MILITARY and self._word(at - 1) in words.IN)
        at -= self._word(at) in words.ADVERBS
        verb = self._first_joined(at)
        deed = self._deeds[verb] if verb >= 0 else None
        if deed is None or not deed.is_verb or self._is_comma_behind(at):
            return None
        if self._word(at - 1) in words.BEING:
            return "to" if deed.has_receiver else None
        if self._is_relative(at):
            return deed.doer
        if deed.is_use and self._is_hiring(at) and party.is_firm:
            return "from"
        return "to" if deed.has_receiver else None

    def _first_joined(self, at: int) -> int:
        """The place of the verb of arming to which the one at a word is joined, where there is one:
        *arme, finance et entraîne*."""
        near = (one for one in range(max(0, at - BEHIND), at) if self._deeds[one])
        arming = (one for one in near if words.EQUIPPING.match(self._words[one]))
        return next((one for one in arming if self._past_joined(one) == at + 1), at)

    def _is_relative(self, at: int) -> bool:
        """Whether a verb stands behind *que*: *que lui a vendu l’Iran*."""
        start = at - 1
        while at - start <= _INVERTED and self._word(start) in _BEFORE_VERB:
            start -= 1
        return self._word(start) in words.RELATIVE

    def _owner(self, party: Party) -> Side | None:
        """The side of whose deed a noun says it is: *Turkey's arms sales*, *ventes militaires
        turques*."""
        if self._is_genitive(party.last + 1):
            noun = self._noun_in(party.last + 2, party.last + 2 + _BEFORE_NOUN)
            if noun and noun.is_agent:  # Iran's supplier
                return noun.partner
            return noun.doer if noun else self._maker_used(party)
        if self._words[party.first] in words.MILITARY:
            noun = self._noun_in(party.first - 1, party.first)
            return noun.doer if noun else None
        return None

    def _maker_used(self, party: Party) -> Side | None:
        """The side of whose arms another uses: *picked Sweden’s new frigates*."""
        before = self._deed_before(party.first, NEAR)
        deed = None if before is None else self._deeds[before]
        is_used = deed is not None and deed.is_use and deed.is_verb
        return "from" if is_used and self._is_owner_of_goods(party) else None

    def _noun_in(self, start: int, end: int) -> Deed | None:
        nouns = (deed for deed in self._deeds[max(0, start) : end] if deed and deed.is_noun)
        return next(nouns, None)

    def _adjective(self, party: Party) -> Side | None:
        """The side of an adjective, by the deed or the goods beside it: *Turkish arms sales*,
        *achats indiens*; *drones turcs vendus à …*."""
        if IS_ENGLISH.search(self._words[party.last]):
            noun = self._noun_in(party.last + 1, party.last + 1 + _BEFORE_NOUN)
            beside = self._words[party.last + 1 : party.last + 3]
        else:
            is_near = self._word(party.first - 1) in words.MILITARY
            noun = self._noun_in(party.first - 1 - is_near, party.first)
            beside = self._words[max(0, party.first - 2) : party.first]
        if noun:
            return noun.doer
        if not words.STOCKS.isdisjoint(beside):
            return self._stocked(party.first - 1)
        is_of_goods = party.goods is not None or not self._other_goods.isdisjoint(beside)
        is_make = (
            self._word(party.first - 1) in words.MAKE and self._word(party.first - 2) in words.OF
        )
        is_made = is_make and self._has_goods(party.first - 2 - NEAR, party.first - 1)
        return "from" if is_made or (is_of_goods and self._has_deed_beside(party)) else None

    def _stocked(self, at: int) -> Side | None:
        """The side of whose stocks arms are from: *des obus pris sur les stocks turcs*, *from
        Turkish stocks*; their words end at `at` or begin behind it."""
        while self._word(at) in words.STOCKS | words.DETERMINERS:
            at -= 1
        is_taken = self._word(at) in words.SOURCE | words.OF | {"sur"}  # dans: looted there
        near = self._words[max(0, at - NEAR) : at]
        is_taken = is_taken and any(map(words.TAKEN.match, near))
        return "from" if is_taken and self._has_goods(0, at) else None

    def _is_inserted(self, at: int, behind: int) -> bool:
        """Whether a participle stands between commas before a word, and says something of what is
        before it: *rockets, supplied in secret, hit Swedish tanks*."""
        is_done = IS_ENGLISH_PARTICIPLE.search(self._typed[at]) or self._is_passive(at)
        return bool(is_done) and self._clause(at) > 0 and at < self._clause(behind)

    def _is_user(self, at: int, first: int) -> bool:
        """Whether who begins at word `first` does what the verb before says with what *que* takes
        up: *des obus que tirent les canons turcs*."""
        deed = self._deeds[at]
        is_next = words.DETERMINERS.issuperset(self._words[at + 1 : first])
        return bool(deed and deed.is_use and deed.is_verb) and is_next and self._is_relative(at)

    def _has_deed_beside(self, party: Party) -> bool:
        """Whether a deed stands with goods in one clause: *des drones turcs ont été livrés*."""
        first = party.first if party.goods is None else min(party.first, party.goods)
        last = party.last if party.goods is None else max(party.last, party.goods)
        before = self._deed_before(first, BEHIND)
        is_carried = before is not None and self._word(before + 1) in words.WITH
        is_other = before is not None and self._is_inserted(before, first)
        if before is not None and self._is_user(before, first):
            return False
        if before is not None and (is_carried or not (is_other or self._is_fitting(before))):
            return True
        is_led = (
            self._word(last + 1) in words.DATIVE and words.LED.get(self._word(last + 2)) == "to"
        )
        is_led = is_led and not self._is_goods(last + 4)  # renonce aux … au profit du Rafale
        if is_led and not self._is_of_other_load(last + 2):  # iraniens à destination de
            return True
        behind = range(last + 1, min(len(self._words), last + 1 + AHEAD))
        return any(
            self._deeds[at] and self._clause(at) <= last and not self._is_fitting(at)
            for at in behind
        )
