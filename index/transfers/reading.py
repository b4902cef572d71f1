"""One sentence as it is read: its words, who is named among them, and what they say of a transfer.

Input: a sentence, the places of its parties and of its weapons. Output: words, phrases and deeds.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Literal, NamedTuple

from index.transfers import words
from index.transfers.deeds import (
    ARMED,
    ARMING,
    ARMS,
    DONATING,
    INTENDED,
    RECEIVING,
    WORD,
    Deed,
    known_in,
)

__all__ = [
    "AHEAD",
    "BEHIND",
    "GOVERNING",
    "IS_ENGLISH",
    "IS_INFINITIVE",
    "IS_PARTICIPLE",
    "NEAR",
    "Party",
    "Phrase",
    "Reading",
    "Span",
]

_PARTING = re.compile(r"[;:()«»“”—–]|\s-\s")
#: English adjectives, which stand before what they say something of.
IS_ENGLISH = re.compile(r"(?:[^i]an|ian|ese|[^c]sh|nch|tch|i)$")
#: French participles, which mostly belong to what is given.
IS_PARTICIPLE = re.compile(r"(?:[éu]e?s?|[^d]ert(?:e?s?)|(?:[mr]|qu)is(?:es?)?|rni(?:e?s?))$")
#: A name in quotes or an acronym in parentheses parts nothing.
_SHORT_QUOTE = re.compile(r"«[^«»\n]{1,25}»|“[^“”\n]{1,25}”|\([^()\n]{1,25}\)")
IS_INFINITIVE = re.compile("(?:er|ir|dre|ttre|uire)$")
#: Verbs that are nouns as well.
_NOUNS = frozenset(("livre", "livres", "équipe", "équipes", "equipe", "equipes"))
#: Behind these a name is no subject.
GOVERNING = words.PREPOSITIONS | words.OF | words.SOURCE | words.OTHER
#: What is one with the article of a name, what a noun stands behind, what may part two names.
_CONTRACTED = words.DATIVE | words.OF
_BEFORE_NOUNS = GOVERNING | words.ARTICLES
_BETWEEN = words.ARTICLES | words.JOINING
#: What may stand before each of several who are joined.
_REPEATED = words.OF | words.DATIVE | words.FOR | words.AGENT
#: What stands between a verb and something that is not its object.
_APART = words.PREPOSITIONS | words.OTHER | words.RELATIVE | words.WHO
#: Words between a deed and what belongs to it, at most: behind it, before it, beside it.
BEHIND, AHEAD, NEAR = 12, 9, 5


Span = tuple[int, int]


class Party(NamedTuple):
    """An actor at [start, end) of a text; adjectives are *turc*, *Turkish*. `goods` is where the
    weapon begins that it stands beside, `state` the state that it belongs to."""

    start: int
    end: int
    is_adjective: bool = False
    goods: int | None = None
    state: str = ""


class Phrase(NamedTuple):
    """A party as words [first, last] of its sentence; `goods` is the first word of the weapon that
    it stands beside."""

    first: int
    last: int
    is_adjective: bool
    goods: int | None
    state: str


class Reading:
    """The words of one sentence, with the parties and the weapons among them."""

    def __init__(
        self,
        text: str,
        span: Span,
        parties: Sequence[Party],
        goods: Sequence[Span],
        lang: str,
    ) -> None:
        """`span` is the sentence, `parties` those in it, none within another, `goods` its weapons;
        `lang` its language, empty where it may be French or English."""
        found = list(WORD.finditer(text, *span))
        self._text, self._lang = text, lang
        self._start = span[0]
        self._unquoted = _SHORT_QUOTE.sub(_blank, text[slice(*span)])
        self._places = [one.span() for one in found]
        self._typed = [one[0].lower() for one in found]
        known = known_in(lang)
        self._begin = {one.start for one in parties}
        self._end = {one.end for one in parties}
        self._words = [known[word][0] for word in self._typed]
        self._parties = list(map(self._phrase, parties))
        self._goods = [(self._word_at(start), self._word_at(end - 1)) for start, end in goods]
        self._deeds = [self._meant(at, known[word][1]) for at, word in enumerate(self._typed)]
        self._has_deed = any(self._deeds)

    def _phrase(self, party: Party) -> Phrase:
        """A party with the head that says the same actor."""
        first = self._word_at(party.start)
        last = max(first, bisect_left(self._places, party.end, key=lambda place: place[0]) - 1)
        if first < last and self._words[first] in _CONTRACTED:  # au Caire
            first += 1
        before, behind = first, last
        while step := self._head_before(before):
            before -= step
        while self._word(behind + 1) in words.HEADS:
            behind += 1
        is_alone = party.is_adjective and (before, behind) == (first, last)
        is_adjective = is_alone and not self._is_people(first)
        goods = None if party.goods is None else self._word_at(party.goods)
        return Phrase(before, behind, is_adjective, goods, party.state)

    def _head_before(self, first: int) -> int:
        """How many words before a name say the same actor: *armée* in *l’armée de la Turquie*."""
        if self._word(first - 1) in words.HEADS:
            return 1
        at = first - 1 - (self._word(first - 1) in words.ARTICLES)
        is_head = self._word(at) in words.OF and self._word(at - 1) in words.HEADS
        return first - at + 1 if is_head else 0

    def _word_at(self, place: int) -> int:
        """The number of the word at a place of the text."""
        found = bisect_left(self._places, place, key=lambda place: place[1] - 1)
        return min(found, len(self._places) - 1)

    def _is_people(self, first: int) -> bool:
        """Whether a French adjective stands for those whom it names: *aux Ukrainiens*."""
        is_french = not IS_ENGLISH.search(self._words[first])
        return is_french and self._word(first - 1) in _BEFORE_NOUNS

    def _meant(self, at: int, deed: Deed | None) -> Deed | None:
        """What a word says that says `deed` elsewhere: who takes delivery receives, and who makes a
        donation gives."""
        if deed is None:
            return ARMING if self._is_arming(at) else INTENDED if self._is_intended(at) else None
        if self._is_of_no_arms(at, deed):
            return None
        if self._word(at - 1) in words.TAKING:
            return RECEIVING
        if self._words[at] in words.GIFT and self._word(at - 1) in words.MAKING:
            return DONATING
        if self._typed[at] in _NOUNS and not self._is_verb(at):
            return None
        return deed

    def _is_verb(self, at: int) -> bool:
        """Whether *livre* and *équipe* are what somebody does: *La France livre des obus*."""
        before, behind = self._word(at - 1), self._word(at + 1)
        is_given = behind in words.GIVEN or behind.isdigit()
        return is_given or before in words.REFLEXIVE or self._is_behind_name(at)

    def _is_behind_name(self, at: int) -> bool:
        return at > 0 and self._places[at - 1][1] in self._end

    def _is_intended(self, at: int) -> bool:
        """Whether *pour* stands between arms and somebody: *des chars allemands pour l’Ukraine*; so
        does *à la*, since where they are is said *en*: *des chars allemands à l’Ukraine*."""
        is_dative = self._words[at] == "a" and self._word(at + 1) in ("la", "l")
        if not (is_dative or self._words[at] in words.FOR):
            return False
        behind = at + 1 + (self._word(at + 1) in words.ARTICLES)
        number = bisect_left(self._parties, behind, key=attrgetter("first"))
        if number == len(self._parties) or self._parties[number].first != behind:
            return False
        maker = self._parties[number - 1]
        is_made = maker.goods is not None and maker.last == at - 1
        goods = bisect_left(self._goods, (at, at)) - 1
        return is_made or (goods >= 0 and self._goods[goods][1] == at - 1)

    def _is_of_no_arms(self, at: int, deed: Deed) -> bool:
        """Whether nothing is given here by a word that gives elsewhere: *donner son accord*,
        *fournir des preuves*, *promettre de punir*, *peu importe*."""
        if deed.is_use and not self._is_of_another(at, is_noun=deed.is_noun):
            return True
        is_named = deed.is_verb and self._word(at - 1) in words.ARTICLES  # une demande
        if deed.needs_goods and (is_named or not self._is_of_goods(at)):
            return True
        is_impersonal = self._typed[at] == "importe" and self._word(at - 1) in words.IMPERSONAL
        return is_impersonal or self._is_of_deed(at) or self._is_information(at)

    def _is_of_deed(self, at: int) -> bool:
        """Whether what is offered or promised is to do something: *promet de punir*, *que*."""
        is_done = self._word(at + 1) in words.OF and IS_INFINITIVE.search(self._word(at + 2))
        return bool(is_done) or self._word(at + 1) in words.RELATIVE

    def _is_of_another(self, at: int, *, is_noun: bool) -> bool:
        """Whether what is used at a verb or noun was made by another than who uses it: *L’Iran
        utilise des obus suédois*, *des obus suédois utilisés par l’Iran*, *l’utilisation d’obus
        suédois par l’Iran*."""
        behind = bisect_left(self._parties, at, key=attrgetter("first"))
        is_by = not words.AGENT.isdisjoint(self._words[at + 1 : at + 1 + NEAR])
        if is_by and not is_noun:
            made, user = self._maker(at - BEHIND, at), behind
        else:
            made, user = self._maker(at + 1, at + BEHIND, is_object=True), behind + 2 * is_by - 1
        users = self._parties[max(0, user) : user + 1]  # none where he is asked for: qui utilise
        return made is not None and all(one.state != made for one in users)

    def _maker(self, start: int, end: int, *, is_object: bool = False) -> str | None:
        """The state that made goods among words [start, end), where they may be the object of a
        verb before `start` if they are to be."""
        number = bisect_left(self._parties, start, key=attrgetter("first"))
        while number < len(self._parties) and self._parties[number].last < end:
            one = self._parties[number]
            at = one.first if one.goods is None else min(one.goods, one.first)
            if self._is_beside_goods(one):
                return one.state if not is_object or self._is_object(start, at) else None
            number += 1
        return None

    def _is_object(self, start: int, end: int) -> bool:
        """Whether words [start, end) part no object from its verb."""
        between = self._words[start:end]
        return _APART.isdisjoint(between) and not any(map(IS_INFINITIVE.search, between))

    def _is_of_goods(self, at: int) -> bool:
        """Whether a weapon stands near a verb, as what is given."""
        number = bisect_left(self._goods, (at, at))
        near = self._goods[max(0, number - 1) : number + 1]
        return any(0 < first - at <= AHEAD or 0 < at - last <= NEAR for first, last in near)

    def _is_goods(self, at: int) -> bool:
        """Whether a word is one of a weapon."""
        number = bisect_left(self._goods, (at + 1, 0)) - 1
        return number >= 0 and at <= self._goods[number][1]

    def _is_beside_goods(self, party: Phrase) -> bool:
        """Whether a party stands beside goods that may be of its make."""
        before = self._words[max(0, party.first - 2) : party.first]
        is_beside = party.goods is not None or not words.GOODS.isdisjoint(before)
        is_made = party.is_adjective or self._word(self._ahead_of(party)) in words.OF
        return is_beside and is_made

    def _is_information(self, at: int) -> bool:
        """Whether words are given, not arms: *fournir des preuves*, *des détails fournis*; or
        somebody gets *l’arme nucléaire*."""
        before, behind = self._word(at - 1), self._words[at + 1 : at + 1 + NEAR]
        is_bomb = not (words.NUCLEAR.isdisjoint(behind) or words.BOMB.isdisjoint(behind))
        return is_bomb or not words.INFORMATION.isdisjoint((before, *behind[:3]))

    def _is_arming(self, at: int) -> bool:
        """Whether *arme*, *arms* or *armé* are what somebody does: *Israël arme l’Azerbaïdjan*."""
        typed, before, behind = self._typed[at], self._word(at - 1), self._word(at + 1)
        if typed in ARMED:
            return behind in words.AGENT and before not in words.ARTICLES
        if typed not in ARMS:
            return False
        is_next = at + 1 < len(self._places) and self._places[at + 1][0] in self._begin
        return before in words.WHO or (
            self._is_behind_name(at) and (is_next or behind in words.ARTICLES)
        )

    def _ahead_of(self, party: Phrase) -> int:
        """The place of the word before a party and its article."""
        at = party.first - 1
        while self._word(at) in words.ARTICLES:
            at -= 1
        is_article = self._word(at) == "des" and self._word(at - 1) in words.PREPOSITIONS
        return at - is_article

    def _word(self, at: int) -> str:
        return self._words[at] if 0 <= at < len(self._words) else ""

    def _before(self, at: int, most: int) -> Deed | None:
        """The nearest deed before a word."""
        found = self._deed_before(at, most)
        return None if found is None else self._deeds[found]

    def _deed_before(self, at: int, most: int) -> int | None:
        """The place of the nearest deed before a word."""
        for one in range(at - 1, max(-1, at - 1 - most), -1):
            start, end = self._places[one][1] - self._start, self._places[one + 1][0] - self._start
            if _PARTING.search(self._unquoted, start, end):
                return None
            if self._deeds[one]:
                return one
        return None

    def _joined(self) -> list[int]:
        """The parties that are joined to the one before: *l'Inde, l'Iran et l'Irak*. A comma joins
        what another joint follows."""
        joined: list[int] = []
        for number in range(len(self._parties) - 1, 0, -1):
            joint = self._joint(number)
            if joint == "and" or (joint == "comma" and joined[-1:] == [number + 1]):
                joined.append(number)
        return joined[::-1]

    def _joint(self, number: int) -> Literal["and", "comma"] | None:
        """What stands between a party and the one before, where it is nothing else."""
        one, other = self._parties[number - 1 : number + 1]
        between = self._words[one.last + 1 : other.first]
        apart = self._text[self._places[one.last][1] : self._places[other.first][0]]
        if not apart.strip():  # le suédois Saab
            return "and"
        if len(between) > 1 and between[0] in words.JOINING and between[1] in _REPEATED:
            del between[1]  # à l’Inde et à l’Iran
        if not _BETWEEN.issuperset(between):
            return None
        has_comma = "," in apart
        if words.JOINING.isdisjoint(between):
            return "comma" if has_comma else None
        return None if has_comma else "and"


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
