"""Stems: Snowball through PyStemmer, the only importer of it.

Input: one word, lower case, ligatures resolved. Output: its stem; itself where the language has no
stemmer.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from Stemmer import Stemmer

from index.analysis.verbs import VERB_ENDS, regular
from index.folding import fold

__all__ = ["stemmer"]

_SNOWBALL = {
    "fr": "french",
    "en": "english",
    "de": "german",
    "es": "spanish",
    "it": "italian",
    "pt": "portuguese",
    "nl": "dutch",
    "ru": "russian",
}
_FINAL_EE = re.compile("ee(s?)$")
# Porter takes refugees for refuges, and a French word in -ée for the one in -e; only verbs lose it.
_VERBS_IN_EE = frozenset(
    ("agree", "disagree", "free", "see", "foresee", "oversee", "flee", "guarantee", "decree")
)
# Likewise of English: what is important is not imported, customs are no customers, a ship that
# destroys is one.
_ENGLISH_NOUNS = {
    form: noun
    for noun in ("importance", "customs", "customer", "destroyer", "transition", "convention")
    for form in (noun, noun + "s")
} | {"important": "important", "importantly": "important"}
# Authorized is authorised, as in the field's British and American press; seize is no seise.
_IZE = re.compile("(?<=.{3})iz(?=(?:e[ds]?|ing|ations?|ers?)$)")
# The feminine of étranger and passager, which Snowball parts from the masculine.
_FEMININE = re.compile("(?<=.{4})ères?$")
_IN_EE, _IN_ERE = ("ee", "ees"), ("ère", "ères")
# Plurals that Snowball takes another way than their singular: embargos, visas, vendus, reçus (it
# keeps the s); étrangers, missions (it takes the singular for a verb).
_PLURAL = re.compile(
    "(?:(?<=..[bcdfghjklmnpqrstvxzié][ao])|(?<=.[cçdlnrtv]u)|(?<=[^v]er)|(?<=.ion)|(?<=mi))s$"
)
# Nouns whose ending is no inflection, and which therefore are stems: an army is not armed, range
# no port, a market no march, a treaty no trait, ore no mine, a sale no wind; convoy and convoys are
# one. Written as _french() leaves them, without an accent on the first letter.
_NOUNS = {
    form: noun
    for noun in (
        *("armée", "portée", "marché", "traité", "tranchée"),
        *("minerai", "essai", "délai", "quai"),
        *("loi", "emploi", "envoi", "convoi", "renvoi"),
        *("conflit", "crédit", "débit", "profit", "délit", "transit", "audit", "circuit"),
        *("retrait", "dégât", "appui", "récit", "déficit", "abri", "tissu", "menu", "défi"),
        *("vente", "base", "amende", "tonne", "colonne", "colonie", "loyer", "publicité", "opéra"),
        # A rank is no Grad, a patriot no Patriot, a cup no agency, a saloon car no capital.
        *("grade", "gradé", "patriote", "farce", "tasse", "berline", "verbe", "colombe", "mini"),
        # Equipment is no team, a command no order, a cargo no charge, a department no departure.
        *("equipement", "commandement", "commandant", "chargement", "département", "composant"),
        *("parlement", "blanchiment", "régiment", "génie", "compagnie", "retraite", "maintenance"),
        *("assurance", "importance", "complicité", "majorité", "nationalité", "médiation"),
        *("communication", "publication", "direction", "directive", "relation", "position"),
        *("communiste", "socialiste", "journaliste", "spécialiste", "conversion", "donnée"),
        *("concept", "format", "mars", "paradis", "pays", "taxi", "tennis"),
    )
    for form in (noun, noun + "s")
} | {
    # Participles that became adjectives: what is important is not imported.
    adjective + ending: adjective
    for adjective in ("courant", "important", "puissant")
    for ending in ("", "e", "s", "es")
}
# Names that Snowball takes for a form of another word, as Mali for one of mal, Gaza for one of gaz
# and Marder for one of mardi. As written in the field's press, in lower case.
_NAMES = {
    form: name
    for name in (
        *("atlanta", "berne", "crimée", "cuba", "damas", "gaza", "géorgie", "jordanie", "malaisie"),
        *("mali", "martinique", "panama", "rennes", "rome", "tonga", "vienne", "brics", "hamas"),
        *("bell", "charles", "denis", "francis", "gallant", "james", "louis", "marie", "martinez"),
        *("marquez", "mayer", "meloni", "modi", "nicolas", "perez", "peter", "raisi", "tiani"),
        *("weber", "beretta", "marder", "nexter", "stinger", "yars", "bora", "malé", "suva"),
    )
    for form in (name, name + "s", fold(name))
}
_KEPT = {form: fold(name) for form, name in _NAMES.items()} | _NOUNS


def stemmer(lang: str) -> Callable[[str], str]:
    """The function that stems a word of `lang`. Not safe for threads; the caller locks."""
    if lang not in _SNOWBALL:
        return str
    stem: Callable[[str], str] = Stemmer(_SNOWBALL[lang], 0).stemWord
    if lang == "fr":
        return lambda word: _french_stem(stem, word)
    if lang == "en":
        return lambda word: _english_stem(stem, fold(word))
    return stem


def _english_stem(stem: Callable[[str], str], word: str) -> str:
    if word in _ENGLISH_NOUNS:
        return _ENGLISH_NOUNS[word]
    if "iz" in word:
        word = _IZE.sub("is", word)
    base = word.removesuffix("s")
    return base if base.endswith("ee") and base not in _VERBS_IN_EE else stem(word)


def _french_stem(stem: Callable[[str], str], word: str) -> str:
    word = _french(word)
    if word in _KEPT:
        return _KEPT[word]
    if word.endswith(VERB_ENDS):  # asked first, because expressions take most of a word's time
        word = regular(word)
    if word.endswith("s"):
        word = _PLURAL.sub("", word)
    return stem(_FEMININE.sub("er", word) if word.endswith(_IN_ERE) else word)


def _french(word: str) -> str:
    """Undo what capitals and keyboards do to accents where French leaves no doubt.

    A capital may lack its accent (Etats, Emirats), so the first letter never carries one; a word
    in -ee is one in -ée (ARMEE), since Snowball would take it for the word in -e (arme).
    """
    if not word[0].isascii():
        word = unicodedata.normalize("NFD", word[0])[0] + word[1:]
    return _FINAL_EE.sub(r"ée\1", word) if word.endswith(_IN_EE) else word
