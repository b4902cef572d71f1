"""One sentence: which of its parties gives and which receives, by the words around each.

Input: a sentence and the places of its parties. Output: the side of each.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal, NamedTuple

from index.article import Side
from index.folding import fold
from index.transfers import words
from index.transfers.deeds import ARMED, ARMING, ARMS, RECEIVING, WORD, Deed, known_in

__all__ = ["Party", "Sentence"]

_PARTING = re.compile(r"[;:()«»“”—–]|\s-\s")
#: French participles, which mostly belong to what is given.
_PARTICIPLE = re.compile(r"(?:[éu]e?s?|[^d]ert(?:e?s?)|is(?:es?)?|rni(?:e?s?))$")
#: English adjectives, which stand before what they say something of.
_ENGLISH = re.compile(r"(?:[^i]an|ian|ese|[^c]sh|nch|tch|i)$")
#: Verbs that are nouns as well.
_NOUNS = frozenset(("livre", "livres", "équipe", "équipes", "equipe", "equipes"))
_GOVERNING = words.PREPOSITIONS | words.OF | words.SOURCE | words.OTHER
#: Words between a deed and a party, at most: behind it, before it, between a noun and its *de*, a
#: verb and its *par*, and before an English noun.
_BEHIND, _AHEAD, _NEAR, _FROM_AGENT, _AHEAD_OF_NOUN = 12, 9, 5, 8, 4


Span = tuple[int, int]


class Party(NamedTuple):
    """An actor at [start, end) of a text; adjectives are *turc*, *Turkish*, those of goods stand
    beside a weapon."""

    start: int
    end: int
    is_adjective: bool = False
    is_of_goods: bool = False


class _Phrase(NamedTuple):
    """A party as words [first, last] of its sentence."""

    first: int
    last: int
    is_adjective: bool
    is_of_goods: bool


class Sentence:
    """The words of one sentence, with the parties among them."""

    def __init__(self, text: str, span: Span, parties: Sequence[Party], lang: str) -> None:
        """`span` is the sentence, `parties` those in it, none within another; `lang` its language,
        empty where it may be French or English."""
        found = list(WORD.finditer(text, *span))
        self._text, self._lang = text, lang
        self._places = [one.span() for one in found]
        self._typed = [one[0].lower() for one in found]
        known = known_in(lang)
        self._begin = {one.start for one in parties}
        self._end = {one.end for one in parties}
        self._words = [known[word][0] for word in self._typed]
        self._deeds = [self._meant(at, known[word][1]) for at, word in enumerate(self._typed)]
        self._has_deed = any(self._deeds)
        self._parties = list(map(self._phrase, parties))

    def sides(self) -> list[Side | None]:
        """The side of each party; one that is joined to another shares its side."""
        found = [self._side(number) for number in range(len(self._parties))]
        joined = self._joined()
        for number in joined:
            found[number] = found[number] or found[number - 1]
        for number in reversed(joined):
            if self._is_bare(self._parties[number - 1]):
                found[number - 1] = found[number - 1] or found[number]
        return found

    def _phrase(self, party: Party) -> _Phrase:
        """A party with the head that says the same actor."""
        first = bisect_left(self._places, party.start, key=lambda place: place[1] - 1)
        first = min(first, len(self._places) - 1)
        last = max(first, bisect_left(self._places, party.end, key=lambda place: place[0]) - 1)
        if first < last and self._words[first] in words.DATIVE | words.OF:  # au Caire
            first += 1
        before, behind = first, last
        while self._word(before - 1) in words.HEADS:
            before -= 1
        while self._word(behind + 1) in words.HEADS:
            behind += 1
        is_alone = party.is_adjective and (before, behind) == (first, last)
        is_adjective = is_alone and not self._is_people(first)
        return _Phrase(before, behind, is_adjective, party.is_of_goods)

    def _is_people(self, first: int) -> bool:
        """Whether a French adjective stands for those whom it names: *aux Ukrainiens*."""
        is_french = not _ENGLISH.search(self._words[first])
        return is_french and self._word(first - 1) in _GOVERNING | words.ARTICLES

    def _meant(self, at: int, deed: Deed | None) -> Deed | None:
        """What a word says that says `deed` elsewhere: *arme* and *arms* are verbs behind *qui*,
        *who*, *livre* and *équipe* before what is delivered and who receives it, *importe* behind
        somebody, and who takes delivery receives."""
        if deed is None:
            return ARMING if self._is_arming(at) else None
        if self._typed[at] == "importe" and self._word(at - 1) in words.IMPERSONAL:
            return None
        if deed.is_noun and self._word(at - 1) in words.TAKING:
            return RECEIVING
        if self._typed[at] in _NOUNS:
            behind = self._word(at + 1)
            is_given = behind in words.GIVEN or behind.isdigit()
            is_verb = is_given or self._word(at - 1) in words.REFLEXIVE
            return deed if is_verb else None
        return deed

    def _is_arming(self, at: int) -> bool:
        """Whether *arme*, *arms* or *armé* are what somebody does: *Israël arme l’Azerbaïdjan*."""
        typed, before, behind = self._typed[at], self._word(at - 1), self._word(at + 1)
        if typed in ARMED:
            return behind in words.AGENT and before not in words.ARTICLES
        if typed not in ARMS:
            return False
        is_named = at > 0 and self._places[at - 1][1] in self._end
        is_next = at + 1 < len(self._places) and self._places[at + 1][0] in self._begin
        return before in words.WHO or (is_named and (is_next or behind in words.ARTICLES))

    def _word(self, at: int) -> str:
        return self._words[at] if 0 <= at < len(self._words) else ""

    def _side(self, number: int) -> Side | None:
        phrase = self._parties[number]
        if phrase.is_adjective:
            return self._adjective(phrase)
        if side := self._named(number):
            return side
        return self._subject(number) if self._word(phrase.last + 1) in words.WHO else None

    def _named(self, number: int) -> Side | None:
        """The side of who is named, by what stands before; else by what he does."""
        phrase = self._parties[number]
        at = self._ahead_of(phrase)
        word, has_article = self._word(at), at < phrase.first - 1
        if word in words.SOURCE or self._word(at - 1) in words.SOURCE:
            return "from" if self._before(at, _BEHIND) else None
        if word in words.OF:
            if led := words.LED.get(self._word(at - 1)):
                return led
            return self._behind_of(at, has_article or word in ("du", "des"))
        if word in words.PREPOSITIONS:
            return self._behind(at, phrase)
        if word in words.OTHER:
            return "from" if self._word(at - 1) in words.MADE else None
        if word in words.SAYING:
            return None
        return self._owner(phrase) or self._object(at) or self._subject(number)

    def _ahead_of(self, party: _Phrase) -> int:
        """The place of the word before a party and its article."""
        at = party.first - 1
        while self._word(at) in words.ARTICLES:
            at -= 1
        is_article = self._word(at) == "des" and self._word(at - 1) in words.PREPOSITIONS
        return at - is_article

    def _is_bare(self, party: _Phrase) -> bool:
        """Whether a party stands behind no preposition."""
        return not party.is_adjective and self._word(self._ahead_of(party)) not in _GOVERNING

    def _behind(self, at: int, phrase: _Phrase) -> Side | None:
        """The side of who stands behind a preposition other than *de*."""
        word = self._words[at]
        if self._word(at - 1) in words.MADE:
            return "from"
        if word in words.FOR and not words.FORCES.isdisjoint(
            self._words[phrase.first : phrase.last + 1]
        ):
            return "to"
        deed = self._before(at, _FROM_AGENT if word in words.AGENT else _BEHIND)
        if deed is None or self._is_no_gift(at, phrase):
            return None
        if word in words.AGENT:
            return deed.doer
        if word in words.DATIVE and self._is_asked(at):
            return "from"
        if deed.gives or word in words.FOR:
            return "to"
        return "from" if deed.is_purchase and word in words.DATIVE else None

    def _is_no_gift(self, at: int, phrase: _Phrase) -> bool:
        """Whether a preposition gives nothing: *face à la Russie*; the article *a*, which looks
        like *à* without its accent."""
        is_bare = at == phrase.first - 1
        is_article = self._lang == "en" or (not self._lang and is_bare)
        before = self._word(at - 1)
        is_other = self._words[at] in words.AGENT and self._is_participle(at - 1)
        return before in words.NO_GIFT or is_other or (self._typed[at] == "a" and is_article)

    def _is_participle(self, at: int) -> bool:
        """Whether a word is one of another deed: *contrôlé par la Russie*."""
        typed = self._typed[at]
        return self._deeds[at] is None and (bool(_PARTICIPLE.search(typed)) or typed.endswith("ed"))

    def _is_asked(self, at: int) -> bool:
        """Whether somebody wants what stands before a preposition: *demander de l'aide à*."""
        return any(map(words.WANTING.match, self._words[max(0, at - 5) : at]))

    def _behind_of(self, at: int, has_article: bool) -> Side | None:
        """The side of who stands behind *de*: *ventes de la France*, *fournisseur de l'Iran*,
        *reçu de l'Iran*."""
        deed = self._before(at, _NEAR)
        if deed is None:
            return None
        if deed.is_noun and deed.has_receiver:
            return deed.partner
        if deed.is_noun:
            return "to" if not deed.gives and (deed.is_purchase or has_article) else "from"
        return None if deed.gives else "from"

    def _before(self, at: int, most: int) -> Deed | None:
        """The nearest deed before a word."""
        for one in range(at - 1, max(-1, at - 1 - most), -1):
            start, end = self._places[one][1], self._places[one + 1][0]
            if _PARTING.search(self._text, start, end):
                return None
            if deed := self._deeds[one]:
                return deed
        return None

    def _object(self, at: int) -> Side | None:
        """The side of who stands right behind a verb: *qui fournit l'Iran*, *que vend l'Iran*."""
        deed = self._deeds[at] if at >= 0 else None
        if deed is None or not deed.is_verb:
            return None
        if self._word(at - 1) in words.BEING:
            return "to" if deed.has_receiver else None
        if not words.RELATIVE.isdisjoint(self._words[max(0, at - 3) : at]):
            return deed.doer
        return "to" if deed.has_receiver else None

    def _owner(self, party: _Phrase) -> Side | None:
        """The side of whose deed a noun says it is: *Turkey's arms sales*, *ventes militaires
        turques*."""
        if self._word(party.last + 1) == "s":
            noun = self._noun_in(party.last + 2, party.last + 2 + _AHEAD_OF_NOUN)
            if noun and noun.has_receiver and not noun.is_verb:  # Iran's supplier
                return noun.partner
            return noun.doer if noun else None
        if self._words[party.first] in words.MILITARY:
            noun = self._noun_in(party.first - 1, party.first)
            return noun.doer if noun else None
        return None

    def _noun_in(self, start: int, end: int) -> Deed | None:
        nouns = (deed for deed in self._deeds[max(0, start) : end] if deed and deed.is_noun)
        return next(nouns, None)

    def _adjective(self, party: _Phrase) -> Side | None:
        """The side of an adjective, by the deed or the goods beside it: *Turkish arms sales*,
        *achats indiens*; *drones turcs vendus à …*."""
        if _ENGLISH.search(self._words[party.last]):
            noun = self._noun_in(party.last + 1, party.last + 1 + _AHEAD_OF_NOUN)
            beside = self._words[party.last + 1 : party.last + 3]
        else:
            is_near = self._word(party.first - 1) in words.MILITARY
            noun = self._noun_in(party.first - 1 - is_near, party.first)
            beside = self._words[max(0, party.first - 2) : party.first]
        is_of_goods = party.is_of_goods or not words.GOODS.isdisjoint(beside)
        if noun:
            return noun.doer
        return "from" if is_of_goods and self._has_deed else None

    def _subject(self, number: int) -> Side | None:
        """The side of who does it: the first verb behind says."""
        start = self._parties[number].last + 1
        end = min(len(self._words), start + _AHEAD)
        end = min(end, self._next_named(number, end))
        for at in range(start, end):
            deed = self._deeds[at]
            between = self._words[start:at]
            if deed is not None and deed.is_noun and (side := _doer_of_noun(deed, between)):
                return side
            if deed is None or not deed.is_verb:
                continue
            if not words.REFLEXIVE.isdisjoint(between):
                return "to"
            if self._is_active(start, at):
                return deed.doer
        return None

    def _next_named(self, number: int, end: int) -> int:
        """Where the next party begins that is no adjective, as far as `end`."""
        for at in range(number + 1, len(self._parties)):
            one = self._parties[at]
            if one.first >= end or not one.is_adjective:
                return one.first
        return end

    def _is_active(self, start: int, at: int) -> bool:
        """Whether the verb at a word is what the subject before does: no participle of another
        noun (*des drones livrés*), and no passive."""
        if self._typed[at].endswith("ing"):  # is shipping
            return True
        before = self._typed[max(start, at - 3) : at]
        if not words.BEING.isdisjoint(map(fold, before)) or self._word(at + 1) in words.AGENT:
            return False
        return not _PARTICIPLE.search(self._typed[at]) or not words.HAVING.isdisjoint(before)

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
        if not words.ARTICLES.union(words.JOINING).issuperset(between):
            return None
        has_comma = "," in self._text[self._places[one.last][1] : self._places[other.first][0]]
        if words.JOINING.isdisjoint(between):
            return "comma" if has_comma else None
        return None if has_comma else "and"


def _doer_of_noun(deed: Deed, between: Sequence[str]) -> Side | None:
    """The side of who does something about a deed that is a noun, by the words before it."""
    if not between:
        return None
    if between[-1] in words.OWN:
        return deed.doer
    if any(map(words.WANTING.match, between)):
        return "to" if deed.gives else None
    if any(map(words.DECIDING.match, between)):
        return deed.doer
    return None
