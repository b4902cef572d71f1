"""Forms of French verbs that Snowball gives a stem of their own, or that of another word.

Input: one word, lower case, its first letter without an accent. Output: the form of the same verb
whose stem is that of the others (livrent gives livrer, whose stem livré has too, and promis
promise); the word itself where it is no such form. It is what every word is stemmed by, so that
endings and lists decide alone; what a vocabulary confirms is `index.lexicon.conjugation`'s.
"""

from __future__ import annotations

import re

from index.folding import fold

__all__ = ["SHORT_VERBS", "VERB_ENDS", "regular"]

#: A word with another ending is none of these forms.
VERB_ENDS = ("ent", "ère", "asse", "asses", "is", "it", "its", "ité", "ités", "ie", "ies", "que")
#: What ends in -ent and is no verb, besides most that ends like a key of _VERBS_AMONG_OTHERS. A
#: participle would be in -ant.
_NO_VERBS = """
absent abstinent accent accident adhérent adjacent advent afférent agent ambient antécédent apparent
ardent argent arpent astringent auvent avent client coefficient cohérent compétent concurrent
confident confluent congruent conscient consent conséquent content contingent continent contrevent
convergent coprésident corpulent couvent current décadent décent déférent déficient détergent
différent diligent dissident divergent efficient éloquent émergent éminent émollient entregent
escient eurent event évident excédent excellent excipient expedient fervent flatulent florent fluent
fraudulent fréquent furent gradient grandiloquent immanent imminent immunodéficient impatient
impertinent impotent imprudent impudent incident incohérent incompétent inconscient inconséquent
incontinent inconvénient indécent independent indifférent indigent indolent indulgent inefficient
influent ingrédient inhérent innocent insolent intelligent inintelligent intermittent jacent latent
laurent lorient magnificent mécontent millicent négligent nogent nutrient occident omnipotent
omniprésent omniscient opulent orient paravent parent patent patient pénitent permanent pertinent
pestilent pourcent précédent prééminent présent président proéminent prudent purulent quotient
réagent récent récipient récurrent référent régent relent rémanent repent résident résilient ressent
résurgent réticent sargent sergent serpent soient somnolent souvent strident student subconscient
subséquent succulent tachkent talent tangent tashkent tencent torrent transient transparent trident
truculent turbulent urgent vincent violent virulent
"""
#: Verbs in -ent by what stands before it, where most words that end so are something else: forms
#: that Snowball knows (voulaient, lancèrent, investirent, finissent), singulars (devient,
#: maintient), adjectives (adolescent, équivalent), and nouns and adverbs in -ment.
_VERBS_AMONG_OTHERS = {
    "ai": "balai bégai déblai défrai délai effrai égai essai pai relai",
    "èr": (
        "accélèr adhèr aèr altèr avèr coopèr confèr considèr décélèr décolèr dégénèr délibèr "
        "désespèr diffèr digèr énumèr espèr exagèr exaspèr exonèr fédèr galèr génèr gèr incarcèr "
        "infèr ingèr insèr interfèr légifèr libèr macèr modèr obtempèr opèr persévèr pondèr "
        "préfèr profèr prolifèr prospèr récupèr réfèr régénèr réitèr rémunèr repèr suggèr tempèr "
        "tolèr transfèr vénèr vocifèr"
    ),
    "ir": (
        "admir affair aspir attir chavir conspir déchir délir désir éclair empir étir expir "
        "inspir mir respir retir soupir soutir tir transpir vir"
    ),
    "iss": "criss gliss hiss pliss tiss viss",
    "ti": "amnisti balbuti initi",
    "vi": "dévi envi",
    "val": "val",
    "esc": "acquiesc",
    "m": (
        "abîm acclam aim allum am anim assum blâm brim chôm clam consum comprim décim déclam "
        "décrim déprim diffam enflamm entam escrim essaim estim exhum exprim fum grim imprim "
        "inhum légitim mésestim opprim parfum pâm parsèm périm prim proclam programm ram ranim "
        "réanim réclam réprim résum rythm sèm slalom supprim tram trim"
    ),
}
#: Verbs in -iter whose participle Snowball takes for a noun in -ité (not facilité, nécessité).
_ITER = """
accréd cohab décap délim démér discréd explic habil illim paras plébisc précip préméd réhabil
ressusc revis sollic
"""
#: Verbs in -ier, but for those in -fier, and in -quer of which Snowball takes the third person for
#: a noun: négocie, revendique.
_THIRD = """
apprécier approprier associer bénéficier concilier congédier contrarier convier délier dénier
déplier dédier dévier différencier dissocier etudier expédier exproprier gracier humilier initier
irradier licencier mendier multiplier négocier privilégier publier rallier rapatrier réconcilier
réfugier relier remédier remercier renier répertorier replier résilier soucier supplier varier
communiquer décortiquer revendiquer
"""
#: Verbs that are too short for Snowball, which leaves every form a stem of its own: entrer, entré.
_SHORT = "acter ancrer axer enfler entrer errer nier opter orner oser oter user"
#: Their endings, but for those that make another word (axe, usa).
_SHORT_ENDS = ("er", "é", "és", "ée", "ées", "ent", "ait", "aient", "ant", "èrent", "era", "eront")
_IN_ITER = frozenset(_ITER.split())
_THIRD_PERSONS = frozenset(verb[:-1] for verb in _THIRD.split())
#: Forms of short verbs to their infinitive.
SHORT_VERBS = {"nie": "nier"} | {v[:-2] + end: v for v in _SHORT.split() for end in _SHORT_ENDS}
_NOUNS = frozenset(form for word in _NO_VERBS.split() for form in (word, fold(word)))
_VERBS = frozenset(
    fold(base[0]) + base[1:] + "ent"
    for bases in _VERBS_AMONG_OTHERS.values()
    for base in bases.split()
)
_DOUBTFUL_ENDS = tuple(f"{end}ent" for end in _VERBS_AMONG_OTHERS)
#: Between vowels -ss- is no form of -ir (laissent), and a consonant makes a verb of -ment
#: (forment, nomment; not serment, sarment, tourment, comment).
_SURE_VERB = re.compile("[aeouyéèôïê]issent$|(?:(?<!^se)(?<!^sa)(?<!^tou)[rl]|(?<!^c)om)ment$")
#: What stands before -ent has a vowel in a verb: not in cent, dent, vent, nor in Brent.
_VOWEL = re.compile(".*[aeiouyàâéèêëîïôöûùü].*ent$")
#: Participles that Snowball takes for another form, or for a plural: surpris, promis, détruits.
_PARTICIPLE = re.compile(
    "(?:(?:^|o|ad|é|^e|re|sou|com|per|trans|entre)mis|(?:^|re|ap|com|sur|entre)pris"
    "|(?:^|ac|con|re)quis|(?:(?:^|inter|contre|pré|re|mau)d|(?:d|str)u|cr)it)s?$"
)


def regular(word: str) -> str:
    """A form of the same verb that Snowball stems as it does the infinitive or the participle."""
    if word.endswith("ent"):
        return word[:-2] + "r" if _is_plural(word) else word
    if word.endswith("ère"):  # considère is no feminine, as étrangère is
        return word + "r" if word + "nt" in _VERBS else word
    if word.endswith(("ité", "ités")):
        root = word[: word.rindex("ité")]
        return root + "iter" if root in _IN_ITER else word
    if word.endswith(("ie", "ies", "que")):
        one = word.removesuffix("s")
        is_verb = one in _THIRD_PERSONS or (one.endswith("fie") and len(one) > len("fie"))
        return one + "r" if is_verb else word
    if word.endswith(("asse", "asses")):  # no past: dépasse, and impasse beside its plural
        return word.removesuffix("s") + "r"
    if not _PARTICIPLE.search(word):
        return word
    return (word[:-1] if word.endswith("ts") else word) + "e"


def _is_plural(word: str) -> bool:
    """Whether a word in -ent is a verb."""
    if word in _NOUNS or not _VOWEL.match(word):
        return False
    if word in _VERBS or not word.endswith(_DOUBTFUL_ENDS):
        return True
    return _SURE_VERB.search(word) is not None
