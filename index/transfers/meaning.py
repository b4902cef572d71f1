"""What the words of one sentence say of a transfer: which are deeds here, as they are elsewhere.

Input: a sentence as it is read. Output: the deed of each word, and the nearest before one.
"""

from __future__ import annotations

from bisect import bisect_left

from index.transfers import words
from index.transfers.deeds import (
    ARMED,
    ARMING,
    ARMS,
    BUILDING,
    DONATING,
    FIELDING,
    INTENDED,
    PLACING,
    RECEIVING,
    SALES,
    SENDING,
    SERVICE,
    Deed,
)
from index.transfers.denial import is_denied
from index.transfers.given import Given
from index.transfers.reading import AHEAD, BEFORE_NOUNS, BEHIND, Excerpt

__all__ = ["Meaning"]

#: Verbs that are nouns as well.
_NOUNS = frozenset(("livre", "livres", "équipe", "équipes", "equipe", "equipes"))
#: English nouns that are verbs elsewhere, and what stands before a noun.
_VESSELS = frozenset(("ship", "ships"))
_BEFORE_VERB = words.REFLEXIVE | words.WHO | words.TO_THEM
#: *Supply boats*, *supply chains*.
_OF_SUPPLY = frozenset(("boat", "boats", "ship", "ships", "vessel", "vessels", "chain", "chains"))
#: Before what somebody adds to his own.
_ADDED = words.WITH | words.AGENT | {"avec"}
_COUNTING = words.DETERMINERS | words.COUNTED | words.OF
_DETERMINERS = frozenset(("a", "an", "the", "this", "its", "their", "these", "two", "three"))


