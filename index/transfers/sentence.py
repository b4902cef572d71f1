"""One sentence: which of its parties gives and which receives, by the words around each.

Input: a sentence and the places of its parties. Output: the side of each.
"""

from __future__ import annotations

from collections.abc import Container
from functools import cached_property
from typing import Literal

from index.article import Side
from index.transfers import words
from index.transfers.deeds import Deed
from index.transfers.linking import Linked
from index.transfers.reading import (
    AHEAD,
    BEHIND,
    GOVERNING,
    IS_ENGLISH,
    IS_PARTICIPLE,
    NEAR,
    Phrase,
)

__all__ = ["Sentence"]

#: Who receives stands behind these; where he is, behind him.
_FOR_OTHERS = words.DATIVE | words.FOR
#: Behind these stands no more who is relied on: *dépend de Lima pour les obus de*.
_AIMS = words.FOR | words.TOWARDS
#: What may stand beside *suivi* between two of one ranking.
_LINKS = words.ARTICLES | words.OF | words.AGENT | {"loin", "juste", "mais"}
#: What stands between *que* and its verb.
_BEFORE_VERB = words.CLITICS | words.HAVING
#: Words at most between a verb and its *par*, before an English noun, between *que* and its verb,
#: and with *fournisseur* at the head of a sentence.
_FROM_AGENT, _BEFORE_NOUN, _INVERTED, _CALLED = 8, 4, 3, 3
#: Of a genitive: *Turkey’s*.
_APOSTROPHES = ("'", "’")


