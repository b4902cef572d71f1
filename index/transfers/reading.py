"""One sentence as it is read: its words, its clauses, and who and what is named among them.

Input: a sentence, with the places of its actors and weapons. Output: its words, and the parties
among them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
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
    "IS_ENGLISH_PARTICIPLE",
    "IS_PARTICIPLE",
    "NEAR",
    "Actor",
    "Excerpt",
    "Party",
    "Reading",
    "Span",
]

_PARTING = re.compile(r"[;:()«»“”—–•]|\s-\s")
_COMMA = re.compile(r"[,;:()«»“”—–•]|\s-\s")
#: English adjectives, which stand before what they say something of.
IS_ENGLISH = re.compile(r"(?:[^i]an|ian|ese|[^c]sh|nch|tch|i)$")
#: French participles, which mostly belong to what is given.
IS_PARTICIPLE = re.compile(
    r"(?:(?:é|(?<![gq])u)e?s?|[^d]ert(?:e?s?)|(?:[mr]|qu)is(?:es?)?|rni(?:e?s?)|[ur]dite?s?)$"
)
IS_ENGLISH_PARTICIPLE = re.compile("(?:ed|sold|sent|given|bought)$")
#: A name in quotes or an acronym in parentheses parts nothing.
_SHORT_QUOTE = re.compile(r"«[^«»\n]{1,25}»|“[^“”\n]{1,25}”|\([^()\n]{1,25}\)")
#: Of a genitive: *Turkey’s*.
_APOSTROPHES = ("'", "’")
_INFINITIVE = re.compile("(?:er|ir|dre|dire|ttre|uire)$")
#: Behind these a name is no subject.
GOVERNING = words.PREPOSITIONS | words.OF | words.SOURCE | words.NEUTRAL
#: What is one with the article of a name, what a noun stands behind, what may part two names.
_CONTRACTED = words.DATIVE | words.OF
BEFORE_NOUNS = GOVERNING | words.ARTICLES
_BETWEEN = words.ARTICLES | words.JOINING
#: *Oslo, puis Lima*.
_NEXT = frozenset(("puis", "then"))
#: What may stand before each of several who are joined.
_REPEATED = words.OF | words.DATIVE | words.IN | words.FOR | words.AGENT
#: Before whom another of the same side may stand with what is given him; what may stand with that.
_GAPPING = words.AGENT | words.DATIVE | words.SOURCE | {"to"}
_SUMS = frozenset(("euro", "euros", "dollar", "dollars", "milliard", "milliards", "billion"))
_COUNTING = words.COUNTED | words.ARTICLES | words.OF | words.FOR | _SUMS
#: Of adverbs that part *a* from a participle: *a tout de même livré*, *a d’ores et déjà livré*.
_STILL = frozenset(
    ("tout", "de", "meme", "quand", "d", "ores", "et", "deja", "par", "ailleurs", "a", "nouveau")
)
#: Words between a deed and what belongs to it, at most: behind it, before it, beside it.
BEHIND, AHEAD, NEAR = 12, 9, 5


Span = tuple[int, int]


class Actor(NamedTuple):
    """An actor at [start, end) of a text; adjectives are *turc*, *Turkish*. `goods` is where the
    weapon begins that it stands beside, `state` the state that it belongs to; a firm makes arms;
    an armed group stands for itself; *lui* is a dative, which is no party of its sentence."""

    start: int
    end: int
    is_adjective: bool
    goods: int | None
    state: str
    is_firm: bool
    is_group: bool
    is_dative: bool = False


class Excerpt(NamedTuple):
    """A sentence of a text, at `span`, with the actors in it, none within another, and the places
    and concepts of its weapons; `lang` is its language, empty where it may be French or English.

    A query, `is_query`, in an index of arms means arms where it does not say so (*aide à
    l'Ukraine*), and what it denies is what it asks of."""

    text: str
    span: Span
    actors: Sequence[Actor]
    goods: Sequence[Span]
    lang: str
    is_query: bool
    systems: Sequence[str] = ()


class Party(NamedTuple):
    """An actor as words [first, last] of its sentence, with what says the same one (*l'armée
    turque*); `goods` is the first word of the weapon that it stands beside."""

    first: int
    last: int
    is_adjective: bool
    goods: int | None
    state: str
    is_firm: bool
    is_group: bool


class Reading:
    """The words of one sentence, with the parties and the weapons among them."""

    def __init__(self, excerpt: Excerpt) -> None:
        text, span = excerpt.text, excerpt.span
        found = list(WORD.finditer(text, *span))
        self._text, self._lang, self._is_query = text, excerpt.lang, excerpt.is_query
        self._start, self._systems = span[0], excerpt.systems
        self._unquoted = _SHORT_QUOTE.sub(_blank, text[slice(*span)])
        self._places = [one.span() for one in found]
        self._typed = [one[0].lower() for one in found]
        self._known = known_in(excerpt.lang)
        self._begin = {one.start for one in excerpt.actors}
        self._end = {one.end for one in excerpt.actors}
        self._words = [self._known[word][0] for word in self._typed]
        self._parties = list(map(self._party, excerpt.actors))
        places = ((self._word_at(start), self._word_at(end - 1)) for start, end in excerpt.goods)
        self._other_goods = words.FRENCH_GOODS if excerpt.lang == "fr" else words.GOODS
        self._goods = [place for place in places if not self._is_dealt_in(*place)]

    def _is_dealt_in(self, first: int, last: int) -> bool:
        """Whether a weapon says what somebody deals in: *un marchand d’armes a été livré à*."""
        is_behind = self._word(first - 1) in words.OF and self._word(first - 2) in words.DEALERS
        return is_behind or self._word(last + 1) in words.DEALERS

    def _party(self, actor: Actor) -> Party:
        """The words of an actor, with the head that says the same one."""
        first = self._word_at(actor.start)
        last = max(first, bisect_left(self._places, actor.end, key=lambda place: place[0]) - 1)
        if first < last and self._words[first] in _CONTRACTED:  # au Caire
            first += 1
        before, behind = first, last
        while step := self._head_before(before):
            before -= step
        while self._word(behind + 1) in words.HEADS:
            behind += 1
        is_alone = actor.is_adjective and (before, behind) == (first, last)
        is_adjective = is_alone and not self._is_people(first, last)
        goods = None if actor.goods is None else self._word_at(actor.goods)
        return Party(
            before, behind, is_adjective, goods, actor.state, actor.is_firm, actor.is_group
        )

    def _head_before(self, first: int) -> int:
        """How many words before a name say the same actor: *armée* in *l’armée de la Turquie*."""
        if self._word(first - 1) in words.HEADS:
            is_noun = self._word(first - 1) not in words.MILITARY  # les opérations militaires
            return int(is_noun or self._word(first - 2) in BEFORE_NOUNS)
        at = first - 1 - (self._word(first - 1) in words.ARTICLES)
        if self._word(at) in words.OF and self._word(at - 1) in words.HEADS:
            return first - at + 1
        return self._branch_before(first)

    def _branch_before(self, first: int) -> int:
        """The same, where words between say of which branch: *l’industrie de défense turque*,
        *une entreprise publique turque*."""
        at = first - 1
        if self._word(at) not in words.BRANCHES:
            return 0
        while self._word(at) in words.BRANCHES | words.OF | words.ARTICLES:
            at -= 1
        return first - at if self._word(at) in words.HEADS else 0

    def _word_at(self, place: int) -> int:
        """The number of the word at a place of the text."""
        found = bisect_left(self._places, place, key=lambda place: place[1] - 1)
        return min(found, len(self._places) - 1)

    def _is_people(self, first: int, last: int) -> bool:
        """Whether a French adjective stands for those whom it names: *aux Ukrainiens*."""
        is_french = not IS_ENGLISH.search(self._words[last])
        return is_french and self._word(first - 1) in BEFORE_NOUNS

    def _is_infinitive(self, at: int) -> bool:
        """Whether a French word ends as infinitives do; so do English nouns (*cluster*), and names
        (*Alger*, *Super Tucano*)."""
        is_one = self._lang != "en" and bool(_INFINITIVE.search(self._word(at)))
        return is_one and not (self._is_party(at) or self._is_goods(at))

    def _is_number(self, at: int) -> bool:
        """Whether a word says how many: *12*, *vingt-quatre*."""
        word = self._word(at)
        return word.isdigit() or word.split("-")[0] in words.NUMBERS

    def _is_genitive(self, at: int) -> bool:
        """Whether a word is the *s* of *Turkey’s*, and not that of *la Turquie s’arme*."""
        if self._word(at) != "s":
            return False
        return self._text[self._places[at - 1][1] : self._places[at][0]] in _APOSTROPHES

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
                if _STILL.issuperset(self._words[one + 1 : at]):
                    return True
                is_apart = self._clause(one + 1) == one + 1 and self._clause(at) == at
                is_led = is_apart or self._word(one + 1) in GOVERNING
                return is_led and not self._has_goods(one, at)
        return False

    def _has_goods(self, start: int, end: int) -> bool:
        """Whether a weapon or other goods are among words [start, end)."""
        number = bisect_left(self._goods, start, key=lambda one: one[1])
        is_armed = number < len(self._goods) and self._goods[number][0] < end
        return is_armed or not self._other_goods.isdisjoint(self._words[max(0, start) : end])

    def _is_goods(self, at: int) -> bool:
        """Whether a word is one of a weapon."""
        number = bisect_left(self._goods, (at + 1, 0)) - 1
        return number >= 0 and at <= self._goods[number][1]

    def _ahead_of(self, party: Party) -> int:
        """The place of the word before a party, its article and the adjective that says of which
        state it is: *to the Yemeni Houthis*."""
        at = party.first - 1
        before = self._parties[max(0, self._party_from(party.first) - 1)]
        if before.is_adjective and before.last == at and before.state == party.state:
            at = before.first - 1
        is_led = party.first < party.last  # by a Swedish company, but not a Sweden flag
        while self._word(at) in words.ARTICLES or (is_led and self._is_a(at)):
            at -= 1
        return at - (self._word(at) == "des" and self._is_article(at))

    def _is_a(self, at: int) -> bool:
        """Whether a word is the English article, and not *à* without its accent."""
        return self._lang == "en" and self._word(at) in ("a", "an")

    def _is_article(self, at: int) -> bool:
        """Whether *des* at a word is no *de les*: *à des rebelles*, *Des rebelles livrent*."""
        before = self._word(at - 1)
        return before in words.PREPOSITIONS | words.THAT or self._clause(at) == at

    def _word(self, at: int) -> str:
        return self._words[at] if 0 <= at < len(self._words) else ""

    def _is_parted(self, at: int) -> bool:
        """Whether another clause begins behind a word, *…, malgré …*, *…, emboîtant le pas …*, or
        what is not taken, *plutôt que …*."""
        start, end = self._places[at][1] - self._start, self._places[at + 1][0] - self._start
        if _PARTING.search(self._unquoted, start, end):
            return True
        word = self._words[at + 1]
        if word in words.REJECTING:
            return True
        if word in words.RATHER and self._word(at + 2) in words.THAT | {"than"}:
            return True
        is_gerund = word.endswith("ant") and word not in words.DURING
        is_clause = is_gerund or word in words.CLAUSES or self._typed[at + 1] == "où"
        return is_clause and "," in self._unquoted[start:end]

    @cached_property
    def _firsts(self) -> list[int]:
        """The first of those to whom each party is joined; itself, where it is to none before."""
        joined, firsts = set(self._joined()), list[int]()
        for number in range(len(self._parties)):
            firsts.append(firsts[-1] if number in joined else number)
        return firsts

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
        if not apart.strip() or self._is_whose(one, other):  # le suédois Saab
            return "and"
        if between[:1] and between[0] in _NEXT:
            is_apart = self._clause(other.last + 1) == other.last + 1
            return "and" if is_apart and words.ARTICLES.issuperset(between[1:]) else None
        if len(between) > 1 and between[0] in words.JOINING and between[1] in _REPEATED:
            del between[1]  # à l’Inde et à l’Iran
        if self._is_gapped(one.last + 1, self._ahead_of(other), self._word(self._ahead_of(one))):
            return "and"
        has_comma = "," in apart
        if has_comma and between and between[0] in _REPEATED and self._is_repeated(number):
            del between[0]  # à l’Inde, à l’Iran
            return "and" if words.ARTICLES.issuperset(between) else None
        if not _BETWEEN.issuperset(between):
            return None
        if words.JOINING.isdisjoint(between):
            return "comma" if has_comma else None
        return None if has_comma and not self._is_enumerated(number) else "and"

    def _is_whose(self, one: Party, other: Party) -> bool:
        """Whether the first of two says only of which state the other is: *Yemen’s Houthis*, *les
        rebelles yéménites des Houthis*."""
        between = self._words[one.last + 1 : other.first]
        is_of = other.is_group and one.first < one.last and between[:1] and between[0] in words.OF
        is_of = bool(is_of) and words.ARTICLES.issuperset(between[1:])
        is_genitive = len(between) == 1 and self._is_genitive(one.last + 1)
        return one.state == other.state and (is_of or is_genitive)

    def _is_gapped(self, start: int, end: int, preposition: str) -> bool:
        """Whether words [start, end) say what another gives or gets whom the same preposition leads
        at `end`: *des obus par l'Inde et deux radars par l'Iran*."""
        between = self._words[start:end]
        is_same = self._word(end) == preposition or {self._word(end), preposition} <= words.DATIVE
        if not (is_same and preposition in _GAPPING and between):
            return False
        begin = start + (between[0] in words.JOINING)
        is_apart = begin > start or self._clause(start) == start
        is_told = any(map(self._is_number, range(begin, end))) or self._has_goods(begin, end)
        return is_apart and is_told and all(map(self._is_counting, range(begin, end)))

    def _is_counting(self, at: int) -> bool:
        """Whether a word may say how much of what is given, or for how much."""
        word = self._words[at]
        is_given = self._is_number(at) or self._is_goods(at) or word in self._other_goods
        return is_given or word in _COUNTING

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
