"""Acronyms and proper names of a query, which are no forms of the common words they look like."""

from __future__ import annotations

import pytest

from index.query import SearchParams
from index.searcher import Searcher
from tests.index.samples import IndexOf, article

ROWS = [
    article("sna", "Un front ouvert", "L’Armée nationale syrienne (ANS) avance vers Manbij."),
    *(article(f"years{n}", "Dix ans", f"Il y a dix ans, puis {n} ans encore.") for n in range(30)),
    article("agency", "Une inspection", "L’AIEA visite le site."),
    article("have", "Un vœu", "Pourvu qu’il aie raison et qu’ils en aient envie, qu’il aie tort."),
    article("rusi", "Une étude", "Le RUSI publie une étude."),
    article("ruse", "Une ruse", "La ruse a servi, une ruse de plus, dit le général rusé."),
    article("disclose", "Une fuite", "Le média Disclose publie les notes."),
    article("franchise", "Une enseigne", "Le McDonald’s de la base ferme."),
    article("donald", "Un nom", "Mme Valdonald cède sa place à M. Borlot."),
    article("reveal", "Un aveu", "Le témoin révèle tout, il va révéler le reste."),
    article("loan", "Une banque", "La banque accorde des prêts au port."),
    article("cat", "Des chats", "Des chats tigrés dorment sur le quai."),
    article("tram", "Un tramway", "La R.T.B.Z. achète un tramway."),
]  # fmt: skip


def ids(searcher: Searcher, text: str) -> set[str]:
    answer = searcher.search(SearchParams(text=text, size=50))
    return {hit.article.id for hit in answer.hits}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ANS", {"sna"}),
        ("AIEA", {"agency"}),
        ("RUSI", {"rusi"}),
        ("Disclose", {"disclose"}),
        ("Disclose notes", {"disclose"}),
        ("Pretis", set()),
        ("Tigre", set()),
        ("R.T.B.Z.", {"tram"}),
    ],
)
def test_a_name_is_no_form_of_a_common_word(searcher: Searcher, text: str, found: set[str]) -> None:
    assert ids(searcher, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Borlot's place", {"donald"}),
        ("Borlot’s", {"donald"}),
        ("McDonald's", {"franchise"}),
        ("Disclose's notes", {"disclose"}),
    ],
)
def test_a_name_is_found_behind_the_english_possessive(
    searcher: Searcher, text: str, found: set[str]
) -> None:
    assert ids(searcher, text) == found


#: Names that are English words, beside French words that these mean.
NAMES = [
    article("clinton", "Un roman", "Bill Clinton publie un roman policier."),
    article("bill", "Au Sénat", "Un projet de loi de Mme Clinton, dont le roman est connu."),
    article("nice", "Une attaque", "Attaque à Nice : trois blessés."),
    article("kind", "Une attaque", "Il était gentil avant cette attaque."),
    *(article(f"seaside{n}", "La mer", f"À Nice, le marché ouvre à {n} heures.") for n in range(2)),
]


@pytest.fixture(scope="module")
def named(index_of: IndexOf) -> Searcher:
    return index_of(NAMES)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("novel by Bill Clinton", "clinton", "bill"),
        ("Bill Clinton novel", "clinton", "bill"),
        ("the attack in Nice", "nice", "kind"),
        ("a nice attack", "kind", "nice"),
        ("The Nice Bill On Attack", "kind", "nice"),
    ],
)
def test_a_capital_inside_an_english_query_makes_a_word_a_name_first(
    named: Searcher, text: str, first: str, second: str
) -> None:
    found = [hit.article.id for hit in named.search(SearchParams(text=text)).hits]
    assert found.index(first) < found.index(second)


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("Adama Traoré", ()),
        ("la mort d’Adama Traoré", ()),
        ("Ibrahim Traoré", ("ibrahim-traore",)),
        ("Capitaine Traoré", ("ibrahim-traore",)),
        ("Affaire Traoré", ("ibrahim-traore",)),
        ("Que dit Traoré", ("ibrahim-traore",)),
        ("Mali Traoré", ("mli", "ibrahim-traore")),
        ("FNDQ Traoré", ("ibrahim-traore",)),
        ("Zorbak Ibrahim Traoré", ("ibrahim-traore",)),
    ],
)
def test_a_surname_behind_another_first_name_is_of_somebody_else(
    named: Searcher, text: str, concepts: tuple[str, ...]
) -> None:
    rows = named.search(SearchParams(text=text)).receipt.understood
    assert tuple(one for row in rows for one in row.concepts) == concepts


def test_a_common_word_stays_one(searcher: Searcher) -> None:
    assert ids(searcher, "dix ans") == {f"years{n}" for n in range(30)}
    assert "reveal" in ids(searcher, "to disclose")


@pytest.fixture(scope="module")
def shouting(index_of: IndexOf) -> Searcher:
    return index_of(
        [
            article("sold", "Who sells missiles", "He is selling the missiles to them.", lang="en"),
            article("health", "Une alerte", "The WHO, dit-il ; l’OMS aussi, avec des missiles."),
            article("jihad", "Un attentat", "L’État islamique (EI, IS) revendique le missile."),
            article("tank", "Un char", "Le char est loin, dit-il."),
            article("nations", "Un vote", "L’ONU compte les chars."),
            article("states", "Une vente", "Les États-Unis vendent un missile."),
        ]
    )


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("WHO IS SELLING MISSILES TO THEM", {"missile"}),
        ("WHO SELLS MISSILES TO US IN 2023", {"missile", "usa"}),
        ("UN CHAR EST LOIN", {"battle-tank"}),
        ("UN REPORT", {"un"}),
        ("IS MISSILES", {"islamic-state", "missile"}),
        ("IS MISSILES HIT SYRIA TODAY", {"islamic-state", "missile", "syr"}),
        ("who is selling missiles to US", {"missile", "usa"}),
        ("IS selling missiles to them", {"islamic-state", "missile"}),
    ],
)
def test_in_a_sentence_in_capitals_function_words_are_no_acronyms(
    shouting: Searcher, text: str, named: set[str]
) -> None:
    understood = shouting.search(SearchParams(text=text)).receipt.understood
    assert {concept for one in understood for concept in one.concepts} == named
    asks = text.startswith("WHO")
    assert not (asks and any("organis mondial sant" in one.terms for one in understood))