class Meaning(Given):
    """The words of one sentence, and the deeds among them."""

    def __init__(self, excerpt: Excerpt) -> None:
        super().__init__(excerpt)
        self._denied: set[int] = set()
        self._deeds = [self._meant(at, self._known[word][1]) for at, word in enumerate(self._typed)]

    def _meant(self, at: int, deed: Deed | None) -> Deed | None:
        """What a word says that says `deed` elsewhere: who takes delivery receives, and who makes a
        donation gives."""
        if deed is None:
            return self._meant_beside(at)
        if self._words[at] == words.POSSESSION and self._word(at - 1) in words.TAKING:
            return RECEIVING if self._is_of_goods(at) else None
        is_hiring = deed.is_use and self._is_hiring(at)
        if (not is_hiring and self._is_of_no_arms(at, deed)) or self._is_denied(at, deed):
            return None
        if self._word(at - 1) in words.UNTIL_LATER and words.PLANNED.match(self._words[at]):
            return None
        return None if self._is_noun_here(at) else self._turned(at, deed)

    def _turned(self, at: int, deed: Deed) -> Deed:
        """What a deed is with the words before it: *passe commande*, *prend livraison*, *fait
        don*."""
        if deed.is_purchase and words.PASSED.match(self._word(at - 1)):
            return PLACING
        if self._word(at - 1) in words.TAKING:
            return RECEIVING
        if words.LEASING.match(self._words[at]) and self._is_from(at):
            return RECEIVING
        if deed.is_noun and self._word(at - 2) in words.BOOK:
            return SALES
        giving = at - 1 - (self._word(at - 1) in words.SOME)  # fait un don
        if self._words[at] in words.GIFT and self._word(giving) in words.FAIRE:
            return DONATING
        return deed

    def _is_noun_here(self, at: int) -> bool:
        """Whether a word that is a verb elsewhere names something: *le livre*, *supply boats*,
        *an Israeli ship*, *changed hands*."""
        if self._typed[at] in _NOUNS:
            return not self._is_verb(at)
        is_supply = self._typed[at] == "supply" and self._word(at + 1) in _OF_SUPPLY
        if is_supply or self._typed[at] in _VESSELS:
            return self._is_vessel(at)
        return self._is_hand(at)

    def _meant_beside(self, at: int) -> Deed | None:
        """What a word says beside others that says nothing elsewhere."""
        if self._words[at] in SERVICE:
            return FIELDING if self._is_fielding(at) else None
        if self._words[at] in words.OPTIONS and self._is_taken_option(at):
            return None if self._is_denied(at, RECEIVING) else RECEIVING
        if self._is_adding(at):
            return None if self._is_denied(at, FIELDING) else FIELDING
        if words.BUILDING.match(self._words[at]) and self._is_built_for(at):
            return None if self._is_denied(at, BUILDING) else BUILDING
        if words.PAYING.match(self._words[at]) and self._is_paid_for(at):
            return None if self._is_denied(at, RECEIVING) else RECEIVING
        if words.SIGNING.match(self._words[at]) and self._is_signed_for(at):
            return None if self._is_denied(at, RECEIVING) else RECEIVING
        if self._is_sending(at):
            return None if self._is_denied(at, SENDING) else SENDING
        if not self._is_arming(at):
            return INTENDED if self._is_intended(at) else None
        return None if self._is_denied(at, ARMING) else ARMING

    def _is_from(self, at: int) -> bool:
        """Whether what is behind a verb comes from somebody: *leased two tanks from Lima*."""
        near = range(at + 1, min(len(self._words), at + 1 + AHEAD))
        return any(self._words[one] in words.SOURCE and self._is_party(one + 1) for one in near)

    def _is_denied(self, at: int, deed: Deed) -> bool:
        """Whether an article says that a deed is not done; what stands before has no part in it."""
        if self._is_query:
            return False
        is_denied_here = is_denied(self._words, self._clause(at), at, is_verb=deed.is_verb)
        if is_denied_here or (deed.is_verb and self._is_under_embargo(at)):
            self._denied.add(at)
            return True
        return False

    def _is_under_embargo(self, at: int) -> bool:
        """Whether a participle says for whom arms are that an embargo is on: *l’embargo sur les
        armes destinées à la Suède*."""
        near = range(max(self._clause(at), at - AHEAD), at)
        found = [one for one in near if words.BANNED.match(self._words[one])]
        is_on = bool(found) and self._word(found[-1] + 1) in words.OVER
        return (
            is_on and self._is_passive(at) and words.BEING.isdisjoint(self._words[found[-1] : at])
        )

    def _is_fielding(self, at: int) -> bool:
        """Whether arms of another are taken into service: *met en service des obus suédois*."""
        is_put = self._word(at - 1) in words.IN and words.PUTTING.match(self._word(at - 2))
        return bool(is_put) and self._is_of_another(at, is_noun=False)

    def _is_taken_option(self, at: int) -> bool:
        """Whether somebody buys more of what he has bought: *lève l’option sur six radars*."""
        is_on = self._word(at + 1) in words.FOR | {"sur", "on"} and self._is_object_of(at + 2)
        near = self._words[max(0, at - 3) : at]
        return is_on and any(map(words.EXERCISING.match, near))

    def _is_adding(self, at: int) -> bool:
        """Whether somebody adds arms of another to his own: *étoffe sa flotte d’obus suédois*,
        *remplace ses radars par des suédois*."""
        is_own = self._word(at + 1) in words.OWN and self._word(at + 2) in words.FLEETS
        is_own = is_own and bool(words.ADDING.match(self._words[at]))
        is_replaced = self._words[at] in words.REPLACING and self._word(at + 1) in words.OWN
        if not (is_own or is_replaced):
            return False
        near = range(at + 3, min(len(self._words), at + BEHIND))
        added = words.AGENT | words.BY_MEANS | {"contre"} if is_replaced else _ADDED
        links = (one for one in near if self._words[one] in added and self._is_object_of(one + 1))
        link, user = next(links, None), self._party_from(at) - 1
        if link is None or user < 0:
            return False
        made = self._maker(link + 1, link + 1 + BEHIND, is_object=True)
        return made not in (None, self._parties[user].state)

    def _is_sending(self, at: int) -> bool:
        """Whether a word says with the verb before it that arms are sent: *fait parvenir des obus*,
        *a mis des obus à la disposition de*."""
        is_passing = self._words[at] in words.PASSING and self._word(at - 1) in words.FAIRE
        is_put = self._words[at] == words.DISPOSAL and (
            self._word(at + 1) in words.OF or self._word(at - 1) in words.OWN
        )
        if not (is_passing or is_put) or self._is_information(at):
            return False
        if is_passing:
            return self._is_of_goods(at)
        to = at - 1 - (self._word(at - 1) in words.ARTICLES | words.OWN)
        near = range(max(0, to - AHEAD), to)
        verb = next((one for one in near if words.PUTTING.match(self._words[one])), None)
        if verb is None or self._word(to) not in words.DATIVE:
            return False
        return self._is_of_goods(at) or (self._is_passive(verb) and self._is_of_goods(verb))

    def _is_built_for(self, at: int) -> bool:
        """Whether somebody builds arms for another: *construit deux frégates pour Lima*."""
        near = range(at + 1, min(len(self._words), at + BEHIND))
        aim = next((one for one in near if self._words[one] in words.FOR), None)
        if aim is None or not self._is_party(aim + 1) or self._clause(aim) > at:
            return False
        number = self._party_from(aim + 1)
        other, before = self._parties[number], self._parties[:number]
        is_for_another = bool(before) and before[-1].state != other.state
        is_linked = self._words[at] in words.MADE or self._word(at - 1) in words.OBJECTS
        is_linked = is_linked or not words.RELATIVE.isdisjoint(self._words[max(0, at - AHEAD) : at])
        is_of_goods = self._is_of_goods(at) if is_linked else self._is_object_of(at + 1)
        return is_for_another and is_of_goods and not other.is_adjective

    def _is_signed_for(self, at: int) -> bool:
        """Whether somebody signs for arms: *a signé pour douze radars*, *pour douze*, *un contrat
        pour douze radars suédois*."""
        if self._word(at + 1) not in words.FOR:
            return self._is_ordering(at)
        is_whole = at + 3 == len(self._words) or self._clause(at + 3) == at + 3
        return (self._is_number(at + 2) and is_whole) or self._is_object_of(at + 2)

    def _is_paid_for(self, at: int) -> bool:
        """Whether a sum is paid for so many arms: *débourse deux milliards pour dix radars*."""
        near = range(at + 2, min(len(self._words), at + AHEAD))
        aim = next((one for one in near if self._words[one] in words.FOR), None)
        is_counted = aim is not None and self._is_number(aim + 1) and self._is_object_of(aim + 1)
        is_for_another = any(
            self._words[one] in words.FOR | words.DATIVE and self._is_party(one + 1)
            for one in range(aim or 0, min(len(self._words), (aim or 0) + AHEAD))
        )
        is_sum = not words.MONEY.isdisjoint(self._words[at + 1 : aim or at])
        return is_counted and is_sum and not is_for_another

    def _is_ordering(self, at: int) -> bool:
        """Whether the contract that a state signs is for arms that another makes."""
        near = range(at + 1, min(len(self._words), at + AHEAD))
        contract = next((one for one in near if self._words[one] in words.CONTRACTS), at)
        user = self._party_from(at) - 1
        if contract == at or user < 0 or self._parties[user].is_firm:
            return False
        start = self._past_link(contract + 1)
        if not (start and self._is_object_of(start)):
            return False
        state, made = self._parties[user].state, self._maker(start, start + AHEAD, is_object=True)
        return made != state if made else bool(self._makers) and state not in self._makers

    def _past_link(self, at: int) -> int:
        """The place behind what leads from a contract to what it is for; 0 where nothing does."""
        if self._word(at) in words.FOR | words.OF:
            return at + 1
        return at + 2 if self._word(at + 1) == "sur" else 0  # portant sur

    def _is_object_of(self, at: int) -> bool:
        """Whether arms begin at a word, behind how many: *douze radars*."""
        while self._is_number(at) or self._word(at) in _COUNTING:
            at += 1
        return self._is_goods(at) or self._word(at) in self._other_goods

    def _is_verb(self, at: int) -> bool:
        """Whether *livre* and *équipe* are what somebody does: *La France livre des obus*."""
        before, behind = self._word(at - 1), self._word(at + 1)
        is_given = behind in words.GIVEN or behind.isdigit()
        return is_given or before in _BEFORE_VERB or self._is_behind_name(at)

    def _is_comma_behind(self, at: int) -> bool:
        return "," in self._text[self._places[at][1] : self._places[at + 1][0]]

    def _is_hand(self, at: int) -> bool:
        """Whether *hands* are some: *changed hands*, *in the hands of*."""
        before = self._word(at - 1)
        is_noun = before.startswith("chang") or before in BEFORE_NOUNS | words.OWN
        return self._typed[at] == "hands" and is_noun

    def _is_vessel(self, at: int) -> bool:
        """Whether *ship* is one: *the first ship*, *an Israeli ship*, but *the US ships*."""
        number = self._party_from(at) - 1
        if number >= 0 and self._parties[number].last == at - 1:
            return self._parties[number].is_adjective
        return not _DETERMINERS.isdisjoint(self._typed[max(0, at - 2) : at])

    def _is_intended(self, at: int) -> bool:
        """Whether *pour* stands between arms and somebody: *des chars allemands pour l’Ukraine*; so
        does *à la*, since where they are is said *en*: *des chars allemands à l’Ukraine*."""
        is_dative = self._words[at] == "a" and self._word(at + 1) in ("la", "l")
        if not (is_dative or self._words[at] in words.FOR):
            return False
        if not self._is_party(at + 1):
            return False
        maker = self._parties[self._party_from(at + 1) - 1]
        is_made = maker.goods is not None and maker.last == at - 1
        goods = bisect_left(self._goods, (at, at)) - 1
        first, last = self._goods[goods] if goods >= 0 else (at, at)
        is_near = is_made or last == at - 1
        if not is_near or any(at - BEHIND <= one < at for one in self._denied):
            return False
        return not is_denied(self._words, self._clause(first), first, is_verb=False)

    def _is_arming(self, at: int) -> bool:
        """Whether *arme*, *arms* or *armé* are what somebody does: *Israël arme l’Azerbaïdjan*."""
        typed, before, behind = self._typed[at], self._word(at - 1), self._word(at + 1)
        if typed == "armé" and self._is_party(at + 1) and self._is_had(0, at):  # a armé Oslo
            return self._clause(at + 1) <= at and before not in words.BEING
        if typed in ARMED:
            last = self._words[at + 2 : at + 4] if behind in words.JOINING else [behind]
            return last[-1:] != [] and last[-1] in words.AGENT and before not in words.ARTICLES
        if typed not in ARMS:
            return False
        end = self._past_joined(at)
        is_next = end < len(self._places) and self._places[end][0] in self._begin
        is_last = before in words.JOINING and self._is_behind_name(at - 2)  # finance et arme
        return before in words.WHO or (
            (is_last or self._is_behind_name(at))
            and (is_next or self._word(end) in words.DETERMINERS | {"des"})
        )

    def _past_joined(self, at: int) -> int:
        """The place behind verbs that are joined to one: *arme, finance et entraîne*."""
        listed = at + 1
        while listed < len(self._words) and self._is_comma_behind(listed - 1) and listed - at < 4:
            listed += 1
        return listed + 2 if self._word(listed) in words.JOINING else at + 1

    def _deed_before(self, at: int, most: int) -> int | None:
        """The place of the nearest deed before a word."""
        for one in range(at - 1, max(-1, at - 1 - most), -1):
            if self._is_parted(one) or one in self._denied:
                return None
            if self._deeds[one]:
                return one
            if self._is_purpose(one):
                return None
        return None

    def _is_purpose(self, at: int) -> bool:
        """Whether what stands behind a verb belongs to it: *pour aider les rebelles à …*, *partis
        visiter …*."""
        is_led = self._word(at - 1) in words.FOR or self._word(at - 1) in words.MODAL
        before = is_led or (at > 0 and self._deeds[at - 1])
        return bool(before) and self._is_infinitive(at)
