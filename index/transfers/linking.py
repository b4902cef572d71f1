"""One sentence: who is on a side by a relative clause, or by being armed in one.

Input: a sentence as it is read. Output: the side of a party by the clause that it is linked to.
"""

from __future__ import annotations

from functools import cached_property

from index.article import Side
from index.transfers import words
from index.transfers.contracts import Contracted
from index.transfers.deeds import Deed
from index.transfers.reading import BEHIND, NEAR, Party

__all__ = ["Linked"]

#: What may stand behind such a verb that has no other object.
_NO_OBJECT = words.PREPOSITIONS | words.NEUTRAL | words.JOINING | frozenset(("de", "d"))
#: What may stand between somebody and a participle: *qui ont été*, *soutenus et*.
_BEFORE_PARTICIPLE = words.WHO | words.BEING | words.HAVING | words.JOINING | words.ADVERBS


class Linked(Contracted):
    """The words of one sentence, with what links its parties to a transfer."""

    def _subject(self, number: int) -> Side | None:
        """The side of a subject, by what links it to a transfer, else by what it does."""
        if self._pronoun(self._parties[number].last + 1):
            return self._antecedent(number) or self._past_clause(number)
        if self._is_bilateral(number):
            return None
        side = self._armed(number) or self._signatory(number) or self._doer(number)
        is_who = self._word(self._parties[number].last + 1) in words.WHO | {"which"}
        return side or (self._past_clause(number) if is_who else None)

    def _past_clause(self, number: int) -> Side | None:
        """The side of a subject behind a relative clause of his own: *Oslo, dont l’offre a déplu, a
        livré*."""
        last = self._parties[number].last
        clause = self._inserted(last)
        return self._doer(number, clause.stop) if clause.start == last + 1 else None

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
        return any(deed.is_reliance or words.EQUIPPING.match(word) for deed, word in told)

    def _is_armed(self, start: int, party: Party) -> bool:
        """Whether the words from `start` on say that another arms a party: *qui sont armés par*."""
        for at in range(start, min(start + NEAR, len(self._words))):
            if self._is_passive(at) and words.EQUIPPING.match(self._words[at]) and self._deeds[at]:
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
        return deed is not None and bool(words.EQUIPPING.match(self._words[deed]))

    def _is_fitting(self, at: int) -> bool:
        """Whether a word says what goods carry, not who gets them: *les chars suédois seront dotés
        de radars*."""
        return bool(words.EQUIPPING.match(self._words[at])) and self._is_passive(at)

    def _giver(self, at: int) -> str | None:
        """The state of who a verb says to do it: *armé par Oslo*."""
        for by in range(at + 1, min(at + 1 + NEAR, len(self._words))):
            if self._words[by] in words.AGENT:
                giver = self._party_from(by)
                return self._parties[giver].state if self._is_party(by + 1) else None
        return None

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
            is_armed = words.EQUIPPING.match(self._words[found]) and self._is_party(other)
            return "from" if is_armed and self._has_goods(start, found) else None
        if self._is_ordered(start + 1, found) or not deed.is_verb:
            return None
        if pronoun == "à" or self._is_cleft(number, deed):
            return "from" if deed.is_purchase else "to" if deed.gives else None
        is_armed = words.EQUIPPING.match(self._words[found]) and not self._has_object(found)
        return "to" if is_armed else None

    def _is_cleft(self, number: int, deed: Deed) -> bool:
        """Whether *que* behind a party takes up the preposition before: *c'est à Oslo que Lima a
        vendu*, *c'est en Suède que Lima a acheté*, where *a vendu* says only the place."""
        at = self._ahead_of(self._parties[number])
        is_said = self._word(at - 1) in words.BEING and self._word(at - 2) in ("c", "ce")
        is_in = self._word(at) in words.IN and (deed.is_purchase or deed.is_sent)
        return is_said and (is_in or self._word(at) in words.DATIVE)

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
