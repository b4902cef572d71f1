"""Numbers and what they count: sums, measures, ages and spans of time."""

from __future__ import annotations

from typing import Any

import pytest

from index.plan.quantities import counted_spans
from index.searcher import Searcher
from tests.index.planning import codes
from tests.index.samples import IndexOf, article, asked, ids

ROWS = [
    article("sum", "Le budget", "La marine reçoit 14 milliards d’euros.", published="2021-01-01"),
    article("sums", "La fête du 14 juillet", "Un défilé, puis 500 milliards de promesses, et 14, "
            "14 et encore 14 milliers de milliards.", published="2021-01-01"),
    article("km", "La portée", "L’engin vole à 250 km de là.", published="2021-01-01"),
    article("far", "La route", "Le camion roule : 250 caisses, des kilomètres de piste, 3 km de "
            "boue et encore des kilomètres.", published="2021-01-01"),
    article("term", "La transition", "Une transition de 18 mois commence.", published="2021-03-01"),
    article("aged", "La pause", "À 18 heures, une transition, puis trois mois de repos.",
            published="2021-03-01"),
    article("dozen", "Le bassin", "Douze vedettes sont livrées.", published="2021-02-01"),
    article("score", "Le chantier", "Il construit vingt-quatre vedettes.", published="2021-02-01"),
    article("digits", "Le canal", "On y compte 36 vedettes.", published="2021-02-01"),
    article("many", "Le delta", "Les quatre-vingts vedettes.", published="2021-02-01"),
    article("thousand", "La plage", "Mille vedettes y sont.", published="2021-02-01"),
    article("hundreds", "Le golfe", "Trois cents vedettes.", published="2021-02-01"),
    article("thousands", "Le détroit", "Douze mille vedettes.", published="2021-02-01"),
    article("boats", "The yard", "The yard has sold sixteen launches for £5.3bn, then $40m.",
            lang="en", published="2021-02-01"),
    article("wolf", "Le cap", "Deux vedettes Loup 2 sont là.", published="2021-02-01"),
    article("bear", "La baie", "Une vedette Ourse III est là.", published="2021-02-01"),
    article("fourth", "Un bassin", "Le quatrième canot est livré.", published="2021-02-01"),
    article("third", "Une escale", "C’est le 3e canot.", published="2021-02-01"),
    article("king", "Un règne", "Olaf Ier débarque.", published="2021-02-01"),
    article("rate", "Le taux", "La part atteint 33 % ; chaque caisse pèse 2 000 livres.",
            published="2021-02-01"),
]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["18-month transition", "18-month", "eighteen-month transition", "18-month-old"]
)
def test_a_span_of_time_is_written_with_a_hyphen_in_english(searcher: Searcher, text: str) -> None:
    answer = asked(searcher, text)
    assert (answer.receipt.step, ids(answer)) == ("all", ["term"])


@pytest.mark.parametrize("text", ["five-year-old boat", "5-year-old boats", "boat five years old"])
def test_an_age_is_written_otherwise_in_english(index_of: IndexOf, text: str) -> None:
    rows = [
        article("digit", "Une barque", "La barque a 5 ans et prend l’eau."),
        article("word", "Une barque", "La barque a cinq ans et prend l’eau."),
        article("other", "Une vieille barque", "La barque a 50 ans, et le quai en a cinq."),
    ]
    assert set(ids(asked(index_of(rows), text))[:2]) == {"digit", "word"}


def test_an_age_has_numbers_of_two_words(index_of: IndexOf) -> None:
    rows = [
        article("asked", "Une barque", "La barque a 25 ans et tient bon."),
        article("other", "Une barque", "La barque a 20 ans, et le quai en a cinq."),
    ]
    assert ids(asked(index_of(rows), "twenty-five-year-old boat"))[0] == "asked"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("14 milliards", ["sum", "sums"]),
        ("14 milliards d'euros", ["sum"]),
        ("€14 billion", ["sum", "sums"]),
        ("250 km", ["km", "far"]),
        ("250 kilomètres", ["km", "far"]),
        ("250 kilometers", ["km", "far"]),
        ("18 mois", ["term", "aged"]),
        ("transition 18 months", ["term", "aged"]),
    ],
)
def test_a_number_beside_what_it_counts_stands_before_one_apart_from_it(
    searcher: Searcher, text: str, found: list[str]
) -> None:
    assert ids(asked(searcher, text)) == found


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("14 Md€", "sum"),
        ("14 Mds d'euros", "sum"),
        ("$5.3B", "boats"),
        ("40 M$", "boats"),
        ("33 pour cent", "rate"),
        ("33 percent", "rate"),
        ("2,000-pound", "rate"),
    ],
)
def test_a_unit_is_found_however_it_is_abbreviated(
    searcher: Searcher, text: str, first: str
) -> None:
    assert ids(asked(searcher, text))[0] == first


