"""The tables of the query language, each form written once; parser and documentation read them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from index.query import Ui

__all__ = [
    "ALL_CONCEPTS",
    "FIELD_NAMES",
    "MAX_CHARS",
    "MAX_CLAUSES",
    "MAX_DISTANCE",
    "MAX_LEVELS",
    "MAX_NEAR",
    "MAX_SLOP",
    "MIN_PREFIX",
    "OPERATORS",
    "Connective",
    "FieldName",
    "OperatorForm",
    "canonical_field",
    "connective",
]

MAX_CHARS = 512
MAX_CLAUSES = 64
MAX_LEVELS = 16
#: Phrases with words between them: each looks at every place of its words.
MAX_NEAR = 16
#: What `-concept` switches off.
ALL_CONCEPTS = "*"
#: Words that may stand between the words of a phrase, at most.
MAX_SLOP = 50
#: Edits of a fuzzy word, at most.
MAX_DISTANCE = 2
#: Letters that a prefix needs.
MIN_PREFIX = 2

Connective = Literal["and", "or", "not"]


@dataclass(frozen=True, slots=True)
class OperatorForm:
    """One thing that can be typed: `name` is stable, `forms` are its spellings (words in
    capitals), `examples` a query that shows it in French and one in English, `fr` and `en` what
    it does."""

    name: str
    forms: tuple[str, ...]
    examples: tuple[str, str]
    fr: str
    en: str


OPERATORS: tuple[OperatorForm, ...] = (
    OperatorForm(
        "and",
        ("ET", "AND"),
        ("Russie ET Iran", "Russia AND Iran"),
        "les deux ; c’est aussi ce que veut dire une espace",
        "both; a space means the same",
    ),
    OperatorForm(
        "or", ("OU", "OR"), ("drone OU missile", "drone OR missile"), "l’un ou l’autre", "either"
    ),
    OperatorForm(
        "not",
        ("SAUF", "NOT", "-"),
        ("missile SAUF drone", "missile NOT drone"),
        "sans ce qui suit ; le tiret touche le mot",
        "without what follows; the hyphen touches the word",
    ),
    OperatorForm(
        "group",
        ("(", ")"),
        ("(obus OU roquette) Iran", "(shell OR rocket) Iran"),
        "un groupe ; après un champ, plusieurs de ses valeurs : acteur:(rus OU irn)",
        "a group; after a field, several of its values: actor:(rus OR irn)",
    ),
    OperatorForm(
        "phrase",
        ('"', "« »", "“ ”"),
        ('"missile balistique"', '"ballistic missile"'),
        "ces mots dans cet ordre, quelle que soit leur terminaison ; un seul mot : tel quel",
        "these words in this order, whatever their endings; a single word: as it is written",
    ),
    OperatorForm(
        "near",
        ("~",),
        ('"missile Iran"~5', '"missile Iran"~5'),
        "ces mots dans cet ordre, cinq autres mots entre eux au plus",
        "these words in this order, at most five other words between them",
    ),
    OperatorForm(
        "prefix",
        ("*",),
        ("balist*", "sanction*"),
        "tout mot qui commence ainsi",
        "any word so begun",
    ),
    OperatorForm(
        "fuzzy",
        ("~",),
        ("boudanof~", "boudanof~"),
        "les mots à une lettre près ; ~2 : à deux lettres près",
        "words one letter away; ~2: two letters away",
    ),
    OperatorForm(
        "verbatim",
        ("+",),
        ("+char", "+Rafale"),
        "ce mot tel quel, sans variantes",
        "this word as it is written, without variants",
    ),
    OperatorForm(
        "words-only",
        ("-concept", "-concept:"),
        ("Kiev -concept", "Kiev -concept"),
        "les mots sans les concepts qu’ils nomment ; -concept:ukr : sans celui-là",
        "the words without the concepts that they name; -concept:ukr: without that one",
    ),
)


@dataclass(frozen=True, slots=True)
class FieldName:
    """A field that a query can name: its canonical name, its spellings, a query in French and in
    English that shows it, what it holds."""

    field: str
    names: tuple[str, ...]
    examples: tuple[str, str]
    fr: str
    en: str

    def named(self, ui: Ui) -> str:
        """What the field is called in a language of the interface."""
        return self.names[0] if ui == "fr" else self.names[-1]


FIELD_NAMES: tuple[FieldName, ...] = (
    FieldName(
        "title",
        ("titre", "title"),
        ("titre:sanctions", "title:sanctions"),
        "mots du titre",
        "words of the title",
    ),
    FieldName(
        "actor",
        ("acteur", "pays", "country", "actor"),
        ('acteur:"Corée du Nord"', 'actor:"North Korea"'),
        "un acteur : code, nom ou synonyme",
        "an actor: code, name or synonym",
    ),
    FieldName(
        "weapon",
        ("arme", "type", "weapon"),
        ("arme:drone", "weapon:drone"),
        "une arme : code, nom ou synonyme",
        "a weapon: code, name or synonym",
    ),
    FieldName(
        "supplier",
        ("fournisseur", "supplier"),
        ("fournisseur:Russie", "supplier:Russia"),
        "qui fournit des armes, d’après une phrase de l’article",
        "who supplies arms, as a sentence of the article says it",
    ),
    FieldName(
        "recipient",
        ("destinataire", "client", "recipient"),
        ("destinataire:Ukraine", "recipient:Ukraine"),
        "qui reçoit des armes, d’après une phrase de l’article",
        "who gets arms, as a sentence of the article says it",
    ),
    FieldName(
        "transfer",
        ("transfert", "transfer"),
        ("transfert:Iran>Russie:drones", "transfer:Iran>Russia:drones"),
        "qui fournit à qui, et quoi, d’après une même phrase",
        "who supplies whom, and what, as one sentence says it",
    ),
    FieldName(
        "source", ("source",), ("source:lemonde", "source:lemonde"), "le média", "the outlet"
    ),
    FieldName(
        "cited",
        ("cite", "cites", "cited"),
        ("cite:Reuters", "cited:Reuters"),
        "un média que le texte cite",
        "an outlet that the text cites",
    ),
    FieldName(
        "agency",
        ("agence", "agency"),
        ("agence:AFP", "agency:AFP"),
        "l’agence citée",
        "the news agency",
    ),
    FieldName(
        "address",
        ("adresse", "url"),
        ("adresse:exemple.org/depeches/obus", "url:example.org/news/shells"),
        "l’adresse de l’article ; seule, une adresse copiée suffit",
        "the address of the article; one that is pasted will do by itself",
    ),
    FieldName(
        "lang",
        ("langue", "lang", "language"),
        ("langue:fr", "language:fr"),
        "la langue de l’article",
        "the language of the article",
    ),
    FieldName(
        "date",
        ("date",),
        ("date:2023-09..2024-01", "date:2023-09..2024-01"),
        "année, mois, jour ou intervalle ; un côté peut manquer",
        "year, month, day or range; one side may be missing",
    ),
)

_CONNECTIVES: dict[str, Connective] = {
    form: name
    for operator in OPERATORS
    for name in ("and", "or", "not")
    if operator.name == name
    for form in operator.forms
    if form.isalpha()
}
_FIELDS = {name: entry.field for entry in FIELD_NAMES for name in entry.names}


def connective(text: str) -> Connective | None:
    """`and`, `or` or `not` where `text` is such an operator in capitals."""
    return _CONNECTIVES.get(text)


def canonical_field(name: str) -> str | None:
    """The field that `name` stands for, in any case; None where it stands for none."""
    return _FIELDS.get(name.lower())
