"""Better spellings: compounds part by part, and what is never corrected."""

from __future__ import annotations

import pytest

from index.query import Ui
from index.searcher import Searcher
from tests.index.samples import IndexOf, article, asked, ids

ROWS = [
    article("ship", "La rade", "Le porte-avions a quitté la rade."),
    article("enclave", "Le sud", "Le Haut-Dombrask a été repris."),
    article("kingdom", "Au nord", "Le Royaume-Brumeux vend des canons."),
    article("tiger", "Le zoo", "Des tigres vivent ici."),
    article("drone", "Un drone", "Un drone kamikaze plonge."),
    article("wind", "Le quai", "Un paravent coupe la bise."),
    article("council", "Le conseil", "L’APAC a rendu son avis."),
    article("director", "Le film", "Le réalisateur Dupont filme un buteur."),
]


@pytest.mark.parametrize(
    ("text", "better", "found"),
    [
        ("porte-avoins", "porte-avions", "ship"),
        ("Haut-Dombrasq", "haut-dombrask", "enclave"),
        ("Royaume-Brumeus", "royaume-brumeux", "kingdom"),
        ("PORTE-AVOINS", "porte-avions", "ship"),
        ("drone-kamikaze", "", "drone"),
        ("drone-kammikaze plonge", "drone-kamikaze", "drone"),
        ("par-avent", "", "wind"),
        ("para-vnet", "paravent", "wind"),
        ("la rade, l'aviss et le conseil", "l'avis", "council"),
    ],
)
def test_a_compound_is_corrected(searcher: Searcher, text: str, better: str, found: str) -> None:
    answer = asked(searcher, text)
    assert [one.replacement.lower() for one in answer.receipt.corrections] == [better] * bool(
        better
    )
    assert ids(answer) == [found]


def test_a_compound_taken_as_it_is_written_is_not_corrected(searcher: Searcher) -> None:
    assert ids(asked(searcher, "+porte-avions")) == ["ship"]
    assert ids(asked(searcher, "+porte-avoins")) == []


@pytest.mark.parametrize(
    ("text", "better", "found"),
    [
        ("darmes", "d'armes", "arms"),
        ("larmes", "", "tears"),
        ("lescadre", "l'escadre", "squadron"),
        ("DES DARMES", "d'armes", "arms"),
        ("cescadre", "c'escadre", "squadron"),
        ("cavion", "camion", "truck0"),
        ("le général Lescadre", "", "general"),
    ],
)
def test_a_lost_apostrophe_is_put_back(
    index_of: IndexOf, text: str, better: str, found: str
) -> None:
    rows = [article("arms", "Des armes", "Un dépôt d’armes et encore des armes.")]
    rows += [article("tears", "Des larmes", "Un torrent de larmes.")]
    rows += [article("drama", "Des drames", "Une suite de drames.")]
    rows += [article("squadron", "Une escadre", "L’escadre a pris la mer.")]
    rows += [article("other", "Aux armes", "Une cache d’armes.")]
    rows += [article("plane", "Un vol", "Un avion passe.")]
    rows += [article(f"truck{n}", "Un camion", f"Le camion {n} passe.") for n in range(2)]
    rows += [article("general", "Un général", "Le général passe.")]
    answer = asked(index_of(rows), text)
    assert [one.replacement for one in answer.receipt.corrections] == [better] * bool(better)
    assert answer.hits[0].article.id == found


@pytest.mark.parametrize(
    ("text", "better"), [("Libia fuel", "Libya"), ("fuel Germnay", "Germany"), ("Morroco", "")]
)
def test_a_misspelt_state_is_one_that_articles_name_whatever_they_call_it(
    index_of: IndexOf, text: str, better: str
) -> None:
    rows = [
        article("libya", "Un tanker", "La Libye a vendu son fuel."),
        article("germany", "Un dépôt", "L’Allemagne achète du fuel."),
    ]
    answer = asked(index_of(rows), text)
    assert [one.replacement for one in answer.receipt.corrections] == [better] * bool(better)
    assert answer.total == bool(better)


def test_a_state_that_no_article_names_is_no_correction(index_of: IndexOf) -> None:
    searcher = index_of([article("cape", "Un dépôt", "L’Afrique du Sud achète du fuel.")])
    for text in ("fuel Morroco", "fuel Xqz"):
        assert asked(searcher, text).receipt.corrections == ()


@pytest.mark.parametrize(
    ("text", "ui", "better"),
    [
        ("obus nigérein", "fr", "nigérien"),
        ("obus nigerrien", "fr", "nigérien"),
        ("obus isarélien", "fr", ""),
        ("frensh shells", "en", "French"),
        ("fresh shells", "en", ""),
    ],
)
def test_a_misspelt_adjective_is_that_of_a_state_that_articles_name(
    index_of: IndexOf, text: str, ui: Ui, better: str
) -> None:
    rows = [
        article("niger", "Un dépôt", "Niamey a reçu des obus du Nigeria."),
        article("france", "Un port", "Paris a vendu des obus."),
    ]
    answer = asked(index_of(rows), text, ui=ui)
    assert [one.replacement for one in answer.receipt.corrections] == [better] * bool(better)


def test_a_name_is_not_known_by_the_stem_of_another_word(index_of: IndexOf) -> None:
    rows = [
        article("general", "Un général", "Le général Omar Belkar a repris la ville."),
        article("beast", "Une bête", "Les belkes dorment au soleil."),
    ]
    answer = asked(index_of(rows), "général Belker")
    assert [one.replacement for one in answer.receipt.corrections] == ["belkar"]
    assert ids(answer) == ["general"]


