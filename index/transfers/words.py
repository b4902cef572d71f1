"""The small words that tell who gives and who receives: prepositions, pronouns, forms of *be*.

All without accents, French and English ones together.
"""

from __future__ import annotations

import re

from index.article import Side

__all__ = [
    "AGENT", "ARTICLES", "BEING", "DATIVE", "DECIDING", "FOR", "FORCES", "GIVEN", "GOODS", "HAVING",
    "HEADS", "IMPERSONAL", "JOINING", "LED", "MADE", "MILITARY", "NO_GIFT", "OF", "OTHER", "OWN",
    "PREPOSITIONS", "REFLEXIVE", "RELATIVE", "SAYING", "SOURCE", "TAKING", "WANTING", "WHO",
]  # fmt: skip


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


ARTICLES = _set("la le les l the un une tous toutes")
DATIVE, FOR, AGENT = _set("a au aux"), _set("pour for"), _set("par by")
SOURCE = _set("from chez aupres")
OF = _set("de d du des of")
#: Behind these somebody stands on a side that the deed before tells.
PREPOSITIONS = DATIVE | FOR | AGENT | _set("vers to towards")
#: Behind these nobody gives or receives.
OTHER = _set(
    "en dans sur sous entre contre avec selon sans depuis with in on at against between than que"
    " comme as"
)
#: What stands before *de* and makes it another preposition: *en provenance de*.
LED: dict[str, Side] = {
    "provenance": "from", "destination": "to", "profit": "to",
    "benefice": "to", "intention": "to",
}  # fmt: skip

JOINING, RELATIVE, WHO = _set("et ou and or"), _set("que qu dont"), _set("qui who")
#: *La Suède, dit Oslo, …*
SAYING = _set("dit affirme assure declare indique precise souligne says said")
REFLEXIVE, OWN = _set("se s"), _set("sa son ses leur leurs its their his her")
BEING = _set("est sont etait etaient ete sera seront is are was were been be being")
HAVING = _set("a as ont avait avaient aura auront aurait auraient ayant avoir")

#: Heads of a name that say the same actor: *l'armée turque*, *the Turkish government*.
HEADS = _set(
    "armee armees gouvernement ministere marine police forces autorites president presidence regime"
    " troupes militaires etat firme entreprise societe groupe groupes consortium industrie"
    " industriel industriels constructeur constructeurs fabricant fabricants avionneur chantier"
    " chantiers atelier ateliers usine usines arsenaux ministre delegation"
    " army armies government ministry navy police forces authorities president military regime"
    " troops state firm firms company companies group consortium industry manufacturer"
    " manufacturers maker makers shipyard shipyards contractor minister delegation"
)
#: Who receives where something is *pour l'armée*.
FORCES = _set("armee armees marine army navy forces military troupes")
#: What arms and their trade are called behind the noun: *exportations militaires turques*.
MILITARY = _set("militaire militaires arme armee armes armement armements")
MADE = _set("made built manufactured produced fabrique fabriques fabriquee fabriquees")
#: What is bought and sold beside weapons, and *de fabrication turque*.
GOODS = _set(
    "fabrication conception technologie technologies systeme systemes appareil appareils engin"
    " engins materiel materiels equipement equipements moteur moteurs composant composants piece"
    " pieces avion avions vehicule vehicules produit produits modele modeles licence licences"
    " system systems aircraft equipment engine engines component components part parts technology"
    " jet jets vehicle vehicles product products model models licences weaponry"
)
#: Before *livraison*, and before *importe* that means something else.
TAKING = _set("pris prend prennent prendre prendra prendront take takes took taken taking")
IMPERSONAL = _set("n peu qu il")
#: What is not given to whom it concerns: *face à la Russie*.
NO_GIFT = _set("face grace quant jusqu suite retour reponse opposition opposee opposees hostile")
#: What follows *livre* where it is no book and no pound.
GIVEN = _set("des les la le l un une a au aux ses son sa leur leurs")
#: What who receives does about a delivery, and what who gives it.
WANTING = re.compile("attend|demand|reclam|esper|sollicit|negoci|await|request|seek|ask")
DECIDING = re.compile(
    "autoris|approuv|annonc|confirm|conclu|sign|suspen|reprend|repris|gele|interdi|prom[ei]"
    "|authori|approv|announc|halt|ban|resum|pledg"
)
