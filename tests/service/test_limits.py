"""No request is larger than what the service takes, and its answer stays in proportion."""

from __future__ import annotations

import json
import re

import pytest
from flask.testing import FlaskClient

from index.settings import Settings
from service import create_app
from tests.service.reading import read

#: Far more than any server lets through in an address.
_LONG = "missiles " * 50_000


def _codes(answer: dict[str, dict[str, list[dict[str, str]]]]) -> list[str]:
    return [one["code"] for one in answer["query"]["diagnostics"]]


def test_a_query_that_is_too_long_is_cut_and_said(client: FlaskClient) -> None:
    answer = client.get("/api/v1/search", query_string={"q": _LONG}).json
    assert "too-long" in _codes(answer)
    assert answer["total"] == client.get("/api/v1/search?q=missiles").json["total"] > 0
    just = client.get("/api/v1/search", query_string={"q": "missiles " + "x" * 503}).json
    assert "too-long" not in _codes(just)


@pytest.mark.parametrize("path", ["/", "/article/presse/drones", "/facet/actor", "/feed.atom"])
def test_a_long_query_is_not_repeated_in_every_link(client: FlaskClient, path: str) -> None:
    whole = client.get(path, query_string={"q": _LONG})
    assert whole.status_code == 200
    assert len(whole.get_data()) < len(_LONG)  # not even once as it came


def test_a_long_query_in_a_batch_is_cut_as_well(client: FlaskClient) -> None:
    body = {"queries": [{"q": _LONG}]}
    line = client.post("/api/v1/batch", json=body).get_data(as_text=True)
    assert "too-long" in _codes(json.loads(line)["answer"])
    assert len(line) < len(_LONG)


@pytest.mark.parametrize("name", ["actor", "not.weapon", "source", "lang", "story"])
def test_a_facet_takes_fifty_values_and_no_more(client: FlaskClient, name: str) -> None:
    many = [f"v{number}" for number in range(50)]
    for path in ("/api/v1/search", "/api/v1/export.csv", "/feed.atom"):
        taken = client.get(path, query_string={name: many})
        assert taken.status_code == 200
        refused = client.get(path, query_string={name: [*many, "w"]})
        assert refused.status_code == 400
        assert [error["name"] for error in refused.json["errors"]] == [name]
    assert client.get("/", query_string={name: [*many, "w"]}).status_code == 200


@pytest.mark.parametrize(
    "path", ["/api/v1/suggest", "/suggest.json", "/api/v1/facets/source", "/facet/source"]
)
def test_whatever_is_typed_at_length_is_answered(client: FlaskClient, path: str) -> None:
    for text in ("x" * 8_000, "x " * 4_000, "*" * 8_000, "l'" * 4_000, "é-" * 4_000):
        assert client.get(path, query_string={"q": text, "find": text}).status_code == 200


def test_an_empty_page_says_what_was_tried_where_anything_was(client: FlaskClient) -> None:
    assert "Essayé" in client.get("/?q=zzzzqq&ui=fr").text
    page = client.get("/?q=les+de+la&ui=fr").text
    assert "Essayé" not in page
    assert "ne servent qu’à relier" in page


@pytest.mark.parametrize(
    "path",
    [
        "/?q=drones&actor=deu&lang=en&ui=en",
        "/?q=January+1998&ui=en",
        "/?q=missiles+January+1998&operator=all&lang=fr&undated=exclude&ui=en",
    ],
)
def test_what_an_empty_page_promises_is_what_its_links_find(client: FlaskClient, path: str) -> None:
    page = read(client, path)
    links = page.select(".nothing li a")
    assert links
    for link in links:
        promised = re.search(r"\d+", link.parent.get_text().replace(link.get_text(), ""))
        href = str(link["href"]).replace("/?", "/api/v1/search?", 1)
        assert promised is not None
        assert int(promised[0]) == client.get(href).json["total"] > 0


def _hasty(indexed: Settings) -> FlaskClient:
    """A client of a service that answered once and gives no search any time since."""
    client = create_app(indexed.model_copy(update={"time_limit": 1e-6})).test_client()
    assert client.get("/readyz").status_code == 200  # the first one may take its time
    return client


def test_a_search_that_takes_too_long_is_refused_and_says_what_to_change(
    indexed: Settings,
) -> None:
    hasty = _hasty(indexed)
    for path in ("/api/v1/search?q=missiles", "/api/v1/export.csv", "/feed.atom"):
        answer = hasty.get(path)
        assert (answer.status_code, answer.mimetype) == (503, "application/problem+json")
        assert answer.json["type"] == "urn:vigie:problem:too-slow"
        assert answer.json["remedy"]
        assert int(answer.headers["Retry-After"]) > 0
    page = hasty.get("/?q=missiles&ui=en")
    assert (page.status_code, page.mimetype) == (503, "text/html")
    assert "Ask for fewer words" in page.get_data(as_text=True)


def test_each_search_of_a_batch_has_its_own_time(indexed: Settings) -> None:
    hasty = _hasty(indexed)
    answer = hasty.post("/api/v1/batch", json={"queries": [{"q": "a"}, {"q": "b"}]})
    lines = [json.loads(line) for line in answer.get_data(as_text=True).splitlines()]
    assert [line["problem"]["status"] for line in lines] == [503, 503]
