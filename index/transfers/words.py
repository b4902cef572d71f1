"""The small words that tell who gives and who receives: prepositions, pronouns, forms of *be*.

All without accents, French and English ones together.
"""

from __future__ import annotations

import re

from index.article import Side

__all__ = [
    "ABOUT", "ABSENT", "ADDING", "ADVERBS", "AFTER", "AGAINST", "AGENT", "ALONG", "AMONG", "APART",
    "ARTICLES", "ASIDE", "BANNED", "BEING", "BESIDE", "BETWEEN", "BOMB", "BOOK", "BRANCHES",
    "BUILDING", "BY_MEANS", "CARRYING", "CHOOSING", "CLAUSES", "CLITICS", "COMING", "CONSENT",
    "CONTRACT", "CONTRACTS", "COUNTED", "DATIVE", "DEAL", "DEALERS", "DECIDING", "DETERMINERS",
    "DISPOSAL", "DURING", "ENVOYS", "EQUIPPING", "EXCHANGE", "EXERCISING", "FAIRE", "FIRED",
    "FLEETS", "FOR", "FORCES", "FRENCH_GOODS", "GIFT", "GIVEN", "GOODS", "GRANTED", "HANDING",
    "HAVING", "HEADS", "HELP", "IMPERSONAL", "IN", "INCLUDING", "INFORMATION", "JOINING", "LEASING",
    "LED", "LICENSED", "LOAD", "MADE", "MAKE", "MAKER", "MEANS", "MEANT", "MILITARY", "MODAL",
    "MONEY", "MORE", "MOSTLY", "NE", "NEUTRAL", "NOT", "NOT_ENGLISH", "NO_DELIVERY", "NO_GIFT",
    "NUCLEAR", "NUMBERS", "OBJECTS", "OF", "OPTIONS", "ORDERING", "OVER", "OWN", "PART",
    "PARTICLES", "PASSED", "PASSING", "PAYING", "PLACED", "PLANNED", "POSSESSION", "PREPOSITIONS",
    "PRONOUNS", "PUTTING", "RANK", "RANKED", "RANKING", "RATHER", "REBELS", "REFLEXIVE",
    "REJECTING", "RELATIVE", "RELIEF", "REPLACING", "RESTORED", "SAYING", "SEEN", "SENT", "SHARE",
    "SIGNING", "SOME", "SOURCE", "STATES", "STOCKS", "TAKEN", "TAKING", "TERMS", "THAT", "THEM",
    "THIS", "TOWARDS", "TO_THEM", "TO_WHOM", "UNTIL_LATER", "WANTING", "WHO", "WHOM", "WITH",
    "WITHOUT", "YIELDING",
]  # fmt: skip


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


ARTICLES = _set("la le les l the un une tous toutes")
DATIVE, FOR, AGENT = _set("a au aux"), _set("pour for"), _set("par by")
SOURCE = _set("from chez aupres")
OF, TOWARDS = _set("de d du des of"), _set("vers to")
#: Behind these somebody stands on a side that the deed before tells.
PREPOSITIONS = DATIVE | FOR | AGENT | _set("vers to towards")
#: Behind these nobody gives or receives.
NEUTRAL = _set(
    "en dans sur sous entre contre avec selon sans depuis with in on at against between than"
    " comme as via through across travers"
)
#: Before a noun and *de* these begin what a deed before has nothing to do with: *aux côtés de*.
APART = _set("au aux avec contre dans intermediaire biais entremise")
#: What stands before *de* and makes it another preposition: *en provenance de*.
LED: dict[str, Side] = {
    "provenance": "from", "destination": "to", "profit": "to",
    "benefice": "to", "intention": "to", "disposition": "to",
}  # fmt: skip

