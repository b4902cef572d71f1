"""The edge of the service: labels, tags, preflights, damage, and what the description says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from flask import Flask
from flask.testing import FlaskClient

from index.settings import Settings
from service import create_app
from service.asked import MatchQuery, SearchQuery
from service.desk import Desk
from tests.service.corpus import articles

_PATHS = ("/?q=missiles", "/api/v1/search?q=missiles", "/article/presse/drones")


def test_made_up_methods_are_counted_as_one(client: FlaskClient) -> None:
    for number in range(5):
        client.open("/healthz", method=f"BREW{number}")
        client.open(f"/nulle/part/{number}")
    text = client.get("/metrics").get_data(as_text=True)
    assert "BREW" not in text
    assert 'method="other"' in text
    assert "nulle" not in text
    methods = set(re.findall(r'method="([^"]*)"', text))
    assert methods <= {"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE", "other"}


def _tags(settings: Settings, **changes: str) -> list[str]:
    client = create_app(settings.model_copy(update=changes)).test_client()
    return [client.get(path).headers["ETag"] for path in (*_PATHS, "/feed.atom?q=missiles")]


def test_a_tag_changes_with_every_setting_that_an_answer_depends_on(indexed: Settings) -> None:
    plain = _tags(indexed)
    assert _tags(indexed) == plain
    for changes in (
        {"public_url": "https://vigie.example/"},
        {"default_ui": "en"},
    ):
        assert not set(_tags(indexed, **changes)) & set(plain)


def test_a_tag_changes_with_the_words_of_the_lexicon(indexed: Settings, tmp_path: Path) -> None:
    words = tmp_path / "words.tsv"
    seen = []
    for french in ("bidule", "machin"):
        words.write_text(f"{french}\tgadget\n", encoding="utf-8")
        seen.append(set(_tags(indexed, lexicon=str(words))))
    assert not seen[0] & seen[1]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        *((path, 304) for path in _PATHS),
        ("/article/rien", 404),
        ("/api/v1/articles/rien", 404),
        ("/api/v1/search?from=x", 400),
        ("/facet/colour", 404),
    ],
)
def test_a_star_is_true_of_what_exists_and_of_nothing_else(
    client: FlaskClient, path: str, status: int
) -> None:
    response = client.get(path, headers={"If-None-Match": "*"})
    assert response.status_code == status
    if status == 304:
        assert response.get_data() == b""
        assert response.headers["ETag"]


def test_a_browser_may_ask_to_send_a_batch(indexed: Settings) -> None:
    changes = {"cors_origins": "https://desk.example", "limit_export": "1/minute"}
    client = create_app(indexed.model_copy(update=changes)).test_client()
    asked = {
        "Origin": "https://desk.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    for _ in range(3):  # which costs nothing
        answer = client.options("/api/v1/batch", headers=asked)
        assert answer.status_code == 200
        assert answer.headers["Access-Control-Allow-Origin"] == "https://desk.example"
        assert "content-type" in answer.headers["Access-Control-Allow-Headers"].lower()
        assert "POST" in answer.headers["Access-Control-Allow-Methods"]
    sent = client.post("/api/v1/batch", json={"queries": [{"q": "obus"}]}, headers=asked)
    assert sent.status_code == 200
    other = client.options("/api/v1/batch", headers=asked | {"Origin": "https://other.example"})
    assert "Access-Control-Allow-Headers" not in other.headers


def test_after_a_surprise_readiness_is_proved_again(
    indexed: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = create_app(indexed)
    client = app.test_client()
    assert client.get("/readyz").status_code == 200
    made: Desk = app.extensions["vigie"]

    def fails(*_: Any) -> None:
        raise ValueError("a block cannot be read")

    monkeypatch.setattr(type(made.searcher), "search", fails)
    assert client.get("/readyz").status_code == 200  # proved before
    assert client.get("/api/v1/search?q=obus").status_code == 500
    assert client.get("/readyz").status_code == 500
    monkeypatch.undo()
    assert client.get("/readyz").status_code == 200


def test_the_id_of_a_feed_is_a_urn_whatever_is_asked(client: FlaskClient) -> None:
    seen = set()
    for query in ("", "?q=obus", "?q=%20", "?q=a%26b&actor=rus"):
        feed = client.get(f"/feed.atom{query}").get_data(as_text=True)
        [own] = re.findall(r"<id>(urn:vigie:search:[^<]*)</id>", feed)
        assert re.fullmatch(r"urn:vigie:search:[A-Za-z0-9%._~-]+", own)
        seen.add(unquote(own))
    assert len(seen) == 3


@pytest.fixture(scope="module")
def document(app: Flask) -> dict[str, Any]:
    found: dict[str, Any] = app.test_client().get("/openapi.json").json
    return found


def _parameters(document: dict[str, Any], path: str) -> list[str]:
    return [one["name"] for one in document["paths"][path]["get"].get("parameters", [])]


def test_each_route_names_only_what_it_uses(document: dict[str, Any]) -> None:
    of_order = {"sort", "page", "size", "cursor", "facets"}
    for path in ("/api/v1/export.jsonl", "/api/v1/export.csv", "/feed.atom"):
        assert not of_order & set(_parameters(document, path))
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


def test_every_address_of_the_service_is_described(document: dict[str, Any]) -> None:
    assert {"/metrics", "/opensearch.xml", "/suggest.json"} <= set(document["paths"])


def test_where_a_search_goes_on_is_a_described_header(document: dict[str, Any]) -> None:
    found = document["paths"]["/api/v1/search"]["get"]["responses"]["200"]
    assert "rel=" in found["headers"]["Link"]["description"]
    assert "cursor" not in document["components"]["schemas"]["SearchAnswer"]["properties"]


def test_exports_hold_every_match_whatever_page_was_seen(client: FlaskClient) -> None:
    lines = client.get("/api/v1/export.jsonl?page=99&size=7&sort=oldest&cursor=zz").text
    assert len(lines.splitlines()) == len(articles())
