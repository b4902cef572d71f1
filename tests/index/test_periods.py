"""Times in words as the days that they cover."""

from __future__ import annotations

from datetime import date

import pytest

from index.parse import relative, spoken
from index.parse.spoken import years
from tests.index.trees import times


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("début 2022", "2022-01..2022-04"),
        ("debut de l'annee 2022", "2022-01..2022-04"),
        ("mi-2021", "2021-05..2021-08"),
        ("fin de 2023", "2023-09..2023-12"),
        ("late 2023", "2023-09..2023-12"),
        ("end of May 2023", "2023-05-21..2023-05-31"),
        ("mi-mai 2022", "2022-05-11..2022-05-20"),
        ("summer of 2021", "2021-06..2021-08"),
        ("été 2021", "2021-06..2021-08"),
        ("Premier semestre 2022", "2022-01..2022-06"),
        ("second half of 2022", "2022-07..2022-12"),
        ("3e trimestre 2023", "2023-07..2023-09"),
        ("T3 2023", "2023-07..2023-09"),
        ("Q3-2023", "2023-07..2023-09"),
        ("H1/2023", "2023-01..2023-06"),
        ("2023-Q3", "2023-07..2023-09"),
        ("2024H1", "2024-01..2024-06"),
        ("premiers mois de 2024", "2024-01..2024-04"),
        ("six premiers mois de 2023", "2023-01..2023-06"),
        ("années 2010", "2010..2019"),
        ("1990s", "1990..1999"),
        ("années 80", "1980..1989"),
        ("années quatre-vingt-dix", "1990..1999"),
        ("'60s", "1960..1969"),
        ("fin des années 2010", "2016..2019"),
        ("late 2010s", "2016..2019"),
        ("mid-nineties", "1993..1996"),
        ("2016-20", "2016..2020"),
        ("2016–24", "2016..2024"),
        ("hiver 2022-2023", "2022-12..2023-02"),
        ("winter of 2022/23", "2022-12..2023-02"),
    ],
)
def test_a_part_of_a_year_or_month_is_its_months_or_days(text: str, value: str) -> None:
    assert times(text) == {text: value}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("depuis l’été 2021", "2021-06.."),
        ("à partir d'août 2022", "2022-08.."),
        ("avant la fin de 2023", "..2023-08"),
        ("after mid-2022", "2022-09.."),
        ("jusqu'au printemps 2022", "..2022-05"),
        ("entre l'été et l'automne 2022", "2022-06..2022-11"),
        ("entre le premier et le troisième trimestre 2022", "2022-01..2022-09"),
        ("from late 2021 to early 2022", "2021-09..2022-04"),
        ("fin 2022-début 2023", "2022-09..2023-04"),
        ("T1-T3 2023", "2023-01..2023-09"),
        ("mars 2022 à juin 2023", "2022-03..2023-06"),
        ("12 mars 2022 au 15 mai 2023", "2022-03-12..2023-05-15"),
        ("2015 to 2019", "2015..2019"),
        ("2019 et 2020", "2019..2020"),
        ("2019, 2020 and 2021", "2019..2021"),
        ("prior to 2014", "..2013"),
        ("until 2014", "..2014"),
        ("pendant 2014", "2014"),
        ("durant l'été 2021", "2021-06..2021-08"),
        ("during the summer of 2021", "2021-06..2021-08"),
        ("throughout 2014", "2014"),
        ("in the course of 2014", "2014"),
        ("fiscal year 2014", "2014"),
        ("entre les années 90 et 2005", "1990..2005"),
        ("from May until June 2021", "2021-05..2021-06"),
        ("from May through June 2021", "2021-05..2021-06"),
        ("de mai jusqu'à juin 2021", "2021-05..2021-06"),
        ("from 2019 to now", "2019.."),
        ("from 2019 to the present", "2019.."),
        ("de 2019 à ce jour", "2019.."),
        ("de 2019 à maintenant", "2019.."),
        ("à compter de 2021", "2021.."),
        ("au cours de l'année 2023", "2023"),
        ("courant 2023", "2023"),
        ("année 2022", "2022"),
        ("mois de mai 2023", "2023-05"),
        ("de février 2022 à aujourd'hui", "2022-02.."),
        ("2019 to date", "2019.."),
        ("d'ici à 2021", "2021"),
    ],
)
def test_a_part_bounds_a_range_as_a_year_does(text: str, value: str) -> None:
    assert times(text) == {text: value}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("cette année", "2024"),
        ("l'an dernier", "2023"),
        ("late last year", "2023-09..2023-12"),
        ("ce mois-ci", "2024-03"),
        ("mois dernier", "2024-02"),
        ("cette semaine", "2024-03-25..2024-03-31"),
        ("la semaine passée", "2024-03-18..2024-03-24"),
        ("last week", "2024-03-18..2024-03-24"),
        ("depuis la semaine dernière", "2024-03-18.."),
        ("depuis le mois passé", "2024-02.."),
        ("les six derniers mois", "2023-09-30..2024-03-31"),
        ("past month", "2024-02-29..2024-03-31"),
        ("ces dix-neuf dernières années", "2005-03-31..2024-03-31"),
        ("last 10 days", "2024-03-21..2024-03-31"),
        ("au cours des 12 derniers mois", "2023-03-31..2024-03-31"),
        ("depuis plus de deux ans", "2022-03-31..2024-03-31"),
        ("depuis un an", "2023-03-31..2024-03-31"),
        ("depuis une semaine", "2024-03-24..2024-03-31"),
        ("past decade", "2014-03-31..2024-03-31"),
        ("la dernière décennie", "2014-03-31..2024-03-31"),
        ("hier", "2024-03-30"),
        ("avant-hier", "2024-03-29"),
        ("hier soir", "2024-03-30"),
        ("since yesterday", "2024-03-30.."),
        ("l'été dernier", "2023-06..2023-08"),
        ("cet hiver", "2023-12..2024-02"),
        ("last winter", "2023-12..2024-02"),
        ("last March", "2023-03"),
        ("mai dernier", "2023-05"),
        ("le 12 mai dernier", "2023-05-12"),
        ("last quarter", "2023-10..2023-12"),
        ("ce trimestre", "2024-01..2024-03"),
        ("ce semestre", "2024-01..2024-06"),
        ("depuis mars", "2024-03.."),
        ("since April", "2023-04.."),
        ("depuis le mois de mars", "2024-03.."),
        ("depuis le mois de mars 2022", "2022-03.."),
        ("since the month of May", "2023-05.."),
        ("depuis début février", "2024-02-01.."),
        ("depuis la mi-mars", "2024-03-11.."),
        ("since late April", "2023-04-21.."),
        ("depuis la fin du mois d'avril", "2023-04-21.."),
        ("depuis le 12 mars", "2024-03-12.."),
        ("since March 12", "2024-03-12.."),
        ("depuis le 31 février", "2024-02.."),
        ("depuis le 31 mars", "2024-03-31.."),
        ("depuis le début de l'année", "2024.."),
        ("depuis le début du mois", "2024-03.."),
        ("since the beginning of the month", "2024-03.."),
        ("this year", "2024"),
        ("this month", "2024-03"),
        ("this week", "2024-03-25..2024-03-31"),
        ("this quarter", "2024-01..2024-03"),
        ("ce printemps", "2024-03..2024-05"),
        ("this summer", "2023-06..2023-08"),
        ("l'année dernière", "2023"),
        ("last year", "2023"),
        ("last month", "2024-02"),
        ("l'an passé", "2023"),
        ("l'année passée", "2023"),
        ("le trimestre dernier", "2023-10..2023-12"),
        ("le semestre dernier", "2023-07..2023-12"),
        ("past week", "2024-03-24..2024-03-31"),
        ("past year", "2023-03-31..2024-03-31"),
        ("past ten days", "2024-03-21..2024-03-31"),
        ("depuis moins de deux ans", "2022-03-31..2024-03-31"),
        ("depuis près de deux ans", "2022-03-31..2024-03-31"),
        ("depuis environ deux ans", "2022-03-31..2024-03-31"),
        ("depuis au moins deux ans", "2022-03-31..2024-03-31"),
        ("hier matin", "2024-03-30"),
        ("yesterday morning", "2024-03-30"),
        ("yesterday evening", "2024-03-30"),
        ("since the 12th of March", "2024-03-12.."),
        ("since the 1st of March", "2024-03-01.."),
        ("since March 2nd", "2024-03-02.."),
        ("since March 3rd", "2024-03-03.."),
        ("depuis le 1er mars", "2024-03-01.."),
        ("depuis l'automne", "2023-09.."),
        ("since the autumn", "2023-09.."),
        ("depuis l'hiver", "2023-12.."),
        ("since the winter", "2023-12.."),
        ("depuis le printemps", "2024-03.."),
        ("since the summer", "2023-06.."),
        ("since the start of the year", "2024.."),
        ("le 1er mai dernier", "2023-05-01"),
        ("last spring", "2023-03..2023-05"),
        ("last autumn", "2023-09..2023-11"),
        ("entre novembre et février", "2023-11..2024-02"),
        ("from March to June", "2024-03..2024-06"),
        ("à partir de 2027", "2027"),
        ("avant 2030", "2030"),
    ],
)
def test_what_is_told_from_today_is_definite(
    monkeypatch: pytest.MonkeyPatch, text: str, value: str
) -> None:
    for module in (relative, spoken):
        monkeypatch.setattr(module, "today_here", lambda: date(2024, 3, 31))
    assert times(text) == {text: value}


