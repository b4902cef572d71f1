"""A page that finds nothing leads to what finds something."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.service.reading import read


@pytest.mark.parametrize(
    ("query", "ways"),
    [
        ("q=obus zzzz&operator=all", {"with any of the words": "q=obus+zzzz&operator=any"}),
        (
            "q=obus zzzz&operator=any&actor=mar",
            {"without the filter “Morocco”": "q=obus+zzzz&operator=any"},
        ),
        (
            'q="nord-coréens missiles"',
            {"without the quotation marks": "q=nord-cor%C3%A9ens+missiles"},
        ),
        (
            "q=bulletin&actor=mar&from=1990&to=1991",
            {"without any filter": "q=bulletin"},
        ),
        ("q=bulletin&from=1990&to=1991", {"without the date filter": "q=bulletin"}),
        ("q=bulletin&from=2030", {"without the date filter": "q=bulletin"}),
        ("q=bulletin&to=1991", {"without the date filter": "q=bulletin"}),
        ("q=obus&undated=only", {"without the date filter": "q=obus"}),
        ("q=Bayraktar&not.actor=tur", {"without the filter “not Turkey”": "q=Bayraktar"}),
        (
            "q=Bayraktar&actor=tur&not.actor=tur",
            {
                "without the filter “not Turkey”": "q=Bayraktar&actor=tur",
                "without any filter": "q=Bayraktar",
            },
        ),
        ("q=lang:fr buletin", {"with “bulletin”": "q=lang%3Afr+bulletin"}),
        (
            "q=missiles https://relais.example/nulle-part",
            {"all articles of relais.example": "q=missiles+url%3Arelais.example"},
        ),
        ("q=https://nulle-part.example/missiles", {}),
        ("q=zzzz", {}),
        ('q="', {}),
    ],
)
def test_an_empty_page_leads_to_what_finds_something(
    client: FlaskClient, query: str, ways: dict[str, str]
) -> None:
    page = read(client, f"/?{query}&ui=en")
    links = page.select(".nothing li a")
    assert {one.text: one["href"] for one in links} == {
        label: f"/?{href}&ui=en" for label, href in ways.items()
    }


@pytest.mark.parametrize(
    ("query", "tried"),
    [
        ("q=zzzzzz", "what you typed, and other spellings."),
        ("q=zzzzzz&actor=mar", "the words as they stand, under these filters."),
        ("q=%2Bzzzzzz", "nothing is relaxed."),
        ("q=zzzzzz&operator=all", "nothing is relaxed."),
    ],
)
def test_an_empty_page_says_what_was_tried(client: FlaskClient, query: str, tried: str) -> None:
    said = read(client, f"/?{query}&ui=en").select(".nothing p")
    assert said[0].text.startswith("Tried:")
    assert said[0].text.endswith(tried)
    assert "quotes" not in said[1].text
