"""What is said of numbers and times only roughly: *plus de 100*, *ces dernières semaines*."""

from __future__ import annotations

import pytest

from tests.index.planning import codes
from tests.index.samples import IndexOf, article, asked, ids

ABOUT = [
    article("many", "Des chars", "La Pologne a reçu 180 chars coréens."),
    article("hundred", "Une commande", "La Pologne veut 100 chars de plus."),
    article("paper", "Un anniversaire", "Le journal a fêté ses 100 ans en Pologne."),
]


@pytest.mark.parametrize(
    "text",
    [
        "plus de 100 chars Pologne",
        "environ cent chars Pologne",
        "at least 100 chars Pologne",
        "une centaine de chars Pologne",
    ],
)
def test_a_number_that_is_only_about_so_many_ranks_and_need_not_match(
    index_of: IndexOf, text: str
) -> None:
    answer = asked(index_of(ABOUT), text, operator="all")
    assert set(ids(answer)) == {"many", "hundred"}
    assert ids(asked(index_of(ABOUT), "plus de 100 chars Pologne"))[0] == "hundred"


def test_an_exact_number_must_match_and_so_must_one_that_is_all_there_is(index_of: IndexOf) -> None:
    searcher = index_of(ABOUT)
    assert set(ids(asked(searcher, "100 chars Pologne", operator="all"))) == {"hundred"}
    assert set(ids(asked(searcher, "plus de 100", operator="all"))) == {"hundred", "paper"}


LATE = [
    article("strike", "Des frappes", "Les frappes ont repris."),
    article("weeks", "Des frappes", "Deux semaines de frappes."),
]


@pytest.mark.parametrize(
    ("text", "vague"),
    [
        ("frappes ces dernières semaines", "ces dernières semaines"),
        ("frappes récemment", "récemment"),
        ("strikes in recent weeks", "recent weeks"),
        ("strikes in the past few weeks", "past few weeks"),
    ],
)
def test_what_does_not_say_since_when_need_not_match_and_is_said(
    index_of: IndexOf, text: str, vague: str
) -> None:
    answer = asked(index_of(LATE), text, operator="all")
    assert set(ids(answer)) == {"strike", "weeks"}
    said = [one for one in answer.receipt.diagnostics if one.code == "vague-time"]
    assert [text[one.start : one.end] for one in said] == [vague]


@pytest.mark.parametrize("text", ["dernières semaines de frappes", "récemment"])
def test_what_is_told_of_something_or_alone_stays_words(index_of: IndexOf, text: str) -> None:
    assert "vague-time" not in codes(asked(index_of(LATE), text))
