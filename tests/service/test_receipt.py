"""The line below the box: what each part of the query was read as, and links that read it in
another way."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

from tests.service.reading import read


def _parts(client: FlaskClient, text: str) -> dict[str, dict[str, str]]:
    """What stands for each part, and what its links search for."""
    page = read(client, "/", query_string={"q": text, "ui": "en"})
    return {
        " ".join(part.summary.text.split()): {
            link.text: parse_qs(urlsplit(link["href"]).query).get("q", [""])[0]
            for link in part.select(".sheet a")
        }
        for part in page.select(".understood > li")
    }


def test_what_is_left_out_is_said_to_be(client: FlaskClient) -> None:
    missiles, drones = _parts(client, "missiles SAUF Bayraktar")
    assert missiles.startswith("missiles →")
    assert drones.startswith("without Bayraktar →")
    asked = {"q": "missiles -(Bayraktar OU obus) -(-Iran)", "facets": "none"}
    read_as = client.get("/api/v1/search", query_string=asked).json["query"]["understood"]
    assert [one["text"] for one in read_as if one.get("excluded")] == ["Bayraktar", "obus"]


def test_a_part_is_taken_off_with_its_exclusion(client: FlaskClient) -> None:
    missiles, drones = _parts(client, "SAUF Bayraktar missiles").values()
    assert missiles["include again"] == "missiles"
    assert drones["without this word"] == "SAUF Bayraktar"


@pytest.mark.parametrize(
    "text",
    ["actor:rus", 'source:"Le Relais"', '"missiles Iran"~5', '"missiles"', "balist*", "+missiles"],
)
def test_no_link_is_offered_that_would_change_nothing(client: FlaskClient, text: str) -> None:
    [links] = _parts(client, text).values()
    assert list(links) == ["without this word"]