@pytest.mark.parametrize(
    "text",
    [
        "hiver 2022",
        "2020-03",
        "2024-20",
        "06-2016-20",
        "fin mars",
        "fin de l'embargo 2015",
        "Dauphin 2023",
        "Pantsir-S1 2022",
        "T-72 2023",
        "cette année-là",
        "une année passée en prison",
        "une femme de 70 ans passe",
        "last days of Assad",
        "last week of May",
        "derniers mois",
        "soixante ans",
        "depuis un an et demi",
        "d'hier",
        "les jeunes d’hier",
        "after the fall of the regime",
        "2014 et 2022",
        "mars et juin",
        "avant juin",
        "après mars",
        "depuis la fin de l'été",
        "jusqu'à l'automne",
        "dès le 12 mars",
        "l'invasion",
        "fin 12 mars 2020",
        "été des années quatre",
        "bilan 2019 obus - 2021",
        "du drone à aujourd'hui",
        "entre mars et obus",
        "depuis mars prochain",
        "depuis l'hiver nucléaire",
        "last quarter of the sum",
        "accord de 2015 secret à ce jour",
        "du printemps arabe à l'hiver",
        "entre Kiev et mars",
        "printemps mars 2022",
        "pendant la guerre en Ukraine",
    ],
)
def test_what_names_no_definite_days_stays_words(text: str) -> None:
    assert times(text) == {}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "début 2020 et fin 2021",
            {"début 2020": "2020-01..2020-04", "fin 2021": "2021-09..2021-12"},
        ),
        (
            "fin 2021 ou entre mars et juin 2023",
            {"fin 2021": "2021-09..2021-12", "entre mars et juin 2023": "2023-03..2023-06"},
        ),
        ("hiver 2019-2022", {"2019-2022": "2019..2022"}),
        ("été des années 90", {"années 90": "1990..1999"}),
    ],
)
def test_each_time_is_read_as_far_as_it_goes(text: str, values: dict[str, str]) -> None:
    assert times(text) == values


