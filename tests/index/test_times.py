"""Times of a query: the articles of their days, and those that name them."""

from __future__ import annotations

import pytest

from index.days import today_here
from index.searcher import Searcher
from tests.index.planning import codes
from tests.index.samples import IndexOf, article, asked, ids

ROWS = [
    article("then", "Le port", "Un cargo a coulé avec ses obus.", published="2020-03-12"),
    article("later", "Le quai", "Des obus ont roulé.", published="2022-06-01"),
    article("told", "La rade", "Le 12 mars 2020, un marin a vu les obus.", published="2021-05-02"),
    article("english", "The bay", "On March 12, 2020 a sailor saw shells.", lang="en",
            published="2021-05-03"),
    article("apart", "La côte", "Un marin, 12 obus, en mars ou en 2020.", published="2021-01-01"),
    article("undated", "La jetée", "Les obus rouillent."),
    article("silent", "La digue", "Le vent se lève."),
    article("feast", "Un anniversaire", "Le 11 septembre, elle tombait.", published="2021-02-01"),
    article("term", "La transition", "Une transition de 18 mois commence.", published="2021-03-01"),
    article("dozen", "Le bassin", "Douze vedettes sont livrées.", published="2021-02-01"),
    article("loose", "Un onze", "En septembre, 11 joueurs ont perdu.", published="2021-02-01"),
]  # fmt: skip


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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("obus 2020", {"then", "told", "apart"}),
        ("obus [2020]", {"then", "told", "apart"}),
        ("obus en 2022", {"later"}),
        ("obus depuis 2021", {"later", "told", "apart"}),
        ("obus depuis mai 2021", {"later", "told"}),
        ("obus jusqu'en 2020", {"then", "told", "apart"}),
        ("obus à partir de juin 2022", {"later"}),
        ("obus entre mai et juin 2022", {"later"}),
        ("obus du 1er au 20 mars 2020", {"then"}),
        ("obus de mai 2021 à juin 2022", {"later", "told"}),
        ("obus 2021-2022", {"later", "told", "apart"}),
        ("obus 2021–2022", {"later", "told", "apart"}),
        ("obus de 2022 à 2021", {"later", "told", "apart"}),
        ("obus mai-juin 2021", {"told"}),
        ("obus mai/juin 2021", {"told"}),
        ("obus mai 2021 – juin 2022", {"later", "told"}),
        ("obus au printemps 2021", {"told"}),
        ("obus spring 2021", {"told"}),
        ("obus fin mai-début juin 2022", {"later"}),
        ("obus T1-T2 2021", {"told", "apart"}),
    ],
)
def test_a_year_or_range_in_words_finds_its_days_and_who_names_it(
    searcher: Searcher, text: str, found: set[str]
) -> None:
    answer = asked(searcher, text, operator="all")
    assert set(ids(answer)) == found
    assert codes(answer) == ["time-read"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("obus avant 2021", {"then"}),
        ("obus avant mai 2021", {"then", "apart"}),
        ("obus après mai 2021", {"later"}),
        ("obus avant l'été 2021", {"then", "told", "apart"}),
    ],
)
def test_what_lies_before_or_after_a_time_is_its_days_alone(
    searcher: Searcher, text: str, found: set[str]
) -> None:
    answer = asked(searcher, text, operator="all")
    assert set(ids(answer)) == found
    assert codes(answer) == ["time-days"]


def test_a_range_that_is_told_apart_from_other_words_is_shown_whole(searcher: Searcher) -> None:
    (_, shown) = asked(searcher, "obus entre 2021 et 2022").receipt.understood
    assert (shown.text, shown.start, shown.end) == ("entre 2021 et 2022", 5, 23)


def test_a_part_of_a_year_is_named_in_either_language_and_no_bare_year_names_it(
    index_of: IndexOf,
) -> None:
    found = index_of(
        [
            article("french", "Le port", "Des obus à la fin de 2021.", published="2024-01-01"),
            article("english", "The bay", "In late 2021 obus came.", lang="en",
                    published="2024-01-01"),
            article("summer", "Le quai", "Des obus au cours de 2020.", published="2024-01-01"),
        ]
    )  # fmt: skip
    assert set(ids(asked(found, "obus fin 2021"))) == {"french", "english"}
    assert set(ids(asked(found, "obus late 2021"))) == {"french", "english"}
    assert ids(asked(found, "obus été 2020", operator="all")) == []


