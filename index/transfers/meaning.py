"""What the words of one sentence say of a transfer: deeds, and who gives elsewhere but not here.

Input: a sentence as it is read. Output: the deed of each word, and the nearest before one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from index.transfers import words
from index.transfers.deeds import (
    ARMED,
    ARMING,
    ARMS,
    DONATING,
    FIELDING,
    INTENDED,
    RECEIVING,
    SALES,
    SERVICE,
    Deed,
    known_in,
)
from index.transfers.denial import is_denied
from index.transfers.reading import (
    AHEAD,
    BEHIND,
    IS_PARTICIPLE,
    NEAR,
    Party,
    Reading,
    Span,
)

__all__ = ["Meaning"]

#: Verbs that are nouns as well.
_NOUNS = frozenset(("livre", "livres", "équipe", "équipes", "equipe", "equipes"))
#: English nouns that are verbs elsewhere, and what stands before a noun.
_VESSELS = frozenset(("ship", "ships"))
_DETERMINERS = frozenset(("a", "an", "the", "this", "its", "their", "these", "two", "three"))
#: What begins the name of something.
_NAMING = words.ARTICLES | words.OWN | words.OF
#: What stands between a verb and something that is not its object.
_APART = words.PREPOSITIONS | words.NEUTRAL | words.RELATIVE | words.WHO


class Meaning(Reading):
    """The words of one sentence, and the deeds among them."""

    def __init__(
        self,
        text: str,
        span: Span,
        parties: Sequence[Party],
        goods: Sequence[Span],
        lang: str,
        *,
        is_query: bool,
    ) -> None:
        """A query, `is_query`, in an index of arms means arms where it does not say so: *aide à
        l'Ukraine*; and what it denies is what it asks of. The others are those of `Reading`."""
        super().__init__(text, span, parties, goods, lang)
        self._is_query = is_query
        self._known = known_in(lang)
        self._denied: set[int] = set()
        self._deeds = [self._meant(at, self._known[word][1]) for at, word in enumerate(self._typed)]

    def _meant(self, at: int, deed: Deed | None) -> Deed | None:
        """What a word says that says `deed` elsewhere: who takes delivery receives, and who makes a
        donation gives."""
        if deed is None:
            if self._words[at] in SERVICE:
                return FIELDING if self._is_fielding(at) else None
            if not self._is_arming(at):
                return INTENDED if self._is_intended(at) else None
            return None if self._is_denied(at, ARMING) else ARMING
        if self._is_of_no_arms(at, deed) or self._is_denied(at, deed):
            return None
        if self._word(at - 1) in words.TAKING:
            return RECEIVING
        if deed.is_noun and self._word(at - 2) in words.BOOK:
            return SALES
        giving = at - 1 - (self._word(at - 1) in words.SOME)  # fait un don
        if self._words[at] in words.GIFT and self._word(giving) in words.FAIRE:
            return DONATING
        if self._typed[at] in _NOUNS and not self._is_verb(at):
            return None
        if self._typed[at] in _VESSELS and self._is_vessel(at):
            return None
        return deed

    def _is_denied(self, at: int, deed: Deed) -> bool:
        """Whether an article says that a deed is not done; what stands before has no part in it."""
        if self._is_query:
            return False
        is_denied_here = is_denied(self._words, self._clause(at), at, is_verb=deed.is_verb)
        if is_denied_here or (deed.is_verb and self._is_under_embargo(at)):
            self._denied.add(at)
            return True
        return False

    def _is_under_embargo(self, at: int) -> bool:
        """Whether a participle says for whom arms are that an embargo is on: *l’embargo sur les
        armes destinées à la Suède*."""
        near = range(max(self._clause(at), at - AHEAD), at)
        found = [one for one in near if words.BANNED.match(self._words[one])]
        is_on = bool(found) and self._word(found[-1] + 1) in words.OVER
        return (
            is_on and self._is_passive(at) and words.BEING.isdisjoint(self._words[found[-1] : at])
        )

    def _is_fielding(self, at: int) -> bool:
        """Whether arms of another are taken into service: *met en service des obus suédois*."""
        is_put = self._word(at - 1) in words.IN and words.PUTTING.match(self._word(at - 2))
        return bool(is_put) and self._is_of_another(at, is_noun=False)

    def _is_verb(self, at: int) -> bool:
        """Whether *livre* and *équipe* are what somebody does: *La France livre des obus*."""
        before, behind = self._word(at - 1), self._word(at + 1)
        is_given = behind in words.GIVEN or behind.isdigit()
        return is_given or before in words.REFLEXIVE or self._is_behind_name(at)

    def _is_vessel(self, at: int) -> bool:
        """Whether *ship* is one: *the first ship*, *an Israeli ship*, but *the US ships*."""
        number = self._party_from(at) - 1
        if number >= 0 and self._parties[number].last == at - 1:
            return self._parties[number].is_adjective
        return not _DETERMINERS.isdisjoint(self._typed[max(0, at - 2) : at])

    def _is_intended(self, at: int) -> bool:
        """Whether *pour* stands between arms and somebody: *des chars allemands pour l’Ukraine*; so
        does *à la*, since where they are is said *en*: *des chars allemands à l’Ukraine*."""
        is_dative = self._words[at] == "a" and self._word(at + 1) in ("la", "l")
        if not (is_dative or self._words[at] in words.FOR):
            return False
        if not self._is_party(at + 1):
            return False
        maker = self._parties[self._party_from(at + 1) - 1]
        is_made = maker.goods is not None and maker.last == at - 1
        goods = bisect_left(self._goods, (at, at)) - 1
        first, last = self._goods[goods] if goods >= 0 else (at, at)
        is_near = is_made or last == at - 1
        if not is_near or any(at - BEHIND <= one < at for one in self._denied):
            return False
        return not is_denied(self._words, self._clause(first), first, is_verb=False)

    def _is_arming(self, at: int) -> bool:
        """Whether *arme*, *arms* or *armé* are what somebody does: *Israël arme l’Azerbaïdjan*."""
        typed, before, behind = self._typed[at], self._word(at - 1), self._word(at + 1)
        if typed == "armé" and self._is_party(at + 1) and self._is_had(0, at):  # a armé Oslo
            return self._clause(at + 1) <= at and before not in words.BEING
        if typed in ARMED:
            last = self._words[at + 2 : at + 4] if behind in words.JOINING else [behind]
            return last[-1:] != [] and last[-1] in words.AGENT and before not in words.ARTICLES
        if typed not in ARMS:
            return False
        is_next = at + 1 < len(self._places) and self._places[at + 1][0] in self._begin
        return before in words.WHO or (
            self._is_behind_name(at) and (is_next or behind in words.ARTICLES)
        )

    def _is_of_no_arms(self, at: int, deed: Deed) -> bool:
        """Whether nothing is given here by a word that gives elsewhere: *donner son accord*,
        *fournir des preuves*, *promettre de punir*, *peu importe*."""
        if deed.is_use and not self._is_of_another(at, is_noun=deed.is_noun):
            return True
        if deed.is_reliance:
            return not self._is_reliant(at)
        object_ = self._past_receiver(at)
        is_of_consent = not words.CONSENT.isdisjoint(self._words[object_ : object_ + 3])
        if is_of_consent and (deed.gives or deed.needs_goods):
            return True
        is_named = deed.is_verb and self._word(at - 1) in words.ARTICLES  # une demande
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
        if not (self._is_goods(aim + 1) or (behind[:1] and behind[0] in _NAMING)):
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

    def _is_of_contract(self, at: int) -> bool:
        """Whether a contract stands near a verb: *un contrat attribué à*, *décroche un contrat*."""
        return not words.CONTRACT.isdisjoint(self._words[max(0, at - NEAR) : at + 1 + AHEAD])

    def _is_of_deed(self, at: int) -> bool:
        """Whether what is offered or promised is to do something: *promet de punir*, *que*."""
        behind = self._past_receiver(at)  # demande à Oslo de limiter
        is_led = self._word(behind) in ("de", "d", "a")  # destiné à limiter
        is_done = is_led and self._is_infinitive(behind + 1)
        is_said = self._word(at + 1) in words.RELATIVE
        is_only = not words.NE.isdisjoint(self._words[max(0, at - 3) : at])  # ne livre que
        return is_done or (is_said and not is_only)

    def _is_information(self, at: int) -> bool:
        """Whether words are given, not arms: *fournir des preuves*, *des détails fournis*, *donner
        à Oslo le nom*; or somebody gets *l’arme nucléaire*."""
        behind, past = self._words[at + 1 : at + 1 + NEAR], self._past_receiver(at)
        is_bomb = not (words.NUCLEAR.isdisjoint(behind) or words.BOMB.isdisjoint(behind))
        near = (at - 1, *range(at + 1, at + 4), *range(past, past + 3))
        if words.HANDING.match(self._words[at]) and behind[:1] == ["en"]:
            return True  # remis en service
        return is_bomb or any(
            self._word(one) in words.INFORMATION and self._word(one - 1) not in words.IN
            for one in near
        )

    def _is_of_another(self, at: int, *, is_noun: bool) -> bool:
        """Whether what is used at a verb or noun was made by another than who uses it: *L’Iran
        utilise des obus suédois*, *des obus suédois utilisés par l’Iran*, *l’utilisation d’obus
        suédois par l’Iran*."""
        behind = self._party_from(at)
        near = range(at + 1, min(len(self._words), at + 1 + NEAR))
        is_by = any(
            self._words[one] in words.AGENT and self._words[one - 1] not in words.MADE
            for one in near
        )
        if is_by and not is_noun:
            made, user = self._maker(at - BEHIND, at), behind
        else:
            made, user = self._maker(at + 1, at + BEHIND, is_object=True), behind + 2 * is_by - 1
        users = self._parties[max(0, user) : user + 1]  # none where he is asked for: qui utilise
        return made is not None and all(one.state != made for one in users)

    def _maker(self, start: int, end: int, *, is_object: bool = False) -> str | None:
        """The state that made goods among words [start, end), where they may be the object of a
        verb before `start` if they are to be."""
        number = self._party_from(start)
        while number < len(self._parties) and self._parties[number].last < end:
            one = self._parties[number]
            at = one.first if one.goods is None else min(one.goods, one.first)
            by = self._ahead_of(one)
            if self._is_come_by(by - 1, self._word(by)):
                at = by - 1
            elif not self._is_beside_goods(one):
                number += 1
                continue
            return one.state if not is_object or self._is_object(start, at) else None
        return None

    def _is_come_by(self, at: int, link: str) -> bool:
        """Whether a word and `link` say that arms are made or bought: *fabriqués par*, *achetés
        à*."""
        if at < 0 or self._words[at] in words.MADE:
            return link in words.MAKER and at >= 0
        deed = self._known[self._typed[at]][1]
        is_bought = deed is not None and deed.is_purchase and IS_PARTICIPLE.search(self._typed[at])
        return bool(is_bought) and link in words.IN | words.DATIVE

    def _is_object(self, start: int, end: int) -> bool:
        """Whether words [start, end) part no object from its verb."""
        between = self._words[start:end]
        is_close = _APART.isdisjoint(between) and not any(
            map(self._is_infinitive, range(start, end))
        )
        return is_close and self._clause(end) <= start

    def _is_of_other_goods(self, at: int, deed: Deed) -> bool:
        """Whether what an article tells of at a deed is no arms: *livraisons de pétrole*, *livre
        ses conclusions*."""
        near = self._words[at : at + 1 + AHEAD]
        if deed.is_verb and deed.is_move:  # a ship that arrives is on its way, or deployed
            return True
        if not words.RELIEF.isdisjoint(near) and words.MILITARY.isdisjoint(near):
            return True
        is_sent = deed.needs_arms and deed.is_sent and not self._is_passive(at)
        if is_sent and words.SENT.isdisjoint(self._words[at + 1 : at + 1 + BEHIND]):
            return True  # a ship that is sent to nobody is deployed
        if deed.is_verb and not deed.is_noun:
            is_given = self._is_passive(at) and self._has_goods(0, at)
            is_given = is_given or self._words[at].startswith("arm")
            return not (is_given or self._is_of_known(at) or self._is_of_goods(at))
        is_help = self._words[at] in words.HELP
        is_told = self._word(at + 1) in words.OF and not self._is_party(at + 2)
        if deed.is_agent:  # fournisseur de gaz, but fournisseur d’un royaume
            is_client = self._word(at + 1) == "du" or self._word(at + 2) in words.ARTICLES
            is_told = is_told and not is_client
        end = self._past_receiver(at) + NEAR
        return (is_told or is_help) and not self._has_goods(at - is_help, end)

    def _is_of_known(self, at: int) -> bool:
        """Whether a verb is done to what was named before: *les avait achetés*, *qui équipe*."""
        at -= self._word(at - 1) in words.HAVING
        return self._word(at - 1) in words.OBJECTS

    def _is_of_goods(self, at: int) -> bool:
        """Whether goods stand near a deed as what is given."""
        behind = self._goods_among(at + 1, self._reach(at))
        if any(self._is_query or not self._is_beside_object(at, one) for one in behind):
            return True
        is_linked = not words.RELATIVE.isdisjoint(self._words[max(0, at - AHEAD) : at])
        start = max(0, at - (BEHIND if is_linked else NEAR))
        if not is_linked:  # il est envoyé
            pronouns = [one for one in range(start, at) if self._words[one] in words.PRONOUNS]
            is_left = bool(pronouns) and self._lang == "en" and self._is_goods(pronouns[-1] - 1)
            start = pronouns[-1] - is_left if pronouns else start  # the tanks it bought
        return self._is_of_goods_before(at) and self._has_goods(start, at)

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
        return is_moved or is_linked or self._word(at - 1) in words.OBJECTS

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
        is_said = between[0] in words.ASIDE or not words.SAYING.isdisjoint(between)
        return not is_said and self._has_goods(start, end)

    def _before(self, at: int, most: int) -> Deed | None:
        """The nearest deed before a word."""
        found = self._deed_before(at, most)
        return None if found is None else self._deeds[found]

    def _deed_before(self, at: int, most: int) -> int | None:
        """The place of the nearest deed before a word."""
        for one in range(at - 1, max(-1, at - 1 - most), -1):
            if self._is_parted(one) or one in self._denied:
                return None
            if self._deeds[one]:
                return one
            if self._is_purpose(one):
                return None
        return None

    def _is_purpose(self, at: int) -> bool:
        """Whether what stands behind a verb belongs to it: *pour aider les rebelles à …*, *partis
        visiter …*."""
        is_led = self._word(at - 1) in words.FOR or self._word(at - 1) in words.MODAL
        before = is_led or (at > 0 and self._deeds[at - 1])
        return bool(before) and self._is_infinitive(at)
