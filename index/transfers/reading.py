"""One sentence as it is read: its words, its clauses, and who and what is named among them.

Input: a sentence, the places of its parties and of its weapons. Output: words and phrases.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from typing import Literal, NamedTuple

from index.transfers import words
from index.transfers.deeds import WORD, known_in

__all__ = [
    "AHEAD",
    "BEFORE_NOUNS",
    "BEHIND",
    "GOVERNING",
    "IS_ENGLISH",
    "IS_PARTICIPLE",
    "NEAR",
    "Party",
    "Phrase",
    "Reading",
    "Span",
]

_PARTING = re.compile(r"[;:()«»“”—–•]|\s-\s")
_COMMA = re.compile(r"[,;:()«»“”—–•]|\s-\s")
#: English adjectives, which stand before what they say something of.
IS_ENGLISH = re.compile(r"(?:[^i]an|ian|ese|[^c]sh|nch|tch|i)$")
#: French participles, which mostly belong to what is given.
IS_PARTICIPLE = re.compile(
    r"(?:[éu]e?s?|[^d]ert(?:e?s?)|(?:[mr]|qu)is(?:es?)?|rni(?:e?s?)|[ur]dite?s?)$"
)
#: A name in quotes or an acronym in parentheses parts nothing.
_SHORT_QUOTE = re.compile(r"«[^«»\n]{1,25}»|“[^“”\n]{1,25}”|\([^()\n]{1,25}\)")
_INFINITIVE = re.compile("(?:er|ir|dre|dire|ttre|uire)$")
#: Behind these a name is no subject.
GOVERNING = words.PREPOSITIONS | words.OF | words.SOURCE | words.NEUTRAL
#: What is one with the article of a name, what a noun stands behind, what may part two names.
_CONTRACTED = words.DATIVE | words.OF
BEFORE_NOUNS = GOVERNING | words.ARTICLES
_BETWEEN = words.ARTICLES | words.JOINING
#: What may stand before each of several who are joined.
_REPEATED = words.OF | words.DATIVE | words.IN | words.FOR | words.AGENT
#: Words between a deed and what belongs to it, at most: behind it, before it, beside it.
BEHIND, AHEAD, NEAR = 12, 9, 5


Span = tuple[int, int]


class Party(NamedTuple):
    """An actor at [start, end) of a text; adjectives are *turc*, *Turkish*. `goods` is where the
    weapon begins that it stands beside, `state` the state that it belongs to; a firm makes arms."""

    start: int
    end: int
    is_adjective: bool = False
    goods: int | None = None
    state: str = ""
    is_firm: bool = False


class Phrase(NamedTuple):
    """A party as words [first, last] of its sentence; `goods` is the first word of the weapon that
    it stands beside."""

    first: int
    last: int
    is_adjective: bool
    goods: int | None
    state: str
    is_firm: bool


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
        places = ((self._word_at(start), self._word_at(end - 1)) for start, end in goods)
        self._goods = [place for place in places if not self._is_dealt_in(*place)]

    def _is_dealt_in(self, first: int, last: int) -> bool:
        """Whether a weapon says what somebody deals in: *un marchand d’armes a été livré à*."""
        is_behind = self._word(first - 1) in words.OF and self._word(first - 2) in words.DEALERS
        return is_behind or self._word(last + 1) in words.DEALERS

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
        return Phrase(before, behind, is_adjective, goods, party.state, party.is_firm)

    def _head_before(self, first: int) -> int:
        """How many words before a name say the same actor: *armée* in *l’armée de la Turquie*."""
        if self._word(first - 1) in words.HEADS:
            is_noun = self._word(first - 1) not in words.MILITARY  # les opérations militaires
            return int(is_noun or self._word(first - 2) in BEFORE_NOUNS)
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
        return is_french and self._word(first - 1) in BEFORE_NOUNS

    def _is_infinitive(self, at: int) -> bool:
        """Whether a French word ends as infinitives do; so do English nouns (*cluster*)."""
        return self._lang != "en" and bool(_INFINITIVE.search(self._word(at)))

    def _is_behind_name(self, at: int) -> bool:
        return at > 0 and self._places[at - 1][1] in self._end

    def _clause(self, at: int) -> int:
        """Where the words begin that no comma parts from a word."""
        return self._clauses[bisect_right(self._clauses, at) - 1]

    def _inserted(self, at: int) -> range:
        """The words that stand between the next two commas behind a word; none without them."""
        number = bisect_right(self._clauses, at)
        between = self._clauses[number : number + 2]
        return range(*between) if len(between) > 1 else range(0)

    @cached_property
    def _clauses(self) -> list[int]:
        """The first words of all such parts."""
        gaps = enumerate(pairwise(self._places), start=1)
        parted = (at for at, (one, other) in gaps if _COMMA.search(self._text, one[1], other[0]))
        return [0, *parted]

    def _party_from(self, at: int) -> int:
        """The number of the first party that begins at a word or behind it."""
        return bisect_left(self._parties, at, key=attrgetter("first"))

    def _is_party(self, at: int) -> bool:
        """Whether a party begins at a word, or behind its article."""
        at += self._word(at) in words.ARTICLES
        number = self._party_from(at)
        return number < len(self._parties) and self._parties[number].first == at

    def _is_passive(self, at: int) -> bool:
        """Whether a word is a participle, and not of what somebody has done: *a livré*."""
        is_done = words.BEING.isdisjoint(self._words[max(0, at - 3) : at]) and self._is_had(0, at)
        return bool(IS_PARTICIPLE.search(self._typed[at])) and not is_done

    def _is_had(self, start: int, at: int) -> bool:
        """Whether a form of *avoir* among the words from `start` on belongs to a participle: *a
        livré*, *a de son côté livré*, *a, selon Oslo, livré*."""
        if not words.HAVING.isdisjoint(self._typed[max(start, at - 3) : at]):
            return True
        for one in range(at - 4, max(start, at - 1 - NEAR) - 1, -1):
            if self._typed[one] in words.HAVING:
                is_apart = self._clause(one + 1) == one + 1 and self._clause(at) == at
                is_led = is_apart or self._word(one + 1) in GOVERNING
                return is_led and not self._has_goods(one, at)
        return False

    def _has_goods(self, start: int, end: int) -> bool:
        """Whether a weapon or other goods are among words [start, end)."""
        number = bisect_left(self._goods, start, key=lambda one: one[1])
        is_armed = number < len(self._goods) and self._goods[number][0] < end
        return is_armed or not words.GOODS.isdisjoint(self._words[max(0, start) : end])

    def _goods_among(self, start: int, end: int) -> Iterator[int]:
        """The first word of each weapon, then of other goods, among words [start, end)."""
        number = bisect_left(self._goods, start, key=lambda one: one[1])
        while number < len(self._goods) and self._goods[number][0] < end:
            yield self._goods[number][0]
            number += 1
        near = range(max(0, start), min(end, len(self._words)))
        yield from (one for one in near if self._words[one] in words.GOODS)

    def _past_receiver(self, at: int) -> int:
        """The place behind a noun and who stands next to it: *l'envoi à la Norvège de radars*."""
        number = self._party_from(at)
        if number < len(self._parties):
            one = self._parties[number]
            is_named = self._word(at + 1) in words.DATIVE or not one.is_adjective
            if self._ahead_of(one) == at + 1 and is_named:
                return one.last + 1
        return at + 1

    def _is_beside_object(self, at: int, goods: int) -> bool:
        """Whether goods behind a deed only belong to what is given: *une plainte sur ses radars*,
        *un prêt pour acheter des chars*, *sa médiation dans le dossier des missiles*."""
        one = goods - 1
        while one > at and not self._is_about(one):
            if self._word(one) in words.OF and self._word(one - 2) in words.DETERMINERS:
                one -= 2
            elif self._word(one) not in words.DETERMINERS | words.OF:
                return False
            one -= 1
        return one > at

    def _is_about(self, at: int) -> bool:
        """Whether what stands behind a word is not the object of a verb before."""
        is_aim = self._word(at - 1) in words.FOR and self._is_infinitive(at)
        return is_aim or self._word(at) in words.ABOUT

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

    def _ahead_of(self, party: Phrase) -> int:
        """The place of the word before a party and its article."""
        at = party.first - 1
        while self._word(at) in words.ARTICLES:
            at -= 1
        return at - (self._word(at) == "des" and self._is_article(at))

    def _is_article(self, at: int) -> bool:
        """Whether *des* at a word is no *de les*: *à des rebelles*, *Des rebelles livrent*."""
        before = self._word(at - 1)
        return before in words.PREPOSITIONS | words.THAT or self._clause(at) == at

    def _word(self, at: int) -> str:
        return self._words[at] if 0 <= at < len(self._words) else ""

    def _is_parted(self, at: int) -> bool:
        """Whether another clause begins behind a word: *…, malgré …*, *…, emboîtant le pas …*."""
        start, end = self._places[at][1] - self._start, self._places[at + 1][0] - self._start
        if _PARTING.search(self._unquoted, start, end):
            return True
        word = self._words[at + 1]
        is_gerund = word.endswith("ant") and word not in words.DURING
        is_clause = is_gerund or word in words.CLAUSES or self._typed[at + 1] == "où"
        return is_clause and "," in self._unquoted[start:end]

    def _joined(self) -> list[int]:
        """The parties that are joined to the one before: *l'Inde, l'Iran et l'Irak*. A comma joins
        what another joint follows, or the end of parentheses."""
        joined: list[int] = []
        for number in range(len(self._parties) - 1, 0, -1):
            joint = self._joint(number)
            is_last = self._text.startswith(")", self._places[self._parties[number].last][1])
            if joint == "and" or (joint and (is_last or joined[-1:] == [number + 1])):
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
        has_comma = "," in apart
        if has_comma and between and between[0] in _REPEATED and self._is_repeated(number):
            del between[0]  # à l’Inde, à l’Iran
            return "and" if words.ARTICLES.issuperset(between) else None
        if not _BETWEEN.issuperset(between):
            return None
        if words.JOINING.isdisjoint(between):
            return "comma" if has_comma else None
        return None if has_comma and not self._is_enumerated(number) else "and"

    def _is_enumerated(self, number: int) -> bool:
        """Whether a party ends a list in which a comma parts each: *l'Inde, l'Iran, et l'Irak*."""
        return number > 1 and self._joint(number - 1) == "comma"

    def _is_repeated(self, number: int) -> bool:
        """Whether a party stands behind the same preposition as the one before, or one that only
        its name asks for: *en Suède, au Pérou*."""
        one, other = (
            self._word(self._ahead_of(it)) for it in self._parties[number - 1 : number + 1]
        )
        return any(one in same and other in same for same in (words.DATIVE | words.IN, words.OF))


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
