from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from schemathesis.specs.openapi.checks import positive_data_acceptance

from service.asked import MatchQuery, SearchQuery
from service.notes import NOTES_HEADER
from service.params import NAMES


@pytest.fixture(scope="module")
def document(app: Flask) -> dict[str, Any]:
    found: dict[str, Any] = app.test_client().get("/openapi.json").json
    return found


def test_the_description_is_valid_openapi(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1")
    validate(document)


def test_what_the_description_promises_for_every_route_is_kept(
    client: FlaskClient, document: dict[str, Any]
) -> None:
    said = document["info"]["description"]
    answer = client.get("/api/v1/search?q=bulletin&size=1", headers={"Accept-Encoding": "zstd"})
    assert answer.headers["Content-Encoding"] == "zstd"
    for name in ("ETag", "Link"):
        assert f"`{name}`" in said
        assert answer.headers[name]
    unchanged = {"If-None-Match": answer.headers["ETag"]}
    assert client.get("/api/v1/search?q=bulletin&size=1", headers=unchanged).status_code == 304
    refused = client.get("/api/v1/search?size=0", headers={"Accept-Language": "en"}).json
    assert [one["name"] for one in refused["errors"]] == ["size"]
    assert "1 to 100" in refused["errors"][0]["detail"]


def test_descriptions_are_sentences_without_markup_of_lines(document: dict[str, Any]) -> None:
    told = [
        one["get"]["description"]
        for one in document["paths"].values()
        if "get" in one and "description" in one["get"]
    ]
    assert len(told) > 5
    assert [text for text in told if "<" in text.replace("<id>", "")] == []


def test_a_filter_takes_what_its_description_says(client: FlaskClient) -> None:
    for query in ("actor=Russia", "actor=rus", "weapon=Missiles"):
        answer = client.get(f"/api/v1/search?{query}&facets=none&ui=en").json
        assert answer["total"] > 0
        assert answer["query"]["diagnostics"] == []


def test_every_public_route_is_described(app: Flask, document: dict[str, Any]) -> None:
    described = set(document["paths"])
    for rule in app.url_map.iter_rules():
        path = rule.rule.replace("<article_id:", "{").replace("<", "{").replace(">", "}")
        if rule.rule.startswith("/api/") and rule.rule != "/api/v1/articles":
            assert path in described
    others = {"/feed.atom", "/healthz", "/readyz", "/metrics", "/opensearch.xml", "/suggest.json"}
    assert others <= described


def _parameters(document: dict[str, Any], path: str) -> list[str]:
    return [one["name"] for one in document["paths"][path]["get"].get("parameters", [])]


def test_each_route_names_only_what_it_uses(document: dict[str, Any]) -> None:
    of_order = {"sort", "page", "size", "cursor", "facets"}
    for path in ("/api/v1/export.jsonl", "/api/v1/export.csv", "/feed.atom"):
        named = set(_parameters(document, path))
        assert "q" in named
        assert not of_order & named
    whole = {field.alias or name for name, field in SearchQuery.model_fields.items()}
    matched = {field.alias or name for name, field in MatchQuery.model_fields.items()}
    assert whole - matched == of_order
    assert set(_parameters(document, "/api/v1/facets/{name}")) == {
        *matched,
        "query",
        "limit",
        "name",
    }
    assert _parameters(document, "/api/v1/articles/{article_id}") == ["article_id", "ui"]


def test_where_a_search_goes_on_is_a_described_header(document: dict[str, Any]) -> None:
    found = document["paths"]["/api/v1/search"]["get"]["responses"]["200"]
    assert "rel=" in found["headers"]["Link"]["description"]
    assert "cursor" not in document["components"]["schemas"]["SearchAnswer"]["properties"]


def test_an_address_that_is_too_long_is_a_described_problem(document: dict[str, Any]) -> None:
    for path in ("/api/v1/search", "/api/v1/export.csv", "/api/v1/facets/{name}", "/feed.atom"):
        assert "414" in document["paths"][path]["get"]["responses"]


@pytest.mark.parametrize("kind", ["jsonl", "csv"])
def test_the_notes_beside_an_export_are_described(document: dict[str, Any], kind: str) -> None:
    answers = document["paths"][f"/api/v1/export.{kind}"]["get"]["responses"]
    assert NOTES_HEADER in answers["200"]["headers"]


def test_every_search_parameter_is_described_with_what_it_does(document: dict[str, Any]) -> None:
    parameters = document["paths"]["/api/v1/search"]["get"]["parameters"]
    assert [one["name"] for one in parameters] == list(NAMES)
    assert all(one["description"] for one in parameters)
    assert any("example" in one for one in parameters)


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/api/v1/search", "/api/v1/search?q=missiles nord-coréens&actor=rus"),
        ("/api/v1/search", "/api/v1/search?q=zzz&undated=only"),
        ("/api/v1/articles/{article_id}", "/api/v1/articles/presse/obus"),
        ("/api/v1/articles/{article_id}", "/api/v1/articles/presse/sans-date"),
        ("/api/v1/facets/{name}", "/api/v1/facets/actor?q=r&query=missiles"),
        ("/api/v1/suggest", "/api/v1/suggest?q=missi"),
        ("/healthz", "/healthz"),
        ("/readyz", "/readyz"),
    ],
)
def test_answers_have_the_described_shape(
    client: FlaskClient, document: dict[str, Any], path: str, asked: str
) -> None:
    operation = document["paths"][path]["get"]
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    whole = {"components": document["components"], **schema}
    Draft202012Validator(whole).validate(client.get(asked).json)


def test_the_viewer_asks_no_other_server(client: FlaskClient) -> None:
    page = client.get("/docs").get_data(as_text=True)
    assert "//" not in page.replace("<!doctype html>", "")
    for asset in ("swagger-ui.css", "swagger-ui-bundle.js"):
        response = client.get(f"/docs/assets/{asset}")
        assert response.status_code == 200
        response.close()
    assert client.get("/docs/assets/..%2F__init__.py").status_code == 404


#: What only the whole request or the calendar shows: a page too deep, a day
#: that its month does not have, a cursor of another search.
_BEYOND_A_SCHEMA = {"from", "to", "page", "cursor", "queries"}


def test_requests_made_up_from_the_description_are_answered_as_it_says(app: Flask) -> None:
    schema = schemathesis.openapi.from_wsgi("/openapi.json", app)
    asked = 0
    for operation in schema.get_all_operations():

        @given(case=operation.ok().as_strategy())
        @settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
        def ask(case: schemathesis.Case) -> None:
            nonlocal asked
            asked += 1
            plain = {"Accept-Encoding": "identity"}
            response = case.call(headers=plain)
            case.validate_response(response, excluded_checks=[positive_data_acceptance])
            if response.status_code == 400:
                faults = {error["name"] for error in response.json()["errors"]}
                assert faults <= _BEYOND_A_SCHEMA

        ask()
    assert asked > 50
