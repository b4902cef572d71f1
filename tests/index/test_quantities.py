"""Numbers and what they count: times, days of a month, sums and measures."""

from __future__ import annotations

import pytest

from index.result import Answer
from index.searcher import Searcher
from tests.index.samples import article, asked, ids

ROWS = [
    article("then", "Le port", "Un cargo a coulé avec ses obus.", published="2020-03-12"),
    article("later", "Le quai", "Des obus ont roulé.", published="2022-06-01"),
    article("told", "La rade", "Le 12 mars 2020, un marin a vu les obus.", published="2021-05-02"),
    article("english", "The bay", "On March 12, 2020 a sailor saw shells.", lang="en",
            published="2021-05-03"),
    article("apart", "La côte", "Un marin, 12 obus, en mars ou en 2020.", published="2021-01-01"),
    article("undated", "La jetée", "Les obus rouillent."),
    article("silent", "La digue", "Le vent se lève."),
    article("sum", "Le budget", "La marine reçoit 14 milliards d’euros.", published="2021-01-01"),
    article("sums", "La fête du 14 juillet", "Un défilé, puis 500 milliards de promesses, et 14, "
            "14 et encore 14 milliers de milliards.", published="2021-01-01"),
    article("km", "La portée", "L’engin vole à 250 km de là.", published="2021-01-01"),
    article("far", "La route", "Le camion roule : 250 caisses, des kilomètres de piste, 3 km de "
            "boue et encore des kilomètres.", published="2021-01-01"),
    article("feast", "Un anniversaire", "Le 11 septembre, elle tombait.", published="2021-02-01"),
    article("term", "La transition", "Une transition de 18 mois commence.", published="2021-03-01"),
    article("aged", "La pause", "À 18 heures, une transition, puis trois mois de repos.",
            published="2021-03-01"),
    article("loose", "Un onze", "En septembre, 11 joueurs ont perdu.", published="2021-02-01"),
]  # fmt: skip


def codes(answer: Answer) -> list[str]:
    return [one.code for one in answer.receipt.diagnostics]


@pytest.mark.parametrize("text", ["12 mars 2020", "March 12, 2020", "le 12 mars 2020"])
def test_a_time_alone_finds_its_days_and_who_names_it_whole(searcher: Searcher, text: str) -> None:
    answer = asked(searcher, text)
    assert set(ids(answer)) == {"then", "told", "english"}
    assert codes(answer) == ["time-read"]
    assert "date:2020-03-12" in answer.receipt.diagnostics[0].message


def test_a_time_among_words_lets_the_undated_in_and_says_so(searcher: Searcher) -> None:
    answer = asked(searcher, "obus 12 mars 2020", operator="all")
    assert set(ids(answer)) == {"then", "told", "undated"}
    assert ids(answer)[-1] == "undated"
    assert codes(answer) == ["time-or-undated"]


def test_a_time_is_marked_whole_and_nothing_of_it_apart(searcher: Searcher) -> None:
    (told,) = (hit for hit in asked(searcher, "mars 2020").hits if hit.article.id == "told")
    marked = [one.text[a:b] for one in told.snippets for a, b in one.marks]
    assert marked == ["mars 2020"]


def test_a_time_that_is_excluded_excludes_no_undated_article(searcher: Searcher) -> None:
    assert set(ids(asked(searcher, "obus SAUF (12 mars 2020)"))) == {"later", "apart", "undated"}


@pytest.mark.parametrize("text", ["18-month transition", "18-month"])
def test_a_span_of_time_is_written_with_a_hyphen_in_english(searcher: Searcher, text: str) -> None:
    answer = asked(searcher, text)
    assert (answer.receipt.step, ids(answer)) == ("all", ["term"])


def test_a_day_of_a_month_is_one_thing(searcher: Searcher) -> None:
    assert ids(asked(searcher, "11 septembre")) == ["feast"]
    assert ids(asked(searcher, "September 11")) == ["feast"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("14 milliards", "sum"),
        ("14 milliards d'euros", "sum"),
        ("€14 billion", "sum"),
        ("250 km", "km"),
        ("250 kilomètres", "km"),
        ("250 kilometers", "km"),
        ("18 mois", "term"),
        ("transition 18 months", "term"),
    ],
)
def test_a_number_stands_first_beside_what_it_counts(
    searcher: Searcher, text: str, first: str
) -> None:
    assert ids(asked(searcher, text))[0] == first