#: *S’est pour sa part équipé*, *s’est de son côté équipé*.
PART = _set("part cote tour")
#: What may part *s’est* and *équipé*, a verb and its object.
ADVERBS = _set(
    "deja aussi recemment egalement ainsi depuis enfin lui-meme elle-meme eux-memes elles-memes"
)
#: How many: *en a reçu six*.
NUMBERS = _set(
    "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt"
    " trente quarante cinquante soixante cent cents mille dizaine douzaine vingtaine trentaine"
    " dizaines centaine centaines millier milliers million millions quelques-uns plusieurs"
    " two three four seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty"
    " dozen dozens hundred hundreds thousand thousands several"
)
#: What stands before a noun that may be a verb elsewhere: *deux commandes*.
COUNTED = NUMBERS | _set(
    "quelques ces cette autres others nouvelle nouvelles premiere premieres new first these"
)
#: Between commas these begin what is no part of the sentence around: *après Lima*.
BESIDE = _set("apres avec comme selon outre malgre devant derriere after with like despite besides")
JOINING, RELATIVE, WHO = _set("et ou and or"), _set("que qu dont"), _set("qui who")
THAT = _set("que qu that")
PRONOUNS = _set("il elle ils elles it they he she")
OBJECTS = _set("en les le la l")
#: For whom something is: *lui livre*, *supplies them with*.
TO_THEM, THEM = _set("lui leur"), _set("it them him her")
#: Behind a comma these begin another clause.
CLAUSES = _set(
    "malgre tandis alors mais car lorsque lorsqu quand apres despite while whereas although but"
    " when where as amid after"
)
#: Before what somebody does not take: *plutôt que le radar suédois*, *aux dépens du*.
REJECTING = _set("detriment depens instead")
#: So do these before *que* and *than*.
RATHER = _set("plutot rather")
#: *Compte Lima parmi ses clients*.
AMONG = _set("parmi among")
#: What makes another verb of an English one: *picked up*.
PARTICLES = _set("up out off down")
#: Before what arms are about, or meant for, and are none: *une plainte sur ses radars*.
ABOUT = (NEUTRAL | FOR | CLAUSES | _set("that over about")) - _set("en with")
#: Prepositions that look like French gerunds.
DURING = _set("pendant durant avant devant suivant moyennant")
#: What is no arms where an article does not say so.
HELP = _set(
    "aide aides aid don dons cadeau cadeaux donation donations transfert transferts envoi envois"
    " expedition expeditions reception receptions transfer transfers"
)
#: What helps people is no arms: *du matériel sanitaire*.
RELIEF = _set(
    "humanitaire humanitaires sanitaire sanitaires medical medicale medicaux medicales alimentaire"
    " alimentaires humanitarian food"
)
#: *La Suède, dit Oslo, …*
SAYING = _set("dit affirme assure declare indique precise souligne says said")
REFLEXIVE, OWN = _set("se s"), _set("sa son ses leur leurs its their his her")
THIS = _set("ce cet cette ces this these those")
DETERMINERS = ARTICLES | OWN | THIS | {"an"}
#: Verbs whose object may be who receives and nothing else: *que l'Iran arme*.
EQUIPPING = re.compile("arm|equip|dot|ravitaill|approvisionn")
#: What may stand between *que* and its verb.
CLITICS = _set("lui leur ne n se s y en nous vous")
BEING = _set("est sont etait etaient ete sera seront serait seraient is are was were been be being")
#: *La Suède reste le premier fournisseur*.
RANKING = BEING | _set(
    "etre soit figure figurent figurait reste restent restait demeure demeurent"
    " devient deviennent devenu devenue devenus compte comptent partie remains remained become"
    " becomes became rank ranks"
)
#: *Après la Suède, le Pérou est le deuxième client*.
AFTER = _set("apres")
#: *Le premier client*, and what stands between one of a ranking and the next.
RANK = re.compile(
    r"premier|second|\w+ieme$|\d+e(?:me)?$|principa|plus$|first|main$|largest|biggest|top$"
)
RANKED = _set("suivi suivie suivis suivies devant derriere followed ahead behind")
HAVING = _set(
    "a as ont avait avaient aura auront aurait auraient ayant avoir a-t-il a-t-elle a-t-on"
    " ont-ils ont-elles"
)

