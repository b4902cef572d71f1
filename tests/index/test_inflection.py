"""Words that are forms of a word of the lexicon, and words that only share its stem."""

from __future__ import annotations

import pytest

from index.plan.inflection import forms_of


def counted(text: str) -> dict[str, int]:
    """`mer:9 mère` as counts; 5 where none is given."""
    pairs = (one.partition(":") for one in text.split())
    return {word: int(count or 5) for word, _, count in pairs}


@pytest.mark.parametrize(
    ("word", "pos", "lang", "held", "own"),
    [
        ("mer", "n", "fr", "mer:90 mers mère:90 mères", "mer mers"),
        ("conseiller", "n", "fr", "conseiller:70 conseillers conseillère:9 conseil:300 conseillé",
         "conseiller conseillers conseillère"),
        ("port", "n", "fr", "port:50 ports porte:200 portes porté porter", "port ports"),
        ("président", "n", "fr", "président:900 présidents présidente:90",
         "président présidents présidente"),
        ("livre", "n", "fr", "livre:76 livres:45 livré:49 livrer:26", "livre livres"),
        ("canal", "n", "fr", "canal canaux canaliser", "canal canaux"),
        ("national", "adj", "fr", "national nationale nationales nationaux nationaliste",
         "national nationale nationales nationaux"),
        ("naval", "adj", "fr", "naval navale navals", "naval navale navals"),
        ("public", "adj", "fr", "public publics publique:80 publiquement",
         "public publics publique"),
        ("épais", "adj", "fr", "épais épaisse épaisseur", "épais épaisse"),
        ("directeur", "n", "fr", "directeur:50 directrice directrices directement",
         "directeur directrice directrices"),
        ("livrer", "v", "fr", "livrer:26 livré:49 livrés livrée livrait livre:76 livres:45",
         "livrer livré livrés livrée livrait"),
        ("presser", "v", "fr", "presse:367 presser:2 pressé:10 pressait pressante",
         "presser pressé pressait"),
        ("annoncer", "v", "fr", "annonce:245 annonces:19 annoncé:530 annonçait",
         "annonce annonces annoncé annonçait"),
        ("exiger", "v", "fr", "exige exigé exigeait exigence", "exige exigé exigeait"),
        ("appeler", "v", "fr", "appelle appelé appel appellation", "appelle appelé"),
        ("employer", "v", "fr", "emploie employé emplois employeur", "emploie employé"),
        ("conseiller", "v", "fr", "conseil:300 conseils conseillé conseille",
         "conseillé conseille"),
        ("garantir", "v", "fr", "garantit garanti garantie garants", "garantit garanti garantie"),
        ("saisir", "v", "fr", "saisi saisie saisissent sais:66", "saisi saisie saisissent"),
        ("import", "n", "en", "import imports important importance", "import imports"),
        ("import", "v", "en", "import imports imported importing importer",
         "import imports imported importing"),
        ("supply", "v", "en", "supply supplies supplied supplier", "supply supplies supplied"),
        ("stop", "v", "en", "stop stops stopped stopping stopper", "stop stops stopped stopping"),
        ("navy", "n", "en", "navy navies", "navy navies"),
        ("general", "adj", "en", "general generals generalize", "general"),
    ],
)  # fmt: skip
def test_a_word_has_the_forms_of_its_part_of_speech(
    word: str, pos: str, lang: str, held: str, own: str
) -> None:
    assert forms_of(word, pos, lang, counted(held)) == set(own.split())


@pytest.mark.parametrize(
    ("word", "pos", "lang"),
    [
        ("vendre", "v", "fr"),
        ("partir", "v", "fr"),
        ("recevoir", "v", "fr"),
        ("obtenir", "v", "fr"),
        ("couvrir", "v", "fr"),
        ("mourir", "v", "fr"),
        ("selon", "prep", "fr"),
        ("avion de chasse", "n", "fr"),
        ("mer", "n", "de"),
        ("mer", "", "fr"),
    ],
)
def test_where_no_rule_tells_nothing_is_kept_out(word: str, pos: str, lang: str) -> None:
    assert forms_of(word, pos, lang, counted("vend vendu part partie mer")) is None