@pytest.mark.parametrize(
    "text",
    [
        "ces derniers jours",
        "ces dernières semaines",
        "au cours des derniers mois",
        "lors des dernières années",
        "ces derniers temps",
        "les toutes dernières semaines",
        "recent days",
        "recent months",
        "last few weeks",
        "past few years",
        "past months",
        "récemment",
        "recently",
        "lately",
    ],
)
def test_what_tells_of_late_does_not_say_since_when(text: str) -> None:
    assert relative.lately(f"drones {text} Mali") == [(7, 7 + len(text))]
    assert times(text) == {}


@pytest.mark.parametrize(
    "text", ["derniers mois de guerre", "derniers jours d'Assad", "last days of Assad"]
)
def test_the_last_days_of_something_are_not_of_late(text: str) -> None:
    assert relative.lately(text) == []


@pytest.mark.parametrize("since", ["depuis mars", "depuis fin mars"])
def test_a_month_is_not_the_last_one_where_a_year_is_said_elsewhere(since: str) -> None:
    assert times(f"budget 2019 {since}") == {}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("résolution 1929", []),
        ("UNSCR 1970 Libya", []),
        ("numéro 1929", []),
        ("n° 1929", []),
        ("no. 1929", []),
        ("plus de 2012 chars", []),
        ("moins de 2012 chars", []),
        ("près de 2012 chars", []),
        ("environ 2012 chars", []),
        ("au moins 2012 chars", []),
        ("more than 2012 shells", []),
        ("fewer than 2012 shells", []),
        ("nearly 2012 shells", []),
        ("almost 2012 shells", []),
        ("at least 2012 shells", []),
        ("over 2000 shells", []),
        ("about 2000 shells", []),
        ("around 2000 shells", []),
        ("some 2000 shells", []),
        ("up to 2000 shells", []),
        ("quelque 2000 chars", []),
        ("jusqu'à 2000 chars", []),
        ("over 2012 and beyond", ["2012"]),
        ("articles de 2019", ["2019"]),
    ],
)
def test_the_number_of_a_text_or_of_things_is_no_year(text: str, told: list[str]) -> None:
    assert [value for _, _, value in years(text)] == told