def test_millions_that_are_abbreviated_leave_no_number_by_itself(searcher: Searcher) -> None:
    assert ids(asked(searcher, "14 M€")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("12 vedettes", "dozen"),
        ("twelve vedettes", "dozen"),
        ("24 vedettes", "score"),
        ("twenty-four vedettes", "score"),
        ("trente-six vedettes", "digits"),
        ("80 vedettes", "many"),
        ("1 000 vedettes", "thousand"),
        ("300 vedettes", "hundreds"),
        ("12 000 vedettes", "thousands"),
        ("12.000 vedettes", "thousands"),
        ("16 launches", "boats"),
        ("5,3 milliards", "boats"),
        ("$5.3 billion", "boats"),
        ("£5.3bn", "boats"),
        ("40 million", "boats"),
        ("vedettes Loup II", "wolf"),
        ("loup ii", "wolf"),
        ("Ourse 3", "bear"),
        ("4e canot", "fourth"),
        ("4th canot", "fourth"),
        ("fourth canot", "fourth"),
        ("troisième canot", "third"),
        ("3rd canot", "third"),
        ("Olaf 1er", "king"),
        ("Olaf Ier", "king"),
    ],
)
def test_a_number_is_found_in_digits_and_in_words(
    searcher: Searcher, text: str, found: str
) -> None:
    answer = asked(searcher, text)
    assert (answer.receipt.step, ids(answer)[0]) == ("all", found)
    assert any(one.marks for one in answer.hits[0].snippets)


@pytest.mark.parametrize(
    "params", [{"text": "+12 vedettes"}, {"text": "12 vedettes", "expand": False}]
)
def test_a_number_is_as_written_where_nothing_is_expanded(
    searcher: Searcher, params: dict[str, Any]
) -> None:
    assert "dozen" not in ids(asked(searcher, **params, operator="all"))


@pytest.mark.parametrize("text", ["trois milliards de dollars", "three billion dollars"])
def test_a_sum_may_be_typed_in_words(index_of: IndexOf, text: str) -> None:
    rows = [
        article("apart", "Un milliard", "Trois milliards ont manqué, dont un milliard de dollars."),
        article("digits", "Une commande", "La facture atteint 3 milliards de dollars."),
        article("words", "Une dette", "La dette atteint trois milliards de dollars."),
    ]
    assert set(ids(asked(index_of(rows), text))[:2]) == {"digits", "words"}


def test_a_number_that_is_only_about_so_many_leaves_the_other_words_needed(
    searcher: Searcher,
) -> None:
    asks = "bassin plus de 12 vedettes"
    assert ids(asked(searcher, asks, operator="all")) == ["dozen"]
    assert ids(asked(searcher, "baie plus de 12 vedettes", operator="all")) == ["bear"]
    assert ids(asked(searcher, "baie plus de 12 vedettes", operator="all", expand=False)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("baie une vingtaine de vedettes", ["bear"]),
        ("baie plus de 14 milliards d’euros", ["bear"]),
        ("baie plus de canots", []),
        ("the bay around 12", ["bear"]),
        ("the bay around 2019", []),
        ("plus de 36", ["digits"]),
        ("33 %", ["rate"]),
    ],
)
def test_only_numbers_need_not_match_and_only_beside_other_words(
    searcher: Searcher, text: str, found: list[str]
) -> None:
    assert ids(asked(searcher, text, operator="all")) == found


@pytest.mark.parametrize(
    ("text", "wordings", "other"),
    [
        ("€500", {("fr", "500 euros"), ("en", "500 eur")}, ("fr", "500")),
        ("250 km", {("fr", "250 km"), ("en", "250 kilometers")}, ("fr", "250")),
        ("33 %", {("fr", "33 pour cent"), ("en", "33 percent")}, ("fr", "33 %")),
        ("5 years old", {("fr", "5 ans"), ("en", "5 years")}, ("fr", "5")),
        ("2 milliards", {("fr", "2 milliards"), ("en", "2bn")}, ("fr", "2")),
    ],
)
def test_a_number_is_read_with_what_it_counts(
    text: str, wordings: set[tuple[str, str]], other: tuple[str, str]
) -> None:
    first, second = counted_spans(f"18-month delay, {text}")
    assert (first.start, first.end) == (0, 8)
    assert (second.start, second.end) == (16, 16 + len(text))
    assert wordings <= set(second.counted)
    assert other not in second.counted


def test_of_what_is_excluded_a_number_stays_as_many(searcher: Searcher) -> None:
    assert set(ids(asked(searcher, "vedettes baie -(plus de 12 vedettes)"))) == {"bear"}


def test_the_sign_of_a_currency_behind_its_number_is_not_said_to_be_ignored(
    index_of: IndexOf,
) -> None:
    searcher = index_of([article("sum", "Une commande", "La facture atteint 2,5 milliards.")])
    assert codes(asked(searcher, "commande 2,5 Mds €")) == []
    assert codes(asked(searcher, "commande €")) == ["nothing-searchable"]