@pytest.mark.parametrize("text", ["Iran canons", "canons iran", "Riga canons"])
def test_the_name_of_a_concept_is_not_corrected(index_of: IndexOf, text: str) -> None:
    rows = [article("irun", "Le port", "Le port d’Irun et de Rigat a fermé, sans canons.")]
    answer = asked(index_of(rows), text)
    assert answer.receipt.corrections == ()
    assert [one.replacement for one in asked(index_of(rows), "Irum").receipt.corrections] == [
        "irun"
    ]


def test_an_acronym_is_not_corrected(searcher: Searcher) -> None:
    answer = asked(searcher, "IPAC")
    assert (answer.total, answer.receipt.corrections) == (0, ())


def test_the_name_of_an_unknown_field_is_not_corrected(searcher: Searcher) -> None:
    answer = asked(searcher, "auteur:Dupont")
    assert answer.receipt.corrections == ()
    assert ids(answer) == ["director"]


def test_a_word_is_corrected_beside_one_that_no_word_is_like(searcher: Searcher) -> None:
    answer = asked(searcher, "porte-avoins nulapar")
    assert [one.replacement for one in answer.receipt.corrections] == ["porte-avions"]
    assert ids(answer) == ["ship"]


@pytest.fixture(scope="module")
def french(index_of: IndexOf) -> Searcher:
    """French articles, whose words English ones may look like."""
    rows = [
        article("patron", "Le patron", "Le patron du chantier rend hommage à Freddie Guzman."),
        article("only", "Seulement deux", "Il a dégainé seulement une fois, puis le feu a pris."),
        article("admiral", "L’asile", "Un bestiaire et un reliquaire ornent le sanctuaire."),
        article("oil", "La plateforme", "La plateforme a été vendue à Netanyahou, en Ukraine."),
        article("sanctions", "Sanctions", "Des sanctions visent les missiles et les armes."),
        article("corner", "La canne", "Loukachenko marche, une canne en main."),
        article("music", "A concert", "The harpsichord is out of tune.", lang="en"),
    ]
    return index_of(rows)


@pytest.mark.parametrize(
    "text",
    [
        "who freed them",
        "the gunman",
        "settlement",
        "homemade",
        "the patrok",
        "the patren",
        "the dugaine",
        "feud",
        "Gunman",
        "deal with Wepons",
        "the bostiaire",
        "citizen kane",
    ],
)
def test_an_english_word_is_not_corrected_to_a_french_one_that_looks_like_it(
    french: Searcher, text: str
) -> None:
    assert asked(french, text, ui="en").receipt.corrections == ()


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("the bestiary", "bestiaire"),
        ("reliquary", "reliquaire"),
        ("the sanctuaird", "sanctuaire"),
        ("the missle", "missile"),
        ("wepons", "weapons"),
        ("sactions against them", "sanctions"),
        ("Ukrane", "ukraine"),
        ("deal with Netanyahoo", "netanyahou"),
        ("deal with lukatchenco", "loukachenko"),
        ("sanptions against them", "sanctions"),
        ("the harpsicord", "harpsichord"),
    ],
)
def test_an_english_word_is_corrected_to_one_of_the_field_or_to_its_cognate(
    french: Searcher, text: str, better: str
) -> None:
    answer = asked(french, text, ui="en")
    assert [one.replacement for one in answer.receipt.corrections] == [better]
    assert answer.total


def test_a_french_word_is_corrected_as_before_whatever_the_page_is_in(french: Searcher) -> None:
    answer = asked(french, "les sanctuere et la platefrome", ui="en")
    assert {"sanctuaire", "plateforme"} == {one.replacement for one in answer.receipt.corrections}


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("navire Klos", ""),  # clos
        ("navire klos", "clos"),
        ("général Belker", "belkar"),
        ("général Omax", ""),  # Omar
        ("général Ommar", "omar"),
        ("colonel Cadir", "kadir"),
        ("des Raffale", "rafale"),
        ("affaire Iran-Contra", ""),  # contre
        ("sanctions RUPOXA", ""),  # rupexa is another acronym
    ],
)
def test_a_name_is_no_misspelling_of_a_common_word_nor_an_acronym_one_of_anything(
    index_of: IndexOf, text: str, better: str
) -> None:
    rows = [
        article("closed", "Le dossier", "Le dossier du navire est clos, l’affaire aussi."),
        article("against", "Un vote", "L’Iran a voté contre les sanctions du rupexa."),
        article("general", "Un général", "Le général Omar Belkar a repris la ville."),
        article("colonel", "Un colonel", "Le colonel Kadir a vu des Rafale."),
    ]
    answer = asked(index_of(rows), text)
    assert [one.replacement for one in answer.receipt.corrections] == [better] * bool(better)


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("la houe du jardinier", ""),  # house
        ("le général Belker", "belkar"),
        ("le jardinier et netaniahou", "netanyahu"),
    ],
)
def test_a_french_word_is_corrected_to_no_english_one_but_a_name_is(
    index_of: IndexOf, text: str, better: str
) -> None:
    rows = [
        article("house", "A house", "A house near the sea, says Belkar.", lang="en"),
        article("talks", "The talks", "Netanyahu is in the house, says the owner.", lang="en"),
        article("gardener", "Le jardin", "Le jardinier et le général se taisent."),
    ]
    answer = asked(index_of(rows), text)
    assert [one.replacement for one in answer.receipt.corrections] == [better] * bool(better)