class Sentence(Linked):
    """The words of one sentence, with the parties among them."""

    def sides(self) -> list[Side | None]:
        """The side of each party; one that is joined to another shares its side."""
        joined = self._joined()
        found = [self._side(number, joined) for number in range(len(self._parties))]
        for number in joined:
            found[number] = found[number] or found[number - 1]
        for number in reversed(joined):
            if self._is_bare(self._parties[number - 1]):
                found[number - 1] = found[number - 1] or found[number]
        return found

    def _side(self, number: int, joined: Container[int]) -> Side | None:
        phrase = self._parties[number]
        if phrase.is_adjective:
            return self._adjective(phrase)
        if side := self._between(number):
            return side
        if self._is_governed(number, joined):
            return None
        side = self._named(number) or self._called(phrase) or self._called_first(phrase)
        if side := side or self._listed(phrase):
            return side
        is_doing = self._word(phrase.last + 1) in words.WHO
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

    def _is_governed(self, number: int, joined: Container[int]) -> bool:
        """Whether a party shares the preposition of one that it is joined to, and does nothing
        itself: *entre la Suède et le Pérou*."""
        first = number
        while first in joined:
            first -= 1
        is_bare = self._word(self._ahead_of(self._parties[number])) in words.JOINING
        before = self._word(self._ahead_of(self._parties[first]))
        return first < number and is_bare and before in GOVERNING - words.OF

    def _called(self, phrase: Phrase) -> Side | None:
        """The side of who is called a supplier or client: *Oslo, fournisseur de Lima*."""
        start = phrase.last + 1
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

    def _called_first(self, phrase: Phrase) -> Side | None:
        """The side of who is called so before his name: *Premier fournisseur de Lima, Oslo …*."""
        first = self._ahead_of(phrase) + 1
        if not (_CALLED <= first <= BEHIND and self._is_apposed(first, first)):
            return None
        agents = (deed.doer for deed in self._deeds[:_CALLED] if deed and deed.is_agent)
        return next(agents, None)

    def _listed(self, phrase: Phrase) -> Side | None:
        """The side of who is named behind suppliers or clients, or beside one in a ranking: *les
        exportateurs (Oslo, …*, *le client est Oslo*, *premier client devant Oslo*, *après Oslo, le
        deuxième client*."""
        at = self._ahead_of(phrase)
        if at < 0:
            return None
        if self._words[at] in words.AFTER:
            return self._ranked
        gap = self._text[self._places[at][1] : self._places[phrase.first][0]]
        agents = (one for one in self._deeds[max(0, at - NEAR) : at + 1] if one and one.is_agent)
        is_ranked = self._words[at] in words.RANKED and self._ranked
        is_named = set(gap) & set("(:") or self._words[at] in words.RANKING or is_ranked
        return next((one.doer for one in agents), None) if is_named else None

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
            is_taken_up = self._is_taken_up(at, phrase.last + 1)
            return self._subject(number) if is_taken_up else self._behind(at, phrase)
        if word in words.NEUTRAL:
            return self._place(at) or self._contractor(number)
        if word in words.SAYING:
            return None
        return self._owner(phrase) or self._object(at) or self._subject(number)

    def _is_taken_up(self, at: int, behind: int) -> bool:
        """Whether a pronoun takes up who stands behind a preposition: *quant à Oslo, elle …*."""
        is_topic = self._word(at - 1) == "quant" and self._word(behind) in words.PRONOUNS
        return is_topic and self._clause(behind) == behind

    def _behind(self, at: int, phrase: Phrase) -> Side | None:
        """The side of who stands behind a preposition other than *de*."""
        word = self._words[at]
        if word in words.MAKER and self._is_made(at - 1):
            return "from"
        if word in words.FOR and not words.FORCES.isdisjoint(
            self._words[phrase.first : phrase.last + 1]
        ):
            return "to" if self._has_goods(at - NEAR, at) else None
        most = _FROM_AGENT if word in words.AGENT else BEHIND
        deed = self._reaching(at, most) or self._deeds[at]
        if deed is None or self._is_no_gift(at, phrase) or self._is_licensed(at):
            return None
        if word in words.DATIVE and (self._is_addressed(at) or self._is_armed_there(at)):
            return None
        if word in words.AGENT:
            is_apart = self._is_comma_behind(at - 1) and not self._deeds[at - 1]
            return None if deed.is_move or is_apart or self._is_route(at) else deed.doer
        is_giving = deed.is_verb and deed.gives  # espère vendre à
        if word in words.DATIVE and not is_giving and self._is_asked(at):
            return "from"
        if deed.is_reliance:
            return "from" if word in words.TOWARDS else None
        if word in words.FOR and phrase.is_firm and self._is_order(at):
            return "from"
        if deed.gives or word in words.FOR:
            return "to"
        return "from" if deed.is_purchase and word in words.DATIVE else None

    def _is_order(self, at: int) -> bool:
        """Whether a contract stands before a preposition, and who has it behind: *deux commandes de
        radars pour Saab*."""
        deed = self._deed_before(at, BEHIND)
        return deed is not None and self._words[deed] in words.CONTRACT

    def _is_addressed(self, at: int) -> bool:
        """Whether the deed before a preposition has its receiver, so that another is where it is
        done: *discuter de la vente au Pérou lundi à Oslo*, but *trois au Pérou et deux à Oslo*."""
        deed = self._deed_before(at, BEHIND)
        number = self._party_from(at) - 1
        while deed is not None and number >= 0 and self._parties[number].first > deed:
            one = self._parties[number]
            if self._word(self._ahead_of(one)) in words.DATIVE:
                is_joined = not words.JOINING.isdisjoint(self._words[one.last : at])
                return not is_joined and self._clause(at) <= one.last
            number -= 1
        return False

    def _is_no_gift(self, at: int, phrase: Phrase) -> bool:
        """Whether a preposition gives nothing: *face à la Russie*; the article *a*, which looks
        like *à* without its accent."""
        is_bare = at == phrase.first - 1
        is_article = self._lang == "en" or (not self._lang and is_bare)
        before = self._word(at - 1 - (self._word(at - 1) in words.MILITARY))
        is_other = self._words[at] in words.AGENT and self._is_participle(at - 1)
        is_joined = at > 2 and self._word(at - 2) in words.JOINING and self._deeds[at - 3]
        is_other = is_other and before not in words.PLACED and not is_joined  # armés et payés par
        if self._words[at] in words.DATIVE and not self._is_goods(at - 1):  # domicilié à
            is_other = self._is_participle(at - 1) and not words.GRANTED.match(before)
        return before in words.NO_GIFT or is_other or (self._typed[at] == "a" and is_article)

    def _is_licensed(self, at: int) -> bool:
        """Whether a licence is granted, not arms: *des licences d’exportation accordées à*."""
        deed = self._deed_before(at, BEHIND)
        if deed is None or not any(map(words.LICENSED.match, self._words[max(0, deed - 3) : deed])):
            return False
        return any(map(self._is_participle, range(deed + 1, at)))

    def _is_participle(self, at: int) -> bool:
        """Whether a word is one of another deed: *contrôlé par la Russie*."""
        typed = self._typed[at]
        is_other = self._deeds[at] is None and typed not in words.THAT
        is_other = is_other and not self._is_behind_name(at + 1)  # Moscou, le Pérou
        return is_other and (bool(IS_PARTICIPLE.search(typed)) or typed.endswith("ed"))

    def _is_asked(self, at: int) -> bool:
        """Whether somebody wants what stands before a preposition: *demander de l'aide à*."""
        return any(map(words.WANTING.match, self._words[max(0, at - 5) : at]))

    def _is_made(self, at: int) -> bool:
        """Whether a word says where arms come from: *produits en Suède*."""
        is_other = self._word(at - 2) in words.REFLEXIVE  # se sont produits
        return self._word(at) in words.MADE and bool(self._goods) and not is_other

    def _led(self, at: int) -> Side | None:
        """The side that a word before *de* tells: *en provenance de*, *venus de*."""
        if any(map(words.FIRED.match, self._words)) or self._is_of_other_load(at):
            return None
        if self._word(at) in words.COMING:
            return "from" if self._is_of_goods(at) else None
        return words.LED.get(self._word(at))

    def _is_of_other_load(self, at: int) -> bool:
        """Whether no arms are led where a word says: *au bénéfice de*, *un embargo sur les armes à
        destination de*."""
        if self._is_query:
            return False
        before = self._words[max(0, at - AHEAD) : at]
        is_load = self._has_goods(at - AHEAD, at) or not words.LOAD.isdisjoint(before)
        is_given = is_load or self._before(at, NEAR) is not None
        return not is_given or any(map(words.BANNED.match, before))

    def _is_of_information(self, at: int) -> bool:
        """Whether words come from somewhere, not arms: *un rapport venu de Suède*."""
        return not words.INFORMATION.isdisjoint(self._words[max(0, at - 3) : at])

    def _place(self, at: int) -> Side | None:
        """The side of where arms are made, bought or sent: *produits en Suède*, *livrés en
        Libye*."""
        relied = self._deeds[at - 1] if at else None
        if self._word(at) == "on" and relied and relied.is_reliance:
            return "from"
        if self._word(at) not in words.IN:
            return None
        if self._is_made(at - 1) or self._buys(at - 1):
            return "from"
        sent = self._deed_before(at, AHEAD)
        if sent is None or not _FOR_OTHERS.isdisjoint(self._words[sent + 1 : at]):
            return None  # livrés aux rebelles en Libye
        deed = self._deeds[sent]
        if deed is None or not deed.is_sent or not self._has_goods(0, sent):
            return None
        is_deployed = deed.needs_arms and not self._is_query  # envoyés en Norvège
        return None if is_deployed else "to"

    def _buys(self, at: int) -> bool:
        """Whether a word is one of buying: *acheté en Suède*."""
        deed = self._deeds[at] if at >= 0 else None
        return deed is not None and deed.is_purchase

    def _behind_of(self, at: int, phrase: Phrase) -> Side | None:
        """The side of who stands behind *de*: *en provenance de l'Iran*, *ventes de la France*,
        *fournisseur de l'Iran*, *reçu de l'Iran*."""
        if self._word(at - 1) in words.RANKED:
            return None
        if led := self._led(at - 1):
            return None if self._is_of_information(at - 1) else led
        end = at if phrase.goods is None else min(at, phrase.goods)
        found = self._deed_before(end, NEAR)
        deed = None if found is None else self._deeds[found]
        if deed is None or found is None or not self._is_of_noun(found, end):
            return None
        if deed.is_reliance and not _AIMS.isdisjoint(self._words[found:at]):
            return None
        if not deed.is_noun:
            return None if deed.gives else "from"
        if deed.has_receiver:
            return deed.partner
        has_article = at < phrase.first - 1 or self._words[at] in ("du", "des")
        return "to" if not deed.gives and (deed.is_purchase or has_article) else "from"

    def _is_of_noun(self, noun: int, end: int) -> bool:
        """Whether *de* behind a noun may belong to it: not *arme en contrebande les amis de*."""
        deed = self._deeds[noun]
        is_adverb = deed is not None and deed.is_move and self._word(noun - 1) == "en"
        return words.APART.isdisjoint(self._words[noun + 1 : end]) and not is_adverb

    def _object(self, at: int) -> Side | None:
        """The side of who stands right behind a verb: *qui fournit l'Iran*, *que vend l'Iran*."""
        at -= self._word(at) in words.ADVERBS
        deed = self._deeds[at] if at >= 0 else None
        if deed is None or not deed.is_verb or self._is_comma_behind(at):
            return None
        if self._word(at - 1) in words.BEING:
            return "to" if deed.has_receiver else None
        if self._is_relative(at):
            return deed.doer
        return "to" if deed.has_receiver else None

    def _is_relative(self, at: int) -> bool:
        """Whether a verb stands behind *que*: *que lui a vendu l’Iran*."""
        start = at - 1
        while at - start <= _INVERTED and self._word(start) in _BEFORE_VERB:
            start -= 1
        return self._word(start) in words.RELATIVE

    def _owner(self, party: Phrase) -> Side | None:
        """The side of whose deed a noun says it is: *Turkey's arms sales*, *ventes militaires
        turques*."""
        if self._is_genitive(party.last + 1):
            noun = self._noun_in(party.last + 2, party.last + 2 + _BEFORE_NOUN)
            if noun and noun.is_agent:  # Iran's supplier
                return noun.partner
            return noun.doer if noun else None
        if self._words[party.first] in words.MILITARY:
            noun = self._noun_in(party.first - 1, party.first)
            return noun.doer if noun else None
        return None

    def _is_genitive(self, at: int) -> bool:
        """Whether a word is the *s* of *Turkey’s*, and not that of *la Turquie s’arme*."""
        if self._word(at) != "s":
            return False
        return self._text[self._places[at - 1][1] : self._places[at][0]] in _APOSTROPHES

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
        is_make = self._word(party.first - 1) in words.MAKE
        is_made = is_make and self._has_goods(party.first - 2 - NEAR, party.first - 1)
        return "from" if is_made or (is_of_goods and self._has_deed_beside(party)) else None

    def _has_deed_beside(self, party: Phrase) -> bool:
        """Whether a deed stands with goods in one clause: *des drones turcs ont été livrés*."""
        first = party.first if party.goods is None else min(party.first, party.goods)
        last = party.last if party.goods is None else max(party.last, party.goods)
        before = self._deed_before(first, BEHIND)
        is_carried = before is not None and self._word(before + 1) in words.WITH
        if before is not None and (is_carried or not self._is_fitting(before)):
            return True
        behind = range(last + 1, min(len(self._words), last + 1 + AHEAD))
        return any(
            self._deeds[at] and self._clause(at) <= last and not self._is_fitting(at)
            for at in behind
        )