#: Heads of a name that say the same actor: *l'armée turque*, *the Turkish government*.
HEADS = _set(
    "armee armees gouvernement ministere marine police forces autorites president presidence"
    " regime troupes militaires mouvement movement milice militia militias etat firme firmes"
    " entreprise entreprises societe societes groupe"
    " groupes compagnie compagnies consortium industrie industries courtiers intermediaires"
    " industriel industriels constructeur constructeurs fabricant fabricants avionneur chantier"
    " chantiers atelier ateliers usine usines arsenaux ministre delegation parlement garde-cotes"
    " garde opposition opposants junte dictature putschistes separatistes generaux mercenaires"
    " miliciens guerilleros guerilla moudjahidines brigades services gendarmerie douanes"
    " talibans republique royaume aviation"
    " rebelles rebellion milices combattants insurges soldats marechal general colonel capitaine"
    " ambassade ambassadeur ambassadrice celles ceux armuriers avionneurs trafiquants marchands"
    " embassy ambassador army armies government ministry navy"
    " authorities military troops junta separatists state firm firms company companies group"
    " industry manufacturer manufacturers maker makers shipyard shipyards contractor contractors"
    " brokers dealers minister"
)
#: Heads that are against the state of their adjective, or beside it.
REBELS = _set(
    "rebelle rebelles rebellion rebellions milice milices milicien miliciens insurges insurrection"
    " guerilla guerillas guerilleros opposants separatistes putschistes djihadistes terroristes"
    " gangs cartel cartels contras maquisards"
    " rebel rebels militia militias insurgents insurgency guerrillas separatists jihadists"
    " terrorists opposition"
)
#: Between such a head and its adjective: *l’industrie de défense turque*.
BRANCHES = _set(
    "defense armement armements public publique publics publiques prive privee prives privees"
    " navale navals aerienne aeriennes terrestre terrestres terre air mer chiite chiites sunnite"
    " sunnites islamiste islamistes djihadiste djihadistes rebelle rebelles"
)
#: Heads of which somebody is posted to another: *l’ambassadeur de Suède au Pérou*.
ENVOYS = _set("ambassade ambassadeur ambassadrice embassy ambassador")
#: Who receives where something is *pour l'armée*.
FORCES = _set("armee armees marine army navy forces military troupes")
#: What arms and their trade are called behind the noun: *exportations militaires turques*.
MILITARY = _set("militaire militaires arme armee armes armement armements")
#: Before who is sent something.
SENT = DATIVE | _set("vers to que qu")
#: *Équipé de missiles*.
WITH = OF | _set("en with")
#: *Attribuer un contrat à*.
CONTRACT = _set("contrat contrats marche marches commande commandes contract contracts order")
#: *Un accord avec la Suède pour acquérir des radars*.
CONTRACTS = CONTRACT | _set("accord accords agreement agreements deal deals")
#: In English an order, where it is for arms.
DEAL = _set("deal deals")
SIGNING = re.compile(
    "sign(?!al|if)|conclu|pass(?:e|er|ent|ait)$|paraph|negoci|discut|finalis|ratifi|scell|reach|struck|inked"
)
ALONG, BETWEEN = _set("avec with"), _set("entre between")
#: Contracts about these deliver no arms.
NO_DELIVERY = re.compile(
    "produ|fabri|assembl|moderni|maint|entret|form|entrain|develop|etud|repar|train|upgrad|overhaul"
)
#: *Auquel*, *à laquelle*, *to whom*.
TO_WHOM = _set("auquel auxquels auxquelles")
WHOM = _set("qui laquelle whom which")
#: *Le carnet de commandes de*: of who sells.
BOOK = _set("carnet carnets")
#: English participles of what is for somebody.
MEANT = _set("bound destined meant intended")
#: *Bombarde Lima avec des obus suédois*.
BY_MEANS = _set("avec with")
#: *Livré par avion*.
MEANS = _set(
    "avion avions bateau bateaux cargo cargos train rail route mer air voie camion camions lots"
    " air sea ship plane train road truck rail"
)
#: Before who made it, and where: *fabriqué par*, *en*.
MADE = _set(
    "made built manufactured produced fabrique fabriques fabriquee fabriquees produit produits"
    " produite produites construit construits construite construites concu concus concue concues"
    " assemble assembles assemblee assemblees"
)
#: What is bought and sold beside weapons, and *de fabrication turque*.
GOODS = _set(
    "fabrication conception technologie technologies systeme systemes appareil appareils engin"
    " engins materiel materiels equipement equipements moteur moteurs composant composants piece"
    " pieces avion avions vehicule vehicules produit produits modele modeles licence licences"
    " system systems aircraft equipment engine engines component components parts technology"
    " armour armor hardware gear vessel vessels cutter cutters consignment consignments cargaison"
    " cargaisons chargement chargements jet jets vehicle vehicles product products model models"
    " weaponry camion camions truck trucks radar radars navire navires batiment batiments chasseur"
    " chasseurs submersible submersibles patrouilleur patrouilleurs fighter fighters warship"
    " warships siens siennes"
)
#: In French *parts* are none: *des parts de marché*.
FRENCH_GOODS = GOODS - {"parts"}
#: What comes from somewhere, where arms are told of.
LOAD = _set("cargaison cargaisons chargement chargements caisses cargo shipment")
#: *Met en service*; what stands between arms that are made and who made them.
#: *Étoffe sa flotte de deux radars*.
ADDING = re.compile(
    "etoff|renforc|complet|enrichi|gonfl|modernis|rajeuni|bolster|strengthen|expand|boost"
)
PUTTING, MAKER = re.compile("met|mise?s?$"), AGENT | _set("en au aux in")
#: *Obus de fabrication suédoise*.
MAKE = _set("fabrication construction conception origine provenance facture")
#: *Une commande passée par l’Égypte*.
PLACED = _set("passee passees")
#: *Faire don de*, *faire parvenir des obus à*, *se voir livrer*.
GIFT, SOME = _set("don dons cadeau cadeaux"), _set("un une des plusieurs")
FAIRE, PASSING = _set("fait font faire fera feront faisait faisant"), _set("parvenir passer")
SEEN = _set("vu vue vus vues voit voient voir voyait voyaient verra verront")
#: *Des obus pris sur les stocks suédois*, *come from Swedish stocks*.
STOCKS = _set(
    "stock stocks parc parcs reserves arsenaux stockpile stockpiles inventory inventories"
)
#: *Lève l’option sur six radars*.
OPTIONS = _set("option options")
EXERCISING = re.compile("lev(?:e|er|ent|ait|era)$|exer[cs]|activ")
#: What somebody adds arms to.
FLEETS = STOCKS | FORCES | _set("flotte flottes arsenal fleet fleets aviation defense defenses")
TAKEN = re.compile(
    "prov(?:ien|en)|issu|prelev|pri(?:s|ses?)$|ven(?:u|ai)|vien|sort|com(?:es?|ing)$|came$|drawn$"
    "|taken$"
)
#: *Mettre à la disposition de*.
DISPOSAL = "disposition"
#: *Des obus venus de Suède*; before the place where arms are bought or made.
COMING = _set(
    "venu venus venue venues provenant issus issues provient proviennent provenait provenaient"
    " proviendrait proviendraient vient viennent come comes"
)
#: *Proviennent pour l’essentiel de*.
MOSTLY = _set(
    "pour l en grande majeure partie majorite essentiel surtout principalement essentiellement"
    " notamment probablement directement vraisemblablement sans doute mainly mostly largely"
)
IN = _set("en au aux in")
#: *Passer commande*.
PASSED = re.compile("pass(?:e|er|ent|ait|aient|ant|a|erent|era|eront)$")
#: *Initialement promis à Lima*: somebody else has it now.
UNTIL_LATER = _set("initialement originellement initially originally")
PLANNED = re.compile("prom|destin|command|propos|offe?r|pledg|order|bound")
#: *Représente 60 % des importations de Lima*, *accounts for 60% of*.
SHARE = re.compile("represent|account")
#: *Déploie contre Lima des radars*.
AGAINST = _set("contre against")
#: What says that arms are chosen, not that they are at hand.
CHOOSING = re.compile("chois|opt|select|pick|chose|choos")
#: *Remplace ses radars par*, *prend possession de*.
REPLACING = _set(
    "remplace remplacent remplacer remplacera remplaceront remplacait replaces replace replacing"
    " replaced troque troquent troquer troquera echange echangent echanger"
)
POSSESSION = "possession"
#: *Vendu à trente pays, dont le Pérou*.
STATES = _set("pays etats nations clients armees countries states nations customers armies")
INCLUDING = _set("dont notamment comme including notably like lesquels")
#: *Débourse deux milliards pour dix radars*.
MONEY = _set("milliard milliards million millions billion billions euros dollars")
PAYING = re.compile("debours|pay(?:e|er|ent|ait|era|s|ing)$|pai(?:e|ent|era|d)$|spen[dt]")
#: Before *livraison*, and before *importe* that means something else.
TAKING = _set("pris prend prennent prendre prendra prendront take takes took taken taking")
IMPERSONAL = _set("n peu qu il")
#: What stands between two of a list that a comma parts: *…, dont deux au Pérou*, *…, puis à Lima*.
_LISTING = _set(
    "autant plus puis ensuite enfin aussi ainsi bien meme comme y"
    " compris en notamment surtout voire principalement essentiellement directement egalement"
    " partie grande moitie reste autre particulier more then later"
    " also including to notably mainly mostly partly directly half rest"
)
MORE = ARTICLES | OF | JOINING | RELATIVE | COUNTED | _LISTING
#: What begins words that stand beside a sentence: *…, a annoncé Oslo*, *…, selon Oslo*.
ASIDE = HAVING | SAYING | BESIDE
#: What is not given to whom it concerns: *face à la Russie*, *guerre au Yémen*; nor where people
#: meet or are posted: *un sommet à Oslo*, *l’ambassadeur au Pérou*.
NO_GIFT = _set(
    "sommet sommets reunion reunions rencontre rencontres conference conferences ceremonie"
    " ceremonies visite visites voyage voyages deplacement sejour congres salon ambassade"
    " ambassades ambassadeur ambassadrice ambassadeurs consulat correspondant correspondante"
    " visit visits trip embassy ambassador ambassadors envoy envoys return"
    " guerre guerres conflit crise combats operation operations offensive intervention"
    " invasion face grace quant jusqu suite retour reponse opposition opposee opposees hostile"
    " suivi suivie suivis suivies passe passent passera passer passant transite transites"
    " transitent transitait transitaient transiter transitant transit"
)
#: What follows *livre* where it is no book and no pound.
GIVEN = _set("des les la le l un une a au aux ses son sa leur leurs")
#: What is supplied by who says it: *selon des détails fournis par l’armée*.
INFORMATION = _set(
    "detail details information informations preuve preuves explication explications precision"
    " precisions chiffre chiffres donnee donnees temoignage temoignages bataille batailles"
    " renseignement renseignements reponse reponses avis rapport rapports document documents"
    " argument arguments"
    " conseil conseils succes frappe frappes message messages evidence explanation"
    " figures data"
    " answer answers proof statement nom noms name names image images photo photos video videos"
    " liste listes list lists coordonnees coordinates position positions intelligence"
    " assurance assurances garantie garanties guarantee guarantees delai delais deadline"
    " ordre ordres instruction instructions consigne consignes exemple exemples example examples"
    " idee idees idea ideas delegation delegations emissaire emissaires envoy envoys"
    " serment attention"
)
#: *Remis à Lima*, but *remis en service*; *handed over*.
HANDING = re.compile("remi[st]|remet|hand(?:s|ed|ing)$")
#: *Construit des radars pour Lima*.
BUILDING = re.compile("constru(?!cti)|fabriqu|assembl(?!ee)|produi|buil[dt]|manufactur|produc(?!t)")
#: *Leased to Lima*, *leased from Lima*.
LEASING = re.compile("leas(?!t)|rent(?:s|ed|ing)?$")
#: *Céder à la pression*, but *céder à prix d’ami*.
YIELDING, TERMS = re.compile("ced"), _set("prix titre bas credit")
#: Behind *remettre en* these say that something is as it was.
RESTORED = _set(
    "service etat cause question ordre place marche liberte route vente jeu selle circulation"
    " fonction activite vigueur avant ligne scene perspective chantier conformite"
)
#: What somebody has with him is not what is given: *handed Lima a man armed with a rifle*.
CARRYING = re.compile("(?:arme|equipe|dote|muni)e?s?$|(?:arm|equipp|fitt)ed$")
#: *Un marchand d’armes*, *an arms dealer*.
DEALERS = _set(
    "trafiquant trafiquants marchand marchands courtier courtiers negociant negociants"
    " contrebandier contrebandiers dealer dealers broker brokers smuggler smugglers trafficker"
    " traffickers"
)
#: *Donner son feu vert*, *son aval*, *demander l’autorisation*.
CONSENT = _set("feu aval autorisation permission approval authorization authorisation")
#: Behind *en* these begin what is given the other way: *livre du blé en échange de radars*.
EXCHANGE = _set("echange contrepartie")
#: *Se doter de l’arme nucléaire* is no transfer.
BOMB, NUCLEAR = _set("arme bombe weapon bomb"), _set("nucleaire atomique nuclear atomic")
#: What says that something is not done, beside *ne* in French; before what is not there.
NE, NOT = _set("ne n"), _set("pas plus jamais guere aucun aucune rien")
NOT_ENGLISH = re.compile("not|never|cannot|t")
ABSENT, WITHOUT = _set("aucun aucune sans ni no"), _set("sans without")
BANNED = re.compile(
    "interdi|embargos?$|prohib|bann|bans?$|forbid|moratoire|refus|rejet|bloqu|block(?:s|ed|ing)?$"
)
#: What may stand between an embargo and what it is on.
OVER = _set("sur toute tout on any all from")
#: Who stands behind these does what an infinitive behind him says, and not who stands before:
#: *l’ONU interdit à l’Iran d’exporter*.
ORDERING = re.compile(
    "interdi|empech|accus|demand|permet|permi|autoris|exhort|invit|soupconn|ordonn|oblig|aid"
    "|contrai|reproch|laiss|press(?:e|er|ent|ees?|ed)$|somm(?:e|er|ent|ees?)$|encourag|incit|convai"
    "|forbid|prohibit|prevent|ask|allow|urge|order|forced|help|authori|permit|clear(?:s|ed)$"
)
#: Arms that come from somewhere so are shot from there: *des tirs en provenance de*.
FIRED = re.compile("projectiles?$|tirs?$|tiree?s?$|sirenes?$|abatt|frapp|ripost|fired$|shelling$")
#: *La livraison faite à la Suède*: other participles before *à* say where.
GRANTED = re.compile("apport|autoris|consent|dedi|fait|reserv|prev|accord|octroy|sold$|suppl")
#: *La livraison doit permettre à la Suède*.
MODAL = _set(
    "peut peuvent pourra pourrait pourraient doit doivent devra devrait devraient va vont veut"
)
#: Who is granted these is no receiver of arms.
LICENSED = re.compile("licen[cs]es?$|permis$|autorisations?$|permits?$")
#: What who receives does about a delivery, and what who gives it.
WANTING = re.compile("attend|demand|reclam|esper|sollicit|negoci(?!ation)|await|request|seek|ask")
DECIDING = re.compile(
    "autoris|approuv|envisag|prepar|annul|cess|honor|romp|valid|delivr|poursui|relanc|intensif|annonc|confirm|conclu|sign|paraph|officialis|finalis|enterin|ratifi|formalis|suspen|reprend|repris|gele|adopt|vote(?!u)|interdi|prom[ei]|vert$"
    "|authori|approv|cancel|consider|clear(?:s|ed)$|announc|clinch|finali[sz]|ratif|seal(?:s|ed)$|halt|ban|resum|pledg"
)