def test_part_of_a_month_is_not_its_month_in_a_language_that_has_no_names_of_parts(
    index_of: IndexOf,
) -> None:
    found = index_of(
        [article("whole", "Ein Bericht", "Im Mai 2021.", lang="de", published="2024-01-01")]
    )
    assert ids(asked(found, "mai 2021")) == ["whole"]
    assert ids(asked(found, "mi-mai 2021")) == []


def test_what_is_to_come_is_named_whatever_bounds_it(index_of: IndexOf) -> None:
    found = index_of([article("plan", "Un plan", "Des obus avant 2095.", published="2024-01-01")])
    assert ids(asked(found, "obus avant 2095", operator="all")) == ["plan"]


def test_a_decade_is_named_by_its_first_year_and_part_of_it_is_not(index_of: IndexOf) -> None:
    found = index_of(
        [
            article("french", "Un bilan", "Les obus des années 2010.", published="2024-01-01"),
            article("english", "A report", "In the 2010s obus came.", lang="en",
                    published="2024-01-01"),
        ]
    )  # fmt: skip
    assert set(ids(asked(found, "obus 2010-2019", operator="all"))) == {"french", "english"}
    assert ids(asked(found, "obus 2010-2015", operator="all")) == []


def test_a_decade_without_its_century_is_what_articles_call_so(index_of: IndexOf) -> None:
    found = index_of(
        [article("tells", "Un bilan", "Les obus des années 80.", published="2024-01-01")]
    )
    assert ids(asked(found, "obus années 80", operator="all")) == ["tells"]


def test_an_or_inside_a_time_is_no_operator_that_lacks_its_capitals(searcher: Searcher) -> None:
    assert codes(asked(searcher, "obus 2020 ou 2021")) == ["time-read"]
    assert "lower-case-operator" in codes(asked(searcher, "obus ou vedettes"))


def test_years_are_named_however_the_last_is_shortened(index_of: IndexOf) -> None:
    found = index_of(
        [
            article("short", "A report", "Imports of obus fell in 2016–20.", lang="en",
                    published="2024-01-01"),
            article("long", "Un rapport", "En 2016-2020, moins d’obus.", published="2024-01-01"),
            article("year", "Une note", "En 2016, des obus.", published="2024-01-01"),
        ]
    )  # fmt: skip
    for text in ("obus 2016-20", "obus 2016-2020"):
        assert set(ids(asked(found, text))) == {"short", "long"}


@pytest.mark.parametrize("text", ["last week", "avril 1998", "T1 1998"])
def test_a_time_alone_that_finds_nothing_is_not_relaxed(searcher: Searcher, text: str) -> None:
    receipt = asked(searcher, text).receipt
    assert receipt.step == "all"


def test_how_to_sort_is_not_said_of_a_time_nor_where_it_is_so(searcher: Searcher) -> None:
    assert codes(asked(searcher, "derniers six mois obus")) == ["time-days"]
    assert codes(asked(searcher, "dernières vedettes")) == ["newest-first"]
    assert codes(asked(searcher, "dernières vedettes", sort="newest")) == []


def test_what_is_said_of_a_time_stands_where_it_was_typed(searcher: Searcher) -> None:
    text = "transsition 2021"
    receipt = asked(searcher, text).receipt
    (said,) = receipt.diagnostics
    assert receipt.corrections
    assert text[said.start : said.end] == "2021"


def test_a_month_told_from_today_is_not_said_to_be_words(searcher: Searcher) -> None:
    assert codes(asked(searcher, "obus ce mois-ci")) == ["time-or-undated"]


@pytest.mark.parametrize(
    ("text", "years"),
    [("cette année", 0), ("l’an dernier", 1), ("this year", 0), ("last year", 1)],
)
def test_a_year_told_from_today_is_said_with_its_number(
    searcher: Searcher, text: str, years: int
) -> None:
    (said,) = asked(searcher, f"obus {text}").receipt.diagnostics
    assert said.code == "time-days"
    assert f"(date:{today_here().year - years})" in said.message


@pytest.mark.parametrize("time", ["cette année", "depuis mars", "depuis l’invasion"])
def test_a_time_told_from_today_or_an_event_is_not_what_articles_call_so(
    index_of: IndexOf, time: str
) -> None:
    found = index_of(
        [
            article("now", "Le port", "Des obus y sont.", published=today_here().isoformat()),
            article("then", "Le quai", f"Des obus, {time}.", published="2015-01-01"),
        ]
    )
    assert ids(asked(found, f"obus {time}", operator="all")) == ["now"]


