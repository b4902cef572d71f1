"""One sentence: whom a pronoun of giving stands for: *soutient Lima et lui livre*, *backs Lima and
supplies it with*.

Input: a sentence as it is read. Output: the sides of who it stands for, and of who gives to him.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from index.article import Side
from index.transfers import words
from index.transfers.deeds import Deed
from index.transfers.linking import Linked
from index.transfers.reading import GOVERNING, IS_PARTICIPLE

__all__ = ["Pronominal"]

#: *Lui livre*, *auquel ils ont vendu*: words at most from the pronoun to its verb; between a verb
#: and its object.
_TO_VERB, _FROM_VERB = 4, 4
#: Parties before a pronoun that it may stand for, or that give, at most.
_PARTIES = 8
#: Before what is to be done, and also before how something is done; what may stand before a verb
#: with its pronoun, and between a subject and these.
_AIMS = words.OF | words.FOR | frozenset(("to", "a"))
_LEADING = _AIMS | words.IN | words.AGENT
_BEFORE = words.NE | frozenset(("has", "have", "had"))
_SUBJECT = words.WHO | words.NE
#: Behind somebody these say that he does something to another.
_OF_ANOTHER = words.OBJECTS - {"en"}
_URGING = re.compile(
    "appel|remerci|felicit|critiqu|charg|mandat|thank|prais|critici|blam|hire|task"
)


class _Clitic(NamedTuple):
    """Where a pronoun stands, or the verb before it in English; and what is done."""

    at: int
    deed: Deed


class Pronominal(Linked):
    """The words of one sentence, with whom its pronouns stand for."""

    @cached_property
    def _meant_by_pronouns(self) -> dict[int, Side]:
        """The sides of parties by the pronouns of giving, by number."""
        found: dict[int, Side] = {}
        for clitic in (*self._datives(), *self._objects()):
            receiver, giver = self._pair(clitic.at)
            sides = (clitic.deed.partner, clitic.deed.doer)
            for number, side in zip((receiver, giver), sides, strict=True):
                if number is not None:
                    found.setdefault(number, side)
        return found

    def given_to(self, start: int) -> Side | None:
        """The side of whom a pronoun at a place of the text stands for, where that is nobody whom
        the sentence names before: *Oslo lui livre*."""
        at = self._word_at(start)
        for clitic in (*self._datives(), *self._objects()):
            if clitic.at in (at, at - 1) and self._pair(clitic.at)[0] is None:
                return clitic.deed.partner
        return None

    def _datives(self) -> Iterator[_Clitic]:
        """French pronouns before a verb of giving or buying: *lui a livré*, *leur achète*,
        *auquel ils ont livré*."""
        for at, word in enumerate(self._words):
            if word in words.TO_THEM or self._is_to_whom(at):
                deeds = filter(None, self._deeds[at + 1 : at + 1 + _TO_VERB])
                deed = next((one for one in deeds if one.is_verb), None)
                is_giving = deed is not None and deed.gives and not deed.is_move
                if deed and (is_giving or deed.is_purchase):
                    yield _Clitic(at, deed)

    def _is_to_whom(self, at: int) -> bool:
        """Whether a relative pronoun stands before a subject that is one, too: *auquel ils*."""
        end = at + 1 + (self._word(at) in words.DATIVE)
        return self._pronoun(at) == "à" and self._word(end) in words.PRONOUNS

    def _objects(self) -> Iterator[_Clitic]:
        """English ones behind a verb that has who receives for its object: *supplies it with*."""
        for at, deed in enumerate(self._deeds):
            is_followed = self._word(at + 2) == "with" or self._is_number(at + 2)
            is_object = self._word(at + 1) in words.THEM and is_followed
            if deed and deed.is_verb and deed.gives and deed.has_receiver and is_object:
                yield _Clitic(at, deed)

    def _pair(self, at: int) -> tuple[int | None, int | None]:
        """The numbers of whom a pronoun at a word stands for, and of the subject of its verb."""
        end = self._party_from(at)
        near = range(max(0, end - _PARTIES), end)
        named = [number for number in near if not self._parties[number].is_adjective]
        before = [number for number in named if self._may_be_meant(number)]
        if named and self._is_next(named[-1], at):
            return self._other_than(named[-1], before), named[-1]
        if not before:
            return None, None
        last = before[-1]
        other = self._other_than(last, before)
        return self._pair_apart(self._begin_of(at), last, other, is_last=last == named[-1])

    def _pair_apart(
        self, start: int, last: int, other: int | None, *, is_last: bool
    ) -> tuple[int | None, int | None]:
        """The same, for a verb that begins at `start` and has no subject beside it, behind two
        parties; `is_last` where no other stands between."""
        is_joined = self._word(start - 1) in words.JOINING
        if other is None or not self._is_bare(self._parties[other]):
            is_meant = is_joined or self._is_behind_subject(start, last)
            return (last, None) if is_meant and is_last else (None, None)
        is_aim = self._word(start - 1) in _AIMS and self._word(start - 2) not in words.JOINING
        if is_aim and self._is_asked_to(last):
            return other, last
        is_led = is_joined or self._word(start - 1) in _LEADING or self._clause(start) == start
        return last, other if is_led else None

    def _is_behind_subject(self, start: int, last: int) -> bool:
        """Whether a verb that begins at `start` has for its subject one that is no party, behind
        the clause of a party: *Oslo attend : deux obusiers lui seront livrés*."""
        clause = self._clause(start)
        is_apart = self._parties[last].last < clause < start
        return is_apart and self._word(clause) not in _LEADING | words.JOINING | words.WHO

    def _begin_of(self, at: int) -> int:
        """Where a verb with its pronoun begins: *ne lui*, *has supplied it*."""
        while self._word(at - 1) in _BEFORE:
            at -= 1
        return at

    def _may_be_meant(self, number: int) -> bool:
        """Whether a party, or the first that it is joined to, is a subject, an object or a
        receiver: not *contre Oslo*, *entre Oslo et Lima*."""
        last = self._parties[number].last
        if self._word(last + 1) in _OF_ANOTHER and self._clause(last + 1) <= last:
            return False  # Oslo la soutient, et Lima lui livre
        ahead = self._ahead_of(self._parties[self._firsts[number]])
        word, before = self._word(ahead), self._word(ahead - 1)
        if word in words.OF:  # s’est rapproché d’Oslo
            return bool(IS_PARTICIPLE.search(self._typed[ahead - 1]))
        is_given = word in words.DATIVE and before not in words.NO_GIFT
        return is_given or word not in GOVERNING

    def _is_next(self, number: int, at: int) -> bool:
        """Whether a party is the subject of the verb behind a pronoun: *Oslo lui*, *Oslo, qui tarde
        à lui*, *les firmes suédoises du secteur lui*."""
        end = self._parties[number].last + 1
        between = self._words[end:at]
        link = between[0] if between else ""
        if link in words.WHO | words.OF:
            is_short = len(between) <= _TO_VERB and words.JOINING.isdisjoint(between)
            return is_short and (link in words.WHO or self._is_head(number, at))
        return _SUBJECT.issuperset(between) and not self._is_comma_behind(end - 1)

    def _is_head(self, number: int, at: int) -> bool:
        """Whether a party begins the clause of a word, and nothing is given between."""
        one = self._parties[number]
        is_first = self._ahead_of(one) + 1 == self._clause(at)
        return is_first and not any(self._deeds[one.last + 1 : at])

    def _other_than(self, number: int, among: list[int]) -> int | None:
        """The nearest before a party that is another one and not joined to it."""
        state = self._parties[number].state
        number = self._firsts[number]
        others = (one for one in reversed(among) if self._parties[one].state != state)
        return next((one for one in others if one < number), None)

    def _is_asked_to(self, number: int) -> bool:
        """Whether a party is asked, thanked or chosen for what stands behind: *demande à Oslo de*,
        *a choisi Saab pour*."""
        first, end = self._parties[number].first, self._parties[number - 1].last if number else -1
        before = self._words[max(end + 1, first - _FROM_VERB) : first]
        urging = (words.ORDERING, words.CHOOSING, _URGING)
        return any(pattern.match(one) for one in before for pattern in urging)
