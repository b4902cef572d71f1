"""What is said about a query, in French and in English; one table for parser and planner."""

from __future__ import annotations

import re

from index.query import Ui
from index.result import Diagnostic

__all__ = ["MESSAGES", "diagnose", "unbroken"]

#: code: (French, English); {} fields are filled by the caller.
MESSAGES: dict[str, tuple[str, str]] = {
    "too-long": (
        "La requête dépasse {limit} caractères : la suite est ignorée.",
        "The query is longer than {limit} characters: the rest is ignored.",
    ),
    "too-many-clauses": (
        "La requête compte plus de {limit} mots ou critères : la suite est ignorée.",
        "The query has more than {limit} words or criteria: the rest is ignored.",
    ),
    "too-many-near": (
        "La requête compte plus de {limit} expressions à distance : les suivantes sont ignorées.",
        "The query has more than {limit} phrases with a distance: the others are ignored.",
    ),
    "too-deep": (
        "Plus de {limit} niveaux de parenthèses : les plus profondes sont ignorées.",
        "More than {limit} levels of parentheses: the deepest are ignored.",
    ),
    "unclosed-quote": (
        "Guillemet sans son pendant : il est ignoré.",
        "Quotation mark without its partner: it is ignored.",
    ),
    "empty-phrase": (
        "Rien à chercher entre ces guillemets.",
        "Nothing to search for between these quotation marks.",
    ),
    "unclosed-parenthesis": (
        "Parenthèse jamais fermée : elle est fermée à la fin.",
        "Parenthesis never closed: it is closed at the end.",
    ),
    "unopened-parenthesis": (
        "Parenthèse jamais ouverte : elle est ignorée.",
        "Parenthesis never opened: it is ignored.",
    ),
    "empty-group": ("Parenthèses vides : ignorées.", "Empty parentheses: ignored."),
    "only-function-words": (
        "Ces mots ne servent qu’à relier : ajoutez un nom, une arme, un pays.",
        "These words only join others: add a name, a weapon, a country.",
    ),
    "lone-operator": (
        "« {text} » ne relie rien ici : ignoré.",
        "“{text}” joins nothing here: ignored.",
    ),
    "lone-hyphen": (
        "Tiret isolé : ignoré. Pour exclure un mot, collez-le : -mot.",
        "Lone hyphen: ignored. To exclude a word, attach it: -word.",
    ),
    "lone-wildcard": (
        "« * » seul ne cherche rien : ajoutez le début d’un mot.",
        "“*” alone searches for nothing: add the beginning of a word.",
    ),
    "misplaced-wildcard": (
        "« * » n’est compris qu’à la fin d’un mot : ignoré.",
        "“*” is understood only at the end of a word: ignored.",
    ),
    "short-prefix": (
        "Début de mot trop court : il faut au moins {limit} lettres.",
        "Beginning of a word too short: at least {limit} letters are needed.",
    ),
    "bad-slop": (
        "Distance entre mots ramenée à {limit}.",
        "Distance between words brought to {limit}.",
    ),
    "bad-distance": (
        "Tolérance ramenée à {limit} lettres.",
        "Tolerance brought to {limit} letters.",
    ),
    "bad-date": (
        "« {text} » n’est pas une date : écrivez 2024, 2024-01, 2024-01-05 ou 2023-09..2024-01.",
        "“{text}” is not a date: write 2024, 2024-01, 2024-01-05 or 2023-09..2024-01.",
    ),
    "date-form": (
        "« {text} » n’est pas compris comme une date : écrivez « {form} ».",
        "“{text}” is not understood as a date: write “{form}”.",
    ),
    "range-in-words": (
        "« {text} » est cherché comme des mots ; pour ces dates, écrivez « {form} ».",
        "“{text}” is searched as words; for these dates, write “{form}”.",
    ),
    "time-read": (
        "« {text} » est lu comme une date : les articles de ces jours ({form}) et ceux qui la "
        "nomment.",
        "“{text}” is read as a date: articles of these days ({form}) and those that name it.",
    ),
    "time-days": (
        "« {text} » est lu comme une date : les articles de ces jours ({form}).",
        "“{text}” is read as a date: articles of these days ({form}).",
    ),
    "time-or-undated": (
        "« {text} » est lu comme une date : les articles de ces jours ({form}), ceux qui la "
        "nomment et, plus bas, ceux dont la date est inconnue.",
        "“{text}” is read as a date: articles of these days ({form}), those that name it and, "
        "lower down, those of which no date is known.",
    ),
    "vague-time": (
        "« {text} » ne dit pas depuis quand : ignoré ; écrivez « les six derniers mois », ou triez "
        "par date.",
        "“{text}” does not say since when: ignored; write “last six months”, or sort by date.",
    ),
    "newest-first": (
        "« {text} » est cherché comme des mots ; pour les articles les plus récents d’abord, "
        "triez par date.",
        "“{text}” is searched as words; for the newest articles first, sort by date.",
    ),
    "lower-case-operator": (
        "« {text} » est un mot comme un autre ; comme opérateur, écrivez « {form} ».",
        "“{text}” is a word like any other; as an operator, write “{form}”.",
    ),
    "other-spelling": (
        "« {text} » n’est dans aucun article : écrivez « {form} ».",
        "“{text}” is in no article: write “{form}”.",
    ),
    "foreign-sign": (
        "« {text} » n’est pas un signe de cette recherche : écrivez « {form} ».",
        "“{text}” is no sign of this search: write “{form}”.",
    ),
    "backward-range": (
        "L’intervalle finit avant de commencer : ses bornes sont interverties.",
        "The range ends before it begins: its ends are swapped.",
    ),
    "unknown-field": (
        "« {text}: » n’est pas un champ : cherché comme mot. Champs : {fields}.",
        "“{text}:” is not a field: searched as a word. Fields: {fields}.",
    ),
    "empty-field": (
        "« {text}: » n’est suivi d’aucune valeur : ignoré.",
        "“{text}:” is followed by no value: ignored.",
    ),
    "invisible-characters": (
        "Caractères invisibles ignorés.",
        "Invisible characters ignored.",
    ),
    "nothing-searchable": (
        "« {text} » ne contient ni lettre ni chiffre : ignoré.",
        "“{text}” holds neither letter nor digit: ignored.",
    ),
    "unknown-concept": (
        "« {text} » n’est pas une valeur connue de ce champ : cherché comme mot.",
        "“{text}” is not a known value of this field: searched as a word.",
    ),
    "no-concept": (
        "« {text} » n’est aucun concept connu : rien n’est écarté.",
        "“{text}” is no known concept: nothing is switched off.",
    ),
    "hollow-value": (
        "« {text} » ne nomme rien à lui seul : écrivez la valeur entière, entre guillemets.",
        "“{text}” names nothing by itself: write the whole value, in quotation marks.",
    ),
    "expansion-cut": (
        "Trop de mots correspondent à « {text} » : seuls les {limit} plus fréquents sont cherchés.",
        "Too many words match “{text}”: only the {limit} most frequent are searched.",
    ),
    "no-expansion": (
        "Aucun mot de l’index ne correspond à « {text} ».",
        "No word of the index matches “{text}”.",
    ),
    "stop-words-ignored": (
        "« {text} » ne fait que relier des mots, et n’est pas dans l’index : ignoré.",
        "“{text}” only joins other words, and is not in the index: ignored.",
    ),
}


def unbroken(french: str) -> str:
    """The sentence with narrow no-break spaces where French wants them, so that no line begins with
    a sign."""
    return re.sub(r" (?=[;:!?»])|(?<=«) ", "\u202f", french)


def diagnose(code: str, ui: Ui, start: int, end: int, **values: object) -> Diagnostic:
    """The diagnostic `code` about characters [start, end) of the query, in the language `ui`."""
    french, english = MESSAGES[code]
    message = (unbroken(french) if ui == "fr" else english).format(**values)
    return Diagnostic(code, message, start, end)
