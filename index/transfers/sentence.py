"""One sentence: which of its parties gives and which receives, by the words around each.

Input: a sentence and the places of its parties. Output: the side of each.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from index.article import Side
from index.folding import fold
from index.transfers import words
from index.transfers.deeds import INTENDED, Deed
from index.transfers.reading import (
    AHEAD,
    BEHIND,
    GOVERNING,
    IS_ENGLISH,
    IS_INFINITIVE,
    IS_PARTICIPLE,
    NEAR,
    Phrase,
    Reading,
)

__all__ = ["Sentence"]

#: *S’offrir des avions*; what may part *s’est* and *équipé*.
_OFFERED = re.compile("offr|offert")
_WHEN = frozenset(("deja", "aussi", "recemment", "egalement", "ainsi", "depuis", "enfin"))
#: Who receives stands behind these; where he is, behind him.
_FOR_OTHERS = words.DATIVE | words.FOR
#: Before who made arms, and where; before what somebody is accused of.
_MAKING, _FROM = words.AGENT | words.IN, words.OF | words.SOURCE
#: Forms of *avoir* that are no preposition without their accent.
_AUXILIARIES = words.HAVING - words.DATIVE
#: What stands between *que* and its verb.
_CLITICS = words.CLITICS | words.HAVING
#: Words at most between a verb and its *par*, before an English noun, before *ses ventes*,
#: between *que* and its verb, and with *fournisseur* at the head of a sentence.
_FROM_AGENT, _BEFORE_NOUN, _OWNED, _INVERTED, _CALLED = 8, 4, 24, 3, 3


class Sentence(Reading):
    """The words of one sentence, with the parties among them."""

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

    def _side(self, number: int) -> Side | None:
        phrase = self._parties[number]
        if phrase.is_adjective:
            return self._adjective(phrase)
        if side := self._named(number) or self._called(phrase) or self._called_first(phrase):
            return side
        return self._subject(number) if self._word(phrase.last + 1) in words.WHO else None

    def _called(self, phrase: Phrase) -> Side | None:
        """The side of who is called a supplier or client: *Oslo, fournisseur de Lima*."""
        start = phrase.last + 1
        if start == len(self._words) or not self._is_apposed(start, start):
            return None
        for at in range(start, min(start + NEAR, len(self._words))):
            if self._words[at] in words.JOINING:
                break
            if (deed := self._deeds[at]) and deed.is_agent:
                return deed.doer
        return None

    def _called_first(self, phrase: Phrase) -> Side | None:
        """The side of who is called so before his name: *Premier fournisseur de Lima, Oslo …*."""
        first = self._ahead_of(phrase) + 1
        if not (_CALLED <= first <= BEHIND and self._is_apposed(first, first)):
            return None
        agents = (deed.doer for deed in self._deeds[:_CALLED] if deed and deed.is_agent)
        return next(agents, None)

    def _named(self, number: int) -> Side | None:
        """The side of who is named, by what stands before; else by what he does."""
        phrase = self._parties[number]
        at = self._ahead_of(phrase)
        word = self._word(at)
        if word in words.SOURCE or self._word(at - 1) in words.SOURCE:
            return "from" if self._before(at, BEHIND) else None
        if word in words.OF:
            return self._behind_of(at, phrase)
        if word in words.PREPOSITIONS:
            return self._behind(at, phrase)
        if word in words.OTHER:
            return self._place(at)
        if word in words.SAYING:
            return None
        return self._owner(phrase) or self._object(at) or self._subject(number)

    def _is_bare(self, party: Phrase) -> bool:
        """Whether a party stands behind no preposition."""
        return not party.is_adjective and self._word(self._ahead_of(party)) not in GOVERNING

    def _behind(self, at: int, phrase: Phrase) -> Side | None:
        """The side of who stands behind a preposition other than *de*."""
        word = self._words[at]
        if word in _MAKING and self._is_made(at - 1):
            return "from"
        if word in words.FOR and not words.FORCES.isdisjoint(
            self._words[phrase.first : phrase.last + 1]
        ):
            return "to"
        most = _FROM_AGENT if word in words.AGENT else BEHIND
        deed = self._before(at, most) or self._deeds[at]
        if deed is None or self._is_no_gift(at, phrase):
            return None
        if word in words.AGENT:
            return None if deed.is_move else deed.doer
        if word in words.DATIVE and self._is_asked(at):
            return "from"
        if deed.gives or word in words.FOR:
            return "to"
        return "from" if deed.is_purchase and word in words.DATIVE else None

    def _is_no_gift(self, at: int, phrase: Phrase) -> bool:
        """Whether a preposition gives nothing: *face à la Russie*; the article *a*, which looks
        like *à* without its accent."""
        is_bare = at == phrase.first - 1
        is_article = self._lang == "en" or (not self._lang and is_bare)
        before = self._word(at - 1)
        is_other = self._words[at] in words.AGENT and self._is_participle(at - 1)
        is_other = is_other and before not in words.PLACED
        return before in words.NO_GIFT or is_other or (self._typed[at] == "a" and is_article)

    def _is_participle(self, at: int) -> bool:
        """Whether a word is one of another deed: *contrôlé par la Russie*."""
        typed = self._typed[at]
        return self._deeds[at] is None and (
            bool(IS_PARTICIPLE.search(typed)) or typed.endswith("ed")
        )

    def _is_asked(self, at: int) -> bool:
        """Whether somebody wants what stands before a preposition: *demander de l'aide à*."""
        return any(map(words.WANTING.match, self._words[max(0, at - 5) : at]))

    def _is_made(self, at: int) -> bool:
        """Whether a word says where arms come from: *produits en Suède*."""
        return self._word(at) in words.MADE and bool(self._goods)

    def _led(self, at: int) -> Side | None:
        """The side that a word before *de* tells: *en provenance de*, *venus de*."""
        if self._word(at) in words.COMING:
            return "from" if self._is_of_goods(at) else None
        return words.LED.get(self._word(at))

    def _is_of_information(self, at: int) -> bool:
        """Whether words come from somewhere, not arms: *un rapport venu de Suède*."""
        return not words.INFORMATION.isdisjoint(self._words[max(0, at - 3) : at])

    def _place(self, at: int) -> Side | None:
        """The side of where arms are made, bought or sent: *produits en Suède*, *livrés en
        Libye*."""
        if self._word(at) not in words.IN:
            return None
        if self._is_made(at - 1) or self._buys(at - 1):
            return "from"
        sent = self._deed_before(at, AHEAD)
        if sent is None or not _FOR_OTHERS.isdisjoint(self._words[sent + 1 : at]):
            return None  # livrés aux rebelles en Libye
        deed = self._deeds[sent]
        return "to" if deed and deed.is_sent and self._goods else None

    def _buys(self, at: int) -> bool:
        """Whether a word is one of buying: *acheté en Suède*."""
        deed = self._deeds[at] if at >= 0 else None
        return deed is not None and deed.is_purchase

    def _behind_of(self, at: int, phrase: Phrase) -> Side | None:
        """The side of who stands behind *de*: *en provenance de l'Iran*, *ventes de la France*,
        *fournisseur de l'Iran*, *reçu de l'Iran*."""
        if led := self._led(at - 1):
            return None if self._is_of_information(at - 1) else led
        deed = self._before(at if phrase.goods is None else min(at, phrase.goods), NEAR)
        if deed is None:
            return None
        if not deed.is_noun:
            return None if deed.gives else "from"
        if deed.has_receiver:
            return deed.partner
        has_article = at < phrase.first - 1 or self._words[at] in ("du", "des")
        return "to" if not deed.gives and (deed.is_purchase or has_article) else "from"

    def _object(self, at: int) -> Side | None:
        """The side of who stands right behind a verb: *qui fournit l'Iran*, *que vend l'Iran*."""
        deed = self._deeds[at] if at >= 0 else None
        if deed is None or not deed.is_verb:
            return None
        if self._word(at - 1) in words.BEING:
            return "to" if deed.has_receiver else None
        if self._is_relative(at):
            return deed.doer
        return "to" if deed.has_receiver else None

    def _is_relative(self, at: int) -> bool:
        """Whether a verb stands behind *que*: *que lui a vendu l’Iran*."""
        start = at - 1
        while at - start <= _INVERTED and self._word(start) in _CLITICS:
            start -= 1
        return self._word(start) in words.RELATIVE

    def _owner(self, party: Phrase) -> Side | None:
        """The side of whose deed a noun says it is: *Turkey's arms sales*, *ventes militaires
        turques*."""
        if self._word(party.last + 1) == "s":
            noun = self._noun_in(party.last + 2, party.last + 2 + _BEFORE_NOUN)
            if noun and noun.is_agent:  # Iran's supplier
                return noun.partner
            return noun.doer if noun else None
        if self._words[party.first] in words.MILITARY:
            noun = self._noun_in(party.first - 1, party.first)
            return noun.doer if noun else None
        return None

    def _noun_in(self, start: int, end: int) -> Deed | None:
        nouns = (deed for deed in self._deeds[max(0, start) : end] if deed and deed.is_noun)
        return next(nouns, None)

    def _adjective(self, party: Phrase) -> Side | None:
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
        is_of_goods = party.goods is not None or not words.GOODS.isdisjoint(beside)
        is_made = bool(self._goods) and self._word(party.first - 1) in words.MAKE
        return "from" if is_made or (is_of_goods and self._has_deed) else None

    def _subject(self, number: int) -> Side | None:
        """The side of who does it: the first deed behind says, else *ses ventes*."""
        start = self._parties[number].last + 1
        end = min(len(self._words), start + AHEAD)
        end = self._next_named(number, end, lambda one: not one.is_adjective)
        for at in range(start, end):
            deed = self._deeds[at]
            if deed and self._is_adjunct(deed, start, at):
                return deed.doer
            if deed and deed.is_noun and (side := self._doer_of_noun(deed, start, at)):
                return side
            if deed and deed.is_verb:
                if self._is_ordered(start, at):
                    return None
                if side := self._doer_of_verb(deed, start, at):
                    return side
        return self._of_own(number)

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
        if deed.has_receiver and self._is_own_force(at + 1):
            return deed.partner
        is_other = deed.is_move or self._is_gerund(start, at)
        return deed.doer if self._is_active(start, at) and not is_other else None

    def _is_own_force(self, at: int) -> bool:
        """Whether somebody equips himself: *équipe son armée*."""
        return self._word(at) in words.OWN and self._word(at + 1) in words.HEADS

    def _is_gerund(self, start: int, at: int) -> bool:
        """Whether a verb tells of the subject before the one before it: *Oslo viole un traité (TCA)
        en vendant*."""
        is_gerund = self._word(at - 1) in words.IN and self._words[at].endswith("ant")
        return is_gerund and start - 1 > self._parties[0].last

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

    def _is_apposed(self, start: int, at: int) -> bool:
        """Whether a word follows a party and its comma: *Oslo, accusé …*."""
        return at == start and "," in self._text[self._places[at - 1][1] : self._places[at][0]]

    def _is_reflexive(self, start: int, at: int) -> bool:
        """Whether somebody does to himself what the verb says: *s’est déjà équipé*."""
        while at > start and (self._words[at - 1] in words.BEING or self._words[at - 1] in _WHEN):
            at -= 1
        return at > start and self._words[at - 1] in words.REFLEXIVE

    def _of_own(self, number: int) -> Side | None:
        """The side of who is the subject where *ses ventes* stand far behind."""
        start = self._parties[number].last + 1
        end = min(len(self._words), start + _OWNED)
        for at in range(start, self._next_named(number, end, self._is_bare)):
            deed = self._deeds[at]
            if deed is not None and self._words[at - 1] in words.OWN:
                return self._doer_of_noun(deed, start, at)
        return None

    def _doer_of_noun(self, deed: Deed, start: int, at: int) -> Side | None:
        """The side of somebody before word `start` who has to do with a deed at word `at` that is a
        noun: *suspend ses ventes*, *est le fournisseur de l’Iran*, *attend la livraison*."""
        between = self._words[start:at]
        if not between or deed.is_move or "resolution" in between:
            return None
        if between[-1] in words.OWN:
            return deed.partner if deed.is_agent else deed.doer
        if deed.is_agent:
            return deed.doer if not words.RANKING.isdisjoint(between) else None
        if any(map(words.WANTING.match, between)):
            return "to"
        return deed.doer if any(map(words.DECIDING.match, between)) else None

    def _next_named(self, number: int, end: int, is_meant: Callable[[Phrase], bool]) -> int:
        """Where the next party begins that is meant, as far as `end`."""
        for at in range(number + 1, len(self._parties)):
            one = self._parties[at]
            if one.first >= end:
                break
            if is_meant(one):
                return one.first
        return end

    def _is_active(self, start: int, at: int) -> bool:
        """Whether the verb at a word is what the subject before does: no participle of another
        noun (*des drones livrés*), and no passive."""
        if self._typed[at].endswith("ing"):  # is shipping
            return True
        before = self._typed[max(start, at - 3) : at]
        if IS_INFINITIVE.search(self._words[at]):  # est prête à livrer
            return True
        if not words.BEING.isdisjoint(map(fold, before)) or self._word(at + 1) in words.AGENT:
            return False
        return not IS_PARTICIPLE.search(self._typed[at]) or not words.HAVING.isdisjoint(before)
