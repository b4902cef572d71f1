"""Words that tell of a transfer: *livrer*, *vente*, *fournisseur*, *acheter*, *bought*.

Input: a word of a language. Output: its folded form and what it says, a `Deed`; whether
a text says anything of one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, partial
from typing import NamedTuple

from index.article import Side
from index.folding import fold
from index.memo import Memo
from index.transfers.words import (
    COMING,
    CONTRACT,
    CONTRACTS,
    DISPOSAL,
    FLEETS,
    FOR,
    FORCES,
    LED,
    MADE,
    MAKE,
    OPTIONS,
    PASSING,
    REPLACING,
)

__all__ = [
    "ARMED",
    "ARMING",
    "ARMS",
    "BUILDING",
    "DONATING",
    "FIELDING",
    "INTENDED",
    "LANGS",
    "PLACING",
    "RECEIVING",
    "SALES",
    "SENDING",
    "SERVICE",
    "WORD",
    "Deed",
    "known_in",
    "names_deed",
    "tells",
]

WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
#: Words of which a language remembers so many.
_MOST_KNOWN = 50_000


class Deed(NamedTuple):
    """What a word says of a transfer: whether it looks at it from the giver, and what it is."""

    gives: bool
    is_noun: bool = False
    is_verb: bool = False
    #: The object of the verb, or who stands behind the noun's *de*, is on the other side: *équiper
    #: l'armée*, *fournisseur de l'Iran*, *client de l'Iran*.
    has_receiver: bool = False
    #: Who stands behind *à* gives it: *acheter à*.
    is_purchase: bool = False
    #: It tells something where what is used was made by somebody else: *utiliser des obus suédois*.
    is_use: bool = False
    #: So it does where that is what somebody fights with: *bombarder Lima avec des obus suédois*.
    is_strike: bool = False
    #: It tells something beside a weapon only: *donner des obus*, but not *donner son accord*.
    needs_goods: bool = False
    #: So it does in an article; a query need not say that it asks for arms.
    needs_arms: bool = False
    #: It tells something beside a contract only: *notifier un contrat*.
    needs_contract: bool = False
    #: What is given does it itself, and who stands before is no giver: *des obus arrivent à Oslo*.
    is_move: bool = False
    #: It arrives where it is sent: *livrer en Libye*.
    is_sent: bool = False
    #: It is called after who does it: *fournisseur*, *client*.
    is_agent: bool = False
    #: It tells something where it says for which arms: *dépendre de Lima pour ses obus*, *se
    #: tourner vers Lima pour s’équiper*.
    is_reliance: bool = False

    @property
    def doer(self) -> Side:
        """The side of who does it."""
        return "from" if self.gives else "to"

    @property
    def partner(self) -> Side:
        """The side of who it is done to or with."""
        return "to" if self.gives else "from"


#: *qui arme*, *who arms*: elsewhere these are weapons.
ARMS = frozenset(("arme", "arms"))
ARMING = Deed(gives=True, is_verb=True, has_receiver=True)
#: *armé par*: elsewhere an adjective, and *l'armée*.
ARMED = frozenset(("armé", "armés", "armée", "armées"))
#: *prendre livraison*, *take delivery*.
RECEIVING = Deed(gives=False, is_verb=True)
#: *passer commande*.
PLACING = Deed(gives=False, is_verb=True, is_purchase=True)
#: *des chars pour*.
INTENDED = Deed(gives=True)
#: *carnet de commandes*.
SALES = Deed(gives=True, is_noun=True)
#: *faire don*.
DONATING = Deed(gives=True, is_verb=True)
#: *Faire parvenir des obus*, *les mettre à disposition*.
SENDING = Deed(gives=True, is_verb=True, needs_goods=True)
#: *Construire des radars pour*.
BUILDING = Deed(gives=True, is_verb=True, needs_goods=True)
#: *Mettre en service*.
FIELDING = Deed(gives=False, is_verb=True, is_use=True)
SERVICE = frozenset(("service",))
#: Words that tell of a transfer beside others only.
_HINTS = (
    ARMS
    | LED.keys()
    | FORCES
    | COMING
    | MADE
    | MAKE
    | SERVICE
    | CONTRACT
    | PASSING
    | FLEETS
    | OPTIONS
    | REPLACING
    | {DISPOSAL}
)
#: Beside a weapon these may say for whom it is.
_MEANT = FOR | CONTRACTS | {"à", "a"}
#: Deeds with their words, without accents, as patterns: French, then English ones.
_TABLE = (
    (
        Deed(gives=True, is_verb=True, is_sent=True),
        r"livr(?!aison|et)\w+ (?:re)?export(?:es?|a|ent|er|ai\w+|ant|ees?|er\w+)"
        r" achemin(?!ement)\w+ (?:re)?expedi(?!tion)\w+",
        r"deliver(?:s|ed|ing)? export(?:ed|ing) ship(?:s|ped|ping)? funnel(?:s|l?ed|l?ing)?",
    ),
    (
        Deed(gives=True, is_verb=True, is_sent=True, needs_arms=True),
        r"transfer(?!ts?\b)\w+ envoy\w+ envoi(?:e|ent) enverr\w+",
        r"transfer(?:red|ring)",
    ),
    (
        Deed(gives=True, is_verb=True),
        r"(?:re)?vend(?:s|re|u\w*|e|es|ent|ant|ai\w+|it|irent|ra\w*|ront)?"
        r" procur(?:es?|a|er|ent|ai\w+|ees?|er\w+)",
        "",
    ),
    (
        Deed(gives=True, is_verb=True, needs_goods=True),
        r"don(?:n(?:e|er|ent|ees?|es|ait|aient|ant|a|erent|era|eront))"
        r" propos(?:e|er|ent|ees?|es|ait|aient|ant|a|erent|era|eront)"
        r" pret(?:er|ent|ees?|es|ait|aient|ant|a|erent|era|eront) prêté"
        r" transport(?:e|er|ent|ees?|es|ait|aient|ant|a|erent|era|eront)"
        r" (?:accord|octroy|debloqu|allou|distribu|brad|refil|refourgu|parachut|ecoul)"
        r"(?:e|er|ent|ees?|es|ait|aient|ant|a|erent|era|eront)",
        r"transport(?:s|ed|ing)? ferr(?:y|ies|ied|ying) committed"
        r" smuggl(?:es?|ed|ing) airlift(?:s|ed|ing)?",
    ),
    (
        Deed(gives=True, is_verb=True, needs_arms=True),
        r"ced(?:es?|er|a|erent|ent|ant|ees?|ai\w+|era\w*|eront) remi(?:s|ses?) remet\w+"
        r" offr\w+ offert\w* destine\w* promi(?:s|ses?) promet\w*",
        r"promised pledged bound destined",
    ),
    (
        Deed(gives=True, is_verb=True, needs_goods=True, is_move=True, is_sent=True),
        r"arriv\w+ part(?:ent|is|ies|iront|ira|aient|ir) vont ir(?:a|ont)"
        r" debarqu(?:ees?|es|er|ent|eront)",
        r"arriv(?:e|es|ed|ing|al)",
    ),
    (
        Deed(gives=True, is_verb=True, has_receiver=True),
        r"fourni(?!sseu|ture)\w* equip(?:es?|a|ent|er|ees?|ai\w+|ant|er\w+)"
        r" arm(?:er|a|ent|ait|ant|er\w+) dot(?:es?|a|ent|er|ees?|ai\w+|ant|er\w+)"
        r" approvisionn(?!ement)\w+ ravitaill(?!ement)\w+",
        r"suppl(?:ied|ying) sell(?:s|ing)? sold arm(?:ed|ing) equip(?:s|ped|ping)",
    ),
    (
        Deed(gives=True, is_verb=True, has_receiver=True, needs_goods=True),
        r"(?:aliment|inond)(?:e|er|ent|ees?|es|ait|aient|ant|a|erent|era|eront)"
        r" gratifi(?:e|er|ent|ees?|es|ait|era)",
        r"leas(?:es?|ed|ing) rent(?:s|ed|ing)? flood(?:s|ed|ing) hand(?:s|ed|ing)"
        r" furnish(?:es|ed|ing) gift(?:ed|ing) offer(?:s|ed|ing) len[dt]s? lending",
    ),
    (
        Deed(gives=True, is_verb=True, has_receiver=True, needs_arms=True),
        "",
        r"sen[dt]s? sending provid(?:es?|ed|ing) donat(?:es?|ed|ing) g[ia]ven? g(?:ives|iving)",
    ),
    (
        Deed(gives=True, is_noun=True, is_sent=True),
        r"livraisons? (?:re)?exportations? transferts? envois? expeditions?",
        r"deliver(?:y|ies) shipments?",
    ),
    (
        Deed(gives=True, is_noun=True),
        r"ventes? fournitures? exports? cessions? dons? cadeaux? aides?",
        r"sales? donations? aid",
    ),
    (
        Deed(gives=True, is_noun=True, is_sent=True, is_move=True, needs_goods=True),
        r"trafics? contrebande",
        r"trafficking smuggling",
    ),
    (
        Deed(gives=True, is_noun=True, is_agent=True),
        r"exportat(?:eur|rice)s?",
        r"exporters?",
    ),
    (
        Deed(gives=True, is_noun=True, is_verb=True, has_receiver=True),
        "",
        r"exports? transfers? suppl(?:y|ies)",
    ),
    (
        Deed(gives=True, is_noun=True, has_receiver=True, is_agent=True),
        r"fournisseu(?:r|se)s? pourvoyeu(?:r|se)s? vendeu(?:r|se)s? approvisionnements?"
        r" ravitaillements?",
        r"suppliers? sellers?",
    ),
    (
        Deed(gives=False, is_verb=True),
        r"import(?:es?|a|er|ent|ai\w+|er\w+|ees?) reception\w\w+",
        r"import(?:ed|ing) buy(?:s|ing)? bought"
        r" purchas(?:ed|ing) acquir(?:es?|ed|ing) procur(?:ed|ing) order(?:ed|ing)",
    ),
    (
        Deed(gives=False, is_verb=True, needs_goods=True),
        r"reclam\w+ demand(?:e|er|ent|ees?|es|ait|aient|ant|era) convoit\w+ lorgn\w+"
        r" attend(?!u)\w* sollicit(?!at|ud)\w+ esper(?:e|er|ent|ait|aient|ees?|es)"
        r" herit(?:e|er|ent|ait|aient|era) benefici(?:e|er|ent|ait|aient|ant|a|erent|era|eront)",
        r"seek(?:s|ing)? sought request(?:s|ed|ing) await(?:s|ed|ing)? inherit(?:s|ed|ing)"
        r" sourc(?:es|ed|ing)",
    ),
    (
        Deed(gives=False, is_verb=True, needs_arms=True),
        r"recev\w+ recoi\w+ recu(?:e?s?) obten\w+ obtien\w+ obtint",
        r"receiv\w+ obtain(?:s|ed|ing)? gets? got getting",
    ),
    (
        Deed(gives=False, is_verb=True, is_purchase=True),
        r"r?achet(?!eu)\w+ acqui(?!sition|tt|esc)\w+ acquer\w+ command(?!an|em|it|o|es?\b)\w\w+",
        "",
    ),
    (
        Deed(gives=False, is_verb=True, is_purchase=True, needs_contract=True),
        r"(?:attribu|notifi|confi)(?:e|er|ent|ees?|es|ait|aient|ant|a|erent|era|eront)",
        r"award(?:s|ed|ing)?",
    ),
    (
        Deed(gives=True, is_verb=True, needs_contract=True),
        r"(?:remport|decroch)(?:e|er|ent|ees?|es|ait|aient|ant|a|erent|era|eront)",
        r"win(?:s|ning)? won",
    ),
    (
        Deed(gives=False, is_verb=True, is_reliance=True),
        r"depend(?:s|ent|ait|aient|ra|ront|re|ante?s?|ue?s?)? tourn(?:e|ent|er|ait|aient|ees?|es)",
        r"depend(?:s|ed|ent|ing)? rel(?:y|ies|ied|ying|iant) turn(?:s|ed|ing)?",
    ),
    (Deed(gives=False, is_noun=True), r"importations? receptions?", r"procurements?"),
    (
        Deed(gives=False, is_noun=True, is_verb=True, is_purchase=True),
        r"r?achats? acquisitions? commandes?",
        r"orders? purchases? imports?",
    ),
    (
        Deed(gives=False, is_verb=True, is_use=True),
        r"utilis(?!at)\w+ emplo(?:ie|ient|yer|yait|yaient|yant|yees?|yes?) possed\w+"
        r" dispos(?:e|ent|er|ait|aient|ant|a|erent|era|eront)"
        r" deplo(?:ie|ient|yer|yait|yant|yees?|yes?)"
        r" tir(?:e|ent|er|ees?|es|ait|aient|ant|era) lanc(?:e|ent|er|ees?|es|ait|aient|ant|era)"
        r" exploit(?:e|ent|er|ait|ant) aligne(?:nt)? veut veulent voul\w+ voudr\w+ souhait\w+"
        r" choisi\w* opt(?:e|er|ent|ait|aient|ant|a|erent|era|eront)"
        r" (?:selectionn|integr)(?:e|er|ent|ees?|es|ait|era)",
        r"us(?:es?|ed|ing) deploy(?:s|ed|ing)? fir(?:es?|ed|ing) launch(?:es|ed|ing)?"
        r" operat(?:es?|ed|ing) field(?:s|ed|ing) wield(?:s|ed|ing)? possess(?:es|ed|ing)?"
        r" own(?:s|ed|ing) wants? wanted choos(?:es?|ing) chose(?:n)?"
        r" (?:opt|pick|select|induct)(?:s|ed|ing)",
    ),
    (
        Deed(gives=False, is_verb=True, is_use=True, is_strike=True),
        r"(?:frapp|bombard|attaqu|pilonn|cibl)(?:e|er|ent|ees?|es|ait|aient|ant|a|erent|era|eront)",
        r"(?:attack|pound)(?:s|ed|ing)? bomb(?:ed|ing) str(?:ik(?:es?|ing)|uck) hit(?:s|ting)?",
    ),
    (
        Deed(gives=False, is_noun=True, is_use=True),
        r"utilisations? emploi usage deploiements? possession recours choix",
        r"use deployments? possession choice",
    ),
    (
        Deed(gives=False, is_noun=True, has_receiver=True, is_agent=True),
        r"clientes? clients? debouches? acheteu(?:r|se)s? importat(?:eur|rice)s?",
        r"customers? buyers? importers?",
    ),
)
_PATTERNS = {
    lang: [(re.compile("|".join(f"{words[0]} {words[-1]}".split())), deed) for deed, *words in rows]
    for lang, rows in (
        ("fr", [(deed, french) for deed, french, _ in _TABLE]),
        ("en", [(deed, english) for deed, _, english in _TABLE]),
        ("", _TABLE),
    )
}
#: Languages of texts whose words are known; without one, those of both.
LANGS = tuple(_PATTERNS)


#: The folded form of a word, and what it says of a transfer; None where it says nothing.
Known = tuple[str, Deed | None]


@cache
def known_in(lang: str) -> Mapping[str, Known]:
    """What the words of a language of LANGS say, by their lower case."""
    return Memo(partial(_known, _PATTERNS[lang]), _MOST_KNOWN)


def _known(patterns: Sequence[tuple[re.Pattern[str], Deed]], word: str) -> Known:
    folded = fold(word)
    forms = {folded, word}  # prêté, not prête
    deeds = (deed for pattern, deed in patterns if any(map(pattern.fullmatch, forms)))
    return folded, next(deeds, None)


def names_deed(text: str, lang: str) -> bool:
    """Whether a word of the text is one of giving or getting, wherever it stands."""
    known = known_in(lang)
    deeds = (known[word.lower()][1] for word in WORD.findall(text))
    return any(deed is not None and not deed.is_use for deed in deeds)


@cache
def _telling(lang: str) -> Mapping[str, bool]:
    """What stands between blanks to whether it may tell of a transfer."""
    return Memo(partial(_may_tell, known_in(lang)), _MOST_KNOWN)


def _may_tell(known: Mapping[str, Known], run: str) -> bool:
    words = WORD.findall(run)
    if not ARMED.isdisjoint(words):
        return True
    return any(
        deed is not None or folded in _HINTS for folded, deed in map(known.__getitem__, words)
    )


def tells(text: str, lang: str, *, has_goods: bool) -> bool:
    """Whether a text, which names weapons or none, may tell of a transfer: most do not, and need no
    closer look."""
    runs = set(text.lower().split())
    is_meant = has_goods and not _MEANT.isdisjoint(runs)
    return is_meant or any(map(_telling(lang).__getitem__, runs))
