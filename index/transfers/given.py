"""What is given by a word that tells of a transfer elsewhere: arms, or something else.

Input: a sentence as it is read. Output: whether a word gives arms, and who made them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from index.transfers import words
from index.transfers.deeds import Deed
from index.transfers.making import Making
from index.transfers.reading import (
    AHEAD,
    BEFORE_NOUNS,
    BEHIND,
    GOVERNING,
    IS_PARTICIPLE,
    NEAR,
)

__all__ = ["Given"]

#: What begins the name of something.
_NAMING = words.ARTICLES | words.OWN | words.OF
#: What may part *se* from its verb, one by one.
_LIGHT = words.BEING | words.ADVERBS | {"y"}
#: What begins a clause that says more of goods.
_CLAUSED = words.RELATIVE | words.WHO | {"that", "which"}


class Given(Making):
    """The words of one sentence, with what each may give."""

    def _is_of_no_arms(self, at: int, deed: Deed) -> bool:
        """Whether nothing is given here by a word that gives elsewhere: *donner son accord*,
        *fournir des preuves*, *promettre de punir*, *peu importe*."""
        if deed.is_strike or deed.is_reliance:
            return not (self._is_striking(at) if deed.is_strike else self._is_reliant(at))
        if deed.is_use and not self._is_of_another(at, is_noun=deed.is_noun):
            return True
        object_ = self._past_receiver(at)
        is_of_consent = not words.CONSENT.isdisjoint(self._words[object_ : object_ + 3])
        if is_of_consent and (deed.gives or deed.needs_goods):
            return True
        is_named = deed.is_verb and self._word(at - 1) in words.ARTICLES  # une demande
        is_named = is_named and not self._is_goods(at - 1)  # les recevra: a pronoun
        if self._words[at] == "aide" and self._word(at - 2) == "a":  # à l’aide de
            return True
        needs_goods = deed.needs_goods or (deed.needs_arms and not self._is_query)
        if needs_goods and (is_named or self._is_licence(at) or not self._is_of_goods(at)):
            return True
        if deed.needs_goods and not deed.gives and self._is_infinitive(at + 1):
            return True  # espère remporter
        if deed.needs_contract:
            return not self._is_of_contract(at)
        if not self._is_query and self._is_of_other_goods(at, deed):
            return True
        if is_named and IS_PARTICIPLE.search(self._typed[at]):  # l’équipée
            return True
        is_impersonal = self._typed[at] == "importe" and self._word(at - 1) in words.IMPERSONAL
        return is_impersonal or self._is_of_deed(at) or self._is_information(at)

    def _is_reliant(self, at: int) -> bool:
        """Whether somebody needs another for arms: *dépend de Lima pour ses obus*."""
        near = range(at + 1, min(len(self._words), at + BEHIND))
        aim = next((one for one in near if self._words[one] in words.FOR), None)
        is_turned = not words.REFLEXIVE.isdisjoint(self._words[max(0, at - 2) : at])
        if aim is None or (self._words[at].startswith("tourn") and not is_turned):
            return False
        if any(map(self._is_infinitive, (aim + 1, aim + 2))):
            return self._is_getting(aim + 1)
        behind = self._words[aim + 1 : aim + NEAR]
        is_named = behind[:1] != [] and behind[0] in _NAMING
        if not (is_named or self._is_goods(aim + 1) or self._is_number(aim + 1)):
            return False
        return self._has_goods(aim, aim + 1 + NEAR) or not words.MILITARY.isdisjoint(behind)

    def _is_getting(self, at: int) -> bool:
        """Whether an infinitive at a word is one of getting arms: *acheter*, *s'équiper*."""
        is_own = self._word(at) in words.REFLEXIVE
        deed = self._known[self._typed[at + is_own]][1] if at + is_own < len(self._typed) else None
        if deed is None or deed.is_use:
            return False
        return deed.has_receiver if is_own else deed.is_purchase

    def _is_licence(self, at: int) -> bool:
        """Whether a licence is granted: *une licence d’exportation d’armes accordée à*."""
        near = self._words[max(0, at - AHEAD) : at + NEAR]
        return any(map(words.LICENSED.match, near))

    def _is_yielding(self, at: int) -> bool:
        """Whether somebody gives way: *céder à la pression*, not *céder à prix d’ami*."""
        is_known = self._word(at - 1) in words.OBJECTS or self._is_passive(at)
        noun = at + 2 + (self._word(at + 2) in words.ARTICLES)
        is_to = self._word(at + 1) in words.DATIVE and not self._is_party(at + 2)
        is_to = is_to and self._word(noun) not in words.TERMS
        return is_to and not is_known and bool(words.YIELDING.match(self._words[at]))

    def _is_of_contract(self, at: int) -> bool:
        """Whether a contract stands near a verb: *un contrat attribué à*, *décroche un contrat*."""
        return not words.CONTRACT.isdisjoint(self._words[max(0, at - NEAR) : at + 1 + AHEAD])

    def _is_of_deed(self, at: int) -> bool:
        """Whether what is offered or promised is to do something: *promet de punir*, *que*."""
        behind = self._past_receiver(at)  # demande à Oslo de limiter, destiné à limiter
        is_done = self._word(behind) in ("de", "d", "a") and self._is_infinitive(behind + 1)
        is_said = self._word(at + 1) in words.RELATIVE or self._is_obtained(at)
        is_only = not words.NE.isdisjoint(self._words[max(0, at - 3) : at])  # ne livre que
        return is_done or (is_said and not is_only)

    def _is_obtained(self, at: int) -> bool:
        """Whether what somebody gets is that another does something: *obtient d’Oslo qu’elle*."""
        near = range(at + 2, min(len(self._words), at + NEAR + 2))
        that = next((one for one in near if self._words[one] in words.THAT), len(self._words))
        return self._word(that + 1) in words.PRONOUNS and not self._has_goods(at, that)

    def _is_information(self, at: int) -> bool:
        """Whether words are given, not arms: *fournir des preuves*, *des détails fournis*, *donner
        à Oslo le nom*; or somebody gets *l’arme nucléaire*."""
        behind, past = self._words[at + 1 : at + 1 + NEAR], self._past_receiver(at)
        is_bomb = not (words.NUCLEAR.isdisjoint(behind) or words.BOMB.isdisjoint(behind))
        near = (at - 1, *range(at + 1, at + 4), *range(past, past + 3))
        if self._is_restored(at) or self._is_yielding(at):
            return True
        return is_bomb or any(
            self._word(one) in words.INFORMATION and self._word(one - 1) not in words.IN
            for one in near
        )

    def _is_restored(self, at: int) -> bool:
        """Whether something is put back: *remis en service*, but *remis en mars*."""
        is_back = self._word(at + 1) == "en" and self._word(at + 2) in words.RESTORED
        return is_back and bool(words.HANDING.match(self._words[at]))

    def _is_of_other_goods(self, at: int, deed: Deed) -> bool:
        """Whether what an article tells of at a deed is no arms: *livraisons de pétrole*, *livre
        ses conclusions*."""
        near = self._words[max(0, at - 2 * self._is_passive(at)) : at + 1 + AHEAD]
        if deed.is_verb and deed.is_move:  # a ship that arrives is on its way, or deployed
            return not self._is_delivered(at)
        if not words.RELIEF.isdisjoint(near) and words.MILITARY.isdisjoint(near):
            return True
        is_sent = deed.needs_arms and deed.is_sent and not self._is_passive(at)
        if is_sent and not self._is_sent_to(at):
            return True  # a ship that is sent to nobody is deployed
        if deed.is_verb and not deed.is_noun:
            is_given = self._is_passive(at) and self._has_goods(0, at)
            is_supplied = self._is_reflexive(0, at) and self._word(at + 1) in words.SOURCE
            is_given = is_given or is_supplied or self._words[at].startswith("arm")
            return not (is_given or self._is_of_known(at) or self._is_of_goods(at))
        if self._word(at - 1) in words.THIS:  # ce don: of what was named before
            return False
        is_help = self._words[at] in words.HELP
        is_told = self._word(at + 1) in words.OF and not self._is_party(at + 2)
        if deed.is_agent:  # fournisseur de gaz, but fournisseur d’un royaume
            is_client = self._word(at + 1) == "du" or self._word(at + 2) in words.ARTICLES
            is_told = is_told and not is_client
        end = self._past_receiver(at) + NEAR + 1  # de la totalité de ses obusiers
        return (is_told or is_help) and not self._has_goods(at - is_help, end)

    def _is_delivered(self, at: int) -> bool:
        """Whether what arrives was given or bought: *les obus promis par Oslo sont arrivés*."""
        for one in range(max(self._clause(at), at - AHEAD), at):
            deed = self._known[self._typed[one]][1]
            is_known = deed is not None and deed.is_verb and not (deed.is_use or deed.is_move)
            is_done = is_known and IS_PARTICIPLE.search(self._typed[one])
            if is_done and self._word(one + 1) in words.AGENT | words.DATIVE | words.SOURCE:
                return self._is_goods(one - 1)
        return False

    def _is_sent_to(self, at: int) -> bool:
        """Whether a verb says to whom: *envoie des radars à Lima*, *lui envoie*."""
        is_before = not words.TO_THEM.isdisjoint(self._words[max(0, at - 3) : at])
        return is_before or not words.SENT.isdisjoint(self._words[at + 1 : at + 1 + BEHIND])

    def _is_reflexive(self, start: int, at: int) -> bool:
        """Whether somebody does to himself what the verb says: *s’est déjà équipé*."""
        while at > start and (step := self._step_back(at)):
            at -= step
        return at > start and self._words[at - 1] in words.REFLEXIVE

    def _step_back(self, at: int) -> int:
        """How many words before a word may part it from *se*: *s’est déjà*, *s’est pour sa
        part*."""
        if self._word(at - 1) in _LIGHT:
            return 1
        is_own = self._word(at - 2) in words.OWN and self._word(at - 1) in words.PART
        return 3 if is_own and self._word(at - 3) in GOVERNING else 0

    def _is_of_known(self, at: int) -> bool:
        """Whether a verb is done to what was named before: *les avait achetés*, *qui équipe*."""
        at -= self._word(at - 1) in words.HAVING
        return self._word(at - 1) in words.OBJECTS

    def _is_of_goods(self, at: int) -> bool:
        """Whether goods stand near a deed as what is given."""
        if self._is_of_some(at):
            return True
        behind = self._goods_among(at + 1, self._reach(at))
        if any(self._is_query or not self._is_beside_object(at, one) for one in behind):
            return True
        is_linked = not words.RELATIVE.isdisjoint(self._words[max(0, at - AHEAD) : at])
        start = max(0, at - (BEHIND if is_linked else NEAR))
        if not is_linked:  # il est envoyé
            pronouns = [one for one in range(start, at) if self._words[one] in words.PRONOUNS]
            is_left = bool(pronouns) and self._lang == "en" and self._is_goods(pronouns[-1] - 1)
            start = pronouns[-1] - is_left if pronouns else start  # the tanks it bought
        return self._is_of_goods_before(at) and (
            self._has_goods(start, at) or self._is_of_goods_past_clause(at)
        )

    def _is_of_goods_past_clause(self, at: int) -> bool:
        """Whether a relative clause or a participle parts goods from their verb: *les obusiers, qui
        ont servi au Pérou, ont été livrés*, *les obusiers promis par Oslo sont arrivés*."""
        if words.BEING.isdisjoint(self._words[max(0, at - 3) : at]):
            return False
        return any(
            (self._words[one] in _CLAUSED or IS_PARTICIPLE.search(self._typed[one]))
            and self._has_goods(one - 1 - (self._word(one - 1) in words.UNTIL_LATER), one)
            for one in range(max(1, at - 2 * BEHIND), at - 1)
        )

    def _is_of_some(self, at: int) -> bool:
        """Whether a pronoun and a number say how many of those named before are given: *en a reçu
        six*, *bought dozens of them*."""
        if self._words[at + 2 : at + 4] == ["of", "them"]:
            return True
        verb = at - (self._word(at - 1) in words.ADVERBS)
        verb -= self._word(verb - 1) in words.HAVING
        end = at + 1 + (self._word(at + 1) in words.SOME)  # une dizaine
        while self._is_number(end):
            end += 1
        is_last = end == len(self._words) or self._clause(end) == end
        is_whole = is_last or self._word(end) in BEFORE_NOUNS | words.JOINING
        return self._word(verb - 1) == "en" and end > at + 1 and is_whole

    def _reach(self, at: int) -> int:
        """Where the words end behind a deed that may belong to it. What stands between commas parts
        none of them: *a livré au Pérou, au cours de cette année-là, des obus*; what is given in
        exchange is none of them."""
        end = at + 1 + BEHIND
        inserted = self._inserted(at)
        end = end + len(inserted) if inserted.start < end else end
        behind = (one for one in range(at + 2, end) if self._word(one - 1) in words.IN)
        return next((one for one in behind if self._word(one) in words.EXCHANGE), end)

    def _is_of_goods_before(self, at: int) -> bool:
        """Whether what is given may stand before: not *des obus ; la Suède donne son accord*."""
        if self._lang == "en" or self._is_passive(at):
            return True
        known = self._known[self._typed[at]][1]
        is_moved = known is None or known.is_move or not known.is_verb
        before = self._words[max(0, at - NEAR) : at]
        is_linked = not words.RELATIVE.isdisjoint(self._words[max(0, at - AHEAD) : at])
        if known is not None and known.has_receiver:  # qui équipe
            is_linked = is_linked or not words.WHO.isdisjoint(before)
        return is_moved or is_linked or self._is_of_known(at)

    def _past_receiver(self, at: int) -> int:
        """The place behind a noun and who stands next to it: *l'envoi à la Norvège de radars*."""
        number = self._party_from(at)
        if number < len(self._parties):
            one = self._parties[number]
            is_named = self._word(at + 1) in words.DATIVE or not one.is_adjective
            if self._ahead_of(one) == at + 1 and is_named:
                return one.last + 1
        return at + 1

    def _goods_among(self, start: int, end: int) -> Iterator[int]:
        """The first word of each weapon, then of other goods, among words [start, end)."""
        number = bisect_left(self._goods, start, key=lambda one: one[1])
        while number < len(self._goods) and self._goods[number][0] < end:
            yield self._goods[number][0]
            number += 1
        near = range(max(0, start), min(end, len(self._words)))
        yield from (one for one in near if self._words[one] in self._other_goods)

    def _is_beside_object(self, at: int, goods: int) -> bool:
        """Whether goods behind a deed only belong to what is given: *une plainte sur ses radars*,
        *un prêt pour acheter des chars*, *sa médiation dans le dossier des missiles*."""
        one, first = goods - 1, at + self._is_led_by(at) + 1
        while one >= first and not (self._is_about(one) or self._is_carried(at, one)):
            if self._word(one) in words.OF and self._word(one - 2) in words.DETERMINERS:
                one -= 2
            elif self._word(one) not in words.DETERMINERS | words.OF and not self._is_a(one):
                return False
            one -= 1
        return one >= first

    def _is_led_by(self, at: int) -> bool:
        """Whether the word behind a verb leads to its object: *handed over*, *opte pour*."""
        if self._word(at + 1) == "over":
            return bool(words.HANDING.match(self._words[at]))
        deed = self._known[self._typed[at]][1]
        return self._word(at + 1) in words.FOR and deed is not None and deed.is_use

    def _is_about(self, at: int) -> bool:
        """Whether what stands behind a word is not the object of a verb before."""
        is_aim = self._word(at - 1) in words.FOR and self._is_infinitive(at)
        return is_aim or self._word(at) in words.ABOUT

    def _is_carried(self, deed: int, at: int) -> bool:
        """Whether somebody behind a deed has with him what stands behind a word: *a man armed
        with*, *un homme armé d’*."""
        before = self._word(at - 1)
        is_with = self._word(at) in words.WITH and at - 1 > deed and before not in words.FORCES
        return is_with and bool(words.CARRYING.match(before))
