"""What the lexicon renders a word with is what it means, and no false friend."""

from __future__ import annotations

import pytest

from index.lexicon import Lexicon
from tests.index.rendering import renderings_of


@pytest.mark.parametrize(
    ("lang", "word", "right", "wrong"),
    [
        ("en", "warhead", "ogive", "tête"),
        ("fr", "tête", "head", "warhead"),
        ("en", "retreat", "recul", "retraite"),
        ("fr", "retraite", "retirement", "retreat"),
        ("en", "urge", "exhorter", "presser"),
        ("fr", "gisement", "deposit", "oil field"),
        ("fr", "pièce", "piece", "part"),
        ("en", "magazine", "chargeur", "dépôt"),
        ("en", "scope", "lunette de visée", "portée"),
        ("en", "seeker", "autodirecteur", "demandeur"),
        ("en", "deception", "tromperie", "déception"),
        ("fr", "déception", "disappointment", "deception"),
        ("fr", "tranchées", "trench", "slice"),
        ("en", "settlement", "colonie", "établissement"),
        ("en", "relief", "secours", "terrain"),
        ("en", "toll", "bilan", "outil"),
        ("en", "platoon", "section", "plateau"),
        ("en", "vendor", "vendeur", "vente"),
        ("en", "actually", "en fait", "actuellement"),
        ("fr", "actuellement", "currently", "actually"),
        ("en", "actual", "réel", "actuel"),
        ("fr", "actuel", "current", "actual"),
        ("en", "tank", "char", "tanker"),
        ("fr", "char", "tank", "car"),
        ("en", "shell", "obus", "coque"),
        ("fr", "obus", "shell", "bus"),
        ("en", "round", "munition", "ronde"),
        ("en", "rocket", "roquette", "missile"),
        ("fr", "roquette", "rocket", "arugula"),
        ("fr", "fusée", "rocket", "fuse"),
        ("en", "engage", "engager le combat", "s'engager"),
        ("fr", "s'engager", "commit", "engage"),
        ("en", "eventually", "finalement", "éventuellement"),
        ("fr", "éventuellement", "possibly", "eventually"),
        ("en", "deliver", "livrer", "délivrer"),
        ("fr", "délivrer", "issue", "deliver"),
        ("en", "library", "bibliothèque", "librairie"),
        ("fr", "librairie", "bookshop", "library"),
        ("en", "sensible", "raisonnable", "sensible"),
        ("fr", "sensible", "sensitive", "sensible"),
        ("en", "significant", "important", "significatif"),
        ("en", "army", "armée", "arme"),
        ("en", "arms", "armes", "armée"),
        ("fr", "armée", "army", "weapon"),
        ("fr", "arme", "weapon", "army"),
        ("fr", "armé", "armed", "weapon"),
        ("en", "plane", "avion", "plan"),
        ("en", "general", "général", "généralement"),
        ("en", "charge", "inculper", "changer"),
        ("en", "agent", "agent", "argent"),
        ("en", "ammunition", "munitions", "amonition"),
        ("fr", "munitions", "ammunition", "monition"),
        ("en", "support", "soutenir", "supporter"),
        ("fr", "supporter", "bear", "support"),
        ("en", "ancient", "antique", "ancien"),
        ("fr", "ancien", "former", "ancient"),
        ("en", "assist", "aider", "assister à"),
        ("fr", "assister à", "attend", "assist"),
        ("en", "demand", "exiger", "demander"),
        ("fr", "demander", "ask", "demand"),
        ("en", "issue", "question", "issue"),
        ("en", "pretend", "faire semblant", "prétendre"),
        ("fr", "prétendre", "claim", "pretend"),
        ("en", "figure", "chiffre", "figure"),
        ("en", "location", "lieu", "location"),
        ("fr", "location", "rental", "location"),
        ("en", "confidence", "confiance", "confidence"),
        ("en", "trespass", "intrusion", "trépasser"),
        ("en", "preservative", "conservateur", "préservatif"),
        ("en", "training", "formation", "traînée"),
        ("fr", "formation", "training", "formation"),
        ("en", "delay", "retard", "délai"),
        ("fr", "délai", "deadline", "delay"),
        ("en", "currency", "monnaie", "courant"),
        ("fr", "journal", "newspaper", "journal"),
        ("fr", "large", "wide", "large"),
        ("en", "African", "africain", "afrique"),
        ("en", "Kurdish", "kurde", "curde"),
        ("en", "Gulf", "Golfe", "golf"),
        ("fr", "golf", "golf", "Gulf"),
        ("en", "dealers", "revendeur", "contrat"),
        ("en", "illicit", "illicite", "illégal"),
        ("en", "evasion", "contournement", "évasion"),
        ("fr", "évasion", "escape", "evasion"),
        ("en", "offset", "compensation", "décalage"),
        ("en", "sniper", "tireur d'élite", "snipe"),
        ("en", "stealth", "furtivité", "vol"),
        ("en", "fuse", "détonateur", "fusion"),
        ("en", "murdered", "assassiner", "murmure"),
        ("en", "jets", "avion de chasse", "jeter"),
        ("fr", "jeter", "throw", "jet"),
        ("en", "crackdown", "répression", "fissure"),
        ("en", "guidance", "guidage", "guide"),
        ("en", "hearing", "audience", "entendre"),
        ("en", "audience", "public", "audience"),
        ("en", "convicted", "condamner", "conviction"),
        ("fr", "conviction", "belief", "conviction"),
        ("en", "designated", "désigner", "dessin"),
        ("en", "eastern", "oriental", "Pâques"),
        ("en", "largest", "grand", "large"),
        ("en", "batch", "lot", "bâche"),
        ("en", "bid", "offre", "bidon"),
        ("en", "watchdog", "organisme de surveillance", "chien"),
        ("en", "outpost", "avant-poste", "poste"),
    ],
)
def test_a_word_has_its_meaning_and_not_its_false_friend(
    lexicon: Lexicon, lang: str, word: str, right: str, wrong: str
) -> None:
    found = renderings_of(lexicon, word, lang)
    assert right in found
    assert wrong not in found


