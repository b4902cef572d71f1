"""French nouns, adjectives and names to whose forms Snowball gives several stems, or one of another
word.

Output: `STEMS`, from a form to its stem, which is the word itself; `siblings`, the forms of one
word; and `masculine`, for the endings that a rule tells. Words are as `index.analysis.stemming`
leaves them: lower case, ligatures resolved, the first letter without an accent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from index.folding import fold

__all__ = ["STEMS", "masculine", "siblings"]

#: Nouns whose ending is no inflection: an army is not armed, range no port, a market no march, a
#: treaty no trait, ore no mine, a sale no wind, a rank no Grad, equipment no team, a department no
#: departure, désir no form of des; or whose plural Snowball takes another way (rois, convois).
_NOUNS = """
armée portée marché traité tranchée minerai essai délai quai loi emploi envoi convoi renvoi
conflit crédit débit profit délit transit audit circuit retrait dégât appui récit déficit abri tissu
menu défi vente base amende tonne colonne colonie loyer publicité opéra
equipement commandement commandant chargement département composant parlement blanchiment régiment
génie compagnie retraite maintenance assurance importance complicité majorité nationalité médiation
communication publication direction directive relation position communiste socialiste journaliste
spécialiste conversion donnée concept format mars paradis pays taxi tennis
golfe grade gradé patriote farce tasse berline verbe colombe mini matrice cicatrice
roi paroi tournoi octroi beffroi pneu bleu tribu trou clou verrou voyou tabou bambou bisou caribou
gourou kangourou ennui etui pli epi zoo ovni cri ecrou habit bandit appétit portrait souhait
bienfait forfait méfait attrait souvenir loisir désir plaisir hiver soupir affluent effluent ferment
biberon vigneron forgeron bûcheron aileron puceron hérisson nourrisson revolver moucheron
duo ski tri saucisson exo
"""
#: Adjectives whose feminine or plural has another stem than they have, where the feminine is the
#: masculine and -e: the smallest is none of the letter p, what is divers is no diver.
_ADJECTIVES = """
courant important puissant petit inédit satisfait insatisfait parfait imparfait
divers pervers epars concis précis indécis imprécis inclus intrus obtus
nu vrai gai flou hindou aigu ambigu contigu exigu barbu rompu corrompu interrompu promu emu
erudit stupéfait distrait contrefait cousu déchu
"""
#: A stem and forms that no ending tells. It is the word, but where a form would hold less of that
#: than all but two letters, as the sieve of passages needs.
_IRREGULAR = """
nouveau nouvel nouveaux nouvelle nouvelles
beau bel beaux belle belles
vieux vieil vieille vieilles
fou fol fous folle folles
mou mol mous molle molles
faux fausse fausses
roux rousse rousses
doux douce douces
jaloux jalouse jalouses
gros grosse grosses
gras grasse grasses
epais epaisse epaisses
bas basse basses
frais fraîche fraîches
sec secs sèche sèches
blanc blancs blanche blanches
franc francs franche franches
public publics publique publiques
turc turcs turque turques
grec grecs grecque grecques
laïc laïcs laïque laïques
caduc caducs caduque caduques
long longs longue longues
bénin bénins bénigne bénignes
malin malins maligne malignes
gentil gentils gentille gentilles
nul nuls nulle nulles
sot sots sotte sottes
paysan paysans paysanne paysannes
andalou andalous andalouse andalouses
léger légers légère légères
fier fiers fière fières
cher chers chère chères
amer amers amère amères
travail travaux
vitrail vitraux
corail coraux
bail baux
vantail vantaux
ciel cieux
maximum maximums maxima
minimum minimums minima
pieux pieuse pieuses
aïeul aïeux
bref brefs brève brèves
ambassadeu ambassadeur ambassadeurs ambassadrice ambassadrices
"""
#: Their plural is in -x, and Snowball takes it for an adjective or a word in -al.
_IN_X = """
feu jeu enjeu lieu milieu dieu adieu cheveu neveu voeu aveu désaveu essieu hébreu
tuyau noyau boyau joyau matériau fléau préau etau esquimau
"""
#: Adjectives in -f whose feminine in -ve is too short for Snowball.
_IN_F = """
actif passif massif sportif tardif festif natif fictif hâtif créatif naïf nocif fautif furtif votif
craintif plaintif chétif captif pensif oisif maladif poussif lascif juif vif neuf veuf
"""
#: Who does something, of whom the feminine in -euse is too short for Snowball or becomes another
#: word in -eux.
_IN_EUR = """
chercheur vendeur acheteur danseur chanteur joueur marcheur porteur lanceur tueur voleur menteur
trompeur prometteur chroniqueur voyageur coureur nageur patineur skieur plongeur meneur demandeur
fraudeur fumeur serveur donneur preneur flatteur entrepreneur rapporteur contrôleur défenseur
frondeur fugueur logeur mangeur moqueur conteur boxeur surfeur cascadeur maquilleur rappeur eleveur
chasseur chômeur guérisseur
"""
#: Names that Snowball takes for a form of another word: Mali for one of mal, Gaza for one of gaz,
#: Marder for one of mardi, Vendée for one of vendre. As written in the field's press.
_NAMES = """
atlanta berne crimée cuba damas gaza géorgie jordanie malaisie mali martinique panama rennes rome
tonga vienne brics hamas bell charles denis francis gallant james louis marie martinez marquez mayer
meloni modi nicolas perez peter raisi tiani weber beretta sana marder nexter stinger yars bora
faca malé suva patrice béatrice vendée gers jura seine maine limoges cannes privas redon sète
"""
#: Feminines that Snowball parts from the masculine: étrangère, directrice.
_IN_ERE, _IN_TRICE = re.compile("(?<=.{4})ères?$"), re.compile("trices?$")


def _listed() -> Iterator[tuple[str, str]]:
    """Forms, with the word that is their stem."""
    for noun in _NOUNS.split():
        yield from _each(noun, (noun, noun + "s"))
    for word in _ADJECTIVES.split():
        own = (word,) if word.endswith("s") else (word, word + "s")
        yield from _each(word, (*own, word + "e", word + "es"))
    for line in _IRREGULAR.strip().splitlines():
        yield from _each(line.split()[0], line.split())
    for noun in _IN_X.split():
        yield from _each(noun, (noun, noun + "x"))
    for word in _IN_F.split():
        yield from _each(word, (word, word + "s", word[:-1] + "ve", word[:-1] + "ves"))
    for word in _IN_EUR.split():
        yield from _each(word, (word, word + "s", word[:-1] + "se", word[:-1] + "ses"))
    for name in _NAMES.split():
        yield from _each(fold(name), (name, name + "s", fold(name)))


def _each(stem: str, forms: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((form, stem) for form in forms)


#: A form to its stem.
STEMS = dict(_listed())
_FORMS: dict[str, list[str]] = {}
for _form, _stem in STEMS.items():
    _FORMS.setdefault(_stem, []).append(_form)


def siblings(word: str) -> tuple[str, ...]:
    """The listed forms of what `word` is a form of, their first letter without an accent."""
    return tuple(_FORMS.get(STEMS.get(fold(word[:1]) + word[1:], ""), ()))


def masculine(word: str) -> str:
    """The word of which this is the feminine (étrangère, directrice); else the word itself."""
    if word.endswith(("ère", "ères")):
        return _IN_ERE.sub("er", word)
    return _IN_TRICE.sub("teur", word) if word.endswith(("trice", "trices")) else word
