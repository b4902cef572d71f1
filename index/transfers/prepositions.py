"""One sentence: on which side the preposition before a party puts it, *à*, *par*, *de* or *en*.

Input: a sentence as it is read. Output: the side of who stands behind a preposition.
"""

from __future__ import annotations

from index.article import Side
from index.transfers import words
from index.transfers.deeds import INTENDED, Deed
from index.transfers.pronouns import Pronominal
from index.transfers.reading import AHEAD, BEFORE_NOUNS, BEHIND, IS_PARTICIPLE, NEAR, Party

__all__ = ["Governed"]

#: Who receives stands behind these; where he is, behind him.
_FOR_OTHERS = words.DATIVE | words.FOR
#: Behind these stands no more who is relied on: *dépend de Lima pour les obus de*.
_AIMS = words.FOR | words.TOWARDS
#: Words at most between a verb and its *par*.
_FROM_AGENT = 8


class Governed(Pronominal):
    """The words of one sentence, with what the prepositions before its parties tell."""

    def _behind(self, at: int, party: Party) -> Side | None:
        """The side of who stands behind a preposition other than *de*."""
        word = self._words[at]
        if word in words.MAKER and self._is_made(at - 1):
            return "from"
        if word in words.FOR and not words.FORCES.isdisjoint(
            self._words[party.first : party.last + 1]
        ):
            return "to" if self._has_goods(at - NEAR, at) else None
        most = _FROM_AGENT if word in words.AGENT else BEHIND
        deed = self._reaching(at, most) or self._deeds[at]
        if deed is None or self._is_no_gift(at, party) or self._is_licensed(at):
            return None
        if word in words.DATIVE and (self._is_addressed(at) or self._is_armed_there(at)):
            return "from" if self._is_from_partner(at) else None
        if word in words.AGENT:
            is_apart = self._is_comma_behind(at - 1) and not self._deeds[at - 1]
            return None if deed.is_move or is_apart or self._is_route(at) else deed.doer
        is_giving = deed.is_verb and deed.gives  # espère vendre à
        if word in words.DATIVE and not is_giving and self._is_asked(at):
            return "from"
        if deed.is_reliance:
            return "from" if word in words.TOWARDS else None
        is_hired = at > 0 and deed.is_use and self._is_hiring(at - 1)
        if word in words.FOR and party.is_firm and (is_hired or self._is_order(at)):
            return "from"
        if deed.gives or word in words.FOR:
            return "from" if word in words.DATIVE and self._is_from_partner(at) else "to"
        return "from" if deed.is_purchase and word in words.DATIVE else None

    def _among(self, number: int) -> Side | None:
        """The side of some whose kind stands before: *vendu à trente pays, dont l’Inde et le
        Pérou*, *sold to a dozen countries, including India*."""
        party = self._parties[number]
        at = self._ahead_of(party)
        kind = at - 1 - (self._word(at) in words.WHOM)  # parmi lesquels
        link = self._word(at) in words.INCLUDING and self._word(kind) in words.STATES
        if self._word(at) == "dont" and not self._is_comma_behind(kind):
            return None  # des pays dont le Pérou se méfie
        near = range(kind - 1, max(-1, kind - NEAR), -1) if link else ()
        known = words.PREPOSITIONS - {"a"} if self._lang == "en" else words.PREPOSITIONS
        led = next((one for one in near if self._words[one] in known), None)
        return None if led is None else self._behind(led, party)

    def _is_from_partner(self, at: int) -> bool:
        """Whether somebody arms himself where a preposition says: *se fournit en obus à Lima*."""
        found = self._deed_before(at, BEHIND)
        deed = self._deeds[found] if found else None
        return bool(found and deed and deed.has_receiver and self._is_reflexive(0, found))

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

    def _is_no_gift(self, at: int, party: Party) -> bool:
        """Whether a preposition gives nothing: *face à la Russie*; the article *a*, which looks
        like *à* without its accent."""
        is_bare = at == party.first - 1
        is_article = self._lang == "en" or (not self._lang and is_bare)
        before = self._word(at - 1 - (self._word(at - 1) in words.MILITARY))
        is_other = self._words[at] in words.AGENT and self._is_participle(at - 1)
        is_joined = at > 2 and self._word(at - 2) in words.JOINING and self._deeds[at - 3]
        is_other = is_other and before not in words.PLACED and not is_joined  # armés et payés par
        if self._words[at] in words.DATIVE and not self._is_goods(at - 1):  # domicilié à
            is_other = self._is_participle(at - 1) and not words.GRANTED.match(before)
        is_no_gift = before in words.NO_GIFT and not self._is_as_far_as(at)
        return is_no_gift or is_other or (self._typed[at] == "a" and is_article)

    def _is_as_far_as(self, at: int) -> bool:
        """Whether arms are sent as far as somebody: *acheminées jusqu’à l’armée suédoise*."""
        deed = self._reaching(at, BEHIND) if self._word(at - 1) == "jusqu" else None
        return deed is not None and deed.is_sent and deed.is_verb and not deed.needs_arms

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

    def _comes_from(self, at: int) -> bool:
        """Whether arms are said to come from who stands behind a word: *the shells come from*."""
        return self._word(at) == "from" and self._led(self._past_mostly(at - 1)) == "from"

    def _past_mostly(self, at: int) -> int:
        """The place before words that say how much: *proviennent pour l’essentiel de*."""
        verb = at
        while self._word(verb) in words.MOSTLY:
            verb -= 1
        return verb if self._word(verb) in words.COMING else at

    def _is_of_other_load(self, at: int) -> bool:
        """Whether no arms are led where a word says: *au bénéfice de*, *un embargo sur les armes à
        destination de*."""
        if self._is_query:
            return False
        before = self._words[max(0, at - AHEAD) : at]
        is_load = self._has_goods(at - AHEAD, at) or not words.LOAD.isdisjoint(before)
        is_given = is_load or self._deed_before(at, NEAR) is not None
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
        won = self._deed_before(at, NEAR)
        if won is not None and (deed := self._deeds[won]) and deed.needs_contract and deed.gives:
            return "to"  # décroche en Suède un contrat
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

    def _behind_of(self, at: int, party: Party) -> Side | None:
        """The side of who stands behind *de*: *en provenance de l'Iran*, *ventes de la France*,
        *fournisseur de l'Iran*, *reçu de l'Iran*."""
        if self._word(at - 1) in words.RANKED:
            return None
        if led := self._led(self._past_mostly(at - 1)):
            return None if self._is_of_information(at - 1) else led
        end = at if party.goods is None else min(at, party.goods)
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
        has_article = at < party.first - 1 or self._words[at] in ("du", "des")
        return "to" if not deed.gives and (deed.is_purchase or has_article) else "from"

    def _is_of_noun(self, noun: int, end: int) -> bool:
        """Whether *de* behind a noun may belong to it: not *arme en contrebande les amis de*, nor
        *ces ventes violent la résolution de*."""
        deed = self._deeds[noun]
        is_adverb = deed is not None and deed.is_move and self._word(noun - 1) == "en"
        is_subject = deed is not None and deed.is_noun
        is_apart = is_subject and any(map(self._is_object_behind, range(noun + 2, end)))
        return words.APART.isdisjoint(self._words[noun + 1 : end]) and not (is_adverb or is_apart)

    def _is_object_behind(self, at: int) -> bool:
        """Whether a word begins what a verb before it has as its object: no preposition leads it,
        and no comma."""
        is_led = self._words[at - 1] in BEFORE_NOUNS | words.JOINING or self._clause(at) == at
        return self._words[at] in words.DETERMINERS and not is_led

    def _is_route(self, at: int) -> bool:
        """Whether *par* behind what somebody does says by which way: *livre des obus par Lima*, but
        *fait livrer*, *s’est vu livrer*, *à livrer par Lima*."""
        near = range(at - 1, max(-1, at - 1 - BEHIND), -1)
        verb = next((one for one in near if self._deeds[one] not in (None, INTENDED)), 0)
        deed = self._deeds[verb]
        if not (deed and deed.is_verb) or deed.is_noun or self._word(at) != "par":
            return False
        before = self._word(verb - 1)
        is_let = before in words.FAIRE | words.SEEN | words.DATIVE
        is_let = is_let or before in words.OWN  # mis à sa disposition par
        return not (self._is_passive(verb) or is_let)

    def _reaching(self, at: int, most: int) -> Deed | None:
        """The nearest deed before a preposition that may belong to it. Behind a comma it does where
        more of the same follows, *…, trois au Pérou*, and not where something is said beside it:
        *…, a annoncé le ministre à Oslo*, *…, lors d’un sommet à Oslo*."""
        found = self._deed_before(at, most)
        if found is None or not self._goes_on(self._clause(at), at, found):
            return None
        return self._deeds[found]

    def _goes_on(self, start: int, end: int, deed: int) -> bool:
        """Whether words [start, end) of a clause say more of a deed before it."""
        if start <= deed:
            return True
        between = [one for one in self._words[start:end] if not one.isdigit()]
        if words.MORE.issuperset(between):
            return True
        known = self._deeds[deed]
        if between[0] in words.OF and known and known.is_noun:
            return True  # la vente, en mars, de
        is_said = between[0] in words.ASIDE or not words.SAYING.isdisjoint(between)
        return not is_said and self._has_goods(start, end)