def test_without_expansion_a_range_is_words_and_the_form_that_works_is_said(
    searcher: Searcher,
) -> None:
    assert codes(asked(searcher, "obus depuis 2021", expand=False)) == ["range-in-words"]


@pytest.mark.parametrize("text", ["obus 2020-03", "obus 03/2020", "obus 3/2020"])
def test_a_month_in_figures_is_a_time(searcher: Searcher, text: str) -> None:
    answer = asked(searcher, text, operator="all")
    assert set(ids(answer)) == {"then", "told", "apart", "undated"}
    assert "date:2020-03" in answer.receipt.diagnostics[0].message


@pytest.mark.parametrize(
    "text", ["+2020 obus", '"2020" obus', "2 020 obus", "2020 km obus", "2000 obus"]
)
def test_a_number_that_is_quoted_grouped_or_measured_is_no_year(
    searcher: Searcher, text: str
) -> None:
    assert codes(asked(searcher, text)) == []


@pytest.mark.parametrize("text", ["2020 obus", "2000 ports", "obus 2000"])
def test_a_number_that_may_be_a_year_is_one(searcher: Searcher, text: str) -> None:
    assert codes(asked(searcher, text)) != []


def test_an_excluded_year_leaves_out_its_days_and_who_names_it(searcher: Searcher) -> None:
    assert set(ids(asked(searcher, "obus SAUF 2020"))) == {"later", "undated"}


def test_a_time_is_no_word_that_may_be_missing_where_most_are_enough(index_of: IndexOf) -> None:
    rows = [
        article("inside", "Le quai", "Des obus ont roulé.", published="2022-06-01"),
        article("outside", "Le quai", "Des obus ont roulé vers un marin.", published="2019-06-01"),
    ]
    assert ids(asked(index_of(rows), "obus roulés marin depuis 2022")) == ["inside"]
    assert ids(asked(index_of(rows), "obus roulés marin")) == ["outside"]


def test_a_time_bounds_what_any_word_finds_and_leaves_out_nothing_undated(
    index_of: IndexOf,
) -> None:
    rows = [
        article("inside", "Le quai", "Des obus ont roulé.", published="2022-06-01"),
        article("outside", "Le quai", "Un marin a vu des obus.", published="2019-06-01"),
        article("undated", "Le quai", "Un marin est parti.", published=None),
    ]
    searcher = index_of(rows)
    answer = asked(searcher, "obus phare marin depuis 2022")
    assert (answer.receipt.step, set(ids(answer))) == ("any", {"inside", "undated"})
    assert "time-or-undated" in codes(answer)
    assert set(ids(asked(searcher, "obus phare marin 2022"))) == {"inside", "outside", "undated"}
    assert ids(asked(searcher, "depuis 2022", operator="any")) == ["inside"]


def test_a_month_or_season_without_a_year_bounds_nothing(index_of: IndexOf) -> None:
    searcher = index_of([article("load", "Le quai", "Un marin a vu des obus.")])
    assert ids(asked(searcher, "obus phare marin octobre")) == ["load"]


def test_a_time_brings_nothing_where_any_word_is_enough(searcher: Searcher) -> None:
    assert set(ids(asked(searcher, "vent jetée 2022", operator="any"))) == {"silent", "undated"}


def test_a_day_of_a_month_is_one_thing(searcher: Searcher) -> None:
    assert ids(asked(searcher, "11 septembre")) == ["feast"]
    assert ids(asked(searcher, "September 11")) == ["feast"]


@pytest.mark.parametrize("text", ["1 mai", "1er mai", "May 1"])
def test_the_first_of_a_month_is_written_so_in_french(index_of: IndexOf, text: str) -> None:
    rows = [
        article("first", "Un défilé", "Le 1er mai, elle défilait."),
        article("apart", "Un duel", "En mai, après 1 heure, elle a perdu."),
        article("second", "Un retour", "Le 2 mai, elle rentrait."),
    ]
    searcher = index_of(rows)
    assert ids(asked(searcher, text)) == ["first"]
    assert ids(asked(searcher, "2 mai")) == ["second"]
