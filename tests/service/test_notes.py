"""Whatever an answer passes over is said in it, in the place that its form has for it."""

from __future__ import annotations

import re
from urllib.parse import unquote

import feedparser
import pytest
from flask.testing import FlaskClient

from index.settings import load_settings
from service import create_app
from tests.service.reading import read

_HEADER = "Vigie-Diagnostics"


def _codes(said: list[dict[str, object]]) -> list[object]:
    return [one["code"] for one in said]


def _subtitle(client: FlaskClient, path: str) -> str:
    feed = feedparser.parse(client.get(path).get_data())
    assert not feed.bozo
    return str(feed.feed.get("subtitle", ""))


def test_a_facet_names_an_unknown_parameter(client: FlaskClient) -> None:
    answer = client.get("/api/v1/facets/actor?q=r&pagesize=5&limit=3&query=missiles&ui=en").json
    [said] = answer["diagnostics"]
    assert said["code"] == "unknown-parameter"
    assert "“pagesize”" in said["message"]
    [said] = client.get("/api/v1/facets/actor?zzzzzz=1&ui=en").json["diagnostics"]
    assert said["message"] == "“zzzzzz” is the name of no parameter."


def test_a_facet_says_what_of_its_search_could_not_be_used(client: FlaskClient) -> None:
    asked = {"query": 'missiles "', "lang": "klingon"}
    answer = client.get("/api/v1/facets/actor", query_string=asked).json
    assert _codes(answer["diagnostics"]) == ["unknown-concept", "unclosed-quote"]
    assert client.get("/api/v1/facets/actor?query=missiles").json["diagnostics"] == []


def test_the_page_of_a_facet_says_the_same(client: FlaskClient) -> None:
    asked = {"q": 'missiles "', "from": "hier", "fnd": "r", "find": "r", "ui": "en"}
    page = read(client, "/facet/actor", query_string=asked)
    said = [one.text for one in page.select(".messages p")]
    assert len(said) == 3
    assert "“hier”" in said[0]
    assert "“fnd”" in said[1]
    assert said[2].startswith("Quotation mark")
    page = read(client, "/facet/actor?q=missiles&find=r")
    assert not page.select(".messages")


def test_the_page_of_a_facet_says_how_many_of_its_values_it_lists(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "premières valeurs" not in client.get("/facet/source").text
    monkeypatch.setattr("service.pages._MOST_VALUES", 2)
    page = read(client, "/facet/source")
    assert len(page.select(".facet .value")) == 2
    total = client.get("/api/v1/facets/source").json["total"]
    assert f"Les 2 premières valeurs sur {total}" in page.text


def test_suggestions_name_an_unknown_parameter(client: FlaskClient) -> None:
    answer = client.get("/api/v1/suggest?query=ira&ui=en").json
    [said] = answer["diagnostics"]
    assert "“q”" in said["message"]
    assert client.get("/api/v1/suggest?q=ira&limit=3").json["diagnostics"] == []


def test_a_feed_says_under_its_title_what_it_passed_over(client: FlaskClient) -> None:
    said = _subtitle(client, "/feed.atom?q=missiles&couleur=1&ui=fr")
    assert "«\u202fcouleur\u202f»" in said
    assert "licorne" in _subtitle(client, "/feed.atom?actor=licorne&ui=fr")
    assert _subtitle(client, "/feed.atom?q=missiles&sort=newest&page=2&ui=fr") == ""


@pytest.mark.parametrize("kind", ["csv", "jsonl"])
def test_an_export_says_in_a_header_what_it_passed_over(client: FlaskClient, kind: str) -> None:
    asked = {"q": 'missiles "', "actor": "été", "sise": "3", "ui": "en"}
    response = client.get(f"/api/v1/export.{kind}", query_string=asked)
    header = response.headers[_HEADER]
    codes = re.findall(r"(?:^|, )([a-z-]+);", header)
    assert codes == ["unknown-parameter", "unknown-concept", "unclosed-quote"]
    messages = [unquote(one) for one in re.findall(r'message=%"([^"]*)"', header)]
    assert "%e2%80%9csise%e2%80%9d" in header
    assert messages[0] == "“sise” is the name of no parameter; the nearest is “size”."
    assert "“été”" in messages[1]
    assert header.isascii()


@pytest.mark.parametrize("kind", ["csv", "jsonl"])
def test_an_export_that_passed_over_nothing_says_nothing(client: FlaskClient, kind: str) -> None:
    asked = "q=missiles&size=5&sort=newest&utm_source=x"
    assert _HEADER not in client.get(f"/api/v1/export.{kind}?{asked}").headers


def test_however_much_is_passed_over_the_header_stays_short(client: FlaskClient) -> None:
    asked = "&".join(f"{'é' * 100}{n}=1" for n in range(60)) + "&q=" + '"x+' * 60
    header = client.get(f"/api/v1/export.csv?{asked}").headers[_HEADER]
    assert len(header) < 4_000
    one = r'[a-z-]+;message=%"[ !#-~]*"'
    assert re.fullmatch(f"{one}(, {one})*", header)


def test_a_second_value_of_what_takes_one_is_said(client: FlaskClient) -> None:
    answer = client.get("/api/v1/search?q=missiles&q=obus&ui=en").json
    [said] = answer["query"]["diagnostics"]
    assert said["code"] == "repeated-parameter"
    assert "“q”" in said["message"]
    assert "“missiles”" in said["message"]
    assert answer["query"]["text"] == "missiles"


def test_a_script_elsewhere_may_read_what_an_answer_says_of_itself() -> None:
    origin = "https://labo.example"
    shared = create_app(load_settings(index="nowhere", cors_origins=origin)).test_client()
    response = shared.get("/api/v1/search", headers={"Origin": origin})
    exposed = {one.strip() for one in response.headers["Access-Control-Expose-Headers"].split(",")}
    assert exposed >= {"Link", "Retry-After", "ETag", "X-Request-ID", _HEADER}
