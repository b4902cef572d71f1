"""Addresses on the web: pasted into the box, they find the article that stands there."""

from __future__ import annotations

import pytest

from index.addresses import address_key, address_term
from index.parse import parse
from index.query import Word
from index.searcher import Searcher
from tests.index.samples import IndexOf, article, asked, id_set

SITE = "https://www.phare.example"
ROWS = [
    article("a", "Des obus pour Kiev", "La France livre des obus à l’Ukraine.",
            url=f"{SITE}/depeches/obus_(suite).html?page=2&utm_source=lettre"),
    article("b", "Une frégate vendue", "La Norvège achète une frégate.",
            url=f"{SITE}/%C3%A9t%C3%A9/fr%C3%A9gate"),
    article("c", "Un radar à Oslo", "La Norvège reçoit un radar.",
            url="http://vigie-nord.example/?p=12"),
    article("d", "Sans adresse", "Il parle de phare.example et de depeches."),
    {**article("", "Drone", "Un drone."), "id": "https://relais.example/drone",
     "url": "https://compteur.example/r?to=drone"},
]  # fmt: skip
DRONE = "https://relais.example/drone"


@pytest.fixture(scope="module", params=["whoosh", "tantivy"])
def searcher(request: pytest.FixtureRequest, index_of: IndexOf) -> Searcher:
    return index_of(ROWS, request.param)


@pytest.mark.parametrize(
    ("pasted", "found"),
    [
        (f"{SITE}/depeches/obus_(suite).html?page=2&utm_source=lettre", "a"),
        (f"{SITE}/depeches/obus_(suite).html?fbclid=x&page=2#haut", "a"),
        ("HTTP://phare.example/depeches/obus_(suite).html?page=2", "a"),
        ("(www.phare.example/depeches/obus_(suite).html?page=2).", "a"),
        ("phare.example/depeches/obus_(suite).html?page=2", "a"),
        ('"https://phare.example/depeches/obus_(suite).html?page=2"', "a"),
        (f"{SITE}/depeches/obus_(suite).html", ""),
        (f"{SITE}/été/frégate/", "b"),
        ("url:phare.example/été/frégate", "b"),
        ("adresse:https://phare.example/%c3%a9t%C3%A9/frégate", "b"),
        ("https://vigie-nord.example/?p=12", "c"),
        ("https://relais.example/drone", DRONE),
        ("https://compteur.example/r?to=drone", DRONE),
    ],
)
def test_a_pasted_address_finds_its_article(searcher: Searcher, pasted: str, found: str) -> None:
    answer = asked(searcher, pasted)
    assert id_set(answer) == ({found} if found else set())
    assert answer.receipt.diagnostics == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("www.phare.example", "ab"),
        ("https://phare.example/", "ab"),
        ("url:phare.example", "ab"),
        ("url:phare.example obus", "a"),
        ("www.phare.example -https://phare.example/été/frégate", "a"),
        ("acteur:Norvège SAUF www.phare.example", "c"),
        ("https://phare.example/aucun OU https://vigie-nord.example/?p=12", "c"),
    ],
)
def test_a_site_and_addresses_among_others_narrow_a_query(
    searcher: Searcher, text: str, found: str
) -> None:
    assert id_set(asked(searcher, text)) == set(found)


def test_what_is_no_address_is_said(searcher: Searcher) -> None:
    assert [one.code for one in asked(searcher, "url:obus").receipt.diagnostics] == [
        "unknown-concept"
    ]


@pytest.mark.parametrize("text", ["and/or", "24/7", "U.S./Israel", "St.Petersburg/Moscow", "km/h"])
def test_words_with_a_slash_are_no_addresses(text: str) -> None:
    assert isinstance(parse(text).ast, Word)


@pytest.mark.parametrize("bad", ["http://[::1", "https://", "//", "rien", "a b.example", "\ud800"])
def test_what_is_no_address_has_no_term(bad: str) -> None:
    assert address_key(bad) == address_term(bad) == ""


def test_a_key_is_a_term_that_every_engine_can_hold() -> None:
    key = address_key("https://phare.example/a b\ud800/" + "x" * 50_000)
    assert len(key) <= 1_000
    assert " " not in key
    assert key.isascii()
