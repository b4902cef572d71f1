"""One sentence: what its subjects do, and on which side of a transfer that puts them.

Input: a sentence as it is read. Output: the side of a party by what it does.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from index.article import Side
from index.transfers import words
from index.transfers.deeds import INTENDED, Deed
from index.transfers.meaning import Meaning
from index.transfers.reading import (
    AHEAD,
    BEFORE_NOUNS,
    BEHIND,
    GOVERNING,
    IS_PARTICIPLE,
    NEAR,
    Party,
)

__all__ = ["Doing"]

#: *S’offrir des avions*, *se procurer*.
_OFFERED = re.compile("offr|offert|procur")
#: What ends an acronym, and no part of a sentence.
_PARENTHESES = re.compile("[()«»“”]")
#: Before what somebody is accused of.
_FROM = words.OF | words.SOURCE
#: Forms of *avoir* that are no preposition without their accent.
_AUXILIARIES = words.HAVING - words.DATIVE
#: Pronouns before a verb that are no *en*.
_PRONOUNS = words.CLITICS - words.IN
#: What begins a relative clause that commas part.
_CLAUSED = words.RELATIVE | words.WHO | {"which"}
#: Words at most before *ses ventes*.
_OWNED = 24


class Doing(Meaning):
    """The words of one sentence, and what is done by the parties among them."""

    def _doer(self, number: int, start: int = 0) -> Side | None:
        """The side of who does it: the first deed behind, or from `start` on, says, else *ses
        ventes*."""
        number = self._posted(number)
        start = start or self._parties[number].last + 1
        if self._is_heading(start):
            return None
        beside = self._beside(start)
        end = self._to_colon(start, min(len(self._words), start + AHEAD + len(beside)))
        end = min(end, self._to_clause(number))
        end = self._next_named(
            number,
            end,
            lambda one: (
                one.first >= start
                and not (
                    one.is_adjective
                    or self._is_of_subject(number, one)
                    or self._is_beside(one, beside)
                    or self._is_served(one)
                    or self._is_accuser(one)
                )
            ),
        )
        if side := self._sharer(number):
            return side
        for at in range(start, end):
            deed = self._deeds[at]
            if deed and self._is_adjunct(deed, start, at):
                return deed.doer
            if deed and deed.is_noun and (side := self._doer_of_noun(deed, start, at)):
                return side
            if deed and deed.is_verb:
                if self._is_ordered(start, at) or self._is_of_another_clause(start, at):
                    return None
                if side := self._doer_of_verb(deed, start, at):
                    return side
        return self._of_own(number)

    def _sharer(self, number: int) -> Side | None:
        """The side of who has a share in what all or another give or get: *Oslo représente 60 % des
        importations de Lima*, *accounts for 60% of Lima’s arms imports*."""
        start = self._parties[number].last + 1
        near = range(start, min(len(self._words), start + NEAR))
        share = next((at for at in near if words.SHARE.match(self._words[at])), len(self._words))
        behind = range(share, min(len(self._words), share + BEHIND))
        noun = next((at for at in behind if self._deeds[at]), share)
        deed = self._deeds[noun] if noun in behind else None
        if deed is None or not deed.is_noun or not any(map(self._is_number, range(share, noun))):
            return None
        others = self._parties[number + 1 : number + 2]
        return deed.partner if any(self._is_owned(noun, one) for one in others) else deed.doer

    def _is_owned(self, noun: int, party: Party) -> bool:
        """Whether a noun is of a party: *importations d’obus de Lima*, *Lima’s imports*."""
        at = self._ahead_of(party)
        if at > noun:
            return self._word(at) in words.OF and at - noun < NEAR
        return self._is_genitive(party.last + 1)

    def _posted(self, number: int) -> int:
        """A party, or where it is posted: *l’ambassadeur de Suède au Pérou a remis …*."""
        party = self._parties[number]
        if words.ENVOYS.isdisjoint(self._words[party.first : party.last + 1]):
            return number
        behind = self._parties[number + 1 : number + 2]
        is_post = any(self._ahead_of(one) == party.last + 1 for one in behind)
        return number + (is_post and self._word(party.last + 1) in words.DATIVE | words.IN)

    def _to_colon(self, start: int, end: int) -> int:
        """The place before `end` at which a colon or semicolon begins what another does."""
        gaps = ((one, self._gap(one)) for one in range(start, end))
        return next((one for one, gap in gaps if ":" in gap or ";" in gap), end)

    def _gap(self, at: int) -> str:
        """What stands before a word and behind the one before it."""
        return self._text[self._places[at - 1][1] : self._places[at][0]] if at else ""

    def _to_clause(self, number: int) -> int:
        """Where a relative clause ends that a party is in: *Oslo, que Lima inquiète, a livré*."""
        first = self._parties[number].first
        at = bisect_right(self._clauses, first)
        is_relative = number > 0 and self._word(self._clause(first)) in _CLAUSED
        return self._clauses[at] if is_relative and at < len(self._clauses) else len(self._words)

    def _beside(self, start: int) -> range:
        """The words between commas behind somebody before word `start` that may name others beside
        him: *Oslo, rival de Lima, …*, *Oslo est, après Lima, …*."""
        inserted = self._inserted(start - 1)
        if not inserted:
            return range(0)
        if _PARENTHESES.search(self._gap(inserted.start)):
            return range(0)
        is_beside = inserted.start == start or self._word(inserted.start) in words.BESIDE
        return inserted if is_beside and inserted.start - start < NEAR else range(0)

    def _is_of_subject(self, number: int, party: Party) -> bool:
        """Whether a party says who rules a subject: *la Libye du colonel Kadhafi a livré*."""
        subject = self._parties[number]
        is_next = self._ahead_of(party) == subject.last + 1
        return is_next and party.state == subject.state and self._word(subject.last + 1) in words.OF

    def _is_served(self, party: Party) -> bool:
        """Whether a party says whose supplier or client the subject is: *is Lima’s supplier*."""
        start = party.last + 2
        agents = (deed for deed in self._deeds[start : start + NEAR] if deed and deed.is_agent)
        return self._is_genitive(party.last + 1) and any(agents)

    def _is_accuser(self, party: Party) -> bool:
        """Whether a party says something of the subject: *Oslo est accusé par Lima de …*."""
        at = self._ahead_of(party)
        is_said = at > 0 and words.ORDERING.match(self._words[at - 1])
        return bool(is_said) and self._words[at] in words.AGENT

    def _is_beside(self, party: Party, beside: range) -> bool:
        """Whether a party among such words is no subject of its own: not *Oslo, où Lima …*."""
        before = self._word(self._ahead_of(party))
        is_led = before in GOVERNING or before in words.JOINING
        is_led = is_led or self._word(beside.start) in words.BESIDE
        return party.first in beside and is_led

    def _is_heading(self, start: int) -> bool:
        """Whether a colon parts a party from what is done: *Paris : des voleurs …*."""
        return start < len(self._words) and ":" in self._gap(start)

    def _is_adjunct(self, deed: Deed, start: int, at: int) -> bool:
        """Whether a name before word `start` stands as an adjective does in English, and somebody
        else receives: *US arms sales to Taiwan*, *US weapons for Ukraine*."""
        is_addressed = deed is INTENDED or self._word(at + 1) == "to"
        arms = (
            self._is_goods(one) or self._words[one] in words.MILITARY for one in range(start, at)
        )
        return is_addressed and all(arms)

    def _doer_of_verb(self, deed: Deed, start: int, at: int) -> Side | None:
        """The side of somebody before word `start` who does what the verb at a word says."""
        if self._is_reflexive(start, at):
            is_got = deed.has_receiver or not deed.gives or _OFFERED.match(self._words[at])
            return "to" if is_got else None
        is_let = self._word(at - 1) in words.FAIRE or self._word(at - 1) in words.SEEN
        if is_let and self._is_reflexive(start, at - 1):
            return "to"  # se fait livrer, s’est vu livrer
        if deed.has_receiver and (self._is_own_force(at + 1) or self._is_equipped(start, at)):
            return deed.partner
        is_other = deed.is_move or self._is_gerund(start, at)
        is_other = is_other or (deed.gives and self._is_own_to(at))
        return deed.doer if self._is_active(start, at) and not is_other else None

    def _is_own_force(self, at: int) -> bool:
        """Whether somebody equips himself: *équipe son armée*."""
        return self._word(at) in words.OWN and self._word(at + 1) in words.FORCES

    def _is_own_to(self, at: int) -> bool:
        """Whether somebody gives to himself: *a remis jeudi à son armée*."""
        near = range(at + 1, min(len(self._words), at + NEAR))
        return any(self._words[one] in words.DATIVE and self._is_own_force(one + 1) for one in near)

    def _is_equipped(self, start: int, at: int) -> bool:
        """Whether somebody before word `start` gets what is behind, or from who is behind: *est
        équipé de missiles*, *was armed by Lima*."""
        is_passive = not words.BEING.isdisjoint(self._words[max(start, at - 3) : at])
        is_by = self._word(at + 1) in words.AGENT and self._is_party(at + 2)
        is_by = (
            is_by
            and bool(words.EQUIPPING.match(self._words[at]))
            and not self._has_goods(start, at)
        )
        return is_passive and (is_by or self._word(at + 1) in words.WITH)

    def _is_gerund(self, start: int, at: int) -> bool:
        """Whether a verb tells of the subject before the one before it: *Oslo viole un traité (TCA)
        en vendant*."""
        is_gerund = self._word(self._link(at)) in words.IN and self._words[at].endswith("ant")
        return is_gerund and start - 1 > self._parties[0].last

    def _link(self, at: int) -> int:
        """The place before a participle and its pronoun: of *en* in *en lui vendant*."""
        return at - 1 - (self._word(at - 1) in _PRONOUNS)

    def _is_ordered(self, start: int, at: int) -> bool:
        """Whether somebody else is to do what the verb at a word says: *interdit à Oslo de
        livrer*, *a aidé Oslo à livrer*, but *est accusé d’avoir livré*."""
        link = at - 1
        while link >= start and self._words[link] in _AUXILIARIES:
            link -= 1
        between = self._words[start:link]
        orders = [one for one, word in enumerate(between) if words.ORDERING.match(word)]
        if not orders:
            return False
        order = start + orders[-1]
        is_passive = not words.BEING.isdisjoint(self._words[max(start, order - 2) : order])
        is_passive = is_passive or self._is_apposed(start, order)
        word = self._words[link]
        is_other = word in _FROM or (word in ("a", "to") and link - order > 1)
        return is_other and not is_passive

    def _is_of_another_clause(self, start: int, at: int) -> bool:
        """Whether somebody else does what the verb at a word says: *affirme que des rebelles
        livrent*, but *affirme qu’il livre*."""
        return any(
            self._words[one] in words.THAT and self._word(one + 1) not in words.PRONOUNS
            for one in range(start, at)
        )

    def _is_apposed(self, start: int, at: int) -> bool:
        """Whether a word follows a party and its comma: *Oslo, accusé …*."""
        return at == start and self._is_comma_behind(at - 1)

    def _of_own(self, number: int) -> Side | None:
        """The side of who is the subject where *ses ventes* stand far behind; whose they are behind
        *fournit à Lima 70 % de ses importations* is not told."""
        if self._is_among(number):
            return None
        start = self._parties[number].last + 1
        end = min(len(self._words), start + _OWNED)
        for at in range(start, self._next_named(number, end, self._is_subject)):
            deed = self._deeds[at]
            if deed is not None and self._words[at - 1] in words.OWN:
                is_others = any(
                    self._is_order_to(one) or self._is_given(one) for one in range(start, at)
                )
                return None if is_others else self._doer_of_noun(deed, start, at)
        return None

    def _is_given(self, at: int) -> bool:
        """Whether a word says that something, arms or not, is given to somebody, or bought of him:
        *fournit à*, *lui achète*."""
        deed = self._known[self._typed[at]][1]
        if deed is None or not deed.is_verb:
            return False
        is_bought = deed.is_purchase and self._word(at - 1) in words.TO_THEM
        return is_bought or (deed.gives and self._word(at + 1) in words.DATIVE)

    def _is_order_to(self, at: int) -> bool:
        """Whether a word asks somebody behind to do something: *demande à Oslo de …*."""
        is_led = self._word(at + 1) in words.DATIVE or self._is_party(at + 1)
        return is_led and bool(words.ORDERING.match(self._words[at]))

    def _doer_of_noun(self, deed: Deed, start: int, at: int) -> Side | None:
        """The side of somebody before word `start` who has to do with a deed at word `at` that is a
        noun: *suspend ses ventes*, *est le fournisseur de l’Iran*, *attend la livraison*."""
        between = self._words[start:at]
        if not between or deed.is_move or "resolution" in between:
            return None
        if self._is_of_another_clause(start, at):  # annonce que la vente
            return None
        if between[-1] in words.OWN:
            if deed.is_agent and between[0] in words.AMONG:  # compte Lima parmi ses clients
                return deed.doer
            return deed.partner if deed.is_agent else deed.doer
        if deed.is_agent:
            if between[0] in words.HAVING and not words.FOR.isdisjoint(between):
                return deed.partner  # a pour principaux clients
            return deed.doer if not words.RANKING.isdisjoint(between) else None
        if any(map(words.WANTING.match, between)):
            return "to"
        is_of_other = not words.AGENT.isdisjoint(self._words[at + 1 : at + 1 + NEAR])
        is_of_other = is_of_other or self._is_of_another_state(start, at)
        is_decided = any(map(words.DECIDING.match, between)) and not is_of_other
        return deed.doer if is_decided else None

    def _is_of_another_state(self, start: int, at: int) -> bool:
        """Whether an adjective says that a deed is of another than who stands before word `start`:
        *honore la commande turque*."""
        subject, behind = self._party_from(start) - 1, self._party_from(at + 1)
        beside = (one for one in self._parties[behind : behind + 1] if one.first == at + 1)
        return any(one.is_adjective and one.state != self._parties[subject].state for one in beside)

    def _next_named(self, number: int, end: int, is_meant: Callable[[Party], bool]) -> int:
        """Where the next party begins that is meant, as far as `end`."""
        for at in range(number + 1, len(self._parties)):
            one = self._parties[at]
            if one.first >= end:
                break
            if is_meant(one):
                return one.first
        return end

    def _is_plain_noun(self, at: int) -> bool:
        """Whether a word that may be a verb is a noun: *l’achat*, but *a commandé*."""
        deed = self._deeds[at]
        is_done = IS_PARTICIPLE.search(self._typed[at])
        before = self._word(at - 1)
        is_decided = self._lang == "en" and words.DECIDING.match(before)
        is_named = (before in BEFORE_NOUNS or before in words.COUNTED) and not is_done
        is_named = is_named or bool(is_decided)
        return deed is not None and deed.is_noun and is_named

    def _is_active(self, start: int, at: int) -> bool:
        """Whether the verb at a word is what the subject before does: no participle of another
        noun (*des drones livrés*), and no passive."""
        if self._typed[at].endswith("ing"):  # is shipping
            return True
        if self._typed[at] in words.MEANT:  # drones bound for
            return False
        if self._is_plain_noun(at) or self._is_carrying(at):
            return False
        if self._is_infinitive(at) or self._word(at - 1) == "to":  # est prête à livrer, is to hand
            return True
        if self._words[at].endswith("ant") and not self._is_led(start, at):
            return False  # a saisi un navire transportant
        before = self._words[max(start, at - 3) : at]
        is_by = self._word(at + 1) in words.AGENT and self._word(at + 2) not in words.MEANS
        if is_by or not words.BEING.isdisjoint(before):
            return False
        return not IS_PARTICIPLE.search(self._typed[at]) or self._is_had(start, at)

    def _is_led(self, start: int, at: int) -> bool:
        """Whether a French participle tells of the subject before word `start`: *Oslo livrant*,
        *…, livrant des radars*, *en livrant*."""
        link = self._link(at)
        is_apart = self._clause(at) == link + 1
        return link < start or is_apart or self._word(link) in words.IN

    def _is_carrying(self, at: int) -> bool:
        """Whether an English participle says what somebody has with him: *a man armed with*."""
        is_participle = words.CARRYING.match(self._typed[at]) and self._word(at + 1) == "with"
        return bool(is_participle) and not self._is_behind_name(at)

    def _is_subject(self, party: Party) -> bool:
        """Whether a party may do something: not *compte Lima parmi ses clients*."""
        return self._is_bare(party) and not self._is_among(self._party_from(party.first))

    def _is_among(self, number: int) -> bool:
        """Whether a party and whom it is joined to are counted among others: *compte Lima et Oslo
        parmi ses clients*."""
        first, last = self._firsts[number], number
        while self._firsts[last + 1 : last + 2] == [first]:
            last += 1
        return self._word(self._parties[last].last + 1) in words.AMONG

    def _is_bare(self, party: Party) -> bool:
        """Whether a party stands behind no preposition."""
        return not party.is_adjective and self._word(self._ahead_of(party)) not in GOVERNING