@pytest.mark.parametrize(
    ("word", "wrong"),
    [
        ("mère", "sea"),
        ("côté", "coast"),
        ("tranche", "trench"),
        ("génération", "generator"),
        ("parachute", "paratrooper"),
        ("nationale", "nationalist"),
        ("amer", "America"),
        ("transformer", "transformer"),
        ("contribution", "taxpayer"),
        ("occasion", "second-hand"),
        ("méchant", "fuse"),
        ("désigner", "design"),
        ("précise", "precision"),
        ("basée", "low"),
    ],
)
def test_an_everyday_word_is_not_taken_for_one_of_the_field(
    lexicon: Lexicon, word: str, wrong: str
) -> None:
    assert wrong not in renderings_of(lexicon, word, "fr")


@pytest.mark.parametrize(
    ("word", "senses"),
    [
        ("fire", {"tirer", "tir", "incendie", "feu"}),
        ("order", {"commande", "ordre"}),
        ("land", {"terre", "terrain", "atterrir"}),
        ("fall", {"chute", "tomber", "automne"}),
        ("head", {"chef", "tête"}),
        ("free", {"libre", "libérer"}),
        ("leak", {"fuite", "divulguer"}),
        ("crash", {"s'écraser", "accident", "chute"}),
        ("material", {"matériau", "matière"}),
        ("council", {"conseil"}),
        ("halt", {"arrêter", "suspendre", "arrêt"}),
        ("cut", {"couper", "réduire", "coupe"}),
    ],
)
def test_a_word_has_its_usual_senses(lexicon: Lexicon, word: str, senses: set[str]) -> None:
    assert senses <= renderings_of(lexicon, word, "en")


@pytest.mark.parametrize(
    ("lang", "form", "first", "further"),
    [
        ("en", "firing", "tir", "limogeage"),
        ("en", "leaves", "feuille", "quitter"),
        ("en", "polls", "urnes", "sondage"),
        ("en", "drugs", "stupéfiants", "médicament"),
        ("en", "died", "mourir", "succomber"),
        ("en", "ratified", "ratifier", "entériner"),
        ("en", "planned", "prévoir", "planifier"),
        ("fr", "victimes", "casualties", "victim"),
        ("fr", "tirs", "gunfire", "launch"),
        ("fr", "bureaux", "offices", "desk"),
        ("fr", "maux", "ailments", "harm"),
        ("fr", "contesté", "disputed", "challenge"),
        ("fr", "perd", "lose", "loser"),
    ],
)
def test_a_form_with_a_line_of_its_own_keeps_what_renders_its_word(
    lexicon: Lexicon, lang: str, form: str, first: str, further: str
) -> None:
    (passage,) = lexicon.translations([form], lang)
    found = [one.text for one in passage.renderings]
    assert found[0] == first
    assert further in found[1:]


@pytest.mark.parametrize(
    ("lang", "word", "other"),
    [
        ("en", "wares", "guerre"),
        ("en", "discuss", "lancer du disque"),
        ("en", "seed", "voir"),
        ("en", "customs", "coutume"),
        ("en", "boring", "supporter"),
        ("en", "AIDS", "aide"),
        ("fr", "fils", "wire"),
        ("fr", "fonds", "bottom"),
        ("fr", "marché", "walk"),
    ],
)
def test_a_word_that_looks_like_a_form_of_another_is_none(
    lexicon: Lexicon, lang: str, word: str, other: str
) -> None:
    assert other not in renderings_of(lexicon, word, lang)


@pytest.mark.parametrize(
    ("form", "right"),
    [
        ("boycotted", "boycotter"),
        ("suing", "porter plainte"),
        ("sacrificed", "sacrifier"),
        ("queuing", "file d'attente"),
    ],
)
def test_a_form_is_found_whatever_its_stem(lexicon: Lexicon, form: str, right: str) -> None:
    assert right in renderings_of(lexicon, form, "en")


