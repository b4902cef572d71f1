"""Times in words as the days that they cover."""

from __future__ import annotations

from datetime import date

import pytest

from index.parse import periods
from index.parse.spoken import spoken_ranges


def read(text: str) -> dict[str, str]:
    """What of a text is a time of several days, and the value of `date:` for it."""
    return {text[start:end]: value for start, end, value in spoken_ranges(text)}


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
        ("années 2010", "2010..2019"),
        ("1990s", "1990..1999"),
        ("2016-20", "2016..2020"),
        ("2016–24", "2016..2024"),
        ("hiver 2022-2023", "2022-12..2023-02"),
        ("winter of 2022/23", "2022-12..2023-02"),
    ],
)
def test_a_part_of_a_year_or_month_is_its_months_or_days(text: str, value: str) -> None:
    assert read(text) == {text: value}


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
    ],
)
def test_a_part_bounds_a_range_as_a_year_does(text: str, value: str) -> None:
    assert read(text) == {text: value}


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
    ],
)
def test_what_is_told_from_today_is_definite(
    monkeypatch: pytest.MonkeyPatch, text: str, value: str
) -> None:
    monkeypatch.setattr(periods, "today_here", lambda: date(2024, 3, 31))
    assert read(text) == {text: value}


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
    ],
)
def test_what_names_no_definite_days_stays_words(text: str) -> None:
    assert read(text) == {}