#: Irregular past forms of English verbs, by their infinitive.


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("cannibalised", "cannibaliser"),
        ("airworthy", "apte au vol"),
        ("refit", "carénage"),
        ("refurbished", "reconditionné"),
        ("spares", "pièce de rechange"),
        ("permits", "licence"),
        ("lawsuit", "plainte"),
        ("injunction", "référé"),
        ("consignee", "destinataire"),
        ("kickback", "commission"),
        ("instalments", "échéance"),
        ("collateral", "garantie"),
        ("soft loan", "prêt concessionnel"),
        ("loan guarantees", "garantie de prêt"),
        ("booby traps", "piège"),
        ("metal detectors", "détecteur de métaux"),
        ("propellant", "poudre"),
        ("gunner", "servant"),
        ("straw purchasers", "prête-nom"),
        ("campaigners", "militant"),
        ("rights groups", "ONG"),
        ("expert panel", "groupe d'experts"),
        ("fall into line", "s'aligner"),
        ("remain in force", "rester en vigueur"),
        ("infantrymen", "fantassin"),
        ("disbursed", "débourser"),
        ("contravened", "enfreindre"),
        ("framework agreements", "accord-cadre"),
        ("repeat orders", "commande complémentaire"),
        ("end-use checks", "contrôle de l'usage final"),
        ("sea trials", "essais en mer"),
        ("cash-strapped", "exsangue"),
    ],
)
def test_the_trade_the_courts_and_the_docks_are_rendered(
    lexicon: Lexicon, word: str, right: str
) -> None:
    assert right in renderings_of(lexicon, word, "en")


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("herders", "berger"),
        ("lathe operator", "tourneur"),
        ("skilled workers", "main-d'œuvre qualifiée"),
        ("lead time", "délai de livraison"),
        ("stuck", "enlisé"),
        ("shrapnel", "éclat"),
        ("within range", "portée"),
        ("from the air", "ciel"),
        ("budget line", "ligne budgétaire"),
        ("serials", "numéro de série"),
        ("require", "exiger"),
        ("unenforceable", "inapplicable"),
        ("rolled over", "proroger"),
        ("look away", "fermer les yeux"),
        ("breakthrough", "avancée"),
        ("resources", "moyens"),
        ("forged papers", "faux papiers"),
        ("bidder", "soumissionnaire"),
        ("fall through", "capoter"),
        ("free of charge", "gratuitement"),
        ("approved", "avaliser"),
        ("legal challenge", "recours"),
        ("replenish", "regarnir"),
        ("foot the bill", "payer"),
        ("a decade", "dix ans"),
        ("carrier-borne", "embarqué"),
        ("reach", "arriver"),
    ],
)
def test_makers_deadlines_papers_stocks_and_failures_are_rendered(
    lexicon: Lexicon, word: str, right: str
) -> None:
    assert right in renderings_of(lexicon, word, "en")


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("lessor", "bailleur"),
        ("option to buy", "option d'achat"),
        ("soft toys", "peluche"),
        ("tank tracks", "chenille"),
        ("mailbox company", "société écran"),
        ("breach of contract", "rupture de contrat"),
        ("show of hands", "à main levée"),
        ("agency workers", "intérimaire"),
        ("lack of evidence", "manque de preuves"),
        ("debarred", "exclu des marchés publics"),
        ("written question", "question écrite"),
        ("processing time", "délai d'instruction"),
        ("crash landing", "atterrissage forcé"),
        ("medevac", "évacuation sanitaire"),
        ("launch pad", "rampe de lancement"),
        ("sole source", "gré à gré"),
        ("behind schedule", "en retard"),
        ("armoured car", "automitrailleuse"),
        ("blank-firing pistol", "pistolet d'alarme"),
        ("minority stake", "participation minoritaire"),
        ("fact-finding mission", "mission d'enquête"),
    ],
)
def test_leases_strikes_verdicts_and_inquiries_are_rendered(
    lexicon: Lexicon, word: str, right: str
) -> None:
    assert right in renderings_of(lexicon, word, "en")


def test_cheap_is_not_dear_said_with_little(lexicon: Lexicon) -> None:
    """Function words are not searched, so that *peu cher* would find what is dear."""
    assert not any("cher" in text.split() for text in renderings_of(lexicon, "cheap", "en"))


@pytest.mark.parametrize(
    ("typed", "right", "wrong"),
    [
        ("fined", "amende", "nageoire"),
        ("planed", "avion", "plan"),
        ("scraped", "gratter", "ferraille"),
        ("staring", "fixer", "étoile"),
        ("riding", "chevaucher", "débarrasser"),
        ("barred", "interdire", "nu"),
        ("planned", "prévoir", "avion"),
    ],
)
def test_behind_a_short_vowel_a_letter_is_doubled(
    lexicon: Lexicon, typed: str, right: str, wrong: str
) -> None:
    found = renderings_of(lexicon, typed, "en")
    assert right in found
    assert wrong not in found
